"""What differs between two versions of an agenda, and which session is which."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import Agenda, Session
from atip_agenda.reading import read_agenda
from atip_agenda.schedule.diff import pairs as matching
from atip_agenda.schedule.diff.changes import Change, Differences, differences_between
from atip_agenda.schedule.diff.pairs import ALIKE, matching_of
from conftest import Builder
from strategies import agendas, facts_of, versions

MONDAY = "2026-04-20T"
TUESDAY = "2026-04-21T"


def at(time: str, title: str, **fields: Any) -> dict[str, Any]:
    """A session on Monday, unless the time has a date."""
    return {"start": time if "T" in time else f"{MONDAY}{time}", "title": title, **fields}


def numbered(prefix: str, sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"{prefix}{number}", **one} for number, one in enumerate(sessions)]


def matched(agenda: Builder, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    """The ids that belong together, of sessions that share no id unless they say so."""
    found = matching_of(agenda(*numbered("a", old)), agenda(*numbered("b", new)))
    return [f"{pair.old.id}-{pair.new.id}" for pair in found.pairs]


def changes(old: Agenda, new: Agenda) -> list[tuple[str, str, object, object]]:
    found = differences_between(old, new)
    return [(one.new.id, *change) for one in found.changed for change in one.changes]


LONG = "Panel 3: Charting the Way Forward: Turning Insight into Impact"
REVISED = "Panel 3: Charting the Way Forward: Turning Commitments into Action"

MATCHES = [
    pytest.param(
        [at("10:00", "One", uid="u", id="x"), at("12:00", "Two", id="y")],
        [at("10:00", "One", id="y"), at("12:00", "Two", uid="u", id="z")],
        ["y-y", "x-z"],
        id="a uid goes before an id, and an id before a title",
    ),
    pytest.param(
        [at("10:00", "One", uid="", id="x")],
        [at("10:00", "Two", uid="", id="y")],
        [],
        id="an empty uid is none",
    ),
    pytest.param(
        [at("10:00", "Talk", uid="u", id="x"), at("12:00", "Talk", uid="u")],
        [at("10:00", "Talk", uid="u"), at("12:00", "Talk", uid="u", id="x")],
        ["a1-b0", "x-x"],
        id="of one uid the same ids belong together",
    ),
    pytest.param(
        [at("10:00", "Talk", uid="u"), at("12:00", "Chat", uid="u"), at("14:00", "Do", uid="u")],
        [at("12:05", "Chat", uid="u"), at("14:05", "Do", uid="u")],
        ["a1-b0", "a2-b1"],
        id="of one uid without common ids the nearest starts belong together",
    ),
    pytest.param(
        [at("10:00", LONG)], [at("16:00", REVISED)], ["a0-b0"], id="a renamed panel is the same"
    ),
    pytest.param(
        [at("13:00", "Welcome coffee")],
        [at("13:00", "Reception")],
        [],
        id="the coffee never becomes a reception",
    ),
    pytest.param(
        [at("13:00", "Lunch", kind="break")],
        [at("13:00", "Lunch", kind="meal")],
        ["a0-b0"],
        id="another kind is no obstacle",
    ),
    pytest.param(
        [at("10:00", "Lunch")],
        [at(f"{TUESDAY}10:00", "Lunch")],
        [],
        id="titles are compared on one day alone",
    ),
    pytest.param(
        [at("09:00", "Side events"), at("13:00", "Side events")],
        [at("12:45", "Side events"), at("17:00", "Side events")],
        ["a1-b0", "a0-b1"],
        id="equal titles belong together by the nearest start",
    ),
    pytest.param(
        [at("10:00", "Side events")],
        [at("09:00", "Side events"), at("11:00", "Side events")],
        ["a0-b0"],
        id="of two that are as near the first in the list is taken",
    ),
    pytest.param(
        [at("10:00", "Panel 1: A way forward")],
        [at("10:00", "Panel 2: A way forward"), at("16:00", "Panel 1: A way forwards")],
        ["a0-b1"],
        id="the likest title goes before the nearest start",
    ),
    pytest.param(
        [at("10:00", "Panel one"), at("11:00", "Panel two")],
        [at("10:00", "Panel two"), at("11:00", "Panel one")],
        ["a1-b0", "a0-b1"],
        id="an equal title goes before a similar one",
    ),
    pytest.param(
        [at("10:00", "PLENARY  session")],
        [at("10:00", "Plenary session")],
        ["a0-b0"],
        id="capitals and blanks make no other title",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), MATCHES)
def test_sessions_are_matched(
    build: Builder, old: list[dict[str, Any]], new: list[dict[str, Any]], expected: list[str]
) -> None:
    assert matched(build, old, new) == expected


def test_sixty_per_cent_alike_is_enough(build: Builder) -> None:
    # Of ten letters each, six and five are shared.
    assert matched(build, [at("10:00", "abcdefghij")], [at("10:00", "abcdefKLMN")]) == ["a0-b0"]
    assert matched(build, [at("10:00", "abcdefghij")], [at("10:00", "abcdeKLMNO")]) == []


def test_a_day_changes_when_the_conference_says(build: Builder) -> None:
    """A party at one in the night belongs to the evening before."""
    old, new = [at("23:00", "Party", id="a")], [at(f"{TUESDAY}01:00", "Party", id="b")]
    assert not matching_of(build(*old), build(*new)).pairs
    late = {"day_change": "05:00"}
    assert matching_of(build(*old, **late), build(*new, **late)).pairs


@pytest.mark.parametrize("most_pairs", [0, 20_000])
def test_a_large_agenda_without_common_ids_is_still_matched(
    build: Builder, monkeypatch: pytest.MonkeyPatch, most_pairs: int
) -> None:
    """Beyond the bound only titles with rare words in common are compared."""
    monkeypatch.setattr(matching, "_MOST_PAIRS", most_pairs)
    old = [at("10:00", f"The report on subject-{number} of ours") for number in range(20)]
    old += [at(f"{hour}:00", "Lunch") for hour in (12, 13)]
    new = [{**one, "title": one["title"].replace("report", "paper")} for one in old]
    new[-1] = at("13:30", "Lunch")
    new[-2] = at("12:30", "Lunch")
    assert matched(build, old, new) == [f"a{number}-b{number}" for number in range(22)]


def test_another_offset_and_another_order_are_no_difference(build: Builder) -> None:
    one = at("10:00", "One", id="one", end=f"{MONDAY}11:00")
    other = at("10:00", "Other", id="other", end=None)
    abroad = {**one, "start": f"{MONDAY}04:00-04:00", "end": f"{MONDAY}09:00Z"}
    assert differences_between(build(one, other), build(other, abroad)).none


def test_the_schema_is_no_fact_of_the_conference(build: Builder) -> None:
    data = build.data()
    assert differences_between(read_agenda(data), read_agenda({"$schema": "x", **data})).none


def test_each_field_that_differs_is_reported(build: Builder) -> None:
    plain = at("10:00", "Old", id="s", end=f"{MONDAY}11:00")
    other = {
        "uid": "u",
        "kind": "break",
        "title": "New",
        "start": f"{MONDAY}10:30",
        "end": None,
        "status": "cancelled",
        "busy": False,
        "room": "Room 3",
        "track": "A",
        "language": "fr",
        "speakers": ["Jane Doe"],
        "url": "https://example.org",
        "links": [{"title": "Slides", "url": "https://example.org/slides"}],
        "description": "Words.",
    }
    found = changes(build(plain), build({**plain, **other}))
    assert [field for _, field, *_ in found] == [
        field for field in Session.model_fields if field != "id"
    ]
    assert ("s", "room", None, "Room 3") in found


def test_a_session_that_is_found_by_its_uid_may_have_another_id(build: Builder) -> None:
    old = build(at("10:00", "One", uid="u", id="a"))
    (changed,) = differences_between(old, build(at("10:00", "One", uid="u", id="b"))).changed
    assert (changed.old.id, changed.new.id) == ("a", "b")
    assert changed.changes == (Change("id", "a", "b"),)


def test_conference_facts_that_differ_are_reported(build: Builder) -> None:
    found = differences_between(build(), build(status="draft", revision=1, notes=["A note."]))
    assert found.conference == (
        Change("status", "final", "draft"),
        Change("revision", 0, 1),
        Change("notes", (), ("A note.",)),
    )


def applied(old: Agenda, differences: Differences) -> tuple[dict[str, Any], dict[str, Session]]:
    """The conference and the sessions by id that differences make of an agenda."""
    conference = facts_of(old.conference)
    for field, before, after in differences.conference:
        assert conference[field] == before
        conference[field] = after
    sessions = {session.id: session for session in old.sessions}
    for session in differences.removed:
        assert sessions.pop(session.id) == session
    changed = [(sessions.pop(one.old.id), one) for one in differences.changed]
    for session, one in changed:
        assert all(getattr(session, change.field) == change.old for change in one.changes)
        update = {change.field: change.new for change in one.changes}
        after = session.model_copy(update=update)
        assert sessions.setdefault(after.id, after) is after
    for session in differences.added:
        assert sessions.setdefault(session.id, session) is session
    return conference, sessions


@given(versions())
def test_what_differs_makes_the_new_version_of_the_old(pair: tuple[Agenda, Agenda]) -> None:
    old, new = pair
    conference, sessions = applied(old, differences_between(old, new))
    assert conference == facts_of(new.conference)
    assert sessions == {session.id: session for session in new.sessions}


@given(agendas(), st.randoms())
def test_nothing_differs_from_itself_in_any_order(agenda: Agenda, chance: Any) -> None:
    sessions = list(agenda.sessions)
    chance.shuffle(sessions)
    again = Agenda(version=1, conference=agenda.conference, sessions=tuple(sessions))
    assert differences_between(agenda, agenda).none
    assert differences_between(agenda, again).none


@given(versions())
def test_no_two_sessions_that_could_be_matched_are_left(pair: tuple[Agenda, Agenda]) -> None:
    old, new = pair
    found = matching_of(old, new)
    assert {one.id for one in found.removed}.isdisjoint(one.id for one in found.added)
    uids = {one.uid for one in found.removed if one.uid}
    assert uids.isdisjoint(one.uid for one in found.added)
    for one in found.removed:
        for other in found.added:
            same_day = old.day_of(one) == new.day_of(other)
            assert not (same_day and likeness(one, other) >= ALIKE)
    for one, other in found.pairs:
        if one.id != other.id and not (one.uid and one.uid == other.uid):
            # The same instant is the same day, whenever the day is said to change.
            same_day = one.start == other.start or old.day_of(one) == new.day_of(other)
            assert same_day
            assert likeness(one, other) >= ALIKE


def likeness(one: Session, other: Session) -> float:
    first, second = (" ".join(one.title.casefold().split())[:200] for one in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
