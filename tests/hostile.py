"""Hostile text, and the characters in a text that a terminal would obey."""

from __future__ import annotations

import unicodedata

HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "C1": "\x9b31mred",
    "bidi": "a\u202eb\u2066c\u2069",
    "newline": "a\nb\r\nc",
    "separators": "a\u2028b\u2029c\x85d",
    "tab": "a\tb",
    "markup": "[bold red]x[/bold red][/]",
    "quotes": "“a” \"b\" 'c'",
    "braces": "{0} %s %(x)s",
    "emoji": "👩‍👩‍👧",
    "combining": "e" + "\u0301" * 50,
    "wide": "会" * 200,
    "surrogate": "a\udcff",
    "long": "x" * 100_000,
    "long words": "word " * 20_000,
    "brackets": "(" * 10_000,
    "figures": "9" * 100_000,
    "NUL": "a\0b",
}
OVERRIDES = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def obeyed(text: str) -> list[str]:
    """The characters of a text that a terminal would obey."""
    return [
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or ord(character) in OVERRIDES
    ]


def harmless(text: str) -> bool:
    """Whether a terminal shows a text and obeys nothing in it."""
    return not obeyed(text)
