"""Sessions that hold what a reader asks for, best first, and where in them it stands.

A pass over all sessions squeezes each to the bytes of its folded letters and leaves out those in
which the first letters of some word do not occur; only in the few that stay are words compared by
their stems. Nothing is kept from one search for the next.

Words are whole words, in all their inflections: "traffick" finds "trafficking", whose stem it is,
but "crimina" finds nothing. `nearest_words` then has the words that were meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.schedule.folding import fold, folded_text
from atip_agenda.schedule.queries import readings_of
from atip_agenda.schedule.seeking import Sought, Span, WordSought
from atip_agenda.schedule.stemming import Stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atip_agenda.models import Agenda, Session
    from atip_agenda.schedule.queries import Query

_SMALL = bytes(range(256)).lower()
_DROPPED = b"-'. \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"  # what may stand between the parts of a word


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
    ranked = []
    for session in sessions:
        question = questions.of(session)
        if question.may_be_in(squeezed(session)):
            found = question.found_in(session)
            if found:
                ranked.append(found)
    ranked.sort(key=lambda found: found[0])
    return tuple([hit for _, hit in ranked])


class Questions:
    """A query in each language that occurs among the sessions."""

    def __init__(self, agenda: Agenda, query: Query) -> None:
        self._language = agenda.conference.language
        self._query = query
        self._by_language: dict[str | None, Question] = {}

    def of(self, session: Session) -> Question:
        """The query in the language of a session."""
        language = session.language
        question = self._by_language.get(language)
        if question is None:
            question = Question(self._query, Stems(language or self._language))
            self._by_language[language] = question
        return question


class Question:
    """A query in one language."""

    def __init__(self, query: Query, stems: Stems) -> None:
        self.wanted = [Sought(expression, stems) for expression in query.wanted]
        self.pairs = [
            (first, second, WordSought(whole.words[0], whole.spellings[0], stems, in_parts=True))
            for first, second, whole in query.pairs
        ]
        self.required = tuple(self._required())

    def _required(self) -> Iterator[tuple[bytes, ...]]:
        """For each word what a squeezed session must hold one of."""
        in_pairs: dict[int, set[str]] = {}
        for first, second, word in self.pairs:
            for number in (first, second):
                in_pairs.setdefault(number, set()).update(word.beginnings)
        for number, sought in enumerate(self.wanted):
            for beginnings in sought.beginnings():
                letters = beginnings | in_pairs.get(number, set())
                if "" not in letters:
                    yield tuple(sorted(piece.encode() for piece in letters))

    def may_be_in(self, squeezed: bytes) -> bool:
        """Whether a session may hold all the words, by the first letters of each."""
        for pieces in self.required:
            for piece in pieces:
                if piece in squeezed:
                    break
            else:
                return False
        return True

    def found_in(self, session: Session) -> tuple[tuple[int, int, int], Hit] | None:
        """The rank of a session (less is better) and where it holds the words; None if not all."""
        matches: list[Match] = []
        found: set[int] = set()
        exact: set[int] = set()
        in_title = 0
        for field, text in texts_of(session):
            spans = self._spans(text, found, exact)
            matches.extend([Match(field, start, end, text[start:end]) for start, end in spans])
            if field == "title":
                in_title = len(found)
        if len(found) < len(self.wanted):
            return None
        return (-in_title, -len(exact), -len(matches)), Hit(session, tuple(matches))

    def _spans(self, text: str, found: set[int], exact: set[int]) -> list[Span]:
        """Where a text holds any of the words; notes the numbers of those it holds."""
        folded = fold(text)
        spans: list[Span] = []
        for number, sought in enumerate(self.wanted):
            for span in sought.spans(folded):
                start, end = folded.place(*span)
                spans.append((start, end))
                found.add(number)
                if number not in exact and text[start:end].casefold() == sought.written:
                    exact.add(number)
        for first, second, word in self.pairs:
            for span in word.spans(folded):
                spans.append(folded.place(*span))
                found.update((first, second))
        return _merged(spans) if len(spans) > 1 else spans


def squeezed(session: Session) -> bytes:
    """The letters of a session, folded, without what may stand between the parts of a word."""
    text = joined_texts(session)
    if not text.isascii():
        text = folded_text(text)
    return text.encode().translate(_SMALL, _DROPPED)


def joined_texts(session: Session) -> str:
    """All the text of a session that is searched."""
    return "|".join([text for _, text in texts_of(session)])


def texts_of(session: Session) -> Iterator[tuple[str, str]]:
    """The fields that are searched, in reading order."""
    yield "title", session.title
    if session.description:
        yield "description", session.description
    for number, speaker in enumerate(session.speakers):
        yield f"speakers[{number}]", speaker
    if session.room:
        yield "room", session.room
    if session.track:
        yield "track", session.track


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    spans.sort()
    merged = [spans[0]]
    for start, end in spans[1:]:
        last_start, last_end = merged[-1]
        if start < last_end:
            merged[-1] = last_start, max(end, last_end)
        else:
            merged.append((start, end))
    return merged
