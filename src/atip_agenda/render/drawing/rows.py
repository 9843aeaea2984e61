"""Sessions as rows of the grid: their times, symbols, badges and details."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.blocks import faded_facts
from atip_agenda.render.drawing.grid import Grid, Note, Row, Times
from atip_agenda.render.drawing.page import Segment
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment

NOW_MARKER = Segment(roles.RUNNING, roles.NOW)


def session_row(
    view: View,
    session: Session,
    grid: Grid,
    *,
    role: str = "",
    marker: Segment | None = None,
    badges: Sequence[Segment] = (),
    notes: Sequence[Note] = (),
    day: str = "",
) -> Row:
    """A session's row; a role that dims or strikes it also takes its symbol's colour."""
    faded = role in {roles.PAST, roles.GONE}
    details = faded_facts(view.page, details_of(session), grid.body_width)
    return Row(
        times=times_between(view, session.start, session.end, day),
        symbol=symbol_of(view, session, role if faded else None),
        title=[Segment(session.title)],
        id=session.id,
        marker=marker,
        role=role,
        badges=badges,
        notes=(*([Note(details)] if details else []), *notes),
    )


def row_at(view: View, session: Session, grid: Grid, moment: Moment, day: dt.date) -> Row:
    """A session's row under a day's heading: cancelled, running, over, or still to come."""
    badges = [*status_badges(session), *day_badges(view, session.start, session.end, day)]
    if session.cancelled:
        return session_row(view, session, grid, role=roles.GONE, badges=badges)
    if session in moment.running:
        role = ""
        if session.end is not None:
            role = roles.BOLD
            badges.insert(0, left_badge(view, session, moment.at))
        return session_row(view, session, grid, role=role, marker=NOW_MARKER, badges=badges)
    if session.start <= moment.at and moment.state != "after":
        badges = [badge._replace(role=roles.PAST) for badge in badges]
        return session_row(view, session, grid, role=roles.PAST, badges=badges)
    if moment.state == "break" and session in moment.next:
        badges.insert(0, wait_badge(view, session, moment.at))
    return session_row(view, session, grid, badges=badges)


def times_between(view: View, start: dt.datetime, end: dt.datetime | None, day: str = "") -> Times:
    """The times of a row: in the zone shown, and in the venue's if that is another one."""
    first, _, last = wording.range_of(start, end, view.zone).partition("–")
    venue = wording.range_of(start, end, view.venue) if view.two_zones else ""
    return Times(first, last, venue, day)


def symbol_of(view: View, session: Session, role: str | None = None) -> Segment:
    """A session's symbol in its kind's colour, or in another role."""
    color = roles.color_of(session.kind) if role is None else role
    return view.page.segment(view.symbols.get(session.kind, ""), color)


def details_of(session: Session) -> list[str]:
    """Room, track and speakers, where a session has them."""
    facts = (session.room, session.track, *session.speakers)
    return [fact for fact in facts if fact and not fact.isspace()]


def day_badges(
    view: View, start: dt.datetime, end: dt.datetime | None, day: dt.date
) -> list[Segment]:
    """Badges for dates that differ from the day of the heading: +1 day, ends +1 day, to 21 Apr."""
    first = wording.shift(start, day, view.zone)
    last = wording.shift(end, day, view.zone) if end else first
    badges = []
    if first:
        badges.append(Segment(wording.shift_words(first), roles.BOLD))
    if last_day := wording.last_whole_day(start, end, view.zone):
        if last_day != start.astimezone(view.zone).date():
            badges.append(Segment(f"to {last_day.day} {last_day:%b}", roles.BOLD))
    elif last not in {first, 0}:
        badges.append(Segment(f"ends {wording.shift_words(last)}", roles.BOLD))
    return badges


def end_badges(view: View, session: Session) -> list[Segment]:
    """A badge for an end on another date than the start."""
    day = session.start.astimezone(view.zone).date()
    return day_badges(view, session.start, session.end, day)


def status_badges(session: Session) -> list[Segment]:
    """A badge for a session that is not confirmed."""
    if session.status == "confirmed":
        return []
    return [Segment(session.status, roles.STRUCK if session.cancelled else "")]


def wait_badge(view: View, session: Session, at: dt.datetime, *, then: bool = False) -> Segment:
    """The badge of a session to come: in 17 h 15, or 17 h 15 later than another time."""
    minutes, days = minutes_between(at, session.start), view.days_between(at, session.start)
    return Segment(wording.wait(minutes, days, then=then, short=True), roles.NOW)


def left_badge(view: View, session: Session, now: dt.datetime) -> Segment:
    """The badge of a running session with an end: 45 min left."""
    until = view.agenda.until(session)
    days = view.days_between(now, until)
    return Segment(wording.left(minutes_between(now, until), days, short=True), roles.NOW)
