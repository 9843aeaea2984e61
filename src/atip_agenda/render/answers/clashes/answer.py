"""The answer of `clashes`: sessions that overlap, or nearly do."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render import jsonout, records
from atip_agenda.render.answer import Answer
from atip_agenda.render.answers.clashes.bars import bars_of
from atip_agenda.render.answers.clashes.suggestions import (
    suggested,
    suggestion_fields,
    suggestion_object,
)
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.grid import Grid, Note, Row, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, Segment
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose
from atip_agenda.render.view import View
from atip_agenda.schedule.clashes import OWN_ALONE, Clash, Pairing
from atip_agenda.schedule.own_events import OwnEvent
from atip_agenda.schedule.suggest import Suggestion

YOURS = "your event"
OFTEN = ("", "", "twice", "three times", "four times", "five times", "six times")


@dataclass(frozen=True)
class ClashReport(Answer[View]):
    """The clashes found, and what they were looked for among.

    `gaps` are the tightest pairs, where nothing overlaps; `own` the events given in the call;
    `margin` is in minutes. There is one of the `suggestions` for each clash, or none at all;
    `hint` is a command that lists free slots.
    """

    clashes: Sequence[Clash]
    pairing: Pairing
    gaps: Sequence[tuple[Session, Session]] = ()
    own: Sequence[OwnEvent] = ()
    margin: int | None = None
    suggestions: Sequence[Suggestion] | None = None
    hint: str = ""

    @property
    def is_no(self) -> bool:
        """Whether something clashes."""
        return bool(self.clashes)

    def screen(self, view: View) -> list[Line]:
        """The answer, a block for each clash, the tightest gaps, the events without a clash."""
        lines = [*_answer(self, view), *blocks.zone_line(view)]
        grid = blocks.grid_of(view, [YOURS] if self.own else [])
        for clash, suggestion in self._each():
            lines += [EMPTY, *_block(clash, view, grid)]
            if suggestion:
                lines += [EMPTY, *suggested(suggestion, clash, view, grid)]
        lines += _unhurt(self, view, grid)
        if self.gaps:
            lines += [EMPTY, *_tightest(self, view)]
        if self.hint:
            hint = view.page.line(("Free slots: ", roles.DIM), self.hint)
            lines += [EMPTY, *wrap_prose(hint, view.page.text_width)]
        return lines

    def absence(self, _: View) -> str:
        """Message where nothing clashes, else ""."""
        return "" if self.clashes else _nothing(self)

    def lines(self, view: View) -> Iterator[str]:
        """One clash a line: type, minutes, start, end, then id and title of both.

        With suggestions, start and end of the earlier slot and of the later one follow.
        """
        for clash, suggestion in self._each():
            yield records.record(
                (
                    clash.type,
                    str(minutes_between(clash.start, clash.end)),
                    records.time_field(clash.start, view.zone),
                    records.time_field(clash.end, view.zone),
                    clash.first.id,
                    clash.first.title,
                    clash.second.id,
                    clash.second.title,
                    *(suggestion_fields(suggestion, view) if suggestion else ()),
                )
            )

    def document(self, view: View) -> dict[str, object]:
        """The clashes as objects."""
        return {"clashes": [_object(*pair, view) for pair in self._each()]}

    def _each(self) -> Iterator[tuple[Clash, Suggestion | None]]:
        """Each clash with its suggestion, if there are any."""
        return zip(self.clashes, self.suggestions or repeat(None), strict=False)


def _object(clash: Clash, suggestion: Suggestion | None, view: View) -> dict[str, object]:
    shown: dict[str, object] = {
        "type": clash.type,
        "first": jsonout.session_object(clash.first, view),
        "second": jsonout.session_object(clash.second, view),
        "start": jsonout.time_value(clash.start, view.zone),
        "end": jsonout.time_value(clash.end, view.zone),
        "minutes": minutes_between(clash.start, clash.end),
    }
    return shown | {"suggestions": suggestion_object(suggestion, view)} if suggestion else shown


def _answer(report: ClashReport, view: View) -> list[Line]:
    page = view.page
    numbers = Counter(clash.type for clash in report.clashes)
    overlaps, gaps = numbers["overlap"], numbers["tight"]
    answer = _found(report) if overlaps else _nothing(report)
    tail = ""
    if gaps:
        verb = "is" if gaps == 1 else "are"
        shorter = wording.duration(report.margin or 0)
        tail = f" {wording.counted(gaps, 'gap')} {verb} shorter than {shorter}:"
    elif report.margin and not overlaps:
        tail = f" No gap is shorter than {wording.duration(report.margin)}."
    sign = [] if report.clashes else [(f"{roles.NONE_FOUND} ", roles.GOOD)]
    line = page.line(*sign, (answer, roles.BOLD), tail)
    return wrap_prose(line, page.text_width)


def _nothing(report: ClashReport) -> str:
    return " ".join(map(_none_of, _pairings(report)))


def _found(report: ClashReport) -> str:
    """The number of overlaps of each pairing that has some."""
    overlaps = [clash for clash in report.clashes if clash.type == "overlap"]
    own = 0 if report.pairing.has_own else sum(clash.between_own for clash in overlaps)
    numbers = [(report.pairing, len(overlaps) - own), (OWN_ALONE, own)]
    return f"{', '.join(_some_of(pairing, number) for pairing, number in numbers if number)}."


def _pairings(report: ClashReport) -> list[Pairing]:
    """The pairing asked for, and that of the user's own events if there are two."""
    if len(report.own) <= 1 or report.pairing.has_own:
        return [report.pairing]
    return list(dict.fromkeys((report.pairing, OWN_ALONE)))


def _none_of(pairing: Pairing) -> str:
    if one_sort := _one_sort(pairing):
        return f"No two {one_sort} overlap."
    first, second = (wording.kind_name(str(kind)) for kind in pairing)
    return f"No {first} overlaps {wording.a(second)}."


def _some_of(pairing: Pairing, number: int) -> str:
    overlaps = wording.counted(number, "overlap")
    if one_sort := _one_sort(pairing):
        among = f"two {one_sort}" if number == 1 else one_sort.removeprefix("of ")
        return f"{overlaps} between {among}"
    first, second = (wording.kind_name(str(kind), number) for kind in pairing)
    if number == 1:
        first, second = wording.a(first), wording.a(second)
    return f"{overlaps} between {first} and {second}"


def _one_sort(pairing: Pairing) -> str:
    """The sessions compared, if they are all of one sort, else ""."""
    if pairing.first is None:
        return "sessions"
    if pairing == OWN_ALONE:
        return "of your events"
    return wording.kind_name(pairing.first, 2) if pairing.first == pairing.second else ""


def _block(clash: Clash, view: View, grid: Grid) -> list[Line]:
    """The kind and time of the clash, both sessions, both bars on one scale."""
    page = view.page
    minutes = minutes_between(clash.start, clash.end)
    if clash.type == "overlap":
        sign, words = (roles.CLASH, roles.BAD), f"{wording.duration(minutes)} overlap"
    else:
        sign = (roles.TIGHT_GAP, roles.TIGHT)
        words = f"{wording.duration(minutes) if minutes else 'no'} gap"
    facts = [page.line(sign, " ", (words, roles.BOLD)), page.line(_when(clash, view))]
    lines = wrap_facts(page, facts, page.text_width)
    lines += blocks.zone_names(view, grid)
    date = clash.start.astimezone(view.zone).date()
    for one in clash.pair:
        lines += _row(one.session, view, grid, date, yours=one.own is not None)
    return [*lines, EMPTY, *bars_of(clash, view, grid)]


def _when(clash: Clash, view: View) -> str:
    touching = clash.start == clash.end
    here = (
        wording.when(clash.start, view.zone)
        if touching
        else wording.when_range(clash.start, clash.end, view.zone)
    )
    return f"{here} in {view.zone_name}" if view.two_zones else here


def _row(session: Session, view: View, grid: Grid, date: dt.date, *, yours: bool) -> list[Line]:
    """A session's row; the user's own event has “your event” for an id, or below it."""
    badges = [
        *rows.status_badges(session),
        *rows.day_badges(view, session.start, session.end, date),
    ]
    named_below = yours and grid.id_at is None
    notes = [Note([view.page.line((YOURS, roles.DIM))])] if named_below else []
    row = rows.session_row(view, session, grid, badges=badges, notes=notes)
    return grid.lines_of(row._replace(id=YOURS) if yours else row)


def _unhurt(report: ClashReport, view: View, grid: Grid) -> list[Line]:
    """The user's own events that clash with nothing, as they were understood."""
    hit = {one.own for clash in report.clashes for one in clash.pair}
    unhurt = [one.session for one in report.own if one not in hit]
    if not unhurt:
        return []
    lines: list[Line] = []
    dates: list[dt.date] = []
    for session in sorted(unhurt, key=lambda one: one.start):
        date = session.start.astimezone(view.zone).date()
        if date not in dates:
            dates.append(date)
            lines += [EMPTY, blocks.date_heading(view, date)]
            lines += blocks.zone_names(view, grid)
        lines += _row(session, view, grid, date, yours=True)
    return lines


def _tightest(report: ClashReport, view: View) -> list[Line]:
    """The pairs with the shortest gap, each on one line."""
    page = view.page
    earlier, later = report.gaps[0]
    minutes = minutes_between(view.agenda.until(earlier), later.start)
    number = len(report.gaps)
    often = OFTEN[number] if number < len(OFTEN) else f"{number} times"
    answer = f"The tightest gap is {wording.duration(minutes)}{often and f', {often}'}:"
    lines = wrap_prose(page.line(answer), page.text_width)
    conference = view.agenda.conference
    starts = [view.agenda.until(earlier) for earlier, _ in report.gaps]
    days = [conference.short_day(start.astimezone(view.zone).date()) for start in starts]
    grid = grid_for(page, (), days=days, venue_zone_name=view.second_zone_name)
    lines += blocks.zone_names(view, grid)
    for day, start, pair in zip(days, starts, report.gaps, strict=True):
        lines += grid.lines_of(_pair(view, day, start, *pair))
    return lines


def _pair(view: View, day: str, start: dt.datetime, earlier: Session, later: Session) -> Row:
    """A gap as a row, with both titles up to their colons."""
    title = [
        Segment(wording.before_colon(earlier.title)),
        Segment(f" {roles.ARROW} "),
        rows.symbol_of(view, later),
        Segment(f" {wording.before_colon(later.title)}"),
    ]
    times = rows.times_between(view, start, later.start, day)
    return Row(times, rows.symbol_of(view, earlier), title)
