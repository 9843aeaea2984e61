"""Which words of a text another one keeps, leaves out and puts in.

What is compared are words and signs; blanks and line ends between them are all the same. The time
is bounded, whatever the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from atip_agenda.schedule.search.fold import UNSPACED

Sort = Literal["kept", "out", "in"]
_Block = tuple[int, int, int]
_Words = Sequence[str]

_SIGNS = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3000-\u303f\uff01-\uff0f"
_LETTERS = rf"[^\s{_SIGNS}{UNSPACED}]+"
# A word holds its hyphens and apostrophes; of a script without blanks each character is one.
_TOKEN = re.compile(rf"{_LETTERS}(?:[-'’‐‑]{_LETTERS})*|\S")
_UNSPACED_WORD = re.compile(f"[{UNSPACED}]")

# What is compared of two texts in one go. Longer ones are first parted at the words that each has
# once; what is still too long between those counts as rewritten from its first word to its last.
_MOST_STEPS = 10_000_000
_SHORT = 3  # what is kept between changes this many times as long is no help to a reader


class Run(NamedTuple):
    """Words and signs that follow one another and share their fate.

    `spaces` tells for each whether a blank is before it.
    """

    sort: Sort
    tokens: tuple[str, ...]
    spaces: tuple[bool, ...]

    @property
    def spaced(self) -> bool:
        """Whether a blank parts the run from what is before it."""
        return self.spaces[0]

    @property
    def text(self) -> str:
        """The run as it is written, without the blank before it."""
        return self._written(0, len(self.tokens))

    @property
    def number(self) -> int:
        """How many words it has."""
        return len(self._words())

    def first(self, number: int) -> str:
        """Its first words, of more than that many."""
        return self._written(0, self._words()[number])

    def last(self, number: int) -> str:
        """Its last words, of more than that many."""
        return self._written(self._words()[-number], len(self.tokens))

    def _words(self) -> list[int]:
        return [at for at, token in enumerate(self.tokens) if token[0].isalnum()]

    def _written(self, start: int, end: int) -> str:
        pairs = zip(self.tokens[start:end], self.spaces[start:end], strict=True)
        return "".join(f" {token}" if space else token for token, space in pairs).lstrip()


class _Text(NamedTuple):
    """The words of a text, and whether a blank is before each."""

    words: list[str]
    spaces: list[bool]

    @classmethod
    def of(cls, text: str) -> _Text:
        found = list(_TOKEN.finditer(text))
        spaces = [match.start() > 0 and text[match.start() - 1].isspace() for match in found]
        return cls([match[0] for match in found], spaces)


def rewording(old: str, new: str) -> tuple[Run, ...]:
    """The runs of words by which one text becomes another.

    >>> [(run.sort, run.text) for run in rewording("Insight into Impact", "Insight and Action")]
    [('kept', 'Insight'), ('out', 'into Impact'), ('in', 'and Action')]
    """
    one, other = _Text.of(old), _Text.of(new)
    end = (len(one.words), len(other.words), 0)
    blocks = _readable(_blocks(one.words, other.words), end)
    return tuple(_parted(_runs(one, other, blocks)))


def relisting(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """The runs of entries by which one list becomes another.

    >>> [(run.sort, run.tokens) for run in relisting(["Jane", "John"], ["Jane", "Max"])]
    [('kept', ('Jane',)), ('out', ('John',)), ('in', ('Max',))]
    """
    one, other = (_Text(list(words), [True] * len(words)) for words in (old, new))
    return tuple(_runs(one, other, _blocks(one.words, other.words)))


def _runs(one: _Text, other: _Text, blocks: Sequence[_Block]) -> list[Run]:
    runs: list[Run] = []
    at_old, at_new = 0, 0
    for start_old, start_new, length in [*blocks, (len(one.words), len(other.words), 0)]:
        runs += _run("out", one, at_old, start_old)
        runs += _run("in", other, at_new, start_new)
        at_old, at_new = start_old + length, start_new + length
        runs += _run("kept", other, start_new, at_new)
    return runs


def _run(sort: Sort, text: _Text, start: int, end: int) -> list[Run]:
    words, spaces = text.words[start:end], text.spaces[start:end]
    return [Run(sort, tuple(words), tuple(spaces))] if words else []


def _parted(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with a blank wherever two words of different runs would grow together."""
    before: Run | None = None
    for run in runs:
        if before and not run.spaced and _is_word(before.tokens[-1]) and _is_word(run.tokens[0]):
            yield run._replace(spaces=(True, *run.spaces[1:]))
        else:
            yield run
        before = run


def _is_word(token: str) -> bool:
    """Whether a token is a word of a script that writes blanks between its words."""
    return token[0].isalnum() and not _UNSPACED_WORD.match(token)


def _blocks(old: _Words, new: _Words) -> list[_Block]:
    """What both have, in order: where it begins in each, and how many words it is long."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    till_old, till_new = len(old) - end, len(new) - end
    gaps = [(start, till_old, start, till_new)]
    blocks = [(0, 0, start), (till_old, till_new, end)]
    if _cost(old[start:till_old], new[start:till_new]) > _MOST_STEPS:
        anchors = _anchors(old[start:till_old], new[start:till_new])
        found = [(start + one, start + other, 1) for one, other in anchors]
        gaps = list(_between([blocks[0], *found, blocks[1]]))
        blocks += found
    left = _MOST_STEPS
    for from_old, to_old, from_new, to_new in gaps:
        part_old, part_new = old[from_old:to_old], new[from_new:to_new]
        left -= _cost(part_old, part_new)
        if left < 0:
            break
        matcher = SequenceMatcher(None, part_old, part_new, autojunk=False)
        blocks += [
            (from_old + one, from_new + other, length)
            for one, other, length in matcher.get_matching_blocks()
        ]
    return _joined(sorted(block for block in blocks if block[2]))


def _shared(old: _Words, new: _Words) -> int:
    """How many words two sequences share from their beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _cost(old: _Words, new: _Words) -> int:
    """The steps that SequenceMatcher may take at the worst: at each block past each meeting."""
    counts = Counter(old)
    meetings = sum(number * counts[word] for word, number in Counter(new).items())
    return min(len(old), len(new)) * (len(old) + meetings)


def _anchors(old: _Words, new: _Words) -> list[tuple[int, int]]:
    """The most words that stand once in each, and in the same order in both."""
    once_old, once_new = Counter(old), Counter(new)
    places = {word: at for at, word in enumerate(new) if once_new[word] == 1}
    pairs = [
        (at, places[word]) for at, word in enumerate(old) if once_old[word] == 1 == once_new[word]
    ]
    # The longest rising sequence of the second places: for each length the least end it can have.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(blocks: Sequence[_Block]) -> Iterator[tuple[int, int, int, int]]:
    """What lies between neighbouring blocks: from where to where, in both texts."""
    for one, other in pairwise(blocks):
        yield one[0] + one[2], other[0], one[1] + one[2], other[1]


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks, those that touch each other as one."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and _gap(joined[-1], block) == 0:
            start_old, start_new, length = joined[-1]
            joined[-1] = (start_old, start_new, length + block[2])
        else:
            joined.append(block)
    return joined


def _readable(blocks: Sequence[_Block], end: _Block) -> list[_Block]:
    """The blocks without those that are short beside the changes on both sides of them.

    `end` is where both texts end.
    """
    kept: list[_Block] = [(0, 0, 0)]
    for block, after in pairwise([*blocks, end]):
        if min(_gap(kept[-1], block), _gap(block, after)) < _SHORT * block[2]:
            kept.append(block)
    return kept[1:]


def _gap(one: _Block, other: _Block) -> int:
    """How long a change between two blocks is, in the words of its longer side."""
    return max(other[0] - one[0] - one[2], other[1] - one[1] - one[2])
