"""Suggest words for a search that found nothing."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.schedule.search.fold import folded_text
from atip_agenda.schedule.search.match import Searcher
from atip_agenda.schedule.search.query import Expression, Query, readings_of
from atip_agenda.schedule.search.stems import LONGEST_STEMMED, Stems
from atip_agenda.schedule.search.words import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atip_agenda.models import Agenda, Session

_NEAR = 0.6  # of 1: "persecutors" is 0.91 from "prosecutors" and 0.70 from "perpetrators"
_NEAR_BESIDE_THE_NEAREST = 0.75  # of its ratio: "victimhood" is far off beside "victim"
_NEAR_WITHOUT_FIRST_LETTER = 0.75
_MOST_NEAR = 3
_MOST_SHOWN = 8  # words of the query; more would fill the screen
_MOST_EXAMINED = 64  # words of the query; a pasted page has hundreds
_MOST_READ = 10_000  # sessions whose words are compared, evenly spread if there are more


class Near(NamedTuple):
    """A word of the agenda, as spelled there, and the sessions that contain it.

    Either it is near to `wanted`, a word of the query that no session contains, or it is `wanted`
    itself and `held` is true: each word of the query occurs, but no session contains them all.
    """

    word: str
    sessions: tuple[Session, ...]
    wanted: str
    held: bool


def nearest_words(agenda: Agenda, sessions: Sequence[Session], words: str) -> tuple[Near, ...]:
    """Return the nearest words for each word of a query that no session contains.

    If every word occurs, only not in one session together, return them all, marked as `held`.
    """
    wanted = _single_words(words)
    missing = _missing(agenda, sessions, wanted)
    if missing:
        near = _near(agenda, sessions, missing[:_MOST_SHOWN])
    else:
        near = [(word, word) for word in wanted[:_MOST_SHOWN]]
    occurrences = _occurrences(agenda, sessions, [word for word, _ in near])
    return tuple(
        Near(spelling, holders, asked.written, held=not missing)
        for (_, asked), (spelling, holders) in zip(near, occurrences, strict=True)
    )


def _single_words(words: str) -> list[Expression]:
    """Return the words of a query, each once, with those of its phrases."""
    single = {
        word: _single(word, spelling)
        for expression in readings_of(words)[-1].wanted
        for word, spelling in zip(expression.words, expression.spellings, strict=True)
    }
    return list(single.values())[:_MOST_EXAMINED]


def _single(word: str, spelling: str) -> Expression:
    return Expression((word,), (spelling,), spelling, tight=True)


def _missing(
    agenda: Agenda, sessions: Sequence[Session], words: Sequence[Expression]
) -> list[Expression]:
    """Return the words that no session contains; a lone word is one, as its search failed."""
    if len(words) == 1:
        return list(words)
    missing = [(word, _searcher(agenda, word)) for word in words]
    for session in sessions:
        text = Text(session)
        missing = [(word, searcher) for word, searcher in missing if not searcher.rank(text)]
    return [word for word, _ in missing]


def _occurrences(
    agenda: Agenda, sessions: Sequence[Session], words: Sequence[Expression]
) -> list[tuple[str, tuple[Session, ...]]]:
    """Return each word's most usual spelling and the sessions that contain it."""
    searchers = [_searcher(agenda, word) for word in words]
    spellings: list[Counter[str]] = [Counter() for _ in words]
    holders: list[list[Session]] = [[] for _ in words]
    for session in sessions if words else ():
        text = Text(session)
        for number, searcher in enumerate(searchers):
            if found := searcher.rank(text):
                holders[number].append(session)
                spellings[number].update(match.text for match in found[1].matches)
    return [
        (_spelling(word.words[0], counts), tuple(holding))
        for word, counts, holding in zip(words, spellings, holders, strict=True)
    ]


def _searcher(agenda: Agenda, word: Expression) -> Searcher:
    return Searcher(agenda, Query((word,), ()))


def _spelling(word: str, spellings: Counter[str]) -> str:
    """Return the most usual spelling of the word itself, else of any inflection.

    Only whole words count: ¼ contains a 4 but does not spell it.
    """
    ordered = [(folded_text(spelling), spelling) for spelling, _ in spellings.most_common()]
    whole = [(folded, one) for folded, one in ordered if folded.replace("-", "").isalnum()]
    same = [one for folded, one in whole if folded == word]
    return [*same, *(one for _, one in whole), word][0]


def _near(
    agenda: Agenda, sessions: Sequence[Session], missing: Sequence[Expression]
) -> list[tuple[Expression, Expression]]:
    """Return the nearest words of the sessions, folded, each with the missing word.

    People rarely mistype the first letter, so words that share it go before all others.
    """
    stems = Stems(agenda.conference.language)
    wanted = [word for word in missing if len(word.words[0]) <= LONGEST_STEMMED]
    if not wanted:
        return []
    step = max(1, -(-len(sessions) // _MOST_READ))
    vocabulary = {word for session in sessions[::step] for word in Text(session).words}
    near: list[tuple[Expression, Expression]] = []
    for word in wanted:
        folded = word.words[0]
        same_letter = (other for other in vocabulary if other[0] == folded[0])
        found = _closest(folded, same_letter, _NEAR, stems)
        found = found or _closest(folded, vocabulary, _NEAR_WITHOUT_FIRST_LETTER, stems)
        near.extend((_single(other, other), word) for other in found)
    return near


def _closest(word: str, others: Iterable[str], cutoff: float, stems: Stems) -> list[str]:
    """Return the words nearest to a word, one for each stem, nearest first."""
    matcher = SequenceMatcher(b=word, autojunk=False)
    near = []
    for other in others:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            ratio = matcher.ratio()
            if ratio >= cutoff:
                near.append((-ratio, other))
    near.sort()
    closest: dict[frozenset[str], str] = {}
    for ratio, other in near:
        beside = ratio / near[0][0]
        if len(closest) == _MOST_NEAR or beside < _NEAR_BESIDE_THE_NEAREST:
            break
        closest.setdefault(stems.keys(other, other), other)
    return list(closest.values())
