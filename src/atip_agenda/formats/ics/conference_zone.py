"""Whose clocks an iCalendar file goes by: the conference's, and those of times without a zone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import Fault, listed, quoted
from atip_agenda.formats.ics.times import Written
from atip_agenda.formats.interface import NoZoneError
from atip_agenda.zones import fixed_zone

if TYPE_CHECKING:
    from atip_agenda.formats.ics.events import Event
    from atip_agenda.formats.ics.lines import Component, Contents

NAMED = "X-WR-TIMEZONE"
_UTC = ZoneInfo("UTC")
_TIMES = frozenset({"DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"})
_SHOWN = 3  # names in a sentence

Zones = Mapping[str, dt.tzinfo | None]


class Venue(NamedTuple):
    """The zone of the conference, that of floating times and days, and what was inferred."""

    zone: ZoneInfo
    floating: ZoneInfo
    warnings: Sequence[Fault]


def names_in(contents: Contents) -> Iterator[str]:
    """All names of zones in a file, as often as they occur."""
    for calendar in contents.calendars:
        yield from (one.value.strip() for one in calendar.all(NAMED))
    for event in contents.events:
        for one in event.properties:
            if "TZID" in one.parameters:
                yield one.parameters["TZID"].strip()


def venue_of(
    calendars: Sequence[Component], events: Sequence[Event], zones: Zones, assumed: ZoneInfo | None
) -> Venue:
    """Whose clocks count. Raises NoZoneError where times have no zone and none can be inferred.

    The conference's zone is that of the calendar, else the only one of its events, else the one
    assumed; that of floating times is the one assumed, else one of the others.
    """
    warnings = [*_unknown(events, zones)]
    named = _named(calendars, zones, warnings)
    used = Counter(event.start.zone for event in events)
    for other in (None, _UTC):
        used.pop(other, None)
    known = [zone for zone, _ in used.most_common() if isinstance(zone, ZoneInfo)]
    only = known[0] if len(used) == len(known) == 1 else None
    floating = assumed or named or only
    bare = sum(map(_is_bare, events))
    if bare and floating is None:
        raise NoZoneError
    if bare and floating is not None and not assumed:
        whose = "an event have" if bare == 1 else f"{bare} events have"
        said = f"The times of {whose} no zone; they are read as those of {floating.key}."
        warnings.append(Fault("", said))
    zone = named or only or assumed
    if zone is None and known:
        zone = known[0]
        said = f"Its events are in {len(used)} zones; its days are those of {zone.key}."
        warnings.append(Fault("", said))
    if zone is None:
        zone = _fixed(events)
        why = "The file alone describes its zone" if used else "No zone is named"
        warnings.append(Fault("", f"{why}; days and times are those of {zone.key}."))
    return Venue(zone, floating or zone, warnings)


def _is_bare(event: Event) -> bool:
    """Whether an event's times need a zone that they do not name."""
    return event.start.zone is None or (isinstance(event.end, Written) and event.end.day)


def _named(calendars: Sequence[Component], zones: Zones, warnings: list[Fault]) -> ZoneInfo | None:
    """The zone that the calendars name for all they hold."""
    names = dict.fromkeys(
        one.value.strip() for calendar in calendars for one in calendar.all(NAMED)
    )
    found = [zone for name in names if isinstance(zone := zones.get(name), ZoneInfo)]
    odd = [name for name in names if name and not isinstance(zones.get(name), ZoneInfo)]
    if odd:
        warnings.append(Fault(NAMED, f"There is no zone {quoted(odd[0])}."))
    if len(set(found)) > 1:
        said = f"Its calendars name {len(set(found))} zones; its days are those of {found[0].key}."
        warnings.append(Fault(NAMED, said))
    return found[0] if found else None


def _unknown(events: Iterable[Event], zones: Zones) -> Iterator[Fault]:
    """A warning of zones that nobody knows, whose times count as if none were named."""
    names = dict.fromkeys(
        name
        for event in events
        for line in event.component.properties
        if line.name in _TIMES
        and (name := line.parameters.get("TZID", "").strip())
        and zones.get(name) is None
        and not line.value.upper().endswith("Z")
    )
    if names:
        shown = [quoted(name) for name in list(names)[:_SHOWN]]
        more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
        said = f"Nobody knows the {'zone' if len(names) == 1 else 'zones'} {listed(shown + more)}."
        yield Fault("", f"{said} Such times count as if they had none.")


def _fixed(events: Sequence[Event]) -> ZoneInfo:
    """The zone of the one offset that all events have, else UTC."""
    offsets = {
        event.start.wall.replace(tzinfo=event.start.zone).utcoffset() for event in events
    } - {None}
    return fixed_zone(offsets.pop() or dt.timedelta()) if len(offsets) == 1 else _UTC
