"""`now`: what runs, and what comes next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calls import EARLY_APRIL, at_venue
from conftest import Tool

MOMENTS = [
    (EARLY_APRIL, "before", [], ["registration"]),
    (at_venue("11:29:59"), "before", [], ["registration"]),
    (at_venue("11:30"), "running", ["registration"], ["welcome-coffee"]),
    (at_venue("13:00"), "running", ["welcome-coffee", "registration"], ["opening"]),
    (at_venue("13:30"), "running", ["opening", "registration"], ["panel-1"]),
    (at_venue("15:45"), "running", ["panel-1", "registration"], ["side-events-1"]),
    (at_venue("16:30"), "running", ["registration"], ["side-events-1"]),
    (at_venue("16:45"), "running", ["side-events-1", "registration"], ["side-events-2"]),
    (at_venue("17:45"), "overnight", [], ["side-events-2"]),
    (at_venue("00:00", 21), "overnight", [], ["side-events-2"]),
    (at_venue("08:59:59", 21), "overnight", [], ["side-events-2"]),
    (at_venue("09:00", 21), "running", ["side-events-2"], ["panel-2"]),
    (at_venue("10:00", 21), "break", [], ["panel-2"]),
    (at_venue("12:15", 21), "running", ["lunch"], ["side-events-3"]),
    (at_venue("14:59", 21), "break", [], ["panel-3"]),
    (at_venue("17:00", 21), "running", ["closing"], []),
    (at_venue("17:15", 21), "after", [], []),
    ("2027-01-01T00:00+00:00", "after", [], []),
]


@pytest.mark.parametrize(("now", "state", "running", "coming"), MOMENTS, ids=str)
def test_now_speaks_of_the_clock(
    atip: Tool, now: str, state: str, running: list[str], coming: list[str]
) -> None:
    answer = atip("now", "--json", now=now).json
    assert answer["state"] == state
    assert [one["id"] for one in answer["running"]] == running
    assert [one["id"] for one in answer["next"]] == coming


@pytest.mark.parametrize("now", [moment[0] for moment in MOMENTS])
def test_now_and_at_are_one_engine(atip: Tool, now: str) -> None:
    assert atip("at", now, "--json", now=EARLY_APRIL).json == [atip("now", "--json", now=now).json]
    if "2027" not in now:
        assert atip("at", now, now=EARLY_APRIL).stdout == atip("now", now=now).stdout


def test_now_holds_all_that_share_the_next_start(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"id": "long", "start": "2026-04-20T17:00", "end": "2026-04-20T18:00"},
        {"id": "short", "start": "2026-04-20T17:00", "end": "2026-04-20T17:30"},
        {
            "id": "off",
            "start": "2026-04-20T16:30",
            "end": "2026-04-20T17:30",
            "status": "cancelled",
        },
        {"id": "later", "start": "2026-04-20T17:01", "end": "2026-04-20T18:00"},
    )
    answer = atip("now", "--json", "--agenda", file).json
    assert [one["id"] for one in answer["next"]] == ["short", "long"]


def test_a_day_without_sessions_between_two_is_night(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"},
        {"start": "2026-04-22T10:00", "end": "2026-04-22T11:00"},
        last_day="2026-04-22",
    )
    assert atip("now", "--agenda", file, now=at_venue("15:00", 21)).records[0][0] == "overnight"


def test_a_talk_past_midnight_is_followed_by_night_until_morning(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    """With day_change 05:00, the night belongs to the evening before."""
    file = file_of(
        {"start": "2026-04-20T22:00", "end": "2026-04-20T23:00"},
        {"start": "2026-04-21T01:00", "end": "2026-04-21T02:00"},
        {"start": "2026-04-21T09:00", "end": "2026-04-21T10:00"},
        day_change="05:00",
    )
    states = [
        atip("now", "--agenda", file, now=at_venue(time, 21)).records[0][0]
        for time in ("00:30", "01:30", "02:00", "08:00")
    ]
    assert states == ["break", "running", "overnight", "overnight"]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (EARLY_APRIL, "The conference has not begun."),
        (at_venue("20:30"), "Monday’s sessions are over."),
        (at_venue("10:07", 21), "Nothing is on just now."),
        (
            at_venue("18:00", 21),
            "Nothing more is to come: the conference ended on Tuesday 21 April 2026.",
        ),
    ],
    ids=["before", "overnight", "break", "after"],
)
def test_now_says_in_a_sentence_that_nothing_is_on(atip: Tool, now: str, sentence: str) -> None:
    assert sentence in atip("now", now=now, terminal=True).stdout.splitlines()


def test_a_conference_ends_on_its_last_day_also_at_midnight(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"start": "2026-04-21T22:00", "end": "2026-04-22T00:00"})
    now = at_venue("08:00", 22)
    screen = atip("now", "--agenda", file, now=now, terminal=True).stdout
    assert "the conference ended on Tuesday 21 April 2026." in screen
    hint = f"The whole programme: atip-agenda list --agenda {file}"
    assert "".join(screen.split()).endswith("".join(hint.split()))


@pytest.mark.parametrize(
    ("now", "heading"),
    [
        (at_venue("15:45"), "Monday 20 April 2026, 23:45 in Vladivostok · 15:45 in Vienna"),
        # Where the dates differ, the venue's heads the screen.
        (at_venue("18:00"), "Monday 20 April 2026, 18:00 in Vienna"),
    ],
)
def test_now_is_headed_by_the_venue_s_day(atip: Tool, now: str, heading: str) -> None:
    screen = atip("now", "--tz", "Asia/Vladivostok", now=now, terminal=True).stdout
    assert screen.splitlines()[0] == heading


@pytest.mark.parametrize("time", ["16:50", "17:05"], ids=["Monday in Tokyo", "Tuesday in Tokyo"])
def test_another_date_is_marked_against_the_venue_s_day(atip: Tool, time: str) -> None:
    """The side events end at 00:45 on Tuesday in Tokyo, on Monday in Vienna."""
    screen = atip("now", "--tz", "Asia/Tokyo", now=at_venue(time), terminal=True).stdout
    assert screen.count("  ends +1 day") == 1
    assert "−1 day" not in screen


def test_now_shows_how_to_join_once(atip: Tool) -> None:
    screen = atip("now", terminal=True).stdout
    assert screen.count("Hofburg, Vienna, Austria · Zoom") == 1


def test_an_agenda_whose_sessions_are_all_cancelled_says_so(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"start": "2026-04-20T10:00", "status": "cancelled"})
    assert "No session takes place." in atip("now", "--agenda", file, terminal=True).stdout
