"""Find the sessions that contain every word of a query, best first.

Words are matched whole, in all their inflections: "traffick" finds "trafficking", whose stem it is,
but "crimina" finds nothing. `nearest_words` then suggests what was meant.
"""

from __future__ import annotations

import functools
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.schedule.search.fold import BARRIER
from atip_agenda.schedule.search.query import readings_of
from atip_agenda.schedule.search.stems import Stems
from atip_agenda.schedule.search.words import ExpressionFinder, Text, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atip_agenda.models import Agenda, Session
    from atip_agenda.schedule.search.query import Query

Rank = tuple[int, int, int]  # lower is better


class Match(NamedTuple):
    """Where a query word was found: `start` and `end` are offsets in the text of `field`.

    `field` is title, description, room, track, or a speaker as `speakers[1]`.
    """

    field: str
    start: int
    end: int
    text: str


class Hit(NamedTuple):
    """A session that contains every word of the query, and where, in reading order."""

    session: Session
    matches: tuple[Match, ...]


def search(agenda: Agenda, sessions: Sequence[Session], words: str) -> tuple[Hit, ...]:
    """Return the sessions that contain all the words, best first.

    Best is the session with the most words in its title, then with the most words spelled as in
    the query, then with the most matches; then the order of `sessions` decides.

    Raises CallError if there is no word to search for.
    """
    for query in readings_of(words):
        searcher = Searcher(agenda, query)
        ranked = [found for session in sessions if (found := searcher.rank(Text(session)))]
        if ranked:
            return tuple(hit for _, hit in sorted(ranked, key=itemgetter(0)))
    return ()


class Searcher:
    """A query, prepared once for each language of the sessions."""

    def __init__(self, agenda: Agenda, query: Query) -> None:
        self._language = agenda.conference.language
        self._query = query
        self._in_language = functools.cache(self._prepared)

    def _prepared(self, language: str | None) -> list[tuple[set[int], ExpressionFinder]]:
        """What to find, each with the numbers of the query's expressions that it stands for."""
        stems = Stems(language or self._language)
        wanted = [
            ({number}, ExpressionFinder(expression, stems))
            for number, expression in enumerate(self._query.wanted)
        ]
        pairs = [
            ({pair.first, pair.second}, ExpressionFinder(pair.whole, stems, across_blanks=False))
            for pair in self._query.pairs
        ]
        return [*wanted, *pairs]

    def rank(self, text: Text) -> tuple[Rank, Hit] | None:
        """Return a session's hit with its rank, or None if the session lacks a word."""
        finders = self._in_language(text.session.language)
        possible = [(numbers, finder) for numbers, finder in finders if finder.may_be_in(text)]
        if not self._has_all(numbers for numbers, _ in possible):
            return None
        found = [
            (numbers, finder, runs) for numbers, finder in possible if (runs := finder.runs(text))
        ]
        if not self._has_all(numbers for numbers, *_ in found):
            return None
        original = text.folded.original
        in_title: set[int] = set()
        exact: set[int] = set()
        spans: list[tuple[int, int]] = []
        for numbers, finder, runs in found:
            here = [text.offsets(*run) for run in runs]
            spans += here
            if min(here)[0] < len(text.session.title):
                in_title |= numbers
            if any(original[start:end].casefold() == finder.written for start, end in here):
                exact |= numbers
        matches = tuple(_matches(text, _merged(spans)))
        return (-len(in_title), -len(exact), -len(matches)), Hit(text.session, matches)

    def _has_all(self, found: Iterable[set[int]]) -> bool:
        return len(set().union(*found)) == len(self._query.wanted)


def _matches(text: Text, spans: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """Turn spans of the joined text into matches in the fields."""
    field_start = number = 0
    for field, value in fields_of(text.session):
        field_end = field_start + len(value)
        while number < len(spans) and spans[number][0] < field_end:
            start, end = (offset - field_start for offset in spans[number])
            yield Match(field, start, end, value[start:end])
            number += 1
        field_start = field_end + len(BARRIER)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, overlapping ones merged."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
