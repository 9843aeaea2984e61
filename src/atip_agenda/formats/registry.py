"""Which format a file has, told by what it holds: one row a format, asked in this order."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from atip_agenda.formats.decoding import without_mark
from atip_agenda.formats.found import Assumed, Found

_HEAD = 8192  # bytes; what tells a format stands near its beginning

Reader = Callable[[bytes, Assumed], Found]


class Format(NamedTuple):
    """A format that is read: `looks_like(head)` of one module tells it, `read` of another reads it.

    What tells it loads no library: a file may be of any format. The tool's own is read by none.
    """

    name: str
    told_by: str
    read_by: str


FORMATS = (
    Format("frab, pretalx: schedule.json", "frab_json", "frab_json"),
    Format("atip-agenda", "own_json", ""),
    Format("iCalendar", "ics_lines", "ics"),
    Format("frab, pentabarf, pretalx: schedule.xml", "frab_xml", "frab_xml"),
    Format("Word", "docx", "docx"),
    Format("web page", "html_page", "html_page"),
    Format("CSV", "table_rows", "tables"),
    Format("text, Markdown", "document", "document"),
)


def reader_of(data: bytes) -> Reader | None:
    """What reads a file; None for the tool's own JSON, which needs no reader.

    What is of no format, as a picture is, is taken for the tool's own: its faults then say so.
    """
    head = without_mark(data[:_HEAD])
    for one in FORMATS:
        told = import_module(f"atip_agenda.formats.{one.told_by}")
        if told.looks_like(head):
            if not one.read_by:
                return None
            reader: Reader = import_module(f"atip_agenda.formats.{one.read_by}").read
            return reader
    return None
