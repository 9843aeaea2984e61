"""The differences between two versions in words, for the screen and the change note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from atip_agenda import wording
from atip_agenda.models import Link, Session, minutes_between
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
SAME_WORDS: Pieces = (Piece("the same words, spaced otherwise"),)
# By importance to participants; status, title and times come before them.
FIELDS = (
    *("room", "speakers", "description", "track", "language"),
    *("kind", "busy", "url", "links", "id", "uid"),
)
_DAY = 24 * 60  # minutes


class Remark(NamedTuple):
    """One difference in words: a word for the badge, and lines that explain it.

    In a sentence the lines follow the word (moved 15 min later), or a sign `joins` them to it
    (room: none → Foyer).
    """

    word: str
    lines: Sequence[Pieces] = ()
    role: str = roles.BOLD
    joins: str = " "


def summary(differences: Differences) -> str:
    """The numbers of sessions that differ: 1 added, 1 removed, 3 changed."""
    counts = {
        "added": len(differences.added),
        "removed": len(differences.removed),
        "changed": len(differences.changed),
    }
    words = [f"{number} {word}" for word, number in counts.items() if number]
    return ", ".join(words) or "no session changed"


def title_in_place(changed: Changed) -> Pieces:
    """The title, with the words taken out and put in."""
    return in_place(rewording(changed.old.title, changed.new.title))


def retitled(changed: Changed) -> Remark | None:
    """The remark on a new title, which itself stands in the title's place."""
    if changed.old.title == changed.new.title:
        return None
    words = rewording(changed.old.title, changed.new.title)
    same = all(run.sort == "kept" for run in words)
    return Remark("retitled", [SAME_WORDS] if same else [], joins=": ")


def remarks_of(changed: Changed, view: View) -> Iterator[Remark]:
    """Remarks on a session besides its title, the most important for participants first."""
    changes = {change.field: change for change in changed.changes}
    if change := changes.get("status"):
        yield _status(change)
    if "start" in changes or "end" in changes:
        yield from _times(changed, view)
    yield from (_remark(changes[field]) for field in FIELDS if field in changes)


def conference_remark(change: Change, view: View) -> Remark:
    """The remark on a fact of the conference."""
    name = {"url": "link"}.get(change.field, change.field.replace("_", " "))
    if change.field == "notes":
        notes = ("\n".join(cast("tuple[str, ...]", value)) for value in (change.old, change.new))
        return Remark(name, _passages(*notes), joins=": ")
    if change.field in {"title", "theme"} and change.old and change.new:
        whole = in_place(rewording(str(change.old), str(change.new)))
        same = all(not piece.mark for piece in whole)
        return Remark(name, [whole, *([SAME_WORDS] if same else [])], joins=": ")
    values = (_conference_value(value, view) for value in (change.old, change.new))
    return Remark(name, [_instead(*values)], joins=": ")


def _conference_value(value: object, view: View) -> str:
    if isinstance(value, dt.datetime):
        return wording.when(value, view.zone)
    if isinstance(value, dt.date):
        return wording.long_date(value)
    return _text(value)


def _text(value: object) -> str:
    return NOTHING if value is None else str(value) or "“”"


def _instead(old: str, new: str) -> Pieces:
    """A value replaced by another: draft → provisional."""
    if old == new:  # they differ by spaces, or one is the word for nothing
        old, new = f"“{old}”", f"“{new}”"
    return (
        Piece(old, "old" if old != NOTHING else ""),
        Piece(f" {roles.ARROW} "),
        Piece(new, "new" if new != NOTHING else ""),
    )


def _status(change: Change) -> Remark:
    if change.new == "cancelled":
        return Remark("cancelled", role=roles.BAD)
    if change.old != "cancelled":
        return Remark(str(change.new))
    tentative = [(Piece("as tentative"),)] if change.new == "tentative" else []
    return Remark("reinstated", tentative, roles.GOOD)


def _times(changed: Changed, view: View) -> Iterator[Remark]:
    """A session that moved, or became longer or shorter; the old times once."""
    old, new = changed.old, changed.new
    range_before = wording.range_of(old.start, old.end, view.zone)
    dates = [one.start.astimezone(view.zone).date() for one in (old, new)]
    if dates[0] != dates[1]:
        range_before = f"{view.agenda.conference.short_day(dates[0])} {range_before}"
    before: Pieces = (Piece("was "), Piece(range_before, "was"))
    moved = old.start != new.start
    if moved:
        by = f"{apart(old.start, new.start, view.zone)}, "
        yield Remark("moved", [(Piece(by), *before)])
    word, by = _length(old, new)
    if word:
        explained = (Piece(f"{by}{', ' if by and not moved else ''}"), *(() if moved else before))
        yield Remark(word, [explained] if by or not moved else [], joins=" " if by else ", ")


def _length(old: Session, new: Session) -> tuple[str, str]:
    """The word for another length, and by how much; "" where it is the same."""
    if old.end is None or new.end is None:
        word = "open end" if old.end else "end set" if new.end else ""
        return word, ""
    lengths = old.end - old.start, new.end - new.start
    if lengths[0] == lengths[1]:
        return "", ""
    by = wording.duration(minutes_between(old.start + min(lengths), old.start + max(lengths)))
    return "longer" if lengths[1] > lengths[0] else "shorter", f"by {by}"


def apart(old: dt.datetime, new: dt.datetime, zone: dt.tzinfo) -> str:
    """How much later or earlier a time is, over days by the clocks of a zone.

    >>> monday = dt.datetime(2026, 4, 20, 14, 45, tzinfo=dt.UTC)
    >>> apart(monday, monday + dt.timedelta(days=1, minutes=-15), dt.UTC)
    '23 h 45 min later'
    >>> apart(monday, monday - dt.timedelta(days=2, hours=1), dt.UTC)
    '2 days 1 h earlier'
    """
    walls = [instant.astimezone(zone).replace(tzinfo=None) for instant in (old, new)]
    # A day has 23 or 25 hours when the clocks change, and still counts as one day.
    first, last = (old, new) if walls[0].date() == walls[1].date() else walls
    minutes = minutes_between(min(first, last), max(first, last))
    days, rest = divmod(minutes, _DAY)
    parts = [wording.counted(days, "day")] if days else []
    parts += [wording.duration(rest)] if rest or not days else []
    return f"{' '.join(parts)} {'later' if new > old else 'earlier'}"


def _remark(change: Change) -> Remark:
    """The remark on a field other than status, title and times."""
    name, old, new = {"url": "link"}.get(change.field, change.field), change.old, change.new
    match name:
        case "busy":
            word, meaning = ("busy", "clashes") if new else ("not busy", "no clash")
            return Remark(word, [(Piece(f"counts in {meaning}"),)], joins=", ")
        case "description":
            texts = str(old or ""), str(new or "")
            word = "rewritten" if all(text.strip() for text in texts) else "description"
            return Remark(word, _passages(*texts), joins=": ")
        case "speakers" | "links":
            entries = entries_in_place(relisting(_entries(old), _entries(new)))
            return Remark(name, [entries], joins=": ")
        case "kind":
            old, new = wording.kind_name(str(old)), wording.kind_name(str(new))
        case "room" if old and new:
            name = "other room"
    return Remark(name, [_instead(_text(old), _text(new))], joins=": ")


def _entries(value: object) -> list[str]:
    """Speakers or links, each as one text."""
    entries = cast("tuple[str | Link, ...]", value)
    return [f"{one.title}: {one.url}" if isinstance(one, Link) else one for one in entries]


def _passages(old: str, new: str) -> list[Pieces]:
    return passages_of(rewording(old, new)) or [SAME_WORDS]
