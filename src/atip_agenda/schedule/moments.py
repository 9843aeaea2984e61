"""What is on at a moment, and what comes next: the one engine of `now`, `at` and `next`."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from atip_agenda.models import Agenda, Session

# What the clock says at a moment (design.md, section 4), whatever the kinds.
State = Literal["before", "running", "break", "overnight", "after"]


class Moment(NamedTuple):
    """The programme at one instant.

    `running` holds bounded sessions before open-ended ones; `next` all that share the next start;
    `latest` is the session that started last, and `ended` when the last of all ends: None where
    there is none.
    """

    at: dt.datetime
    state: State
    running: tuple[Session, ...]
    next: tuple[Session, ...]
    latest: Session | None
    ended: dt.datetime | None


def moment_at(agenda: Agenda, at: dt.datetime) -> Moment:
    """The programme at an instant; cancelled sessions count for nothing."""
    begun = [session for session in agenda.live if session.start <= at]
    running = [session for session in begun if at < agenda.until(session)]
    running.sort(key=lambda session: session.end is None)
    coming = next_after(agenda, at)
    latest = begun[-1] if begun else None
    state = _state(agenda, running, latest, coming)
    ended = None
    if state == "after":
        ended = max(map(agenda.until, agenda.live), default=None)
    return Moment(at, state, tuple(running), coming, latest, ended)


def next_after(
    agenda: Agenda,
    at: dt.datetime,
    *,
    count: int | None = None,
    within: dt.timedelta | None = None,
    chosen: Callable[[Session], bool] | None = None,
) -> tuple[Session, ...]:
    """What starts strictly later than an instant, in order.

    Without `count` all sessions that share the next start, with it that many at most; with
    `within` only those that start no later than that after the instant, with `chosen` only those
    that it chooses.
    """
    coming: Iterable[Session] = (session for session in agenda.live if session.start > at)
    if chosen is not None:
        coming = filter(chosen, coming)
    if within is not None:
        coming = (session for session in coming if session.start - at <= within)
    later = tuple(coming)
    if count is not None:
        return later[:count]
    return tuple(session for session in later if session.start == later[0].start)


def _state(
    agenda: Agenda,
    running: list[Session],
    latest: Session | None,
    coming: tuple[Session, ...],
) -> State:
    if running:
        return "running"
    if not coming:
        return "after"
    if latest is None:
        return "before"
    # Early on Tuesday, before its first start, it is still the night after Monday.
    same_day = agenda.day_of(latest) == agenda.day_of(coming[0])
    return "break" if same_day else "overnight"
