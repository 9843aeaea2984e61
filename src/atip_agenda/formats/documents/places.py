"""Cities and countries, as the zone database knows them (zone.tab, iso3166.tab of tzdata)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from atip_agenda.formats.documents.vocabulary import COUNTRIES, STATES
from atip_agenda.zones import known_keys, slug_of_key

_REGIONS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia"),
        *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    }
)
_AMERICAN = frozenset({"US", "CA"})
_STATE = re.compile(r"[A-Z]{2}(?: \d{5})?$")
_PARTS = re.compile(r"[,;:|()\[\]/•·–—]| - |\bin\b|\bat\b|\band\b")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_WORDS_OF_CITY = 3
_LONGEST = 400  # characters of a place


class City(NamedTuple):
    """A city of the zone database, as a place spells it, and its zone."""

    name: str
    zone: str


def city_in(place: str) -> City | None:
    """Return the city that a place names, if it names one of the zone database and no other.

    >>> city_in("Hofburg, 1010 Vienna, Austria"), city_in("Vienna, Virginia")
    (City(name='Vienna', zone='Europe/Vienna'), None)
    """
    parts = [part.strip(" .") for part in _PARTS.split(place[:_LONGEST])]
    whole: dict[str, City] = {}
    last: dict[str, City] = {}
    for number, part in enumerate(parts):
        for name, is_whole in _names_in(part):
            zones = zones_of_city(name)
            if len(zones) == 1 and _lies_there(zones[0], parts[number + 1 :]):
                (whole if is_whole else last).setdefault(zones[0], City(name, zones[0]))
    found = whole or last
    return next(iter(found.values())) if len(found) == 1 else None


def _names_in(part: str) -> Iterator[tuple[str, bool]]:
    """The last words of a part that may be a city, and whether they are all of it."""
    words = _WORD.findall(part)
    for length in range(min(_WORDS_OF_CITY, len(words)), 0, -1):
        if words[-length][:1].isupper():
            yield " ".join(words[-length:]), length == len(words)


def _lies_there(zone: str, following: Iterable[str]) -> bool:
    """Whether what follows a city names no other country or state than the zone's."""
    countries = frozenset(country for country, key in _table("zone.tab") if key == zone)
    for part in following if countries else ():
        country = country_named(part)
        if country in countries:
            continue
        if _STATE.match(part) or part.casefold() in STATES:
            return bool(countries & _AMERICAN)
        if country:
            return False
    return True


def zones_of_city(name: str) -> tuple[str, ...]:
    """Return the zones that bear the name of a city; for links, their target.

    >>> zones_of_city("vienna"), zones_of_city("Springfield")
    (('Europe/Vienna',), ())
    """
    return _cities().get(slug_of_key(name), ())


def country_named(name: str) -> str:
    """Return the ISO code of a country; empty where it is none.

    >>> country_named("Austria"), country_named("Atlantis")
    ('AT', '')
    """
    return _countries().get(name.strip(" .").casefold(), "")


@functools.cache
def _countries() -> dict[str, str]:
    return {known.casefold(): code for code, known in _table("iso3166.tab")} | COUNTRIES


@functools.cache
def _cities() -> dict[str, tuple[str, ...]]:
    listed = {key for _, key in _table("zone.tab")}
    cities: dict[str, list[str]] = {}
    for key in known_keys():
        region, _, place = key.partition("/")
        if region in _REGIONS:
            cities.setdefault(slug_of_key(place.rpartition("/")[2]), []).append(key)
    return {
        city: tuple(key for key in keys if key in listed) or tuple(keys)
        for city, keys in cities.items()
    }


@functools.cache
def _table(name: str) -> tuple[tuple[str, str], ...]:
    """A table of the database: a country's code, and its zone or its name."""
    from importlib import resources  # 3 ms, for documents alone

    file = resources.files("tzdata") / "zoneinfo" / name
    rows = (row.split("\t") for row in file.read_text(encoding="utf-8").splitlines())
    return tuple((row[0], row[2 if name == "zone.tab" else 1]) for row in rows if row[0][:1] != "#")
