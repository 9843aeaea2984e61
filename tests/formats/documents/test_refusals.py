"""What is no agenda is refused in a plain sentence, and no input makes anything else go wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnusableAgendaError
from atip_agenda.formats import html as html_page
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.documents import reader as document
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.reading import read_agenda
from conftest import ROOT, SHARED
from typed_agendas import DOCUMENTS, REFUSED, TYPED, Refused, Typed

VIENNA = ReadOptions(ZoneInfo("Europe/Vienna"))
Read = Callable[[bytes, ReadOptions], ReadResult]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: refused.name)
def test_what_is_no_agenda_is_refused_in_a_sentence(refused: Refused) -> None:
    with pytest.raises(UnusableAgendaError) as refusal:
        document.read(refused.text.encode(), VIENNA)
    (fault,) = refusal.value.faults
    assert fault.message == refused.sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "It is empty."),
        (" \n", "It is empty."),
        ("Hello", "It names no times of sessions, as 09:00 – 10:30, and so is no agenda."),
        ('{"at": "9:00 - 10:00"}', "It is JSON of another sort, not an agenda."),
        ("\x00\x01\x02", "It is no text that can be read."),
    ],
)
def test_what_is_hardly_a_text_is_refused_as_well(text: str, sentence: str) -> None:
    with pytest.raises(UnusableAgendaError) as refusal:
        document.read(text.encode(), VIENNA)
    (fault,) = refusal.value.faults
    assert fault.message == sentence


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_the_project_s_own_pages_are_no_agendas(path: Path) -> None:
    with pytest.raises(UnusableAgendaError):
        document.read(path.read_bytes(), VIENNA)


OTHERS = [
    *DOCUMENTS.glob("*.json"),
    *SHARED.glob("fixtures/ics/*.ics"),
    *SHARED.glob("fixtures/frab/*"),
    *SHARED.glob("fixtures/other/*"),
    *SHARED.glob("fixtures/README.md"),
    *SHARED.glob("*.md"),
]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_files_of_other_formats_are_no_agendas(path: Path) -> None:
    with pytest.raises(UnusableAgendaError):
        document.read(path.read_bytes(), VIENNA)


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xfe\xff\xd8", b"\x81\x8d", b"\xef\xbb\xbf\xff"])
def test_what_no_editor_saves_is_no_text(data: bytes) -> None:
    with pytest.raises(UnusableAgendaError, match="no text"):
        document.read(data, VIENNA)
    assert (format_of(data) == "text") is (data != b"\x81\x8d")


def test_any_text_may_be_an_agenda_and_nothing_else() -> None:
    assert format_of("Monday 20 April\n9.00 – 10.00 Café".encode()[:-1]) == "text"
    assert format_of("Montag".encode("utf-16")) == "text"
    assert format_of(b"PK\x03\x04\x00\x00\x00") == ""


# --- nothing else goes wrong ---


def accepts_or_refuses(read: Read, data: bytes) -> None:
    """Read: an agenda that the models accept, or one error of the house."""
    try:
        found = read(data, VIENNA)
        agenda = read_agenda(found.agenda)
    except AgendaError:
        return
    assert agenda.sessions
    assert all(fault.message for fault in found.warnings)


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    accepts_or_refuses(document.read, data)
    accepts_or_refuses(html_page.read, data)


PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "   ",
            "\t",
            "|",
            " | ",
            "- ",
            "# ",
            "**",
            "(",
            ")",
            ":",
            " – ",
            "-",
            "/",
        ),
        *(
            "9:00",
            "10.30",
            "1500",
            "9",
            "24:00",
            "0:00",
            "noon",
            "am",
            "pm",
            "13.00 – 13.30",
            "99:99",
        ),
        *(
            "8h30",
            "19:00-",
            " onwards",
            "29 February",
            "31 April",
            "20 April 2026",
            "Monday",
            "Day 1",
        ),
        *(
            "20-21 April 2026",
            "Tuesday 29 March 2026",
            "2:30 – 3:30",
            "Vienna, Austria",
            "DRAFT AGENDA",
        ),
        *(
            "Panel 1",
            "Lunch",
            "Time",
            "Title",
            "Room A",
            "Description:",
            "UTC",
            "EST",
            "Europe/Vienna",
        ),
        *(
            "20.04.26",
            "9999-12-31",
            "0001-01-01",
            "Day 99999",
            "(10 minutes)",
            "\u202e",
            "\x1b[31m",
            "é",
        ),
        *(
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            '<td rowspan="3" colspan=2>',
            "<h1>",
            "&amp;",
            "<!--",
        ),
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
def test_pieces_of_agendas_are_read_or_refused(text: str) -> None:
    accepts_or_refuses(document.read, text.encode())
    accepts_or_refuses(html_page.read, text.encode())


@settings(max_examples=300)
@given(st.sampled_from(TYPED), st.data())
def test_agendas_that_were_damaged_are_read_or_refused(typed: Typed, data: st.DataObject) -> None:
    lines = typed.text.split("\n")
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(lines) - 1))
        piece = data.draw(PIECES)
        cut = data.draw(st.integers(0, len(lines[at])))
        lines[at] = data.draw(
            st.sampled_from([lines[at][:cut], lines[at][:cut] + piece + lines[at][cut:], piece, ""])
        )
        lines[at : at + 1] = data.draw(st.sampled_from([[lines[at]], [], [lines[at]] * 2]))
        lines = lines or [""]
    accepts_or_refuses(document.read, "\n".join(lines).encode())


# A quadratic reader would take hours over these.
@pytest.mark.parametrize(
    "text",
    [
        "20 April 2026\n" + "".join(f"9:00 – 10:00 Talk {n}\nwith text\n" for n in range(10_000)),
        "20 April 2026\n" + "".join(f"Talk {n}\n\n9:00 – 10:00\n\n" for n in range(5_000)),
        "20 April 2026\n|Time|Title|\n" + "".join(f"|9 – 10|Talk {n}|\n" for n in range(10_000)),
        "20 April 2026\n9:00 – 10:00 Talk\n"
        + "and on it goes, in a small letter, for long\n" * 20_000,
        "Monday 20 April 2026, 9:00 – 10:00\n" * 10_000,
    ],
    ids=["items", "titles above", "a table", "a paragraph", "days"],
)
def test_a_long_document_is_read_or_refused(text: str) -> None:
    accepts_or_refuses(document.read, text.encode())


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "-",
            "*",
            "_",
            "`",
            "``a",
            "[",
            "](",
            "<a ",
            "&",
            "|",
            "| ",
            "\t",
            "    x",
            "#",
            "9:",
            "9:00 ",
        ),
        *(
            "9:00-",
            "(9:00",
            "20 April ",
            "Monday ",
            ". ",
            "x ",
            "\u2013",
            "<br>",
            "**a",
            "_a_",
            "'",
            "~",
        ),
        *(
            "<!--",
            "<table>",
            "<tr>",
            "<td>",
            "<td rowspan=500 colspan=64>",
            "<script>",
            "<p>",
            "&amp;",
        ),
        *("via Zoom ", "Venue: ", "Vienna, ", "times UTC ", "a.b ", "1. ", "Day 1 "),
    ],
)
@pytest.mark.parametrize("read", [document.read, html_page.read], ids=["text", "page"])
def test_a_long_line_is_read_or_refused(read: Read, piece: str) -> None:
    line = piece * (200_000 // len(piece))
    for text in (line, f"20 April 2026\n9:00 Talk {line}", f"20 April 2026\n{line} 9:00 – 10:00"):
        accepts_or_refuses(read, text.encode())
