"""The zone of a document's times: the one it states, or that of the city its place names."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError
from atip_agenda.formats.documents.entries import Item
from atip_agenda.formats.documents.front import Front
from atip_agenda.formats.documents.places import city_in
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
    called: list[str] = []
    of_all = [text for text in titled.texts if ALL_TIMES.search(text.text)]
    for text in (*titled.front, *titled.below, *of_all):
        stated, abbreviations = _stated_in(text.text[:_LONGEST])
        if stated:
            return stated
        called += abbreviations
    words = {item.times.zone for item in titled.items}
    if len(words) == 1:
        word = words.pop()
        own = _zone_of(word)
        if isinstance(own, ZoneInfo):
            return own
        called += filter(_is_abbreviation, [word])
    rooms = {item.room or "" for item in titled.items}
    city = city_in(front.place or (rooms.pop() if len(rooms) == 1 else ""))
    if city is not None:
        zone = zone_named(city.zone)
        if all(_is_called(zone, name, year) for name in called):
            other = options.zone if options.zone != zone else None
            unused = f" {other.key} is not used." if other else ""
            message = f"The times are taken to be those of {city.name}: {zone.key}.{unused}"
            issues.inferred(front.where, message)
            return zone
    if {*called} in ({"UTC"}, {"GMT"}):
        return zone_named("UTC")
    if options.zone is not None:
        return options.zone
    raise NoZoneError(called[0] if called else "")


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


def _stated_in(line: str) -> tuple[ZoneInfo | None, list[str]]:
    """The zone that a line states for all times, and the abbreviations that it names."""
    abbreviations: list[str] = []
    for found in TIMES_STATED.finditer(plain(line)):
        words = found["named"] or found["words"]
        for name in _NAME.findall(words):
            zone = _zone_of(name)
            if isinstance(zone, ZoneInfo):
                return zone, []
        abbreviations += filter(_is_abbreviation, _ABBREVIATION.findall(words))
    for named in _CITY_TIME.finditer(line):
        city = city_in(named["city"])
        if city is not None:
            return zone_named(city.zone), []
    return None, abbreviations


def _is_abbreviation(word: str) -> bool:
    """Whether a word is UTC, or written as the abbreviation of a zone."""
    return word in PLAIN_NAMES or says_zone(word)


def _zone_of(words: str) -> dt.tzinfo | None:
    """The zone that words name, other than by an abbreviation."""
    try:
        found = first_of(ZONES, words, 0)
    except (AgendaError, UnclearError):
        return None
    return found[0].zone if found is not None and isinstance(found[0], Zone) else None


def _is_called(zone: ZoneInfo, abbreviation: str, year: int) -> bool:
    """Whether people call the time of a zone so in a year: CET, also for CEST, or CT.

    >>> [_is_called(ZoneInfo("Europe/Vienna"), name, 2026) for name in ("CET", "EST")]
    [True, False]
    """
    days = (dt.datetime(year, month, 1, 12, tzinfo=zone) for month in (1, 4, 7, 10))
    names = {day.tzname() or "" for day in days}
    generic = {f"{name[0]}{name[-1]}" for name in names if len(name) == len("EST")}
    return abbreviation.upper() in names | generic
