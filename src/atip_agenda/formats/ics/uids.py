"""UIDs of sessions, the same in all versions of an agenda.

A calendar that imports a new version updates the events whose UID it knows, and adds the others.
"""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atip_agenda.conference import Conference
    from atip_agenda.models import Agenda, Session

# Two events without a UID are the same where these properties are.
_ALIKE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "SUMMARY", "LOCATION", "URL")
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "https://atip-agenda.invalid/")


def uid_of_lines(lines: Iterable[str]) -> str:
    """Return a UID for an event that is read and has none: the same whenever it is read."""
    content = sorted(line for line in lines if line.startswith(_ALIKE))
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:32]


def uids_of(sessions: Iterable[Session], conference: Conference) -> Sequence[str]:
    """Return a unique UID for each session of a conference.

    It is the session's own `uid`, else one made of its id and the conference's title and year. If
    several share a `uid`, as the times of an event that repeats do, the first one keeps it.
    """
    taken: set[str] = set()
    uids = []
    for session in sessions:
        uid = _own(session)
        number = 0
        while not uid or uid in taken:
            uid = _made(session, conference, number)
            number += 1
        taken.add(uid)
        uids.append(uid)
    return uids


def gone_since(old: Agenda, new: Agenda) -> tuple[Session, ...]:
    """Return the sessions that the new version lacks, with the UIDs they had in the old one."""
    kept = {*uids_of(new.sessions, new.conference)}
    uids = uids_of(old.sessions, old.conference)
    return tuple(
        session.model_copy(update={"uid": uid})
        for session, uid in zip(old.sessions, uids, strict=True)
        if uid not in kept
    )


def _own(session: Session) -> str:
    """Return a session's `uid` if a calendar can hold it, else nothing."""
    uid = session.uid or ""
    return uid if uid == line_of(harmless(uid)) else ""


def _made(session: Session, conference: Conference, number: int) -> str:
    words = [line_of(conference.title).casefold(), str(conference.first_day.year), session.id]
    return str(uuid.uuid5(_OURS, "\n".join([*words, str(number)] if number else words)))
