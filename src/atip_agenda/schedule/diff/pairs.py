"""Which session of one version of an agenda is which of another.

By uid, then by id, then, of what is left, by the most similar title on the same day. Equal titles
are told apart by the nearest start. A session is matched once or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from atip_agenda.models import Agenda, Session

ALIKE = 0.6  # of 1, by SequenceMatcher: "Welcome coffee" and "Reception" are 0.26

# Bounds for agendas of thousands of sessions that share no id. Up to so many pairs everything is
# compared with everything. Beyond, equal titles are taken in the order of their starts, and others
# compared with those few alone that share their rarest words.
_MOST_PAIRS = 20_000
_CANDIDATES = 3
_RAREST_WORDS = 5
_MOST_HOLDERS = 200  # of a word
_MOST_LETTERS = 200  # of a title; comparing two takes the square of their length


class Pair(NamedTuple):
    """A session, and what became of it."""

    old: Session
    new: Session


class Matching(NamedTuple):
    """The sessions that both versions have, and those that one of them has, in listing order."""

    pairs: tuple[Pair, ...]
    removed: tuple[Session, ...]
    added: tuple[Session, ...]


class _Item(NamedTuple):
    """A session with its place in listing order; its day and its title as they are compared."""

    place: int
    session: Session
    day: dt.date | None = None
    title: str = ""


_Items = Sequence[_Item]
_Found = tuple[_Item, _Item]
_Groups = Iterable[tuple[_Items, _Items]]


def matching_of(old: Agenda, new: Agenda) -> Matching:
    """The sessions of two versions of an agenda, matched."""
    rest = _Rest(
        [_Item(place, session) for place, session in enumerate(old.ordered)],
        [_Item(place, session) for place, session in enumerate(new.ordered)],
    )
    rest.take(lambda item: item.session.uid or None, _nearest_of_one_event)
    rest.take(lambda item: item.session.id, _in_order)
    if rest.old and rest.new:
        rest.old, rest.new = _with_titles(rest.old, old), _with_titles(rest.new, new)
        rest.take(lambda item: (item.title, item.session.start), _in_order)
        rest.take(lambda item: (item.title, item.day), _nearest)
        rest.take(lambda item: item.day, _most_similar)
    pairs = sorted(rest.found, key=lambda pair: pair[1].place)
    return Matching(
        tuple(Pair(one.session, other.session) for one, other in pairs),
        tuple(item.session for item in rest.old),
        tuple(item.session for item in rest.new),
    )


def _with_titles(items: _Items, agenda: Agenda) -> list[_Item]:
    return [
        item._replace(
            day=agenda.day_of(item.session), title=" ".join(item.session.title.casefold().split())
        )
        for item in items
    ]


class _Rest:
    """What is not matched yet, and the pairs found so far."""

    def __init__(self, old: _Items, new: _Items) -> None:
        self.old = old
        self.new = new
        self.found: list[_Found] = []

    def take(
        self,
        key: Callable[[_Item], Hashable],
        rule: Callable[[_Groups], Iterable[_Found]],
    ) -> None:
        """Match, of those that share a key, what a rule pairs; a key of None is none."""
        old, new = _grouped(self.old, key), _grouped(self.new, key)
        shared = [(group, new[one]) for one, group in old.items() if one in new]
        pairs = list(rule(shared))
        gone = {one.place for one, _ in pairs}
        come = {other.place for _, other in pairs}
        self.found += pairs
        self.old = [item for item in self.old if item.place not in gone]
        self.new = [item for item in self.new if item.place not in come]


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
    """The sessions of each uid; where a repeated event gives it to several, by id, then start."""
    for old, new in groups:
        rest = _Rest(old, new)
        rest.take(lambda item: item.session.id, _in_order)
        yield from rest.found
        yield from _nearest([(rest.old, rest.new)])


def _nearest(groups: _Groups) -> Iterator[_Found]:
    """Those of each group that start nearest to each other, the nearest first."""
    for old, new in groups:
        if len(old) * len(new) > _MOST_PAIRS:
            yield from _in_order([(old, new)])
        else:
            yield from _best((0.0, one, other) for one in old for other in new)


def _most_similar(groups: _Groups) -> Iterator[_Found]:
    """Those of each group whose titles are most alike, the likest first."""
    from difflib import SequenceMatcher  # most versions of an agenda keep their ids

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
    """For each new session the old ones that share most of its rarest words."""
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
    """The pairs of least cost, each session once; then of nearest start, then in order."""
    gone: set[int] = set()
    come: set[int] = set()
    ordered = sorted(
        (cost, abs(one.session.start - other.session.start), one.place, other.place, one, other)
        for cost, one, other in ways
    )
    for *_, old_place, new_place, one, other in ordered:
        if old_place not in gone and new_place not in come:
            gone.add(old_place)
            come.add(new_place)
            yield one, other
