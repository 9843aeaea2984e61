"""The zone of a conference, and that of times without one, in an iCalendar file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from atip_agenda.errors import quoted
from atip_agenda.formats.ics.components import properties
from atip_agenda.formats.ics.events import Event, WallTime
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.interface import NoZoneError
from atip_agenda.formats.issues import Issues
from atip_agenda.zones import zone_of_key

_NAMED = "X-WR-TIMEZONE"
_UTC = ZoneInfo("UTC")


def zones_of(
    calendars: Sequence[Any],
    events: Sequence[Event],
    zones: Zones,
    assumed: ZoneInfo | None,
    issues: Issues,
) -> tuple[ZoneInfo, ZoneInfo]:
    """Return the zone of the conference and that of times without a zone.

    The first is that of the calendar, else the only one of its events, else the one assumed; the
    second is the one assumed, else one of the others. Raises NoZoneError where there is none.
    """
    named = _named(calendars, zones, issues)
    used = Counter(event.start.zone for event in events)
    for other in (None, _UTC):
        used.pop(other, None)
    known = [zone for zone, _ in used.most_common() if zone and zone_of_key(zone.key) == zone]
    only = known[0] if len(used) == len(known) == 1 else None
    floating = assumed or named or only
    bare = sum(map(_is_bare, events))
    if bare and floating is None:
        raise NoZoneError
    if bare and floating is not None and not assumed:
        whose = "an event have" if bare == 1 else f"{bare} events have"
        message = f"The times of {whose} no zone; they are read as those of {floating.key}."
        issues.inferred("", message)
    zone = named or only or assumed
    if zone is None and known:
        zone = known[0]
        message = f"Its events are in {len(used)} zones; its days are those of {zone.key}."
        issues.inferred("", message)
    if zone is None:
        zone = _UTC
        why = "The file alone describes its zone" if used else "No zone is named"
        issues.inferred("", f"{why}; days and times are those of {zone.key}.")
    return zone, floating or zone


def _is_bare(event: Event) -> bool:
    """Whether an event's times need a zone that they do not name."""
    return event.start.zone is None or (isinstance(event.end, WallTime) and event.end.day)


def _named(calendars: Iterable[Any], zones: Zones, issues: Issues) -> ZoneInfo | None:
    """Return the zone that the calendars name for all they hold."""
    names = [str(one).strip() for calendar in calendars for one in properties(calendar, _NAMED)]
    found = {name: zones.get(name) for name in names if name}
    known = [zone for zone in found.values() if zone]
    for name in [name for name, zone in found.items() if not zone][:1]:
        issues.left_out(_NAMED, f"There is no zone {quoted(name)}.")
    if len(set(known)) > 1:
        message = (
            f"Its calendars name {len(set(known))} zones; its days are those of {known[0].key}."
        )
        issues.inferred(_NAMED, message)
    return known[0] if known else None
