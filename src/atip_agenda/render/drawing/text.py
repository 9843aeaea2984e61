"""Make text from files and arguments safe to show, and writable in old encodings."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class _Harmless(dict[int, str]):
    """A table for `str.translate` that makes characters safe for a terminal.

    Control characters (C0, DEL, C1) could command the terminal, bidirectional overrides disguise a
    line, and a lone surrogate cannot be written: each becomes the replacement character. Line ends
    and tabs become blanks.
    """

    def __missing__(self, codepoint: int) -> str:
        import unicodedata

        character = chr(codepoint)
        shown = character
        if character in _BREAKS:
            shown = " "
        elif character in _OVERRIDES or unicodedata.category(character) in {"Cc", "Cs"}:
            shown = REPLACEMENT
        self[codepoint] = shown
        return shown


_HARMLESS = _Harmless()

# Replacements for signs that the stream's encoding lacks.
_STAND_INS = {
    "■": "#",
    "▲": "^",
    "▼": "v",
    "◇": "*",
    "○": "o",
    "□": "@",
    "●": "&",
    "◆": "%",
    "△": "$",
    "▽": "=",
    "•": "+",
    "►": ">",
    "▾": "v",
    "│": "|",
    "━": "=",
    "╸": ">",
    "─": "-",
    "█": "#",
    "▄": "=",
    "╌": "-",
    "╱": "/",
    "·": "-",
    "×": "x",
    "✓": "ok",
    "−": "-",
    "→": "->",
    "–": "-",
    "—": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "’": "'",
    "‘": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2044": "/",
    "\u00a0": " ",
    "\u202f": " ",
    "\u00ad": "",
    REPLACEMENT: "?",
}


class StandIns(dict[int, str]):
    """A table for `str.translate` that makes characters writable in an encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self.encoding = encoding

    def __missing__(self, codepoint: int) -> str:
        character = chr(codepoint)
        written = character if self._can(character) else self._instead_of(character)
        self[codepoint] = written
        return written

    def _instead_of(self, character: str) -> str:
        if character in _STAND_INS:
            return _STAND_INS[character]
        import unicodedata

        parts = unicodedata.normalize("NFKD", character)
        letters = [part for part in parts if not unicodedata.combining(part)]
        if letters == [character]:
            return "?"
        return "".join(
            letter if self._can(letter) else self._instead_of(letter) for letter in letters
        )

    def _can(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeError:
            return False
        return True


def stand_ins_for(encoding: str) -> StandIns | None:
    """Return the table for an encoding; None if it can write every character."""
    return None if encoding.lower().startswith("utf") else StandIns(encoding)


def clean(text: str) -> str:
    """Make text safe to show on one line; its length stays the same."""
    if text.isprintable():  # as nearly all text is
        return text
    return text.translate(_HARMLESS)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, divided by empty lines; not yet clean."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n").strip()
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", unified)
    return [part.strip() for part in parts if part.strip()]
