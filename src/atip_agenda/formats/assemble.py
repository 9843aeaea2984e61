"""From the events of a file to the sessions of an agenda: instants, ids, lengths, days.

Every reader asks these questions, and each has one answer: here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.slugs import made_unique
from atip_agenda.schedule.check.rules import lasts_too_long
from atip_agenda.wording import duration
from atip_agenda.zones import WallTimeError, instant_of

if TYPE_CHECKING:
    from atip_agenda.formats.issues import Issues

_ONE_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)
_A_MOMENT = dt.timedelta(microseconds=1)
_LONGEST = dt.timedelta(days=LONGEST_DAYS)


class Event(NamedTuple):
    """One event as a reader understands it.

    `where` is its place in the file. `fields` are those of a session but the times; another event
    may have the same `id`. `start` and `end` are instants; an end of None is open. `lasting` is
    false where its length is plain, as that of an all-day event. `zone` is the one its times are
    written in, where it is not the conference's.
    """

    where: str
    fields: Mapping[str, Any]
    start: dt.datetime
    end: dt.datetime | None
    lasting: bool = True
    zone: dt.tzinfo | None = None


def instant_at(time: dt.datetime, zone: dt.tzinfo, where: str, issues: Issues) -> dt.datetime:
    """The instant of a time; a naive one goes by the clocks of the zone.

    A wall time that the clocks show twice is the first of the two, and one that they skip is as
    long after midnight as it would have been (RFC 5545, 3.3.5). Either is an issue.
    """
    if time.tzinfo is not None:
        return time.astimezone(dt.UTC)
    if not isinstance(zone, ZoneInfo):  # a bare offset has no gaps
        return time.replace(tzinfo=zone).astimezone(dt.UTC)
    try:
        return instant_of(time, zone)
    except WallTimeError as error:
        instant = time.replace(tzinfo=zone).astimezone(dt.UTC)
        form = instant.astimezone(zone).isoformat(timespec="minutes")
        issues.inferred(where, f"{error.what}; it is read as {form}.")
        return instant


def wall_field(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """An instant as people write it: without an offset, unless the clocks show it twice.

    At the ends of the calendar it is in UTC, as the wall time may have no day before or after.

    >>> wall_field(dt.datetime(2026, 4, 20, 12, 30, tzinfo=dt.UTC), ZoneInfo("Europe/Vienna"))
    '2026-04-20T14:30'
    >>> wall_field(dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), ZoneInfo("Europe/Vienna"))
    '2026-10-25T02:30+01:00'
    """
    local = instant.astimezone(zone)
    if local.year in {dt.MINYEAR, dt.MAXYEAR}:
        return _isoformat(instant)
    once = local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()
    return _isoformat(local.replace(tzinfo=None) if once else local)


def sessions_of(events: Sequence[Event], zone: ZoneInfo, issues: Issues) -> list[dict[str, Any]]:
    """The sessions in the order of the events, with unique ids and times in the zone.

    Ids that repeat are counted by time, room and uid, so that an id stays the same when the file
    is only sorted anew.
    """
    order = sorted(range(len(events)), key=lambda number: _rank(events[number]))
    ids = made_unique([event.fields["id"] for event in events], order)
    for event in events:
        _check_length(event, issues)
    return [
        {
            **event.fields,
            "id": unique,
            "start": _field(event, event.start, zone),
            "end": None if event.end is None else _field(event, event.end, zone),
        }
        for event, unique in zip(events, ids, strict=True)
    ]


def days_of(events: Sequence[Event], zone: dt.tzinfo) -> tuple[dt.date, dt.date]:
    """The first and the last day of a conference, no more than ten years apart.

    A session counts for the day it starts on, for it may end in the night; one that lasts for
    days counts for all of them.
    """
    starts = [event.start.astimezone(zone).date() for event in events]
    ends = [
        (event.end - _A_MOMENT).astimezone(zone).date()
        for event in events
        if event.end is not None and event.end - event.start >= _ONE_DAY
    ]
    first = min(starts)
    return first, min(max(starts + ends), first + _LONGEST)


def check_years(events: Sequence[Event], issues: Issues) -> None:
    """Add an issue where the events lie too far apart for a conference."""
    starts = [event.start for event in events]
    if starts and max(starts) - min(starts) > _LONGEST:
        years = f"{min(starts).year} to {max(starts).year}"
        issues.odd("", f"Its sessions are from {years}: no conference lasts so long.")


def _field(event: Event, instant: dt.datetime, zone: ZoneInfo) -> str:
    if event.zone is None:
        return wall_field(instant, zone)
    return _isoformat(instant.astimezone(event.zone))


def _isoformat(time: dt.datetime) -> str:
    return time.isoformat(timespec="seconds" if time.second else "minutes")


def _rank(event: Event) -> tuple[dt.datetime, dt.datetime, str, str]:
    fields = event.fields
    return (
        event.start,
        event.end or event.start,
        fields.get("room") or "",
        fields.get("uid") or "",
    )


def _check_length(event: Event, issues: Issues) -> None:
    if event.end is None or not event.lasting:
        return
    length = event.end - event.start
    if lasts_too_long(event.fields["kind"], length):
        title, lasts = quoted(event.fields["title"]), duration(length // _MINUTE)
        issues.odd(event.where, f"{title} lasts {lasts} as it is written; that may be a slip.")
