"""Sessions shown whole: title, time, place, how to join, description. What `show` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render import jsonout, records
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.page import EMPTY, Line, indented
from atip_agenda.render.drawing.text import clean, paragraphs_of
from atip_agenda.render.drawing.wrapping import wrap_prose, wrap_title
from atip_agenda.render.view import View
from atip_agenda.schedule.facts import facts_of

INDENT = 2


def screen(sessions: Sequence[Session], view: View) -> list[Line]:
    """The sessions below each other, two empty lines between them."""
    if not sessions:
        return blocks.sentence(view, absence(sessions, view))
    lines: list[Line] = []
    for session in sessions:
        if lines:
            lines += [EMPTY, EMPTY]
        lines += _session(session, view)
    return lines


def absence(sessions: Sequence[Session], view: View) -> str:
    """The sentence that there is nothing to show."""
    del view
    return "" if sessions else "No session has a description."


def lines(sessions: Sequence[Session], view: View) -> Iterator[str]:
    """For each session `key<TAB>value` lines, an empty line, its description; as `gh` does."""
    for number, session in enumerate(sessions):
        if number:
            yield "--"
        for key, value in _fields(session, view):
            yield records.record((key, value))
        yield ""
        yield from map(clean, (session.description or "").splitlines())


def heading(session: Session, view: View) -> list[Line]:
    """The title and, below it, when it is."""
    page = view.page
    times = wording.when_range(session.start, session.end, view.zone)
    when = wrap_prose(page.line(f"{times} in {view.place}"), page.text_width)
    return [*wrap_title([page.span(session.title)], page.text_width), *when]


def document(sessions: Sequence[Session], view: View) -> object:
    """The sessions."""
    return jsonout.session_objects(sessions, view)


def _fields(session: Session, view: View) -> Iterator[tuple[str, str]]:
    conference = view.agenda.conference
    yield "title", session.title
    yield "id", session.id
    yield "kind", session.kind
    yield "start", records.time_field(session.start, view.zone)
    yield "end", records.time_field(session.end, view.zone)
    yield "status", session.status
    yield "venue", conference.venue or ""
    yield "room", session.room or ""
    yield "online", conference.online or ""
    yield "url", session.url or conference.url or ""
    yield "track", session.track or ""
    yield "language", session.language or ""
    for speaker in session.speakers:
        yield "speaker", speaker
    for link in session.links:
        yield "link", f"{link.title} {link.url}"


def _session(session: Session, view: View) -> list[Line]:
    page = view.page
    width = page.text_width - INDENT
    role = roles.GONE if session.cancelled else roles.BOLD
    title = indented(wrap_title([page.span(session.title, role)], width), INDENT)
    symbol = blocks.symbol_of(view, session)
    first = (symbol, page.span(" "), *title[0][1:])
    body = [first, *title[1:], EMPTY, *blocks.labelled(page, _facts(session, view))]
    for paragraph in paragraphs_of(session.description or ""):
        body += [EMPTY, *indented(wrap_prose(page.line(paragraph), width), INDENT)]
    return body


def _facts(session: Session, view: View) -> Iterator[tuple[str, Iterable[Line]]]:
    """The labels and what stands beside them, in the order of a reader's questions."""
    page = view.page
    width = blocks.labelled_width(page)
    yield "When", _when(session, view, width)
    for label, value in facts_of(session, view.agenda.conference):
        yield label, wrap_prose(page.line(value), width)
    yield "Id", wrap_prose(page.line(session.id), width)


def _when(session: Session, view: View, width: int) -> list[Line]:
    page = view.page
    here = wording.when_range(session.start, session.end, view.zone)
    lines = wrap_prose(page.line(f"{here} in {view.place}"), width)
    if view.two_zones:
        there = wording.when_range(session.start, session.end, view.venue)
        lines += wrap_prose(page.line((f"{there} in {view.venue_place}", roles.DIM)), width)
    return lines + blocks.facts_of(page, _clock_facts(session, view), width)


def _clock_facts(session: Session, view: View) -> list[tuple[str, str]]:
    """How long it is, and what the clock and its status say of it."""
    now = view.now
    until = view.agenda.until(session)
    open_ended = session.end is None
    facts = [
        ("open end", "")
        if open_ended
        else (wording.duration(minutes_between(session.start, until)), "")
    ]
    if session.cancelled:
        return [*facts, ("cancelled", roles.STRUCK)]
    if session.status != "confirmed":
        facts.append((session.status, ""))
    if now < session.start:
        minutes = minutes_between(now, session.start)
        days = blocks.days_until(view, session.start, now)
        return [*facts, (wording.wait(minutes, days), "")]
    if now >= until:
        return [*facts, ("over", roles.DIM)]
    if open_ended:
        return [*facts, ("running", roles.NOW)]
    minutes = minutes_between(now, until)
    days = blocks.days_until(view, until, now)
    return [*facts, (wording.left(minutes, days), roles.NOW)]
