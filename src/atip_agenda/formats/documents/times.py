"""When each item of a document takes place: its day, its start and its end.

Where no time of a document names am or pm, and none is later than 12:59, its clock has twelve
hours: “1:00” after “12:00” is 13:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
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

_MIDNIGHT = dt.timedelta(days=1)
_HALF = dt.timedelta(hours=HALF_DAY)
_TWELVE_HOURS = frozenset({"", "dotted", "bare"})
_NIGHT = dt.timedelta(hours=6)
_EVENING = dt.timedelta(hours=17)
_LATE, _SMALL_HOURS = dt.timedelta(hours=18), dt.timedelta(hours=5)
_FULL = dt.timedelta(hours=3)  # how far back the times of a new day go at least
_EARLIEST = 6  # o'clock; nobody meets at 5 in the morning
_SLACK = dt.timedelta(hours=1)  # by which a line can begin before the one above it
_DAY = 24


class Hours(NamedTuple):
    """A start and an end as lengths from midnight, and how an unclear one of them was read."""

    start: dt.timedelta
    end: dt.timedelta | None
    read_as: str = ""


class BackwardError(Exception):
    """An end that lies before its start."""


def is_twelve(ranges: Iterable[TimeRange]) -> bool:
    """Whether no time of a document is one of a clock of 24 hours."""
    clocks = [clock for times in ranges for clock in (times.start, times.end) if clock is not None]
    return not any(clock.hour > HALF_DAY or clock.hour == 0 for clock in clocks)


def hours_of(times: TimeRange, above: dt.timedelta | None, *, twelve: bool) -> Hours:
    """Return the times of the day that a range means.

    `above` is the start of the item above on that day; `twelve` says that the document has a clock
    of twelve hours. Raises BackwardError where it ends before it starts.
    """
    first, second = times.start, times.end
    if second is not None:
        first, second = _shared(first, second)
    start, read_as = _time(first), ""
    if twelve and _is_ambiguous(first) and _is_afternoon(first.hour, start, above):
        start += _HALF
        read_as = f"{first.typed} is read as {_figures(start)}"
    if second is None:
        end = start + dt.timedelta(minutes=times.minutes) if times.minutes else None
        return Hours(start, end, read_as)
    end = _time(second)
    if second.hour == _DAY or (end == dt.timedelta() and start >= _HALF):
        end = _MIDNIGHT
    if end < start and twelve and _is_ambiguous(second) and end + _HALF > start:
        end += _HALF
        read_as = read_as or f"{second.typed} is read as {_figures(end)}"
    elif end < start and end <= _NIGHT and start >= _EVENING:
        end += _MIDNIGHT
        read_as = f"{second.typed} is on the next day"
    if end < start:
        raise BackwardError
    return Hours(start, end, read_as)


def _is_afternoon(hour: int, start: dt.timedelta, above: dt.timedelta | None) -> bool:
    """Whether a time of a twelve-hour clock without am and pm is in the second half."""
    return hour < _EARLIEST or (above is not None and above - start > _SLACK)


def _is_ambiguous(clock: Clock) -> bool:
    return not clock.half and clock.shape in _TWELVE_HOURS and 1 <= clock.hour < HALF_DAY


def _shared(first: Clock, second: Clock) -> tuple[Clock, Clock]:
    """Both ends with the am or pm that one of them names."""
    # In a range a number alone is a time as well.
    first, second = (
        clock._replace(shape="dotted") if clock.shape == "bare" else clock
        for clock in (first, second)
    )
    try:
        return shared_half(first, second)
    except UnclearError:
        return first, second


def _time(clock: Clock) -> dt.timedelta:
    if clock.hour == _DAY:
        return _MIDNIGHT
    time = time_of(clock)
    return dt.timedelta(hours=time.hour, minutes=time.minute)


def _figures(length: dt.timedelta) -> str:
    hours, rest = divmod(length, dt.timedelta(hours=1))
    return f"{hours:02}:{rest // dt.timedelta(minutes=1):02}"


class Timed(NamedTuple):
    """An item, and its start and end by the clocks of a zone."""

    item: Item
    start: dt.datetime
    end: dt.datetime | None
    zone: dt.tzinfo

    @property
    def names_no_end(self) -> bool:
        """Whether it has no end, and does not say that there is none."""
        return self.end is None and not self.item.times.open


class InferredDay(NamedTuple):
    """A day without a heading, and the time at which its times start again, as typed."""

    day: dt.date
    typed: str


class Times(NamedTuple):
    """All items with their times, and the days that were inferred."""

    items: tuple[Timed, ...]
    inferred: tuple[InferredDay, ...]


class _Placed(NamedTuple):
    """An item with its times in one zone, and a day of its own if it has one."""

    item: Item
    times: TimeRange
    zone: dt.tzinfo
    own_day: dt.date | None


def resolve_times(days: Days, zone: ZoneInfo, issues: Issues) -> Times:
    """Return when the items take place. Raises UnusableAgendaError where one ends too early."""
    placed = [[*_placed(section, zone, days.year, issues)] for section in days.sections]
    walk = _Walk(issues, twelve=is_twelve(one.times for some in placed for one in some))
    for section, items in zip(days.sections, placed, strict=True):
        walk.through(section, items)
    if walk.faults:
        raise UnusableAgendaError("", walk.faults)
    if not walk.items:
        raise refused("None of its times is that of a session.")
    walk.report_readings()
    return Times(tuple(_with_ends(walk.items, issues)), tuple(walk.inferred))


def _placed(section: Section, zone: ZoneInfo, year: int, issues: Issues) -> Iterator[_Placed]:
    """The items of a section whose zone is known."""
    for item, own_day in section.items:
        local = local_times(item, zone, year)
        if local is None:
            why = f"{quoted(item.times.zone)} can mean several zones."
            issues.left_out(item.where, f"{quoted(item.title)} is left out: {why}")
        else:
            yield _Placed(item, *local, own_day)


class _Walk:
    """A way through the items in their order, which tells where a new day begins."""

    def __init__(self, issues: Issues, *, twelve: bool) -> None:
        self.items: list[Timed] = []
        self.inferred: list[InferredDay] = []
        self.faults: list[Fault] = []
        self._issues = issues
        self._twelve = twelve
        self._readings: list[Fault] = []

    def through(self, section: Section, items: Sequence[_Placed]) -> None:
        """Take the items of a section in their order."""
        day, above, latest = section.day, None, dt.timedelta()
        for one in items:
            hours = self._hours(one, None if one.own_day else above)
            if hours is None:
                continue
            if one.own_day:
                self._add(one, one.own_day, hours)
                continue
            if above is not None and hours.start < above:
                again = hours.start < _HALF and latest - hours.start >= _FULL
                if again and day < section.until:
                    day, latest = day + ONE_DAY, dt.timedelta()
                    self._infer(one, day)
                elif above >= _LATE and hours.start < _SMALL_HOURS:
                    self._add(one, day + ONE_DAY, hours)
                    message = "It is taken to be in the night after the item above."
                    self._issues.inferred(one.item.where, message)
                    continue
            above = hours.start
            latest = max(latest, hours.end or hours.start)
            self._add(one, day, hours)

    def report_readings(self) -> None:
        """Add an issue for the first time that was read as one of two, and how many more."""
        if self._readings:
            more = len(self._readings) - 1
            likewise = f", and {more} more likewise" if more else ""
            where, message = self._readings[0]
            self._issues.inferred(where, f"{message}{likewise}.")

    def _hours(self, one: _Placed, above: dt.timedelta | None) -> Hours | None:
        """The times of an item; None, with a fault, where it ends before it starts."""
        start, end = one.times.start, one.times.end
        try:
            return hours_of(one.times, above, twelve=self._twelve)
        except BackwardError:
            message = f"It ends at {end.typed if end else ''}, before it starts ({start.typed})."
            self.faults.append(Fault(one.item.where, message))
            return None

    def _infer(self, one: _Placed, day: dt.date) -> None:
        typed = one.times.start.typed
        self.inferred.append(InferredDay(day, typed))
        message = f"{long_date(day)} has no heading: it is inferred where the times start again"
        self._issues.inferred(one.item.where, f"{message} at {typed}.")

    def _add(self, one: _Placed, day: dt.date, hours: Hours) -> None:
        midnight = dt.datetime.combine(day, dt.time())
        end = None if hours.end is None else midnight + hours.end
        if hours.read_as:
            self._readings.append(Fault(one.item.where, hours.read_as))
        self.items.append(Timed(one.item, midnight + hours.start, end, one.zone))


def _with_ends(items: Sequence[Timed], issues: Issues) -> list[Timed]:
    """The items, with the start of the next as an end where a document names only starts."""
    starts = [one for one in items if one.names_no_end]
    if len(starts) * 2 <= len(items):
        for one in starts:
            title = quoted(one.item.title)
            issues.inferred(one.item.where, f"It names no end of {title}, which is left open.")
        return list(items)
    until = "each session lasts until the next one of its day starts."
    issues.inferred(starts[0].item.where, f"The times name starts alone: {until}")
    later = pairwise(sorted({one.start for one in items}))
    after = {start: end for start, end in later if start.date() == end.date()}
    return [one._replace(end=after.get(one.start)) if one.names_no_end else one for one in items]
