"""An agenda as people type it, in a text or in Markdown: `read`, from bytes to what is found.

The reader knows no document by heart. It takes lines for what they look like (`documents.entries`),
finds the title and the description of what has times (`pairing`), the dates of the days
(`calendar`), the times of the day (`hours`), and the facts of the front page (`front`); all that it
infers is a warning, and what is no agenda is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from atip_agenda.formats import html
from atip_agenda.formats.decoding import text_of
from atip_agenda.formats.documents.agenda import found_in
from atip_agenda.formats.documents.blocks import Block
from atip_agenda.formats.documents.paper import blocks_of
from atip_agenda.formats.documents.refusals import refuse_other_files
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.formats.issues import Issues


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that a text holds.

    Raises UnusableAgendaError for what is no agenda, or says too little of its days; NoZoneError
    where neither the text nor anybody else names a zone.
    """
    issues = Issues()
    text = text_of(data, issues)
    refuse_other_files(text)
    return found_in(_blocks(text), assumed, issues)


def _blocks(text: str) -> Iterator[Block]:
    """The lines and tables of a text, in which tables may be written as those of a page."""
    lower = text.lower()
    at, line = 0, 1
    while (start := lower.find("<table", at)) >= 0 and (end := lower.find("</table>", start)) >= 0:
        yield from blocks_of(text[at:start], line)
        line += text.count("\n", at, start)
        yield from html.blocks_of(text[start:end], line)
        line += text.count("\n", start, end)
        at = end + len("</table>")
    yield from blocks_of(text[at:], line)
