"""Where the words of a query stand in a folded text.

A word of the query finds a word of the text that shares a key with it (see `stemming`), also one
that is written in parts: "cooperation" finds "co-operation", and "co operation" across one blank.
To be quick, only words that begin as the query's words must are compared by key.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from atip_agenda.schedule.compounds import joins_across_blank
from atip_agenda.schedule.folding import GAP, LETTER, WORD, Folded, folded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atip_agenda.schedule.queries import Expression
    from atip_agenda.schedule.stemming import Stems

Span = tuple[int, int]

_MOST_PARTS = 4
_LONGEST_IN_PARTS = 40
_HYPHEN = r"(?:-\s*|['.])"
_HYPHEN_OR_BLANK = r"(?:-\s*|\s+|['.])"
_TIGHT = re.compile(f"{_HYPHEN_OR_BLANK}?")
_SPACED = re.compile(rf"{LETTER}+")


class _Verdicts(dict[str, bool]):
    """Whether words, as they are written, share a key; worked out when one first occurs."""

    def __init__(self, stems: Stems, keys: frozenset[str]) -> None:
        super().__init__()
        self._stems = stems
        self.keys_sought = keys

    def __missing__(self, written: str) -> bool:
        keys = self._stems.keys(folded_text(written), written)
        verdict = self[written] = not keys.isdisjoint(self.keys_sought)
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
        self.in_parts = (
            in_parts and 1 < len(word) <= _LONGEST_IN_PARTS and bool(_SPACED.fullmatch(word))
        )
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

    def spans(self, text: Folded) -> list[Span]:
        """Where the word stands in a text, in one part or in several."""
        verdicts = self._verdicts
        spans = [
            match.span()
            for match in self._whole.finditer(text.text)
            if (
                self._is_word(match[0], text, [match.span()])
                if self._stems.true_to_accents
                else verdicts[match[0]]
            )
        ]
        if self.in_parts:
            for match in self._first_part.finditer(text.text):
                start = match.start()
                spans.extend((start, end) for end in self._ends_in_parts(text, start))
        return spans

    def ends(self, text: Folded, start: int) -> Iterator[int]:
        """Where the word ends that begins at `start`, if it is the word sought."""
        match = WORD.match(text.text, start)
        if match and self._is_word(match[0], text, [match.span()]):
            yield match.end()
        if self.in_parts and self._first_part.match(text.text, start):
            yield from self._ends_in_parts(text, start)

    def _is_word(self, word: str, text: Folded, parts: list[Span]) -> bool:
        """Whether a word of the text, which may stand there in parts, is the word sought."""
        if not word.startswith(self.beginnings):
            return False
        if not self._stems.true_to_accents:
            return self._verdicts[word]
        places = [text.place(start, end) for start, end in parts]
        return self._verdicts["".join([text.original[start:end] for start, end in places])]

    def _ends_in_parts(self, text: Folded, start: int) -> Iterator[int]:
        """Where the word ends that begins at `start` in more than one part.

        All parts but the last must be the word's own letters, and the last must begin with them.
        """
        parts: list[Span] = []
        joined = ""
        while match := WORD.match(text.text, start):
            parts.append(match.span())
            joined += match[0]
            if len(parts) > 1 and self._is_word(joined, text, parts):
                yield match.end()
            if len(parts) == _MOST_PARTS or not self.word.startswith(joined):
                return
            joint = _TIGHT.match(text.text, match.end())
            start = joint.end() if joint else match.end()
            follows = self.word[len(joined) : len(joined) + 1]
            if start == match.end() or not follows or not text.text.startswith(follows, start):
                return
            if text.text[match.end() : start].isspace() and (
                len(parts) > 1 or not self._across_blanks or not joins_across_blank(joined)
            ):
                return

    @functools.cached_property
    def _whole(self) -> re.Pattern[str]:
        """Words that begin as the word sought must; letters first, for the search to be quick."""
        return re.compile(
            "|".join(
                f"{re.escape(letters)}(?<!{LETTER}{re.escape(letters)}){LETTER}*"
                if _SPACED.fullmatch(letters)
                else re.escape(letters) or WORD.pattern
                for letters in self.beginnings
            )
        )

    @functools.cached_property
    def _first_part(self) -> re.Pattern[str]:
        """A part of the word sought, a joint, and the letter with which the word goes on."""
        first = re.escape(self.word[0])
        splits = "|".join(
            f"{re.escape(self.word[1:at])}{self._joint_after(at)}{re.escape(self.word[at])}"
            for at in range(1, len(self.word))
        )
        return re.compile(f"{first}(?={splits})(?<!{LETTER}{first})")

    def _joint_after(self, at: int) -> str:
        across = self._across_blanks and joins_across_blank(self.word[:at])
        return _HYPHEN_OR_BLANK if across else _HYPHEN


class Sought:
    """An expression of a query in one language: words that must follow one another."""

    def __init__(self, expression: Expression, stems: Stems, *, across_blanks: bool = True) -> None:
        self.written = expression.written.casefold()
        self._tight = expression.tight
        self._length = length = len(expression.words)
        self._steps: list[list[tuple[int, WordSought]]] = [[] for _ in range(length)]
        for first in range(length):
            for after in range(first + 1, min(first + _MOST_PARTS, length) + 1):
                word = "".join(expression.words[first:after])
                if after > first + 1 and (word.isdecimal() or not _SPACED.fullmatch(word)):
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

    def spans(self, text: Folded) -> list[Span]:
        """Where the expression stands in a text."""
        if self._length == 1:
            return self._steps[0][0][1].spans(text)
        starts = {
            start
            for _, word in self._steps[0]
            if word.in_parts or any(letters in text.text for letters in word.beginnings)
            for start, _ in word.spans(text)
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
