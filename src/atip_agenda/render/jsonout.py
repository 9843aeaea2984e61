"""The encoder of all JSON, and the shape of a session in it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from atip_agenda.models import Session
    from atip_agenda.render.view import View


def encoded(document: object, encoding: str) -> str:
    """A document as JSON text, safe on a terminal and writable in the stream's encoding."""
    text = to_json(document, indent=2).decode()
    if not text.isascii() or "\x7f" in text:
        # JSON may hold characters that a terminal obeys, or that an old encoding lacks.
        hostile = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
        others = hostile if encoding.lower().startswith("utf") else "\x7f-\U0010ffff"
        text = re.sub(f"[{others}]", _escape, text)
    return f"{text}\n"


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def session_object(session: Session, view: View) -> dict[str, Any]:
    """A session as a JSON object, its times in the zone shown."""
    return {
        "id": session.id,
        "uid": session.uid,
        "kind": session.kind,
        "title": session.title,
        "start": time_value(session.start, view.zone),
        "end": None if session.end is None else time_value(session.end, view.zone),
        "open_ended": session.end is None,
        "day": view.agenda.day_of(session).isoformat(),
        "status": session.status,
        "busy": session.busy,
        "room": session.room,
        "track": session.track,
        "language": session.language,
        "speakers": session.speakers,
        "url": session.url,
        "links": [{"title": link.title, "url": link.url} for link in session.links],
        "description": session.description,
    }


def session_objects(sessions: Iterable[Session], view: View) -> list[dict[str, Any]]:
    """Sessions as JSON objects."""
    return [session_object(session, view) for session in sessions]


def time_value(instant: dt.datetime, zone: ZoneInfo) -> str:
    """A time in ISO 8601 with seconds and offset."""
    return instant.astimezone(zone).isoformat(timespec="seconds")
