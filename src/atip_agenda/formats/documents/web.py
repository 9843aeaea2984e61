"""The lines and tables of an HTML page, or of the tables in a Markdown text.

A tag's match ends before the next `<`, and what has an end is looked for once: hostile pages cost
linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Line, Row, Table, tidy
from atip_agenda.formats.documents.text import without_bullet
from atip_agenda.formats.markup import plain_text

_APART = "p|h[1-6]|section|article|header|main|ul|ol|dl|table|hr|blockquote|pre|title|body|form"
_NEAR = "div|li|br|dt|dd|tr|td|th|caption|thead|tbody|tfoot|option|figcaption"
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{_APART}|{_NEAR})(?P<attributes>[\s/][^<>]*)?>", re.IGNORECASE
)
_STARTS_BLOCK = re.compile(rf"(?:{_APART})$", re.IGNORECASE)
_LINK = re.compile(r"</?(?:a|img)(?:\s[^<>]*)?>", re.IGNORECASE)
_SPAN = re.compile(r"\b(?P<name>colspan|rowspan)\s*=\s*[\"']?(?P<number>\d{1,3})", re.IGNORECASE)
_UNSEEN = ("script", "style", "template", "noscript", "svg", "nav", "select", "button")
_CELLS = frozenset({"td", "th"})
_HIGHEST = 500


def blocks_of(html: str, first_line: int = 1) -> list[Block]:
    """The lines and tables of a page, each with the line of the source at which it begins."""
    page = _Page(first_line)
    seen = _without_unseen(html.replace("\r\n", "\n").replace("\r", "\n"))
    at = 0
    for tag in _TAG.finditer(seen):
        page.text(seen[at : tag.start()])
        page.tag(tag["name"].lower(), tag["attributes"] or "", ends=bool(tag["end"]))
        page.text(tag[0], seen=False)
        at = tag.end()
    page.text(seen[at:])
    return page.whole()


def _without_unseen(html: str) -> str:
    """A page without scripts, styles, menus and comments; their line breaks stay."""
    lower = html.lower()
    parts: list[str] = []
    at = 0
    for start, end in sorted(_unseen(lower)):
        if start >= at:
            parts += [html[at:start], "\n" * html.count("\n", start, end)]
            at = end
    return "".join([*parts, html[at:]])


def _unseen(lower: str) -> Iterator[tuple[int, int]]:
    """The places of what no reader sees; what has no end is seen."""
    for begin, close in (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in _UNSEEN)):
        at = lower.find(begin)
        while at >= 0:
            end = lower.find(close, at + len(begin))
            if end < 0:
                break
            end = lower.find(">", end) + 1 or len(lower)
            if begin == "<!--" or not lower[at + len(begin) : at + len(begin) + 1].isalnum():
                yield at, end
            at = lower.find(begin, end)


class _Page:
    """The page so far: its blocks, and the line, the cell and the table that are open."""

    def __init__(self, first_line: int) -> None:
        self._blocks: list[Block] = []
        self._number = first_line
        self._pieces: list[str] = []
        self._where = first_line
        self._apart = 0
        self._level = 0
        self._verbatim = False
        self._titles: list[str] = []
        self._in_title = False
        self._rows: list[Row] | None = None
        self._cells: list[Cell] = []
        self._row_at = first_line
        self._cell: list[str] | None = None
        self._cell_spans = (1, 1)
        self._going_on: dict[int, int] = {}  # of a column the rows that a cell still spans

    def text(self, source: str, *, seen: bool = True) -> None:
        """Go on in the source, through text that is seen or through a tag."""
        if seen and source.strip():
            if not self._pieces:
                blank = len(source) - len(source.lstrip())
                self._where = self._number + source.count("\n", 0, blank)
            self._pieces.append(source)
        self._number += source.count("\n")

    def tag(self, name: str, attributes: str, *, ends: bool) -> None:
        """Do what a tag asks for."""
        self._end_line()
        if _STARTS_BLOCK.match(name):
            self._apart = max(self._apart, 1)
        if name[0] == "h" and name[1:].isdecimal():
            self._level = 0 if ends else int(name[1:])
        elif name == "pre":
            self._verbatim = not ends
        elif name == "title":
            self._in_title = not ends
        elif name == "table":
            self._end_table()
            self._rows = None if ends else []
        elif self._rows is not None:
            self._tag_of_table(name, attributes, ends=ends)

    def _tag_of_table(self, name: str, attributes: str, *, ends: bool) -> None:
        if name in _CELLS:
            self._end_cell()
            if not ends:
                spans = {
                    found["name"].lower(): int(found["number"])
                    for found in _SPAN.finditer(attributes)
                }
                width = min(max(spans.get("colspan", 1), 1), WIDEST)
                self._cell_spans = (width, min(max(spans.get("rowspan", 1), 1), _HIGHEST))
                self._cell = []
        elif name == "tr":
            self._end_row()
            self._row_at = self._number

    def whole(self) -> list[Block]:
        """The blocks; the title of the page first, where no heading says it."""
        self._end_line()
        self._end_table()
        headed = any(isinstance(block, Line) and block.level == 1 for block in self._blocks)
        if self._titles and not headed:
            return [Line("title", self._titles[0], level=1), *self._blocks]
        return self._blocks

    def _end_line(self) -> None:
        source, self._pieces = "".join(self._pieces), []
        text = plain_text(_LINK.sub("", source)) if source else ""
        for line in text.split("\n") if self._verbatim else [text]:
            words = without_bullet(tidy(line))
            if not words:
                continue
            if self._in_title:
                self._titles.append(words)
            elif self._cell is not None:
                self._cell.append(words)
            else:
                where = f"line {self._where}"
                self._blocks.append(Line(where, words, self._apart, self._level))
                self._apart = 0

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        width, height = self._cell_spans
        self._fill_from_above()
        at = sum(cell.width for cell in self._cells)
        if height > 1:
            self._going_on |= dict.fromkeys(range(at, at + width), height)
        self._cells.append(Cell(tuple(self._cell), width))
        self._cell = None

    def _fill_from_above(self) -> None:
        """Put in the cells that go on from the row above."""
        at = sum(cell.width for cell in self._cells)
        while self._going_on.get(at, 0) > 0 and len(self._cells) < WIDEST:
            self._cells.append(Cell(continued=True))
            at += 1

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells and self._rows is not None:
            self._fill_from_above()
            self._rows.append(Row(f"line {self._row_at}", tuple(self._cells)))
            self._going_on = {at: rows - 1 for at, rows in self._going_on.items() if rows > 1}
        self._cells = []

    def _end_table(self) -> None:
        """Close a table; one that holds another is closed where that one begins."""
        self._end_row()
        self._going_on = {}
        if self._rows:
            self._blocks.append(Table(tuple(self._rows)))
            self._apart = 1
        self._rows = None
