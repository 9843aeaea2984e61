"""The user's own events, which count as side events beside the agenda's sessions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from atip_agenda.models import SIDE_EVENT, Agenda, Session


class OwnEvent(NamedTuple):
    """An event that is not in the agenda, with its effective end."""

    session: Session
    until: dt.datetime


def typed_events(
    agenda: Agenda, spans: Iterable[tuple[dt.datetime, dt.datetime, str]]
) -> list[OwnEvent]:
    """Return events given by start, end and title, with ids that the agenda does not have."""
    taken = {session.id for session in agenda.sessions}
    events = []
    for start, end, typed in spans:
        # Arguments may have bytes that are not UTF-8, which JSON cannot represent.
        title = typed.encode("utf-8", "replace").decode()
        session = Session(id=_free_id(taken), kind=SIDE_EVENT, title=title, start=start, end=end)
        taken.add(session.id)
        events.append(OwnEvent(session, end))
    return events


def events_of(agenda: Agenda) -> list[OwnEvent]:
    """Return the sessions of another agenda as side events."""
    return [
        OwnEvent(session.model_copy(update={"kind": SIDE_EVENT}), agenda.until(session))
        for session in agenda.live
    ]


def on_day(agenda: Agenda, events: list[OwnEvent], day: dt.date | None) -> list[OwnEvent]:
    """Return the events that take place on a day, at least in part; all without a day."""
    if day is None:
        return events
    start, end = (agenda.conference.start_of(one) for one in (day, day + dt.timedelta(days=1)))
    return [
        event
        for event in events
        if event.session.start < end and (event.session.start >= start or event.until > start)
    ]


def _free_id(taken: set[str]) -> str:
    number, name = 1, "your-event"
    while name in taken:
        number += 1
        name = f"your-event-{number}"
    return name
