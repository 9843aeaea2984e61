"""Rooms, tracks and speakers, named by any piece that no other has."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import AmbiguousNameError, UnknownNameError, UnreadableWordsError
from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.select import CANDIDATES, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOM, TRACK, SPEAKER = "room", "track", "speaker"
_LISTED = 12  # that many are named whole where none of them is asked for


class Names(NamedTuple):
    """The rooms, tracks and speakers that are asked for; of each sort one has to fit."""

    rooms: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def hold(self, session: Session) -> bool:
        """Whether a session is in one of the rooms and tracks, and has one of the speakers."""
        return (
            (not self.rooms or session.room in self.rooms)
            and (not self.tracks or session.track in self.tracks)
            and (not self.speakers or not set(self.speakers).isdisjoint(session.speakers))
        )


def names_in(agenda: Agenda, sort: str) -> tuple[str, ...]:
    """The names of a sort that an agenda has, as they appear."""
    names: Iterable[str | None]
    if sort == SPEAKER:
        names = (name for session in agenda.ordered for name in session.speakers)
    else:
        names = (session.room if sort == ROOM else session.track for session in agenda.ordered)
    return tuple(dict.fromkeys(name for name in names if name and name.strip()))


def names_meant(agenda: Agenda, asked: Mapping[str, Sequence[str] | None]) -> Names:
    """What pieces of names mean, by their sorts.

    Raises UnknownNameError or AmbiguousNameError, with the names that may be meant.
    """
    found = []
    for sort in (ROOM, TRACK, SPEAKER):
        known = names_in(agenda, sort)
        meant = (name_meant(sort, piece, known) for piece in asked[sort] or ())
        found.append(tuple(dict.fromkeys(meant)))
    return Names(*found)


def name_meant(sort: str, piece: str, known: Sequence[str]) -> str:
    """The one name that a piece of it means.

    >>> name_meant("room", "hall b", ["Hall A", "Hall B"])
    'Hall B'
    """
    if not piece.strip():
        raise UnreadableWordsError(sort, "", "", f"name a {sort}, or a piece of its name")
    found = _found(piece, known)
    if len(found) == 1:
        return found[0]
    if found:
        more = [f"{len(found) - CANDIDATES} more"] if len(found) > CANDIDATES else []
        raise AmbiguousNameError(sort, piece, [*found[:CANDIDATES], *more])
    if not known:
        raise UnknownNameError(sort, piece, (), f"the agenda names no {sort}")
    if len(known) <= _LISTED:
        are = f"the {sort}s are" if len(known) > 1 else f"the only {sort} is"
        raise UnknownNameError(sort, piece, known, are)
    near = _nearest(piece, known)
    if not near:
        raise UnknownNameError(sort, piece, (), f"none of the {len(known)} {sort}s is like it")
    are = "the nearest is" if len(near) == 1 else "the nearest are"
    raise UnknownNameError(sort, piece, near, are)


def _found(piece: str, known: Sequence[str]) -> list[str]:
    """The names that a piece is of: as a whole, else in whole words, else in parts of words."""
    if piece in known:
        return [piece]
    wanted = plain_words(piece)
    plain = [(name, plain_words(name)) for name in known]
    if not wanted:  # of signs alone
        return [name for name in known if piece.strip() in name]
    return (
        [name for name, words in plain if words == wanted]
        or [name for name, words in plain if f" {wanted} " in f" {words} "]
        or [name for name, words in plain if wanted in words]
    )


def _nearest(piece: str, known: Sequence[str]) -> list[str]:
    by_words = {plain_words(name): name for name in known}
    near = difflib.get_close_matches(plain_words(piece), by_words, n=3, cutoff=0.6)
    return [by_words[words] for words in near]
