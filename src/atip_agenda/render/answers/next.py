"""What starts next: what `next` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render import jsonout, records
from atip_agenda.render.answers.now_screen import other_clocks
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.drawing.wrapping import wrap_facts
from atip_agenda.render.view import View

if TYPE_CHECKING:
    from atip_agenda.schedule.names import Names


class Upcoming(NamedTuple):
    """What starts after an instant; how many, and within how many minutes, as asked."""

    sessions: tuple[Session, ...]
    after: dt.datetime
    wanted: int | None = None
    within: int | None = None
    names: Names | None = None


def screen(upcoming: Upcoming, view: View) -> list[Line]:
    """The heading, then each day with its rows and how long until they start."""
    page = view.page
    if not upcoming.sessions:
        return blocks.sentence(view, absence(upcoming, view))
    heading = page.line(
        *_heading(upcoming),
        f"{wording.among(*(upcoming.names or ()))} after {_moment(upcoming, view)}",
    )
    facts = [heading, *(page.line(clock) for clock in other_clocks(upcoming.after, None, view))]
    lines = wrap_facts(page, facts, page.text_width)
    grid = blocks.grid_of(view)
    for date, sessions in groupby(upcoming.sessions, lambda one: _date(one, view)):
        lines += [EMPTY, page.line((wording.long_date(date), roles.BOLD))]
        lines += blocks.zone_names(view, grid)
        for session in sessions:
            slots = [
                blocks.slot_until(view, session, upcoming.after),
                *blocks.status_slots(session),
                *blocks.date_slots(view, session),
            ]
            lines += grid.lines_of(blocks.plain_row(view, session, grid, slots=slots))
    return lines


def absence(upcoming: Upcoming, view: View) -> str:
    """The sentence that nothing starts any more, or not so soon."""
    if upcoming.sessions:
        return ""
    if upcoming.within is not None:
        limit = wording.duration(upcoming.within)
        of = wording.among(*(upcoming.names or ()))
        return f"Nothing starts{of} within {limit} of {_moment(upcoming, view)}."
    return f"Nothing is left{wording.among(*(upcoming.names or ())) or ' of the programme'}."


def lines(upcoming: Upcoming, view: View) -> Iterator[str]:
    """One session a line."""
    return records.session_records(upcoming.sessions, view.zone)


def document(upcoming: Upcoming, view: View) -> object:
    """The sessions."""
    return jsonout.session_objects(upcoming.sessions, view)


def _heading(upcoming: Upcoming) -> list[tuple[str, str]]:
    number = len(upcoming.sessions)
    if upcoming.wanted is None:
        return [("Next", roles.BOLD)]
    if number < upcoming.wanted:
        return [("All", roles.BOLD), (" that is left", "")]
    return [(f"The next {number}" if number > 1 else "The next one", roles.BOLD)]


def _moment(upcoming: Upcoming, view: View) -> str:
    return f"{wording.when(upcoming.after, view.zone)} in {view.place}"


def _date(session: Session, view: View) -> dt.date:
    return session.start.astimezone(view.zone).date()
