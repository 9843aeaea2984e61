"""XML by lxml, as a tree. Nothing in a file can make it read other files or grow without bounds."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from atip_agenda.errors import shortened
from atip_agenda.formats.interface import refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARED = re.compile(rb"\s*<\?xml\s[^<>]*?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']", re.ASCII)


def tree_of(data: bytes) -> Element:
    """Return the root of an XML file, without comments and processing instructions.

    Raises UnusableAgendaError for what is malformed or declares entities.
    """
    parser = _parser(data)
    root: Element | None
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    dtd = None if root is None else root.getroottree().docinfo.internalDTD
    if dtd is not None and any(dtd.iterentities()):
        raise refused("It declares entities (<!ENTITY>); such XML is not read.")
    for entry in parser.error_log:
        if entry.level >= etree.ErrorLevels.ERROR or entry.type in _UNDECLARED:
            raise refused(_sentence(entry.message, entry.line, entry.column))
    if root is None:
        raise refused("It is no XML: it has no element.")
    return root


_UNDECLARED = {etree.ErrorTypes.WAR_UNDECLARED_ENTITY}


def _parser(data: bytes) -> etree.XMLParser:
    """A parser that goes on after errors: what a file declares counts before its other faults."""
    declared = _DECLARED.match(data)
    try:
        # Python knows more names of encodings (latin-1) than libxml2.
        encoding = codecs.lookup(declared[1].decode()).name if declared else None
        return etree.XMLParser(
            encoding=encoding,
            recover=True,
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
    except LookupError:
        raise refused("It is XML in an encoding that cannot be read.") from None


def _sentence(message: str, line: int, column: int) -> str:
    if "depth" in message:
        return "Its XML is nested too deeply."
    what = shortened(f"{message[:1].lower()}{message[1:].strip()}")
    return f"It is no XML: {what}, in line {line}, column {column}."
