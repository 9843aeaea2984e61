"""Which dates the days of a document are: its headings, and what its front page says of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atip_agenda.errors import Fault, quoted
from atip_agenda.formats.documents.dates import Days, named_in
from atip_agenda.formats.documents.entries import Heading, Text
from atip_agenda.times.dates import MONTH_NAMES, MONTHS, WEEKDAYS, Date
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR
from atip_agenda.wording import long_date

_ONE_DAY = dt.timedelta(days=1)
_WEEK = 7
_LONGEST = 62  # days; a longer range is no conference's
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_YEAR = re.compile(
    rf"\b({'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\.?,? ((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
EXAMPLE = "“Monday 20 April 2026”"


class UnknownDayError(Exception):
    """A day whose date nobody can know; the fault says what to write."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Frame(NamedTuple):
    """What holds for all days of a document.

    `first` and `last` are those of its range of days, or its one date; `years` are those it names,
    the nearest to its days first; `month` is one that it names with its year.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    years: tuple[int, ...] = ()
    month: tuple[int, int] | None = None

    def days(self) -> list[dt.date]:
        """The days of the range."""
        if self.first is None or self.last is None:
            return []
        return [self.first + n * _ONE_DAY for n in range((self.last - self.first).days + 1)]


class Resolved(NamedTuple):
    """The date of a day's names, and what is to be said of how it was found."""

    day: dt.date
    warning: str = ""


def frame_of(front: Sequence[Text], headings: Sequence[Heading]) -> Frame:
    """What a document says of its days as a whole."""
    front = [text for text in front if not text.of_a_day]
    named = [found.days for text in front if (found := named_in(text.text))]
    in_headings = [heading.days for heading in headings]
    dated = [days.date.year for days in [*in_headings, *named] if days.date and days.date.year]
    bare = [int(year) for text in front for year in _YEAR.findall(text.text)]
    years = tuple(dict.fromkeys(dated or bare))
    months = {
        (int(spelled[2]), MONTH_NAMES[spelled[1].lower()])
        for text in front
        if (spelled := _MONTH_OF_YEAR.search(text.text))
    }
    month = months.pop() if len(months) == 1 else None
    for days in named:
        first, last = (_date(date, years) for date in (days.date, days.last))
        if first and last and first <= last and (last - first).days < _LONGEST:
            return Frame(first, last, years, month)
    single = {day for days in named if (day := _date(days.date, years))}
    if not single:
        single = {
            date - (days.nth - 1) * _ONE_DAY
            for days in in_headings
            if days.nth and (date := _date(days.date, years))
        }
        return Frame(single.pop() if len(single) == 1 else None, None, years, month)
    if len(single) > 1:
        return Frame(None, None, years, month)
    day = single.pop()
    return Frame(day, day if not headings else None, years, month)


def _date(date: Date | None, years: Sequence[int]) -> dt.date | None:
    """A date of the calendar; without a year, in the only one there is."""
    if date is None or not (date.year or len(years) == 1):
        return None
    year = date.year or years[0]
    try:
        return dt.date(year, date.month, date.day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def date_of(heading: Heading, frame: Frame, before: dt.date | None) -> Resolved:
    """The date of a heading; `before` is that of the heading above it.

    Raises UnknownDayError where it can be no date, or several.
    """
    days = heading.days
    if days.date is not None:
        return _dated(heading, days.date, frame, before)
    if days.ordinal is not None:
        return _checked(_numbered(heading, days.ordinal, frame, before), days)
    if days.nth is not None:
        return _nth(heading, days, frame)
    return _weekday(heading, days.weekday or 0, frame, before)


def _unknown(heading: Heading, why: str) -> UnknownDayError:
    said = f"The date of {quoted(heading.text)} cannot be known: {why}"
    return UnknownDayError(Fault(heading.where, f"{said}; write it in full, as {EXAMPLE}."))


def _dated(heading: Heading, date: Date, frame: Frame, before: dt.date | None) -> Resolved:
    years = [date.year] if date.year else list(frame.years)
    if not years:
        example = f"“{date.day} {MONTHS[date.month - 1]} 2026”"
        said = f"No year is named for {quoted(heading.text)}; write it once, as in {example}."
        raise UnknownDayError(Fault(heading.where, said))
    found = [day for year in years if (day := _date(date._replace(year=year), ()))]
    if not found:
        raise _unknown(heading, f"{MONTHS[date.month - 1]} has no day {date.day}")
    span, weekday = frame.days(), heading.days.weekday
    found = [day for day in found if day in span] or found
    found = [day for day in found if weekday in {None, day.weekday()}] or found
    day = found[0]
    if len(found) > 1:
        raise _unknown(
            heading, f"it can be in {' or in '.join(str(one.year) for one in found[:3])}"
        )
    if date.year is None and before and day < before and before.month - day.month > _WEEK:
        day = _date(date._replace(year=day.year + 1), ()) or day  # 30 December, 1 January
    return _checked(Resolved(day), heading.days)


def _checked(resolved: Resolved, days: Days) -> Resolved:
    """The date, with a warning where it falls on another weekday than is named."""
    if days.weekday is None or resolved.day.weekday() == days.weekday:
        return resolved
    said = f"{long_date(resolved.day)} is no {WEEKDAYS[days.weekday]}, as is written."
    return Resolved(resolved.day, f"{resolved.warning} {said}".strip())


def _numbered(heading: Heading, number: int, frame: Frame, before: dt.date | None) -> Resolved:
    """The date of “Monday 20”, whose month is named elsewhere."""
    near = frame.days() or (_after(before) if before else [])
    if not near and frame.month:
        near = _month(*frame.month)
    found = [day for day in near if day.day == number]
    if not found:
        raise _unknown(heading, "its month is not named")
    return Resolved(found[0])


def _after(day: dt.date) -> list[dt.date]:
    return [day + step * _ONE_DAY for step in range(1, 4 * _WEEK)]


def _month(year: int, month: int) -> list[dt.date]:
    first = dt.date(year, month, 1)
    days = (first + step * _ONE_DAY for step in range(31))
    return [day for day in days if day.month == month]


def _nth(heading: Heading, days: Days, frame: Frame) -> Resolved:
    if frame.first is None or days.nth is None or days.nth > _LONGEST:
        raise _unknown(heading, "no first day is named")
    day = frame.first + (days.nth - 1) * _ONE_DAY
    if frame.last is not None and day > frame.last:
        raise _unknown(heading, f"the last day is {long_date(frame.last)}")
    return _checked(Resolved(day), days)


def _weekday(heading: Heading, weekday: int, frame: Frame, before: dt.date | None) -> Resolved:
    name = WEEKDAYS[weekday]
    span = frame.days()
    found = [day for day in span if day.weekday() == weekday]
    if before is not None:
        found = [day for day in found or _after(before) if day >= before]
    elif frame.first and not span:
        found = [day for day in [frame.first] if day.weekday() == weekday]
    if not found:
        why = (
            f"no day from {span[0].day} to {span[-1].day} is a {name}"
            if span
            else "no date is near"
        )
        raise _unknown(heading, why)
    sure = len(span) <= _WEEK and bool(span)
    said = "" if sure else f"{quoted(heading.text)} is taken to be {long_date(found[0])}."
    return Resolved(found[0], said)


def merged(headings: Iterable[Heading]) -> Heading | None:
    """Headings that stand directly below each other, as one: “Day 1”, “Monday 20 April”.

    Where they name different days the last one holds.
    """
    whole: Heading | None = None
    for heading in headings:
        names = heading.days
        if whole is not None and not _clash(whole.days, names):
            whole = whole._replace(
                days=_both(whole.days, names), text=f"{whole.text}, {heading.text}"
            )
        else:
            whole = heading
    return whole


def _both(one: Days, two: Days) -> Days:
    return two._replace(**{name: held for name, held in one._asdict().items() if held is not None})


def _clash(one: Days, two: Days) -> bool:
    pairs = zip(one, two, strict=True)
    if any(first is not None and second is not None and first != second for first, second in pairs):
        return True
    date = _date(one.date or two.date, ())
    weekday = one.weekday if one.weekday is not None else two.weekday
    return date is not None and weekday is not None and date.weekday() != weekday
