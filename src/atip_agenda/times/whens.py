"""WHEN: words that name a moment, or one on each day of the conference.

A bare time means today if today is a day of the conference, else that time on each of its days. A
day and a time come in either order, a zone after the time. Days are by the venue's clock, or by the
zone that is given: “monday 09:00 America/New_York” is Monday in New York. Whatever is ambiguous is
refused: words by `phrases`, nights by `conference_days`.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from atip_agenda.models import Agenda
from atip_agenda.times.clocks import in_figures, time_of
from atip_agenda.times.conference_days import (
    Named,
    day_meant,
    example_day,
    in_zone,
    night_in_words,
    nights_of,
    on_conference_day,
    years_of,
)
from atip_agenda.times.durations import moment_from
from atip_agenda.times.phrases import phrase_of
from atip_agenda.times.words import UnclearError, refusals, words_of
from atip_agenda.wording import long_date

DAYS_OF_A_BARE_TIME = 31  # at most; more moments are refused


class When(NamedTuple):
    """A moment: the instant in UTC, and the zone or offset as typed (None for the venue's)."""

    instant: dt.datetime
    zone: dt.tzinfo | None


def moments_named(text: str, agenda: Agenda, now: dt.datetime) -> tuple[When, ...]:
    """Return the moments that words mean, in order: one, or one on each day for a bare time.

    Raises UnreadableWordsError for anything else, or the error of `zones.zone_named`.
    """
    with refusals("time", text, lambda: _form(agenda), " 15:00"):
        words = words_of(text)
        moment = moment_from(now, words, agenda.conference)
        if moment is not None:
            return (When(moment, None),)
        return _moments(words, agenda, now)


def _form(agenda: Agenda) -> str:
    return f"write a time, or a day and a time, as {example_day(agenda)} 15:00"


def _moments(text: str, agenda: Agenda, now: dt.datetime) -> tuple[When, ...]:
    phrase = phrase_of(text, agenda.days, years_of(agenda, now))
    named = day_meant(phrase.days, agenda, now, anywhere=True) if phrase.days else None
    if phrase.clock is None:
        if named is None:
            raise UnclearError("it names no time")
        raise UnclearError("it names a day and no time", days=[example_day(agenda, named.date)])
    time = time_of(phrase.clock)
    if named is not None:
        return (When(_instant(named, time, phrase.zone, agenda), phrase.zone),)
    today = agenda.conference.day_at(now)
    days = [today] if today in agenda.days else agenda.days
    if len(days) > DAYS_OF_A_BARE_TIME:
        why = f"it can be on any of {len(days)} days"
        raise UnclearError(why, f"{example_day(agenda)} {in_figures(time)}")
    moments = (_on_day(day, time, phrase.zone, agenda) for day in days)
    return tuple(When(moment, phrase.zone) for moment in moments)


def _instant(named: Named, time: dt.time, zone: dt.tzinfo | None, agenda: Agenda) -> dt.datetime:
    conference = agenda.conference
    if zone is not None and zone != conference.zone:
        return in_zone(named.date, time, zone)
    nights = nights_of(named, time, conference)
    if nights:
        raise UnclearError(
            night_in_words(time, conference),
            *(f"{long_date(day)}, {in_figures(time)}" for day in nights),
        )
    return in_zone(named.date, time, conference.zone)


def _on_day(day: dt.date, time: dt.time, zone: dt.tzinfo | None, agenda: Agenda) -> dt.datetime:
    if zone is not None and zone != agenda.conference.zone:
        return in_zone(day, time, zone)
    return on_conference_day(day, time, agenda.conference)
