"""The help of the tool and of each command."""

from __future__ import annotations

import pytest

from calls import COMMANDS
from conftest import Tool


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help(atip: Tool, command: str, option: str) -> None:
    outcome = atip(command, option)
    assert outcome.exit_code == 0
    assert f"Usage  atip-agenda {command} " in outcome.stdout
    assert outcome.stderr == ""
    for word in ("--agenda FILE", "--tz ZONE", "--json", "Examples"):
        assert word in outcome.stdout


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]], ids=["bare", "-h", "--help"])
def test_the_bare_command_prints_help_with_all_commands(atip: Tool, arguments: list[str]) -> None:
    outcome = atip(*arguments)
    assert outcome.exit_code == 0
    assert "Usage  atip-agenda COMMAND [WORDS]... [OPTIONS]" in outcome.stdout
    shown = [line.split()[0] for line in outcome.stdout.splitlines() if line.startswith("  ")]
    assert [word for word in shown if word in COMMANDS] == COMMANDS


def test_help_goes_before_the_words_and_their_mistakes(atip: Tool) -> None:
    assert atip("list", "nonsense", "-h").exit_code == 0
    assert atip("show", "-h", "panel-9").stdout.startswith("A session in full")
