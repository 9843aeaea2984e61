"""Text of strangers within Markdown: shown, not obeyed."""

from __future__ import annotations

import re

# What Markdown obeys anywhere in a line, and a # that ends a heading. In the middle of a word, as
# in many a link, it leaves underscores alone.
_OBEYED = re.compile(r"([\\`*\[<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|#(?=#*\s*$))")
# What it obeys where a line begins: headings, quotations, lists, rules, tables; 1. and 1).
_BEGINNING = re.compile(r"(\d{1,9})(?=[.)])|(?=[#>+=:|-])")
_ADDRESS = re.compile(r"https?://[^\s<>\\`\"]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """A text within a line."""
    return _OBEYED.sub(r"\\\1", text)


def paragraph(text: str) -> str:
    r"""Lines of a text as a paragraph, each on a line of its own.

    >>> print(paragraph("1. *Opening*"))
    1\. \*Opening\*
    """
    return "\\\n".join(_line(line.strip()) for line in text.splitlines() if line.strip())


def link(title: str, address: str) -> str:
    """A link, if the address is one that browsers open; else what it is called, and it."""
    if not _ADDRESS.fullmatch(address):
        return paragraph(address if title == address else f"{title}: {address}")
    if title == address:
        return f"<{address}>"
    said = escaped(title).replace("]", r"\]")
    return f"[{said}](<{address}>)"


def _line(line: str) -> str:
    beginning = _BEGINNING.match(line)
    if not beginning:
        return escaped(line)
    number = beginning[1] or ""
    rest = line[len(number) :]
    return f"{number}\\{rest[0]}{escaped(rest[1:])}"
