"""The times of a schedule as they are written, and their zone."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from atip_agenda.errors import UnknownNameError, UnreadableWordsError, quoted
from atip_agenda.formats.interface import NoZoneError
from atip_agenda.zones import fixed_zone, zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atip_agenda.formats.issues import Issues

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::[0-5]\d)?(?:\.\d+)?", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})", re.ASCII)
_RUBY_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)|\s*UTC$")
_HOURS, _MINUTES = 24, 60
_LAST_HOUR = 29  # 25:30 is half past one in the following night


def time_of(text: str) -> dt.datetime | None:
    """Return a date with a time, with or without an offset; None for any other text."""
    if len(text) <= len("2026-04-20"):
        return None
    plain = _RUBY_ZONE.sub(lambda match: "+00:00" if "UTC" in match[0] else "", text)
    try:
        time = dt.datetime.fromisoformat(plain).replace(microsecond=0)
    except ValueError:
        return None
    return time if _has_neighbours(time) else None


def date_of(text: str) -> dt.date | None:
    """Return a date; None for any other text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def clock_of(text: str) -> dt.timedelta | None:
    """Return a time of day as the time since midnight; None for any other text."""
    clock = _CLOCK.fullmatch(text)
    if not clock or int(clock[1]) > _LAST_HOUR or int(clock[2]) >= _MINUTES:
        return None
    return dt.timedelta(hours=int(clock[1]), minutes=int(clock[2]))


def has_seconds(durations: Iterable[str]) -> bool:
    """Whether the durations of a file are hh:mm:ss; in most files they are d:hh:mm.

    A day has no more than 24 hours: 00:45:00 can only be the former.
    """
    return any(
        parts[1] and int(parts[2]) >= _HOURS
        for text in durations
        if (parts := _DURATION.fullmatch(text))
    )


def duration_of(text: str, *, with_seconds: bool) -> dt.timedelta | None:
    """Return a duration: 0:45, 00:45, or 1:02:30 for a day, two hours and a half; else None."""
    parts = _DURATION.fullmatch(text)
    if not parts or int(parts[3]) >= _MINUTES:
        return None
    first, second, third = (int(part or 0) for part in parts.groups())
    if with_seconds and parts[1]:
        if second >= _MINUTES:
            return None
        return dt.timedelta(hours=first, minutes=second, seconds=third)
    return dt.timedelta(days=first, hours=second, minutes=third)


def later(time: dt.datetime, duration: dt.timedelta) -> dt.datetime | None:
    """Return the time after a duration; None beyond the calendar."""
    try:
        end = time + duration
    except OverflowError:
        return None
    return end if _has_neighbours(end) else None


def _has_neighbours(time: dt.datetime) -> bool:
    """Whether the days before and after a time exist, as other zones may need them."""
    return dt.MINYEAR < time.year < dt.MAXYEAR


def zone_of(
    name: str,
    times: Sequence[dt.datetime],
    assumed: ZoneInfo | None,
    issues: Issues,
    *,
    naive: bool,
) -> ZoneInfo:
    """Return the zone that a schedule names, else that of its offsets, else the one assumed.

    `times` are those with an offset, `naive` says that there are others. Raises NoZoneError.
    """
    zone = _named(name, issues) if name else None
    if zone:
        apart = [time for time in times if time.utcoffset() and not _agrees(time, zone)]
        if apart:
            said = (
                f"{quoted(apart[0].isoformat())} has another offset than {zone.key},"
                f" the zone of the conference; the offsets count ({len(apart)} such times)."
            )
            issues.odd("time_zone_name", said)
        return zone
    offsets = {time.utcoffset() or dt.timedelta() for time in times}
    if assumed and all(_agrees(time, assumed) for time in times):
        return assumed
    if naive and len(offsets) != 1:
        raise NoZoneError
    zone = fixed_zone(*offsets) if len(offsets) == 1 else ZoneInfo("UTC")
    by = ", by the offsets" if offsets else ""
    said = f"No zone is named; {zone.key} is taken{by}. --assume-tz can name one."
    issues.inferred("time_zone_name", said)
    return zone


def _named(name: str, issues: Issues) -> ZoneInfo | None:
    try:
        return zone_named(name)
    except (UnknownNameError, UnreadableWordsError) as error:
        # Rails names zones by their cities: frab writes Berlin.
        cities = error.candidates if isinstance(error, UnknownNameError) else ()
        if len(cities) == 1 and "/" not in name:
            said = f"{quoted(name)} is no zone; it is read as {cities[0]}."
            issues.inferred("time_zone_name", said)
            return ZoneInfo(cities[0])
        issues.odd("time_zone_name", error.sentence())
        return None


def _agrees(time: dt.datetime, zone: ZoneInfo) -> bool:
    return time.astimezone(zone).utcoffset() == time.utcoffset()
