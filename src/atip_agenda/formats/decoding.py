"""Bytes to text: UTF-8, UTF-16 with a byte order mark, or Windows-1252 as a guess."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.formats.interface import refused

if TYPE_CHECKING:
    from atip_agenda.formats.issues import Issues

GUESSED = "It is not UTF-8 and is read as Windows-1252: letters other than a to z may be wrong."
_NO_TEXT = "It is no text that can be read."
# Control characters that no editor writes: all but tab, line ends, form feed and ESC.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """A text, and whether its encoding was guessed."""

    text: str
    guessed: bool = False


def without_mark(data: bytes, errors: str = "replace") -> bytes:
    """Return the bytes without a byte order mark, UTF-16 as UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors).encode()
    return data.removeprefix(codecs.BOM_UTF8)


def decoded(data: bytes, errors: str = "replace") -> Decoded:
    """Return the text of bytes without a byte order mark.

    >>> decoded("Küche".encode("cp1252"))
    Decoded(text='Küche', guessed=True)
    """
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return Decoded(data.decode("cp1252", errors), guessed=True)


def text_of(data: bytes, issues: Issues) -> str:
    """Return the text of a file; a guessed encoding is an issue. Raises UnusableAgendaError."""
    try:
        text, guessed = decoded(without_mark(data, "strict"), "strict")
    except UnicodeDecodeError:
        raise refused(_NO_TEXT) from None
    if _CONTROLS.search(text) or (guessed and data.startswith(codecs.BOM_UTF8)):
        raise refused(_NO_TEXT)
    if guessed:
        issues.inferred("", GUESSED)
    return text


def is_text(head: bytes) -> bool:
    """Whether a file that begins like this, without a mark, can be one that `text_of` reads."""
    for encoding in ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError):
            # The last character may be cut in two.
            return not _CONTROLS.search(codecs.getincrementaldecoder(encoding)().decode(head))
    return False
