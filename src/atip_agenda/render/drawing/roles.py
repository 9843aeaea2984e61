"""Colours by role and symbols by kind.

Only colours 1 to 6 and attributes are used: 0 and 7 to 15 vanish in some themes. No symbol has
Unicode's Emoji property, as some terminals draw such characters two cells wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BOLD = "bold"
DIM = "dim"
NOW = "green"
PAST = "dim"
GONE = "dim strike"
STRUCK = "red"
STAMP = "bold reverse"
BAD = "bold red"
TIGHT = "bold yellow"
GOOD = "bold green"
HIT = "bold underline"
OVERLAP = "red reverse"
OUT = "red strike"
IN = "bold underline green"
NEW = "bold green"

RUNNING = "►"
CLASH = "×"
TIGHT_GAP = "!"
NONE_FOUND = "✓"
ARROW = "→"
ADDED = "+"
REMOVED = "−"
CHANGED = "~"

_SYMBOLS = {
    "panel": "■",
    "opening": "▲",
    "closing": "▼",
    "side-event": "◇",
    "break": "○",
    "registration": "□",
}
_FURTHER = "●◆△▽"
_REST = "•"
_COLORS = {
    "panel": "cyan",
    "side-event": "magenta",
    "opening": "blue",
    "closing": "blue",
    "break": "yellow",
}


def symbols_for(kinds: Iterable[str]) -> dict[str, str]:
    """The symbol of each kind: its own, or a further one in the order of appearance."""
    further = iter(_FURTHER)
    return {kind: _SYMBOLS.get(kind) or next(further, _REST) for kind in dict.fromkeys(kinds)}


def color_of(kind: str) -> str:
    """The role of a kind's symbol and bar, but not of its title."""
    return _COLORS.get(kind, "")
