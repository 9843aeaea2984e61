"""Which sessions overlap, and which gaps between them are tight."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from atip_agenda.models import PANEL, SIDE_EVENT, Agenda, Session, start_then_end
from atip_agenda.schedule.own_events import OwnEvent

NO_GAP = dt.timedelta()


class Pairing(NamedTuple):
    """The two kinds of sessions to compare, which may be the same; None for any two sessions."""

    first: str | None
    second: str | None

    @property
    def has_own(self) -> bool:
        """Whether the user's own events, which are side events, are compared with each other."""
        return self.first is None or self.first == self.second == SIDE_EVENT

    def has(self, session: Session) -> bool:
        """Whether a session is compared with any other."""
        return self.first is None or session.kind in self

    def partner_of(self, session: Session) -> str | None:
        """Return the kind that a session is compared with; None for any."""
        return self.second if session.kind == self.first else self.first

    def group_of(self, session: Session) -> str | None:
        """Return the kind under which its partners look for a session; None for any."""
        return None if self.first is None else session.kind


SIDE_EVENTS_AND_PANELS = Pairing(SIDE_EVENT, PANEL)
ANY_TWO = Pairing(None, None)
OWN_ALONE = Pairing("", "")  # no session of the agenda, whose kinds are words


class Scheduled(NamedTuple):
    """A session with its effective end and its number in listing order.

    `own` is set if it is not a session of the agenda.
    """

    start: dt.datetime
    until: dt.datetime
    number: int
    session: Session
    own: OwnEvent | None = None


class Clash(NamedTuple):
    """Two sessions that overlap or follow each other too closely.

    From `start` to `end` both take place (`overlap`), or neither does (`tight`).
    """

    type: Literal["overlap", "tight"]
    pair: tuple[Scheduled, Scheduled]
    start: dt.datetime
    end: dt.datetime

    @property
    def first(self) -> Session:
        """The first session: of the pairing's first kind, else in listing order."""
        return self.pair[0].session

    @property
    def second(self) -> Session:
        """The second session."""
        return self.pair[1].session

    @property
    def between_own(self) -> bool:
        """Whether both are the user's own events."""
        return all(one.own for one in self.pair)


def missing_kinds(agenda: Agenda, pairing: Pairing, own: Iterable[OwnEvent] = ()) -> list[str]:
    """Return the kinds to compare of which there is no session and no own event."""
    known = {None, *agenda.kinds, *(event.session.kind for event in own)}
    return [kind for kind in dict.fromkeys(pairing) if kind and kind not in known]


def scheduled(agenda: Agenda, own: Iterable[OwnEvent] = ()) -> list[Scheduled]:
    """Return all sessions and own events that take place and have a length, in listing order."""
    listed: list[tuple[Session, dt.datetime, OwnEvent | None]]
    listed = [(session, agenda.until(session), None) for session in agenda.live]
    listed += [(event.session, event.until, event) for event in own]
    listed.sort(key=lambda item: start_then_end(item[0]))
    return [
        Scheduled(session.start, until, number, session, event)
        for number, (session, until, event) in enumerate(listed)
        if until > session.start
    ]


def busy_sessions(agenda: Agenda, own: Iterable[OwnEvent] = ()) -> list[Scheduled]:
    """Return the sessions and own events that can clash, in listing order."""
    return [one for one in scheduled(agenda, own) if one.session.busy]


def clashes_among(
    sessions: Sequence[Scheduled], pairing: Pairing, margin: dt.timedelta = NO_GAP
) -> list[Clash]:
    """Return each pair that overlaps or is less than `margin` apart, in order of time.

    The user's own events are compared with each other as well, whatever the pairing.
    """
    found = [
        clash
        for some, compared in _comparisons(sessions, pairing)
        for clash in _close_pairs(some, compared, margin)
    ]
    found.sort(key=lambda clash: (clash.start, *(one.number for one in clash.pair)))
    return found


def _comparisons(
    sessions: Sequence[Scheduled], pairing: Pairing
) -> Iterator[tuple[Sequence[Scheduled], Pairing]]:
    """Yield the sessions to pair, then the user's own events, unless these are among them."""
    yield sessions, pairing
    if not pairing.has_own:
        yield [one for one in sessions if one.own], ANY_TWO


def _close_pairs(
    sessions: Iterable[Scheduled], pairing: Pairing, margin: dt.timedelta
) -> Iterator[Clash]:
    """Yield the pairs of a pairing that overlap or are too close, in order of the later one."""
    started: defaultdict[str | None, list[Scheduled]] = defaultdict(list)
    for later in sessions:
        if not pairing.has(later.session):
            continue
        partner = pairing.partner_of(later.session)
        # What ended too early for this session did so for all that start later.
        close = [one for one in started[partner] if later.start - one.until < margin]
        started[partner] = close
        for earlier in close:
            yield _clash(earlier, later, pairing)
        started[pairing.group_of(later.session)].append(later)


def tightest_gaps(
    agenda: Agenda,
    sessions: Sequence[Scheduled],
    pairing: Pairing,
    on: dt.date | None = None,
) -> list[tuple[Session, Session]]:
    """Return the pairs with the shortest gap within one day, the earlier session first.

    Ties are all returned. With `on` only that day counts. The user's own events are compared with
    each other as well.
    """
    gaps = [
        gap
        for some, compared in _comparisons(sessions, pairing)
        for gap in _gaps_within_days(agenda, some, compared, on)
    ]
    shortest = min((gap for gap, *_ in gaps), default=None)
    tightest = [
        (earlier, later)
        for gap, just_ended, later in gaps
        if gap == shortest
        for earlier in just_ended
    ]
    return sorted(tightest, key=lambda pair: pair[1].start)


def _gaps_within_days(
    agenda: Agenda, sessions: Iterable[Scheduled], pairing: Pairing, on: dt.date | None
) -> Iterator[tuple[dt.timedelta, list[Session], Session]]:
    """Yield for each session the gap before it, and the sessions that end there."""
    by_end: defaultdict[tuple[dt.date, str | None], defaultdict[dt.datetime, list[Session]]]
    by_end = defaultdict(lambda: defaultdict(list))
    compared = []
    for one in sessions:
        day = agenda.day_of(one.session)
        if pairing.has(one.session) and on in {None, day}:
            by_end[day, pairing.group_of(one.session)][one.until].append(one.session)
            compared.append((day, one))
    ends = {group: sorted(sessions_by_end) for group, sessions_by_end in by_end.items()}
    for day, later in compared:
        group = day, pairing.partner_of(later.session)
        ended = bisect_right(ends.get(group, ()), later.start)
        if ended:
            end = ends[group][ended - 1]
            yield later.start - end, by_end[group][end], later.session


def _clash(earlier: Scheduled, later: Scheduled, pairing: Pairing) -> Clash:
    swapped = pairing.first != pairing.second and later.session.kind == pairing.first
    pair = (later, earlier) if swapped else (earlier, later)
    if earlier.until > later.start:
        return Clash("overlap", pair, later.start, min(earlier.until, later.until))
    return Clash("tight", pair, earlier.until, later.start)
