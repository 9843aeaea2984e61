"""Which sessions overlap, and which gaps between them are tight."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from atip_agenda.models import PANEL, SIDE_EVENT, Agenda, Session, start_then_end
from atip_agenda.schedule.own_events import Own

NO_GAP = dt.timedelta()


class Pairing(NamedTuple):
    """Which pairs of sessions are looked at: `first` against `second`, None for any two."""

    first: str | None
    second: str | None


SIDE_EVENTS_AND_PANELS = Pairing(SIDE_EVENT, PANEL)
ANY_TWO = Pairing(None, None)


class Clash(NamedTuple):
    """Two sessions that overlap or follow each other too closely; the interval is half-open.

    For `overlap` from `start` to `end` both run, for `tight` neither does.
    """

    type: Literal["overlap", "tight"]
    first: Session
    second: Session
    start: dt.datetime
    end: dt.datetime


class Placed(NamedTuple):
    """A session with the instant until which it counts and its place in listing order."""

    start: dt.datetime
    until: dt.datetime
    place: int
    session: Session


def placed(agenda: Agenda, own: Iterable[Own] = ()) -> list[Placed]:
    """The sessions that can clash, in listing order: all that take place, are busy, and last.

    One's own events stand among those of the agenda.
    A session without length runs at no moment and overlaps nothing.
    """
    lasting = [(session, agenda.until(session)) for session in agenda.live]
    lasting += [(event.session, event.until) for event in own]
    lasting.sort(key=lambda item: start_then_end(item[0]))
    return [
        Placed(session.start, until, place, session)
        for place, (session, until) in enumerate(lasting)
        if session.busy and until > session.start
    ]


def clashes_among(
    sessions: Sequence[Placed], pairing: Pairing, margin: dt.timedelta = NO_GAP
) -> list[Clash]:
    """Every pair that overlaps, or lies less than `margin` apart, once; in order of time.

    A sweep over the sessions in order of their starts: those that may still meet what comes wait in
    a heap by their ends, so n sessions with k clashes cost O(n log n + k).
    """
    found = []
    for earlier, later in _close_pairs(sessions, pairing, margin):
        first, second = _as_asked(earlier, later, pairing)
        if earlier.until > later.start:
            start, end = later.start, min(earlier.until, later.until)
            clash = Clash("overlap", first.session, second.session, start, end)
        else:
            clash = Clash("tight", first.session, second.session, earlier.until, later.start)
        found.append((clash.start, first.place, second.place, clash))
    found.sort(key=lambda item: item[:3])
    return [clash for *_, clash in found]


def tightest_gaps(
    agenda: Agenda,
    sessions: Sequence[Placed],
    pairing: Pairing,
    on: dt.date | None = None,
) -> list[tuple[Session, Session]]:
    """The pairs with the shortest gap within one day, earlier session first, ties all named.

    With `on` that day's alone.
    Empty where no such pair follows each other on one day.
    """
    shortest: dt.timedelta | None = None
    found: list[tuple[Session, Session]] = []
    days: dict[dt.date, list[Placed]] = {}
    for session in sessions:
        days.setdefault(agenda.day_of(session.session), []).append(session)
    for day, of_day in days.items():
        if on not in {None, day}:
            continue
        for earlier, later in _neighbours(of_day, pairing):
            gap = later.start - earlier.until
            if shortest is None or gap < shortest:
                shortest, found = gap, []
            if gap == shortest:
                found.append((earlier.session, later.session))
    return found


def _close_pairs(
    sessions: Sequence[Placed], pairing: Pairing, margin: dt.timedelta
) -> Iterator[tuple[Placed, Placed]]:
    waiting = _Waiting(pairing)
    for later in sessions:
        for heap in waiting.partners_of(later.session):
            # A gap of exactly the margin is wide enough.
            while heap and later.start - heap[0][0] >= margin:
                heapq.heappop(heap)
            for _, _, earlier in heap:
                yield earlier, later
        waiting.add(later)


def _neighbours(sessions: Sequence[Placed], pairing: Pairing) -> Iterator[tuple[Placed, Placed]]:
    """For each session the partners that ended last before it starts."""
    ended = _Waiting(pairing)
    last: dict[int, list[Placed]] = {}
    for later in sessions:
        for heap in ended.partners_of(later.session):
            recent = last.setdefault(id(heap), [])
            while heap and heap[0][0] <= later.start:
                earlier = heapq.heappop(heap)[2]
                if recent and recent[0].until < earlier.until:
                    recent.clear()
                recent.append(earlier)
            for earlier in recent:
                yield earlier, later
        ended.add(later)


class _Waiting:
    """Sessions that have started, by what they may meet, each group a heap by end."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._firsts: list[tuple[dt.datetime, int, Placed]] = []
        # A kind against itself, or any against any, is one group: each pair comes once.
        one_group = pairing.first == pairing.second
        self._seconds = self._firsts if one_group else []

    def add(self, session: Placed) -> None:
        item = (session.until, session.place, session)
        if self._is(self._pairing.first, session.session):
            heapq.heappush(self._firsts, item)
        elif self._is(self._pairing.second, session.session):
            heapq.heappush(self._seconds, item)

    def partners_of(self, session: Session) -> Iterable[list[tuple[dt.datetime, int, Placed]]]:
        if self._is(self._pairing.first, session):
            return (self._seconds,)
        return (self._firsts,) if self._is(self._pairing.second, session) else ()

    @staticmethod
    def _is(kind: str | None, session: Session) -> bool:
        return kind is None or session.kind == kind


def _as_asked(earlier: Placed, later: Placed, pairing: Pairing) -> tuple[Placed, Placed]:
    """The pair with the side event first, or in listing order where both are of one group."""
    if pairing.first != pairing.second and later.session.kind == pairing.first:
        return later, earlier
    return earlier, later
