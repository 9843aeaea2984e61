"""The cells of a table that say when: dates and times in the words that a user types.

`times` reads them, as a table without a conference: it has no days of its own that a weekday, a
number or a date without a year could mean.
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
_NIGHT = dt.timedelta(hours=12)  # an end that lies earlier by more than that is a slip
_MIDNIGHT = dt.time()
_HOURS = 24
_FORM = "it as 2026-04-20"


class UnreadableCellError(Exception):
    """Cells that say no time; its words are a sentence on them."""


class Slot(NamedTuple):
    """The dates and times of a row as they are written, and what was inferred.

    `zones` are those of the start and the end, None where they name none.
    """

    start: dt.datetime
    end: dt.datetime | None
    zones: tuple[dt.tzinfo | None, dt.tzinfo | None]
    inferred: Sequence[str] = ()

    def instants(
        self, zone: dt.tzinfo, where: str, issues: Issues
    ) -> tuple[dt.datetime, dt.datetime | None]:
        """The instants of a row, by a zone's clocks where it names no other.

        Raises UnreadableCellError.
        """
        first, second = self.zones
        start = instant_at(self.start, first or zone, where, issues)
        end = self.end and instant_at(self.end, second or first or zone, where, issues)
        if end and end < start:
            raise UnreadableCellError("It ends before it starts.")
        return start, end


class Times:
    """The reader of a table's cells; most of them say the same as one before."""

    def __init__(self) -> None:
        self._phrases: dict[str, Phrase] = {}

    def slot(self, date: str, start: str, end: str) -> Slot:
        """What the cells of a row say; empty ones say nothing. Raises UnreadableCellError."""
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
            return Slot(dt.datetime.combine(day, time), None, (begins.zone, None))
        ends = self._timed("end", end)
        if ends.zone and not begins.zone:
            raise UnreadableCellError("Its end names a zone, and its start does not.")
        with _naming("end", end):
            return _slot(day, begins, ends)

    def _phrase(self, name: str, text: str) -> Phrase:
        if text not in self._phrases:
            with _naming(name, text):
                self._phrases[text] = phrase_of(words_of(text), (), ())
        return self._phrases[text]

    def _timed(self, name: str, text: str) -> Timed:
        days, clock, zone = self._phrase(name, text)
        if clock is None:
            raise UnreadableCellError(f"Its {name} {quoted(text)} names no time.")
        return Timed(days, clock, zone)

    def _dates(self, text: str) -> Sequence[DayPiece]:
        """The day that a cell names; spreadsheets write a midnight behind it."""
        if not text:
            return []
        days, clock, zone = self._phrase("date", text)
        if not days or zone or (clock and clock[:4] != (0, 0, 0, 0)):
            raise UnreadableCellError(f"Its date {quoted(text)} is none; write it as 2026-04-20.")
        return days


class Timed(NamedTuple):
    """What a cell says that names a time."""

    days: Sequence[DayPiece]
    clock: Clock
    zone: dt.tzinfo | None


@contextmanager
def _naming(name: str, text: str) -> Iterator[None]:
    """Turn what a grammar cannot read into a sentence on a cell."""
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
    """The one date that all pieces mean together. Raises UnclearError."""
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


def _slot(day: dt.date, begins: Timed, ends: Timed) -> Slot:
    """The start and the end, which explain each other. Raises UnclearError."""
    zones = (begins.zone, ends.zone)
    if ends.days:
        start = dt.datetime.combine(day, time_of(begins.clock))
        return Slot(start, dt.datetime.combine(_day(ends.days), time_of(ends.clock)), zones)
    first, second = shared_half(begins.clock, ends.clock)
    start = dt.datetime.combine(day, time_of(first))
    inferred = [
        f"{quoted(clock.typed)} is read as {in_figures(time_of(shared))}."
        for clock, shared in ((begins.clock, first), (ends.clock, second))
        if clock != shared
    ]
    if second[:3] == (_HOURS, 0, 0):
        return Slot(start, dt.datetime.combine(day + _ONE_DAY, _MIDNIGHT), zones, inferred)
    end = dt.datetime.combine(day, time_of(second))
    if end < start and start - end >= _NIGHT:
        end += _ONE_DAY
        if end.time() != _MIDNIGHT:
            inferred.append(f"Its end, {in_figures(end.time())}, is read as one of the day after.")
    return Slot(start, end, zones, inferred)
