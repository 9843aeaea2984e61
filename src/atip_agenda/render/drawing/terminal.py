"""Lines as a terminal draws them; the one module that needs Rich's styles.

A Console would do the same with wrapping, markup and guessing turned off, one by one; its import
costs a tenth of a whole run.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rich.color import ColorSystem
from rich.style import Style

from atip_agenda.render.drawing.page import Line


def drawn(lines: Sequence[Line], *, color: bool, styled: bool) -> str:
    """What a terminal has to be sent to show the lines as they are.

    Without `color` attributes are left (NO_COLOR); without `styled` the text alone.
    """
    parts: list[str] = []
    for line in lines:
        for segment in line:
            if styled and segment.role:
                style = _style(segment.role, color=color)
                parts.append(style.render(segment.text, color_system=ColorSystem.STANDARD))
            else:
                parts.append(segment.text)
        parts.append("\n")
    return "".join(parts)


@functools.cache
def _style(role: str, *, color: bool) -> Style:
    style = Style.parse(role)
    return style if color else style.without_color
