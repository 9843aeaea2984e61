"""What each command answers, through the whole tool, piped and on a terminal (design.md, 4)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from conftest import AGENDA_FILE, Builder, Outcome, Tool

MONDAY = ["registration", "welcome-coffee", "opening", "panel-1", "side-events-1"]
TUESDAY = ["side-events-2", "panel-2", "lunch", "side-events-3", "panel-3", "closing"]
PANELS = ["panel-1", "panel-2", "panel-3"]
COMMANDS = ["list", "show", "info", "search", "now", "at", "next", "clashes", "free", "print"]
# The shortest call of each command that answers.
CALLS = {name: (name,) for name in COMMANDS} | {
    "at": ("at", "monday 15:00"),
    "search": ("search", "victim"),
}
EARLY_APRIL = "2026-04-10T12:00+02:00"


def shown(value: object) -> str | None:
    """What stands for a value in the name of a test: the words of a call."""
    words = value if isinstance(value, list) else [""]
    return " ".join(words) if all(isinstance(word, str) for word in words) else ""


def ids(outcome: Outcome) -> list[str]:
    """The ids of a listing."""
    return [record[3] for record in outcome.records]


def at_venue(time: str, day: int = 20) -> str:
    return f"2026-04-{day}T{time}+02:00"


# list


def test_list_holds_every_session_in_order(atip: Tool) -> None:
    outcome = atip("list")
    assert outcome.exit_code == 0, outcome.stderr
    assert ids(outcome) == MONDAY + TUESDAY


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["monday"], MONDAY),
        (["Mon"], MONDAY),
        (["1"], MONDAY),
        (["day 1"], MONDAY),
        (["day", "2"], TUESDAY),
        (["20", "April"], MONDAY),
        (["April 20"], MONDAY),
        (["20.04."], MONDAY),
        (["20.4.2026"], MONDAY),
        (["21/04"], TUESDAY),
        (["2026-04-21"], TUESDAY),
        (["today"], MONDAY),
        (["tomorrow"], TUESDAY),
    ],
    ids=shown,
)
def test_list_of_a_day_in_any_spelling(atip: Tool, words: list[str], expected: list[str]) -> None:
    outcome = atip("list", *words)
    assert outcome.exit_code == 0, outcome.stderr
    assert ids(outcome) == expected


@pytest.mark.parametrize(
    ("now", "word", "expected"),
    [
        (at_venue("00:00"), "today", MONDAY),
        (at_venue("23:59"), "today", MONDAY),
        (at_venue("00:00", 21), "today", TUESDAY),
        (at_venue("23:30", 19), "tomorrow", MONDAY),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_follows_the_venue_s_clock_whatever_the_zone(
    atip: Tool, now: str, word: str, expected: list[str], zone: str
) -> None:
    assert ids(atip("list", word, "--tz", zone, now=now)) == expected


def test_today_follows_day_change(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"id": "party", "start": "2026-04-21T01:00"},
        {"id": "breakfast", "start": "2026-04-21T08:00"},
        day_change="05:00",
    )
    night = atip("list", "today", "--agenda", file, now=at_venue("04:59", 21))
    morning = atip("list", "today", "--agenda", file, now=at_venue("05:00", 21))
    assert (ids(night), ids(morning)) == (["party"], ["breakfast"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--kind", "panel"], PANELS),
        (["--kind=panel"], PANELS),
        (["--kind", "panel", "--kind", "panel"], PANELS),
        (
            ["--kind", "break", "--kind", "panel"],
            ["welcome-coffee", "panel-1", "panel-2", "lunch", "panel-3"],
        ),
        (["tuesday", "--kind", "panel"], ["panel-2", "panel-3"]),
        (["--kind", "panel", "tuesday"], ["panel-2", "panel-3"]),
        (["--kind", "panel", "day", "2"], ["panel-2", "panel-3"]),
        (["monday", "--kind", "closing"], []),
        (["monday", "--upcoming"], ["registration", "panel-1", "side-events-1"]),
        (["--upcoming", "--kind", "break"], ["lunch"]),
        (["--", "monday"], MONDAY),
    ],
    ids=shown,
)
def test_list_narrowed_by_its_options(
    atip: Tool, arguments: list[str], expected: list[str]
) -> None:
    outcome = atip("list", *arguments)
    assert outcome.exit_code == 0, outcome.stderr
    assert ids(outcome) == expected


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (EARLY_APRIL, MONDAY + TUESDAY),
        (at_venue("13:29"), MONDAY + TUESDAY),
        # Half-open: at its end a session is over. Registration lasts as long as its day.
        (at_venue("13:30"), ["registration", "opening", "panel-1", "side-events-1", *TUESDAY]),
        (at_venue("16:30"), ["registration", "side-events-1", *TUESDAY]),
        (at_venue("17:45"), TUESDAY),
        (at_venue("17:14", 21), ["closing"]),
        (at_venue("17:15", 21), []),
    ],
)
def test_upcoming_leaves_out_what_is_over(atip: Tool, now: str, left: list[str]) -> None:
    assert ids(atip("list", "--upcoming", now=now)) == left


def test_list_notes_stand_at_the_foot_of_the_whole_list_alone(atip: Tool) -> None:
    note = "Note: The draft prints no heading"
    assert note in atip("list", terminal=True).stdout
    for arguments in (["tuesday"], ["--kind", "panel"], ["--upcoming"]):
        assert note not in atip("list", *arguments, terminal=True).stdout


def test_list_marks_what_runs_and_no_other_row(atip: Tool) -> None:
    lines = atip("list", terminal=True).stdout.splitlines()
    marked = [line for line in lines if line.startswith("►")]
    assert [line.split()[-1] for line in marked] == ["registration", "panel-1"]


def test_list_says_today_on_the_day_that_is_today(atip: Tool) -> None:
    lines = atip("list", terminal=True).stdout.splitlines()
    assert "Monday 20 April 2026 · today, 15:45" in lines
    assert "Tuesday 21 April 2026" in lines
    assert "today" not in atip("list", terminal=True, now=EARLY_APRIL).stdout


def test_list_in_a_break_says_how_long_until_the_next(atip: Tool) -> None:
    lines = atip("list", terminal=True, now=at_venue("10:07", 21)).stdout.splitlines()
    row = next(number for number, line in enumerate(lines) if "panel-2" in line)
    assert lines[row + 1].startswith("  in 8 min")


def test_list_with_a_zone_shows_both_times_and_marks_another_date(atip: Tool) -> None:
    screen = atip("list", "--tz", "Asia/Tokyo", terminal=True).stdout
    assert "times in Tokyo (JST, UTC+9), beside Vienna (CEST, UTC+2)" in screen
    assert "today, 22:45 in Tokyo" in screen
    assert "  23:45–00:45  16:45–17:45  ◇ Side events\n  ends +1 day\n" in screen
    assert "  00:00–00:15  17:00–17:15  ▼ Closing session\n  +1 day\n" in screen


def test_the_venue_s_own_zone_is_no_second_one(atip: Tool) -> None:
    plain = atip("list", terminal=True)
    assert atip("list", "--tz", "Europe/Vienna", terminal=True) == plain


@pytest.mark.parametrize(
    ("status", "stamp"), [("draft", "DRAFT"), ("provisional", "PROVISIONAL"), ("final", "")]
)
@pytest.mark.parametrize("command", ["list", "info", "print"])
def test_a_stamp_says_what_the_agenda_s_status_is(
    atip: Tool, file_of: Callable[..., str], command: str, status: str, stamp: str
) -> None:
    file = file_of({"start": "2026-04-20T10:00"}, status=status)
    screen = atip(command, "--agenda", file, terminal=True).stdout
    for word in ("DRAFT", "PROVISIONAL", "FINAL"):
        assert (word in screen) == (word == stamp)


# show


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["panel-2"], ["panel-2"]),
        (["panel", "2"], ["panel-2"]),
        (["panel 2"], ["panel-2"]),
        (["PANEL 2"], ["panel-2"]),
        (["charting"], ["panel-3"]),
        (["way", "forward"], ["panel-3"]),
        (["Welcome coffee"], ["welcome-coffee"]),
        (["panel-3", "panel-1"], ["panel-3", "panel-1"]),
        (["panel 3", "charting", "lunch"], ["panel-3", "panel-3", "lunch"]),
        (["side-events-2"], ["side-events-2"]),
    ],
    ids=shown,
)
def test_show_finds_a_session_by_id_words_or_title(
    atip: Tool, words: list[str], found: list[str]
) -> None:
    outcome = atip("show", *words, "--json")
    assert outcome.exit_code == 0, outcome.stderr
    assert [one["id"] for one in outcome.json] == found


def test_show_without_a_session_shows_all_with_a_description(atip: Tool) -> None:
    assert [one["id"] for one in atip("show", "--json").json] == PANELS


def test_show_takes_a_whole_title_before_a_piece_of_one(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "a", "title": "Lunch talk", "start": "2026-04-20T12:00"},
        {"id": "b", "title": "Lunch", "start": "2026-04-20T13:00"},
    )
    assert [one["id"] for one in atip("show", "lunch", "--agenda", file, "--json").json] == ["b"]


def test_show_says_when_where_and_how_to_join(atip: Tool) -> None:
    lines = atip("show", "panel-1", terminal=True).stdout.splitlines()
    assert "  When      Monday 20 April 2026, 14:30–16:30 in Vienna" in lines
    assert "            2 h · 45 min left" in lines
    assert "  Where     Hofburg, Vienna, Austria" in lines
    assert "  Online    Zoom" in lines


def test_show_gives_the_description_in_full(atip: Tool, agenda_data: dict[str, Any]) -> None:
    described = {one["id"]: one.get("description") for one in agenda_data["sessions"]}
    words = " ".join(atip("show", "panel-2", terminal=True).stdout.split())
    assert described["panel-2"] in words
    assert atip("show", "panel-2").stdout.endswith(f"\n\n{described['panel-2']}\n")


def test_show_prefers_the_session_s_link_to_the_conference_s(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "own", "start": "2026-04-20T10:00", "url": "https://example.org/own"},
        {"id": "none", "start": "2026-04-20T11:00"},
        url="https://example.org/all",
    )
    shown = [
        atip("show", one, "--agenda", file, terminal=True).stdout.split() for one in ("own", "none")
    ]
    assert "https://example.org/own" in shown[0]
    assert "https://example.org/all" not in shown[0]
    assert "https://example.org/all" in shown[1]


def test_show_with_a_zone_shows_both_times(atip: Tool) -> None:
    screen = atip("show", "side-events-1", "--tz", "Asia/Tokyo", terminal=True).stdout
    assert "Monday 20 April 2026, 23:45 – Tuesday 21 April 2026, 00:45 in Tokyo" in screen
    assert "Monday 20 April 2026, 16:45–17:45 in Vienna" in screen


# info


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


# now, at

MOMENTS = [
    (EARLY_APRIL, "before", [], ["registration"]),
    (at_venue("11:29:59"), "before", [], ["registration"]),
    (at_venue("11:30"), "running", ["registration"], ["welcome-coffee"]),
    (at_venue("13:00"), "running", ["welcome-coffee", "registration"], ["opening"]),
    (at_venue("13:30"), "running", ["opening", "registration"], ["panel-1"]),
    (at_venue("15:45"), "running", ["panel-1", "registration"], ["side-events-1"]),
    (at_venue("16:30"), "running", ["registration"], ["side-events-1"]),
    (at_venue("16:45"), "running", ["side-events-1", "registration"], ["side-events-2"]),
    (at_venue("17:45"), "overnight", [], ["side-events-2"]),
    (at_venue("00:00", 21), "overnight", [], ["side-events-2"]),
    (at_venue("08:59:59", 21), "overnight", [], ["side-events-2"]),
    (at_venue("09:00", 21), "running", ["side-events-2"], ["panel-2"]),
    (at_venue("10:00", 21), "break", [], ["panel-2"]),
    (at_venue("12:15", 21), "running", ["lunch"], ["side-events-3"]),
    (at_venue("14:59", 21), "break", [], ["panel-3"]),
    (at_venue("17:00", 21), "running", ["closing"], []),
    (at_venue("17:15", 21), "after", [], []),
    ("2027-01-01T00:00+00:00", "after", [], []),
]


@pytest.mark.parametrize(("now", "state", "running", "coming"), MOMENTS, ids=str)
def test_now_speaks_of_the_clock(
    atip: Tool, now: str, state: str, running: list[str], coming: list[str]
) -> None:
    answer = atip("now", "--json", now=now).json
    assert answer["state"] == state
    assert [one["id"] for one in answer["running"]] == running
    assert [one["id"] for one in answer["next"]] == coming


@pytest.mark.parametrize("now", [moment[0] for moment in MOMENTS])
def test_now_and_at_are_one_engine(atip: Tool, now: str) -> None:
    assert atip("at", now, "--json", now=EARLY_APRIL).json == [atip("now", "--json", now=now).json]
    if "2027" not in now:
        assert atip("at", now, now=EARLY_APRIL).stdout == atip("now", now=now).stdout


def test_now_holds_all_that_share_the_next_start(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"id": "long", "start": "2026-04-20T17:00", "end": "2026-04-20T18:00"},
        {"id": "short", "start": "2026-04-20T17:00", "end": "2026-04-20T17:30"},
        {
            "id": "off",
            "start": "2026-04-20T16:30",
            "end": "2026-04-20T17:30",
            "status": "cancelled",
        },
        {"id": "later", "start": "2026-04-20T17:01", "end": "2026-04-20T18:00"},
    )
    answer = atip("now", "--json", "--agenda", file).json
    assert [one["id"] for one in answer["next"]] == ["short", "long"]


def test_a_day_without_sessions_between_two_is_night(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"},
        {"start": "2026-04-22T10:00", "end": "2026-04-22T11:00"},
        last_day="2026-04-22",
    )
    assert atip("now", "--agenda", file, now=at_venue("15:00", 21)).records[0][0] == "overnight"


def test_a_talk_past_midnight_is_followed_by_night_until_morning(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    """With day_change 05:00 the small hours belong to the evening before."""
    file = file_of(
        {"start": "2026-04-20T22:00", "end": "2026-04-20T23:00"},
        {"start": "2026-04-21T01:00", "end": "2026-04-21T02:00"},
        {"start": "2026-04-21T09:00", "end": "2026-04-21T10:00"},
        day_change="05:00",
    )
    states = [
        atip("now", "--agenda", file, now=at_venue(time, 21)).records[0][0]
        for time in ("00:30", "01:30", "02:00", "08:00")
    ]
    assert states == ["break", "running", "overnight", "overnight"]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (EARLY_APRIL, "The conference has not begun."),
        (at_venue("20:30"), "Monday’s sessions are over."),
        (at_venue("10:07", 21), "Nothing is on just now."),
        (
            at_venue("18:00", 21),
            "The conference is over. It ended on Tuesday 21 April 2026 at 17:15.",
        ),
    ],
    ids=["before", "overnight", "break", "after"],
)
def test_now_says_in_a_sentence_that_nothing_is_on(atip: Tool, now: str, sentence: str) -> None:
    assert sentence in atip("now", now=now, terminal=True).stdout.splitlines()


def test_now_shows_how_to_join_once(atip: Tool) -> None:
    screen = atip("now", terminal=True).stdout
    assert screen.count("Hofburg, Vienna, Austria · Zoom") == 1


def test_at_answers_for_each_day_where_a_time_stands_alone(atip: Tool) -> None:
    moments = atip("at", "15:00", "--json", now=EARLY_APRIL).json
    assert [moment["at"][:16] for moment in moments] == ["2026-04-20T15:00", "2026-04-21T15:00"]
    (today,) = atip("at", "15:00", "--json").json
    assert today["at"][:16] == "2026-04-20T15:00"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        (["tuesday", "10:15"], "2026-04-21T10:15:00+02:00"),
        (["tue 10.15"], "2026-04-21T10:15:00+02:00"),
        (["15.00", "on", "Monday"], "2026-04-20T15:00:00+02:00"),
        (["day 2 at 3pm"], "2026-04-21T15:00:00+02:00"),
        (["tomorrow", "noon"], "2026-04-21T12:00:00+02:00"),
        (["13.30"], "2026-04-20T13:30:00+02:00"),
        (["1500"], "2026-04-20T15:00:00+02:00"),
        (["15h30"], "2026-04-20T15:30:00+02:00"),
        (["+45m"], "2026-04-20T16:30:00+02:00"),
        (["in", "2", "hours"], "2026-04-20T17:45:00+02:00"),
        (["30 minutes ago"], "2026-04-20T15:15:00+02:00"),
        (["now"], "2026-04-20T15:45:00+02:00"),
        (["mon", "09:00", "America/New_York"], "2026-04-20T15:00:00+02:00"),
        (["2026-04-20T13:00:00Z"], "2026-04-20T15:00:00+02:00"),
    ],
    ids=shown,
)
def test_at_understands_times_as_people_write_them(atip: Tool, words: list[str], at: str) -> None:
    (moment,) = atip("at", *words, "--json").json
    assert moment["at"] == at


def test_at_echoes_what_it_understood_in_every_zone_named(atip: Tool) -> None:
    (first, *_) = atip(
        "at", "mon 09:00 America/New_York", "--tz", "Asia/Tokyo", terminal=True
    ).stdout.splitlines()
    assert first == "Monday 20 April 2026, 22:00 in Tokyo · 15:00 in Vienna · 09:00 in New York"


# next


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["side-events-1"]),
        (["1"], ["side-events-1"]),
        (["3"], ["side-events-1", "side-events-2", "panel-2"]),
        (["99"], ["side-events-1", *TUESDAY]),
        (["--within", "59"], []),
        (["--within", "60"], ["side-events-1"]),
        (["3", "--within", "1080"], ["side-events-1", "side-events-2"]),
        (["--at", "mon 14:30"], ["side-events-1"]),
        (["--at", "mon 14:29"], ["panel-1"]),
        (["2", "--at", "tue 15:00"], ["closing"]),
        (["--at", "tue 17:00"], []),
    ],
    ids=shown,
)
def test_next_is_what_starts_strictly_later(
    atip: Tool, arguments: list[str], expected: list[str]
) -> None:
    assert ids(atip("next", *arguments)) == expected


def test_next_holds_all_that_share_the_start_and_n_exactly_n(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        *({"id": name, "start": "2026-04-20T17:00"} for name in "abc"),
        {"id": "d", "start": "2026-04-20T18:00"},
    )
    assert ids(atip("next", "--agenda", file)) == ["a", "b", "c"]
    assert ids(atip("next", "2", "--agenda", file)) == ["a", "b"]
    assert ids(atip("next", "4", "--agenda", file)) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        ([], "Next after Monday 20 April 2026, 15:45 in Vienna"),
        (["1"], "The next one after Monday 20 April 2026, 15:45 in Vienna"),
        (["3"], "The next 3 after Monday 20 April 2026, 15:45 in Vienna"),
        (["99"], "All that is left after Monday 20 April 2026, 15:45 in Vienna"),
        (["--at", "tue 10:00"], "Next after Tuesday 21 April 2026, 10:00 in Vienna"),
    ],
    ids=shown,
)
def test_next_is_headed_by_what_was_asked(atip: Tool, arguments: list[str], heading: str) -> None:
    assert atip("next", *arguments, terminal=True).stdout.splitlines()[0] == heading


# search


def test_search_wants_all_the_words(atip: Tool) -> None:
    assert sorted(ids(atip("search", "victim"))) == PANELS
    assert ids(atip("search", "labour", "inspectors", "victim")) == ["panel-2"]
    assert ids(atip("search", "labour victim inspectors")) == ["panel-2"]
    assert ids(atip("search", "labour", "lunch")) == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["victim", "--day", "monday"], ["panel-1"]),
        (["victim", "--day", "day 2", "--kind", "panel"], ["panel-2", "panel-3"]),
        (["--kind", "panel", "victim"], PANELS),
        (["victim", "--kind", "break"], []),
        (["side", "--kind", "panel", "--kind", "side-event", "--day", "mon"], ["side-events-1"]),
    ],
    ids=shown,
)
def test_search_narrowed_by_day_and_kind(
    atip: Tool, arguments: list[str], expected: list[str]
) -> None:
    assert sorted(ids(atip("search", *arguments))) == expected


@pytest.mark.parametrize(
    "phrase", ['"civil society"', "“civil society”", "„civil society“"], ids=["plain", "en", "de"]
)
def test_a_phrase_stands_in_double_quotes(atip: Tool, phrase: str) -> None:
    assert ids(atip("search", phrase)) == ["panel-2"]
    assert ids(atip("search", phrase.replace("civil society", "society civil"))) == []


@pytest.mark.parametrize("word", ["Ada", "Lovelace", "Orangerie", "Finance", "scared", "Titled"])
def test_search_looks_in_every_field_of_text(
    atip: Tool, file_of: Callable[..., str], word: str
) -> None:
    file = file_of(
        {
            "id": "found",
            "title": "Titled",
            "start": "2026-04-20T10:00",
            "speakers": ["Jane Doe", "Ada Lovelace"],
            "room": "Orangerie",
            "track": "Finance",
            "description": "Nobody is scared.",
        },
        {"id": "other", "start": "2026-04-20T10:00"},
    )
    assert ids(atip("search", word, "--agenda", file)) == ["found"]


def test_a_room_or_a_speaker_of_blanks_takes_no_place(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"id": "one", "start": "2026-04-20T10:00", "room": " ", "speakers": ["", "\t"]})
    bare = file_of({"id": "one", "start": "2026-04-20T10:00"})
    shown, expected = (atip("list", "--agenda", one, terminal=True) for one in (file, bare))
    assert shown.stdout == expected.stdout


# clashes


def pairs(outcome: Outcome) -> list[tuple[str, ...]]:
    """Type, minutes, both ids."""
    return [(one[0], one[1], one[4], one[6]) for one in outcome.records]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], []),
        (["monday"], []),
        (["--margin", "0"], []),
        (["--margin", "15"], []),
        (
            ["--margin", "16"],
            [
                ("tight", "15", "side-events-1", "panel-1"),
                ("tight", "15", "side-events-2", "panel-2"),
                ("tight", "15", "side-events-3", "panel-3"),
            ],
        ),
        (["monday", "--margin", "16"], [("tight", "15", "side-events-1", "panel-1")]),
        (
            ["--event", "mon 16:00-17:00 Ours"],
            [("overlap", "30", "your-event", "panel-1")],
        ),
        (["--event", "mon 16:30-17:00 Ours"], []),
        (["--event", "mon 12:30-14:30 Ours"], []),
        (
            ["--event", "mon 16:30-17:00 Ours", "--margin", "1"],
            [("tight", "0", "your-event", "panel-1")],
        ),
        (
            ["--event", "mon 16:00-17:00 A", "--event", "tue 15:30-15:45"],
            [
                ("overlap", "30", "your-event", "panel-1"),
                ("overlap", "15", "your-event-2", "panel-3"),
            ],
        ),
        (
            ["--all"],
            [
                ("overlap", "30", "registration", "welcome-coffee"),
                ("overlap", "60", "registration", "opening"),
                ("overlap", "120", "registration", "panel-1"),
                ("overlap", "60", "registration", "side-events-1"),
            ],
        ),
        (["tuesday", "--all"], []),
        (["--between", "panel", "break"], []),
        (
            ["--between", "panel", "registration"],
            [("overlap", "120", "panel-1", "registration")],
        ),
        (
            ["--between", "opening", "side-event", "--event", "mon 14:00-15:00"],
            [("overlap", "30", "opening", "your-event")],
        ),
    ],
    ids=shown,
)
def test_clashes_are_the_overlaps_asked_for(
    atip: Tool, arguments: list[str], expected: list[tuple[str, ...]]
) -> None:
    outcome = atip("clashes", *arguments)
    assert pairs(outcome) == expected
    assert outcome.exit_code == (1 if expected else 0)


def test_one_s_own_events_come_on_top_of_the_agenda_s_own_clashes(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {
            "id": "side",
            "kind": "side-event",
            "start": "2026-04-20T09:00",
            "end": "2026-04-20T10:30",
        },
        {"id": "panel", "start": "2026-04-20T10:00", "end": "2026-04-20T11:00"},
    )
    outcome = atip("clashes", "--agenda", file, "--event", "mon 10:45-12:00 Ours")
    assert pairs(outcome) == [
        ("overlap", "30", "side", "panel"),
        ("overlap", "15", "your-event", "panel"),
    ]


def test_the_events_of_another_agenda_count_as_side_events(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    session = {"kind": "keynote", "start": "2026-04-20T16:00", "end": "2026-04-20T17:00"}
    first = file_of({"id": "one", **session}, name="one.json")
    second = file_of({"id": "two", **session}, name="two.json")
    outcome = atip("clashes", "--with", first, "--with", second, "--event", "tue 16:00-17:30 Mine")
    assert pairs(outcome) == [
        ("overlap", "30", "one", "panel-1"),
        ("overlap", "30", "two", "panel-1"),
        ("overlap", "60", "your-event", "panel-3"),
    ]


@pytest.mark.parametrize(
    "change",
    [{"status": "cancelled"}, {"busy": False}, {"end": "2026-04-20T10:15"}],
    ids=["cancelled", "not busy", "without length"],
)
def test_what_does_not_take_time_is_in_no_clash(
    atip: Tool, file_of: Callable[..., str], change: dict[str, object]
) -> None:
    side = {"kind": "side-event", "start": "2026-04-20T10:15", "end": "2026-04-20T10:30"}
    panel = {"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"}
    assert atip("clashes", "--agenda", file_of(side, panel)).exit_code == 1
    assert atip("clashes", "--agenda", file_of(side | change, panel)).exit_code == 0


def test_a_clean_answer_names_the_tightest_gaps(atip: Tool) -> None:
    lines = atip("clashes", terminal=True).stdout.splitlines()
    assert lines[0] == "✓ No side event overlaps a panel."
    assert "The tightest gap is 15 min, three times:" in lines
    assert "  Mon 16:30–16:45  ■ Panel 1 → ◇ Side events" in lines


def test_an_event_of_one_s_own_is_read_back_where_it_clashes_with_nothing(atip: Tool) -> None:
    screen = atip("clashes", "--event", "mon 17:00-18:00 Mine", terminal=True).stdout
    assert "Monday 20 April 2026\n  17:00–18:00  ◇ Mine" in screen


# print


def test_print_is_the_same_drawing_piped_and_on_a_terminal(atip: Tool) -> None:
    assert atip("print").stdout == atip("print", terminal=True, color=True).stdout
    assert "\x1b" not in atip("print", terminal=True, color=True).stdout


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_print_is_drawn_to_the_width(atip: Tool, columns: int) -> None:
    lines = atip("print", columns=columns).stdout.splitlines()
    assert max(map(len, lines)) == columns
    assert "─" * columns in lines


def test_print_is_80_cells_wide_where_nobody_says_more(atip: Tool) -> None:
    lines = atip("print", variables={"COLUMNS": ""}).stdout.splitlines()
    assert max(map(len, lines)) == 80


def test_print_is_headed_by_title_theme_dates_place_and_draft(atip: Tool) -> None:
    lines = atip("print", "tuesday").stdout.splitlines()
    assert lines[:5] == [
        "26th Conference of the Alliance against Trafficking in Persons",
        "The Rise of Forced Criminality: Addressing a Security Blind Spot",
        "20–21 April 2026 · Hofburg, Vienna, Austria · Zoom",
        "",
        "DRAFT AGENDA                                       Times in Vienna (CEST, UTC+2)",
    ]


def test_print_holds_full_descriptions_of_the_days_asked_for(
    atip: Tool, agenda_data: dict[str, Any]
) -> None:
    described = {one["id"]: one.get("description") for one in agenda_data["sessions"]}
    whole = " ".join(atip("print").stdout.split())
    tuesday = " ".join(atip("print", "tuesday").stdout.split())
    for panel in PANELS:
        assert described[panel] in whole
    assert described["panel-1"] not in tuesday
    assert described["panel-3"] in tuesday
    assert "MONDAY 20 APRIL 2026" in whole
    assert "MONDAY" not in tuesday


# what all commands share


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help(atip: Tool, command: str, option: str) -> None:
    outcome = atip(command, option)
    assert outcome.exit_code == 0
    assert f"Usage  atip-agenda {command} " in outcome.stdout
    assert outcome.stderr == ""
    for word in ("--agenda FILE", "--tz ZONE", "--json", "Examples"):
        assert word in outcome.stdout


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]], ids=["bare", "-h", "--help"])
def test_the_bare_command_prints_help_with_all_commands(atip: Tool, arguments: list[str]) -> None:
    outcome = atip(*arguments)
    assert outcome.exit_code == 0
    assert "Usage  atip-agenda COMMAND [WORDS]... [OPTIONS]" in outcome.stdout
    shown = [line.split()[0] for line in outcome.stdout.splitlines() if line.startswith("  ")]
    assert [word for word in shown if word in COMMANDS] == COMMANDS


def test_help_goes_before_the_words_and_their_mistakes(atip: Tool) -> None:
    assert atip("list", "nonsense", "-h").exit_code == 0
    assert atip("show", "-h", "panel-9").stdout.startswith("A session in full")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_reads_the_agenda_named(atip: Tool, build: Builder, command: str) -> None:
    title = "Elsewhere: victim of circumstances"
    data = build.data(
        {"start": "2026-04-20T16:30", "title": title, "description": title},
        {"kind": "break", "start": "2026-04-20T15:00", "end": "2026-04-20T16:30"},
    )
    stdin = json.dumps(data).encode()
    arguments = (*CALLS[command], "--agenda", "-")
    outcome = atip(*arguments, stdin=stdin)
    assert outcome.exit_code == 0, outcome.stderr
    assert "Hofburg" not in outcome.stdout


@pytest.mark.parametrize(
    ("arguments", "variables", "offset"),
    [
        ([], {}, "+02:00"),
        (["--tz", "Asia/Tokyo"], {}, "+09:00"),
        (["--tz=Asia/Kathmandu"], {}, "+05:45"),
        (["--tz", "America/St_Johns"], {}, "-02:30"),
        (["--tz", "UTC"], {}, "+00:00"),
        (["--tz", "local"], {}, "+14:00"),
        ([], {"ATIP_AGENDA_TZ": "Asia/Tokyo"}, "+09:00"),
        ([], {"ATIP_AGENDA_TZ": "local", "TZ": "America/Vancouver"}, "-07:00"),
        ([], {"ATIP_AGENDA_TZ": ""}, "+02:00"),
        (["--tz", "UTC"], {"ATIP_AGENDA_TZ": "Asia/Tokyo"}, "+00:00"),
        (["--tz", "UTC", "--tz", "Asia/Tokyo"], {}, "+09:00"),
    ],
    ids=[
        *("venue", "option", "joined by =", "half hours", "UTC", "local is $TZ", "variable"),
        *("local in the variable", "empty variable", "option before variable", "last one wins"),
    ],
)
def test_times_are_in_the_zone_asked_for(
    atip: Tool, arguments: list[str], variables: Mapping[str, str], offset: str
) -> None:
    outcome = atip("list", *arguments, variables=variables)
    assert outcome.exit_code == 0, outcome.stderr
    assert {record[0][16:] for record in outcome.records} == {offset}


def test_the_offset_is_that_of_the_event_s_date(atip: Tool) -> None:
    """Asked in winter for April it is summer time."""
    assert atip("list", now="2026-02-01T12:00+01:00").records[0][0] == "2026-04-20T11:30+02:00"


def test_cancelled_sessions_are_listed_and_count_in_no_other_answer(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    off = {"status": "cancelled", "start": "2026-04-20T15:00", "end": "2026-04-20T17:00"}
    file = file_of(
        {"id": "off", **off},
        {
            "id": "side",
            "kind": "side-event",
            "start": "2026-04-20T15:30",
            "end": "2026-04-20T16:00",
        },
        {"id": "soon", **off, "start": "2026-04-20T16:00"},
        {"id": "later", "start": "2026-04-20T16:30", "end": "2026-04-20T17:00"},
    )
    agenda = ("--agenda", file)
    assert ids(atip("list", *agenda)) == ["off", "side", "soon", "later"]
    assert [row[-3] for row in atip("now", *agenda).records[1:]] == ["side", "later"]
    assert ids(atip("next", *agenda)) == ["later"]
    assert atip("clashes", *agenda).exit_code == 0
    assert atip("clashes", "--all", *agenda).exit_code == 0
    screen = atip("list", *agenda, terminal=True).stdout
    assert screen.count("\n  cancelled\n") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_an_agenda_without_sessions_gets_an_answer(
    atip: Tool, file_of: Callable[..., str], command: str
) -> None:
    for terminal in (False, True):
        outcome = atip(*CALLS[command], "--agenda", file_of(), terminal=terminal)
        assert outcome.exit_code == (1 if command in {"search", "free"} else 0)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "--upcoming"], "Nothing is left of the programme."),
        (["list", "monday", "--kind", "closing"], "There is no closing on Monday 20 April 2026."),
        (["next"], "Nothing is left of the programme."),
        (
            ["next", "--within", "5"],
            "Nothing starts within 5 min of Tuesday 21 April 2026, 18:00 in Vienna.",
        ),
        (["search", "persecutors"], "No session holds “persecutors”."),
        (["clashes"], "No side event overlaps a panel."),
        (["clashes", "--all", "tuesday"], "No two sessions overlap."),
        (["clashes", "--between", "break", "break"], "No two breaks overlap."),
        (["clashes", "--between", "opening", "panel"], "No opening overlaps a panel."),
        (
            ["free", "monday", "--for", "180"],
            "No slot of 180 min on Monday; the longest is 2 h, 11:30–13:30.",
        ),
    ],
    ids=shown,
)
def test_that_there_is_nothing_goes_to_stdout_on_a_terminal_and_to_stderr_on_a_pipe(
    atip: Tool, arguments: list[str], sentence: str
) -> None:
    now = at_venue("18:00", 21)
    piped = atip(*arguments, now=now)
    assert (piped.stdout, piped.stderr) == ("", f"{sentence}\n")
    shown = atip(*arguments, now=now, terminal=True)
    assert sentence in shown.stdout
    assert shown.stderr == ""
    as_json = atip(*arguments, "--json", now=now)
    assert as_json.json in ([], {"clashes": []})


@pytest.mark.parametrize(
    "command", ["list", "now", "info", "show", "next", "clashes", "free", "search"]
)
def test_json_is_json_on_a_terminal_too(atip: Tool, command: str) -> None:
    arguments = (*CALLS[command], "--json")
    assert atip(*arguments, terminal=True, color=True) == atip(*arguments)


@pytest.mark.parametrize(
    ("variables", "screen", "escapes", "colors"),
    [
        ({}, False, False, False),
        ({"FORCE_COLOR": "1"}, True, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, True, False),
        ({"FORCE_COLOR": ""}, False, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, False, False),
        ({"NO_COLOR": "1"}, False, False, False),
    ],
    ids=["pipe", "forced", "forced without colour", "empty", "dumb terminal", "no colour"],
)
def test_what_makes_a_pipe_look_like_a_terminal(
    atip: Tool, variables: Mapping[str, str], *, screen: bool, escapes: bool, colors: bool
) -> None:
    shown = atip("list", variables={"TERM": "xterm", **variables}).stdout
    assert ("\t" not in shown) == screen
    assert ("\x1b[" in shown) == escapes
    assert ("\x1b[36m" in shown) == colors


@pytest.mark.parametrize("columns", [1, 7, 24, 39, 40, 59, 60, 72, 73, 114, 115, 1000])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_width_gets_a_screen(atip: Tool, command: str, columns: int) -> None:
    for zone in ((), ("--tz", "America/St_Johns")):
        outcome = atip(*CALLS[command], *zone, columns=columns, terminal=True)
        assert outcome.exit_code == 0, outcome.stderr
        if columns >= 24:
            assert max(map(len, outcome.stdout.splitlines())) <= columns


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("command", COMMANDS)
def test_an_old_encoding_gets_a_readable_answer(atip: Tool, command: str, encoding: str) -> None:
    for terminal in (False, True):
        outcome = atip(*CALLS[command], encoding=encoding, terminal=terminal)
        assert outcome.exit_code == 0, outcome.stderr
        assert "?" not in outcome.stdout


@pytest.fixture
def agenda_data() -> dict[str, Any]:
    """The shipped agenda as plain JSON."""
    data: dict[str, Any] = json.loads(AGENDA_FILE.read_bytes())
    return data
