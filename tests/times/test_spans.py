"""SPAN: a day, a start, an end and a title; what is none, and what is no title."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnreadableWordsError
from atip_agenda.models import Agenda
from atip_agenda.times.spans import UNTITLED, span_named
from atip_agenda.wording import long_date
from conftest import MONDAY_AFTERNOON, Builder

BEFORE = dt.datetime(2026, 4, 10, 9, tzinfo=dt.UTC)
build = Builder()
LONG = build(first_day="2026-04-20", last_day="2026-05-01")
NIGHTLY = build(day_change="05:00")
NEW_YEAR = build(first_day="2026-12-30", last_day="2027-01-02")
SPRING = build(first_day="2026-03-28", last_day="2026-03-29")
AUTUMN = build(first_day="2026-10-24", last_day="2026-10-25")


def read(text: str, agenda: Agenda, now: dt.datetime = MONDAY_AFTERNOON) -> tuple[str, str, str]:
    """Start and end as the venue's clock shows them, and the title."""
    span = span_named(text, agenda, now)
    assert span.start.utcoffset() == span.end.utcoffset() == dt.timedelta()
    zone = agenda.conference.zone
    start, end = (f"{at.astimezone(zone):%d %H:%M}" for at in (span.start, span.end))
    return start, end, span.title


def sentence(text: str, agenda: Agenda, now: dt.datetime = MONDAY_AFTERNOON) -> str:
    with pytest.raises(UnreadableWordsError) as caught:
        span_named(text, agenda, now)
    return str(caught.value)


def readable(text: str, agenda: Agenda, now: dt.datetime) -> bool:
    """Whether there is a span, or else a refusal; nothing else may happen."""
    try:
        span = span_named(text, agenda, now)
    except AgendaError:
        return False
    assert span.start < span.end
    assert span.title.strip()
    return True


FOUR_TO_FIVE = [
    *("mon 16:00-17:00", "mon 16:00–17:00", "mon 16:00 – 17:00", "Monday 16.00 - 17.00"),
    *("mon 16:00—17:00", "mon 16:00\u201117:00", "mon 16:00\u00a0–\u00a017:00", "mon, 16:00-17:00"),
    *(
        "monday: 16:00-17:00",
        "monday - 16:00-17:00",
        "on Monday, 16:00-17:00",
        "Monday at 16:00-17:00",
    ),
    *(
        "mon 16:00 to 17:00",
        "mon from 16:00 to 17:00",
        "mon 16:00 until 17:00",
        "mon 16:00 till 17:00",
    ),
    *("mon 16:00 bis 17:00 Uhr", "mon 16-17h", "mon 16 - 17 h", "mon 16-17 Uhr", "mon 16h-17h"),
    *("mon 16 Uhr bis 17 Uhr", "mon 1600-1700", "mon 1600-1700h", "mon 4-5pm", "mon 4–5 p.m."),
    *("mon 4pm-5pm", "mon 4 to 5 pm", "mon 4:00 to 5:00 pm", "mon 4.00-5.00pm", "mon 4pm-5:00"),
    *("mon 16-17:00", "1 16:00-17:00", "1 4-5pm", "day 1 16:00-17:00", "today 16:00-17:00"),
    *("20 April 16:00-17:00", "20 April 2026, 16:00-17:00", "April 20, 16:00-17:00"),
    *("20 April 2026 - 16:00-17:00", "20 April 2026: 16:00-17:00", "the 20th 16:00-17:00"),
    *("20.04. 16:00-17:00", "20.04 16:00-17:00", "20.4 16.00-17.00", "20.4.2026 16.00-17.00"),
    *("20/04 16:00-17:00", "2026-04-20 16:00-17:00", "20260420 16:00-17:00", "mon 20 16:00-17:00"),
    *("Monday 20 April 2026, 16:00–17:00", "mon the 20th 16:00-17:00", "mon 16:00 - mon 17:00"),
    *("2026-04-20T16:00/2026-04-20T17:00", "2026-04-20T16:00-17:00", "20260420T1600/20260420T1700"),
    *("2026-04-20T16:00+02:00/2026-04-20T17:00+02:00", "2026-04-20T14:00Z/2026-04-20T15:00Z"),
    *("2026-04-20 16:00 - 2026-04-20 17:00", "2026-04-20T10:00-04:00/2026-04-20T11:00-04:00"),
    *(
        "２０／０４ １６：００－１７：００",
        "mon 16:00-17:00.",
        "mon 16:00-17:00 :",
        "mon 16:00:00-17:00:00",
    ),
]

TITLED = [
    ("mon 16:00-17:00 Survivors' voices", "Survivors' voices"),
    ("mon 16:00-17:00: Our title", "Our title"),
    ("mon 16:00-17:00 - Our title", "Our title"),
    ("mon 16:00-17:00 – Our title", "Our title"),
    ("mon 16:00-17:00, Our title", "Our title"),
    ("mon 16:00-17:00. Our title", "Our title"),
    ("mon 16:00-17:00;Our title", "Our title"),
    ("mon 16:00-17:00  “Our  title” — 2 ", "“Our  title” — 2"),
    ("mon\u00a016:00—17:00\u00a0— Ça\u00a0va ", "Ça\u00a0va"),
    ("mon 4-5pm Title", "Title"),
    ("mon 16-17 Uhr Title", "Title"),
    ("mon 16:00-17:00 2026 outlook", "2026 outlook"),
    ("mon 16:00-17:00 18:00 club", "18:00 club"),
    ("mon 16:00-17:00 5 ways to help", "5 ways to help"),
    ("mon 16:00-17:00 - 5 ways to help", "5 ways to help"),
    ("mon 16.00–17.00 2026 outlook", "2026 outlook"),
    ("mon 16:00-17:00: 18:00-19:00", "18:00-19:00"),
    ("mon 16:00-17:00: UTC for all", "UTC for all"),
    ("mon 16:00-17:00: pm perspectives", "pm perspectives"),
    ("mon 16:00-17:00 PM's visit", "PM's visit"),
    ("mon 16:00-17:00 Monday club", "Monday club"),
    ("mon 16:00-17:00 to be confirmed", "to be confirmed"),
    ("mon 16:00-17:00 hours of need", "hours of need"),
    ("mon 16:00-17:00 Vienna Declaration", "Vienna Declaration"),
    ("mon 16:00-17:00 West Balkans", "West Balkans"),
    ("mon 16:00-17:00 Story time", "Story time"),
    ("mon 16:00-17:00 AML/CFT seminar", "AML/CFT seminar"),
    ("mon 16:00-17:00 z", "z"),
    ("mon 16:00-17:00 [red]x[/red]\x1b[0m", "[red]x[/red]\x1b[0m"),
    ("mon 16:00-17:00 会議", "会議"),
    ("mon 16:00-17:00 ①", "①"),
    ("2026-04-20T16:00/2026-04-20T17:00: Title", "Title"),
]

OTHER_TIMES = [
    ("21 April 13.45 – 14.45", "21 13:45", "21 14:45"),
    ("tue 1:45 to 2:45 pm", "21 13:45", "21 14:45"),
    ("tue 1.45–2.45 p.m.", "21 13:45", "21 14:45"),
    ("tomorrow 13:45-14:45", "21 13:45", "21 14:45"),
    ("21.4 13.45-14.45", "21 13:45", "21 14:45"),
    ("mon 20.04-21.04", "20 20:04", "20 21:04"),
    ("mon 9-10am", "20 09:00", "20 10:00"),
    ("mon 11 to 1 pm", "20 11:00", "20 13:00"),
    ("mon 11:30-1 pm", "20 11:30", "20 13:00"),
    ("mon 12-1pm", "20 12:00", "20 13:00"),
    ("mon 11-12pm", "20 11:00", "20 12:00"),
    ("mon 9-5 pm", "20 09:00", "20 17:00"),
    ("mon 11am-1pm", "20 11:00", "20 13:00"),
    ("mon 1pm-2:30", "20 13:00", "20 14:30"),
    ("mon 9am-10:30", "20 09:00", "20 10:30"),
    ("mon 1pm-14:30", "20 13:00", "20 14:30"),
    ("mon 14:00-3pm", "20 14:00", "20 15:00"),
    ("mon 2:45 h - 3pm", "20 02:45", "20 15:00"),
    ("mon 2:45 - tue 3pm", "20 02:45", "21 15:00"),
    ("mon 9.30–10.11", "20 09:30", "20 10:11"),
    ("mon noon-1pm", "20 12:00", "20 13:00"),
    ("mon 11:00 to noon", "20 11:00", "20 12:00"),
    ("mon 16-17:30", "20 16:00", "20 17:30"),
    ("mon 4:00-5:00", "20 04:00", "20 05:00"),
    ("20 April 2026 2030-2130", "20 20:30", "20 21:30"),
    ("mon 22:00-24:00", "20 22:00", "21 00:00"),
    ("mon 22:00-00:00", "20 22:00", "21 00:00"),
    ("mon 22:00 to midnight", "20 22:00", "21 00:00"),
    ("mon 10pm-12am", "20 22:00", "21 00:00"),
    ("mon 00:00-24:00", "20 00:00", "21 00:00"),
    ("mon 23:00 - tue 01:00", "20 23:00", "21 01:00"),
    ("2026-04-20 23:00 - 2026-04-21 01:00", "20 23:00", "21 01:00"),
    ("tue 23:00 - 22 April 01:00", "21 23:00", "22 01:00"),
    ("2026-04-20T09:00-10:00", "20 09:00", "20 10:00"),
]

FORM = "expected DAY START-END [TITLE], as monday 16:00-17:00 Our event"
DAYS = "the days are Monday 20 and Tuesday 21 April 2026"
AGAIN = "it has more than a start and an end before a colon or the title"
VENUE = "but times are the venue's (put a colon before a title that begins so)"

REFUSED = [
    ("mon", f"it has no start; {FORM}"),
    ("mon 16:00", f"it has a start and no end; {FORM}"),
    ("mon 16:00 Title", f"it has a start and no end; {FORM}"),
    ("mon 16:00 17:00 Title", f"it has a start and no end; {FORM}"),
    ("mon 16:00-", f"it has no end; {FORM}"),
    ("mon 16:00 for 1 hour", f"it has a start and no end; {FORM}"),
    ("16:00-17:00", f"it has no day before its times; {FORM}"),
    ("16:00-17:00 mon Title", f"it has no day before its times; {FORM}"),
    ("Title", f"invalid event “Title”; {FORM}"),
    ("mon Title", "“Title” is not understood"),
    ("mon Title 16:00-17:00", "“Title” is not understood"),
    ("next mon 16:00-17:00", "“next” is not understood"),
    ("mon 16:00 - tuesday club", "“club” is not understood"),
    ("wed 16:00-17:00", f"no day of the conference is a Wednesday; {DAYS}"),
    ("22 April 16:00-17:00", f"Wednesday 22 April 2026 is not a day of the conference; {DAYS}"),
    (
        "2026-04-22T16:00/2026-04-22T17:00",
        f"Wednesday 22 April 2026 is not a day of the conference; {DAYS}",
    ),
    ("yesterday 16:00-17:00", f"Sunday 19 April 2026 is not a day of the conference; {DAYS}"),
    ("day 3 16:00-17:00", f"the conference has no day 3; {DAYS}"),
    ("16 17:00-18:00", f"the conference has no day 16; {DAYS}"),
    ("Tuesday 20 April 16:00-17:00", "20 April 2026 is a Monday, not a Tuesday"),
    ("mon 21 16:00-17:00", "21 April 2026 is a Tuesday, not a Monday"),
    ("04/20 16:00-17:00", "there is no month 20"),
    ("mon 16:00-17:60", "there is no time 17:60"),
    ("mon 25:00-26:00", "there is no time 25:00"),
    ("mon 1-13pm", "“13pm” is not a time: am and pm go with 1 to 12"),
    ("mon 16:00-17:00 pm perspectives", "“17:00 pm” is not a time"),
    ("mon 16-17", "“17” alone is not clear"),
    ("mon 16:00-17 Title", "“17” alone is not clear"),
    ("mon 16:00 - 5 ways to help", "“5” alone is not clear"),
    ("mon 9:00 - 10 ways to help", "“10” alone is not clear"),
    ("mon 9-10:30", "9 alone is not a time"),
    ("mon 2-3:30 Title", "2 alone is not a time"),
    ("mon 16:00-16:00", "it ends when it starts"),
    ("mon 13:00-1pm", "it ends when it starts"),
    (
        "mon 15:00-14:00",
        "over midnight its end needs a day; write 2026-04-20T15:00/2026-04-21T14:00 Our event",
    ),
    ("mon 23:00-01:00", "write 2026-04-20T23:00/2026-04-21T01:00 Our event"),
    ("mon 11am-1:30", "it ends before it starts"),
    ("mon 11-12 am", "it ends before it starts"),
    ("mon noon-12:30 am", "it ends before it starts"),
    ("tue 16:00 - mon 17:00", "it ends before it starts"),
    ("mon 22:00-24:00:30", "24:00:30 is written 00:00 of the next day"),
    ("mon, monday, 20 April, day 1, 20.04., today 16:00-17:00", "“today” is not understood"),
    ("mon 24:00-25:00", "24:00 is written 00:00 of the next day"),
    ("20 April 2026-2130 dinner", "2026 can be a year"),
    ("mon 16:00-17:00-18:00", AGAIN),
    ("mon 16:00-17:00 - 18:00", AGAIN),
    ("mon 16:00-17:00, 18:00-19:00", AGAIN),
    ("mon 16:00-17:00 18:00–19:00 two", AGAIN),
    ("mon 16:00-17:00 to 18:00", AGAIN),
    ("mon 20 - 11.12pm – 21 April 17:00", AGAIN),
    ("mon 1600-1700 am: Title", "“am” may belong to the time"),
    ("mon 20 - 21:00 Title", "20 can be a time or the day"),
    ("mon 16:00-17:00 until 6pm", AGAIN),
    ("mon 0900-1130 pm", "“pm” may belong to the time (put a colon before a title that begins so)"),
    ("mon 16:00-17:00h AM Smith", "“AM” may belong to the time"),
    ("mon 16:00 - tue 17:00h Uhr", "“Uhr” may belong to the time"),
    ("mon 1-1pm", "it ends when it starts"),
    ("mon 10.11-10.11 pm", "it ends when it starts"),
    ("mon 16:00-17:00+02:00", AGAIN),
    ("mon 16:00-17:00 -02:00", AGAIN),
    ("mon 16:00-17:00 CET", f"“CET” is a zone, {VENUE}"),
    ("mon 16:00-17:00 est Title", f"“est” is a zone, {VENUE}"),
    ("mon 16:00-17:00 ET", f"“ET” is a zone, {VENUE}"),
    ("mon 16:00-17:00, (CEST) Title", f"“CEST” is a zone, {VENUE}"),
    ("mon 16:00-17:00 UTC", f"“UTC” is a zone, {VENUE}"),
    ("mon 16:00-17:00 GMT Title", f"“GMT” is a zone, {VENUE}"),
    ("mon 16:00-17:00 UTC+2 Title", f"“UTC+2” is a zone, {VENUE}"),
    ("mon 16:00-17:00Z", f"“Z” is a zone, {VENUE}"),
    ("mon 16:00-17:00 Z", f"“Z” is a zone, {VENUE}"),
    ("mon 16:00-17:00z Title", f"“z” is a zone, {VENUE}"),
    ("mon 16:00-17:00 America/New_York", f"“America/New_York” is a zone, {VENUE}"),
    ("mon 16:00-17:00 Vienna time", f"“Vienna” is a zone, {VENUE}"),
    ("2026-04-20T16:00+02:00/2026-04-20T17:00", "one end has an offset and the other has none"),
    ("2026-04-20T16:00+20:00/2026-04-20T17:00+20:00", "no clock is 20:00 away from UTC"),
    ("mon 16:00-17:00x", "“17:00x” is not understood"),
    ("mon 16:00--17:00x", "“17:00x” is not understood"),
    ("mon ١٦:٠٠-١٧:٠٠", "has other digits than 0 to 9"),
    ("\x00", f"”; {FORM}"),
    ("\udcff 16:00-17:00", "is not understood"),
    ("9" * 5000, f"”; {FORM}"),
    ("mon 16:00-" + "9" * 5000, "is not understood"),
]


@pytest.mark.parametrize("text", FOUR_TO_FIVE)
def test_a_day_a_start_and_an_end_are_a_span(agenda: Agenda, text: str) -> None:
    assert read(text, agenda) == ("20 16:00", "20 17:00", UNTITLED)


@pytest.mark.parametrize(("text", "title"), TITLED, ids=[repr(text) for text, _ in TITLED])
def test_what_follows_the_end_is_the_title_as_it_was_typed(
    agenda: Agenda, text: str, title: str
) -> None:
    assert read(text, agenda) == ("20 16:00", "20 17:00", title)


@pytest.mark.parametrize("text", FOUR_TO_FIVE)
def test_a_title_may_follow_any_spelling(agenda: Agenda, text: str) -> None:
    if not text.endswith((".", ":")):
        assert read(f"{text} Our\t title ", agenda) == ("20 16:00", "20 17:00", "Our\t title")


@pytest.mark.parametrize(
    ("text", "start", "end"), OTHER_TIMES, ids=[repr(row[0]) for row in OTHER_TIMES]
)
def test_the_two_ends_explain_each_other(agenda: Agenda, text: str, start: str, end: str) -> None:
    assert read(text, agenda) == (start, end, UNTITLED)
    assert read(f"{text} x", agenda) == (start, end, "x")


@pytest.mark.parametrize(("text", "why"), REFUSED, ids=[repr(text)[:40] for text, _ in REFUSED])
def test_whatever_is_no_span_is_refused_for_what_stands_in_the_way(
    agenda: Agenda, text: str, why: str
) -> None:
    assert why in sentence(text, agenda)


def test_an_empty_span_is_refused(agenda: Agenda) -> None:
    assert sentence(" ", agenda) == f"the event is empty; {FORM}"


def spelled_out(message: str) -> list[str]:
    """The spellings that a refusal says would work."""
    hint = message.rpartition("; ")[2]
    if hint.startswith("expected DAY"):
        return [hint.rpartition(" as ")[2]]
    return hint.removeprefix("write ").split(" or ") if hint.startswith("write ") else []


@pytest.mark.parametrize("text", [text for text, _ in REFUSED], ids=lambda text: repr(text)[:40])
def test_the_form_that_a_refusal_names_works(agenda: Agenda, text: str) -> None:
    for conference in (agenda, LONG, NIGHTLY, NEW_YEAR):
        if not readable(text, conference, MONDAY_AFTERNOON):
            for form in spelled_out(sentence(text, conference)):
                assert readable(form, conference, MONDAY_AFTERNOON), form


def test_a_start_is_no_day_of_the_month_where_its_end_says_what_it_is() -> None:
    may = build(first_day="2026-05-04", last_day="2026-05-04")
    assert read("mon 4-5pm", may) == ("04 16:00", "04 17:00", UNTITLED)
    assert read("mon 4 16-17h", may) == ("04 16:00", "04 17:00", UNTITLED)


def test_a_day_that_is_doubtful_is_refused_with_dates_that_work() -> None:
    assert sentence("mon 16:00-17:00 x", LONG).endswith(
        "Monday comes twice, on 20 April 2026 and 27 April 2026;"
        " write 20 April 2026 16:00-17:00 Our event or 27 April 2026 16:00-17:00 Our event"
    )
    assert read("mon 27 April 16:00-17:00", LONG) == ("27 16:00", "27 17:00", UNTITLED)


def test_until_the_day_change_the_night_belongs_to_the_day() -> None:
    assert read("mon 23:00-01:00", NIGHTLY) == ("20 23:00", "21 01:00", UNTITLED)
    assert read("mon 23:00-05:00", NIGHTLY) == ("20 23:00", "21 05:00", UNTITLED)
    assert read("20 April 23:00-01:00", NIGHTLY) == ("20 23:00", "21 01:00", UNTITLED)
    assert "it ends before it starts" in sentence("mon 23:00-05:01", NIGHTLY)
    assert "it ends before it starts" in sentence("mon 15:00-14:00", NIGHTLY)


def test_before_the_day_change_a_weekday_is_doubtful() -> None:
    assert sentence("mon 01:00-02:00", NIGHTLY).endswith(
        "so that 01:00 can be in the night before or after;"
        " write 2026-04-20T01:00/2026-04-20T02:00 Our event"
        " or 2026-04-21T01:00/2026-04-21T02:00 Our event"
    )
    assert sentence("mon 23:00 - tue 01:00", NIGHTLY).endswith(
        " write 2026-04-20T23:00/2026-04-21T01:00 Our event"
        " or 2026-04-20T23:00/2026-04-22T01:00 Our event"
    )
    assert read("21 April 01:00-02:00", NIGHTLY) == ("21 01:00", "21 02:00", UNTITLED)


def test_the_small_hours_after_the_last_day_are_still_the_conference_s() -> None:
    assert read("22 April 01:00-02:00", NIGHTLY) == ("22 01:00", "22 02:00", UNTITLED)
    assert "Wednesday 22 April 2026 is not a day" in sentence("22 April 05:00-06:00", NIGHTLY)


def test_a_change_of_the_clocks_is_counted_and_doubtful_times_are_refused() -> None:
    span = span_named("sunday 01:30-03:30", AUTUMN, BEFORE)
    assert span.end - span.start == dt.timedelta(hours=3)
    span = span_named("sunday 01:30-03:30", SPRING, BEFORE)
    assert span.end - span.start == dt.timedelta(hours=1)
    assert sentence("sunday 02:30-04:00", AUTUMN).endswith(
        "02:30 comes twice on 25 October 2026 in Vienna;"
        " write 2026-10-25T02:30+02:00/2026-10-25T02:30+01:00 Our event"
    )
    gap = sentence("sunday 01:00-02:30", SPRING)
    assert "02:30 does not exist on 29 March 2026 in Vienna" in gap
    for message, agenda in ((gap, SPRING), (sentence("sunday 02:30-04:00", AUTUMN), AUTUMN)):
        assert all(readable(form, agenda, BEFORE) for form in spelled_out(message))


@pytest.mark.parametrize("day", ["0002-01-01", "9998-12-31"])
@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York", "Pacific/Kiritimati"])
def test_the_ends_of_the_calendar_are_no_crash(day: str, zone: str) -> None:
    for change in ("00:00", "05:00"):
        odd = build(first_day=day, last_day=day, timezone=zone, day_change=change)
        for now in (dt.datetime.min, dt.datetime.max):  # noqa: DTZ901
            for text in ("day 1 00:00-24:00", "day 1 23:00-01:00", "today 16:00-17:00", "x"):
                readable(text, odd, now.replace(tzinfo=dt.UTC))


def test_a_long_title_is_kept_and_a_long_mistake_is_not(agenda: Agenda) -> None:
    title = "a very long title " * 5_000 + "x"
    assert span_named(f"mon 16:00-17:00 {title}", agenda, BEFORE).title == title
    for text in ("monday " * 20_000, "mon 16:00-" + "(" * 100_000, " -" * 50_000, "mon " + title):
        with pytest.raises(UnreadableWordsError) as caught:
            span_named(text, agenda, BEFORE)
        assert len(caught.value.text) + len(str(caught.value)) < 1000


@given(
    st.sampled_from(LONG.days),
    st.integers(0, 24 * 60 - 2),
    st.integers(1, 24 * 60),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_span_written_in_full_is_read_as_itself(
    day: dt.date, start: int, length: int, title: str
) -> None:
    zone = LONG.conference.zone
    begin = dt.datetime.combine(day, dt.time(start // 60, start % 60), zone)
    end = min(begin + dt.timedelta(minutes=length), begin.replace(hour=23, minute=59))
    text = f"{long_date(day)}, {begin:%H:%M}–{end:%H:%M}: {title}"
    span = span_named(text, LONG, BEFORE)
    assert (span.start, span.end) == (begin, end)
    assert re.sub(r"[\s\u200b\u200e\u200f\u2060\ufeff]", "", span.title) in {
        re.sub(r"[\s\u200b\u200e\u200f\u2060\ufeff]", "", title),
        UNTITLED.replace(" ", ""),
    }


WORDS = (
    "mon tue day 1 2 20 21 20th 20.04 10.11 today April 2026 1500 2030 20.04. 21/04 2026-04-20 on"
    " at , . : - – / + to until 16:00-17:00 15:00 15.00 15:00:30 noon midnight pm am 3pm 15h uhr Z"
    " UTC +02:00 CET 16:00 17:00 24:00 T15:45 2026-04-20T16:00 title Vienna time America/New_York"
)


@given(
    st.text()
    | st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)
    | st.lists(st.sampled_from(WORDS.split()), max_size=4).map("".join)
    | st.text().map(lambda text: f"mon 16:00-17:00{text}"),
    st.datetimes(timezones=st.just(dt.UTC)),
)
def test_any_text_is_a_span_or_one_refusal(text: str, now: dt.datetime) -> None:
    for agenda in (NIGHTLY, LONG, NEW_YEAR):
        readable(text, agenda, now)
