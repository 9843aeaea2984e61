"""Bytes to text: UTF-8, UTF-16 where a byte order mark says so, and what old programs write."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_SIXTEEN = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
GUESSED = "It is no UTF-8 text, and is read as Windows-1252: other letters than a to z may be odd."


class Decoded(NamedTuple):
    """A text; `guessed` says that its encoding was."""

    text: str
    guessed: bool = False


def without_mark(data: bytes) -> bytes:
    """The bytes without a byte order mark; what the mark says is UTF-16 comes as UTF-8."""
    if data.startswith(_SIXTEEN):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def decoded(data: bytes) -> Decoded:
    """The text of bytes without a mark.

    >>> decoded("Küche".encode("cp1252"))
    Decoded(text='Küche', guessed=True)
    """
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return Decoded(data.decode("cp1252", "replace"), guessed=True)
