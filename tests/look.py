"""The screens drawn in ../shared/look/look.md, if that page exists."""

from __future__ import annotations

import re

from conftest import SHARED

LOOK = SHARED / "look" / "look.md"


def drawn_screens() -> list[tuple[str, str]]:
    """Return each command of the page with the screen below it."""
    if not LOOK.exists():
        return []
    text = LOOK.read_text(encoding="utf-8")
    _, _, block = text.partition("```text\n")
    block, _, _ = block.partition("```")
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [(command, screen.rstrip("\n")) for command, screen in pairs]
