"""What a recurrence rule (RRULE) may say, and how much work it is.

dateutil looks for the next time of a rule until the year 9999, which takes seconds where there is
none. A rule is a hundred bytes, so the work is estimated before and counted for each file.
"""

from __future__ import annotations

import datetime as dt
import math
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import vRecur
from icalendar.prop import vBroken

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.components import UnreadableError

# How far a step of each frequency goes, and its cost beside that of a day's step.
_STEPS = {
    "YEARLY": (dt.timedelta(days=365), 30),
    "MONTHLY": (dt.timedelta(days=30), 4),
    "WEEKLY": (dt.timedelta(days=7), 2),
    "DAILY": (dt.timedelta(days=1), 1),
    "HOURLY": (dt.timedelta(hours=1), 1),
}
_LONGEST = 500  # characters of a rule; a list of every week of the year has half of them
_MOST = 10**6  # COUNT and INTERVAL are below
_MOST_TIMES = 10_000
_AT_ONCE = 10  # times that dateutil looks for at once
_TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_ONE_DAY = dt.timedelta(days=1)
_LONG = dt.timedelta(days=LONGEST_DAYS)
# The calendar repeats itself every 400 years, weekdays and all. So the first time of a rule is
# looked for this much later, where the year 9999 is near: a search in vain is short.
_LATER = 7600  # years
LAST_TIME = dt.datetime(2399, 12, 31, 23, 59, 59)  # noqa: DTZ001 - wall time


class Work:
    """The work that may still be done for the rules of a file, in steps of one or two µs."""

    TIME = 20  # steps for each time that is shown

    def __init__(self, steps: int = 1_000_000) -> None:
        self.left = steps

    def spend(self, steps: float) -> None:
        """Raise UnreadableError where no work is left."""
        self.left -= int(steps)
        if self.left < 0:
            raise UnreadableError("the rules of the file are too much work")

    def check(
        self, rule: Any, start: dt.datetime, first: dt.datetime, last: dt.datetime, each: int = TIME
    ) -> None:
        """Spend what it takes to find the times of a rule between two others.

        `each` is what a time costs. Raises UnreadableError where the rule names no time, or too
        many.
        """
        count, interval = _first(rule, "COUNT", _MOST), _first(rule, "INTERVAL", 1)
        step, cost = _STEPS[_first(rule, "FREQ")]
        # dateutil combines the times of a day first.
        a_day = math.prod(max(len(rule.get(name, ())), 1) for name in _TIMES_OF_DAY)
        cost *= a_day
        self.spend(cost)
        later, end = (time.replace(year=time.year + _LATER) for time in (start, LAST_TIME))
        wanted = min(count, _AT_ONCE)
        try:
            found = [*islice(expanded(rule, later), wanted)]
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
            raise UnreadableError(f"{quoted(_text(rule))} is not a rule") from None
        searched = (found[-1] if len(found) == wanted else end) - later
        self.spend(cost * (max(searched, last - start) // (step * interval)))
        if not found:
            raise UnreadableError(f"{quoted(_text(rule))} names no time")
        usual = step * interval if step <= _ONE_DAY else _ONE_DAY
        if rule["FREQ"] == ["WEEKLY"] and "BYDAY" in rule:
            usual = step / len(rule["BYDAY"])
        times = min(count, max(a_day * (last - max(start, first)) // usual, 0))
        if times > _MOST_TIMES:
            raise UnreadableError(f"it gives more than {_MOST_TIMES:,} times")
        self.spend(times * each)


def check_rule(rule: Any) -> Any:
    """Return the rule if its parts are sound. Raises UnreadableError."""
    is_broken = isinstance(rule, vBroken)
    try:
        text = str(rule) if is_broken else _text(rule)
    except (TypeError, ValueError, LookupError, AttributeError):  # values that icalendar lets in
        raise UnreadableError("it is not a rule") from None
    if len(text) > _LONGEST:
        raise UnreadableError(f"{quoted(text)} is too long")
    if is_broken or not set(rule) <= set(vRecur.types):
        raise UnreadableError(f"{quoted(text)} is not a rule")
    frequency = _first(rule, "FREQ")
    if frequency in {"MINUTELY", "SECONDLY"}:
        raise UnreadableError("no session repeats each minute or second")
    numbers = (_first(rule, name) for name in ("COUNT", "INTERVAL") if name in rule)
    sound = all(0 < number < _MOST for number in numbers) and (
        "UNTIL" not in rule or isinstance(until_of(rule), dt.date)
    )
    if frequency not in _STEPS or not sound:
        raise UnreadableError(f"{quoted(text)} is not a rule")
    return rule


def until_of(rule: Any) -> dt.date | None:
    """Return the last day or time that a rule may name, as it is written."""
    until: dt.date | None = _first(rule, "UNTIL")
    return until


def is_endless(rule: Any, start: dt.datetime) -> bool:
    """Whether a rule goes on for longer than any conference."""
    if "COUNT" in rule:
        step, _ = _STEPS[_first(rule, "FREQ")]
        return bool(_first(rule, "COUNT") * _first(rule, "INTERVAL", 1) > _LONG / step)
    until = until_of(rule)
    return until is None or dt.date(until.year, until.month, until.day) - start.date() > _LONG


def expanded(rule: Any, start: dt.datetime) -> Any:
    """Return what dateutil makes of a rule, UNTIL aside."""
    endless: Any = {name: values for name, values in rule.items() if name != "UNTIL"}
    return rrulestr(_text(vRecur(endless)), dtstart=start)


def _text(rule: Any) -> str:
    text: str = rule.to_ical().decode()
    return text


def _first(rule: Any, name: str, default: Any = None) -> Any:
    """Return a part of a rule that has one value."""
    values = rule.get(name, default)
    return values[0] if isinstance(values, list) else values
