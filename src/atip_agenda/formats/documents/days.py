"""The dates of a document's days, from its headings and from what its front page says of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.errors import Fault, UnusableAgendaError, listed, quoted
from atip_agenda.formats.documents.blocks import Text
from atip_agenda.formats.documents.day_names import DayNames, find_days
from atip_agenda.formats.documents.entries import Heading, Item
from atip_agenda.formats.documents.titles import Titled
from atip_agenda.formats.issues import Issues
from atip_agenda.times.dates import MONTH_NAMES, MONTHS, WEEKDAYS, Date
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR
from atip_agenda.wording import long_date

LONGEST = 62  # days; a longer range is no conference's
ONE_DAY = dt.timedelta(days=1)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_YEAR = re.compile(
    rf"\b({'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\.?,? ((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


class Frame(NamedTuple):
    """What holds for all days of a document.

    `first` and `last` are those of its range, or its one date; `years` are those it names, the
    nearest to its days first; `month` is the month that it names with its year.
    """

    first: dt.date | None
    last: dt.date | None
    years: tuple[int, ...]
    month: tuple[int, int] | None

    def days(self) -> list[dt.date]:
        """The days of the range."""
        if self.first is None or self.last is None:
            return []
        return [self.first + n * ONE_DAY for n in range((self.last - self.first).days + 1)]


def frame_of(titled: Titled) -> Frame:
    """Return what a document says of its days as a whole."""
    front = [text for text in (*titled.front, *titled.below) if not text.of_a_day]
    named = [found.names for text in front if (found := find_days(text.text))]
    years = _years(front, named, titled.headings)
    first, last = _range(named, titled.headings, years)
    return Frame(first, last, years, _month(front))


def _years(
    front: Sequence[Text], named: Sequence[DayNames], headings: Sequence[Heading]
) -> tuple[int, ...]:
    """The years of dates; where none has one, the years that stand alone on the front."""
    days = [*(heading.names for heading in headings), *named]
    dated = [names.date.year for names in days if names.date and names.date.year]
    bare = [int(year) for text in front for year in _YEAR.findall(text.text)]
    return tuple(dict.fromkeys(dated or bare))


def _range(
    named: Sequence[DayNames], headings: Sequence[Heading], years: Sequence[int]
) -> tuple[dt.date | None, dt.date | None]:
    """The range of days on the front, or the first day alone."""
    for names in named:
        first, last = (date_in(date, years) for date in (names.date, names.last))
        if first and last and first <= last and (last - first).days < LONGEST:
            return first, last
    single = {day for names in named if (day := date_in(names.date, years))}
    if len(single) == 1:
        day = single.pop()
        return day, None if headings else day
    # Day 1: 20 April 2026
    numbered = {
        day - (heading.names.nth - 1) * ONE_DAY
        for heading in headings
        if heading.names.nth and (day := date_in(heading.names.date, years))
    }
    return (numbered.pop() if len(numbered) == 1 and not single else None), None


def _month(front: Sequence[Text]) -> tuple[int, int] | None:
    found = (_MONTH_OF_YEAR.search(text.text) for text in front)
    months = {(int(one[2]), MONTH_NAMES[one[1].lower()]) for one in found if one}
    return months.pop() if len(months) == 1 else None


def date_in(date: Date | None, years: Sequence[int] = ()) -> dt.date | None:
    """Return a date of the calendar; one without a year is in the only year there is."""
    if date is None or not (date.year or len(years) == 1):
        return None
    year = date.year or years[0]
    try:
        return dt.date(year, date.month, date.day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


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
    """The items by their headings; of headings right below each other the last one holds.

    “Day 1” adds nothing to the date above it.
    """
    heading: Heading | None = None
    items: list[Item] = []
    for entry in entries:
        if isinstance(entry, Item):
            items.append(entry)
            continue
        if items:
            yield heading, items
            heading, items = None, []
        if heading is None or entry.names.nth is None or heading.names.nth is not None:
            heading = entry
    if items:
        yield heading, items


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
            day = self._date(heading, self._before)
            self._before = day or self._before
        else:
            day = self.frame.first or (own[0] if None not in own else None)
            if day is None and not self.faults:
                where = items[own.index(None)].where
                message = f"No day is named for the times; write it above them, as {_EXAMPLE}."
                self.faults.append(Fault(where, message))
        return Section(day, day, tuple(zip(items, own, strict=True))) if day else None

    def _own_day(self, item: Item) -> dt.date | None:
        if item.names is None:
            return None
        return self._date(Heading(item.where, item.names, item.line), None)

    def _date(self, heading: Heading, before: dt.date | None) -> dt.date | None:
        """The date of a heading below the one of `before`; None, with a fault, if it is unknown."""
        names, frame = heading.names, self.frame
        try:
            if names.date is not None:
                day = _dated(heading, names.date, frame, before)
            elif names.ordinal is not None:
                day = _of_month(heading, names.ordinal, frame, before)
            elif names.nth is not None:
                day = _nth(heading, names.nth, frame)
            else:
                day = _weekday(heading, names.weekday or 0, frame, before, self._issues)
        except _UnknownDayError as error:
            self.faults.append(Fault(heading.where, str(error)))
            return None
        if names.weekday not in {None, day.weekday()}:
            written = f"{long_date(day)} is no {WEEKDAYS[names.weekday or 0]}, as is written."
            self._issues.odd(heading.where, written)
        return day


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
    near = frame.days() or _after(before)
    if not near and frame.month:
        first = dt.date(*frame.month, 1)
        near = [day for n in range(31) if (day := first + n * ONE_DAY).month == first.month]
    found = next((day for day in near if day.day == number), None)
    if found is None:
        raise _unknown(heading, "its month is not named")
    return found


def _after(day: dt.date | None) -> list[dt.date]:
    return [day + step * ONE_DAY for step in range(1, 4 * _WEEK)] if day else []


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
    first = before or frame.first
    near = span or ([first, *_after(before)] if first else [])
    found = [day for day in near if day.weekday() == weekday and day >= (before or day)]
    if not found:
        name, far = WEEKDAYS[weekday], "no date is near"
        why = f"no day from {span[0].day} to {span[-1].day} is a {name}" if span else far
        raise _unknown(heading, why)
    if not span or len(span) > _WEEK:
        message = f"{quoted(heading.text)} is taken to be {long_date(found[0])}."
        issues.inferred(heading.where, message)
    return found[0]
