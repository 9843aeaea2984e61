"""The tool's own format: what is written loads as the same agenda.

The conference has all its fields, as a form to fill in; a session only those that are set.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from atip_agenda.formats.assemble import wall_field
from atip_agenda.formats.sanitize import INVISIBLE

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
    return INVISIBLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", f"{text}\n").encode()


def _conference(conference: Conference) -> dict[str, Any]:
    fields = {
        **{name: getattr(conference, name) for name in type(conference).model_fields},
        "first_day": conference.first_day.isoformat(),
        "last_day": conference.last_day.isoformat(),
    }
    if conference.updated is not None:
        fields["updated"] = wall_field(conference.updated, conference.zone)
    return fields


def _session(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    """The required fields of a session, and those that differ from their defaults."""
    fields = {
        name: getattr(session, name)
        for name, field in type(session).model_fields.items()
        if field.is_required() or getattr(session, name) != field.default
    }
    fields["start"] = wall_field(session.start, zone)
    fields["end"] = None if session.end is None else wall_field(session.end, zone)
    if session.links:
        fields["links"] = [{"title": link.title, "url": link.url} for link in session.links]
    return fields
