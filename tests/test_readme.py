"""README.md and the pages in docs/ are true: examples run, words mean what the tables say."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import sys
from pathlib import Path

import pytest

import examples
from atip_agenda.cli.commands import SUMMARIES
from atip_agenda.conference import Conference
from atip_agenda.errors import ExitStatus
from atip_agenda.models import Agenda, Link, Session
from atip_agenda.times.days import day_named
from atip_agenda.times.spans import span_named
from atip_agenda.times.whens import moments_named
from conftest import MONDAY_AFTERNOON, ROOT, Tool
from examples import FENCED, blocks

TEXTS = {path: path.read_text(encoding="utf-8") for path in examples.PAGES}
EVERYTHING = "\n".join(TEXTS.values())
PROSE = FENCED.sub("", EVERYTHING)
README = TEXTS[ROOT / "README.md"]
# .ci/run runs this command with a fresh environment in place of .venv.
TEST_COMMAND = (
    "python3 -m venv .venv && .venv/bin/python -m pip install -e '.[test]'"
    " && .venv/bin/python -m pytest -n auto --cov\n"
)
# Options of almost every command, described once.
SHARED_OPTIONS = {"--agenda", "--assume-tz", "--tz", "--json", "--help"}
COMPLETION_OPTIONS = {"--install-completion", "--show-completion"}


def section(heading: str) -> str:
    """Return the text under a heading, up to the next heading."""
    found = re.findall(
        rf"^(##+) {re.escape(heading)}$\n(.*?)(?=^##|\Z)", EVERYTHING, re.MULTILINE | re.DOTALL
    )
    assert len(found) == 1, f"{len(found)} sections “{heading}”"
    return str(found[0][1])


def table(heading: str) -> list[tuple[str, str]]:
    """Return each word in the first column of a table with the text in its second column."""
    found = re.findall(rf"^\| {heading} \|.*\n\| --- .*\n((?:\|.*\n)+)", EVERYTHING, re.MULTILINE)
    assert len(found) == 1, f"{len(found)} tables of “{heading}”"
    cells = [row.strip("| ").split(" | ") for row in found[0].splitlines()]
    return [(word, meaning) for words, meaning in cells for word in re.findall("`([^`]+)`", words)]


def code_in_sentences() -> list[str]:
    """Return the code within sentences and tables."""
    return re.findall(r"`([^`\n]+)`", PROSE)


def options_in(text: str) -> set[str]:
    """Return the options that a text names."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def options_of(command: str, atip: Tool) -> set[str]:
    """Return the options on a command's help page."""
    _, _, page = atip(command, "--help", columns=200).stdout.partition("\nOptions\n")
    page, _, _ = page.partition("\n\n")
    return {name for line in page.splitlines() for name in options_in(line[: line.find("  ", 2)])}


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def day_in_table(day: dt.date) -> str:
    """Return a day as the tables write it."""
    return f"{day:%A} {day.day} {day:%B}"


def time_in_table(instant: dt.datetime, agenda: Agenda) -> str:
    """Return an instant as the tables write it."""
    wall = instant.astimezone(agenda.conference.zone)
    return f"{day_in_table(wall.date())}, {wall:%H:%M}"


needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")


@needs_pty
@pytest.mark.parametrize(
    "block",
    [
        pytest.param(block, id=f"{page.name}: {block.splitlines()[0]}")
        for page, text in TEXTS.items()
        for block in blocks("console", text)
    ],
)
def test_an_example_shows_what_the_tool_shows(block: str) -> None:
    shown = examples.refreshed(block, EVERYTHING)
    assert shown == block, "refresh all examples with: python docs/examples.py"


@needs_pty
def test_examples_are_refreshed_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    text = "Text\n\n```console\n$ echo new\n{}\n$ echo $?\n0\n```\n\n```sh\necho other\n```\n"
    page.write_text(text.format("old"), encoding="utf-8")
    monkeypatch.setattr(examples, "PAGES", [page])
    monkeypatch.setattr(examples, "FILES", {})
    assert examples.main(["--check"]) == 1
    assert page.read_text(encoding="utf-8") == text.format("old")
    assert examples.main([]) == 0
    assert page.read_text(encoding="utf-8") == text.format("new")
    assert examples.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("1\n…\n4\n", "one\n…\nfour\n"),
        ("1\n…\n", "one\n…\n"),
        ("1\n2\n…\n3\n4\n", "one\ntwo\nthree\nfour\n"),
        ("1\n", "one\ntwo\nthree\nfour\n"),
    ],
)
def test_lines_left_out_stay_left_out(block: str, expected: str) -> None:
    assert examples.shortened("one\ntwo\nthree\nfour\n", block) == expected


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 160


@pytest.mark.parametrize("page", examples.PAGES[1:], ids=lambda page: page.name)
def test_the_readme_links_to_a_page(page: Path) -> None:
    assert f"](docs/{page.name})" in README


@pytest.mark.parametrize("code", [code for code in code_in_sentences() if code.startswith("atip-")])
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
    scripts = "".join(blocks("sh", EVERYTHING)).splitlines()
    calls = "\n".join(
        [
            *blocks("console", EVERYTHING),
            *(line for line in scripts if line.startswith("atip-agenda")),
            *code_in_sentences(),
        ]
    )
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


def test_the_table_of_columns_names_every_command_that_has_some() -> None:
    assert {command for command, _ in table("Command")} == SUMMARIES.keys() - {"export", "schema"}


def test_the_exit_codes_are_those_of_the_tool() -> None:
    rows = re.findall(r"^\| (\d+) \| ", section("Exit codes"), re.MULTILINE)
    assert [int(code) for code in rows] == list(ExitStatus)


def test_the_variables_are_those_the_tool_reads() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = {name for name, _ in table("Variable") if name.startswith("ATIP_")}
    assert named == set(re.findall(r'"(ATIP_AGENDA_\w+)"', sources))


def test_the_example_of_an_agenda_is_sound(atip: Tool, tmp_path: Path) -> None:
    examples.write_files(tmp_path, EVERYTHING)
    file = str(tmp_path / "mine.json")
    assert atip("check", file, "--json").json["errors"] == []
    assert len(atip("list", "--agenda", file, "--json").json) > 1


def test_every_key_of_an_agenda_is_named() -> None:
    text = section("Write an agenda") + section("Keys")
    for model in (Conference, Session, Link):
        assert not {key for key in model.model_fields if not re.search(f'[`"]{key}[`"]', text)}


@pytest.mark.parametrize(
    "page",
    [*examples.PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"],
    ids=lambda page: page.name,
)
def test_a_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_test_command_is_what_the_checks_run() -> None:
    _, _, after = README.partition("<!-- test -->\n")
    assert after.startswith("```sh\n")
    assert FENCED.findall(after)[0][1] == TEST_COMMAND
