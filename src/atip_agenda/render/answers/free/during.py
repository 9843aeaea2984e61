"""What else runs during a free slot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import filterfalse

from atip_agenda.models import SIDE_EVENT, Session
from atip_agenda.render.drawing import roles, rows
from atip_agenda.render.drawing.page import Line, beside, cells, indented, width_of
from atip_agenda.render.drawing.wrapping import wrap_title
from atip_agenda.render.view import View

WITHIN, BESIDE = "within", "beside"
TITLES_AT = cells(BESIDE) + 1  # and as long is the other word
NAMES = 5  # a large conference has hundreds of sessions at once
GAP = 2

# A word, and the sessions or lines after it.
Sessions = tuple[str, Sequence[Session]]
Titles = tuple[str, list[Line]]


def grouped(
    during: Sequence[Session], own: Collection[Session], inside: Collection[str]
) -> Iterator[Sessions]:
    """Yield the blocks that a slot is within, then the sessions beside it.

    A slot is within the programme's side events. It is within the kinds `inside` if they were asked
    for, and then nothing else is named.
    """

    def is_block(session: Session) -> bool:
        return session.kind in (inside or {SIDE_EVENT}) and session not in own

    yield WITHIN, [*filter(is_block, during)]
    if not inside:
        yield BESIDE, [*filterfalse(is_block, during)]


def titles_of(groups: Sequence[Sessions], view: View, at: int, role: str) -> list[Titles]:
    """The symbols and titles after each word, and how many more there are."""
    left = NAMES
    named: list[Titles] = []
    for word, sessions in groups:
        lines = [line for one in sessions[:left] for line in _title(one, view, at, role)]
        left -= len(sessions[:left])
        if lines:
            named.append((word, lines))
    more = sum(len(sessions) for _, sessions in groups) - NAMES
    if more > 0:
        named[-1][1].extend(indented([view.page.line((f"and {more} more", roles.DIM))], GAP))
    return named


def wide(named: Sequence[Titles], view: View) -> list[Line]:
    """Each word with its titles right of it."""
    lines: list[Line] = []
    for word, titles in named:
        lines.append(beside(view.page.line((word, roles.DIM)), TITLES_AT, titles[0]))
        lines += indented(titles[1:], TITLES_AT)
    return lines


def narrow(named: Sequence[Titles], view: View, first: Line, role: str) -> list[Line]:
    """The first line of a slot, then each word above its titles; the first one where it fits."""
    page = view.page
    lines = [first]
    for word, titles in named:
        comma = page.line((", ", role), (word, roles.DIM))
        if lines == [first] and width_of(first) + width_of(comma) <= page.width:
            lines = [(*first, *comma), *titles]
        else:
            lines += [page.line((word, roles.DIM)), *titles]
    return lines


def _title(session: Session, view: View, at: int, role: str) -> list[Line]:
    """A session's symbol at a cell of the page, and its title wrapped under itself."""
    page = view.page
    symbol = rows.symbol_of(view, session, role or None)
    title = wrap_title([page.segment(session.title, role)], max(page.text_width - at - GAP, 1))
    return [beside((symbol,), GAP, title[0]), *indented(title[1:], GAP)]
