"""Tab-separated lines for pipes: one record a line, never wrapped or cut."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from atip_agenda.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from zoneinfo import ZoneInfo

    from atip_agenda.models import Session


def time_field(instant: dt.datetime | None, zone: ZoneInfo) -> str:
    """A time, ISO 8601 to the minute with offset, or nothing for an open end."""
    return "" if instant is None else instant.astimezone(zone).isoformat(timespec="minutes")


def session_fields(session: Session, zone: ZoneInfo) -> tuple[str, ...]:
    """The six columns of a session: start, end, kind, id, title, room."""
    return _fields(session, lambda instant: time_field(instant, zone))


def session_records(sessions: Iterable[Session], zone: ZoneInfo) -> Iterator[str]:
    """A line for each session."""

    # Sessions share their times with each other; a time is put into words once.
    @functools.cache
    def time_of(instant: dt.datetime | None) -> str:
        return time_field(instant, zone)

    return (record(_fields(session, time_of)) for session in sessions)


def record(fields: tuple[str, ...]) -> str:
    """A line of fields; tabs and line ends inside them are blanks by now."""
    line = "\t".join(fields)
    if line.replace("\t", "").isprintable() and line.count("\t") < len(fields):
        return line
    return "\t".join(map(clean, fields))


def _fields(session: Session, time_of: Callable[[dt.datetime | None], str]) -> tuple[str, ...]:
    return (
        time_of(session.start),
        time_of(session.end),
        session.kind,
        session.id,
        session.title,
        session.room or "",
    )
