"""Which words may be written as one with the next word."""

from __future__ import annotations

# Not words by themselves: "co operation" can only mean co-operation.
_PREFIXES = "anti co inter intra macro micro multi non pre pseudo semi socio sub ultra"
PREFIXES = frozenset(_PREFIXES.split())

# These precede any word: "with in-depth talks" does not mean "within".
_FUNCTION_WORDS = (
    "all and any are but can for from had has have her here his how into its may might more not off"
    " our out over some such than that the their then there these this through under was well were"
    " what when where which who will with your"
)
_NEVER_JOINED = frozenset(_FUNCTION_WORDS.split())
_SHORTEST = 3  # letters; "a way", "in form" and "to day" are two words


def joins_across_blank(word: str) -> bool:
    """Whether a word and the next may be one word, written with a blank.

    >>> joins_across_blank("follow"), joins_across_blank("in")
    (True, False)
    """
    return word in PREFIXES or (len(word) >= _SHORTEST and word not in _NEVER_JOINED)
