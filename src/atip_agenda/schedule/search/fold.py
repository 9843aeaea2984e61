"""Fold text for search: ignore case, width, accents and variants of punctuation.

A folded text is ASCII, plus letters, digits and the marks of scripts that cannot be read without
them. Every hyphen and dash becomes `-`, every apostrophe `'`, every other script's blank a space,
all other punctuation `|`. The fold remembers where each character stood, so that matches can be
shown as written.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Scripts without blanks between words, and Hangul, whose particles attach to nouns: each character
# is a word, so that any run of them is found.
UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_NO_LETTERS = r"\x00-/:-@\[-`{-\x7f"

BARRIER = "\0"  # between the fields of a session; no phrase crosses it

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\u058a\u05be\u2e3a"
_APOSTROPHES = "'\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u00b4\uff07"
_PUNCTUATION = "|"
# Letters that Unicode does not decompose, though people without that key write them so.
_PLAIN = {
    "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th",
    "ŧ": "t", "й": "й", "Й": "й", "…": _PUNCTUATION, "ـ": "",
    **dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_APOSTROPHES, "'"),
}  # fmt: skip
# Canonical combining classes of marks to drop: overlays, accents above and below, and the points of
# Hebrew, Arabic and Syriac. The others (nukta, virama, Thai vowels) are part of the letter.
_OVERLAY = 1
_FIRST_ACCENT = 200
_POINTS = range(10, 37)
_IGNORED = "[\u034f\u20dd-\u20e4\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_LONGEST_CLUSTER = 32  # normalizing a pile of marks takes quadratic time
_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


class Alphabet(NamedTuple):
    """Patterns of a word and of a possessive s in some folded texts."""

    word: re.Pattern[str]
    possessive: re.Pattern[str]


class Folded(NamedTuple):
    """A text and its fold; `starts` and `ends` hold the original offsets of each folded character.

    They are None if no character has moved.
    """

    original: str
    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the fold's characters from `start` to `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


class _Folds(dict[str, str]):
    """The fold of each character, computed when it first occurs."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold_of(character)
        return folded


def alphabet_of(folded: str) -> Alphabet:
    """Return the patterns for a folded text.

    Most texts are ASCII; the patterns for all others take longer to compile than a search.
    """
    return _ASCII if folded.isascii() else _every_script()


def is_spaced(word: str) -> bool:
    """Whether a folded word is of a script with blanks between its words."""
    return len(word) > 1 or word.isascii() or not _unspaced().match(word)


def fold(text: str) -> Folded:
    """Fold a text, keeping track of where each character stood.

    >>> fold("Co\u2011operation, Łódź").text
    'co-operation, lodz'
    """
    if text.isascii():
        return Folded(text, _without_possessives(text.lower()))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for run in _RUN.finditer(text):
        first, last = run.span()
        if run[0].isascii():
            pieces.append(run[0].lower())
            starts.extend(range(first, last))
            ends.extend(range(first + 1, last + 1))
            continue
        for start, end in _clusters(text, first, last):
            composed = unicodedata.normalize("NFC", text[start:end])
            folded = "".join([_FOLDS[character] for character in composed])
            if not folded and _is_mark(text[start]) and ends and ends[-1] == start:
                _extend_to(end, starts, ends)
            pieces.append(folded)
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
    return Folded(text, _without_possessives("".join(pieces)), starts, ends)


def folded_text(text: str) -> str:
    """Fold a text whose original offsets do not matter."""
    return fold(text).text


def _without_possessives(text: str) -> str:
    """Replace the s of `victim's` by a second apostrophe, so that the length stays."""
    # Most texts have no apostrophe, and the pattern is slower than looking for one.
    if "'s" in text:
        return alphabet_of(text).possessive.sub("''", text)
    return text


def _clusters(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each letter from `first` to `last`, together with its marks."""
    start = first
    for end in range(first + 1, last + 1):
        if end == last or end - start == _LONGEST_CLUSTER or not _is_mark(text[end]):
            yield start, end
            start = end


def _is_mark(character: str) -> bool:
    """Whether a character may be one with the character before it."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _extend_to(end: int, starts: list[int], ends: list[int]) -> None:
    """Let all folded letters of the last character end with the mark dropped after it."""
    last = len(ends)
    while last and starts[last - 1] == starts[-1]:
        last -= 1
        ends[last] = end


def _fold_of(character: str) -> str:
    """Return the fold of one character: mostly one, sometimes several or none."""
    if character in _PLAIN:
        return _PLAIN[character]
    if unicodedata.category(character) == "Cf":  # soft hyphens, joiners, directions
        return ""
    apart = unicodedata.normalize("NFKD", character).casefold()
    letters = [_fold_of_part(part) for part in unicodedata.normalize("NFKD", apart)]
    return unicodedata.normalize("NFC", "".join(letters))


def _fold_of_part(part: str) -> str:
    plain = _PLAIN.get(part)
    if plain is not None:
        return plain
    kind = unicodedata.category(part)[0]
    if kind == "M":
        height = unicodedata.combining(part)
        accent = height == _OVERLAY or height >= _FIRST_ACCENT or height in _POINTS
        return "" if accent or re.match(_IGNORED, part) else part
    if part.isspace():
        return part if part.isascii() else " "
    if part.isdecimal():
        return str(unicodedata.decimal(part))
    return part if part.isascii() or kind in "LN" else _PUNCTUATION


def _alphabet(letter: str, word: str) -> Alphabet:
    return Alphabet(re.compile(word), re.compile(rf"'s(?<={letter}'s)(?!{letter})"))


@functools.cache
def _every_script() -> Alphabet:
    letter = f"[^{_NO_LETTERS}{UNSPACED}]"
    return _alphabet(letter, f"[{UNSPACED}]|{letter}+")


@functools.cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


_ASCII = _alphabet("[0-9a-z]", "[0-9a-z]+")
_FOLDS = _Folds()
