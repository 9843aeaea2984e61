"""Agendas out of a word processor are read as those out of an editor."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnusableAgendaError
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.docx import blocks_of, read
from atip_agenda.formats.interface import ReadOptions
from atip_agenda.reading import read_agenda
from docx_files import MAIN, NAMESPACES, cell, document, package, paragraph, run, table, text_box
from formats.documents.test_documents import sessions_in

NEW_YORK = ReadOptions(ZoneInfo("America/New_York"))
VIENNA = ReadOptions(ZoneInfo("Europe/Vienna"))


DAY = paragraph("Monday 20 April 2026")


def test_merged_cells_are_one() -> None:
    rows = table(
        ("Time", "Room 1", "Room 2"),
        ("9:00 – 10:00", cell("Opening", width=2)),
        ("10:00 – 11:00", "Talk A", cell("Workshop", merge="restart")),
        ("11:00 – 12:00", "Talk B", cell(merge="continue")),
        (cell("Tuesday 21 April", width=3),),
        ("9:00 – 10:00", "Talk C", "Talk D"),
    )
    assert sessions_in(read(document(DAY, rows), VIENNA).agenda) == [
        "2026-04-20 09:00-10:00 Opening",
        "2026-04-20 10:00-11:00 Talk A @ Room 1",
        "2026-04-20 10:00-12:00 Workshop @ Room 2",
        "2026-04-20 11:00-12:00 Talk B @ Room 1",
        "2026-04-21 09:00-10:00 Talk C @ Room 1",
        "2026-04-21 09:00-10:00 Talk D @ Room 2",
    ]


def test_tracked_insertions_are_there_and_deletions_are_not() -> None:
    data = document(
        paragraph("The Forum", "Heading1"),
        paragraph("20 April 2026"),
        f"<w:p>{run('9:00 – 10:00 ')}"
        "<w:del w:id='1' w:author='A'><w:r><w:delText>Old</w:delText></w:r></w:del>"
        f"<w:moveFrom w:id='3' w:author='A'>{run('Moved')}</w:moveFrom>"
        f"<w:ins w:id='2' w:author='A'>{run('New talk')}</w:ins></w:p>",
    )
    agenda = read(data, VIENNA).agenda
    assert sessions_in(agenda) == ["2026-04-20 09:00-10:00 New talk"]
    assert agenda["conference"]["title"] == "The Forum"


def test_a_table_in_a_table_is_read() -> None:
    inner = table(("9:00 – 10:00", "Talk A"), ("10:00 – 11:00", "Talk B"))
    outer = table((cell(DAY), cell(f"{inner}{paragraph('Lunch follows.')}")))
    assert sessions_in(read(document(outer), VIENNA).agenda) == [
        "2026-04-20 09:00-10:00 Talk A",
        "2026-04-20 10:00-11:00 Talk B",
    ]


def test_a_text_box_is_read_once_below_its_paragraph() -> None:
    box = text_box(DAY, paragraph("9:00 – 10:00 Talk"))
    data = document(f"<w:p>{run('The Forum')}{box}</w:p>")
    assert [getattr(block, "text", "") for block in blocks_of(data)] == [
        "The Forum",
        "Monday 20 April 2026",
        "9:00 – 10:00 Talk",
    ]
    assert sessions_in(read(data, VIENNA).agenda) == ["2026-04-20 09:00-10:00 Talk"]


@pytest.mark.parametrize("main", [MAIN, "word/document2.xml"])
def test_the_main_part_and_its_header_are_found_by_their_relations(main: str) -> None:
    data = document(paragraph("9:00 – 10:00 Talk"), header="20 April 2026", main=main)
    assert sessions_in(read(data, VIENNA).agenda) == ["2026-04-20 09:00-10:00 Talk"]
    assert blocks_of(data)[0].where == "page header, line 1"  # type: ignore[union-attr]


def test_rows_that_are_merged_take_linear_time() -> None:
    """Nothing is timed: what is not linear does not end within a test's patience."""
    first = ("9:00 – 10:00", cell("Talk", merge="restart"))
    rows = [first, *[("", cell(merge="continue"))] * 20_000]
    assert len(blocks_of(document(DAY, table(*rows)))) == 2


def test_elements_that_are_nested_deeply_are_read_or_refused() -> None:
    for depth in (20, 100, 5_000):
        nested = DAY
        for _ in range(depth):
            nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>"
        try:
            assert blocks_of(document(nested))
        except UnusableAgendaError:
            assert depth > 20


def test_a_warning_names_the_row_of_the_table() -> None:
    found = read(document(DAY, table(("9:00 – 23:00", "Coffee"))), VIENNA)
    assert "table 1, row 1" in [fault.where for fault in found.warnings]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"no package",
        document()[:-400],
        document().replace(b"word/document.xml", b"word/documen_.xml"),
        package({}),
    ],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableAgendaError):
        read(data, VIENNA)


@pytest.mark.parametrize("size", [None, 1000])
def test_a_package_that_unpacks_to_too_much_is_refused(size: int | None) -> None:
    data = package({MAIN: " " * (65 * 1024 * 1024)})
    assert len(data) < 200_000
    match = "unpacks to more"
    if size:  # and not believed where its directory says less
        full = (65 * 1024 * 1024).to_bytes(4, "little")
        data, match = data.replace(full, size.to_bytes(4, "little")), "no .docx document"
    with pytest.raises(UnusableAgendaError, match=match):
        read(data, VIENNA)


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    body = "<w:body><w:p><w:r><w:t>9:00 – 10:00 &e8;</w:t></w:r></w:p></w:body>"
    text = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><w:document {NAMESPACES}>{body}</w:document>'
    with pytest.raises(AgendaError):
        read(package({MAIN: text}), VIENNA)


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.binary(min_size=1, max_size=40))
def test_a_damaged_document_is_read_or_refused(at: int, piece: bytes) -> None:
    whole = document(DAY, table(("9:00 – 10:00", "Talk"), ("10:00", "Tea")))
    at %= len(whole)
    try:
        read_agenda(read(whole[:at] + piece + whole[at + len(piece) :], VIENNA).agenda)
    except AgendaError:
        return


@settings(max_examples=60)
@given(st.data())
def test_damaged_markup_is_read_or_refused(data: st.DataObject) -> None:
    body = f"<w:body>{DAY}{table(('9:00 – 10:00', 'Talk'))}</w:body>"
    markup = f"<w:document {NAMESPACES}>{body}</w:document>"
    pieces = [
        "<w:tr>",
        "</w:tr>",
        "<w:tc/>",
        "<w:gridSpan w:val='9999'/>",
        "<w:vMerge/>",
        "&x;",
        "",
    ]
    at = data.draw(st.integers(0, len(markup)))
    until = at + data.draw(st.integers(0, 60))
    damaged = markup[:at] + data.draw(st.sampled_from(pieces)) + markup[until:]
    try:
        read_agenda(read(package({MAIN: damaged}), VIENNA).agenda)
    except AgendaError:
        return


def test_it_is_known_by_its_beginning() -> None:
    assert format_of(document()) == "docx"
    assert format_of(b"PK\x05\x06") != "docx"
    assert format_of(json.dumps({"word/": 1}).encode()) != "docx"
