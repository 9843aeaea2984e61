"""Help pages: headings bold, no frames, the second column wrapped under itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.page import EMPTY, Line, Page, Span, beside, cells
from atip_agenda.render.drawing.wrapping import wrap_prose

INDENT = 2
GAP = 2
# A first column wider than this pushes the second below it.
WIDEST_FIRST = 40

Entry = tuple[str, str]


def paragraph(page: Page, text: str) -> list[Line]:
    """A paragraph of prose."""
    return wrap_prose(page.line(text), page.text_width)


def usage(page: Page, text: str) -> list[Line]:
    """The line that says how a command is called."""
    rest = wrap_prose(page.line(text), page.text_width - len("Usage  "))
    first, *others = rest
    head = beside(page.line(("Usage", roles.BOLD)), len("Usage  "), first)
    return [head, *(beside((), len("Usage  "), line) for line in others)]


def section(page: Page, heading: str, entries: Iterable[Entry], second_at: int) -> list[Line]:
    """A heading and its entries in two columns, the second beginning at a cell."""
    lines: list[Line] = [page.line((heading, roles.BOLD))]
    for first, second in entries:
        left = (Span(" " * INDENT), *page.line(first))
        if cells(first) + INDENT + GAP > second_at or page.text_width - second_at < 2 * GAP:
            room = page.text_width - 2 * INDENT
            below = wrap_prose(page.line(second), room) if second else []
            lines += [*_folded(page, first), *(beside((), 2 * INDENT, line) for line in below)]
            continue
        right = wrap_prose(page.line(second), page.text_width - second_at)
        lines.append(beside(left, second_at, right[0]))
        lines += [beside((), second_at, line) for line in right[1:]]
    return lines


def second_column(page: Page, entries: Iterable[Entry]) -> int:
    """Where the second column of some entries begins."""
    longest = max((cells(first) for first, _ in entries), default=0)
    return INDENT + min(longest, WIDEST_FIRST, page.text_width // 2) + GAP


def joined(blocks: Sequence[Sequence[Line]]) -> list[Line]:
    """Blocks below each other, an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        lines += [*([EMPTY] if lines else []), *block]
    return lines


def _folded(page: Page, text: str) -> list[Line]:
    return [
        beside((), INDENT, line) for line in wrap_prose(page.line(text), page.text_width - INDENT)
    ]
