"""The events of an iCalendar file: what a VEVENT says, and how long it takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar.prop import vBroken, vDuration

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
from atip_agenda.formats.ics.rules import check_rule
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.ics.uids import uid_of_lines
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED, line_of
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR
from atip_agenda.zones import start_of_day

ONE_DAY = dt.timedelta(days=1)
_NOTHING = dt.timedelta()
_LONGEST = dt.timedelta(days=LONGEST_DAYS)
_UTC = ZoneInfo("UTC")


class WallTime(NamedTuple):
    """A DATE-TIME by the clocks of a zone, or of any (None, floating); or a DATE."""

    wall: dt.datetime
    zone: ZoneInfo | None
    day: bool = False

    def at(self, zone: ZoneInfo | None, floating: ZoneInfo) -> dt.datetime:
        """Return what the clocks of a zone show then."""
        if self.day or self.zone is None or self.zone == zone:
            return self.wall
        instant = self.wall.replace(tzinfo=self.zone)
        return instant.astimezone(zone or floating).replace(tzinfo=None)


class Duration(NamedTuple):
    """Days by the calendar, and exact time."""

    days: dt.timedelta
    exact: dt.timedelta


class Event(NamedTuple):
    """An event as it is written; `number` counts the events of a file from 1.

    `replaces` is the time of a series at which this event takes place instead. `rules`, `added`
    and `removed` are the values of RRULE, RDATE and EXDATE.
    """

    number: int
    uid: str
    title: str
    start: WallTime
    end: WallTime | Duration | None
    replaces: WallTime | None
    rules: Sequence[Any]
    added: Sequence[tuple[WallTime, WallTime | Duration | None]]
    removed: Sequence[WallTime]
    component: Any

    @property
    def where(self) -> str:
        """Its place in the file."""
        return f"event {self.number}"


class Occurrence(NamedTuple):
    """An event at one of its times, from one instant to another."""

    event: Event
    start: dt.datetime
    end: dt.datetime


def event_of(component: Component, parsed: Any, number: int, zones: Zones, issues: Issues) -> Event:
    """Return what a VEVENT says. Raises UnreadableError where it has no time that can be read."""
    if not component.whole:
        raise UnreadableError("the file breaks off in it")
    where = f"event {number}"
    if component.odd:
        more = len(component.odd) - 1
        lines = f"{quoted(component.odd[0])}{f', and {more} more' if more else ''}"
        issues.left_out(where, f"A line that cannot be parsed is left out: {lines}.")
    times = _Times(parsed, where, zones, issues)
    start = times.first("DTSTART")
    if start is None:
        raise UnreadableError("it has no start")
    title = line_of(text_in(parsed, "SUMMARY"))
    if not title:
        issues.inferred(where, f"It has no title, and is called {UNTITLED}.")
    end = times.first("DTEND") or _duration(parsed)
    if start.day and isinstance(end, Duration) and end.exact:
        issues.odd(where, "It starts on a day and lasts for hours; it is read from midnight on.")
    replaces = None
    try:
        replaces = times.first("RECURRENCE-ID")
    except UnreadableError as error:
        issues.inferred(where, f"What it replaces is unknown, and is kept: {error}.")
    if properties(parsed, "EXRULE"):
        issues.inferred(where, "Its EXRULE is not read; the times that it removes are shown.")
    return Event(
        number,
        text_in(parsed, "UID") or uid_of_lines(component.lines),
        title or UNTITLED,
        start,
        end,
        replaces,
        [*_rules(parsed, where, issues)],
        [*times.all("RDATE")],
        [time for time, _ in times.all("EXDATE")],
        parsed,
    )


def occurrence_of(
    event: Event, floating: ZoneInfo, issues: Issues, at: WallTime | None = None
) -> Occurrence:
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
    begins = ends = instant(time)
    if length.days:
        ends = instant(time._replace(wall=time.wall + length.days))
    return Occurrence(event, begins, ends + length.exact)


class _Times(NamedTuple):
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
            value = str(one) if isinstance(one, vBroken) else one.dts[0].dt
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


def _rules(parsed: Any, where: str, issues: Issues) -> Iterator[Any]:
    for rule in filter(None, properties(parsed, "RRULE")):
        try:
            yield check_rule(rule)
        except UnreadableError as error:
            issues.left_out(where, f"Its RRULE is left out: {error}.")


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
