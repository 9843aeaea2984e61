"""The events of an iCalendar file: what a VEVENT says, and from when to when it lasts."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.fields import LONGEST_DAYS
from atip_agenda.formats.ics.times import (
    ONE_DAY,
    Clocks,
    Length,
    Tell,
    UnreadableError,
    Written,
    instant,
    length_of,
    period,
    written,
)
from atip_agenda.formats.slugs import UNTITLED, line_of

if TYPE_CHECKING:
    from atip_agenda.formats.ics.lines import Component, Property

_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_NOTHING = dt.timedelta()
_LONGEST = dt.timedelta(days=LONGEST_DAYS)
_ALIKE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "SUMMARY", "LOCATION", "URL")


class Repeated(NamedTuple):
    """What else belongs to an event: its rules, dates more (a period has its end) and dates less.

    `instead` is the start of the one time that this event replaces, `onwards` says that it
    replaces all later ones as well.
    """

    rules: tuple[str, ...] = ()
    more: tuple[tuple[Written, Written | Length | None], ...] = ()
    less: tuple[Written, ...] = ()
    instead: Written | None = None
    onwards: bool = False
    sequence: int = 0


class Event(NamedTuple):
    """An event as it is written; `end` is None where it is only told by a length, or not at all."""

    number: int
    uid: str
    title: str
    start: Written
    end: Written | Length | None
    repeated: Repeated
    component: Component


class Lasting(NamedTuple):
    """From when to when an event lasts."""

    start: dt.datetime
    end: dt.datetime


def event_of(component: Component, zones: Mapping[str, dt.tzinfo | None], tell: Tell) -> Event:
    """What a VEVENT says. Raises UnreadableError where it has no time that can be read."""
    if not component.whole:
        raise UnreadableError("the file breaks off in it")
    for line in component.odd[:1]:
        more = len(component.odd) - 1
        also = f", and {more} more" if more else ""
        tell(f"A line of it cannot be read and is passed over: {quoted(line)}{also}.")
    begins = component.first("DTSTART")
    if begins is None:
        raise UnreadableError("it has no start")
    start = written(begins, zones, tell)
    return Event(
        component.number,
        _uid(component),
        _title(component, tell),
        start,
        _end(component, start, zones, tell),
        _repeated(component, zones, tell),
        component,
    )


def name_of(component: Component) -> str:
    """An event's title as the subject of a sentence, or "It"."""
    summary = component.first("SUMMARY")
    title = line_of(summary.text) if summary else ""
    return quoted(title) if title else "It"


def lasting(event: Event, clocks: Clocks, tell: Tell) -> Lasting:
    """From when to when an event lasts, where it stands itself. Raises UnreadableError."""
    start = instant(event.start, clocks.floating, tell)
    if isinstance(event.end, Written):
        end = instant(_in_zone_of(event.start, event.end), clocks.floating, tell)
        if event.start.day and event.end.day and end == start:
            tell("It ends on the day it starts: it is read as that whole day.")
            end = instant(_later(event.start, ONE_DAY), clocks.floating, tell)
        return _sound(start, end)
    return lasting_from(event, event.start, clocks, tell)


def lasting_from(event: Event, at: Written, clocks: Clocks, tell: Tell) -> Lasting:
    """From when to when an event lasts that starts at another time. Raises UnreadableError.

    An end gives it its exact length, a duration its nominal one (RFC 5545, 3.8.5.3).
    """
    start = instant(at, clocks.floating, tell)
    if event.end is None:
        length = Length(ONE_DAY if at.day else _NOTHING, _NOTHING)
    elif isinstance(event.end, Length):
        length = event.end
    elif at.day and event.end.day:
        days = max(event.end.wall - event.start.wall, ONE_DAY)
        length = Length(days, _NOTHING)
    else:
        own = lasting(event, clocks, lambda _: None)
        return _sound(start, start + (own.end - own.start))
    end = instant(_later(at, length.days), clocks.floating, tell) if length.days else start
    return _sound(start, end + length.exact)


def _sound(start: dt.datetime, end: dt.datetime) -> Lasting:
    if end < start:
        raise UnreadableError("it ends before it starts")
    if end - start > _LONGEST:
        raise UnreadableError("it lasts for more than ten years")
    return Lasting(start, end)


def _in_zone_of(start: Written, end: Written) -> Written:
    """An end that names no zone is by the clocks of its start."""
    return end._replace(zone=start.zone) if end.zone is None and not end.day else end


def _later(time: Written, length: dt.timedelta) -> Written:
    return time._replace(wall=time.wall + length)


def _end(
    component: Component, start: Written, zones: Mapping[str, dt.tzinfo | None], tell: Tell
) -> Written | Length | None:
    """The end or the length that is written, or None: RFC 5545, 3.6.1, says what that means."""
    ends, lasts = component.first("DTEND"), component.first("DURATION")
    if ends is not None:
        return written(ends, zones, tell)
    if lasts is None:
        return None
    length = length_of(lasts.value)
    if length.days + length.exact < _NOTHING:
        raise UnreadableError("it ends before it starts")
    if start.day and length.exact:
        tell("It is a whole day, and lasts a time of hours: it begins at midnight.")
    return length


def _title(component: Component, tell: Tell) -> str:
    summary = component.first("SUMMARY")
    title = line_of(summary.text) if summary else ""
    if not title:
        tell(f"It has no title, and is called {UNTITLED}.")
    return title or UNTITLED


def _uid(component: Component) -> str:
    """The UID, else one of the event's content: the same whenever the file is read."""
    uid = component.first("UID")
    if uid and uid.value.strip():
        return uid.text.strip()
    content = "\n".join(
        f"{one.name}{sorted(one.parameters.items())}{one.value}"
        for one in sorted(component.properties, key=lambda one: (one.name, one.value))
        if one.name in _ALIKE
    )
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _repeated(component: Component, zones: Mapping[str, dt.tzinfo | None], tell: Tell) -> Repeated:
    """What an event is repeated by; what cannot be read of it is left out and said."""
    rules = tuple(one.value.strip() for one in component.all("RRULE") if one.value.strip())
    if component.first("EXRULE"):
        tell("Its EXRULE is not read: times that it takes out are shown.")
    more = [pair for one in component.all("RDATE") for pair in _dates(one, zones, tell)]
    less = [start for one in component.all("EXDATE") for start, _ in _dates(one, zones, tell)]
    replaced = component.first("RECURRENCE-ID")
    count = component.first("SEQUENCE")
    sequence = count.value.strip() if count else ""
    return Repeated(
        rules,
        tuple(more),
        tuple(less),
        _instead(replaced, zones, tell) if replaced else None,
        bool(replaced and replaced.parameters.get("RANGE", "").upper() == "THISANDFUTURE"),
        int(sequence) if _COUNT.fullmatch(sequence) else 0,
    )


def _instead(one: Property, zones: Mapping[str, dt.tzinfo | None], tell: Tell) -> Written | None:
    try:
        return written(one, zones, tell)
    except UnreadableError as error:
        tell(f"What it replaces cannot be read: {error}; it stands beside it.")
        return None


def _dates(
    one: Property, zones: Mapping[str, dt.tzinfo | None], tell: Tell
) -> Iterator[tuple[Written, Written | Length | None]]:
    """The times that a line adds or takes out, as far as they can be read."""
    for value in filter(str.strip, one.value.split(",")):
        try:
            yield period(value, one, zones, tell)
        except UnreadableError as error:
            sort = "takes out" if one.name == "EXDATE" else "adds"
            tell(f"A time that {one.name} {sort} is passed over: {error}.")
