"""The exit codes; test_pipes.py has those of a whole process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO, cast

import pytest

from atip_agenda.cli.run import run
from atip_agenda.environment import Environment
from atip_agenda.errors import ExitStatus
from conftest import MONDAY_AFTERNOON, Stream, Tool

AFTERWARDS = "2026-05-01T12:00+02:00"
FORMS = pytest.mark.parametrize(
    "form",
    [{}, {"terminal": True}, {"variables": {"FORCE_COLOR": "1"}}],
    ids=["pipe", "tty", "forced"],
)


def test_the_codes_are_those_of_the_design() -> None:
    assert {status.name: int(status) for status in ExitStatus} == {
        "DONE": 0,
        "NO": 1,
        "MISTAKE": 2,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["list"],
        ["show", "panel-1"],
        ["info"],
        ["now"],
        ["at", "15:00"],
        ["next"],
        ["search", "victim"],
        ["clashes"],
        ["free"],
        ["print"],
        ["check"],
        ["schema"],
    ],
    ids=" ".join,
)
@FORMS
def test_exits_0_when_done(atip: Tool, arguments: list[str], form: dict[str, Any]) -> None:
    assert atip(*arguments, **form).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--upcoming"],
        ["list", "monday", "--kind", "closing"],
        ["next"],
        ["next", "3"],
        ["now"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["", "json"])
@FORMS
def test_exits_0_when_the_list_is_empty(
    atip: Tool, arguments: list[str], json: list[str], form: dict[str, Any]
) -> None:
    assert atip(*arguments, *json, now=AFTERWARDS, **form).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [["list"], ["show"], ["next"], ["now"], ["info"], ["clashes", "--all"], ["check"]],
    ids=" ".join,
)
def test_exits_0_on_an_agenda_without_sessions(
    atip: Tool, file_of: Callable[..., str], command: list[str]
) -> None:
    assert atip(*command, "--agenda", file_of()).exit_code == 0


@pytest.mark.parametrize("json", [[], ["--json"]], ids=["", "json"])
@FORMS
def test_exits_1_when_no_session_holds_the_words(
    atip: Tool, json: list[str], form: dict[str, Any]
) -> None:
    assert atip("search", "persecutors", *json, **form).exit_code == 1
    assert atip("search", "victim", "--kind", "break", *json, **form).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--event", "mon 16:00-17:00"],
        ["--margin", "16"],
        ["--all"],
        ["--between", "panel", "registration"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["", "json"])
@FORMS
def test_exits_1_when_something_clashes(
    atip: Tool, arguments: list[str], json: list[str], form: dict[str, Any]
) -> None:
    assert atip("clashes", *arguments, *json, **form).exit_code == 1


@pytest.mark.parametrize("arguments", [["--for", "166"], ["monday", "--for", "121"]], ids=" ".join)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["", "json"])
@FORMS
def test_exits_1_when_no_slot_is_free(
    atip: Tool, arguments: list[str], json: list[str], form: dict[str, Any]
) -> None:
    assert atip("free", *arguments, *json, **form).exit_code == 1


@pytest.mark.parametrize("arguments", [["--within", "59"], ["2", "--within", "0"]], ids=" ".join)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["", "json"])
@FORMS
def test_exits_1_when_nothing_starts_within_the_minutes(
    atip: Tool, arguments: list[str], json: list[str], form: dict[str, Any]
) -> None:
    assert atip("next", *arguments, *json, **form).exit_code == 1


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"{"])
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["", "json"])
@FORMS
def test_exits_1_when_a_file_has_errors(
    atip: Tool, data: bytes, json: list[str], form: dict[str, Any]
) -> None:
    assert atip("check", "-", *json, **form, stdin=data).exit_code == 1


def test_exits_0_when_something_starts_within_the_minutes(atip: Tool) -> None:
    assert atip("next", "--within", "60").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["--nonsense"],
        ["list", "wednesday"],
        ["list", "--kind", "nonsense"],
        ["list", "--room", "nonsense"],
        ["list", "--tz", "EST"],
        ["list", "--agenda", "/nowhere.json"],
        ["list", "--nonsense"],
        ["show", "panel-9"],
        ["at"],
        ["at", "nonsense"],
        ["next", "0"],
        ["next", "--within", "-1"],
        ["search"],
        ["clashes", "--event", "nonsense"],
        ["clashes", "--with", "/nowhere.json"],
        ["clashes", "--margin", "-1"],
        ["free", "wednesday"],
        ["free", "--for", "0"],
        ["free", "--margin", "-1"],
        ["free", "--avoid", "talk"],
        ["free", "--event", "nonsense"],
        ["free", "--with", "/nowhere.json"],
        ["print", "wednesday"],
        ["check", "/nowhere.json"],
        ["check", "-", "--agenda", "-"],
        ["schema", "nonsense"],
        ["now", "nonsense"],
        ["info", "nonsense"],
    ],
    ids=" ".join,
)
@FORMS
def test_exits_2_on_a_mistake_in_the_call(
    atip: Tool, arguments: list[str], form: dict[str, Any]
) -> None:
    assert atip(*arguments, **form).exit_code == 2


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"{"])
def test_exits_2_on_an_agenda_that_cannot_be_used(atip: Tool, data: bytes) -> None:
    assert atip("list", "--agenda", "-", stdin=data).exit_code == 2
    assert atip("clashes", "--with", "-", stdin=data).exit_code == 2


def world(stdin: object, stdout: object) -> Environment:
    return Environment(
        {}, cast("TextIO", stdin), cast("TextIO", stdout), Stream(), lambda: MONDAY_AFTERNOON
    )


class Failing(Stream):
    """A stream that fails when written to."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        del text
        raise self.error


def test_exits_2_when_the_answer_cannot_be_written() -> None:
    assert run(["list"], world(Stream(), Failing(OSError(28, "No space left")))) == 2


def test_exits_0_when_nobody_reads_any_more() -> None:
    assert run(["list"], world(Stream(), Failing(BrokenPipeError()))) == 0


def test_exits_130_on_ctrl_c() -> None:
    assert run(["list"], world(Stream(), Failing(KeyboardInterrupt()))) == 130
