"""Where an agenda is loaded from, and how answers are written."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from atip_agenda import loading, streams
from atip_agenda.errors import FileError, UnusableAgendaError
from atip_agenda.loading import load
from conftest import AGENDA_FILE, Builder, Stream

# Reading


def test_without_a_file_it_is_the_agenda_in_the_package() -> None:
    loaded = load(None, Stream())
    assert loaded.file == "the agenda in the package"
    assert len(loaded.agenda.sessions) == 11


def test_the_packaged_agenda_is_the_one_at_the_top_level() -> None:
    assert load(None, Stream()).agenda == load(str(AGENDA_FILE), Stream()).agenda


def test_an_installed_package_reads_the_agenda_beside_its_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, build: Builder
) -> None:
    beside = tmp_path / "agenda.json"
    beside.write_text(json.dumps(build.data(title="Beside the code")))
    monkeypatch.setattr(loading, "_PLACES", (beside, AGENDA_FILE))
    assert load(None, Stream()).agenda.conference.title == "Beside the code"


def test_a_package_without_its_agenda_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(loading, "_PLACES", (tmp_path / "a.json", tmp_path / "b.json"))
    with pytest.raises(FileError, match="the agenda in the package: no such file"):
        load(None, Stream())


def test_a_file_is_read_by_its_path(file_of: Callable[..., str]) -> None:
    path = file_of({"start": "2026-04-20T10:00"})
    loaded = load(path, Stream())
    assert loaded.file == path
    assert [one.id for one in loaded.agenda.sessions] == ["s0"]


def test_a_hyphen_is_standard_input(build: Builder) -> None:
    stdin = Stream(json.dumps(build.data({"start": "2026-04-20T10:00"})).encode())
    loaded = load("-", stdin)
    assert loaded.file == "standard input"
    assert [one.id for one in loaded.agenda.sessions] == ["s0"]


def test_a_file_of_that_name_is_reached_by_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, build: Builder
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(json.dumps(build.data()))
    assert load("./-", Stream()).file == "./-"


def test_bytes_are_utf8_whatever_the_stream_s_encoding(build: Builder) -> None:
    text = json.dumps(build.data(title="Café 会議"), ensure_ascii=False)
    stdin = Stream(text.encode(), encoding="latin-1")
    assert load("-", stdin).agenda.conference.title == "Café 会議"


def test_a_byte_order_mark_says_nothing(build: Builder) -> None:
    stdin = Stream(b"\xef\xbb\xbf" + json.dumps(build.data()).encode())
    assert load("-", stdin).agenda.sessions == ()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere.json", "no such file"),
        ("folder", "is a folder, not a file"),
        ("nul\0.json", "no file can have that name"),
        ("file.json/below", "it cannot be read (Not a directory)"),
        ("x" * 5000, "it cannot be read (File name too long)"),
    ],
    ids=["absent", "folder", "nul", "below a file", "long"],
)
def test_what_cannot_be_opened_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("file.json").write_text("{}")
    with pytest.raises(FileError) as caught:
        load(name, Stream())
    assert (caught.value.file, caught.value.why) == (name, why)


def test_a_file_that_may_not_be_read_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, file_of: Callable[..., str]
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = file_of()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileError, match=r"it cannot be read \(Permission denied\)"):
        load(path, Stream())


@pytest.mark.parametrize("source", ["file", "standard input"])
def test_an_unsound_agenda_is_named_by_where_it_came_from(tmp_path: Path, source: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{}")
    with pytest.raises(UnusableAgendaError) as caught:
        load("-" if source == "standard input" else str(path), Stream(b"{}"))
    assert caught.value.file == ("standard input" if source == "standard input" else str(path))
    assert [fault.where for fault in caught.value.faults] == ["version", "conference", "sessions"]


# Writing


class Failing(Stream):
    """A stream that fails when it is written to, or only when it is flushed."""

    def __init__(self, error: OSError, *, at_flush: bool) -> None:
        super().__init__()
        self.error = error
        self.at_flush = at_flush
        self.armed = True

    def write(self, text: str) -> int:
        if self.armed and not self.at_flush:
            raise self.error
        return len(text)

    def flush(self) -> None:
        if self.armed and self.at_flush:
            self.armed = False  # closing flushes once more and must not fail
            raise self.error


def test_an_answer_is_written_at_once() -> None:
    stream = Stream()
    streams.write(stream, "answer\n")
    assert stream.text() == "answer\n"


@pytest.mark.parametrize("at_flush", [False, True])
def test_a_closed_pipe_is_told_from_a_full_disk(*, at_flush: bool) -> None:
    with pytest.raises(streams.ClosedPipe):
        streams.write(Failing(BrokenPipeError(), at_flush=at_flush), "answer")
    with pytest.raises(FileError) as caught:
        streams.write(Failing(OSError(28, "No space left on device"), at_flush=at_flush), "answer")
    assert str(caught.value) == (
        "standard output: the answer cannot be written (No space left on device)"
    )


def test_an_error_without_words_is_still_a_sentence() -> None:
    with pytest.raises(FileError, match=r"cannot be written \(odd\)"):
        streams.write(Failing(OSError("odd"), at_flush=False), "answer")
