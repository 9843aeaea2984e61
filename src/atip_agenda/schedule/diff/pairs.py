"""Match the sessions of two versions of an agenda.

Sessions match by uid, then by id, then by the most similar title on the same day. Among equal
titles the nearest start decides. Each session matches at most one other.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from atip_agenda.models import Agenda, Session

ALIKE = 0.6  # of 1, by SequenceMatcher: "Welcome coffee" and "Reception" are 0.26

# Bounds for agendas of thousands of sessions without common ids. Up to _MOST_PAIRS all pairs are
# compared. Beyond, equal titles match in the order of their starts, and other titles are compared
# only with the few that share their rarest words.
_MOST_PAIRS = 20_000
_CANDIDATES = 3
_RAREST_WORDS = 5
_MOST_HOLDERS = 200  # titles with a word
_MOST_LETTERS = 200  # of a title; comparing two takes quadratic time


class Pair(NamedTuple):
    """A session of the old version and the same one of the new."""

    old: Session
    new: Session


class Matching(NamedTuple):
    """The sessions in both versions, and those in only one of them, in listing order."""

    pairs: tuple[Pair, ...]
    removed: tuple[Session, ...]
    added: tuple[Session, ...]


class _Item(NamedTuple):
    """A session with its number in listing order, and its day and title for comparison."""

    number: int
    session: Session
    day: dt.date
    title: str


_Items = Sequence[_Item]
_Found = tuple[_Item, _Item]
_Groups = Iterable[tuple[_Items, _Items]]


def matching_of(old: Agenda, new: Agenda) -> Matching:
    """Match the sessions of two versions of an agenda."""
    rest = _Rest(_items_of(old), _items_of(new))
    rest.take(lambda item: item.session.uid or None, _nearest_of_one_event)
    rest.take(lambda item: item.session.id, _in_order)
    rest.take(lambda item: (item.title, item.session.start), _in_order)
    rest.take(lambda item: (item.title, item.day), _nearest)
    rest.take(lambda item: item.day, _most_similar)
    pairs = sorted(rest.found, key=lambda pair: pair[1].number)
    return Matching(
        tuple(Pair(one.session, other.session) for one, other in pairs),
        tuple(item.session for item in rest.old),
        tuple(item.session for item in rest.new),
    )


def _items_of(agenda: Agenda) -> list[_Item]:
    return [
        _Item(number, session, agenda.day_of(session), " ".join(session.title.casefold().split()))
        for number, session in enumerate(agenda.ordered)
    ]


class _Rest:
    """The sessions not matched yet, and the pairs found so far."""

    def __init__(self, old: _Items, new: _Items) -> None:
        self.old = old
        self.new = new
        self.found: list[_Found] = []

    def take(
        self,
        key: Callable[[_Item], Hashable],
        rule: Callable[[_Groups], Iterable[_Found]],
    ) -> None:
        """Apply a rule to the sessions that share a key; those with the key None are left out."""
        old, new = _grouped(self.old, key), _grouped(self.new, key)
        shared = [(group, new[one]) for one, group in old.items() if one in new]
        pairs = list(rule(shared))
        gone = {one.number for one, _ in pairs}
        come = {other.number for _, other in pairs}
        self.found += pairs
        self.old = [item for item in self.old if item.number not in gone]
        self.new = [item for item in self.new if item.number not in come]


def _grouped(items: _Items, key: Callable[[_Item], Hashable]) -> Mapping[Hashable, list[_Item]]:
    groups: dict[Hashable, list[_Item]] = {}
    for item in items:
        if (shared := key(item)) is not None:
            groups.setdefault(shared, []).append(item)
    return groups


def _in_order(groups: _Groups) -> Iterator[_Found]:
    for old, new in groups:
        yield from zip(old, new, strict=False)


def _nearest_of_one_event(groups: _Groups) -> Iterator[_Found]:
    """Match by uid; if a recurring event gives one to several sessions, by id, then by start."""
    for old, new in groups:
        rest = _Rest(old, new)
        rest.take(lambda item: item.session.id, _in_order)
        yield from rest.found
        yield from _nearest([(rest.old, rest.new)])


def _nearest(groups: _Groups) -> Iterator[_Found]:
    """Match the sessions of each group by the nearest start."""
    for old, new in groups:
        if len(old) * len(new) > _MOST_PAIRS:
            yield from _in_order([(old, new)])
        else:
            yield from _best((0.0, one, other) for one in old for other in new)


def _most_similar(groups: _Groups) -> Iterator[_Found]:
    """Match the sessions of each group by the most similar title."""
    from difflib import SequenceMatcher  # most agendas keep their ids, so it is rarely needed

    groups = list(groups)
    few = sum(len(old) * len(new) for old, new in groups) <= _MOST_PAIRS
    matcher = SequenceMatcher(autojunk=False)
    for old, new in groups:
        ways: list[tuple[float, _Item, _Item]] = []
        for other, candidates in ((one, old) for one in new) if few else _candidates(old, new):
            matcher.set_seq2(other.title[:_MOST_LETTERS])
            for one in candidates:
                matcher.set_seq1(one.title[:_MOST_LETTERS])
                if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
                    continue
                if (ratio := matcher.ratio()) >= ALIKE:
                    ways.append((-ratio, one, other))
        yield from _best(ways)


def _candidates(old: _Items, new: _Items) -> Iterator[tuple[_Item, _Items]]:
    """Yield each new session with the old ones that share most of its rarest words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(old):
        for word in set(item.title[:_MOST_LETTERS].split()):
            holders[word].append(number)
    for item in new:
        words = [word for word in dict.fromkeys(item.title.split()) if word in holders]
        words.sort(key=lambda word: len(holders[word]))
        sharing: Counter[int] = Counter()
        for word in words[:_RAREST_WORDS]:
            sharing.update(holders[word][:_MOST_HOLDERS])
        yield item, [old[number] for number, _ in sharing.most_common(_CANDIDATES)]


def _best(ways: Iterable[tuple[float, _Item, _Item]]) -> Iterator[_Found]:
    """Yield the pairs of least cost, then of nearest start, each session once."""
    gone: set[int] = set()
    come: set[int] = set()
    ordered = sorted(
        (cost, abs(one.session.start - other.session.start), one.number, other.number, one, other)
        for cost, one, other in ways
    )
    for *_, old_number, new_number, one, other in ordered:
        if old_number not in gone and new_number not in come:
            gone.add(old_number)
            come.add(new_number)
            yield one, other
