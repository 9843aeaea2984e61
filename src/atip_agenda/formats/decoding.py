"""Bytes to text: UTF-8, UTF-16 with a byte order mark, or Windows-1252 as a guess."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.formats.interface import refused

if TYPE_CHECKING:
    from atip_agenda.errors import UnusableAgendaError
    from atip_agenda.formats.issues import Issues

GUESSED = "It is not UTF-8 and is read as Windows-1252: letters other than a to z may be wrong."
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters that no editor writes: all but tab, line ends, form feed and ESC.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """A text, and whether its encoding was guessed."""

    text: str
    guessed: bool = False


def without_mark(data: bytes) -> bytes:
    """Return the bytes without a byte order mark, UTF-16 as UTF-8."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def decoded(data: bytes) -> Decoded:
    """Return the text of bytes without a byte order mark.

    >>> decoded("Küche".encode("cp1252"))
    Decoded(text='Küche', guessed=True)
    """
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return Decoded(data.decode("cp1252", "replace"), guessed=True)


def text_of(data: bytes, issues: Issues) -> str:
    """Return the text of a file; a guessed encoding is an issue. Raises UnusableAgendaError."""
    if data.startswith(_UTF_16):
        return _strict(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig")
    try:
        return _checked(data.decode())
    except UnicodeDecodeError:
        issues.inferred("", GUESSED)
        return _strict(data, "cp1252")


def is_text(head: bytes) -> bool:
    """Whether a file that begins like this, without a mark, can be one that `text_of` reads."""
    for encoding in ("utf-8", "cp1252"):
        try:
            # The last character may be cut in two.
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        return not _CONTROLS.search(text)
    return False


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError:
        raise _no_text() from None


def _checked(text: str) -> str:
    if _CONTROLS.search(text):
        raise _no_text()
    return text


def _no_text() -> UnusableAgendaError:
    return refused("It is no text that can be read.")
