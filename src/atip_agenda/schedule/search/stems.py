"""Keys of words: two words match if they share one, in the language of the session.

The key of an English word is the stem of its American spelling. In other languages a word has up to
two keys: the stem of the word as written, and the stem of the word without accents, because
stemmers need accents and readers leave them out.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from atip_agenda.schedule.search.fold import folded_text
from atip_agenda.schedule.search.spelling import american, shared_beginning

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
# Languages whose stemmers change only the end of a word. Others strip prefixes (Dutch ge-) or write
# the stem in another script (Serbian).
_FIRST_LETTER_KEPT = frozenset({
    "danish", "french", "german", "italian", "norwegian", "portuguese", "russian", "spanish",
    "swedish",
})  # fmt: skip
LONGEST_STEMMED = 64  # letters; anything longer is not a word


class Stems:
    """The keys of words in one language.

    `true_to_accents` is true if a word's keys depend on its accents.
    """

    def __init__(self, language: str | None) -> None:
        self.algorithm = _algorithm(language)
        self.true_to_accents = self.algorithm not in {None, _ENGLISH}
        self._stem = _stemmer(self.algorithm)

    def keys(self, folded: str, written: str) -> frozenset[str]:
        """Return the keys of a word, given folded and as written."""
        if len(folded) > LONGEST_STEMMED:
            return frozenset((folded,))
        if not self.true_to_accents:
            return frozenset((self._stem(folded),))
        keys = {self._stem(folded)}
        accented = unicodedata.normalize("NFC", written).lower()
        # A word may also be part of one character, like the 1 of ½.
        if accented != folded and folded_text(accented) == folded:
            keys.add(folded_text(self._stem(accented)))
        return frozenset(keys)

    def beginnings(self, folded: str, keys: frozenset[str]) -> tuple[str, ...]:
        """Return what folded words begin with that share one of a word's keys."""
        if self.algorithm is None or len(folded) > LONGEST_STEMMED:
            return (folded[:LONGEST_STEMMED],)
        if self.algorithm == _ENGLISH:
            (stem,) = keys
            return (shared_beginning(stem, _kept(stem)),)
        if self.algorithm in _FIRST_LETTER_KEPT:
            return tuple(sorted({key[:1] for key in keys}))
        return ("",)


def _kept(stem: str) -> int:
    """Return how many letters of an English stem all its words begin with.

    Mostly all; not the last of `hope` (hoping), `happi` (happy) and `possibl` (possibility), nor
    the last two of `die` (dying), `woman` (women) and `gray` (grey).
    """
    if stem.endswith(("ie", "man", "gray")):
        return max(len(stem) - 2, 1)
    return max(len(stem) - stem.endswith(("e", "i", "l", "y")), 1)


def _algorithm(language: str | None) -> str | None:
    """Return the name of the stemmer for a language; English if none is given."""
    if language is None or not language.strip():
        return _ENGLISH
    code = language.strip().lower().replace("_", "-").partition("-")[0]
    return _ALGORITHMS.get(code, code if code in _ALGORITHMS.values() else None)


@functools.cache
def _stemmer(algorithm: str | None) -> Callable[[str], str]:
    if algorithm is None:
        return str
    import snowballstemmer  # type: ignore[import-untyped]  # slow to import; only searches need it

    try:
        stem: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord
    except KeyError:  # an older snowballstemmer knows fewer languages
        return str
    if algorithm == _ENGLISH:
        return lambda word: stem(american(word))
    return stem
