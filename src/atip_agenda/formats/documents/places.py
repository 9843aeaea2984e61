"""Cities and countries, as the zone database knows them (zone.tab, iso3166.tab of tzdata)."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from atip_agenda.formats.documents.vocabulary import COUNTRIES
from atip_agenda.zones import slug_of_key

_PART = re.compile(r",| [-–/] ")
_POSTAL_CODE = re.compile(r"^\d{4,6} | \d{5}$")
_FIGURE = re.compile(r"\d")  # of a date
_STATE = re.compile(r"[A-Z]{2}")  # or a province
_WITH_STATES = frozenset({"US", "CA"})
_LONGEST = 400  # characters of a place


class City(NamedTuple):
    """A city of the zone database, as a place spells it: alone, with its country, and its zone."""

    name: str
    full_name: str
    zone: str


def city_in(place: str) -> City | None:
    """Return the city that a place ends with, or that stands before its country or state.

    >>> city_in("Hofburg, 1010 Vienna, Austria"), city_in("Vienna, Virginia")
    (City(name='Vienna', full_name='Vienna, Austria', zone='Europe/Vienna'), None)
    """
    parts = [_POSTAL_CODE.sub("", part.strip(" .")) for part in _PART.split(place[:_LONGEST])]
    *_, before, last = ["", "", *(part for part in parts if part and not _FIGURE.search(part))]
    _, zone = _cities().get(slug_of_key(last), ("", ""))
    if zone:
        return City(last, last, zone)
    code, zone = _cities().get(slug_of_key(before), ("", ""))
    in_state = code in _WITH_STATES and _STATE.fullmatch(last)
    lies_there = zone and (in_state or code == country_named(last))
    return City(before, f"{before}, {last}", zone) if lies_there else None


def country_named(name: str) -> str:
    """Return the ISO code of a country; empty where it is none.

    >>> country_named("Austria"), country_named("Atlantis")
    ('AT', '')
    """
    return _countries().get(name.strip(" .").casefold(), "")


@functools.cache
def _countries() -> dict[str, str]:
    return {known.casefold(): code for code, known in _table("iso3166.tab", 1)} | COUNTRIES


@functools.cache
def _cities() -> dict[str, tuple[str, str]]:
    """The country and the zone of each city; no two of them have one name."""
    rows = _table("zone.tab", 2)
    return {slug_of_key(zone.rpartition("/")[2]): (code, zone) for code, zone in rows}


def _table(name: str, column: int) -> list[tuple[str, str]]:
    """A table of the database: a country's code, and one of the other columns."""
    from importlib import resources  # 3 ms, for documents alone

    text = (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    rows = (row.split("\t") for row in text.splitlines() if not row.startswith("#"))
    return [(row[0], row[column]) for row in rows]
