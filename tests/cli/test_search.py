"""`search`: the sessions that contain all the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calls import PANELS, typed
from conftest import Tool


def test_search_wants_all_the_words(atip: Tool) -> None:
    assert sorted(atip("search", "victim").ids) == PANELS
    assert atip("search", "labour", "inspectors", "victim").ids == ["panel-2"]
    assert atip("search", "labour victim inspectors").ids == ["panel-2"]
    assert atip("search", "labour", "lunch").ids == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["victim", "--day", "monday"], ["panel-1"]),
        (["victim", "--day", "day 2", "--kind", "panel"], ["panel-2", "panel-3"]),
        (
            ["side", "--day", "tue", "--day", "mon"],
            ["side-events-1", "side-events-2", "side-events-3"],
        ),
        (["--kind", "panel", "victim"], PANELS),
        (["victim", "--kind", "break"], []),
        (["side", "--kind", "panel", "--kind", "side-event", "--day", "mon"], ["side-events-1"]),
    ],
    ids=typed,
)
def test_search_narrowed_by_day_and_kind(
    atip: Tool, arguments: list[str], expected: list[str]
) -> None:
    assert sorted(atip("search", *arguments).ids) == expected


@pytest.mark.parametrize(
    "phrase", ['"civil society"', "“civil society”", "„civil society“"], ids=["plain", "en", "de"]
)
def test_a_phrase_stands_in_double_quotes(atip: Tool, phrase: str) -> None:
    assert atip("search", phrase).ids == ["panel-2"]
    assert atip("search", phrase.replace("civil society", "society civil")).ids == []


@pytest.mark.parametrize("word", ["Ada", "Lovelace", "Orangerie", "Finance", "scared", "Titled"])
def test_search_looks_in_every_field_of_text(
    atip: Tool, file_of: Callable[..., str], word: str
) -> None:
    file = file_of(
        {
            "id": "found",
            "title": "Titled",
            "start": "2026-04-20T10:00",
            "speakers": ["Jane Doe", "Ada Lovelace"],
            "room": "Orangerie",
            "track": "Finance",
            "description": "Nobody is scared.",
        },
        {"id": "other", "start": "2026-04-20T10:00"},
    )
    assert atip("search", word, "--agenda", file).ids == ["found"]


def test_near_words_tell_sessions_of_one_title_apart_in_full(atip: Tool) -> None:
    assert "Side events (Mon 16:45)" in atip("search", "evnts", terminal=True).stdout
