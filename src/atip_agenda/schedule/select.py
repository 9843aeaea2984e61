"""Select sessions by day, kind and name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from atip_agenda.errors import AmbiguousNameError, UnknownNameError, UnreadableWordsError
from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.names import CANDIDATES, Names, plain_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

NO_SESSIONS = "the agenda has no sessions"


def sessions_of(
    agenda: Agenda,
    *,
    days: Collection[dt.date] = (),
    kinds: Collection[str] = (),
    names: Names | None = None,
    not_over_at: dt.datetime | None = None,
) -> tuple[Session, ...]:
    """Return the sessions of some days and of some kinds, rooms, tracks and speakers, in order.

    `not_over_at` leaves out those that are over by then, and cancelled ones.
    """
    chosen: Iterable[Session] = agenda.ordered if not_over_at is None else agenda.live
    if not_over_at is not None:
        chosen = (
            session
            for session in chosen
            if session.start > not_over_at or agenda.until(session) > not_over_at
        )
    if days:
        chosen = (session for session in chosen if agenda.day_of(session) in days)
    if kinds:
        chosen = (session for session in chosen if session.kind in kinds)
    if names:
        chosen = filter(names.hold, chosen)
    return tuple(chosen)


def only(agenda: Agenda, sessions: Iterable[Session]) -> Agenda:
    """Return the agenda with only some of its sessions, in the same order."""
    ids = {session.id for session in sessions}
    if len(ids) == len(agenda.sessions):
        return agenda
    # A copy would keep what is cached for all sessions.
    fields = {
        "$schema": agenda.schema_uri,
        "version": agenda.version,
        "conference": agenda.conference,
        "sessions": tuple(session for session in agenda.sessions if session.id in ids),
    }
    return Agenda.model_validate(fields)


def known_kind(agenda: Agenda, kind: str) -> str:
    """Return a kind of the agenda. Raises UnknownNameError for any other."""
    if kind in agenda.kinds:
        return kind
    raise UnknownNameError("kind", kind, agenda.kinds, "" if agenda.kinds else NO_SESSIONS)


def sessions_named(agenda: Agenda, words: Sequence[str]) -> tuple[Session, ...]:
    """Return the session that all words together name, or one session for each word.

    Raises UnknownNameError or AmbiguousNameError.
    """
    if not all(word.strip() for word in words):
        raise UnreadableWordsError("session", "", "", "name one, as panel-1")
    # "panel 5" and "side events" are one name.
    if len(words) > 1 and (
        _found(agenda, " ".join(words)) or not all(_found(agenda, word) for word in words)
    ):
        return (session_named(agenda, " ".join(words)),)
    return tuple(session_named(agenda, word) for word in words)


def session_named(agenda: Agenda, name: str) -> Session:
    """Return the session with an id or an unambiguous part of a title."""
    found = _found(agenda, name)
    if len(found) == 1:
        return found[0]
    if found:
        shown = [in_a_sentence(agenda, session) for session in found[:CANDIDATES]]
        if len(found) > CANDIDATES:
            shown.append(f"{len(found) - CANDIDATES} more")
        raise AmbiguousNameError("session", name, shown)
    labels: dict[str, str] = {}
    for session in agenda.ordered:
        for one in (session.id, plain_words(session.title)):
            labels.setdefault(one, in_a_sentence(agenda, session))
    hint = "atip-agenda list shows them all"
    raise UnknownNameError("session", name, labels, hint, labels=labels)


def in_a_sentence(agenda: Agenda, session: Session) -> str:
    """A session's id with its day and time: panel-1 (Mon 14:30)."""
    return f"{session.id} ({agenda.conference.day_and_time(session.start)})"


def _found(agenda: Agenda, name: str) -> list[Session]:
    """The sessions with a name: by id, else by the words of an id, else by title."""
    wanted = plain_words(name)
    if not wanted:
        return []
    exact = [session for session in agenda.ordered if session.id == name.strip()]
    if exact:
        return exact
    by_id = [session for session in agenda.ordered if plain_words(session.id) == wanted]
    if by_id:
        return by_id
    # A whole title goes before a part of one: "Lunch" before "Lunch talk".
    by_title = [session for session in agenda.ordered if plain_words(session.title) == wanted]
    if by_title:
        return by_title
    padded = f" {wanted} "
    whole_words = [one for one in agenda.ordered if padded in f" {plain_words(one.title)} "]
    return whole_words or [one for one in agenda.ordered if wanted in plain_words(one.title)]


def described(agenda: Agenda) -> tuple[Session, ...]:
    """Return the sessions with a description, in order."""
    return tuple(session for session in agenda.ordered if (session.description or "").strip())
