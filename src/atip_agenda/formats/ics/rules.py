"""The times that a recurrence rule (RRULE) names, at a bounded cost.

dateutil looks for the next time of a rule until the year 9999, which takes seconds where there is
none. A rule is a hundred bytes, so the steps of that search are counted for each file.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import vRecur
from icalendar.prop import vBroken

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.components import UnreadableError

# How far a step of each frequency goes, and its cost beside that of a day's step. HOURLY rules
# skip the rest of a day on which no hour fits.
_STEPS = {
    "YEARLY": (dt.timedelta(days=365), 30),
    "MONTHLY": (dt.timedelta(days=30), 4),
    "WEEKLY": (dt.timedelta(days=7), 2),
    "DAILY": (dt.timedelta(days=1), 1),
    "HOURLY": (dt.timedelta(hours=6), 1),
}
_LONGEST = 500  # characters of a rule; a list of every week of the year has half of them
_MOST = 10**6  # COUNT and INTERVAL are below
_LONG = dt.timedelta(days=LONGEST_DAYS)
# The calendar repeats itself every 400 years, weekdays and all. So a rule is worked out this much
# later, where the year 9999 is near and a search for a time that never comes is short.
_LATER = 7600  # years
LAST_TIME = dt.datetime(2399, 12, 31, 23, 59, 59)  # noqa: DTZ001 - wall time


class Work:
    """The work that may still be done for the rules of a file, in steps of one or two µs."""

    def __init__(self, steps: int = 1_000_000) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Raise UnreadableError where no work is left."""
        self.left -= steps
        if self.left < 0:
            raise UnreadableError("the rules of the file are too much work")


def check_rule(rule: Any) -> Any:
    """Return the rule if its times can be found. Raises UnreadableError."""
    is_broken = isinstance(rule, vBroken)
    text = str(rule) if is_broken else rule.to_ical().decode()
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


def times_of(rule: Any, start: dt.datetime, last: dt.datetime, work: Work) -> list[dt.datetime]:
    """Return the wall times that a rule names from a start on until the last, UNTIL aside.

    Raises UnreadableError where it is not a rule or too much work.
    """
    step, cost = _STEPS[_first(rule, "FREQ")]
    if step >= dt.timedelta(days=1):
        step *= _first(rule, "INTERVAL", 1)
    endless: Any = vRecur({name: values for name, values in rule.items() if name != "UNTIL"})
    text = endless.to_ical().decode()
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):  # dateutil combines them first
        cost *= max(len(rule.get(name, ())), 1)
    work.spend(cost)
    before, end = _later(start), _later(min(last, LAST_TIME))
    times: list[dt.datetime] = []
    try:
        for time in rrulestr(text, dtstart=before):
            work.spend(cost * (1 + (time - before) // step))
            if time > end:
                return times
            before = time
            times.append(time.replace(year=time.year - _LATER))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        raise UnreadableError(f"{quoted(text)} is not a rule") from None
    if len(times) != _first(rule, "COUNT"):  # it searched to the end
        work.spend(cost * ((_later(LAST_TIME) - before) // step))
    return times


def _first(rule: Any, name: str, default: Any = None) -> Any:
    """Return a part of a rule that has one value."""
    values = rule.get(name, default)
    return values[0] if isinstance(values, list) else values


def _later(time: dt.datetime) -> dt.datetime:
    return time.replace(year=time.year + _LATER)
