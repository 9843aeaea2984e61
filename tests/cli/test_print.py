"""`print`: the programme on paper."""

from __future__ import annotations

from typing import Any

import pytest

from calls import PANELS
from conftest import Tool


def test_print_is_the_same_drawing_piped_and_on_a_terminal(atip: Tool) -> None:
    assert atip("print").stdout == atip("print", terminal=True, color=True).stdout
    assert "\x1b" not in atip("print", terminal=True, color=True).stdout


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_print_is_drawn_to_the_width(atip: Tool, columns: int) -> None:
    lines = atip("print", columns=columns).stdout.splitlines()
    assert max(map(len, lines)) == columns
    assert "─" * columns in lines


def test_print_is_80_cells_wide_where_nobody_says_more(atip: Tool) -> None:
    lines = atip("print", variables={"COLUMNS": ""}).stdout.splitlines()
    assert max(map(len, lines)) == 80


def test_print_is_headed_by_title_theme_dates_place_and_draft(atip: Tool) -> None:
    lines = atip("print", "tuesday").stdout.splitlines()
    assert lines[:5] == [
        "26th Conference of the Alliance against Trafficking in Persons",
        "The Rise of Forced Criminality: Addressing a Security Blind Spot",
        "20–21 April 2026 · Hofburg, Vienna, Austria · Zoom",
        "",
        "DRAFT AGENDA                                       Times in Vienna (CEST, UTC+2)",
    ]


def test_print_holds_full_descriptions_of_the_days_asked_for(
    atip: Tool, agenda_data: dict[str, Any]
) -> None:
    described = {one["id"]: one.get("description") for one in agenda_data["sessions"]}
    whole = " ".join(atip("print").stdout.split())
    tuesday = " ".join(atip("print", "tuesday").stdout.split())
    for panel in PANELS:
        assert described[panel] in whole
    assert described["panel-1"] not in tuesday
    assert described["panel-3"] in tuesday
    assert "MONDAY 20 APRIL 2026" in whole
    assert "MONDAY" not in tuesday
