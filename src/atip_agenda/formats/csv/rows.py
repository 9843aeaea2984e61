"""The rows of a CSV file, by the names in its first row; commas, semicolons or tabs divide them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from atip_agenda.errors import Fault, listed, nearest, quoted, shortened
from atip_agenda.formats.decoding import text_of
from atip_agenda.formats.interface import refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import line_of

NEEDED = ("title", "start", "end")
COLUMNS = (
    *("date", *NEEDED, "timezone", "id", "uid", "kind", "status", "room", "track"),
    *("language", "speakers", "url", "description"),
)
_COLUMNS_SAID = 12
# A spreadsheet runs a cell that begins like this as a formula, unless an apostrophe precedes it.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_DELIMITERS = ",;\t"
_SAID = (
    ("field larger than", "A cell has more than 131,072 characters."),
    ("unexpected end", "A quotation mark opens a cell, and none closes it."),
    ("expected after", "Behind a quotation mark the cell goes on: inside of a cell it is doubled."),
)


class Row(NamedTuple):
    """A row: its number as a spreadsheet counts, and the cells that are not empty, by column."""

    number: int
    cells: Mapping[str, str]

    @property
    def where(self) -> str:
        """Its place in the file."""
        return f"row {self.number}"


def neutralised(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; `plain` gives the original back.

    >>> neutralised("=1+1"), neutralised("it's")
    ("'=1+1", "it's")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return a cell without surrounding blanks and without the apostrophe before a formula."""
    cell = cell.strip()
    return cell[1:].strip() if cell[:1] == "'" and _FORMULA.match(cell) else cell


def rows_of(data: bytes, issues: Issues, faults: list[Fault]) -> list[Row]:
    """Return the rows of a table; add the faults of unreadable ones. Raises UnusableAgendaError."""
    text = text_of(data, issues)
    if not text.strip():
        raise refused("It is empty.")
    delimiter, number, columns = header_of(text)
    where = f"row {number}"
    missing = [quoted(name) for name in NEEDED if name not in columns]
    if missing:
        said = f"It has no column {listed(missing, last='or')}."
        raise refused(f"{said} The first row names title, start and end.", where)
    twice = [quoted(name) for name in COLUMNS if columns.count(name) > 1]
    if twice:
        raise refused(f"The column {twice[0]} is there twice.", where)
    for message in _left_out(columns):
        issues.left_out(where, message)
    records = islice(_records(text, delimiter), 1, None)
    rows = [*_rows(records, number, columns, faults)]
    if not (rows or faults):
        raise refused("It has no rows below the header.")
    return rows


def header_of(text: str) -> tuple[str, int, list[str]]:
    """Return what divides the first row best, its number, and its names in small letters."""
    headers = [_header(text, delimiter) for delimiter in _DELIMITERS]
    return max(headers, key=lambda header: len({*header[2]} & {*COLUMNS}))


def _header(text: str, delimiter: str) -> tuple[str, int, list[str]]:
    """The first row; without names if it cannot be read."""
    try:
        number, cells = next(_records(text, delimiter), (1, []))
    except csv.Error:
        return delimiter, 1, []
    return delimiter, number, [line_of(name).casefold() for name in cells]


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with their numbers. Raises csv.Error."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(reader, 1):
        if any(cell and not cell.isspace() for cell in cells):
            yield number, cells


def _rows(
    records: Iterator[tuple[int, list[str]]],
    number: int,
    columns: Sequence[str],
    faults: list[Fault],
) -> Iterator[Row]:
    """The rows below the header; one with too few or too many cells is a fault."""
    width = len(columns)
    try:
        for number, cells in records:  # noqa: PLR1704 - the last one read
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            if len(cells) == width:
                named = zip(columns, map(plain, cells), strict=True)
                yield Row(number, {name: cell for name, cell in named if cell})
            else:
                have = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
                faults.append(Fault(f"row {number}", f"It has {have}, the first row {width}."))
    except csv.Error as error:
        said = next((said for words, said in _SAID if words in str(error)), f"{error}.")
        faults.append(Fault(f"row {number + 1}", f"From here on nothing can be read. {said}"))


def _left_out(columns: Sequence[str]) -> Iterator[str]:
    """Sentences on unknown columns."""
    unknown = [name for name in columns if name and name not in COLUMNS]
    for name in unknown[:_COLUMNS_SAID]:
        near = nearest(shortened(name), COLUMNS, most=1)
        hint = f"; did you mean {quoted(near[0])}?" if near else "."
        yield f"The column {quoted(name)} is not read{hint}"
    if len(unknown) > _COLUMNS_SAID:
        yield f"{len(unknown) - _COLUMNS_SAID} more columns are not read."
    if "" in columns:
        yield f"Column {columns.index('') + 1} has no name, and is not read."
