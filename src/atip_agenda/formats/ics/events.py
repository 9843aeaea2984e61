"""The events of an iCalendar file: what a VEVENT says, and how long it takes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar.prop import vBroken, vDDDTypes, vDuration

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.assemble import instant_at
from atip_agenda.formats.ics.components import (
    TZID,
    Component,
    UnreadableError,
    properties,
    text_in,
)
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED, line_of
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR
from atip_agenda.zones import start_of_day

ONE_DAY = dt.timedelta(days=1)
_NOTHING = dt.timedelta()
_LONGEST = dt.timedelta(days=LONGEST_DAYS)
_UTC = ZoneInfo("UTC")
# Two events without a UID are the same where these properties are.
_ALIKE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "SUMMARY", "LOCATION", "URL")


class WallTime(NamedTuple):
    """A DATE-TIME by the clocks of a zone, or of any (None, floating); or a DATE."""

    wall: dt.datetime
    zone: dt.tzinfo | None
    day: bool = False


class Duration(NamedTuple):
    """Days by the calendar, and exact time."""

    days: dt.timedelta
    exact: dt.timedelta


class Period(NamedTuple):
    """The instants at which an event starts and ends."""

    start: dt.datetime
    end: dt.datetime


class Event(NamedTuple):
    """An event as it is written; `number` counts the events of a file from 1.

    `replaces` is the time of a series at which this event takes place instead.
    """

    number: int
    uid: str
    title: str
    start: WallTime
    end: WallTime | Duration | None
    replaces: WallTime | None
    component: Any

    @property
    def where(self) -> str:
        """Its place in the file."""
        return f"event {self.number}"


class Times(NamedTuple):
    """The times of one component, and the zones that their names mean."""

    component: Any
    where: str
    zones: Zones
    issues: Issues

    def first(self, name: str) -> WallTime | None:
        """Return the time of a property, None where it is absent. Raises UnreadableError."""
        for one in properties(self.component, name)[:1]:
            return self._time(name, one, str(one) if isinstance(one, vBroken) else one.dt)
        return None

    def all(self, name: str) -> Iterator[tuple[WallTime, WallTime | Duration | None]]:
        """Return the times of RDATE or EXDATE; those of a PERIOD have an end."""
        for one in properties(self.component, name):
            for value in _values(one):
                start, end = value if isinstance(value, tuple) else (value, None)
                try:
                    time = self._time(name, one, start)
                    if isinstance(end, dt.timedelta):
                        yield time, Duration(_NOTHING, end)
                    else:
                        yield time, None if end is None else self._time(name, one, end)
                except UnreadableError as error:
                    self.issues.left_out(self.where, f"A time of {name} is left out: {error}.")

    def _time(self, name: str, of: Any, value: object) -> WallTime:
        if not isinstance(value, dt.date):
            raise UnreadableError(f"{quoted(str(value))} is not a time")
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            why = f"the year {value.year:04} lies outside {FIRST_YEAR} to {LAST_YEAR}"
            raise UnreadableError(why)
        if not isinstance(value, dt.datetime):
            return WallTime(dt.datetime.combine(value, dt.time()), None, day=True)
        zone = str(of.params.get(TZID, ""))
        wall = value.replace(tzinfo=None)
        if value.tzinfo is None:
            return WallTime(wall, self.zones.of_time(zone))
        if zone and self.zones.get(zone) != _UTC:
            message = f"{name} has both Z and the zone {quoted(zone)}; it is read as UTC."
            self.issues.inferred(self.where, message)
        return WallTime(wall, _UTC)


def event_of(component: Component, parsed: Any, number: int, zones: Zones, issues: Issues) -> Event:
    """Return what a VEVENT says. Raises UnreadableError where it has no time that can be read."""
    if not component.whole:
        raise UnreadableError("the file breaks off in it")
    where = f"event {number}"
    if component.odd:
        more = len(component.odd) - 1
        lines = f"{quoted(component.odd[0])}{f', and {more} more' if more else ''}"
        issues.left_out(where, f"A line that cannot be parsed is left out: {lines}.")
    times = Times(parsed, where, zones, issues)
    start = times.first("DTSTART")
    if start is None:
        raise UnreadableError("it has no start")
    title = line_of(text_in(parsed, "SUMMARY"))
    if not title:
        issues.inferred(where, f"It has no title, and is called {UNTITLED}.")
    uid = text_in(parsed, "UID") or _uid(component)
    end = times.first("DTEND") or _duration(parsed)
    if start.day and isinstance(end, Duration) and end.exact:
        issues.odd(where, "It starts on a day and lasts for hours; it is read from midnight on.")
    return Event(number, uid, title or UNTITLED, start, end, _replaced(times), parsed)


def period_of(
    event: Event, floating: ZoneInfo, issues: Issues, at: WallTime | None = None
) -> Period:
    """Return when an event takes place, or when it would if it started `at` another time.

    An end gives an event that repeats an exact length, a duration a nominal one (RFC 5545,
    3.8.5.3). Raises UnreadableError.
    """

    def instant(time: WallTime) -> dt.datetime:
        if time.day:
            return start_of_day(time.wall.date(), _NOTHING, floating)
        return instant_at(time.wall, time.zone or floating, event.where, issues)

    start, end = event.start, event.end
    if end is None:
        length = Duration(ONE_DAY if start.day else _NOTHING, _NOTHING)
    elif isinstance(end, Duration):
        length = end
    elif start.day and end.day:
        if start.wall == end.wall:
            issues.inferred(event.where, "It ends on the day it starts; it is read as a whole day.")
        length = Duration(end.wall - start.wall or ONE_DAY, _NOTHING)
    else:
        # An end without a zone goes by the clocks of its start.
        local = end if end.zone or end.day else end._replace(zone=start.zone)
        length = Duration(_NOTHING, instant(local) - instant(start))
    if length.days + length.exact < _NOTHING:
        raise UnreadableError("it ends before it starts")
    if length.days + length.exact > _LONGEST:
        raise UnreadableError("it lasts for more than ten years")
    time = at or start
    begins = instant(time)
    if not length.days:
        return Period(begins, begins + length.exact)
    return Period(begins, instant(time._replace(wall=time.wall + length.days)) + length.exact)


def wall_of(time: WallTime, zone: dt.tzinfo | None, floating: ZoneInfo) -> dt.datetime:
    """Return what the clocks of a zone show at a time."""
    if time.day or time.zone is None or time.zone == zone:
        return time.wall
    at = time.wall.replace(tzinfo=time.zone)
    return at.astimezone(zone or floating).replace(tzinfo=None)


def _duration(parsed: Any) -> Duration | None:
    """Return the length of an event that has no end. Raises UnreadableError."""
    text = text_in(parsed, "DURATION").upper()
    if not text:
        return None
    read: Any = vDuration.from_ical
    date = text.partition("T")[0]
    unreadable = UnreadableError(f"{quoted(text)} is not a duration")
    if text.endswith(("P", "T")):  # icalendar reads a zero
        raise unreadable
    try:
        length: dt.timedelta = read(text)
        days = read(date) if date.endswith(("W", "D")) else _NOTHING
    except (ValueError, ArithmeticError):
        raise unreadable from None
    return Duration(days, length - days)


def _replaced(times: Times) -> WallTime | None:
    try:
        return times.first("RECURRENCE-ID")
    except UnreadableError as error:
        times.issues.inferred(times.where, f"What it replaces is unknown, and is kept: {error}.")
        return None


def _uid(component: Component) -> str:
    """Return a UID for an event without one: the same whenever the file is read."""
    content = sorted(line for line in component.lines if line.startswith(_ALIKE))
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:32]


def _values(one: Any) -> Iterator[Any]:
    """Return the values of a list; what cannot be read of it stays text."""
    if not isinstance(one, vBroken):
        yield from (value.dt for value in one.dts)
        return
    read: Any = vDDDTypes.from_ical
    for text in str(one).split(","):
        try:
            yield read(text)
        except (ValueError, TypeError):
            yield text
