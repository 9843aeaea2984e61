"""The dates that words for a day mean, and how answers name the days.

A *conference day* runs from `day_change` to `day_change` by the venue's clock. So a time before
`day_change` is ambiguous on a named day (“Monday”, “day 1”): it may be in the night before, or in
the night after, which the schedule lists under Monday. It is refused with both spellings. On a
calendar date it is not ambiguous.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.conference import Conference
from atip_agenda.errors import listed
from atip_agenda.models import Agenda
from atip_agenda.times.dates import MONTHS, WEEKDAYS, Date, DayPiece, Near, Nth, Ordinal, Weekday
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR, UnclearError
from atip_agenda.wording import long_date
from atip_agenda.zones import instant_of

SHOWN = 5  # days in a sentence
_ONE_DAY = dt.timedelta(days=1)


class Named(NamedTuple):
    """The date that words mean; `dated` is true if they had a calendar date."""

    date: dt.date
    dated: bool


def days_in_words(agenda: Agenda) -> str:
    """Return the days in a sentence: “the days are Monday 20 and Tuesday 21 April 2026”."""
    days = agenda.days
    shown = days[:SHOWN]
    short = all((day.year, day.month) == (days[0].year, days[0].month) for day in shown)
    words = [f"{WEEKDAYS[day.weekday()]} {day.day}" for day in shown[:-1]] if short else []
    words += map(long_date, shown[len(words) :])
    more = len(days) - len(shown)
    if more:
        return f"the days are {', '.join(words)} and {more} more"
    return f"the {'days are' if len(words) > 1 else 'day is'} {listed(words)}"


def example_day(agenda: Agenda, day: dt.date | None = None) -> str:
    """Return a spelling that works for a day or the first one: its weekday if unambiguous."""
    day = day or agenda.conference.first_day
    if _night(dt.time(15), agenda.conference) or weekdays_of(agenda, day.weekday()) != [day]:
        return day.isoformat()
    return WEEKDAYS[day.weekday()].lower()


def weekdays_of(agenda: Agenda, index: int) -> list[dt.date]:
    """Return the days of the conference on a weekday."""
    return [day for day in agenda.days if day.weekday() == index]


def day_meant(
    pieces: Sequence[DayPiece], agenda: Agenda, now: dt.datetime, *, anywhere: bool = False
) -> Named:
    """Return the date that all pieces mean together, or raise UnclearError if they disagree.

    A date without a year is a day of the conference if it can be. With `anywhere` it may be any
    date, and is refused if several years are possible.
    """
    dates = [
        _date_of(piece, agenda, now, anywhere=anywhere)
        for piece in pieces
        if not isinstance(piece, Weekday)
    ]
    names = {piece.number for piece in pieces if isinstance(piece, Weekday)}
    if len(set(dates)) > 1 or len(names) > 1:
        raise UnclearError("it names two days that are not the same")
    day = dates[0] if dates else _weekday(names.pop(), agenda)
    if names and day.weekday() not in names:
        weekday = WEEKDAYS[day.weekday()]
        raise UnclearError(f"{_without_weekday(day)} is a {weekday}, not a {WEEKDAYS[names.pop()]}")
    return Named(day, any(isinstance(piece, Date | Ordinal) for piece in pieces))


def conference_day(day: dt.date, agenda: Agenda) -> dt.date:
    """Return the day if it is one of the conference, else raise UnclearError."""
    if day not in agenda.days:
        why = f"{long_date(day)} is not a day of the conference"
        raise UnclearError(why, form=days_in_words(agenda))
    return day


def nights_of(named: Named, time: dt.time, conference: Conference) -> list[dt.date]:
    """Return the two dates of a time before `day_change`, or [] if it is not ambiguous."""
    if named.dated or not _night(time, conference):
        return []
    return [named.date, named.date + _ONE_DAY]


def night_in_words(time: dt.time, conference: Conference) -> str:
    """Return why a time before `day_change` is ambiguous."""
    return (
        f"a day of the conference begins at {conference.day_change}, so that {time:%H:%M} can be in"
        " the night before or after"
    )


def on_conference_day(day: dt.date, time: dt.time, conference: Conference) -> dt.datetime:
    """Return the instant within a conference day at which the venue's clocks show a time."""
    night = _ONE_DAY if _night(time, conference) else dt.timedelta()
    return in_zone(day + night, time, conference.zone)


def in_zone(day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime:
    """Return the instant at which clocks of a zone or offset show a time on a date."""
    wall = dt.datetime.combine(day, time)
    if isinstance(zone, ZoneInfo):
        return instant_of(wall, zone)
    return wall.replace(tzinfo=zone).astimezone(dt.UTC)


def since_midnight(time: dt.time) -> dt.timedelta:
    """Return a time of day as a length."""
    return dt.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second)


def _night(time: dt.time, conference: Conference) -> bool:
    return since_midnight(time) < conference.day_change_after


def years_of(agenda: Agenda, now: dt.datetime) -> set[int]:
    """Return the years of the conference and the present one."""
    return {*range(agenda.days[0].year, agenda.days[-1].year + 1), now.year}


def _without_weekday(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _date_of(
    piece: Date | Nth | Near | Ordinal, agenda: Agenda, now: dt.datetime, *, anywhere: bool
) -> dt.date:
    match piece:
        case Near(step):
            return agenda.conference.day_at(now) + step * _ONE_DAY
        case Nth(number):
            day = agenda.conference.first_day + (number - 1) * _ONE_DAY
            if number < 1 or day not in agenda.days:
                why = f"the conference has no day {number}"
                raise UnclearError(why, form=days_in_words(agenda))
            return day
        case Ordinal(number):
            days = [day for day in agenda.days if day.day == number]
            if len(days) != 1:
                why = (
                    f"{'more than one' if days else 'no'} day of the conference has number {number}"
                )
                raise UnclearError(why, form=days_in_words(agenda))
            return days[0]
        case Date(year, month, number):
            return _calendar_date(year, month, number, agenda, anywhere=anywhere)


def _calendar_date(
    year: int | None, month: int, number: int, agenda: Agenda, *, anywhere: bool
) -> dt.date:
    """Return a date; without a year, the one that makes it a day of the conference."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnclearError(f"the year {year:04} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    years = [year] if year else range(agenda.days[0].year, agenda.days[-1].year + 1)
    dates = [date for each in years if (date := _date(each, month, number))]
    if not dates:
        raise UnclearError(f"{MONTHS[month - 1]} {year or years[0]} has no day {number}")
    days = dates if len(dates) == 1 else [date for date in dates if date in agenda.days]
    if not days and not anywhere:
        return conference_day(dates[0], agenda)
    if len(days) != 1:
        raise UnclearError(
            f"{number} {MONTHS[month - 1]} can be in {years[0]} or in {years[-1]}",
            days=[date.isoformat() for date in (days or dates)[:2]],
        )
    return days[0]


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _weekday(index: int, agenda: Agenda) -> dt.date:
    days = weekdays_of(agenda, index)
    name = WEEKDAYS[index]
    if not days:
        raise UnclearError(f"no day of the conference is a {name}", form=days_in_words(agenda))
    if len(days) > 1:
        dates = [_without_weekday(day) for day in days[:SHOWN]]
        more = [f"{len(days) - SHOWN} more"] if len(days) > SHOWN else []
        times = {2: "twice"}.get(len(days), f"{len(days)} times")
        raise UnclearError(f"{name} comes {times}, on {listed([*dates, *more])}", days=dates[:2])
    return days[0]
