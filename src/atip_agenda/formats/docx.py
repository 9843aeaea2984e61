"""Word documents (.docx): their text and tables, read like those of a text file.

A .docx file is a zip package of XML parts. Tracked insertions are read, deletions are not.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from itertools import count
from typing import TYPE_CHECKING

from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Row, Table, Text, tidy
from atip_agenda.formats.documents.pipeline import read_blocks
from atip_agenda.formats.documents.text import without_bullet
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.xml import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_UNREADABLE = "It is no .docx document that can be read."
_LARGEST = 16 * 1024 * 1024  # bytes of the parts that are read; an agenda has a hundredth of it
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_TEXT, _TEXT_BOX = f"{_W}t", f"{_W}txbxContent"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
# What was deleted or moved away, properties, and the copy of a text box for old versions of Word.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_COMPATIBILITY}Fallback"}


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda of a document. Raises UnusableAgendaError and NoZoneError."""
    return read_blocks(blocks_of(data), options, Issues())


def blocks_of(data: bytes) -> list[Block]:
    """Return the lines and tables of a document, those of its page headers first."""
    package = _Package(data)
    main = package.target("", f"{_OFFICE}/officeDocument")
    document = package.tree(main)
    headers = [
        package.target(main, reference.get(f"{{{_OFFICE}}}id", ""))
        for reference in document.iter(f"{_W}headerReference")
        if reference.get(f"{_W}type") == "default"
    ]
    lines = {
        line: f"page header, line {number}"
        for header in dict.fromkeys(headers)
        for number, paragraph in enumerate(package.tree(header).iter(_PARAGRAPH), 1)
        for line in _lines(paragraph)
    }
    return [*(Text(where, line) for line, where in lines.items()), *_Body().blocks(document)]


class _Package:
    """The parts of a package, which may unpack to a limited size in all."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)
        self._left = _LARGEST

    def tree(self, name: str) -> Element:
        """Return the XML of a part. Raises UnusableAgendaError."""
        try:
            with zipfile.ZipFile(self._data) as package, package.open(name) as part:
                content = part.read(self._left + 1)
            self._left -= len(content)
            if self._left >= 0:
                return tree_of(content)
        except Exception as error:  # zipfile raises nearly all kinds over damaged files
            raise refused(_UNREADABLE) from error
        raise refused("It unpacks to more than a document can hold.")

    def target(self, name: str, wanted: str) -> str:
        """Return the part to which a part has a relation of that type or id."""
        folder, file = posixpath.split(name)
        for relation in self.tree(posixpath.join(folder, "_rels", f"{file}.rels")):
            if wanted in {relation.get("Id"), relation.get("Type")}:
                target = posixpath.join("/", folder, relation.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        raise refused(_UNREADABLE)


class _Body:
    """The blocks of a document in their order, counted as a person would."""

    def __init__(self) -> None:
        self._paragraphs = count(1)
        self._tables = count(1)
        self._apart = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Return what stands in an element; of a table that holds others, what is in its cells."""
        for element in _parts(parent, {_PARAGRAPH, _TABLE}):
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.find(f".//{_TABLE}") is not None:
                yield from self.blocks(element)
            else:
                self._apart = 0
                yield Table(tuple(_rows(element, next(self._tables))))

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        where, level = f"paragraph {next(self._paragraphs)}", _level(paragraph)
        lines = _lines(paragraph)
        for line in lines:
            yield Text(where, line, self._apart, level)
            self._apart = 0
        if not lines:
            self._apart += 1
        for box in _parts(paragraph, {_TEXT_BOX}):
            yield from self.blocks(box)


def _parts(element: Element, wanted: set[str]) -> Iterator[Element]:
    """The outermost wanted elements in another, in their order."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in wanted:
            yield child
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))


def _rows(table: Element, number: int) -> Iterator[Row]:
    for at, row in enumerate(_parts(table, {_ROW}), 1):
        cells = tuple(map(_cell, _parts(row, {_CELL})))
        if any(cell.lines for cell in cells):
            before = _number(row.find(f"{_W}trPr/{_W}gridBefore"))
            yield Row(f"table {number}, row {at}", (Cell(),) * before + cells)


def _cell(cell: Element) -> Cell:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    width = max(1, _number(cell.find(f"{_W}tcPr/{_W}gridSpan")))
    if merged is not None and merged.get(f"{_W}val", "continue") == "continue":
        return Cell(width=width, continued=True)
    blocks = _Body().blocks(cell)
    return Cell(tuple(block.text for block in blocks if isinstance(block, Text)), width)


def _number(element: Element | None) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return min(int(value), WIDEST) if value.isascii() and value.isdecimal() else 0


def _lines(paragraph: Element) -> list[str]:
    """The lines of a paragraph that hold words, without bullets and without its text boxes."""
    parts = _parts(paragraph, {_TEXT, _TEXT_BOX, *_BREAKS})
    text = "".join(
        _BREAKS.get(str(part.tag), part.text or "") for part in parts if part.tag != _TEXT_BOX
    )
    return [words for line in text.split("\n") if (words := without_bullet(tidy(line)))]


def _level(paragraph: Element) -> int:
    """The level of a paragraph in the style of a heading; 0 for all others."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    digits = name.removeprefix("Heading")
    return int(digits) if name.startswith("Heading") and digits in set("123456") else 0
