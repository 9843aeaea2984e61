"""The programme for paper: plain text, no signs, no colour. What `print` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render import jsonout
from atip_agenda.render.drawing import blocks
from atip_agenda.render.drawing.grid import TIME_CELLS
from atip_agenda.render.drawing.page import EMPTY, Line, beside, plain, width_of
from atip_agenda.render.drawing.text import paragraphs_of
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose, wrap_title
from atip_agenda.render.view import View

TEXT_AT = TIME_CELLS + 2
RULE = "─"


class Programme(NamedTuple):
    """The sessions to print, of one day or of all."""

    sessions: tuple[Session, ...]
    day: dt.date | None = None


def screen(programme: Programme, view: View) -> list[Line]:
    """Title, theme and place; each day under a rule; revision and notes at the foot."""
    page = view.page
    rule = page.line(RULE * page.text_width)
    body = list(_days(programme, view, rule))
    if not body:
        body = [EMPTY, *blocks.sentence(view, absence(programme, view))]
    return [*_head(view), *body, EMPTY, rule, *_foot(view)]


def absence(programme: Programme, view: View) -> str:
    """The sentence that there is nothing to print."""
    if programme.sessions:
        return ""
    if programme.day and view.agenda.sessions:
        return f"There is no session on {wording.long_date(programme.day)}."
    return "The agenda holds no session."


def lines(programme: Programme, view: View) -> Iterator[str]:
    """The same drawing as on a terminal."""
    return map(plain, screen(programme, view))


def document(programme: Programme, view: View) -> object:
    """The sessions."""
    return jsonout.session_objects(programme.sessions, view)


def _head(view: View) -> list[Line]:
    page, conference = view.page, view.agenda.conference
    width = page.text_width
    dates = wording.date_span(conference.first_day, conference.last_day)
    facts = [page.line(fact) for fact in (dates, *blocks.place_facts(view))]
    status = "" if conference.status == "final" else f"{conference.status.upper()} "
    name = page.line(f"{status}AGENDA")
    fact = blocks.zone_fact(view)
    zone = page.line(fact[0].upper() + fact[1:])
    lines = wrap_title([page.span(conference.title)], width)
    if conference.theme:
        lines += wrap_title([page.span(conference.theme)], width)
    lines += [*wrap_facts(page, facts, width), EMPTY]
    # The zone stands at the edge where it fits beside the name, else below it.
    if width_of(name) + 2 + width_of(zone) <= width:
        return [*lines, beside(name, width - width_of(zone), zone)]
    return [*lines, name, *wrap_prose(zone, width)]


def _days(programme: Programme, view: View, rule: Line) -> Iterator[Line]:
    page = view.page
    for day, sessions in groupby(programme.sessions, view.agenda.day_of):
        yield EMPTY
        yield from wrap_prose(page.line(wording.long_date(day).upper()), page.text_width)
        yield rule
        for session in sessions:
            yield EMPTY
            yield from _session(view, session, day)


def _session(view: View, session: Session, day: dt.date) -> Iterator[Line]:
    """Times at the left, and beside them title, place and description."""
    page = view.page
    words = [*blocks.status_slots(session), *blocks.day_slots(view, session, day)]
    left = [page.line(word) for word in (view.times(session), *(slot.text for slot in words))]
    width = page.text_width - TEXT_AT
    right = wrap_title([page.span(session.title)], width)
    if view.two_zones:
        there = wording.range_of(session.start, session.end, view.venue)
        right += wrap_prose(page.line(f"{there} {view.venue_place}"), width)
    for note in blocks.detail_notes(view, session, width):
        right += note.lines
    for paragraph in paragraphs_of(session.description or ""):
        right += [EMPTY, *wrap_prose(page.line(paragraph), width)]
    for number in range(max(len(left), len(right))):
        time = left[number] if number < len(left) else EMPTY
        yield beside(time, TEXT_AT, right[number] if number < len(right) else EMPTY)


def _foot(view: View) -> list[Line]:
    conference = view.agenda.conference
    version = f"{conference.status.capitalize()}, revision {conference.revision}."
    text = " ".join((version, *conference.notes))
    return wrap_title(view.page.line(text), view.page.text_width)
