"""What the shells complete, asked of real shells: bash always, zsh and fish where they are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from atip_agenda.cli.commands import SUMMARIES

COMMANDS = list(SUMMARIES)
IDS = [
    *("registration", "welcome-coffee", "opening", "panel-1", "side-events-1"),
    *("side-events-2", "panel-2", "lunch", "side-events-3", "panel-3", "closing"),
]
KINDS = ["registration", "break", "opening", "panel", "side-event", "closing"]
MARK = "== next"

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
needs_zsh = pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
needs_fish = pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")

Shell = Callable[..., str]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a script in a shell that finds this tool, and no other, as atip-agenda."""
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


def completed_by_bash(
    shell: Shell, *lines: str, variables: Mapping[str, str] | None = None
) -> list[list[str]]:
    """What bash offers at the end of each command line; the script is sourced as users do it."""
    script = [
        "source <(atip-agenda --show-completion bash)",
        "offer=$(complete -p atip-agenda); offer=${offer#*-F }; offer=${offer%% *}",
    ]
    for line in lines:
        words = shlex.split(line)
        if line.endswith(" "):
            words.append("")
        script += [
            f"COMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}; COMPREPLY=()",
            '"$offer" atip-agenda',
            f'printf "%s\\n" "${{COMPREPLY[@]}}" "{MARK}"',
        ]
    told = shell("bash", "--norc", "-c", script="\n".join(script), variables=variables or {})
    return [part.split("\n")[:-1] for part in told.split(f"{MARK}\n")[:-1]]


@needs_bash
def test_bash_completes_the_commands(shell: Shell) -> None:
    every, some, none = completed_by_bash(
        shell, "atip-agenda ", "atip-agenda s", "atip-agenda nonsense"
    )
    assert every == COMMANDS
    assert some == ["show", "search", "schema"]
    assert none == []


@needs_bash
def test_bash_completes_session_ids(shell: Shell) -> None:
    every, panels, second = completed_by_bash(
        shell, "atip-agenda show ", "atip-agenda show pan", "atip-agenda show panel-1 cl"
    )
    assert every == IDS
    assert panels == ["panel-1", "panel-2", "panel-3"]
    assert second == ["closing"]


@needs_bash
def test_bash_completes_days(shell: Shell) -> None:
    found = completed_by_bash(
        shell,
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


@needs_bash
def test_bash_completes_kinds(shell: Shell) -> None:
    every, panel, searched, avoided = completed_by_bash(
        shell,
        "atip-agenda list --kind ",
        "atip-agenda list monday --kind p",
        "atip-agenda search victim --kind side",
        "atip-agenda free --avoid b",
    )
    assert every == KINDS
    assert panel == ["panel"]
    assert searched == ["side-event"]
    assert avoided == ["break"]


@needs_bash
def test_bash_completes_rooms_tracks_and_speakers_as_one_word(
    shell: Shell, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {
            "start": "2026-04-20T10:00",
            "room": "Great Hall",
            "track": "Law & $(Order)",
            "speakers": ["Ann Lee", "Łukasz Ż.", "!!"],
        }
    )
    found = completed_by_bash(
        shell,
        f"atip-agenda list --agenda {file} --room gr",
        f"atip-agenda next --agenda {file} --track ",
        f"atip-agenda search law --agenda {file} --speaker ",
    )
    assert found == [["great-hall"], ["law-order"], ["ann-lee", "łukasz-ż"]]


@needs_bash
def test_bash_completes_formats_and_what_to_export(shell: Shell) -> None:
    found = completed_by_bash(
        shell,
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


@needs_bash
def test_bash_completes_zones(shell: Shell) -> None:
    found = completed_by_bash(
        shell,
        "atip-agenda list --tz Europe/Vie",
        "atip-agenda now --tz Asia/Tok",
        "atip-agenda now --tz lo",
        "atip-agenda now --tz ES",
    )
    assert found == [["Europe/Vienna"], ["Asia/Tokyo"], ["local"], []]


@needs_bash
def test_bash_completes_options(shell: Shell) -> None:
    (found,) = completed_by_bash(shell, "atip-agenda list --")
    assert {"--kind", "--upcoming", "--agenda", "--tz", "--json", "--help"} <= set(found)


@needs_bash
def test_completion_reads_the_agenda_that_the_call_names(
    shell: Shell, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "first", "kind": "keynote", "start": "2026-04-20T10:00"},
        {"id": "second", "kind": "keynote", "start": "2026-04-21T10:00"},
    )
    found = completed_by_bash(
        shell,
        f"atip-agenda show --agenda {file} ",
        f"atip-agenda list --agenda {file} --kind ",
    )
    assert found == [["first", "second"], ["keynote"]]
    assert completed_by_bash(shell, "atip-agenda show f", variables={"ATIP_AGENDA_FILE": file}) == [
        ["first"]
    ]


@needs_bash
def test_days_are_dates_where_a_weekday_comes_twice(
    shell: Shell, file_of: Callable[..., str]
) -> None:
    file = file_of(last_day="2026-04-27")
    (found,) = completed_by_bash(shell, f"atip-agenda list --agenda {file} ")
    assert found == [f"2026-04-{day}" for day in range(20, 28)]


@needs_bash
def test_completion_is_silent_where_the_agenda_cannot_be_used(shell: Shell) -> None:
    lines = ["atip-agenda show ", "atip-agenda list "]
    for variables in ({"ATIP_AGENDA_FILE": "/nowhere.json"}, {"ATIP_AGENDA_NOW": "nonsense"}):
        assert completed_by_bash(shell, *lines, variables=variables) == [[], []]


@needs_bash
def test_hostile_ids_are_left_out_of_completions(
    shell: Shell, file_of: Callable[..., str], tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    ids = [f"$(touch {trap})", f"`touch {trap}`", f"; touch {trap} ;", f"a' ; touch {trap} ; '"]
    file = file_of(*({"id": one, "title": one, "start": "2026-04-20T10:00"} for one in ids))
    (found,) = completed_by_bash(shell, "atip-agenda show ", variables={"ATIP_AGENDA_FILE": file})
    assert found == []
    assert not trap.exists()


def completed_by_zsh(
    shell: Shell, line: str, variables: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What the script hands to zsh's `_arguments` for a line: words, and what is said of them."""
    words = [*shlex.split(line), *([""] if line.endswith(" ") else [])]
    script = [
        "compdef() { offer=$1 }",
        '_arguments() { print -r -- "$1" }',
        "source <(atip-agenda --show-completion zsh)",
        f"words=({shlex.join(words)}); CURRENT={len(words)}",
        "$offer",
    ]
    told = shell("zsh", "-f", "-c", script="\n".join(script), variables=variables or {})
    return dict(re.findall(r'"([^"]*)"(?::"([^"]*)")?', told))


@needs_zsh
def test_zsh_completes_with_titles(shell: Shell) -> None:
    found = completed_by_zsh(shell, "atip-agenda show pan")
    assert list(found) == ["panel-1", "panel-2", "panel-3"]
    assert found["panel-3"].startswith("Panel 3")


@needs_zsh
def test_zsh_completes_commands_days_kinds_and_zones(shell: Shell) -> None:
    assert set(COMMANDS) <= set(completed_by_zsh(shell, "atip-agenda "))
    assert list(completed_by_zsh(shell, "atip-agenda list ")) == ["monday", "tuesday"]
    assert list(completed_by_zsh(shell, "atip-agenda list --kind p")) == ["panel"]
    assert list(completed_by_zsh(shell, "atip-agenda list --tz Asia/Toky")) == ["Asia/Tokyo"]


def completed_by_fish(shell: Shell, line: str) -> dict[str, str]:
    """What fish offers at the end of a line: words, and what is said of them."""
    script = "\n".join(
        [
            "atip-agenda --show-completion fish | source",
            f"complete --do-complete {shlex.quote(line)}",
        ]
    )
    told = shell("fish", "--no-config", "-c", script=script)
    parts = (entry.partition("\t") for entry in told.splitlines())
    return {word: said for word, _, said in parts}


@needs_fish
def test_fish_completes_with_titles(shell: Shell) -> None:
    found = completed_by_fish(shell, "atip-agenda show pan")
    assert list(found) == ["panel-1", "panel-2", "panel-3"]
    assert found["panel-2"].startswith("Panel 2")


@needs_fish
def test_fish_completes_commands_kinds_and_zones(shell: Shell) -> None:
    assert set(COMMANDS) <= set(completed_by_fish(shell, "atip-agenda "))
    assert list(completed_by_fish(shell, "atip-agenda list --kind p")) == ["panel"]
    assert list(completed_by_fish(shell, "atip-agenda list --tz Asia/Toky")) == ["Asia/Tokyo"]
