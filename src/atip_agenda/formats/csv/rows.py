"""The rows of a table in a text file, under the names of its first row.

Cells are parted by commas, semicolons or tabs, whichever the first row is made of.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from atip_agenda.errors import Fault, listed, nearest, quoted, shortened
from atip_agenda.formats.decoding import GUESSED, decoded, without_mark
from atip_agenda.formats.interface import refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import line_of

NEEDED = ("title", "start", "end")
COLUMNS = (
    *("date", *NEEDED, "timezone", "id", "uid", "kind", "status", "room", "track"),
    *("language", "speakers", "url", "description"),
)
_COLUMNS_SAID = 12
# A spreadsheet takes what begins like that for a formula; behind an apostrophe it is text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_DELIMITERS = ",;\t"
_SAID = (
    ("field larger than", "A cell has more than 131,072 characters."),
    ("unexpected end", "A quotation mark opens a cell, and none closes it."),
    ("expected after", "Behind a quotation mark the cell goes on: inside of a cell it is doubled."),
)


class Row(NamedTuple):
    """A row by its number, as a spreadsheet counts: the cells that are not empty, by column."""

    number: int
    cells: Mapping[str, str]

    @property
    def where(self) -> str:
        """Its place in the file."""
        return f"row {self.number}"


class Table(NamedTuple):
    """The rows that can be read, and what is wrong with the others."""

    rows: Sequence[Row]
    faults: Sequence[Fault]


class Header(NamedTuple):
    """The first row that is not empty: its number, and its names in small letters."""

    number: int
    columns: Sequence[str]


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a table with a title and a start."""
    text = decoded(without_mark(head)).text
    return {"title", "start"} <= set(_header(text, _delimiter(text)).columns)


def neutralised(cell: str) -> str:
    """A cell in which no spreadsheet finds a formula; `plain` gives it back.

    >>> neutralised("=1+1"), neutralised("it's")
    ("'=1+1", "it's")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """What a cell says, without surrounding blanks and the apostrophe before a formula."""
    cell = cell.strip()
    return cell[1:].strip() if cell[:1] == "'" and _FORMULA.match(cell) else cell


def table_of(data: bytes, issues: Issues) -> Table:
    """The table that a file holds. Raises UnusableAgendaError where it is none."""
    text, guessed = decoded(without_mark(data))
    if guessed:
        issues.inferred("", GUESSED)
    if not text.strip():
        raise refused("It is empty.")
    delimiter = _delimiter(text)
    header = _header(text, delimiter)
    where = f"row {header.number}"
    missing = [quoted(name) for name in NEEDED if name not in header.columns]
    if missing:
        said = f"It has no column {listed(missing, last='or')}."
        raise refused(f"{said} The first row names title, start and end.", where)
    twice = [quoted(name) for name in COLUMNS if header.columns.count(name) > 1]
    if twice:
        raise refused(f"The column {twice[0]} is there twice.", where)
    rows: list[Row] = []
    faults: list[Fault] = []
    for row in _rows(text, delimiter, header):
        if isinstance(row, Row):
            rows.append(row)
        else:
            faults.append(row)
    for message in _left_out(header.columns):
        issues.left_out(where, message)
    return Table(rows, faults)


def _delimiter(text: str) -> str:
    """What parts the cells: that by which the first row has most of the names that are known."""
    return max(_DELIMITERS, key=lambda one: len({*_header(text, one).columns} & {*COLUMNS}))


def _header(text: str, delimiter: str) -> Header:
    """The first row; without names where it cannot be read."""
    try:
        number, cells = next(_records(text, delimiter), (1, []))
    except csv.Error:
        return Header(1, [])
    return Header(number, [line_of(name).casefold() for name in cells])


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, and their numbers. Raises csv.Error."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(reader, 1):
        if any(cell and not cell.isspace() for cell in cells):
            yield number, cells


def _rows(text: str, delimiter: str, header: Header) -> Iterator[Row | Fault]:
    """The rows behind the first, and a fault for each that has not its cells."""
    width = len(header.columns)
    number = header.number
    try:
        for number, cells in _records(text, delimiter):
            if number == header.number:
                continue
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            if len(cells) == width:
                named = zip(header.columns, map(plain, cells), strict=True)
                yield Row(number, {name: cell for name, cell in named if cell})
            else:
                have = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
                yield Fault(f"row {number}", f"It has {have}, the first row {width}.")
    except csv.Error as error:
        said = next((said for words, said in _SAID if words in str(error)), f"{error}.")
        yield Fault(f"row {number + 1}", f"From here on nothing can be read. {said}")


def _left_out(columns: Sequence[str]) -> Iterator[str]:
    """What is said of columns that nobody knows."""
    unknown = [name for name in columns if name and name not in COLUMNS]
    for name in unknown[:_COLUMNS_SAID]:
        near = nearest(shortened(name), COLUMNS, most=1)
        hint = f"; did you mean {quoted(near[0])}?" if near else "."
        yield f"The column {quoted(name)} is not read{hint}"
    if len(unknown) > _COLUMNS_SAID:
        yield f"{len(unknown) - _COLUMNS_SAID} more columns are not read."
    if "" in columns:
        yield f"Column {columns.index('') + 1} has no name, and is not read."
