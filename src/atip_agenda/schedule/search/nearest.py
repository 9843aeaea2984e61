"""What a reader may have meant whose search found nothing."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.schedule.search.fold import alphabet_of, folded_text
from atip_agenda.schedule.search.match import Questions, batches_of
from atip_agenda.schedule.search.query import Expression, Query, readings_of
from atip_agenda.schedule.search.stems import LONGEST_STEMMED, Stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atip_agenda.models import Agenda, Session

_NEAR = 0.6  # of 1: "persecutors" is 0.91 from "prosecutors" and 0.70 from "perpetrators"
_NEAR_BESIDE_THE_NEAREST = 0.75  # of its nearness: beside "victim" "victimhood" is far off
_NEAR_WITHOUT_FIRST_LETTER = 0.75
_MOST_NEAR = 3
_MOST_SHOWN = 8  # words of the query; more would fill the screen
_MOST_EXAMINED = 64  # words of the query; a pasted page must not take its time for each
# Sessions whose words are compared, taken at even distances where there are more; of these fewer
# where words with any first letter are.
_MOST_READ = 20_000
_MOST_READ_WHOLLY = 2_000


class Near(NamedTuple):
    """A word that the agenda holds, as it is spelled there, and the sessions that hold it.

    It is near to `wanted`, a word of the query that no session holds; or it is `wanted` itself,
    where each word of the query stands somewhere, but no session holds them all: then `held`.
    """

    word: str
    sessions: tuple[Session, ...]
    wanted: str
    held: bool


def nearest_words(agenda: Agenda, sessions: Sequence[Session], words: str) -> tuple[Near, ...]:
    """The nearest words of the sessions for each word of a query that none of them holds.

    Where every word is held, and only not by one session together, all of them, marked as `held`.
    """
    wanted = _single_words(words)
    missing = _missing(agenda, sessions, wanted)
    if missing:
        near = _near(agenda, sessions, missing[:_MOST_SHOWN])
    else:
        near = [(word, word) for word in wanted[:_MOST_SHOWN]]
    held = _held(agenda, sessions, [word for word, _ in near])
    return tuple(
        Near(*where, asked.written, held=not missing)
        for (_, asked), where in zip(near, held, strict=True)
    )


def _single_words(words: str) -> list[Expression]:
    """The words of a query, each once, those of its phrases as well."""
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
    """Those of the words that no session holds; a single one without a hit is such a word."""
    if len(words) == 1:
        return list(words)
    missing = [(word, _question(agenda, word)) for word in words]
    for batch in batches_of(sessions):
        if not missing:
            break
        missing = [one for one in missing if not any(True for _ in one[1].found_in(batch))]
    return [word for word, _ in missing]


def _held(
    agenda: Agenda, sessions: Sequence[Session], words: Sequence[Expression]
) -> list[tuple[str, tuple[Session, ...]]]:
    """For each word how the sessions spell it, mostly, and which of them hold it."""
    questions = [_question(agenda, word) for word in words]
    spellings: list[Counter[str]] = [Counter() for _ in words]
    holding: list[list[Session]] = [[] for _ in words]
    for batch in batches_of(sessions):
        for number, question in enumerate(questions):
            for _, hit in question.found_in(batch):
                holding[number].append(hit.session)
                spellings[number].update([match.text for match in hit.matches])
    return [
        (_spelling(word.words[0], spellings[number]), tuple(holding[number]))
        for number, word in enumerate(words)
    ]


def _question(agenda: Agenda, word: Expression) -> Questions:
    return Questions(agenda, Query((word,), ()))


def _spelling(word: str, spellings: Counter[str]) -> str:
    """The commonest of the spellings that is the word itself, else the commonest of all.

    None but whole words: what holds the 4 of ¼ is no spelling of 4.
    """
    ordered = [(folded_text(spelling), spelling) for spelling, _ in spellings.most_common()]
    whole = [(folded, one) for folded, one in ordered if folded.replace("-", "").isalnum()]
    same = [one for folded, one in whole if folded == word]
    return [*same, *(one for _, one in whole), word][0]


def _near(
    agenda: Agenda, sessions: Sequence[Session], missing: Sequence[Expression]
) -> list[tuple[Expression, Expression]]:
    """The nearest words of the sessions, folded, each with the missing word it is near to.

    Who mistypes a word rarely does so at its first letter: where some near words share it, only
    they are meant, however near.
    """
    stems = Stems(agenda.conference.language)
    wanted = [word for word in missing if len(word.words[0]) <= LONGEST_STEMMED]
    if not wanted:
        return []
    letters = "".join(sorted({word.words[0][0] for word in wanted}))
    alike = _vocabulary(_some(sessions, _MOST_READ), letters)
    everything: set[str] = set()
    near: list[tuple[Expression, Expression]] = []
    for word in wanted:
        sought = word.words[0]
        same_letter = [other for other in alike if other.startswith(sought[0])]
        found = _closest(sought, same_letter, _NEAR, stems)
        if not found:
            everything = everything or _vocabulary(_some(sessions, _MOST_READ_WHOLLY), "")
            found = _closest(sought, everything, _NEAR_WITHOUT_FIRST_LETTER, stems)
        near.extend((_single(other, other), word) for other in found)
    return near


def _some(sessions: Sequence[Session], most: int) -> Sequence[Session]:
    return sessions[:: max(1, -(-len(sessions) // most))]


def _vocabulary(sessions: Sequence[Session], letters: str) -> set[str]:
    """The words of the sessions, folded; only those that begin with one of the letters, if any."""
    words: set[str] = set()
    patterns: dict[str, re.Pattern[str]] = {}
    for batch in batches_of(sessions):
        text = folded_text(batch.text)
        alphabet = alphabet_of(text)
        if alphabet.letter not in patterns:
            patterns[alphabet.letter] = alphabet.words_beginning(letters or [""])
        words.update(patterns[alphabet.letter].findall(text))
    return words


def _closest(word: str, others: Iterable[str], cutoff: float, stems: Stems) -> list[str]:
    """The words nearest to a word, one for each stem, the nearest first."""
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
