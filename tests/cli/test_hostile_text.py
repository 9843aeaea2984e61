"""Hostile text in arguments, variables and files is shown as text, and shortened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Tool
from hostile import HOSTILE, obeyed
from sentences import (
    sentence,
)

PLACES = [
    ["{}"],
    ["list", "{}"],
    ["list", "--x{}"],
    ["list", "--kind", "{}"],
    ["next", "--room", "{}"],
    ["list", "--tz", "{}"],
    ["list", "--agenda", "./{}"],
    ["show", "zz{}zz"],
    ["at", "{}"],
    ["next", "{}"],
    ["next", "--at", "{}"],
    ["next", "--within", "{}"],
    ["search", "victim", "--day", "{}"],
    ["search", "victim", "--kind", "{}"],
    ["clashes", "{}"],
    ["clashes", "--event", "{}"],
    ["clashes", "--with", "./{}"],
    ["clashes", "--margin", "{}"],
    ["clashes", "--between", "panel", "{}"],
    ["free", "{}"],
    ["free", "--for", "{}"],
    ["free", "--margin", "{}"],
    ["free", "--avoid", "{}"],
    ["free", "--event", "{}"],
    ["print", "{}"],
    ["now", "{}"],
]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_hostile_text_in_an_argument_is_text(atip: Tool, place: list[str], text: str) -> None:
    arguments = [word.replace("{}", text) for word in place]
    piped = sentence(atip(*arguments))
    assert not obeyed(piped)
    shown = atip(*arguments, terminal=True)
    assert shown.exit_code == 2
    assert not obeyed(shown.stderr.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["ATIP_AGENDA_NOW", "ATIP_AGENDA_TZ", "ATIP_AGENDA_FILE"])
def test_hostile_text_in_a_variable_is_text(atip: Tool, name: str, text: str) -> None:
    assert not obeyed(sentence(atip("list", variables={name: text})))


@pytest.mark.parametrize("text", [HOSTILE["long"], HOSTILE["figures"], HOSTILE["long words"]])
@pytest.mark.parametrize(
    "place",
    [
        ["{}"],
        ["list", "{}"],
        ["list", "--x{}"],
        ["list", "--kind", "{}"],
        ["list", "--speaker", "{}"],
        ["list", "--tz", "{}"],
        ["show", "zz{}zz"],
        ["at", "{}"],
        ["next", "{}"],
        ["clashes", "--event", "{}"],
    ],
    ids=" ".join,
)
def test_what_was_typed_is_shortened_where_it_is_long(
    atip: Tool, place: list[str], text: str
) -> None:
    said = sentence(atip(*(word.replace("{}", text) for word in place)))
    assert "…" in said
    assert len(said) < 400


def test_a_long_word_of_a_stranger_s_is_shortened_everywhere(atip: Tool) -> None:
    long = "x" * 100_000
    for call in (["--agenda", long], ["--kind", long], [long], ["--tz", long]):
        assert len(atip("list", *call).stderr) < 400
    assert len(atip("info", long).stderr) < 400


@pytest.mark.parametrize(
    "text",
    [text for name, text in HOSTILE.items() if name not in {"surrogate", "long words"}],
    ids=[name for name in HOSTILE if name not in {"surrogate", "long words"}],
)
def test_hostile_text_in_a_title_of_one_s_own_is_text(atip: Tool, text: str) -> None:
    arguments = ["clashes", "--event", f"mon 16:00-17:00 {text}"]
    piped, shown = atip(*arguments), atip(*arguments, terminal=True)
    assert (piped.exit_code, shown.exit_code) == (1, 1)
    assert piped.stdout.count("\n") == 1
    assert set(obeyed(piped.stdout)) == {"\t", "\n"}
    assert set(obeyed(shown.stdout)) == {"\n"}


@pytest.mark.parametrize(
    "text",
    [text for name, text in HOSTILE.items() if name != "surrogate"],
    ids=[name for name in HOSTILE if name != "surrogate"],
)
def test_hostile_text_in_a_file_is_text_in_a_sentence(
    atip: Tool, file_of: Callable[..., str], text: str
) -> None:
    """Ids appear as candidates, wrong values and unknown keys as faults."""
    file = file_of(
        {"id": f"1{text}", "title": "Twice", "start": "2026-04-20T10:00"},
        {"id": f"2{text}", "title": "Twice", "start": "2026-04-20T11:00"},
    )
    assert not obeyed(sentence(atip("show", "twice", "--agenda", file)))
    wrong = file_of({"start": text, "kind": text, f"k{text[:1000]}": 1}, timezone=text, status=text)
    assert not obeyed(sentence(atip("show", "twice", "--agenda", wrong)))
