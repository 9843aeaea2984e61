"""The answer of `show`: sessions in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render import records
from atip_agenda.render.answer import SessionsAnswer
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.page import EMPTY, Line, Page, indented
from atip_agenda.render.drawing.text import clean, paragraphs_of
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose, wrap_title
from atip_agenda.render.view import View
from atip_agenda.schedule.facts import facts_of
from atip_agenda.zones import place_of

INDENT = 2


@dataclass(frozen=True)
class Details(SessionsAnswer):
    """Sessions to show in full."""

    sessions: Sequence[Session]

    def screen(self, view: View) -> list[Line]:
        """The sessions below each other."""
        if not self.sessions:
            return blocks.sentence(view, self.absence(view))
        return blocks.stacked((_session(session, view) for session in self.sessions), gap=2)

    def absence(self, _: View) -> str:
        """Message where there is nothing to show, else ""."""
        return "" if self.sessions else "No session has a description."

    def lines(self, view: View) -> Iterator[str]:
        """For each session `key<TAB>value` lines, an empty line, its description; as `gh` does."""
        for number, session in enumerate(self.sessions):
            if number:
                yield "--"
            yield from map(records.record, _fields(session, view))
            yield ""
            yield from map(clean, (session.description or "").splitlines())


def heading(session: Session, view: View) -> list[Line]:
    """The title and, below it, when it is."""
    page = view.page
    title = wrap_title([page.segment(session.title)], page.text_width)
    return [*title, *wrap_prose(_when_in(session, view.zone, page), page.text_width)]


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
    title = indented(wrap_title([page.segment(session.title, role)], width), INDENT)
    symbol = rows.symbol_of(view, session)
    first = (symbol, page.segment(" "), *title[0][1:])
    body = [first, *title[1:], EMPTY, *blocks.labelled(page, _facts(session, view))]
    for paragraph in paragraphs_of(session.description or ""):
        body += [EMPTY, *indented(wrap_prose(page.line(paragraph), width), INDENT)]
    return body


def _facts(session: Session, view: View) -> Iterator[tuple[str, Iterable[Line]]]:
    """Labels and the lines beside them."""
    page = view.page
    width = blocks.labelled_width(page)
    yield "When", _when(session, view, width)
    for label, value in facts_of(session, view.agenda.conference):
        yield label, wrap_prose(page.line(value), width)
    yield "Id", wrap_prose(page.line(session.id), width)


def _when(session: Session, view: View, width: int) -> list[Line]:
    page = view.page
    lines = wrap_prose(_when_in(session, view.zone, page), width)
    if view.two_zones:
        lines += wrap_prose(_when_in(session, view.venue, page, roles.DIM), width)
    return [*lines, *wrap_facts(page, [*map(page.line, _clock_facts(session, view))], width)]


def _when_in(session: Session, zone: ZoneInfo, page: Page, role: str = "") -> Line:
    times = wording.when_range(session.start, session.end, zone)
    return page.line((f"{times} in {place_of(zone)}", role))


def _clock_facts(session: Session, view: View) -> Iterator[tuple[str, str]]:
    """How long it is, and how it stands by the clock and its status."""
    now, until = view.now, view.agenda.until(session)
    length = wording.duration(minutes_between(session.start, until))
    yield (length if session.end else "open end"), ""
    if session.cancelled:
        yield "cancelled", roles.STRUCK
        return
    if session.status != "confirmed":
        yield session.status, ""
    if now < session.start:
        days = view.days_between(now, session.start)
        yield wording.wait(minutes_between(now, session.start), days), ""
    elif now >= until:
        yield "over", roles.DIM
    elif session.end:
        days = view.days_between(now, until)
        yield wording.left(minutes_between(now, until), days), roles.NOW
    else:
        yield "running", roles.NOW
