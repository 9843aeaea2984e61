"""The schedule for eyes: the head, each day with its rows, the notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from atip_agenda.models import Session
from atip_agenda.render.answers.list import Listing, absence
from atip_agenda.render.answers.now_screen import sentence_of
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.grid import Grid, Row
from atip_agenda.render.drawing.page import EMPTY, Line, Span
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment


def drawn(listing: Listing, view: View) -> list[Line]:
    """The head, each day with its rows, and under a whole list the notes."""
    facts = [*blocks.place_facts(view), blocks.zone_fact(view)]
    head = blocks.faded_facts(view.page, facts, view.page.text_width)
    lines = [*blocks.title_lines(view), *head]
    if not listing.sessions:
        return [*lines, EMPTY, *blocks.sentence(view, absence(listing, view))]
    if listing.moment.state == "after":
        # Else all is dim, and nothing says why.
        lines += [EMPTY, *blocks.sentence(view, sentence_of(listing.moment, view))]
    lines += _days(listing, view)
    # The notes speak of the whole agenda; a part of it stands without them.
    whole = not (listing.day or listing.kinds or listing.names or listing.upcoming)
    if whole and view.agenda.conference.notes:
        lines += [EMPTY, *blocks.note_lines(view)]
    return lines


def _days(listing: Listing, view: View) -> Iterator[Line]:
    grid = blocks.grid_of(view)
    for day, sessions in groupby(listing.sessions, view.agenda.day_of):
        yield EMPTY
        yield from blocks.day_heading(view, day)
        yield from blocks.zone_names(view, grid)
        for session in sessions:
            yield from grid.lines_of(_row(listing.moment, view, session, day, grid))


def _row(moment: Moment, view: View, session: Session, day: dt.date, grid: Grid) -> Row:
    """A session's row as the clock and its status have it."""
    slots = [*blocks.status_slots(session), *blocks.day_slots(view, session, day)]
    if session.cancelled:
        return blocks.plain_row(view, session, grid, role=roles.GONE, slots=slots)
    if session in moment.running:
        role = ""
        if session.end is not None:
            role = roles.BOLD
            slots.insert(0, blocks.slot_left(view, session, moment.at))
        marker = Span(roles.RUNNING, roles.NOW)
        return blocks.plain_row(view, session, grid, role=role, marker=marker, slots=slots)
    if session.start <= moment.at:
        return blocks.plain_row(view, session, grid, role=roles.PAST, slots=slots)
    if moment.state == "break" and session in moment.next:
        slots.insert(0, blocks.slot_until(view, session, moment.at))
    return blocks.plain_row(view, session, grid, slots=slots)
