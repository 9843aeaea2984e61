"""Tables written as CSV, and what comes back through the reader."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from atip_agenda.formats.csv import reader as tables
from atip_agenda.formats.csv import writer as csv_writing
from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import line_of
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import Builder
from writing import AUTUMN, NOBODY, NOTHING, ONCE_AND_AGAIN, any_agenda


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
    """A table has no columns for the conference, links and busy."""
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
