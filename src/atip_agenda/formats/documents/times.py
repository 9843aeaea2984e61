"""When each item of a document takes place: its day, its start and its end.

Where no time of a document names am or pm, and none is later than 12:59, its clock has twelve
hours: “1:00” after “12:00” is 13:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import Fault, UnusableAgendaError, quoted
from atip_agenda.formats.documents.days import ONE_DAY, Days, Section
from atip_agenda.formats.documents.entries import Item
from atip_agenda.formats.documents.time_ranges import TimeRange
from atip_agenda.formats.documents.zone import local_times
from atip_agenda.formats.interface import refused
from atip_agenda.formats.issues import Issues
from atip_agenda.times.clocks import HALF_DAY, Clock, time_of
from atip_agenda.times.ends import shared_half
from atip_agenda.times.words import UnclearError
from atip_agenda.wording import long_date

_HALF = dt.timedelta(hours=HALF_DAY)
_TWELVE_HOURS = frozenset({"", "dotted", "bare"})
_NIGHT, _EVENING = dt.timedelta(hours=6), dt.timedelta(hours=17)
_FULL = dt.timedelta(hours=3)  # how far back the times of a new day go at least
_EARLIEST = 6  # o'clock; an earlier hour is in the afternoon
_SLACK = dt.timedelta(hours=1)  # by which a line can begin before the one above it


class Timed(NamedTuple):
    """An item, and its start and end by the clocks of a zone."""

    item: Item
    start: dt.datetime
    end: dt.datetime | None
    zone: dt.tzinfo


class Times(NamedTuple):
    """Items with their times, and the days without a heading with the time that begins each."""

    items: Sequence[Timed]
    inferred: dict[dt.date, str]


def resolve_times(days: Days, zone: ZoneInfo, issues: Issues) -> Times:
    """Return when the items take place. Raises UnusableAgendaError where one ends too early."""
    walk = _Walk(days, zone, issues)
    following = [*(section.day - ONE_DAY for section in days.sections[1:]), days.frame.last]
    for section, until in zip(days.sections, following, strict=True):
        walk.through(section, until or section.day)
    if walk.faults:
        raise UnusableAgendaError("", walk.faults)
    if not walk.items:
        raise refused("None of its times is that of a session.")
    if walk.readings:
        where, message = next(iter(walk.readings.items()))
        more = len(walk.readings) - 1
        issues.inferred(where, f"{message}{f', and {more} more likewise' if more else ''}.")
    return Times(_with_ends(walk.items, issues), walk.inferred)


class _Walk:
    """The items in order, with the days that begin between them.

    `readings` holds how unclear times were read, by their line.
    """

    def __init__(self, days: Days, zone: ZoneInfo, issues: Issues) -> None:
        self.items: list[Timed] = []
        self.inferred: dict[dt.date, str] = {}
        self.faults: list[Fault] = []
        self.readings: dict[str, str] = {}
        self._zone = zone
        self._year = days.year
        self._issues = issues
        ranges = [item.times for section in days.sections for item, _ in section.items]
        clocks = [clock for times in ranges for clock in (times.start, times.end) if clock]
        self._twelve = all(1 <= clock.hour <= HALF_DAY for clock in clocks)

    def through(self, section: Section, until: dt.date) -> None:
        """Take the items of a section in order; days until this one can begin without a heading."""
        day, above, latest = section.day, None, dt.timedelta()
        for item, own_day in section.items:
            local = local_times(item, self._zone, self._year)
            if local is None:
                why = f"{quoted(item.times.zone)} can mean several zones."
                self._issues.left_out(item.where, f"{quoted(item.title)} is left out: {why}")
                continue
            times, zone = local
            hours = self._hours(item.where, times, None if own_day else above)
            if hours is None:
                continue
            start, end = hours
            starts_on = own_day or day
            if not own_day and above is not None and start < above:
                again = start < _HALF and latest - start >= _FULL
                if again and day < until:
                    starts_on = day = day + ONE_DAY
                    latest = dt.timedelta()
                    self._infer(item.where, day, times.start.typed)
                elif above >= _EVENING and start < _NIGHT:
                    starts_on = day + ONE_DAY
                    message = "It is taken to be in the night after the item above."
                    self._issues.inferred(item.where, message)
            if starts_on == day and not own_day:
                above, latest = start, max(latest, end or start)
            midnight = dt.datetime.combine(starts_on, dt.time())
            ends_at = None if end is None else midnight + end
            self.items.append(Timed(item, midnight + start, ends_at, zone))

    def _hours(
        self, where: str, times: TimeRange, above: dt.timedelta | None
    ) -> tuple[dt.timedelta, dt.timedelta | None] | None:
        """The start and the end of a range as lengths from midnight.

        `above` is the start of the item above on that day. None, with a fault, where it ends
        before it starts.
        """
        first, second = times.start, times.end
        if second is not None:
            first, second = _shared(first, second)
        start = _time(first)
        early = first.hour < _EARLIEST or (above is not None and above - start > _SLACK)
        if early and self._is_ambiguous(first):
            start += _HALF
            self.readings[where] = f"{first.typed} is read as {_figures(start)}"
        if second is None:
            return start, start + dt.timedelta(minutes=times.minutes) if times.minutes else None
        end = _time(second)
        if not end and start >= _HALF:
            end = ONE_DAY
        if end < start < end + _HALF and self._is_ambiguous(second):
            end += _HALF
            self.readings.setdefault(where, f"{second.typed} is read as {_figures(end)}")
        elif end <= _NIGHT and start >= _EVENING:
            end += ONE_DAY
            self.readings.setdefault(where, f"{second.typed} is on the next day")
        if end < start:
            message = f"It ends at {second.typed}, before it starts ({first.typed})."
            self.faults.append(Fault(where, message))
            return None
        return start, end

    def _is_ambiguous(self, clock: Clock) -> bool:
        """Whether a time can be in either half of the day."""
        of_twelve = clock.shape in _TWELVE_HOURS and 1 <= clock.hour < HALF_DAY
        return self._twelve and of_twelve and not clock.half

    def _infer(self, where: str, day: dt.date, typed: str) -> None:
        self.inferred[day] = typed
        message = f"{long_date(day)} has no heading: it is inferred where the times start again"
        self._issues.inferred(where, f"{message} at {typed}.")


def _shared(first: Clock, second: Clock) -> tuple[Clock, Clock]:
    """Both ends with the am or pm that one of them names."""
    try:
        return shared_half(first, second)
    except UnclearError:  # a number alone, which is a time in a range
        return first, second


def _time(clock: Clock) -> dt.timedelta:
    if clock.hour == 2 * HALF_DAY:
        return ONE_DAY
    time = time_of(clock)
    return dt.timedelta(hours=time.hour, minutes=time.minute)


def _figures(length: dt.timedelta) -> str:
    return f"{dt.datetime.combine(dt.date.min, dt.time()) + length:%H:%M}"


def _with_ends(items: Sequence[Timed], issues: Issues) -> Sequence[Timed]:
    """The items, with the start of the next as an end where a document names only starts."""
    starts = [one for one in items if _lacks_end(one)]
    if len(starts) * 2 <= len(items):
        for one in starts:
            title = quoted(one.item.title)
            issues.inferred(one.item.where, f"It names no end of {title}, which is left open.")
        return items
    until = "each session lasts until the next one of its day starts."
    issues.inferred(starts[0].item.where, f"The times name starts alone: {until}")
    later = pairwise(sorted({one.start for one in items}))
    after = {start: end for start, end in later if start.date() == end.date()}
    return [one._replace(end=after.get(one.start)) if _lacks_end(one) else one for one in items]


def _lacks_end(one: Timed) -> bool:
    """Whether an item has no end, and does not say that there is none."""
    return one.end is None and not one.item.times.open
