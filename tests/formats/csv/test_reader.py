"""Tables: a session a row, however a spreadsheet wrote them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, Fault, UnusableAgendaError
from atip_agenda.formats.csv import reader as tables
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.interface import NoZoneError, ReadOptions, ReadResult
from atip_agenda.models import Agenda, Session
from atip_agenda.reading import read_agenda

VIENNA = ZoneInfo("Europe/Vienna")


def found(text: str | bytes, zone: ZoneInfo | None = VIENNA) -> ReadResult:
    data = text.encode() if isinstance(text, str) else text
    return tables.read(data, ReadOptions(zone))


def agenda_of(text: str | bytes, zone: ZoneInfo | None = VIENNA) -> Agenda:
    return read_agenda(found(text, zone).agenda)


def session_of(text: str, zone: ZoneInfo | None = VIENNA) -> Session:
    (session,) = agenda_of(text, zone).sessions
    return session


def span(session: Session, zone: ZoneInfo = VIENNA) -> tuple[str, str | None]:
    """Start and end by a zone's clocks."""
    start = f"{session.start.astimezone(zone):%d %H:%M}"
    return start, f"{session.end.astimezone(zone):%d %H:%M}" if session.end else None


def faults_of(text: str | bytes) -> list[Fault]:
    with pytest.raises(UnusableAgendaError) as raised:
        found(text)
    return list(raised.value.faults)


def warnings_of(text: str | bytes, zone: ZoneInfo | None = VIENNA) -> list[Fault]:
    return [fault for fault in found(text, zone).warnings if "no title" not in fault.message]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-04-20T10:00", "2026-04-20T11:00", ("20 10:00", "20 11:00")),
        ("2026-04-20 10:00:00", "2026-04-20 11:00:00", ("20 10:00", "20 11:00")),
        ("20 April 2026, 13.30", "14.30", ("20 13:30", "20 14:30")),
        ("Monday 20 April 2026, 13.30", "14.30", ("20 13:30", "20 14:30")),
        ("13:30 20.04.2026", "2.30 pm", ("20 13:30", "20 14:30")),
        ("20/04/2026 1.30 pm", "1430", ("20 13:30", "20 14:30")),
        ("20/04/2026 noon", "14h30", ("20 12:00", "20 14:30")),
        ("2026-04-20T10:00Z", "11:00", ("20 12:00", "20 13:00")),
        ("2026-04-20T10:00+01:00", "2026-04-20T12:00+02:00", ("20 11:00", "20 12:00")),
        ("2026-04-20 10:00 America/New_York", "12:00", ("20 16:00", "20 18:00")),
        ("2026-04-20 10:00", "2026-04-21 09:00", ("20 10:00", "21 09:00")),
        ("2026-04-20 10:00", "10:00", ("20 10:00", "20 10:00")),
        ("2026-04-20 10:00", "", ("20 10:00", None)),
        ("2026-04-20 20:00", "24:00", ("20 20:00", "21 00:00")),
        ("2026-04-20 20:00", "midnight", ("20 20:00", "21 00:00")),
        ("2026-04-20 20:00", "00:00", ("20 20:00", "21 00:00")),
        ("2026-04-20 22:00", "01:30", ("20 22:00", "21 01:30")),
        ("2026-04-20 1:45", "2:45 pm", ("20 13:45", "20 14:45")),
    ],
)
def test_times_are_those_that_a_user_types(
    start: str, end: str, expected: tuple[str, str | None]
) -> None:
    assert span(session_of(f'title,start,end\nA,"{start}","{end}"\n')) == expected


@pytest.mark.parametrize(
    ("date", "start", "end", "expected"),
    [
        ("2026-04-20", "10:00", "11:00", ("20 10:00", "20 11:00")),
        ("20.04.2026", "9.00", "10.30", ("20 09:00", "20 10:30")),
        ("20.4.2026", "20.04", "21.05", ("20 20:04", "20 21:05")),
        ("Mon 20 April 2026", "10am", "noon", ("20 10:00", "20 12:00")),
        ("2026-04-20 00:00:00", "14:30:00", "16:00:00", ("20 14:30", "20 16:00")),
        ("2026-04-20", "2026-04-20 10:00", "11:00", ("20 10:00", "20 11:00")),
        ("", "2026-04-20 10:00", "11:00", ("20 10:00", "20 11:00")),
        ("2026-04-20", "1900", "2026", ("20 19:00", "20 20:26")),
    ],
)
def test_a_date_may_have_a_column_of_its_own(
    date: str, start: str, end: str, expected: tuple[str, str | None]
) -> None:
    assert span(session_of(f"date,start,end,title\n{date},{start},{end},A\n")) == expected


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("monday,10:00,11:00", "names no date"),
        ("20 April,10:00,11:00", "year is missing"),
        ("day 1,10:00,11:00", "no days to count from"),
        ("20.04.,10:00,11:00", "year is missing"),
        ("20.04.26,10:00,11:00", "years need four digits"),
        ("20.04,10:00,11:00", "is none; write it as 2026-04-20"),
        ("2026-04-20 10:00,10:00,11:00", "is none; write it as 2026-04-20"),
        ("04/20/2026,10:00,11:00", "the day comes first"),
        ("2026-02-30,10:00,11:00", "no date of the calendar"),
        ("1066-10-14,10:00,11:00", "outside 1900 to 2099"),
        ("Tuesday 20 April 2026,10:00,11:00", "is Monday 20 April 2026"),
        ("2026-04-20,2026-04-21 10:00,11:00", "two days"),
        (",10:00,11:00", "names no day"),
        ("2026-04-20,,11:00", "has no start"),
        ("2026-04-20,14,15", "alone is not a time"),
        ("2026-04-20,10:00-11:00,11:00", "a range is not a moment"),
        ("2026-04-20,2026-04-20,11:00", "names no time"),
        ("2026-04-20,25:00,26:00", "no time 25:00"),
        ("2026-04-20,24:00,25:00", "00:00 of the next day"),
        ("2026-04-20,10:00 EST,11:00", "abbreviation"),
        ("2026-04-20,10:00 Europe/Wien,11:00", "Europe/Wien"),
        ("2026-04-20,10:00,11:00+02:00", "its start does not"),
        ("2026-04-20,14:00,13:00", "ends before it starts"),
        ("2026-04-20,10:00,2026-04-19 11:00", "ends before it starts"),
        ("2026-04-20,soon,later", "none of the known forms"),
        ("2026-04-20," + "9" * 300 + ",11:00", "too long"),
    ],
)
def test_what_is_no_time_is_refused_by_its_row(cells: str, words: str) -> None:
    fault, *more = faults_of(f"date,start,end,title\n{cells},A\n")
    assert not more
    assert fault.where == "row 2"
    assert words in fault.message


@pytest.mark.parametrize(
    ("date", "start", "message"),
    [
        (
            "2026-03-29",
            "2026-03-29T03:30",
            "02:30 does not exist on 29 March 2026 in Vienna; it is read as 2026-03-29T03:30+02:00",
        ),
        (
            "2026-10-25",
            "2026-10-25T02:30+02:00",
            "02:30 comes twice on 25 October 2026 in Vienna; it is read as 2026-10-25T02:30+02:00",
        ),
    ],
)
def test_a_time_that_clocks_skip_or_show_twice_is_read_with_a_warning(
    date: str, start: str, message: str
) -> None:
    result = found(f"date,start,end,title\n{date},02:30,04:00,A\n")
    assert result.agenda["sessions"][0]["start"] == start
    assert Fault("row 2", f"{message}.") in result.warnings


def test_all_faults_are_named_at_once_in_the_order_of_the_rows() -> None:
    text = (
        "title,start,end,status,id\n"
        "A,soon,later,,x\n"
        ",2026-04-20 10:00,11:00,nope,y\n"
        "C,2026-04-20 10:00,11:00,,x\n"
        "D,2026-04-20 10:00\n"
        "E,2026-04-20 10:00,11:00,,z,surplus\n"
    )
    assert [fault.where for fault in faults_of(text)] == [
        "row 2",
        "row 3",
        "row 3",
        "row 4",
        "row 5",
        "row 6",
    ]
    messages = [fault.message for fault in faults_of(text)]
    assert messages[1:] == [
        "It has no title.",
        "Its status “nope” is unknown; write confirmed, tentative or cancelled.",
        "The id “x” is already used by row 2.",
        "It has 2 cells, the first row 5.",
        "It has 6 cells, the first row 5.",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_encoding_and_line_ends_are_told(delimiter: str, encoding: str, end: str) -> None:
    rows = [
        ["Title", "START", " end ", "Room"],
        ["Öffnung", "2026-04-20 10:00", "11:00", "Café"],
    ]
    data = end.join(delimiter.join(row) for row in rows).encode(encoding)
    (session,) = agenda_of(data).sessions
    assert (session.title, session.room, session.id) == ("Öffnung", "Café", "offnung")
    guessed = [fault for fault in found(data).warnings if "Windows-1252" in fault.message]
    assert bool(guessed) == (encoding == "cp1252")
    assert format_of(data) == "csv"
    assert format_of(data[: len(data) - 5]) == "csv"


def test_a_quoted_cell_holds_line_breaks_and_rows_are_counted_as_a_spreadsheet_does() -> None:
    text = (
        'title,start,end,description\nA,2026-04-20 10:00,11:00,"One,\ntwo ""three""\n\nfour"\n\n'
        ",,,\nB,soon,,\n"
    )
    assert [fault.where for fault in faults_of(text)] == ["row 5"]
    session = session_of(text.partition("\n\n,,,")[0])
    assert session.description == 'One,\ntwo "three"\n\nfour'


def test_all_columns_are_read() -> None:
    text = (
        "kind;id;TITLE;start;end;room;track;speakers;description;url;status;language;uid\n"
        'Side Event;se-1;" A  title ";2026-04-20 10:00;11:00;Room 1;T;"Jane Doe; Smith, John";'
        "Words;https://example.org;Canceled;en;u1\n"
    )
    session = session_of(text)
    assert session.model_dump(exclude={"start", "end"}) == {
        "id": "se-1",
        "uid": "u1",
        "kind": "side-event",
        "title": "A title",
        "status": "cancelled",
        "busy": True,
        "room": "Room 1",
        "track": "T",
        "language": "en",
        "speakers": ("Jane Doe", "Smith, John"),
        "url": "https://example.org",
        "links": (),
        "description": "Words",
    }


def test_empty_cells_are_nothing() -> None:
    session = session_of("title,start,end,kind,room,status,speakers\nA,2026-04-20 10:00,,,,,\n")
    assert (session.kind, session.room, session.status) == ("session", None, "confirmed")
    assert session.end is None
    assert session.speakers == ()


def test_what_is_inferred_is_said() -> None:
    text = (
        "date,start,end,title,kind,Speeker,,x\n"
        "2026-04-20,22:00,01:00,A,研讨会,,,\n2026-04-20,1:45,2:45 pm,B,,,,\n"
    )
    assert warnings_of(text) == [
        Fault("row 1", "The column “speeker” is not read; did you mean “speakers”?"),
        Fault("row 1", "The column “x” is not read."),
        Fault("row 1", "Column 7 has no name, and is not read."),
        Fault("row 2", "Its end, 01:00, is read as one of the day after."),
        Fault("row 2", "Its kind “研讨会” has no letter from a to z; it is a session."),
        Fault("row 3", "“1:45” is read as 13:45."),
    ]


def test_a_table_has_no_title_and_says_so() -> None:
    text = "title,start,end\nA,2026-04-20 10:00,11:00\n"
    assert agenda_of(text).conference.title == "(untitled)"
    assert (
        Fault("", "A table has no title of its own; it is called (untitled).")
        in found(text).warnings
    )


def test_of_one_s_own_table_nobody_asks_the_title() -> None:
    days = ReadOptions(VIENNA, dt.date(2026, 4, 20), dt.date(2026, 4, 21))
    data = b"title,start,end\nA,2026-04-20 10:00,11:00\n"
    assert tables.read(data, days).warnings == ()


def test_ids_come_from_titles_and_are_counted_in_time() -> None:
    text = (
        "title,start,end\nLunch,2026-04-21 12:00,13:00\nLunch,2026-04-20 12:00,13:00\n"
        f"会議,2026-04-20 10:00,11:00\n{'Very ' * 40}long,2026-04-20 09:00,10:00\n"
    )
    ids = [session.id for session in agenda_of(text).sessions]
    assert ids[:3] == ["lunch-2", "lunch", "session-4"]
    assert len(ids[3]) <= 60
    assert ids[3].endswith("very")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "It is empty."),
        (" \n\n", "It is empty."),
        ("title,start,end\n", "It has no rows below the header."),
        ("title,start,end\n,,\n\n", "It has no rows below the header."),
        ("title,start\nA,B\n", "It has no column “end”."),
        ("a,b\n1,2\n", "It has no column “title”, “start” or “end”."),
        ("no table at all", "It has no column “title”, “start” or “end”."),
        ("title,start,end,Start\nA,B,C,D\n", "The column “start” is there twice."),
        ('"title,start,end\n', "It has no column"),
    ],
)
def test_what_is_no_table_is_refused(text: str, message: str) -> None:
    (fault,) = faults_of(text)
    assert fault.message.startswith(message)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('"B,2026-04-20 10:00,11:00', "A quotation mark opens a cell, and none closes it."),
        ('"B" more,2026-04-20 10:00,11:00', "Behind a quotation mark the cell goes on"),
        ("B" * 200_000 + ",2026-04-20 10:00,11:00", "A cell has more than 131,072 characters."),
    ],
)
def test_where_a_table_breaks_off_is_named(row: str, message: str) -> None:
    text = f"title,start,end\nA,2026-04-20 10:00,11:00\n{row}\nC,2026-04-20 10:00,11:00\n"
    (fault,) = faults_of(text)
    assert fault.where == "row 3"
    assert message in fault.message


def test_times_without_a_zone_ask_for_one() -> None:
    text = "title,start,end\nA,2026-04-20 10:00,11:00\nB,2026-04-20 10:00+02:00,11:00\n"
    with pytest.raises(NoZoneError, match="--assume-tz Europe/Vienna"):
        found(text, None)


@pytest.mark.parametrize(
    ("times", "zone"),
    [
        (["10:00+02:00", "10:00+02:00"], "Etc/GMT-2"),
        (["10:00+02:00", "10:00+03:00"], "UTC"),
        (["10:00+05:30", "10:00+05:30"], "UTC"),
        (["10:00Z", "11:00Z"], "UTC"),
        (["10:00 Asia/Kathmandu", "11:00 Asia/Kathmandu"], "Asia/Kathmandu"),
        (["10:00 Asia/Kathmandu", "11:00 Asia/Tokyo"], "UTC"),
    ],
)
def test_times_with_a_zone_need_none(times: list[str], zone: str) -> None:
    text = "title,start,end\n" + "".join(f"A,2026-04-20 {time},\n" for time in times)
    assert agenda_of(text, None).conference.timezone == zone
    said = [fault for fault in warnings_of(text, None) if "No zone is named" in fault.message]
    assert bool(said) == ("Kathmandu" not in zone) or zone == "UTC"
    assert agenda_of(text, VIENNA).conference.timezone == "Europe/Vienna"


def test_days_are_those_on_which_rows_start_or_which_they_fill() -> None:
    text = (
        "title,start,end\nParty,2026-04-20 20:00,2026-04-21 02:00\n"
        "Exhibition,2026-04-19 09:00,2026-04-22 00:00\n"
    )
    conference = agenda_of(text).conference
    assert (conference.first_day, conference.last_day) == (
        dt.date(2026, 4, 19),
        dt.date(2026, 4, 21),
    )


def test_years_that_are_far_apart_are_doubted() -> None:
    text = "title,start,end\nA,1999-04-20 10:00,11:00\nB,2026-04-20 10:00,11:00\n"
    assert Fault("", "Its sessions are from 1999 to 2026: no conference lasts so long.") in (
        warnings_of(text)
    )
    assert len(agenda_of(text).sessions) == 2


def test_no_warning_is_said_of_each_of_a_thousand_columns() -> None:
    columns = ",".join(f"c{number}" for number in range(1000))
    text = f"title,start,end,{columns}\nA,2026-04-20 10:00,11:00{',' * 1000}\n"
    assert len(warnings_of(text)) < 20


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"{}",
        b"BEGIN:VCALENDAR\n",
        b"name,when\n",
        b"title;begin\n",
        b"\xff\xfe",
        b'"title,start',
    ],
)
def test_other_files_do_not_look_like_tables(head: bytes) -> None:
    assert format_of(head) != "csv"


TABLE = (
    "Date;Start;End;Title;Kind;Room\n20.04.2026;9.00;10.30;Öffnung;opening;Saal\n"
    '21 April 2026;14:30+02:00;;"Two ""or""\nthree";;\n'
).encode()


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda tail: TABLE + tail))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    try:
        read = found(data)
    except AgendaError:
        return
    read_agenda(read.agenda)


@given(st.data())
def test_no_change_of_a_table_makes_a_traceback(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(TABLE)))
    until = data.draw(st.integers(at, min(at + 12, len(TABLE))))
    odd = data.draw(st.binary(max_size=6) | st.sampled_from([b'"', b"\0", b"\r", b";;", b"24:00"]))
    try:
        read = found(TABLE[:at] + odd + TABLE[until:])
    except AgendaError:
        return
    read_agenda(read.agenda)


# A column for the zone


def test_a_column_names_the_zone_of_the_times() -> None:
    table = "title,start,end,timezone\nTalk,2026-04-20 10:00,11:00,Asia/Tokyo\n"
    whole = found(table, None)
    assert whole.agenda["conference"]["timezone"] == "Asia/Tokyo"
    assert span(session_of(table, None)) == ("20 03:00", "20 04:00")
    assert warnings_of(table, None) == []


def test_a_row_s_own_zone_goes_before_that_of_the_conference() -> None:
    table = "title,start,end,timezone\nTalk,2026-04-20 10:00,11:00,Asia/Tokyo\n"
    assert span(session_of(table, VIENNA)) == ("20 03:00", "20 04:00")


def test_an_offset_goes_before_the_column() -> None:
    table = "title,start,end,timezone\nTalk,2026-04-20T10:00Z,2026-04-20T11:00Z,Asia/Tokyo\n"
    assert span(session_of(table, None)) == ("20 12:00", "20 13:00")


@pytest.mark.parametrize("zones", [("Asia/Tokyo", "Europe/Vienna"), ("Asia/Tokyo", "")])
def test_rows_that_name_several_zones_make_no_zone_of_the_conference(
    zones: tuple[str, str],
) -> None:
    table = "title,start,end,timezone\n" + "".join(
        f"Talk,2026-04-20 10:00,11:00,{zone}\n" for zone in zones
    )
    if zones[1]:
        assert found(table, None).agenda["conference"]["timezone"] == "UTC"
    else:
        with pytest.raises(NoZoneError):
            found(table, None)


@pytest.mark.parametrize("zone", ["EST", "Asia/Nowhere", "x"])
def test_a_cell_that_names_no_zone_is_a_fault(zone: str) -> None:
    table = f"title,start,end,timezone\nTalk,2026-04-20 10:00,11:00,{zone}\n"
    (fault,) = faults_of(table)
    assert fault.where == "row 2"
    assert f"“{zone}”" in fault.message
