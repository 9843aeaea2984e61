"""The writers of formats/, and what comes back through the readers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from atip_agenda.errors import CallError
from atip_agenda.formats import agenda_json as json_writing
from atip_agenda.formats import markdown as md_writing
from atip_agenda.formats.csv import reader as tables
from atip_agenda.formats.csv import writer as csv_writing
from atip_agenda.formats.frab import json_reader as frab_json
from atip_agenda.formats.frab import json_writer as frab_json_writing
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.frab import xml_writer as xml_writing
from atip_agenda.formats.frab.dialect import SLUGGABLE
from atip_agenda.formats.ics import writer as ics_writing
from atip_agenda.formats.interface import ReadOptions, WriteOptions
from atip_agenda.formats.markdown_text import link, paragraph
from atip_agenda.formats.registry import WRITERS, reader_of
from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import line_of
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from atip_agenda.schedule.select import only
from conftest import AGENDA_FILE, SHARED, Builder
from strategies import agendas, facts_of, versions

# Small ones, and such as have been revised: with links, languages, UIDs and odd minutes.
any_agenda = agendas() | versions().map(lambda pair: pair[1])
markdown_texts = st.text("ab1 \\`*_[]()<>#+-=|.!:~&;\"'^/\n\t{}$@%,x", max_size=30)
NOTHING = WriteOptions()
NOBODY = ReadOptions()
SCHEMAS = SHARED / "fixtures" / "schema"
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="../shared, with the schemas of others, is absent"
)
AUTUMN = {"timezone": "Europe/Vienna", "first_day": "2026-10-24", "last_day": "2026-10-26"}
ONCE_AND_AGAIN = (
    {"start": "2026-10-25T02:30+02:00", "end": "2026-10-25T02:30+01:00"},
    {"start": "2026-10-25T10:00", "end": "2026-10-25T11:00"},
)


def written(write: Callable[[Agenda, WriteOptions], bytes], agenda: Agenda) -> str:
    return write(agenda, NOTHING).decode()


# All of them


@pytest.mark.parametrize("one", WRITERS, ids=lambda one: one.name)
def test_a_file_s_name_ends_as_its_format_asks(one: Any) -> None:
    assert one.suffix.startswith(".")
    assert one.name == one.name.casefold()


@pytest.mark.parametrize(
    "write",
    [
        csv_writing.write,
        ics_writing.write,
        json_writing.write,
        md_writing.write,
        frab_json_writing.write,
        xml_writing.write,
    ],
    ids=lambda write: write.__module__.rpartition(".")[2],
)
class TestEach:
    @given(agenda=any_agenda)
    def test_text_of_strangers_commands_no_terminal(
        self, write: Callable[[Agenda, WriteOptions], bytes], agenda: Agenda
    ) -> None:
        text = written(write, agenda).removeprefix("\ufeff")
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
        )
        assert text.endswith("\n")

    def test_the_same_agenda_makes_the_same_bytes(
        self, write: Callable[[Agenda, WriteOptions], bytes], agenda: Agenda
    ) -> None:
        again = read_agenda(AGENDA_FILE.read_bytes())
        assert write(agenda, NOTHING) == write(again, NOTHING)

    def test_an_agenda_without_sessions_is_written(
        self, write: Callable[[Agenda, WriteOptions], bytes], build: Builder
    ) -> None:
        assert write(build(), NOTHING)


# The tool's own format


def test_the_agenda_is_written_as_its_editors_wrote_it(agenda: Agenda) -> None:
    assert json_writing.write(agenda, NOTHING) == AGENDA_FILE.read_bytes()


@given(any_agenda)
def test_our_own_format_gives_back_the_same_agenda(agenda: Agenda) -> None:
    data = json_writing.write(agenda, NOTHING)
    assert reader_of(data) is None
    assert read_agenda(data) == agenda


def test_our_own_format_carries_every_field(build: Builder) -> None:
    session = {
        "start": "2026-04-20T10:00:30",
        "uid": "u",
        "track": "t",
        "language": "en",
        "url": "https://example.org",
        "links": [{"title": "Slides", "url": "https://example.org/s"}],
        "speakers": ["Jane Doe"],
        "busy": False,
    }
    whole = build(session, url="https://example.org", language="en", revision=3)
    assert read_agenda(json_writing.write(whole, NOTHING)) == whole


def test_a_time_has_an_offset_only_where_the_clocks_show_it_twice(build: Builder) -> None:
    agenda = build(*ONCE_AND_AGAIN, **AUTUMN)
    first, second = json.loads(json_writing.write(agenda, NOTHING))["sessions"]
    assert (first["start"], first["end"]) == ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")
    assert (second["start"], second["end"]) == ("2026-10-25T10:00", "2026-10-25T11:00")


def test_a_time_at_the_calendar_s_end_is_written_in_utc(build: Builder) -> None:
    agenda = build({"start": "9998-12-31T20:00Z"}, timezone="Pacific/Kiritimati")
    assert read_agenda(json_writing.write(agenda, NOTHING)) == agenda


# CSV


@pytest.mark.parametrize("cell", ["=1+1", "+43 1", "-1", "@here", "'=1+1", "''-"])
def test_a_spreadsheet_finds_no_formula(cell: str, build: Builder) -> None:
    agenda = build({"start": "2026-04-20T10:00", "description": cell, "room": cell})
    data = csv_writing.write(agenda, NOTHING)
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row["description"] == row["room"] == f"'{cell}"
    found = tables.read(data, NOBODY)
    assert found.agenda["sessions"][0]["description"] == cell


@given(any_agenda)
def test_no_cell_begins_like_a_formula(agenda: Agenda) -> None:
    text = csv_writing.write(agenda, NOTHING).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell.startswith(tuple("=+-@\t\r\n"))]


def test_an_apostrophe_of_a_text_stays(build: Builder) -> None:
    agenda = build({"start": "2026-04-20T10:00", "title": "'Twas"})
    found = tables.read(csv_writing.write(agenda, NOTHING), NOBODY)
    assert found.agenda["sessions"][0]["title"] == "'Twas"


def test_a_table_begins_with_a_byte_order_mark_for_excel(agenda: Agenda) -> None:
    data = csv_writing.write(agenda, NOTHING)
    assert data.startswith(b"\xef\xbb\xbftitle,start,end,timezone,id,")
    assert b"\r\nWelcome coffee,2026-04-20 13:00,2026-04-20 13:30,Europe/Vienna," in data


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_hour_that_comes_twice_is_clear_in_a_table(
    order: tuple[int, int], build: Builder
) -> None:
    agenda = build(*(ONCE_AND_AGAIN[one] for one in order), **AUTUMN)
    assert_table_keeps(agenda)


@given(any_agenda)
def test_a_table_gives_back_its_sessions(agenda: Agenda) -> None:
    if agenda.sessions:
        assert_table_keeps(agenda)


def assert_table_keeps(agenda: Agenda) -> None:
    """What a table has no column for: the conference, links, busy, line breaks in names."""
    back = read_agenda(tables.read(csv_writing.write(agenda, NOTHING), NOBODY).agenda)
    assert back.conference.timezone == agenda.conference.timezone
    assert [
        (one.start, one.end, one.kind, one.status, one.id, one.title, one.room, one.speakers)
        for one in back.sessions
    ] == [
        (
            one.start,
            one.end,
            one.kind,
            one.status,
            harmless(one.id).strip(),
            line_of(harmless(one.title)),
            line_of(harmless(one.room or "")) or None,
            tuple(line_of(harmless(name).replace(";", ",")) for name in one.speakers),
        )
        for one in agenda.ordered
    ]


# Markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("2) no list", r"2\) no list"),
        ("- no list\n+ nor this", "\\- no list\\\n\\+ nor this"),
        ("> no quotation", r"\> no quotation"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("[no](link)", r"\[no](link)"),
        ("*no* _emphasis_, snake_case", r"\*no\* \_emphasis\_, snake_case"),
        ("&lt; is no entity, & neither", r"\&lt; is no entity, & neither"),
        ("===", r"\==="),
        ("no end #", r"no end \#"),
        ("`no code`", r"\`no code\`"),
        ("\n\n    no code", "no code"),
    ],
)
def test_markdown_of_strangers_is_shown(text: str, markdown: str) -> None:
    assert paragraph(text) == markdown


def rendered(markdown: str) -> tuple[set[str], str]:
    """The tags of the page that Markdown makes, and the text on it."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return set(re.findall("</?([a-z0-9]+)", page)), unescape(re.sub("<[^>]*>", "", page)).strip()


@given(markdown_texts)
def test_a_text_is_on_the_page_as_it_is(text: str) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    tags, shown = rendered(paragraph(text))
    assert tags <= {"p", "br"}
    assert shown.split("\n") == (lines or [""])
    line = line_of(text)
    assert rendered(f"### 10:00 {paragraph(line)}") == ({"h3"}, f"10:00 {line}".strip())


@given(markdown_texts, markdown_texts | markdown_texts.map(lambda text: f"https://{text}"))
def test_a_link_is_on_the_page_as_it_is(title: str, address: str) -> None:
    title, address = line_of(f"t{title}"), line_of(address)
    tags, shown = rendered(f"- {link(title, address)}")
    assert tags <= {"ul", "li", "a"}
    assert shown in {title, f"{title}: {address}".strip()}


@pytest.mark.parametrize(
    ("title", "address", "markdown"),
    [
        ("A [b]", "https://example.org", r"[A \[b\]](<https://example.org>)"),
        ("https://a.b", "https://a.b", "<https://a.b>"),
        ("No link", "javascript:alert(1)", "No link: javascript:alert(1)"),
        ("x_", "x_", r"x\_"),
    ],
)
def test_a_link_in_markdown_is_one_that_browsers_open(
    title: str, address: str, markdown: str
) -> None:
    assert link(title, address) == markdown


def test_the_programme_in_markdown(build: Builder) -> None:
    agenda = build(
        {
            "start": "2026-04-20T22:00",
            "end": "2026-04-21T01:00",
            "status": "cancelled",
            "speakers": ["Jane Doe"],
            "links": [{"title": "Slides", "url": "https://example.org/s"}],
            "url": "https://example.org",
            "description": "First.\n\nSecond,\nin two lines.",
        },
        {"start": "2026-04-21T01:30"},
        status="draft",
        day_change="05:00",
        theme="*A theme*",
        notes=["A note."],
    )
    assert written(md_writing.write, agenda) == (
        "# A conference\n\n"
        "**\\*A theme\\***\n\n"
        "DRAFT AGENDA, revision 0\n\n"
        "- Monday 20 April 2026 to Tuesday 21 April 2026\n"
        "- Times in Vienna (CEST, UTC+2)\n\n"
        "## Monday 20 April 2026\n\n"
        "### 22:00–01:00 (21 April) ~~Session 0~~\n\n"
        "- Cancelled\n"
        "- Jane Doe\n"
        "- <https://example.org>\n"
        "- [Slides](<https://example.org/s>)\n\n"
        "First.\n\n"
        "Second,\\\nin two lines.\n\n"
        "### 01:30 (21 April)–… Session 1\n\n"
        "---\n\n"
        "- A note.\n"
    )


# frab


def read_xml(agenda: Agenda) -> Agenda:
    return read_agenda(frab_xml.read(xml_writing.write(agenda, NOTHING), NOBODY).agenda)


def read_json(agenda: Agenda) -> Agenda:
    return read_agenda(frab_json.read(frab_json_writing.write(agenda, NOTHING), NOBODY).agenda)


@pytest.fixture(scope="module")
def xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd"))


@pytest.fixture(scope="module")
def json_schema() -> jsonschema.Draft6Validator:
    return jsonschema.Draft6Validator(json.loads((SCHEMAS / "schema.json").read_bytes()))


@needs_schemas
@given(agenda=any_agenda)
def test_schedule_xml_is_valid(xsd: etree.XMLSchema, agenda: Agenda) -> None:
    xsd.assertValid(etree.fromstring(xml_writing.write(agenda, NOTHING)))


@needs_schemas
@given(agenda=any_agenda)
def test_schedule_json_is_valid(json_schema: jsonschema.Draft6Validator, agenda: Agenda) -> None:
    json_schema.validate(json.loads(frab_json_writing.write(agenda, NOTHING)))


@needs_schemas
@pytest.mark.parametrize(
    "session",
    [
        {"start": "2026-04-20T10:00", "end": "2026-04-26T10:00"},
        {"start": "2026-04-20T10:00", "url": "https://example.org/a?b=c&d#e", "language": "en"},
        {"start": "2026-04-20T10:00", "url": "zoom:no address", "track": "A track"},
        {"start": "2026-04-20T10:00", "links": [{"title": "Slides", "url": "https://e.org/ä b"}]},
        {"start": "2026-04-20T10:00", "uid": "0289058F-d8b5-5dee-96e4-05b42a6e6b4a"},
        {"start": "1850-04-20T10:00"},
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "Etc/GMT-2", "GMT", "America/New_York"])
def test_odd_sessions_are_valid_too(
    session: dict[str, Any],
    zone: str,
    xsd: etree.XMLSchema,
    json_schema: jsonschema.Draft6Validator,
    build: Builder,
) -> None:
    day = session["start"][:10]
    agenda = build(
        session, session, timezone=zone, first_day=day, last_day=day, url="https://e.org"
    )
    xsd.assertValid(etree.fromstring(xml_writing.write(agenda, NOTHING)))
    json_schema.validate(json.loads(frab_json_writing.write(agenda, NOTHING)))
    for back in (read_xml(agenda), read_json(agenda)):
        assert [one.start for one in back.sessions] == [one.start for one in agenda.ordered]
        assert [one.end for one in back.sessions] == [one.end for one in agenda.ordered]
        assert back.conference.url == agenda.conference.url


@pytest.mark.parametrize("read", [read_xml, read_json])
@given(agenda=any_agenda)
def test_a_schedule_gives_back_what_its_format_can_carry(
    read: Callable[[Agenda], Agenda], agenda: Agenda
) -> None:
    """Not: theme, venue, online, notes, language, updated; busy; the order of the file.

    A uid that is no UUID comes back as one, an id of other signs than a to z as a number, and what
    XML cannot hold as a sign for it.
    """
    back = read(agenda)
    old, new = facts_of(agenda.conference), facts_of(back.conference)
    for field in ("status", "timezone", "revision"):
        assert new[field] == old[field]
    assert new["title"] == held(old["title"], read)
    assert back.days == agenda.days
    assert {one.start: back.day_of(one) for one in back.sessions} == {
        one.start: agenda.day_of(one) for one in agenda.sessions
    }
    carried = sorted(fields_of(one, read) for one in agenda.sessions)
    assert sorted(fields_of(one, read) for one in back.sessions) == carried
    ids = {one.id for one in agenda.sessions if SLUGGABLE.fullmatch(one.id)}
    assert ids <= {one.id for one in back.sessions}


def held(text: str, read: object) -> str:
    """A text of one line as it comes back."""
    line = line_of(text)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "�", line) if read is read_xml else line


def fields_of(session: Any, read: object) -> tuple[Any, ...]:
    description = session.description and held_text(session.description, read)
    return (
        session.start,
        session.end or dt.datetime.max.replace(tzinfo=dt.UTC),
        session.kind,
        session.status,
        held(session.title, read),
        held(session.room or "", read),
        tuple(dict.fromkeys(held(name, read) for name in session.speakers)),
        description or "",
    )


def held_text(text: str, read: object) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "�", unified) if read is read_xml else unified


@pytest.mark.parametrize("read", [read_xml, read_json])
def test_a_schedule_carries_all_of_a_session(
    read: Callable[[Agenda], Agenda], build: Builder
) -> None:
    session = {
        "id": "s0",
        "uid": "0289058f-d8b5-5dee-96e4-05b42a6e6b4a",
        "start": "2026-04-20T10:00",
        "status": "tentative",
        "room": "Hall",
        "track": "Prevention",
        "language": "en",
        "url": "https://example.org/s0",
        "speakers": ["Jane Doe", "John Doe"],
        "links": [{"title": "Slides", "url": "https://example.org/s"}],
        "description": "<b>not bold</b> &amp; no entity\n\n- as it is",
    }
    agenda = build(session, {"start": "2026-04-21T10:00", "status": "cancelled"})
    back = read(agenda)
    assert back.sessions[0] == agenda.sessions[0]
    assert back.sessions[1].cancelled


def test_a_number_stays_the_id_of_an_event(build: Builder) -> None:
    agenda = build(
        {"id": "2", "start": "2026-04-20T10:00"},
        {"id": "Übung", "start": "2026-04-20T11:00"},
        {"id": "x", "start": "2026-04-20T12:00"},
    )
    root = etree.fromstring(xml_writing.write(agenda, NOTHING))
    assert [event.get("id") for event in root.iter("event")] == ["2", "1", "3"]
    assert [one.id for one in read_xml(agenda).sessions] == ["2", "1", "x"]


def test_a_part_stands_as_in_the_whole(build: Builder) -> None:
    whole = build(
        {"start": "2026-04-20T10:00"}, {"start": "2026-04-20T11:00", "end": "2026-04-20T12:00"}
    )
    events = [
        {one.get("id"): one.findtext("duration") for one in root.iter("event")}
        for part in (whole, only(whole, whole.sessions[:1]), only(whole, whole.sessions[1:]))
        for root in [etree.fromstring(xml_writing.write(part, WriteOptions(whole=whole)))]
    ]
    assert events == [{"1": "02:00", "2": "01:00"}, {"1": "02:00"}, {"2": "01:00"}]


def test_a_guid_is_the_same_in_each_revision_and_no_other_s(build: Builder) -> None:
    session = {"start": "2026-04-20T10:00", "uid": "one@example.org"}
    first = build(session, session)
    second = build(session, {**session, "title": "Another"}, revision=1)
    guids = [
        [
            event.get("guid")
            for event in etree.fromstring(xml_writing.write(one, NOTHING)).iter("event")
        ]
        for one in (first, second)
    ]
    assert guids[0] == guids[1]
    assert len(set(guids[0])) == 2


def test_what_lasts_longer_than_xml_knows_is_refused(build: Builder) -> None:
    agenda = build({"start": "2026-04-20T10:00", "end": "2026-08-20T10:00"})
    with pytest.raises(CallError, match="lasts 122 days"):
        xml_writing.write(agenda, NOTHING)


def test_a_subtitle_of_others_says_that_a_session_is_cancelled() -> None:
    data = (
        b"<schedule><conference><title>T</title><time_zone_name>UTC</time_zone_name></conference>"
        b"<day date='2026-04-20'><room name='Hall'><event id='1'><title>Talk</title>"
        b"<subtitle>Cancelled</subtitle><date>2026-04-20T10:00:00Z</date>"
        b"<duration>01:00</duration></event></room></day></schedule>"
    )
    (session,) = read_agenda(frab_xml.read(data, NOBODY).agenda).sessions
    assert session.cancelled
    assert session.description is None
