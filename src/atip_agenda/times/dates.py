"""Days as a table: dates, weekdays, `day 2`, `today`.

The rows give the day as typed; `conference_days` finds the date, as it knows the conference. Names
are English. The day precedes the month in 20/04 and 20.04., and the year comes first or last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from atip_agenda.times.words import Row, UnclearError, figures, letters

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = {
    **{name.lower(): index for index, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): index for index, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
MONTH_NAMES = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}

# Longest first, so that "mon" does not match the head of "monday".
_WEEKDAY = "|".join(sorted(WEEKDAY_NAMES, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
# A hyphen or a colon may follow ("monday - 16:00"), but not as part of the next word.
_END = r"(?=[ ,;–]|[:-](?!\w)|\.?$)"
# After a month "1500" is a time and "2026" a year.
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)"
_TWELVE = 12


class Date(NamedTuple):
    """A calendar date; without a year it is in the conference's."""

    year: int | None
    month: int
    day: int


class Weekday(NamedTuple):
    """A weekday, Monday being 0."""

    number: int


class Nth(NamedTuple):
    """The N-th calendar day of the conference."""

    number: int


class Near(NamedTuple):
    """A number of days from today by the venue's clock."""

    step: int


class Ordinal(NamedTuple):
    """A day of the month alone: “the 20th”."""

    day: int


DayPiece = Date | Weekday | Nth | Near | Ordinal


def _date(match: re.Match[str]) -> Date:
    month = MONTH_NAMES.get(match["month"].lower()) or int(match["month"])
    if not 1 <= month <= _TWELVE:
        raise UnclearError(
            f"there is no month {month}, as the day comes first in 20/04 and last in 2026-04-20"
        )
    return Date(int(match["year"]) if match["year"] else None, month, int(match["day"]))


def _short_year(match: re.Match[str]) -> DayPiece:
    raise UnclearError(f"{match[0]} is ambiguous, as years need four digits")


DAYS: list[Row[DayPiece]] = [
    # monday, mon, Tues.
    (letters(rf"({_WEEKDAY})\.?{_END}"), lambda match: Weekday(WEEKDAY_NAMES[match[1].lower()])),
    # today, tomorrow
    (letters(rf"({'|'.join(_STEPS)}){_END}"), lambda match: Near(_STEPS[match[1].lower()])),
    # day 2
    (letters(rf"day ?(\d{{1,4}}){_END}"), lambda match: Nth(int(match[1]))),
    # April 20, Apr. 20th, 2026
    (
        letters(
            rf"(?P<month>{_MONTH})\.?[ -]?(?:the )?(?P<day>\d{{1,2}}){_ORDINAL}?"
            rf"(?:,? (?P<year>{_YEAR}))?{_END}"
        ),
        _date,
    ),
    # 2026-04-20, 2026/04/20, 2026.4.20
    (
        figures(
            r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"
            rf"(?:(?=T\d)|{_END})"
        ),
        _date,
    ),
    # 20 April, 20th of April 2026, 20. April, 20-Apr-2026
    (
        figures(
            rf"(?P<day>\d{{1,2}})(?:{_ORDINAL}|\.)?(?: of)?[ -]?(?P<month>{_MONTH})"
            rf"\.?(?:(?:,? ?|-)(?P<year>{_YEAR}))?{_END}"
        ),
        _date,
    ),
    # 20260420
    (figures(rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)(?:(?=T\d)|{_END})"), _date),
    # 20.4.2026, 20/04/2026, 20-04-2026
    (
        figures(rf"(?P<day>\d{{1,2}})([-/.]) ?(?P<month>\d{{1,2}})\2(?P<year>\d{{4}}){_END}"),
        _date,
    ),
    # 20.04.26, 04-05-06
    (figures(rf"\d{{1,2}}([-/.])\d{{1,2}}\1\d\d{_END}"), _short_year),
    # 20.04., 20. 4., 20.04. 2026; but "at 10.15." ends a sentence
    (
        figures(
            r"(?P<day>\d{1,2})\. ?(?P<month>0?[1-9]|1[0-2])\."
            rf"(?: (?P<year>{_YEAR}){_END}|(?=[ ,;:–-]|$))"
        ),
        _date,
    ),
    # 21/04
    (figures(rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?P<year>){_END}"), _date),
    # 20th
    (figures(rf"(\d{{1,2}}){_ORDINAL}{_END}"), lambda match: Ordinal(int(match[1]))),
]
