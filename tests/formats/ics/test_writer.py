"""Calendars that are written: what is in them, and that they are read back whole."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.conference import Conference
from atip_agenda.errors import UnusableAgendaError
from atip_agenda.formats.ics import reader as ics
from atip_agenda.formats.ics import writer as ics_writing
from atip_agenda.formats.ics.uids import gone_since
from atip_agenda.formats.interface import UNSTAMPED, ReadOptions, WriteOptions
from atip_agenda.models import Agenda, Session
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE
from strategies import (
    agendas,
    facts_of,
    field_values,
    instants,
    nasty,
    revised,
    titles,
    versions,
    written,
)

DATA = json.loads(AGENDA_FILE.read_bytes())
PLAIN = {"id": "a", "kind": "panel", "title": "A talk"}
HOURS = {"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"}


def agenda_of(*sessions: dict[str, Any], **conference: Any) -> Agenda:
    """An agenda with those fields; the rest is plain."""
    facts = {
        "title": "A conference",
        "status": "final",
        "timezone": "Europe/Vienna",
        "first_day": "2026-04-20",
        "last_day": "2026-04-21",
    }
    some = [{**PLAIN, "id": f"s{n}", **HOURS, **one} for n, one in enumerate(sessions)]
    return read_agenda({"version": 1, "conference": facts | conference, "sessions": some})


def lines_of(agenda: Agenda, told: WriteOptions = WriteOptions()) -> list[str]:  # noqa: B008 - frozen
    """The lines of a calendar, unfolded."""
    text = ics_writing.write(agenda, told).decode()
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(name: str, agenda: Agenda, told: WriteOptions = WriteOptions()) -> list[str]:  # noqa: B008 - frozen
    """The values of all lines of a name, as they are written."""
    begins = (f"{name}:", f"{name};")
    return [one.partition(":")[2] for one in lines_of(agenda, told) if one.startswith(begins)]


def components(agenda: Agenda, told: WriteOptions = WriteOptions()) -> list[Any]:  # noqa: B008 - frozen
    """The events as icalendar reads them; there is nothing that it stumbles over."""
    calendar = icalendar.Calendar.from_ical(ics_writing.write(agenda, told))
    assert not [one.errors for one in calendar.walk() if one.errors]
    return list(calendar.walk("VEVENT"))


def read_back(agenda: Agenda, told: WriteOptions = WriteOptions()) -> Agenda:  # noqa: B008 - frozen
    """What is read of a calendar that was written; nothing is to be said of it."""
    found = ics.read(ics_writing.write(agenda, told), ReadOptions())
    assert found.warnings == ()
    return read_agenda(found.agenda)


def same(one: Agenda, other: Agenda) -> bool:
    """Whether two agendas hold the same; `$schema` is a matter of the file."""
    return (one.conference, one.sessions) == (other.conference, other.sessions)


any_text = st.text(max_size=9) | nasty | st.sampled_from(["", " ", "\x1c", "a ", "\r\n", "\\n"])


@st.composite
def full_agendas(draw: st.DrawFn) -> Agenda:
    """An agenda in which every field may have any value."""
    agenda = draw(agendas(most=4))
    facts = facts_of(agenda.conference) | {
        "theme": draw(st.none() | any_text),
        "venue": draw(st.none() | any_text),
        "online": draw(st.none() | any_text),
        "url": draw(st.none() | any_text | st.just("https://example.org/a?b;c,d")),
        "language": draw(st.none() | st.sampled_from(["en", "de-AT", "no tag!", ""])),
        "revision": draw(st.integers(0, 10**12)),
        "updated": draw(st.none() | instants),
        "notes": draw(st.lists(any_text, max_size=2).map(tuple)),
    }
    sessions: dict[str, Session] = {}
    for session in agenda.sessions:
        one = draw(revised(session))
        texts = draw(st.sets(st.sampled_from(["uid", "room", "track", "url", "description"])))
        update: dict[str, Any] = {name: draw(st.none() | any_text) for name in sorted(texts)}
        update["speakers"] = draw(st.lists(any_text, max_size=2).map(tuple))
        update["links"] = draw(field_values["links"])
        one = one.model_copy(update=update)
        sessions.setdefault(one.id, one)
    conference = Conference.model_validate(facts)
    return Agenda(version=1, conference=conference, sessions=tuple(sessions.values()))


@given(agendas())
def test_an_agenda_is_read_back_as_it_was(agenda: Agenda) -> None:
    assert same(read_back(agenda), agenda)


@given(full_agendas(), st.none() | st.integers(0, 999))
def test_every_field_is_read_back_whatever_it_holds(agenda: Agenda, alarm: int | None) -> None:
    again = read_back(agenda, WriteOptions(alarm=alarm))
    assert again.conference == agenda.conference
    assert again.sessions == agenda.sessions
    assert ics_writing.write(again, WriteOptions()) == ics_writing.write(agenda, WriteOptions())


def test_the_agenda_of_the_conference_is_read_back_as_it_is() -> None:
    agenda = read_agenda(DATA)
    assert same(read_back(agenda), agenda)


def test_an_agenda_without_sessions_is_read_back() -> None:
    for zone in ("Europe/Vienna", "UTC"):
        agenda = agenda_of(timezone=zone)
        assert same(read_back(agenda), agenda)


@given(full_agendas(), full_agendas())
def test_what_is_gone_is_no_session_when_it_is_read_back(agenda: Agenda, old: Agenda) -> None:
    told = WriteOptions(gone=gone_since(old, agenda))
    assert same(read_back(agenda, told), agenda)


def test_a_calendar_of_nothing_but_what_is_gone_is_none() -> None:
    data = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260420T100000Z\nX-ATIP-GONE:TRUE\nEND:VEVENT"
    with pytest.raises(UnusableAgendaError):
        ics.read(data, ReadOptions(ZoneInfo("UTC")))


@given(full_agendas(), st.none() | st.integers(0, 99))
def test_no_text_leaves_its_line(agenda: Agenda, alarm: int | None) -> None:
    data = ics_writing.write(agenda, WriteOptions(alarm=alarm))
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        text = line.decode()  # no letter is cut in two
        # Nothing that a program takes for the end of a line, or obeys.
        assert text.isspace() or len(text.splitlines()) == 1
        assert not re.search("[\0-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    live = sum(not one.cancelled for one in agenda.sessions)
    assert len(values("BEGIN", agenda)) == 4 + len(agenda.sessions) - _steady(agenda)
    assert values("BEGIN", agenda, WriteOptions(alarm=alarm)).count("VALARM") == live * (
        alarm is not None
    )


def _steady(agenda: Agenda) -> int:
    """How many parts fewer a zone has whose clocks never change."""
    return agenda.conference.timezone not in {"Europe/Vienna", "America/New_York"}


@given(full_agendas())
def test_icalendar_reads_what_is_meant(agenda: Agenda) -> None:
    events = components(agenda)
    for session, event in zip(agenda.sessions, events, strict=True):
        assert event["DTSTART"].dt.astimezone(dt.UTC) == session.start
        until = agenda.until(session)
        assert ("DTEND" in event) == (until > session.start)
        assert "DTEND" not in event or event["DTEND"].dt.astimezone(dt.UTC) == until
        assert event["SEQUENCE"] == min(agenda.conference.revision, 2**31 - 1)
    assert len({str(event["UID"]) for event in events}) == len(events)


@pytest.mark.parametrize(
    "title",
    [
        "A\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
        "A\nATTACH:http://example.org",
        "A\rATTACH:http://example.org",
        "A\u2028ATTACH:b\x85ATTACH:c\x0bATTACH:d\x1eATTACH:e",
        "A" * 10_000,
        "会" * 10_000,
        "👩‍👩‍👧" * 2_000 + "\r\nATTACH:x",
    ],
)
def test_a_hostile_title_adds_no_line(title: str) -> None:
    agenda = agenda_of({"title": title, "room": title, "url": f"https://a/{title}"}, url=title)
    (event,) = components(agenda)
    names = {line.partition(":")[0].partition(";")[0] for line in lines_of(agenda)}
    assert not names & {"ATTACH", "UID:evil"}
    assert event["UID"] != "evil"
    assert same(read_back(agenda), agenda)


@pytest.mark.parametrize("before", range(60, 76))
def test_a_fold_never_cuts_a_letter(before: int) -> None:
    title = "x" * before + "é会👩" * 40
    data = ics_writing.write(agenda_of({"title": title}), WriteOptions())
    assert all(line.decode() and len(line) <= 75 for line in data.split(b"\r\n")[:-1])
    assert values("SUMMARY", agenda_of({"title": title})) == [title]


def test_escapes_are_written_in_one_pass() -> None:
    agenda = agenda_of({"title": r"C:\new, a; b\\n", "description": "One\ntwo \\n three\\"})
    assert values("SUMMARY", agenda) == [r"C:\\new\, a\; b\\\\n"]
    assert values("X-ATIP-DESCRIPTION", agenda) == [r"One\ntwo \\n three\\"]
    (event,) = components(agenda)
    assert event["SUMMARY"] == r"C:\new, a; b\\n"


def test_there_is_no_method() -> None:
    # Where there is one, Outlook takes an invitation, and of its events only the first.
    assert values("METHOD", read_agenda(DATA)) == []


@pytest.mark.parametrize("zone", ["Europe/Vienna", "Asia/Kathmandu", "Etc/GMT-2", "UTC", "GMT"])
def test_every_zone_that_is_named_is_described(zone: str) -> None:
    # One that is not, Outlook reads as another: its events are an hour late.
    lines = lines_of(agenda_of({}, timezone=zone))
    named = {line.partition("TZID=")[2].partition(":")[0] for line in lines if ";TZID=" in line}
    assert named == ({zone} - {"UTC"})
    assert f"TZID:{zone}" in lines


def test_a_time_that_the_clocks_show_twice_is_in_utc() -> None:
    hour = {"start": "2026-10-25T02:30+02:00", "end": "2026-10-25T02:30+01:00"}
    agenda = agenda_of(hour, first_day="2026-10-25", last_day="2026-10-25")
    assert values("DTSTART", agenda)[2:] == ["20261025T003000Z"]
    assert values("DTEND", agenda) == ["20261025T013000Z"]
    assert same(read_back(agenda), agenda)


def test_years_that_no_zone_is_described_for_are_in_utc() -> None:
    far = {"start": "2300-04-20T10:00", "end": "9998-12-31T23:00"}
    agenda = agenda_of(far, {"start": "0003-01-01T00:00", "end": None})
    starts = values("DTSTART", agenda)[-2:]
    assert starts == ["23000420T080000Z", "00021231T225439Z"]


def test_a_uid_is_the_same_in_all_revisions() -> None:
    first, second = read_agenda(DATA), json.loads(json.dumps(DATA))
    second["conference"] |= {"revision": 3, "status": "final", "updated": "2026-04-01T10:00"}
    second["conference"] |= {"first_day": "2026-04-19", "venue": "Elsewhere"}
    second["sessions"].reverse()
    for session in second["sessions"]:
        session |= {"title": "Another", "start": "2026-04-20T09:00", "end": None}
    revised = read_agenda(second)
    assert values("UID", revised) == values("UID", first)[::-1]
    assert {*values("SEQUENCE", first)} == {"0"}
    assert {*values("SEQUENCE", revised)} == {"3"}


def test_a_made_uid_does_not_change_with_the_tool() -> None:
    assert values("UID", agenda_of({})) == ["ba0fa8d9-05d2-5749-92da-7e6757c8b778"]


def test_other_conferences_have_other_uids() -> None:
    same_name = [agenda_of({}), agenda_of({}, title="B"), agenda_of({}, first_day="2025-04-20")]
    assert len({values("UID", one)[0] for one in same_name}) == 3


def test_a_uid_of_its_own_is_kept_and_that_of_several_is_the_first_ones() -> None:
    uids = values("UID", agenda_of({"uid": "u"}, {"uid": "u"}, {"uid": "a\nb"}, {"uid": ""}))
    assert uids[0] == "u"
    assert len({*uids}) == 4
    assert [len(uid) for uid in uids[1:]] == [36, 36, 36]
    third = uids[2]
    assert len({*values("UID", agenda_of({}, {}, {}, {"uid": third}))}) == 4
    assert len({*values("UID", agenda_of({}, {"uid": third}, {}))}) == 3


def test_what_is_gone_is_cancelled_under_its_name_and_with_a_higher_sequence() -> None:
    old = agenda_of({}, {"uid": "u"}, {"title": "Gone"}, revision=4)
    new = agenda_of({}, revision=4)
    told = WriteOptions(alarm=5, gone=gone_since(old, new), since=old.conference.revision)
    kept, *gone = components(new, told)
    assert (kept["STATUS"], kept["SEQUENCE"]) == ("CONFIRMED", 4)
    assert [str(event["UID"]) for event in gone] == values("UID", old)[1:]
    assert {(event["STATUS"], event["SEQUENCE"], event["TRANSP"]) for event in gone} == {
        ("CANCELLED", 5, "TRANSPARENT")
    }
    assert gone[1]["SUMMARY"] == "Gone"
    assert not [part for event in gone for part in event.subcomponents]


def test_what_is_gone_from_a_conference_that_was_renamed_has_its_old_name() -> None:
    old, new = agenda_of({}, {}), agenda_of({}, title="Renamed")
    told = WriteOptions(gone=gone_since(old, new))
    assert values("UID", new, told)[1:] == values("UID", old)


@given(versions())
def test_a_calendar_that_has_an_older_version_learns_of_all_its_events(
    pair: tuple[Agenda, Agenda],
) -> None:
    old, new = pair
    revision = old.conference.revision
    events = components(new, WriteOptions(gone=gone_since(old, new), since=revision))
    known = {str(event["UID"]): event for event in events}
    kept = {*values("UID", new)}
    for uid in values("UID", old):
        assert uid in kept or known[uid]["STATUS"] == "CANCELLED"
        assert uid in kept or known[uid]["SEQUENCE"] > revision
    assert len(known) == len(events)


def test_what_is_there_is_never_cancelled() -> None:
    agenda = agenda_of({}, {"uid": "u"})
    assert gone_since(agenda, agenda) == ()
    assert values("STATUS", agenda, WriteOptions(gone=agenda.sessions)) == ["CONFIRMED"] * 2


def test_a_part_of_an_agenda_is_written_as_it_stands_in_the_whole() -> None:
    whole = agenda_of({"end": None, "uid": "u"}, {"uid": "u"}, {"end": "2026-04-20T18:00"})
    for n in range(3):
        fields = {"version": 1, "conference": whole.conference, "sessions": (whole.sessions[n],)}
        part = Agenda.model_validate(fields)
        for name in ("UID", "DTEND"):
            assert values(name, part, WriteOptions(whole=whole)) == values(name, whole)[n : n + 1]


def test_an_open_end_is_shown_as_one_that_is_inferred() -> None:
    agenda = agenda_of({"end": None}, {"end": "2026-04-20T18:00"})
    event, other = components(agenda)
    assert event["DTEND"].dt == other["DTEND"].dt
    assert event["DESCRIPTION"].endswith("the one that the calendar shows is inferred.")
    assert event["X-ATIP-OPEN-END"] == "TRUE"
    assert "X-ATIP-OPEN-END" not in other


def test_the_stamps_are_when_the_agenda_was_issued() -> None:
    stamp = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    never, updated = agenda_of({}), agenda_of({}, updated="2026-03-02T09:00")
    for agenda, told, expected in (
        (updated, WriteOptions(stamp=stamp), "20260302T080000Z"),
        (never, WriteOptions(stamp=stamp), "20260102T030405Z"),
    ):
        assert {*values("DTSTAMP", agenda, told)} == {expected}
        assert {*values("LAST-MODIFIED", agenda, told)} == {expected}
    # Where nobody says, it is a time before all others: the same whenever the agenda is written.
    assert UNSTAMPED.year == 1970
    assert values("DTSTAMP", never) == ["19700101T000000Z"]
    assert values("LAST-MODIFIED", never) == []


@pytest.mark.parametrize(
    ("session", "agenda", "expected"),
    [
        ("confirmed", "draft", "TENTATIVE"),
        ("confirmed", "provisional", "CONFIRMED"),
        ("confirmed", "final", "CONFIRMED"),
        ("tentative", "final", "TENTATIVE"),
        ("cancelled", "draft", "CANCELLED"),
        ("cancelled", "final", "CANCELLED"),
    ],
)
def test_a_draft_is_tentative(session: str, agenda: str, expected: str) -> None:
    assert values("STATUS", agenda_of({"status": session}, status=agenda)) == [expected]


def test_a_session_that_is_not_busy_takes_no_time() -> None:
    assert values("TRANSP", agenda_of({"busy": False}, {})) == ["TRANSPARENT", "OPAQUE"]


@pytest.mark.parametrize(
    ("room", "venue", "online", "expected"),
    [
        ("R 1", "Hofburg, Vienna", "Zoom", r"R 1\, Hofburg\, Vienna (online: Zoom)"),
        (None, "Hofburg", None, "Hofburg"),
        ("R 1", None, "Zoom", "R 1 (online: Zoom)"),
        (None, None, "https://zoom.us/j/1", "https://zoom.us/j/1"),
    ],
)
def test_place_and_how_to_join_stand_in_the_location(
    room: str | None, venue: str | None, online: str | None, expected: str
) -> None:
    agenda = agenda_of({"room": room}, venue=venue, online=online)
    assert values("LOCATION", agenda) == [expected]
    assert values("LOCATION", agenda_of({"room": " "})) == []


def test_the_description_says_what_a_calendar_has_no_place_for() -> None:
    agenda = agenda_of(
        {
            "description": "About it.",
            "room": "R 1",
            "track": "T",
            "speakers": ["A", "B"],
            "language": "fr",
            "links": [{"title": "Paper", "url": "https://example.org/p"}],
        },
        venue="Hofburg",
        online="Zoom",
        url="https://example.org",
    )
    (event,) = components(agenda)
    assert str(event["DESCRIPTION"]).splitlines() == [
        *("About it.", "", "Where: Hofburg", "Room: R 1", "Online: Zoom"),
        *("Link: https://example.org", "Track: T", "Speakers: A · B", "Language: fr"),
        "See: Paper: https://example.org/p",
    ]
    assert values("DESCRIPTION", agenda_of({})) == []


def test_the_categories_are_the_kind_and_the_track() -> None:
    agenda = agenda_of({"kind": "side-event"}, {"kind": "panel", "track": "A, B"})
    assert values("CATEGORIES", agenda) == ["Side event", r"Panel,A\, B"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "https://é.org", "a", ""])
def test_an_address_that_is_none_stands_in_no_url(url: str) -> None:
    agenda = agenda_of({"url": url}, url=url)
    assert values("URL", agenda) == []
    assert same(read_back(agenda), agenda)


def test_addresses_are_written_as_they_are() -> None:
    agenda = agenda_of({"url": "https://example.org/a;b,c"}, url="http://example.org")
    assert values("URL", agenda) == ["http://example.org", "https://example.org/a;b,c"]


def test_the_language_of_what_people_read_is_named() -> None:
    german = lines_of(agenda_of({}, language="de-AT"))
    assert "SUMMARY;LANGUAGE=de-AT:A talk" in german
    for language in (None, "no tag", "en:x", "en\r\nATTACH"):
        assert "SUMMARY:A talk" in lines_of(agenda_of({}, language=language))


def test_an_alarm_rings_before_all_that_takes_place() -> None:
    agenda = agenda_of({}, {"status": "cancelled"})
    for minutes, trigger in ((15, "-PT15M"), (0, "PT0M")):
        ringing, silent = components(agenda, WriteOptions(alarm=minutes))
        (alarm,) = ringing.subcomponents
        assert (alarm.name, alarm["ACTION"], alarm["DESCRIPTION"]) == (
            *("VALARM", "DISPLAY", "A talk"),
        )
        assert alarm["TRIGGER"].dt == dt.timedelta(minutes=-minutes)
        assert not silent.subcomponents
        assert values("TRIGGER", agenda, WriteOptions(alarm=minutes)) == [trigger]


def test_the_calendar_says_what_it_is() -> None:
    agenda = agenda_of({}, theme="A theme", status="draft", notes=["A note"], url="https://a.org")
    lines = lines_of(agenda)
    assert lines[:4] == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//atip-agenda//atip-agenda//EN"),
        "CALSCALE:GREGORIAN",
    ]
    about = r"A theme\nThe agenda is a draft.\nA note"
    for one in ("NAME:A conference", "X-WR-CALNAME:A conference", "X-WR-TIMEZONE:Europe/Vienna"):
        assert one in lines
    assert {f"DESCRIPTION:{about}", f"X-WR-CALDESC:{about}", "URL:https://a.org"} <= {*lines}
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    provisional = agenda_of({}, status="provisional")
    assert values("X-WR-CALDESC", provisional) == ["The agenda is provisional."]
    assert values("X-WR-CALDESC", agenda_of({})) == []


def test_a_title_without_a_letter_to_show_is_no_empty_one() -> None:
    agenda = agenda_of({"title": "\x1c"}, title="\x1d")
    assert (values("SUMMARY", agenda), values("NAME", agenda)) == (["�"], ["(untitled)"])
    assert same(read_back(agenda), agenda)


@pytest.mark.parametrize(
    "line",
    [
        "X-ATIP-ROOM;X-ATIP-FORM=JSON:" + "[" * 100_000,
        "X-ATIP-ROOM;X-ATIP-FORM=JSON:1",
        "X-ATIP-ROOM;X-ATIP-FORM=JSON:null",
        r'X-ATIP-ROOM;X-ATIP-FORM=JSON:"\\ud800"',
        'X-ATIP-ROOM;X-ATIP-FORM=JSON:"',
        "X-ATIP-LINK:" + "[" * 100_000,
        'X-ATIP-LINK:["a"\\, "b"\\, "c"]',
        'X-ATIP-LINK:[1\\, "b"]',
        'X-ATIP-LINK:[" "\\, "b"]',
        r'X-ATIP-LINK:["a"\, "\\udfff"]',
        "X-ATIP-LINK:7",
        "X-ATIP-TITLE:",
        'X-ATIP-TITLE;X-ATIP-FORM=JSON:" "',
        "X-ATIP-STATUS:perfect",
    ],
)
def test_lines_of_our_own_that_hold_something_else_are_passed_over(line: str) -> None:
    data = ics_writing.write(agenda_of({}), WriteOptions())
    odd = data.replace(b"END:VEVENT", line.encode() + b"\r\nEND:VEVENT")
    assert same(read_agenda(ics.read(odd, ReadOptions()).agenda), agenda_of({}))


@pytest.mark.parametrize(
    "line", ["X-ATIP-UPDATED:0001-01-01T00:00+00:00", "X-ATIP-UPDATED:2026-13-01T00:00+00:00"]
)
def test_a_time_of_our_own_that_is_none_is_passed_over(line: str) -> None:
    data = ics_writing.write(agenda_of({}), WriteOptions()).replace(
        b"X-ATIP-STATUS", line.encode() + b"\r\nX-ATIP-STATUS", 1
    )
    assert same(read_agenda(ics.read(data, ReadOptions()).agenda), agenda_of({}))


@given(titles)
def test_what_is_written_twice_is_the_same(title: str) -> None:
    agenda = agenda_of({"title": title})
    again = read_agenda(written(agenda))
    assert ics_writing.write(agenda, WriteOptions()) == ics_writing.write(again, WriteOptions())
