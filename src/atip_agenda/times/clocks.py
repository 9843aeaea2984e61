"""Times of the day, as a table: `15:00`, `15.00`, `1500`, `15h30`, `15 Uhr`, `3.30 pm`, `noon`.

A row says what was typed; `time_of` says which time it is, or that there is none. The two are
apart because a range names "pm" once for both its ends.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.times.words import Row, UnclearError, figures, letters

HALF_DAY = 12  # hours
_DAY = 24
_WORDS = {"noon": 12, "midday": 12, "midnight": 0}

# After a time stands a blank, a mark, the end, or what says its zone.
_END = r"(?=[ ,;+–]|-(?![A-Z])|[:.](?: |$)|/\d{4}|Z(?![A-Z])|$)"
_HALF = r" ?(?P<half>[ap])(?:m|\. ?m)\b\.?"


class Clock(NamedTuple):
    """A time as typed; `half` is "a" or "p" where am or pm was named.

    `shape` tells the ones that could mean something else: "dotted" (20.04, perhaps a date),
    "compact" (2026, perhaps a year), "bare" (16, in a range); "iso" and "seconds" are those of
    timestamps, "hour" (15h) and "word" (noon) know no am or pm.
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
        """The year that four figures may mean, else 0."""
        return 100 * self.hour + self.minute if self.shape == "compact" else 0


def _word(match: re.Match[str]) -> Clock:
    return Clock(_WORDS[match[1].lower()], shape="word", typed=match[0])


def _timestamp(match: re.Match[str]) -> Clock:
    hour, minute, second, fraction = match.groups("0")
    return Clock(
        *(int(hour), int(minute), int(second), int(fraction.ljust(6, "0"))),
        shape="iso",
        typed=match[0],
    )


def _colon(match: re.Match[str]) -> Clock:
    shape = "seconds" if match["second"] else "hour" if match["unit"] else ""
    return Clock(
        *(int(match["hour"]), int(match["minute"]), int(match["second"] or 0)),
        int((match["fraction"] or "").ljust(6, "0")),
        half=(match["half"] or "").lower(),
        shape=shape,
        typed=match[0],
    )


def _dot(match: re.Match[str]) -> Clock:
    half = (match["half"] or "").lower()
    shape = "" if half else "hour" if match["unit"] else "dotted"
    return Clock(int(match["hour"]), int(match["minute"]), half=half, shape=shape, typed=match[0])


def _hour(match: re.Match[str]) -> Clock:
    return Clock(int(match["hour"]), shape="hour", typed=match[0])


def _half(match: re.Match[str]) -> Clock:
    return Clock(int(match["hour"]), half=match["half"].lower(), shape="hour", typed=match[0])


def _oclock(match: re.Match[str]) -> Clock:
    clock = _hour(match)
    if 1 <= clock.hour <= HALF_DAY:
        raise UnclearError(f"{clock.typed} can be in the morning or in the evening")
    return clock


def _compact(match: re.Match[str]) -> Clock:
    shape = "hour" if match["unit"] else "compact"
    return Clock(int(match["hour"]), int(match["minute"]), shape=shape, typed=match[0])


_UNIT = r"(?:h|hrs|uhr)"
# "15:00 hours" says so, "15 hours" is a length, and "17:00 hours of need" has a title.
_HOURS = rf" ?(?:{_UNIT}|hours(?! of))"
_HOUR, _MINUTE = r"(?P<hour>\d{1,2})", r"(?P<minute>\d\d)"

# With a colon nothing but a time is written: these come before any date.
TIMES_WITH_COLON: list[Row[Clock]] = [
    # 12 noon, 12:00 midnight
    (figures(rf"12(?:[:.]00)? ({'|'.join(_WORDS)}){_END}"), _word),
    # 15:00, 15:00:30, 15:00 Uhr, 3:30 pm
    (
        figures(
            rf"{_HOUR}:{_MINUTE}(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{{1,6}}))?)?"
            rf"(?:(?P<unit>{_HOURS})|{_HALF})?{_END}"
        ),
        _colon,
    ),
]
OTHER_TIMES: list[Row[Clock]] = [
    # noon, midday, midnight
    (letters(rf"({'|'.join(_WORDS)}){_END}"), _word),
    # T15:45, T154500, T15:45:00.000
    (
        letters(rf"T(\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.(\d{{1,6}}))?)?)?{_END}"),
        _timestamp,
    ),
    # 15.00, 15.00h, 3.30 p.m.
    (figures(rf"{_HOUR}\.{_MINUTE}(?:(?P<unit>{_HOURS})|{_HALF})?{_END}"), _dot),
    # 1500, 0900, 1500h
    (figures(rf"(?P<hour>\d\d){_MINUTE}(?P<unit>{_HOURS})?{_END}"), _compact),
    # 15h30
    (
        figures(rf"{_HOUR}h{_MINUTE}{_END}"),
        lambda match: Clock(int(match["hour"]), int(match["minute"]), shape="hour", typed=match[0]),
    ),
    # 15h, 15 Uhr
    (figures(rf"{_HOUR} ?{_UNIT}{_END}"), _hour),
    # 3pm, 3 o'clock pm, 15 o'clock
    (figures(rf"{_HOUR}(?: ?o'clock)?{_HALF}{_END}"), _half),
    (figures(rf"{_HOUR} ?o'clock{_END}"), _oclock),
]
CLOCKS = [*TIMES_WITH_COLON, *OTHER_TIMES]


def time_of(clock: Clock) -> dt.time:
    """The time of the day that a clock time means. Raises UnclearError where there is none."""
    hour = clock.hour
    if clock.half:
        if not 1 <= hour <= HALF_DAY:
            raise UnclearError(f"{quoted(clock.typed)} is no time: am and pm go with 1 to 12")
        hour = hour % HALF_DAY + (HALF_DAY if clock.half == "p" else 0)
    if hour == _DAY and not clock.minute:
        raise UnclearError(f"{clock.typed} is written 00:00 of the next day")
    try:
        return dt.time(hour, clock.minute, clock.second, clock.microsecond)
    except ValueError:
        raise UnclearError(f"there is no time {clock.typed}") from None


def in_figures(time: dt.time) -> str:
    """A time of the day as 15:00, with seconds where there are any."""
    return f"{time:%H:%M:%S}" if time.second else f"{time:%H:%M}"
