"""Agendas out of a word processor are read as those out of an editor."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, CallError, UnusableAgendaError
from atip_agenda.formats.docx import looks_like, read
from atip_agenda.formats.interface import NoZoneError, ReadOptions
from atip_agenda.reading import read_agenda
from formats.documents.test_documents import expected_of, sessions_in, unexpected

NEW_YORK = ReadOptions(ZoneInfo("America/New_York"))
VIENNA = ReadOptions(ZoneInfo("Europe/Vienna"))


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_rows(*rows: tuple[str, ...]) -> Any:
    """A document with a day and a table."""
    document = Document()
    document.add_paragraph("Monday 20 April 2026")
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return document


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("servir-icimod-kathmandu-2015", None),
        ("wmo-et-wdc-hampton-2019-v0.6", NEW_YORK.zone),
    ],
)
def test_real_documents_are_read_session_by_session(
    shared: Path, name: str, zone: ZoneInfo | None
) -> None:
    path = shared / "fixtures" / "docx" / f"{name}.docx"
    found = read(path.read_bytes(), ReadOptions(zone))
    read_agenda(found.agenda)
    assert unexpected(found, expected_of(path.parent / f"{name}.docx")) == ([], [])


def test_two_versions_of_one_document_differ_as_their_authors_made_them(shared: Path) -> None:
    path = shared / "fixtures" / "docx" / "wmo-et-wdc-hampton-2019-v0.2.docx"
    sessions = sessions_in(read(path.read_bytes(), NEW_YORK).agenda)
    assert len(sessions) == 10
    assert "2019-10-02 15:30-18:00 Visit of Nasa Langley" in sessions


def test_dates_in_the_page_header_count(shared: Path) -> None:
    path = shared / "fixtures" / "docx" / "wmo-et-wdc-hampton-2019-v0.6.docx"
    agenda = read_agenda(read(path.read_bytes(), NEW_YORK).agenda)
    assert str(agenda.conference.first_day) == "2019-10-01"
    assert agenda.conference.status == "provisional"
    with pytest.raises(NoZoneError):
        read(path.read_bytes(), ReadOptions())


def test_merged_cells_are_one() -> None:
    document = with_rows(
        ("Time", "Room 1", "Room 2"),
        ("9:00 – 10:00", "Opening", ""),
        ("10:00 – 11:00", "Talk A", "Workshop"),
        ("11:00 – 12:00", "Talk B", ""),
        ("Tuesday 21 April", "", ""),
        ("9:00 – 10:00", "Talk C", "Talk D"),
    )
    table = document.tables[0]
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(2, 2).merge(table.cell(3, 2))
    table.cell(4, 0).merge(table.cell(4, 2))
    assert sessions_in(read(saved(document), VIENNA).agenda) == [
        "2026-04-20 09:00-10:00 Opening",
        "2026-04-20 10:00-11:00 Talk A @ Room 1",
        "2026-04-20 10:00-12:00 Workshop @ Room 2",
        "2026-04-20 11:00-12:00 Talk B @ Room 1",
        "2026-04-21 09:00-10:00 Talk C @ Room 1",
        "2026-04-21 09:00-10:00 Talk D @ Room 2",
    ]


def test_tracked_insertions_are_there_and_deletions_are_not() -> None:
    document = Document()
    document.add_heading("The Forum", 1)
    document.add_paragraph("20 April 2026")
    marks = nsdecls("w")
    document.element.body.append(
        parse_xml(
            f"<w:p {marks}><w:r><w:t>9:00 – 10:00 </w:t></w:r>"
            "<w:del w:id='1' w:author='A'><w:r><w:delText>Old</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='A'><w:r><w:t>New talk</w:t></w:r></w:ins></w:p>"
        )
    )
    agenda = read(saved(document), VIENNA).agenda
    assert sessions_in(agenda) == ["2026-04-20 09:00-10:00 New talk"]
    assert agenda["conference"]["title"] == "The Forum"


def test_a_warning_names_the_row_of_the_table() -> None:
    found = read(saved(with_rows(("9:00 – 23:00", "Coffee"))), VIENNA)
    assert "table 1, row 1" in [fault.where for fault in found.warnings]


def test_without_the_library_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(CallError, match=r"pip install 'atip-agenda\[docx\]'"):
        read(b"PK\x03\x04", VIENNA)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"no package",
        saved(Document())[:-400],
        saved(Document()).replace(b"word/document.xml", b"word/documen_.xml"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableAgendaError):
        read(data, VIENNA)


def replaced(part: str, content: bytes) -> bytes:
    """An empty document with another content in one of its parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(Document()))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    data = replaced("word/document.xml", b" " * (65 * 1024 * 1024))
    assert len(data) < 200_000
    with pytest.raises(UnusableAgendaError, match="unpacks to more"):
        read(data, VIENNA)


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    body = "<w:body><w:p><w:r><w:t>9:00 – 10:00 &e8;</w:t></w:r></w:p></w:body>"
    text = (
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><w:document {nsdecls("w")}>{body}</w:document>'
    )
    with pytest.raises(AgendaError):
        read(replaced("word/document.xml", text.encode()), VIENNA)


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.binary(min_size=1, max_size=40))
def test_a_damaged_document_is_read_or_refused(at: int, piece: bytes) -> None:
    whole = saved(with_rows(("9:00 – 10:00", "Talk"), ("10:00", "Tea")))
    at %= len(whole)
    try:
        read_agenda(read(whole[:at] + piece + whole[at + len(piece) :], VIENNA).agenda)
    except AgendaError:
        return


@settings(max_examples=60)
@given(st.data())
def test_damaged_markup_is_read_or_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(saved(with_rows(("9:00 – 10:00", "Talk"))))) as package:
        markup = package.read("word/document.xml").decode()
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
        read_agenda(read(replaced("word/document.xml", damaged.encode()), VIENNA).agenda)
    except AgendaError:
        return


def test_it_is_known_by_its_beginning(shared: Path) -> None:
    for path in (shared / "fixtures" / "docx").glob("*.docx"):
        assert looks_like(path.read_bytes()[:4096])
    assert looks_like(saved(Document())[:4096])
    assert not looks_like(b"PK\x05\x06")
    assert not looks_like(json.dumps({"word/": 1}).encode())
