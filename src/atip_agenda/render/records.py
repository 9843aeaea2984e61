"""Tab-separated lines for pipes: one record a line, never wrapped or cut."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from atip_agenda.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from atip_agenda.models import Session


def time_field(instant: dt.datetime | None, zone: ZoneInfo) -> str:
    """A time, ISO 8601 to the minute with offset, or nothing for an open end."""
    return "" if instant is None else instant.astimezone(zone).isoformat(timespec="minutes")


def session_fields(session: Session, zone: ZoneInfo) -> tuple[str, ...]:
    """The six columns of a session: start, end, kind, id, title, room."""
    return (
        time_field(session.start, zone),
        time_field(session.end, zone),
        session.kind,
        session.id,
        session.title,
        session.room or "",
    )


def session_records(sessions: Iterable[Session], zone: ZoneInfo) -> Iterator[str]:
    """A line for each session."""
    return (record(session_fields(session, zone)) for session in sessions)


def record(fields: tuple[str, ...]) -> str:
    """A line of fields; tabs and line ends inside them are blanks by now."""
    return "\t".join(map(clean, fields))
