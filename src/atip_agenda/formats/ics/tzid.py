"""The zones that an iCalendar file names (TZID): IANA keys, Windows names, its own VTIMEZONEs."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tzlocal.windows_tz import win_tz

from atip_agenda.errors import listed, quoted
from atip_agenda.formats.ics.components import Component, UnreadableError, properties, text_in
from atip_agenda.formats.ics.rules import Work, check_rule, times_of, until_of
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.sanitize import harmless
from atip_agenda.times.words import LAST_YEAR
from atip_agenda.zones import zone_of_key

_LONGEST = 100  # characters of a name
_SHOWN = 3  # names in a sentence
_NUMBERED = re.compile(r"(.*\w)[ -]\d{1,2}")
_EARLIEST = 1904  # a leap year; Outlook's zones begin in 1601
_LATEST = dt.datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - wall time


class Zones:
    """The zones of one file by their names there."""

    def __init__(self, definitions: Iterable[Component]) -> None:
        self._definitions: dict[str, tuple[Component, str]] = {}
        for definition in definitions:
            parsed = definition.parsed()
            name = harmless(text_in(parsed, "TZID"))
            self._definitions.setdefault(name, (definition, text_in(parsed, "X-LIC-LOCATION")))
        self._known: dict[str, dt.tzinfo | None] = {"": None}
        self._unknown: dict[str, None] = {}  # of times
        self._work = Work()

    def get(self, name: str) -> dt.tzinfo | None:
        """Return the zone that a name means; None where it is unknown."""
        if name not in self._known:
            self._known[name] = self._zone(name)
        return self._known[name]

    def of_time(self, name: str) -> dt.tzinfo | None:
        """Return the zone of a time; where it is unknown it counts as if none were named."""
        zone = self.get(name)
        if zone is None and name:
            self._unknown[name] = None
        return zone

    def check_times(self, issues: Issues) -> None:
        """Add an issue where times have zones that are unknown."""
        names = [quoted(name) for name in self._unknown]
        if names:
            more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
            which = f"{'zone' if len(names) == 1 else 'zones'} {listed(names[:_SHOWN] + more)}"
            issues.inferred("", f"Unknown {which}: such times count as if they had no zone.")

    def _zone(self, name: str) -> dt.tzinfo | None:
        # Where libical cannot use a key it names the place.
        definition, place = self._definitions.get(name, (None, ""))
        for spelling in (*_spellings(name), place):
            if zone := zone_of_key(spelling):
                return zone
        return _described(definition, name, self._work) if definition else None


def _spellings(name: str) -> Iterator[str]:
    """Return the keys that a name may mean, likeliest first."""
    if len(name) > _LONGEST:
        return
    plain = name.strip(" /")
    numbered = _NUMBERED.fullmatch(plain)
    for one in [plain, numbered[1]] if numbered else [plain]:
        yield one
        if one in win_tz:
            yield win_tz[one]
    # /freeassociation.sourceforge.net/Tzfile/Europe/Berlin: the maker's name stands before.
    parts = plain.split("/")
    for length in (3, 2):
        if len(parts) > length:
            yield "/".join(parts[-length:])
    # Europe_Berlin; not custom_Europe/Berlin.
    if "/" not in plain:
        yield plain.replace("_", "/", 1)


class DescribedZone(dt.tzinfo):
    """A zone as a VTIMEZONE describes it: its offset from each onset on, and before the first.

    icalendar would have dateutil make the zone, which reads the UNTIL of an onset's rule, a time in
    UTC, by the clocks there.
    """

    def __init__(
        self, name: str, first: dt.timedelta, onsets: Sequence[tuple[dt.datetime, dt.timedelta]]
    ) -> None:
        self._name = name
        self._offsets = [first, *(offset for _, offset in onsets)]
        self._onsets = [at for at, _ in onsets]  # in UTC
        # What the clocks show when they change: at the later of the two times, and at the earlier.
        changes = [*zip(self._onsets, self._offsets, self._offsets[1:], strict=False)]
        self._shown = (
            [at + max(before, after) for at, before, after in changes],
            [at + min(before, after) for at, before, after in changes],
        )

    def utcoffset(self, time: dt.datetime | None) -> dt.timedelta | None:
        """Return the offset at a wall time."""
        if time is None:
            return None
        return self._offsets[bisect_right(self._shown[time.fold], time.replace(tzinfo=None))]

    def dst(self, time: dt.datetime | None) -> dt.timedelta | None:
        """Return zero: which part of the offset is summer's is never asked."""
        return None if time is None else dt.timedelta()

    def tzname(self, _: dt.datetime | None) -> str:
        """Return its name in the file."""
        return self._name

    def fromutc(self, time: dt.datetime) -> dt.datetime:
        """Return the wall time at an instant."""
        utc = time.replace(tzinfo=None)
        place = bisect_right(self._onsets, utc)
        wall = (utc + self._offsets[place]).replace(tzinfo=self)
        return wall if wall.utcoffset() == self._offsets[place] else wall.replace(fold=1)


def _described(definition: Component, name: str, work: Work) -> dt.tzinfo | None:
    """Return the zone that a file describes, None where the description is not sound."""
    first: dt.timedelta | None = None
    onsets: list[tuple[dt.datetime, dt.timedelta]] = []
    parts = [part for part in definition.parts if part.name in {"STANDARD", "DAYLIGHT"}]
    try:
        for part in sorted(parts, key=lambda part: part.name == "DAYLIGHT"):
            parsed = part.parsed()
            before, offset = parsed["TZOFFSETFROM"].td, parsed["TZOFFSETTO"].td
            # RFC 5545 leaves open what counts before all onsets; most programs take standard time.
            first = offset if first is None else first
            onsets += [(wall - before, offset) for wall in _onsets(parsed, before, work)]
        return None if first is None else DescribedZone(name, first, sorted(onsets))
    except (UnreadableError, LookupError, AttributeError, ArithmeticError, ValueError):
        return None


def _onsets(part: Any, before: dt.timedelta, work: Work) -> Iterator[dt.datetime]:
    """Return when the clocks change to a part's time, by the clocks before it."""
    start = _wall(part["DTSTART"].dt)
    yield start
    for one in properties(part, "RDATE"):
        for value in one.dts:
            yield _wall(value.dt[0] if isinstance(value.dt, tuple) else value.dt)
    for one in properties(part, "RRULE"):
        rule = check_rule(one)
        if rule["FREQ"] != ["YEARLY"]:
            raise UnreadableError("no zone changes its clocks so often")
        if start.year < _EARLIEST and "COUNT" not in rule:
            start = start.replace(year=_EARLIEST)
        last = _LATEST
        until = until_of(rule)
        if until and _wall(until) < _LATEST:
            is_utc = isinstance(until, dt.datetime) and until.tzinfo is not None
            last = _wall(until) + (before if is_utc else dt.timedelta())
        yield from times_of(rule, start, last, work)


def _wall(time: dt.date) -> dt.datetime:
    """Return a time without its zone; a day is its midnight."""
    if isinstance(time, dt.datetime):
        return time.replace(tzinfo=None)
    return dt.datetime.combine(time, dt.time())
