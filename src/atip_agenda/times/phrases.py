"""Split a WHEN into day, time and zone.

Ambiguous words are decided by their neighbours, or refused:

- `20.04` is a date after “on” or before another time, a time after “at” or beside another date;
  alone it is a time, but refused if that date is a day of the conference.
- `2026` is a time (20:26), but refused if it is a year of the conference or follows a date without
  a year, unless “at” precedes it.
- `-04:00` is an offset in a timestamp (`T09:00-04:00`, `20 Apr 2026 09:00:00 -0400`); after
  `09:00` it may be the end of a range, but not after a date if that would end before it starts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from atip_agenda.errors import AgendaError, quoted
from atip_agenda.times.clocks import HALF_DAY, OTHER_TIMES, TIMES_WITH_COLON, Clock, time_of
from atip_agenda.times.dates import DAYS, Date, DayPiece, Nth
from atip_agenda.times.offsets import ZONES, Offset, Zone, fixed, zone_refused
from atip_agenda.times.words import (
    FIRST_YEAR,
    LAST_YEAR,
    Form,
    Row,
    UnclearError,
    figures,
    letters,
    pieces_of,
)


class Mark(NamedTuple):
    """A word that tells what follows: "on" a day, "at" or "-" a time."""

    word: str


class Phrase(NamedTuple):
    """The parts of a WHEN; several pieces may name the day, and must agree."""

    days: Sequence[DayPiece]
    clock: Clock | None
    zone: dt.tzinfo | None


Piece = DayPiece | Clock | Offset | Zone | Mark

_TWO_TIMES = "it names two times, or a date without the dot at its end"
_NO_RANGE = "a range is not a moment"
_HOURS, _MINUTES, _MONTHS, _DAYS = 24, 60, 12, 31
_FURTHEST_WEST = 12  # hours


def _range(_: object) -> Piece:
    raise UnclearError(_NO_RANGE)


_FORMS: list[Row[Piece]] = [
    # 1 15:00: a number is a day only before a time with minutes
    (
        figures(r"^(\d{1,2})(?=,? (?:at )?(?:\d{1,2}[:.]\d\d(?![\d.]| ?[ap]\.? ?m)|\d{4}(?!\d)))"),
        lambda match: Nth(int(match[1])),
    ),
    *TIMES_WITH_COLON,
    *DAYS,
    # 20.4: with one digit after the dot it is not a time
    (
        figures(r"(\d{1,2})\.([1-9])(?=[ ,;]|$)"),
        lambda match: Date(None, int(match[2]), int(match[1])),
    ),
    *OTHER_TIMES,
    *ZONES,
    (letters(r"on (?:the )?"), lambda _: Mark("on")),
    (letters(r"at |@ ?"), lambda _: Mark("at")),
    (letters(r"[-–] ?"), lambda _: Mark("-")),
    (letters(r"(?:to|until|till|bis|from|between)(?= |$)"), _range),
]
_BARE = Form(r"(\d{1,2}?)(\d\d)?(?=[ ,;]|$)")
_SPAN = Form(r"\d[^ ]*[-–]\d")


def phrase_of(text: str, known: Sequence[dt.date], years: Collection[int]) -> Phrase:
    """Return the phrase of a plain text, or raise UnclearError if it is ambiguous.

    `known` are the days of the conference, `years` those that four digits may mean.
    """
    sure = _sure_pieces(text)
    clocks = [piece for piece in sure if isinstance(piece, Clock)]
    days = [piece for piece in sure if isinstance(piece, DayPiece)]
    zones = [piece.zone for piece in sure if isinstance(piece, Zone)]
    if len(zones) > 1:
        raise UnclearError("it names two zones")
    days, clock = _told_apart(days, clocks, known)
    if clock and clock.shape == "compact":
        before = [piece for piece in sure[: sure.index(clock)] if isinstance(piece, Date)]
        _no_year(clock, before, days, years)
    return Phrase(days, clock, zones[0] if zones else None)


def _sure_pieces(text: str) -> list[DayPiece | Clock | Zone]:
    """Return the days, times and zones of a text, by dateutil if the table does not know it."""
    refused: Exception
    try:
        sure = _without_marks(pieces_of(_FORMS, text))
        shapes = [piece.shape for piece in sure if isinstance(piece, Clock)]
        if shapes != ["seconds", "compact"]:
            return sure
        # "Apr 20 15:45:00 2026", as written by C's ctime: the second "time" may be a year.
        refused = UnclearError(_TWO_TIMES)
    except UnclearError as error:
        if not error.unread:
            raise
        refused = _hinted(error)
    from atip_agenda.times.dateutil_fallback import date_and_time

    known = date_and_time(text)
    if known is None:
        raise refused
    return [*known]


def _hinted(error: UnclearError) -> UnclearError | AgendaError:
    """Return the error for an unread piece, with what it may mean."""
    if _SPAN.match(error.unread):
        return UnclearError(_NO_RANGE)
    bare = _BARE.match(error.unread)
    if bare and int(bare[1]) < _HOURS and int(bare[2] or 0) < _MINUTES:
        hour, minute = int(bare[1]), bare[2] or "00"
        hours = [hour, hour + HALF_DAY] if 1 <= hour < HALF_DAY else [hour]
        return UnclearError(
            f"{bare[0]} alone is not a time", *(f"{one:02}:{minute}" for one in hours)
        )
    return zone_refused(error.unread) or error


def _without_marks(pieces: Sequence[Piece]) -> list[DayPiece | Clock | Zone]:
    """Return the pieces without marks; each mark decides what the piece after it is."""
    sure: list[DayPiece | Clock | Zone] = []
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if isinstance(piece, Mark):
            _check_mark(before, piece, after)
        elif isinstance(piece, Offset):
            date = next((other for other in pieces if isinstance(other, Date)), None)
            sure.append(_offset_after(before, piece, date))
        elif isinstance(piece, Clock) and isinstance(before, Mark):
            sure.append(_as_date(piece) if before.word == "on" else _surely(piece))
        else:
            sure.append(piece)
    return sure


def _check_mark(before: Piece | None, mark: Mark, after: Piece | None) -> None:
    """Raise UnclearError if a mark is not followed by what it announces."""
    if mark.word == "on":
        if not (isinstance(after, DayPiece) or (isinstance(after, Clock) and _is_date(after))):
            raise UnclearError("“on” is not followed by a day")
    elif mark.word == "-" and not isinstance(before, DayPiece):
        raise UnclearError(_NO_RANGE)
    elif not isinstance(after, Clock) and not (mark.word == "-" and after == Mark("at")):
        raise UnclearError(f"{quoted(mark.word)} is not followed by a time")


def _offset_after(before: Piece | None, offset: Offset, date: Date | None) -> Zone:
    """Return the zone of an offset, which must come right after a time."""
    if not isinstance(before, Clock):
        raise UnclearError("an offset must come right after its time")
    stamp = before.shape == "iso" or (before.shape == "seconds" and date)
    if offset.sign == "-" and not stamp:
        _check_no_range(before, offset, date)
    return Zone(fixed(offset))


def _check_no_range(start: Clock, offset: Offset, date: Date | None) -> None:
    """Raise UnclearError if an offset can be the end of a range."""
    begin, end = time_of(start), (int(offset.hours), int(offset.minutes))
    if date and end != (0, 0) and end < (begin.hour, begin.minute):
        return
    if not (date and offset.apart and end <= (_FURTHEST_WEST, 0)):
        raise UnclearError(_NO_RANGE)
    typed = f"-{offset.hours}:{offset.minutes}"
    day = f"{date.year}-{date.month:02}-{date.day:02}" if date.year else ""
    raise UnclearError(
        f"{typed} can be an offset or the end of a range", f"{day}T{begin:%H:%M}{typed}"
    )


def _told_apart(
    days: list[DayPiece], clocks: list[Clock], known: Sequence[dt.date]
) -> tuple[list[DayPiece], Clock | None]:
    """Return the days and the time, with each `20.04` taken for one or the other."""
    dated = any(isinstance(piece, Date) for piece in days)
    if len(clocks) > 1:
        first, second, *more = clocks
        ways = [] if dated or more else _ways(first, second, known)
        if len(ways) != 1:
            raise UnclearError(_TWO_TIMES)
        date, clock = ways[0]
        return [*days, _as_date(date)], clock
    if not clocks:
        return days, None
    clock = clocks[0]
    if clock.shape == "dotted" and not dated and _is_day_of(clock, known):
        raise UnclearError(
            f"{clock.typed} can be a time or a date",
            *_with_colon(clock),
            days=[f"{clock.typed}."],
        )
    return days, clock


def _ways(first: Clock, second: Clock, known: Sequence[dt.date]) -> list[tuple[Clock, Clock]]:
    """Return the ways in which one of two times can be a date.

    “10.05 11.00” may be a range without its dash, so the date must be a day of the conference or
    precede a time in another form.
    """
    return [
        (date, clock)
        for date, clock in ((first, second), (second, first))
        if _is_date(date) and _is_time(clock) and not FIRST_YEAR <= clock.year <= LAST_YEAR
        if _is_day_of(date, known) or (date is first and clock.shape != "dotted")
    ]


def _is_date(clock: Clock) -> bool:
    return clock.shape == "dotted" and 1 <= clock.hour <= _DAYS and 1 <= clock.minute <= _MONTHS


def _is_time(clock: Clock) -> bool:
    return clock.hour < _HOURS and clock.minute < _MINUTES


def _with_colon(clock: Clock) -> list[str]:
    """Return the unambiguous spelling of a time, if it is one."""
    return [f"{clock.hour:02}:{clock.minute:02}"] if _is_time(clock) else []


def _is_day_of(clock: Clock, known: Sequence[dt.date]) -> bool:
    return any((day.day, day.month) == (clock.hour, clock.minute) for day in known)


def _surely(clock: Clock) -> Clock:
    """Return the time, marked as unambiguous."""
    return clock._replace(shape="") if clock.shape in {"dotted", "compact"} else clock


def _as_date(clock: Clock) -> Date:
    return Date(None, clock.minute, clock.hour)


def _no_year(
    clock: Clock, before: Sequence[Date], days: Sequence[DayPiece], years: Collection[int]
) -> None:
    """Raise UnclearError if four digits may be a year."""
    if any(isinstance(piece, Date) and piece.year for piece in days):
        return
    if clock.year in years or (before and FIRST_YEAR <= clock.year <= LAST_YEAR):
        why = f"{clock.typed} can be a year"
        raise UnclearError(why, *_with_colon(clock))
