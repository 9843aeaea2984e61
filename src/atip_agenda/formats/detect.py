"""The signatures of all formats: what a file of each begins with. No library is loaded for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atip_agenda.formats.decoding import decoded, is_text, without_mark

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = 8192  # bytes
# The patterns are compiled when they are needed: most files are JSON.
_CALENDAR = rb"(?i)\s*BEGIN[ \t]*:[ \t]*V[A-Z]+"
_SCHEDULE = r'"schedule"\s*:\s*\{'
# Keys of an event, of a list of events and of speakers, as frab, pretalx and others write them.
_EVENT = r'"(?:guid|code|submission_type|slot|persons|speakers|talks)"\s*:'
_OWN = r'"(?:sessions|conference)"\s*:'
_XML_SCHEDULE = (
    r"(?s)(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->)|(?><!DOCTYPE\s[^<>\[]*(?:\[.*?\]\s*)?>))*+"
    r"<(?:[\w.-]+:)?schedule[\s/>]"
)
_PACKAGE = b"PK\x03\x04"
_WORD = (b"[Content_Types].xml", b"word/", b"_rels/")
_PAGE = (
    rb"(?i)\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|table|div|h[1-6]|p|article|section|main)\b"
)


def format_of(data: bytes) -> str:
    """Return the name of a file's format in the registry, "" for none."""
    head = without_mark(data[:_HEAD])
    return next((name for name, matches in SIGNATURES if matches(head)), "")


def _is_json(head: bytes) -> bool:
    """Whether it is JSON and no schedule. An empty file counts: as JSON it is faulty as well."""
    return head.lstrip()[:1] in {b"{", b"[", b""} and not _is_schedule_json(head)


def _is_table(head: bytes) -> bool:
    from atip_agenda.formats.csv.rows import header_of

    return {"title", "start"} <= set(header_of(decoded(head).text)[2])


def _is_schedule_json(head: bytes) -> bool:
    text = head.decode(errors="replace").lstrip()
    if not text.startswith(("{", "[", "/*")):
        return False
    return bool(
        re.search(_SCHEDULE, text) or (re.search(_EVENT, text) and not re.search(_OWN, text))
    )


# In the order of the registry's rows. Text comes last: any text can be an agenda.
SIGNATURES: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("ics", lambda head: re.match(_CALENDAR, head)),
    ("json", _is_json),
    ("csv", _is_table),
    ("xml", lambda head: re.match(_XML_SCHEDULE, head.decode(errors="replace"))),
    ("frab-json", _is_schedule_json),
    # Other packages begin alike, but hold no `word/`.
    ("docx", lambda head: head.startswith(_PACKAGE) and any(mark in head for mark in _WORD)),
    ("html", lambda head: re.match(_PAGE, head) and is_text(head)),
    ("text", is_text),
)
