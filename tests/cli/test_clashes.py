"""`clashes`: the overlaps and the tight gaps asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calls import typed
from conftest import Outcome, Tool

DAY = "2026-04-20T"
EVENT_B = "tue 12:45-13:45 B"
TALK = {"kind": "talk", "start": f"{DAY}09:00", "end": f"{DAY}10:00"}
PANEL = {"start": f"{DAY}10:00", "end": f"{DAY}11:00"}
SIDE = {"kind": "side-event", "start": f"{DAY}11:00", "end": f"{DAY}12:00"}
LUNCH = {"kind": "break", "start": f"{DAY}12:00", "end": f"{DAY}13:00"}
OURS = ("--event", "mon 16:00-17:00 Ours")


def pairs(outcome: Outcome) -> list[tuple[str, ...]]:
    """Type, minutes, both ids."""
    return [(one[0], one[1], one[4], one[6]) for one in outcome.records]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], []),
        (["monday"], []),
        (["--margin", "0"], []),
        (["--margin", "15"], []),
        (
            ["--margin", "16"],
            [
                ("tight", "15", "side-events-1", "panel-1"),
                ("tight", "15", "side-events-2", "panel-2"),
                ("tight", "15", "side-events-3", "panel-3"),
            ],
        ),
        (["monday", "--margin", "16"], [("tight", "15", "side-events-1", "panel-1")]),
        (
            ["--event", "mon 16:00-17:00 Ours"],
            [("overlap", "30", "your-event", "panel-1")],
        ),
        (["--event", "mon 16:30-17:00 Ours"], []),
        (["--event", "mon 12:30-14:30 Ours"], []),
        (
            ["--event", "mon 16:30-17:00 Ours", "--margin", "1"],
            [("tight", "0", "your-event", "panel-1")],
        ),
        (
            ["--event", "mon 16:00-17:00 A", "--event", "tue 15:30-15:45"],
            [
                ("overlap", "30", "your-event", "panel-1"),
                ("overlap", "15", "your-event-2", "panel-3"),
            ],
        ),
        (
            ["--event", "tue 12:30-13:30 A", "--event", "tue 13:00-14:00 B"],
            [("overlap", "30", "your-event", "your-event-2")],
        ),
        (
            ["--between", "opening", "break", "--event", "tue 12:15-13:00 A", "--event", EVENT_B],
            [("overlap", "15", "your-event", "your-event-2")],
        ),
        (
            ["--all"],
            [
                ("overlap", "30", "registration", "welcome-coffee"),
                ("overlap", "60", "registration", "opening"),
                ("overlap", "120", "registration", "panel-1"),
                ("overlap", "60", "registration", "side-events-1"),
            ],
        ),
        (["tuesday", "--all"], []),
        (["--between", "panel", "break"], []),
        (
            ["--between", "panel", "registration"],
            [("overlap", "120", "panel-1", "registration")],
        ),
        (
            ["--between", "opening", "side-event", "--event", "mon 14:00-15:00"],
            [("overlap", "30", "opening", "your-event")],
        ),
    ],
    ids=typed,
)
def test_clashes_are_the_overlaps_asked_for(
    atip: Tool, arguments: list[str], expected: list[tuple[str, ...]]
) -> None:
    outcome = atip("clashes", *arguments)
    assert pairs(outcome) == expected
    assert outcome.exit_code == (1 if expected else 0)


def test_one_s_own_events_come_on_top_of_the_agenda_s_own_clashes(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {
            "id": "side",
            "kind": "side-event",
            "start": "2026-04-20T09:00",
            "end": "2026-04-20T10:30",
        },
        {"id": "panel", "start": "2026-04-20T10:00", "end": "2026-04-20T11:00"},
    )
    outcome = atip("clashes", "--agenda", file, "--event", "mon 10:45-12:00 Ours")
    assert pairs(outcome) == [
        ("overlap", "30", "side", "panel"),
        ("overlap", "15", "your-event", "panel"),
    ]


def test_the_events_of_another_agenda_count_as_side_events(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    session = {"kind": "keynote", "start": "2026-04-20T16:00", "end": "2026-04-20T17:00"}
    first = file_of({"id": "one", **session}, name="one.json")
    second = file_of({"id": "two", **session}, name="two.json")
    outcome = atip("clashes", "--with", first, "--with", second, "--event", "tue 16:00-17:30 Mine")
    assert pairs(outcome) == [
        ("overlap", "30", "one", "panel-1"),
        ("overlap", "60", "one", "two"),
        ("overlap", "30", "two", "panel-1"),
        ("overlap", "60", "your-event", "panel-3"),
    ]


@pytest.mark.parametrize(
    "change",
    [{"status": "cancelled"}, {"busy": False}, {"end": "2026-04-20T10:15"}],
    ids=["cancelled", "not busy", "without length"],
)
def test_what_does_not_take_time_is_in_no_clash(
    atip: Tool, file_of: Callable[..., str], change: dict[str, object]
) -> None:
    side = {"kind": "side-event", "start": "2026-04-20T10:15", "end": "2026-04-20T10:30"}
    panel = {"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"}
    assert atip("clashes", "--agenda", file_of(side, panel)).exit_code == 1
    assert atip("clashes", "--agenda", file_of(side | change, panel)).exit_code == 0


def test_a_clean_answer_names_the_tightest_gaps(atip: Tool) -> None:
    lines = atip("clashes", terminal=True).stdout.splitlines()
    assert lines[0] == "✓ No side event overlaps a panel."
    assert "The tightest gap is 15 min, three times:" in lines
    assert "  Mon 16:30–16:45  ■ Panel 1 → ◇ Side events" in lines


def test_an_event_of_one_s_own_is_read_back_where_it_clashes_with_nothing(atip: Tool) -> None:
    screen = atip("clashes", "--event", "mon 17:00-18:00 Mine", terminal=True).stdout
    assert "Monday 20 April 2026\n  17:00–18:00  ◇ Mine" in screen


def test_every_event_of_a_file_is_read_back(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"title": "Hit", "start": f"{DAY}16:00", "end": f"{DAY}16:45"},
        {"title": "Dinner", "start": f"{DAY}19:00"},
        {"title": "Reading", "start": f"{DAY}20:00", "end": f"{DAY}20:30", "busy": False},
        {"title": "Run", "start": "2026-04-21T07:00", "end": "2026-04-21T08:00"},
    )
    screen = atip("clashes", "--with", file, terminal=True).stdout
    unhurt = """
Monday 20 April 2026
  19:00–…      ◇ Dinner                                           your event
  20:00–20:30  ◇ Reading                                          your event
"""
    run = """
Tuesday 21 April 2026
  07:00–08:00  ◇ Run                                              your event
"""
    assert f"{unhurt}{run}" in screen
    assert screen.count("◇ Hit") == 1
    screen = atip("clashes", "monday", "--with", file, terminal=True).stdout
    assert unhurt in screen
    assert run not in screen


@pytest.mark.parametrize(
    ("sessions", "arguments", "missing", "common"),
    [
        ([TALK, LUNCH, LUNCH | {"id": "l"}], [], "no side event and no panel", "break talk"),
        ([TALK, PANEL], [], "no side event", "talk panel"),
        ([TALK, SIDE, LUNCH], ["monday"], "no panel", "talk side-event"),
        ([TALK, LUNCH], OURS, "no panel", "talk break"),
        ([TALK, PANEL], ["--between", "side-event", "talk"], "no side event", "talk panel"),
        ([TALK], [], "no side event and no panel", ""),
    ],
    ids=["both", "no side event", "no panel", "one event of one's own", "between", "one kind"],
)
def test_nothing_to_compare_is_a_mistake(
    atip: Tool,
    file_of: Callable[..., str],
    sessions: list[dict[str, object]],
    arguments: list[str],
    missing: str,
    common: str,
) -> None:
    """The two most frequent kinds are named; of equally frequent ones, the earlier."""
    between = f", --between {common} two kinds" if common else ""
    hint = f"--all compares any two sessions{between}"
    file = file_of(*sessions)
    for form in ([], ["--json"], ["--suggest"]):
        outcome = atip("clashes", *arguments, *form, "--agenda", file)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert outcome.stderr == f"atip-agenda: the agenda has {missing} to compare; {hint}.\n"


def test_an_agenda_without_sessions_has_nothing_to_compare(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    outcome = atip("clashes", "--agenda", file_of())
    said = "the agenda has no side event and no panel to compare"
    assert (outcome.exit_code, outcome.stderr) == (2, f"atip-agenda: {said}.\n")


def test_two_events_of_one_s_own_can_be_compared_without_any_panel(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(TALK)
    clear = ("--event", "mon 16:00-17:00 A", "--event", "mon 17:00-18:00 B")
    outcome = atip("clashes", *clear, "--agenda", file)
    assert (outcome.exit_code, outcome.stderr) == (0, "No two of your events overlap.\n")
    outcome = atip("clashes", *clear, "--event", "mon 17:30-18:00", "--agenda", file)
    assert pairs(outcome) == [("overlap", "30", "your-event-2", "your-event-3")]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (OURS, "1 overlap between a side event and a panel."),
        ((*OURS, *OURS), "2 overlaps between side events and panels, 1 overlap between two of"),
        (
            ("--event", "mon 17:00-18:00", "--event", "mon 17:30-18:00"),
            "1 overlap between two of your events.",
        ),
        (
            ("--event", "mon 12:00-13:00") * 3,
            "3 overlaps between your events.",
        ),
        (
            ("--event", "mon 17:00-18:00", "--event", "mon 18:00-19:00"),
            "✓ No side event overlaps a panel. No two of your events overlap.",
        ),
        (("--all", "--event", "tue 18:00-19:00") * 2, "5 overlaps between sessions."),
        (
            ("--between", "side-event", "side-event", "--event", "mon 17:00-18:00"),
            "1 overlap between two side events.",
        ),
    ],
    ids=typed,
)
def test_the_answer_says_what_was_compared(
    atip: Tool, arguments: tuple[str, ...], answer: str
) -> None:
    assert atip("clashes", *arguments, terminal=True).stdout.startswith(answer)


def test_an_event_on_another_day_than_the_one_asked_for_is_refused(atip: Tool) -> None:
    for command in ("clashes", "free"):
        outcome = atip(command, "tuesday", "--event", "mon 16:00-17:00 Mine")
        assert outcome.exit_code == 2
        assert "“Mine” (Mon 16:00) is not on the day asked for" in outcome.stderr


@pytest.mark.parametrize("year", ["0002", "9998"])
@pytest.mark.parametrize("call", [["clashes"], ["clashes", "--suggest"], ["free", "--for", "1"]])
def test_a_margin_may_reach_beyond_the_calendar(
    atip: Tool, file_of: Callable[..., str], year: str, call: list[str]
) -> None:
    file = file_of(
        {"start": f"{year}-12-31T10:00", "end": f"{year}-12-31T11:00"},
        {"kind": "side-event", "start": f"{year}-12-31T12:00", "end": f"{year}-12-31T13:00"},
        first_day=f"{year}-12-31",
        last_day=f"{year}-12-31",
    )
    outcome = atip(*call, "--margin", "1000000", "--agenda", file, terminal=True)
    assert (outcome.exit_code, outcome.stderr) == (1, "")


@pytest.mark.parametrize("columns", [24, 40, 80])
@pytest.mark.parametrize("times", [("23:59", "00:00"), ("00:00", "00:01"), ("12:00", "12:01")])
def test_a_short_overlap_stays_within_the_bars(
    atip: Tool, file_of: Callable[..., str], times: tuple[str, str], columns: int
) -> None:
    start, end = times
    night = "2026-04-21T" if end == "00:00" else DAY
    file = file_of(
        {"start": f"{DAY}00:00", "end": "2026-04-21T00:00"},
        {"kind": "side-event", "start": f"{DAY}{start}", "end": f"{night}{end}"},
    )
    shown = atip("clashes", "--agenda", file, terminal=True, columns=columns).stdout
    lines = shown.splitlines()
    bars = [line for line in lines if "╱" in line]
    assert len(bars) == 2
    assert {line.index("╱") for line in bars} == {bars[0].index("╱")}
    assert max(map(len, lines)) <= columns
