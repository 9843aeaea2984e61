"""Compare two versions of a text word by word, in bounded time.

Words and punctuation are compared; all white space is the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from os.path import commonprefix
from typing import Literal, NamedTuple

from atip_agenda.schedule.search.fold import UNSPACED

Sort = Literal["kept", "out", "in"]
_Block = tuple[int, int, int]
_Words = list[str]

_SIGNS = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3000-\u303f\uff01-\uff0f"
_LETTERS = rf"[^\s{_SIGNS}{UNSPACED}]+"
# A word includes hyphens and apostrophes; in a script without blanks each character is a word.
_TOKEN = re.compile(rf"{_LETTERS}(?:[-'’‐‑]{_LETTERS})*|\S")
_UNSPACED_WORD = re.compile(f"[{UNSPACED}]")

# Longer comparisons are first split at the words that occur once in each text; parts that are still
# too long count as rewritten.
_MOST_STEPS = 10_000_000
_SHORT = 3  # kept words between changes that are this many times longer do not help readers


class Run(NamedTuple):
    """Successive words and punctuation that are kept, removed (`out`) or added (`in`) together.

    `spaces` has for each whether a blank precedes it.
    """

    sort: Sort
    tokens: tuple[str, ...]
    spaces: tuple[bool, ...]

    @property
    def spaced(self) -> bool:
        """Whether a blank precedes the run."""
        return self.spaces[0]

    @property
    def text(self) -> str:
        """The run as written, without the blank before it."""
        return self._written(0, len(self.tokens))

    @property
    def number(self) -> int:
        """How many words it has."""
        return len(self._words())

    def first(self, number: int) -> str:
        """Return its first `number` words; it must have more."""
        return self._written(0, self._words()[number])

    def last(self, number: int) -> str:
        """Return its last `number` words; it must have more."""
        return self._written(self._words()[-number], len(self.tokens))

    def _words(self) -> list[int]:
        return [at for at, token in enumerate(self.tokens) if token[0].isalnum()]

    def _written(self, start: int, end: int) -> str:
        pairs = zip(self.tokens[start:end], self.spaces[start:end], strict=True)
        return "".join(f" {token}" if space else token for token, space in pairs).lstrip()


class _Text(NamedTuple):
    """The words of a text, and whether a blank precedes each."""

    words: list[str]
    spaces: list[bool]

    @classmethod
    def of(cls, text: str) -> _Text:
        found = list(_TOKEN.finditer(text))
        spaces = [match.start() > 0 and text[match.start() - 1].isspace() for match in found]
        return cls([match[0] for match in found], spaces)


def rewording(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of words that turn one text into another.

    >>> [(run.sort, run.text) for run in rewording("Insight into Impact", "Insight and Action")]
    [('kept', 'Insight'), ('out', 'into Impact'), ('in', 'and Action')]
    """
    one, other = _Text.of(old), _Text.of(new)
    end = (len(one.words), len(other.words), 0)
    blocks = _readable(_blocks(one.words, other.words), end)
    return tuple(_parted(_runs(one, other, blocks)))


def relisting(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """Return the runs of entries that turn one list into another.

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
    """Yield the runs, with a blank between words of different runs that would touch."""
    before: Run | None = None
    for run in runs:
        if before and not run.spaced and _is_word(before.tokens[-1]) and _is_word(run.tokens[0]):
            yield run._replace(spaces=(True, *run.spaces[1:]))
        else:
            yield run
        before = run


def _is_word(token: str) -> bool:
    """Whether a token is a word of a script with blanks between its words."""
    return token[0].isalnum() and not _UNSPACED_WORD.match(token)


def _blocks(old: _Words, new: _Words) -> list[_Block]:
    """Return the common blocks in order: the start in each, and the number of words."""
    start = len(commonprefix([old, new]))  # noqa: RUF071 - words, not paths
    end = len(commonprefix([old[start:][::-1], new[start:][::-1]]))  # noqa: RUF071
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


def _cost(old: _Words, new: _Words) -> int:
    """Return the most steps that SequenceMatcher may take."""
    counts = Counter(old)
    meetings = sum(number * counts[word] for word, number in Counter(new).items())
    return min(len(old), len(new)) * (len(old) + meetings)


def _anchors(old: _Words, new: _Words) -> list[tuple[int, int]]:
    """Return the longest sequence of words that occur once in each text, in the same order."""
    once_old, once_new = Counter(old), Counter(new)
    places = {word: at for at, word in enumerate(new) if once_new[word] == 1}
    pairs = [
        (at, places[word]) for at, word in enumerate(old) if once_old[word] == 1 == once_new[word]
    ]
    # Longest increasing subsequence of the second indexes: `ends` has the least end of each length.
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
    """Yield the gaps between neighbouring blocks: start and end in the old and in the new text."""
    for one, other in pairwise(blocks):
        yield one[0] + one[2], other[0], one[1] + one[2], other[1]


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """Return the blocks, adjacent ones joined."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and _gap(joined[-1], block) == 0:
            start_old, start_new, length = joined[-1]
            joined[-1] = (start_old, start_new, length + block[2])
        else:
            joined.append(block)
    return joined


def _readable(blocks: Sequence[_Block], end: _Block) -> list[_Block]:
    """Return the blocks without those that are short beside the changes around them.

    `end` is the end of both texts.
    """
    kept: list[_Block] = [(0, 0, 0)]
    for block, after in pairwise([*blocks, end]):
        if min(_gap(kept[-1], block), _gap(block, after)) < _SHORT * block[2]:
            kept.append(block)
    return kept[1:]


def _gap(one: _Block, other: _Block) -> int:
    """Return the length of the change between two blocks, in words of its longer side."""
    return max(other[0] - one[0] - one[2], other[1] - one[1] - one[2])
