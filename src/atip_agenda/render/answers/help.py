"""Help pages: bold headings, no frames, the second column wrapped under itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from atip_agenda.render.answer import Answer
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.blocks import stacked
from atip_agenda.render.drawing.page import Line, Page, beside, cells, indented, text_of
from atip_agenda.render.drawing.wrapping import wrap_prose

INDENT = 2
GAP = 2
WIDEST_FIRST = 40  # a wider first column pushes the second below it
USAGE = "Usage"


class Section(NamedTuple):
    """A heading, and rows of two columns.

    The second column begins behind the longest of `aligned`, else of the rows that have one.
    """

    heading: str
    rows: Sequence[tuple[str, str]]
    aligned: Sequence[str] = ()


@dataclass(frozen=True)
class HelpPage(Answer[Page]):
    """What a command does, how it is called, and sections on its words."""

    about: str
    usage: str
    sections: Sequence[Section]

    def screen(self, page: Page) -> list[Line]:
        """The page."""
        at = len(USAGE) + GAP
        first, *others = wrap_prose(page.line(self.usage), page.text_width - at)
        usage = [beside(page.line((USAGE, roles.BOLD)), at, first), *indented(others, at)]
        about = wrap_prose(page.line(self.about), page.text_width)
        return stacked([about, usage, *(_section(page, one) for one in self.sections)])

    def lines(self, page: Page) -> Iterator[str]:
        """The same without styles."""
        return map(text_of, self.screen(page))


def _section(page: Page, section: Section) -> list[Line]:
    aligned = section.aligned or [first for first, second in section.rows if second]
    longest = max(map(cells, aligned), default=0)
    second_at = INDENT + min(longest, WIDEST_FIRST, page.text_width // 2) + GAP
    lines = [page.line((section.heading, roles.BOLD))]
    for first, second in section.rows:
        if cells(first) + INDENT + GAP > second_at or page.text_width - second_at < 2 * GAP:
            lines += indented(wrap_prose(page.line(first), page.text_width - INDENT), INDENT)
            width = page.text_width - 2 * INDENT
            lines += indented(wrap_prose(page.line(second), width) if second else [], 2 * INDENT)
            continue
        top, *rest = wrap_prose(page.line(second), page.text_width - second_at)
        left = beside((), INDENT, page.line(first))
        lines += [beside(left, second_at, top), *indented(rest, second_at)]
    return lines
