"""Characters that a text may hold, and that a program which shows it would obey."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# C0 without tab and line break, DEL, C1, what makes a line read as what it is not, and lone
# surrogates, which cannot be written.
_OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def harmless(text: str) -> str:
    r"""The text with a sign in place of each control character; line feeds alone end its lines.

    >>> harmless("a\x1b[31m\r\nb")
    'a�[31m\nb'
    """
    return _OBEYED.sub(REPLACEMENT, _BREAKS.sub("\n", text))
