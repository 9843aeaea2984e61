"""Tab-separated lines for pipes, never wrapped or cut."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from atip_agenda.render.drawing.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from zoneinfo import ZoneInfo

    from atip_agenda.models import Session


def time_field(instant: dt.datetime | None, zone: ZoneInfo) -> str:
    """A time in ISO 8601 to the minute, with offset; "" for an open end."""
    return "" if instant is None else instant.astimezone(zone).isoformat(timespec="minutes")


def session_fields(session: Session, zone: ZoneInfo) -> tuple[str, ...]:
    """The six columns of a session: start, end, kind, id, title, room."""
    return fields_in(zone)(session)


def session_records(sessions: Iterable[Session], zone: ZoneInfo) -> Iterator[str]:
    """A line for each session."""
    fields_of = fields_in(zone)
    return (record(fields_of(session)) for session in sessions)


def fields_in(zone: ZoneInfo) -> Callable[[Session], tuple[str, ...]]:
    """Return a function from a session to its six columns."""

    # Sessions share their times; each is formatted once.
    @functools.cache
    def time_of(instant: dt.datetime | None) -> str:
        return time_field(instant, zone)

    def fields(session: Session) -> tuple[str, ...]:
        return (
            time_of(session.start),
            time_of(session.end),
            session.kind,
            session.id,
            session.title,
            session.room or "",
        )

    return fields


def record(fields: tuple[str, ...]) -> str:
    """A line of fields; tabs and line ends inside them become blanks."""
    line = "\t".join(fields)
    if line.replace("\t", "").isprintable() and line.count("\t") < len(fields):
        return line
    return "\t".join(map(clean, fields))
