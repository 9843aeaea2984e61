"""Find a query's words among the words of a session.

Two words match when they share a stem (see `stems`). A word may also be written in parts:
"cooperation" finds "co-operation", and "co operation" across one blank.
"""

from __future__ import annotations

import functools
import re
from itertools import compress, count
from typing import TYPE_CHECKING

from atip_agenda.schedule.search.compounds import joins_across_blank
from atip_agenda.schedule.search.fold import BARRIER, alphabet_of, fold, is_spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atip_agenda.models import Session
    from atip_agenda.schedule.search.query import Expression
    from atip_agenda.schedule.search.stems import Stems

_MOST_PARTS = 4  # of one word: state-of-the-art
_LONGEST_IN_PARTS = 40  # letters
_HYPHEN = re.compile(r"-\s*|['.]")
_WITHOUT_JOINTS = str.maketrans("", "", "-'. \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f")


class Text:
    """All searched fields of a session as one text, folded and split into words.

    Most sessions are ruled out by their `letters`, the folded text without anything that may join
    the parts of a word. So the words are split when first needed.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.folded = fold(BARRIER.join(_values_of(session)))
        self.letters = self.folded.text.translate(_WITHOUT_JOINTS)

    @functools.cached_property
    def words(self) -> list[str]:
        """The folded words."""
        return alphabet_of(self.folded.text).word.findall(self.folded.text)

    @functools.cached_property
    def _spans(self) -> list[tuple[int, int]]:
        word = alphabet_of(self.folded.text).word
        return [match.span() for match in word.finditer(self.folded.text)]

    def offsets(self, first: int, after: int) -> tuple[int, int]:
        """Return where the words from number `first` up to `after` stand in the original."""
        return self.folded.offsets(self._spans[first][0], self._spans[after - 1][1])

    def written(self, first: int, after: int) -> str:
        """Return these words as spelled in the original, without what joins them."""
        offsets = (self.folded.offsets(*span) for span in self._spans[first:after])
        return "".join(self.folded.original[start:end] for start, end in offsets)

    def gap(self, number: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.folded.text[self._spans[number - 1][1] : self._spans[number][0]]


def fields_of(session: Session) -> Iterator[tuple[str, str]]:
    """Return the searched fields by name, in reading order."""
    speakers = (f"speakers[{number}]" for number in range(len(session.speakers)))
    names = ("title", "description", *speakers, "room", "track")
    return zip(names, _values_of(session), strict=True)


def _values_of(session: Session) -> tuple[str, ...]:
    return (
        *(session.title, session.description or ""),
        *session.speakers,
        *(session.room or "", session.track or ""),
    )


class WordFinder:
    """Finds one word in one language, whole or in parts."""

    def __init__(
        self, word: str, spelling: str, stems: Stems, *, in_parts: bool, across_blanks: bool
    ) -> None:
        self._word = word
        self._spelling = spelling
        self._in_parts = in_parts and 1 < len(word) <= _LONGEST_IN_PARTS
        self._across_blanks = across_blanks
        self._stems = stems
        self._may_start_with = functools.cache(self._is_start)
        self._matches = functools.cache(self._shares_a_stem)

    # Computed when first needed: most words of a pasted page never are.
    @functools.cached_property
    def _keys(self) -> frozenset[str]:
        return self._stems.keys(self._word, self._spelling)

    @functools.cached_property
    def beginnings(self) -> tuple[str, ...]:
        """What each matching word begins with, one or another."""
        return self._stems.beginnings(self._word, self._keys)

    def _is_start(self, word: str) -> bool:
        return word.startswith(self.beginnings) or (self._in_parts and self._word.startswith(word))

    def _shares_a_stem(self, word: str, written: str) -> bool:
        return not self._keys.isdisjoint(self._stems.keys(word, written))

    def starts(self, text: Text) -> list[int]:
        """Return the numbers of the words at which this word may begin."""
        return list(compress(count(), map(self._may_start_with, text.words)))

    def ends(self, text: Text, first: int) -> Iterator[int]:
        """Yield the number after each run of words from `first` that is this word."""
        joined = ""
        for after, word in enumerate(text.words[first : first + _MOST_PARTS], first + 1):
            joined += word
            if joined.startswith(self.beginnings):
                accented = self._stems.true_to_accents
                if self._matches(joined, text.written(first, after) if accented else joined):
                    yield after
            if not self._goes_on(text, first, after, joined):
                return

    def _goes_on(self, text: Text, first: int, after: int, joined: str) -> bool:
        """Whether the words so far are the beginning of this word, and the next goes on with it."""
        follows = self._word[len(joined) : len(joined) + 1]
        if not (self._in_parts and follows and self._word.startswith(joined)):
            return False
        if after == len(text.words) or not text.words[after].startswith(follows):
            return False
        parts = after - first
        if parts > 1 and text.gap(first + 1).isspace():
            return False  # a blank divides a word into two parts, never more
        if text.gap(after).isspace():
            return parts == 1 and self._across_blanks and joins_across_blank(joined)
        return _HYPHEN.fullmatch(text.gap(after)) is not None


class ExpressionFinder:
    """Finds a word, or words that follow one another, in one language."""

    def __init__(self, expression: Expression, stems: Stems, *, across_blanks: bool = True) -> None:
        self.written = expression.written.casefold()
        self._tight = expression.tight
        # For each word: it, or it and the next ones written as one, with the number that follows.
        self._steps = [
            list(_finders(expression, first, stems, across_blanks=across_blanks))
            for first in range(len(expression.words))
        ]

    def may_be_in(self, text: Text) -> bool:
        """Whether the first letters of the expression occur in a text."""
        return any(map(text.letters.__contains__, self._beginnings))

    @functools.cached_property
    def _beginnings(self) -> set[str]:
        return {beginning for _, word in self._steps[0] for beginning in word.beginnings}

    def runs(self, text: Text) -> list[tuple[int, int]]:
        """Return where a text has the expression: the first word's number, and the number after."""
        starts = sorted({start for _, word in self._steps[0] for start in word.starts(text)})
        return [(start, after) for start in starts for after in self._ends(text, start)]

    def _ends(self, text: Text, start: int) -> set[int]:
        reached: list[set[int]] = [{start}, *(set() for _ in self._steps)]
        for number, finders in enumerate(self._steps):
            for first in reached[number]:
                if number and not self._may_follow(text, first):
                    continue
                for after, word in finders:
                    reached[after].update(word.ends(text, first))
        return reached[-1]

    def _may_follow(self, text: Text, number: int) -> bool:
        """Whether a word and the one before it are close enough for the expression."""
        if number == len(text.words):
            return False
        gap = text.gap(number)
        if self._tight:
            return not gap or gap.isspace() or _HYPHEN.fullmatch(gap) is not None
        return BARRIER not in gap


def _finders(
    expression: Expression, first: int, stems: Stems, *, across_blanks: bool
) -> Iterator[tuple[int, WordFinder]]:
    for after in range(first + 1, min(first + _MOST_PARTS, len(expression.words)) + 1):
        parts = expression.words[first:after]
        word = "".join(parts)
        single = len(parts) == 1
        if not single and (word.isdecimal() or not all(map(is_spaced, parts))):
            return
        spelling = "".join(expression.spellings[first:after])
        across = single and across_blanks
        yield after, WordFinder(word, spelling, stems, in_parts=single, across_blanks=across)
