"""The times of a frab schedule: how they are written, in which zone, and when a day changes."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import Fault, UnknownNameError, UnreadableWordsError, quoted
from atip_agenda.formats.interface import NoZoneError
from atip_agenda.zones import WallTimeError, fixed_zone, instant_of, zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::[0-5]\d)?(?:\.\d+)?", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})", re.ASCII)
_RUBY_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)|\s*UTC$")
_HOURS, _MINUTES = 24, 60
_LAST_HOUR = 29  # 25:30 is half past one of the night after
MORNING = dt.timedelta(hours=5)  # an event that starts later begins a day, it does not end one


def time_of(text: str) -> dt.datetime | None:
    """A date and time as it is written, with or without an offset; None where it is none."""
    if len(text) <= len("2026-04-20"):
        return None
    plain = _RUBY_ZONE.sub(lambda match: "+00:00" if "UTC" in match[0] else "", text)
    try:
        time = dt.datetime.fromisoformat(plain).replace(microsecond=0)
    except ValueError:
        return None
    return time if _is_between_all_years(time) else None


def date_of(text: str) -> dt.date | None:
    """A date as it is written; None where it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def clock_of(text: str) -> dt.timedelta | None:
    """A time of the day as the time since midnight; None where it is none."""
    clock = _CLOCK.fullmatch(text)
    if not clock or int(clock[1]) > _LAST_HOUR or int(clock[2]) >= _MINUTES:
        return None
    return dt.timedelta(hours=int(clock[1]), minutes=int(clock[2]))


def has_seconds(durations: Iterable[str]) -> bool:
    """Whether the durations of a file are hh:mm:ss, where most are d:hh:mm.

    A day has no more than 24 hours: 00:45:00 must be the former.
    """
    for text in durations:
        parts = _DURATION.fullmatch(text)
        if parts and parts[1] and int(parts[2]) >= _HOURS:
            return True
    return False


def duration_of(text: str, *, with_seconds: bool) -> dt.timedelta | None:
    """A duration, as 0:45, 00:45 and 1:02:30 (a day, two hours and a half); None if it is none."""
    parts = _DURATION.fullmatch(text)
    if not parts or int(parts[3]) >= _MINUTES:
        return None
    first, second, third = (int(part or 0) for part in parts.groups())
    if with_seconds and parts[1]:
        if second >= _MINUTES:
            return None
        return dt.timedelta(hours=first, minutes=second, seconds=third)
    return dt.timedelta(days=first, hours=second, minutes=third)


class Placed(NamedTuple):
    """An instant, and what had to be inferred to get it; empty where nothing had."""

    instant: dt.datetime
    inferred: str = ""


def placed(time: dt.datetime, zone: ZoneInfo) -> Placed:
    """The instant of a time, a naive one by the zone's clocks.

    A wall time that the clocks show twice is the first of the two, and one that they skip is as
    long after midnight as it would have been (RFC 5545, 3.3.5).
    """
    if time.tzinfo is not None:
        return Placed(time.astimezone(dt.UTC))
    try:
        return Placed(instant_of(time, zone))
    except WallTimeError as error:
        instant = time.replace(tzinfo=zone).astimezone(dt.UTC)
        form = instant.astimezone(zone).isoformat(timespec="minutes")
        return Placed(instant, f"{error.what}; it is read as {form}.")


def later(time: dt.datetime, duration: dt.timedelta) -> dt.datetime | None:
    """The time after a while; None outside of all years."""
    try:
        end = time + duration
    except OverflowError:
        return None
    return end if _is_between_all_years(end) else None


def _is_between_all_years(time: dt.datetime) -> bool:
    """Whether a day before and after a time exist in whatever zone."""
    return dt.MINYEAR < time.year < dt.MAXYEAR


class Zoned(NamedTuple):
    """The zone of a schedule, and what was inferred or is odd about it."""

    zone: ZoneInfo
    warnings: tuple[Fault, ...] = ()


def zone_of(
    name: str, times: Sequence[dt.datetime], assumed: ZoneInfo | None, *, naive: bool
) -> Zoned:
    """The zone that a schedule names, else that of its offsets, else the one assumed.

    `times` are those with an offset, and `naive` says whether there are others. Raises NoZoneError.
    """
    warnings: list[Fault] = []
    zone = _named(name, warnings) if name else None
    if zone:
        apart = [time for time in times if time.utcoffset() and not _agrees(time, zone)]
        if apart:
            said = (
                f"{quoted(apart[0].isoformat())} has another offset than {zone.key},"
                f" the zone of the conference; the offsets count ({len(apart)} such times)."
            )
            warnings.append(Fault("time_zone_name", said))
        return Zoned(zone, tuple(warnings))
    offsets = {time.utcoffset() or dt.timedelta() for time in times}
    if assumed and all(_agrees(time, assumed) for time in times):
        return Zoned(assumed, tuple(warnings))
    if naive and len(offsets) != 1:
        raise NoZoneError
    zone = fixed_zone(*offsets) if len(offsets) == 1 else ZoneInfo("UTC")
    by = ", by the offsets" if offsets else ""
    said = f"No zone is named; {zone.key} is taken{by}. --assume-tz can name one."
    return Zoned(zone, (*warnings, Fault("time_zone_name", said)))


def _named(name: str, warnings: list[Fault]) -> ZoneInfo | None:
    try:
        return zone_named(name)
    except (UnknownNameError, UnreadableWordsError) as error:
        # Rails has zones by the names of cities: frab writes Berlin.
        cities = error.candidates if isinstance(error, UnknownNameError) else ()
        if len(cities) == 1 and "/" not in name:
            said = f"{quoted(name)} is no zone; it is read as {cities[0]}."
            warnings.append(Fault("time_zone_name", said))
            return ZoneInfo(cities[0])
        warnings.append(Fault("time_zone_name", error.sentence()))
        return None


def _agrees(time: dt.datetime, zone: ZoneInfo) -> bool:
    return time.astimezone(zone).utcoffset() == time.utcoffset()
