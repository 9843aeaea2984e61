"""The parts of a schedule as schedule.xml and schedule.json have them, in texts."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atip_agenda.errors import Fault

OURS = "atip-agenda"  # the name of the generator in files that we have written
OPEN_END = "open end"
_STATUSES = ("cancelled", "tentative")
_VERSION = re.compile(r"(draft|provisional|final), revision ([0-9]{1,9})")
SLUGGABLE = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?")
_SHORTEST = 4  # characters of a slug behind the acronym


class Day(NamedTuple):
    """A day as the file has it: its date, and when it starts."""

    date: dt.date | None = None
    start: dt.datetime | None = None


class Event(NamedTuple):
    """An event as the file has it: texts by their names, and the day and room it is listed in.

    `status` and `open_end` are what its subtitle says, where that says nothing else.
    """

    where: str
    day: Day
    room: str
    fields: Mapping[str, str]
    persons: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()  # title, address
    status: str = "confirmed"
    open_end: bool = False


class Schedule(NamedTuple):
    """A schedule as the file has it."""

    conference: Mapping[str, str]
    days: Sequence[Day]
    events: Sequence[Event]
    warnings: Sequence[Fault] = ()


def as_told(event: Event, *, ours: bool) -> Event:
    """The event with what its subtitle says of it, and in a file of ours the session's own id."""
    fields = {**event.fields}
    if ours and (name := name_in(fields.get("slug", ""))):
        fields["id"] = name
    words = [word.strip() for word in fields.get("subtitle", "").casefold().split(",")]
    if not {*words} <= {*_STATUSES, OPEN_END}:
        return event._replace(fields=fields)
    fields["subtitle"] = ""
    status = next((word for word in words if word in _STATUSES), "confirmed")
    return event._replace(fields=fields, status=status, open_end=OPEN_END in words)


def version_of(version: str) -> tuple[str, int] | None:
    """Status and revision in the version of a file of ours.

    >>> version_of("draft, revision 2")
    ('draft', 2)
    """
    found = _VERSION.fullmatch(version)
    return (found[1], int(found[2])) if found else None


def slug_holding(acronym: str, name: str) -> str:
    """The slug of an event in a file of ours, out of which `name_in` takes the session's id."""
    return f"{acronym}-{name:->{_SHORTEST}}"


def name_in(slug: str) -> str:
    """The session's id in a slug of ours.

    >>> name_in(slug_holding("conf2026", "t1"))
    't1'
    """
    return slug.partition("-")[2].lstrip("-")
