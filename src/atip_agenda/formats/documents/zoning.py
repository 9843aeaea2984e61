"""In which zone the times of a document are, and which of them are in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError, Fault, quoted
from atip_agenda.formats.documents.cities import zones_of_city
from atip_agenda.formats.documents.entries import Heading, Item
from atip_agenda.formats.documents.places import bears, city_in, is_abbreviation, stated_in
from atip_agenda.formats.interface import NoZoneError
from atip_agenda.times.offsets import ZONES, Zone
from atip_agenda.times.words import UnclearError, first_of
from atip_agenda.zones import zone_named

_LOCAL = frozenset({"", "local"})


class Zoned(NamedTuple):
    """The zone of the conference, and what is to be said of it."""

    zone: ZoneInfo
    warnings: tuple[Fault, ...] = ()


def zone_of(
    venue: tuple[str, str],
    title: str,
    front: Sequence[str],
    lines: Sequence[str],
    items: Sequence[Item],
    assumed: ZoneInfo | None,
    year: int,
) -> Zoned:
    """The zone that a document states, or that of the city its place names, or the assumed one.

    `venue` is the place, and the line that names it.

    Raises NoZoneError where there is none, or where the times are said to be in another.
    """
    stated = stated_in(front, lines)
    if stated.zone:
        return Zoned(zone_named(stated.zone))
    typed = {item.slot.zone for item in items}
    one = next(iter(typed)) if len(typed) == 1 else ""
    written = _zone(one)
    if isinstance(written, ZoneInfo):
        return Zoned(written)
    said = tuple(dict.fromkeys([*stated.abbreviations, *([one] if is_abbreviation(one) else [])]))
    for place, sure in ((venue[0], True), (title, False)):
        city = city_in(place)
        if city is None or (assumed is not None and not sure):
            continue
        zone = zone_named(city.zone)
        if said and not any(bears(zone, word, year) for word in said):
            break
        other = f" {assumed.key} is not used." if assumed and assumed != zone else ""
        warning = f"The times are taken to be those of {city.name}: {zone.key}.{other}"
        return Zoned(zone, (Fault(venue[1] if sure else "", warning),))
    if assumed is not None:
        return Zoned(assumed)
    if said in {("UTC",), ("GMT",)}:
        return Zoned(zone_named("UTC"))
    raise NoZoneError(said[0] if said else "")


def _zone(word: str) -> dt.tzinfo | None:
    """The zone that a word behind a time names, other than by an abbreviation."""
    try:
        found = first_of(ZONES, word, 0)
        if found is not None and isinstance(found[0], Zone):
            return found[0].zone
    except (AgendaError, UnclearError):
        return None
    zones = zones_of_city(word) if word not in _LOCAL and not is_abbreviation(word) else ()
    return zone_named(zones[0]) if len(zones) == 1 else None


def in_zone(
    entries: Sequence[Heading | Item], zone: ZoneInfo, year: int
) -> tuple[list[Heading | Item], list[Fault]]:
    """The entries with the times that the conference's clocks show, where these are given.

    An item keeps a zone of its own only where it has no other times; one whose zone is unknown is
    left out, and it is said.
    """
    kept: list[Heading | Item] = []
    faults: list[Fault] = []
    for entry in entries:
        if isinstance(entry, Heading) or entry.slot.zone in _LOCAL:
            kept.append(entry)
            continue
        local = next(_local(entry, zone, year), None)
        if local is not None:
            kept.append(local)
        elif _zone(entry.slot.zone) is not None:
            kept.append(entry)
        else:
            named = quoted(entry.slot.zone)
            said = f"{quoted(entry.title)} is left out: {named} can mean several zones."
            faults.append(Fault(entry.where, said))
    return kept, faults


def _local(item: Item, zone: ZoneInfo, year: int) -> Iterator[Item]:
    slot = item.slot
    for start, end, word in ((slot.start, slot.end, slot.zone), *slot.others):
        if _zone(word) == zone or bears(zone, word, year):
            yield item._replace(slot=slot._replace(start=start, end=end, zone="", others=()))


def own_zone(item: Item) -> dt.tzinfo | None:
    """The zone of an item whose times are in another than the conference's."""
    return _zone(item.slot.zone) if item.slot.zone not in _LOCAL else None
