"""Events that repeat: the times that rules and dates give them, less what others replace.

All times of a series are counted by the clocks of its first event's zone, as RFC 5545 wants it,
and handed to recurring-ical-events without a zone; what it finds becomes instants here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.formats.ics.events import Event, Lasting, lasting, lasting_from
from atip_agenda.formats.ics.rules import LAST_TIME, Effort, Rule, rule_of, times_of
from atip_agenda.formats.ics.times import Clocks, Length, Tell, UnreadableError, Written, wall_in
from atip_agenda.times.words import FIRST_YEAR

if TYPE_CHECKING:
    import icalendar

_PLACE = "X-PLACE"  # which event of a series an occurrence comes from
_MIDNIGHT = dt.time()
_ALL_YEARS = dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30)  # noqa: DTZ001 - wall times
_WORK = 30  # units of effort that an occurrence costs


class Bounds(NamedTuple):
    """The days that count, by the clocks of a series; both are included."""

    first: dt.date
    last: dt.date


class Series(NamedTuple):
    """An event, those that replace it at some of its times, and its rules to repeat."""

    master: Event
    others: Sequence[Event]
    rules: Sequence[Rule]

    @property
    def endless(self) -> bool:
        """Whether it goes on for longer than any conference."""
        return any(rule.is_endless_from(self.master.start.wall) for rule in self.rules)

    @property
    def alone(self) -> bool:
        """Whether it is one event, at the time that it names."""
        repeated = self.master.repeated
        return not (self.others or self.rules or repeated.more or repeated.less)


class Occurrence(NamedTuple):
    """A time at which an event of a series takes place."""

    event: Event
    lasting: Lasting


def series_of(master: Event, others: Sequence[Event], tell: Tell) -> Series:
    """A series; a rule that cannot be read is left out and said."""
    rules: list[Rule] = []
    for text in master.repeated.rules:
        try:
            rules.append(rule_of(text))
        except UnreadableError as error:
            tell(f"It is shown once, without its rule to repeat: {error}.")
    return Series(master, others, rules)


def occurrences_of(
    series: Series, bounds: Bounds, clocks: Clocks, effort: Effort, tell: Tell
) -> list[Occurrence]:
    """When the events of a series take place, in order; what cannot be read is left out and said.

    What rules name is bound by the days; of all else some may lie on other days.
    """
    master = series.master
    if series.alone:
        return [Occurrence(master, lasting(master, clocks, tell))]
    try:
        times = [*_times(series, bounds, clocks, effort, tell)]
        # The library looks through all that replace from then on, for each time anew.
        onwards = sum(other.repeated.onwards for other in series.others)
        if onwards:
            effort.spend(len(times) * onwards)
        found = [*_expanded(series, times, clocks)]
    except UnreadableError as error:
        tell(f"It is shown once: {error}.")
        found = [(master, master.start)]
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        tell("It is shown once, for what it is repeated by cannot be read.")
        found = [(master, master.start)]
    periods = {
        wall_in(start, master.start.zone, clocks.floating): end
        for start, end in master.repeated.more
        if end is not None
    }
    occurrences: list[Occurrence] = []
    for event, start in found:
        try:
            lasts = _lasting(event, start, periods if event is master else {}, clocks, tell)
        except UnreadableError as error:
            tell(f"One of its times is left out: {error}.")
        else:
            occurrences.append(Occurrence(event, lasts))
    return sorted(occurrences, key=lambda one: (one.lasting, one.event.number))


def _lasting(
    event: Event,
    start: Written,
    periods: Mapping[dt.datetime, Written | Length],
    clocks: Clocks,
    tell: Tell,
) -> Lasting:
    if start.wall in periods:
        return lasting(event._replace(start=start, end=periods[start.wall]), clocks, tell)
    if start.wall == wall_in(event.start, start.zone, clocks.floating):
        return lasting(event, clocks, tell)
    return lasting_from(event, start, clocks, tell)


def _times(
    series: Series, bounds: Bounds, clocks: Clocks, effort: Effort, tell: Tell
) -> Iterator[dt.datetime]:
    """The wall times that the rules of a series name on the days that count."""
    start = series.master.start
    first = dt.datetime.combine(bounds.first, _MIDNIGHT)
    for rule in series.rules:
        last = min(dt.datetime.combine(bounds.last, dt.time.max), _until(rule, start, clocks))
        if last < start.wall:
            tell("Its rule to repeat ends before it starts: it is shown once.")
        times: list[dt.datetime] = []
        try:
            for time in times_of(rule, start.wall, last, effort, first):
                effort.spend(_WORK)
                times.append(time)
        except UnreadableError as error:
            tell(f"It is shown once, without its rule to repeat: {error}.")
        else:
            yield from times


def _until(rule: Rule, start: Written, clocks: Clocks) -> dt.datetime:
    """The last wall time that a rule may name, by the clocks of the event's zone."""
    if rule.until is None or rule.until.wall > LAST_TIME:
        return LAST_TIME
    if start.day or rule.until.day or rule.until.wall.year < FIRST_YEAR:
        return dt.datetime.combine(rule.until.wall, dt.time.max)
    return wall_in(rule.until, start.zone, clocks.floating)


def _expanded(
    series: Series, times: Iterable[dt.datetime], clocks: Clocks
) -> Iterator[tuple[Event, Written]]:
    """The events of a series with their starts, by the clocks of its zone.

    Raises whatever the library raises for what it cannot read.
    """
    import icalendar
    import recurring_ical_events

    master = series.master
    events = [master, *series.others]
    calendar = icalendar.Calendar()
    for place, event in enumerate(events):
        calendar.add_component(_component(event, place, master, clocks))
    core = calendar.subcomponents[0]
    more = [*times, *(_start(start, master, clocks) for start, _ in master.repeated.more)]
    if more:
        core.add("RDATE", [time.date() if master.start.day else time for time in more])
    less = [_start(start, master, clocks) for start in master.repeated.less]
    if master.start.zone is None:
        # Programs take times out of a floating event in UTC, and mean what its clocks show.
        less += [start.wall for start in master.repeated.less if start.zone is not None]
    if less:
        core.add("EXDATE", [time.date() if master.start.day else time for time in less])
    for found in recurring_ical_events.of(calendar).between(*_ALL_YEARS):
        event = events[int(found[_PLACE])]
        start = found["DTSTART"].dt
        wall = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, _MIDNIGHT)
        yield event, Written(wall, master.start.zone, event.start.day)


def _component(event: Event, place: int, master: Event, clocks: Clocks) -> icalendar.Event:
    """What the library has to know of an event."""
    import icalendar

    one = icalendar.Event()
    one.add("UID", "one and the same")
    one.add("SEQUENCE", event.repeated.sequence)
    one.add(_PLACE, str(place))
    start = wall_in(event.start, master.start.zone, clocks.floating)
    one.add("DTSTART", start.date() if event.start.day else start)
    if event is not master and event.repeated.instead:
        instead = _start(event.repeated.instead, master, clocks)
        onwards = {"RANGE": "THISANDFUTURE"} if event.repeated.onwards else {}
        one.add("RECURRENCE-ID", instead.date() if master.start.day else instead, onwards)
    return one


def _start(time: Written, master: Event, clocks: Clocks) -> dt.datetime:
    """A start of a series, by the clocks of its zone; a day alone has the time of the others."""
    wall = wall_in(time, master.start.zone, clocks.floating)
    return dt.datetime.combine(wall, master.start.wall.time()) if time.day else wall
