"""Sessions that overlap or nearly do: what `clashes` shows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render import jsonout, records
from atip_agenda.render.answers.clashes.bars import bars_of
from atip_agenda.render.answers.clashes.suggestions import (
    suggested,
    suggestion_fields,
    suggestion_object,
)
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.grid import Grid, Note, Row, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, Span
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose
from atip_agenda.render.view import View
from atip_agenda.schedule.clashes import Clash, Pairing
from atip_agenda.schedule.own_events import Own
from atip_agenda.schedule.suggest import Suggestion

YOURS = "your event"
OFTEN = ("", "", "twice", "three times", "four times", "five times", "six times")


class Report(NamedTuple):
    """The clashes found, and what they were looked for among.

    `gaps` are the tightest pairs, asked for where nothing overlaps; `own` the events given in the
    call; `margin` is in minutes, None where none was asked for. `suggestions` hold one for each
    clash, None where none were asked for; `hint` is a command that names free slots.
    """

    clashes: Sequence[Clash]
    pairing: Pairing
    gaps: Sequence[tuple[Session, Session]] = ()
    own: Sequence[Own] = ()
    margin: int | None = None
    suggestions: Sequence[Suggestion] | None = None
    hint: str = ""


def screen(report: Report, view: View) -> list[Line]:
    """The answer, a block for each clash, the tightest gaps, the events that clash with nothing."""
    lines = [*_answer(report, view), *blocks.zone_line(view)]
    grid = blocks.grid_of(view, [YOURS] if report.own else [])
    for clash, suggestion in _each(report):
        lines += [EMPTY, *_block(clash, view, grid)]
        if suggestion:
            lines += [EMPTY, *suggested(suggestion, clash, view, grid)]
    lines += _unhurt(report, view, grid)
    if report.gaps:
        lines += [EMPTY, *_tightest(report, view)]
    if report.hint:
        hint = view.page.line(("Free slots: ", roles.DIM), report.hint)
        lines += [EMPTY, *wrap_prose(hint, view.page.text_width)]
    return lines


def absence(report: Report, view: View) -> str:
    """The sentence that nothing overlaps."""
    del view
    return "" if report.clashes else _nothing(report.pairing)


def lines(report: Report, view: View) -> Iterator[str]:
    """One clash a line: type, minutes, start, end, then id and title of both.

    Where suggestions were asked for, start and end of the earlier slot and of the later one follow.
    """
    for clash, suggestion in _each(report):
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


def document(report: Report, view: View) -> dict[str, object]:
    """The clashes as objects."""
    return {"clashes": [_object(*pair, view) for pair in _each(report)]}


def _each(report: Report) -> Iterator[tuple[Clash, Suggestion | None]]:
    """Each clash with its suggestion, None where none were asked for."""
    return zip(report.clashes, report.suggestions or repeat(None), strict=False)


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


def _answer(report: Report, view: View) -> list[Line]:
    page = view.page
    numbers = Counter(clash.type for clash in report.clashes)
    overlaps, gaps = numbers["overlap"], numbers["tight"]
    answer = _found(report.pairing, overlaps) if overlaps else _nothing(report.pairing)
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


def _nothing(pairing: Pairing) -> str:
    first, second = pairing
    if first is None or second is None:
        return "No two sessions overlap."
    if first == second:
        return f"No two {wording.kind_name(first, 2)} overlap."
    return f"No {wording.kind_name(first)} overlaps {wording.a(wording.kind_name(second))}."


def _found(pairing: Pairing, number: int) -> str:
    overlaps = wording.counted(number, "overlap")
    first, second = pairing
    if first is None or second is None:
        return f"{overlaps} between {'two ' if number == 1 else ''}sessions."
    if first == second:
        return f"{overlaps} between {'two ' if number == 1 else ''}{wording.kind_name(first, 2)}."
    if number == 1:
        pair = (wording.a(wording.kind_name(kind)) for kind in (first, second))
    else:
        pair = (wording.kind_name(kind, 2) for kind in (first, second))
    return f"{overlaps} between {' and '.join(pair)}."


def _block(clash: Clash, view: View, grid: Grid) -> list[Line]:
    """What overlaps and when; both sessions; both bars on one scale."""
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
    return f"{here} in {view.place}" if view.two_zones else here


def _row(session: Session, view: View, grid: Grid, date: dt.date, *, yours: bool) -> list[Line]:
    """A session's row; one's own event says so where the others have their ids, or below."""
    slots = [*blocks.status_slots(session), *blocks.day_slots(view, session, date)]
    named_below = yours and grid.id_at is None
    notes = [Note([view.page.line((YOURS, roles.DIM))])] if named_below else []
    row = blocks.plain_row(view, session, grid, slots=slots, notes=notes)
    return grid.lines_of(row._replace(id=YOURS) if yours else row)


def _unhurt(report: Report, view: View, grid: Grid) -> list[Line]:
    """The events typed in the call that clash with nothing, so that they can be read back."""
    pairs = [one.own for clash in report.clashes for one in clash.pair]
    hit = {own.session.id for own in pairs if own and own.typed}
    unhurt = [one.session for one in report.own if one.typed and one.session.id not in hit]
    if not unhurt:
        return []
    page = view.page
    lines: list[Line] = []
    dates: list[dt.date] = []
    for session in sorted(unhurt, key=lambda one: one.start):
        date = session.start.astimezone(view.zone).date()
        if date not in dates:
            dates.append(date)
            lines += [EMPTY, page.line((wording.long_date(date), roles.BOLD))]
            lines += blocks.zone_names(view, grid)
        lines += _row(session, view, grid, date, yours=True)
    return lines


def _tightest(report: Report, view: View) -> list[Line]:
    """The pairs between which the least time lies, each on one line."""
    page = view.page
    earlier, later = report.gaps[0]
    minutes = minutes_between(view.agenda.until(earlier), later.start)
    number = len(report.gaps)
    often = OFTEN[number] if number < len(OFTEN) else f"{number} times"
    answer = f"The tightest gap is {wording.duration(minutes)}{often and f', {often}'}:"
    lines = wrap_prose(page.line(answer), page.text_width)
    conference = view.agenda.conference
    rows = []
    for earlier, later in report.gaps:
        start = view.agenda.until(earlier)
        day = conference.short_day(start.astimezone(view.zone).date())
        rows.append((day, start, earlier, later))
    place = view.second_place
    grid = grid_for(page, (), days=[row[0] for row in rows], venue_place=place)
    lines += blocks.zone_names(view, grid)
    for day, start, earlier, later in rows:
        lines += grid.lines_of(_pair(view, day, start, earlier, later))
    return lines


def _pair(view: View, day: str, start: dt.datetime, earlier: Session, later: Session) -> Row:
    """A gap as a row, with what stands before the colons of both titles."""
    title = [
        Span(wording.before_colon(earlier.title)),
        Span(f" {roles.ARROW} "),
        blocks.symbol_of(view, later),
        Span(f" {wording.before_colon(later.title)}"),
    ]
    times = blocks.times_between(view, start, later.start, day)
    return Row(times, blocks.symbol_of(view, earlier), title)
