"""When each item of a document takes place: its day, its start and its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.errors import Fault, quoted
from atip_agenda.formats.documents.calendar import (
    EXAMPLE,
    Frame,
    UnknownDayError,
    date_of,
    merged,
)
from atip_agenda.formats.documents.entries import Heading, Item
from atip_agenda.formats.documents.hours import Above, BackwardError, Hours, hours_of, is_twelve
from atip_agenda.formats.documents.kinds import BREAK, kind_of

_ONE_DAY = dt.timedelta(days=1)
_NOON = dt.timedelta(hours=12)
_FULL = dt.timedelta(hours=3)  # how far back the times of a new day go at least
_LATE, _SMALL_HOURS = dt.timedelta(hours=18), dt.timedelta(hours=5)
_LONGEST_BREAK, _LONGEST = dt.timedelta(hours=3), dt.timedelta(hours=10)


class Timed(NamedTuple):
    """An item, and its start and end by the venue's clock."""

    item: Item
    start: dt.datetime
    end: dt.datetime | None


class Inferred(NamedTuple):
    """A day that has no heading: where its times start again, and how that was typed."""

    where: str
    day: dt.date
    typed: str


class Timetable(NamedTuple):
    """All items with their times; the days that were inferred; what is to be said, or mended."""

    items: tuple[Timed, ...]
    inferred: tuple[Inferred, ...]
    warnings: tuple[Fault, ...]
    faults: tuple[Fault, ...]


class _Group(NamedTuple):
    """The items below one heading, which may be missing."""

    heading: Heading | None
    items: tuple[Item, ...]


class _Dated(NamedTuple):
    day: dt.date
    until: dt.date  # the last day that can begin below the heading
    items: tuple[Item, ...]


def timetable(entries: Sequence[Heading | Item], frame: Frame) -> Timetable:
    """When the items of a document take place."""
    warnings: list[Fault] = []
    faults: list[Fault] = []
    dated = _dated(_groups(entries), frame, warnings, faults)
    twelve = is_twelve(entry.slot for entry in entries if isinstance(entry, Item))
    walk = _Walk(frame, warnings, faults, twelve=twelve)
    for group in dated:
        walk.through(group)
    warnings += walk.read_as()
    return Timetable(tuple(walk.items), tuple(walk.inferred), tuple(warnings), tuple(faults))


def _groups(entries: Sequence[Heading | Item]) -> Iterator[_Group]:
    """The items by their headings; a heading that has none belongs to the one below it."""
    headings: list[Heading] = []
    items: list[Item] = []
    for entry in entries:
        if isinstance(entry, Item):
            items.append(entry)
            continue
        if items:
            yield _Group(merged(headings), tuple(items))
            headings, items = [], []
        headings.append(entry)
    if items:
        yield _Group(merged(headings), tuple(items))


def _dated(
    groups: Iterator[_Group], frame: Frame, warnings: list[Fault], faults: list[Fault]
) -> list[_Dated]:
    """The groups with the days on which they begin, and can end at the latest."""
    found: list[tuple[dt.date, tuple[Item, ...]]] = []
    before: dt.date | None = None
    for heading, items in groups:
        if heading is None:
            if frame.first is not None:
                found.append((frame.first, items))
            elif all(item.days is not None for item in items):
                found.append((dt.date.min, items))
            else:
                where = next(item.where for item in items if item.days is None)
                said = f"No day is named for the times; write it above them, as {EXAMPLE}."
                faults.append(Fault(where, said))
            continue
        try:
            day, warning = date_of(heading, frame, before)
        except UnknownDayError as error:
            faults.append(error.fault)
            continue
        if warning:
            warnings.append(Fault(heading.where, warning))
        found.append((day, items))
        before = day
    days = [day for day, _ in found]
    return [
        _Dated(day, _latest(day, days[number + 1 :], frame), items)
        for number, (day, items) in enumerate(found)
    ]


def _latest(day: dt.date, following: Sequence[dt.date], frame: Frame) -> dt.date:
    """The last day without a heading that can follow a day."""
    if following:
        return max(day, following[0] - _ONE_DAY)
    return max(day, frame.last or day)


class _Walk:
    """A way through the items in their order, which tells where a new day begins."""

    def __init__(
        self, frame: Frame, warnings: list[Fault], faults: list[Fault], *, twelve: bool
    ) -> None:
        self.items: list[Timed] = []
        self.inferred: list[Inferred] = []
        self._frame = frame
        self._warnings = warnings
        self._faults = faults
        self._twelve = twelve
        self._said: list[Fault] = []

    def read_as(self) -> list[Fault]:
        """How times were read that can be read otherwise: the first, and how many more."""
        if not self._said:
            return []
        where, said = self._said[0]
        more = f", and {len(self._said) - 1} more likewise" if len(self._said) > 1 else ""
        return [Fault(where, f"{said}{more}.")]

    def through(self, group: _Dated) -> None:
        """Take the items of a group in their order."""
        day, start = group.day, None
        latest = dt.timedelta()
        for item in group.items:
            if item.days is not None:
                self._on_its_own_day(item)
                continue
            try:
                hours = hours_of(
                    item.slot, Above(start, latest, day == group.until), twelve=self._twelve
                )
            except BackwardError:
                self._backward(item)
                continue
            if start is not None and hours.start < start:
                if self._begins_again(hours, latest) and day < group.until:
                    day, latest = day + _ONE_DAY, dt.timedelta()
                    self.inferred.append(Inferred(item.where, day, item.slot.start.typed))
                elif start >= _LATE and hours.start < _SMALL_HOURS:
                    self._add(item, day + _ONE_DAY, hours)
                    self._warn(item, "It is taken to be in the night after the item above.")
                    continue
            start = hours.start
            latest = max(latest, hours.end or hours.start)
            self._add(item, day, hours)

    def _begins_again(self, hours: Hours, latest: dt.timedelta) -> bool:
        """Whether the times start again, as those of a new day do and those of a part do not."""
        return hours.start < _NOON and latest - hours.start >= _FULL

    def _on_its_own_day(self, item: Item) -> None:
        if item.days is None:
            return
        heading = Heading(item.where, item.days, item.line or item.title)
        try:
            day, warning = date_of(heading, self._frame, None)
            hours = hours_of(item.slot, Above(), twelve=self._twelve)
        except UnknownDayError as error:
            self._faults.append(error.fault)
            return
        except BackwardError:
            self._backward(item)
            return
        if warning:
            self._warn(item, warning)
        self._add(item, day, hours)

    def _backward(self, item: Item) -> None:
        end = item.slot.end
        typed = end.typed if end else ""
        said = f"It ends at {typed}, before it starts ({item.slot.start.typed})."
        self._faults.append(Fault(item.where, said))

    def _warn(self, item: Item, said: str) -> None:
        self._warnings.append(Fault(item.where, said))

    def _add(self, item: Item, day: dt.date, hours: Hours) -> None:
        midnight = dt.datetime.combine(day, dt.time())
        end = None if hours.end is None else midnight + hours.end
        if hours.said:
            self._said.append(Fault(item.where, hours.said))
        if hours.end is not None:
            length = hours.end - hours.start
            limit = _LONGEST_BREAK if kind_of(item.title) == BREAK else _LONGEST
            if length > limit:
                self._warn(item, _slip(item, length))
        self.items.append(Timed(item, midnight + hours.start, end))


def _slip(item: Item, length: dt.timedelta) -> str:
    hours, rest = divmod(length, dt.timedelta(hours=1))
    minutes = rest // dt.timedelta(minutes=1)
    lasts = f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{quoted(item.title)} lasts {lasts} as it is written; that may be a slip."
