"""Build an agenda from the lines and tables of a document, step by step.

Lines are read by their form alone. Inferences become issues; other texts are refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from atip_agenda.formats.assemble import Event, check_years, days_of, instant_at, sessions_of
from atip_agenda.formats.documents.blocks import Block
from atip_agenda.formats.documents.classify import classify
from atip_agenda.formats.documents.days import Days, resolve_days
from atip_agenda.formats.documents.front import Front, read_front
from atip_agenda.formats.documents.incidental import drop_incidental
from atip_agenda.formats.documents.kinds import ids_of, kind_of
from atip_agenda.formats.documents.refuse import refuse_few, refuse_other_times
from atip_agenda.formats.documents.times import Timed, Times, resolve_times
from atip_agenda.formats.documents.titles import attach_titles
from atip_agenda.formats.documents.vocabulary import TITLE_LABEL
from atip_agenda.formats.documents.zone import resolve_zone
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED
from atip_agenda.wording import day_and_month


def read_blocks(blocks: Iterable[Block], options: ReadOptions, issues: Issues) -> ReadResult:
    """Return the agenda of a document. Raises UnusableAgendaError and NoZoneError."""
    lines = drop_incidental(classify(blocks), issues)
    entries = attach_titles(lines)
    refuse_few(entries.items, len(lines))
    front = read_front(entries, issues)
    days = resolve_days(entries, issues)
    zone = resolve_zone(entries, front, days.year, options, issues)
    times = resolve_times(days, zone, issues)
    refuse_other_times(times.items)
    events = _events(times.items, zone, issues)
    check_years(events, issues)
    agenda = {
        "version": 1,
        "conference": _conference(events, times, front, days, zone),
        "sessions": sessions_of(events, zone, issues),
    }
    return ReadResult(agenda, issues.warnings)


def _events(items: Sequence[Timed], zone: ZoneInfo, issues: Issues) -> list[Event]:
    """The sessions in the order of the document."""
    titles = [TITLE_LABEL.sub("", one.item.title) or UNTITLED for one in items]
    kinds = [kind_of(title) for title in titles]
    events: list[Event] = []
    for one, name, kind, title in zip(items, ids_of(titles, kinds), kinds, titles, strict=True):
        item, own = one.item, None if one.zone is zone else one.zone
        start = instant_at(one.start, one.zone, item.where, issues)
        end = None if one.end is None else instant_at(one.end, one.zone, item.where, issues)
        optional = {
            "room": item.room,
            "track": item.track,
            "speakers": list(item.speakers),
            "description": "\n".join(item.details),
        }
        present = {key: value for key, value in optional.items() if value}
        fields = {"id": name, "kind": kind, "title": title, **present}
        written = item.times.end is not None or item.times.minutes > 0
        events.append(Event(item.where, fields, start, end, lasting=written, zone=own))
        if not item.title:
            issues.odd(item.where, "Nothing beside these times is a title.")
    return events


def _conference(
    events: Sequence[Event], times: Times, front: Front, days: Days, zone: ZoneInfo
) -> dict[str, Any]:
    first, last = days_of(events, zone)
    frame = days.frame
    if frame.first and frame.last:
        first, last = min(first, frame.first), max(last, frame.last)
    return {
        "title": front.title,
        "theme": front.theme,
        "status": front.status or "provisional",
        "timezone": zone.key,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "venue": front.place or None,
        "online": front.online or None,
        "url": None,
        "language": front.language,
        "day_change": "00:00",
        "revision": 0,
        "updated": None,
        "notes": [_note(day, typed, front.status) for day, typed in times.inferred.items()],
    }


def _note(day: dt.date, typed: str, status: str | None) -> str:
    document = status if status == "draft" else "document"
    return (
        f"The {document} prints no heading for {day:%A} {day_and_month(day)}:"
        f" the day is inferred where the times start again at {typed}."
    )
