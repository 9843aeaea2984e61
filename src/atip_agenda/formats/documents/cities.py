"""Cities and countries, as the zone database knows them (zone.tab, iso3166.tab of tzdata)."""

from __future__ import annotations

import functools

from atip_agenda.zones import known_keys, slug_of_key

_REGIONS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia"),
        *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    }
)


def zones_of_city(name: str) -> tuple[str, ...]:
    """The zones that bear the name of a city, as the database spells them; of links, their target.

    >>> zones_of_city("vienna"), zones_of_city("Springfield")
    (('Europe/Vienna',), ())
    """
    return _cities().get(slug_of_key(name), ())


def countries_of(zone: str) -> frozenset[str]:
    """The countries in which a zone lies, by their ISO codes; none for a name that is a link."""
    return frozenset(country for country, key in _table("zone.tab") if key == zone)


def country_named(name: str) -> str:
    """The ISO code of a country, or an empty text.

    >>> country_named("Austria"), country_named("Atlantis")
    ('AT', '')
    """
    wanted = name.casefold()
    return next((code for code, known in _table("iso3166.tab") if known.casefold() == wanted), "")


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
