"""Where else could an event be held that clashes: the nearest free slots before and after."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from atip_agenda.models import FOREVER, PLENARY, SIDE_EVENT, Agenda, Session
from atip_agenda.schedule.clashes import NO_GAP, Clash, Pairing, Placed, placed
from atip_agenda.schedule.gaps import Slot, bounds_of_days, taken_by
from atip_agenda.schedule.own import Own

DAY = dt.timedelta(days=1)
LAST = FOREVER - DAY
STRIDE = 64


class Suggestion(NamedTuple):
    """The session of a clash that could move, and the nearest slots on its day in which it fits."""

    event: Session
    earlier: Slot | None
    later: Slot | None


def suggestions_for(
    agenda: Agenda,
    clashes: Iterable[Clash],
    pairing: Pairing,
    margin: dt.timedelta = NO_GAP,
    own: Sequence[Own] = (),
) -> list[Suggestion]:
    """For each clash where its event would be free, as long as it is.

    Free of what it could clash with by `pairing`, and as in `free` of plenary sessions and of the
    other events given; `margin` away from them all. Both slots start on the event's own day, and
    not before its first start; the later one may run past its last end.
    """
    yours = {id(event.session) for event in own}
    sessions = placed(agenda, own)
    by_session = {id(one.session): one for one in sessions}
    bounds = bounds_of_days(agenda)
    timelines: dict[str | None, _Timeline] = {}
    found: dict[int, Suggestion] = {}
    suggestions = []
    for clash in clashes:
        session = _movable(clash, yours)
        event = by_session[id(session)]
        if event.place not in found:
            partner = pairing.second if session.kind == pairing.first else pairing.first
            if partner not in timelines:
                clear_of = [one for one in sessions if _keeps_off(one.session, partner, yours)]
                timelines[partner] = _Timeline(clear_of, margin)
            day = agenda.day_of(session)
            first, _ = bounds.get(day, (session.start, session.start))
            found[event.place] = Suggestion(
                session,
                timelines[partner].earlier(event, first),
                timelines[partner].later(event, first, agenda.conference.start_of(day + DAY)),
            )
        suggestions.append(found[event.place])
    return suggestions


def _movable(clash: Clash, yours: set[int]) -> Session:
    """The session that could rather move: one's own, else a side event, else no plenary one."""

    def fixed(session: Session) -> tuple[bool, bool, bool]:
        return id(session) not in yours, session.kind != SIDE_EVENT, session.kind in PLENARY

    return min(clash.first, clash.second, key=fixed)


def _keeps_off(session: Session, partner: str | None, yours: set[int]) -> bool:
    """Whether an event that can clash with one kind, or with any, is to keep off a session."""
    return partner in {None, session.kind} or session.kind in PLENARY or id(session) in yours


class _Timeline:
    """What is taken, in order.

    An event that takes some of it is not in its own way. For all others `STRIDE` gaps at a time are
    passed over where none is wide enough, so that days full of short ones take no longer.
    """

    def __init__(self, clear_of: Sequence[Placed], margin: dt.timedelta) -> None:
        self._places = {one.place for one in clear_of}
        self._taken = taken_by(clear_of, margin)
        # The gap before each; what lies before the first is looked at by itself.
        gaps = [NO_GAP, *(after.start - one.end for one, after in pairwise(self._taken))]
        self._widest = [max(gaps[at : at + STRIDE]) for at in range(0, len(gaps), STRIDE)]

    def earlier(self, event: Placed, first: dt.datetime) -> Slot | None:
        """The last slot that starts before the event does; `first` is the earliest start."""
        length, end = event.until - event.start, event.until
        number = bisect_left(self._taken, end, key=lambda one: one.start) - 1
        while number >= 0 and end - first >= length:
            one = self._taken[number]
            if end - one.end >= length:
                break
            if one.sole != event.place:
                end = one.start
            if number % STRIDE == STRIDE - 1 and self._narrow(number, event, length):
                number -= STRIDE - 1
                end = self._taken[number].start
            number -= 1
        return Slot(end - length, end) if end - first >= length else None

    def later(self, event: Placed, first: dt.datetime, day_ends: dt.datetime) -> Slot | None:
        """The first slot that starts after the event does, and before its day ends."""
        length, start = event.until - event.start, max(event.start, first)
        number = bisect_right(self._taken, start, key=lambda one: one.end)
        while number < len(self._taken) and start < day_ends:
            one = self._taken[number]
            if one.start - start >= length:
                break
            if one.sole != event.place:
                start = one.end
            number += 1
            while number % STRIDE == 0 and self._narrow(number, event, length):
                number = min(number + STRIDE, len(self._taken))
                start = self._taken[number - 1].end
        # A day after every instant must exist, in whatever zone.
        fits = start < day_ends and LAST - start >= length
        return Slot(start, start + length) if fits else None

    def _narrow(self, number: int, event: Placed, length: dt.timedelta) -> bool:
        """Whether the gaps of a stretch are all too short for an event that takes none of it."""
        if event.place in self._places or number >= len(self._taken):
            return False
        return self._widest[number // STRIDE] < length
