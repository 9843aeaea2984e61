"""DAY: words that name one day of the conference.

`monday`, `mon`, `1`, `day 1`, `today`, `20 April`, `20.04.`, `20.4.2026`, `21/04`, `2026-04-20`.
A number alone counts the conference's days; after a weekday it is the day of the month, as the
answers have it (“Monday 20”). Several names of one day may stand together and must agree.
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
    """A number without more: day N, or after a weekday the day of the month."""

    number: int


def _several(_: object) -> NoReturn:
    raise UnclearError("one day is asked for, not several")


_FORMS: list[Row[DayPiece | Number | Clock]] = [
    *DAYS,
    # 20.04 without its last dot can only be a date here
    (
        figures(r"(\d{1,2})\.(0?[1-9]|1[0-2])(?=[ ,]|$)"),
        lambda match: Date(None, int(match[2]), int(match[1])),
    ),
    (figures(r"(\d{1,3})$"), lambda match: Number(int(match[1]))),
    (letters(r"(?:to|until|till|and|&|[-–])(?= |$)"), _several),
    # known only to say what is wrong
    *CLOCKS,
]
_ON = Form(r"on ")


def day_named(text: str, agenda: Agenda, now: dt.datetime) -> dt.date:
    """The day of the conference that words name; `now` is what `today` goes by.

    Raises UnreadableWordsError for anything else, naming the days there are.
    """
    with refusals("day", text, lambda: days_in_words(agenda)):
        words = words_of(text)
        on = _ON.match(words)
        pieces = pieces_of(_FORMS, words[on.end() :] if on else words)
        return conference_day(day_meant(counted(pieces), agenda, now).date, agenda)


def counted(pieces: Sequence[DayPiece | Number | Clock]) -> list[DayPiece]:
    """The pieces with a number alone as what it means. Raises UnclearError for a time."""
    alone = len(pieces) == 1
    days: list[DayPiece] = []
    for piece in pieces:
        if isinstance(piece, Clock):
            raise UnclearError(
                "a time is no day" if piece.shape != "compact" else "it names no day"
            )
        if isinstance(piece, Number):
            days.append(Nth(piece.number) if alone else Ordinal(piece.number))
        else:
            days.append(piece)
    return days
