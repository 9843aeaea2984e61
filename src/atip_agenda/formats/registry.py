"""The formats, one row each: those that are read, told by what a file holds, and those written."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from atip_agenda.errors import UnknownNameError
from atip_agenda.formats.decoding import without_mark
from atip_agenda.formats.interface import ReadOptions, ReadResult, WriteOptions
from atip_agenda.models import Agenda

_HEAD = 8192  # bytes; what tells a format stands near its beginning

Reader = Callable[[bytes, ReadOptions], ReadResult]
Write = Callable[[Agenda, WriteOptions], bytes]


class Format(NamedTuple):
    """A format that is read: `looks_like(head)` of one module tells it, `read` of another reads it.

    What tells it loads no library: a file may be of any format. The tool's own is read by none.
    """

    name: str
    told_by: str
    read_by: str


FORMATS = (
    Format("frab, pretalx: schedule.json", "frab.json_head", "frab.json_reader"),
    Format("atip-agenda", "own_json", ""),
    Format("iCalendar", "ics.components", "ics.reader"),
    Format("frab, pentabarf, pretalx: schedule.xml", "frab.xml_reader", "frab.xml_reader"),
    Format("Word", "docx", "docx"),
    Format("web page", "html_page", "html_page"),
    Format("CSV", "csv.rows", "csv.reader"),
    Format("text, Markdown", "documents.reader", "documents.reader"),
)


class Writer(NamedTuple):
    """A format that is written: its name as it is typed, and the module whose `write` does it.

    `suffix` is how the names of such files end. `calendar` says that calendars read it, which can
    ring and strike out what is gone.
    """

    name: str
    module: str
    suffix: str
    calendar: bool = False


WRITERS = (
    Writer("ics", "ics.writer", ".ics", calendar=True),
    Writer("json", "agenda_json", ".json"),
    Writer("csv", "csv.writer", ".csv"),
    Writer("md", "markdown", ".md"),
    Writer("xml", "frab.xml_writer", ".xml"),
    Writer("frab-json", "frab.json_writer", ".json"),
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


def writer_named(name: str) -> Writer:
    """The writer of that name, whatever its case. Raises UnknownNameError."""
    for one in WRITERS:
        if one.name == name.casefold():
            return one
    raise UnknownNameError("format", name, [one.name for one in WRITERS], "the formats are")


def write_of(writer: Writer) -> Write:
    """What writes that format; its module is imported now."""
    write: Write = import_module(f"atip_agenda.formats.{writer.module}").write
    return write
