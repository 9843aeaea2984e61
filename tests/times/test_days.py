"""DAY: each spelling of a day, and each that is refused with the days there are."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnreadableWordsError
from atip_agenda.models import Agenda
from atip_agenda.times.days import day_named
from atip_agenda.wording import long_date
from conftest import MONDAY_AFTERNOON, Builder

DAYS = "the days are Monday 20 and Tuesday 21 April 2026"
EARLY = dt.datetime(2026, 4, 10, 9, tzinfo=dt.UTC)
build = Builder()


def april(day: int) -> dt.date:
    return dt.date(2026, 4, day)


def sentence(text: str, agenda: Agenda, now: dt.datetime = MONDAY_AFTERNOON) -> str:
    with pytest.raises(UnreadableWordsError) as caught:
        day_named(text, agenda, now)
    return str(caught.value)


def answer(text: str, agenda: Agenda, now: dt.datetime) -> dt.date | None:
    """The day, or None where there is a refusal; nothing else may happen."""
    try:
        return day_named(text, agenda, now)
    except AgendaError as error:
        return None if str(error) else dt.date.min


CLEAR = [
    *((name, 20) for name in ("monday", "Monday", "MONDAY", "mon", "Mon.", "on Monday")),
    *((name, 21) for name in ("tuesday", "tue", "Tues", "tues.", "the Tuesday")),
    *(("1", 20), ("2", 21), ("day 1", 20), ("Day 2", 21), ("day2", 21), ("day 01", 20)),
    *(("today", 20), ("Tomorrow", 21), ("today, Monday", 20)),
    *(("20 April", 20), ("20 april", 20), ("20 Apr", 20), ("20 Apr.", 20), ("21. April", 21)),
    *(("20th April", 20), ("the 20th of April", 20), ("21st of April 2026", 21)),
    *(("20-Apr", 20), ("20-Apr-2026", 20), ("20Apr2026", 20), ("20 April, 2026", 20)),
    *(("April 20", 20), ("Apr 20th", 20), ("April 20, 2026", 20), ("April the 20th", 20)),
    *(
        ("20.04.", 20),
        ("20.4.", 20),
        ("20. 4.", 20),
        ("20.04", 20),
        ("21.4", 21),
        ("20.04. 2026", 20),
    ),
    *(("20.4.2026", 20), ("20.04.2026", 20), ("20. 4.2026", 20), ("on 21.04.", 21)),
    *(("21/04", 21), ("21/4", 21), ("20/04/2026", 20), ("20-04-2026", 20)),
    *(
        ("2026-04-20", 20),
        ("2026-4-20", 20),
        ("2026/04/20", 20),
        ("2026.04.21", 21),
        ("20260421", 21),
    ),
    *(("the 20th", 20), ("21st", 21), ("Monday 20", 20), ("Monday the 20th", 20), ("mon, 20", 20)),
    *(("Monday 20 April 2026", 20), ("Tuesday, 21 April 2026", 21), ("Mon 20/04", 20)),
    *(("20 April, Monday", 20), ("day 2, Tuesday 21 April", 21)),
    *((" monday\t", 20), ("20\u00a0April", 20), ("20\u202fApril\u200b", 20), ("２０／０４", 20)),
    *(("2026\u201104\u201120", 20), ("20\nApril", 20)),
]

REFUSED = [
    ("wednesday", "no day of the conference is a Wednesday"),
    ("22 April", "Wednesday 22 April 2026 is not a day of the conference"),
    ("2026-04-22", "Wednesday 22 April 2026 is not a day of the conference"),
    ("20 April 2025", "Sunday 20 April 2025 is not a day of the conference"),
    ("10.11", "Tuesday 10 November 2026 is not a day of the conference"),
    ("yesterday", "Sunday 19 April 2026 is not a day of the conference"),
    ("3", "the conference has no day 3"),
    ("0", "the conference has no day 0"),
    ("20", "the conference has no day 20"),
    ("day 3", "the conference has no day 3"),
    ("day 0", "the conference has no day 0"),
    ("day 9999", "the conference has no day 9999"),
    ("5th", "no day of the conference has number 5"),
    ("Tuesday 20 April", "20 April 2026 is a Monday, not a Tuesday"),
    ("monday 21", "21 April 2026 is a Tuesday, not a Monday"),
    ("monday tuesday", "it names two days that are not the same"),
    ("day 1 21 April", "it names two days that are not the same"),
    ("today 21 April", "it names two days that are not the same"),
    ("monday to tuesday", "expected one day, not several"),
    ("monday and tuesday", "expected one day, not several"),
    ("monday - tuesday", "expected one day, not several"),
    ("04/20", "there is no month 20, as the day comes first in 20/04 and last in 2026-04-20"),
    ("2026-20-04", "there is no month 20"),
    ("4/20/2026", "there is no month 20"),
    ("30 February", "February 2026 has no day 30"),
    ("2026-04-31", "April 2026 has no day 31"),
    ("29.2.2026", "February 2026 has no day 29"),
    ("20.04.26", "20.04.26 is ambiguous, as years need four digits"),
    ("20/04/26", "20/04/26 is ambiguous, as years need four digits"),
    ("20.04.0026", "the year 0026 lies outside 1900 to 2099"),
    ("9999-12-31", "the year 9999 lies outside 1900 to 2099"),
    ("15:00", "it is a time, not a day"),
    ("15.30", "it is a time, not a day"),
    ("3pm", "it is a time, not a day"),
    ("noon", "it is a time, not a day"),
    ("monday 15:00", "it is a time, not a day"),
    ("1500", "it names no day"),
    ("2026", "it names no day"),
    ("April", "”; the days are"),
    ("April 2026", "“April” is not understood"),
    ("next monday", "“next” is not understood"),
    ("montag", "”; the days are"),
    ("mondays", "”; the days are"),
    ("1.", "”; the days are"),
    ("-1", "”; the days are"),
    ("+1", "”; the days are"),
    ("one", "”; the days are"),
    ("now", "”; the days are"),
    ("monday morning", "“morning” is not understood"),
    ("20-21 April", "“20-21” is not understood"),
    ("monday 20 21", "“20” alone is not clear"),
    ("on", "”; the days are"),
    ("٢٠ April", "“٢٠” has other digits than 0 to 9"),
    ("²", "”; the days are"),
    ("1\u0301", "”; the days are"),
    ("mon\x00", "”; the days are"),
    ("\ud800", "”; the days are"),
    ("9" * 150, "”; the days are"),
    ("9" * 5000, "it is too long"),
    ("day " + "9" * 150, "“day” is not understood"),
]


@pytest.mark.parametrize(("text", "day"), CLEAR, ids=[repr(text) for text, _ in CLEAR])
def test_a_day_is_read(agenda: Agenda, text: str, day: int) -> None:
    assert day_named(text, agenda, MONDAY_AFTERNOON) == april(day)


@pytest.mark.parametrize(("text", "why"), REFUSED, ids=[repr(text)[:40] for text, _ in REFUSED])
def test_any_other_day_is_refused_with_the_days_there_are(
    agenda: Agenda, text: str, why: str
) -> None:
    message = sentence(text, agenda)
    assert why in message
    assert message.endswith(f"; {DAYS}")


@pytest.mark.parametrize("text", ["", " ", "\t\u00a0"])
def test_an_empty_day_is_refused(agenda: Agenda, text: str) -> None:
    assert sentence(text, agenda) == f"the day is empty; {DAYS}"


def test_a_long_text_is_refused_without_being_held(agenda: Agenda) -> None:
    with pytest.raises(UnreadableWordsError) as caught:
        day_named("monday " * 20_000 + "x", agenda, MONDAY_AFTERNOON)
    assert len(caught.value.text) < 1000
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("now", "text", "day"),
    [
        ("2026-04-20T00:00+02:00", "today", 20),
        ("2026-04-20T23:59+02:00", "today", 20),
        ("2026-04-21T00:00+02:00", "today", 21),
        ("2026-04-20T22:00+00:00", "today", 21),
        ("2026-04-19T12:00+02:00", "tomorrow", 20),
        ("2026-04-21T12:00+02:00", "yesterday", 20),
    ],
)
def test_today_follows_the_clock_of_the_venue(
    agenda: Agenda, now: str, text: str, day: int
) -> None:
    assert day_named(text, agenda, dt.datetime.fromisoformat(now)) == april(day)


def test_today_is_refused_when_it_is_no_day_of_the_conference(agenda: Agenda) -> None:
    why = "Friday 10 April 2026 is not a day of the conference"
    assert sentence("today", agenda, EARLY) == f"invalid day “today”: {why}; {DAYS}"


def test_a_weekday_is_the_conference_s_also_when_it_was_yesterday(agenda: Agenda) -> None:
    tuesday = dt.datetime(2026, 4, 21, 9, tzinfo=dt.UTC)
    assert day_named("monday", agenda, tuesday) == april(20)
    assert day_named("monday", agenda, tuesday + dt.timedelta(days=900)) == april(20)


def test_today_begins_at_the_day_change() -> None:
    nightly = build(day_change="05:00")
    assert day_named("today", nightly, dt.datetime(2026, 4, 21, 2, 59, tzinfo=dt.UTC)) == april(20)
    assert day_named("today", nightly, dt.datetime(2026, 4, 21, 3, 0, tzinfo=dt.UTC)) == april(21)


LONG = build(first_day="2026-04-20", last_day="2026-05-01")
NEW_YEAR = build(first_day="2026-12-30", last_day="2027-01-02")


def test_a_weekday_that_comes_twice_is_refused_with_its_dates() -> None:
    assert sentence("monday", LONG) == (
        "invalid day “monday”: Monday comes twice, on 20 April 2026 and 27 April 2026;"
        " write 20 April 2026 or 27 April 2026"
    )
    assert day_named("monday 27", LONG, MONDAY_AFTERNOON) == april(27)
    assert day_named("monday 27 April", LONG, MONDAY_AFTERNOON) == april(27)
    assert day_named("sat", LONG, MONDAY_AFTERNOON) == april(25)


def test_of_many_days_the_first_few_are_named() -> None:
    assert sentence("x", LONG).endswith(
        "; the days are Monday 20, Tuesday 21, Wednesday 22, Thursday 23, Friday 24 April 2026"
        " and 7 more"
    )
    year = build(first_day="2026-01-01", last_day="2026-12-31")
    assert "Monday comes 52 times, on 5 January 2026, 12 January 2026," in sentence("monday", year)
    assert "2026 and 47 more; write 5 January 2026 or 12 January 2026" in sentence("monday", year)


def test_days_of_two_months_are_named_in_full() -> None:
    assert sentence("x", NEW_YEAR).endswith(
        "; the days are Wednesday 30 December 2026, Thursday 31 December 2026,"
        " Friday 1 January 2027 and Saturday 2 January 2027"
    )
    one = build(first_day="2026-04-20", last_day="2026-04-20")
    assert sentence("x", one).endswith("; the day is Monday 20 April 2026")


def test_across_new_year_a_date_without_a_year_is_the_day_of_the_conference() -> None:
    assert day_named("31 December", NEW_YEAR, EARLY) == dt.date(2026, 12, 31)
    assert day_named("2.1.", NEW_YEAR, EARLY) == dt.date(2027, 1, 2)
    assert day_named("1/1", NEW_YEAR, EARLY) == dt.date(2027, 1, 1)
    why = "Monday 5 January 2026 is not a day of the conference; the days are Wednesday 30 December"
    assert why in sentence("5 January", NEW_YEAR)


def test_a_session_on_another_day_makes_it_a_day() -> None:
    with_reception = build({"start": "2026-04-19T18:00"})
    assert day_named("sunday", with_reception, MONDAY_AFTERNOON) == april(19)
    assert day_named("1", with_reception, MONDAY_AFTERNOON) == april(20)


def test_a_day_of_the_month_that_comes_twice_is_refused() -> None:
    long = build(first_day="2026-04-20", last_day="2026-05-25")
    assert "more than one day of the conference has number 20" in sentence("the 20th", long)
    assert day_named("28th", long, MONDAY_AFTERNOON) == april(28)


@pytest.mark.parametrize(
    ("first", "now"),
    [
        ("9998-12-31", "9999-12-31T23:59+00:00"),
        ("0002-01-01", "0001-01-01T00:00+00:00"),
        ("0002-01-01", "2026-01-01T00:00+00:00"),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("text", ["today", "tomorrow", "yesterday", "day 1", "day 9999", "x"])
def test_the_ends_of_the_calendar_are_no_crash(first: str, now: str, zone: str, text: str) -> None:
    odd = build(first_day=first, last_day=first, timezone=zone, day_change="05:00")
    assert answer(text, odd, dt.datetime.fromisoformat(now)) in {None, *odd.days}


@given(st.sampled_from([*LONG.days, *NEW_YEAR.days]))
def test_a_day_written_in_full_is_read_as_itself(day: dt.date) -> None:
    agenda = LONG if day in LONG.days else NEW_YEAR
    spellings = (
        long_date(day),
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.}",
        f"{day.day} {day:%B}",
        f"{day:%B} {day.day}",
        f"{day:%a} {day.day} {day:%b}",
    )
    assert {day_named(text, agenda, EARLY) for text in spellings} == {day}


WORDS = (
    "monday mon tuesday tue sunday day 1 2 20 21 20th today tomorrow yesterday April apr. 2026 04 4"
    " 20.04. 20.4. 21/04 04/20 2026-04-20 20.4.2026 on the of , . - – / to and st 15:00 noon 1500"
)


@given(
    st.text() | st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join),
    st.datetimes(timezones=st.just(dt.UTC)),
)
def test_any_text_is_a_day_or_one_refusal(text: str, now: dt.datetime) -> None:
    for agenda in (LONG, NEW_YEAR):
        assert answer(text, agenda, now) in {None, *agenda.days}
