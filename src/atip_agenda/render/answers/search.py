"""Sessions that hold words, and the words in their context: what `search` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda import wording
from atip_agenda.errors import quoted
from atip_agenda.models import Session
from atip_agenda.render import jsonout, records
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.grid import Grid, Note, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, Span, beside, cells
from atip_agenda.render.drawing.snippets import Snippet, context_of, snippets_of
from atip_agenda.render.drawing.wrapping import wrap_prose
from atip_agenda.render.view import View
from atip_agenda.schedule.search.match import Hit, Match

if TYPE_CHECKING:
    from atip_agenda.schedule.names import Names
    from atip_agenda.schedule.search.nearest import Near

SNIPPETS = 3
RECORD_CELLS = 80
NAMES = 3
NEAREST = "The nearest words of the agenda:"


class Finding(NamedTuple):
    """What was looked for, the sessions that hold it, and without any the nearest words."""

    words: str
    hits: Sequence[Hit]
    nearest: Sequence[Near] = ()
    kinds: Sequence[str] = ()
    day: dt.date | None = None
    names: Names | None = None


def screen(finding: Finding, view: View) -> list[Line]:
    """The answer, then each session with its hits; or the nearest words of the agenda."""
    page = view.page
    if not finding.hits:
        return _nothing(finding, view)
    number, places = len(finding.hits), sum(len(hit.matches) for hit in finding.hits)
    verb = "holds" if number == 1 else "hold"
    answer = page.line(
        (wording.counted(number, "session"), roles.BOLD),
        f" {verb} {_asked(finding)}, in {wording.counted(places, 'place')}",
    )
    lines = wrap_prose(answer, page.text_width)
    lines += blocks.zone_line(view)
    grid = _grid(finding.hits, view)
    for number, hit in enumerate(finding.hits):
        names = [] if number else blocks.zone_names(view, grid)
        lines += [EMPTY, *names, *_hit(hit, view, grid)]
    return lines


def absence(finding: Finding, view: View) -> str:
    """The sentence that nothing was found."""
    del view
    return "" if finding.hits else f"{_none_of(finding)} holds {_asked(finding)}."


def lines(finding: Finding, view: View) -> Iterator[str]:
    """One session a line, the last column a hit in its context."""
    fields_of = records.fields_in(view.zone)
    for session, matches in finding.hits:
        first = next((one for one in matches if one.field != "title"), matches[0])
        context = context_of(_field_text(session, first.field), first, RECORD_CELLS)
        yield records.record((*fields_of(session), context))


def document(finding: Finding, view: View) -> list[dict[str, object]]:
    """The sessions with their matches."""
    return [
        {
            **jsonout.session_object(hit.session, view),
            "matches": [match._asdict() for match in hit.matches],
        }
        for hit in finding.hits
    ]


def _asked(finding: Finding) -> str:
    """What was looked for, in quotes; a lone phrase has its own and needs no second ones."""
    words = finding.words
    bare = words.strip('"“”„')
    return quoted(bare if bare and not set(bare) & set('"“”„') else words)


def _none_of(finding: Finding) -> str:
    """The sessions that were searched, as none of them: No break on Monday 20 April 2026."""
    kinds = " or ".join(wording.kind_name(kind) for kind in finding.kinds) or "session"
    on = f" on {wording.long_date(finding.day)}" if finding.day else ""
    return f"No {kinds}{wording.among(*(finding.names or ()))}{on}"


def _grid(hits: Sequence[Hit], view: View) -> Grid:
    days = [_day(hit.session, view) for hit in hits]
    ids = [hit.session.id for hit in hits]
    return grid_for(view.page, ids, days=days, venue_place=view.second_place)


def _day(session: Session, view: View) -> str:
    conference = view.agenda.conference
    return conference.short_day(session.start.astimezone(view.zone).date())


def _hit(hit: Hit, view: View, grid: Grid) -> list[Line]:
    session = hit.session
    in_title = [match for match in hit.matches if match.field == "title"]
    row = blocks.plain_row(
        view,
        session,
        grid,
        role=roles.GONE if session.cancelled else "",
        slots=[*blocks.status_slots(session), *blocks.date_slots(view, session)],
        day=_day(session, view),
    )
    notes = [Note(_context(hit, view, grid))]
    return grid.lines_of(row._replace(title=_marked(session.title, in_title), notes=notes))


def _marked(title: str, matches: Sequence[Match]) -> list[Span]:
    """The title with its hits in their role."""
    spans: list[Span] = []
    at = 0
    for match in matches:
        spans += [Span(title[at : match.start]), Span(match.text, roles.HIT)]
        at = match.end
    return [*spans, Span(title[at:])]


def _field_text(session: Session, field: str) -> str:
    """The text of a field that a match names: description, room, speakers[1]."""
    name, _, number = field.removesuffix("]").partition("[")
    value = getattr(session, name)
    return str(value[int(number)] if number else value)


def _context(hit: Hit, view: View, grid: Grid) -> list[Line]:
    """Up to three snippets, and how many places are not among them."""
    page = view.page
    # A snippet may run under the id, to the page's edge.
    width = page.text_width - grid.body_at
    snippets: list[Snippet] = []
    for field, matches in groupby(hit.matches, lambda match: match.field):
        if field != "title":
            text = _field_text(hit.session, field)
            snippets += snippets_of(text, list(matches), width, page)
    shown = snippets[:SNIPPETS]
    hidden = sum(snippet.places for snippet in snippets[SNIPPETS:])
    more = [page.line((f"and {hidden} more", roles.DIM))] if hidden else []
    return [*(snippet.line for snippet in shown), *more]


def _nothing(finding: Finding, view: View) -> list[Line]:
    page = view.page
    answer = page.line((_none_of(finding), roles.BOLD), f" holds {_asked(finding)}.")
    lines = wrap_prose(answer, page.text_width)
    if not finding.nearest:
        return lines
    held = finding.nearest[0].held
    heading = "Each word is held, but by no session together:" if held else NEAREST
    lines += [EMPTY, *blocks.sentence(view, heading)]
    column = max(cells(page.text(near.word)) for near in finding.nearest) + 4
    for near in finding.nearest:
        lines += _near(near, view, column)
    return lines


def _near(near: Near, view: View, column: int) -> list[Line]:
    """A word, and the sessions that hold it by what stands before their colons."""
    page = view.page
    names = [blocks.name_in_short(view, one) for one in near.sessions[:NAMES]]
    if len(near.sessions) > NAMES:
        names.append(f"{len(near.sessions) - NAMES} more")
    left: Line = page.line("  ", (near.word, roles.BOLD))
    lines: list[Line] = []
    for line in blocks.faded_facts(page, names, max(page.text_width - column, 1)):
        lines.append(beside(left, column, line))
        left = ()
    return lines
