"""The days that a line names: a date, a range of dates, a weekday, “Day 2”, in any combination.

Single days are rows of `times.dates`; this table adds what documents write besides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from atip_agenda.formats.documents.vocabulary import NUMBERS, UNTIL
from atip_agenda.times.dates import (
    DAYS,
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Date,
    DayPiece,
    Nth,
    Ordinal,
    Weekday,
)
from atip_agenda.times.words import Row, UnclearError, figures, letters, plain


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


_LONGEST = 300  # characters; a line that names a day is no paragraph
_MONTH = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_NAMES, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_RANGE = (
    rf"(?P<first>{_DAY})(?:, ?{_DAY}){{0,5}},? ?(?:/|{UNTIL}) ?"
    rf"(?:(?:{_WEEKDAY})\.?,? (?:the )?)?(?P<last>{_DAY})"
)
_END = r"(?=[ ,;–]|[:-](?!\w)|\.?$)"


def _range(match: re.Match[str]) -> DayNames | None:
    year = int(match["year"]) if match["year"] else None
    month = MONTH_NAMES.get(match["month"].lower()) or int(match["month"])
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("first", "last"))
    if first >= last:  # April 20 - 11 am
        return None
    return DayNames(Date(year, month, first), Date(year, month, last))


_ROWS: list[Row[DayNames | DayPiece | None]] = [
    # 20-21 April 2026, Monday 20 to Friday 24 April, 20, 21 and 22 April
    (figures(rf"{_RANGE}(?: of)? ?(?P<month>{_MONTH})\.?(?:(?:,? ?|-){_YEAR})?{_END}"), _range),
    # March 10-13, 2015
    (letters(rf"(?P<month>{_MONTH})\.? {_RANGE}(?:,? {_YEAR})?{_END}"), _range),
    # 20.-21.04.2026, 20/21.4.2026
    (figures(rf"{_RANGE}(?P<month>0?[1-9]|1[0-2])\.{_YEAR}{_END}"), _range),
    # Day One
    (
        letters(rf"day ({'|'.join(NUMBERS)}){_END}"),
        lambda match: Nth(1 + NUMBERS.index(match[1].lower())),
    ),
    # Day 1, day #2, Day 1/3
    (
        letters(r"day (?:no\.? ?|# ?)?(\d{1,2})(?:/\d{1,2}| of \d{1,2})?(?=[ ,;–.:-]|$)"),
        lambda match: Nth(int(match[1])),
    ),
    # 4/20/2026: as no month is the 20th, the month stands first
    (
        figures(rf"(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/{_YEAR}{_END}"),
        lambda match: Date(int(match["year"]), int(match[1]), int(match[2])),
    ),
    *DAYS,
    # 20: the day of the month after a weekday, unless it is a time
    (
        figures(r"(\d{1,2})\.?(?=[ ,;:–-]|$)(?! ?[-–] ?\d| ?[ap]\.?m| ?(?:h|uhr)\b|:\d)"),
        lambda match: Ordinal(int(match[1])),
    ),
]
_BEGINS = re.compile(r"(?<![\w.:/+-])(?=\w)")
_BETWEEN = re.compile(r"[ ,;:.–-]*(?:(?:the|of|and) )?")
_DASH = re.compile(rf" ?(?:{UNTIL}) ?(?=\w)", re.IGNORECASE)
_BRACKETS = str.maketrans("()[]{}|", "       ")


@lru_cache
def find_days(text: str) -> FoundDays | None:
    """Return the first days that a line names, or None."""
    flat = plain(text).translate(_BRACKETS)
    for start in _BEGINS.finditer(flat if len(flat) == len(text) <= _LONGEST else ""):
        found = _piece_at(flat, start.start())
        if found is not None:
            names, at = _all_from(flat, *found)
            return FoundDays(names, text[: start.start()], text[at:])
    return None


def _piece_at(text: str, at: int, *, follows: bool = False) -> tuple[DayNames, int] | None:
    """A name of a day at a place of a text; where it `follows` a weekday, a number is enough."""
    for form, build in _ROWS:
        match = form.match(text, at)
        try:
            piece = build(match) if match else None
        except UnclearError:  # 20.04.26
            return None
        if match and piece:
            names = _names_of(piece)
            is_named = names != DayNames() and (names.ordinal is None or follows)
            return (names, match.end()) if is_named else None
    return None


def _names_of(piece: DayNames | DayPiece) -> DayNames:
    match piece:
        case DayNames():
            return piece
        case Date():
            return DayNames(date=piece)
        case Weekday(number):
            return DayNames(weekday=number)
        case Ordinal(day):
            return DayNames(ordinal=day)
        case Nth(number) if number > 0:
            return DayNames(nth=number)
        case _:  # today
            return DayNames()


def _all_from(text: str, names: DayNames, at: int) -> tuple[DayNames, int]:
    """All names of a day that stand beside each other, and where the text goes on."""
    while True:
        dash = _DASH.match(text, at) if names.date and names.last is None else None
        found = _piece_at(text, dash.end()) if dash else None
        last, end = _all_from(text, *found) if found else (DayNames(), at)
        if last.date:
            names, at = names._replace(last=last.date), end
            continue
        between = _BETWEEN.match(text, at)
        begin = between.end() if between else at
        if begin == at and at < len(text):
            return names, at
        found = _piece_at(text, begin, follows=names.weekday is not None and names.date is None)
        if found is None or any(None not in pair for pair in zip(names, found[0], strict=True)):
            return names, at
        names = DayNames._make(b if a is None else a for a, b in zip(names, found[0], strict=True))
        at = found[1]
