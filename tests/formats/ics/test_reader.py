"""iCalendar files, as Outlook, Google, Apple and other conferences write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import pytest

from atip_agenda.errors import Fault, UnusableAgendaError
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.ics import reader as ics
from atip_agenda.formats.interface import NoZoneError, ReadOptions, ReadResult
from atip_agenda.models import Agenda, Session
from atip_agenda.reading import read_agenda

VIENNA = ZoneInfo("Europe/Vienna")
IN_VIENNA = ReadOptions(VIENNA)
NAME = "X-WR-CALNAME:A calendar"
DAYS = ReadOptions(VIENNA, dt.date(2026, 4, 20), dt.date(2026, 4, 21))


def event(*lines: str) -> str:
    """A VEVENT; the lines given go before those that it has anyway."""
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    rest = [
        line
        for line in ("SUMMARY:A talk", "DTSTART:20260420T080000Z", "UID:1")
        if line.partition(":")[0] not in names
    ]
    return "\r\n".join(["BEGIN:VEVENT", *lines, *rest, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", *parts, "END:VCALENDAR", ""]).encode()


def found(data: bytes, assumed: ReadOptions = IN_VIENNA) -> ReadResult:
    return ics.read(data, assumed)


def agenda_of(*parts: str, assumed: ReadOptions = IN_VIENNA) -> Agenda:
    return read_agenda(found(calendar(*parts), assumed).agenda)


def session_of(*lines: str, assumed: ReadOptions = IN_VIENNA) -> Session:
    (session,) = agenda_of(event(*lines), assumed=assumed).sessions
    return session


def said_of(*parts: str, assumed: ReadOptions = IN_VIENNA) -> list[str]:
    """The messages on events."""
    warnings = found(calendar(*parts), assumed).warnings
    return [fault.message for fault in warnings if fault.where.startswith("event")]


def at_large(*parts: str, assumed: ReadOptions = IN_VIENNA) -> list[str]:
    """The messages on the file."""
    warnings = found(calendar(NAME, *parts), assumed).warnings
    return [fault.message for fault in warnings if not fault.where.startswith("event")]


def shown(sessions: Iterable[Session], zone: ZoneInfo = VIENNA) -> list[str]:
    """The starts by a zone's clocks."""
    return [f"{session.start.astimezone(zone):%d.%m. %H:%M}" for session in sessions]


def span(session: Session, zone: ZoneInfo = VIENNA) -> tuple[str, str]:
    assert session.end
    return (
        f"{session.start.astimezone(zone):%d %H:%M}",
        f"{session.end.astimezone(zone):%d %H:%M}",
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20260420T080000Z", "DTEND:20260420T090000Z"], ("20 10:00", "20 11:00")),
        (["DTSTART;TZID=Europe/Vienna:20260420T100000"], ("20 10:00", "20 10:00")),
        (
            ["DTSTART;TZID=America/New_York:20260420T040000", "DURATION:PT1H30M"],
            ("20 10:00", "20 11:30"),
        ),
        (["DTSTART:20260420T100000", "DTEND:20260420T113000"], ("20 10:00", "20 11:30")),
        (["DTSTART:20260420T1000", "DURATION:P1DT2H"], ("20 10:00", "21 12:00")),
        (["DTSTART:20260420T100060", "DURATION:P1W"], ("20 10:00", "27 10:00")),
        (["DTSTART;VALUE=DATE:20260420", "DTEND;VALUE=DATE:20260422"], ("20 00:00", "22 00:00")),
        (["DTSTART;VALUE=DATE:20260420"], ("20 00:00", "21 00:00")),
        (["DTSTART:20260420"], ("20 00:00", "21 00:00")),
        (["DTSTART;VALUE=DATE:20260420", "DURATION:P2D"], ("20 00:00", "22 00:00")),
        (["DTSTART;VALUE=DATE:20260420", "DTEND:20260420T100000Z"], ("20 00:00", "20 12:00")),
        (
            ["DTSTART;TZID=Asia/Tokyo:20260420T170000", "DTEND:20260420T180000"],
            ("20 10:00", "20 11:00"),
        ),
        (["DTSTART;TZID=Asia/Tokyo:20260420T170000", "DTEND:20260421"], ("20 10:00", "21 00:00")),
        (['DTSTART ; TZID = "Asia/Tokyo" : 20260420T170000 '], ("20 10:00", "20 10:00")),
        (["dtstart;tzid=Asia/Tokyo;value=date-time:20260420t170000"], ("20 10:00", "20 10:00")),
    ],
)
def test_times_are_read_in_all_their_forms(lines: list[str], expected: tuple[str, str]) -> None:
    assert span(session_of(*lines)) == expected


def test_an_event_without_an_end_has_no_length() -> None:
    session = session_of("DTSTART:20260420T080000Z")
    assert session.end == session.start


def test_durations_count_days_by_the_calendar_and_hours_as_they_pass() -> None:
    spring = "DTSTART;TZID=Europe/Vienna:20260328T100000"
    assert span(session_of(spring, "DURATION:P1D")) == ("28 10:00", "29 10:00")
    assert span(session_of(spring, "DURATION:PT24H")) == ("28 10:00", "29 11:00")


def test_a_day_that_ends_when_it_starts_is_a_day() -> None:
    lines = ["DTSTART;VALUE=DATE:20260420", "DTEND;VALUE=DATE:20260420"]
    assert span(session_of(*lines)) == ("20 00:00", "21 00:00")
    assert said_of(event(*lines)) == ["It ends on the day it starts; it is read as a whole day."]


def test_a_day_that_lasts_for_hours_begins_at_midnight() -> None:
    lines = ["DTSTART;VALUE=DATE:20260420", "DURATION:PT2H"]
    assert span(session_of(*lines)) == ("20 00:00", "20 02:00")
    assert said_of(event(*lines)) == [
        "It starts on a day and lasts for hours; it is read from midnight on."
    ]


@pytest.mark.parametrize(
    ("time", "expected", "words"),
    [("20260329T023000", "29 03:30", "does not exist"), ("20261025T023000", "25 02:30", "twice")],
)
def test_times_that_the_clocks_skip_or_show_twice_are_said(
    time: str, expected: str, words: str
) -> None:
    line = f"DTSTART;TZID=Europe/Vienna:{time}"
    assert span(session_of(line))[0] == expected
    (said,) = said_of(event(line))
    assert words in said


def test_utc_wins_over_a_zone_beside_it() -> None:
    line = "DTSTART;TZID=America/New_York:20260420T080000Z"
    assert span(session_of(line))[0] == "20 10:00"
    assert said_of(event(line)) == [
        "DTSTART has both Z and the zone “America/New_York”; it is read as UTC."
    ]
    assert said_of(event("DTSTART;TZID=UTC:20260420T080000Z")) == []


@pytest.mark.parametrize(
    "name",
    [
        "Asia/Tokyo",
        "asia/tokyo",
        "/Asia/Tokyo",
        "Tokyo Standard Time",
        '"Tokyo Standard Time"',
        "Tokyo Standard Time 1",
        "Tokyo Standard Time-2",
        "/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo",
        "/mozilla.org/20070129_1/Asia/Tokyo",
        "posix/Asia/Tokyo",
        "Asia_Tokyo",
    ],
)
def test_zones_are_known_by_all_their_names(name: str) -> None:
    agenda = agenda_of(event(f"DTSTART;TZID={name}:20260420T170000"), assumed=ReadOptions())
    assert shown(agenda.sessions) == ["20.04. 10:00"]
    assert agenda.conference.timezone == "Asia/Tokyo"


@pytest.mark.parametrize("name", ["EST", "CET", "Nowhere", "Europe", "../../etc/passwd", "\0/x"])
def test_a_zone_that_nobody_knows_counts_as_none_and_is_named(name: str) -> None:
    line = f"DTSTART;TZID={name}:20260420T100000"
    assert span(session_of(line))[0] == "20 10:00"
    (said,) = at_large(event(line))
    shown = name.replace("\0", "\N{REPLACEMENT CHARACTER}")
    assert said == f"Unknown zone “{shown}”: such times count as if they had no zone."
    with pytest.raises(NoZoneError):
        session_of(line, assumed=ReadOptions())


def test_many_unknown_zones_are_said_in_one_sentence() -> None:
    events = [event(f"UID:{n}", f"DTSTART;TZID=Zone{n}:20260420T100000") for n in range(9)]
    (said,) = at_large(*events)
    assert said.startswith("Unknown zones “Zone0”, “Zone1”, “Zone2” and 6 more: ")


def test_text_is_unescaped_in_one_pass() -> None:
    session = session_of(
        r"SUMMARY:A\, B\; C\\D \: \"E\"\nF",
        r"DESCRIPTION:One\ntwo\Nthree C:\\new\\temp \x",
        r"LOCATION:Room 1\, Hall\n2",
    )
    assert session.title == 'A, B; C\\D : "E" F'
    assert session.description == "One\ntwo\nthree C:\\new\\temp \\x"
    assert session.room == "Room 1, Hall 2"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("blank", [" ", "\t"])
def test_lines_are_unfolded_even_inside_a_letter(end: str, blank: str) -> None:
    folded = f"SUMMARY:Caf\xc3{end}{blank}\xa9 und{end}{blank} Bar".encode("latin-1")
    data = calendar(event()).replace(b"SUMMARY:A talk", folded).replace(b"\r\n", end.encode())
    (session,) = read_agenda(found(data).agenda).sessions
    assert session.title == "Café und Bar"


def test_an_empty_line_before_the_rest_of_a_line_is_passed_over() -> None:
    data = calendar(event()).replace(b"SUMMARY:A talk", b"SUMMARY\r\n\r\n :A\r\n\r\n  talk")
    (session,) = read_agenda(found(data).agenda).sessions
    assert session.title == "A talk"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read_and_a_guess_is_said(encoding: str) -> None:
    data = calendar(NAME, event("SUMMARY:Größe")).decode().encode(encoding)
    read = found(data)
    assert read.agenda["sessions"][0]["title"] == "Größe"
    guessed = [fault for fault in read.warnings if "Windows-1252" in fault.message]
    assert bool(guessed) == (encoding == "cp1252")
    assert format_of(data[:100]) == "ics"


def test_a_file_may_hold_several_calendars() -> None:
    data = calendar(NAME, event()) + calendar("X-WR-CALNAME:Another", event("UID:2")) + b"\r\n"
    agenda = read_agenda(found(data).agenda)
    assert len(agenda.sessions) == 2
    assert agenda.conference.title == "A calendar"


def test_events_stand_without_a_calendar_and_inside_of_others() -> None:
    data = event().encode() + b"\nBEGIN:X-THING\n" + event("UID:2").encode() + b"\nEND:X-THING\n"
    assert len(found(data).agenda["sessions"]) == 2


def test_alarms_inside_of_an_event_say_nothing_of_it() -> None:
    alarm = "BEGIN:VALARM\r\nDESCRIPTION:Wake up\r\nDURATION:PT5M\r\nEND:VALARM"
    session = session_of("DTSTART:20260420T080000Z", alarm)
    assert session.description is None
    assert session.end == session.start


def test_events_that_repeat_a_uid_are_all_kept() -> None:
    agenda = agenda_of(*(event(f"DTSTART:202604{day}T080000Z") for day in range(20, 25)))
    assert len(agenda.sessions) == 5
    assert {session.uid for session in agenda.sessions} == {"1"}
    assert len({session.id for session in agenda.sessions}) == 5


def test_an_event_without_uid_gets_one_from_its_content() -> None:
    uids = [session_of("UID:", f"SUMMARY:{title}").uid for title in ("A", "A", "B")]
    assert uids[0] == uids[1] != uids[2]
    assert uids[0]


@pytest.mark.parametrize("line", ["SUMMARY:", "SUMMARY: \\n", "X-NONE:"])
def test_an_event_without_title_is_untitled_and_says_so(line: str) -> None:
    data = calendar(event(line).replace("SUMMARY:A talk\r\n", ""))
    read = found(data)
    assert read.agenda["sessions"][0]["title"] == "(untitled)"
    assert Fault("event 1", "It has no title, and is called (untitled).") in read.warnings


def test_the_fields_of_an_event_are_those_of_a_session() -> None:
    session = session_of(
        "STATUS:Tentative",
        "TRANSP:TRANSPARENT",
        r"CATEGORIES:Side Event\, open,Second",
        "CATEGORIES:Third",
        "LOCATION:Hall",
        "URL:https://example.org/?a=1;b=2,3",
        "DESCRIPTION:Words",
        "UID:a@b",
    )
    assert session.model_dump(exclude={"start", "end"}) == {
        "id": "a-talk",
        "uid": "a@b",
        "kind": "side-event-open",
        "title": "A talk",
        "status": "tentative",
        "busy": False,
        "room": "Hall",
        "track": None,
        "language": None,
        "speakers": (),
        "url": "https://example.org/?a=1;b=2,3",
        "links": (),
        "description": "Words",
    }
    bare = session_of("CATEGORIES:会議")
    assert (bare.kind, bare.status, bare.busy, bare.room) == ("session", "confirmed", True, None)


def test_a_status_that_is_none_is_read_as_confirmed_and_said() -> None:
    assert session_of("STATUS:MAYBE").status == "confirmed"
    assert said_of(event("STATUS:MAYBE")) == [
        "Its status “maybe” is not confirmed, tentative or cancelled; it is read as confirmed."
    ]


def test_ids_are_slugs_that_stay_when_the_file_is_sorted_anew() -> None:
    talks = [
        event(f"UID:{number}", f"SUMMARY:{title}", f"DTSTART:202604{20 + number}T080000Z")
        for number, title in enumerate(["Talk: Öl", "Talk: Öl", "会議", "x" * 99])
    ]
    ids = {session.uid: session.id for session in agenda_of(*talks).sessions}
    assert ids == {"0": "talk-ol", "1": "talk-ol-2", "2": "session-2", "3": "x" * 60}
    again = agenda_of(*reversed(talks)).sessions
    assert ids == {session.uid: session.id for session in again}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART:soon"], "“SOON” is not a time"),
        (["DTSTART:"], "“” is not a time"),
        (["DTSTART:20260230T100000"], "“20260230T100000” is not a time"),
        (["DTSTART:00010101T000000"], "the year 0001 lies outside 1900 to 2099"),
        (["DTSTART:99991231T235959Z"], "the year 9999 lies outside 1900 to 2099"),
        (["DTEND:20260420T070000Z"], "it ends before it starts"),
        (["DURATION:-PT1H"], "it ends before it starts"),
        (["DURATION:P"], "“P” is not a duration"),
        (["DURATION:P999999999999999999W"], "“P999999999999999999W” is not a duration"),
        (["DURATION:P99999W"], "it lasts for more than ten years"),
        (["DTSTART;VALUE=DATE:20260420", "DTEND;VALUE=DATE:20260419"], "it ends before it starts"),
        (["DTEND:20400420T070000Z"], "it lasts for more than ten years"),
    ],
)
def test_an_event_that_cannot_be_read_is_left_out_and_the_rest_is_read(
    lines: list[str], why: str
) -> None:
    read = found(calendar(NAME, event("UID:2"), event(*lines)))
    assert [session["uid"] for session in read.agenda["sessions"]] == ["2"]
    assert Fault("event 2", f"“A talk” is left out: {why}.") in read.warnings
    with pytest.raises(UnusableAgendaError) as raised:
        found(calendar(event(*lines)))
    assert raised.value.faults == (Fault("event 1", f"“A talk” is left out: {why}."),)


def test_an_event_in_which_the_file_breaks_off_is_left_out() -> None:
    data = calendar(event(), event("UID:2", "SUMMARY:A talk", "DESCRIPTION:Some words"))
    read = found(data[: data.index(b"words")])
    assert len(read.agenda["sessions"]) == 1
    assert Fault("event 2", "“A talk” is left out: the file breaks off in it.") in read.warnings


def test_an_event_without_its_own_end_ends_with_the_calendar() -> None:
    data = calendar(event()).replace(b"END:VEVENT\r\n", b"")
    assert len(found(data).agenda["sessions"]) == 1


def test_lines_that_are_none_are_left_out_and_said() -> None:
    assert said_of(event("nonsense", 'X;A="b:c', "SUMMARY:T")) == [
        "A line that cannot be parsed is left out: “nonsense”, and 1 more."
    ]


def test_an_event_without_start_is_left_out() -> None:
    data = calendar(event(), event("UID:2").replace("DTSTART:20260420T080000Z\r\n", ""))
    assert Fault("event 2", "“A talk” is left out: it has no start.") in found(data).warnings


def test_only_events_are_read_and_the_rest_is_said() -> None:
    others = ["BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO"] * 2 + ["BEGIN:VJOURNAL\r\nEND:VJOURNAL"]
    assert at_large(event(), *others, *["BEGIN:VFREEBUSY\r\nEND:VFREEBUSY"] * 2)[0] == (
        "Only its events are read, not its 2 to-dos, 1 journal entry and 2 free/busy entries."
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "It is not a calendar: nothing begins with BEGIN:VCALENDAR."),
        (b"hello", "It is not a calendar: nothing begins with BEGIN:VCALENDAR."),
        (calendar(), "It holds no event."),
    ],
)
def test_a_file_without_events_is_no_agenda(data: bytes, said: str) -> None:
    with pytest.raises(UnusableAgendaError) as raised:
        found(data)
    assert raised.value.faults == (Fault("", said),)


def test_one_s_own_calendar_may_be_empty() -> None:
    agenda = read_agenda(found(calendar(NAME), DAYS).agenda)
    assert agenda.sessions == ()
    assert agenda.conference.first_day == dt.date(2026, 4, 20)


def test_of_one_s_own_calendar_nobody_asks_the_name() -> None:
    assert found(calendar(event()), DAYS).warnings == ()


def test_a_zone_of_a_line_that_is_not_read_is_not_asked_for() -> None:
    assert at_large(event("X-STARTED;TZID=Nowhere:20260420T100000")) == []


def test_of_one_s_own_events_those_on_the_days_given_count() -> None:
    days = [event(f"UID:{day}", f"DTSTART:202604{day:02}T080000Z") for day in range(10, 30)]
    agenda = agenda_of(
        NAME, *days, event("UID:x", "DTSTART:20260401", "DTEND:20260501"), assumed=DAYS
    )
    assert {session.uid for session in agenda.sessions} == {"19", "20", "21", "22", "x"}
    assert (agenda.conference.first_day, agenda.conference.last_day) == DAYS[1:]
    assert at_large(event("DTSTART:20250420T080000Z"), assumed=DAYS) == [
        "None of its events is on a day of the conference."
    ]


@pytest.mark.parametrize(
    ("assumed", "facts", "lines", "zone", "start"),
    [
        (None, ["X-WR-TIMEZONE:Asia/Tokyo"], [], "Asia/Tokyo", "20.04. 10:00"),
        (VIENNA, ["X-WR-TIMEZONE:Tokyo Standard Time"], [], "Asia/Tokyo", "20.04. 10:00"),
        (
            None,
            ["X-WR-TIMEZONE:Asia/Tokyo"],
            ["DTSTART:20260420T100000"],
            "Asia/Tokyo",
            "20.04. 03:00",
        ),
        (
            VIENNA,
            ["X-WR-TIMEZONE:Asia/Tokyo"],
            ["DTSTART:20260420T100000"],
            "Asia/Tokyo",
            "20.04. 10:00",
        ),
        (
            VIENNA,
            [],
            ["DTSTART;TZID=Asia/Tokyo:20260420T100000"],
            "Asia/Tokyo",
            "20.04. 03:00",
        ),
        (VIENNA, [], [], "Europe/Vienna", "20.04. 10:00"),
        (None, [], [], "UTC", "20.04. 10:00"),
        (VIENNA, [], ["DTSTART:20260420"], "Europe/Vienna", "20.04. 00:00"),
    ],
)
def test_the_zone_is_the_calendar_s_else_the_events_else_the_one_assumed(
    assumed: ZoneInfo | None, facts: list[str], lines: list[str], zone: str, start: str
) -> None:
    agenda = agenda_of(*facts, event(*lines), assumed=ReadOptions(assumed))
    assert agenda.conference.timezone == zone
    assert shown(agenda.sessions) == [start]


@pytest.mark.parametrize("start", ["DTSTART:20260420T100000", "DTSTART:20260420"])
def test_times_without_a_zone_ask_for_one(start: str) -> None:
    with pytest.raises(NoZoneError, match="--assume-tz Europe/Vienna"):
        agenda_of(event("UID:2"), event(start), assumed=ReadOptions())


def test_what_is_inferred_of_zones_is_said() -> None:
    tokyo, vienna = (
        event(f"UID:{zone}", f"DTSTART;TZID={zone}:20260420T100000")
        for zone in ("Asia/Tokyo", "Europe/Vienna")
    )
    floating = event("DTSTART:20260420T100000")
    nobody = ReadOptions()
    assert at_large(event(), assumed=nobody) == [
        "No zone is named; days and times are those of UTC."
    ]
    assert at_large(tokyo, floating, assumed=nobody) == [
        "The times of an event have no zone; they are read as those of Asia/Tokyo."
    ]
    assert at_large(tokyo, vienna, tokyo, assumed=nobody) == [
        "Its events are in 2 zones; its days are those of Asia/Tokyo."
    ]
    assert at_large(tokyo, vienna, tokyo, assumed=IN_VIENNA) == []
    assert agenda_of(tokyo, vienna, tokyo).conference.timezone == "Europe/Vienna"
    with pytest.raises(NoZoneError):
        at_large(tokyo, vienna, floating, assumed=nobody)
    assert at_large("X-WR-TIMEZONE:Nowhere", tokyo) == ["There is no zone “Nowhere”."]
    data = calendar(NAME, "X-WR-TIMEZONE:Asia/Tokyo", tokyo) + calendar("X-WR-TIMEZONE:UTC")
    assert [fault.message for fault in found(data).warnings] == [
        "Its calendars name 2 zones; its days are those of Asia/Tokyo."
    ]


def test_the_conference_is_what_the_calendar_says_of_itself() -> None:
    conference = agenda_of(
        r"X-WR-CALNAME:A\, B", r"X-WR-CALDESC:C\nD", "URL:https://example.org", event()
    ).conference
    assert (conference.title, conference.notes) == ("A, B", ("C D",))
    assert (conference.url, conference.status) == ("https://example.org", "final")
    newer = agenda_of("NAME:A", "DESCRIPTION:A", event()).conference
    assert (newer.title, newer.notes) == ("A", ())
    assert found(calendar(event())).warnings[-1] == Fault(
        "X-WR-CALNAME", "The calendar has no name; it is called (untitled)."
    )


def test_what_the_tool_wrote_itself_is_read_back() -> None:
    agenda = agenda_of(
        NAME,
        "X-WR-TIMEZONE:Europe/Vienna",
        "X-ATIP-TITLE:The title",
        r"X-ATIP-THEME:A\, theme",
        "X-ATIP-STATUS:draft",
        "X-ATIP-FIRST-DAY:2026-04-19",
        "X-ATIP-LAST-DAY:2026-04-22",
        "X-ATIP-VENUE:Hofburg",
        "X-ATIP-ONLINE:Zoom",
        "X-ATIP-LANGUAGE:en",
        "X-ATIP-DAY-CHANGE:05:00",
        "X-ATIP-REVISION:7",
        "X-ATIP-NOTE:One",
        "X-ATIP-NOTE:Two",
        event(
            "X-ATIP-ID:registration",
            "X-ATIP-KIND:side-event",
            "CATEGORIES:Other",
            "X-ATIP-ROOM:Room 1",
            "LOCATION:Room 1\\, Hofburg",
            "X-ATIP-TRACK:T",
            "X-ATIP-SPEAKER:Jane Doe",
            "X-ATIP-SPEAKER:Smith\\, John",
            "X-ATIP-OPEN-END:TRUE",
            "DTEND:20260420T090000Z",
        ),
    )
    conference, (session,) = agenda.conference, agenda.sessions
    assert conference.model_dump(exclude={"url", "updated"}) == {
        "title": "The title",
        "theme": "A, theme",
        "status": "draft",
        "timezone": "Europe/Vienna",
        "first_day": dt.date(2026, 4, 19),
        "last_day": dt.date(2026, 4, 22),
        "venue": "Hofburg",
        "online": "Zoom",
        "language": "en",
        "day_change": "05:00",
        "revision": 7,
        "notes": ("One", "Two"),
    }
    assert (session.id, session.kind, session.room) == ("registration", "side-event", "Room 1")
    assert (session.track, session.speakers) == ("T", ("Jane Doe", "Smith, John"))
    assert session.end is None


def test_lines_of_our_own_that_do_not_fit_are_passed_over() -> None:
    agenda = agenda_of(
        NAME,
        "X-ATIP-TITLE: ",
        "X-ATIP-STATUS:perfect",
        "X-ATIP-FIRST-DAY:2026-02-30",
        "X-ATIP-LAST-DAY:1999-01-01",
        "X-ATIP-DAY-CHANGE:99:00",
        "X-ATIP-REVISION:99999999999999999999",
        event("X-ATIP-ID:", "X-ATIP-KIND:No Slug!", "X-ATIP-OPEN-END:perhaps"),
    )
    assert agenda.conference.title == "A calendar"
    assert agenda.conference.first_day == agenda.conference.last_day == dt.date(2026, 4, 20)
    assert (agenda.sessions[0].id, agenda.sessions[0].kind) == ("a-talk", "session")
    assert agenda.sessions[0].end is not None


@pytest.mark.parametrize(
    ("head", "like"),
    [
        (b"BEGIN:VCALENDAR\r\nVERSION", True),
        (b"\xef\xbb\xbf\r\n begin : vcalendar", True),
        (b"BEGIN:VEVENT\n", True),
        ("BEGIN:VCALENDAR".encode("utf-16"), True),
        (b"", False),
        (b"BEGIN:ANYTHING", False),
        (b"Beginning", False),
        (b'{"version": 1}', False),
    ],
)
def test_a_calendar_is_known_by_its_beginning(head: bytes, like: bool) -> None:  # noqa: FBT001
    assert (format_of(head) == "ics") is like
