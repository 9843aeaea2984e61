"""The page that a screen is drawn on, and lines of styled text that fit it.

All text enters lines through a `Page`: it cleans the text and replaces what the stream's encoding
cannot write, before anything is measured.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atip_agenda.render.drawing.text import StandIns, clean

WIDEST = 114  # up to the title 17, title 80, gap 2, id 15
PROSE = 80
NARROW_BELOW = 60


class Segment(NamedTuple):
    """Text in one role (see `roles.py`)."""

    text: str
    role: str = ""


Line = tuple[Segment, ...]
EMPTY: Line = ()


class Page(NamedTuple):
    """A page `width` cells wide; `stand_ins` replace what its stream cannot write.

    If it is not `colored`, signs replace colours that carry meaning.
    """

    width: int
    stand_ins: StandIns | None = None
    colored: bool = False

    @property
    def narrow(self) -> bool:
        """Whether the grid is folded: the end under the start, no ids."""
        return self.width < NARROW_BELOW

    @property
    def text_width(self) -> int:
        """The width of text."""
        return min(self.width, WIDEST)

    def text(self, raw: str) -> str:
        """Text made safe to show on one line of this page."""
        cleaned = clean(raw)
        return cleaned if self.stand_ins is None else cleaned.translate(self.stand_ins)

    def segment(self, raw: str, role: str = "") -> Segment:
        """Such text in a role."""
        return Segment(self.text(raw), role)

    def line(self, *parts: str | tuple[str, str]) -> Line:
        """A line of texts, with or without a role."""
        return tuple(
            self.segment(part) if isinstance(part, str) else self.segment(*part) for part in parts
        )


def cells(text: str) -> int:
    """The width of text on a terminal, in cells."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def width_of(line: Iterable[Segment]) -> int:
    """The width of a line, in cells."""
    return sum(cells(segment.text) for segment in line)


def text_of(line: Iterable[Segment]) -> str:
    """The line's text without roles."""
    return "".join(segment.text for segment in line)


def padded(line: Sequence[Segment], width: int) -> Line:
    """The line padded with blanks to a width."""
    missing = width - width_of(line)
    return (*line, Segment(" " * missing)) if missing > 0 else tuple(line)


def beside(left: Sequence[Segment], at: int, right: Sequence[Segment]) -> Line:
    """A line with `right` beginning at a cell, or one blank after a longer `left`."""
    if not right:
        return tuple(left)
    gap = at - width_of(left)
    return (*left, Segment(" " * max(gap, 1 if left else 0)), *right)


def indented(lines: Iterable[Line], by: int) -> list[Line]:
    """The lines moved to the right; empty lines stay empty."""
    return [(Segment(" " * by), *line) if line else EMPTY for line in lines]
