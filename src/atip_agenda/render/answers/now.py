"""The answer of `now` and `at`: what is on at a moment.

A pipe draws nothing: what draws is imported where a screen is drawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render import records
from atip_agenda.render.answer import Answer
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.moments import main_clock, message_for, other_clocks
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment

if TYPE_CHECKING:
    from atip_agenda.render.drawing.grid import Grid

LONGEST_BAR = 48


class Asked(NamedTuple):
    """A moment, and the zone in which it was asked for, if that was named."""

    moment: Moment
    zone: dt.tzinfo | None = None


@dataclass(frozen=True)
class Moments(Answer[View]):
    """The moments that were asked for: one for `now`, for `at` all that the words can mean.

    `listing` is the command that lists the whole programme, shown once that is over.
    """

    asked: Sequence[Asked]
    single: bool = False
    listing: str = ""

    def screen(self, view: View) -> list[Line]:
        """The moments below each other."""
        from atip_agenda.render.drawing import blocks

        moments = (_moment_lines(one, view, then=not self.single) for one in self.asked)
        lines = blocks.stacked(moments, gap=2)
        if self.listing and self.asked[0].moment.ended:
            lines += blocks.hint(view, "The whole programme", self.listing)
        return lines

    def lines(self, view: View) -> Iterator[str]:
        """For each moment its state, then what runs and what comes next."""
        for moment, _ in self.asked:
            yield records.record((moment.state, records.time_field(moment.at, view.zone)))
            for session in moment.running:
                left = _minutes_left(view, moment, session)
                yield _record("running", left, session, view)
            for session in moment.next:
                yield _record("next", minutes_between(moment.at, session.start), session, view)

    def document(self, view: View) -> object:
        """The moment as an object, or the moments as a list of such."""
        objects = [_object(moment, view) for moment, _ in self.asked]
        return objects[0] if self.single else objects


def _record(word: str, minutes: int | None, session: Session, view: View) -> str:
    figure = "" if minutes is None else str(minutes)
    return records.record((word, figure, *records.session_fields(session, view.zone)))


def _object(moment: Moment, view: View) -> dict[str, object]:
    from atip_agenda.render import jsonout

    return {
        "at": jsonout.time_value(moment.at, view.zone),
        "timezone": view.zone.key,
        "state": moment.state,
        "running": [
            {
                **jsonout.session_object(session, view),
                "minutes_left": _minutes_left(view, moment, session),
            }
            for session in moment.running
        ],
        "next": jsonout.session_objects(moment.next, view),
        "minutes_to_next": (
            minutes_between(moment.at, moment.next[0].start) if moment.next else None
        ),
    }


def _minutes_left(view: View, moment: Moment, session: Session) -> int | None:
    """Minutes until a session ends, None where its end is open."""
    if session.end is None:
        return None
    return minutes_between(moment.at, view.agenda.until(session))


def _moment_lines(asked: Asked, view: View, *, then: bool) -> list[Line]:
    from atip_agenda.render.drawing import blocks, rows
    from atip_agenda.render.drawing.wrapping import wrap_facts

    moment, page = asked.moment, view.page
    date, place = main_clock(moment.at, view)
    heading = [page.line((date, roles.BOLD), place)]
    heading += [page.line(other) for other in other_clocks(moment.at, asked.zone, view)]
    lines = wrap_facts(page, heading, page.text_width)
    grid = blocks.grid_of(view)
    if moment.running:
        lines += blocks.zone_names(view, grid, after_blank=True)
        for number, session in enumerate(moment.running):
            lines += [EMPTY] if number or not grid.two_zones else []
            lines += _running_lines(view, moment, session, grid, first=number == 0)
    else:
        lines += [EMPTY, *blocks.sentence(view, message_for(moment, view, then=then))]
    if moment.next:
        day = view.agenda.day_of(moment.next[0])
        if day == view.agenda.conference.day_at(moment.at):
            day = _venue_date(moment, view)
        facts = _next_facts(moment, view, day, then=then)
        lines += [EMPTY, *wrap_facts(page, facts, page.text_width)]
        if not moment.running:
            lines += blocks.zone_names(view, grid)
        for session in moment.next:
            badges = rows.day_badges(view, session.start, session.end, day)
            lines += grid.lines_of(rows.session_row(view, session, grid, badges=badges))
    return lines


def _running_lines(
    view: View, moment: Moment, session: Session, grid: Grid, *, first: bool
) -> list[Line]:
    """A running session with its progress bar, if it has an end.

    How to join is shown under the first one alone, as it is the same for all.
    """
    from atip_agenda.render.drawing import blocks, rows
    from atip_agenda.render.drawing.grid import Note

    notes: list[Note] = []
    if session.end is not None:
        badge = rows.left_badge(view, session, moment.at)
        notes.append(Note([_progress_bar(view, moment, session, grid)], badge))
    url = session.url or view.agenda.conference.url
    facts = [*blocks.venue_facts(view), *([url] if url else [])]
    if first and facts:
        notes.append(Note(blocks.faded_facts(view.page, facts, grid.body_width, "")))
    today = _venue_date(moment, view)
    row = rows.session_row(
        view,
        session,
        grid,
        role=roles.BOLD if session.end else "",
        marker=rows.NOW_MARKER,
        badges=[
            *rows.status_badges(session),
            *rows.day_badges(view, session.start, session.end, today),
        ],
        notes=notes,
    )
    return grid.lines_of(row)


def _progress_bar(view: View, moment: Moment, session: Session, grid: Grid) -> Line:
    """A bar in half cells, heavy for the time that is over."""
    width = min(grid.body_width, LONGEST_BAR)
    whole = view.agenda.until(session) - session.start
    halves = int(2 * width * ((moment.at - session.start) / whole) + 0.5)
    full, half = divmod(halves, 2)
    over = "━" * full + "╸" * half
    return view.page.line((over, roles.NOW), ("─" * (width - len(over)), roles.DIM))


def _next_facts(moment: Moment, view: View, day: dt.date, *, then: bool) -> list[Line]:
    """When the next session starts, and its day where that is another one."""
    page, start = view.page, moment.next[0].start
    minutes = minutes_between(moment.at, start)
    wait = wording.wait(minutes, view.days_between(moment.at, start), then=then)
    facts = [page.line(("Next", roles.BOLD), ", ", (wait, roles.NOW))]
    if day != _venue_date(moment, view):
        facts.append(page.line(wording.long_date(day)))
    return facts


def _venue_date(moment: Moment, view: View) -> dt.date:
    """The date in the heading, by the venue's clock."""
    return moment.at.astimezone(view.venue).date()
