"""Bytes to text: UTF-8, UTF-16 where a byte order mark says so, and what old programs write."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.formats.interface import refused

if TYPE_CHECKING:
    from atip_agenda.errors import UnusableAgendaError
    from atip_agenda.formats.issues import Issues

_SIXTEEN = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
GUESSED = "It is not UTF-8 and is read as Windows-1252: letters other than a to z may be wrong."
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# No editor writes these into a text; tabs, line ends, form feeds and ESC are none of them.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


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


def text_of(data: bytes, issues: Issues) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or as Windows saved it (cp1252).

    The last is a guess, and so an issue. Raises UnusableAgendaError for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    try:
        return _checked(data.decode())
    except UnicodeDecodeError:
        issues.inferred("", GUESSED)
        return _decoded(data, "cp1252")


def is_text(head: bytes) -> bool:
    """Whether a file that begins so can be one that `text_of` reads."""
    for mark, encoding in (*_MARKS, (b"", "utf-8"), (b"", "cp1252")):
        if not head.startswith(mark):
            continue
        try:
            # The last character may be cut in two.
            text = codecs.getincrementaldecoder(encoding)().decode(head[len(mark) :])
        except UnicodeDecodeError:
            if mark:
                return False
            continue
        return not _CONTROLS.search(text)
    return False


def _decoded(data: bytes, encoding: str) -> str:
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
