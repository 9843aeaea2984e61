"""What takes place at an instant, and what comes next: for `now`, `at` and `next`."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from atip_agenda.models import Agenda, Session

# The state by the clock alone, whatever the kinds; a lunch is `running`, a `break` has no session.
State = Literal["before", "running", "break", "overnight", "after"]


class Moment(NamedTuple):
    """The programme at one instant.

    `running` has bounded sessions before open-ended ones, `next` all that share the next start.
    `latest` is the session that started last, if any. `ended` is the last end of all once nothing
    is running or to come, else None.
    """

    at: dt.datetime
    state: State
    running: tuple[Session, ...]
    next: tuple[Session, ...]
    latest: Session | None
    ended: dt.datetime | None


def moment_at(agenda: Agenda, at: dt.datetime) -> Moment:
    """Return the programme at an instant, without cancelled sessions."""
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
    """Return what starts strictly later than an instant, in order.

    Without `count` all sessions with the next start are returned, else `count` sessions at most.
    `within` limits the time until the start, `chosen` filters the sessions.
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
    # Early on Tuesday, before its first start, it is `overnight`.
    same_day = agenda.day_of(latest) == agenda.day_of(coming[0])
    return "break" if same_day else "overnight"
