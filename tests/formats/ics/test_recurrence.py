"""Events that repeat, and how much of them is shown."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from atip_agenda.formats.ics import reader as ics
from atip_agenda.formats.ics.components import UnreadableError
from atip_agenda.formats.ics.rules import Work
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.reading import read_agenda

VIENNA = ZoneInfo("Europe/Vienna")
OTHERS = ("UID:other", "DTSTART:20260420T060000Z", "SUMMARY:Other")
START = "DTSTART;TZID=Europe/Vienna:20260420T100000"
TWO_DAYS = ReadOptions(VIENNA, dt.date(2026, 4, 20), dt.date(2026, 4, 21))
MANY_DAYS = ReadOptions(VIENNA, dt.date(2026, 4, 1), dt.date(2026, 5, 31))


def event(*lines: str) -> str:
    has = {line.partition(":")[0].partition(";")[0] for line in lines}
    rest = [line for line in ("UID:1", START, "SUMMARY:A") if line[:3] not in {n[:3] for n in has}]
    return "\n".join(["BEGIN:VEVENT", *lines, *rest, "END:VEVENT"])


def read(*parts: str, assumed: ReadOptions = MANY_DAYS) -> ReadResult:
    lines = ["BEGIN:VCALENDAR", "X-WR-CALNAME:C", *parts, "END:VCALENDAR"]
    return ics.read("\n".join(lines).encode(), assumed)


def starts(*parts: str, assumed: ReadOptions = MANY_DAYS, title: str = "") -> list[str]:
    """The starts by Vienna's clocks, of those of a title alone where one is given."""
    agenda = read_agenda(read(*parts, assumed=assumed).agenda)
    return [
        f"{session.start.astimezone(VIENNA):%d.%m. %H:%M}"
        for session in agenda.ordered
        if title in {"", session.title}
    ]


def said(*parts: str, assumed: ReadOptions = MANY_DAYS) -> list[str]:
    return [
        fault.message
        for fault in read(*parts, assumed=assumed).warnings
        if fault.where.startswith("event")
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["RRULE:FREQ=DAILY;COUNT=3"], ["20.04.", "21.04.", "22.04."]),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3"], ["20.04.", "22.04.", "27.04."]),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO, WE; COUNT=3;"], ["20.04.", "22.04.", "27.04."]),
        (["RRULE:FREQ=DAILY;UNTIL=20260422"], ["20.04.", "21.04.", "22.04."]),
        (["RRULE:FREQ=DAILY;UNTIL=20260422T080000Z"], ["20.04.", "21.04.", "22.04."]),
        (["RRULE:FREQ=DAILY;UNTIL=20260422T075959Z"], ["20.04.", "21.04."]),
        (["RRULE:FREQ=DAILY;UNTIL=20260422T100000"], ["20.04.", "21.04.", "22.04."]),
        (["RRULE:FREQ=DAILY;COUNT=9;UNTIL=20260421"], ["20.04.", "21.04."]),
        (["RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"], ["20.04.", "24.04.", "29.05."]),
        (["RDATE:20260422T080000Z,20260423T100000"], ["20.04.", "22.04.", "23.04."]),
        (["RDATE;VALUE=DATE:20260422"], ["20.04.", "22.04."]),
        (["RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"], ["20.04.", "21.04.", "27.04."]),
        (
            ["RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260421T080000Z", "EXDATE;VALUE=DATE:20260422"],
            ["20.04.", "23.04."],
        ),
        (["EXDATE:20260420T080000Z", "RDATE:20260422T080000Z"], ["22.04."]),
    ],
)
def test_rules_and_dates_give_times_and_take_them(lines: list[str], expected: list[str]) -> None:
    assert starts(event(*lines)) == [f"{day} 10:00" for day in expected]


def test_a_series_goes_by_the_clocks_of_its_zone_across_the_change_of_the_clocks() -> None:
    parts = event("DTSTART;TZID=Europe/Vienna:20260328T100000", "RRULE:FREQ=DAILY;COUNT=3")
    march = ReadOptions(VIENNA, dt.date(2026, 3, 1), dt.date(2026, 4, 21))
    assert starts(parts, assumed=march) == ["28.03. 10:00", "29.03. 10:00", "30.03. 10:00"]
    utc = parts.replace("DTSTART;TZID=Europe/Vienna:20260328T100000", "DTSTART:20260328T090000Z")
    assert starts(utc, assumed=march) == ["28.03. 10:00", "29.03. 11:00", "30.03. 11:00"]


def test_an_end_gives_the_exact_length_and_a_duration_the_nominal_one() -> None:
    march = ReadOptions(VIENNA, dt.date(2026, 3, 27), dt.date(2026, 3, 31))
    rule = ["DTSTART;TZID=Europe/Vienna:20260327T220000", "RRULE:FREQ=DAILY;COUNT=2"]
    for lasts, hour in (
        ("DTEND;TZID=Europe/Vienna:20260328T060000", "07"),
        ("DURATION:PT8H", "07"),
    ):
        agenda = read_agenda(read(event(*rule, lasts), assumed=march).agenda)
        ends = [one.end.astimezone(VIENNA) for one in agenda.sessions if one.end]
        assert [f"{end:%d %H}" for end in ends] == ["28 06", f"29 {hour}"]
    agenda = read_agenda(read(event(*rule, "DURATION:P1D"), assumed=march).agenda)
    ends = [one.end.astimezone(VIENNA) for one in agenda.sessions if one.end]
    assert [f"{end:%d %H}" for end in ends] == ["28 22", "29 22"]


def test_whole_days_repeat_as_days() -> None:
    agenda = read_agenda(
        read(
            event(
                "DTSTART:20260420", "DTEND:20260422", "RRULE:FREQ=WEEKLY;COUNT=2", "RDATE:20260501"
            )
        ).agenda
    )
    assert [
        (f"{one.start.astimezone(VIENNA):%d %H}", f"{one.end.astimezone(VIENNA):%d %H}")
        for one in agenda.ordered
        if one.end
    ] == [("20 00", "22 00"), ("27 00", "29 00"), ("01 00", "03 00")]


def test_a_period_brings_its_own_end() -> None:
    agenda = read_agenda(
        read(
            event(
                "DURATION:PT1H",
                "RDATE;VALUE=PERIOD:20260421T080000Z/20260421T110000Z,20260422T080000Z/PT2H",
            )
        ).agenda
    )
    lengths = [(one.end - one.start) for one in agenda.ordered if one.end]
    assert lengths == [dt.timedelta(hours=hours) for hours in (1, 3, 2)]


REPLACED = event("UID:1", START, "RRULE:FREQ=DAILY;COUNT=4")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["RECURRENCE-ID:20260421T080000Z", "DTSTART:20260421T120000Z", "SUMMARY:B"],
            ["A 20 10:00", "B 21 14:00", "A 22 10:00", "A 23 10:00"],
        ),
        (
            ["RECURRENCE-ID;VALUE=DATE:20260421", "DTSTART:20260425T120000Z", "SUMMARY:B"],
            ["A 20 10:00", "A 22 10:00", "A 23 10:00", "B 25 14:00"],
        ),
        (
            [
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260422T080000Z",
                "DTSTART:20260422T090000Z",
                "SUMMARY:B",
            ],
            ["A 20 10:00", "A 21 10:00", "B 22 11:00", "B 23 11:00"],
        ),
        (
            ["RECURRENCE-ID:20260421T080000Z", "DTSTART:20260421T080000Z", "STATUS:CANCELLED"],
            ["A 20 10:00", "A 21 10:00 cancelled", "A 22 10:00", "A 23 10:00"],
        ),
    ],
)
def test_an_event_replaces_one_time_of_a_series_or_all_from_then_on(
    lines: list[str], expected: list[str]
) -> None:
    other = event(*lines)
    for parts in ([REPLACED, other], [other, REPLACED]):
        agenda = read_agenda(read(*parts).agenda)
        assert [
            f"{one.title} {one.start.astimezone(VIENNA):%d %H:%M}"
            f"{' cancelled' if one.cancelled else ''}"
            for one in agenda.ordered
        ] == expected


def test_of_two_replacements_the_later_version_counts() -> None:
    same = "RECURRENCE-ID:20260421T080000Z"
    versions = [
        event(same, f"SEQUENCE:{number}", f"SUMMARY:{number}", "DTSTART:20260421T080000Z")
        for number in (2, 10, 3)
    ]
    agenda = read_agenda(read(REPLACED, *versions).agenda)
    assert [one.title for one in agenda.ordered] == ["A", "10", "A", "A"]


def test_a_replacement_without_its_series_stands_alone() -> None:
    alone = event("RECURRENCE-ID:20260421T080000Z", "DTSTART:20260421T120000Z")
    assert starts(alone) == ["21.04. 14:00"]
    assert said(alone) == []
    repeating = event("RECURRENCE-ID:20260421T080000Z", "RRULE:FREQ=DAILY")
    assert starts(repeating) == ["20.04. 10:00"]
    assert said(repeating) == [
        "It repeats with an event that the file does not hold; it is shown once."
    ]
    unreadable = event("RECURRENCE-ID:soon")
    assert starts(unreadable) == ["20.04. 10:00"]
    assert said(unreadable) == ["What it replaces is unknown, and is kept: “SOON” is not a time."]


def test_a_replacement_finds_its_series_among_events_of_one_uid() -> None:
    early = event("UID:1", "DTSTART;TZID=Europe/Vienna:20260420T080000", "RRULE:FREQ=DAILY;COUNT=2")
    late = event("UID:1", START, "RRULE:FREQ=DAILY;COUNT=2")
    other = event("RECURRENCE-ID:20260421T080000Z", "DTSTART:20260421T160000Z")
    expected = ["20.04. 08:00", "20.04. 10:00", "21.04. 08:00", "21.04. 18:00"]
    for parts in ([early, late, other], [late, early, other]):
        assert starts(*parts) == expected
    single = event("UID:1", "DTSTART;TZID=Europe/Vienna:20260422T080000")
    twice = event("UID:1", "DTSTART;TZID=Europe/Vienna:20260421T100000")
    assert starts(single, twice, other) == ["21.04. 18:00", "22.04. 08:00"]
    assert starts(single, event("UID:1", START), other) == [
        "20.04. 10:00",
        "21.04. 18:00",
        "22.04. 08:00",
    ]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "no session repeats each minute or second"),
        ("FREQ=MINUTELY;COUNT=3", "no session repeats each minute or second"),
        ("FREQ=SOMETIMES", "“FREQ=SOMETIMES” is not a rule"),
        ("COUNT=3", "“COUNT=3” is not a rule"),
        ("FREQ=DAILY;INTERVAL=0", "“FREQ=DAILY;INTERVAL=0” is not a rule"),
        ("FREQ=DAILY;COUNT=-1", "“FREQ=DAILY;COUNT=-1” is not a rule"),
        ("FREQ=DAILY;BYEASTER=1", "“FREQ=DAILY;BYEASTER=1” is not a rule"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "“RSCALE=CHINESE;FREQ=YEARLY” is not a rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=x", "“FREQ=MONTHLY;BYMONTHDAY=X” is not a rule"),
        ("FREQ=YEARLY;BYSETPOS=0", "“FREQ=YEARLY;BYSETPOS=0” is not a rule"),
        ("FREQ=YEARLY;INTERVAL=999999;COUNT=9999999", "is not a rule"),
        ("FREQ=DAILY;UNTIL=soon", "“FREQ=DAILY;UNTIL=SOON” is not a rule"),
        ("FREQ=DAILY;BYMONTHDAY=" + "1," * 300 + "1", "is too long"),
        ("FREQ=HOURLY;COUNT=12000", "it gives more than 10,000 times"),
    ],
)
def test_an_event_whose_rule_cannot_be_read_is_shown_once(rule: str, why: str) -> None:
    years = ReadOptions(VIENNA, dt.date(2026, 4, 20), dt.date(2028, 4, 20))
    assert starts(event(f"RRULE:{rule}"), assumed=years) == ["20.04. 10:00"]
    (message,) = said(event(f"RRULE:{rule}"), assumed=years)
    assert message.startswith("Its RRULE is left out: ")
    assert why in message


def test_dates_that_cannot_be_read_are_passed_over_and_said() -> None:
    parts = event("RDATE:20260421T080000Z,soon,,20260422T080000Z", "EXDATE:never")
    assert starts(parts) == ["20.04. 10:00", "21.04. 10:00", "22.04. 10:00"]
    assert said(parts) == [
        "A time of RDATE is left out: “SOON” is not a time.",
        "A time of EXDATE is left out: “NEVER” is not a time.",
    ]
    assert said(event("RDATE:20260421T080000Z/20260420T080000Z")) == [
        "One of its times is left out: it ends before it starts."
    ]
    assert said(event("EXRULE:FREQ=DAILY")) == [
        "Its EXRULE is not read; the times that it removes are shown."
    ]


def test_a_rule_that_ends_before_it_starts_shows_its_event_once() -> None:
    parts = event("RRULE:FREQ=DAILY;UNTIL=20250101")
    assert starts(parts) == ["20.04. 10:00"]
    assert said(parts) == ["Its RRULE ends before it starts."]


def test_times_taken_out_of_a_floating_event_in_utc_are_those_that_its_clocks_show() -> None:
    parts = event("DTSTART:20260420T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260421T100000Z")
    assert starts(parts) == ["20.04. 10:00", "22.04. 10:00"]


def test_what_the_library_refuses_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(calendar: Calendar) -> None:
        raise ValueError(calendar)

    monkeypatch.setattr(recurring_ical_events, "of", refusing)
    parts = event("RRULE:FREQ=DAILY;COUNT=3")
    assert starts(parts) == ["20.04. 10:00"]
    assert said(parts) == ["It is shown once, for the times at which it repeats cannot be read."]


def test_an_endless_series_is_shown_on_the_days_of_the_other_events_alone() -> None:
    other, last = event(*OTHERS), event("UID:last", "DTSTART:20260422T060000Z")
    endless = event("DTSTART;TZID=Europe/Vienna:20150101T100000", "RRULE:FREQ=DAILY")
    for rule in ("FREQ=DAILY", "FREQ=DAILY;UNTIL=20991231", "FREQ=DAILY;COUNT=4900"):
        parts = [other, endless.replace("FREQ=DAILY", rule), last]
        assert starts(*parts, assumed=ReadOptions()) == [
            "20.04. 08:00",
            "20.04. 10:00",
            "21.04. 10:00",
            "22.04. 08:00",
            "22.04. 10:00",
        ]
        (message,) = said(*parts, assumed=ReadOptions())
        days = "from Monday 20 April 2026 to Wednesday 22 April 2026 alone"
        assert message == f"“A” repeats without an end; it is shown {days}."
    assert said(other, endless, assumed=ReadOptions())[0].endswith("on Monday 20 April 2026 alone.")


def test_an_endless_series_that_begins_later_is_shown_from_its_beginning() -> None:
    endless = event("DTSTART;TZID=Europe/Vienna:20260501T100000", "RRULE:FREQ=DAILY")
    assert starts(event(*OTHERS), endless, assumed=ReadOptions()) == [
        "20.04. 08:00",
        "01.05. 10:00",
    ]


def test_endless_series_alone_are_shown_for_a_year() -> None:
    assert len(starts(event("RRULE:FREQ=WEEKLY"), assumed=ReadOptions())) == 53


def test_of_one_s_own_series_the_days_given_count() -> None:
    for first in ("20150101", "19700101"):
        parts = event(f"DTSTART;TZID=Europe/Vienna:{first}T100000", "RRULE:FREQ=DAILY")
        days = ["19.04.", "20.04.", "21.04.", "22.04."]
        assert starts(parts, assumed=TWO_DAYS) == [f"{day} 10:00" for day in days]
        assert said(parts, assumed=TWO_DAYS) == []


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231", "29990101T000000"])
@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York", "Pacific/Kiritimati"])
def test_a_rule_may_end_at_the_end_of_all_years(until: str, zone: str) -> None:
    parts = event(f"DTSTART;TZID={zone}:20260420T120000", f"RRULE:FREQ=DAILY;UNTIL={until}")
    assert len(starts(parts, assumed=TWO_DAYS)) in {3, 4}
    early = parts.replace(until, "00010101T000000Z")
    assert len(starts(early, assumed=TWO_DAYS)) == 1


@pytest.mark.parametrize(
    ("year", "number"), [(2, 0), (1500, 0), (2398, 367), (2399, 366), (2400, 1), (9998, 0)]
)
def test_a_conference_may_be_in_any_year(year: int, number: int) -> None:
    days = ReadOptions(VIENNA, dt.date(year, 1, 1), dt.date(year, 12, 31))
    assert len(starts(event("RRULE:FREQ=DAILY"), assumed=days)) == number
    many = "FREQ=YEARLY;INTERVAL=999999;COUNT=999999"
    for rule in ("FREQ=YEARLY", "FREQ=YEARLY;COUNT=9000", many, "FREQ=HOURLY;INTERVAL=99999"):
        assert len(starts(event(f"RRULE:{rule}"), assumed=days)) <= 2


def test_rules_that_are_too_much_work_are_left_out_and_said() -> None:
    never = [event(f"UID:{n}", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") for n in range(40)]
    assert len(starts(*never)) == 40
    assert said(*never)[-1] == "It is shown once: the rules of the file are too much work."


def test_replacements_onwards_of_many_times_are_too_much_work() -> None:
    onwards = [
        event(f"RECURRENCE-ID;RANGE=THISANDFUTURE:20260421T{n:06}Z", "SUMMARY:B")
        for n in (h * 10000 + m * 100 + s for h in range(24) for m in range(5) for s in range(20))
    ]
    series = event("DTSTART:20200420T080000Z", "RRULE:FREQ=DAILY;COUNT=3000")
    years = ReadOptions(VIENNA, dt.date(2020, 1, 1), dt.date(2026, 12, 31))
    assert said(series, *onwards, assumed=years) == [
        "Its RRULE is left out: the rules of the file are too much work."
    ]


parts = st.sampled_from(
    [
        *("BYDAY=MO,WE", "BYDAY=-1FR", "BYDAY=2TU,3TH", "BYMONTHDAY=1,15,-1", "BYMONTH=4,5,10"),
        *("BYYEARDAY=100,-1", "BYWEEKNO=17,20", "BYSETPOS=1,-1", "BYHOUR=9,17", "BYMINUTE=0,30"),
        *("WKST=SU", "COUNT=7", "COUNT=40", "UNTIL=20260501T000000", "INTERVAL=2", "INTERVAL=3"),
    ]
)


@settings(max_examples=40)
@example("YEARLY", ["INTERVAL=2"], dt.datetime(2008, 2, 29, 9))  # noqa: DTZ001
@example("MONTHLY", ["INTERVAL=5"], dt.datetime(2011, 1, 31, 9))  # noqa: DTZ001
@example("YEARLY", ["INTERVAL=3", "BYDAY=-1FR", "BYMONTH=4"], dt.datetime(2011, 4, 29, 9))  # noqa: DTZ001
@given(
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]),
    st.lists(parts, max_size=2, unique_by=lambda part: part.partition("=")[0]),
    st.datetimes(dt.datetime(2008, 1, 1), dt.datetime(2026, 5, 1)).map(  # noqa: DTZ001
        lambda time: time.replace(second=0, microsecond=0)
    ),
)
def test_rules_give_what_the_library_finds(
    frequency: str, more: list[str], start: dt.datetime
) -> None:
    """The times are counted 7,600 years later, which changes nothing."""
    assume(not {"COUNT", "UNTIL"} <= {part.partition("=")[0] for part in more})  # it warns
    rule = ";".join([f"FREQ={frequency}", *more])
    text = (
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:{start:%Y%m%dT%H%M%S}\n"
        f"RRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    first, last = dt.date(2026, 4, 20), dt.date(2026, 5, 20)
    read = ics.read(text.encode(), ReadOptions(ZoneInfo("UTC"), first, last))
    if any("rule" in fault.message for fault in read.warnings):
        return
    day = dt.timedelta(days=1)
    query = recurring_ical_events.of(Calendar.from_ical(text))
    expected = [
        event["DTSTART"].dt.replace(tzinfo=dt.UTC)
        for event in query.between(first - day, last + 2 * day)
    ]
    assert [session.start for session in read_agenda(read.agenda).ordered] == sorted(expected)


def test_a_rule_of_february_29_is_worked_out_in_leap_years() -> None:
    days = ReadOptions(VIENNA, dt.date(2024, 1, 1), dt.date(2033, 1, 1))
    leap = event("DTSTART:20240229T090000Z", "RRULE:FREQ=YEARLY")
    assert starts(leap, assumed=days) == ["29.02. 10:00"] * 3


def test_work_comes_to_an_end() -> None:
    work = Work(10)
    work.spend(10)
    with pytest.raises(UnreadableError):
        work.spend(1)
