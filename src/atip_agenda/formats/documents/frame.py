"""What a document says of its days as a whole: their range, their years, their month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.day_names import DayNames
from atip_agenda.formats.documents.entries import Heading
from atip_agenda.formats.documents.titles import Titled
from atip_agenda.formats.documents.tokens import Text
from atip_agenda.times.dates import MONTH_NAMES, Date
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR

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
    named = [found.names for text in front if (found := text.tokens.days)]
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
