"""Fixtures for all tests: the tool in a fixed environment, and small agendas."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings

from atip_agenda.cli.run import run
from atip_agenda.environment import Environment
from atip_agenda.loading import load
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda

# A busy machine breaks no rule. --hypothesis-profile=thorough looks for rarer cases.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)


def pytest_configure(config: pytest.Config) -> None:
    # Tests import this module again, which must not undo the choice.
    settings.load_profile(config.getoption("--hypothesis-profile") or "quick")


ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
AGENDA_FILE = ROOT / "data" / "agenda.json"
# Files written by hand for the tests.
DATA = ROOT / "tests" / "data"
# Tests that need files in ../shared run in addition, if that folder exists.
collect_ignore_glob = [] if SHARED.is_dir() else ["*test_shared_*.py"]


def files_of(pattern: str) -> list[Path]:
    """The tests' own files that match, and those in ../shared/fixtures if it exists."""
    return sorted(DATA.rglob(pattern)) + sorted((SHARED / "fixtures").rglob(pattern))


# Monday 20 April 2026, 15:45 in Vienna: the time of most screens.
MONDAY_AFTERNOON = dt.datetime(2026, 4, 20, 13, 45, tzinfo=dt.UTC)


class Stream(io.TextIOWrapper):
    """A stream in memory that can pass for a terminal."""

    def __init__(
        self, data: bytes = b"", *, encoding: str = "utf-8", terminal: bool = False
    ) -> None:
        super().__init__(io.BytesIO(data), encoding=encoding, newline="\n", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


@dataclass(frozen=True)
class Outcome:
    """The exit code and output of one run."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def records(self) -> list[list[str]]:
        return [line.split("\t") for line in self.stdout.splitlines()]

    @property
    def ids(self) -> list[str]:
        """The ids of a listing."""
        return [record[3] for record in self.records]


class Tool(Protocol):
    """The tool, as a test calls it."""

    def __call__(
        self,
        *arguments: str,
        now: dt.datetime | str = ...,
        columns: int = ...,
        terminal: bool = ...,
        color: bool = ...,
        encoding: str = ...,
        stdin: bytes = ...,
        variables: Mapping[str, str] = ...,
    ) -> Outcome: ...


@pytest.fixture
def atip() -> Tool:
    """Run the real tool on arguments, far from this machine's clock, zone and terminal."""

    def call(
        *arguments: str,
        now: dt.datetime | str = MONDAY_AFTERNOON,
        columns: int = 80,
        terminal: bool = False,
        color: bool = False,
        encoding: str = "utf-8",
        stdin: bytes = b"",
        variables: Mapping[str, str] = {},
    ) -> Outcome:
        instant = dt.datetime.fromisoformat(now) if isinstance(now, str) else now
        stdout = Stream(encoding=encoding, terminal=terminal)
        stderr = Stream(encoding=encoding, terminal=terminal)
        # TERM=dumb: the drawing alone; its colours have tests of their own.
        world = {
            "COLUMNS": str(columns),
            "TERM": "xterm" if color else "dumb",
            "TZ": "Pacific/Kiritimati",
            **variables,
        }
        environment = Environment(world, Stream(stdin), stdout, stderr, lambda: instant)
        with contextlib.redirect_stdout(stdout):
            exit_code = run(list(arguments), environment)
        return Outcome(exit_code, stdout.text(), stderr.text())

    return call


@pytest.fixture(scope="session")
def agenda() -> Agenda:
    """The agenda of the conference."""
    return load(None, io.StringIO()).agenda


@pytest.fixture
def agenda_data() -> dict[str, Any]:
    """The agenda of the conference as plain JSON."""
    data: dict[str, Any] = json.loads(AGENDA_FILE.read_bytes())
    return data


@dataclass
class Builder:
    """Build small agendas of a conference in Vienna."""

    conference: dict[str, Any] = field(
        default_factory=lambda: {
            "title": "A conference",
            "status": "final",
            "timezone": "Europe/Vienna",
            "first_day": "2026-04-20",
            "last_day": "2026-04-21",
        }
    )

    def data(self, *sessions: Mapping[str, Any], **conference: Any) -> dict[str, Any]:
        """Return the agenda's JSON object; a session needs only a start."""
        return {
            "version": 1,
            "conference": {**self.conference, **conference},
            "sessions": [
                {"id": f"s{number}", "kind": "panel", "title": f"Session {number}", "end": None}
                | dict(session)
                for number, session in enumerate(sessions)
            ],
        }

    def __call__(self, *sessions: Mapping[str, Any], **conference: Any) -> Agenda:
        return read_agenda(self.data(*sessions, **conference))


@pytest.fixture(scope="session")
def build() -> Builder:
    """A builder of small agendas."""
    return Builder()


@pytest.fixture
def file_of(tmp_path: Path, build: Builder) -> Callable[..., str]:
    """Write a small agenda to a file and return its path."""

    def write(*sessions: Mapping[str, Any], name: str = "other.json", **conference: Any) -> str:
        path = tmp_path / name
        path.write_text(json.dumps(build.data(*sessions, **conference)), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def file_of_text(tmp_path: Path) -> Callable[[str, str], str]:
    """Write text to a file of a given name and return its path."""

    def write(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return str(path)

    return write
