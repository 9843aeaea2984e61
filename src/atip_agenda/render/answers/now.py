"""What is on at a moment: what `now` and `at` say."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.models import Session, minutes_between
from atip_agenda.render import records
from atip_agenda.render.drawing.page import Line
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment


class Asked(NamedTuple):
    """A moment, and the zone in which it was asked for, if that was named."""

    moment: Moment
    zone: dt.tzinfo | None = None


class Moments(NamedTuple):
    """What was asked: one moment for `now`, as many as the words can mean for `at`."""

    asked: Sequence[Asked]
    single: bool = False


def screen(moments: Moments, view: View) -> list[Line]:
    """The moments below each other, two empty lines between them."""
    from atip_agenda.render.answers import (
        now_screen as moment_screen,  # a pipe needs nothing of what draws
    )

    return moment_screen.drawn(moments.asked, view)


def absence(moments: Moments, view: View) -> str:
    """Never anything: a moment always has its state."""
    del moments, view
    return ""


def lines(moments: Moments, view: View) -> Iterator[str]:
    """For each moment its state, then what runs and what comes next."""
    for moment, _ in moments.asked:
        yield records.record((moment.state, records.time_field(moment.at, view.zone)))
        for session in moment.running:
            left = _minutes_left(view, moment, session)
            yield _record("running", left, session, view)
        for session in moment.next:
            yield _record("next", minutes_between(moment.at, session.start), session, view)


def document(moments: Moments, view: View) -> object:
    """The moment as an object, or the moments as a list of such."""
    objects = [_object(moment, view) for moment, _ in moments.asked]
    return objects[0] if moments.single else objects


def _record(word: str, minutes: int | None, session: Session, view: View) -> str:
    figure = "" if minutes is None else str(minutes)
    return records.record((word, figure, *records.session_fields(session, view.zone)))


def _object(moment: Moment, view: View) -> dict[str, object]:
    from atip_agenda.render import jsonout  # neither a pipe nor a screen needs it

    return {
        "at": jsonout.time_value(moment.at, view.zone),
        "timezone": view.zone.key,
        "state": moment.state,
        "running": [
            {
                **jsonout.session_object(session, view),
                "minutes_left": _minutes_left(view, moment, session),
            }
            for session in moment.running
        ],
        "next": jsonout.session_objects(moment.next, view),
        "minutes_to_next": (
            minutes_between(moment.at, moment.next[0].start) if moment.next else None
        ),
    }


def _minutes_left(view: View, moment: Moment, session: Session) -> int | None:
    """Minutes until a session ends, None where its end is open."""
    if session.end is None:
        return None
    return minutes_between(moment.at, view.agenda.until(session))
