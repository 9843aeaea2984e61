"""Parse a search text into words and phrases.

Blanks and punctuation separate words. A phrase stands in double quotes of any style; if it is not
closed, it reaches to the end of the text. Parts joined by a hyphen, an apostrophe or a point, and
letters of scripts without blanks, form one expression, whose parts must stand together.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from atip_agenda.errors import CallError, quoted
from atip_agenda.schedule.search.compounds import PREFIXES, joins_across_blank
from atip_agenda.schedule.search.fold import Folded, alphabet_of, fold, is_spaced

LONGEST_PHRASE = 256  # words

_CURLY = '"“”„‟＂〝〞〟'
_CLOSED_BY = {
    **dict.fromkeys(_CURLY, _CURLY),
    **dict.fromkeys("«»", "«»"),
    "「": "」",
    "『": "』",
}
_JOINT = re.compile(r"[-'.]?|-\n\s*")
_EXAMPLE = "write one, as in: atip-agenda search victim"


class Expression(NamedTuple):
    """A word, or words that must follow one another.

    `words` are folded, `spellings` the same words as typed. Only a hyphen or a blank may separate
    the words of a `tight` expression; any punctuation those of a phrase.
    """

    words: tuple[str, ...]
    spellings: tuple[str, ...]
    written: str
    tight: bool


class Pair(NamedTuple):
    """Two neighbouring words written as one, and the numbers of these words."""

    first: int
    second: int
    whole: Expression


class Query(NamedTuple):
    """All of `wanted` must be found, where a pair stands for both its words."""

    wanted: tuple[Expression, ...]
    pairs: tuple[Pair, ...]


class _Part(NamedTuple):
    """A word of the query, from `start` to `end` of its fold."""

    word: str
    start: int
    end: int


def readings_of(text: str) -> tuple[Query, ...]:
    """Return the query that a text means; two if it is ambiguous, the likelier first.

    "co operation" is first one expression, then two words that may stand apart. In the last reading
    each word was typed as a word.

    Raises CallError if there is no word, or a phrase that is too long.
    """
    loose = _query_of(text, with_prefixes=False)
    close = _query_of(text, with_prefixes=True)
    return (loose,) if close.wanted == loose.wanted else (close, loose)


def _query_of(text: str, *, with_prefixes: bool) -> Query:
    numbers: dict[tuple[tuple[str, ...], bool], int] = {}
    wanted: list[Expression] = []
    pairs: dict[tuple[int, int], Pair] = {}
    for segment, is_phrase in _segments(text):
        folded = fold(segment)
        before: Expression | None = None
        end = 0
        for parts in _grouped(folded.text, one_group=is_phrase, with_prefixes=with_prefixes):
            expression = _expression(folded, parts, is_phrase=is_phrase)
            key = expression.words, expression.tight
            if key not in numbers:
                numbers[key] = len(wanted)
                wanted.append(expression)
            if before and folded.text[end : parts[0].start].isspace():
                both = numbers[before.words, before.tight], numbers[key]
                whole = _joined(before, expression)
                if whole:
                    pairs[both] = Pair(*both, whole)
            before = expression
            end = parts[-1].end
    if not wanted:
        what = f"{quoted(text)} holds no" if text.strip() else "there is no"
        raise CallError(f"{what} word to search for", _EXAMPLE)
    return Query(tuple(wanted), tuple(pairs.values()))


def _segments(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the segments of a text, and whether each is in double quotes."""
    start = 0
    closers = ""
    for at, character in enumerate(text):
        if character in (closers or _CLOSED_BY):
            yield text[start:at], bool(closers)
            closers = "" if closers else _CLOSED_BY[character]
            start = at + 1
    yield text[start:], bool(closers)


def _grouped(folded: str, *, one_group: bool, with_prefixes: bool) -> Iterator[list[_Part]]:
    """Yield the words of a segment, grouped into expressions."""
    group: list[_Part] = []
    for match in alphabet_of(folded).word.finditer(folded):
        part = _Part(match[0], match.start(), match.end())
        if group and not one_group and not _JOINT.fullmatch(folded, group[-1].end, part.start):
            prefix = with_prefixes and len(group) == 1 and group[0].word in PREFIXES
            if prefix and folded[group[0].end : part.start].isspace():
                group.append(part)
                continue
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _expression(folded: Folded, parts: list[_Part], *, is_phrase: bool) -> Expression:
    if len(parts) > LONGEST_PHRASE:
        raise CallError(
            f"a phrase of {len(parts)} words is too long to search for",
            f"{LONGEST_PHRASE} words are the most",
        )
    spans = [folded.offsets(part.start, part.end) for part in parts]
    joints = itertools.pairwise(parts)
    return Expression(
        tuple(part.word for part in parts),
        tuple(folded.original[start:end] for start, end in spans),
        folded.original[spans[0][0] : spans[-1][1]],
        tight=not is_phrase
        or all(_JOINT.fullmatch(folded.text, one.end, other.start) for one, other in joints),
    )


def _joined(first: Expression, second: Expression) -> Expression | None:
    """Return two words as one ("co operation" as "cooperation"), or None if they cannot be."""
    if len(first.words) > 1 or len(second.words) > 1:
        return None
    parts = (first.words[0], second.words[0])
    word = "".join(parts)
    if word.isdecimal() or not joins_across_blank(parts[0]) or not all(map(is_spaced, parts)):
        return None
    spelling = first.spellings[0] + second.spellings[0]
    return Expression((word,), (spelling,), spelling, tight=True)
