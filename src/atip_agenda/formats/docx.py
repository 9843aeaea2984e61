"""An agenda out of a word processor (.docx): its text and tables, read as `document` reads a text.

The package is opened by python-docx, an optional extra. Its parts are walked here: so what was
inserted with its changes tracked is there, what was deleted is not, and a table takes linear time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from atip_agenda.errors import CallError, UnusableAgendaError
from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Line, Row, Table, tidy
from atip_agenda.formats.documents.pipeline import read_blocks
from atip_agenda.formats.documents.text import without_bullet
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.issues import Issues

if TYPE_CHECKING:
    from docx.document import Document

_SIGNATURE = b"PK\x03\x04"
_MARKS = (b"[Content_Types].xml", b"word/", b"_rels/")
_LARGEST = 64 * 1024 * 1024  # bytes, unpacked; an agenda has a hundredth of it
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}tbl", _FALLBACK})
_DEEPEST = 50  # elements in each other; a table in a table in a table is seven


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that a document holds.

    Raises CallError where the library is not installed, UnusableAgendaError and NoZoneError as
    `document.read` does.
    """
    return read_blocks(blocks_of(data), assumed, Issues())


def looks_like(head: bytes) -> bool:
    """Whether a file that begins so is a document of a word processor, as far as that can be told.

    All packages of this family begin alike; `word/` alone tells them apart, and stands in the first
    kilobytes of those that word processors write.
    """
    return head.startswith(_SIGNATURE) and any(mark in head for mark in _MARKS)


def blocks_of(data: bytes) -> list[Block]:
    """The lines and tables of a document, with those of its page headers first."""
    try:
        import docx
    except ImportError:
        what = "a .docx file needs python-docx"
        raise CallError(what, "install it: pip install 'atip-agenda[docx]'") from None
    _refuse_large(data)
    try:
        return list(_blocks(docx.Document(io.BytesIO(data))))
    except Exception as error:
        raise _unreadable() from error


def _unreadable() -> UnusableAgendaError:
    return refused("It is no .docx document that can be read.")


def _refuse_large(data: bytes) -> None:
    """Raise UnusableAgendaError for a package that would unpack to more than a document holds.

    Nothing is unpacked beyond the size that stands in the package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _unreadable() from None
    if size > _LARGEST:
        raise refused("It unpacks to more than a document can hold.")


def _blocks(document: Document) -> Iterator[Block]:
    seen: set[str] = set()
    for section in document.sections:
        for number, paragraph in enumerate(section.header.paragraphs, 1):
            text = tidy(paragraph.text)
            if text and text not in seen:
                seen.add(text)
                yield Line(f"page header, line {number}", text)
    yield from _body(document.element.body)


def _body(body: Any) -> Iterator[Block]:
    paragraphs = tables = apart = 0
    for element in _parts(body, frozenset({f"{_W}p", f"{_W}tbl"})):
        if element.tag == f"{_W}tbl":
            tables += 1
            apart = 0
            yield Table(tuple(_rows(element, tables)))
            continue
        paragraphs += 1
        lines = [line for line in _lines(element) if line]
        for count, text in enumerate(lines):
            level = _level(element)
            yield Line(f"paragraph {paragraphs}", text, 0 if count else apart, level)
        apart = 0 if lines else apart + 1


def _parts(element: Any, wanted: frozenset[str]) -> Iterator[Any]:
    """The elements of the wanted sorts below another, in their order; not those within them."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in wanted:
            yield child
        elif child.tag not in _SKIPPED and isinstance(child.tag, str) and len(stack) < _DEEPEST:
            stack.append(iter(child))


def _rows(table: Any, number: int) -> Iterator[Row]:
    for count, row in enumerate(_parts(table, frozenset({f"{_W}tr"})), 1):
        cells = tuple(map(_cell, _parts(row, frozenset({f"{_W}tc"}))))
        if any(cell.lines for cell in cells):
            before = _number(row.find(f"{_W}trPr/{_W}gridBefore"))
            yield Row(f"table {number}, row {count}", (Cell(),) * before + cells)


def _cell(cell: Any) -> Cell:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    width = max(1, _number(cell.find(f"{_W}tcPr/{_W}gridSpan")))
    if merged is not None and merged.get(f"{_W}val", "continue") == "continue":
        return Cell(width=width, continued=True)
    lines = (
        line for paragraph in _parts(cell, frozenset({f"{_W}p"})) for line in _lines(paragraph)
    )
    return Cell(tuple(line for line in lines if line), width)


def _number(element: Any) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), WIDEST) if value.isascii() and value.isdecimal() else 0


def _lines(paragraph: Any) -> Iterator[str]:
    """The lines of a paragraph, without the marks of lists that were typed."""
    wanted = frozenset({f"{_W}t", *_BREAKS})
    parts = (_BREAKS.get(part.tag) or part.text or "" for part in _parts(paragraph, wanted))
    for line in "".join(parts).split("\n"):
        yield without_bullet(tidy(line))


def _level(paragraph: Any) -> int:
    """The level of a paragraph that has the style of a heading."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    digits = name.removeprefix("Heading")
    return int(digits) if name.startswith("Heading") and digits in set("123456") else 0
