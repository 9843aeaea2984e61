"""The times of the day that typed times mean: am and pm, ends past midnight, slips.

Where no time of a document names am or pm, and none is later than 12:59, its clock has twelve
hours: “1:00” after “12:00” is 13:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from atip_agenda.formats.documents.time_ranges import TimeRange
from atip_agenda.times.clocks import HALF_DAY, Clock, time_of
from atip_agenda.times.ends import shared_half
from atip_agenda.times.words import UnclearError

_MIDNIGHT = dt.timedelta(days=1)
_HALF = dt.timedelta(hours=HALF_DAY)
_TWELVE_HOURS = frozenset({"", "dotted", "bare"})
_NIGHT = dt.timedelta(hours=6)
_EVENING = dt.timedelta(hours=17)
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
