"""Where the words of a query stand in a folded text.

A word of the query finds a word of the text that shares a key with it (see `stemming`), also one
that is written in parts: "cooperation" finds "co-operation", and "co operation" across one blank.
To be quick, only words that begin as the query's words must are compared by key.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from atip_agenda.schedule.search.compounds import joins_across_blank
from atip_agenda.schedule.search.fold import GAP, Folded, alphabet_of, every_script, is_spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atip_agenda.schedule.search.query import Expression
    from atip_agenda.schedule.search.stems import Stems

Span = tuple[int, int]

_MOST_PARTS = 4
_LONGEST_IN_PARTS = 40
_HYPHEN = r"(?:-\s*|['.])"
_HYPHEN_OR_BLANK = r"(?:-\s*|\s+|['.])"
_JOINT = re.compile(_HYPHEN_OR_BLANK)
_TIGHT = re.compile(f"{_HYPHEN_OR_BLANK}?")


class _Verdicts(dict[tuple[str, str], bool]):
    """Whether words, folded and as written, share a key; worked out when one first occurs."""

    def __init__(self, stems: Stems, keys: frozenset[str]) -> None:
        super().__init__()
        self._stems = stems
        self.keys_sought = keys

    def __missing__(self, word: tuple[str, str]) -> bool:
        keys = self._stems.keys(*word)
        verdict = self[word] = not keys.isdisjoint(self.keys_sought)
        return verdict


class WordSought:
    """One word of a query in one language.

    All words that it finds begin with one of its `beginnings`, of which one may be empty. It is
    also found in parts that a hyphen, an apostrophe or a point joins, and, if `across_blanks`, in
    two parts with a blank between them.
    """

    def __init__(
        self, word: str, spelling: str, stems: Stems, *, in_parts: bool, across_blanks: bool = False
    ) -> None:
        self.word = word
        self.in_parts = in_parts and 1 < len(word) <= _LONGEST_IN_PARTS
        self._across_blanks = across_blanks
        self._spelling = spelling
        self._stems = stems

    # Both are worked out when they are first asked for: of a pasted page of words few ever are.

    @functools.cached_property
    def _verdicts(self) -> _Verdicts:
        return _Verdicts(self._stems, self._stems.keys(self.word, self._spelling))

    @functools.cached_property
    def beginnings(self) -> tuple[str, ...]:
        """What every word begins with, folded, that may be the word sought."""
        return self._stems.beginnings(self.word, self._verdicts.keys_sought)

    def spans(self, text: Folded, squeezed: bytes) -> list[Span]:
        """Where the word stands in a text, in one part or in several."""
        spans: list[Span] = []
        accented = self._stems.true_to_accents
        verdicts = self._verdicts
        pattern = self._in_ascii if text.text.isascii() else self._in_every_script
        for match in pattern.finditer(text.text):
            word = match[0]
            if self._is_word(word, text, [match.span()]) if accented else verdicts[word, word]:
                spans.append(match.span())
            if self.in_parts and len(word) < len(self.word) and self.word.startswith(word):
                start = match.start()
                spans.extend([(start, end) for end in self._ends_in_parts(text, start)])
        if self.in_parts and self._is_divided(text.text, squeezed):
            for match in self._first_part.finditer(text.text):
                start = match.start()
                if not _is_within_word(text.text, start):
                    spans.extend([(start, end) for end in self._ends_in_parts(text, start)])
        return spans

    def _is_divided(self, text: str, squeezed: bytes) -> bool:
        """Whether a joint in a text may divide what the word begins with.

        Squeezed it then holds it more often; what overlaps itself cannot be counted so.
        """
        for letters, squeezed_letters, overlapping in self._counted:
            if overlapping or text.count(letters) != squeezed.count(squeezed_letters):
                return True
        return False

    @functools.cached_property
    def _counted(self) -> list[tuple[str, bytes, bool]]:
        return [
            (letters, letters.encode(), any(map(letters.startswith, _endings_of(letters))))
            for letters in self.beginnings
        ]

    def ends(self, text: Folded, start: int) -> Iterator[int]:
        """Where the word ends that begins at `start`, if it is the word sought."""
        letters = text.text
        if letters.startswith(self.beginnings, start):
            match = alphabet_of(letters).word.match(letters, start)
            if match and self._is_word(match[0], text, [match.span()]):
                yield match.end()
        if self.in_parts and self._first_part.match(letters, start):
            yield from self._ends_in_parts(text, start)

    def _is_word(self, word: str, text: Folded, parts: list[Span]) -> bool:
        """Whether a word of the text, which may stand there in parts, is the word sought."""
        if not word.startswith(self.beginnings):
            return False
        if not self._stems.true_to_accents:
            return self._verdicts[word, word]
        places = [text.place(start, end) for start, end in parts]
        written = "".join([text.original[start:end] for start, end in places])
        return self._verdicts[word, written]

    def _ends_in_parts(self, text: Folded, start: int) -> Iterator[int]:
        """Where the word ends that begins at `start` in more than one part.

        All parts but the last must be the word's own letters, and the last must begin with them.
        """
        parts: list[Span] = []
        joined = ""
        across_blank = False
        while match := alphabet_of(text.text).word.match(text.text, start):
            parts.append(match.span())
            joined += match[0]
            if len(parts) > 1 and self._is_word(joined, text, parts):
                yield match.end()
            if across_blank or len(parts) == _MOST_PARTS or not self.word.startswith(joined):
                return
            joint = _JOINT.match(text.text, match.end())
            follows = self.word[len(joined) : len(joined) + 1]
            if not joint or not follows or not text.text.startswith(follows, joint.end()):
                return
            start = joint.end()
            across_blank = joint[0].isspace()
            if across_blank and (
                len(parts) > 1 or not self._across_blanks or not joins_across_blank(joined)
            ):
                return

    @functools.cached_property
    def _in_ascii(self) -> re.Pattern[str]:
        """The words of an ASCII text that begin as the word sought must."""
        return alphabet_of("").words_beginning(self.beginnings)

    @functools.cached_property
    def _in_every_script(self) -> re.Pattern[str]:
        """The words of any text that begin as the word sought must."""
        return every_script().words_beginning(self.beginnings)

    @functools.cached_property
    def _first_part(self) -> re.Pattern[str]:
        """Letters of the word sought, before a joint and the letter with which it goes on."""
        splits = "|".join(
            f"{re.escape(self.word[1:at])}{self._joint_after(at)}{re.escape(self.word[at])}"
            for at in range(1, len(self.word))
        )
        return re.compile(f"{re.escape(self.word[0])}(?={splits})")

    def _joint_after(self, at: int) -> str:
        across = self._across_blanks and joins_across_blank(self.word[:at])
        return _HYPHEN_OR_BLANK if across else _HYPHEN


def _endings_of(word: str) -> list[str]:
    """What is left of a word without its first letters."""
    return [word[at:] for at in range(1, len(word))]


def _is_within_word(text: str, place: int) -> bool:
    """Whether a word of a text goes on at a place."""
    match = alphabet_of(text).word.match(text, place - 1) if place else None
    return match is not None and match.end() > place


class Sought:
    """An expression of a query in one language: words that must follow one another."""

    def __init__(self, expression: Expression, stems: Stems, *, across_blanks: bool = True) -> None:
        self.written = expression.written.casefold()
        self._tight = expression.tight
        self._length = length = len(expression.words)
        self._steps: list[list[tuple[int, WordSought]]] = [[] for _ in range(length)]
        for first in range(length):
            for after in range(first + 1, min(first + _MOST_PARTS, length) + 1):
                parts = expression.words[first:after]
                word = "".join(parts)
                if after > first + 1 and (word.isdecimal() or not all(map(is_spaced, parts))):
                    break
                spelling = "".join(expression.spellings[first:after])
                one = after == first + 1
                sought = WordSought(
                    word, spelling, stems, in_parts=one, across_blanks=one and across_blanks
                )
                self._steps[first].append((after, sought))

    @functools.cached_property
    def _required(self) -> list[list[bytes]]:
        """For each word of the expression what a text must hold one of."""
        required = []
        for number in range(self._length):
            letters = {
                letters
                for first in range(max(0, number + 1 - _MOST_PARTS), number + 1)
                for after, word in self._steps[first]
                if after > number
                for letters in word.beginnings
            }
            if "" not in letters:
                required.append(sorted(piece.encode() for piece in letters))
        return required

    def may_be_in(self, squeezed: bytes) -> bool:
        """Whether a text may hold the expression, by the first letters of its words.

        The text is given as bytes, folded, without what may stand between the parts of a word.
        """
        for pieces in self._required:
            for piece in pieces:
                if piece in squeezed:
                    break
            else:
                return False
        return True

    def spans(self, text: Folded, squeezed: bytes) -> list[Span]:
        """Where the expression stands in a text, which is given squeezed as well."""
        if self._length == 1:
            return self._steps[0][0][1].spans(text, squeezed)
        starts = {
            start
            for _, word in self._steps[0]
            if word.in_parts or any(letters in text.text for letters in word.beginnings)
            for start, _ in word.spans(text, squeezed)
        }
        return [(start, end) for start in starts for end in self._ends(text, start)]

    def _ends(self, text: Folded, start: int) -> set[int]:
        """Where the expression ends that begins at `start`."""
        reached: list[set[int]] = [set() for _ in range(self._length + 1)]
        reached[0].add(start)
        for number, steps in enumerate(self._steps):
            for place in reached[number]:
                for after, word in steps:
                    for end in word.ends(text, place):
                        following = end if after == self._length else self._next(text, end)
                        if following is not None:
                            reached[after].add(following)
        return reached[-1]

    def _next(self, text: Folded, end: int) -> int | None:
        """Where the word begins that may follow one that ends at `end`."""
        gap = GAP.match(text.text, end)
        start = gap.end() if gap else end
        if start == len(text.text) or (self._tight and not _TIGHT.fullmatch(text.text, end, start)):
            return None
        return start
