"""The answer of `list`: the schedule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render.answer import SessionsAnswer
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.moments import over_message
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atip_agenda.schedule.names import Names


@dataclass(frozen=True)
class Listing(SessionsAnswer):
    """Sessions to list, the filters that chose them, and the moment at which they are shown."""

    sessions: tuple[Session, ...]
    moment: Moment
    days: Sequence[dt.date] = ()
    kinds: tuple[str, ...] = ()
    upcoming: bool = False
    names: Names | None = None

    def screen(self, view: View) -> list[Line]:
        """The head, each day with its rows, and under a whole list the notes."""
        from atip_agenda.render.drawing import blocks, rows  # a pipe draws nothing

        facts = [*blocks.venue_facts(view), blocks.zone_fact(view)]
        head = blocks.faded_facts(view.page, facts, view.page.text_width)
        lines = [*blocks.title_lines(view), *head]
        if not self.sessions:
            return [*lines, EMPTY, *blocks.sentence(view, self.absence(view))]
        if self.moment.state == "after":  # says why nothing is dim
            lines += [EMPTY, *blocks.sentence(view, over_message(self.moment, view))]
        grid = blocks.grid_of(view)
        for day, sessions in groupby(self.sessions, view.agenda.day_of):
            lines += [EMPTY, *blocks.day_heading(view, day), *blocks.zone_names(view, grid)]
            for session in sessions:
                lines += grid.lines_of(rows.row_at(view, session, grid, self.moment, day))
        # The notes are about the whole agenda; a part of it is shown without them.
        whole = not (self.days or self.kinds or self.names or self.upcoming)
        if whole and view.agenda.conference.notes:
            lines += [EMPTY, *blocks.note_lines(view)]
        return lines

    def absence(self, view: View) -> str:
        """Message for an empty list, else ""."""
        if self.sessions:
            return ""
        if not view.agenda.sessions:
            return "The agenda holds no session."
        kinds, among = wording.any_kind(self.kinds), wording.among(self.names, self.days)
        if not self.upcoming:
            return f"There is no {kinds}{among}."
        if self.kinds or among:
            return f"No {kinds} is left{among}."
        return "Nothing is left of the programme."
