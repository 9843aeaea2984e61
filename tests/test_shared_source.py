"""The agenda repeats the organisers' document in ../shared."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from conftest import SHARED

TIME = re.compile(r"(\d\d)\.(\d\d)(?: ?[-–] ?(\d\d)\.(\d\d)| onwards)")


@pytest.fixture
def lines() -> list[str]:
    """The lines of the draft that are not blank."""
    text = (SHARED / "source" / "draft-agenda.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def sessions_in(lines: list[str]) -> list[tuple[str, str, str | None, str | None]]:
    """Title, start, end and description of each item of the draft.

    A title stands on the line before its time; the second day begins where the times start again.
    """
    found: list[tuple[str, str, str | None, str | None]] = []
    day, latest = dt.date(2026, 4, 20), "00:00"
    for title, line, after in zip(lines, lines[1:], [*lines[2:], ""], strict=False):
        match = TIME.fullmatch(line)
        if not match:
            continue
        start = f"{match[1]}:{match[2]}"
        if start < latest:
            day += dt.timedelta(days=1)
        latest = start
        end = f"{day}T{match[3]}:{match[4]}" if match[3] else None
        described = after.startswith("Description: *")
        description = after.removeprefix("Description: *").removesuffix("*") if described else None
        found.append((title, f"{day}T{start}", end, description))
    return found


def test_every_item_has_the_draft_s_title_times_and_description(
    lines: list[str], agenda_data: dict[str, Any]
) -> None:
    ours = [
        (one["title"], one["start"], one["end"], one.get("description"))
        for one in agenda_data["sessions"]
    ]
    assert ours == sessions_in(lines)
    assert len(ours) == 11
    assert sum(description is not None for *_, description in ours) == 3


def test_the_conference_has_the_draft_s_facts(
    lines: list[str], agenda_data: dict[str, Any]
) -> None:
    conference = agenda_data["conference"]
    title, theme, dates, place, status = lines[:5]
    assert conference["title"] == title
    assert conference["theme"] == theme
    assert dates == "20-21 April 2026"
    assert (conference["first_day"], conference["last_day"]) == ("2026-04-20", "2026-04-21")
    assert place == f"{conference['venue']} and via {conference['online']}"
    assert status == "DRAFT AGENDA"
    assert conference["status"] == "draft"
    assert conference["timezone"] == "Europe/Vienna"
