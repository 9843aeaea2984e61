"""An unusable agenda file is reported in one sentence."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Builder, Tool
from sentences import (
    sentence,
)


def agenda_with(build: Builder, **values: Any) -> bytes:
    """The bytes of a valid agenda with some top-level keys replaced."""
    return json.dumps({**build.data({"start": "2026-04-20T10:00"}), **values}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"version": 1,\n  "conference": }', "line 2, column 17"),
        (b"{'version': 1}", "line 1, column 2"),
        (b'{"version": 1', "it ends too early"),
        (b"", "it is empty"),
        (b"[" * 100_000, "brackets are nested too deeply"),
        (b'{"sessions": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"version": ' + b"9" * 100_000 + b"}", "number"),
        (
            b'{"version": 1, "title":\n "\xff"}',
            "line 2, column 3: not UTF-8 text, save it as UTF-8",
        ),
        ("{}".encode("utf-16"), "not UTF-8 text"),
        (b"null", "and so is no agenda"),
        (b"[]", "it must be an object in { }"),
        (b"\0" * 1000, "invalid JSON"),
        (b"{}", "version: it is missing; conference: it is missing; sessions: it is missing"),
    ],
    ids=[
        *("syntax", "quotes", "cut off", "empty", "brackets", "brackets inside", "huge number"),
        *("bad UTF-8", "UTF-16", "null", "list", "NULs", "empty object"),
    ],
)
def test_a_file_that_is_no_agenda_is_one_sentence(atip: Tool, data: bytes, said: str) -> None:
    outcome = atip("list", "--agenda", "-", stdin=data)
    assert sentence(outcome).startswith("standard input cannot be used: ")
    assert said in sentence(outcome)
    assert atip("list", "--json", "--agenda", "-", stdin=data) == outcome
    assert sentence(atip("clashes", "--with", "-", stdin=data)) == sentence(outcome)


@pytest.mark.parametrize("version", [0, 2, -1, 1.5, "1", None, [], 10**400])
def test_another_version_of_the_format_is_refused(
    atip: Tool, build: Builder, version: object
) -> None:
    said = sentence(atip("list", "--agenda", "-", stdin=agenda_with(build, version=version)))
    assert said.startswith("standard input cannot be used: version: ")


def test_an_unknown_key_names_the_nearest_known_one(atip: Tool, build: Builder) -> None:
    said = sentence(atip("list", "--agenda", "-", stdin=agenda_with(build, sesions=[])))
    assert said == ("standard input cannot be used: sesions: unknown key, the nearest is sessions")


@pytest.mark.parametrize(("number", "tail"), [(10, ""), (11, "1 more"), (500, "490 more")])
def test_at_most_ten_faults_of_a_file_are_named_then_how_many_more(
    atip: Tool, file_of: Callable[..., str], number: int, tail: str
) -> None:
    file = file_of(*({"start": "noon"} for _ in range(number)))
    said = sentence(atip("list", "--agenda", file))
    assert said.count("not a time of the form 2026-04-20T14:30") == 10
    assert "sessions[9].start: " in said
    assert "sessions[10]" not in said
    assert said.endswith(
        f"; and {tail}, which atip-agenda check {file} lists" if tail else "offset"
    )


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("bad.json", "atip-agenda check bad.json"),
        ("my agenda.json", "atip-agenda check 'my agenda.json'"),
        ("-", "atip-agenda check -"),
    ],
)
def test_what_lists_all_faults_is_a_call_to_be_typed_as_it_stands(
    atip: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, check: str
) -> None:
    data = json.dumps({str(number): None for number in range(11)}).encode()
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    said = sentence(atip("list", "--agenda", name, stdin=data))
    assert said.endswith(f"; and 4 more, which {check} lists")
    listed = atip(*shlex.split(check)[1:], stdin=data)
    assert (listed.exit_code, len(listed.records)) == (1, 14)


def test_every_fault_has_its_place(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"start": "2026-04-20T10:00", "end": "2026-04-20T09:00"},
        {"start": "2026-04-20T10:00", "title": " ", "speakers": ["x", 1]},
        timezone="EST",
    )
    said = sentence(atip("now", "--agenda", file))
    for place in (
        *("conference.timezone: ", "sessions[0].end: "),
        *("sessions[1].title: ", "sessions[1].speakers[1]: "),
    ):
        assert place in said


def test_a_column_counts_characters_and_not_bytes(atip: Tool) -> None:
    data = '{"a": "ääää", x}'.encode()
    assert "line 1, column 15" in atip("list", "--agenda", "-", stdin=data).stderr
