"""Moments relative to now: `now`, `+45m`, `+1h30`, `in 2 hours`, `30 minutes ago`.

Days are calendar days: the same time by the venue's clock. They are refused if the clocks change in
between, as 24 hours would then mean another time.
"""

from __future__ import annotations

import datetime as dt
import re

from atip_agenda.conference import Conference
from atip_agenda.errors import quoted
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR, Form, UnclearError
from atip_agenda.zones import instant_of

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {**{word: number for number, word in enumerate(_NUMBERS, 1)}, "a": 1, "an": 1}
_HALF_HOUR = "half an hour"
_HOUR = 60  # minutes

_COUNT = rf"\d{{1,6}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_AND = r"(?:,? (?:and )?)?"
# Each unit at most once, the larger first; after hours the minutes need no unit.
_LENGTH = Form(
    rf"(?:(?P<days>{_COUNT}) ?d(?:ays?)?(?![a-z]){_AND})?"
    rf"(?:(?P<hours>{_COUNT}) ?h(?:(?:ou)?rs?)?(?![a-z])(?:(?P<rest>\d\d)$|{_AND}))?"
    rf"(?:(?P<minutes>{_COUNT}) ?m(?:in(?:ute)?s?)?(?![a-z]){_AND})?"
    rf"(?:(?P<seconds>{_COUNT}) ?s(?:ec(?:ond)?s?)?(?![a-z]))?$"
)


def moment_from(now: dt.datetime, text: str, conference: Conference) -> dt.datetime | None:
    """Return the moment that a plain text counts from now, or None for any other text."""
    lower = text.lower()
    if lower == "now":
        return now
    sign, words = _framed(lower)
    if not sign:
        return None
    length = _LENGTH.match(words)
    if words == _HALF_HOUR:
        days, rest = 0, dt.timedelta(minutes=30)
    elif words and length is not None:
        days, rest = _counted(length)
    else:
        why = f"{quoted(words)} is not a length of time"
        raise UnclearError(why, "+45m", "+1h30", "in 2 hours", "30 minutes ago")
    moment = now + sign * (dt.timedelta(days=days) + rest)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise UnclearError(f"it is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return _days_on(now, sign * days, conference) + sign * rest


def _framed(text: str) -> tuple[int, str]:
    """Return the direction in which a text counts and its length; 0 for any other text."""
    later = text.removeprefix("now").lstrip()
    if later[:1] in {"+", "-"}:
        return (1 if later[0] == "+" else -1), later[1:].lstrip()
    for sign, start, end in ((1, "in ", ""), (-1, "", " ago"), (1, "", " from now")):
        if text.startswith(start) and text.endswith(end):
            return sign, text.removeprefix(start).removesuffix(end)
    return 0, ""


def _counted(length: re.Match[str]) -> tuple[int, dt.timedelta]:
    """Return a length as calendar days and the rest."""
    numbers = {
        unit: _COUNTS.get(count.lower()) or int(count)
        for unit, count in length.groupdict("0").items()
    }
    minutes = numbers["minutes"] + numbers["rest"]
    if numbers["rest"] >= _HOUR:
        raise UnclearError(f"{length[0]} has more than 59 minutes after the hour")
    rest = dt.timedelta(hours=numbers["hours"], minutes=minutes, seconds=numbers["seconds"])
    return numbers["days"], rest


def _days_on(now: dt.datetime, days: int, conference: Conference) -> dt.datetime:
    """Return the same time some days from now, or raise UnclearError if not all have 24 hours."""
    if not days:
        return now
    counted = now + dt.timedelta(days=days)
    wall = now.astimezone(conference.zone).replace(tzinfo=None) + dt.timedelta(days=days)
    shown = instant_of(wall, conference.zone)
    if shown != counted:
        first, second = (
            time.astimezone(conference.zone).isoformat(timespec="minutes")
            for time in sorted((shown, counted))
        )
        raise UnclearError(
            "the clocks change in between, so that not all days have 24 hours", first, second
        )
    return shown
