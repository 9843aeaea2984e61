"""Which days of a calendar count, and what takes place on them.

For one's own events these are the conference's days. A calendar that is read as an agenda is a
conference itself: its days are those of the events that take place once, or some times; one that
repeats without end is shown on these alone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.conference_zone import Venue
from atip_agenda.formats.ics.events import Event, Repeated, name_of
from atip_agenda.formats.ics.recurrence import Bounds, Occurrence, Series, occurrences_of, series_of
from atip_agenda.formats.ics.rules import Effort
from atip_agenda.formats.ics.times import ONE_DAY, Clocks, Tell, UnreadableError, Written, wall_in
from atip_agenda.formats.interface import ReadOptions
from atip_agenda.wording import long_date
from atip_agenda.zones import start_of_day

_TEN_YEARS = dt.timedelta(days=LONGEST_DAYS)
_A_YEAR = dt.timedelta(days=365)
_NO_CHANGE = dt.timedelta()


class Placing(NamedTuple):
    """What it takes to place events: clocks, the conference's zone, whom to tell, what work."""

    clocks: Clocks
    venue: Venue
    tell: Callable[[Event], Tell]
    effort: Effort

    def day_of(self, instant: dt.datetime) -> dt.date:
        """The day of an instant by the conference's clocks."""
        return instant.astimezone(self.venue.zone).date()


def series_in(events: Iterable[Event], placing: Placing) -> Iterator[Series]:
    """The events with those that replace some of their times, in the order of the file.

    Events of one UID that replace nothing are events of their own.
    """
    by_uid: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_uid[event.uid].append(event)
    for same in by_uid.values():
        masters = [event for event in same if event.repeated.instead is None]
        replaced: dict[int, list[Event]] = {event.number: [] for event in masters}
        owner = _owners(masters, placing.clocks)
        for event in same:
            instead = event.repeated.instead
            if instead is None:
                continue
            master = owner(instead)
            if master is None:
                yield _orphan(event, placing.tell(event))
            else:
                replaced[master.number].append(event)
        for master in masters:
            yield series_of(master, replaced[master.number], placing.tell(master))


def placed(series: Sequence[Series], assumed: ReadOptions, placing: Placing) -> list[Occurrence]:
    """All that takes place, on the days given, else on those that are found."""
    if assumed.first_day and assumed.last_day:
        return _within(series, Bounds(assumed.first_day, assumed.last_day), placing)
    found: dict[int, list[Occurrence]] = {}
    for place, one in enumerate(series):
        if not one.endless:
            start = one.master.start.wall.date()
            found[place] = _occurrences(one, Bounds(start, start + _TEN_YEARS), placing)
    days = [placing.day_of(one.lasting.start) for some in found.values() for one in some]
    starts = [one.master.start.wall.date() for one in series]
    if not starts:
        return []
    bounds = Bounds(min(days), max(days)) if days else Bounds(min(starts), min(starts) + _A_YEAR)
    for place, one in enumerate(series):
        if one.endless:
            found[place] = _bounded(one, bounds, placing)
    return [one for place in range(len(series)) for one in found[place]]


def _within(series: Iterable[Series], days: Bounds, placing: Placing) -> list[Occurrence]:
    """What takes place on some days, or in the nights before and after them."""
    zone = placing.venue.floating
    # A day more on each side: for the night after the last, and for zones far from here.
    wide = Bounds(_moved(days.first, -1), _moved(days.last, 1))
    begin = start_of_day(wide.first, _NO_CHANGE, zone)
    finish = start_of_day(_moved(wide.last, 1), _NO_CHANGE, zone)
    return [
        occurrence
        for one in series
        for occurrence in _occurrences(one, wide, placing)
        if occurrence.lasting.start < finish and occurrence.lasting.end >= begin
    ]


def _bounded(series: Series, days: Bounds, placing: Placing) -> list[Occurrence]:
    """What an endless series has on some days; where it begins later, its beginning."""
    start = series.master.start.wall.date()
    shown = Bounds(days.first, max(days.last, start))
    wide = Bounds(_moved(shown.first, -1), _moved(shown.last, 1))
    first, last = map(long_date, shown)
    there = f"on {first} alone" if first == last else f"from {first} to {last} alone"
    name = name_of(series.master.component)
    placing.tell(series.master)(f"{name} repeats without an end; it is shown {there}.")
    return [
        occurrence
        for occurrence in _occurrences(series, wide, placing)
        if shown.first <= placing.day_of(occurrence.lasting.start) <= shown.last
    ]


def _occurrences(series: Series, bounds: Bounds, placing: Placing) -> list[Occurrence]:
    tell = placing.tell(series.master)
    try:
        return occurrences_of(series, bounds, placing.clocks, placing.effort, tell)
    except UnreadableError as error:
        tell(f"{name_of(series.master.component)} is left out: {error}.")
        return []


def _orphan(event: Event, tell: Tell) -> Series:
    """An event that replaces a time of one which the file does not hold."""
    if event.repeated.rules or event.repeated.more:
        tell("It repeats with an event that the file does not hold: it is shown once.")
    return Series(event._replace(repeated=Repeated()), (), ())


def _owners(masters: Sequence[Event], clocks: Clocks) -> Callable[[Written], Event | None]:
    """Which of the events of one UID has a time that another replaces."""
    repeating = [one for one in masters if one.repeated.rules or one.repeated.more]
    if len(masters) == 1:
        return lambda _: masters[0]
    # Which of several that repeat is told by the time of the day, which of others by the start.
    times = {one.start.wall.time(): one for one in reversed(repeating)}
    starts = {_stamp(one.start, clocks): one for one in reversed(masters)}

    def owner(instead: Written) -> Event | None:
        if not repeating:
            return starts.get(_stamp(instead, clocks))
        wall = wall_in(instead, repeating[0].start.zone, clocks.floating)
        return times.get(wall.time(), repeating[0])

    return owner


def _stamp(time: Written, clocks: Clocks) -> dt.datetime:
    return time.wall.replace(tzinfo=time.zone or clocks.floating).astimezone(dt.UTC)


def _moved(day: dt.date, days: int) -> dt.date:
    return day + days * ONE_DAY
