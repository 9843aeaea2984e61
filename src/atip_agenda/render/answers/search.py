"""The answer of `search`: sessions, and the words that they hold in context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from atip_agenda import wording
from atip_agenda.errors import quoted
from atip_agenda.models import Session
from atip_agenda.render import jsonout, records
from atip_agenda.render.answer import Answer
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.grid import Grid, Note, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, Segment, beside, cells
from atip_agenda.render.drawing.snippets import Snippet, context_of, snippets_of
from atip_agenda.render.drawing.wrapping import wrap_prose
from atip_agenda.render.view import View, short_name
from atip_agenda.schedule.search.match import Hit, Match

if TYPE_CHECKING:
    from atip_agenda.schedule.names import Names
    from atip_agenda.schedule.search.nearest import Near

SNIPPETS = 3
RECORD_CELLS = 80
NAMES = 3
NEAREST = "The nearest words of the agenda:"
NO_SINGLE = "No single session contains all of these words:"


@dataclass(frozen=True)
class SearchResult(Answer[View]):
    """The words searched for, the sessions that hold them, and without any the nearest words."""

    words: str
    hits: Sequence[Hit]
    nearest: Sequence[Near] = ()
    kinds: Sequence[str] = ()
    days: Sequence[dt.date] = ()
    names: Names | None = None

    @property
    def is_no(self) -> bool:
        """Whether nothing was found."""
        return not self.hits

    def screen(self, view: View) -> list[Line]:
        """The answer, then each session with its hits; or the nearest words of the agenda."""
        page = view.page
        if not self.hits:
            return _nothing(self, view)
        number, places = len(self.hits), sum(len(hit.matches) for hit in self.hits)
        verb = "holds" if number == 1 else "hold"
        answer = page.line(
            (wording.counted(number, "session"), roles.BOLD),
            f" {verb} {_quoted_words(self.words)}, in {wording.counted(places, 'place')}",
        )
        lines = [*wrap_prose(answer, page.text_width), *blocks.zone_line(view)]
        days = [_day(hit.session, view) for hit in self.hits]
        ids = [hit.session.id for hit in self.hits]
        grid = grid_for(page, ids, days=days, venue_zone_name=view.second_zone_name)
        for number, hit in enumerate(self.hits):
            names = [] if number else blocks.zone_names(view, grid)
            lines += [EMPTY, *names, *_hit(hit, view, grid)]
        return lines

    def absence(self, _: View) -> str:
        """Message where nothing was found, else ""."""
        return "" if self.hits else f"{self.none_of} holds {_quoted_words(self.words)}."

    @property
    def none_of(self) -> str:
        """None of the sessions searched, as No break on Monday 20 April 2026."""
        return f"No {wording.any_kind(self.kinds)}{wording.among(self.names, self.days)}"

    def lines(self, view: View) -> Iterator[str]:
        """One session a line, the last column a hit in its context."""
        fields_of = records.fields_in(view.zone)
        for session, matches in self.hits:
            first = next((one for one in matches if one.field != "title"), matches[0])
            context = context_of(_field_text(session, first.field), first, RECORD_CELLS)
            yield records.record((*fields_of(session), context))

    def document(self, view: View) -> list[dict[str, object]]:
        """The sessions with their matches."""
        return [
            {
                **jsonout.session_object(hit.session, view),
                "matches": [match._asdict() for match in hit.matches],
            }
            for hit in self.hits
        ]


def _quoted_words(words: str) -> str:
    """The words in quotes; a lone phrase has its own and needs no second ones."""
    bare = words.strip('"“”„')
    return quoted(bare if bare and not set(bare) & set('"“”„') else words)


def _day(session: Session, view: View) -> str:
    conference = view.agenda.conference
    return conference.short_day(session.start.astimezone(view.zone).date())


def _hit(hit: Hit, view: View, grid: Grid) -> list[Line]:
    session = hit.session
    in_title = [match for match in hit.matches if match.field == "title"]
    row = rows.session_row(
        view,
        session,
        grid,
        role=roles.GONE if session.cancelled else "",
        badges=[*rows.status_badges(session), *rows.end_badges(view, session)],
        day=_day(session, view),
    )
    notes = [Note(_context(hit, view, grid))]
    return grid.lines_of(row._replace(title=_marked(session.title, in_title), notes=notes))


def _marked(title: str, matches: Sequence[Match]) -> list[Segment]:
    """The title with its hits in their role."""
    segments: list[Segment] = []
    at = 0
    for match in matches:
        segments += [Segment(title[at : match.start]), Segment(match.text, roles.HIT)]
        at = match.end
    return [*segments, Segment(title[at:])]


def _field_text(session: Session, field: str) -> str:
    """The text of a field that a match names: description, room, speakers[1]."""
    name, _, number = field.removesuffix("]").partition("[")
    value = getattr(session, name)
    return str(value[int(number)] if number else value)


def _context(hit: Hit, view: View, grid: Grid) -> list[Line]:
    """Up to three snippets, and the number of further hits."""
    page = view.page
    # A snippet may run under the id, to the page's edge.
    width = page.text_width - grid.body_at
    snippets: list[Snippet] = []
    for field, matches in groupby(hit.matches, lambda match: match.field):
        if field != "title":
            text = _field_text(hit.session, field)
            snippets += snippets_of(text, list(matches), width, page)
    shown = snippets[:SNIPPETS]
    hidden = sum(snippet.hits for snippet in snippets[SNIPPETS:])
    more = [page.line((f"and {hidden} more", roles.DIM))] if hidden else []
    return [*(snippet.line for snippet in shown), *more]


def _nothing(result: SearchResult, view: View) -> list[Line]:
    page = view.page
    tail = f" holds {_quoted_words(result.words)}."
    lines = wrap_prose(page.line((result.none_of, roles.BOLD), tail), page.text_width)
    if not result.nearest:
        return lines
    lines += [EMPTY, *blocks.sentence(view, NO_SINGLE if result.nearest[0].held else NEAREST)]
    column = max(cells(page.text(near.word)) for near in result.nearest) + 4
    for near in result.nearest:
        lines += _near(near, view, column)
    return lines


def _near(near: Near, view: View, column: int) -> list[Line]:
    """A word, and the short names of the sessions that hold it."""
    page = view.page
    names = [short_name(view.agenda, one) for one in near.sessions[:NAMES]]
    if len(near.sessions) > NAMES:
        names.append(f"{len(near.sessions) - NAMES} more")
    left: Line = page.line("  ", (near.word, roles.BOLD))
    lines: list[Line] = []
    for line in blocks.faded_facts(page, names, max(page.text_width - column, 1)):
        lines.append(beside(left, column, line))
        left = ()
    return lines
