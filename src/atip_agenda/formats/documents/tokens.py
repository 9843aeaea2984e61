"""What the lines and cells of a document name: days and times, each found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import WIDEST, Block, Line, Row
from atip_agenda.formats.documents.day_names import FoundDays, find_days
from atip_agenda.formats.documents.time_ranges import FoundTimes, leading, trailing
from atip_agenda.formats.documents.vocabulary import WORD


class Tokens:
    """A text, and what it names: found when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def days(self) -> FoundDays | None:
        """The days that it names."""
        return find_days(self.text)

    @cached_property
    def leading(self) -> FoundTimes | None:
        """The times that it begins with."""
        return leading(self.text)

    @cached_property
    def hours(self) -> FoundTimes | None:
        """The times that it begins with, under a header that announces times."""
        return leading(self.text, hours=True)

    @cached_property
    def trailing(self) -> FoundTimes | None:
        """The times that it ends with."""
        return trailing(self.text)

    @property
    def is_time(self) -> bool:
        """Whether it holds times and nothing else."""
        return self.leading is not None and not WORD.search(self.leading.after)


class Text(NamedTuple):
    """A line. `tabular` marks one out of a table, `of_a_day` the heading of a day on the front."""

    where: str
    tokens: Tokens
    apart: int = 0
    level: int = 0
    wraps: bool = False
    tabular: bool = False
    of_a_day: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.tokens.text


class TableCell(NamedTuple):
    """A cell; it is empty behind one that spans several columns."""

    tokens: Tokens
    lines: tuple[str, ...] = ()
    width: int = 0
    continued: bool = False

    @property
    def text(self) -> str:
        """The whole cell as one line."""
        return self.tokens.text


class TableRow(NamedTuple):
    """A row, with a cell for each of its columns."""

    where: str
    cells: list[TableCell]


class TokenTable(NamedTuple):
    """The rows of a table; one that is not `ruled` does not show where it ends."""

    rows: list[TableRow]
    ruled: bool


EMPTY = TableCell(Tokens(""))


def tokenize(blocks: Iterable[Block]) -> Iterator[Text | TokenTable]:
    """Return the lines and tables of a document with what they name."""
    for block in blocks:
        if isinstance(block, Line):
            where, text, apart, level, wraps = block
            yield Text(where, Tokens(text), apart, level, wraps)
        else:
            yield TokenTable([TableRow(row.where, _spread(row)) for row in block.rows], block.ruled)


def _spread(row: Row) -> list[TableCell]:
    """The cells of a row by their columns."""
    cells: list[TableCell] = []
    for cell in row.cells:
        if len(cells) >= WIDEST:
            break
        cells.append(TableCell(Tokens(cell.text), *cell))
        cells += [EMPTY] * (cell.width - 1)
    return cells[:WIDEST]
