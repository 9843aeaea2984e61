"""A schedule as its file says it, in texts: what the readers of JSON and XML have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class ListedDay(NamedTuple):
    """A day: its date, and when it starts."""

    date: dt.date | None = None
    start: dt.datetime | None = None


class ListedEvent(NamedTuple):
    """An event: texts by their names, and the day and the room that it is listed under.

    `time` is its start if that is written with its date.
    """

    where: str
    day: ListedDay
    room: str
    fields: Mapping[str, str]
    time: dt.datetime | None
    persons: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()  # title, address
    status: str = "confirmed"
    open_end: bool = False


class Schedule(NamedTuple):
    """The facts of the conference as texts by their names, the days and the events."""

    facts: Mapping[str, str]
    days: Sequence[ListedDay]
    events: Sequence[ListedEvent]
