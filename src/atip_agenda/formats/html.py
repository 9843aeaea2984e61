"""Web pages: their text and tables, read like those of a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from atip_agenda.formats.decoding import text_of
from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Row, Table, Text, tidy, words
from atip_agenda.formats.documents.pipeline import read_blocks
from atip_agenda.formats.documents.text import without_bullet
from atip_agenda.formats.html_text import BREAKING, CELLS, HEADINGS, PARAGRAPHS, UNSEEN, tree_of
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.issues import Issues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_NO_CONTENT = UNSEEN | words("button nav noscript select svg")
_CONTINUED = Cell(continued=True)


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda of a web page. Raises UnusableAgendaError and NoZoneError."""
    issues = Issues()
    blocks = blocks_of(text_of(data, issues))
    if not blocks:
        raise refused("The page has no text that can be read.")
    return read_blocks(blocks, options, issues)


def blocks_of(html: str, first_line: int = 1) -> list[Block]:
    """Return the lines and tables of HTML, each with its line in the source.

    The page's title comes first where no heading stands in its place.
    """
    root = tree_of(html)
    if root is None:
        return []
    page = _Page(first_line)
    page.read(root)
    title = tidy(root.findtext(".//title") or "")
    if title and not any(isinstance(block, Text) and block.level == 1 for block in page.blocks):
        page.blocks.insert(0, Text("title", title, level=1))
    return page.blocks


class _Page:
    """The blocks of a page so far, and the line that is being read."""

    def __init__(self, first_line: int) -> None:
        self.blocks: list[Block] = []
        self._before = first_line - 1
        self._number = self._where = first_line
        self._pieces: list[str] = []
        self._apart = self._level = 0
        self._verbatim = False

    def read(self, root: Element) -> None:
        """Add what an element holds. A table that holds others only arranges a page."""
        walker = etree.iterwalk(root, ("start", "end"))
        for event, element in walker:
            starts, tag = event == "start", str(element.tag)
            if tag in BREAKING or tag in CELLS:
                self._break(tag, starts=starts)
            if not starts:
                self._write(element.tail if element is not root else None)
            elif tag in _NO_CONTENT:
                walker.skip_subtree()
            elif tag == "table" and element.find(".//table") is None:
                self._table(element)
                walker.skip_subtree()
            else:
                self._number = (element.sourceline or 1) + self._before
                self._write(element.text)
        self._end_line()

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self._pieces:
            self._where = self._number + text.count("\n", 0, len(text) - len(text.lstrip()))
        if self._pieces or text.strip():
            self._pieces.append(text)
        self._number += text.count("\n")

    def _break(self, tag: str, *, starts: bool) -> None:
        self._end_line()
        if tag in PARAGRAPHS:
            self._apart = 1
        if tag in HEADINGS:
            self._level = int(tag[1]) if starts else 0
        if tag == "pre":
            self._verbatim = starts

    def _end_line(self) -> None:
        text, self._pieces = "".join(self._pieces), []
        for line in text.split("\n") if self._verbatim else [text]:
            if plain := without_bullet(tidy(line)):
                self.blocks.append(Text(f"line {self._where}", plain, self._apart, self._level))
                self._apart = 0

    def _table(self, table: Element) -> None:
        for caption in table.iterchildren("caption"):
            self.read(caption)
        if rows := tuple(_rows(table, self._before)):
            self.blocks.append(Table(rows))
            self._apart = 1


def _rows(table: Element, before: int) -> Iterator[Row]:
    going_on: dict[int, int] = {}  # the rows that a cell still spans, by column
    for row in [*table.iter("tr")] or [table]:
        cells: list[Cell] = []
        at = 0
        for element in (*row.iter(*CELLS), None):
            while going_on.get(at) and at < WIDEST:
                cells.append(_CONTINUED)
                at += 1
            if element is None or at >= WIDEST:
                break
            width, height = _span(element, "colspan", WIDEST - at), _span(element, "rowspan", 500)
            if height > 1:
                going_on |= dict.fromkeys(range(at, at + width), height)
            cell = _Page(1)
            cell.read(element)
            lines = (block.text for block in cell.blocks if isinstance(block, Text))
            cells.append(Cell(tuple(lines), width))
            at += width
        if cells:
            yield Row(f"line {(row.sourceline or 1) + before}", tuple(cells))
            going_on = {column: rows - 1 for column, rows in going_on.items() if rows > 1}


def _span(cell: Element, name: str, most: int) -> int:
    value = (cell.get(name) or "").strip()[:3]
    return max(1, min(int(value), most)) if value.isascii() and value.isdecimal() else 1
