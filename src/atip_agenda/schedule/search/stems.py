"""When two words are one: their stems, in the language of the session.

Two words match when they share a key. The key of an English word is the stem of its American
spelling. In other languages a word has up to two: the stem of the word as it is written, and that
of the word without its accents, for stemmers know accents and readers leave them out.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from atip_agenda.schedule.search.fold import folded_text
from atip_agenda.schedule.search.spelling import american, shared_beginnings

if TYPE_CHECKING:
    from collections.abc import Callable

_ENGLISH = "english"
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": _ENGLISH, "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# Whose stemmers only ever change the end of a word; others take off prefixes (Dutch ge-), or write
# the stem in another script (Serbian).
_FIRST_LETTER_KEPT = frozenset({
    "danish", "french", "german", "italian", "norwegian", "portuguese", "russian", "spanish",
    "swedish",
})  # fmt: skip
LONGEST_STEMMED = 64  # letters; nothing longer is a word of a language


class Stems:
    """The keys of words in one language.

    `true_to_accents` tells whether a word's accents have a say in its keys.
    """

    def __init__(self, language: str | None) -> None:
        self.algorithm = _algorithm(language)
        self.true_to_accents = self.algorithm not in {None, _ENGLISH}
        self._stem = _stemmer(self.algorithm)

    def keys(self, folded: str, written: str) -> frozenset[str]:
        """The keys of a word, given folded and as it is written."""
        if len(folded) > LONGEST_STEMMED:
            return frozenset((folded,))
        if not self.true_to_accents:
            return frozenset((self._stem(folded),))
        keys = {self._stem(folded)}
        accented = unicodedata.normalize("NFC", written).lower()
        # A word may also stand within one character, as the 1 of ½: that has no word of its own.
        if accented != folded and folded_text(accented) == folded:
            keys.add(folded_text(self._stem(accented)))
        return frozenset(keys)

    def beginnings(self, folded: str, keys: frozenset[str]) -> tuple[str, ...]:
        """What every folded word begins with that shares one of the keys of a word."""
        if self.algorithm is None or len(folded) > LONGEST_STEMMED:
            return (folded[:LONGEST_STEMMED],)
        if self.algorithm == _ENGLISH:
            (stem,) = keys
            return shared_beginnings(stem, _kept(stem))
        if self.algorithm in _FIRST_LETTER_KEPT:
            return tuple(sorted({key[:1] for key in keys}))
        return ("",)


def _kept(stem: str) -> int:
    """How many letters of an English stem all its words begin with.

    Most often all of them; but not the last of `hope` for hoping, `happi` for happy and `possibl`
    for possibility, nor the last two of `die` for dying, `woman` for women and `gray` for grey.
    """
    if stem.endswith(("ie", "man", "gray")):
        return max(len(stem) - 2, 1)
    return max(len(stem) - stem.endswith(("e", "i", "l", "y")), 1)


def _algorithm(language: str | None) -> str | None:
    """The name of the stemmer for a language; an agenda that names none is taken for English."""
    if language is None or not language.strip():
        return _ENGLISH
    code = language.strip().lower().replace("_", "-").partition("-")[0]
    return _ALGORITHMS.get(code, code if code in _ALGORITHMS.values() else None)


@functools.cache
def _stemmer(algorithm: str | None) -> Callable[[str], str]:
    if algorithm is None:
        return str
    import snowballstemmer  # type: ignore[import-untyped]  # only a search needs it

    try:
        stem: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord
    except KeyError:  # an older snowballstemmer knows fewer languages
        return str
    if algorithm == _ENGLISH:
        return lambda word: stem(american(word))
    return stem
