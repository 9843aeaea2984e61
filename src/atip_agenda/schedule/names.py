"""Rooms, tracks and speakers by any unambiguous part of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import AmbiguousNameError, UnknownNameError, UnreadableWordsError
from atip_agenda.models import Agenda, Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOM, TRACK, SPEAKER = "room", "track", "speaker"
CANDIDATES = 5  # more do not help a reader, and a long agenda has hundreds of "Lunch"


class Names(NamedTuple):
    """The rooms, tracks and speakers asked for; of each sort one has to fit."""

    rooms: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def hold(self, session: Session) -> bool:
        """Whether a session has one of the rooms, one of the tracks and one of the speakers."""
        return (
            (not self.rooms or session.room in self.rooms)
            and (not self.tracks or session.track in self.tracks)
            and (not self.speakers or not set(self.speakers).isdisjoint(session.speakers))
        )


def names_in(agenda: Agenda, sort: str) -> tuple[str, ...]:
    """The names of a sort in an agenda, in the order of appearance."""
    names: Iterable[str | None]
    if sort == SPEAKER:
        names = (name for session in agenda.ordered for name in session.speakers)
    else:
        names = (session.room if sort == ROOM else session.track for session in agenda.ordered)
    return tuple(dict.fromkeys(name for name in names if name and name.strip()))


def names_meant(agenda: Agenda, asked: Mapping[str, Sequence[str] | None]) -> Names:
    """Return the names meant by parts of them. Raises UnknownNameError or AmbiguousNameError."""
    found = []
    for sort in (ROOM, TRACK, SPEAKER):
        known = names_in(agenda, sort)
        meant = (name_meant(sort, piece, known) for piece in asked[sort] or ())
        found.append(tuple(dict.fromkeys(meant)))
    return Names(*found)


def name_meant(sort: str, piece: str, known: Sequence[str]) -> str:
    """Return the one known name that has a piece as a part.

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
    raise UnknownNameError(sort, piece, known, "" if known else f"the agenda has no {sort}s")


def plain_words(text: str) -> str:
    """Return the words without case and punctuation: `panel 1` for `panel-1` and `Panel 1:`."""
    kept = (character if character.isalnum() else " " for character in text.casefold())
    return " ".join("".join(kept).split())


def _found(piece: str, known: Sequence[str]) -> list[str]:
    """The names equal to a piece, else those with it as whole words, else with it anywhere."""
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
