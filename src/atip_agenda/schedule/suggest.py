"""Where else a clashing event could be held: the nearest free slots before and after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atip_agenda.models import FOREVER, PLENARY, SIDE_EVENT, Agenda, Session
from atip_agenda.schedule.clashes import NO_GAP, Clash, Pairing, Scheduled, busy_sessions
from atip_agenda.schedule.free import (
    EVER,
    Slot,
    Span,
    bounds_of_days,
    busy_times,
    moved,
    slots_between,
    within,
)
from atip_agenda.schedule.own_events import OwnEvent

DAY = dt.timedelta(days=1)
LAST = FOREVER - DAY  # so that an instant exists in every zone, and the day after it


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
    own: Sequence[OwnEvent] = (),
    since: dt.datetime = EVER,
) -> list[Suggestion]:
    """Return for each clash when its event would be free, for as long as it lasts.

    Free means `margin` away from plenary sessions, own events and all that it could clash with by
    `pairing`. Both slots start on the event's day, not before that day's first start nor before
    `since`; the later one may run past the day's last end.
    """
    sessions = busy_sessions(agenda, own)
    bounds = bounds_of_days(agenda)
    closed: dict[str | None, _Closed] = {}
    found: dict[int, Suggestion] = {}
    suggestions = []
    for clash in clashes:
        event = min(clash.pair, key=_firmness)
        if event.number not in found:
            # An own event that clashes with another may be of no kind to compare.
            partner = pairing.partner_of(event.session) if pairing.has(event.session) else ""
            if partner not in closed:
                closed[partner] = _Closed(sessions, partner, margin)
            day = agenda.day_of(event.session)
            first_start, _ = bounds.get(day, (event.start, event.start))
            earliest = max(first_start, since)
            day_end = agenda.conference.start_of(day + DAY)
            found[event.number] = Suggestion(
                event.session,
                _earlier(event, earliest, closed[partner]),
                _later(event, earliest, day_end, closed[partner]),
            )
        suggestions.append(found[event.number])
    return suggestions


def _firmness(one: Scheduled) -> tuple[bool, bool, bool]:
    """The key by which an own event moves first, then a side event, a plenary session last."""
    return one.own is None, one.session.kind != SIDE_EVENT, one.session.kind in PLENARY


class _Closed:
    """The times closed to events that can clash with sessions of one kind, or of any (None)."""

    def __init__(
        self, sessions: Iterable[Scheduled], partner: str | None, margin: dt.timedelta
    ) -> None:
        self._partner = partner
        self._margin = margin
        closing = [one for one in sessions if self._closes(one)]
        self._once = busy_times(closing, margin)
        self._twice = busy_times(closing, margin, by=2)

    def _closes(self, one: Scheduled) -> bool:
        kind = one.session.kind
        return self._partner in {None, kind} or kind in PLENARY or one.own is not None

    def to(self, event: Scheduled, start: dt.datetime, end: dt.datetime) -> list[Span]:
        """Return the times between two instants that others than the event itself close."""
        if not self._closes(event):
            return within(self._once, start, end)
        from_, until = moved(event.start, -self._margin), moved(event.until, self._margin)
        return [
            *within(self._once, start, min(from_, end)),
            *within(self._twice, max(from_, start), min(until, end)),
            *within(self._once, max(until, start), end),
        ]


def _earlier(event: Scheduled, earliest: dt.datetime, closed: _Closed) -> Slot | None:
    """Return the last free slot that starts before the event does."""
    length = event.until - event.start
    free = slots_between(earliest, event.until, closed.to(event, earliest, event.until))
    ends = (slot.end for slot in reversed(free) if slot.length >= length)
    end = next(ends, None)
    return Slot(end - length, end) if end else None


def _later(
    event: Scheduled, earliest: dt.datetime, day_end: dt.datetime, closed: _Closed
) -> Slot | None:
    """Return the first free slot that starts after the event does, on its day."""
    length = event.until - event.start
    start, end = max(event.start, earliest), min(moved(day_end, length), LAST)
    free = slots_between(start, end, closed.to(event, start, end))
    starts = (slot.start for slot in free if slot.length >= length and slot.start < day_end)
    start_of_slot = next(starts, None)
    return Slot(start_of_slot, start_of_slot + length) if start_of_slot else None
