"""When the events of a frab schedule start and end, and when its days begin.

What has to be inferred, and what a file says twice and differently, is a doubt: a sentence on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import Fault, quoted
from atip_agenda.formats.frab import times as frab_times
from atip_agenda.formats.frab.parts import Event, Schedule

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)


class Clock(NamedTuple):
    """By what the times of a schedule are read.

    Its zone, how long after midnight its days begin, and whether its durations have seconds.
    """

    zone: ZoneInfo
    change: dt.timedelta = dt.timedelta()
    with_seconds: bool = False

    def wall(self, time: dt.datetime) -> dt.datetime:
        """What the clocks of the zone show at a time, as a naive one."""
        return time.astimezone(self.zone).replace(tzinfo=None) if time.tzinfo else time

    def day(self, time: dt.datetime) -> dt.date:
        """The day of the conference that a time belongs to."""
        return (self.wall(time) - self.change).date()

    def written(self, instant: dt.datetime) -> str:
        """An instant as an agenda has it."""
        timespec = "seconds" if instant.second else "minutes"
        return instant.astimezone(self.zone).isoformat(timespec=timespec)


class Slot(NamedTuple):
    """An event with the instants at which it starts and ends."""

    event: Event
    start: dt.datetime
    end: dt.datetime | None
    doubts: tuple[str, ...]


class DayChange(NamedTuple):
    """How long after midnight a day begins, and what is to be said of it."""

    after: dt.timedelta
    warnings: tuple[Fault, ...] = ()


def day_change_of(
    schedule: Schedule, dates: Sequence[dt.datetime | None], zone: ZoneInfo
) -> DayChange:
    """The change as the conference says it, else the earliest start of its days.

    Where days start at nine, a breakfast at eight belongs to no evening before: then it begins the
    days. `dates` are the times of the events, as far as they have one with a date.
    """
    written = schedule.conference.get("day_change", "")
    warnings: tuple[Fault, ...] = ()
    if written:
        change = frab_times.clock_of(written)
        if change is not None and change < _DAY:
            return DayChange(change)
        warnings = (Fault("day_change", f"{quoted(written)} is no time of the day."),)
    clock = Clock(zone)
    starts: list[dt.timedelta] = []
    for day in schedule.days:
        wall = clock.wall(day.start) if day.start else None
        if wall and day.date in {None, wall.date()}:
            starts.append(_since_midnight(wall))
    change = min(starts, default=dt.timedelta())
    mornings = _mornings(schedule.events, dates, clock)
    first, where = min(mornings, default=(change, ""))
    if first >= change:
        return DayChange(change, warnings)
    said = f"The days start at {clock_named(change)}, and this before; they begin with it."
    return DayChange(first, (*warnings, Fault(where, said)))


def _mornings(
    events: Iterable[Event], dates: Iterable[dt.datetime | None], clock: Clock
) -> Iterator[tuple[dt.timedelta, str]]:
    """The starts, too late for a night, of events that are listed under their own date."""
    for event, date in zip(events, dates, strict=True):
        if date:
            wall = clock.wall(date)
            after = _since_midnight(wall) if wall.date() == event.day.date else None
        else:
            after = frab_times.clock_of(event.fields.get("start", ""))
        if after is not None and after >= frab_times.MORNING:
            yield after, event.where


def slot_of(event: Event, date: dt.datetime | None, clock: Clock) -> Slot | Fault:
    """The event with its instants; a fault where it has no start and must be left out.

    `date` is its time, if that was written with its date.
    """
    time = date or _by_the_clock(event, clock.change)
    if time is None:
        asked = event.fields.get("date") or event.fields.get("start", "")
        said = f"{quoted(asked)} is no start" if asked else "It has no start"
        return Fault(event.where, f"{said}; the event is left out.")
    start, inferred = frab_times.placed(time, clock.zone)
    end, doubt = _end(event, start, clock)
    doubts = (
        inferred,
        _doubt_of_start(event, date, clock),
        doubt,
        _doubt_of_day(event, start, clock),
    )
    return Slot(event, start, end, tuple(filter(None, doubts)))


def _by_the_clock(event: Event, change: dt.timedelta) -> dt.datetime | None:
    """The start of an event that has no date and time in one.

    Its date may stand alone; else it is that of its day, or the next for what is on past midnight.
    """
    since_midnight = frab_times.clock_of(event.fields.get("start", ""))
    own = frab_times.date_of(event.fields.get("date", ""))
    date = own or event.day.date or (event.day.start and event.day.start.date())
    if since_midnight is None or date is None:
        return None
    if own is None and since_midnight < change:
        since_midnight += _DAY
    return frab_times.later(dt.datetime.combine(date, dt.time()), since_midnight)


def _end(event: Event, start: dt.datetime, clock: Clock) -> tuple[dt.datetime | None, str]:
    """The end, as it is written or by the duration, and the doubt of it; None without either."""
    if event.open_end:
        return None, ""
    written, duration = event.fields.get("end", ""), event.fields.get("duration", "")
    length = frab_times.duration_of(duration, with_seconds=clock.with_seconds)
    by_duration = None if length is None else frab_times.later(start, length)
    time = frab_times.time_of(written)
    if time:
        end, doubt = frab_times.placed(time, clock.zone)
        if end >= start:
            if by_duration not in {None, end}:
                doubt = f"It ends at {written}, and lasts {duration}; the end counts."
            return end, doubt
    if by_duration is None:
        asked = written or duration
        said = f"{quoted(asked)} is no end or duration" if asked else "It has no duration"
        return None, f"{said}; its end is open."
    if length and length >= _DAY and duration.startswith("0"):
        return by_duration, f"{quoted(duration)} is read as days, hours and minutes."
    return by_duration, ""


def _doubt_of_start(event: Event, date: dt.datetime | None, clock: Clock) -> str:
    """What is odd where the date and the start of an event do not say the same."""
    start = event.fields.get("start", "")
    if date is None:
        own = event.fields.get("date", "")
        return f"{quoted(own)} is no date; its start counts." if own and _no_date(own) else ""
    since_midnight = frab_times.clock_of(start)
    clocks = {_since_midnight(date), _since_midnight(clock.wall(date))}
    if since_midnight is None or since_midnight % _DAY in clocks:
        return ""
    return f"It starts at {date:%H:%M} by its date, at {start} by its start; the date counts."


def _no_date(text: str) -> bool:
    return frab_times.date_of(text) is None


def _doubt_of_day(event: Event, start: dt.datetime, clock: Clock) -> str:
    """What is odd where an event is listed under another day than its time is of."""
    listed, day = event.day.date, clock.day(start)
    if listed in {None, day}:
        return ""
    return f"It is listed under {listed}; by its time it belongs to {day}."


def clock_named(since_midnight: dt.timedelta) -> str:
    """A time of the day as it is written: 09:00."""
    hours, minutes = divmod(since_midnight // _MINUTE, 60)
    return f"{hours:02}:{minutes:02}"


def _since_midnight(wall: dt.datetime) -> dt.timedelta:
    return dt.timedelta(hours=wall.hour, minutes=wall.minute)
