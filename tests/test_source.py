"""The agenda repeats the organisers' draft: nothing added, nothing lost."""

from __future__ import annotations

import re
from typing import Any

import pytest

from atip_agenda.models import Agenda
from conftest import DATA

ITEM = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)-(\d\d:\d\d|     )  (.*)")


@pytest.fixture
def draft() -> list[str]:
    """The facts of the organisers' draft, line by line."""
    return (DATA / "organisers-draft.txt").read_text(encoding="utf-8").splitlines()


def items_in(draft: list[str]) -> list[tuple[str, str, str | None, str | None]]:
    """Title, start, end and description of each item."""
    found: list[tuple[str, str, str | None, str | None]] = []
    for line, after in zip(draft, [*draft[1:], ""], strict=True):
        if match := ITEM.fullmatch(line):
            day, start, end, title = match.groups()
            ends = f"{day}T{end}" if end.strip() else None
            description = after.strip() if after.startswith(" ") else None
            found.append((title, f"{day}T{start}", ends, description))
    return found


def test_every_item_has_the_draft_s_title_times_and_description(
    draft: list[str], agenda_data: dict[str, Any]
) -> None:
    ours = [
        (one["title"], one["start"], one["end"], one.get("description"))
        for one in agenda_data["sessions"]
    ]
    assert ours == items_in(draft)
    assert len(ours) == 11
    assert sum(description is not None for *_, description in ours) == 3


def test_the_conference_has_the_draft_s_facts(
    draft: list[str], agenda_data: dict[str, Any]
) -> None:
    conference = agenda_data["conference"]
    facts = dict(line.split(maxsplit=1) for line in draft[: draft.index("")])
    assert facts == {
        "title": conference["title"],
        "theme": conference["theme"],
        "dates": f"{conference['first_day']} to {conference['last_day']}",
        "venue": conference["venue"],
        "online": conference["online"],
        "status": conference["status"],
        "zone": conference["timezone"],
    }


def test_nothing_is_invented(agenda_data: dict[str, Any]) -> None:
    for session in agenda_data["sessions"]:
        assert set(session) <= {"id", "kind", "title", "start", "end", "description"}
    assert agenda_data["conference"]["url"] is None


def test_the_inferred_tuesday_is_noted(agenda: Agenda) -> None:
    (note,) = agenda.conference.notes
    assert "no heading for Tuesday 21 April" in note
    assert "inferred" in note


def test_ids_and_kinds_are_those_of_the_design(agenda: Agenda) -> None:
    assert [(session.id, session.kind) for session in agenda.sessions] == [
        ("registration", "registration"),
        ("welcome-coffee", "break"),
        ("opening", "opening"),
        ("panel-1", "panel"),
        ("side-events-1", "side-event"),
        ("side-events-2", "side-event"),
        ("panel-2", "panel"),
        ("lunch", "break"),
        ("side-events-3", "side-event"),
        ("panel-3", "panel"),
        ("closing", "closing"),
    ]
