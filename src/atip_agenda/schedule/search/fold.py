"""Text as a search sees it: without case, width, accents and the kinds of its punctuation.

A folded text is made of ASCII, and beyond that of letters, digits and the marks of scripts that
cannot be read without them. Every hyphen and dash is `-`, every apostrophe `'`, every blank of
other scripts a space; other punctuation is some character that is no letter. Folding remembers
where each character stood, so that what is found can be shown as it is written.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

# Scripts written without blanks between words, and Hangul, whose particles cling to the nouns:
# each character is a word of its own, so that a run of them is found anywhere.
UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_NO_LETTERS = r"\x00-/:-@\[-`{-\x7f"

# Stands between the fields of a session; no phrase reaches across it, wherever it stands.
BARRIER = "\0"
GAP = re.compile(rf"[{_NO_LETTERS}]*".replace(r"\x00", r"\x01"))

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\u058a\u05be\u2e3a"
_APOSTROPHES = "'\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u00b4\uff07"
_PUNCTUATION = "|"
# Letters that Unicode does not take apart, though a reader without that key writes them so.
_PLAIN = {
    "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th",
    "ŧ": "t", "й": "й", "Й": "й", "…": _PUNCTUATION, "ـ": "",
    **dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_APOSTROPHES, "'"),
}  # fmt: skip
# The characters whose fold is their small letter; all others beyond ASCII are looked up.
_ORDINARY = (
    "Α-ΡΤ-Ωα-ρσ-ωА-Яа-яԱ-Ֆա-ֆא-תءا-غف-ي\u0904-\u0928\u0e01-\u0e30"
    "\u3041-\u3096\u30a1-\u30f6\u4e00-\u9fff\uac00-\ud7a3"
)
# Canonical combining classes: what is written through, above and below letters (accents), and the
# points of Hebrew, Arabic and Syriac. The others (nukta, virama, Thai vowels) make the letter.
_OVERLAY = 1
_FIRST_ACCENT = 200
_POINTS = range(10, 37)
_IGNORED = "[\u034f\u20dd-\u20e4\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_LONGEST_CLUSTER = 32  # sorting a pile of marks takes the square of its height


class Alphabet(NamedTuple):
    """What a letter and a word are in some folded texts."""

    letter: str
    word: re.Pattern[str]
    possessive: re.Pattern[str]

    def words_beginning(self, beginnings: Iterable[str]) -> re.Pattern[str]:
        """The words that begin with one of some letters; all words where these are none."""
        return re.compile(
            "|".join(
                # The letters first: what begins with letters is quickly searched for.
                f"{re.escape(letters)}(?<!{self.letter}{re.escape(letters)}){self.letter}*"
                if letters and is_spaced(letters)
                else re.escape(letters) or self.word.pattern
                for letters in beginnings
            )
        )


class Folded(NamedTuple):
    """A text and its fold; `starts` and `ends` say where each character of the fold stood.

    They are None where each stands at its own place.
    """

    original: str
    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of what the fold holds from `start` to `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


class _Folds(dict[str, str]):
    """The fold of each character, worked out when it first occurs."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold_of(character)
        return folded


def alphabet_of(folded: str) -> Alphabet:
    """What a letter and a word are in a folded text.

    Most are ASCII, and the patterns for all the others take longer to compile than a search.
    """
    return _ASCII if folded.isascii() else every_script()


def is_spaced(word: str) -> bool:
    """Whether a folded word is of a script that has blanks between its words."""
    return len(word) > 1 or word.isascii() or not _unspaced().match(word)


def fold(text: str) -> Folded:
    """The text as a search sees it, with the place of each character.

    >>> fold("Co\u2011operation, Łódź").text
    'co-operation, lodz'
    """
    plain = text if text.isascii() else _with_usual_signs_replaced(text)
    if plain.isascii():
        return Folded(text, _without_possessives(plain.lower()))
    if not unicodedata.is_normalized("NFC", text):
        return _folded_by_cluster(text)
    folds = [(match.start(), _FOLDS[match[0]]) for match in _odd().finditer(text)]
    if all(len(folded) == 1 for _, folded in folds):
        return Folded(text, _without_possessives(_replaced(text).lower()))
    places = _Places()
    done = 0
    for at, folded in folds:
        places.keep(text, done, at)
        places.put(folded, at, at + 1, mark=unicodedata.category(text[at])[0] == "M")
        done = at + 1
    places.keep(text, done, len(text))
    return places.folded(text)


def folded_text(text: str) -> str:
    """The text as a search sees it, where the places do not matter: the same, and quicker."""
    return _without_possessives(unaccented(text).lower())


def unaccented(text: str) -> str:
    """The text as a search sees it, but for the capitals of ordinary letters and possessives."""
    plain = _with_usual_signs_replaced(text)
    if plain.isascii():
        return plain
    if unicodedata.is_normalized("NFC", plain):
        return _replaced(plain)
    return _folded_by_cluster(text).text


def _with_usual_signs_replaced(text: str) -> str:
    """The text with signs and letters folded that often are all it has beyond ASCII.

    Each is one character before and after, so that all places stay.
    """
    for usual in (_USUAL_SIGNS, _USUAL_LETTERS):
        if text.isascii():
            break
        for odd, sign in usual:
            text = text.replace(odd, sign)
    return text


def _replaced(text: str) -> str:
    """The text with all characters folded but those that are folded by making them small."""
    return _odd().sub(lambda match: _FOLDS[match[0]], text)


def _without_possessives(text: str) -> str:
    """The text with the s of `victim's` taken out of the words, at the same length."""
    # Most texts have no apostrophe at all, which is quickly seen.
    if "'" in text and "'s" in text:
        return alphabet_of(text).possessive.sub("''", text)
    return text


def _folded_by_cluster(text: str) -> Folded:
    """The fold of a text in which letters and their marks are written one after the other."""
    places = _Places()
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and end - start < _LONGEST_CLUSTER and _clings(text[end]):
            continue
        composed = unicodedata.normalize("NFC", text[start:end])
        folded = "".join([_FOLDS[character] for character in composed])
        places.put(folded, start, end, mark=_clings(text[start]))
        start = end
    return places.folded(text)


def _clings(character: str) -> bool:
    """Whether a character may be one with the character before it."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


class _Places:
    """A fold in the making: its characters, and where each of them stood."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def keep(self, text: str, start: int, end: int) -> None:
        """Add characters that are folded by making them small."""
        self.pieces.append(text[start:end].lower())
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def put(self, folded: str, start: int, end: int, *, mark: bool) -> None:
        """Add the fold of what stands from `start` to `end`; a mark belongs to what it follows."""
        if mark and not folded and self.ends and self.ends[-1] == start:
            # All that one character has become ends with its marks.
            at, last = self.starts[-1], len(self.ends)
            while last and self.starts[last - 1] == at:
                last -= 1
                self.ends[last] = end
            return
        self.pieces.append(folded)
        self.starts.extend([start] * len(folded))
        self.ends.extend([end] * len(folded))

    def folded(self, original: str) -> Folded:
        """The text and its fold."""
        text = _without_possessives("".join(self.pieces))
        return Folded(original, text, self.starts, self.ends)


def _fold_of(character: str) -> str:
    """The fold of one character: mostly one, sometimes several or none."""
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
    return Alphabet(letter, re.compile(word), re.compile(rf"'s(?<={letter}'s)(?!{letter})"))


@functools.cache
def every_script() -> Alphabet:
    """What a letter and a word are in folded texts of every script."""
    letter = f"[^{_NO_LETTERS}{UNSPACED}]"
    return _alphabet(letter, f"[{UNSPACED}]|{letter}+")


@functools.cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@functools.cache
def _odd() -> re.Pattern[str]:
    """The characters beyond ASCII whose fold is another than their small letter."""
    return re.compile(rf"[^\x00-\x7f{_ORDINARY}]")


_ASCII = _alphabet("[0-9a-z]", "[0-9a-z]+")
_FOLDS = _Folds()
_USUAL_SIGNS = tuple((sign, _FOLDS[sign]) for sign in "’‘“”–—\u2011\u2010…\xa0·•€")
_USUAL_LETTERS = tuple(
    (sign, _FOLDS[sign]) for sign in "éèàáâãäåçêëìíîïñòóôõöøùúûüýÉÀÁÄÅÇÖØÜąćčęěğıłńřśšşťůźżžŁŚŠŽİ"
)
