"""The cells of a table that hold dates and times, in the words that users type.

They are read without a conference: there are no days that a weekday, a number or a date without a
year could refer to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from atip_agenda.errors import AgendaError, listed, quoted
from atip_agenda.formats.assemble import instant_at
from atip_agenda.formats.issues import Issues
from atip_agenda.times.clocks import Clock, in_figures, time_of
from atip_agenda.times.dates import Date, DayPiece, Weekday
from atip_agenda.times.ends import shared_half
from atip_agenda.times.phrases import Phrase, phrase_of
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR, UnclearError, words_of
from atip_agenda.wording import long_date

_ONE_DAY = dt.timedelta(days=1)
_NIGHT = dt.timedelta(hours=12)  # an end this much before its start is on the next day
_MIDNIGHT = dt.time()
_HOURS = 24
_FORM = "it as 2026-04-20"


class UnreadableCellError(Exception):
    """Cells that hold no readable time; the message is a whole sentence."""


class RowTimes(NamedTuple):
    """Start and end of a row as written, and sentences on what was inferred.

    `zones` are those of start and end, None where they name none.
    """

    start: dt.datetime
    end: dt.datetime | None
    zones: tuple[dt.tzinfo | None, dt.tzinfo | None]
    inferred: Sequence[str] = ()

    def instants(
        self, zone: dt.tzinfo, where: str, issues: Issues
    ) -> tuple[dt.datetime, dt.datetime | None]:
        """Return start and end, in the zone unless the row names another.

        Raises UnreadableCellError.
        """
        first, second = self.zones
        start = instant_at(self.start, first or zone, where, issues)
        end = self.end and instant_at(self.end, second or first or zone, where, issues)
        if end and end < start:
            raise UnreadableCellError("It ends before it starts.")
        return start, end


class CellReader:
    """Reads the cells of a table. It keeps what it has read: most cells repeat."""

    def __init__(self) -> None:
        self._phrases: dict[str, Phrase] = {}

    def times(self, date: str, start: str, end: str) -> RowTimes:
        """Return the times in the cells of a row. Raises UnreadableCellError."""
        if not start:
            raise UnreadableCellError("It has no start.")
        begins = self._timed("start", start)
        dates = [*self._dates(date), *begins.days]
        if not dates:
            raise UnreadableCellError(f"Its start {quoted(start)} names no day, and no date does.")
        with _naming("date" if date else "start", date or start):
            day = _day(dates)
        with _naming("start", start):
            time = time_of(begins.clock)
        if not end:
            return RowTimes(dt.datetime.combine(day, time), None, (begins.zone, None))
        ends = self._timed("end", end)
        if ends.zone and not begins.zone:
            raise UnreadableCellError("Its end names a zone, and its start does not.")
        with _naming("end", end):
            return _row_times(day, begins, ends)

    def _phrase(self, name: str, text: str) -> Phrase:
        if text not in self._phrases:
            with _naming(name, text):
                self._phrases[text] = phrase_of(words_of(text), (), ())
        return self._phrases[text]

    def _timed(self, name: str, text: str) -> CellTime:
        days, clock, zone = self._phrase(name, text)
        if clock is None:
            raise UnreadableCellError(f"Its {name} {quoted(text)} names no time.")
        return CellTime(days, clock, zone)

    def _dates(self, text: str) -> Sequence[DayPiece]:
        """The day in a cell; spreadsheets add a midnight to it."""
        if not text:
            return []
        days, clock, zone = self._phrase("date", text)
        if not days or zone or (clock and clock[:4] != (0, 0, 0, 0)):
            raise UnreadableCellError(f"Its date {quoted(text)} is none; write it as 2026-04-20.")
        return days


class CellTime(NamedTuple):
    """A cell with a time: its days, its clock time and its zone."""

    days: Sequence[DayPiece]
    clock: Clock
    zone: dt.tzinfo | None


@contextmanager
def _naming(name: str, text: str) -> Iterator[None]:
    """Turn errors of a grammar into a sentence about the cell."""
    try:
        yield
    except UnclearError as error:
        mended = f"; write {listed(error.forms, last='or')}" if error.forms else ""
        said = f"Its {name} {quoted(text)} cannot be read: {error.why}{mended}."
        raise UnreadableCellError(said) from None
    except AgendaError as error:
        said = f"Its {name} {quoted(text)} cannot be read: {error}."
        raise UnreadableCellError(said) from None


def _day(pieces: Sequence[DayPiece]) -> dt.date:
    """The date on which all pieces agree. Raises UnclearError."""
    dates: set[dt.date] = set()
    for piece in pieces:
        if isinstance(piece, Date):
            dates.add(_calendar_date(piece))
        elif not isinstance(piece, Weekday):
            raise UnclearError("a table has no days to count from", _FORM)
    if len(dates) != 1:
        why = "it names two days that are not the same" if dates else "it names no date"
        raise UnclearError(why, *([] if dates else [_FORM]))
    day = dates.pop()
    if any(isinstance(piece, Weekday) and piece.number != day.weekday() for piece in pieces):
        raise UnclearError(f"that date is {long_date(day)}")
    return day


def _calendar_date(piece: Date) -> dt.date:
    if piece.year is None:
        raise UnclearError("its year is missing", _FORM)
    if not FIRST_YEAR <= piece.year <= LAST_YEAR:
        raise UnclearError(f"the year lies outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return dt.date(piece.year, piece.month, piece.day)
    except ValueError:
        raise UnclearError("it is no date of the calendar") from None


def _row_times(day: dt.date, begins: CellTime, ends: CellTime) -> RowTimes:
    """Start and end, each read in the light of the other. Raises UnclearError."""
    zones = (begins.zone, ends.zone)
    if ends.days:
        start = dt.datetime.combine(day, time_of(begins.clock))
        return RowTimes(start, dt.datetime.combine(_day(ends.days), time_of(ends.clock)), zones)
    first, second = shared_half(begins.clock, ends.clock)
    start = dt.datetime.combine(day, time_of(first))
    inferred = [
        f"{quoted(clock.typed)} is read as {in_figures(time_of(shared))}."
        for clock, shared in ((begins.clock, first), (ends.clock, second))
        if clock != shared
    ]
    if second[:3] == (_HOURS, 0, 0):
        return RowTimes(start, dt.datetime.combine(day + _ONE_DAY, _MIDNIGHT), zones, inferred)
    end = dt.datetime.combine(day, time_of(second))
    if end < start and start - end >= _NIGHT:
        end += _ONE_DAY
        if end.time() != _MIDNIGHT:
            inferred.append(f"Its end, {in_figures(end.time())}, is read as one of the day after.")
    return RowTimes(start, end, zones, inferred)
