"""The dates of a document's days, from its headings and from what its front page says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.errors import Fault, UnusableAgendaError, listed, quoted
from atip_agenda.formats.documents.entries import Heading, Item
from atip_agenda.formats.documents.frame import LONGEST, ONE_DAY, Frame, date_in, frame_of
from atip_agenda.formats.documents.titles import Titled
from atip_agenda.formats.issues import Issues
from atip_agenda.times.dates import MONTHS, WEEKDAYS, Date
from atip_agenda.wording import long_date

_WEEK = 7
_HALF_A_YEAR = 6  # months
_EXAMPLE = "“Monday 20 April 2026”"


class Section(NamedTuple):
    """The items below a heading; `until` is the last day that can begin without another one.

    Items with a day of their own come with it.
    """

    day: dt.date
    until: dt.date
    items: tuple[tuple[Item, dt.date | None], ...]


class Days(NamedTuple):
    """The sections of a document, and what it says of its days as a whole."""

    sections: tuple[Section, ...]
    frame: Frame

    @property
    def year(self) -> int:
        """The year of the first day."""
        return self.sections[0].day.year


class _UnknownDayError(Exception):
    """A day whose date nobody can know; `message` says what to write."""


def resolve_days(titled: Titled, issues: Issues) -> Days:
    """Return the items by their days. Raises UnusableAgendaError where a date is unknown."""
    resolver = _Resolver(frame_of(titled), issues)
    found = [*filter(None, map(resolver.section, _groups(titled.entries)))]
    if resolver.faults:
        raise UnusableAgendaError("", resolver.faults)
    following = [*(section.day - ONE_DAY for section in found[1:]), resolver.frame.last]
    sections = [
        section._replace(until=max(section.day, until or section.day))
        for section, until in zip(found, following, strict=True)
    ]
    return Days(tuple(sections), resolver.frame)


def _groups(entries: Sequence[Heading | Item]) -> Iterator[tuple[Heading | None, list[Item]]]:
    """The items by their headings; of several headings right below each other one holds."""
    headings: list[Heading] = []
    items: list[Item] = []
    for entry in [*entries, None]:
        if isinstance(entry, Item):
            items.append(entry)
            continue
        if items:
            yield _holding(headings), items
            headings, items = [], []
        if entry is not None:
            headings.append(entry)


def _holding(headings: Sequence[Heading]) -> Heading | None:
    """The last heading that names a date or a weekday, else the last one."""
    dated = [one for one in headings if one.names.date or one.names.weekday is not None]
    return next(reversed(dated or headings), None)


class _Resolver:
    """The date of one heading after another."""

    def __init__(self, frame: Frame, issues: Issues) -> None:
        self.frame = frame
        self.faults: list[Fault] = []
        self._issues = issues
        self._before: dt.date | None = None

    def section(self, group: tuple[Heading | None, list[Item]]) -> Section | None:
        """Return the items of a heading with their days; None where its date is unknown."""
        heading, items = group
        own = [self._own_day(item) for item in items]
        if heading is not None:
            day = self._before = self._date(heading, self._before) or self._before
        else:
            day = self.frame.first
            if day is None and None not in own:
                day = own[0]
            elif day is None and not self.faults:
                where = items[own.index(None)].where
                message = f"No day is named for the times; write it above them, as {_EXAMPLE}."
                self.faults.append(Fault(where, message))
        return Section(day, day, tuple(zip(items, own, strict=True))) if day else None

    def _own_day(self, item: Item) -> dt.date | None:
        if item.names is None:
            return None
        return self._date(Heading(item.where, item.names, item.line or item.title), None)

    def _date(self, heading: Heading, before: dt.date | None) -> dt.date | None:
        try:
            day = date_of(heading, self.frame, before, self._issues)
        except _UnknownDayError as error:
            self.faults.append(Fault(heading.where, str(error)))
            return None
        weekday = heading.names.weekday
        if weekday is not None and day.weekday() != weekday:
            written = f"{long_date(day)} is no {WEEKDAYS[weekday]}, as is written."
            self._issues.odd(heading.where, written)
        return day


def date_of(heading: Heading, frame: Frame, before: dt.date | None, issues: Issues) -> dt.date:
    """Return the date of a heading; `before` is that of the heading above it.

    Raises _UnknownDayError where it can be no date, or several.
    """
    names = heading.names
    if names.date is not None:
        return _dated(heading, names.date, frame, before)
    if names.ordinal is not None:
        return _of_month(heading, names.ordinal, frame, before)
    if names.nth is not None:
        return _nth(heading, names.nth, frame)
    return _weekday(heading, names.weekday or 0, frame, before, issues)


def _unknown(heading: Heading, why: str) -> _UnknownDayError:
    what = f"The date of {quoted(heading.text)} cannot be known: {why}"
    return _UnknownDayError(f"{what}; write it in full, as {_EXAMPLE}.")


def _dated(heading: Heading, date: Date, frame: Frame, before: dt.date | None) -> dt.date:
    """The date of “20 April”, whose year may be named elsewhere."""
    years = [date.year] if date.year else list(frame.years)
    if not years:
        example = f"“{date.day} {MONTHS[date.month - 1]} 2026”"
        what = f"No year is named for {quoted(heading.text)}"
        raise _UnknownDayError(f"{what}; write it once, as in {example}.")
    found = [day for year in years if (day := date_in(date._replace(year=year)))]
    if not found:
        raise _unknown(heading, f"{MONTHS[date.month - 1]} has no day {date.day}")
    day = found[0]
    if len(found) > 1:
        in_years = listed([f"in {one.year}" for one in found[:3]], last="or")
        raise _unknown(heading, f"it can be {in_years}")
    if date.year is None and before and before.month - day.month > _HALF_A_YEAR:
        day = date_in(date._replace(year=before.year + 1)) or day  # 30 December, 1 January
    return day


def _of_month(heading: Heading, number: int, frame: Frame, before: dt.date | None) -> dt.date:
    """The date of “Monday 20”, whose month is named elsewhere."""
    near = frame.days() or (_after(before) if before else [])
    if not near and frame.month:
        first = dt.date(*frame.month, 1)
        near = [day for n in range(31) if (day := first + n * ONE_DAY).month == first.month]
    found = next((day for day in near if day.day == number), None)
    if found is None:
        raise _unknown(heading, "its month is not named")
    return found


def _after(day: dt.date) -> list[dt.date]:
    return [day + step * ONE_DAY for step in range(1, 4 * _WEEK)]


def _nth(heading: Heading, nth: int, frame: Frame) -> dt.date:
    """The date of “Day 2”."""
    if frame.first is None or nth > LONGEST:
        raise _unknown(heading, "no first day is named")
    day = frame.first + (nth - 1) * ONE_DAY
    if frame.last is not None and day > frame.last:
        raise _unknown(heading, f"the last day is {long_date(frame.last)}")
    return day


def _weekday(
    heading: Heading, weekday: int, frame: Frame, before: dt.date | None, issues: Issues
) -> dt.date:
    """The date of “Monday”."""
    span = frame.days()
    found = [day for day in span if day.weekday() == weekday]
    if before is not None:
        found = [day for day in found or _after(before) if day >= before]
    elif frame.first and not span:
        found = [day for day in [frame.first] if day.weekday() == weekday]
    found = [day for day in found if day.weekday() == weekday]
    if not found:
        name, far = WEEKDAYS[weekday], "no date is near"
        why = f"no day from {span[0].day} to {span[-1].day} is a {name}" if span else far
        raise _unknown(heading, why)
    if not span or len(span) > _WEEK:
        message = f"{quoted(heading.text)} is taken to be {long_date(found[0])}."
        issues.inferred(heading.where, message)
    return found[0]
