"""The series of an iCalendar file: each event with those that replace some of its times."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import quoted
from atip_agenda.formats.ics.components import UnreadableError, properties
from atip_agenda.formats.ics.events import (
    Duration,
    Event,
    Period,
    Times,
    WallTime,
    period_of,
    wall_of,
)
from atip_agenda.formats.ics.rules import check_rule, is_endless
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.issues import Issues


class Occurrence(NamedTuple):
    """An event at one of its times."""

    event: Event
    period: Period


class Series(NamedTuple):
    """An event that may repeat, and those that replace some of its times, each at its own time.

    `added` are the times of RDATE, `removed` those of EXDATE.
    """

    master: Occurrence
    others: Sequence[Occurrence] = ()
    rules: Sequence[Any] = ()
    added: Sequence[tuple[WallTime, WallTime | Duration | None]] = ()
    removed: Sequence[WallTime] = ()

    @property
    def start(self) -> dt.datetime:
        """When it starts, by its own clocks."""
        return self.master.event.start.wall

    @property
    def endless(self) -> bool:
        """Whether it goes on for longer than any conference."""
        return any(is_endless(rule, self.start) for rule in self.rules)

    @property
    def once(self) -> bool:
        """Whether it takes place at its own time alone."""
        return not (self.others or self.rules or self.added or self.removed)


def series_of(
    events: Iterable[Event], zones: Zones, floating: ZoneInfo, issues: Issues
) -> list[Series]:
    """Return the series of all events whose times can be read.

    Events of one UID that replace nothing are series of their own.
    """
    by_uid: dict[str, list[Occurrence]] = defaultdict(list)
    for event in events:
        try:
            one = Occurrence(event, period_of(event, floating, issues))
        except UnreadableError as error:
            issues.left_out(event.where, f"{quoted(event.title)} is left out: {error}.")
        else:
            by_uid[event.uid].append(one)
    return [
        series
        for same in by_uid.values()
        for series in _grouped(same, _owner(same, floating), zones, issues)
    ]


def _grouped(
    same: Sequence[Occurrence],
    owner: Callable[[WallTime], Event | None],
    zones: Zones,
    issues: Issues,
) -> Iterator[Series]:
    """Return the series of the events of one UID."""
    others: dict[int, list[Occurrence]] = defaultdict(list)
    for one in same:
        event = one.event
        if event.replaces is None:
            continue
        if master := owner(event.replaces):
            others[master.number].append(one)
            continue
        if _repeats(event):
            message = "It repeats with an event that the file does not hold; it is shown once."
            issues.inferred(event.where, message)
        yield Series(one)
    for one in same:
        if one.event.replaces is None:
            yield _series(one, others[one.event.number], zones, issues)


def _series(
    master: Occurrence, others: Sequence[Occurrence], zones: Zones, issues: Issues
) -> Series:
    component, where = master.event.component, master.event.where
    times = Times(component, where, zones, issues)
    if properties(component, "EXRULE"):
        issues.inferred(where, "Its EXRULE is not read; the times that it removes are shown.")
    rules: list[Any] = []
    for rule in filter(None, properties(component, "RRULE")):
        try:
            rules.append(check_rule(rule))
        except UnreadableError as error:
            issues.left_out(where, f"Its RRULE is left out: {error}.")
    added = [*times.all("RDATE")]
    return Series(master, others, rules, added, [time for time, _ in times.all("EXDATE")])


def _owner(same: Iterable[Occurrence], floating: ZoneInfo) -> Callable[[WallTime], Event | None]:
    """Return a function that finds which event of one UID has a time that another replaces.

    Of several that repeat it is the one with that time of day, of others the one that starts then.
    """
    masters = [one.event for one in same if one.event.replaces is None]
    repeating = [event for event in masters if _repeats(event)]
    zone = repeating[0].start.zone if repeating else dt.UTC

    def key(time: WallTime) -> dt.datetime | dt.time:
        wall = wall_of(time, zone, floating)
        return wall.time() if repeating else wall

    known = {key(event.start): event for event in reversed(repeating or masters)}
    usual = masters[0] if len(masters) == 1 else repeating[0] if repeating else None
    return lambda time: usual if len(masters) == 1 else known.get(key(time), usual)


def _repeats(event: Event) -> bool:
    return bool(properties(event.component, "RRULE") or properties(event.component, "RDATE"))
