"""Events that repeat (RFC 5545, 3.8.5), on the days that count.

recurring-ical-events expands them, one series at a time, for it keeps one of several events that
share a UID. All times of a series go by the clocks of its first event, as the RFC wants it; the
library gets them without a zone, because a file may mix UTC and local times.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.components import UnreadableError, properties, text_in
from atip_agenda.formats.ics.events import (
    ONE_DAY,
    Duration,
    Event,
    Period,
    WallTime,
    period_of,
    wall_of,
)
from atip_agenda.formats.ics.rules import LAST_TIME, Work, times_of, until_of
from atip_agenda.formats.ics.series import Occurrence, Series
from atip_agenda.formats.issues import Issues
from atip_agenda.times.words import FIRST_YEAR
from atip_agenda.wording import long_date
from atip_agenda.zones import start_of_day

_PLACE = "X-PLACE"  # which event of a series an occurrence comes from
_MOST = 10_000  # occurrences of a rule
_WORK = 30  # steps that an occurrence costs
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_MIDNIGHT = dt.time()
_TEN_YEARS = dt.timedelta(days=LONGEST_DAYS)
_A_YEAR = dt.timedelta(days=365)
_EARLIEST = dt.datetime(FIRST_YEAR, 1, 1) - _TEN_YEARS  # noqa: DTZ001 - an event may be so long


class Days(NamedTuple):
    """The first and the last day that count."""

    first: dt.date
    last: dt.date


class Expander:
    """Expands the series of one file; `floating` is the zone of times without one."""

    def __init__(self, floating: ZoneInfo, issues: Issues) -> None:
        self._floating = floating
        self._issues = issues
        self._work = Work()

    def on(self, days: Days, series: Iterable[Series]) -> list[Occurrence]:
        """Return what takes place on some days, or in the nights before and after them."""
        wide = Days(days.first - ONE_DAY, days.last + ONE_DAY)
        begin, finish = (
            start_of_day(day, dt.timedelta(), self._floating)
            for day in (wide.first, wide.last + ONE_DAY)
        )
        return [
            occurrence
            for one in series
            for occurrence in self._occurrences(one, wide)
            if occurrence.period.start < finish and occurrence.period.end >= begin
        ]

    def all(self, series: Sequence[Series], zone: ZoneInfo) -> list[Occurrence]:
        """Return all that takes place in a calendar which is a conference of its own.

        Its days are those of the events that come to an end; a series that goes on without end is
        shown on these alone.
        """
        found: list[Occurrence] = []
        for one in series:
            if not one.endless:
                days = Days(_EARLIEST.date(), one.start.date() + _TEN_YEARS)
                found += self._occurrences(one, days)
        starts = [_day(one, zone) for one in found]
        if series and not starts:
            first = min(one.start for one in series).date()
            starts = [first, first + _A_YEAR]
        for one in series:
            if one.endless:
                found += self._endless(one, Days(min(starts), max(starts)), zone)
        return found

    def _endless(self, series: Series, days: Days, zone: ZoneInfo) -> list[Occurrence]:
        """Return what an endless series has on some days; where it starts later, its start."""
        event = series.master.event
        first, last = days.first, max(days.last, series.start.date())
        dates = long_date(first), long_date(last)
        there = f"on {dates[0]} alone" if first == last else f"from {dates[0]} to {dates[1]} alone"
        message = f"{quoted(event.title)} repeats without an end; it is shown {there}."
        self._issues.inferred(event.where, message)
        found = self._occurrences(series, Days(first - ONE_DAY, last + ONE_DAY))
        return [one for one in found if first <= _day(one, zone) <= last]

    def _occurrences(self, series: Series, days: Days) -> list[Occurrence]:
        """Return when the events of a series take place; rules are cut off behind the days."""
        if series.once:
            return [series.master]
        master = series.master.event
        try:
            found = self._expanded(series, days)
        except UnreadableError as error:
            self._issues.left_out(master.where, f"It is shown once: {error}.")
            return [series.master, *series.others]
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
            message = "It is shown once, for the times at which it repeats cannot be read."
            self._issues.left_out(master.where, message)
            return [series.master, *series.others]
        ends = {self._wall(start, master): end for start, end in series.added if end is not None}
        occurrences: list[Occurrence] = []
        for own, start in found:
            try:
                period = self._period(own, start, ends if own is series.master else {})
            except UnreadableError as error:
                self._issues.left_out(own.event.where, f"One of its times is left out: {error}.")
            else:
                occurrences.append(Occurrence(own.event, period))
        return occurrences

    def _period(
        self, own: Occurrence, start: WallTime, ends: Mapping[dt.datetime, WallTime | Duration]
    ) -> Period:
        event = own.event
        if start.wall in ends:
            event = event._replace(start=start, end=ends[start.wall])
        elif start.wall == wall_of(event.start, start.zone, self._floating):
            return own.period
        return period_of(event, self._floating, self._issues, start)

    def _expanded(self, series: Series, days: Days) -> list[tuple[Occurrence, WallTime]]:
        """Return the events of a series with their starts, by the clocks of its zone.

        Raises whatever the library raises for what it cannot read.
        """
        import recurring_ical_events

        master = series.master.event
        owners = [series.master, *series.others]
        self._work.spend(_WORK * (len(series.added) + len(owners)))
        calendar = icalendar.Calendar()
        for place, one in enumerate(owners):
            calendar.add_component(self._component(one, place, master))
        core = calendar.subcomponents[0]
        for rule in series.rules:
            if count := self._count(rule, series, days):
                ended = {name: values for name, values in rule.items() if name != "UNTIL"}
                core.add("RRULE", {**ended, "COUNT": [count]})
        removed = [self._wall(time, master) for time in series.removed]
        if master.start.zone is None:
            # Programs remove times of a floating event in UTC, and mean what its clocks show.
            removed += [time.wall for time in series.removed if time.zone is not None]
        core.add("EXDATE", removed)
        core.add("RDATE", [self._wall(time, master) for time, _ in series.added])
        begin = max(dt.datetime.combine(days.first, _MIDNIGHT), _EARLIEST)
        found = recurring_ical_events.of(calendar).between(begin, max(begin, LAST_TIME))
        starts = [(owners[int(one[_PLACE])], one["DTSTART"].dt) for one in found]
        return [
            (own, WallTime(wall, master.start.zone, own.event.start.day)) for own, wall in starts
        ]

    def _component(self, own: Occurrence, place: int, master: Event) -> icalendar.Event:
        """Return what the library has to know of an event."""
        event, period = own
        sequence = text_in(event.component, "SEQUENCE")
        start = wall_of(event.start, master.start.zone, self._floating)
        one = icalendar.Event()
        one.add("UID", "one and the same")
        one.add(_PLACE, str(place))
        one.add("SEQUENCE", int(sequence) if _NUMBER.fullmatch(sequence) else 0)
        one.add("DTSTART", start)
        one.add("DTEND", start + (period.end - period.start))
        if event.replaces and event is not master:
            onwards = {"RANGE": "THISANDFUTURE"} if _is_onwards(event) else {}
            one.add("RECURRENCE-ID", self._wall(event.replaces, master), onwards)
        return one

    def _count(self, rule: Any, series: Series, days: Days) -> int:
        """Return how many times a rule names until the last day that counts.

        With it as COUNT the library does not look for times that never come.
        """
        event = series.master.event
        until = self._until(rule, event.start)
        if until < series.start:
            self._issues.inferred(event.where, "Its RRULE ends before it starts.")
            return 0
        first = dt.datetime.combine(days.first, _MIDNIGHT)
        last = min(until, dt.datetime.combine(days.last, dt.time.max))
        # The library looks through all that replace later times, at each time anew.
        onwards = sum(_is_onwards(one.event) for one in series.others)
        try:
            times = times_of(rule, series.start, last, self._work)
            number = sum(time >= first for time in times)
            self._work.spend(number * (_WORK + onwards))
        except UnreadableError as error:
            self._issues.left_out(event.where, f"Its RRULE is left out: {error}.")
            return 0
        if number > _MOST:
            message = f"Its RRULE is left out: it gives more than {_MOST:,} times."
            self._issues.left_out(event.where, message)
            return 0
        return len(times)

    def _until(self, rule: Any, start: WallTime) -> dt.datetime:
        """Return the last wall time that a rule may name, by the clocks of its event."""
        until = until_of(rule)
        if until is None or until.year > LAST_TIME.year:
            return LAST_TIME
        if start.day or not isinstance(until, dt.datetime) or until.year < FIRST_YEAR:
            return dt.datetime.combine(until, dt.time.max)
        time = WallTime(until.replace(tzinfo=None), until.tzinfo)
        return wall_of(time, start.zone, self._floating)

    def _wall(self, time: WallTime, master: Event) -> dt.datetime:
        """Return a time by the clocks of a series; a day has the time of day of the others."""
        if time.day:
            return dt.datetime.combine(time.wall, master.start.wall.time())
        return wall_of(time, master.start.zone, self._floating)


def _is_onwards(event: Event) -> bool:
    """Whether an event replaces all later times of its series as well."""
    replaced = properties(event.component, "RECURRENCE-ID")[0]
    return str(replaced.params.get("RANGE", "")).upper() == "THISANDFUTURE"


def _day(occurrence: Occurrence, zone: ZoneInfo) -> dt.date:
    return occurrence.period.start.astimezone(zone).date()
