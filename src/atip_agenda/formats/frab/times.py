"""The times of a schedule as they are written, its zone, and when its days and events begin.

What is inferred, and what a file says twice and differently, is an issue.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import UnknownNameError, UnreadableWordsError, quoted
from atip_agenda.formats.assemble import instant_at
from atip_agenda.formats.interface import NoZoneError
from atip_agenda.zones import fixed_zone, zone_named

if TYPE_CHECKING:
    from atip_agenda.formats.frab.schedule import ListedEvent, Schedule
    from atip_agenda.formats.issues import Issues

_CLOCK = re.compile(r"([01]?\d|2\d):([0-5]\d)(?::[0-5]\d)?(?:\.\d+)?", re.ASCII)  # 25:30: at night
_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):([0-5]?\d)", re.ASCII)
_DAYS_OR_HOURS = re.compile(r"0\d*:([01]?\d|2[0-3]):\d\d", re.ASCII)
_HOURS, _MINUTES = 24, 60
_RUBY_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)|\s*UTC$")
_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)
_MORNING = dt.timedelta(hours=5)  # an event that starts later begins a day, it does not end one
_YEARS = range(dt.MINYEAR + 1, 9990)  # the longest durations end before the calendar does


class VenueTime(NamedTuple):
    """The zone of a conference, and how long after midnight its days begin."""

    zone: ZoneInfo
    day_change: dt.timedelta

    def day(self, time: dt.datetime) -> dt.date:
        """Return the day of the conference that a time belongs to."""
        return (_wall(time, self.zone) - self.day_change).date()


def time_of(text: str) -> dt.datetime | None:
    """Return a date with a time, with or without an offset; None for any other text."""
    if len(text) <= len("2026-04-20"):
        return None
    plain = _RUBY_ZONE.sub(lambda match: "+00:00" if "UTC" in match[0] else "", text)
    try:
        time = dt.datetime.fromisoformat(plain).replace(microsecond=0)
    except ValueError:
        return None
    return time if time.year in _YEARS else None


def date_of(text: str) -> dt.date | None:
    """Return a date; None for any other text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def clock_of(text: str) -> dt.timedelta | None:
    """Return a time of day as the time since midnight; None for any other text."""
    clock = _CLOCK.fullmatch(text)
    return dt.timedelta(hours=int(clock[1]), minutes=int(clock[2])) if clock else None


def clock_named(since_midnight: dt.timedelta) -> str:
    """Return a time of day as it is written: 09:00."""
    hours, minutes = divmod(since_midnight // _MINUTE, _MINUTES)
    return f"{hours:02}:{minutes:02}"


def duration_of(text: str) -> dt.timedelta | None:
    """Return a duration: 0:45, 00:45, or 1:02:30 for a day, two hours and a half; else None.

    No day has 45 hours: 00:45:00 are minutes.
    """
    parts = _DURATION.fullmatch(text)
    if not parts:
        return None
    first, second, third = (int(part or 0) for part in parts.groups())
    if not parts[1] or second < _HOURS:
        return dt.timedelta(days=first, hours=second, minutes=third)
    if second < _MINUTES:
        return dt.timedelta(hours=first, minutes=second, seconds=third)
    return None


def zone_of(schedule: Schedule, assumed: ZoneInfo | None, issues: Issues) -> ZoneInfo:
    """Return the zone that a schedule names, else that of its offsets, else the one assumed.

    Raises NoZoneError.
    """
    timed = [event.time for event in schedule.events if event.time and event.time.tzinfo]
    starts = [day.start for day in schedule.days if day.start and day.start.tzinfo]
    times = timed or starts
    name = schedule.facts.get("time_zone_name", "")
    zone = _zone_named(name, issues) if name else None
    if zone:
        apart = [time for time in times if time.utcoffset() and not _agrees(time, zone)]
        if apart:
            said = (
                f"{quoted(apart[0].isoformat())} has another offset than {zone.key},"
                f" the zone of the conference; the offsets count ({len(apart)} such times)."
            )
            issues.odd("time_zone_name", said)
        return zone
    if assumed and all(_agrees(time, assumed) for time in times):
        return assumed
    offsets = {time.utcoffset() or dt.timedelta() for time in times}
    if len(timed) < len(schedule.events) and len(offsets) != 1:
        raise NoZoneError
    zone = fixed_zone(*offsets) if len(offsets) == 1 else ZoneInfo("UTC")
    by = ", by the offsets" if offsets else ""
    said = f"No zone is named; {zone.key} is taken{by}. --assume-tz can name one."
    issues.inferred("time_zone_name", said)
    return zone


def day_change_of(schedule: Schedule, zone: ZoneInfo, issues: Issues) -> dt.timedelta:
    """Return the day change that the conference names, else the earliest start of its days.

    Where days start at nine, a breakfast at eight belongs to no evening before: it begins the days.
    """
    written = schedule.facts.get("day_change", "")
    if written:
        change = clock_of(written)
        if change is not None and change < _DAY:
            return change
        issues.odd("day_change", f"{quoted(written)} is no time of the day.")
    starts = [
        _since_midnight(wall)
        for day in schedule.days
        if day.start and day.date in {None, (wall := _wall(day.start, zone)).date()}
    ]
    change = min(starts, default=dt.timedelta())
    listed = ((_start_when_listed(event, zone), event.where) for event in schedule.events)
    mornings = [(start, where) for start, where in listed if start and start >= _MORNING]
    first, where = min(mornings, default=(change, ""))
    if first < change:
        said = f"The days start at {clock_named(change)}, and this before; they begin with it."
        issues.odd(where, said)
    return min(first, change)


def start_of(event: ListedEvent, venue: VenueTime, issues: Issues) -> dt.datetime | None:
    """Return the start of an event; None, and an issue, where it has none."""
    written, start = event.fields.get("date", ""), event.fields.get("start", "")
    time = event.time or _by_clock(event, venue.day_change)
    if time is None:
        what = f"{quoted(written or start)} is no start" if written or start else "It has no start"
        issues.left_out(event.where, f"{what}; the event is left out.")
        return None
    instant = instant_at(time, venue.zone, event.where, issues)
    if event.time is None:
        if written and date_of(written) is None:
            issues.odd(event.where, f"{quoted(written)} is no date; its start counts.")
    else:
        clock = clock_of(start)
        clocks = {_since_midnight(time), _since_midnight(_wall(time, venue.zone))}
        if clock is not None and clock % _DAY not in clocks:
            said = f"It starts at {time:%H:%M} by its date, at {start} by its start"
            issues.odd(event.where, f"{said}; the date counts.")
    listed, day = event.day.date, venue.day(instant)
    if listed not in {None, day}:
        said = f"It is listed under {listed}; by its time it belongs to {day}."
        issues.odd(event.where, said)
    return instant


def end_of(
    event: ListedEvent, start: dt.datetime, venue: VenueTime, issues: Issues
) -> dt.datetime | None:
    """Return the end of an event, as written or by its duration; None where it is open."""
    if event.open_end:
        return None
    written, duration = event.fields.get("end", ""), event.fields.get("duration", "")
    length = duration_of(duration)
    by_duration = None if length is None else start + length
    time = time_of(written)
    end = instant_at(time, venue.zone, event.where, issues) if time else None
    if end and end >= start:
        if by_duration not in {None, end}:
            said = f"It ends at {written}, and lasts {duration}; the end counts."
            issues.odd(event.where, said)
        return end
    if length is None:
        asked = written or duration
        what = f"{quoted(asked)} is no end or duration" if asked else "It has no duration"
        issues.inferred(event.where, f"{what}; its end is open.")
    elif _DAYS_OR_HOURS.fullmatch(duration):
        issues.odd(event.where, f"{quoted(duration)} is read as days, hours and minutes.")
    return by_duration


def _by_clock(event: ListedEvent, day_change: dt.timedelta) -> dt.datetime | None:
    """The start of an event whose date and time stand apart.

    Without a date of its own it has that of its day, or the next if it starts past midnight.
    """
    since_midnight = clock_of(event.fields.get("start", ""))
    own = date_of(event.fields.get("date", ""))
    date = own or event.day.date or (event.day.start and event.day.start.date())
    if since_midnight is None or date is None or date.year not in _YEARS:
        return None
    if own is None and since_midnight < day_change:
        since_midnight += _DAY
    return dt.datetime.combine(date, dt.time()) + since_midnight


def _start_when_listed(event: ListedEvent, zone: ZoneInfo) -> dt.timedelta | None:
    """The time of day of an event that starts on the day under which it is listed."""
    if not event.time:
        return clock_of(event.fields.get("start", ""))
    wall = _wall(event.time, zone)
    return _since_midnight(wall) if wall.date() == event.day.date else None


def _zone_named(name: str, issues: Issues) -> ZoneInfo | None:
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


def _wall(time: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The wall time of a time, naive."""
    return time.astimezone(zone).replace(tzinfo=None) if time.tzinfo else time


def _since_midnight(wall: dt.datetime) -> dt.timedelta:
    return dt.timedelta(hours=wall.hour, minutes=wall.minute)
