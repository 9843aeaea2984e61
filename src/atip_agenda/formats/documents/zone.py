"""The zone of a document's times: the one it states, or that of the city its place names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError
from atip_agenda.formats.documents.entries import Item
from atip_agenda.formats.documents.front import Front
from atip_agenda.formats.documents.places import city_in, zones_of_city
from atip_agenda.formats.documents.time_ranges import TimeRange
from atip_agenda.formats.documents.titles import Titled
from atip_agenda.formats.documents.vocabulary import ALL_TIMES, LOCAL, TIMES_STATED
from atip_agenda.formats.interface import NoZoneError, ReadOptions
from atip_agenda.formats.issues import Issues
from atip_agenda.times.offsets import ZONES, Zone, says_zone
from atip_agenda.times.words import UnclearError, first_of, plain
from atip_agenda.zones import PLAIN_NAMES, zone_named

_LONGEST = 400  # characters of a line
_NAME = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Z][\w+-]*){1,2}")
_ABBREVIATION = re.compile(r"(?<![\w/+-])(?:UTC|GMT|[A-Z]{2,5})(?![\w/+-])")
_CITY_TIME = re.compile(r"\b(?P<city>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}) (?:local )?time\b")


def resolve_zone(
    titled: Titled, front: Front, year: int, options: ReadOptions, issues: Issues
) -> ZoneInfo:
    """Return the zone that a document states, or that of its city, or the assumed one.

    Raises NoZoneError where there is none, or where the times are said to be in another.
    """
    above = [text.text for text in (*titled.front, *titled.below)]
    of_all = [text.text for text in titled.texts if ALL_TIMES.search(text.text)]
    stated, called = _stated_in([*above, *of_all])
    if stated:
        return zone_named(stated)
    written = {item.times.zone for item in titled.items}
    behind_all = written.pop() if len(written) == 1 else ""
    named = _zone_of(behind_all)
    if isinstance(named, ZoneInfo):
        return named
    called += filter(_is_abbreviation, [behind_all])
    zone = _zone_of_place(titled, front, called, year, options, issues) or options.zone
    if zone is not None:
        return zone
    if {*called} in ({"UTC"}, {"GMT"}):
        return zone_named("UTC")
    raise NoZoneError(called[0] if called else "")


def _zone_of_place(
    titled: Titled,
    front: Front,
    called: list[str],
    year: int,
    options: ReadOptions,
    issues: Issues,
) -> ZoneInfo | None:
    """The zone of the city in the venue, or in the title where no zone is assumed."""
    rooms = {item.room or "" for item in titled.items}
    venue = front.place or (rooms.pop() if len(rooms) == 1 else "")
    by_place = city_in(venue)
    city = by_place or (city_in(front.title) if options.zone is None else None)
    if city is None:
        return None
    zone = zone_named(city.zone)
    if called and not any(_is_called(zone, name, year) for name in called):
        return None
    unused = options.zone if options.zone != zone else None
    other = f" {unused.key} is not used." if unused else ""
    where = front.where if by_place else ""
    issues.inferred(where, f"The times are taken to be those of {city.name}: {zone.key}.{other}")
    return zone


def local_times(item: Item, zone: ZoneInfo, year: int) -> tuple[TimeRange, dt.tzinfo] | None:
    """Return the times of an item by the conference's clocks, else those that are given.

    With them comes their zone; None where it is unknown.
    """
    times = item.times
    if times.zone in LOCAL:
        return times, zone
    for one in (times, *times.others):
        if _zone_of(one.zone) == zone or _is_called(zone, one.zone, year):
            return times._replace(start=one.start, end=one.end), zone
    own = _zone_of(times.zone)
    return None if own is None else (times, own)


def _stated_in(lines: Iterable[str]) -> tuple[str, list[str]]:
    """The zone that lines state for all times, else the abbreviations that they name."""
    abbreviations: list[str] = []
    for line in lines:
        for found in TIMES_STATED.finditer(plain(line)[:_LONGEST]):
            words = found["named"] or found["words"] or ""
            for name in _NAME.findall(words):
                try:
                    return zone_named(name).key, []
                except AgendaError:
                    continue
            city = city_in(words) if words.startswith(" in ") else None
            if city is not None:
                return city.zone, []
            abbreviations += filter(_is_abbreviation, _ABBREVIATION.findall(words))
        for named in _CITY_TIME.finditer(line[:_LONGEST]):
            zones = zones_of_city(named["city"])
            if len(zones) == 1:
                return zones[0], []
    return "", abbreviations


def _is_abbreviation(word: str) -> bool:
    """Whether a word is UTC, or written as the abbreviation of a zone."""
    return word in PLAIN_NAMES or says_zone(word)


def _zone_of(word: str) -> dt.tzinfo | None:
    """The zone that a word behind a time names, other than by an abbreviation."""
    try:
        found = first_of(ZONES, word, 0)
        if found is not None and isinstance(found[0], Zone):
            return found[0].zone
    except (AgendaError, UnclearError):
        pass
    return None


def _is_called(zone: ZoneInfo, abbreviation: str, year: int) -> bool:
    """Whether people call the time of a zone so in a year: CET, also for CEST, or CT.

    >>> [_is_called(ZoneInfo("Europe/Vienna"), name, 2026) for name in ("CET", "EST")]
    [True, False]
    """
    days = (dt.datetime(year, month, 1, 12, tzinfo=zone) for month in (1, 4, 7, 10))
    names = {day.tzname() or "" for day in days}
    generic = {f"{name[0]}{name[-1]}" for name in names if len(name) == len("EST")}
    return abbreviation.upper() in names | generic
