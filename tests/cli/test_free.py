"""`free`, and the free slots that `clashes` suggests."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable

import pytest

from conftest import Outcome, Tool

FileOf = Callable[..., str]
DAY = "2026-04-20T"
TUESDAY = "2026-04-21T"
PANEL = {"id": "p", "start": f"{DAY}10:00", "end": f"{DAY}11:00"}
SIDE = {"id": "s", "kind": "side-event", "start": f"{DAY}09:00", "end": f"{DAY}12:00"}
ASKED = "Tuesday 21 April 2026, 14:30 in Vienna"
TUESDAY_SLOTS = ["21 09:00-10:15", "21 12:15-15:00"]
INSIDE = ["20 16:45-17:45", "21 09:00-10:00"]
DAYS: list[tuple[str, ...]] = [(), ("monday",), ("tuesday",)]
CLASHING = ("--event", "mon 16:00-17:00 Ours")


def slots(outcome: Outcome) -> list[str]:
    """Each slot's day, start and end, as 20 11:30-13:30."""
    return [f"{row[0][8:10]} {row[0][11:16]}-{row[1][11:16]}" for row in outcome.records]


def command_named(outcome: Outcome) -> str:
    """The command at the end of a screen, without the breaks in a long path."""
    _, _, command = outcome.stdout.partition("Free slots: ")
    return "".join(command.split())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["20 16:30-17:45", "21 09:00-10:15", "21 12:15-15:00"]),
        (["--past"], ["20 11:30-13:30", "20 16:30-17:45", "21 09:00-10:15", "21 12:15-15:00"]),
        (["monday"], ["20 16:30-17:45"]),
        (["monday", "--past"], ["20 11:30-13:30", "20 16:30-17:45"]),
        (["20", "April", "--for", "100", "--past"], ["20 11:30-13:30"]),
        (["today", "--for=1", "--past"], ["20 11:30-13:30", "20 16:30-17:45"]),
        (["today", "--for=1", "--at", "mon 17:00"], ["20 17:00-17:45"]),
        (["--at", "mon 12:30"], ["20 12:30-13:30", "20 16:30-17:45", *TUESDAY_SLOTS]),
        (["monday", "--inside", "side-event"], ["20 16:45-17:45"]),
        (["--inside", "side-event", "--inside", "break"], [*INSIDE, "21 12:15-14:45"]),
        (["--inside", "panel"], []),
        (["monday", "--for", "45", "--inside", "panel", "--avoid", "break"], ["20 15:45-16:30"]),
        (["tuesday", "--margin", "15"], ["21 09:00-10:00", "21 12:30-14:45"]),
        (["tuesday", "--avoid", "panel", "--for", "15"], None),
        (["tuesday", "--avoid", "side-event", "--avoid", "break"], None),
        (["tuesday", "--event", "tue 12:30-14:00"], ["21 09:00-10:15", "21 14:00-15:00"]),
        (["tuesday", "--event", "tue 09:00-10:00", "--event", "tue 12:15-14:30"], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_free_lists_the_slots_asked_for(
    atip: Tool, arguments: list[str], expected: list[str] | None
) -> None:
    by_kind = {
        "panel": ["21 09:00-10:15", "21 12:15-15:00", "21 17:00-17:15"],
        "side-event": ["21 10:00-12:15", "21 14:45-17:15"],
    }
    outcome = atip("free", *arguments)
    wanted = by_kind[arguments[2]] if expected is None else expected
    assert slots(outcome) == wanted
    assert outcome.exit_code == (0 if wanted else 1)


def test_the_events_of_a_file_are_avoided(atip: Tool, file_of: FileOf) -> None:
    file = file_of({"start": f"{DAY}11:00", "end": f"{DAY}12:30"})
    assert slots(atip("free", "monday", "--past", "--with", file)) == [
        "20 12:30-13:30",
        "20 16:30-17:45",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Free for 60 min or more, clear of opening, panels and closing\n"),
        (["--inside", "side-event"], "Free for 60 min or more, within side events\n"),
        (
            ["--inside", "side-event", "--event", "tue 09:00-10:00"],
            "Free for 60 min or more, within side events, clear of your event\n",
        ),
        (
            ["--inside", "break", "--inside", "side-event", "--avoid", "panel"],
            "Free for 60 min or more, within breaks and side events, clear of panels\n",
        ),
        (
            ["--at", "tue 09:00", "--avoid", "break"],
            "Free for 60 min or more after Tuesday 21 April 2026, 09:00 in Vienna, clear of\n",
        ),
        (["--at", "now", "--avoid", "break"], "Free for 60 min or more, clear of breaks\n"),
        (["--avoid", "break"], "Free for 60 min or more, clear of breaks\n"),
        (["--margin", "5"], "Free for 60 min or more, at least 5 min from opening, panels and"),
        (["--event", "tue 17:00-18:00"], ", clear of opening, panels, closing and your event\n"),
        (
            ["--event", "tue 17:00-18:00", "--event", "tue 18:00-19:00"],
            ", clear of opening, panels, closing and your 2 events\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_answer_says_what_the_slots_are_clear_of(
    atip: Tool, arguments: list[str], said: str
) -> None:
    assert said in atip("free", *arguments, terminal=True, columns=100).stdout


def test_an_event_given_is_read_back(atip: Tool) -> None:
    event = ("--event", "tue 1:45 to 2:45 pm Film")
    screen = atip("free", *event, terminal=True).stdout
    assert screen.endswith("\n\nYour event\n  Tue 13:45–14:45  ◇ Film\n")
    screen = atip("free", *event, "--for", "600", terminal=True).stdout
    assert screen.endswith("\n\nYour event\n  Tue 13:45–14:45  ◇ Film\n")


def test_events_of_a_file_that_take_no_time_are_not_said_to_be_avoided(
    atip: Tool, file_of: FileOf
) -> None:
    file = file_of({"start": f"{DAY}12:00", "end": f"{DAY}13:00", "busy": False})
    screen = atip("free", "monday", "--with", file, terminal=True).stdout
    assert screen.startswith("Free for 60 min or more, clear of opening, panels and closing\n")


@pytest.mark.parametrize("form", [[], ["--json"], ["monday"]])
def test_nothing_to_keep_clear_of_is_a_mistake(
    atip: Tool, file_of: FileOf, form: list[str]
) -> None:
    """An agenda without plenary kinds has nothing to avoid by default."""
    file = file_of({**PANEL, "kind": "talk"})
    said = "no plenary session to keep clear of; name a kind to avoid, as --avoid talk."
    outcome = atip("free", *form, "--agenda", file)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"atip-agenda: the agenda has {said}\n"
    assert atip("free", "--avoid", "talk", "--agenda", file).exit_code == 1


def test_without_plenary_sessions_one_s_own_events_are_avoided(atip: Tool, file_of: FileOf) -> None:
    call = ("free", "--for", "30", "--event", "mon 10:00-10:30", "--agenda")
    file = file_of({**PANEL, "kind": "talk"})
    assert slots(atip(*call, file)) == ["20 10:30-11:00"]
    screen = atip(*call, file, terminal=True).stdout
    assert screen.startswith("Free for 30 min or more, clear of your event\n")


def test_every_event_of_a_file_is_read_back(atip: Tool, file_of: FileOf) -> None:
    """Those that take place on the day asked for, if any."""
    file = file_of(
        {"title": "Night", "start": f"{DAY}23:00", "end": f"{TUESDAY}09:30"},
        {"title": "Run", "start": f"{DAY}07:00", "end": f"{DAY}08:00"},
        {"title": "Reading", "start": f"{TUESDAY}19:00", "end": f"{TUESDAY}20:00", "busy": False},
    )
    run, night, reading = (
        "  Mon 07:00–08:00  ◇ Run\n",
        "  Mon 23:00–09:30  ◇ Night\n  ends +1 day\n",
        "  Tue 19:00–20:00  ◇ Reading\n",
    )
    whole = "\n\nYour events\n"
    screens = {day: atip("free", *day, "--with", file, terminal=True).stdout for day in DAYS}
    assert screens[()].endswith(f"{whole}{run}{night}{reading}")
    assert screens["monday",].endswith(f"{whole}{run}{night}")
    assert screens["tuesday",].endswith(f"{whole}{night}{reading}")
    assert "closing and your 2 events" in screens[()].replace("\n", " ")
    assert "closing and your event" in screens["tuesday",].replace("\n", " ")


@pytest.mark.parametrize(
    ("sessions", "arguments", "said"),
    [
        ([], [], "No slot of 60 min; no session takes place."),
        ([], ["monday"], "No slot of 60 min on Monday; no session takes place then."),
        ([PANEL], [], "No slot of 60 min; nothing is free."),
        ([PANEL], ["monday"], "No slot of 60 min on Monday; nothing is free."),
        (
            [PANEL, SIDE],
            ["--for", "90"],
            "No slot of 90 min; the longest is 1 h, Mon 09:00–10:00.",
        ),
        (
            [PANEL, SIDE],
            ["--for", "90", "--tz", "Asia/Tokyo"],
            "No slot of 90 min; the longest is 1 h, Mon 16:00–17:00 in Tokyo.",
        ),
        (
            [PANEL, SIDE],
            ["monday", "--for", "90", "--tz", "America/Los_Angeles"],
            "No slot of 90 min on Monday; the longest is 1 h, 00:00–01:00 in Los Angeles.",
        ),
        (
            [PANEL, SIDE],
            ["monday", "--for", "90", "--tz", "Pacific/Honolulu"],
            "No slot of 90 min on Monday; the longest is 1 h, Sun 21:00–22:00 in Honolulu.",
        ),
    ],
)
def test_that_there_is_no_slot_is_said_with_the_longest_there_is(
    atip: Tool,
    file_of: FileOf,
    sessions: list[dict[str, object]],
    arguments: list[str],
    said: str,
) -> None:
    before = f"{DAY}08:00+02:00"
    outcome = atip("free", *arguments, "--agenda", file_of(*sessions), now=before)
    assert (outcome.stdout, outcome.stderr) == ("", f"{said}\n")
    assert outcome.exit_code == 1


def test_a_day_is_named_by_its_date_where_a_weekday_comes_twice(
    atip: Tool, file_of: FileOf
) -> None:
    file = file_of(PANEL, SIDE, last_day="2026-04-29")
    said = "No slot of 90 min on Monday 20 April 2026; the longest is 1 h, 09:00–10:00."
    outcome = atip("free", "20 April", "--for", "90", "--past", "--agenda", file)
    assert outcome.stderr == f"{said}\n"


def test_a_day_without_a_slot_stands_among_the_others(atip: Tool) -> None:
    screen = atip("free", "--for", "150", "--past", terminal=True).stdout
    said = "\n  No slot of 150 min; the longest is 2 h, 11:30–13:30.\n\nTuesday"
    assert said in screen
    screen = atip("free", "--for", "150", terminal=True).stdout
    said = "\n  No slot of 150 min is left; the longest is 1 h 15 min, 16:30–17:45.\n\nTuesday"
    assert said in screen


def test_what_is_over_is_dim(atip: Tool) -> None:
    call = ("free", "monday", "--past")
    late = atip(*call, now=f"{DAY}18:00+02:00", terminal=True, color=True).stdout
    assert "\x1b[2m16:30–17:45\x1b[0m" in late
    early = atip(*call, now=f"{DAY}13:00+02:00", terminal=True, color=True).stdout
    assert "\x1b[1m11:30–13:30\x1b[0m" in early


@pytest.mark.parametrize(
    ("now", "arguments", "expected"),
    [
        (f"{DAY}08:00", [], ["20 11:30-13:30", "20 16:30-17:45", *TUESDAY_SLOTS]),
        (f"{DAY}12:00", [], ["20 12:00-13:30", "20 16:30-17:45", *TUESDAY_SLOTS]),
        (f"{DAY}12:29:01", [], ["20 12:30-13:30", "20 16:30-17:45", *TUESDAY_SLOTS]),
        (f"{DAY}12:30:01", [], ["20 16:30-17:45", *TUESDAY_SLOTS]),
        (f"{DAY}16:45", ["--margin", "15"], ["20 16:45-17:45", "21 09:00-10:00", "21 12:30-14:45"]),
        (f"{DAY}17:00", [], TUESDAY_SLOTS),
        (f"{TUESDAY}17:14", ["--for", "1"], []),
        (f"{TUESDAY}17:15", [], ["20 11:30-13:30", "20 16:30-17:45", *TUESDAY_SLOTS]),
        ("2026-05-01T12:00", ["monday"], ["20 11:30-13:30", "20 16:30-17:45"]),
        ("2026-05-01T12:00", ["--at", "mon 17:00"], TUESDAY_SLOTS),
        (f"{DAY}12:00", ["tuesday", "--at", "tue 18:00"], TUESDAY_SLOTS),
    ],
)
def test_until_the_end_no_slot_that_is_over_is_offered(
    atip: Tool, now: str, arguments: list[str], expected: list[str]
) -> None:
    outcome = atip("free", *arguments, now=f"{now}+02:00")
    assert slots(outcome) == expected
    assert outcome.exit_code == (0 if expected else 1)


@pytest.mark.parametrize(
    ("now", "arguments", "said"),
    [
        (f"{DAY}17:00", ["today"], "is left today; the next is Tue 09:00–10:15."),
        (f"{DAY}18:00", ["monday"], "is left today; the next is Tue 09:00–10:15."),
        (f"{TUESDAY}10:00", ["monday"], "is left on Monday; the next is Tue 12:15–15:00."),
        (
            f"{DAY}18:00",
            ["today", "--tz", "Asia/Tokyo"],
            "is left today; the next is Tue 16:00–17:15 in Tokyo.",
        ),
        (
            f"{DAY}12:00",
            ["today", "--inside", "break"],
            "is left today within breaks; the next is Tue 12:15–13:45.",
        ),
        (
            f"{DAY}12:00",
            ["tuesday", "--at", "tue 14:30"],
            f"is left on Tuesday after {ASKED}; the longest is 30 min, 14:30–15:00.",
        ),
        (f"{TUESDAY}14:30", [], "is left; the longest is 30 min, Tue 14:30–15:00."),
        (f"{TUESDAY}15:00", ["today"], "is left today."),
        (f"{TUESDAY}15:00", [], "is left."),
    ],
)
def test_what_is_left_is_said(atip: Tool, now: str, arguments: list[str], said: str) -> None:
    outcome = atip("free", *arguments, now=f"{now}+02:00")
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr == f"No slot of 60 min {said}\n"


def test_a_day_that_is_over_is_not_shown(atip: Tool) -> None:
    screen = atip("free", now=f"{DAY}18:00+02:00", terminal=True).stdout
    assert "Monday" not in screen


def test_after_the_end_nothing_is_dim_and_the_end_is_said(atip: Tool) -> None:
    after = f"{TUESDAY}18:00+02:00"
    ended = "The conference is over. It ended on Tuesday 21 April 2026 at 17:15."
    for arguments in (["--past"], [], ["monday"]):
        screen = atip("free", *arguments, now=after, terminal=True).stdout
        assert f"\n\n{ended}\n\nMonday 20 April 2026\n" in screen
        colored = atip("free", *arguments, now=after, terminal=True, color=True).stdout
        assert "\x1b[1m11:30–13:30\x1b[0m" in colored
    assert ended in atip("free", "--at", "tue 18:00", terminal=True).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--past", "--at", "mon 12:00"], "--past and --at exclude each other; give one of them"),
        (["--inside", "talk"], "unknown kind “talk”; the kinds are registration, break, opening,"),
    ],
)
def test_a_contradiction_is_a_mistake(atip: Tool, arguments: list[str], said: str) -> None:
    outcome = atip("free", *arguments)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"atip-agenda: {said}")


def test_a_slot_is_within_side_events_and_beside_the_rest(atip: Tool) -> None:
    screen = atip("free", "tuesday", terminal=True).stdout
    lines = "  12:15–15:00  2 h 45 min  within ◇ Side events\n" + " " * 27 + "beside ○ Lunch\n"
    assert screen.endswith(lines)
    screen = atip("free", "tuesday", "--inside", "break", terminal=True).stdout
    assert screen.endswith("  12:15–13:45  1 h 30 min  within ○ Lunch\n")


def test_one_s_own_event_that_is_not_busy_is_beside(atip: Tool, file_of: FileOf) -> None:
    times = {"start": f"{TUESDAY}09:00", "end": f"{TUESDAY}09:30"}
    file = file_of({"title": "Walk", "busy": False, **times})
    screen = atip("free", "tuesday", "--with", file, terminal=True).stdout
    assert "within ◇ Side events\n" in screen
    assert "beside ◇ Walk\n" in screen


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    ("talks", "side_events", "more"),
    [(5, 0, []), (6, 0, ["1"]), (385, 0, ["380"]), (2, 4, ["1"]), (9, 5, ["9"]), (1, 8, ["4"])],
)
def test_at_most_five_names_stand_beside_a_slot(
    atip: Tool, file_of: FileOf, talks: int, side_events: int, more: list[str], columns: int
) -> None:
    times = {"start": f"{DAY}16:00", "end": f"{DAY}18:00"}
    kinds = ["talk"] * talks + ["side-event"] * side_events
    file = file_of(PANEL, *({"kind": kind, **times} for kind in kinds))
    screen = atip("free", "--agenda", file, terminal=True, columns=columns).stdout
    assert len(re.findall(r"Session \d+$", screen, re.MULTILINE)) == 5
    assert re.findall(r"^ +and (\d+) more$", screen, re.MULTILINE) == more
    assert len(atip("free", "--agenda", file, "--json").json[0]["during"]) == len(kinds)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (CLASHING, "atip-agenda free monday"),
        (("--event", "mon 16:00-17:30"), "atip-agenda free monday --for 90"),
        ((*CLASHING, "--event", "mon 16:00-16:30"), "atip-agenda free monday"),
        ((*CLASHING, "--event", "tue 15:30-16:30"), "atip-agenda free"),
        (("tuesday", "--margin", "20"), "atip-agenda free tuesday --margin 20"),
        ((*CLASHING, "--suggest"), "atip-agenda free monday"),
        ((), ""),
        (("--all",), ""),
        (("--between", "opening", "registration"), ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_after_a_clash_the_command_for_free_slots_is_named(
    atip: Tool, arguments: tuple[str, ...], hint: str
) -> None:
    *_, last = atip("clashes", *arguments, terminal=True).stdout.splitlines()
    assert last.removeprefix("Free slots: ") == hint if hint else "Free slots" not in last


@pytest.mark.parametrize("name", ["other.json", "another agenda.json", "it's.json"])
def test_the_command_named_reads_the_same_agenda(atip: Tool, file_of: FileOf, name: str) -> None:
    file = file_of(PANEL, SIDE, name=name)
    named = command_named(atip("clashes", "--agenda", file, terminal=True))
    words = ["atip-agenda", "free", "monday", "--for", "180", "--agenda", file]
    assert named == "".join(shlex.join(words).split())


def test_the_command_named_is_one_that_works(atip: Tool, file_of: FileOf) -> None:
    """An event of a file may lie outside the conference's days."""
    file = file_of({"start": "2026-04-19T23:00", "end": f"{DAY}12:00"})
    agenda = file_of(PANEL, name="agenda.json")
    outcome = atip("clashes", "--with", file, "--agenda", agenda, terminal=True)
    assert command_named(outcome) == f"atip-agendafree--for780--agenda{agenda}"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (f"{DAY}12:30", ["2026-04-20T12:30+02:00", "2026-04-20T16:30+02:00"]),
        (f"{DAY}12:31", ["", "2026-04-20T16:30+02:00"]),
        (f"{DAY}16:44:30", ["", "2026-04-20T16:45+02:00"]),
        (f"{TUESDAY}10:00", ["", ""]),
        (f"{TUESDAY}17:15", ["2026-04-20T12:30+02:00", "2026-04-20T16:30+02:00"]),
    ],
)
def test_until_the_end_no_slot_that_is_over_is_suggested(
    atip: Tool, now: str, expected: list[str]
) -> None:
    (record,) = atip("clashes", *CLASHING, "--suggest", now=f"{now}+02:00").records
    assert [record[8], record[10]] == expected


def test_where_nothing_else_is_free_the_suggestion_says_so(atip: Tool, file_of: FileOf) -> None:
    file = file_of({**PANEL, "end": f"{TUESDAY}00:00"}, {**SIDE, "start": f"{DAY}10:30"})
    shown = atip("clashes", "--suggest", "--agenda", file, terminal=True).stdout
    assert "\nNo slot of that day is free for Session 1.\n" in shown


def test_a_suggestion_tells_sessions_of_one_title_apart(atip: Tool) -> None:
    shown = atip("clashes", "monday", "--margin", "16", "--suggest", terminal=True).stdout
    assert "\nThe nearest free slots for Side events (Mon 16:45):\n" in shown
