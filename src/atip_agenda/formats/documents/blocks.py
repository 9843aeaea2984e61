"""What every document becomes first: lines, and tables of cells."""

from __future__ import annotations

from typing import NamedTuple

# Invisible characters of word processors, which would split the words of a title.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), " ") | {ord("\u00ad"): ""}

WIDEST = 64  # columns; no agenda has more


class Text(NamedTuple):
    """A line or a paragraph, without its marks and with single blanks.

    `apart` counts the empty lines above it, `level` is that of a heading (0: none), and `wraps`
    says that it continues the line above. `tabular` marks a line of a table, `of_a_day` the heading
    of a day on the front.
    """

    where: str
    text: str
    apart: int = 0
    level: int = 0
    wraps: bool = False
    tabular: bool = False
    of_a_day: bool = False


class Cell(NamedTuple):
    """A cell of a table: its lines, and how many columns it spans.

    `continued` marks a cell that belongs to one that begins in a row above.
    """

    lines: tuple[str, ...] = ()
    width: int = 1
    continued: bool = False

    @property
    def text(self) -> str:
        """The whole cell as one line."""
        return " ".join(self.lines)


class Row(NamedTuple):
    """A row of a table, from left to right."""

    where: str
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """The rows of a table; one that is not `ruled` does not show where it ends."""

    rows: tuple[Row, ...]
    ruled: bool = True


Block = Text | Table


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


def tidy(text: str) -> str:
    r"""Return the text on one line, with one blank for any white space.

    >>> tidy("Opening\u00a0 of the\tConference\n")
    'Opening of the Conference'
    """
    return " ".join(text.translate(_UNSEEN).split())
