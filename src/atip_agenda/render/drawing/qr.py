"""QR codes on a terminal, two modules in a cell."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import segno

from atip_agenda.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atip_agenda.render.drawing.page import Page

QUIET_ZONE = 4  # modules around the code, required by ISO 18004
INSTEAD = "atip-agenda export ics writes a file instead"
# Whether the upper and the lower module are dark.
_BLOCKS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
# Black on white of the colour cube: no theme changes these two.
_INK, _END = "\x1b[38;5;16;48;5;231m", "\x1b[0m"


def code_of(text: str, page: Page, *, colored: bool) -> list[str]:
    """Return the lines of a QR code: black on white, or as blocks without colours.

    Raises CallError if the text is too long, or the page too narrow or without block characters.
    """
    try:
        code = segno.make_qr(text, error="l", encoding="utf-8")
    except segno.DataOverflowError:
        raise CallError("the session is too long for a QR code", INSTEAD) from None
    lines = list(_lines([[*map(int, row)] for row in code.matrix_iter(border=QUIET_ZONE)]))
    width = len(lines[0])
    if width > page.width:
        what = f"the QR code needs {width} columns, and there are {page.width}"
        raise CallError(what, f"widen the window, or make its letters smaller; {INSTEAD}")
    if any(page.text(line) != line for line in lines):
        raise CallError("this terminal's encoding has no blocks for a QR code", INSTEAD)
    return [f"{_INK}{line}{_END}" for line in lines] if colored else lines


def _lines(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Draw two rows of modules as a line; a light row follows the last one."""
    below = [0] * len(rows[0])
    for number, (upper, lower) in enumerate(pairwise([*rows, below])):
        if number % 2 == 0:
            yield "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
