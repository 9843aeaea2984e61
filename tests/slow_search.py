"""The slow and obvious way to search: every word of every field is stemmed and compared.

It shares with `schedule.search` how a query is parsed, how text is folded and how words are
stemmed, but not how they are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.search.compounds import joins_across_blank
from atip_agenda.schedule.search.fold import BARRIER, Folded, alphabet_of, fold, is_spaced
from atip_agenda.schedule.search.match import Hit, Match
from atip_agenda.schedule.search.query import Expression, Query, readings_of
from atip_agenda.schedule.search.stems import Stems

HYPHEN = re.compile(r"-\s*|['.]")
BLANK = re.compile(r"\s+")
MOST_PARTS = 4
LONGEST_IN_PARTS = 40


def fields_of(session: Session) -> Iterator[tuple[str, str]]:
    yield "title", session.title
    yield "description", session.description or ""
    for number, speaker in enumerate(session.speakers):
        yield f"speakers[{number}]", speaker
    yield "room", session.room or ""
    yield "track", session.track or ""


def words_in(folded: str) -> Iterator[re.Match[str]]:
    return alphabet_of(folded).word.finditer(folded)


class Words:
    """The words of a field, one after the other."""

    def __init__(self, text: str, stems: Stems) -> None:
        self.folded: Folded = fold(text)
        self.stems = stems
        self.spans = [match.span() for match in words_in(self.folded.text)]

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, first: int, after: int) -> str:
        return "".join(self.folded.text[start:end] for start, end in self.spans[first:after])

    def keys(self, first: int, after: int) -> frozenset[str]:
        places = [self.folded.offsets(start, end) for start, end in self.spans[first:after]]
        written = "".join(self.folded.original[start:end] for start, end in places)
        return self.stems.keys(self.word(first, after), written)

    def gap(self, before: int) -> str:
        """What stands before a word, after the one before it."""
        return self.folded.text[self.spans[before - 1][1] : self.spans[before][0]]

    def is_in_parts(self, first: int, after: int, sought: str, *, across_blanks: bool) -> bool:
        """Whether the words from `first` may be parts of the word sought."""
        blanks = [number for number in range(first + 1, after) if BLANK.fullmatch(self.gap(number))]
        if blanks and (blanks != [first + 1] or after - first > 2 or not across_blanks):
            return False
        if blanks and not joins_across_blank(self.word(first, first + 1)):
            return False
        for number in range(first + 1, after):
            head = self.word(first, number)
            goes_on = sought[len(head) : len(head) + 1]
            if not blanks and not HYPHEN.fullmatch(self.gap(number)):
                return False
            if not sought.startswith(head) or not goes_on:
                return False
            if not self.word(number, number + 1).startswith(goes_on):
                return False
        return True


def ends_of_word(
    words: Words, first: int, word: str, spelling: str, *, in_parts: bool, across_blanks: bool
) -> set[int]:
    """The numbers of the words after the word sought, where it begins with the word `first`."""
    keys = words.stems.keys(word, spelling)
    ends = set()
    if words.keys(first, first + 1) & keys:
        ends.add(first + 1)
    if in_parts and 1 < len(word) <= LONGEST_IN_PARTS:
        for after in range(first + 2, min(first + MOST_PARTS, len(words)) + 1):
            if (
                words.is_in_parts(first, after, word, across_blanks=across_blanks)
                and words.keys(first, after) & keys
            ):
                ends.add(after)
    return ends


def ends_of(
    words: Words, first: int, expression: Expression, done: int, *, across_blanks: bool
) -> set[int]:
    """The numbers of the words after what of an expression is still to be found at `first`."""
    if done == len(expression.words):
        return {first}
    if first >= len(words):
        return set()
    if done and BARRIER in words.gap(first):
        return set()
    if done and expression.tight:
        gap = words.gap(first)
        if gap and not HYPHEN.fullmatch(gap) and not BLANK.fullmatch(gap):
            return set()
    ends = set()
    for after in range(done + 1, min(done + MOST_PARTS, len(expression.words)) + 1):
        word = "".join(expression.words[done:after])
        one = after == done + 1
        if not one and (word.isdecimal() or not all(map(is_spaced, expression.words[done:after]))):
            break
        spelling = "".join(expression.spellings[done:after])
        for end in ends_of_word(
            words, first, word, spelling, in_parts=one, across_blanks=one and across_blanks
        ):
            ends |= ends_of(words, end, expression, after, across_blanks=across_blanks)
    return ends


def places_of(
    words: Words, expression: Expression, *, across_blanks: bool
) -> list[tuple[int, int]]:
    return [
        words.folded.offsets(words.spans[first][0], words.spans[end - 1][1])
        for first in range(len(words))
        for end in ends_of(words, first, expression, 0, across_blanks=across_blanks)
    ]


def merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def hit_of(session: Session, query: Query, stems: Stems) -> tuple[tuple[int, int, int], Hit] | None:
    found: set[int] = set()
    in_title: set[int] = set()
    exact: set[int] = set()
    matches: list[Match] = []
    sought: list[tuple[tuple[int, ...], Expression, bool]] = [
        ((number,), one, True) for number, one in enumerate(query.wanted)
    ]
    sought += [((pair.first, pair.second), pair.whole, False) for pair in query.pairs]
    for field, text in fields_of(session):
        words = Words(text, stems)
        places = []
        for numbers, expression, across_blanks in sought:
            here = places_of(words, expression, across_blanks=across_blanks)
            places += here
            if here:
                found.update(numbers)
                if field == "title":
                    in_title.update(numbers)
            if expression.written.casefold() in {text[start:end].casefold() for start, end in here}:
                exact.update(numbers)
        matches += [Match(field, start, end, text[start:end]) for start, end in merged(places)]
    if len(found) < len(query.wanted):
        return None
    return (-len(in_title), -len(exact), -len(matches)), Hit(session, tuple(matches))


def slow_search(agenda: Agenda, sessions: Sequence[Session], words: str) -> tuple[Hit, ...]:
    """What `search` should find."""
    for query in readings_of(words):
        found = []
        for session in sessions:
            hit = hit_of(session, query, Stems(session.language or agenda.conference.language))
            if hit:
                found.append(hit)
        if found:
            return tuple(hit for _, hit in sorted(found, key=lambda hit: hit[0]))
    return ()
