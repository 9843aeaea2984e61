"""Where else could an event be held that clashes: the nearest free slots before and after."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atip_agenda.models import PLENARY, SIDE_EVENT, Agenda, Session
from atip_agenda.schedule.clashes import NO_GAP, Clash, Pairing, Placed, placed
from atip_agenda.schedule.gaps import Slot, Taken, bounds_of_days, taken_by
from atip_agenda.schedule.own import Own

DAY = dt.timedelta(days=1)


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
    other events given; `margin` away from them all. Neither slot begins before the day's first
    start, nor on another day; the later one may run past the day's last end.
    """
    yours = {id(event.session) for event in own}
    sessions = placed(agenda, own)
    by_session = {id(one.session): one for one in sessions}
    bounds = bounds_of_days(agenda)
    taken: dict[str | None, list[Taken]] = {}
    found: dict[int, Suggestion] = {}
    suggestions = []
    for clash in clashes:
        session = _movable(clash, yours)
        event = by_session[id(session)]
        if event.place not in found:
            partner = pairing.second if session.kind == pairing.first else pairing.first
            if partner not in taken:
                clear_of = [one for one in sessions if _keeps_off(one.session, partner, yours)]
                taken[partner] = taken_by(clear_of, margin)
            day = agenda.day_of(session)
            first, _ = bounds.get(day, (session.start, session.start))
            found[event.place] = Suggestion(
                session,
                _earlier(event, taken[partner], first),
                _later(event, taken[partner], first, agenda.conference.start_of(day + DAY)),
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


def _earlier(event: Placed, taken: Sequence[Taken], first: dt.datetime) -> Slot | None:
    """The last slot that starts before the event does; `first` is the earliest start."""
    length = event.until - event.start
    end = event.until
    for number in range(bisect_left(taken, end, key=lambda one: one.start) - 1, -1, -1):
        one = taken[number]
        if end - one.end >= length or end - first < length:
            break
        if one.sole != event.place:
            end = one.start
    return Slot(end - length, end) if end - first >= length else None


def _later(
    event: Placed, taken: Sequence[Taken], first: dt.datetime, day_ends: dt.datetime
) -> Slot | None:
    """The first slot that starts after the event does, and before its day ends."""
    length = event.until - event.start
    start = max(event.start, first)
    for number in range(bisect_right(taken, start, key=lambda one: one.end), len(taken)):
        one = taken[number]
        if one.start - start >= length or start >= day_ends:
            break
        if one.sole != event.place:
            start = one.end
    try:
        end = start + length
    except OverflowError:
        return None
    # A day after every instant must exist, in whatever zone.
    return Slot(start, end) if start < day_ends and end.year < dt.MAXYEAR else None
