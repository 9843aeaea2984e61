"""In which slots would an event meet nothing: between the sessions that are kept clear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from atip_agenda.models import FOREVER, Agenda, Session, start_then_end
from atip_agenda.schedule.clashes import NO_GAP, Placed, placed
from atip_agenda.schedule.own_events import Own


class Slot(NamedTuple):
    """Free time, half-open; `during` is what else runs then, in listing order."""

    start: dt.datetime
    end: dt.datetime
    during: tuple[Session, ...] = ()

    @property
    def length(self) -> dt.timedelta:
        """How long it lasts."""
        return self.end - self.start


class FreeDay(NamedTuple):
    """A day on which something takes place, from its first start to its last end.

    `slots` are as long as was asked for; `longest` is the longest of whatever length, without what
    runs then, and None where nothing is free.
    """

    day: dt.date
    start: dt.datetime
    end: dt.datetime
    slots: tuple[Slot, ...]
    longest: Slot | None


class Taken(NamedTuple):
    """Time that is not free, half-open; `sole` is the place of the one session that takes it."""

    start: dt.datetime
    end: dt.datetime
    sole: int | None


def free_days(
    agenda: Agenda,
    *,
    kinds: Collection[str],
    length: dt.timedelta,
    margin: dt.timedelta = NO_GAP,
    own: Sequence[Own] = (),
    on: dt.date | None = None,
) -> list[FreeDay]:
    """The days, each with the slots that meet no session of some kinds and no event of one's own.

    A slot stays `margin` away from these, and is as long as can be. What is cancelled, not busy or
    without length keeps nothing from being free, as it is in no clash. With `on` that day alone.
    A sweep over the sessions in order, O(n log n) for n of them.
    """
    yours = {id(event.session) for event in own}
    clear_of = [
        one for one in placed(agenda, own) if one.session.kind in kinds or id(one.session) in yours
    ]
    days = [
        (day, start, end, _gaps(start, end, taken))
        for day, start, end, taken in _each_day(_windows(agenda), taken_by(clear_of, margin))
        if on in {None, day}
    ]
    wide = [[gap for gap in gaps if gap.length >= length] for *_, gaps in days]
    named = _naming(wide, _beside(agenda, own, clear_of))
    return [
        FreeDay(day, start, end, slots, max(gaps, key=lambda gap: gap.length, default=None))
        for (day, start, end, gaps), slots in zip(days, named, strict=True)
    ]


def taken_by(sessions: Iterable[Placed], margin: dt.timedelta) -> list[Taken]:
    """The time that sessions and the margin around them take: in order, nowhere twice."""
    edges: list[tuple[dt.datetime, int, int]] = []
    for one in sessions:
        edges.append((_moved(one.start, -margin), 1, one.place))
        edges.append((_moved(one.until, margin), -1, one.place))
    edges.sort()
    found: list[Taken] = []
    # How many take the time at hand, and the sum of their places: of one alone, its own.
    number = places = 0
    for (start, step, place), (end, *_) in pairwise(edges):
        number += step
        places += step * place
        if not number or start == end:
            continue
        sole = places if number == 1 else None
        if found and (found[-1].end, found[-1].sole) == (start, sole):
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Taken(start, end, sole))
    return found


def bounds_of_days(agenda: Agenda) -> dict[dt.date, tuple[dt.datetime, dt.datetime]]:
    """Each day's first start and last end; days on which nothing takes place are left out."""
    bounds: dict[dt.date, tuple[dt.datetime, dt.datetime]] = {}
    for session in agenda.live:
        day, until = agenda.day_of(session), agenda.until(session)
        start, end = bounds.get(day, (session.start, until))
        bounds[day] = start, max(until, end)
    return bounds


def _moved(instant: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """The instant moved, at most to the calendar's end."""
    try:
        return instant + by
    except OverflowError:
        return FOREVER if by > NO_GAP else dt.datetime.min.replace(tzinfo=dt.UTC)


def _windows(agenda: Agenda) -> Iterator[tuple[dt.date, dt.datetime, dt.datetime]]:
    """Each day's first start and last end.

    What lasts into another day's sessions ends with their first start: no time is of two days.
    """
    bounds = bounds_of_days(agenda)
    next_starts = [*(start for start, _ in bounds.values()), FOREVER][1:]
    for (day, (start, end)), next_start in zip(bounds.items(), next_starts, strict=True):
        yield day, start, min(end, next_start)


def _each_day(
    windows: Iterable[tuple[dt.date, dt.datetime, dt.datetime]], taken: Sequence[Taken]
) -> Iterator[tuple[dt.date, dt.datetime, dt.datetime, Sequence[Taken]]]:
    """Each day with what is taken of it; both in order."""
    first = 0
    for day, start, end in windows:
        while first < len(taken) and taken[first].end <= start:
            first += 1
        last = first
        while last < len(taken) and taken[last].start < end:
            last += 1
        yield day, start, end, taken[first:last]
        # The last of these may reach into the next day.
        first = max(first, last - 1)


def _gaps(start: dt.datetime, end: dt.datetime, taken: Iterable[Taken]) -> list[Slot]:
    """What is left between two instants."""
    gaps = []
    for one in taken:
        if one.start > start:
            gaps.append(Slot(start, one.start))
        start = one.end
    if end > start:
        gaps.append(Slot(start, end))
    return gaps


def _beside(
    agenda: Agenda, own: Iterable[Own], clear_of: Iterable[Placed]
) -> list[tuple[Session, dt.datetime]]:
    """All others that last, with the instants until which they count, in listing order."""
    avoided = {id(one.session) for one in clear_of}
    lasting = [(session, agenda.until(session)) for session in agenda.live]
    lasting += [(event.session, event.until) for event in own]
    lasting.sort(key=lambda item: start_then_end(item[0]))
    return [
        (session, until)
        for session, until in lasting
        if id(session) not in avoided and until > session.start
    ]


def _naming(
    days: Iterable[Iterable[Slot]], others: Sequence[tuple[Session, dt.datetime]]
) -> Iterator[tuple[Slot, ...]]:
    """The slots of each day with what runs during each; both in order of time."""
    running: list[tuple[Session, dt.datetime]] = []
    following = 0
    for slots in days:
        named = []
        for slot in slots:
            while following < len(others) and others[following][0].start < slot.end:
                running.append(others[following])
                following += 1
            running = [one for one in running if one[1] > slot.start]
            named.append(slot._replace(during=tuple(session for session, _ in running)))
        yield tuple(named)
