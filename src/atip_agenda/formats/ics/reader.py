"""iCalendar (RFC 5545): what Outlook, Google, Apple and the sites of conferences write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from atip_agenda.errors import Fault, UnusableAgendaError, listed
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.decoding import GUESSED
from atip_agenda.formats.ics.conference_zone import Venue, names_in, venue_of
from atip_agenda.formats.ics.days import Placing, placed, series_in
from atip_agenda.formats.ics.events import Event, event_of, name_of
from atip_agenda.formats.ics.lines import Component, Contents, contents_of, looks_like
from atip_agenda.formats.ics.recurrence import Occurrence
from atip_agenda.formats.ics.rules import Effort
from atip_agenda.formats.ics.sessions import fields_of
from atip_agenda.formats.ics.times import Clocks, Tell, UnreadableError
from atip_agenda.formats.ics.tzid import zones_of
from atip_agenda.formats.ics.x_atip import GONE, OPEN_END, OWN_OF_CONFERENCE, is_marked, own_facts
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.formats.slugs import UNTITLED, line_of, made_unique
from atip_agenda.formats.spans import Span, days_of, doubts_of, written

__all__ = ["looks_like", "read"]

_OTHERS = {"VTODO": "to-do", "VJOURNAL": "journal entry", "VFREEBUSY": "free/busy entry"}


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that an iCalendar file holds.

    Events that cannot be read are left out, and the warnings say so. Raises NoZoneError, and
    UnusableAgendaError where no event is left and no days are given.
    """
    contents = contents_of(data)
    told = _Told()
    zones = zones_of(names_in(contents), contents.zones)
    components = [one for one in contents.events if not is_marked(one, GONE)]
    events = [*_events(components, zones, told)]
    venue = venue_of(contents.calendars, events, zones, assumed.zone)
    placing = Placing(
        Clocks(zones, venue.floating), venue, lambda event: told.by(event.number), Effort()
    )
    occurrences = placed([*series_in(events, placing)], assumed, placing)
    own = [dict(own_facts(calendar, OWN_OF_CONFERENCE)) for calendar in contents.calendars]
    days = _days(own, occurrences, venue, assumed)
    if days is None or (told.faults and not occurrences and not assumed.first_day):
        raise UnusableAgendaError("", told.faults or [Fault("", _nothing(contents))])
    occurrences.sort(key=lambda one: (one.event.number, one.lasting))
    conference = _conference(contents.calendars, own, days, venue)
    warnings = [*_at_large(contents), *venue.warnings]
    if not assumed.first_day:
        if conference["title"] == UNTITLED:
            said = f"The calendar has no name; it is called {UNTITLED}."
            warnings.append(Fault("X-WR-CALNAME", said))
        warnings += doubts_of([Span(*one.lasting) for one in occurrences])
    if components and not occurrences:
        warnings.append(Fault("", "None of its events is on a day of the conference."))
    sessions = _sessions(occurrences, venue, told)
    agenda = {"version": 1, "conference": conference, "sessions": sessions}
    return ReadResult(agenda, (*warnings, *told.faults))


class _Told:
    """What was said of events, each once."""

    def __init__(self) -> None:
        self._faults: dict[Fault, None] = {}

    def by(self, number: int) -> Tell:
        """Where to say something of an event."""
        return lambda message: self._faults.update({Fault(f"event {number}", message): None})

    @property
    def faults(self) -> list[Fault]:
        return sorted(self._faults, key=lambda fault: int(fault.where.removeprefix("event ")))


def _events(
    components: Sequence[Component], zones: Mapping[str, dt.tzinfo | None], told: _Told
) -> Iterator[Event]:
    for component in components:
        tell = told.by(component.number)
        try:
            yield event_of(component, zones, tell)
        except UnreadableError as error:
            tell(f"{name_of(component)} is left out: {error}.")


def _nothing(contents: Contents) -> str:
    if not (contents.calendars or contents.events):
        return "It is no calendar: nothing begins with BEGIN:VCALENDAR."
    return "It holds no event."


def _at_large(contents: Contents) -> Iterator[Fault]:
    """Warnings of the file as a whole."""
    if contents.guessed:
        yield Fault("", GUESSED)
    others = [
        f"{number} {name if number == 1 else name.replace('entry', 'entrie') + 's'}"
        for sort, name in _OTHERS.items()
        if (number := contents.others.get(sort, 0))
    ]
    if others:
        yield Fault("", f"Only its events are read, not its {listed(others)}.")


def _days(
    own: Sequence[Mapping[str, Any]],
    occurrences: Sequence[Occurrence],
    venue: Venue,
    assumed: ReadOptions,
) -> tuple[dt.date, dt.date] | None:
    """The first and the last day: those that our own lines name, those given, or the events'."""
    named = {field: value for one in reversed(own) for field, value in one.items()}
    if {"first_day", "last_day"} <= named.keys():
        first, last = (dt.date.fromisoformat(named[name]) for name in ("first_day", "last_day"))
        if 0 <= (last - first).days <= LONGEST_DAYS:
            return first, last
    if assumed.first_day and assumed.last_day:
        return assumed.first_day, assumed.last_day
    if not occurrences:
        return None
    return days_of([Span(*one.lasting) for one in occurrences], venue.zone)


def _conference(
    calendars: Sequence[Component],
    own: Sequence[Mapping[str, Any]],
    days: tuple[dt.date, dt.date],
    venue: Venue,
) -> dict[str, Any]:
    title = line_of(_text(calendars, "X-WR-CALNAME", "NAME")) or UNTITLED
    description = line_of(_text(calendars, "X-WR-CALDESC", "DESCRIPTION"))
    facts: dict[str, Any] = {
        "title": title,
        "status": "final",
        "url": _text(calendars, "URL").strip() or None,
        # What we say of a calendar ourselves is made of the conference's facts.
        "notes": [description] if description and description != title and not any(own) else [],
    }
    for one in reversed(own):
        facts |= one
    first, last = days
    return facts | {
        "timezone": venue.zone.key,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
    }


def _sessions(occurrences: Sequence[Occurrence], venue: Venue, told: _Told) -> list[dict[str, Any]]:
    fields = [fields_of(one.event, told.by(one.event.number)) for one in occurrences]
    # Counted by time and place, an id stays where it was when the file is only sorted anew.
    order = sorted(
        range(len(fields)),
        key=lambda n: (occurrences[n].lasting, fields[n]["room"] or "", fields[n]["uid"] or ""),
    )
    ids = made_unique([one["id"] for one in fields], order)
    return [
        {
            **one,
            "id": unique,
            "start": written(lasts.start, venue.zone),
            "end": None if is_marked(event.component, OPEN_END) else written(lasts.end, venue.zone),
        }
        for one, unique, (event, lasts) in zip(fields, ids, occurrences, strict=True)
    ]


def _text(calendars: Sequence[Component], *names: str) -> str:
    """The first text of some names in the calendars of a file."""
    lines = (calendar.first(name) for name in names for calendar in calendars)
    return next((line.text for line in lines if line and line.text.strip()), "")
