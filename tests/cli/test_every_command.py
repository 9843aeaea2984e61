"""Rules of every command: agenda, zone, streams, widths and encodings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from calls import CALLS, COMMANDS, at_venue, typed
from conftest import Builder, Tool


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_reads_the_agenda_named(atip: Tool, build: Builder, command: str) -> None:
    title = "Elsewhere: victim of circumstances"
    data = build.data(
        {"start": "2026-04-20T17:00", "title": title, "description": title},
        {"kind": "break", "start": "2026-04-20T15:00", "end": "2026-04-20T17:00"},
        {"kind": "side-event", "start": "2026-04-20T14:00", "end": "2026-04-20T14:30"},
    )
    stdin = json.dumps(data).encode()
    arguments = (*CALLS[command], "--agenda", "-")
    outcome = atip(*arguments, stdin=stdin)
    assert outcome.exit_code == 0, outcome.stderr
    assert "Hofburg" not in outcome.stdout


@pytest.mark.parametrize(
    ("arguments", "variables", "offset"),
    [
        ([], {}, "+02:00"),
        (["--tz", "Asia/Tokyo"], {}, "+09:00"),
        (["--tz=Asia/Kathmandu"], {}, "+05:45"),
        (["--tz", "America/St_Johns"], {}, "-02:30"),
        (["--tz", "UTC"], {}, "+00:00"),
        (["--tz", "local"], {}, "+14:00"),
        ([], {"ATIP_AGENDA_TZ": "Asia/Tokyo"}, "+09:00"),
        ([], {"ATIP_AGENDA_TZ": "local", "TZ": "America/Vancouver"}, "-07:00"),
        (["--tz", "local"], {"TZ": "CET-1CEST,M3.5.0,M10.5.0/3"}, "+02:00"),
        (["--tz", "local"], {"TZ": "UTC0"}, "+00:00"),
        ([], {"ATIP_AGENDA_TZ": ""}, "+02:00"),
        (["--tz", "UTC"], {"ATIP_AGENDA_TZ": "Asia/Tokyo"}, "+00:00"),
    ],
    ids=[
        *("venue", "option", "joined by =", "half hours", "UTC", "local is $TZ", "variable"),
        *(
            "local in the variable",
            "local by a rule",
            "UTC0",
            "empty variable",
            "option before variable",
        ),
    ],
)
def test_times_are_in_the_zone_asked_for(
    atip: Tool, arguments: list[str], variables: Mapping[str, str], offset: str
) -> None:
    outcome = atip("list", *arguments, variables=variables)
    assert outcome.exit_code == 0, outcome.stderr
    assert {record[0][16:] for record in outcome.records} == {offset}


def test_the_offset_is_that_of_the_event_s_date(atip: Tool) -> None:
    """Asked in winter, April still has summer time."""
    assert atip("list", now="2026-02-01T12:00+01:00").records[0][0] == "2026-04-20T11:30+02:00"


def test_cancelled_sessions_are_listed_and_count_in_no_other_answer(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    off = {"status": "cancelled", "start": "2026-04-20T15:00", "end": "2026-04-20T17:00"}
    file = file_of(
        {"id": "off", **off},
        {
            "id": "side",
            "kind": "side-event",
            "start": "2026-04-20T15:30",
            "end": "2026-04-20T16:00",
        },
        {"id": "soon", **off, "start": "2026-04-20T16:00"},
        {"id": "later", "start": "2026-04-20T16:30", "end": "2026-04-20T17:00"},
    )
    agenda = ("--agenda", file)
    assert atip("list", *agenda).ids == ["off", "side", "soon", "later"]
    assert [row[-3] for row in atip("now", *agenda).records[1:]] == ["side", "later"]
    assert atip("next", *agenda).ids == ["later"]
    assert atip("clashes", *agenda).exit_code == 0
    assert atip("clashes", "--all", *agenda).exit_code == 0
    screen = atip("list", *agenda, terminal=True).stdout
    assert screen.count("\n  cancelled\n") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_an_agenda_without_sessions_gets_an_answer(
    atip: Tool, file_of: Callable[..., str], command: str
) -> None:
    for terminal in (False, True):
        outcome = atip(*CALLS[command], "--agenda", file_of(), terminal=terminal)
        # Nothing to compare is a mistake.
        expected = {"search": 1, "free": 1, "clashes": 2}
        assert outcome.exit_code == expected.get(command, 0)


@pytest.mark.parametrize(
    ("status", "stamp"), [("draft", "DRAFT"), ("provisional", "PROVISIONAL"), ("final", "")]
)
@pytest.mark.parametrize("command", ["list", "info", "print"])
def test_a_stamp_says_what_the_agenda_s_status_is(
    atip: Tool, file_of: Callable[..., str], command: str, status: str, stamp: str
) -> None:
    file = file_of({"start": "2026-04-20T10:00"}, status=status)
    screen = atip(command, "--agenda", file, terminal=True).stdout
    for word in ("DRAFT", "PROVISIONAL", "FINAL"):
        assert (word in screen) == (word == stamp)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "--upcoming"], "Nothing is left of the programme."),
        (["list", "monday", "--kind", "closing"], "There is no closing on Monday 20 April 2026."),
        (
            ["next"],
            "Nothing more is to come: the conference ended on Tuesday 21 April 2026.",
        ),
        (["next", "--at", "tue 17:01"], "Nothing is left of the programme."),
        (
            ["next", "--within", "5"],
            "Nothing starts within 5 min of Tuesday 21 April 2026, 18:00 in Vienna.",
        ),
        (["search", "persecutors"], "No session holds “persecutors”."),
        (["clashes"], "No side event overlaps a panel."),
        (["clashes", "--all", "tuesday"], "No two sessions overlap."),
        (["clashes", "--between", "break", "break"], "No two breaks overlap."),
        (["clashes", "--between", "opening", "panel"], "No opening overlaps a panel."),
        (
            ["free", "monday", "--for", "180"],
            "No slot of 180 min on Monday; the longest is 2 h, 11:30–13:30.",
        ),
    ],
    ids=typed,
)
def test_that_there_is_nothing_goes_to_stdout_on_a_terminal_and_to_stderr_on_a_pipe(
    atip: Tool, arguments: list[str], sentence: str
) -> None:
    now = at_venue("18:00", 21)
    piped = atip(*arguments, now=now)
    assert (piped.stdout, piped.stderr) == ("", f"{sentence}\n")
    shown = atip(*arguments, now=now, terminal=True)
    assert sentence in shown.stdout
    assert shown.stderr == ""
    as_json = atip(*arguments, "--json", now=now)
    assert as_json.json in ([], {"clashes": []})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["search", "victim", "--kind", "break"], "No break holds “victim”."),
        (["search", "Lunch", "--day", "monday"], "No session on Monday 20 April 2026 holds"),
        (["list", "--upcoming", "--kind", "opening"], "No opening is left."),
    ],
)
def test_a_sentence_that_there_is_nothing_says_among_what(
    atip: Tool, call: list[str], said: str
) -> None:
    assert said in atip(*call).stderr


@pytest.mark.parametrize("call", [["search", "victim"], ["clashes"]])
@pytest.mark.parametrize("columns", [40, 65, 80])
def test_an_answer_in_another_zone_names_both(atip: Tool, call: list[str], columns: int) -> None:
    shown = atip(*call, "--tz", "Asia/Tokyo", terminal=True, columns=columns).stdout
    assert "Tokyo" in shown
    assert "Vienna" in shown


@pytest.mark.parametrize(
    "command", ["list", "now", "info", "show", "next", "clashes", "free", "search"]
)
def test_json_is_json_on_a_terminal_too(atip: Tool, command: str) -> None:
    arguments = (*CALLS[command], "--json")
    assert atip(*arguments, terminal=True, color=True) == atip(*arguments)


@pytest.mark.parametrize(
    ("variables", "screen", "escapes", "colors"),
    [
        ({}, False, False, False),
        ({"FORCE_COLOR": "1"}, True, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, True, False),
        ({"FORCE_COLOR": ""}, False, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, False, False),
        ({"NO_COLOR": "1"}, False, False, False),
    ],
    ids=["pipe", "forced", "forced without colour", "empty", "dumb terminal", "no colour"],
)
def test_what_makes_a_pipe_look_like_a_terminal(
    atip: Tool, variables: Mapping[str, str], *, screen: bool, escapes: bool, colors: bool
) -> None:
    shown = atip("list", variables={"TERM": "xterm", **variables}).stdout
    assert ("\t" not in shown) == screen
    assert ("\x1b[" in shown) == escapes
    assert ("\x1b[36m" in shown) == colors


@pytest.mark.parametrize("columns", [1, 7, 24, 39, 40, 59, 60, 72, 73, 114, 115, 1000])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_width_gets_a_screen(atip: Tool, command: str, columns: int) -> None:
    for zone in ((), ("--tz", "America/St_Johns")):
        outcome = atip(*CALLS[command], *zone, columns=columns, terminal=True)
        assert outcome.exit_code == 0, outcome.stderr
        if columns >= 24:
            assert max(map(len, outcome.stdout.splitlines())) <= columns


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("command", COMMANDS)
def test_an_old_encoding_gets_a_readable_answer(atip: Tool, command: str, encoding: str) -> None:
    for terminal in (False, True):
        outcome = atip(*CALLS[command], encoding=encoding, terminal=terminal)
        assert outcome.exit_code == 0, outcome.stderr
        assert "?" not in outcome.stdout


def test_a_local_zone_without_a_name_cannot_be_that_of_a_file(
    atip: Tool, file_of_text: Callable[[str, str], str]
) -> None:
    file = file_of_text("events.csv", "title,start,end\nTalk,2026-04-20 10:00,\n")
    zone = {"TZ": "JST-9"}
    said = atip("list", "--agenda", file, "--assume-tz", "local", variables=zone)
    assert said.exit_code == 2
    assert said.stderr.endswith("without a name; name one, as --assume-tz Europe/Vienna.\n")
    assert atip("list", "--agenda", file, "--assume-tz", "local").records[0][0][16:] == "+14:00"
