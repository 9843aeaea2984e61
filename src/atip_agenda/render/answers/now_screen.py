"""A moment for eyes: what runs, how far along it is, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render.answers.now import Asked
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.grid import Grid, Note
from atip_agenda.render.drawing.page import EMPTY, Line, Span
from atip_agenda.render.drawing.wrapping import wrap_facts
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment

LONGEST_BAR = 48


def drawn(asked: Sequence[Asked], view: View) -> list[Line]:
    """The moments below each other, two empty lines between them."""
    lines: list[Line] = []
    for one in asked:
        if lines:
            lines += [EMPTY, EMPTY]
        lines += _moment(one, view)
    return lines


def _moment(asked: Asked, view: View) -> list[Line]:
    moment = asked.moment
    page = view.page
    text = wording.when(moment.at, view.zone)
    place = f" in {view.place}"
    heading = [page.line((text, roles.BOLD), place)]
    heading += [page.line(other) for other in other_clocks(moment.at, asked.zone, view)]
    lines = wrap_facts(page, heading, page.text_width)
    grid = blocks.grid_of(view)
    if moment.running:
        lines += blocks.zone_names(view, grid, after_blank=True)
        for number, session in enumerate(moment.running):
            lines += [EMPTY] if number or not grid.two_zones else []
            lines += _running_rows(view, moment, session, grid, first=number == 0)
    else:
        lines += [EMPTY, *blocks.sentence(view, sentence_of(moment, view))]
    if moment.next:
        lines += [EMPTY, *_next_heading(moment, view)]
        if not moment.running:
            lines += blocks.zone_names(view, grid)
        for session in moment.next:
            slots = blocks.date_slots(view, session)
            lines += grid.lines_of(blocks.plain_row(view, session, grid, slots=slots))
    return lines


def other_clocks(at: dt.datetime, asked: dt.tzinfo | None, view: View) -> Iterator[str]:
    """The same moment by the venue's clock, and by that of the zone it was asked in."""
    here = at.astimezone(view.zone)
    shown = {here.utcoffset()}
    zones = [view.venue] if view.two_zones else []
    for zone in (*zones, *([asked] if asked else [])):
        there = at.astimezone(zone)
        if zone is not view.venue and there.utcoffset() in shown:
            continue
        shown.add(there.utcoffset())
        date = "" if there.date() == here.date() else f"{wording.long_date(there.date())}, "
        yield f"{date}{there:%H:%M} {blocks.in_zone(zone, there)}"


def _running_rows(
    view: View, moment: Moment, session: Session, grid: Grid, *, first: bool
) -> list[Line]:
    """A running session: ► and, where its end is known, how far along it is.

    How to join stands under the first one alone; it is the same for all.
    """
    notes: list[Note] = []
    role = ""
    today = moment.at.astimezone(view.zone).date()
    if session.end is not None:
        role = roles.BOLD
        slot = blocks.slot_left(view, session, moment.at)
        notes.append(Note([_progress(view, moment, session, grid)], slot))
    if first and (facts := blocks.joining_facts(view, session)):
        notes.append(Note(blocks.faded_facts(view.page, facts, grid.body_width, "")))
    return grid.lines_of(
        blocks.plain_row(
            view,
            session,
            grid,
            role=role,
            marker=Span(roles.RUNNING, roles.NOW),
            slots=[*blocks.status_slots(session), *blocks.day_slots(view, session, today)],
            notes=notes,
        )
    )


def _progress(view: View, moment: Moment, session: Session, grid: Grid) -> Line:
    """A bar in half cells: heavy is over, light is to come."""
    width = min(grid.body_width, LONGEST_BAR)
    whole = view.agenda.until(session) - session.start
    halves = int(2 * width * ((moment.at - session.start) / whole) + 0.5)
    full, half = divmod(halves, 2)
    over = "━" * full + "╸" * half
    return view.page.line((over, roles.NOW), ("─" * (width - len(over)), roles.DIM))


def sentence_of(moment: Moment, view: View) -> str:
    """What is said of a moment at which nothing runs."""
    match moment.state:
        case "before":
            return "The conference has not begun."
        case "overnight" if moment.latest:
            return f"{view.agenda.day_of(moment.latest):%A}’s sessions are over."
        case "after" if moment.ended:
            ended = moment.ended.astimezone(view.zone)
            where = f" in {view.place}" if view.two_zones else ""
            date = wording.long_date(ended.date())
            return f"The conference is over. It ended on {date} at {ended:%H:%M}{where}."
        case "after" if view.agenda.sessions:
            return "No session takes place."
        case "after":
            return "The agenda holds no session."
        case _:
            return "Nothing is on just now."


def _next_heading(moment: Moment, view: View) -> list[Line]:
    """When the next session starts, and on which date where that is another one."""
    page = view.page
    first = moment.next[0]
    minutes = minutes_between(moment.at, first.start)
    wait = wording.wait(minutes, blocks.days_until(view, first.start, moment.at))
    facts = [page.line(("Next", roles.BOLD), ", ", (wait, roles.NOW))]
    date = first.start.astimezone(view.zone).date()
    if date != moment.at.astimezone(view.zone).date():
        facts.append(page.line(wording.long_date(date)))
    return wrap_facts(page, facts, page.text_width)
