"""Write the zone of a calendar as a VTIMEZONE.

If the clocks change by a rule the rule is written, which Outlook needs; in other zones, as in
Morocco with its Ramadan, each change is listed. icalendar does not serve here: the VTIMEZONE that
it makes for Europe/Vienna has the spring change an hour wrong.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.formats.ics.content_lines import line, local, text_line

_AHEAD = 12  # years: within them each date falls on each day of the week
_STEP = dt.timedelta(days=3)  # since 1900 no zone has changed its clocks twice within it
_SECOND = dt.timedelta(seconds=1)
_NOTHING = dt.timedelta()
_SHORT = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = -1
_WEEK = 7


class Onset(NamedTuple):
    """A change of the clocks: the wall time before it, and the offsets before and after."""

    wall: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    saving: dt.timedelta
    name: str


def zone_lines(zone: ZoneInfo, first: int, last: int) -> Iterator[str]:
    """Return the lines of a zone, right from the year before the first to that after the last.

    The first year is at least 3.
    """
    begin, end = first - 2, last + 1
    changes = [*_changes(zone, begin, end + _AHEAD)]
    rules = _rules(changes, end + _AHEAD - begin + 1)
    changes = [*rules] or [
        _standing(zone, begin),
        *(change for change in changes if change.wall.year <= end),
    ]
    least = min(change.saving for change in changes)
    yield line("BEGIN", "VTIMEZONE")
    yield text_line("TZID", zone.key)
    for change in changes:
        part = "DAYLIGHT" if change.saving > least else "STANDARD"
        yield line("BEGIN", part)
        yield line("DTSTART", local(change.wall))
        yield line("TZOFFSETFROM", _offset(change.before))
        yield line("TZOFFSETTO", _offset(change.after))
        yield text_line("TZNAME", change.name)
        if change in rules:
            yield line("RRULE", rules[change])
        yield line("END", part)
    yield line("END", "VTIMEZONE")


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Onset]:
    """Return the changes of a zone's offset in some years, found by looking every few days."""
    early = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    while early < end:
        before = _offset_at(early, zone)
        if _offset_at(early + _STEP, zone) != before:
            seconds = range(int(_STEP.total_seconds()))
            second = bisect_right(
                seconds, 0, key=lambda s: _offset_at(early + s * _SECOND, zone) != before
            )
            yield _onset(early + second * _SECOND, before, zone)
        early += _STEP


def _onset(at: dt.datetime, before: dt.timedelta, zone: ZoneInfo) -> Onset:
    local = at.astimezone(zone)
    wall = (at + before).replace(tzinfo=None)
    saving, name = local.dst() or _NOTHING, local.tzname() or zone.key
    return Onset(wall, before, local.utcoffset() or _NOTHING, saving, name)


def _standing(zone: ZoneInfo, year: int) -> Onset:
    """Return the offset at the start of a year as if it began there."""
    at = dt.datetime(year, 1, 1, tzinfo=zone)
    return _onset(at.astimezone(dt.UTC), at.utcoffset() or _NOTHING, zone)


def _rules(changes: Sequence[Onset], years: int) -> dict[Onset, str]:
    """Return the first change of each kind, with the rule by which it comes every year.

    Empty if some change follows no rule, or not in every year.
    """
    alike: dict[tuple[object, ...], list[Onset]] = defaultdict(list)
    for change in changes:
        wall = change.wall
        alike[change[1:], wall.month, wall.weekday(), wall.time()].append(change)
    rules: dict[Onset, str] = {}
    for same in alike.values():
        numbers = _numbers(same)
        if len({change.wall.year for change in same}) != years or len(same) != years or not numbers:
            return {}
        wall = same[0].wall
        day = f"{min(numbers)}{_SHORT[wall.weekday()]}"
        rules[same[0]] = f"FREQ=YEARLY;BYMONTH={wall.month};BYDAY={day}"
    return rules


def _numbers(changes: Sequence[Onset]) -> set[int]:
    """Return on which weekday of the month all changes are: the first, the second, the last."""
    ways = []
    for change in changes:
        wall = change.wall
        length = calendar.monthrange(wall.year, wall.month)[1]
        number = (wall.day - 1) // _WEEK + 1
        ways.append({number, _LAST} if wall.day + _WEEK > length else {number})
    return set.intersection(*ways)


def _offset_at(instant: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return instant.astimezone(zone).utcoffset() or _NOTHING


def _offset(offset: dt.timedelta) -> str:
    """Return an offset as a UTC-OFFSET (RFC 5545, 3.3.14).

    >>> _offset(dt.timedelta(hours=-3, minutes=-30))
    '-0330'
    """
    seconds = int(abs(offset).total_seconds())
    rest = f"{seconds % 60:02}" if seconds % 60 else ""
    sign = "-" if offset < _NOTHING else "+"
    return f"{sign}{seconds // 3600:02}{seconds // 60 % 60:02}{rest}"
