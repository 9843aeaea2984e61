"""The days that a line names: a date, a range of dates, a weekday, “Day 2”, in any combination.

Single days are rows of `times.dates`; this table adds what documents write besides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from atip_agenda.formats.documents.vocabulary import NUMBERS, UNTIL
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


class DayNames(NamedTuple):
    """The names of one day, or of a range of days, as typed."""

    date: Date | None = None
    last: Date | None = None
    weekday: int | None = None
    ordinal: int | None = None
    nth: int | None = None


class FoundDays(NamedTuple):
    """Days that a line names, and the words before and behind them."""

    names: DayNames
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
_TO = rf" ?(?:/|{UNTIL}) ?"
_END = r"(?=[ ,;–]|[:-](?!\w)|\.?$)"


def _one_month(match: re.Match[str]) -> _Range:
    year = int(match["year"]) if match["year"] else None
    month = MONTH_NAMES.get(match["month"].lower()) or int(match["month"])
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
    # Day One
    (
        letters(rf"day (?P<number>{'|'.join(NUMBERS)}){_END}"),
        lambda match: Nth(1 + NUMBERS.index(match["number"].lower())),
    ),
    # Day 1, day #2, Day 1/3
    (
        letters(r"day (?:no\.? ?|# ?)?(\d{1,2})(?:/\d{1,2}| of \d{1,2})?(?=[ ,;–.:-]|$)"),
        lambda match: Nth(int(match[1])),
    ),
    # 4/20/2026: as no month is the 20th, the month stands first
    (
        figures(rf"(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/({_YEAR}){_END}"),
        lambda match: Date(int(match[3]), int(match[1]), int(match[2])),
    ),
    *DAYS,
]
# After a weekday a number is the day of the month, unless it is a time.
_NUMBER = figures(r"(\d{1,2})\.?(?=[ ,;:–-]|$)(?! ?[-–] ?\d| ?[ap]\.?m| ?(?:h|uhr)\b|:\d)")
_BEGINS = re.compile(r"(?<![\w.:/+-])(?=\w)")
# Most lines name no day, which shows at a glance.
_MAY_NAME = re.compile(
    rf"\b(?:{_WEEKDAY}|{_MONTH}|day)|\d(?:st|nd|rd|th) |\d(?:{_MONTH})|\d[./-] ?\d|\d{{8}}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[ ,;:.–-]*(?:(?:the|of|and) )?")
_DASH = re.compile(rf" ?(?:{UNTIL}) ?(?=\w)", re.IGNORECASE)
_BRACKETS = str.maketrans("()[]{}|", "       ")


def find_days(text: str) -> FoundDays | None:
    """Return the first days that a line names, or None."""
    if len(text) > _LONGEST or not _MAY_NAME.search(text):
        return None
    flat = plain(text).translate(_BRACKETS)
    if len(flat) != len(text):
        return None
    for start in _BEGINS.finditer(flat):
        found = _piece_at(flat, start.start(), follows=False)
        if found is not None:
            names, at = _all_from(flat, found)
            return None if names is None else FoundDays(names, text[: start.start()], text[at:])
    return None


def _piece_at(text: str, at: int, *, follows: bool) -> tuple[DayPiece | _Range, int] | None:
    """A name of a day at a place of a text; where it `follows` a weekday, a number is enough."""
    try:
        span = first_of(_RANGES, text, at)
        if span is not None and span[0].first.day < span[0].last.day:  # not “April 20 - 11 am”
            return span
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


def _all_from(text: str, found: tuple[DayPiece | _Range, int]) -> tuple[DayNames | None, int]:
    """All names of a day that stand beside each other, and where the text goes on."""
    piece, at = found
    names = _with(DayNames(), piece)
    while names is not None:
        dash = _DASH.match(text, at)
        if dash and names.date and names.last is None:
            last = _date_at(text, dash.end())
            if last is not None:
                names, at = names._replace(last=last[0]), last[1]
                continue
        begin = _after_between(text, at)
        if begin == at and at < len(text):
            break
        follows = names.weekday is not None and names.date is None
        more = _piece_at(text, begin, follows=follows)
        joined = _with(names, more[0]) if more else None
        if more is None or joined is None:
            break
        names, at = joined, more[1]
    return names, at


def _after_between(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _date_at(text: str, at: int) -> tuple[Date, int] | None:
    """The date at a place of a text, after its weekday."""
    found = _piece_at(text, at, follows=False)
    if found is not None and isinstance(found[0], Weekday):
        found = _piece_at(text, _after_between(text, found[1]), follows=False)
    if found is None or not isinstance(found[0], Date):
        return None
    return found[0], found[1]


def _with(names: DayNames, piece: DayPiece | _Range) -> DayNames | None:
    """The names with one more, or None where there is one of its sort already."""
    match piece:
        case _Range(first, last) if names.date is None:
            return names._replace(date=first, last=last)
        case Date() if names.date is None:
            return names._replace(date=piece)
        case Weekday(number) if names.weekday is None:
            return names._replace(weekday=number)
        case Ordinal(day) if names.ordinal is None and names.date is None:
            return names._replace(ordinal=day)
        case Nth(number) if names.nth is None and number > 0:
            return names._replace(nth=number)
        case _:
            return None
