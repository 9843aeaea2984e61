"""The modules that a command loads, which decide how fast it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from atip_agenda.formats.registry import FORMATS
from conftest import AGENDA_FILE

# Run the command as a user does, then write the loaded modules to stderr.
PROGRAM = """
import atexit, json, os, sys
atexit.register(lambda: sys.stderr.write("\\n" + json.dumps(sorted(sys.modules))))
sys.argv = ["atip-agenda", *sys.argv[1:]]
os._exit = sys.exit  # which lets the line above speak
from atip_agenda.__main__ import main
main()
"""
# Drawing is loaded only for terminals.
DRAWING = {
    "atip_agenda.render.drawing.blocks",
    "atip_agenda.render.drawing.grid",
    "atip_agenda.render.drawing.rows",
    "atip_agenda.render.drawing.wrapping",
}
NEVER = {
    "dateutil",
    "httpx",
    "hypothesis",
    "platformdirs",
    "segno",
    "snowballstemmer",
    "tzlocal",
    "atip_agenda.schedule.check.file",
    "atip_agenda.faults",
    "atip_agenda.schema",
    "atip_agenda.schedule.check.rules",
    "atip_agenda.schedule.search.match",
    "atip_agenda.schedule.clashes",
    "atip_agenda.schedule.free",
    "atip_agenda.times.whens",
}
OTHERS = ("at", "check", "clashes", "diff", "export", "free", "next", "print", "schema", "search")
RICH_PARTS_NEVER = {"rich.console", "rich.table", "rich.markdown", "rich.panel"}


def loaded_by(*arguments: str, terminal: bool) -> set[str]:
    world = {**os.environ, "ATIP_AGENDA_NOW": "2026-04-20T15:45+02:00", "COLUMNS": "80"}
    for name in ("FORCE_COLOR", "NO_COLOR", "ATIP_AGENDA_FILE", "ATIP_AGENDA_TZ"):
        world.pop(name, None)
    if terminal:
        world["FORCE_COLOR"] = "1"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=world,
        capture_output=True,
        check=True,
        text=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [("now",), ("list",), ("now", "--json"), ("list", "--json")])
def test_a_piped_answer_loads_no_rich(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments, terminal=False)
    assert not {name for name in loaded if name.partition(".")[0] == "rich"}
    assert not loaded & (NEVER | DRAWING)


@pytest.mark.parametrize("arguments", [("now",), ("list",)])
def test_a_screen_loads_rich_s_styles_and_no_more(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments, terminal=True)
    assert "rich.style" in loaded
    assert not loaded & (NEVER | RICH_PARTS_NEVER)


def test_the_version_loads_no_command_and_no_model() -> None:
    loaded = loaded_by("--version", terminal=True)
    assert not loaded & {"pydantic", "rich", "atip_agenda.models", "atip_agenda.cli.now"}


@pytest.mark.parametrize("command", ["now", "list", "show", "info"])
def test_a_command_loads_no_other_command(command: str) -> None:
    loaded = loaded_by(command, terminal=False)
    modules = {f"atip_agenda.cli.{name}" for name in OTHERS}
    assert not loaded & modules


def test_an_export_loads_what_its_format_needs() -> None:
    loaded = loaded_by("export", "json", terminal=False)
    others = ("ics.writer", "csv.writer", "markdown", "frab.xml_writer", "frab.writer")
    assert not loaded & {f"atip_agenda.formats.{name}" for name in others}
    assert not loaded & {"icalendar", "rich.style", "segno", "xml.etree.ElementTree"}


def test_an_agenda_of_one_s_own_loads_no_reader() -> None:
    loaded = loaded_by("now", "--agenda", str(AGENDA_FILE), terminal=False)
    readers = {f"atip_agenda.formats.{one.reader}" for one in FORMATS if one.reader}
    assert not loaded & (readers | {"atip_agenda.formats.frab.reader", "icalendar", "httpx"})
