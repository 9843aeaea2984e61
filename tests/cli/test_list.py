"""`list`: the sessions of all days, or of those asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calls import EARLY_APRIL, MONDAY, PANELS, TUESDAY, at_venue, typed
from conftest import Tool


def test_list_holds_every_session_in_order(atip: Tool) -> None:
    outcome = atip("list")
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.ids == MONDAY + TUESDAY


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["monday"], MONDAY),
        (["Mon"], MONDAY),
        (["1"], MONDAY),
        (["day 1"], MONDAY),
        (["day", "2"], TUESDAY),
        (["20", "April"], MONDAY),
        (["April 20"], MONDAY),
        (["20.04."], MONDAY),
        (["20.4.2026"], MONDAY),
        (["21/04"], TUESDAY),
        (["2026-04-21"], TUESDAY),
        (["today"], MONDAY),
        (["tomorrow"], TUESDAY),
    ],
    ids=typed,
)
def test_list_of_a_day_in_any_spelling(atip: Tool, words: list[str], expected: list[str]) -> None:
    outcome = atip("list", *words)
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.ids == expected


@pytest.mark.parametrize(
    ("now", "word", "expected"),
    [
        (at_venue("00:00"), "today", MONDAY),
        (at_venue("23:59"), "today", MONDAY),
        (at_venue("00:00", 21), "today", TUESDAY),
        (at_venue("23:30", 19), "tomorrow", MONDAY),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_follows_the_venue_s_clock_whatever_the_zone(
    atip: Tool, now: str, word: str, expected: list[str], zone: str
) -> None:
    assert atip("list", word, "--tz", zone, now=now).ids == expected


def test_today_follows_day_change(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"id": "party", "start": "2026-04-21T01:00"},
        {"id": "breakfast", "start": "2026-04-21T08:00"},
        day_change="05:00",
    )
    night = atip("list", "today", "--agenda", file, now=at_venue("04:59", 21))
    morning = atip("list", "today", "--agenda", file, now=at_venue("05:00", 21))
    assert (night.ids, morning.ids) == (["party"], ["breakfast"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--kind", "panel"], PANELS),
        (["--kind=panel"], PANELS),
        (["--kind", "panel", "--kind", "panel"], PANELS),
        (
            ["--kind", "break", "--kind", "panel"],
            ["welcome-coffee", "panel-1", "panel-2", "lunch", "panel-3"],
        ),
        (["tuesday", "--kind", "panel"], ["panel-2", "panel-3"]),
        (["--kind", "panel", "tuesday"], ["panel-2", "panel-3"]),
        (["--kind", "panel", "day", "2"], ["panel-2", "panel-3"]),
        (["monday", "--kind", "closing"], []),
        (["monday", "--upcoming"], ["registration", "panel-1", "side-events-1"]),
        (["--upcoming", "--kind", "break"], ["lunch"]),
        (["--", "monday"], MONDAY),
    ],
    ids=typed,
)
def test_list_narrowed_by_its_options(
    atip: Tool, arguments: list[str], expected: list[str]
) -> None:
    outcome = atip("list", *arguments)
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.ids == expected


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (EARLY_APRIL, MONDAY + TUESDAY),
        (at_venue("13:29"), MONDAY + TUESDAY),
        # A session is over at its end. Registration is open-ended: it lasts all day.
        (at_venue("13:30"), ["registration", "opening", "panel-1", "side-events-1", *TUESDAY]),
        (at_venue("16:30"), ["registration", "side-events-1", *TUESDAY]),
        (at_venue("17:45"), TUESDAY),
        (at_venue("17:14", 21), ["closing"]),
        (at_venue("17:15", 21), []),
    ],
)
def test_upcoming_leaves_out_what_is_over(atip: Tool, now: str, left: list[str]) -> None:
    assert atip("list", "--upcoming", now=now).ids == left


def test_list_notes_stand_at_the_foot_of_the_whole_list_alone(atip: Tool) -> None:
    note = "Note: The draft prints no heading"
    assert note in atip("list", terminal=True).stdout
    for arguments in (["tuesday"], ["--kind", "panel"], ["--upcoming"]):
        assert note not in atip("list", *arguments, terminal=True).stdout


def test_list_marks_what_runs_and_no_other_row(atip: Tool) -> None:
    lines = atip("list", terminal=True).stdout.splitlines()
    marked = [line for line in lines if line.startswith("►")]
    assert [line.split()[-1] for line in marked] == ["registration", "panel-1"]


def test_list_says_today_on_the_day_that_is_today(atip: Tool) -> None:
    lines = atip("list", terminal=True).stdout.splitlines()
    assert "Monday 20 April 2026 · today, 15:45" in lines
    assert "Tuesday 21 April 2026" in lines
    assert "today" not in atip("list", terminal=True, now=EARLY_APRIL).stdout


def test_list_in_a_break_says_how_long_until_the_next(atip: Tool) -> None:
    lines = atip("list", terminal=True, now=at_venue("10:07", 21)).stdout.splitlines()
    row = next(number for number, line in enumerate(lines) if "panel-2" in line)
    assert lines[row + 1].startswith("  in 8 min")


def test_list_with_a_zone_shows_both_times_and_marks_another_date(atip: Tool) -> None:
    screen = atip("list", "--tz", "Asia/Tokyo", terminal=True).stdout
    assert "times in Tokyo (JST, UTC+9), beside Vienna (CEST, UTC+2)" in screen
    assert "today, 22:45 in Tokyo" in screen
    assert "  23:45–00:45  16:45–17:45  ◇ Side events\n  ends +1 day\n" in screen
    assert "  00:00–00:15  17:00–17:15  ▼ Closing session\n  +1 day\n" in screen


def test_the_venue_s_own_zone_is_no_second_one(atip: Tool) -> None:
    plain = atip("list", terminal=True)
    assert atip("list", "--tz", "Europe/Vienna", terminal=True) == plain


def test_a_room_or_a_speaker_of_blanks_takes_no_place(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"id": "one", "start": "2026-04-20T10:00", "room": " ", "speakers": ["", "\t"]})
    bare = file_of({"id": "one", "start": "2026-04-20T10:00"})
    shown, expected = (atip("list", "--agenda", one, terminal=True) for one in (file, bare))
    assert shown.stdout == expected.stdout


ALL_DAY = [
    {"title": "Holiday", "start": "2026-04-20T00:00", "end": "2026-04-21T00:00"},
    {"title": "Exhibition", "start": "2026-04-20T00:00", "end": "2026-04-22T00:00"},
    {"title": "Night watch", "start": "2026-04-20T00:00", "end": "2026-04-21T00:01"},
]


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        (["list"], ["all day      ■ Holiday", "all day      ■ Exhibition", "to 21 Apr"]),
        (["list", "--tz", "Asia/Tokyo"], ["07:00–07:00  all day      ■ Holiday", "ends +1 day"]),
        (["print"], ["all day      Holiday", "all day      Exhibition", "to 21 Apr"]),
        (["show", "s0"], ["When      Monday 20 April 2026, all day in Vienna"]),
        (["show", "s1"], ["When      Monday 20 – Tuesday 21 April 2026, all day in Vienna"]),
        (["search", "holiday"], ["Mon all day      ■ Holiday"]),
        (["now"], ["► all day      ■ Holiday", "to 21 Apr"]),
        (["clashes", "--all"], ["all day      ■ Holiday", "to 21 Apr"]),
        (["list"], ["00:00–00:01  ■ Night watch", "ends +1 day"]),
    ],
)
def test_what_takes_whole_days_is_all_day(
    atip: Tool, file_of: Callable[..., str], call: list[str], shown: list[str]
) -> None:
    screen = atip(*call, "--agenda", file_of(*ALL_DAY), terminal=True).stdout
    assert all(words in screen for words in shown)
    assert "00:00–00:00" not in screen


def test_all_day_takes_two_lines_on_a_narrow_page(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(ALL_DAY[1])
    screen = atip("list", "--agenda", file, now=EARLY_APRIL, terminal=True, columns=40).stdout
    assert "  all   ■ Exhibition\n  day     to 21 Apr\n" in screen
