"""Dates, times, durations and numbers in words, with one spelling for all screens.

strftime's names of weekdays and months are English unless setlocale is called.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from atip_agenda.errors import listed, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_HOUR = 60
_DAYS_FROM = 48 * _HOUR
OPEN_END = "…"
ALL_DAY = "all day"


def duration(minutes: int) -> str:
    """A duration: 45 min, 1 h, 1 h 15 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def clock(instant: dt.datetime, zone: dt.tzinfo, *, beside: dt.date | None = None) -> str:
    """A time by the clocks of a zone: 14:45; Tue 02:00 where the date is not that beside it."""
    wall = instant.astimezone(zone)
    return f"{wall:%H:%M}" if beside in {None, wall.date()} else f"{wall:%a %H:%M}"


def last_whole_day(start: dt.datetime, end: dt.datetime | None, zone: dt.tzinfo) -> dt.date | None:
    """The last day of a range that is whole days by the clocks of a zone; None for any other."""
    if end is None or end <= start:
        return None
    first, after = start.astimezone(zone), end.astimezone(zone)
    if (first.time(), after.time()) != (dt.time(), dt.time()):
        return None
    return after.date() - dt.timedelta(days=1)


def range_of(start: dt.datetime, end: dt.datetime | None, zone: dt.tzinfo) -> str:
    """A range without blanks: 14:30–16:30, 11:30–… with an open end, or all day."""
    if last_whole_day(start, end, zone):
        return ALL_DAY
    return f"{clock(start, zone)}–{clock(end, zone) if end else OPEN_END}"


def day_and_month(day: dt.date) -> str:
    """A date without weekday and year: 20 April."""
    return f"{day.day} {day:%B}"


def date(day: dt.date) -> str:
    """A date without its weekday: 20 April 2026."""
    return f"{day_and_month(day)} {day.year}"


def long_date(day: dt.date) -> str:
    """A date in full: Monday 20 April 2026."""
    return f"{day:%A} {date(day)}"


def weekdays_differ(days: Collection[dt.date]) -> bool:
    """Whether the days are all of different weekdays."""
    return len({day.weekday() for day in days}) == len(days)


def day_to_type(day: dt.date, days: Collection[dt.date]) -> str:
    """One of some days as typed: monday, or 2026-04-20 where a weekday occurs twice."""
    return f"{day:%A}".lower() if weekdays_differ(days) else day.isoformat()


def date_span(first: dt.date, last: dt.date, *, weekdays: bool = False) -> str:
    """The dates of a conference; what they share is not repeated.

    >>> date_span(dt.date(2026, 4, 20), dt.date(2026, 4, 21), weekdays=True)
    'Monday 20 – Tuesday 21 April 2026'
    """
    if first == last:
        return long_date(first) if weekdays else date(first)
    start, end = (long_date(first), long_date(last)) if weekdays else (date(first), date(last))
    shared = f" {first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        start = start.removesuffix(shared)
    elif first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    dash = "–" if start.isdecimal() else " – "
    return f"{start}{dash}{end}"


def when(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """Date and time in full: Monday 20 April 2026, 15:45."""
    wall = instant.astimezone(zone)
    return f"{long_date(wall.date())}, {wall:%H:%M}"


def when_range(start: dt.datetime, end: dt.datetime | None, zone: dt.tzinfo) -> str:
    """A range with its date: Monday 20 April 2026, 14:30–16:30; both dates where they differ."""
    if day := last_whole_day(start, end, zone):
        return f"{date_span(start.astimezone(zone).date(), day, weekdays=True)}, {ALL_DAY}"
    last = None if end is None else end.astimezone(zone)
    if last is None:
        return f"{when(start, zone)}–{OPEN_END}"
    if last.date() == start.astimezone(zone).date():
        return f"{when(start, zone)}–{last:%H:%M}"
    return f"{when(start, zone)} – {when(last, zone)}"


def wait(minutes: int, days: int, *, then: bool = False, short: bool = False) -> str:
    """The time until something: in 1 h 15 min, or from another time than now 1 h 15 min later.

    It is in calendar days from 48 h on; `short` is for badges: in 17 h 15.
    """
    length = _length(minutes, days, short=short)
    return f"{length} later" if then else f"in {length}"


def left(minutes: int, days: int, *, short: bool = False) -> str:
    """The time that something still runs: 1 h 15 min left."""
    return f"{_length(minutes, days, short=short)} left"


def _length(minutes: int, days: int, *, short: bool) -> str:
    if minutes >= _DAYS_FROM:
        return counted(days, "day")
    length = duration(minutes)
    return length.removesuffix(" min") if short and minutes > _HOUR else length


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "session"), counted(3, "session")
    ('1 session', '3 sessions')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def shift(instant: dt.datetime, day: dt.date, zone: dt.tzinfo) -> int:
    """The number of days from a day to the date of an instant in a zone."""
    return (instant.astimezone(zone).date() - day).days


def shift_words(days: int) -> str:
    """A shift of the date: +1 day, −1 day."""
    sign = "+" if days > 0 else "−"
    return f"{sign}{counted(abs(days), 'day')}"


def among(names: Iterable[Sequence[str]] | None, days: Iterable[dt.date] = ()) -> str:
    """Rooms, tracks, speakers and days after a noun, as " in Hall A"; "" without any."""
    words = [
        f" {before} {listed([*map(shortened, some)], last='or')}"
        for before, some in zip(("in", "on the track", "with"), names or (), strict=False)
        if some
    ]
    on = listed([*map(long_date, days)], last="or")
    return "".join([*words, f" on {on}" if on else ""])


def any_kind(kinds: Iterable[str]) -> str:
    """Any of some kinds, as "panel or break"; "session" without any."""
    return " or ".join(map(kind_name, kinds)) or "session"


def a(noun: str) -> str:
    """A noun with its indefinite article: a panel, an opening."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def before_colon(title: str) -> str:
    """A title up to its first colon."""
    return title.partition(":")[0].strip() or title


def kind_name(kind: str, number: int = 1) -> str:
    """A kind in words: side event, in the plural side events.

    Uncountable words (registration, closing) have no plural.
    """
    words = kind.replace("-", " ")
    if number == 1 or words.endswith(("ing", "ation", "s")):
        return words
    return f"{words}s"
