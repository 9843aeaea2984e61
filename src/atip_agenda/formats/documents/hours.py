"""The times of the day that typed times mean: am and pm, ends past midnight, slips.

Where neither am nor pm is named, and no time of the document is later than 12:59, the times are
those of a twelve-hour clock: “1:00” after “12:00” is 13:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from atip_agenda.formats.documents.slots import Slot
from atip_agenda.times.clocks import HALF_DAY, Clock, time_of
from atip_agenda.times.ends import shared_half
from atip_agenda.times.words import UnclearError

MIDNIGHT = dt.timedelta(days=1)
_HALF = dt.timedelta(hours=HALF_DAY)
_TWELVE_HOURS = frozenset({"", "dotted", "bare"})
_NIGHT = dt.timedelta(hours=6)
_EVENING = dt.timedelta(hours=17)
_EARLIEST = 6  # o'clock; nobody meets at 5 in the morning
_SLACK = dt.timedelta(hours=1)  # by which a line can begin before the one above it
_DAY = 24


class Hours(NamedTuple):
    """A start and an end as lengths from midnight; `said` is what was inferred of them."""

    start: dt.timedelta
    end: dt.timedelta | None
    said: str = ""


class BackwardError(Exception):
    """An end that lies before its start."""


def is_twelve(slots: Iterable[Slot]) -> bool:
    """Whether no time of a document is one of a clock of 24 hours."""
    clocks = [clock for slot in slots for clock in (slot.start, slot.end) if clock is not None]
    return not any(clock.hour > HALF_DAY or clock.hour == 0 for clock in clocks)


class Above(NamedTuple):
    """What stands above a slot on its day: the start right above, and the latest end.

    `stays` says that no other day can begin below it.
    """

    start: dt.timedelta | None = None
    latest: dt.timedelta = dt.timedelta()
    stays: bool = True


def hours_of(slot: Slot, above: Above, *, twelve: bool) -> Hours:
    """The times of a slot; `twelve` says that the document has a clock of twelve hours.

    Raises BackwardError where it ends before it starts.
    """
    first, second = slot.start, slot.end
    if second is not None:
        first, second = _shared(first, second)
    start, said = _time(first), ""
    if twelve and _ambiguous(first) and _afternoon(first.hour, start, above):
        start += _HALF
        said = f"{first.typed} is read as {_figures(start)}"
    if second is None:
        end = start + dt.timedelta(minutes=slot.minutes) if slot.minutes else None
        return Hours(start, end, said)
    end = _time(second)
    if second.hour == _DAY or (end == dt.timedelta() and start >= _HALF):
        end = MIDNIGHT
    if end < start and twelve and _ambiguous(second) and end + _HALF > start:
        end += _HALF
        said = said or f"{second.typed} is read as {_figures(end)}"
    elif end < start and end <= _NIGHT and start >= _EVENING:
        end += MIDNIGHT
        said = f"{second.typed} is on the next day"
    if end < start:
        raise BackwardError
    return Hours(start, end, said)


def _afternoon(hour: int, start: dt.timedelta, above: Above) -> bool:
    """Whether a time of a twelve-hour clock that names no half is one of the second half."""
    if hour < _EARLIEST:
        return True
    before, late = above.start, start + _HALF
    if before is None or before - start <= _SLACK or late < before:
        return False
    return above.stays or hour == _EARLIEST or late <= above.latest + _SLACK


def _ambiguous(clock: Clock) -> bool:
    return not clock.half and clock.shape in _TWELVE_HOURS and 1 <= clock.hour < HALF_DAY


def _shared(first: Clock, second: Clock) -> tuple[Clock, Clock]:
    """Both ends with the am or pm that one names, and with no more than they say otherwise."""
    # What a person types for a slot is a time, also where it is but a number.
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
        return MIDNIGHT
    time = time_of(clock)
    return dt.timedelta(hours=time.hour, minutes=time.minute)


def _figures(length: dt.timedelta) -> str:
    hours, rest = divmod(length, dt.timedelta(hours=1))
    return f"{hours:02}:{rest // dt.timedelta(minutes=1):02}"
