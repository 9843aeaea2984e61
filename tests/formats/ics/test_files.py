"""Calendars that other people published, against an independent reading; and hostile bytes."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import warnings
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.ics import reader as ics
from atip_agenda.formats.interface import ReadOptions
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import SHARED

VIENNA = ZoneInfo("Europe/Vienna")
IN_VIENNA = ReadOptions(VIENNA)
TWO_DAYS = ReadOptions(VIENNA, dt.date(2026, 4, 20), dt.date(2026, 4, 21))
SUITE = Path(str(resources.files("icalendar"))) / "tests"
SHARED_FILES = SHARED / "fixtures" / "ics"
# icalendar brings the calendars of its own tests; where ../shared is, its calendars are read too.
FILES = {
    f"{name}{path.relative_to(folder)}": path
    for name, folder in (
        ("own/", Path(__file__).parent / "files"),
        ("icalendar-suite/", SUITE),
        ("", SHARED_FILES),
    )
    for path in sorted(folder.rglob("*.ics"))
}

# Files that icalendar or recurring-ical-events cannot read, or read wrongly: their number of
# sessions, and why.
OTHERWISE = {
    "icalendar-suite/calendars/america_new_york_forward_reference.ics": 1,  # a zone defined later
    "icalendar-suite/calendars/broken_ical.ics": 1,
    "icalendar-suite/calendars/fuzz_testcase_invalid_month.ics": 0,
    "icalendar-suite/calendars/fuzz_testcase_vtimezone_lone_cr.ics": 0,
    "icalendar-suite/calendars/issue_104_broken_calendar.ics": 1,
    "icalendar-suite/calendars/issue_1081_invalid_rrule_freq.ics": 1,  # no rule: shown once
    "icalendar-suite/calendars/issue_165_missing_event.ics": 14,  # BYDAY=MO, TU, with blanks
    "icalendar-suite/calendars/issue_313_globally_unique_tzid.ics": 3,  # icalendar before 7.2
    "icalendar-suite/calendars/issue_351_whitespace_in_property_and_params.ics": 1,  # before 7.3
    "icalendar-suite/calendars/issue_722_missing_timezones.ics": 2,
    "icalendar-suite/calendars/multiple_timezones.ics": 3,  # an RDATE without its date
    "icalendar-suite/calendars/pacific_fiji.ics": 1,
    "icalendar-suite/calendars/parsing_error.ics": 40,  # two events without UID
    "icalendar-suite/calendars/parsing_error_in_UTC_offset.ics": 0,
    "icalendar-suite/calendars/rfc_5545_RDATE_example.ics": 0,  # no event has a start
    "icalendar-suite/calendars/rfc_7529.ics": 4,  # other calendars than ours: shown once
    "icalendar-suite/events/event_with_recurrence.ics": 97,  # floating, but EXDATE in UTC
    "icalendar-suite/events/issue_464_invalid_rdate.ics": 2,
    "khal-suite/event_dt_mixed_awareness.ics": 2,  # UTC wins over a zone
    "khal-suite/event_dt_rrule_until_before_start.ics": 1,
    "khal-suite/event_dtr_no_tz_exdatez.ics": 5,  # a zone that nobody knows
    "khal-suite/invalid_tzoffset.ics": 1,
    "khal-suite/non_dst_error.ics": 2,
    "own/summer_school.ics": 7,  # two events of one UID beside one that repeats
    "khal-suite/tz_windows_format.ics": 1,  # the file describes the zone wrongly
}


def read(name: str, assumed: ReadOptions = IN_VIENNA) -> Agenda | None:
    """The agenda of a file; None where it is refused."""
    data = FILES[name].read_bytes()
    try:
        return read_agenda(ics.read(data, assumed).agenda)
    except AgendaError:
        return None


def utc(time: Any) -> dt.datetime:
    if not isinstance(time, dt.datetime):
        time = dt.datetime.combine(time, dt.time())
    aware: dt.datetime = time if time.tzinfo else time.replace(tzinfo=VIENNA)
    return aware.astimezone(dt.UTC)


def own_span(event: Any) -> tuple[dt.datetime, dt.datetime]:
    """From when to when an event lasts that does not repeat (RFC 5545, 3.6.1)."""
    start = event["DTSTART"].dt
    whole_day = not isinstance(start, dt.datetime)
    if "DTEND" in event:
        end = event["DTEND"].dt
    elif "DURATION" in event:
        end = start + event["DURATION"].dt
    else:
        end = start + dt.timedelta(days=whole_day)
    if whole_day and end == start:
        end += dt.timedelta(days=1)
    return utc(start), utc(end)


def spans_in(data: bytes, first: dt.date, last: dt.date) -> Iterator[tuple[dt.datetime, ...]]:
    """An independent reading, by icalendar alone and recurring-ical-events."""
    for calendar in icalendar.Component.from_ical(data, multiple=True):
        events = calendar.walk("VEVENT")
        names = {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
        if any(names & event.keys() for event in events):
            query = recurring_ical_events.of(calendar)
            for event in query.between(first, last + dt.timedelta(days=1)):
                yield utc(event["DTSTART"].dt), utc(event["DTEND"].dt)
        else:
            for event in events:
                # What icalendar cannot read it keeps as it is, and raises when it is asked for.
                with contextlib.suppress(KeyError, AttributeError, ValueError):
                    yield own_span(event)


@pytest.mark.parametrize("name", [*FILES])
def test_a_calendar_of_others_has_the_events_that_an_independent_reading_finds(name: str) -> None:
    agenda = read(name)
    found = sorted((one.start, one.end) for one in agenda.sessions if one.end) if agenda else []
    if name in OTHERWISE:
        assert len(found) == OTHERWISE[name]
        return
    days = agenda.conference if agenda else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # icalendar guesses at some zones
        first, last = (days.first_day, days.last_day) if days else (dt.date.min, dt.date.min)
        expected = sorted(spans_in(FILES[name].read_bytes(), first, last))
    assert found == expected


@pytest.mark.parametrize("name", [*FILES])
def test_no_event_of_others_is_lost_without_a_word(name: str) -> None:
    data = FILES[name].read_bytes()
    events = len(re.findall(rb"(?im)^BEGIN:VEVENT", data))
    try:
        found = ics.read(data, ReadOptions(VIENNA))
    except AgendaError:
        return
    left_out = [fault for fault in found.warnings if " is left out: " in fault.message]
    replaced = len(re.findall(rb"(?im)^RECURRENCE-ID", data))
    assert len(found.agenda["sessions"]) + len(left_out) + replaced >= events


class Schedule(NamedTuple):
    """What a file holds: `without_end` and `untitled` count sessions."""

    title: str
    zone: str
    days: list[str]
    sessions: int
    without_end: int
    untitled: int
    first: dict[str, Any]  # some fields of the first session
    about: list[str]  # pieces of its description


SCHEDULES = {
    "own/summer_school.ics": Schedule(
        "Summer School on Labour Exploitation",
        "Europe/Berlin",
        ["2025-07-07", "2025-07-08"],
        7,
        1,
        1,
        {
            "uid": "1@school.example",
            "title": "Opening: what the figures leave out",
            "kind": "plenary",
            "room": "Aula, main building",
            "url": "https://school.example/talks#1",
            "start": dt.datetime(2025, 7, 7, 7, 0, tzinfo=dt.UTC),
        },
        # A word is folded inside of a letter, and one between two.
        ["von: Jana Köhler\n\nSie erzählt, was", "zwei Zählungen verloren geht."],
    ),
    "kielux_2020.ics": Schedule(
        "18. Kieler Open Source und Linux Tage",
        "Europe/Berlin",
        ["2020-09-18", "2020-09-19"],
        24,
        0,
        0,
        {
            "uid": "460@KOLT20",
            "title": "OpenCelium - Der generische OpenSoure API-Hub",
            "room": "Ravensberg",
            "url": "https://kielux.de/programm/KOLT20#460",
            "start": dt.datetime(2020, 9, 18, 11, 0, tzinfo=dt.UTC),
        },
        [
            "von: Jakob Semere\n\nSie möchten",
            "Daten von einer Applikation zu anderen Applikationen",
        ],
    ),
    "pyconuk-2015.ics": Schedule(
        "PyCon UK 2015 Schedule",
        "UTC",
        ["2015-09-18", "2015-09-19", "2015-09-20", "2015-09-21"],
        162,
        5,
        4,
        {},
        [],
    ),
}


@pytest.mark.parametrize("name", [name for name in SCHEDULES if name in FILES])
def test_a_schedule_is_read_whole(name: str) -> None:
    expected = SCHEDULES[name]
    result = ics.read(FILES[name].read_bytes(), ReadOptions(ZoneInfo(expected.zone)))
    agenda = read_agenda(result.agenda)
    assert agenda.conference.title == expected.title
    assert agenda.conference.timezone == expected.zone
    assert [day.isoformat() for day in agenda.days] == expected.days
    assert len(agenda.sessions) == expected.sessions
    assert len({session.id for session in agenda.sessions}) == expected.sessions
    ends = [session.start == session.end for session in agenda.sessions]
    assert ends.count(True) == expected.without_end
    untitled = [session.title == "(untitled)" for session in agenda.sessions]
    assert untitled.count(True) == expected.untitled
    said = [fault for fault in result.warnings if "no title" in fault.message]
    assert len(said) == expected.untitled
    first = agenda.sessions[0]
    assert {field: getattr(first, field) for field in expected.first} == expected.first
    for piece in expected.about:
        assert piece in (first.description or "")


def test_real_files_are_read_for_the_days_of_a_conference_alone() -> None:
    for name in FILES:
        agenda = read(name, TWO_DAYS)
        assert agenda
        assert agenda.conference.first_day == dt.date(2026, 4, 20)


CALENDAR = b"""BEGIN:VCALENDAR
X-WR-CALNAME:A calendar
X-WR-TIMEZONE:W. Europe Standard Time
X-ATIP-FIRST-DAY:2026-04-20
BEGIN:VTIMEZONE
TZID:Own
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY;LANGUAGE=de:Gr\xc3\xb6\xc3\x9fe\\, and
  more
DTSTART;TZID=Own:20260420T100000
DTEND;TZID=Own:20260420T110000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260601T000000Z
EXDATE;TZID=Own:20260422T100000
RDATE;VALUE=PERIOD:20260423T080000Z/PT2H
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:1
RECURRENCE-ID;RANGE=THISANDFUTURE:20260427T080000Z
SEQUENCE:2
DTSTART;TZID=Own:20260427T120000
DURATION:P1DT2H
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260421
DTEND;VALUE=DATE:20260422
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def read_or_refused(data: bytes) -> None:
    """Read bytes in all ways; nothing but an AgendaError may come of them."""
    format_of(data)
    for assumed in (ReadOptions(), ReadOptions(VIENNA), TWO_DAYS):
        with contextlib.suppress(AgendaError):
            read_agenda(ics.read(data, assumed).agenda)


def test_the_calendar_that_is_mutated_is_sound() -> None:
    found = ics.read(CALENDAR, ReadOptions())
    assert len(found.agenda["sessions"]) == 13
    assert [fault.message for fault in found.warnings] == [
        "The times of an event have no zone; they are read as those of Europe/Berlin.",
        "It has no title, and is called (untitled).",
        "“(untitled)” lasts 26 h as it is written; that may be a slip.",
        "It has no title, and is called (untitled).",
    ]


@given(st.binary(max_size=300))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    read_or_refused(data)
    read_or_refused(b"BEGIN:VEVENT\nDTSTART:20260420\n" + data)
    read_or_refused(CALENDAR[: len(data) * 3] + data)


PIECES = st.sampled_from(
    [
        *(b"\n", b"\r\n ", b"\r\r\n", b"\0", b'"', b":", b";", b",", b"=", b"\\", b"Z", b"T", b"-"),
        *(b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"BEGIN:VTIMEZONE\n", b"END:VCALENDAR\n"),
        *(b"0", b"9" * 9, b"9" * 5000, b"\xff", b"\xc3", b"20260420", b"99991231T235959Z"),
        *(b";TZID=Own", b";TZID=Europe", b";VALUE=PERIOD", b"/P1D", b"RECURRENCE-ID:20260420\n"),
        *(b"FREQ=DAILY;", b"FREQ=HOURLY;", b"COUNT=0;", b"INTERVAL=99999;", b"BYMONTHDAY=31;"),
        *(b"RRULE:FREQ=YEARLY\n", b"EXDATE:\n", b"RDATE:20260499\n", b"TZOFFSETTO:+9999\n"),
    ]
)


@given(st.data())
def test_no_change_of_a_calendar_makes_a_traceback(data: st.DataObject) -> None:
    text = CALENDAR
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        until = data.draw(st.integers(at, min(at + 30, len(text))))
        text = text[:at] + data.draw(PIECES | st.binary(max_size=4)) + text[until:]
    read_or_refused(text)


@given(st.data())
def test_no_change_of_a_real_file_makes_a_traceback(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path in FILES.values() if small(path)]))
    text = path.read_bytes()
    at = data.draw(st.integers(0, len(text)))
    until = data.draw(st.integers(at, min(at + 30, len(text))))
    read_or_refused(text[:at] + data.draw(PIECES) + text[until:])


def small(path: Path) -> bool:
    return path.stat().st_size < 8000  # bytes: quick to read


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:X\n" * 50_000 + b"END:Y\n" * 50_000,
        b"BEGIN:VEVENT\n" * 2_000,
        b"BEGIN:VEVENT\nA;B=" + b'"' * 100_001 + b":x\n",
        b"BEGIN:VEVENT\n" + b"\n" * 200_000,
        b"BEGIN:VEVENT\nDTSTART" + b";A=b" * 50_000 + b":20260420\nEND:VEVENT\n",
        b"BEGIN:VEVENT\nDTSTART:20260420\nSEQUENCE:" + b"9" * 10_000 + b"\nEND:VEVENT\n",
        b"BEGIN:VEVENT\nDTSTART:20260420\nSUMMARY:" + b"\\n" * 100_000 + b"\nEND:VEVENT\n",
        b"BEGIN:VEVENT\nDTSTART:20260420\nRDATE:" + b"20260421," * 500 + b"\nEND:VEVENT\n",
        b"BEGIN:VEVENT\nDTSTART:20260420T100000Z\nRRULE:FREQ=DAILY;BYHOUR="
        + b",".join(b"%d" % hour for hour in range(24))
        + b";BYMINUTE="
        + b",".join(b"%d" % minute for minute in range(60))
        + b"\nEND:VEVENT\n",
    ],
    ids=["open", "events", "quotes", "empty", "parameters", "digits", "escapes", "dates", "times"],
)
def test_hostile_files_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)
