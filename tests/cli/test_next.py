"""`next`: what starts next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calls import TUESDAY, typed
from conftest import Tool
from sentences import (
    sentence,
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["side-events-1"]),
        (["1"], ["side-events-1"]),
        (["3"], ["side-events-1", "side-events-2", "panel-2"]),
        (["99"], ["side-events-1", *TUESDAY]),
        (["--within", "59"], []),
        (["--within", "60"], ["side-events-1"]),
        (["3", "--within", "1080"], ["side-events-1", "side-events-2"]),
        (["--at", "mon 14:30"], ["side-events-1"]),
        (["--at", "mon 14:29"], ["panel-1"]),
        (["2", "--at", "tue 15:00"], ["closing"]),
        (["--at", "tue 17:00"], []),
    ],
    ids=typed,
)
def test_next_is_what_starts_strictly_later(
    atip: Tool, arguments: list[str], expected: list[str]
) -> None:
    assert atip("next", *arguments).ids == expected


def test_next_holds_all_that_share_the_start_and_n_exactly_n(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        *({"id": name, "start": "2026-04-20T17:00"} for name in "abc"),
        {"id": "d", "start": "2026-04-20T18:00"},
    )
    assert atip("next", "--agenda", file).ids == ["a", "b", "c"]
    assert atip("next", "2", "--agenda", file).ids == ["a", "b"]
    assert atip("next", "4", "--agenda", file).ids == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        ([], "Next after Monday 20 April 2026, 15:45 in Vienna"),
        (["1"], "The next one after Monday 20 April 2026, 15:45 in Vienna"),
        (["3"], "The next 3 after Monday 20 April 2026, 15:45 in Vienna"),
        (["99"], "All that is left after Monday 20 April 2026, 15:45 in Vienna"),
        (["--at", "tue 10:00"], "Next after Tuesday 21 April 2026, 10:00 in Vienna"),
    ],
    ids=typed,
)
def test_next_is_headed_by_what_was_asked(atip: Tool, arguments: list[str], heading: str) -> None:
    assert atip("next", *arguments, terminal=True).stdout.splitlines()[0] == heading


def test_next_stands_under_the_venue_s_day(atip: Tool) -> None:
    screen = atip("next", "--tz", "Asia/Vladivostok", terminal=True).stdout
    assert screen.splitlines() == [
        "Next after Monday 20 April 2026, 23:45 in Vladivostok · 15:45 in Vienna",
        "",
        "Monday 20 April 2026",
        "  Vladivostok  Vienna",
        "  00:45–01:45  16:45–17:45  ◇ Side events",
        "  in 1 h",
        "  +1 day",
    ]


def test_next_at_another_time_counts_from_then(atip: Tool) -> None:
    screen = atip("next", "--at", "tue 11:00", terminal=True).stdout
    assert "  1 h 15 later\n" in screen


def test_a_moment_that_may_be_two_is_asked_for_its_day(atip: Tool) -> None:
    said = sentence(atip("next", "--at", "15:00", now="2026-04-10T12:00+02:00"))
    assert said == "“15:00” can mean Mon 15:00 or Tue 15:00; name the day as well"
