"""The zones that an iCalendar file names (TZID): IANA keys, Windows names, its own VTIMEZONEs."""

from __future__ import annotations

import datetime as dt
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from tzlocal.windows_tz import win_tz

from atip_agenda.errors import listed, quoted
from atip_agenda.formats.ics.components import Component, UnreadableError, properties, text_in
from atip_agenda.formats.ics.rules import Work, check_rule, expanded, until_of
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.sanitize import harmless
from atip_agenda.times.words import LAST_YEAR
from atip_agenda.zones import zone_of_key

_LONGEST = 100  # characters of a name
_SHOWN = 3  # names in a sentence
_NUMBERED = re.compile(r"(.*\w)[ -]\d{1,2}")
_EARLIEST = 1904  # a leap year; Outlook's zones begin in 1601
_LATEST = dt.datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - wall time
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_OFFSETS = ("TZOFFSETFROM", "TZOFFSETTO")
_NOTHING = dt.timedelta()
_SECOND = dt.timedelta(seconds=1)


class Zones:
    """The zones of one file by their names there."""

    def __init__(self, definitions: Iterable[Component]) -> None:
        self._definitions: dict[str, tuple[Component, str]] = {}
        for definition in definitions:
            parsed = definition.parsed()
            name = harmless(text_in(parsed, "TZID"))
            self._definitions.setdefault(name, (definition, text_in(parsed, "X-LIC-LOCATION")))
        self._known: dict[str, ZoneInfo | None] = {"": None}
        self._unknown: dict[str, None] = {}  # of times
        self._work = Work()

    def get(self, name: str) -> ZoneInfo | None:
        """Return the zone that a name means; None where it is unknown."""
        if name not in self._known:
            self._known[name] = self._zone(name)
        return self._known[name]

    def of_time(self, name: str) -> ZoneInfo | None:
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

    def _zone(self, name: str) -> ZoneInfo | None:
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


def _described(definition: Component, name: str, work: Work) -> ZoneInfo | None:
    """Return the zone that a file describes, None where the description is not sound.

    icalendar would have dateutil make it, which reads the UNTIL of an onset's rule, a time in UTC,
    by the clocks there.
    """
    onsets: list[dt.datetime] = []
    parts = [part for part in definition.parts if part.name in {"STANDARD", "DAYLIGHT"}]
    try:
        for part in sorted(parts, key=lambda part: part.name == "DAYLIGHT"):
            parsed = part.parsed()
            before, after = (dt.timezone(parsed[name].td) for name in _OFFSETS)
            walls = _onsets(parsed, before.utcoffset(None), work)
            onsets += [wall.replace(tzinfo=before).astimezone(after) for wall in walls]
        # RFC 5545 leaves open what counts before all onsets; most programs take standard time.
        return _zone(name, onsets[0].utcoffset(), sorted(onsets))
    except (UnreadableError, LookupError, AttributeError, ArithmeticError, ValueError):
        return None


def _zone(name: str, first: dt.timedelta | None, onsets: Sequence[dt.datetime]) -> ZoneInfo:
    """Return a zone with the offset of each onset from then on, and another before them all.

    It is read as a file of the zone database (RFC 8536): an empty block of version 1, and the
    onsets with their offsets.
    """
    offsets = [onset.utcoffset() or _NOTHING for onset in onsets]
    kinds = list(dict.fromkeys([first or _NOTHING, *offsets]))
    counts = struct.pack(">6l", 0, 0, 0, len(onsets), len(kinds), 1)
    parts = [b"TZif2", bytes(15 + len(counts)), b"TZif2", bytes(15), counts]
    parts += [struct.pack(">q", (onset - _EPOCH) // _SECOND) for onset in onsets]
    parts += [bytes(map(kinds.index, offsets))]
    parts += [struct.pack(">l2x", offset // _SECOND) for offset in kinds]
    return ZoneInfo.from_file(BytesIO(b"".join([*parts, b"\0\n\n"])), key=name)


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
            last = _wall(until) + (before if is_utc else _NOTHING)
        work.check(rule, start, last, last)
        yield from expanded(rule, start).between(start, last, inc=True)


def _wall(time: dt.date) -> dt.datetime:
    """Return a time without its zone; a day is its midnight."""
    if isinstance(time, dt.datetime):
        return time.replace(tzinfo=None)
    return dt.datetime.combine(time, dt.time())
