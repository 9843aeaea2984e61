"""The zone of a document's times: that of the city which its place names, or the one it states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError
from atip_agenda.formats.documents.blocks import words
from atip_agenda.formats.documents.cities import countries_of, country_named, zones_of_city
from atip_agenda.times.offsets import says_zone
from atip_agenda.times.words import plain
from atip_agenda.zones import zone_named

_PARTS = re.compile(r"[,;:|()\[\]/•·–—]| - |\bin\b|\bat\b|\band\b")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_WORDS_OF_CITY = 3
_LONGEST = 400  # characters of a place
# Before these words the name goes on: St. Petersburg, San Juan Capistrano, Santiago de Compostela.
_BEFORE = words("st st. saint san santa new north south east west port fort los las el la")
_BEHIND = words("de del do da la las los road street")
_STATES = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia"
    " hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts"
    " michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon"
    " pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec alberta"
    " manitoba saskatchewan"
)
_AMERICAN = frozenset({"US", "CA"})
_COUNTRIES = dict(
    pair.split(": ")
    for line in (
        "uk: GB, united kingdom: GB, great britain: GB, england: GB, scotland: GB, wales: GB",
        "usa: US, u.s.a.: US, united states of america: US, us: US, korea: KR, south korea: KR",
        "republic of korea: KR, russian federation: RU, viet nam: VN, türkiye: TR, czechia: CZ",
        "the netherlands: NL, moldova: MD, north macedonia: MK, holy see: VA, uae: AE",
    )
    for pair in line.split(", ")
)
_STATED = re.compile(
    r"\b(?:[Tt]imes?|TIMES?|[Hh]ours)(?: zone)?\b(?P<words>.{0,60})"
    r"|\b(?P<named>[A-Z][A-Za-z]+/[A-Z]\w+(?:/\w+)?)\b",
    re.DOTALL,
)
_OF_ALL = re.compile(
    r"\ball (?:\w+ )?times\b|\btimes (?:are|shown|given|listed)\b|\btime ?zone\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Z][\w+-]*){1,2}")
_ABBREVIATION = re.compile(r"(?<![\w/+-])(?:UTC|GMT|[A-Z]{2,5})(?![\w/+-])")
_CITY_TIME = re.compile(r"\b(?P<city>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}) (?:local )?time\b")


class City(NamedTuple):
    """A city of the zone database, as a place spells it, and its zone."""

    name: str
    zone: str


class Stated(NamedTuple):
    """What a document says of its times: a zone by its name, or abbreviations of some."""

    zone: str = ""
    abbreviations: tuple[str, ...] = ()


def city_in(place: str) -> City | None:
    """The city of the zone database that a place names, if it names one and no other.

    >>> city_in("Hofburg, Vienna, Austria"), city_in("Vienna, Virginia")
    (City(name='Vienna', zone='Europe/Vienna'), None)
    """
    parts = [part.strip(" .") for part in _PARTS.split(place[:_LONGEST])]
    whole: dict[str, City] = {}
    within: dict[str, City] = {}
    for number, part in enumerate(parts):
        for name, is_whole in _names_in(part):
            zones = zones_of_city(name)
            if len(zones) == 1 and _lies_there(zones[0], parts[number + 1 :]):
                (whole if is_whole else within).setdefault(zones[0], City(name, zones[0]))
            elif zones and is_whole:
                return None  # Paris, Texas
    found = whole or {zone: city for zone, city in within.items() if zone[:10] != "Antarctica"}
    return next(iter(found.values())) if len(found) == 1 else None


def _names_in(part: str) -> Iterator[tuple[str, bool]]:
    """The runs of said in a part of a place that may be a city, and whether it is all of it."""
    said = _WORD.findall(part)
    for length in range(min(_WORDS_OF_CITY, len(said)), 0, -1):
        for at in range(len(said) - length + 1):
            before = said[at - 1].casefold() if at else ""
            behind = said[at + length].casefold() if at + length < len(said) else ""
            if said[at][:1].isupper() and before not in _BEFORE and behind not in _BEHIND:
                yield " ".join(said[at : at + length]), length == len(said)


def _lies_there(zone: str, parts: Iterable[str]) -> bool:
    """Whether what follows a city names no other country than the zone's."""
    countries = countries_of(zone)
    for part in parts:
        said = part.strip(" .")
        code = _COUNTRIES.get(said.casefold()) or country_named(said)
        if countries and code and code not in countries:
            return said.casefold() in _STATES and bool(countries & _AMERICAN)
        if said.casefold() in _STATES and not code and countries and not countries & _AMERICAN:
            return False
        state = re.match(r"([A-Z]{2})(?: \d{5})?$", said)
        if state and countries and state[1] not in countries and not countries & _AMERICAN:
            return state[1] in _COUNTRIES
    return True


def stated_in(front: Iterable[str], lines: Iterable[str]) -> Stated:
    """The zone that a document states for its times: on its front, or where it speaks of all."""
    abbreviations: list[str] = []
    for line in (*front, *filter(_OF_ALL.search, lines)):
        for found in _STATED.finditer(plain(line)[:_LONGEST]):
            said = found["named"] or found["words"] or ""
            for name in _NAME.findall(said):
                try:
                    return Stated(zone_named(name).key)
                except AgendaError:
                    continue
            city = city_in(said) if said.startswith(" in ") else None
            if city is not None:
                return Stated(city.zone)
            abbreviations += filter(is_abbreviation, _ABBREVIATION.findall(said))
        for named in _CITY_TIME.finditer(line[:_LONGEST]):
            zones = zones_of_city(named["city"])
            if len(zones) == 1:
                return Stated(zones[0])
    return Stated("", tuple(dict.fromkeys(abbreviations)))


def is_abbreviation(word: str) -> bool:
    """Whether a word is UTC, or written as the abbreviation of a zone."""
    return word in {"UTC", "GMT"} or says_zone(word)


def bears(zone: ZoneInfo, abbreviation: str, year: int) -> bool:
    """Whether people call the time of a zone so at some time of a year: CET, also for CEST, or CT.

    >>> bears(ZoneInfo("Europe/Vienna"), "CET", 2026), bears(ZoneInfo("Europe/Vienna"), "EST", 2026)
    (True, False)
    """
    days = (dt.datetime(year, month, 1, 12, tzinfo=zone) for month in (1, 4, 7, 10))
    names = {day.tzname() or "" for day in days}
    generic = {f"{name[0]}{name[-1]}" for name in names if len(name) == len("EST")}
    return abbreviation.upper() in names | generic
