"""What a reader asks for: words and phrases, from the text that was typed.

Words stand apart by blanks and punctuation. A phrase stands in double quotes of any style; one
that is never closed reaches to the end of the text. Parts joined by a hyphen, an apostrophe or a
point, and letters of scripts without blanks, are one expression, whose parts must stand together.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from atip_agenda.errors import CallError, quoted
from atip_agenda.schedule.search.compounds import PREFIXES, joins_across_blank
from atip_agenda.schedule.search.fold import Folded, alphabet_of, fold, is_spaced

LONGEST_PHRASE = 256  # words; each of them is tried wherever the one before it stands

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

    `words` are folded, `spellings` the same as they were typed. Between the words of a `tight`
    one nothing but a hyphen or a blank may come, between those of a phrase any punctuation.
    """

    words: tuple[str, ...]
    spellings: tuple[str, ...]
    written: str
    tight: bool


class Pair(NamedTuple):
    """Two neighbouring words written as one, and the numbers of the words it stands for."""

    first: int
    second: int
    whole: Expression


class Query(NamedTuple):
    """What is asked for: all of `wanted`, where a pair will do for the two words it joins."""

    wanted: tuple[Expression, ...]
    pairs: tuple[Pair, ...]


class _Part(NamedTuple):
    """A word of the query, between `start` and `end` of its fold."""

    word: str
    start: int
    end: int


def readings_of(text: str) -> tuple[Query, ...]:
    """What a text asks for; where that can be read in two ways, the likelier first.

    "co operation" is one expression first, and two words that may stand apart if that is nowhere.
    The last reading is the loosest: each of its words was typed as a word.

    Raises CallError where there is no word, or a phrase too long to be looked for.
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
    """The pieces of a text, each with whether it stands in double quotes."""
    start = 0
    closers = ""
    for at, character in enumerate(text):
        if character in (closers or _CLOSED_BY):
            yield text[start:at], bool(closers)
            closers = "" if closers else _CLOSED_BY[character]
            start = at + 1
    yield text[start:], bool(closers)


def _grouped(folded: str, *, one_group: bool, with_prefixes: bool) -> Iterator[list[_Part]]:
    """The words of a segment, those together that make one expression."""
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
    places = [folded.offsets(part.start, part.end) for part in parts]
    joints = itertools.pairwise(parts)
    return Expression(
        tuple(part.word for part in parts),
        tuple(folded.original[start:end] for start, end in places),
        folded.original[places[0][0] : places[-1][1]],
        tight=not is_phrase
        or all(_JOINT.fullmatch(folded.text, one.end, other.start) for one, other in joints),
    )


def _joined(first: Expression, second: Expression) -> Expression | None:
    """Two words as one ("co operation" as "cooperation"); None where that makes no word."""
    if len(first.words) > 1 or len(second.words) > 1:
        return None
    parts = (first.words[0], second.words[0])
    word = "".join(parts)
    if word.isdecimal() or not joins_across_blank(parts[0]) or not all(map(is_spaced, parts)):
        return None
    spelling = first.spellings[0] + second.spellings[0]
    return Expression((word,), (spelling,), spelling, tight=True)
