"""frab schedules written as XML and JSON, and what comes back through the readers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from atip_agenda.errors import CallError
from atip_agenda.formats.frab import json_writer as frab_json_writing
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.frab import xml_writer as xml_writing
from atip_agenda.formats.frab.json_writer import SLUGGABLE
from atip_agenda.formats.interface import WriteOptions
from atip_agenda.formats.slugs import line_of
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from atip_agenda.schedule.select import only
from conftest import DATA, Builder
from strategies import facts_of
from writing import NOBODY, NOTHING, any_agenda, read_json, read_xml

# XML 1.0, 2.2
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@pytest.mark.parametrize("read", [read_xml, read_json])
@given(agenda=any_agenda)
def test_a_schedule_gives_back_what_its_format_can_carry(
    read: Callable[[Agenda], Agenda], agenda: Agenda
) -> None:
    """The format lacks theme, venue, online, notes, language, updated, busy and file order.

    A uid that is not a UUID becomes one, an id with characters other than a to z becomes a number,
    and characters that XML cannot hold are replaced.
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
    """A line of text as it is read back."""
    return held_text(line_of(text), read)


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
    return NOT_IN_XML.sub("�", unified) if read is read_xml else unified


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


def test_a_written_schedule_has_its_elements_in_the_order_of_the_schema(build: Builder) -> None:
    """The files in tests/data are valid by the published schemas."""
    opening = {
        "id": "opening",
        "uid": "0289058f-d8b5-5dee-96e4-05b42a6e6b4a",
        "kind": "opening",
        "title": "Opening & welcome",
        "start": "2026-04-20T09:00",
        "end": "2026-04-20T10:30",
        "room": "Hall",
        "track": "Plenary",
        "language": "en",
        "url": "https://example.org/opening",
        "speakers": ["Jane Doe", "Ada Lovelace"],
        "links": [{"title": "Slides", "url": "https://example.org/s"}],
        "description": "<b>not bold</b>\n\n- as it is",
    }
    late = {"id": "late", "title": "Late", "start": "2026-04-21T10:00", "status": "cancelled"}
    agenda = build(opening, late, url="https://example.org", revision=2)
    xml = xml_writing.write(agenda, NOTHING)
    expected = (DATA / "written.xml").read_bytes()
    assert etree.canonicalize(xml.decode()) == etree.canonicalize(expected.decode())
    assert frab_json_writing.write(agenda, NOTHING) == (DATA / "written.json").read_bytes()


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
