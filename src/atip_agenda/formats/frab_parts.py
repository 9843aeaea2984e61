"""The parts of a schedule as schedule.xml and schedule.json have them, in texts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import Fault, UnusableAgendaError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Day(NamedTuple):
    """A day as the file has it: its date, and when it starts."""

    date: dt.date | None = None
    start: dt.datetime | None = None


class Event(NamedTuple):
    """An event as the file has it: texts by their names, and the day and room it is listed in."""

    where: str
    day: Day
    room: str
    fields: Mapping[str, str]
    persons: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()  # title, address


class Schedule(NamedTuple):
    """A schedule as the file has it."""

    conference: Mapping[str, str]
    days: Sequence[Day]
    events: Sequence[Event]
    warnings: Sequence[Fault] = ()


def refused(message: str) -> UnusableAgendaError:
    """The error for a file that is no schedule; whoever opened it adds its name."""
    return UnusableAgendaError("", [Fault("", message)])
