"""The user's own events, which count as side events beside the agenda's sessions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from atip_agenda.models import SIDE_EVENT, Agenda, Session


class OwnEvent(NamedTuple):
    """An event that is not in the agenda, with its effective end.

    `typed` is true if it was typed in the call; the answer then repeats it.
    """

    session: Session
    until: dt.datetime
    typed: bool


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
        events.append(OwnEvent(session, end, typed=True))
    return events


def events_of(agenda: Agenda) -> list[OwnEvent]:
    """Return the sessions of another agenda as side events."""
    return [
        OwnEvent(
            session.model_copy(update={"kind": SIDE_EVENT}), agenda.until(session), typed=False
        )
        for session in agenda.live
    ]


def _free_id(taken: set[str]) -> str:
    number, name = 1, "your-event"
    while name in taken:
        number += 1
        name = f"your-event-{number}"
    return name
