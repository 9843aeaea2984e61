"""`info`: the conference, its file and the legend of its kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from conftest import AGENDA_FILE, Tool


def test_info_says_what_the_conference_is(atip: Tool) -> None:
    lines = atip("info", terminal=True).stdout.splitlines()
    for line in (
        "  Dates     Monday 20 – Tuesday 21 April 2026",
        "  Times     Europe/Vienna (CEST, UTC+2)",
        "  Where     Hofburg, Vienna, Austria",
        "  Online    Zoom",
        "  Status    draft, revision 0",
        "  File      the agenda in the package",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("now", "distance"),
    [
        ("2026-04-08T12:00+02:00", " · in 12 days"),
        ("2026-04-19T23:59+02:00", " · in 1 day"),
        ("2026-04-20T00:00+02:00", ""),
        ("2026-04-21T17:14+02:00", ""),
        ("2026-04-21T17:15+02:00", " · over"),
        ("2027-01-01T00:00+01:00", " · over"),
    ],
)
def test_info_says_how_far_off_the_days_are(atip: Tool, now: str, distance: str) -> None:
    lines = atip("info", now=now, terminal=True).stdout.splitlines()
    assert f"  Dates     Monday 20 – Tuesday 21 April 2026{distance}" in lines


def test_an_agenda_without_sessions_is_over_after_its_last_day(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of()
    evening, later = (
        atip("info", "--agenda", file, now=now, terminal=True).stdout
        for now in ("2026-04-21T23:00+02:00", "2026-04-22T00:00+02:00")
    )
    assert "· over" not in evening
    assert "2026 · over\n" in later


def test_info_is_the_legend_of_the_kinds(atip: Tool) -> None:
    screen = atip("info", terminal=True).stdout
    for entry in (
        *("□ 1 registration", "○ 2 breaks", "▲ 1 opening"),
        *("■ 3 panels", "◇ 3 side events", "▼ 1 closing"),
    ):
        assert entry in screen


@pytest.mark.parametrize(
    ("arguments", "variables", "stdin", "file"),
    [
        ([], {}, b"", "the agenda in the package"),
        ([], {"ATIP_AGENDA_FILE": ""}, b"", "the agenda in the package"),
        (["--agenda", "-"], {}, AGENDA_FILE.read_bytes(), "standard input"),
        ([], {"ATIP_AGENDA_FILE": "-"}, AGENDA_FILE.read_bytes(), "standard input"),
        (["--agenda", str(AGENDA_FILE)], {}, b"", str(AGENDA_FILE)),
        ([], {"ATIP_AGENDA_FILE": str(AGENDA_FILE)}, b"", str(AGENDA_FILE)),
        (["--agenda", str(AGENDA_FILE)], {"ATIP_AGENDA_FILE": "/nowhere"}, b"", str(AGENDA_FILE)),
    ],
    ids=[
        *("default", "empty variable", "standard input", "variable names standard input"),
        *("option", "variable", "option before variable"),
    ],
)
def test_info_says_which_file_is_asked(
    atip: Tool, arguments: list[str], variables: Mapping[str, str], stdin: bytes, file: str
) -> None:
    outcome = atip("info", "--json", *arguments, variables=variables, stdin=stdin)
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.json["file"] == file


def test_an_agenda_with_a_date_of_its_last_change_is_shown_without_a_warning(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    outcome = atip("info", "--json", "--agenda", file_of(updated="2026-04-20T08:00"))
    assert outcome.stderr == ""
    assert outcome.json["updated"] == "2026-04-20T08:00:00+02:00"
