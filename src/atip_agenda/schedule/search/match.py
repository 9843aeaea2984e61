"""Sessions that hold what a reader asks for, best first, and where in them it stands.

A pass over all sessions squeezes each to the bytes of its folded letters and leaves out those in
which the first letters of some word do not occur; only in the few that stay are words compared by
their stems. Nothing is kept from one search for the next.

Words are whole words, in all their inflections: "traffick" finds "trafficking", whose stem it is,
but "crimina" finds nothing. `nearest_words` then has the words that were meant.
"""

from __future__ import annotations

import functools
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from atip_agenda.schedule.search.fold import BARRIER, fold, unaccented
from atip_agenda.schedule.search.query import readings_of
from atip_agenda.schedule.search.seeking import Sought, Span
from atip_agenda.schedule.search.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atip_agenda.models import Agenda, Session
    from atip_agenda.schedule.search.fold import Folded
    from atip_agenda.schedule.search.query import Query

_SMALL = bytes(range(256)).lower()
_DROPPED = b"-'. \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"  # what may stand between the parts of a word
_SESSION_END = "\1"
_AT_A_TIME = 64
_fields = attrgetter("title", "description", "speakers", "room", "track")


Rank = tuple[int, int, int]


class Match(NamedTuple):
    """A place in a session where something asked for stands.

    `field` is title, description, room, track, or a speaker as `speakers[1]`; `start` and `end`
    are offsets in its text, in characters, and `text` is what stands there.
    """

    field: str
    start: int
    end: int
    text: str


class Hit(NamedTuple):
    """A session that holds all that was asked for, and where, in reading order."""

    session: Session
    matches: tuple[Match, ...]


def search(agenda: Agenda, sessions: Sequence[Session], words: str) -> tuple[Hit, ...]:
    """The sessions that hold all the words, best first.

    First those with most of the words in their title; then with most of them exactly as asked
    for; then with most places; and else in the order in which the sessions are given.

    Raises CallError where there is no word to search for.
    """
    hits: tuple[Hit, ...] = ()
    for query in readings_of(words):
        hits = hits or _hits(Questions(agenda, query), sessions)
    return hits


def _hits(questions: Questions, sessions: Sequence[Session]) -> tuple[Hit, ...]:
    ranked = [found for batch in batches_of(sessions) for found in questions.found_in(batch)]
    ranked.sort(key=itemgetter(0))
    return tuple([hit for _, hit in ranked])


class Questions:
    """A query in each language that occurs among the sessions."""

    def __init__(self, agenda: Agenda, query: Query) -> None:
        self._language = agenda.conference.language
        self._query = query
        self._by_language: dict[str | None, Question] = {}

    def found_in(self, batch: Batch) -> Iterator[tuple[Rank, Hit]]:
        """The sessions that hold all the words, each with its rank (less is better)."""
        languages = {session.language for session in batch.sessions}
        if any(self._of(language).may_be_in(batch.squeezed) for language in languages):
            each = zip(batch.sessions, batch.texts, batch.squeezed_each(), strict=True)
            for session, text, letters in each:
                question = self._of(session.language)
                if question.may_be_in(letters):
                    found = question.found_in(session, fold(text), letters)
                    if found:
                        yield found

    def _of(self, language: str | None) -> Question:
        question = self._by_language.get(language)
        if question is None:
            question = Question(self._query, Stems(language or self._language))
            self._by_language[language] = question
        return question


class Question:
    """A query in one language."""

    def __init__(self, query: Query, stems: Stems) -> None:
        # What is wanted is numbered by the bits of an integer; a pair has the bits of both words.
        wanted = [Sought(expression, stems) for expression in query.wanted]
        self._wanted = [(1 << number, sought) for number, sought in enumerate(wanted)]
        self._pairs = [
            (1 << first | 1 << second, Sought(whole, stems, across_blanks=False))
            for first, second, whole in query.pairs
        ]
        # For each word, what a session must hold: it, or one of the pairs it is part of.
        self._required = [[sought] for sought in wanted]
        for pair, (_, sought) in zip(query.pairs, self._pairs, strict=True):
            self._required[pair.first].append(sought)
            self._required[pair.second].append(sought)

    def may_be_in(self, squeezed: bytes) -> bool:
        """Whether a session may hold all the words, by the first letters of each."""
        for ways in self._required:
            for sought in ways:
                if sought.may_be_in(squeezed):
                    break
            else:
                return False
        return True

    def found_in(self, session: Session, text: Folded, squeezed: bytes) -> tuple[Rank, Hit] | None:
        """The rank of a session and where its text holds the words; None if not all of them."""
        places: list[Span] = []
        in_title = exact = 0
        title = len(session.title)
        for bits, written, spans in self._spans_in(text, squeezed):
            here = spans
            if text.starts is not None:
                here = [text.place(start, end) for start, end in spans]
            places += here
            if min(here)[0] < title:
                in_title |= bits
            for start, end in here:
                if text.original[start:end].casefold() == written:
                    exact |= bits
                    break
        if not places:
            return None
        matches = _matches(session, text.original, _merged(places))
        return (-in_title.bit_count(), -exact.bit_count(), -len(matches)), Hit(session, matches)

    def _spans_in(self, text: Folded, squeezed: bytes) -> list[tuple[int, str, list[Span]]]:
        """Where each of the words stands in a text, with its bits; nothing if one is missing."""
        found = 0
        there = []
        for bits, sought in self._pairs:
            spans = sought.spans(text, squeezed) if sought.may_be_in(squeezed) else []
            if spans:
                found |= bits
                there.append((bits, sought.written, spans))
        for bit, sought in self._wanted:
            spans = sought.spans(text, squeezed)
            if spans:
                there.append((bit, sought.written, spans))
            elif not found & bit:
                return []
        return there


class Batch:
    """Some sessions, their texts, and these in one: many at a time show what is in none of them."""

    def __init__(self, sessions: Sequence[Session]) -> None:
        self.sessions = sessions
        self.texts = [_text_of(session) for session in sessions]
        self.text = _SESSION_END.join(self.texts)

    @functools.cached_property
    def squeezed(self) -> bytes:
        """The letters of all the texts, folded, without what may divide a word."""
        return squeezed(self.text)

    def squeezed_each(self) -> list[bytes]:
        """The texts of the sessions, squeezed."""
        each = self.squeezed.split(_SESSION_END.encode())
        if len(each) > len(self.texts):  # one of the texts has such a character
            each = [squeezed(text) for text in self.texts]
        return each


def batches_of(sessions: Sequence[Session]) -> Iterator[Batch]:
    """The sessions, a batch at a time."""
    for first in range(0, len(sessions), _AT_A_TIME):
        yield Batch(sessions[first : first + _AT_A_TIME])


def squeezed(text: str) -> bytes:
    """The letters of a text, folded, without what may stand between the parts of a word."""
    letters = unaccented(text)
    if not letters.isascii():
        letters = letters.lower()
    return letters.encode().translate(_SMALL, _DROPPED)


def _text_of(session: Session) -> str:
    """All the text of a session that is searched, in reading order, with barriers in between."""
    title, description, speakers, room, track = _fields(session)
    if not (speakers or room or track):
        return f"{title}{BARRIER}{description}" if description else cast("str", title)
    return BARRIER.join((title, description or "", *speakers, room or "", track or ""))


def _matches(session: Session, text: str, places: list[Span]) -> tuple[Match, ...]:
    """The places in the text of a session as places in its fields."""
    title = len(session.title)
    offset = title + len(BARRIER)
    description = offset + len(session.description or "")
    matches = []
    for start, end in places:
        if start < title:
            matches.append(Match("title", start, end, text[start:end]))
        elif start < description:
            matches.append(Match("description", start - offset, end - offset, text[start:end]))
        else:
            field, first = _further_field(session, start, description + len(BARRIER))
            matches.append(Match(field, start - first, end - first, text[start:end]))
    return tuple(matches)


def _further_field(session: Session, place: int, first: int) -> tuple[str, int]:
    """The field after the description that holds a place, and where it begins."""
    for number, speaker in enumerate(session.speakers):
        if place < first + len(speaker):
            return f"speakers[{number}]", first
        first += len(speaker) + len(BARRIER)
    room = session.room or ""
    return ("room", first) if place < first + len(room) else ("track", first + len(room) + 1)


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    if len(spans) == 1:
        return spans
    spans.sort()
    merged = [spans[0]]
    for start, end in spans[1:]:
        last_start, last_end = merged[-1]
        if start < last_end:
            merged[-1] = last_start, max(end, last_end)
        else:
            merged.append((start, end))
    return merged
