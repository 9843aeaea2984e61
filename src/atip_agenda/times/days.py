"""DAY: words that name one day of the conference.

`monday`, `mon`, `1`, `day 1`, `today`, `20 April`, `20.04.`, `20.4.2026`, `21/04`, `2026-04-20`.
A lone number counts the conference's days; with a weekday it is the day of the month, as in answers
(“Monday 20”). Several names of one day must agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from atip_agenda.models import Agenda
from atip_agenda.times.clocks import CLOCKS, Clock
from atip_agenda.times.conference_days import conference_day, day_meant, days_in_words
from atip_agenda.times.dates import DAYS, Date, DayPiece, Nth, Ordinal
from atip_agenda.times.words import (
    Form,
    Row,
    UnclearError,
    figures,
    letters,
    pieces_of,
    refusals,
    words_of,
)


class Number(NamedTuple):
    """A bare number: day N, or with a weekday the day of the month."""

    number: int


def _several(_: object) -> NoReturn:
    raise UnclearError("expected one day, not several")


_FORMS: list[Row[DayPiece | Number | Clock]] = [
    *DAYS,
    # 20.04 can only be a date here
    (
        figures(r"(\d{1,2})\.(0?[1-9]|1[0-2])(?=[ ,]|$)"),
        lambda match: Date(None, int(match[2]), int(match[1])),
    ),
    (figures(r"(\d{1,3})$"), lambda match: Number(int(match[1]))),
    (letters(r"(?:to|until|till|and|&|[-–])(?= |$)"), _several),
    # only to say what is wrong
    *CLOCKS,
]
_ON = Form(r"on ")


def day_named(text: str, agenda: Agenda, now: dt.datetime) -> dt.date:
    """Return the day of the conference that words name; `today` is the day of `now`.

    Raises UnreadableWordsError, with the days there are, for anything else.
    """
    with refusals("day", text, lambda: days_in_words(agenda)):
        words = words_of(text)
        on = _ON.match(words)
        pieces = pieces_of(_FORMS, words[on.end() :] if on else words)
        return conference_day(day_meant(without_numbers(pieces), agenda, now).date, agenda)


def without_numbers(pieces: Sequence[DayPiece | Number | Clock]) -> list[DayPiece]:
    """Return the pieces with bare numbers resolved, or raise UnclearError for a time."""
    alone = len(pieces) == 1
    days: list[DayPiece] = []
    for piece in pieces:
        if isinstance(piece, Clock):
            raise UnclearError(
                "it is a time, not a day" if piece.shape != "compact" else "it names no day"
            )
        if isinstance(piece, Number):
            days.append(Nth(piece.number) if alone else Ordinal(piece.number))
        else:
            days.append(piece)
    return days
