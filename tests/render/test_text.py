"""Text from files never commands a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.render.drawing.page import Page, cells
from atip_agenda.render.drawing.text import clean, paragraphs_of, stand_ins_for
from hostile import harmless


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\x9b31mred", "\ufffd31mred"),
        ("a\u202eb", "a\ufffdb"),
        ("tab\tnew\r\nline", "tab new  line"),
        ("next\x85line\u2028and\u2029on", "next line and on"),
        ("bell\x07 del\x7f nul\x00", "bell\ufffd del\ufffd nul\ufffd"),
        ("\ud800", "\ufffd"),
        ("[red]markup[/red]", "[red]markup[/red]"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_a_sign(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@given(st.text(st.characters()))
def test_no_text_gets_past_as_a_command(raw: str) -> None:
    assert harmless(clean(raw))


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_clean_stays_as_it_is(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@pytest.mark.parametrize(
    ("encoding", "raw", "shown"),
    [
        ("ascii", "► 14:30–… ■ × ✓ → “a” ’", '> 14:30-... # x ok -> "a" \''),
        ("cp1252", "► 14:30–… ■ × ✓ → “a” ’", "> 14:30–… # × ok -> “a” ’"),
        ("ascii", "café Łódź ½ 会", "cafe ?odz 1/2 ?"),
        ("utf-8", "► 会", "► 会"),
        ("latin-1", "é –", "é -"),
    ],
)
def test_what_a_stream_cannot_write_has_a_stand_in(encoding: str, raw: str, shown: str) -> None:
    assert Page(80, stand_ins_for(encoding)).text(raw) == shown


@given(st.text(), st.sampled_from(["ascii", "cp1252", "latin-1", "utf-8", "koi8-r"]))
def test_every_text_can_be_written_in_every_encoding(raw: str, encoding: str) -> None:
    shown = Page(80, stand_ins_for(encoding)).text(raw)
    assert shown.encode(encoding).decode(encoding) == shown


def test_an_empty_line_parts_paragraphs_and_a_single_one_does_not() -> None:
    assert paragraphs_of("one\ntwo\r\n\r\n three \n \n\n four\n") == ["one\ntwo", "three", "four"]
    assert paragraphs_of(" \n ") == []


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_ascii_takes_a_cell_a_character(text: str) -> None:
    assert cells(text) == len(text)
