r"""Content lines (RFC 5545, 3.1): escaped, without control characters, folded.

No text can start a line of its own. icalendar does not serve here: its lines let ESC, NUL and
U+202E through.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from atip_agenda.formats.sanitize import harmless

_LONGEST = 75  # octets of a line, without its end
_MORE = b"\r\n "
# In UTF-8 the further octets of a letter lie in this range.
_FIRST_OF_REST, _FIRST_OF_LETTER = 0x80, 0xC0
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# Control characters, for values without escapes: a URI, a date.
_NO_VALUE = re.compile("[\0-\x08\n-\x1f\x7f]")


def text_line(name: str, text: str, parameters: Mapping[str, str] | None = None) -> str:
    r"""Return a line whose value is text.

    >>> text_line("SUMMARY", "a, b\\n\nc", {"LANGUAGE": "en"})
    'SUMMARY;LANGUAGE=en:a\\, b\\\\n\\nc'
    """
    return line(name, escaped(text), parameters)


def escaped(text: str) -> str:
    """Return a value of type TEXT (3.3.11); in one pass, so that no escape is escaped."""
    return harmless(text).translate(_ESCAPES)


def line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> str:
    """Return a line with that value as it stands; parameters must not need quotation marks."""
    given = "".join(f";{key}={one}" for key, one in (parameters or {}).items())
    return f"{name}{given}:{_NO_VALUE.sub('', value)}"


def folded(line: str) -> bytes:
    """Return the octets of a line with its end, folded where it is long, never inside a letter."""
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


def utc(instant: dt.datetime) -> str:
    """Return an instant as a DATE-TIME in UTC."""
    return f"{local(instant.astimezone(dt.UTC))}Z"


def local(time: dt.datetime) -> str:
    """Return a wall time as a DATE-TIME."""
    return f"{time.year:04}{time:%m%dT%H%M%S}"
