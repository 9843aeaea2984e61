"""From a schedule to an agenda. The format is that of https://c3voc.de/wiki/schedule."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from atip_agenda.errors import UnusableAgendaError, quoted
from atip_agenda.formats.assemble import Event, check_years, sessions_of
from atip_agenda.formats.frab.json_writer import OURS
from atip_agenda.formats.frab.times import (
    VenueTime,
    clock_named,
    date_of,
    day_change_of,
    end_of,
    start_of,
    time_of,
    zone_of,
)
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED, made_unique, slug_of

if TYPE_CHECKING:
    from atip_agenda.formats.frab.schedule import ListedEvent, Schedule

_OUR_VERSION = re.compile(r"(draft|provisional|final), revision ([0-9]{1,9})")
_DRAFT = re.compile(r"draft|entwurf|brouillon|borrador|\bwip\b|work in progress", re.IGNORECASE)
_PROVISIONAL = re.compile(r"provisional|preliminary|vorl[aä]ufig|tentative", re.IGNORECASE)


def agenda_of(schedule: Schedule, options: ReadOptions, issues: Issues) -> ReadResult:
    """Return the agenda of a schedule.

    Raises NoZoneError, or UnusableAgendaError where no event can be read.
    """
    zone = zone_of(schedule, options.zone, issues)
    venue = VenueTime(zone, day_change_of(schedule, zone, issues))
    listed: list[ListedEvent] = []
    events: list[Event] = []
    for event in schedule.events:
        start = start_of(event, venue, issues)
        if start:
            end = end_of(event, start, venue, issues)
            if not event.fields.get("title"):
                issues.inferred(event.where, "It has no title.")
            listed.append(event)
            events.append(Event(event.where, _fields(event), start, end))
    if issues.losses and not events:
        raise UnusableAgendaError("", issues.losses)
    _check_rooms(schedule.events, issues)
    sessions = sessions_of(events, zone, issues)
    for event, session, uid in zip(listed, sessions, _uids(listed, events), strict=True):
        session["uid"] = uid or None
        names = (("id", _id(event), session["id"]), ("guid", event.fields.get("guid", ""), uid))
        for sort, own, given in names:
            if own != given:
                said = f"Another event has the {sort} {quoted(own)}; this one is {quoted(given)}."
                issues.inferred(event.where, said)
    check_years(events, issues)
    conference = _conference(schedule, events, venue)
    if conference["title"] == UNTITLED:
        issues.inferred("conference.title", "The conference has no title.")
    agenda = {"version": 1, "conference": conference, "sessions": sessions}
    return ReadResult(agenda, issues.warnings)


def _uids(listed: Sequence[ListedEvent], events: Sequence[Event]) -> list[str]:
    """Unique uids, empty without a guid; counted by time and room, as ids are."""
    guids = [event.fields.get("guid", "") for event in listed]
    order = sorted(
        (at for at, guid in enumerate(guids) if guid),
        key=lambda at: (events[at].start, _room(listed[at])),
    )
    return made_unique(guids, order)


def _id(event: ListedEvent) -> str:
    written = (event.fields.get(name) for name in ("id", "code", "slug", "guid"))
    return next(filter(None, written), None) or slug_of(event.fields.get("title", "")) or "event"


def _fields(event: ListedEvent) -> dict[str, Any]:
    """The fields of a session except its times and uid."""
    fields = event.fields
    return {
        "id": _id(event),
        "kind": slug_of(fields.get("type", "")) or slug_of(fields.get("track", "")) or "session",
        "title": fields.get("title") or UNTITLED,
        "status": event.status,
        "room": _room(event) or None,
        "track": fields.get("track") or None,
        "language": fields.get("language") or None,
        "speakers": list(dict.fromkeys(filter(None, event.persons))),
        "url": fields.get("url") or None,
        "links": [
            {"title": title or address, "url": address} for title, address in event.links if address
        ],
        "description": fields["description"] or None,
    }


def _room(event: ListedEvent) -> str:
    return event.fields.get("room") or event.room


def _check_rooms(events: Sequence[ListedEvent], issues: Issues) -> None:
    """Add an issue for each room whose events name another one."""
    pairs = Counter((event.room, _room(event)) for event in events)
    for (listed, named), number in pairs.items():
        if listed not in {"", named}:
            said = f"Events that are listed in it name {quoted(named)}; that counts ({number})."
            issues.odd(f"room {listed}", said)


def _conference(schedule: Schedule, events: Sequence[Event], venue: VenueTime) -> dict[str, Any]:
    """The fields of the conference. Raises UnusableAgendaError where there is no day at all."""
    facts = schedule.facts
    days = [*_dates(schedule, venue)] or [venue.day(event.start) for event in events]
    if not days:
        raise refused("It is a schedule without a day.")
    version = facts.get("version") or facts.get("release", "")
    own = _OUR_VERSION.fullmatch(version) if facts["generator"] == OURS else None
    hall, city = facts.get("venue", ""), facts.get("city", "")
    places = (hall, "" if city.casefold() in hall.casefold() else city)
    return {
        "title": facts.get("title") or facts.get("acronym") or UNTITLED,
        "theme": facts.get("subtitle") or None,
        "status": own[1] if own else _status(version),
        "timezone": venue.zone.key,
        "first_day": min(days).isoformat(),
        "last_day": max(days).isoformat(),
        "venue": ", ".join(filter(None, places)) or None,
        "url": next(filter(None, map(facts.get, ("url", "schedule_url", "base_url"))), None),
        "day_change": clock_named(venue.day_change),
        "revision": int(own[2]) if own else 0,
        "notes": [f"Version of the schedule: {version}"] if version and not own else [],
    }


def _dates(schedule: Schedule, venue: VenueTime) -> Iterator[dt.date]:
    """The dates of the conference's start and end; of its days too, unless the file is ours.

    Our files also list the days of sessions outside of the conference.
    """
    if schedule.facts["generator"] != OURS:
        yield from (day.date for day in schedule.days if day.date)
    for name in ("start", "end"):
        written = schedule.facts.get(name, "")
        time, date = time_of(written), date_of(written)
        if time:
            yield venue.day(time)
        elif date:
            yield date


def _status(version: str) -> str:
    """The status by the name of a version; a published one is final unless it says otherwise."""
    if _DRAFT.search(version):
        return "draft"
    return "provisional" if _PROVISIONAL.search(version) else "final"
