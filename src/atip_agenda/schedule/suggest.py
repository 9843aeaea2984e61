"""Where else could an event be held that clashes: the nearest free slots before and after."""

from __future__ import annotations

import datetime as dt
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from atip_agenda.models import FOREVER, PLENARY, SIDE_EVENT, Agenda, Session
from atip_agenda.schedule.clashes import NO_GAP, Clash, Pairing, Placed, placed
from atip_agenda.schedule.free import Slot, bounds_of_days, taken_by
from atip_agenda.schedule.own_events import Own

DAY = dt.timedelta(days=1)
EVER = dt.datetime.min.replace(tzinfo=dt.UTC)
LAST = FOREVER - DAY


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
    """The gaps between what is taken, in order; the first and the last are open.

    An event that takes some of it is not in its own way: gaps open where it is taken out.
    """

    def __init__(self, clear_of: Iterable[Placed], margin: dt.timedelta) -> None:
        taken = taken_by(clear_of, margin)
        # The gap of a number lies before the time taken of that number.
        self._starts = [EVER, *(one.end for one in taken)]
        self._ends = [*(one.start for one in taken), FOREVER]
        self._widths = _Widths(map(operator.sub, self._ends, self._starts))
        self._alone: dict[int, list[int]] = {}
        for number, one in enumerate(taken):
            if one.sole is not None:
                self._alone.setdefault(one.sole, []).append(number)

    def earlier(self, event: Placed, first: dt.datetime) -> Slot | None:
        """The last slot that starts before the event does; `first` is the earliest start."""
        length = event.until - event.start
        last = bisect_left(self._starts, event.until) - 1
        gaps = self._gaps(event, last, self._widths.last(last - 1, length))
        ends = [
            min(end, event.until)
            for start, end in gaps
            if min(end, event.until) - max(start, first) >= length
        ]
        return Slot(max(ends) - length, max(ends)) if ends else None

    def later(self, event: Placed, first: dt.datetime, day_ends: dt.datetime) -> Slot | None:
        """The first slot that starts after the event does, and before its day ends."""
        length = event.until - event.start
        first = max(event.start, first)
        at = bisect_right(self._ends, first)
        gaps = self._gaps(event, at, self._widths.first(at + 1, length))
        starts = [max(start, first) for start, end in gaps if end - max(start, first) >= length]
        # A day after every instant must exist, in whatever zone.
        fitting = [start for start in starts if start < day_ends and LAST - start >= length]
        return Slot(min(fitting), min(fitting) + length) if fitting else None

    def _gaps(
        self, event: Placed, *numbers: int | None
    ) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        """The gaps of these numbers, and those that open where the event is taken out."""
        for number in numbers:
            if number is not None:
                yield self._starts[number], self._ends[number]
        alone = self._alone.get(event.place, ())
        for _, run in groupby(enumerate(alone), lambda item: item[1] - item[0]):
            first, *others = (number for _, number in run)
            yield self._starts[first], self._ends[[first, *others][-1] + 1]


class _Widths:
    """Widths in a row, and the widest of each two, each four, each eight of them, and so on.

    So the nearest that is wide enough is found in as many steps as their number has digits.
    """

    def __init__(self, widths: Iterable[dt.timedelta]) -> None:
        self._rows = [list(widths)]
        while len(row := self._rows[-1]) > 1:
            self._rows.append([max(row[at : at + 2]) for at in range(0, len(row), 2)])

    def first(self, number: int, width: dt.timedelta) -> int | None:
        """The first from a number on that is as wide as that."""
        level = 0
        while number < len(self._rows[level]):
            if self._rows[level][number] < width:
                number += 1
                while number % 2 == 0 and level + 1 < len(self._rows):
                    level, number = level + 1, number // 2
            elif level:
                level, number = level - 1, number * 2
            else:
                return number
        return None

    def last(self, number: int, width: dt.timedelta) -> int | None:
        """The last up to a number that is as wide as that."""
        level = 0
        while number >= 0:
            if self._rows[level][number] < width:
                number -= 1
                while number % 2 == 1 and level + 1 < len(self._rows):
                    level, number = level + 1, number // 2
            elif level:
                level, number = level - 1, min(number * 2 + 1, len(self._rows[level - 1]) - 1)
            else:
                return number
        return None
