"""The lines and tables of a document as an agenda of the shape of data/agenda.json."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from atip_agenda.errors import Fault, UnusableAgendaError, quoted
from atip_agenda.formats.documents.blocks import Block
from atip_agenda.formats.documents.calendar import Frame, frame_of
from atip_agenda.formats.documents.entries import Heading, Item, Text
from atip_agenda.formats.documents.front import Front, front_of
from atip_agenda.formats.documents.kinds import ids_of, kind_of
from atip_agenda.formats.documents.pairing import with_titles
from atip_agenda.formats.documents.reading import entries_in
from atip_agenda.formats.documents.refusals import refuse_other_times
from atip_agenda.formats.documents.timetable import Timed, Timetable, timetable
from atip_agenda.formats.documents.zoning import in_zone, own_zone, zone_of
from atip_agenda.formats.interface import ReadOptions, ReadResult, refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED
from atip_agenda.times.dates import MONTHS, WEEKDAYS
from atip_agenda.wording import long_date

_SPARSE = 150  # lines for each time: so few are an accident in a book
_ENGLISH = re.compile(r"\b(?:the|and|of|for|to|in|session|break|lunch|opening)\b", re.IGNORECASE)
_TITLE_LENGTH = 300
_NO_TITLE = "Agenda"
_TITLE_LABEL = re.compile(r"(?:title|topic) ?: *", re.IGNORECASE)
_ALWAYS = frozenset({"id", "kind", "title", "start", "end"})


def found_in(blocks: Iterable[Block], assumed: ReadOptions, issues: Issues) -> ReadResult:
    """The agenda of a document, and all that was inferred.

    Raises UnusableAgendaError and NoZoneError as `formats.document.read` does.
    """
    entries, left_out = entries_in(blocks)
    paired = with_titles(entries)
    items = [entry for entry in paired.entries if isinstance(entry, Item)]
    _refuse_few(items, len(entries))
    headings = [entry for entry in paired.entries if isinstance(entry, Heading)]
    frame = frame_of([*paired.front, *paired.below], headings)
    front = front_of(paired.front, paired.below)
    year = (frame.years or (2000,))[0]
    above = [text.text for text in (*paired.front, *paired.below)]
    every = [entry.text for entry in entries if isinstance(entry, Text)]
    rooms = {item.room or "" for item in items}
    venue = front.venue or (rooms.pop() if len(rooms) == 1 else "")
    place = next((where for name, _, where in front.guessed if name == "place"), "")
    zoned = zone_of((venue, place), front.title, above, every, items, assumed.zone, year)
    local, foreign = in_zone(paired.entries, zoned.zone, year)
    times = timetable(local, frame)
    if times.faults:
        raise UnusableAgendaError("", times.faults)
    if not times.items:
        raise refused("None of its times is that of a session.")
    refuse_other_times(times.items)
    ended, endless = _with_ends(times.items)
    conference, said = _conference(front, frame, times, zoned.zone, every)
    warnings = (*said, *zoned.warnings, *left_out, *foreign, *times.warnings, *endless)
    sessions, untitled = _sessions(ended)
    agenda = {"version": 1, "conference": conference, "sessions": sessions}
    return ReadResult(agenda, (*issues.warnings, *warnings, *untitled))


def _refuse_few(items: Sequence[Item], lines: int) -> None:
    if not items:
        raise refused("It names no times of sessions, as 09:00 – 10:30, and so is no agenda.")
    if len(items) * _SPARSE < lines:
        raise refused("Times stand too seldom in it for an agenda.")


def _with_ends(items: Sequence[Timed]) -> tuple[list[Timed], list[Fault]]:
    """The items, with the start of the next as an end where a document names but starts."""
    starts = [one for one in items if _names_no_end(one)]
    if len(starts) * 2 <= len(items):
        return list(items), [Fault(one.item.where, _left_open(one)) for one in starts]
    later = sorted({one.start for one in items})
    after = dict(pairwise(later))
    ended = [
        one._replace(end=_on_its_day(one, after.get(one.start))) if _names_no_end(one) else one
        for one in items
    ]
    said = "The times name starts alone: each session lasts until the next one of its day starts."
    return ended, [Fault(starts[0].item.where, said)]


def _left_open(one: Timed) -> str:
    return f"It names no end of {quoted(one.item.title)}, which is left open."


def _names_no_end(one: Timed) -> bool:
    return one.end is None and not one.item.slot.open


def _on_its_day(one: Timed, following: dt.datetime | None) -> dt.datetime | None:
    """The start that follows, unless it is on another day: then the end stays open."""
    return following if following and following.date() == one.start.date() else None


def _conference(
    front: Front, frame: Frame, times: Timetable, zone: ZoneInfo, lines: Sequence[str]
) -> tuple[dict[str, Any], list[Fault]]:
    """The conference, and what was inferred of it."""
    days = [one.start.date() for one in times.items]
    first = min([*days, *([frame.first] if frame.last and frame.first else [])])
    last = max([*days, *([frame.last] if frame.last else [])])
    english = any(map(_ENGLISH.search, lines)) or any(
        _ENGLISH.search(one.item.title) for one in times.items
    )
    only = times.items[0].item.title if len(times.items) == 1 else ""
    title = (front.title or only)[:_TITLE_LENGTH].strip() or _NO_TITLE
    conference = {
        "title": title,
        "theme": front.theme or None,
        "status": front.status or "provisional",
        "timezone": zone.key,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "venue": front.venue or None,
        "online": front.online or None,
        "url": None,
        "language": "en" if english else None,
        "day_change": "00:00",
        "revision": 0,
        "updated": None,
        "notes": [_note(one.day, one.typed, front.status) for one in times.inferred],
    }
    warnings = [Fault(one.where, _inferred(one.day, one.typed)) for one in times.inferred]
    return conference, [*_guesses(front, conference), *warnings]


def _guesses(front: Front, conference: Mapping[str, Any]) -> Iterator[Fault]:
    """What is said of the facts that nothing in the document marks as such."""
    if conference["title"] == _NO_TITLE:
        yield Fault("", "It has no title.")
    for name, value, where in front.guessed:
        yield Fault(where, f"By its place this line is taken for the {name}: {quoted(value)}.")
    if not front.status:
        yield Fault("", "It does not say whether it is a draft or final: taken as provisional.")
    if conference["language"]:
        yield Fault("", "The language is taken to be English.")


def _note(day: dt.date, typed: str, status: str) -> str:
    document = status if status == "draft" else "document"
    return (
        f"The {document} prints no heading for {WEEKDAYS[day.weekday()]} {day.day}"
        f" {MONTHS[day.month - 1]}: the day is inferred where the times start again at {typed}."
    )


def _inferred(day: dt.date, typed: str) -> str:
    said = f"{long_date(day)} has no heading"
    return f"{said}: it is inferred where the times start again at {typed}."


def _sessions(items: Sequence[Timed]) -> tuple[list[dict[str, Any]], list[Fault]]:
    """The sessions in the order of the document, each with the keys it has something for."""
    titles = [_TITLE_LABEL.sub("", one.item.title) or UNTITLED for one in items]
    kinds = [kind_of(title) for title in titles]
    sessions = [
        _session(one, name, kind, title)
        for one, name, kind, title in zip(items, ids_of(titles, kinds), kinds, titles, strict=True)
    ]
    untitled = [
        Fault(one.item.where, "Nothing beside these times is a title.")
        for one in items
        if not one.item.title
    ]
    return sessions, untitled


def _session(one: Timed, name: str, kind: str, title: str) -> dict[str, Any]:
    item = one.item
    session: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "title": title,
        "start": _written(one.start, own_zone(item)),
        "end": None if one.end is None else _written(one.end, own_zone(item)),
        "room": item.room,
        "track": item.track,
        "speakers": list(item.speakers),
        "description": "\n".join(item.details),
    }
    return {key: value for key, value in session.items() if value or key in _ALWAYS}


def _written(time: dt.datetime, zone: dt.tzinfo | None) -> str:
    """A time as the file has it; one of another zone with its offset."""
    at = time if zone is None else time.replace(tzinfo=zone)
    return at.isoformat(timespec="minutes")
