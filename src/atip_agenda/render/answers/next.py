"""The answer of `next`: what starts next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render.answer import SessionsAnswer
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.drawing.wrapping import wrap_facts
from atip_agenda.render.moments import main_clock, message_for, other_clocks
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment

if TYPE_CHECKING:
    from atip_agenda.schedule.names import Names


@dataclass(frozen=True)
class Upcoming(SessionsAnswer):
    """Sessions after a moment; how many were wanted, and within how many minutes.

    `then` tells that the moment is another one than now; `listing` is the command that lists the
    whole programme, shown once that is over.
    """

    sessions: tuple[Session, ...]
    moment: Moment
    wanted: int | None = None
    within: int | None = None
    names: Names | None = None
    then: bool = False
    listing: str = ""

    @property
    def is_no(self) -> bool:
        """Whether nothing starts within the minutes asked for."""
        return self.within is not None and not self.sessions

    def screen(self, view: View) -> list[Line]:
        """The heading, then each day with its rows and how long until they start."""
        page = view.page
        if not self.sessions:
            lines = blocks.sentence(view, self.absence(view))
            over = self._over and self.listing
            return (
                [*lines, *blocks.hint(view, "The whole programme", self.listing)] if over else lines
            )
        among = wording.among(self.names)
        clock = main_clock(self.moment.at, view)
        heading = page.line(*self._heading(), f"{among} after ", *clock)
        facts = [heading, *map(page.line, other_clocks(self.moment.at, None, view))]
        lines = wrap_facts(page, facts, page.text_width)
        grid = blocks.grid_of(view)
        for day, sessions in groupby(self.sessions, view.agenda.day_of):
            lines += [EMPTY, blocks.date_heading(view, day), *blocks.zone_names(view, grid)]
            for session in sessions:
                badges = [
                    rows.wait_badge(view, session, self.moment.at, then=self.then),
                    *rows.status_badges(session),
                    *rows.day_badges(view, session.start, session.end, day),
                ]
                lines += grid.lines_of(rows.session_row(view, session, grid, badges=badges))
        return lines

    def absence(self, view: View) -> str:
        """Message where nothing starts any more, or not so soon, else ""."""
        if self.sessions:
            return ""
        among = wording.among(self.names)
        if self.within is not None:
            limit, after = wording.duration(self.within), "".join(main_clock(self.moment.at, view))
            return f"Nothing starts{among} within {limit} of {after}."
        if self._over:
            return message_for(self.moment, view)
        return f"Nothing is left{among or ' of the programme'}."

    @property
    def _over(self) -> bool:
        """Whether nothing is left as the conference has ended."""
        return bool(self.moment.ended) and not (self.then or self.names or self.within is not None)

    def _heading(self) -> list[tuple[str, str]]:
        number = len(self.sessions)
        if self.wanted is None:
            return [("Next", roles.BOLD)]
        if number < self.wanted:
            return [("All", roles.BOLD), (" that is left", "")]
        return [(f"The next {number}" if number > 1 else "The next one", roles.BOLD)]
