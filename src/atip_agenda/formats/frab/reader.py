"""What schedule.xml and schedule.json have in common: a schedule's parts, made into an agenda.

The format is that of pentabarf, frab and pretalx (https://c3voc.de/wiki/schedule).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from atip_agenda.errors import Fault, UnusableAgendaError, quoted
from atip_agenda.formats.frab import times as frab_times
from atip_agenda.formats.frab.events import Clock, Slot, clock_named, day_change_of, slot_of
from atip_agenda.formats.frab.parts import OURS, Event, Schedule, as_told, version_of
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.markup import plain_text
from atip_agenda.formats.slugs import UNTITLED, made_unique, slug_of

_DRAFT = re.compile(r"draft|entwurf|brouillon|borrador|\bwip\b|work in progress", re.IGNORECASE)
_PROVISIONAL = re.compile(r"provisional|preliminary|vorl[aä]ufig|tentative", re.IGNORECASE)


def found(schedule: Schedule, assumed: ReadOptions) -> ReadResult:
    """The agenda of a schedule. Raises NoZoneError, or UnusableAgendaError where none is left."""
    facts = schedule.conference
    events = [as_told(event, ours=facts.get("generator") == OURS) for event in schedule.events]
    schedule = schedule._replace(events=events)
    dates = [frab_times.time_of(event.fields.get("date", "")) for event in events]
    with_offset = [date for date in dates if date and date.tzinfo]
    zone, zone_warnings = frab_times.zone_of(
        facts.get("time_zone_name", ""),
        with_offset or [day.start for day in schedule.days if day.start and day.start.tzinfo],
        assumed.zone,
        naive=len(with_offset) < len(dates),
    )
    change, change_warnings = day_change_of(schedule, dates, zone)
    durations = (event.fields.get("duration", "") for event in events)
    clock = Clock(zone, change, frab_times.has_seconds(durations))
    read = [slot_of(event, date, clock) for event, date in zip(events, dates, strict=True)]
    slots = [one for one in read if isinstance(one, Slot)]
    left_out = [*schedule.warnings, *(one for one in read if isinstance(one, Fault))]
    if left_out and not slots:
        raise UnusableAgendaError("", left_out)
    ids, uids = _names(slots)
    warnings = [
        *(*zone_warnings, *change_warnings, *left_out),
        *_other_rooms(events),
        *(fault for number, slot in enumerate(slots) for fault in _doubts(slot, ids, uids, number)),
    ]
    conference = _conference(schedule, slots, clock)
    if conference["title"] == UNTITLED:
        warnings.append(Fault("conference.title", "The conference has no title."))
    sessions = [
        {"id": one, "uid": uid or None, **_session(slot, clock)}
        for slot, one, uid in zip(slots, ids, uids, strict=True)
    ]
    agenda = {"version": 1, "conference": conference, "sessions": sessions}
    return ReadResult(agenda, tuple(warnings))


def _conference(schedule: Schedule, slots: Sequence[Slot], clock: Clock) -> dict[str, Any]:
    """The conference's fields. Raises UnusableAgendaError where there is no day at all."""
    facts = schedule.conference
    days = [*_dates(schedule, clock)] or [clock.day(slot.start) for slot in slots]
    if not days:
        raise refused("It is a schedule without a day.")
    version = facts.get("version") or facts.get("release", "")
    status, revision = (facts.get("generator") == OURS and version_of(version)) or (None, None)
    venue, city = facts.get("venue", ""), facts.get("city", "")
    places = (venue, "" if city.casefold() in venue.casefold() else city)
    return {
        "title": facts.get("title") or facts.get("acronym") or UNTITLED,
        "theme": facts.get("subtitle") or None,
        "status": status or _status(version),
        "timezone": clock.zone.key,
        "first_day": min(days).isoformat(),
        "last_day": max(days).isoformat(),
        "venue": ", ".join(filter(None, places)) or None,
        "url": next(filter(None, map(facts.get, ("url", "schedule_url", "base_url"))), None),
        "day_change": clock_named(clock.change),
        "revision": revision or 0,
        "notes": [f"Version of the schedule: {version}"] if version and not status else [],
    }


def _dates(schedule: Schedule, clock: Clock) -> Iterator[dt.date]:
    """The dates that a schedule names: of its days, and of its start and end."""
    yield from (day.date for day in schedule.days if day.date)
    for name in ("start", "end"):
        written = schedule.conference.get(name, "")
        time, date = frab_times.time_of(written), frab_times.date_of(written)
        if time:
            yield clock.day(time)
        elif date:
            yield date


def _status(version: str) -> str:
    """The status that a version's name tells; what is published is final, unless it says so."""
    if _DRAFT.search(version):
        return "draft"
    return "provisional" if _PROVISIONAL.search(version) else "final"


def _names(slots: Sequence[Slot]) -> tuple[list[str], list[str]]:
    """An id and a uid for each event; those that have no guid stay without uid."""
    # Counted by time and room, a name stays where it was when the file is only sorted anew.
    order = sorted(range(len(slots)), key=lambda n: (slots[n].start, _room(slots[n].event)))
    guids = [slot.event.fields.get("guid", "") for slot in slots]
    ids = made_unique([_id(slot.event) for slot in slots], order)
    return ids, made_unique(guids, [number for number in order if guids[number]])


def _id(event: Event) -> str:
    written = (event.fields.get(name) for name in ("id", "code", "slug", "guid"))
    return next(filter(None, written), None) or slug_of(event.fields.get("title", "")) or "event"


def _doubts(slot: Slot, ids: Sequence[str], uids: Sequence[str], number: int) -> Iterator[Fault]:
    """What is odd about an event, and what it is called instead of a name that was taken."""
    event, fields = slot.event, slot.event.fields
    doubts = [*slot.doubts]
    if not fields.get("title"):
        doubts.append("It has no title.")
    guid = fields.get("guid", "")
    for sort, own, given in (("id", _id(event), ids[number]), ("guid", guid, uids[number])):
        if own != given:
            said = f"Another event has the {sort} {quoted(own)}; this one is {quoted(given)}."
            doubts.append(said)
    for doubt in doubts:
        yield Fault(event.where, doubt)


def _session(slot: Slot, clock: Clock) -> dict[str, Any]:
    """The fields of a session, save its names."""
    event, fields = slot.event, slot.event.fields
    return {
        "kind": slug_of(fields.get("type", "")) or slug_of(fields.get("track", "")) or "session",
        "title": fields.get("title") or UNTITLED,
        "start": clock.written(slot.start),
        "end": slot.end and clock.written(slot.end),
        "status": event.status,
        "room": _room(event) or None,
        "track": fields.get("track") or None,
        "language": fields.get("language") or None,
        "speakers": list(dict.fromkeys(filter(None, event.persons))),
        "url": fields.get("url") or None,
        "links": [
            {"title": title or address, "url": address} for title, address in event.links if address
        ],
        "description": _description(fields) or None,
    }


def _room(event: Event) -> str:
    return event.fields.get("room") or event.room


def _other_rooms(events: Sequence[Event]) -> Iterator[Fault]:
    """What is odd where events are listed in a room, and name another."""
    pairs = ((event.room, _room(event)) for event in events)
    for (listed, named), number in Counter(pairs).items():
        if listed not in {"", named}:
            said = f"Events that are listed in it name {quoted(named)}; that counts ({number})."
            yield Fault(f"room {listed}", said)


def _description(fields: Mapping[str, str]) -> str:
    """Subtitle, abstract and description, as far as none begins with the one before it."""
    texts: list[str] = []
    for name in ("subtitle", "abstract", "description"):
        text = plain_text(fields.get(name, ""))
        if texts and f"{text}\n".startswith(f"{texts[-1]}\n"):
            texts.pop()
        if text:
            texts.append(text)
    return "\n\n".join(texts)
