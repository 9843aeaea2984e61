"""Lines as a terminal draws them; the one module that needs Rich's Console."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from atip_agenda.render.page import Line, Span

_NEWLINE = Span("\n")


def text_of(lines: Sequence[Line]) -> Text:
    """The lines as one Rich text, each in a line of its own."""
    spans = [(span.text, span.role) for line in lines for span in (*line, _NEWLINE)]
    return Text.assemble(*spans, end="")


def drawn(lines: Sequence[Line], width: int, *, color: bool, styled: bool) -> str:
    """What a terminal has to be sent to show the lines as they are.

    No markup is obeyed, nothing is wrapped or guessed. It is a string, so that the one place which
    writes answers meets a closed pipe or a full disk, and not Rich.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=True,
        color_system="standard" if styled else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(text_of(lines), soft_wrap=True, end="")
    return stream.getvalue()
