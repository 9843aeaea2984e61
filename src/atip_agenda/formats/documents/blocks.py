"""What a document is made of, whatever file it comes from: lines, and tables of cells."""

from __future__ import annotations

from typing import NamedTuple

# What a word processor leaves in a text unseen; it would part the words of a title.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), " ") | {ord("\u00ad"): ""}


WIDEST = 64  # columns; no agenda has more


class Line(NamedTuple):
    """A line or a paragraph, its blanks collapsed and its marks removed.

    `apart` counts the empty lines above it, `level` is that of a heading (0: none), and `wraps`
    says that it goes on where the line above it was broken.
    """

    where: str
    text: str
    apart: int = 0
    level: int = 0
    wraps: bool = False


class Cell(NamedTuple):
    """A cell of a table: its lines, and how many columns it spans.

    `continued` marks what a cell that spans several rows leaves in the rows below its first.
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
    """The rows of a table, from top to bottom; only one that is `ruled` shows where it ends."""

    rows: tuple[Row, ...]
    ruled: bool = True


Block = Line | Table


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


def tidy(text: str) -> str:
    r"""The text on one line, with one blank for any white space.

    >>> tidy("Opening\u00a0 of the\tConference\n")
    'Opening of the Conference'
    """
    return " ".join(text.translate(_UNSEEN).split())
