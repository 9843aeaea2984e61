"""The zones that an iCalendar file names (TZID): IANA keys, Windows names, its own definitions.

`icalendar` keeps what one file defines for all files that follow; so the zones of a file are
looked up here, each once.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.formats.ics.rules import Effort, rule_of, times_of
from atip_agenda.formats.ics.times import UnreadableError, bare_time
from atip_agenda.times.words import LAST_YEAR
from atip_agenda.zones import zone_of_key

if TYPE_CHECKING:
    from atip_agenda.formats.ics.lines import Component

_LONGEST = 100  # characters of a name
_NUMBERED = re.compile(r"(.*\w)[ -]\d{1,2}")
_OFFSET = re.compile(r"([+-]?)(\d\d)(\d\d)(\d\d)?", re.ASCII)
_EARLIEST = 1904  # a leap year; Outlook's zones begin in 1601
_LATEST = dt.datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - wall time


def zones_of(
    names: Iterable[str], definitions: Sequence[Component]
) -> Mapping[str, dt.tzinfo | None]:
    """The zone that each name means in a file; None for one that nobody knows."""
    defined: dict[str, Component] = {}
    for definition in definitions:
        defined.setdefault(_name(definition), definition)
    effort = Effort()
    return {name: _zone(name, defined.get(name), effort) for name in dict.fromkeys(names)}


def _zone(name: str, definition: Component | None, effort: Effort) -> dt.tzinfo | None:
    # libical names the place where it cannot use its key.
    place = definition.first("X-LIC-LOCATION") if definition else None
    for spelling in _spellings(name):
        zone = zone_of_key(spelling)
        if zone:
            return zone
    zone = zone_of_key(place.value.strip()) if place else None
    return zone or (_described(definition, effort) if definition else None)


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


class Described(dt.tzinfo):
    """A zone that a file describes: its offset from each onset on, and the one before all."""

    def __init__(self, name: str, first: dt.timedelta, onsets: Sequence[Onset]) -> None:
        self._name = name
        self._offsets = [first, *(onset.offset for onset in onsets)]
        self._onsets = [onset.at for onset in onsets]
        # What the clocks show when they change: at the later of the two times, and at the earlier.
        changes = [*zip(self._onsets, self._offsets, self._offsets[1:], strict=False)]
        self._shown = (
            [at + max(before, after) for at, before, after in changes],
            [at + min(before, after) for at, before, after in changes],
        )

    def utcoffset(self, time: dt.datetime | None) -> dt.timedelta | None:
        """The offset at a wall time."""
        if time is None:
            return None
        return self._offsets[bisect_right(self._shown[time.fold], time.replace(tzinfo=None))]

    def dst(self, time: dt.datetime | None) -> dt.timedelta | None:
        """Nothing: which part of an offset is summer's nobody asks."""
        return None if time is None else dt.timedelta()

    def tzname(self, _: dt.datetime | None) -> str:
        """The name that the file has for it."""
        return self._name

    def fromutc(self, time: dt.datetime) -> dt.datetime:
        """The wall time at an instant."""
        utc = time.replace(tzinfo=None)
        place = bisect_right(self._onsets, utc)
        wall = (utc + self._offsets[place]).replace(tzinfo=self)
        return wall if wall.utcoffset() == self._offsets[place] else wall.replace(fold=1)


class Onset(NamedTuple):
    """From when on, in UTC, which offset counts."""

    at: dt.datetime
    offset: dt.timedelta


def _described(definition: Component, effort: Effort) -> dt.tzinfo | None:
    """The zone that a file describes itself, or None where the description is not sound."""
    first: dt.timedelta | None = None
    onsets: list[Onset] = []
    try:
        for part in sorted(definition.parts, key=lambda part: part.name == "DAYLIGHT"):
            before, offset = _offset(part, "TZOFFSETFROM"), _offset(part, "TZOFFSETTO")
            # What counts before all onsets RFC 5545 does not say: as elsewhere, standard time.
            first = offset if first is None else first
            onsets += [Onset(wall - before, offset) for wall in _onsets(part, before, effort)]
        return None if first is None else Described(_name(definition), first, sorted(onsets))
    except (UnreadableError, ArithmeticError, ValueError):
        return None


def _onsets(part: Component, before: dt.timedelta, effort: Effort) -> Iterator[dt.datetime]:
    """When the clocks show a part's time first, by the clocks before it."""
    begins = part.first("DTSTART")
    if begins is None:
        raise UnreadableError("it has no start")
    start = bare_time(begins.value).wall
    yield start
    for line in part.all("RDATE"):
        for value in filter(str.strip, line.value.split(",")):
            yield bare_time(value.partition("/")[0]).wall
    for line in part.all("RRULE"):
        rule = rule_of(line.value)
        if rule.parts["FREQ"] != "YEARLY":
            raise UnreadableError("no zone changes its clocks so often")
        if start.year < _EARLIEST and "COUNT" not in rule.parts:
            start = start.replace(year=_EARLIEST)
        last = _LATEST
        if rule.until and rule.until.wall < _LATEST:
            last = rule.until.wall + (before if rule.until.zone else dt.timedelta())
        yield from times_of(rule, start, last, effort)


def _offset(part: Component, name: str) -> dt.timedelta:
    line = part.first(name)
    match = _OFFSET.fullmatch(line.value.strip()) if line else None
    if match is None:
        raise UnreadableError("it has no offset")
    sign, hours, minutes, seconds = match.groups("0")
    length = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    if length >= dt.timedelta(days=1):
        raise UnreadableError("no clock is so far from UTC")
    return -length if sign == "-" else length


def _name(definition: Component) -> str:
    line = definition.first("TZID")
    return line.value.strip() if line else ""
