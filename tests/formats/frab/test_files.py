"""Real and hostile files for the readers of schedule.xml and schedule.json."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnusableAgendaError
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.frab import json_reader as frab_json
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.models import Agenda, Session
from atip_agenda.reading import read_agenda
from conftest import files_of
from frab_files import VIENNA, Listed, Written, as_json, as_xml, event, one_day, said

XML = files_of("*schedule*.xml") + files_of("fosdem-*.xml")
JSON = [*files_of("schedule.json"), *files_of("pretalx-democon.json")]
JSON += files_of("invalid-example.json")
# JSON of other programs that begins like a schedule.
EVENTS = [
    b'{"guid": "83ae8aec", "title": "Vanity Fair", "duration": 2700, "type": "workshop"}',
    b'[{"guid": "83ae8aec", "title": "Vanity Fair"}, {"guid": "9c1d", "title": "Agendas"}]',
]


def agenda_of(read: Callable[[bytes, ReadOptions], ReadResult], data: bytes) -> Agenda:
    return read_agenda(read(data, ReadOptions()).agenda)


def words(text: str | None) -> list[str]:
    return (text or "").split()


# Files, compared with an independent reading


def figures(sessions: list[Session]) -> list[tuple[Any, ...]]:
    """The facts of each session that an independent reading finds too."""
    return [
        (
            *(one.id, one.uid, one.title, one.start, one.end, one.room, one.track, one.language),
            *(list(one.speakers), len(one.links)),
        )
        for one in sessions
    ]


def length(text: str) -> dt.timedelta:
    hours, minutes = text.split(":")
    return dt.timedelta(hours=int(hours), minutes=int(minutes))


@pytest.mark.parametrize("path", XML, ids=lambda path: path.name)
def test_a_schedule_xml_is_read_as_element_tree_reads_it(path: Path) -> None:
    data = path.read_bytes()
    assert format_of(data[:2000]) == "xml"
    expected = []
    whole = ET.fromstring(data)  # noqa: S314 - a known file
    for one in whole.iterfind("day/room/event"):
        start = dt.datetime.fromisoformat(one.findtext("date", ""))
        expected.append(
            (
                *(one.get("id"), one.get("guid"), " ".join(words(one.findtext("title"))), start),
                start + length(one.findtext("duration", "")),
                *(" ".join(words(one.findtext(tag))) or None for tag in ("room", "track")),
                one.findtext("language"),
                [" ".join(words(person.text)) for person in one.iterfind("persons/person")],
                len(one.findall("links/link")),
            )
        )
    assert figures([*agenda_of(frab_xml.read, data).sessions]) == expected


@pytest.mark.parametrize("path", JSON, ids=lambda path: path.name)
def test_a_schedule_json_is_read_as_json_reads_it(path: Path) -> None:
    data = path.read_bytes()
    assert format_of(data[:2000]) == "frab-json"
    expected = []
    for day in json.loads(data)["schedule"]["conference"]["days"]:
        for room, events in day["rooms"].items():
            for one in events:
                start = dt.datetime.fromisoformat(one["date"])
                expected.append(
                    (
                        *(str(one["id"]), one["guid"], one["title"], start),
                        *(start + length(one["duration"]), room, one["track"], one["language"]),
                        [person["public_name"] for person in one["persons"]],
                        len(one["links"]),
                    )
                )
    assert figures([*agenda_of(frab_json.read, data).sessions]) == expected


OTHERS = [path.read_bytes() for path in files_of("*frab-event.json")]
OTHERS += [path.read_bytes() for path in files_of("pretalx-submission.json")]


@pytest.mark.parametrize("data", [*EVENTS, *OTHERS])
def test_json_that_looks_like_a_schedule_and_is_none_is_refused(data: bytes) -> None:
    assert format_of(data[:2000]) == "frab-json"
    with pytest.raises(UnusableAgendaError) as caught:
        frab_json.read(data, ReadOptions())
    assert len(caught.value.faults) == 1


def test_an_id_that_is_no_number_and_rooms_in_other_places_are_read() -> None:
    data = as_json(one_day(event("opening", room="Elsewhere", persons=[{"public_name": "Mänu"}])))
    (session,) = agenda_of(frab_json.read, data).sessions
    assert (session.id, session.speakers) == ("opening", ("Mänu",))


SMALL = [path for path in (*XML, *JSON) if path.stat().st_size < 20_000]


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.name)
def test_a_mutated_file_is_read_or_refused(path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - the same mutations each time
    read = frab_xml.read if path.suffix == ".xml" else frab_json.read
    data = path.read_bytes()
    for _ in range(100):
        start, size = chance.randrange(len(data)), chance.choice([0, 1, 5, 50, 500])
        other = data[chance.randrange(len(data)) :][: chance.choice([0, 1, 5, 50])]
        read_or_refused(read, data[:start] + other + data[start + size :])


# Version 2 of the JSON


def version_2(**schedule: Any) -> bytes:
    conference = {
        "title": "38C3",
        "time_zone_name": "Europe/Berlin",
        "start": "2024-12-27T09:30:00+00:00",
        "end": "2024-12-30T17:45:00+00:00",
        "tracks": [{"guid": "t1", "slug": "ccc", "name": "CCC"}, {"name": "no slug"}],
        "rooms": [{"guid": "r1", "name": "Saal 1"}],
        "days": [
            {"date": "2024-12-27", "start": "2024-12-27T09:30:00+00:00"},
            {"date": "2024-12-28", "start": "2024-12-28T06:00:00+01:00"},
        ],
    }
    return json.dumps(
        {
            "$schema": "https://c3voc.de/schema/schedule2",
            "schedule": {"version": "2024-12-26 20:23", "conference": conference} | schedule,
        }
    ).encode()


def test_version_2_of_the_json_is_read() -> None:
    opening = {
        "type": "other",
        "guid": "270fa44c",
        "start": "2024-12-27T10:30:00+01:00",
        "end": "2024-12-27T11:00:00+01:00",
        "room": {"guid": "r1"},
        "slug": "38c3-opening",
        "title": "Opening",
        "language": "de",
        "track": {"slug": "ccc"},
        "abstract": {"en": "Hello", "de": "Hallo"},
        "description": {"fr": "Bonjour", "en": None},
        "participants": [{"name": "Ann", "role": "speaker"}, "Bea", None],
        "links": [{"url": "https://x.org"}, "https://y.org", {"href": "https://z.org"}],
    }
    late = {
        "guid": "b1740c2f",
        "start": "2024-12-28T00:15:00+01:00",
        "end": "2024-12-28T00:55:00+01:00",
        "room": {"name": "Saal Z"},
        "track": {"slug": "unknown"},
        "title": "Late",
    }
    found = frab_json.read(version_2(events=[opening, late]), ReadOptions())
    agenda = read_agenda(found.agenda)
    assert found.warnings == ()
    first, second = agenda.sessions
    assert (first.id, first.uid, first.kind) == ("38c3-opening", "270fa44c", "other")
    assert (first.room, first.track, first.speakers) == ("Saal 1", "CCC", ("Ann", "Bea"))
    assert first.description == "Hallo\n\nBonjour"
    assert [link.url for link in first.links] == ["https://x.org", "https://y.org", "https://z.org"]
    assert first.end == dt.datetime(2024, 12, 27, 10, tzinfo=dt.UTC)
    assert (second.room, second.track, second.id) == ("Saal Z", "unknown", "b1740c2f")
    assert agenda.conference.day_change == "06:00"
    assert agenda.day_of(second) == dt.date(2024, 12, 27)
    assert agenda.days[-1] == dt.date(2024, 12, 30)


def test_a_schedule_without_any_place_for_events_is_refused_and_never_empty() -> None:
    with pytest.raises(UnusableAgendaError, match="no events in a form known here"):
        frab_json.read(version_2(), ReadOptions())
    assert agenda_of(frab_json.read, version_2(events=[])).sessions == ()


# What is refused


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no JSON: expecting value, in line 1, column 1"),
        (b'{"schedule": ', "it is no JSON: expecting value, in line 1, column 14"),
        (b'{"a": "\xff"}', "it is no JSON: its bytes are no UTF-8 text"),
        (b"[" * 100_000, "it is no schedule: its brackets are nested too deeply"),
        (b"[]", "it is JSON, but no schedule"),
        (b'{"schedule": []}', "it is JSON, but no schedule"),
        (b'{"schedule": {"conference": "x"}}', "it is JSON, but no schedule"),
        (b'{"schedule": {"conference": {"days": 1, "title": "x"}}}', "it has no events in a form"),
        (
            b'{"schedule": {"conference": {"days": [{"rooms": [1]}]}}}',
            "the rooms of its days are in",
        ),
        (
            b'{"schedule": {"conference": {"title": "x", "days": [{"rooms": {"A": 1}}]}}}',
            "room A: what is no event is left out",
        ),
        (b'{"a": {"Hall": [1], "Hall": [2]}}', "it holds “Hall” twice in one object"),
    ],
)
def test_json_that_is_no_schedule_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnusableAgendaError) as caught:
        frab_json.read(data, ReadOptions())
    assert caught.value.faults[0].clause().startswith(why)


def test_a_key_that_is_repeated_with_the_same_value_does_no_harm() -> None:
    data = as_json(one_day(event())).replace(b'"schedule":', b'"a": 1, "a": 1, "schedule":')
    assert len(agenda_of(frab_json.read, data).sessions) == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no XML: document is empty, in line 1, column 1"),
        (
            b"<schedule>\n<day></schedule>",
            "it is no XML: opening and ending tag mismatch: day line 2",
        ),
        (b"<schedule>&nbsp;</schedule>", "it is no XML: entity 'nbsp' not defined, in line 1"),
        (b"<rss/>", "it is XML, but no schedule: its root is “rss”"),
        (b"<schedule/>", "it is a schedule without a day"),
        (b"<?xml version='1.0' encoding='rot13'?><schedule/>", "it is XML in an encoding"),
        (b"<?xml version='1.0' encoding='idna'?><schedule/>", "it is XML in an encoding"),
        (b"<a>" * 200_000, "its XML is nested too deeply"),
    ],
)
def test_xml_that_is_no_schedule_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnusableAgendaError) as caught:
        frab_xml.read(data, ReadOptions())
    assert caught.value.faults[0].clause().startswith(why)


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;',
        '<!ENTITY a "&a;">',
    ],
)
def test_a_document_type_that_declares_entities_is_refused(declared: str) -> None:
    data = f"<!DOCTYPE schedule [{declared}]><schedule>&c;</schedule>".encode()
    with pytest.raises(UnusableAgendaError, match="it declares entities"):
        frab_xml.read(data, ReadOptions())


def test_a_document_type_that_lies_outside_is_never_read(tmp_path: Path) -> None:
    outside = tmp_path / "schedule.dtd"
    outside.write_text('<!ENTITY title "from outside">')
    head = f'<!DOCTYPE schedule SYSTEM "{outside.as_uri()}">'.encode()
    body = as_xml(one_day(event())).partition(b"?>")[2]
    assert agenda_of(frab_xml.read, head + body).sessions[0].title == "Talk 1"
    with pytest.raises(UnusableAgendaError, match="entity 'title' not defined"):
        frab_xml.read(head + body.replace(b"Talk 1", b"&title;"), ReadOptions())


# What is odd, and still read


def test_markup_that_is_not_escaped_is_still_markup() -> None:
    data = as_xml(one_day(event(abstract="@@")))
    inner = b"Fish &lt;&amp; <p>chips <b>hot</b></p><ul><li>one</li></ul>"
    (session,) = agenda_of(frab_xml.read, data.replace(b"@@", inner)).sessions
    assert session.description == "Fish <&\n\nchips hot\n\n- one"
    cdata = data.replace(b"@@", b"<![CDATA[<p>a &amp; b</p>]]>")
    assert agenda_of(frab_xml.read, cdata).sessions[0].description == "a & b"


def test_elements_nested_deeply_are_still_text_and_those_without_end_are_refused() -> None:
    whole = as_xml(one_day(event(abstract="@@", title="##")))

    def nested(depth: int) -> bytes:
        deep = b"<b>" * depth + b"x" + b"</b>" * depth
        return whole.replace(b"@@", deep).replace(b"##", deep)

    (session,) = agenda_of(frab_xml.read, nested(200)).sessions
    assert (session.title, session.description) == ("x", "x")
    with pytest.raises(UnusableAgendaError, match="nested too deeply"):
        frab_xml.read(nested(20_000), ReadOptions())


def test_a_namespace_and_rooms_left_out_do_no_harm() -> None:
    data = as_xml(one_day(event()))
    data = data.replace(b"<schedule>", b'<s:schedule xmlns="urn:x" xmlns:s="urn:x">')
    data = data.replace(b"</schedule>", b"</s:schedule>").replace(b"room", b"place")
    assert format_of(data[:200]) == "xml"
    (session,) = agenda_of(frab_xml.read, data).sessions
    assert (session.title, session.room) == ("Talk 1", None)


def test_other_encodings_are_read() -> None:
    text = as_xml(one_day(event(title="Café"))).decode()
    for encoding in ("utf-16", "latin-1", "cp1252"):
        data = text.replace("encoding='utf-8'", f"encoding='{encoding}'").encode(encoding)
        assert format_of(data[:2000]) == "xml"
        assert agenda_of(frab_xml.read, data).sessions[0].title == "Café"
    text = as_json(one_day(event(title="Café"))).decode()
    for encoding in ("utf-16", "utf-8-sig"):
        assert agenda_of(frab_json.read, text.encode(encoding)).sessions[0].title == "Café"
        assert format_of(text.encode(encoding)[:2001]) == "frab-json"


def test_json_values_of_another_sort_are_no_text() -> None:
    odd = event(1, title=["x"], language=True, room=4.5, persons={"a": 1}, links=7, guid=None)
    data = as_json(Written([Listed(rooms={"Hall": [odd, "no event", None]})]))
    found = frab_json.read(data.replace(b'"Talk 1"', b"1" * 5000), ReadOptions())
    (session,) = read_agenda(found.agenda).sessions
    assert (session.title, session.room, session.language) == ("(untitled)", "4.5", None)
    assert said(found).count("room Hall: what is no event is left out") == 1


def test_half_a_surrogate_pair_is_a_question_mark() -> None:
    data = as_json(one_day(event(title="a@b"))).replace(b"a@b", b"a\\ud800b")
    assert agenda_of(frab_json.read, data).sessions[0].title == "a?b"


def test_an_event_within_an_event_or_before_all_days_is_none() -> None:
    data = as_xml(one_day(event(1)))
    data = data.replace(b"</event>", b"<event id='9'><title>in</title></event></event>")
    data = data.replace(b"<conference>", b"<event id='8'/><conference>")
    agenda = agenda_of(frab_xml.read, data)
    assert ([one.id for one in agenda.sessions], agenda.conference.title) == (["1"], "A conference")


# How the readers are recognised


@pytest.mark.parametrize(
    ("head", "xml", "json_"),
    [
        (b"<schedule>", True, False),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- <a> -->\n<schedule lang='x'>", True, False),
        (b"<!DOCTYPE schedule [<!ENTITY a 'b'>]><schedule>", True, False),
        (b"<!DOCTYPE html><html><schedule>", False, False),
        (b"<schedules>", False, False),
        (b"<!--" * 50, False, False),
        (b"<!--a-->" * 50, False, False),
        (b'{"schedule": {', False, True),
        (b'[{"guid": "x", "title": "y"}', False, True),
        (
            b'{"version": 1, "conference": {"title": "x"}, "sessions": [{"speakers": []',
            False,
            False,
        ),
        (b'{"$schema": "x", "version": 1', False, False),
        (b"BEGIN:VCALENDAR", False, False),
        (b"title,start,end", False, False),
        (b"", False, False),
        (b"\xff\xfe", False, False),
    ],
)
def test_a_schedule_is_recognised_by_its_beginning(head: bytes, *, xml: bool, json_: bool) -> None:
    assert (format_of(head) == "xml", format_of(head) == "frab-json") == (xml, json_)


# Anything


def read_or_refused(read: Callable[[bytes, ReadOptions], ReadResult], data: bytes) -> None:
    with contextlib.suppress(AgendaError):
        read_agenda(read(data, ReadOptions(VIENNA)).agenda)


@given(st.binary(max_size=300))
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    format_of(data)
    read_or_refused(frab_xml.read, data)
    read_or_refused(frab_json.read, data)
    read_or_refused(frab_xml.read, b"<schedule><day>" + data + b"</day></schedule>")


odd_texts = (
    st.text(max_size=20)
    | st.sampled_from(["", " ", "0:00", "24:00", "29:59", "999:59:59", "\x00", "UTC", "CET"])
    | st.sampled_from(["2024-02-30", "2024-02-03T25:00", "2024-03-31T02:30", "9998-12-31"])
    | st.sampled_from(["0002-01-01T00:00:00+14:00", "9998-12-31T23:59:59-12:00"])
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | odd_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_texts, inner, max_size=3),
    max_leaves=6,
)
event_fields = st.dictionaries(
    st.sampled_from(["id", "guid", "date", "start", "end", "duration", "room", "title", "track"])
    | st.sampled_from(["type", "persons", "links", "abstract", "language", "participants"]),
    values,
)


@given(
    st.dictionaries(st.sampled_from(["title", "start", "end", "time_zone_name", "rooms"]), values),
    st.lists(st.tuples(values, values, st.lists(event_fields, max_size=3)), max_size=3),
)
def test_no_values_make_a_traceback(facts: Any, days: Any) -> None:
    listed = [{"date": date, "day_start": at, "rooms": {"Hall": some}} for date, at, some in days]
    schedule = {"version": "1", "conference": {**facts, "days": listed}}
    read_or_refused(frab_json.read, json.dumps({"schedule": schedule}).encode())


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "guid", "date", "start", "end", "duration"]), odd_texts
        )
    )
)
def test_no_texts_in_xml_make_a_traceback(events: list[dict[str, str]]) -> None:
    document = ET.Element("schedule")
    room = ET.SubElement(ET.SubElement(document, "day", date="2024-02-03"), "room")
    for fields in events:
        one = ET.SubElement(room, "event", id=fields.get("id", ""))
        for name, value in fields.items():
            ET.SubElement(one, name).text = value
    stream = io.BytesIO()
    ET.ElementTree(document).write(stream, "utf-8")
    read_or_refused(frab_xml.read, stream.getvalue())
