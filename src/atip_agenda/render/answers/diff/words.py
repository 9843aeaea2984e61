"""What is said of the differences between two versions: a word, and what explains it.

A screen and a change note say the same; they make their marks in different ways.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, cast

from atip_agenda import wording
from atip_agenda.models import Agenda, Link, Session, minutes_between
from atip_agenda.render.answers.diff.rewriting import (
    Piece,
    Pieces,
    entries_in_place,
    in_place,
    passages_of,
)
from atip_agenda.render.drawing import roles
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import Change, Changed, Differences
from atip_agenda.schedule.diff.rewording import relisting, rewording

NOTHING = "none"
NO_DIFFERENCE = "No difference."
SAME_WORDS: Pieces = (Piece("the same words, spaced otherwise"),)
_DAY = 24 * 60  # minutes


class Comparison(NamedTuple):
    """An older agenda, where it came from, and what differs in the one that is looked at."""

    old: Agenda
    file: str
    differences: Differences


class Saying(NamedTuple):
    """What is said of one thing that differs: a word for the slot, and lines that explain it.

    In a sentence the lines go on after the word (moved 15 min later), or some sign `joins` them to
    it (room: none → Foyer).
    """

    word: str
    lines: Sequence[Pieces] = ()
    role: str = roles.BOLD
    joins: str = " "


def summary(differences: Differences) -> str:
    """How many sessions differ: 1 added, 1 removed, 3 changed."""
    counts = {
        "added": len(differences.added),
        "removed": len(differences.removed),
        "changed": len(differences.changed),
    }
    said = [f"{number} {word}" for word, number in counts.items() if number]
    return ", ".join(said) or "no session changed"


def title_in_place(changed: Changed) -> Pieces:
    """The title, and where it differs the words that are out and in."""
    return in_place(rewording(changed.old.title, changed.new.title))


def retitled(changed: Changed) -> Saying | None:
    """The word for another title, which itself stands where titles stand."""
    if changed.old.title == changed.new.title:
        return None
    words = rewording(changed.old.title, changed.new.title)
    same = all(run.sort == "kept" for run in words)
    return Saying("retitled", [SAME_WORDS] if same else [], joins=": ")


def sayings_of(changed: Changed, view: View) -> Iterator[Saying]:
    """What is said of a session besides its title, what matters most to who attends it first."""
    changes = {change.field: change for change in changed.changes}
    if change := changes.get("status"):
        yield _status(change)
    if "start" in changes or "end" in changes:
        yield from _times(changed, view)
    for field, say in _SAID.items():
        if change := changes.get(field):
            yield say(change)


def conference_saying(change: Change, view: View) -> Saying:
    """What is said of a fact of the conference."""
    name = {"url": "link"}.get(change.field, change.field.replace("_", " "))
    if change.field == "notes":
        notes = ("\n".join(cast("tuple[str, ...]", value)) for value in (change.old, change.new))
        return Saying(name, _passages(*notes), joins=": ")
    if change.field in {"title", "theme"} and change.old and change.new:
        whole = in_place(rewording(str(change.old), str(change.new)))
        same = all(not piece.mark for piece in whole)
        return Saying(name, [whole, *([SAME_WORDS] if same else [])], joins=": ")
    values = (_conference_value(value, view) for value in (change.old, change.new))
    return Saying(name, [_instead(*values)], joins=": ")


def _conference_value(value: object, view: View) -> str:
    if isinstance(value, dt.datetime):
        return wording.when(value, view.zone)
    if isinstance(value, dt.date):
        return wording.long_date(value)
    return _text(value)


def _text(value: object) -> str:
    return NOTHING if value is None else str(value) or "“”"


def _instead(old: str, new: str) -> Pieces:
    """One value instead of another: draft → provisional."""
    if old == new:  # a space, or a word that stands for nothing
        old, new = f"“{old}”", f"“{new}”"
    return (
        Piece(old, "old" if old != NOTHING else ""),
        Piece(f" {roles.ARROW} "),
        Piece(new, "new" if new != NOTHING else ""),
    )


def _status(change: Change) -> Saying:
    if change.new == "cancelled":
        return Saying("cancelled", role=roles.BAD)
    if change.old != "cancelled":
        return Saying(str(change.new))
    tentative = [(Piece("as tentative"),)] if change.new == "tentative" else []
    return Saying("reinstated", tentative, roles.GOOD)


def _times(changed: Changed, view: View) -> Iterator[Saying]:
    """That a session moved, and that it lasts longer or shorter; the old times once."""
    old, new = changed.old, changed.new
    range_before = wording.range_of(old.start, old.end, view.zone)
    dates = [one.start.astimezone(view.zone).date() for one in (old, new)]
    if dates[0] != dates[1]:
        range_before = f"{view.agenda.conference.short_day(dates[0])} {range_before}"
    before: Pieces = (Piece("was "), Piece(range_before, "was"))
    moved = old.start != new.start
    if moved:
        by = f"{apart(old.start, new.start, view.zone)}, "
        yield Saying("moved", [(Piece(by), *before)])
    word, by = _length(old, new)
    if word:
        explained = (Piece(f"{by}{', ' if by and not moved else ''}"), *(() if moved else before))
        yield Saying(word, [explained] if by or not moved else [], joins=" " if by else ", ")


def _length(old: Session, new: Session) -> tuple[str, str]:
    """The word for another length, and by how much; no word where it is the same."""
    if old.end is None or new.end is None:
        word = "open end" if old.end else "end set" if new.end else ""
        return word, ""
    lengths = old.end - old.start, new.end - new.start
    if lengths[0] == lengths[1]:
        return "", ""
    by = wording.duration(minutes_between(old.start + min(lengths), old.start + max(lengths)))
    return "longer" if lengths[1] > lengths[0] else "shorter", f"by {by}"


def apart(old: dt.datetime, new: dt.datetime, zone: dt.tzinfo) -> str:
    """By how much a time is later or earlier: 15 min later; over days, by the clocks of a zone.

    >>> monday = dt.datetime(2026, 4, 20, 14, 45, tzinfo=dt.UTC)
    >>> apart(monday, monday + dt.timedelta(days=1, minutes=-15), dt.UTC)
    '23 h 45 min later'
    >>> apart(monday, monday - dt.timedelta(days=2, hours=1), dt.UTC)
    '2 days 1 h earlier'
    """
    walls = [instant.astimezone(zone).replace(tzinfo=None) for instant in (old, new)]
    # The night on which the clocks change has 23 or 25 hours, and is one day to who waits for it.
    first, last = (old, new) if walls[0].date() == walls[1].date() else walls
    minutes = minutes_between(min(first, last), max(first, last))
    days, rest = divmod(minutes, _DAY)
    parts = [wording.counted(days, "day")] if days else []
    parts += [wording.duration(rest)] if rest or not days else []
    return f"{' '.join(parts)} {'later' if new > old else 'earlier'}"


def _room(change: Change) -> Saying:
    return _fact("other room" if change.old and change.new else "room")(change)


def _fact(name: str) -> Callable[[Change], Saying]:
    def say(change: Change) -> Saying:
        return Saying(name, [_instead(_text(change.old), _text(change.new))], joins=": ")

    return say


def _kind(change: Change) -> Saying:
    kinds = (wording.kind_name(str(kind)) for kind in (change.old, change.new))
    return Saying("kind", [_instead(*kinds)], joins=": ")


def _busy(change: Change) -> Saying:
    word, meaning = ("busy", "clashes") if change.new else ("not busy", "no clash")
    return Saying(word, [(Piece(f"counts in {meaning}"),)], joins=", ")


def _speakers(change: Change) -> Saying:
    old, new = (cast("tuple[str, ...]", value) for value in (change.old, change.new))
    return Saying("speakers", [entries_in_place(relisting(old, new))], joins=": ")


def _links(change: Change) -> Saying:
    old, new = (
        [f"{link.title}: {link.url}" for link in cast("tuple[Link, ...]", value)]
        for value in (change.old, change.new)
    )
    return Saying("links", [entries_in_place(relisting(old, new))], joins=": ")


def _description(change: Change) -> Saying:
    old, new = (str(value or "") for value in (change.old, change.new))
    word = "rewritten" if old.strip() and new.strip() else "description"
    return Saying(word, _passages(old, new), joins=": ")


def _passages(old: str, new: str) -> list[Pieces]:
    return passages_of(rewording(old, new)) or [SAME_WORDS]


_SAID: dict[str, Callable[[Change], Saying]] = {
    "room": _room,
    "speakers": _speakers,
    "description": _description,
    "track": _fact("track"),
    "language": _fact("language"),
    "kind": _kind,
    "busy": _busy,
    "url": _fact("link"),
    "links": _links,
    "id": _fact("id"),
    "uid": _fact("uid"),
}
