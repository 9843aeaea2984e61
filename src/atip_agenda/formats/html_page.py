"""An agenda on a web page: its text and tables, read as `document` reads a text."""

from __future__ import annotations

import re

from atip_agenda.formats.decoding import is_text, text_of
from atip_agenda.formats.documents.pipeline import read_blocks
from atip_agenda.formats.documents.web import blocks_of
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.issues import Issues

_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|table|div|h[1-6]|p|article|section|main)\b",
    re.IGNORECASE,
)
_MARK = b"\xef\xbb\xbf"


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that a page holds.

    Raises UnusableAgendaError and NoZoneError as `document.read` does.
    """
    issues = Issues()
    blocks = blocks_of(text_of(data, issues))
    if not blocks:
        raise refused("The page has no text.")
    return read_blocks(blocks, assumed, issues)


def looks_like(head: bytes) -> bool:
    """Whether a file that begins so is a page, or a part of one."""
    return _BEGINS.match(head.removeprefix(_MARK)) is not None and is_text(head)
