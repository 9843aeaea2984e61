"""The slots in which an event would meet none of the sessions to keep clear of."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from atip_agenda.models import FOREVER, Agenda, Session
from atip_agenda.schedule.clashes import NO_GAP, Scheduled, scheduled
from atip_agenda.schedule.moments import Moment
from atip_agenda.schedule.own_events import OwnEvent

EVER = dt.datetime.min.replace(tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


class Slot(NamedTuple):
    """Free time; `during` is what else takes place then, in listing order."""

    start: dt.datetime
    end: dt.datetime
    during: tuple[Session, ...] = ()

    @property
    def length(self) -> dt.timedelta:
        """How long it is."""
        return self.end - self.start


class FreeDay(NamedTuple):
    """A day with sessions, from its first start to its last end, and its free time.

    `slots` are as long as was asked for. `longest` is the longest slot of any length, without its
    `during`; None if nothing is free.
    """

    day: dt.date
    start: dt.datetime
    end: dt.datetime
    slots: tuple[Slot, ...]
    longest: Slot | None


class Span(NamedTuple):
    """Time from a start to an end: busy, or of a block of the programme."""

    start: dt.datetime
    end: dt.datetime


def free_days(
    agenda: Agenda,
    *,
    kinds: Collection[str],
    length: dt.timedelta,
    margin: dt.timedelta = NO_GAP,
    own: Sequence[OwnEvent] = (),
    on: dt.date | None = None,
    since: dt.datetime | None = None,
    inside: Collection[str] = (),
) -> list[FreeDay]:
    """Return each day with the slots that meet no session of some kinds and no own event.

    A slot keeps `margin` away from these, and is as long as can be. What is cancelled, not busy or
    without length blocks nothing, as it clashes with nothing. With `on` only that day is returned.
    No slot starts before `since`, and all lie within sessions of the kinds `inside`, if any.
    """
    clear_of: list[Scheduled] = []
    others: list[Scheduled] = []
    for one in scheduled(agenda, own):
        avoided = one.session.busy and (one.session.kind in kinds or one.own is not None)
        (clear_of if avoided else others).append(one)
    busy = busy_times(clear_of, margin)
    blocks = [Span(EVER, FOREVER)]
    if inside:
        blocks = busy_times([one for one in scheduled(agenda) if one.session.kind in inside])
    days = []
    for day, start, end in _days_with_sessions(agenda):
        if on in {None, day}:
            parts = within(blocks, start if since is None else max(start, since), end)
            free = [slots_between(*part, within(busy, *part)) for part in parts]
            days.append((day, start, end, [slot for slots in free for slot in slots]))
    wide = [[slot for slot in slots if slot.length >= length] for *_, slots in days]
    return [
        FreeDay(day, start, end, named, max(slots, key=lambda slot: slot.length, default=None))
        for (day, start, end, slots), named in zip(days, _with_during(wide, others), strict=True)
    ]


def offered_from(moment: Moment) -> dt.datetime | None:
    """Return the whole minute from which slots are offered; None once the conference is over."""
    if moment.state == "after":
        return None
    begun = moment.at.replace(second=0, microsecond=0)
    return begun if begun == moment.at else moved(begun, MINUTE)


def busy_times(
    sessions: Iterable[Scheduled], margin: dt.timedelta = NO_GAP, by: int = 1
) -> list[Span]:
    """Return the times that at least `by` sessions take with `margin` around them, in order."""
    edges = []
    for one in sessions:
        edges += [(moved(one.start, -margin), False), (moved(one.until, margin), True)]
    edges.sort()  # at one instant, starts come before ends
    found: list[Span] = []
    running = 0
    start = EVER
    for instant, is_end in edges:
        running += -1 if is_end else 1
        if running == by and not is_end:
            start = instant
        elif running == by - 1 and is_end and instant > start:
            found.append(Span(start, instant))
    return found


def within(spans: Sequence[Span], start: dt.datetime, end: dt.datetime) -> list[Span]:
    """Return the spans between two instants, cut off there; `spans` is in order."""
    if start >= end:
        return []
    first = bisect_right(spans, start, key=lambda one: one.end)
    after = bisect_left(spans, end, key=lambda one: one.start)
    return [Span(max(one.start, start), min(one.end, end)) for one in spans[first:after]]


def slots_between(start: dt.datetime, end: dt.datetime, busy: Iterable[Span]) -> list[Slot]:
    """Return the free time between two instants."""
    edges = [Span(start, start), *busy, Span(end, end)]
    return [
        Slot(one.end, following.start)
        for one, following in pairwise(edges)
        if one.end < following.start
    ]


def bounds_of_days(agenda: Agenda) -> dict[dt.date, tuple[dt.datetime, dt.datetime]]:
    """Return the first start and last end of each day on which something takes place."""
    bounds: dict[dt.date, tuple[dt.datetime, dt.datetime]] = {}
    for session in agenda.live:
        day, until = agenda.day_of(session), agenda.until(session)
        start, end = bounds.get(day, (session.start, until))
        bounds[day] = start, max(until, end)
    return bounds


def moved(instant: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return an instant moved, at most to either end of the calendar."""
    try:
        return instant + by
    except OverflowError:
        return FOREVER if by > NO_GAP else EVER


def _days_with_sessions(agenda: Agenda) -> Iterator[tuple[dt.date, dt.datetime, dt.datetime]]:
    """Yield each day's first start and last end, or the next day's first start if that is sooner.

    A session that runs into the next day is cut there, so that no slot belongs to two days.
    """
    bounds = bounds_of_days(agenda)
    next_starts = [*(start for start, _ in bounds.values()), FOREVER][1:]
    for (day, (start, end)), next_start in zip(bounds.items(), next_starts, strict=True):
        yield day, start, min(end, next_start)


def _with_during(
    days: Iterable[Iterable[Slot]], others: Sequence[Scheduled]
) -> Iterator[tuple[Slot, ...]]:
    """Yield the slots of each day with what takes place during each; both are in order."""
    running: list[Scheduled] = []
    started = 0
    for slots in days:
        named = []
        for slot in slots:
            while started < len(others) and others[started].start < slot.end:
                running.append(others[started])
                started += 1
            running = [one for one in running if one.until > slot.start]
            named.append(slot._replace(during=tuple(one.session for one in running)))
        yield tuple(named)
