"""The tool as a process: pipes, exit codes, encodings, a full disk, Ctrl-C."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Tool
from processes import COMMAND, large_agenda, run, world


@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_a_closed_pipe_ends_quietly(tmp_path: Path, extra: list[str]) -> None:
    agenda = large_agenda(tmp_path / "large.json")
    with subprocess.Popen(
        [*COMMAND, "list", "--agenda", str(agenda), *extra],
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("arguments", "color"),
    [
        (["list"], ""),
        (["list"], "1"),
        (["now", "--json"], ""),
        (["--help"], "1"),
        (["--version"], ""),
    ],
)
def test_a_full_disk_behind_stdout_is_one_sentence_and_exit_2(
    arguments: list[str], color: str
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=world(FORCE_COLOR=color),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "cannot be written" in said.replace("\n", " ")
    assert "Traceback" not in said
    assert "Exception ignored" not in said


def test_a_closed_stdout_is_exit_2() -> None:
    script = f"{' '.join(COMMAND)} list >&-"
    done = subprocess.run(["sh", "-c", script], env=world(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"standard output" in done.stderr


def test_a_closed_stderr_changes_nothing() -> None:
    script = f"{' '.join(COMMAND)} show nothing 2>&-"
    done = subprocess.run(["sh", "-c", script], env=world(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
@pytest.mark.parametrize("call", ["list", "print", "now --json", "--help", "info"])
@pytest.mark.parametrize("color", ["", "1"])
def test_every_encoding_gets_an_answer(atip: Tool, encoding: str, call: str, color: str) -> None:
    """The stream raises for characters that its encoding lacks."""
    outcome = atip(*call.split(), encoding=encoding, variables={"FORCE_COLOR": color})
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_the_encoding_is_that_of_the_process(encoding: str) -> None:
    done = run("list", PYTHONIOENCODING=encoding, FORCE_COLOR="1")
    assert done.returncode == 0, done.stderr
    assert "Monday 20 April 2026" in done.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_an_error_is_written_in_every_encoding(encoding: str) -> None:
    done = run("show", "pänel", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert len(done.stderr.decode(encoding).splitlines()) == 1


def test_an_argument_that_is_no_utf8_is_no_traceback() -> None:
    done = subprocess.run(
        [*COMMAND, "show", b"pan\xffel"], env=world(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_the_agenda_can_come_from_standard_input(tmp_path: Path) -> None:
    data = large_agenda(tmp_path / "a.json", 2).read_bytes()
    assert len(run("list", "--agenda", "-", stdin=data).stdout.splitlines()) == 2
    assert len(run("list", ATIP_AGENDA_FILE="-", stdin=data).stdout.splitlines()) == 2


def test_it_works_from_any_folder(tmp_path: Path) -> None:
    assert len(run("list", cwd=tmp_path).stdout.splitlines()) == 11


@pytest.fixture
def heeded() -> Iterator[None]:
    """Restore Ctrl-C, which background jobs and their children ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_ctrl_c_is_exit_130_and_no_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "agenda.json"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*COMMAND, "list", "--agenda", str(pipe)],
        env=world(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        # Opens once the process reads the agenda, which then never ends.
        with pipe.open("wb"):
            process.send_signal(signal.SIGINT)
            said = process.stderr.read()
    assert process.returncode == 130
    assert b"Traceback" not in said


def test_a_real_terminal_gets_a_screen_of_its_own_width() -> None:
    """The width is the terminal's, and the screen has escapes."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - the other process
        os.environ.clear()
        os.environ.update(world(TERM="xterm", LC_ALL="C.UTF-8"))
        os.system("stty cols 50")  # noqa: S605
        os.execv(sys.executable, [*COMMAND, "now"])  # noqa: S606
    shown = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.waitpid(child, 0)
    assert b"\x1b[1m" in shown
    assert "►".encode() in shown
