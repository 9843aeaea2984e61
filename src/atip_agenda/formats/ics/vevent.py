"""A session as a VEVENT: for calendars, and for the people who read them there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.formats.ics.content_lines import escaped, line, text_line
from atip_agenda.formats.ics.x_atip import GONE, OPEN_END, OWN_OF_SESSION, marked, own_lines
from atip_agenda.formats.interface import UNSTAMPED, WriteOptions
from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import UNTITLED, line_of
from atip_agenda.models import Agenda, Conference, Session
from atip_agenda.schedule.facts import facts_of
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR

_HIGHEST = 2**31 - 1  # of an integer in a calendar
_ADDRESS = re.compile(r"https?://[!-~]+", re.ASCII)
_NO_END = "The agenda gives no end; the one that the calendar shows is inferred."


class Issue(NamedTuple):
    """What holds for all events of a calendar; `language` is the parameter of what people read.

    `agenda` is the whole one, also where only a part of it is written.
    """

    agenda: Agenda
    told: WriteOptions
    stamp: dt.datetime
    language: Mapping[str, str]

    @property
    def stamped(self) -> str:
        """When the agenda was issued, as calendars write it."""
        return _utc(self.stamp)


def event_lines(session: Session, uid: str, issue: Issue, *, gone: bool = False) -> Iterator[str]:
    """The lines of an event; one that is `gone` is cancelled, for calendars that still have it."""
    conference, told = issue.agenda.conference, issue.told
    revision = max(conference.revision, told.since + 1) if gone else conference.revision
    status = "cancelled" if gone else _status(session, conference)
    title = line_of(harmless(session.title)) or UNTITLED
    url = address_in(session.url)
    yield line("BEGIN", "VEVENT")
    yield text_line("UID", uid)
    yield line("DTSTAMP", issue.stamped)
    if issue.stamp != UNSTAMPED:
        yield line("LAST-MODIFIED", issue.stamped)
    yield line("SEQUENCE", str(min(revision, _HIGHEST)))
    yield _time("DTSTART", session.start, conference.zone)
    until = issue.agenda.until(session)
    if until > session.start:  # an end must be later; without one an event has no length
        yield _time("DTEND", until, conference.zone)
    yield text_line("SUMMARY", title, issue.language)
    if place := _place(session, conference):
        yield text_line("LOCATION", place, issue.language)
    if about := _about(session, conference):
        yield text_line("DESCRIPTION", about, issue.language)
    yield line("CATEGORIES", ",".join(map(escaped, _categories(session))))
    if url:
        yield line("URL", url)
    yield line("STATUS", status.upper())
    yield line("TRANSP", "OPAQUE" if session.busy and not gone else "TRANSPARENT")
    if gone:
        yield marked(GONE)
    else:
        # What the lines above say already is not said twice.
        told_already = {"title": title, "status": status, "url": url}
        facts = dict(session)
        yield from own_lines(
            {
                field: value
                for field, value in facts.items()
                if field not in told_already or value != told_already[field]
            },
            OWN_OF_SESSION,
        )
        if session.end is None:
            yield marked(OPEN_END)
        if told.alarm is not None and status != "cancelled":
            yield from _alarm(told.alarm, title)
    yield line("END", "VEVENT")


def address_in(url: str | None) -> str | None:
    """An address that a program may open, if a calendar can hold it."""
    return url if url and _ADDRESS.fullmatch(url) else None


def _alarm(minutes: int, title: str) -> Iterator[str]:
    yield line("BEGIN", "VALARM")
    yield line("ACTION", "DISPLAY")
    yield line("TRIGGER", f"-PT{minutes}M" if minutes else "PT0M")
    yield text_line("DESCRIPTION", title)
    yield line("END", "VALARM")


def _status(session: Session, conference: Conference) -> str:
    """A session's status; while the agenda is a draft all that is not cancelled is tentative."""
    if session.status == "confirmed" and conference.status == "draft":
        return "tentative"
    return session.status


def _place(session: Session, conference: Conference) -> str:
    """Where it is and how to join, on one line."""
    parts = (line_of(part or "") for part in (session.room, conference.venue))
    place = ", ".join(filter(None, parts))
    online = line_of(conference.online or "")
    return f"{place} (online: {online})" if place and online else place or online


def _about(session: Session, conference: Conference) -> str:
    """The description, and what else people ask who see nothing but their calendar."""
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
    """The kind as people write it, and the track."""
    yield session.kind.replace("-", " ").capitalize()
    track = line_of(session.track or "")
    if track:
        yield track


def _time(name: str, instant: dt.datetime, zone: ZoneInfo) -> str:
    """A line with an instant, by the clocks of a zone where these alone tell which it is."""
    wall = instant.astimezone(zone)
    twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
    # Beyond some years no zone is described; UTC needs none.
    if zone.key == "UTC" or twice or not FIRST_YEAR <= wall.year <= LAST_YEAR:
        return line(name, _utc(instant))
    return line(name, _stamp(wall), {"TZID": zone.key})


def _utc(instant: dt.datetime) -> str:
    return f"{_stamp(instant.astimezone(dt.UTC))}Z"


def _stamp(time: dt.datetime) -> str:
    return f"{time.year:04}{time:%m%dT%H%M%S}"
