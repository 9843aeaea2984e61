"""The times that a recurrence rule names (RRULE), no more than a file may cost.

dateutil looks for the next time until the year 9999, however long that takes; a rule is a hundred
bytes. So what it searched through is counted, and a file that is too much work loses its rules.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.times import UnreadableError, Written, bare_time

# How far a step of each frequency goes, and what dateutil's work on it costs beside a day's. It
# passes over days without an hour that fits, whatever the interval.
_STEPS = {
    "YEARLY": (dt.timedelta(days=365), 30),
    "MONTHLY": (dt.timedelta(days=30), 4),
    "WEEKLY": (dt.timedelta(days=7), 2),
    "DAILY": (dt.timedelta(days=1), 1),
    "HOURLY": (dt.timedelta(hours=6), 1),
}
_LISTS = ("MONTH", "WEEKNO", "YEARDAY", "MONTHDAY", "DAY", "HOUR", "MINUTE", "SECOND", "SETPOS")
_PARTS = frozenset(
    {"FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST", *(f"BY{name}" for name in _LISTS)}
)
_EVEN = frozenset({"WEEKLY", "DAILY"})  # their steps are all of one length
_TOO_OFTEN = frozenset({"MINUTELY", "SECONDLY"})
_NUMBER = re.compile(r"0{0,9}[1-9]\d{0,5}", re.ASCII)
_LONGEST = 500  # characters; a list of each week of the year has half of them
_LONG = dt.timedelta(days=LONGEST_DAYS)
_MOST = 5000  # times of one rule; ten years of days are fewer
# Every 400 years the calendar repeats itself, weekdays and all. So long after its time a rule is
# worked out in the same way, and dateutil's search for a time that never comes is soon at its end.
_LATER = 7600  # years
LAST_TIME = dt.datetime(2399, 12, 31, 23, 59, 59)  # noqa: DTZ001 - wall time


class Effort:
    """How much work may still be done for the rules of a file; a unit is one or two µs."""

    def __init__(self, units: int = 1_000_000) -> None:
        self.left = units

    def spend(self, units: int) -> None:
        """Raise UnreadableError where nothing is left."""
        self.left -= units
        if self.left < 0:
            raise UnreadableError("the rules of the file are too much work")


class Rule(NamedTuple):
    """A rule: its parts as they are written, but for the last time that it may name."""

    parts: Mapping[str, str]
    until: Written | None

    @property
    def step(self) -> dt.timedelta:
        """How far it goes at once, at most."""
        return _STEPS[self.parts["FREQ"]][0] * int(self.parts.get("INTERVAL", 1))

    def is_endless_from(self, start: dt.datetime) -> bool:
        """Whether it names times for longer than any conference lasts."""
        if "COUNT" in self.parts:
            return int(self.parts["COUNT"]) > _LONG / self.step
        return self.until is None or self.until.wall - start > _LONG


def rule_of(text: str) -> Rule:
    """The rule that a text holds. Raises UnreadableError."""
    if len(text) > _LONGEST:
        raise UnreadableError(f"{quoted(text)} is too long")
    parts: dict[str, str] = {}
    for piece in filter(None, "".join(text.upper().split()).split(";")):
        name, _, value = piece.partition("=")
        if not value or name in parts:
            raise UnreadableError(f"{quoted(text)} is no rule")
        parts[name] = value
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise UnreadableError("no session repeats each minute or second")
    numbers = (parts[name] for name in ("INTERVAL", "COUNT") if name in parts)
    until = parts.pop("UNTIL", None)
    if (
        frequency not in _STEPS
        or not parts.keys() <= _PARTS
        or not all(map(_NUMBER.fullmatch, numbers))
    ):
        raise UnreadableError(f"{quoted(text)} is no rule")
    return Rule(parts, bare_time(until) if until else None)


def times_of(
    rule: Rule,
    start: dt.datetime,
    last: dt.datetime,
    effort: Effort,
    first: dt.datetime | None = None,
) -> Iterator[dt.datetime]:
    """The wall times that a rule names from a start on, none before the first or after the last.

    Raises UnreadableError where it is no rule, names too many times or costs too much.
    """
    from dateutil.rrule import rrulestr

    hourly, cost = _STEPS[rule.parts["FREQ"]]
    step = hourly if rule.parts["FREQ"] == "HOURLY" else rule.step
    effort.spend(_times_a_day(rule) * cost)
    text = ";".join(f"{name}={value}" for name, value in rule.parts.items())
    if first and first > LAST_TIME:
        return
    if first and "COUNT" not in rule.parts:
        start = _shortly_before(first, rule, start)
    before = _later(start)
    end = _later(min(last, LAST_TIME))
    found = 0
    try:
        for time in rrulestr(text, dtstart=before):
            effort.spend(cost * (1 + (time - before) // step))
            if time > end:
                return
            before = time
            found += 1
            if found > _MOST:
                raise UnreadableError(f"it gives more than {_MOST} times")
            now = time.replace(year=time.year - _LATER)
            if not first or now >= first:
                yield now
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        raise UnreadableError(f"{quoted(text)} is no rule") from None
    if rule.parts.get("COUNT", "").lstrip("0") != str(found):
        effort.spend(cost * ((_later(LAST_TIME) - before) // step))


def _shortly_before(first: dt.datetime, rule: Rule, start: dt.datetime) -> dt.datetime:
    """A start from which a rule without a number names the same times, as late as can be told."""
    if start >= first:
        return start
    if rule.parts["FREQ"] in _EVEN:
        return start + (first - start) // rule.step * rule.step
    if rule.parts["FREQ"] == "HOURLY":
        return start
    # Four years later months have the same days: a rule has no other leap day before 2100.
    years = 4 * int(rule.parts.get("INTERVAL", 1))
    skipped = (first.year - start.year - 1) // years * years
    return start.replace(year=start.year + skipped) if skipped > 0 else start


def _times_a_day(rule: Rule) -> int:
    """How many times of the day a rule lists; dateutil makes all of them first."""
    number = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        number *= rule.parts.get(name, "").count(",") + 1
    return number


def _later(time: dt.datetime) -> dt.datetime:
    return time.replace(year=time.year + _LATER)
