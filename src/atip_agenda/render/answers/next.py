"""The answer of `next`: what starts next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render.answer import SessionsAnswer
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.drawing.wrapping import wrap_facts
from atip_agenda.render.moments import other_clocks
from atip_agenda.render.view import View

if TYPE_CHECKING:
    from atip_agenda.schedule.names import Names


@dataclass(frozen=True)
class Upcoming(SessionsAnswer):
    """Sessions after an instant; how many were wanted, and within how many minutes."""

    sessions: tuple[Session, ...]
    after: dt.datetime
    wanted: int | None = None
    within: int | None = None
    names: Names | None = None

    @property
    def is_no(self) -> bool:
        """Whether nothing starts within the minutes asked for."""
        return self.within is not None and not self.sessions

    def screen(self, view: View) -> list[Line]:
        """The heading, then each day with its rows and how long until they start."""
        page = view.page
        if not self.sessions:
            return blocks.sentence(view, self.absence(view))
        among = wording.among(self.names)
        heading = page.line(*self._heading(), f"{among} after {self._moment(view)}")
        facts = [heading, *map(page.line, other_clocks(self.after, None, view))]
        lines = wrap_facts(page, facts, page.text_width)
        grid = blocks.grid_of(view)
        for date, sessions in groupby(
            self.sessions, lambda one: one.start.astimezone(view.zone).date()
        ):
            lines += [EMPTY, blocks.date_heading(view, date), *blocks.zone_names(view, grid)]
            for session in sessions:
                badges = [
                    rows.wait_badge(view, session, self.after),
                    *rows.status_badges(session),
                    *rows.end_badges(view, session),
                ]
                lines += grid.lines_of(rows.session_row(view, session, grid, badges=badges))
        return lines

    def absence(self, view: View) -> str:
        """Message where nothing starts any more, or not so soon, else ""."""
        if self.sessions:
            return ""
        among = wording.among(self.names)
        if self.within is not None:
            limit = wording.duration(self.within)
            return f"Nothing starts{among} within {limit} of {self._moment(view)}."
        return f"Nothing is left{among or ' of the programme'}."

    def _heading(self) -> list[tuple[str, str]]:
        number = len(self.sessions)
        if self.wanted is None:
            return [("Next", roles.BOLD)]
        if number < self.wanted:
            return [("All", roles.BOLD), (" that is left", "")]
        return [(f"The next {number}" if number > 1 else "The next one", roles.BOLD)]

    def _moment(self, view: View) -> str:
        return f"{wording.when(self.after, view.zone)} in {view.zone_name}"
