"""The Word files in ../shared are read correctly."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from atip_agenda.formats.detect import format_of
from atip_agenda.formats.docx import read
from atip_agenda.formats.interface import NoZoneError, ReadOptions
from atip_agenda.reading import read_agenda
from conftest import SHARED
from formats.documents.test_documents import expected_of, sessions_in, unexpected

DOCX = SHARED / "fixtures" / "docx"
NEW_YORK = ReadOptions(ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("servir-icimod-kathmandu-2015", None),
        ("wmo-et-wdc-hampton-2019-v0.6", NEW_YORK.zone),
    ],
)
def test_real_documents_are_read_session_by_session(name: str, zone: ZoneInfo | None) -> None:
    path = DOCX / f"{name}.docx"
    assert format_of(path.read_bytes()) == "docx"
    found = read(path.read_bytes(), ReadOptions(zone))
    read_agenda(found.agenda)
    assert unexpected(found, expected_of(path.parent / f"{name}.docx")) == ([], [])


def test_two_versions_of_one_document_differ_as_their_authors_made_them() -> None:
    path = DOCX / "wmo-et-wdc-hampton-2019-v0.2.docx"
    sessions = sessions_in(read(path.read_bytes(), NEW_YORK).agenda)
    assert len(sessions) == 10
    assert "2019-10-02 15:30-18:00 Visit of Nasa Langley" in sessions


def test_dates_in_the_page_header_count() -> None:
    path = DOCX / "wmo-et-wdc-hampton-2019-v0.6.docx"
    agenda = read_agenda(read(path.read_bytes(), NEW_YORK).agenda)
    assert str(agenda.conference.first_day) == "2019-10-01"
    assert agenda.conference.status == "provisional"
    with pytest.raises(NoZoneError):
        read(path.read_bytes(), ReadOptions())
