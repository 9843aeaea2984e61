"""When the events of a schedule start and end, and when its days begin.

What is inferred, and what a file says twice and differently, is an issue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.formats.assemble import instant_at
from atip_agenda.formats.frab.times import clock_of, date_of, duration_of, later, time_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from atip_agenda.formats.frab.schedule import ListedEvent, Schedule
    from atip_agenda.formats.issues import Issues

_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)
_MORNING = dt.timedelta(hours=5)  # an event that starts later begins a day, it does not end one


class VenueTime(NamedTuple):
    """The zone of a conference, and how long after midnight its days begin."""

    zone: ZoneInfo
    day_change: dt.timedelta = dt.timedelta()

    def wall(self, time: dt.datetime) -> dt.datetime:
        """Return the wall time of a time, naive."""
        return time.astimezone(self.zone).replace(tzinfo=None) if time.tzinfo else time

    def day(self, time: dt.datetime) -> dt.date:
        """Return the day of the conference that a time belongs to."""
        return (self.wall(time) - self.day_change).date()


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
    venue = VenueTime(zone)
    starts = [
        _since_midnight(wall)
        for day in schedule.days
        if day.start and day.date in {None, (wall := venue.wall(day.start)).date()}
    ]
    change = min(starts, default=dt.timedelta())
    first, where = min(_mornings(schedule, venue), default=(change, ""))
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
        clocks = {_since_midnight(time), _since_midnight(venue.wall(time))}
        if clock is not None and clock % _DAY not in clocks:
            said = f"It starts at {time:%H:%M} by its date, at {start} by its start"
            issues.odd(event.where, f"{said}; the date counts.")
    listed, day = event.day.date, venue.day(instant)
    if listed not in {None, day}:
        said = f"It is listed under {listed}; by its time it belongs to {day}."
        issues.odd(event.where, said)
    return instant


def end_of(
    event: ListedEvent, start: dt.datetime, venue: VenueTime, issues: Issues, *, with_seconds: bool
) -> dt.datetime | None:
    """Return the end of an event, as written or by its duration; None where it is open."""
    if event.open_end:
        return None
    written, duration = event.fields.get("end", ""), event.fields.get("duration", "")
    length = duration_of(duration, with_seconds=with_seconds)
    by_duration = None if length is None else later(start, length)
    time = time_of(written)
    end = instant_at(time, venue.zone, event.where, issues) if time else None
    if end and end >= start:
        if by_duration not in {None, end}:
            said = f"It ends at {written}, and lasts {duration}; the end counts."
            issues.odd(event.where, said)
        return end
    if by_duration is None:
        asked = written or duration
        what = f"{quoted(asked)} is no end or duration" if asked else "It has no duration"
        issues.inferred(event.where, f"{what}; its end is open.")
    elif length and length >= _DAY and duration.startswith("0"):
        issues.odd(event.where, f"{quoted(duration)} is read as days, hours and minutes.")
    return by_duration


def clock_named(since_midnight: dt.timedelta) -> str:
    """Return a time of day as it is written: 09:00."""
    hours, minutes = divmod(since_midnight // _MINUTE, 60)
    return f"{hours:02}:{minutes:02}"


def _mornings(schedule: Schedule, venue: VenueTime) -> Iterator[tuple[dt.timedelta, str]]:
    """The starts, too late for a night, of events that are listed under their own date."""
    for event in schedule.events:
        if event.time:
            wall = venue.wall(event.time)
            after = _since_midnight(wall) if wall.date() == event.day.date else None
        else:
            after = clock_of(event.fields.get("start", ""))
        if after is not None and after >= _MORNING:
            yield after, event.where


def _by_clock(event: ListedEvent, day_change: dt.timedelta) -> dt.datetime | None:
    """The start of an event whose date and time stand apart.

    Without a date of its own it has that of its day, or the next if it starts past midnight.
    """
    since_midnight = clock_of(event.fields.get("start", ""))
    own = date_of(event.fields.get("date", ""))
    date = own or event.day.date or (event.day.start and event.day.start.date())
    if since_midnight is None or date is None:
        return None
    if own is None and since_midnight < day_change:
        since_midnight += _DAY
    return later(dt.datetime.combine(date, dt.time()), since_midnight)


def _since_midnight(wall: dt.datetime) -> dt.timedelta:
    return dt.timedelta(hours=wall.hour, minutes=wall.minute)
