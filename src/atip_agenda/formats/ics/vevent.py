"""Write a session as a VEVENT."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.conference import Conference
from atip_agenda.formats.ics.content_lines import escaped, line, local, text_line, utc
from atip_agenda.formats.ics.x_atip import GONE, OPEN_END, marked, own_lines
from atip_agenda.formats.interface import UNSTAMPED, WriteOptions
from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import UNTITLED, line_of
from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.facts import facts_of
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR

_HIGHEST = 2**31 - 1  # of an integer in a calendar
_ADDRESS = re.compile(r"https?://[!-~]+", re.ASCII)
_NO_END = "The agenda gives no end; the one that the calendar shows is inferred."


class Edition(NamedTuple):
    """What all events of a calendar share; `language` is the parameter of texts for people.

    `agenda` is the whole one, even if only a part of it is written.
    """

    agenda: Agenda
    options: WriteOptions
    stamp: dt.datetime
    language: Mapping[str, str]

    @property
    def stamped(self) -> str:
        """The stamp as a DATE-TIME."""
        return utc(self.stamp)


def event_lines(
    session: Session, uid: str, edition: Edition, *, gone: bool = False
) -> Iterator[str]:
    """Return the lines of an event; `gone` cancels one that calendars may still have."""
    conference, options = edition.agenda.conference, edition.options
    revision = max(conference.revision, options.since + 1) if gone else conference.revision
    status = "cancelled" if gone else _status(session, conference)
    title = line_of(harmless(session.title)) or UNTITLED
    url = address_in(session.url)
    yield line("BEGIN", "VEVENT")
    yield text_line("UID", uid)
    yield line("DTSTAMP", edition.stamped)
    if edition.stamp != UNSTAMPED:
        yield line("LAST-MODIFIED", edition.stamped)
    yield line("SEQUENCE", str(min(revision, _HIGHEST)))
    yield _time("DTSTART", session.start, conference.zone)
    until = edition.agenda.until(session)
    if until > session.start:  # an end must be later; without one an event has no length
        yield _time("DTEND", until, conference.zone)
    yield text_line("SUMMARY", title, edition.language)
    if place := _place(session, conference):
        yield text_line("LOCATION", place, edition.language)
    if about := _about(session, conference):
        yield text_line("DESCRIPTION", about, edition.language)
    yield line("CATEGORIES", ",".join(map(escaped, _categories(session))))
    if url:
        yield line("URL", url)
    yield line("STATUS", status.upper())
    yield line("TRANSP", "OPAQUE" if session.busy and not gone else "TRANSPARENT")
    if gone:
        yield marked(GONE)
    else:
        # Fields that the lines above hold unchanged are not repeated.
        given = {"title": title, "status": status, "url": url}
        facts = {name: value for name, value in session if value != given.get(name, ...)}
        yield from own_lines(facts, Session)
        if session.end is None:
            yield marked(OPEN_END)
        if options.alarm is not None and status != "cancelled":
            yield from _alarm(options.alarm, title)
    yield line("END", "VEVENT")


def address_in(url: str | None) -> str | None:
    """Return the address if a program may open it and a calendar can hold it."""
    return url if url and _ADDRESS.fullmatch(url) else None


def _alarm(minutes: int, title: str) -> Iterator[str]:
    yield line("BEGIN", "VALARM")
    yield line("ACTION", "DISPLAY")
    yield line("TRIGGER", f"-PT{minutes}M" if minutes else "PT0M")
    yield text_line("DESCRIPTION", title)
    yield line("END", "VALARM")


def _status(session: Session, conference: Conference) -> str:
    """Return the status; in a draft all sessions that are not cancelled are tentative."""
    if session.status == "confirmed" and conference.status == "draft":
        return "tentative"
    return session.status


def _place(session: Session, conference: Conference) -> str:
    """Return where it is and how to join, on one line."""
    parts = (line_of(part or "") for part in (session.room, conference.venue))
    place = ", ".join(filter(None, parts))
    online = line_of(conference.online or "")
    return f"{place} (online: {online})" if place and online else place or online


def _about(session: Session, conference: Conference) -> str:
    """Return the description, and the facts that a calendar has no other place for."""
    facts = [
        f"{label}: {line_of(value)}"
        for label, value in facts_of(session, conference)
        if line_of(value)
    ]
    if session.end is None:
        facts.append(_NO_END)
    parts = ((session.description or "").strip(), "\n".join(facts))
    return "\n\n".join(filter(None, parts))


def _categories(session: Session) -> Iterator[str]:
    """Return the kind as people write it, and the track."""
    yield session.kind.replace("-", " ").capitalize()
    track = line_of(session.track or "")
    if track:
        yield track


def _time(name: str, instant: dt.datetime, zone: ZoneInfo) -> str:
    """Return a line with an instant: local time, or UTC where local time is ambiguous."""
    wall = instant.astimezone(zone)
    twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
    # The zone is described for these years only; UTC needs no description.
    if zone.key == "UTC" or twice or not FIRST_YEAR <= wall.year <= LAST_YEAR:
        return line(name, utc(instant))
    return line(name, local(wall), {"TZID": zone.key})
