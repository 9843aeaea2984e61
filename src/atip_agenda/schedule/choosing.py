"""A part of an agenda that is an agenda of its own, and what a revision left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atip_agenda.models import Agenda, Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def only(agenda: Agenda, sessions: Iterable[Session]) -> Agenda:
    """The agenda with those of its sessions alone; the conference's facts and the order stay."""
    ids = {session.id for session in sessions}
    if len(ids) == len(agenda.sessions):
        return agenda
    # A copy would keep what was found out about all sessions.
    fields = {
        "$schema": agenda.schema_uri,
        "version": agenda.version,
        "conference": agenda.conference,
        "sessions": tuple(session for session in agenda.sessions if session.id in ids),
    }
    return Agenda.model_validate(fields)


def gone_since(old: Sequence[Session], new: Agenda) -> tuple[Session, ...]:
    """The older version's sessions that calendars will not find in the new one.

    Calendars know a session by its uid, or by its id where it has none: one that was only renamed
    is another to them.
    """
    known = {_name(session) for session in new.sessions}
    return tuple(session for session in old if _name(session) not in known)


def _name(session: Session) -> str:
    return session.uid or session.id
