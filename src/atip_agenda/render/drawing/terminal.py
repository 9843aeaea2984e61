"""Lines for a terminal, styled by Rich.

Rich's Console is not used: its import costs a tenth of a run, and its wrapping, markup and guessing
would have to be turned off one by one.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rich.color import ColorSystem
from rich.style import Style

from atip_agenda.render.drawing.page import Line


def drawn(lines: Sequence[Line], *, color: bool, styled: bool) -> str:
    """Return the text that makes a terminal show the lines.

    Without `color` only attributes are used (NO_COLOR); without `styled` there are none either.
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
