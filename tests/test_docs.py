"""Help pages, pictures, the changelog and CONTRIBUTING.md are true."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from atip_agenda.cli.commands import SUMMARIES, module_of
from atip_agenda.cli.help import EXAMPLES
from atip_agenda.errors import ExitStatus
from conftest import AGENDA_FILE, ROOT, Tool
from examples import PAGES, blocks
from test_floors import FLOORS, PACKAGE

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PICTURES = sorted((ROOT / "docs").glob("*.svg"))
# The headings of Keep a Changelog.
HEADINGS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
ALL_EXAMPLES = [
    *(example for example, _ in EXAMPLES),
    *(
        example
        for command in SUMMARIES
        for example, _ in import_module(module_of(command)).EXAMPLES
    ),
]


def words_of(example: str) -> list[str]:
    """Return the words of an example up to a pipe, a redirection or an &&."""
    lexer = shlex.shlex(example, posix=True, punctuation_chars="|&>")
    lexer.whitespace_split = True
    words = list(lexer)
    ends = [at for at, word in enumerate(words) if set(word) <= set("|&>")]
    return words[: ends[0]] if ends else words


@pytest.mark.parametrize("example", ALL_EXAMPLES)
def test_an_example_on_a_help_page_works(
    example: str, atip: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, *arguments = words_of(example)
    assert program == "atip-agenda"
    for file in (word for word in arguments if word.endswith(".json")):
        (tmp_path / file).write_bytes(AGENDA_FILE.read_bytes())
    monkeypatch.chdir(tmp_path)
    outcome = atip(*arguments)
    assert outcome.exit_code in {ExitStatus.DONE, ExitStatus.NO}, outcome.stderr


@pytest.mark.parametrize("command", SUMMARIES)
def test_a_help_page_says_what_the_command_does_and_how_it_is_called(
    command: str, atip: Tool
) -> None:
    page = " ".join(atip(command, "--help").stdout.split())
    module = import_module(module_of(command))
    assert page.startswith(" ".join((module.command.__doc__ or "").split()))
    assert f" Usage atip-agenda {command} " in page
    assert f" Examples atip-agenda {command} " in page


def test_the_pictures_are_what_the_tool_shows() -> None:
    checked = subprocess.run(
        [sys.executable, "docs/screenshots.py", "--check"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, f"{checked.stderr}redraw them: python docs/screenshots.py"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_on_a_page_and_fetches_nothing(picture: Path) -> None:
    assert any(
        f"]({picture.relative_to(page.parent).as_posix()})" in page.read_text(encoding="utf-8")
        for page in PAGES
    )
    svg = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"//|@font-face|@import|<image|<script", svg)


def test_there_are_pictures() -> None:
    assert PICTURES


def test_the_changelog_has_the_form_of_keep_a_changelog() -> None:
    versions = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", one) for one in versions[1:])
    assert set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE)) <= HEADINGS


@pytest.mark.parametrize("command", SUMMARIES)
def test_the_changelog_names_a_command(command: str) -> None:
    assert f"`{command}`" in CHANGELOG


def test_contributing_lists_the_rooms_floor_by_floor() -> None:
    house, _ = blocks("text", CONTRIBUTING)
    lines = [rooms.split(" · ") for rooms in re.findall(r"^  (\S.*?)  ", house, re.MULTILINE)]
    floors = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
    known = floors.keys() - {"__init__", "__main__"}
    assert {room for line in lines for room in line} == known
    of_lines = [{floors[room] for room in line} for line in lines]
    assert all(len(floor) <= 1 for floor in of_lines)
    in_order = [number for floor in of_lines for number in floor]
    assert in_order == sorted(in_order)


def test_a_file_named_in_contributing_exists() -> None:
    for name in re.findall(r"`([\w./]+(?:\.py|/))`", CONTRIBUTING):
        assert (ROOT / name).exists() or (PACKAGE / name).exists(), name
