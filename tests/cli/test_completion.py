"""Shell completion, in process and through each shell that is installed."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from atip_agenda.cli.commands import SUMMARIES
from atip_agenda.cli.run import run
from atip_agenda.environment import Environment
from conftest import MONDAY_AFTERNOON, Stream

COMMANDS = list(SUMMARIES)
IDS = [
    *("registration", "welcome-coffee", "opening", "panel-1", "side-events-1"),
    *("side-events-2", "panel-2", "lunch", "side-events-3", "panel-3", "closing"),
]
KINDS = ["registration", "break", "opening", "panel", "side-event", "closing"]
PANELS = ["panel-1", "panel-2", "panel-3"]
MARK = "--next--"
# Bash is required; the others are tested if installed.
SHELLS = ["bash", *(name for name in ("zsh", "fish") if shutil.which(name))]


class Complete(Protocol):
    def __call__(self, *lines: str, variables: Mapping[str, str] = ...) -> list[list[str]]: ...


def words_of(line: str) -> list[str]:
    """The words of a command line; a trailing blank starts an empty one."""
    return [*shlex.split(line), *([""] if line.endswith(" ") else [])]


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Return the completions at the end of each line, asked as bash's script does."""

    def call(*lines: str, variables: Mapping[str, str] = {}) -> list[list[str]]:
        found = []
        for line in lines:
            words = words_of(line)
            asked = {
                "_ATIP_AGENDA_COMPLETE": "complete_bash",
                "COMP_WORDS": "\n".join(words),
                "COMP_CWORD": str(len(words) - 1),
                **variables,
            }
            for name, value in asked.items():
                monkeypatch.setenv(name, value)
            stdout, stderr = Stream(), Stream()
            world = Environment(asked, Stream(), stdout, stderr, lambda: MONDAY_AFTERNOON)
            with contextlib.redirect_stdout(stdout), contextlib.suppress(SystemExit):
                run([], world)
            assert stderr.text() == ""
            found.append([line for line in stdout.text().split("\n") if line])
        return found

    return call


def test_it_completes_the_commands(complete: Complete) -> None:
    every, some, none = complete("atip-agenda ", "atip-agenda s", "atip-agenda nonsense")
    assert every == COMMANDS
    assert some == ["show", "search", "schema"]
    assert none == []


def test_it_completes_session_ids(complete: Complete) -> None:
    every, panels, second = complete(
        "atip-agenda show ", "atip-agenda show pan", "atip-agenda show panel-1 cl"
    )
    assert every == IDS
    assert panels == ["panel-1", "panel-2", "panel-3"]
    assert second == ["closing"]


def test_it_completes_days(complete: Complete) -> None:
    found = complete(
        "atip-agenda list ",
        "atip-agenda print t",
        "atip-agenda clashes m",
        "atip-agenda free t",
        "atip-agenda search victim --day ",
    )
    assert found == [
        ["monday", "tuesday"],
        ["tuesday"],
        ["monday"],
        ["tuesday"],
        ["monday", "tuesday"],
    ]


def test_it_completes_kinds(complete: Complete) -> None:
    every, panel, searched, avoided = complete(
        "atip-agenda list --kind ",
        "atip-agenda list monday --kind p",
        "atip-agenda search victim --kind side",
        "atip-agenda free --avoid b",
    )
    assert every == KINDS
    assert panel == ["panel"]
    assert searched == ["side-event"]
    assert avoided == ["break"]


def test_it_completes_rooms_tracks_and_speakers_as_one_word(
    complete: Complete, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {
            "start": "2026-04-20T10:00",
            "room": "Great Hall",
            "track": "Law & $(Order)",
            "speakers": ["Ann Lee", "Łukasz Ż.", "!!"],
        }
    )
    found = complete(
        f"atip-agenda list --agenda {file} --room gr",
        f"atip-agenda next --agenda {file} --track ",
        f"atip-agenda search law --agenda {file} --speaker ",
    )
    assert found == [["great-hall"], ["law-order"], ["ann-lee", "łukasz-ż"]]


def test_it_completes_formats_and_what_to_export(complete: Complete) -> None:
    found = complete(
        "atip-agenda export ",
        "atip-agenda export x",
        "atip-agenda export ics pan",
        "atip-agenda export csv --day tu",
        "atip-agenda export csv --kind br",
    )
    assert found == [
        ["ics", "json", "csv", "md", "xml", "frab-json"],
        ["xml"],
        ["panel-1", "panel-2", "panel-3"],
        ["tuesday"],
        ["break"],
    ]


def test_it_completes_zones(complete: Complete) -> None:
    found = complete(
        "atip-agenda list --tz Europe/Vie",
        "atip-agenda now --tz Asia/Tok",
        "atip-agenda now --tz lo",
        "atip-agenda now --tz ES",
    )
    assert found == [["Europe/Vienna"], ["Asia/Tokyo"], ["local"], []]


def test_it_completes_options(complete: Complete) -> None:
    (found,) = complete("atip-agenda list --")
    assert {"--kind", "--upcoming", "--agenda", "--tz", "--json", "--help"} <= set(found)


def test_completion_reads_the_agenda_that_the_call_names(
    complete: Complete, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "first", "kind": "keynote", "start": "2026-04-20T10:00"},
        {"id": "second", "kind": "keynote", "start": "2026-04-21T10:00"},
    )
    found = complete(
        f"atip-agenda show --agenda {file} ",
        f"atip-agenda list --agenda {file} --kind ",
    )
    assert found == [["first", "second"], ["keynote"]]
    assert complete("atip-agenda show f", variables={"ATIP_AGENDA_FILE": file}) == [["first"]]


def test_days_are_dates_where_a_weekday_comes_twice(
    complete: Complete, file_of: Callable[..., str]
) -> None:
    file = file_of(last_day="2026-04-27")
    (found,) = complete(f"atip-agenda list --agenda {file} ")
    assert found == [f"2026-04-{day}" for day in range(20, 28)]


def test_completion_is_silent_where_the_agenda_cannot_be_used(complete: Complete) -> None:
    lines = ["atip-agenda show ", "atip-agenda list "]
    for variables in ({"ATIP_AGENDA_FILE": "/nowhere.json"}, {"ATIP_AGENDA_NOW": "nonsense"}):
        assert complete(*lines, variables=variables) == [[], []]


# Real shells


@pytest.fixture
def shell(tmp_path: Path) -> Callable[..., str]:
    """Run a script in a shell that finds only this tool as atip-agenda."""
    folder = tmp_path / "bin"
    folder.mkdir()
    tool = folder / "atip-agenda"
    tool.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m atip_agenda "$@"\n')
    tool.chmod(0o755)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ATIP_", "_TYPER", "COMP_"))
    }
    world = {**kept, "PATH": f"{folder}:{kept['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def call(*command: str, script: str, variables: Mapping[str, str] = {}) -> str:
        done = subprocess.run(
            [*command, script],
            env={**world, **variables},
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )
        assert done.stderr == ""
        assert done.returncode == 0
        return done.stdout

    return call


def bash_script(lines: list[str]) -> str:
    script = [
        "source <(atip-agenda --show-completion bash)",
        "offer=$(complete -p atip-agenda); offer=${offer#*-F }; offer=${offer%% *}",
    ]
    for line in lines:
        words = words_of(line)
        script += [
            f"COMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}; COMPREPLY=()",
            '"$offer" atip-agenda',
            f'printf "%s\\n" "${{COMPREPLY[@]}}" "{MARK}"',
        ]
    return "\n".join(script)


def zsh_script(lines: list[str]) -> str:
    """Print what the tool's script passes to zsh's `_arguments`."""
    script = [
        "compdef() { offer=$1 }",
        '_arguments() { print -r -- "$1" }',
        "source <(atip-agenda --show-completion zsh)",
    ]
    for line in lines:
        words = words_of(line)
        script += [
            f"words=({shlex.join(words)}); CURRENT={len(words)}",
            "$offer",
            f"print -r -- {MARK}",
        ]
    return "\n".join(script)


def fish_script(lines: list[str]) -> str:
    script = ["atip-agenda --show-completion fish | source"]
    for line in lines:
        script += [f"complete --do-complete {shlex.quote(line)}", f"echo {MARK}"]
    return "\n".join(script)


def offered(shell: Callable[..., str], name: str, lines: list[str]) -> list[dict[str, str]]:
    """Return the words that a shell offers for each line, with their descriptions."""
    if name == "bash":
        told = shell("bash", "--norc", "-c", script=bash_script(lines))
    elif name == "zsh":
        told = shell("zsh", "-f", "-c", script=zsh_script(lines))
    else:
        told = shell("fish", "--no-config", "-c", script=fish_script(lines))
    parts = told.split(f"{MARK}\n")[:-1]
    if name == "zsh":
        return [dict(re.findall(r'"([^"]*)"(?::"([^"]*)")?', part)) for part in parts]
    return [
        {word: said for word, _, said in (entry.partition("\t") for entry in part.splitlines())}
        for part in parts
    ]


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_completes_commands_days_kinds_zones_and_titles(
    shell: Callable[..., str], name: str
) -> None:
    lines = ["atip-agenda ", "atip-agenda list ", "atip-agenda list --kind p"]
    lines += ["atip-agenda list --tz Asia/Toky", "atip-agenda show pan"]
    commands, days, kinds, zones, panels = offered(shell, name, lines)
    assert set(COMMANDS) <= set(commands)
    assert {"monday", "tuesday"} <= set(days)
    assert list(kinds) == ["panel"]
    assert list(zones) == ["Asia/Tokyo"]
    assert list(panels) == PANELS
    # Bash has no descriptions.
    assert panels["panel-3"].startswith("" if name == "bash" else "Panel 3")


@pytest.mark.parametrize(
    ("form", "mark"), [("zsh", '"panel-3":"Panel 3'), ("fish", "panel-3\tPanel 3")]
)
def test_ids_are_completed_with_titles(form: str, mark: str, complete: Complete) -> None:
    """Asked as the scripts of zsh and fish do, which works without those shells."""
    asked = {
        "_ATIP_AGENDA_COMPLETE": f"complete_{form}",
        "_TYPER_COMPLETE_ARGS": "atip-agenda show pan",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    (found,) = complete("atip-agenda show pan", variables=asked)
    assert any(mark in line for line in found)


def test_hostile_ids_are_left_out_of_completions(
    shell: Callable[..., str], file_of: Callable[..., str], tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    ids = [f"$(touch {trap})", f"`touch {trap}`", f"; touch {trap} ;", f"a' ; touch {trap} ; '"]
    file = file_of(*({"id": one, "title": one, "start": "2026-04-20T10:00"} for one in ids))
    script = bash_script(["atip-agenda show "])
    told = shell("bash", "--norc", "-c", script=script, variables={"ATIP_AGENDA_FILE": file})
    assert told.split() == MARK.split()
    assert not trap.exists()
