"""The tool's own format: what is written loads as the same agenda.

The conference has all its fields, as a form to fill in; a session only those that are set.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from atip_agenda.formats.sanitize import INVISIBLE
from atip_agenda.zones import WallTimeError, instant_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from atip_agenda.conference import Conference
    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda, Session


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return the agenda as JSON in UTF-8."""
    del options
    zone = agenda.conference.zone
    document = {
        **({} if agenda.schema_uri is None else {"$schema": agenda.schema_uri}),
        "version": agenda.version,
        "conference": _conference(agenda.conference),
        "sessions": [_session(session, zone) for session in agenda.sessions],
    }
    return encoded(document)


def encoded(document: object) -> bytes:
    """Return a document as JSON in UTF-8, with control characters escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return f"{INVISIBLE.sub(_escape, text)}\n".encode()


def wall_time(instant: dt.datetime, zone: ZoneInfo) -> str:
    """Return a time as a file has it: the wall time, with an offset only if it needs one.

    >>> from zoneinfo import ZoneInfo
    >>> wall_time(dt.datetime(2026, 4, 20, 12, 30, tzinfo=dt.UTC), ZoneInfo("Europe/Vienna"))
    '2026-04-20T14:30'
    >>> wall_time(dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), ZoneInfo("Europe/Vienna"))
    '2026-10-25T02:30+01:00'
    """
    local = instant.astimezone(zone)
    wall = local.replace(tzinfo=None)
    if not dt.MINYEAR < wall.year < dt.MAXYEAR:
        local = instant
    else:
        with suppress(WallTimeError):
            local = wall if instant_of(wall, zone) == instant else local
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def _conference(conference: Conference) -> dict[str, Any]:
    fields = {name: getattr(conference, name) for name in type(conference).model_fields}
    fields["first_day"] = conference.first_day.isoformat()
    fields["last_day"] = conference.last_day.isoformat()
    if conference.updated is not None:
        fields["updated"] = wall_time(conference.updated, conference.zone)
    return fields


def _session(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    """The required fields of a session, and those that differ from their defaults."""
    fields = {
        name: getattr(session, name)
        for name, field in type(session).model_fields.items()
        if field.is_required() or getattr(session, name) != field.default
    }
    fields["start"] = wall_time(session.start, zone)
    fields["end"] = None if session.end is None else wall_time(session.end, zone)
    if session.links:
        fields["links"] = [{"title": link.title, "url": link.url} for link in session.links]
    return fields


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
