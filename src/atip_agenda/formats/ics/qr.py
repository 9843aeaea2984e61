"""A session as a bare VEVENT (RFC 5545), as short as a QR code needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atip_agenda.formats.ics.content_lines import escaped, utc
from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atip_agenda.conference import Conference
    from atip_agenda.models import Session


def event_of(session: Session, conference: Conference) -> str:
    """Return the event that a phone's camera reads: title, times in UTC, place, link.

    An open end is left out, and so is the description: the code would be too large to scan.
    """
    return "".join(f"{name}:{value}\r\n" for name, value in _properties(session, conference))


def _properties(session: Session, conference: Conference) -> Iterator[tuple[str, str]]:
    yield "BEGIN", "VEVENT"
    title = _escaped(session.title)
    # Phones ignore STATUS here.
    yield "SUMMARY", f"CANCELLED: {title}" if session.cancelled else title
    yield "DTSTART", utc(session.start)
    if session.end is not None:
        yield "DTEND", utc(session.end)
    places = (session.room, conference.venue, conference.online)
    place = ", ".join(line_of(harmless(place)) for place in places if place)
    if place:
        yield "LOCATION", _escaped(place)
    if url := session.url or conference.url:
        yield "URL", line_of(harmless(url))
    yield "END", "VEVENT"


def _escaped(text: str) -> str:
    """Return a text as a value on one line (RFC 5545, 3.3.11)."""
    return escaped(line_of(harmless(text)))
