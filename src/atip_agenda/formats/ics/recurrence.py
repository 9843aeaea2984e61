"""Events that repeat (RFC 5545, 3.8.5), on the days that count.

recurring-ical-events expands them, one series at a time, for it keeps one of several events that
share a UID. All times of a series go by the clocks of its first event, as the RFC wants it; the
library gets them without a zone, because a file may mix UTC and local times.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.components import UnreadableError, properties, text_in
from atip_agenda.formats.ics.events import ONE_DAY, Event, Occurrence, WallTime, occurrence_of
from atip_agenda.formats.ics.rules import LAST_TIME, Work, until_of
from atip_agenda.formats.ics.series import Series
from atip_agenda.formats.issues import Issues
from atip_agenda.times.words import FIRST_YEAR
from atip_agenda.wording import long_date
from atip_agenda.zones import start_of_day

_PLACE = "X-PLACE"  # which event of a series an occurrence comes from
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_TEN_YEARS = dt.timedelta(days=LONGEST_DAYS)
_A_YEAR = dt.timedelta(days=365)
_EARLIEST = dt.date(FIRST_YEAR, 1, 1) - _TEN_YEARS  # an event may be so long


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
        found = (occurrence for one in series for occurrence in self._occurrences(one, wide))
        return [one for one in found if one.start < finish and one.end >= begin]

    def all(self, series: Sequence[Series], zone: ZoneInfo) -> list[Occurrence]:
        """Return all that takes place in a calendar which is a conference of its own.

        Its days are those of the events that come to an end; a series that goes on without end is
        shown on these alone.
        """
        found: list[Occurrence] = []
        for one in series:
            if not one.endless:
                added = [time.wall + ONE_DAY for time, _ in one.master.event.added]
                last = max([one.start + _TEN_YEARS, *added])
                found += self._occurrences(one, Days(_EARLIEST, last.date()))
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
        """Return when the events of a series take place on some days; of a single event, always."""
        master = series.master.event
        if not (series.others or master.rules or master.added or master.removed):
            return [series.master]
        try:
            return [*self._expanded(series, days)]
        except UnreadableError as error:
            self._issues.left_out(master.where, f"It is shown once: {error}.")
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
            message = "It is shown once, for the times at which it repeats cannot be read."
            self._issues.left_out(master.where, message)
        return [series.master, *series.others]

    def _expanded(self, series: Series, days: Days) -> Iterator[Occurrence]:
        """Return the events of a series on some days.

        Raises UnreadableError where it is too much work, and whatever the library raises for what
        it cannot read.
        """
        import recurring_ical_events

        master = series.master.event
        owners = [series.master, *series.others]
        self._work.spend(Work.TIME * (len(master.added) + len(owners)))
        calendar = icalendar.Calendar()
        for place, one in enumerate(owners):
            calendar.add_component(self._component(one, place, master))
        core = calendar.subcomponents[0]
        begin = min(max(days.first, _EARLIEST), LAST_TIME.date())
        end = max(begin, min(days.last, LAST_TIME.date())) + ONE_DAY
        for rule in self._rules(series, begin, end):
            core.add("RRULE", rule)
        removed = [self._wall(time, master) for time in master.removed]
        if master.start.zone is None:
            # Programs remove times of a floating event in UTC, and mean what its clocks show.
            removed += [time.wall for time in master.removed if time.zone is not None]
        core.add("EXDATE", removed)
        core.add("RDATE", [self._wall(time, master) for time, _ in master.added])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of rules with COUNT and UNTIL
            found = recurring_ical_events.of(calendar).between(begin, end)
        ends = {self._wall(time, master): end for time, end in master.added if end}
        for one in found:
            own, wall = owners[int(one[_PLACE])], one["DTSTART"].dt
            event = own.event
            start = WallTime(wall, master.start.zone, event.start.day)
            if event is master and wall in ends:
                event = event._replace(start=start, end=ends[wall])
            elif wall == self._wall(event.start, master):
                yield own
                continue
            try:
                yield occurrence_of(event, self._floating, self._issues, start)
            except UnreadableError as error:
                self._issues.left_out(event.where, f"One of its times is left out: {error}.")

    def _component(self, own: Occurrence, place: int, master: Event) -> icalendar.Event:
        """Return what the library has to know of an event."""
        event = own.event
        sequence = text_in(event.component, "SEQUENCE")
        start = event.start.at(master.start.zone, self._floating)
        one = icalendar.Event()
        one.add("UID", "one and the same")
        one.add(_PLACE, str(place))
        one.add("SEQUENCE", int(sequence) if _NUMBER.fullmatch(sequence) else 0)
        one.add("DTSTART", start)
        one.add("DTEND", start + (own.end - own.start))
        if event.replaces and event is not master:
            onwards = {"RANGE": "THISANDFUTURE"} if _is_onwards(event) else {}
            one.add("RECURRENCE-ID", self._wall(event.replaces, master), onwards)
        return one

    def _rules(self, series: Series, begin: dt.date, end: dt.date) -> Iterator[dict[str, Any]]:
        """Return the rules of a series that name times, UNTIL by the clocks of its event."""
        event = series.master.event
        first, last = (dt.datetime.combine(day, dt.time()) for day in (begin, end))
        # The library looks through all that replace later times, at each time anew.
        each = Work.TIME + sum(_is_onwards(one.event) for one in series.others)
        for rule in event.rules:
            until = self._until(rule, event.start)
            if until < series.start:
                self._issues.inferred(event.where, "Its RRULE ends before it starts.")
                continue
            try:
                self._work.check(rule, series.start, first, min(until, last), each)
            except UnreadableError as error:
                self._issues.left_out(event.where, f"Its RRULE is left out: {error}.")
            else:
                yield dict(rule) | ({"UNTIL": [until]} if "UNTIL" in rule else {})

    def _until(self, rule: Any, start: WallTime) -> dt.datetime:
        """Return the last wall time that a rule may name, by the clocks of its event."""
        until = until_of(rule)
        if until is None or until.year > LAST_TIME.year:
            return LAST_TIME
        if start.day or not isinstance(until, dt.datetime) or until.year < FIRST_YEAR:
            return dt.datetime.combine(until, dt.time.max)
        zone = ZoneInfo("UTC") if until.tzinfo else None
        return WallTime(until.replace(tzinfo=None), zone).at(start.zone, self._floating)

    def _wall(self, time: WallTime, master: Event) -> dt.datetime:
        """Return a time by the clocks of a series; a day has the time of day of the others."""
        if time.day:
            return dt.datetime.combine(time.wall, master.start.wall.time())
        return time.at(master.start.zone, self._floating)


def _is_onwards(event: Event) -> bool:
    """Whether an event replaces all later times of its series as well."""
    replaced = properties(event.component, "RECURRENCE-ID")[0]
    return str(replaced.params.get("RANGE", "")).upper() == "THISANDFUTURE"


def _day(occurrence: Occurrence, zone: ZoneInfo) -> dt.date:
    return occurrence.start.astimezone(zone).date()
