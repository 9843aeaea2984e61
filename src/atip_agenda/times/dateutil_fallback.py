"""Dates and times in forms that only python-dateutil knows: “Mon Apr 20 15:45:00 2026”.

dateutil guesses: it reads `13.30` as the 13th and `1500` as a year, drops EST and accepts a Monday
that is a Tuesday. So it only gets texts in which each part can be checked afterwards (one month by
name, one year of four digits, one time with a colon or am/pm), and its answer only counts if it
contains each word of the text.
"""

from __future__ import annotations

import datetime as dt
import re

from atip_agenda.times.clocks import CLOCKS, Clock, time_of
from atip_agenda.times.dates import MONTH_NAMES, WEEKDAY_NAMES, Date
from atip_agenda.times.words import first_of

_LONGEST = 60
_SHAPE = re.compile(r"[0-9a-z ,.:/-]+")
_TIME = re.compile(
    r"(?<![\w:./-])\d{1,2}(?::\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?![\w:/-])",
    re.ASCII,
)
_WORD = re.compile(r"\d+|[a-z]+", re.ASCII)
_FILLERS = frozenset({"at", "on", "of", "st", "nd", "rd", "th"})
# They differ in everything that the text must give.
_DEFAULTS = (dt.datetime(2001, 3, 5, 7), dt.datetime(2004, 6, 9, 19))  # noqa: DTZ001 - wall time


def date_and_time(text: str) -> tuple[Date, Clock] | None:
    """Return the date and time that dateutil finds in a plain text, if none of it is a guess."""
    text = text.lower()
    if len(text) > _LONGEST or not _SHAPE.fullmatch(text):
        return None
    times = list(_TIME.finditer(text))
    hit = first_of(CLOCKS, times[0][0], 0) if len(times) == 1 else None
    if hit is None:
        return None
    time = time_of(hit[0])
    words = _WORD.findall(f"{text[: times[0].start()]} {text[times[0].end() :]}")
    names = [word for word in words if not word.isdecimal() and word not in _FILLERS]
    if not MONTH_NAMES.keys() | WEEKDAY_NAMES.keys() >= set(names):
        return None  # dateutil would read other words as a zone, or drop them
    found = _asked(text)
    if found is None or found.time() != time:
        return None
    date = found.date()
    months = [MONTH_NAMES[name] for name in names if name in MONTH_NAMES]
    weekdays = [WEEKDAY_NAMES[name] for name in names if name in WEEKDAY_NAMES]
    numbers = sorted((word for word in words if word.isdecimal()), key=len)
    if (
        months == [date.month]
        and weekdays in ([], [date.weekday()])
        and numbers in ([f"{date.day:{fill}}", f"{date.year:04}"] for fill in ("", "02"))
    ):
        return Date(date.year, date.month, date.day), hit[0]
    return None


def _asked(text: str) -> dt.datetime | None:
    """Return dateutil's answer if it does not depend on the defaults."""
    from dateutil import parser

    try:
        first, second = (parser.parse(text, default=each, dayfirst=True) for each in _DEFAULTS)
    except (ValueError, ArithmeticError):
        return None
    return first if first == second else None
