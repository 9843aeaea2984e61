"""The cells of a table that hold dates and times, in the words that users type.

They are read without a conference: there are no days that a weekday, a number or a date without a
year could refer to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError, UnknownNameError, UnreadableWordsError, listed, quoted
from atip_agenda.times.clocks import Clock, in_figures, time_of
from atip_agenda.times.dates import Date, DayPiece, Weekday
from atip_agenda.times.ends import shared_half
from atip_agenda.times.phrases import Phrase, phrase_of
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR, UnclearError, words_of
from atip_agenda.wording import long_date
from atip_agenda.zones import zone_named

_ONE_DAY = dt.timedelta(days=1)
_NIGHT = dt.timedelta(hours=12)  # an end this much before its start is on the next day
_MIDNIGHT = dt.time()
_HOURS = 24
_FORM = "it as 2026-04-20"


class UnreadableCellError(Exception):
    """Cells that hold no readable time; the message is a whole sentence."""


class RowTimes(NamedTuple):
    """Start and end of a row as written, their zones if any, and what was inferred.

    `own` is the zone in the row's cell for it.
    """

    start: dt.datetime
    end: dt.datetime | None
    zone: dt.tzinfo | None
    end_zone: dt.tzinfo | None
    own: ZoneInfo | None
    inferred: Sequence[str] = ()


def times_in(cells: Mapping[str, str]) -> RowTimes:
    """Return the times in the cells of a row. Raises UnreadableCellError."""
    date, start, end = (cells.get(name, "") for name in ("date", "start", "end"))
    if not start:
        raise UnreadableCellError("It has no start.")
    days, begins, zone = _timed("start", start)
    days = [*_days_in(date), *days]
    if not days:
        raise UnreadableCellError(f"Its start {quoted(start)} names no day, and no date does.")
    with _naming("date" if date else "start", date or start):
        day = _day(days)
    with _naming("start", start):
        starts = dt.datetime.combine(day, time_of(begins))
    own = _zone_in(cells.get("timezone", ""))
    times = RowTimes(starts, None, zone or own, zone or own, own)
    if not end:
        return times
    days, ends, end_zone = _timed("end", end)
    if end_zone and not zone:
        raise UnreadableCellError("Its end names a zone, and its start does not.")
    times = times._replace(end_zone=end_zone or times.zone)
    with _naming("end", end):
        if days:
            return times._replace(end=dt.datetime.combine(_day(days), time_of(ends)))
        starts, finish, inferred = _on_one_day(day, begins, ends)
        return times._replace(start=starts, end=finish, inferred=inferred)


@lru_cache(maxsize=4096)  # most cells repeat
def _phrase(text: str) -> Phrase:
    return phrase_of(words_of(text), (), ())


def _timed(name: str, text: str) -> tuple[Sequence[DayPiece], Clock, dt.tzinfo | None]:
    """The days, the time and the zone in a cell."""
    with _naming(name, text):
        days, clock, zone = _phrase(text)
    if clock is None:
        raise UnreadableCellError(f"Its {name} {quoted(text)} names no time.")
    return days, clock, zone


def _days_in(date: str) -> Sequence[DayPiece]:
    """The day in a cell; spreadsheets add a midnight to it."""
    if not date:
        return ()
    with _naming("date", date):
        days, clock, zone = _phrase(date)
    if not days or zone or (clock and clock[:4] != (0, 0, 0, 0)):
        raise UnreadableCellError(f"Its date {quoted(date)} is none; write it as 2026-04-20.")
    return days


def _zone_in(name: str) -> ZoneInfo | None:
    try:
        return zone_named(name) if name else None
    except (UnknownNameError, UnreadableWordsError) as error:
        raise UnreadableCellError(error.sentence()) from None


@contextmanager
def _naming(name: str, text: str) -> Iterator[None]:
    """Turn errors of a grammar into a sentence about the cell."""
    try:
        yield
    except (UnclearError, AgendaError) as error:
        forms = error.forms if isinstance(error, UnclearError) else ()
        mended = f"; write {listed(forms, last='or')}" if forms else ""
        said = f"Its {name} {quoted(text)} cannot be read: {error}{mended}."
        raise UnreadableCellError(said) from None


def _day(pieces: Sequence[DayPiece]) -> dt.date:
    """The date on which all pieces agree. Raises UnclearError."""
    dates = {_date(piece) for piece in pieces if not isinstance(piece, Weekday)}
    if not dates:
        raise UnclearError("it names no date", _FORM)
    if len(dates) > 1:
        raise UnclearError("it names two days that are not the same")
    day = dates.pop()
    if any(isinstance(piece, Weekday) and piece.number != day.weekday() for piece in pieces):
        raise UnclearError(f"that date is {long_date(day)}")
    return day


def _date(piece: DayPiece) -> dt.date:
    if not isinstance(piece, Date):
        raise UnclearError("a table has no days to count from", _FORM)
    if piece.year is None:
        raise UnclearError("its year is missing", _FORM)
    if not FIRST_YEAR <= piece.year <= LAST_YEAR:
        raise UnclearError(f"the year lies outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return dt.date(piece.year, piece.month, piece.day)
    except ValueError:
        raise UnclearError("it is no date of the calendar") from None


def _on_one_day(
    day: dt.date, begins: Clock, ends: Clock
) -> tuple[dt.datetime, dt.datetime, list[str]]:
    """Start and end, each read in the light of the other, and what is inferred."""
    first, second = shared_half(begins, ends)
    start = dt.datetime.combine(day, time_of(first))
    inferred = [
        f"{quoted(clock.typed)} is read as {in_figures(time_of(shared))}."
        for clock, shared in ((begins, first), (ends, second))
        if clock != shared
    ]
    if second[:3] == (_HOURS, 0, 0):
        return start, dt.datetime.combine(day + _ONE_DAY, _MIDNIGHT), inferred
    end = dt.datetime.combine(day, time_of(second))
    if end < start and start - end >= _NIGHT:
        end += _ONE_DAY
        if end.time() != _MIDNIGHT:
            inferred.append(f"Its end, {in_figures(end.time())}, is read as one of the day after.")
    return start, end, inferred
