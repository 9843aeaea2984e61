"""README.md says what the tool does today: its examples run, its words mean what it says."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from atip_agenda.cli.commands import SUMMARIES
from atip_agenda.errors import ExitStatus
from atip_agenda.models import Agenda, Conference, Link, Session
from atip_agenda.reading import read_agenda
from atip_agenda.times.days import day_named
from atip_agenda.times.spans import span_named
from atip_agenda.times.whens import moments_named
from atip_agenda.wording import long_date
from conftest import MONDAY_AFTERNOON, ROOT, Tool

README = (ROOT / "README.md").read_text(encoding="utf-8")
NOW = "2026-04-20T15:45+02:00"
LEFT_OUT = "…"
# What .ci/run runs as it stands, with an environment of its own in place of .venv.
TEST_COMMAND = """\
python3 -m venv .venv
.venv/bin/python -m pip install -e '.[test]'
.venv/bin/python -m pytest --cov
"""
# They belong to every command, and are described once for all.
SHARED_OPTIONS = {"--agenda", "--assume-tz", "--tz", "--json", "--help"}
# The files that the examples read, each the first block of its language.
FILES = {"mine.json": "json", "my-calendar.ics": "ics", "events.csv": "csv"}
COMPLETION_OPTIONS = {"--install-completion", "--show-completion"}
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str, text: str = README) -> list[str]:
    """The fenced blocks of a language."""
    return [block for named, block in FENCED.findall(text) if named == language]


def section(heading: str) -> str:
    """What stands under a heading, up to the next one."""
    found = re.search(
        rf"^##+ {re.escape(heading)}$\n(.*?)(?=^##|\Z)", README, re.MULTILINE | re.DOTALL
    )
    assert found, f"README.md has no section “{heading}”"
    return found[1]


def table(heading: str) -> list[tuple[str, str]]:
    """Each word in the first column of a table, with what the second says of it."""
    found = re.search(rf"^\| {heading} \|.*\n\| --- .*\n((?:\|.*\n)+)", README, re.MULTILINE)
    assert found, f"README.md has no table of “{heading}”"
    cells = [row.strip("| ").split(" | ") for row in found[1].splitlines()]
    return [(word, said) for words, said in cells for word in re.findall("`([^`]+)`", words)]


def code_in_sentences() -> list[str]:
    """What stands as code within sentences and tables."""
    return re.findall(r"`([^`\n]+)`", FENCED.sub("", README))


def options_in(text: str) -> set[str]:
    """The options that a text names."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def options_of(command: str, atip: Tool) -> set[str]:
    """The options on a command's help page."""
    _, _, page = atip(command, "--help", columns=200).stdout.partition("\nOptions\n")
    page, _, _ = page.partition("\n\n")
    return {name for line in page.splitlines() for name in options_in(line[: line.find("  ", 2)])}


def anchors() -> set[str]:
    """The anchors that the headings give."""
    headings = re.findall(r"^##+ (.*)$", FENCED.sub("", README), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def transcript(typed: str, folder: Path) -> str:
    """What a terminal of 80 cells shows when the commands of a block are typed."""
    import pty  # absent on Windows

    commands = [line.removeprefix("$ ") for line in typed.splitlines() if line.startswith("$ ")]
    # The shell says what it runs next, and keeps the exit status while it says it.
    lines = [
        f"before=$?; printf '%s\\n' {shlex.quote(f'$ {one}')}; (exit $before)\n{one}"
        for one in commands
    ]
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)))
    world = {
        "ATIP_AGENDA_NOW": NOW,
        "COLUMNS": "80",
        "HOME": str(folder),
        "PATH": path,
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["/bin/sh", "-c", "\n".join(lines)],
        cwd=folder,
        env=world,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b"".join(until_it_closes(ours))
    os.close(ours)
    return "".join(f"{line.rstrip(' ')}\n" for line in shown.decode("utf-8").splitlines())


def until_it_closes(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal, until nobody has it open any more."""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # so Linux says that it is closed
            return
        if not data:
            return
        yield data


def pattern_of(block: str) -> str:
    """A pattern for a block in which a line of “…” alone stands for any lines."""
    return "".join(
        r"(?:.*\n)+?" if line == LEFT_OUT else re.escape(f"{line}\n") for line in block.splitlines()
    )


def day_in_table(day: dt.date) -> str:
    """A day as the tables have it."""
    return long_date(day).removesuffix(" 2026")


def time_in_table(instant: dt.datetime, agenda: Agenda) -> str:
    """An instant as the tables have it."""
    wall = instant.astimezone(agenda.conference.zone)
    return f"{day_in_table(wall.date())}, {wall:%H:%M}"


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.splitlines()[0])
def test_an_example_shows_what_the_tool_shows(block: str, tmp_path: Path) -> None:
    for name, language in FILES.items():
        (tmp_path / name).write_text(blocks(language)[0], encoding="utf-8")
    shown = transcript(block, tmp_path)
    assert re.fullmatch(pattern_of(block), shown), shown


@pytest.mark.parametrize("code", [one for one in code_in_sentences() if one.startswith("atip-")])
def test_a_call_named_in_a_sentence_works(code: str, atip: Tool) -> None:
    arguments = shlex.split(code)[1:]
    if COMPLETION_OPTIONS.isdisjoint(arguments):
        outcome = atip(*arguments)
        assert outcome.exit_code in {ExitStatus.DONE, ExitStatus.NO}, outcome.stderr


@pytest.mark.parametrize("command", SUMMARIES)
def test_a_command_has_a_section_with_an_example(command: str) -> None:
    assert f"atip-agenda {command}" in "".join(blocks("console", section(f"`{command}`")))


@pytest.mark.parametrize("command", SUMMARIES)
def test_a_section_names_the_options_of_its_command(command: str, atip: Tool) -> None:
    named = options_in(section(f"`{command}`")) - SHARED_OPTIONS
    assert named == options_of(command, atip) - SHARED_OPTIONS


def test_an_option_named_anywhere_exists(atip: Tool) -> None:
    known = set().union(*(options_of(command, atip) for command in SUMMARIES))
    calls = "\n".join([*blocks("console"), *code_in_sentences()])
    assert options_in(calls) <= known | COMPLETION_OPTIONS


@pytest.mark.parametrize(("words", "meaning"), table("A day"))
def test_a_day_means_what_the_table_says(words: str, meaning: str, agenda: Agenda) -> None:
    assert day_in_table(day_named(words, agenda, MONDAY_AFTERNOON)) == meaning


@pytest.mark.parametrize(("words", "meaning"), table("A time"))
def test_a_time_means_what_the_table_says(words: str, meaning: str, agenda: Agenda) -> None:
    moments = moments_named(words, agenda, MONDAY_AFTERNOON)
    assert [time_in_table(moment.instant, agenda) for moment in moments] == [meaning]


@pytest.mark.parametrize(("words", "meaning"), table("An event"))
def test_an_event_means_what_the_table_says(words: str, meaning: str, agenda: Agenda) -> None:
    start, end, title = span_named(words, agenda, MONDAY_AFTERNOON)
    until = time_in_table(end, agenda)[-len("17:00") :]
    assert f"{time_in_table(start, agenda)} to {until}, {title}" == meaning


def test_the_exit_codes_are_those_there_are() -> None:
    rows = re.findall(r"^\| (\d+) \| ", section("For scripts"), re.MULTILINE)
    assert [int(code) for code in rows] == list(ExitStatus)


def test_the_variables_are_those_the_tool_reads() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = {name for name, _ in table("Variable") if name.startswith("ATIP_")}
    assert named == set(re.findall(r'"(ATIP_AGENDA_\w+)"', sources))


def test_the_example_of_an_agenda_is_sound() -> None:
    (example,) = blocks("json")
    assert len(read_agenda(example.encode()).sessions) > 1


def test_every_key_of_an_agenda_is_named() -> None:
    text = section("Your own agenda file")
    for model in (Conference, Session, Link):
        assert not {key for key in model.model_fields if not re.search(f'[`"]{key}[`"]', text)}


def test_a_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", README):
        path, _, anchor = target.partition("#")
        assert (ROOT / path).exists(), target
        assert not anchor or anchor in anchors(), target


def test_the_test_command_is_what_the_checks_run() -> None:
    _, _, after = README.partition("<!-- test -->\n")
    assert after.startswith("```sh\n")
    assert FENCED.findall(after)[0][1] == TEST_COMMAND
