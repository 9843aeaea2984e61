"""SPAN: a day of the conference, a start, an end, and then a title.

`mon 16:00-17:00 Survivors' voices`, `21 April 13.45 – 14.45`, `tue 1:45 to 2:45 pm`. The title is
what follows the end, as typed. An end past midnight needs its day (`mon 23:00 - tue 01:00`), as
`mon 15:00-14:00` is probably a slip; 24:00 and midnight end the day itself, and the time before
`day_change` still belongs to the day. Times are the venue's, except in timestamps with an offset,
so a zone is refused and never read as a title.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.conference import Conference
from atip_agenda.errors import UnknownNameError, quoted
from atip_agenda.models import Agenda
from atip_agenda.times.clocks import CLOCKS, Clock, time_of
from atip_agenda.times.conference_days import (
    Named,
    conference_day,
    day_meant,
    example_day,
    in_zone,
    night_in_words,
    nights_of,
    years_of,
)
from atip_agenda.times.dates import DAYS, Date, DayPiece
from atip_agenda.times.days import Number, without_numbers
from atip_agenda.times.ends import same_day, shared_half, stamped
from atip_agenda.times.offsets import OFFSETS, ZONES, Offset, fixed, says_zone, zone_refused
from atip_agenda.times.words import (
    Form,
    Row,
    UnclearError,
    figures,
    first_of,
    not_understood,
    refusals,
    rest_of,
    words_of,
)
from atip_agenda.zones import WallTimeError

UNTITLED = "your event"

_EXAMPLE = "16:00-17:00 Our event"
_COLON = " (put a colon before a title that begins so)"


class Span(NamedTuple):
    """The user's own event: start and end are instants in UTC."""

    start: dt.datetime
    end: dt.datetime
    title: str


class Edge(NamedTuple):
    """A start or an end as typed; `zone` is the offset of a timestamp."""

    days: list[DayPiece | Number]
    clock: Clock
    zone: dt.tzinfo | None


_END_DAYS: list[Row[DayPiece | Number]] = [*DAYS]
_START_DAYS: list[Row[DayPiece | Number]] = [
    *DAYS,
    # 20.04 13.45-14.45, 1 16:00-17:00: before a time these can only be days
    (
        figures(r"(\d{1,2})\.(0?[1-9]|1[0-2])(?=,? (?:from |at )?\d)"),
        lambda match: Date(None, int(match[2]), int(match[1])),
    ),
    (figures(r"(\d{1,3})(?=,? (?:from |at )?\d)"), lambda match: Number(int(match[1]))),
]
_START_CLOCKS: list[Row[Clock]] = [
    *CLOCKS,
    # 9-10am, 16-17h, 11 to 1 pm: the end completes the start
    (
        figures(r"(\d{1,2})(?= ?[-–] ?\d| (?:to|until|till|bis) )"),
        lambda match: Clock(int(match[1]), shape="bare", typed=match[0]),
    ),
]
_DAYS_NAMED = 5  # at most, all for one day
_GAP = Form(r"[ ,;:–-]*(?:(?:on|the|from|at) |@ ?)?")
_DASH = Form(r" ?(?:[-–]|/(?=\d{4})|(?:to|until|till|til|bis|through)(?= )) ?")
_BEHIND = Form(r" ?(?P<mark>[,:;.–-]?) ?(?P<first>[^ ]*) ?(?P<second>[^ ]*)")
_UNIT = Form(r"(?:[ap]\.?m|h|hrs|uhr|o'clock)$")
_SIGNED = Form(r" ?[-–+]\d")


def span_named(text: str, agenda: Agenda, now: dt.datetime) -> Span:
    """Return the span that words name, on a day of the conference, and its title.

    Raises UnreadableWordsError for anything else.
    """
    with refusals("event", text, lambda: _form(agenda), f" {_EXAMPLE}"):
        words = words_of(text)
        start, at = _edge(words, 0, _START_DAYS, _START_CLOCKS)
        dash = _DASH.match(words, at)
        if dash is None:
            raise UnclearError("it has a start and no end")
        end, at = _edge(words, dash.end(), _END_DAYS, CLOCKS)
        head = words[:at] + _mark_behind(words, at)
        begin, finish = _instants(start, end, agenda, now)
        return Span(begin, finish, rest_of(text, head) or UNTITLED)


def _form(agenda: Agenda) -> str:
    return f"expected DAY START-END [TITLE], as {example_day(agenda)} {_EXAMPLE}"


def _edge(
    text: str, at: int, days: Sequence[Row[DayPiece | Number]], clocks: Sequence[Row[Clock]]
) -> tuple[Edge, int]:
    """Return a start or an end, and the position after it."""
    named: list[DayPiece | Number] = []
    at = _after_gap(text, at)
    while len(named) < _DAYS_NAMED and (day := first_of(days, text, at)):
        named.append(day[0])
        at = _after_gap(text, day[1])
    hit = first_of(clocks, text, at)
    if hit is None:
        missing = "start" if clocks is _START_CLOCKS else "end"
        raise not_understood(text, at) if text[at:] else UnclearError(f"it has no {missing}")
    clock, at = hit
    # "T09:00-10:00" has no offset, as the span would then have no end.
    offset = first_of(OFFSETS, text, at) if clock.shape == "iso" else None
    if offset is None or (clocks is _START_CLOCKS and not _DASH.match(text, offset[1])):
        return Edge(named, clock, None), at
    zone, at = offset
    return Edge(named, clock, fixed(zone) if isinstance(zone, Offset) else zone.zone), at


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _mark_behind(text: str, at: int) -> str:
    """Return the punctuation between the end and the title, if any.

    Raises UnclearError if what follows belongs to the times. After a colon everything is title.
    """
    behind = _BEHIND.match(text, at)
    if behind is None or behind["mark"] == ":":
        return behind["mark"] if behind else ""
    if _SIGNED.match(text, at) or _goes_on(text, at, behind.start("first")):
        raise UnclearError("it has more than a start and an end before a colon or the title")
    word = behind["first"].strip("()[],:;.")
    if _UNIT.match(word):
        raise UnclearError(f"{quoted(word)} may belong to the time{_COLON}")
    # A word that touches the time can only be a zone: Z.
    if (word and behind.start("first") == at) or _is_zone(word, behind["second"]):
        raise UnclearError(f"{quoted(word)} is a zone, but times are the venue's{_COLON}")
    return behind["mark"]


def _goes_on(text: str, at: int, title: int) -> bool:
    """Whether another end follows, or a title that is a range of times."""
    dash = _DASH.match(text, at)
    if dash is None:
        clock = first_of(CLOCKS, text, title)
        return clock is not None and _DASH.match(text, clock[1]) is not None
    try:
        _edge(text, dash.end(), _END_DAYS, CLOCKS)
    except UnclearError:
        return False
    return True


def _is_zone(word: str, after: str) -> bool:
    if after.lower().rstrip(",.:;") == "time":
        return isinstance(zone_refused(word), UnknownNameError)  # Vienna time
    try:
        return says_zone(word) or (word != "z" and first_of(ZONES, word, 0) is not None)
    except UnknownNameError:  # such as "AML/CFT"
        return False


def _instants(
    start: Edge, end: Edge, agenda: Agenda, now: dt.datetime
) -> tuple[dt.datetime, dt.datetime]:
    """Return the instants of both ends, or raise UnclearError if they are no valid span."""
    if not start.days:
        raise UnclearError("it has no day before its times")
    if (start.zone is None) != (end.zone is None):
        raise UnclearError("one end has an offset and the other has none")
    _no_year(start, agenda, now)
    first, second = (start.clock, end.clock) if end.days else shared_half(start.clock, end.clock)
    starts = time_of(first)
    named = day_meant(without_numbers(start.days), agenda, now)
    # "mon 20 - 21:00" may be a day and a start without an end.
    alone = first.shape == "bare" and not second.half and second.shape != "hour"
    if alone and first.hour == named.date.day and not named.dated:
        raise UnclearError(f"{first.typed} can be a time or the day")
    _of_conference(named, starts, start.zone, agenda)
    if end.days:
        last = day_meant(without_numbers(end.days), agenda, now, anywhere=True)
        ends = time_of(second)
    else:
        last, ends = same_day(named, first, second, agenda.conference)
    _no_night((named, starts), (last, ends), agenda.conference)
    begin = _at(named.date, starts, start.zone, agenda.conference)
    finish = _at(last.date, ends, end.zone, agenda.conference)
    if finish <= begin:
        raise UnclearError("it ends before it starts")
    return begin, finish


def _of_conference(named: Named, starts: dt.time, zone: dt.tzinfo | None, agenda: Agenda) -> None:
    """Raise UnclearError if a day is not one of the conference.

    A date before `day_change` belongs to the conference day before it.
    """
    if named.dated:
        begin = _at(named.date, starts, zone, agenda.conference)
        if agenda.conference.day_at(begin) in agenda.days:
            return
    conference_day(named.date, agenda)


def _no_year(start: Edge, agenda: Agenda, now: dt.datetime) -> None:
    """Raise UnclearError for "20 April 2026-2130", in which 2026 may be the year."""
    dates = [piece for piece in start.days if isinstance(piece, Date)]
    if dates and not any(date.year for date in dates) and start.clock.year in years_of(agenda, now):
        raise UnclearError(f"{start.clock.typed} can be a year")


def _no_night(start: tuple[Named, dt.time], end: tuple[Named, dt.time], venue: Conference) -> None:
    """Raise UnclearError for a time that may be in the night before or after its day."""
    first, last = start[0].date, end[0].date
    if nights := nights_of(*start, venue):
        time, spans = start[1], [(day, day + (last - first)) for day in nights]
    elif nights := nights_of(*end, venue):
        time, spans = end[1], [(first, day) for day in nights]
    else:
        return
    raise UnclearError(
        night_in_words(time, venue),
        *(stamped(day, start[1], until, end[1]) for day, until in spans),
    )


def _at(day: dt.date, time: dt.time, zone: dt.tzinfo | None, conference: Conference) -> dt.datetime:
    try:
        return in_zone(day, time, zone or conference.zone)
    except WallTimeError as error:
        raise UnclearError(error.what, f"{'/'.join(error.forms)} Our event") from None
