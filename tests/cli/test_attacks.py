"""What an attack on the finished tool brought to light; each a rule since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Tool

DAY = "2026-04-20T"


def test_an_event_on_another_day_than_the_one_asked_for_is_refused(atip: Tool) -> None:
    for command in ("clashes", "free"):
        outcome = atip(command, "tuesday", "--event", "mon 16:00-17:00 Mine")
        assert outcome.exit_code == 2
        assert "“Mine” (Mon 16:00) is not on the day asked for" in outcome.stderr


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["search", "victim", "--kind", "break"], "No break holds “victim”."),
        (["search", "Lunch", "--day", "monday"], "No session on Monday 20 April 2026 holds"),
        (["list", "--upcoming", "--kind", "opening"], "No opening is left."),
    ],
)
def test_a_sentence_that_there_is_nothing_says_among_what(
    atip: Tool, call: list[str], said: str
) -> None:
    assert said in atip(*call).stderr


def test_an_agenda_whose_sessions_are_all_cancelled_says_so(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"start": f"{DAY}10:00", "status": "cancelled"})
    assert "No session takes place." in atip("now", "--agenda", file, terminal=True).stdout


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["list", "", "monday"], "the day is empty"),
        (["show", "lunch", ""], "the session is empty"),
        (["show", ""], "the session is empty"),
        (["at", "", "15:00"], "the time is empty"),
        (["search", "victim", ""], "the search is empty"),
        (["list", "--agenda", ""], "the name of the agenda file is empty"),
    ],
)
def test_an_empty_word_is_refused(atip: Tool, call: list[str], said: str) -> None:
    outcome = atip(*call)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert said in outcome.stderr


@pytest.mark.parametrize(
    ("name", "value"), [("ATIP_AGENDA_TZ", "EST"), ("ATIP_AGENDA_FILE", "no-such.json")]
)
def test_a_variable_that_is_wrong_is_named(atip: Tool, name: str, value: str) -> None:
    assert name in atip("list", variables={name: value}).stderr


def test_a_long_word_of_a_stranger_s_is_shortened_everywhere(atip: Tool) -> None:
    long = "x" * 100_000
    for call in (["--agenda", long], ["--kind", long], [long], ["--tz", long]):
        assert len(atip("list", *call).stderr) < 400
    assert len(atip("info", long).stderr) < 400


def test_an_agenda_with_a_date_of_its_last_change_is_shown_without_a_warning(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    outcome = atip("info", "--json", "--agenda", file_of(updated=f"{DAY}08:00"))
    assert outcome.stderr == ""
    assert outcome.json["updated"] == "2026-04-20T08:00:00+02:00"


@pytest.mark.parametrize("call", [["search", "victim"], ["clashes"]])
@pytest.mark.parametrize("columns", [40, 65, 80])
def test_an_answer_in_another_zone_names_both(atip: Tool, call: list[str], columns: int) -> None:
    shown = atip(*call, "--tz", "Asia/Tokyo", terminal=True, columns=columns).stdout
    assert "Tokyo" in shown
    assert "Vienna" in shown


def test_two_words_that_fit_several_sessions_are_one_name(atip: Tool) -> None:
    assert "“side events” fits more than one session" in atip("show", "side", "events").stderr


def test_a_column_counts_characters_and_not_bytes(atip: Tool) -> None:
    data = '{"a": "ääää", x}'.encode()
    assert "line 1, column 15" in atip("list", "--agenda", "-", stdin=data).stderr


@pytest.mark.parametrize("year", ["0002", "9998"])
@pytest.mark.parametrize("call", [["clashes"], ["clashes", "--suggest"], ["free", "--for", "1"]])
def test_a_margin_may_reach_beyond_the_calendar(
    atip: Tool, file_of: Callable[..., str], year: str, call: list[str]
) -> None:
    file = file_of(
        {"start": f"{year}-12-31T10:00", "end": f"{year}-12-31T11:00"},
        {"kind": "side-event", "start": f"{year}-12-31T12:00", "end": f"{year}-12-31T13:00"},
        first_day=f"{year}-12-31",
        last_day=f"{year}-12-31",
    )
    outcome = atip(*call, "--margin", "1000000", "--agenda", file, terminal=True)
    assert (outcome.exit_code, outcome.stderr) == (1, "")


def test_near_words_tell_sessions_of_one_title_apart_in_full(atip: Tool) -> None:
    assert "Side events (Mon 16:45)" in atip("search", "evnts", terminal=True).stdout


@pytest.mark.parametrize("columns", [24, 40, 80])
@pytest.mark.parametrize("times", [("23:59", "00:00"), ("00:00", "00:01"), ("12:00", "12:01")])
def test_a_short_overlap_stays_within_the_bars(
    atip: Tool, file_of: Callable[..., str], times: tuple[str, str], columns: int
) -> None:
    start, end = times
    night = "2026-04-21T" if end == "00:00" else DAY
    file = file_of(
        {"start": f"{DAY}00:00", "end": "2026-04-21T00:00"},
        {"kind": "side-event", "start": f"{DAY}{start}", "end": f"{night}{end}"},
    )
    shown = atip("clashes", "--agenda", file, terminal=True, columns=columns).stdout
    lines = shown.splitlines()
    bars = [line for line in lines if "╱" in line]
    assert len(bars) == 2
    assert {line.index("╱") for line in bars} == {bars[0].index("╱")}
    assert max(map(len, lines)) <= columns
