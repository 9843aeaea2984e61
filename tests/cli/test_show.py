"""`show`: sessions in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from calls import PANELS, typed
from conftest import Tool
from sentences import (
    sentence,
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["panel-2"], ["panel-2"]),
        (["panel", "2"], ["panel-2"]),
        (["panel 2"], ["panel-2"]),
        (["PANEL 2"], ["panel-2"]),
        (["charting"], ["panel-3"]),
        (["way", "forward"], ["panel-3"]),
        (["Welcome coffee"], ["welcome-coffee"]),
        (["panel-3", "panel-1"], ["panel-3", "panel-1"]),
        (["panel 3", "charting", "lunch"], ["panel-3", "panel-3", "lunch"]),
        (["side-events-2"], ["side-events-2"]),
    ],
    ids=typed,
)
def test_show_finds_a_session_by_id_words_or_title(
    atip: Tool, words: list[str], found: list[str]
) -> None:
    outcome = atip("show", *words, "--json")
    assert outcome.exit_code == 0, outcome.stderr
    assert [one["id"] for one in outcome.json] == found


def test_show_without_a_session_shows_all_with_a_description(atip: Tool) -> None:
    assert [one["id"] for one in atip("show", "--json").json] == PANELS


def test_show_takes_a_whole_title_before_a_piece_of_one(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "a", "title": "Lunch talk", "start": "2026-04-20T12:00"},
        {"id": "b", "title": "Lunch", "start": "2026-04-20T13:00"},
    )
    assert [one["id"] for one in atip("show", "lunch", "--agenda", file, "--json").json] == ["b"]


def test_show_says_when_where_and_how_to_join(atip: Tool) -> None:
    lines = atip("show", "panel-1", terminal=True).stdout.splitlines()
    assert "  When      Monday 20 April 2026, 14:30–16:30 in Vienna" in lines
    assert "            2 h · 45 min left" in lines
    assert "  Where     Hofburg, Vienna, Austria" in lines
    assert "  Online    Zoom" in lines


def test_show_gives_the_description_in_full(atip: Tool, agenda_data: dict[str, Any]) -> None:
    described = {one["id"]: one.get("description") for one in agenda_data["sessions"]}
    words = " ".join(atip("show", "panel-2", terminal=True).stdout.split())
    assert described["panel-2"] in words
    assert atip("show", "panel-2").stdout.endswith(f"\n\n{described['panel-2']}\n")


def test_show_prefers_the_session_s_link_to_the_conference_s(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "own", "start": "2026-04-20T10:00", "url": "https://example.org/own"},
        {"id": "none", "start": "2026-04-20T11:00"},
        url="https://example.org/all",
    )
    shown = [
        atip("show", one, "--agenda", file, terminal=True).stdout.split() for one in ("own", "none")
    ]
    assert "https://example.org/own" in shown[0]
    assert "https://example.org/all" not in shown[0]
    assert "https://example.org/all" in shown[1]


def test_show_with_a_zone_shows_both_times(atip: Tool) -> None:
    screen = atip("show", "side-events-1", "--tz", "Asia/Tokyo", terminal=True).stdout
    assert "Monday 20 April 2026, 23:45 – Tuesday 21 April 2026, 00:45 in Tokyo" in screen
    assert "Monday 20 April 2026, 16:45–17:45 in Vienna" in screen


def test_two_words_that_fit_several_sessions_are_one_name(atip: Tool) -> None:
    assert "“side events” fits more than one session" in atip("show", "side", "events").stderr


def test_at_most_five_candidates_are_named(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        *({"id": f"talk-{n}", "title": "A talk", "start": f"2026-04-20T1{n}:00"} for n in range(9))
    )
    said = sentence(atip("show", "talk", "--agenda", file))
    assert said.startswith("“talk” fits more than one session: talk-0 (Mon 10:00), ")
    assert said.endswith("talk-4 (Mon 14:00) or 4 more")


def test_candidates_of_a_long_conference_have_their_date(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    """A weekday would be ambiguous."""
    file = file_of(
        {"id": "a", "title": "Talk", "start": "2026-04-20T10:00"},
        {"id": "b", "title": "Talk", "start": "2026-04-27T10:00"},
        last_day="2026-04-27",
    )
    said = sentence(atip("show", "talk", "--agenda", file))
    assert said == "“talk” fits more than one session: a (20 Apr 10:00) or b (27 Apr 10:00)"
