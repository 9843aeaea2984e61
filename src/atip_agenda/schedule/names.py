"""Find rooms, tracks and speakers by any piece of a name that no other has."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import AmbiguousNameError, UnknownNameError, UnreadableWordsError
from atip_agenda.models import Agenda, Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOM, TRACK, SPEAKER = "room", "track", "speaker"
CANDIDATES = 5  # named for an ambiguous name; a long agenda has hundreds of "Lunch"
_LISTED = 12  # up to so many names, an error lists them all


class Names(NamedTuple):
    """The rooms, tracks and speakers to select; empty means any."""

    rooms: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def hold(self, session: Session) -> bool:
        """Whether a session is in one of the rooms and tracks and has one of the speakers."""
        return (
            (not self.rooms or session.room in self.rooms)
            and (not self.tracks or session.track in self.tracks)
            and (not self.speakers or not set(self.speakers).isdisjoint(session.speakers))
        )


def names_in(agenda: Agenda, sort: str) -> tuple[str, ...]:
    """Return an agenda's names of one sort, in order of appearance."""
    names: Iterable[str | None]
    if sort == SPEAKER:
        names = (name for session in agenda.ordered for name in session.speakers)
    else:
        names = (session.room if sort == ROOM else session.track for session in agenda.ordered)
    return tuple(dict.fromkeys(name for name in names if name and name.strip()))


def names_meant(agenda: Agenda, asked: Mapping[str, Sequence[str] | None]) -> Names:
    """Return the names that pieces of names mean, by sort.

    Raises UnknownNameError or AmbiguousNameError with candidates.
    """
    found = []
    for sort in (ROOM, TRACK, SPEAKER):
        known = names_in(agenda, sort)
        meant = (name_meant(sort, piece, known) for piece in asked[sort] or ())
        found.append(tuple(dict.fromkeys(meant)))
    return Names(*found)


def name_meant(sort: str, piece: str, known: Sequence[str]) -> str:
    """Return the one name that a piece of it means.

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


def plain_words(text: str) -> str:
    """Return the words without case and punctuation: `panel 1` for `panel-1` and `Panel 1:`."""
    kept = (character if character.isalnum() else " " for character in text.casefold())
    return " ".join("".join(kept).split())


def _found(piece: str, known: Sequence[str]) -> list[str]:
    """Return the names with a piece: as the whole name, else in whole words, else anywhere."""
    if piece in known:
        return [piece]
    wanted = plain_words(piece)
    plain = [(name, plain_words(name)) for name in known]
    if not wanted:  # only punctuation
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
