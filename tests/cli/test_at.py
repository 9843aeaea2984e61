"""`at`: what runs at a time, in the words that people use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calls import EARLY_APRIL, typed
from conftest import Tool
from sentences import (
    sentence,
)


def test_at_answers_for_each_day_where_a_time_stands_alone(atip: Tool) -> None:
    moments = atip("at", "15:00", "--json", now=EARLY_APRIL).json
    assert [moment["at"][:16] for moment in moments] == ["2026-04-20T15:00", "2026-04-21T15:00"]
    (today,) = atip("at", "15:00", "--json").json
    assert today["at"][:16] == "2026-04-20T15:00"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        (["tuesday", "10:15"], "2026-04-21T10:15:00+02:00"),
        (["tue 10.15"], "2026-04-21T10:15:00+02:00"),
        (["15.00", "on", "Monday"], "2026-04-20T15:00:00+02:00"),
        (["day 2 at 3pm"], "2026-04-21T15:00:00+02:00"),
        (["tomorrow", "noon"], "2026-04-21T12:00:00+02:00"),
        (["13.30"], "2026-04-20T13:30:00+02:00"),
        (["1500"], "2026-04-20T15:00:00+02:00"),
        (["15h30"], "2026-04-20T15:30:00+02:00"),
        (["+45m"], "2026-04-20T16:30:00+02:00"),
        (["in", "2", "hours"], "2026-04-20T17:45:00+02:00"),
        (["30 minutes ago"], "2026-04-20T15:15:00+02:00"),
        (["now"], "2026-04-20T15:45:00+02:00"),
        (["mon", "09:00", "America/New_York"], "2026-04-20T15:00:00+02:00"),
        (["2026-04-20T13:00:00Z"], "2026-04-20T15:00:00+02:00"),
    ],
    ids=typed,
)
def test_at_understands_times_as_people_write_them(atip: Tool, words: list[str], at: str) -> None:
    (moment,) = atip("at", *words, "--json").json
    assert moment["at"] == at


def test_at_echoes_what_it_understood_in_every_zone_named(atip: Tool) -> None:
    (first, *_) = atip(
        "at", "mon 09:00 America/New_York", "--tz", "Asia/Tokyo", terminal=True
    ).stdout.splitlines()
    assert first == "Monday 20 April 2026, 22:00 in Tokyo · 15:00 in Vienna · 09:00 in New York"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("tue 10:07", ["Nothing is on then.", "Next, 8 min later"]),
        ("mon 20:30", ["Monday’s sessions are over then."]),
        ("17 April 9:00", ["The conference has not begun then.", "Next, 3 days later"]),
        ("22 April 9:00", ["That is after the end: the conference ends on Tuesday 21 April 2026."]),
    ],
)
def test_at_speaks_of_then(atip: Tool, words: str, said: list[str]) -> None:
    screen = atip("at", words, terminal=True).stdout
    assert all(sentence in screen for sentence in said)
    assert "atip-agenda list" not in screen


def test_at_says_that_the_conference_has_ended_where_it_has(atip: Tool) -> None:
    screen = atip("at", "17:30", now="2026-04-21T18:00+02:00", terminal=True).stdout
    assert "That is after the end: the conference ended on Tuesday 21 April 2026." in screen


@pytest.mark.parametrize("time", ["25 October 02:30", "2026-10-25 02.30"])
def test_a_time_that_comes_twice_needs_an_offset(
    atip: Tool, file_of: Callable[..., str], time: str
) -> None:
    file = file_of(first_day="2026-10-25", last_day="2026-10-25")
    said = sentence(atip("at", time, "--agenda", file))
    assert "02:30 comes twice on 25 October 2026 in Vienna" in said
    for form in ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"):
        assert form in said
        assert atip("at", form, "--agenda", file).exit_code == 0


def test_a_time_that_the_clocks_skip_does_not_exist(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(first_day="2026-03-29", last_day="2026-03-29")
    said = sentence(atip("at", "29 March 02:30", "--agenda", file))
    assert "02:30 does not exist on 29 March 2026 in Vienna" in said
