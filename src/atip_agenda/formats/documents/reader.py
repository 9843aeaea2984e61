"""Agendas in plain text and Markdown: from bytes to the blocks that `pipeline` reads."""

from __future__ import annotations

from collections.abc import Iterator

from atip_agenda.formats import html
from atip_agenda.formats.decoding import text_of
from atip_agenda.formats.documents import text
from atip_agenda.formats.documents.blocks import Block
from atip_agenda.formats.documents.pipeline import read_blocks
from atip_agenda.formats.documents.refuse import refuse_other_files
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.formats.issues import Issues


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda that a text holds.

    Raises UnusableAgendaError where it is no agenda or does not name its days, and NoZoneError.
    """
    issues = Issues()
    source = text_of(data, issues)
    refuse_other_files(source)
    return read_blocks(_blocks(source), options, issues)


def _blocks(source: str) -> Iterator[Block]:
    """The lines and tables of a text; tables may be HTML."""
    lower = source.lower()
    at, line = 0, 1
    while (start := lower.find("<table", at)) >= 0 and (end := lower.find("</table>", start)) >= 0:
        yield from text.blocks_of(source[at:start], line)
        line += source.count("\n", at, start)
        yield from html.blocks_of(source[start:end], line)
        line += source.count("\n", start, end)
        at = end + len("</table>")
    yield from text.blocks_of(source[at:], line)
