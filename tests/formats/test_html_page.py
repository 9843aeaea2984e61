"""Agendas on web pages are read as those in documents."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from atip_agenda.errors import UnusableAgendaError
from atip_agenda.formats.detect import format_of
from atip_agenda.formats.documents.blocks import WIDEST, Table, Text
from atip_agenda.formats.html import blocks_of, read
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.reading import read_agenda
from formats.documents.test_documents import sessions_in

PAGE = """<!DOCTYPE html>
<html><head><title>The Alliance</title><style>td { width: 9:00-10:00 }</style>
<script>var at = "<td>09:00 - 10:00</td>";</script></head>
<body><nav><a href="/">Home</a> 08:00 - 09:00 Menu</nav>
<h1>26th Conference</h1>
<p>Vienna, Austria, 20&#8211;21 April 2026</p>
<!-- 07:00 - 08:00 Hidden -->
<h2>Monday, 20 April</h2>
<table><thead><tr><th>&nbsp;</th><th>Room 1</th><th>Room 2</th></tr></thead><tbody>
<tr><th>9:00-10:00</th><td colspan="2"><div>50351</div><a href="/key">Keynote</a><br>By Jane
Doe</td></tr>
<tr><th>10:00-10:30</th><td colspan="2">Tea</td></tr>
<tr><th>10:30-11:30</th><td rowspan="2">Workshop on R&amp;D</td><td>Talk B</td></tr>
<tr><th>11:30-12:30</th><td>Talk C</td></tr>
</tbody></table>
<h2>Tuesday, 21 April</h2>
<dl><dt>09:00 &ndash; 10:00</dt><dd>Panel 1</dd><dt>10:00 &ndash; 11:00</dt><dd>Panel 2</dd></dl>
<div class="card"><div>12:00 - 13:00</div><div>Lunch</div><p>In the foyer</p></div>
<pre>
14:00 - 15:00  Closing
</pre>
</body></html>
"""


def found_in(page: str, zone: str | None = None) -> ReadResult:
    found = read(page.encode(), ReadOptions(ZoneInfo(zone) if zone else None))
    read_agenda(found.agenda)
    return found


def test_a_page_s_tables_lists_and_lines_are_read() -> None:
    assert sessions_in(found_in(PAGE).agenda) == [
        "2026-04-20 09:00-10:00 Keynote",
        "2026-04-20 10:00-10:30 Tea",
        "2026-04-20 10:30-12:30 Workshop on R&D @ Room 1",
        "2026-04-20 10:30-11:30 Talk B @ Room 2",
        "2026-04-20 11:30-12:30 Talk C @ Room 2",
        "2026-04-21 09:00-10:00 Panel 1",
        "2026-04-21 10:00-11:00 Panel 2",
        "2026-04-21 12:00-13:00 Lunch",
        "2026-04-21 14:00-15:00 Closing",
    ]


def test_a_page_s_facts_are_those_of_its_front() -> None:
    conference = found_in(PAGE).agenda["conference"]
    assert conference["title"] == "26th Conference"
    assert conference["venue"] == "Vienna, Austria"
    assert conference["timezone"] == "Europe/Vienna"


def test_descriptions_are_text() -> None:
    agenda: Any = found_in(PAGE).agenda
    assert agenda["sessions"][0]["description"] == "By Jane Doe"
    assert agenda["sessions"][7]["description"] == "In the foyer"


def test_the_title_of_a_page_without_a_heading_is_that_of_its_window() -> None:
    page = "<title>The Forum</title><p>20 April 2026<p>9:00 – 10:00 Talk"
    assert found_in(page, "UTC").agenda["conference"]["title"] == "The Forum"


def test_a_table_in_a_table_is_read() -> None:
    page = (
        "<table><tr><td>20 April 2026</td></tr><tr><td><table><tr><td>9:00 – 10:00</td>"
        "<td>Talk</td></tr></table></td></tr></table>"
    )
    assert sessions_in(found_in(page, "UTC").agenda) == ["2026-04-20 09:00-10:00 Talk"]


def test_a_warning_names_the_line_of_the_source() -> None:
    page = "<h1>Forum</h1>\n<p>20 April 2026</p>\n\n<p>\n9:00 – 23:00 Coffee</p>"
    assert "line 5" in [fault.where for fault in found_in(page, "UTC").warnings]


def test_what_has_no_end_is_text() -> None:
    page = "<p>20 April 2026<p>9:00 – 10:00 Talk <!-- and <script> more"
    (session,) = sessions_in(found_in(page, "UTC").agenda)
    assert session.startswith("2026-04-20 09:00-10:00 Talk")


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>9:00</script>", "\x00"])
def test_a_page_without_an_agenda_is_refused(page: str) -> None:
    with pytest.raises(UnusableAgendaError):
        found_in(page, "UTC")


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        (b"<!DOCTYPE html>\n<html>", True),
        (b"\xef\xbb\xbf \n<html lang=en>", True),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">', True),
        (b"<!-- saved -->\n<table>", True),
        (b"<p>Hello", True),
        (b'<?xml version="1.0"?>\n<schedule>', False),
        (b"<schedule>", False),
        (b"# Agenda <table>", False),
        (b"<html>\x00", False),
    ],
)
def test_a_page_is_known_by_its_beginning(head: bytes, *, is_page: bool) -> None:
    assert (format_of(head) == "html") is is_page


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b>x",
        "<div></b>",
        "</p>",
        "<a href='",
        "<table><tr><td>",
        "<td colspan=99999999 rowspan=99999999>x",
        "<tr><td rowspan=500>",
        "<!--",
        "<script>",
    ],
)
def test_a_megabyte_of_hostile_markup_is_read_or_refused(piece: str) -> None:
    """Nothing is timed: what is not linear does not end within a test's patience."""
    page = "<p>20 April 2026<p>9:00 – 10:00 Talk" + piece * (1_000_000 // len(piece))
    try:
        agenda = read_agenda(read(page.encode(), ReadOptions(ZoneInfo("UTC"))).agenda)
    except UnusableAgendaError:
        return
    assert agenda.sessions


def test_a_table_s_caption_and_cells_beyond_the_widest_table_do_no_harm() -> None:
    cells = "<td>x</td>" * 1000
    page = (
        "<table><caption>20 April 2026</caption>"
        f"<tr><td>9:00 – 10:00</td><td>Talk</td></tr><tr>{cells}</tr></table>"
    )
    line, table = blocks_of(page)
    assert isinstance(line, Text)
    assert isinstance(table, Table)
    assert (line.text, len(table.rows[1].cells)) == ("20 April 2026", WIDEST)
