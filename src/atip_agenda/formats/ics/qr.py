"""A session as a bare VEVENT (RFC 5545), as short as a QR code needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atip_agenda.formats.ics.content_lines import line, text_line, utc
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
    return "".join(f"{one}\r\n" for one in _lines(session, conference))


def _lines(session: Session, conference: Conference) -> Iterator[str]:
    yield line("BEGIN", "VEVENT")
    # Phones ignore STATUS here.
    cancelled = "CANCELLED: " if session.cancelled else ""
    yield text_line("SUMMARY", cancelled + _plain(session.title))
    yield line("DTSTART", utc(session.start))
    if session.end is not None:
        yield line("DTEND", utc(session.end))
    places = (session.room, conference.venue, conference.online)
    if place := ", ".join(_plain(place) for place in places if place):
        yield text_line("LOCATION", place)
    if url := session.url or conference.url:
        yield line("URL", _plain(url))
    yield line("END", "VEVENT")


def _plain(text: str) -> str:
    return line_of(harmless(text))
