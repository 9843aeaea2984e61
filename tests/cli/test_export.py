"""`export`: which sessions, which format, and where they are written."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from atip_agenda.formats import registry
from atip_agenda.formats.interface import UNSTAMPED, WriteOptions
from atip_agenda.models import Agenda
from conftest import AGENDA_FILE, Tool
from processes import COMMAND, large_agenda, world
from sentences import sentence

FileOf = Callable[..., str]
FORMATS = "ics, json, csv, md, xml and frab-json"


def ids(text: str) -> list[str]:
    return [session["id"] for session in json.loads(text)["sessions"]]


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Agenda, WriteOptions]]]:
    """The options the calendar writer was called with; it writes one line."""
    calls: list[tuple[Agenda, WriteOptions]] = []

    def write(agenda: Agenda, told: WriteOptions) -> bytes:
        calls.append((agenda, told))
        return b"a calendar\n"

    module = ModuleType("atip_agenda.formats.ics.writer")
    module.write = write  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return calls  # type: ignore[return-value]


# Which sessions


def test_the_whole_agenda_goes_to_stdout(atip: Tool) -> None:
    assert atip("export", "json").stdout.encode() == AGENDA_FILE.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sessions"),
    [
        (["panel", "2"], ["panel-2"]),
        (["closing", "panel-1"], ["panel-1", "closing"]),
        (["--day", "monday", "--kind", "panel"], ["panel-1"]),
        (["--kind", "panel", "--kind", "closing"], ["panel-1", "panel-2", "panel-3", "closing"]),
        (["panel-1", "panel-2", "--day", "tue"], ["panel-2"]),
        (["--kind", "panel", "--day", "mon", "--day", "tue"], ["panel-1", "panel-2", "panel-3"]),
        (["panel-1", "--day", "tue"], []),
    ],
)
def test_sessions_days_and_kinds_choose(
    arguments: list[str], sessions: list[str], atip: Tool
) -> None:
    outcome = atip("export", "json", *arguments)
    assert ids(outcome.stdout) == sessions
    whole = json.loads(AGENDA_FILE.read_bytes())
    assert json.loads(outcome.stdout)["conference"] == whole["conference"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "a.ics", "--output", "b.ics"], "--output stands twice; name one file"),
        (["--since", "a", "--since", "b"], "--since stands twice; name one older agenda"),
        (["--alarm", "5", "--alarm", "15"], "--alarm stands twice; name one length"),
    ],
)
def test_an_option_for_one_value_stands_once(options: list[str], said: str, atip: Tool) -> None:
    assert sentence(atip("export", "ics", *options)) == said


@pytest.mark.parametrize("option", ["--agenda", "-"])
def test_it_converts(option: str, atip: Tool, tmp_path: Path) -> None:
    schedule = tmp_path / "schedule.xml"
    schedule.write_bytes(atip("export", "xml").stdout.encode())
    if option == "-":
        outcome = atip("export", "json", "--agenda", "-", stdin=schedule.read_bytes())
    else:
        outcome = atip("export", "json", "--agenda", str(schedule))
    assert ids(outcome.stdout) == ids(AGENDA_FILE.read_text("utf-8"))


def test_a_zone_can_be_assumed(atip: Tool) -> None:
    table = b"title,start,end\nTalk,2026-04-20 10:00,2026-04-20 11:00\n"
    call = ("export", "json", "--agenda", "-")
    assert atip(*call, stdin=table).exit_code == 2
    outcome = atip(*call, "--assume-tz", "Asia/Tokyo", stdin=table)
    assert json.loads(outcome.stdout)["conference"]["timezone"] == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["pdf"], f"unknown format “pdf”; the formats are {FORMATS}."),
        ([], "missing argument “FORMAT”; see atip-agenda export --help."),
        (["json", "panel-9"], "unknown session “panel-9”; did you mean panel-1 (Mon 14:30),"),
        (["json", "--kind", "talk"], "unknown kind “talk”; the kinds are registration, break,"),
        (["csv", "--alarm", "15"], "--alarm is for ics only; leave it out for csv."),
        (["xml", "--since", "old.json"], "--since is for ics only; leave it out for xml."),
        (
            ["ics", "--alarm", "soon"],
            "invalid value “soon” for “--alarm”; input should be a valid integer",
        ),
        (["ics", "panel-1", "--since", "x"], "--since compares whole agendas; name no SESSION"),
        (["ics", "--since", "-", "--agenda", "-"], "both agendas cannot be standard input; name"),
        (["json", "-o", " "], "the name of the file to write is empty; name one, as -o agenda"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(
    arguments: list[str], sentence: str, atip: Tool
) -> None:
    outcome = atip("export", *arguments)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"atip-agenda: {sentence}")


def test_a_format_is_named_in_whatever_case(atip: Tool) -> None:
    assert atip("export", "JSON").stdout == atip("export", "json").stdout


# Options of a writer


def test_an_alarm_is_in_minutes(calendar: list[tuple[Agenda, WriteOptions]], atip: Tool) -> None:
    assert atip("export", "ics", "--alarm", "15").stdout == "a calendar\n"
    ((agenda, told),) = calendar
    assert len(agenda.sessions) == 11
    assert told == WriteOptions(UNSTAMPED, alarm=15, whole=told.whole)


def test_what_an_older_version_had_is_told(
    calendar: list[tuple[Agenda, WriteOptions]], atip: Tool, file_of: FileOf
) -> None:
    at = {"start": "2026-04-20T10:00"}
    old = file_of(
        {"id": "kept", **at},
        {"id": "gone", **at},
        {"id": "renamed", "uid": "u", **at},
        {"id": "later", "start": "2026-04-21T10:00"},
        name="old.json",
    )
    new = file_of({"id": "kept", **at}, {"id": "new-name", "uid": "u", **at}, revision=1)
    atip("export", "ics", "--since", old, "--agenda", new)
    atip("export", "ics", "--since", old, "--agenda", new, "--day", "monday")
    assert [[one.id for one in told.gone] for _, told in calendar] == [["gone", "later"], ["gone"]]
    assert [(told.since, told.whole and len(told.whole.sessions)) for _, told in calendar] == [
        (0, 2),
        (0, 2),
    ]


def test_a_calendar_cancels_what_is_gone(atip: Tool, file_of: FileOf) -> None:
    old = file_of({"id": "gone", "title": "Gone", "start": "2026-04-20T10:00"}, name="old.json")
    new = file_of({"id": "new", "title": "New", "start": "2026-04-20T10:00"}, revision=1)
    text = atip("export", "ics", "--since", old, "--agenda", new, "--alarm", "10").stdout
    events = [re.sub(r"\r\n ", "", event) for event in text.split("BEGIN:VEVENT")[1:]]
    assert ["SUMMARY:New" in events[0], "STATUS:CANCELLED" in events[1]] == [True, True]
    assert "TRIGGER:-PT10M" in events[0]


@pytest.mark.parametrize(
    ("updated", "variable", "stamp"),
    [
        (None, "", UNSTAMPED.isoformat()),
        (None, "1772442000", "2026-03-02T09:00:00+00:00"),
        ("2026-03-01T09:00", "1772442000", "2026-03-01T08:00:00+00:00"),
    ],
)
def test_the_stamp_says_when_the_agenda_was_issued(
    updated: str | None,
    variable: str,
    stamp: str,
    calendar: list[tuple[Agenda, WriteOptions]],
    atip: Tool,
    file_of: FileOf,
) -> None:
    file = file_of(updated=updated)
    atip("export", "ics", "--agenda", file, variables={"SOURCE_DATE_EPOCH": variable})
    assert calendar[0][1].stamp.isoformat() == stamp


@pytest.mark.parametrize("text", ["yesterday", "-1", "1.5", "9" * 400, "٣"])
def test_a_source_date_that_is_none_is_refused(text: str, atip: Tool) -> None:
    outcome = atip("export", "json", variables={"SOURCE_DATE_EPOCH": text})
    assert outcome.exit_code == 2
    assert "SOURCE_DATE_EPOCH: “" in outcome.stderr
    assert "is not a number of seconds since 1970" in outcome.stderr


def test_each_writer_has_a_module_of_its_own() -> None:
    names = [one.name for one in registry.WRITERS]
    assert len({*names}) == len(names)
    assert f"{', '.join(names[:-1])} and {names[-1]}" == FORMATS


# Where it is written


def test_a_file_is_written_and_said(atip: Tool, tmp_path: Path) -> None:
    file = tmp_path / "agenda.json"
    outcome = atip("export", "json", "-o", str(file), columns=200)
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr == f"Wrote 11 sessions to {file}.\n"
    assert file.read_bytes() == AGENDA_FILE.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["agenda.json"]


def test_a_dash_is_stdout(atip: Tool) -> None:
    assert atip("export", "json", "-o", "-").stdout == atip("export", "json").stdout


def test_it_says_how_many_were_cancelled(
    calendar: list[tuple[Agenda, WriteOptions]], atip: Tool, file_of: FileOf, tmp_path: Path
) -> None:
    old = file_of({"id": "gone", "start": "2026-04-20T10:00"})
    outcome = atip("export", "ics", "panel", "-o", str(tmp_path / "x"))
    outcome = atip("export", "ics", "--since", old, "-o", str(tmp_path / "a.ics"), columns=200)
    assert outcome.stderr == f"Wrote 11 sessions, and 1 cancelled, to {tmp_path / 'a.ics'}.\n"
    assert calendar


def test_a_file_is_not_overwritten_unasked(atip: Tool, tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    file.write_text("kept")
    outcome = atip("export", "json", "-o", str(file))
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.endswith("kept.json: already exists; use --force to overwrite.\n")
    assert file.read_text() == "kept"


def test_an_overwritten_file_keeps_its_mode_and_its_link(atip: Tool, tmp_path: Path) -> None:
    file, link = tmp_path / "folder" / "agenda.json", tmp_path / "link.json"
    file.parent.mkdir()
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    assert atip("export", "json", "-o", str(link), "--force").exit_code == 0
    assert link.is_symlink()
    assert file.read_bytes() == AGENDA_FILE.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_that_the_user_gives_files(atip: Tool, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        atip("export", "json", "-o", str(tmp_path / "new.json"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_write_that_fails_keeps_the_old_file(
    step: str, atip: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.json"
    file.write_text("kept")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, {"write": "fdopen", "fsync": "fsync"}[step], fail)
    outcome = atip("export", "json", "-o", str(file), "--force", columns=300)
    assert outcome.exit_code == 2
    assert outcome.stderr.endswith("it cannot be written (No space left on device).\n")
    assert file.read_text() == "kept"
    assert [one.name for one in tmp_path.iterdir()] == ["kept.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="it limits a file's size as Linux does")
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    file.write_text("kept")
    # The limit of one kilobyte stops the process in the middle of the file.
    script = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))\n"
        "from atip_agenda.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "export", "json", "-o", str(file), "--force"],
        env={**world(), "COVERAGE_PROCESS_START": "", "COVERAGE_PROCESS_CONFIG": ""},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 2, done.stderr
    assert "it cannot be written (File too large)" in done.stderr
    assert file.read_text() == "kept"
    assert [one.name for one in tmp_path.iterdir()] == ["kept.json"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".", "is a folder, not a file"),
        ("absent/agenda.json", "no such folder"),
        ("a\0b", "no file can have that name"),
    ],
)
def test_a_file_that_cannot_be_is_a_sentence(
    name: str, why: str, atip: Tool, tmp_path: Path
) -> None:
    outcome = atip("export", "json", "-o", str(tmp_path / name), columns=300)
    assert outcome.exit_code == 2
    assert why in outcome.stderr


def test_a_folder_that_may_not_be_written_to_is_a_sentence(
    atip: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write anywhere, so the refusal is simulated."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)
    outcome = atip("export", "json", "-o", str(tmp_path / "x"), columns=300)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "Permission denied" in outcome.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="it has no devices that are files")
def test_what_is_no_file_is_written_to_and_not_replaced(atip: Tool, tmp_path: Path) -> None:
    assert atip("export", "json", "-o", os.devnull).exit_code == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert atip("export", "json", "-o", str(pipe)).exit_code == 0
        assert reader.stdout is not None
        assert reader.stdout.read() == AGENDA_FILE.read_bytes()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_stdout_is_one_sentence_and_exit_2() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "export", "json"],
            env=world(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"atip-agenda: standard output: the answer cannot be written")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    agenda = large_agenda(tmp_path / "large.json")
    with subprocess.Popen(
        [*COMMAND, "export", "json", "--agenda", str(agenda)],
        env=world(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_closed_stdout_is_exit_2() -> None:
    script = f"{' '.join(COMMAND)} export json >&-"
    done = subprocess.run(["sh", "-c", script], env=world(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
