"""The days that a line names: a date, a range of dates, a weekday, “Day 2”, in any combination.

Single days are those of `times.dates`; what stands here is how a document adds to them: ranges
(“20-21 April 2026”), days in words (“Day One”), and several names of one day beside each other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from atip_agenda.times.dates import (
    DAYS,
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Date,
    DayPiece,
    Near,
    Nth,
    Ordinal,
    Weekday,
)
from atip_agenda.times.words import Row, UnclearError, figures, first_of, letters, plain


class Days(NamedTuple):
    """The names of one day, or of a range of days: what was typed, without what it means."""

    date: Date | None = None
    last: Date | None = None
    weekday: int | None = None
    ordinal: int | None = None
    nth: int | None = None

    @property
    def certain(self) -> bool:
        """Whether a date of the calendar is among the names."""
        return self.date is not None


class Named(NamedTuple):
    """Days that stand in a line, and the words before and behind them."""

    days: Days
    before: str
    after: str


class _Range(NamedTuple):
    first: Date
    last: Date


_LONGEST = 300  # characters; a line that names a day is no paragraph
_MONTH = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_NAMES, key=len, reverse=True))
_SOME_WEEKDAY = rf"(?:(?:{_WEEKDAY})\.?,? (?:the )?)?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_TO = r" ?(?:--?|–|/|&|to|and|until|till|through) ?"
_END = r"(?=[ ,;–]|[:-](?!\w)|\.?$)"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def _month_of(match: re.Match[str]) -> int:
    return MONTH_NAMES.get(match["month"].lower()) or int(match["month"])


def _one_month(match: re.Match[str]) -> _Range:
    year = int(match["year"]) if match["year"] else None
    month = _month_of(match)
    days = [int(re.sub(r"\D", "", match[name])) for name in ("first", "last")]
    return _Range(*(Date(year, month, day) for day in days))


_RANGES: list[Row[_Range]] = [
    # 20-21 April 2026, Monday 20 to Friday 24 April, 20, 21 and 22 April
    (
        figures(
            rf"(?P<first>{_DAY})(?:, ?{_DAY}){{0,5}},?{_TO}{_SOME_WEEKDAY}(?P<last>{_DAY})"
            rf"(?: of)? ?(?P<month>{_MONTH})\.?(?:(?:,? ?|-)(?P<year>{_YEAR}))?{_END}"
        ),
        _one_month,
    ),
    # March 10-13, 2015
    (
        letters(
            rf"(?P<month>{_MONTH})\.? {_SOME_WEEKDAY}(?P<first>{_DAY})(?:, ?{_DAY}){{0,5}},?{_TO}"
            rf"{_SOME_WEEKDAY}(?P<last>{_DAY})(?:,? (?P<year>{_YEAR}))?{_END}"
        ),
        _one_month,
    ),
    # 20.-21.04.2026, 20/21.4.2026
    (
        figures(
            rf"(?P<first>\d{{1,2}}\.?){_TO}(?P<last>\d{{1,2}})\.(?P<month>0?[1-9]|1[0-2])\."
            rf"(?P<year>{_YEAR}){_END}"
        ),
        _one_month,
    ),
]
_SINGLE: list[Row[DayPiece]] = [
    # Day One, day #2, Day 1/3
    (
        letters(rf"day (?P<number>{'|'.join(_NUMBERS)}){_END}"),
        lambda match: Nth(1 + _NUMBERS.index(match["number"].lower())),
    ),
    (
        letters(r"day (?:no\.? ?|# ?)?(\d{1,2})(?:/\d{1,2}| of \d{1,2})?(?=[ ,;–.:-]|$)"),
        lambda match: Nth(int(match[1])),
    ),
    # first day
    (
        letters(rf"(?P<number>{'|'.join(_ORDINALS)}) (?:conference )?day{_END}"),
        lambda match: Nth(1 + _ORDINALS.index(match["number"].lower())),
    ),
    # 2nd day
    (figures(rf"(\d)(?:st|nd|rd|th) day{_END}"), lambda match: Nth(int(match[1]))),
    # 4/20/2026: no month is the 20th, and nobody else writes it so
    (
        figures(rf"(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/({_YEAR}){_END}"),
        lambda match: Date(int(match[3]), int(match[1]), int(match[2])),
    ),
    *DAYS,
]
# After a weekday a number is the day of the month, unless it is that of a time.
_NUMBER = figures(r"(\d{1,2})\.?(?=[ ,;:–-]|$)(?! ?[-–] ?\d| ?[ap]\.?m| ?(?:h|uhr)\b|:\d)")
_BEGINS = re.compile(r"(?<![\w.:/+-])(?=\w)")
_MAY_BEGIN = re.compile(rf"\d|(?:{_WEEKDAY}|{_MONTH}|day|{'|'.join(_ORDINALS)})", re.IGNORECASE)
# Most lines of a document name no day, and show it at a glance.
_MAY_NAME = re.compile(
    rf"\b(?:{_WEEKDAY}|{_MONTH}|day|{'|'.join(_ORDINALS)})|\d(?:st|nd|rd|th) |\d(?:{_MONTH})"
    r"|\d[./-] ?\d|\d{8}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[ ,;:.–-]*(?:(?:the|of|and) )?")
_DASH = re.compile(r" ?(?:--?|–|to|until|till|through|and|&) ?(?=\w)", re.IGNORECASE)
_BRACKETS = str.maketrans("()[]{}|", "       ")


def named_in(text: str) -> Named | None:
    """The first days that a line names, or None."""
    if len(text) > _LONGEST or not _MAY_NAME.search(text):
        return None
    words = plain(text).translate(_BRACKETS)
    if len(words) != len(text):
        return None
    for start in _BEGINS.finditer(words):
        found = _piece_at(words, start.start(), follows=False)
        if found is not None:
            days, at = _all_from(words, found)
            return None if days is None else Named(days, text[: start.start()], text[at:])
    return None


def _piece_at(text: str, at: int, *, follows: bool) -> tuple[DayPiece | _Range, int] | None:
    """A name of a day at a place of a text; `follows` a weekday, a number is enough."""
    if not _MAY_BEGIN.match(text, at):
        return None
    try:
        found: tuple[DayPiece | _Range, int] | None = first_of(_RANGES, text, at)
        if found is None or not _forward(found[0]):
            found = first_of(_SINGLE, text, at)
    except UnclearError:  # 20.04.26
        return None
    if found is None and follows and (number := _NUMBER.match(text, at)):
        return Ordinal(int(number[1])), number.end()
    if found is None or isinstance(found[0], Near):
        return None
    if isinstance(found[0], Ordinal) and not follows:
        return None
    return found


def _forward(piece: object) -> bool:
    """Whether a range goes on: “April 20 - 11 am” is none."""
    return isinstance(piece, _Range) and piece.first.day < piece.last.day


def _all_from(text: str, found: tuple[DayPiece | _Range, int]) -> tuple[Days | None, int]:
    """All names of a day that stand beside each other, and where the text goes on."""
    piece, at = found
    days = _with(Days(), piece)
    while days is not None:
        dash = _DASH.match(text, at)
        if dash and days.date and days.last is None:
            last = _date_at(text, dash.end())
            if last is not None:
                days, at = _closed(days, last[0]), last[1]
                continue
        between = _BETWEEN.match(text, at)
        begin = between.end() if between else at
        if begin == at and at < len(text):
            break
        more = _piece_at(text, begin, follows=days.weekday is not None and days.date is None)
        if more is None:
            break
        joined = _with(days, more[0])
        if joined is None:
            break
        days, at = joined, more[1]
    return days, at


def _date_at(text: str, at: int) -> tuple[Date, int] | None:
    """The date at a place of a text, after its weekday."""
    found = _piece_at(text, at, follows=False)
    if found is not None and isinstance(found[0], Weekday):
        between = _BETWEEN.match(text, found[1])
        found = _piece_at(text, between.end() if between else found[1], follows=False)
    if found is None or not isinstance(found[0], Date):
        return None
    return found[0], found[1]


def _closed(days: Days, last: Date) -> Days:
    """A range of days, whose year may stand at its end alone."""
    first = days.date
    if first is not None and first.year is None and last.year is not None:
        early = (last.month, last.day) < (first.month, first.day)
        first = first._replace(year=last.year - early)
    return days._replace(date=first, last=last)


def _with(days: Days, piece: DayPiece | _Range) -> Days | None:
    """The names with one more, or None where there is one of its sort already."""
    match piece:
        case _Range(first, last) if days.date is None:
            return days._replace(date=first, last=last)
        case Date() if days.date is None:
            return days._replace(date=piece)
        case Weekday(number) if days.weekday is None:
            return days._replace(weekday=number)
        case Ordinal(day) if days.ordinal is None and days.date is None:
            return days._replace(ordinal=day)
        case Nth(number) if days.nth is None and number > 0:
            return days._replace(nth=number)
        case _:
            return None
