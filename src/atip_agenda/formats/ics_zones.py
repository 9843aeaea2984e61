"""The zones that an iCalendar file names (TZID): IANA keys, Windows names, its own definitions.

`icalendar` keeps what one file defines for all files that follow; so the zones of a file are
looked up here, each once.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from atip_agenda.zones import zone_of_key

if TYPE_CHECKING:
    from atip_agenda.formats.ics_lines import Component, Property

_LONGEST = 100  # characters of a name
_NUMBERED = re.compile(r"(.*\w)[ -]\d{1,2}")
# Rules that come every year: dateutil looks for one that never comes until the year 9999.
_YEARLY = re.compile(
    r"FREQ=YEARLY(?:;(?:INTERVAL=1|WKST=\w\w|COUNT=\d{1,3}|UNTIL=\d{8}(?:T\d{6}Z?)?"
    r"|BYMONTH=\d{1,2}|BYDAY=[+-]?[1-5]?(?:SU|MO|TU|WE|TH|FR|SA)|BYMONTHDAY=(?:[12]?\d,?){1,28}"
    r"|BYHOUR=\d{1,2}|BYMINUTE=\d{1,2}|BYSECOND=0))*;?"
)
_OFFSET = re.compile(r"[+-]?\d{4}(?:\d\d)?")
_ONSET = re.compile(r"[12]\d{7}(?:T\d{6}Z?)?")
_MOST_ONSETS = 2000  # Montreal, day by day since 1918, has 200


def zones_of(
    names: Iterable[str], definitions: Sequence[Component]
) -> Mapping[str, dt.tzinfo | None]:
    """The zone that each name means in a file; None for one that nobody knows."""
    defined: dict[str, Component] = {}
    for definition in definitions:
        name = definition.first("TZID")
        if name:
            defined.setdefault(name.value.strip(), definition)
    return {name: _zone(name, defined.get(name)) for name in dict.fromkeys(names)}


def _zone(name: str, definition: Component | None) -> dt.tzinfo | None:
    # libical names the place where it cannot use its key.
    place = definition.first("X-LIC-LOCATION") if definition else None
    for spelling in _spellings(name):
        zone = zone_of_key(spelling)
        if zone:
            return zone
    zone = zone_of_key(place.value.strip()) if place else None
    return zone or (_described(definition) if definition else None)


def _spellings(name: str) -> Iterator[str]:
    """The keys that a name may mean, likeliest first."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if len(name) > _LONGEST:
        return
    plain = name.strip(" /")
    numbered = _NUMBERED.fullmatch(plain)
    for one in [plain, numbered[1]] if numbered else [plain]:
        yield one
        if one in WINDOWS_TO_OLSON:
            yield WINDOWS_TO_OLSON[one]
    # /freeassociation.sourceforge.net/Tzfile/Europe/Berlin: the maker's name stands before.
    parts = plain.split("/")
    for length in (3, 2):
        if len(parts) > length:
            yield "/".join(parts[-length:])
    # Europe_Berlin; not custom_Europe/Berlin.
    if "/" not in plain:
        yield plain.replace("_", "/", 1)


def _described(definition: Component) -> dt.tzinfo | None:
    """The zone that a file describes itself, or None where the description is not sound."""
    from dateutil.tz import tzical

    parts = [_observance(part.properties) for part in definition.parts]
    if not parts or not all(parts) or sum(map(len, parts)) > _MOST_ONSETS:
        return None
    lines = ["BEGIN:VTIMEZONE", "TZID:x"]
    # dateutil asks for one that is standard time, for what lies before all onsets.
    standard = any(part.name == "STANDARD" for part in definition.parts)
    for part, described in zip(definition.parts, parts, strict=True):
        name = part.name if standard else "STANDARD"
        lines += [f"BEGIN:{name}", *described, f"END:{name}"]
    lines.append("END:VTIMEZONE")
    try:
        zone: dt.tzinfo | None = tzical(io.StringIO("\n".join(lines))).get("x")
        if zone:
            dt.datetime(2026, 1, 1, tzinfo=zone).astimezone(dt.UTC)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return None
    return zone


def _observance(properties: Sequence[Property]) -> list[str]:
    """The lines of a part that dateutil understands; none where one of them is not sound."""
    lines: list[str] = []
    named: set[str] = set()
    for one in properties:
        value = one.value.strip().upper()
        match one.name:
            case "DTSTART" | "TZOFFSETFROM" | "TZOFFSETTO":
                form = _ONSET if one.name == "DTSTART" else _OFFSET
                if one.name in named or not form.fullmatch(value):
                    return []
                named.add(one.name)
                bare = one.name == "DTSTART" and "T" not in value
                lines.append(f"{one.name}:{value}T000000" if bare else f"{one.name}:{value}")
            case "RRULE" if value:
                if not _YEARLY.fullmatch(value):
                    return []
                lines.append(f"RRULE:{value.rstrip(';')}")
            case "RDATE" if value:
                dates = value.split(",")
                if not all(map(_ONSET.fullmatch, dates)):
                    return []
                lines += [f"RDATE:{date}" for date in dates]
    return lines if named >= {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} else []
