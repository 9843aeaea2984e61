"""The answer of `print`: the programme for paper, as plain text without signs or colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render.answer import SessionsAnswer
from atip_agenda.render.drawing import blocks, rows
from atip_agenda.render.drawing.grid import TIME_CELLS
from atip_agenda.render.drawing.page import EMPTY, Line, beside, text_of, width_of
from atip_agenda.render.drawing.text import paragraphs_of
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose, wrap_title
from atip_agenda.render.view import View

TEXT_AT = TIME_CELLS + 2
RULE = "─"


@dataclass(frozen=True)
class Programme(SessionsAnswer):
    """The sessions to print, of one day or of all."""

    sessions: tuple[Session, ...]
    day: dt.date | None = None

    def screen(self, view: View) -> list[Line]:
        """Title, theme and place; each day under a rule; revision and notes at the foot."""
        rule = view.page.line(RULE * view.page.text_width)
        body: list[Line] = []
        for day, sessions in groupby(self.sessions, view.agenda.day_of):
            heading = view.page.line(wording.long_date(day).upper())
            body += [EMPTY, *wrap_prose(heading, view.page.text_width), rule]
            for session in sessions:
                body += [EMPTY, *_session_lines(view, session, day)]
        if not body:
            body = [EMPTY, *blocks.sentence(view, self.absence(view))]
        return [*_head(view), *body, EMPTY, rule, *_foot(view)]

    def absence(self, view: View) -> str:
        """Message where there is nothing to print, else ""."""
        if self.sessions:
            return ""
        if self.day and view.agenda.sessions:
            return f"There is no session on {wording.long_date(self.day)}."
        return "The agenda holds no session."

    def lines(self, view: View) -> Iterator[str]:
        """The same drawing as on a terminal."""
        return map(text_of, self.screen(view))


def _head(view: View) -> list[Line]:
    page, conference = view.page, view.agenda.conference
    width = page.text_width
    dates = wording.date_span(conference.first_day, conference.last_day)
    facts = [page.line(fact) for fact in (dates, *blocks.venue_facts(view))]
    status = "" if conference.status == "final" else f"{conference.status.upper()} "
    name = page.line(f"{status}AGENDA")
    fact = blocks.zone_fact(view)
    zone = page.line(fact[0].upper() + fact[1:])
    lines = wrap_title([page.segment(conference.title)], width)
    if conference.theme:
        lines += wrap_title([page.segment(conference.theme)], width)
    lines += [*wrap_facts(page, facts, width), EMPTY]
    # The zone stands at the edge where it fits beside the name, else below it.
    if width_of(name) + 2 + width_of(zone) <= width:
        return [*lines, beside(name, width - width_of(zone), zone)]
    return [*lines, name, *wrap_prose(zone, width)]


def _session_lines(view: View, session: Session, day: dt.date) -> list[Line]:
    """The times at the left; beside them title, place and description."""
    page = view.page
    badges = rows.status_badges(session)
    badges += rows.day_badges(view, session.start, session.end, day)
    left = [page.line(text) for text in (view.times(session), *(badge.text for badge in badges))]
    width = page.text_width - TEXT_AT
    right = wrap_title([page.segment(session.title)], width)
    if view.two_zones:
        there = wording.range_of(session.start, session.end, view.venue)
        right += wrap_prose(page.line(f"{there} {view.venue_zone_name}"), width)
    right += blocks.faded_facts(page, rows.details_of(session), width)
    for paragraph in paragraphs_of(session.description or ""):
        right += [EMPTY, *wrap_prose(page.line(paragraph), width)]
    pairs = zip_longest(left, right, fillvalue=EMPTY)
    return [beside(time, TEXT_AT, text) for time, text in pairs]


def _foot(view: View) -> list[Line]:
    conference = view.agenda.conference
    version = f"{conference.status.capitalize()}, revision {conference.revision}."
    text = " ".join((version, *conference.notes))
    return wrap_title(view.page.line(text), view.page.text_width)
