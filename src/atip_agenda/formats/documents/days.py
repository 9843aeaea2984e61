"""The dates of a document's days, from its headings and from what its front page says of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import starmap
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

ONE_DAY = dt.timedelta(days=1)
_LONGEST = 62  # days; a longer range is no conference's
_WEEK = 7
_MONTH = 31  # days at most
_HALF_A_YEAR = 6  # months
_EXAMPLE = "“Monday 20 April 2026”"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_YEAR = re.compile(
    rf"\b({'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\.?,? ((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


class Frame(NamedTuple):
    """What holds for all days of a document.

    `first` and `last` are those of its range, or its one date; `years` are those it names; `month`
    is the first day of the month that it names with its year.
    """

    first: dt.date | None
    last: dt.date | None
    years: tuple[int, ...]
    month: dt.date | None

    @property
    def days(self) -> list[dt.date]:
        """The days of the range."""
        if self.first is None or self.last is None:
            return []
        return [self.first + n * ONE_DAY for n in range((self.last - self.first).days + 1)]


class Section(NamedTuple):
    """The items below a heading, each with its own day if it names one."""

    day: dt.date
    items: Sequence[tuple[Item, dt.date | None]]


class Days(NamedTuple):
    """The sections of a document, and what it says of its days as a whole."""

    sections: Sequence[Section]
    frame: Frame

    @property
    def year(self) -> int:
        """The year of the first day."""
        return self.sections[0].day.year


def resolve_days(titled: Titled, issues: Issues) -> Days:
    """Return the items by their days. Raises UnusableAgendaError where a date is unknown."""
    frame = _frame_of(titled)
    resolver = _Resolver(frame, issues)
    found = [*filter(None, starmap(resolver.section, _groups(titled.entries)))]
    if resolver.faults:
        raise UnusableAgendaError("", resolver.faults)
    return Days(found, frame)


def _frame_of(titled: Titled) -> Frame:
    """What a document says of its days as a whole."""
    front = [text for text in (*titled.front, *titled.below) if not text.of_a_day]
    named = [found.names for text in front if (found := find_days(text.text))]
    headings = [entry.names for entry in titled.entries if isinstance(entry, Heading)]
    years = _years(front, [*headings, *named])
    return Frame(*_range(named, years), years, _month(front))


def _years(front: Sequence[Text], named: Sequence[DayNames]) -> tuple[int, ...]:
    """The years of dates; where none has one, the years that stand alone on the front."""
    dated = [names.date.year for names in named if names.date and names.date.year]
    bare = [int(year) for text in front for year in _YEAR.findall(text.text)]
    return tuple(dict.fromkeys(dated or bare))


def _range(
    named: Sequence[DayNames], years: Sequence[int]
) -> tuple[dt.date | None, dt.date | None]:
    """The range of days on the front, or its only date."""
    only = years[0] if len(years) == 1 else None
    for names in named:
        first, last = (_in_year(date, only) for date in (names.date, names.last))
        if first and last and first <= last and (last - first).days < _LONGEST:
            return first, last
    single = {day for names in named if (day := _in_year(names.date, only))}
    return (single.pop() if len(single) == 1 else None), None


def _month(front: Sequence[Text]) -> dt.date | None:
    """The first day of the only month that is named with its year."""
    found = (_MONTH_OF_YEAR.search(text.text) for text in front)
    months = {dt.date(int(one[2]), MONTH_NAMES[one[1].lower()], 1) for one in found if one}
    return months.pop() if len(months) == 1 else None


def _in_year(date: Date | None, year: int | None) -> dt.date | None:
    """A date of the calendar, in the year that it names or else in this one."""
    year = (date and date.year) or year
    if date is None or year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, date.month, date.day)
    except ValueError:
        return None


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
        self.faults: list[Fault] = []
        self._frame = frame
        self._issues = issues
        self._before: dt.date | None = None

    def section(self, heading: Heading | None, items: Sequence[Item]) -> Section | None:
        """Return the items of a heading with their days; None where its date is unknown."""
        own = [self._date(item.where, item.line, item.names, None) for item in items]
        if heading is not None:
            day = self._date(heading.where, heading.text, heading.names, self._before)
            self._before = day or self._before
        else:
            day = self._frame.first or (own[0] if None not in own else None)
            if day is None and not self.faults:
                where = items[own.index(None)].where
                message = f"No day is named for the times; write it above them, as {_EXAMPLE}."
                self.faults.append(Fault(where, message))
        return Section(day, [*zip(items, own, strict=True)]) if day else None

    def _date(
        self, where: str, text: str, names: DayNames | None, before: dt.date | None
    ) -> dt.date | None:
        """The date of names below the day `before`; None, with a fault, where it is unknown."""
        if names is None:
            return None
        if names.date is not None:
            day = self._dated(text, names.date, before)
        elif names.nth is not None and names.ordinal is None:
            day = self._nth(text, names.nth)
        else:
            day = self._nearest(where, text, names, before)
        if isinstance(day, str):
            self.faults.append(Fault(where, day))
            return None
        if names.weekday not in {None, day.weekday()}:
            written = f"{long_date(day)} is no {WEEKDAYS[names.weekday or 0]}, as is written."
            self._issues.odd(where, written)
        if names.nth and names.date and self._frame.last is None:
            self._frame = self._frame._replace(first=day - (names.nth - 1) * ONE_DAY)
        return day

    def _dated(self, text: str, date: Date, before: dt.date | None) -> dt.date | str:
        """The date of “20 April”, whose year may be named elsewhere, or why it is unknown."""
        month = MONTHS[date.month - 1]
        years = [date.year] if date.year else self._frame.years
        if not years:
            example = f"“{date.day} {month} 2026”"
            return f"No year is named for {quoted(text)}; write it once, as in {example}."
        found = [day for year in years if (day := _in_year(date, year))]
        if not found:
            return _unknown(text, f"{month} has no day {date.day}")
        if len(found) > 1:
            in_years = listed([f"in {one.year}" for one in found[:3]], last="or")
            return _unknown(text, f"it can be {in_years}")
        [day] = found
        if date.year is None and before and before.month - day.month > _HALF_A_YEAR:
            day = _in_year(date, before.year + 1) or day  # 30 December, 1 January
        return day

    def _nth(self, text: str, nth: int) -> dt.date | str:
        """The date of “Day 2”, or why it is unknown."""
        first, last = self._frame.first, self._frame.last
        if first is None or nth > _LONGEST:
            return _unknown(text, "no first day is named")
        day = first + (nth - 1) * ONE_DAY
        if last is not None and day > last:
            return _unknown(text, f"the last day is {long_date(last)}")
        return day

    def _nearest(
        self, where: str, text: str, names: DayNames, before: dt.date | None
    ) -> dt.date | str:
        """The date of “Monday 20” or “Monday”, or why it is unknown."""
        days = self._frame.days
        if names.ordinal is not None:
            near = days or _days_from(before) or _days_from(self._frame.month)
            found = next((day for day in near if day.day == names.ordinal), None)
            return found or _unknown(text, "its month is not named")
        near = days or _days_from(before or self._frame.first)
        weekday = names.weekday or 0
        matching = (day for day in near if day.weekday() == weekday)
        found = next((day for day in matching if day >= (before or day)), None)
        if not near:
            return _unknown(text, "no date is near")
        if found is None:
            span = f"from {near[0].day} to {near[-1].day}"
            return _unknown(text, f"no day {span} is a {WEEKDAYS[weekday]}")
        if len(near) > _WEEK:
            self._issues.inferred(where, f"{quoted(text)} is taken to be {long_date(found)}.")
        return found


def _days_from(day: dt.date | None) -> list[dt.date]:
    """A day and those after it, for a month."""
    return [day + n * ONE_DAY for n in range(_MONTH)] if day else []


def _unknown(text: str, why: str) -> str:
    return f"The date of {quoted(text)} cannot be known: {why}; write it in full, as {_EXAMPLE}."
