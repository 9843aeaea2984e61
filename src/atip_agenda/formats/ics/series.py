"""The series of an iCalendar file: each event with those that replace some of its times."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import quoted
from atip_agenda.formats.ics.components import UnreadableError, properties
from atip_agenda.formats.ics.events import Event, Occurrence, WallTime, occurrence_of
from atip_agenda.formats.ics.rules import is_endless
from atip_agenda.formats.issues import Issues


class Series(NamedTuple):
    """An event that may repeat, and those that replace some of its times, each at its own time."""

    master: Occurrence
    others: Sequence[Occurrence] = ()

    @property
    def start(self) -> dt.datetime:
        """When it starts, by its own clocks."""
        return self.master.event.start.wall

    @property
    def endless(self) -> bool:
        """Whether it goes on for longer than any conference."""
        return any(is_endless(rule, self.start) for rule in self.master.event.rules)


def series_of(events: Iterable[Event], floating: ZoneInfo, issues: Issues) -> list[Series]:
    """Return the series of all events whose times can be read.

    Events of one UID that replace nothing are series of their own.
    """
    by_uid: dict[str, list[Occurrence]] = defaultdict(list)
    for event in events:
        try:
            by_uid[event.uid].append(occurrence_of(event, floating, issues))
        except UnreadableError as error:
            issues.left_out(event.where, f"{quoted(event.title)} is left out: {error}.")
    return [series for same in by_uid.values() for series in _grouped(same, floating, issues)]


def _grouped(same: Sequence[Occurrence], floating: ZoneInfo, issues: Issues) -> Iterator[Series]:
    """Return the series of the events of one UID."""
    owner = _owner([one.event for one in same if one.event.replaces is None], floating)
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
        alone = event._replace(rules=(), added=(), removed=())
        yield Series(one._replace(event=alone))
    for one in same:
        if one.event.replaces is None:
            yield Series(one, others[one.event.number])


def _owner(masters: Sequence[Event], floating: ZoneInfo) -> Callable[[WallTime], Event | None]:
    """Return a function that finds which event of one UID has a time that another replaces.

    Of several that repeat it is the one with that time of day, of others the one that starts then.
    """
    repeating = [event for event in masters if _repeats(event)]
    zone = repeating[0].start.zone if repeating else ZoneInfo("UTC")

    def key(time: WallTime) -> dt.datetime | dt.time:
        wall = time.at(zone, floating)
        return wall.time() if repeating else wall

    known = {key(event.start): event for event in reversed(repeating or masters)}
    usual = masters[0] if len(masters) == 1 else repeating[0] if repeating else None
    return lambda time: usual if len(masters) == 1 else known.get(key(time), usual)


def _repeats(event: Event) -> bool:
    return bool(properties(event.component, "RRULE") or properties(event.component, "RDATE"))
