"""Untrusted text in Markdown, escaped so that it shows as it is."""

from __future__ import annotations

import re

# Markup anywhere in a line, and a # that ends a heading. Underscores inside a word are no markup.
_MARKUP = re.compile(r"([\\`*\[<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|#(?=#*\s*$))")
# Markup at the start of a line: headings, quotations, lists, rules, tables; 1. and 1).
_BEGINNING = re.compile(r"(\d{1,9})(?=[.)])|(?=[#>+=:|-])")
_ADDRESS = re.compile(r"https?://[^\s<>\\`\"]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return text that stands inside a line."""
    return _MARKUP.sub(r"\\\1", text)


def paragraph(text: str) -> str:
    r"""Return a text as a paragraph that keeps its line breaks.

    >>> print(paragraph("1. *Opening*"))
    1\. \*Opening\*
    """
    return "\\\n".join(_line(line.strip()) for line in text.splitlines() if line.strip())


def link(title: str, address: str) -> str:
    """Return a link; title and address as text where browsers would not open the address."""
    if not _ADDRESS.fullmatch(address):
        return paragraph(address if title == address else f"{title}: {address}")
    if title == address:
        return f"<{address}>"
    text = escaped(title).replace("]", r"\]")
    return f"[{text}](<{address}>)"


def _line(line: str) -> str:
    beginning = _BEGINNING.match(line)
    if not beginning:
        return escaped(line)
    number = beginning[1] or ""
    rest = line[len(number) :]
    return f"{number}\\{rest[0]}{escaped(rest[1:])}"
