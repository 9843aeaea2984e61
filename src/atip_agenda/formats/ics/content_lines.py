r"""The lines of a calendar as they are written: escaped, without control characters, folded.

Nothing that a text holds begins a line of its own (RFC 5545, 3.1 and 3.3.11).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from atip_agenda.formats.sanitize import harmless

_LONGEST = 75  # octets of a line, without its end
_MORE = b"\r\n "
# Octets of UTF-8 from the first to below the second are the rest of a letter of several.
_FIRST_OF_REST, _FIRST_OF_LETTER = 0x80, 0xC0
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# What holds the end of a value where escapes are not known: a URI, a date.
_NO_VALUE = re.compile("[\0-\x08\n-\x1f\x7f]")


def text_line(name: str, text: str, parameters: Mapping[str, str] | None = None) -> str:
    r"""A line whose value is text.

    >>> text_line("SUMMARY", "a, b\\n\nc", {"LANGUAGE": "en"})
    'SUMMARY;LANGUAGE=en:a\\, b\\\\n\\nc'
    """
    return line(name, escaped(text), parameters)


def escaped(text: str) -> str:
    """A value of the type TEXT; in one pass, so that no escape is escaped."""
    return harmless(text).translate(_ESCAPES)


def line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> str:
    """A line whose value is written as it stands; the parameters need no quotation marks."""
    told = "".join(f";{key}={one}" for key, one in (parameters or {}).items())
    return f"{name}{told}:{_NO_VALUE.sub('', value)}"


def folded(line: str) -> bytes:
    """The octets of a line with its end; where it is long it is cut, but never inside a letter."""
    data = line.encode()
    parts = []
    start, room = 0, _LONGEST
    while len(data) - start > room:
        end = start + room
        while _FIRST_OF_REST <= data[end] < _FIRST_OF_LETTER:
            end -= 1
        parts.append(data[start:end])
        start, room = end, _LONGEST - 1  # the blank before it counts
    return _MORE.join([*parts, data[start:]]) + b"\r\n"
