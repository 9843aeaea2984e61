"""Rooms, tracks and speakers by a piece of their names (schedule/names.py), and the options."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError
from atip_agenda.schedule.names import name_meant
from conftest import Tool
from strategies import titles

ROOMS = [
    "Great Hall",
    "Hall B",
    "Hall",
    "Saal 1",
    "Saal 10",
    "K.1.105 (La Fontaine)",
    "Großer Saal",
    "★",
]


@pytest.fixture
def file(file_of: Callable[..., str]) -> str:
    def session(hour: int, **fields: object) -> dict[str, object]:
        return {"start": f"2026-04-20T{hour}:00", "end": f"2026-04-20T{hour}:30", **fields}

    return file_of(
        session(16, room="Great Hall", track="Law", speakers=["Ann Lee", "Bo Berg"]),
        session(17, room="Hall B", track="Law and Order", speakers=["Ann Berg"]),
        session(18, room="Hall B", track="Art", description="Ann is not on stage."),
        session(19, room=" ", speakers=[""]),
    )


@pytest.mark.parametrize(
    ("piece", "name"),
    [
        ("Great Hall", "Great Hall"),
        ("great-hall", "Great Hall"),
        ("GREAT", "Great Hall"),
        ("hall", "Hall"),
        ("hall b", "Hall B"),
        ("B", "Hall B"),
        ("saal 1", "Saal 1"),
        ("10", "Saal 10"),
        ("fontaine", "K.1.105 (La Fontaine)"),
        ("k.1.105", "K.1.105 (La Fontaine)"),
        ("GROSSER", "Großer Saal"),
        ("eat", "Great Hall"),
        ("★", "★"),
    ],
)
def test_a_name_is_meant_by_any_piece_that_no_other_has(piece: str, name: str) -> None:
    assert name_meant("room", piece, ROOMS) == name


@pytest.mark.parametrize(
    ("piece", "known", "said"),
    [
        ("saal", ROOMS, "“saal” fits more than one room: Saal 1, Saal 10 or Großer Saal"),
        (
            "a",
            [f"a{n}" for n in range(9)],
            "“a” fits more than one room: a0, a1, a2, a3, a4 or 4 more",
        ),
        ("hall a", ["Hall A", "hall-a"], "“hall a” fits more than one room: Hall A or hall-a"),
        ("x", ["A", "B"], "unknown room “x”; the rooms are A and B"),
        ("x", ["A"], "unknown room “x”; the only room is A"),
        ("x", [], "unknown room “x”; the agenda has no rooms"),
        (
            "romo 7",
            [f"Room {n}" for n in range(20)],
            "unknown room “romo 7”; did you mean “Room 7”",
        ),
        (
            "Ann Lea",
            ["Ann Lee", *map(str, range(20))],
            "unknown room “Ann Lea”; did you mean “Ann Lee”?",
        ),
        (
            "xyz",
            [f"Room {n}" for n in range(20)],
            "unknown room “xyz”; the rooms are Room 0, Room 1",
        ),
        ("!!", ["A", "B"], "unknown room “!!”; the rooms are A and B"),
        (" ", ["A"], "the room is empty; name a room, or a piece of its name"),
    ],
)
def test_a_piece_that_means_no_name_or_several_is_refused(
    piece: str, known: list[str], said: str
) -> None:
    with pytest.raises(AgendaError) as caught:
        name_meant("room", piece, known)
    assert str(caught.value).startswith(said)


@given(st.lists(titles, unique=True, min_size=1), st.data())
def test_a_whole_name_is_never_ambiguous(known: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(known))
    if name.strip():
        assert name_meant("speaker", name, known) == name


@given(st.lists(titles), st.text())
def test_a_piece_means_a_name_or_nothing(known: list[str], piece: str) -> None:
    with contextlib.suppress(AgendaError):
        assert name_meant("speaker", piece, known) in known


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--room", "great"], ["s0"]),
        (["--room", "b"], ["s1", "s2"]),
        (["--room", "great", "--room", "hall b"], ["s0", "s1", "s2"]),
        (["--track", "law"], ["s0"]),
        (["--track", "order"], ["s1"]),
        (["--speaker", "bo", "--speaker", "bo berg"], ["s0"]),
        (["--speaker", "lee", "--speaker", "ann berg"], ["s0", "s1"]),
        (["--room", "b", "--speaker", "ann b"], ["s1"]),
        (["--room", "great", "--track", "art"], []),
        (["--room", "b", "--kind", "panel", "mon"], ["s1", "s2"]),
        (["--room", "b", "tuesday"], []),
    ],
)
def test_a_list_is_narrowed_by_names(
    atip: Tool, file: str, arguments: list[str], expected: list[str]
) -> None:
    outcome = atip("list", "--agenda", file, *arguments)
    assert [record[3] for record in outcome.records] == expected


def test_next_and_search_are_narrowed_by_names(atip: Tool, file: str) -> None:
    def ids(*arguments: str) -> list[str]:
        return [record[3] for record in atip(*arguments, "--agenda", file).records]

    assert ids("next") == ["s0"]
    assert ids("next", "--room", "b") == ["s1"]
    assert ids("next", "5", "--track", "law", "--track", "art") == ["s0", "s2"]
    assert ids("next", "--speaker", "ann berg", "--within", "75") == ["s1"]
    assert ids("search", "ann") == ["s0", "s1", "s2"]
    assert ids("search", "ann", "--room", "b") == ["s1", "s2"]
    assert ids("search", "ann", "--speaker", "lee", "--day", "mon") == ["s0"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("list --room great --track art", 0, "There is no session in Great Hall on the track Art."),
        (
            "list tue --room b --room great --kind panel",
            0,
            "There is no panel in Hall B or Great Hall on Tuesday 21 April 2026.",
        ),
        ("list --upcoming --room b --speaker bo", 0, "No session is left in Hall B with Bo Berg."),
        ("search law --speaker bo --room b", 1, "No session in Hall B with Bo Berg holds “law”."),
        ("next --at 2026-04-21T09:00 --room b", 0, "Nothing is left in Hall B."),
        (
            "next --room b --within 5",
            1,
            "Nothing starts in Hall B within 5 min of Monday 20 April 2026, 15:45 in Vienna.",
        ),
    ],
)
def test_that_there_is_nothing_is_said_of_what_was_asked_for(
    atip: Tool, file: str, words: str, code: int, said: str
) -> None:
    outcome = atip(*words.split(), "--agenda", file)
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (code, "", f"{said}\n")
    screen = atip(*words.split(), "--agenda", file, terminal=True, columns=120).stdout
    assert said in screen


def test_a_screen_of_what_is_next_says_where(atip: Tool, file: str) -> None:
    screen = atip("next", "--agenda", file, "--room", "hall b", terminal=True).stdout
    assert screen.startswith("Next in Hall B after Monday")


@pytest.mark.parametrize("command", ["list", "next", "search ann"])
def test_a_name_that_means_nothing_is_a_mistake(atip: Tool, file: str, command: str) -> None:
    for arguments, said in (
        (["--room", "cellar"], "unknown room “cellar”; the rooms are Great Hall and Hall B"),
        (["--track", "la"], "“la” fits more than one track: Law or Law and Order"),
        (["--speaker", "ann"], "“ann” fits more than one speaker: Ann Lee or Ann Berg"),
        (["--room", ""], "the room is empty; name a room, or a piece of its name"),
    ):
        outcome = atip(*command.split(), "--agenda", file, *arguments)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert outcome.stderr == f"atip-agenda: {said}.\n"


def test_a_conference_without_rooms_says_so(atip: Tool) -> None:
    outcome = atip("list", "--room", "hall")
    assert outcome.stderr == "atip-agenda: unknown room “hall”; the agenda has no rooms.\n"


def test_notes_stand_under_the_whole_list_alone(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of({"start": "2026-04-20T16:00", "room": "Hall"}, notes=["Coffee is free."])
    assert "Coffee" in atip("list", "--agenda", file, terminal=True).stdout
    assert "Coffee" not in atip("list", "--agenda", file, "--room", "hall", terminal=True).stdout
