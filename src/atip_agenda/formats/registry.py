"""The formats that the tool reads and writes, one row each."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from atip_agenda.errors import UnknownNameError
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.interface import ReadOptions, ReadResult, WriteOptions
from atip_agenda.models import Agenda

Reader = Callable[[bytes, ReadOptions], ReadResult]
Write = Callable[[Agenda, WriteOptions], bytes]


class Format(NamedTuple):
    """A format by the name that users type, and the modules that read and write it.

    `suffix` is how the names of such files end. `calendar` says that calendar programs read it:
    they can ring before a session, and remove one that was cancelled.
    """

    name: str
    reader: str = ""
    writer: str = ""
    suffix: str = ""
    calendar: bool = False


FORMATS = (
    Format("ics", "ics.reader", "ics.writer", ".ics", calendar=True),
    Format("json", "", "agenda_json", ".json"),  # the tool's own: the models read it
    Format("csv", "csv.reader", "csv.writer", ".csv"),
    Format("md", "", "markdown", ".md"),  # read as text
    Format("xml", "frab.xml_reader", "frab.xml_writer", ".xml"),
    Format("frab-json", "frab.json_reader", "frab.json_writer", ".json"),
    Format("docx", "docx"),
    Format("html", "html"),
    Format("text", "documents.reader"),
)
WRITERS = tuple(one for one in FORMATS if one.writer)


def reader_of(data: bytes) -> Reader | None:
    """Return what reads a file; None for the tool's own JSON.

    A file of no known format counts as the tool's own: the models then name its faults.
    """
    name = format_of(data)
    module = next((one.reader for one in FORMATS if one.name == name), "")
    if not module:
        return None
    reader: Reader = import_module(f"atip_agenda.formats.{module}").read
    return reader


def writer_named(name: str) -> Format:
    """Return the format of a name that has a writer, in any case. Raises UnknownNameError."""
    for one in WRITERS:
        if one.name == name.casefold():
            return one
    raise UnknownNameError("format", name, [one.name for one in WRITERS])


def write_of(writer: Format) -> Write:
    """Return what writes a format; its module is imported now."""
    write: Write = import_module(f"atip_agenda.formats.{writer.writer}").write
    return write
