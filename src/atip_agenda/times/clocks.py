"""Times of day as a table: `15:00`, `15.00`, `1500`, `15h30`, `15 Uhr`, `3.30 pm`, `noon`.

The rows give the time as typed, and `time_of` the time it means, because a range may name "pm" once
for both its ends.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.times.words import Row, UnclearError, figures, letters

HALF_DAY = 12  # hours
_DAY = 24
_WORDS = {"noon": 12, "midday": 12, "midnight": 0}

# A time is followed by a blank, punctuation, the end or a zone.
_END = r"(?=[ ,;+–]|-(?![A-Z])|[:.](?: |$)|/\d{4}|Z(?![A-Z])|$)"
_HALF = r" ?(?P<half>[ap])(?:m|\. ?m)\b\.?"


class Clock(NamedTuple):
    """A time as typed; `half` is "a" or "p" if am or pm was named.

    `shape` tells the ambiguous ones: "dotted" (20.04, perhaps a date), "compact" (2026, perhaps a
    year) and "bare" (16, in a range). "iso" and "seconds" are those of timestamps; "hour" (15h) and
    "word" (noon) take no am or pm.
    """

    hour: int
    minute: int = 0
    second: int = 0
    microsecond: int = 0
    half: str = ""
    shape: str = ""
    typed: str = ""

    @property
    def year(self) -> int:
        """The year that four digits may mean, else 0."""
        return 100 * self.hour + self.minute if self.shape == "compact" else 0


def _clock(shape: str = "") -> Callable[[re.Match[str]], Clock]:
    """Return the builder of times of a shape, from the groups of a pattern."""

    def build(match: re.Match[str]) -> Clock:
        found = match.groupdict("")
        half = found.get("half", "").lower()
        if found.get("unit"):
            actual = "hour"
        elif half and shape == "dotted":
            actual = ""
        elif found.get("second") and not shape:
            actual = "seconds"
        else:
            actual = shape
        hour, minute, second = (int(found.get(unit) or 0) for unit in ("hour", "minute", "second"))
        microsecond = int(found.get("fraction", "").ljust(6, "0"))
        return Clock(hour, minute, second, microsecond, half, actual, match[0])

    return build


def _word(match: re.Match[str]) -> Clock:
    return Clock(_WORDS[match[1].lower()], shape="word", typed=match[0])


def _oclock(match: re.Match[str]) -> Clock:
    clock = _clock("hour")(match)
    if 1 <= clock.hour <= HALF_DAY:
        raise UnclearError(f"{clock.typed} can be in the morning or in the evening")
    return clock


_UNIT = r"(?:h|hrs|uhr)"
# "15:00 hours" is a time, "15 hours" a length, and "17:00 hours of need" has a title.
_HOURS = rf" ?(?:{_UNIT}|hours(?! of))"
_HOUR, _MINUTE = r"(?P<hour>\d{1,2})", r"(?P<minute>\d\d)"
_SECOND, _FRACTION = r"(?P<second>\d\d)", r"(?:\.(?P<fraction>\d{1,6}))?"

# Only times are written with a colon, so these go before any date.
TIMES_WITH_COLON: list[Row[Clock]] = [
    # 12 noon, 12:00 midnight
    (figures(rf"12(?:[:.]00)? ({'|'.join(_WORDS)}){_END}"), _word),
    # 15:00, 15:00:30, 15:00 Uhr, 3:30 pm
    (
        figures(
            rf"{_HOUR}:{_MINUTE}(?::{_SECOND}{_FRACTION})?(?:(?P<unit>{_HOURS})|{_HALF})?{_END}"
        ),
        _clock(),
    ),
]
OTHER_TIMES: list[Row[Clock]] = [
    # noon, midday, midnight
    (letters(rf"({'|'.join(_WORDS)}){_END}"), _word),
    # T15, T15:45, T154500, T15:45:00.000
    (
        letters(rf"T(?P<hour>\d\d)(?::?{_MINUTE}(?::?{_SECOND}{_FRACTION})?)?{_END}"),
        _clock("iso"),
    ),
    # 15.00, 15.00h, 3.30 p.m.
    (figures(rf"{_HOUR}\.{_MINUTE}(?:(?P<unit>{_HOURS})|{_HALF})?{_END}"), _clock("dotted")),
    # 1500, 0900, 1500h
    (figures(rf"(?P<hour>\d\d){_MINUTE}(?P<unit>{_HOURS})?{_END}"), _clock("compact")),
    # 15h30
    (figures(rf"{_HOUR}h{_MINUTE}{_END}"), _clock("hour")),
    # 15h, 15 Uhr
    (figures(rf"{_HOUR} ?{_UNIT}{_END}"), _clock("hour")),
    # 3pm, 3 o'clock pm, 15 o'clock
    (figures(rf"{_HOUR}(?: ?o'clock)?{_HALF}{_END}"), _clock("hour")),
    (figures(rf"{_HOUR} ?o'clock{_END}"), _oclock),
]
CLOCKS = [*TIMES_WITH_COLON, *OTHER_TIMES]


def time_of(clock: Clock) -> dt.time:
    """Return the time of day that a typed time means, or raise UnclearError."""
    hour = clock.hour
    if clock.half:
        if not 1 <= hour <= HALF_DAY:
            raise UnclearError(f"{quoted(clock.typed)} is not a time: am and pm go with 1 to 12")
        hour = hour % HALF_DAY + (HALF_DAY if clock.half == "p" else 0)
    if hour == _DAY and not clock.minute:
        raise UnclearError(f"{clock.typed} is written 00:00 of the next day")
    try:
        return dt.time(hour, clock.minute, clock.second, clock.microsecond)
    except ValueError:
        raise UnclearError(f"there is no time {clock.typed}") from None


def in_figures(time: dt.time) -> str:
    """Return a time of day as 15:00, with seconds if there are any."""
    return f"{time:%H:%M:%S}" if time.second else f"{time:%H:%M}"
