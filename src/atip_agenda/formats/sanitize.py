"""Control characters in texts that are written: a program that shows the text would obey them."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What JSON and XML hold as it is and can escape: C1, odd line ends, bidirectional overrides.
INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# C0 without tab and line feed, DEL, C1, bidirectional overrides, and lone surrogates.
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def harmless(text: str) -> str:
    r"""Return the text with a sign in place of each control character, its line ends as \n.

    >>> harmless("a\x1b[31m\r\nb")
    'a�[31m\nb'
    """
    return _CONTROLS.sub(REPLACEMENT, _BREAKS.sub("\n", text))
