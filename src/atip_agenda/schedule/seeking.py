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
from atip_agenda.schedule.folding import GAP, LETTER, WORD, Folded

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
        self._in_parts = (
            in_parts and 1 < len(word) <= _LONGEST_IN_PARTS and bool(_SPACED.fullmatch(word))
        )
        self._across_blanks = across_blanks
        self._stems = stems
        self._keys = stems.keys(word, spelling)
        self._verdicts: dict[str, bool] = {}
        self.beginnings = stems.beginnings(word, self._keys)

    def spans(self, text: Folded) -> Iterator[Span]:
        """Where the word stands in a text, in one part or in several."""
        for match in self._whole.finditer(text.text):
            start, end = match.span()
            if self._is_word(match[0], text, [(start, end)]):
                yield start, end
        if self._in_parts:
            for match in self._first_part.finditer(text.text):
                for end in self._ends_in_parts(text, match.start()):
                    yield match.start(), end

    def ends(self, text: Folded, start: int) -> Iterator[int]:
        """Where the word ends that begins at `start`, if it is the word sought."""
        match = WORD.match(text.text, start)
        if match and self._is_word(match[0], text, [match.span()]):
            yield match.end()
        if self._in_parts and self._first_part.match(text.text, start):
            yield from self._ends_in_parts(text, start)

    def _is_word(self, word: str, text: Folded, parts: list[Span]) -> bool:
        written = word
        if self._stems.true_to_accents:
            places = [text.place(start, end) for start, end in parts]
            written = "".join([text.original[start:end] for start, end in places])
        verdict = self._verdicts.get(written)
        if verdict is None:
            keys = self._stems.keys(word, written)
            verdict = self._verdicts[written] = not keys.isdisjoint(self._keys)
        return verdict

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
        return re.compile(f"{first}(?<!{LETTER}{first})(?:{splits})")

    def _joint_after(self, at: int) -> str:
        across = self._across_blanks and joins_across_blank(self.word[:at])
        return _HYPHEN_OR_BLANK if across else _HYPHEN


class Sought:
    """An expression of a query in one language: words that must follow one another."""

    def __init__(self, expression: Expression, stems: Stems) -> None:
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
                sought = WordSought(word, spelling, stems, in_parts=one, across_blanks=one)
                self._steps[first].append((after, sought))

    def beginnings(self) -> Iterator[frozenset[str]]:
        """For each word of the expression what a text must hold one of."""
        for number in range(self._length):
            yield frozenset(
                letters
                for first in range(max(0, number + 1 - _MOST_PARTS), number + 1)
                for after, word in self._steps[first]
                if after > number
                for letters in word.beginnings
            )

    def spans(self, text: Folded) -> Iterator[Span]:
        """Where the expression stands in a text."""
        if self._length == 1:
            yield from self._steps[0][0][1].spans(text)
            return
        starts = {start for _, word in self._steps[0] for start, _ in word.spans(text)}
        for start in sorted(starts):
            for end in self._ends(text, start):
                yield start, end

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
