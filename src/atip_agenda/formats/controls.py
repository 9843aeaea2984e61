"""Characters that a text may hold, and that a program which shows it would obey."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# C0 without tab and line break, DEL, C1, and what makes a line read as what it is not.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n?|[\x85\u2028]")


def harmless(text: str) -> str:
    r"""The text with a sign in place of each control character; line breaks and tabs stay.

    >>> harmless("a\x1b[31m\r\nb")
    'a�[31m\nb'
    """
    return _OBEYED.sub(REPLACEMENT, _BREAKS.sub("\n", text).replace("\u2029", "\n\n"))
