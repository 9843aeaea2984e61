"""iCalendar (RFC 5545): what Outlook, Google, Apple and the sites of conferences write."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from atip_agenda.conference import Conference
from atip_agenda.errors import Fault, UnusableAgendaError, listed, quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats import assemble
from atip_agenda.formats.assemble import check_years, days_of, sessions_of
from atip_agenda.formats.ics.components import (
    Component,
    UnreadableError,
    components_of,
    properties,
    text_in,
)
from atip_agenda.formats.ics.conference_zone import zones_of
from atip_agenda.formats.ics.events import Event, Occurrence, event_of
from atip_agenda.formats.ics.recurrence import Days, Expander
from atip_agenda.formats.ics.series import series_of
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.ics.x_atip import (
    GONE,
    OPEN_END,
    is_marked,
    own_facts,
)
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED, id_of, line_of, slug_of
from atip_agenda.models import Session

_OTHERS = {
    "VTODO": ("to-do", "to-dos"),
    "VJOURNAL": ("journal entry", "journal entries"),
    "VFREEBUSY": ("free/busy entry", "free/busy entries"),
}
_NO_CALENDAR = "It is not a calendar: nothing begins with BEGIN:VCALENDAR."
_STATUSES = ("confirmed", "tentative", "cancelled")
# Properties of an event of our own that say more than the fields of the session, or less.
_NOT_OURS = ("uid", "room", "description")


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda that an iCalendar file holds.

    Events that cannot be read are left out with a warning. Raises NoZoneError, and
    UnusableAgendaError where no event is left and no days are given.
    """
    of_file, of_events = Issues(), Issues()
    components = components_of(data, of_file)
    _check_others(components, of_file)
    calendars = [one.parsed() for one in components if one.name == "VCALENDAR"]
    zones = Zones(one for one in components if one.name == "VTIMEZONE")
    vevents = [one for one in components if one.name == "VEVENT"]
    events = [*_events(vevents, zones, of_events)]
    zone, floating = zones_of(calendars, events, zones, options.zone, of_file)
    series = series_of(events, floating, of_events)
    zones.check_times(of_file)
    days = None
    expander = Expander(floating, of_events)
    if options.first_day and options.last_day:
        days = Days(options.first_day, options.last_day)
        occurrences = expander.on(days, series)
    else:
        occurrences = expander.all(series, zone)
    occurrences.sort(key=lambda one: (one.event.number, one.start, one.end))
    placed = [_assembled(one, of_events) for one in occurrences]
    own = _own_facts(calendars)
    days = _own_days(own) or days or (Days(*days_of(placed, zone)) if placed else None)
    if days is None or (of_events.warnings and not placed and not options.first_day):
        nothing = "It holds no event." if calendars or vevents else _NO_CALENDAR
        raise UnusableAgendaError("", _sorted(of_events) or [Fault("", nothing)])
    conference = _conference(calendars, own, days, zone)
    if options.first_day is None:
        _check_name(conference, of_file)
        check_years(placed, of_file)
    elif events and not placed:
        of_file.left_out("", "None of its events is on a day of the conference.")
    sessions = sessions_of(placed, zone, of_events)
    agenda = {"version": 1, "conference": conference, "sessions": sessions}
    return ReadResult(agenda, (*of_file.warnings, *_sorted(of_events)))


def _check_name(conference: Mapping[str, Any], issues: Issues) -> None:
    if conference["title"] == UNTITLED:
        message = f"The calendar has no name; it is called {UNTITLED}."
        issues.inferred("X-WR-CALNAME", message)


def _sorted(issues: Issues) -> list[Fault]:
    """Return the issues of events in the order of the file."""
    return sorted(issues.warnings, key=lambda fault: int(fault.where.removeprefix("event ")))


def _check_others(components: Iterable[Component], issues: Issues) -> None:
    """Add an issue where the file holds more than events."""
    numbers = Counter(one.name for one in components)
    others = [
        f"{numbers[name]} {one if numbers[name] == 1 else many}"
        for name, (one, many) in _OTHERS.items()
        if numbers[name]
    ]
    if others:
        issues.left_out("", f"Only its events are read, not its {listed(others)}.")


def _events(components: Iterable[Component], zones: Zones, issues: Issues) -> Iterator[Event]:
    for number, component in enumerate(components, 1):
        title = ""
        try:
            parsed = component.parsed()
            title = line_of(text_in(parsed, "SUMMARY"))
            if not is_marked(parsed, GONE):
                yield event_of(component, parsed, number, zones, issues)
        except UnreadableError as error:
            what = quoted(title) if title else "It"
            issues.left_out(f"event {number}", f"{what} is left out: {error}.")


def _own_facts(calendars: Iterable[Any]) -> dict[str, Any]:
    """Return the facts of the conference in lines of our own; the first calendar wins."""
    own: dict[str, Any] = {}
    for calendar in calendars:
        own = dict(own_facts(calendar, Conference)) | own
    return own


def _own_days(own: Mapping[str, Any]) -> Days | None:
    """Return the days of the conference in lines of our own."""
    if not {"first_day", "last_day"} <= own.keys():
        return None
    days = Days(*(dt.date.fromisoformat(own[name]) for name in ("first_day", "last_day")))
    return days if 0 <= (days.last - days.first).days <= LONGEST_DAYS else None


def _conference(
    calendars: Sequence[Any], own: Mapping[str, Any], days: Days, zone: ZoneInfo
) -> dict[str, Any]:
    title = line_of(_text(calendars, "X-WR-CALNAME", "NAME")) or UNTITLED
    description = line_of(_text(calendars, "X-WR-CALDESC", "DESCRIPTION"))
    # In a calendar of our own the description repeats other facts of the conference.
    notes = [description] if description and description != title and not own else []
    return {
        "title": title,
        "status": "final",
        "url": _text(calendars, "URL") or None,
        "notes": notes,
        **own,
        "timezone": zone.key,
        "first_day": days.first.isoformat(),
        "last_day": days.last.isoformat(),
    }


def _text(calendars: Sequence[Any], *names: str) -> str:
    """Return the first text of some names in the calendars of a file."""
    texts = (text_in(calendar, name) for name in names for calendar in calendars)
    return next(filter(None, texts), "")


def _assembled(occurrence: Occurrence, issues: Issues) -> assemble.Event:
    event, start, end = occurrence
    fields = _fields(event, issues)
    # The length of a whole day is plain, and that of an event of our own is known.
    plain = event.start.day or bool(properties(event.component, "X-ATIP-ID"))
    is_open = is_marked(event.component, OPEN_END)
    return assemble.Event(event.where, fields, start, None if is_open else end, lasting=not plain)


def _fields(event: Event, issues: Issues) -> dict[str, Any]:
    """Return all fields of a session but its times; another event may have the same id."""
    component = event.component
    own = dict(own_facts(component, Session))
    categories = properties(component, "CATEGORIES")
    status = text_in(component, "STATUS").lower()
    if status and status not in _STATUSES:
        known = listed(_STATUSES, last="or")
        message = f"Its status {quoted(status)} is not {known}; it is read as confirmed."
        issues.inferred(event.where, message)
    inferred = {
        "id": id_of(event.title, event.uid),
        "uid": event.uid,
        "kind": (slug_of(str(categories[0].cats[0])) if categories else "") or "session",
        "title": event.title,
        "status": status if status in _STATUSES else "confirmed",
        "busy": text_in(component, "TRANSP").upper() != "TRANSPARENT",
        "room": line_of(text_in(component, "LOCATION")) or None,
        "url": text_in(component, "URL") or None,
        "description": text_in(component, "DESCRIPTION") or None,
    }
    return inferred | (dict.fromkeys(_NOT_OURS) if "id" in own else {}) | own
