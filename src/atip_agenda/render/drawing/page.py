"""The page that a screen is drawn on, and lines of styled text that fit it.

Every text enters a line through a `Page`, which cleans it and replaces what the stream's encoding
cannot write, before anything is measured.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atip_agenda.render.drawing.text import StandIns, clean

WIDEST = 114  # marker to symbol 17, title 80, 2, id 15 (look.md, section 1)
PROSE = 80
NARROW_BELOW = 60


class Segment(NamedTuple):
    """A run of text in one role (the roles are named in `roles.py`)."""

    text: str
    role: str = ""


Line = tuple[Segment, ...]
EMPTY: Line = ()


class Page(NamedTuple):
    """A page `width` cells wide; `stand_ins` maps what its stream cannot write.

    `colored` says whether colours are drawn; where they are not, signs say what they would.
    """

    width: int
    stand_ins: StandIns | None = None
    colored: bool = False

    @property
    def narrow(self) -> bool:
        """Whether the grid has to fold: the end under the start, no ids."""
        return self.width < NARROW_BELOW

    @property
    def text_width(self) -> int:
        """The width of what is read and not drawn."""
        return min(self.width, WIDEST)

    def text(self, raw: str) -> str:
        """A text as it can stand on this page, on one line."""
        cleaned = clean(raw)
        return cleaned if self.stand_ins is None else cleaned.translate(self.stand_ins)

    def segment(self, raw: str, role: str = "") -> Segment:
        """A run of such text."""
        return Segment(self.text(raw), role)

    def line(self, *parts: str | tuple[str, str]) -> Line:
        """A line from texts, each plain or with its role."""
        return tuple(
            self.segment(part) if isinstance(part, str) else self.segment(*part) for part in parts
        )


def cells(text: str) -> int:
    """How many cells a terminal gives a text."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def width_of(line: Iterable[Segment]) -> int:
    """How many cells a line takes."""
    return sum(cells(segment.text) for segment in line)


def text_of(line: Iterable[Segment]) -> str:
    """The line's text without roles."""
    return "".join(segment.text for segment in line)


def padded(line: Sequence[Segment], width: int) -> Line:
    """The line with blanks up to a width; never shortened."""
    missing = width - width_of(line)
    return (*line, Segment(" " * missing)) if missing > 0 else tuple(line)


def beside(left: Sequence[Segment], at: int, right: Sequence[Segment]) -> Line:
    """A line with `right` beginning at a cell; one blank parts them where left is too long."""
    if not right:
        return tuple(left)
    gap = at - width_of(left)
    return (*left, Segment(" " * max(gap, 1 if left else 0)), *right)


def indented(lines: Iterable[Line], by: int) -> list[Line]:
    """The lines moved to the right; empty lines stay empty."""
    return [(Segment(" " * by), *line) if line else EMPTY for line in lines]
