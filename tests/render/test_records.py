"""Tab-separated lines for pipes: their columns and fields."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from conftest import Tool

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d")
PANEL_1 = "Panel 1: Criminalized Survival: Exposing a Hidden Dimension of Human Trafficking"
PANEL_2 = (
    "Panel 2: From Identification to Protection: Effective and Victim-Centred Responses"
    " to Forced Criminality"
)
REGISTRATION = [
    *("2026-04-20T11:30+02:00", "", "registration"),
    *("registration", "Registration of participants", ""),
]
PANEL_1_ROW = [
    *("2026-04-20T14:30+02:00", "2026-04-20T16:30+02:00", "panel"),
    *("panel-1", PANEL_1, ""),
]
SIDE_EVENTS_1 = [
    *("2026-04-20T16:45+02:00", "2026-04-20T17:45+02:00", "side-event"),
    *("side-events-1", "Side events", ""),
]
# Each command's call and its number of columns.
COLUMNS = [
    (("list",), {6}),
    (("next", "3"), {6}),
    (("search", "victim"), {7}),
    (("now",), {2, 8}),
    (("at", "15:00"), {2, 8}),
    (("clashes", "--all", "--margin", "20"), {8}),
    (("clashes", "--all", "--margin", "20", "--suggest"), {12}),
    (("free", "--past"), {4}),
    (("info",), {2}),
]


def called(value: object) -> str | None:
    """A call in the name of its test."""
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else None


@pytest.mark.parametrize(("arguments", "columns"), COLUMNS, ids=called)
def test_every_line_has_its_columns(
    atip: Tool, arguments: tuple[str, ...], columns: set[int]
) -> None:
    assert {len(record) for record in atip(*arguments).records} == columns


def test_list_and_next_are_start_end_kind_id_title_room(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    assert atip("list").records[0] == REGISTRATION
    assert atip("next").records == [SIDE_EVENTS_1]
    file = file_of(
        {
            "id": "talk",
            "kind": "hack-night",
            "title": "A talk",
            "room": "Room 3",
            "start": "2026-04-20T22:00",
            "end": "2026-04-21T01:00",
        }
    )
    row = [
        "2026-04-20T22:00+02:00",
        "2026-04-21T01:00+02:00",
        "hack-night",
        "talk",
        "A talk",
        "Room 3",
    ]
    assert atip("list", "--agenda", file).records == [row]
    assert atip("next", "--agenda", file).records == [row]


def test_search_is_the_six_then_the_hit_in_its_context(atip: Tool) -> None:
    (record,) = atip("search", "victim", "--day", "monday").records
    assert record[:6] == PANEL_1_ROW
    assert "Victims - often children" in record[6]


def test_now_is_the_state_then_what_runs_then_what_comes(atip: Tool) -> None:
    assert atip("now").records == [
        ["running", "2026-04-20T15:45+02:00"],
        ["running", "45", *PANEL_1_ROW],
        ["running", "", *REGISTRATION],
        ["next", "60", *SIDE_EVENTS_1],
    ]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-04-10T12:00+02:00", "before"),
        ("2026-04-20T20:00+02:00", "overnight"),
        ("2026-04-21T10:07+02:00", "break"),
        ("2026-04-21T17:15+02:00", "after"),
    ],
)
def test_now_always_has_its_state_line(atip: Tool, now: str, state: str) -> None:
    first, *others = atip("now", now=now).records
    assert first == [state, f"{now[:16]}+02:00"]
    assert {record[0] for record in others} <= {"next"}
    assert bool(others) == (state != "after")


def test_at_has_a_block_for_each_moment(atip: Tool) -> None:
    words = [record[0] for record in atip("at", "15:00", now="2026-04-10T12:00+02:00").records]
    assert words == ["running", "running", "running", "next", "running", "running", "next"]


def test_free_is_start_end_minutes_during(atip: Tool) -> None:
    assert atip("free", "monday", "--past").records == [
        ["2026-04-20T11:30+02:00", "2026-04-20T13:30+02:00", "120", "registration,welcome-coffee"],
        ["2026-04-20T16:30+02:00", "2026-04-20T17:45+02:00", "75", "registration,side-events-1"],
    ]


def test_suggestions_stand_behind_the_columns_of_clashes(atip: Tool) -> None:
    (plain,) = atip("clashes", "--event", "mon 12:00-16:00").records
    (record,) = atip("clashes", "--event", "mon 12:00-16:00", "--suggest").records
    assert record == [*plain, "", "", "2026-04-20T16:30+02:00", "2026-04-20T20:30+02:00"]


def test_clashes_is_type_minutes_start_end_and_both_sessions(atip: Tool) -> None:
    assert atip("clashes", "--event", "mon 16:00-17:00 Our event").records == [
        [
            *("overlap", "30", "2026-04-20T16:00+02:00", "2026-04-20T16:30+02:00"),
            *("your-event", "Our event", "panel-1", PANEL_1),
        ]
    ]
    assert atip("clashes", "tuesday", "--margin", "16").records[0] == [
        *("tight", "15", "2026-04-21T10:00+02:00", "2026-04-21T10:15+02:00"),
        *("side-events-2", "Side events", "panel-2", PANEL_2),
    ]


def test_show_is_keys_and_values_then_the_description(atip: Tool) -> None:
    head, _, description = atip("show", "panel-2").stdout.partition("\n\n")
    fields = dict(line.split("\t") for line in head.splitlines())
    assert {key: value for key, value in fields.items() if value} == {
        "title": PANEL_2,
        "id": "panel-2",
        "kind": "panel",
        "start": "2026-04-21T10:15+02:00",
        "end": "2026-04-21T12:15+02:00",
        "status": "confirmed",
        "venue": "Hofburg, Vienna, Austria",
        "online": "Zoom",
    }
    assert description.startswith("This panel will focus on")
    assert description.count("\n") == 1


def test_two_dashes_part_what_show_shows(atip: Tool) -> None:
    lines = atip("show", "lunch", "closing").stdout.splitlines()
    assert lines.count("--") == 1
    assert lines[lines.index("--") + 1] == "title\tClosing session"


def test_show_says_every_speaker_and_link(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {
            "start": "2026-04-20T10:00",
            "speakers": ["Jane Doe", "Ada Lovelace"],
            "links": [{"title": "Slides", "url": "https://example.org/s"}],
            "description": "One.\n\nTwo.",
        }
    )
    lines = atip("show", "s0", "--agenda", file).stdout.splitlines()
    assert lines[-3:] == ["One.", "", "Two."]
    assert "speaker\tJane Doe" in lines
    assert "speaker\tAda Lovelace" in lines
    assert "link\tSlides https://example.org/s" in lines


def test_info_is_keys_and_values(atip: Tool) -> None:
    fields = atip("info").records
    assert ["title", "26th Conference of the Alliance against Trafficking in Persons"] in fields
    assert ["status", "draft"] in fields
    assert ["days", "2026-04-20"] in fields
    assert ["days", "2026-04-21"] in fields
    assert ["sessions", "11"] in fields
    assert ["file", "the agenda in the package"] in fields


# Fields


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("Europe/Vienna", "2026-04-20T16:45+02:00", "2026-04-20T17:45+02:00"),
        ("Asia/Tokyo", "2026-04-20T23:45+09:00", "2026-04-21T00:45+09:00"),
        ("Asia/Kathmandu", "2026-04-20T20:30+05:45", "2026-04-20T21:30+05:45"),
        ("America/St_Johns", "2026-04-20T12:15-02:30", "2026-04-20T13:15-02:30"),
        ("Pacific/Kiritimati", "2026-04-21T04:45+14:00", "2026-04-21T05:45+14:00"),
        ("Antarctica/Troll", "2026-04-20T16:45+02:00", "2026-04-20T17:45+02:00"),
        ("UTC", "2026-04-20T14:45+00:00", "2026-04-20T15:45+00:00"),
    ],
)
def test_times_are_to_the_minute_with_the_offset_of_the_zone_asked_for(
    atip: Tool, zone: str, start: str, end: str
) -> None:
    assert atip("next", "--tz", zone).records[0][:2] == [start, end]
    assert atip("now", "--tz", zone).records[-1][2:4] == [start, end]


@pytest.mark.parametrize(("arguments", "_"), COLUMNS[:-1], ids=called)
def test_all_times_of_a_line_are_in_one_zone(
    atip: Tool, arguments: tuple[str, ...], _: set[int]
) -> None:
    times = TIME.findall(atip(*arguments, "--tz", "Asia/Tokyo").stdout)
    assert times
    assert {time[16:] for time in times} == {"+09:00"}


def test_each_time_has_the_offset_of_its_own_date(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"start": "2026-10-25T01:30", "end": "2026-10-25T03:30"},
        first_day="2026-10-25",
        last_day="2026-10-25",
    )
    (record,) = atip("list", "--agenda", file).records
    assert record[:2] == ["2026-10-25T01:30+02:00", "2026-10-25T03:30+01:00"]


@pytest.mark.parametrize(("arguments", "columns"), COLUMNS, ids=called)
def test_tabs_and_newlines_inside_a_field_become_spaces(
    atip: Tool, file_of: Callable[..., str], arguments: tuple[str, ...], columns: set[int]
) -> None:
    text = "a victim\tof\nlines\r\nand\x0btabs\x85\u2028\u2029"
    rows: list[dict[str, object]] = [
        {"id": f"{time}\t{text}", "title": text, "room": text, "start": f"2026-04-20T{time}"}
        for time in ("08:00", "14:50", "15:00", "15:50")
    ]
    rows[0] |= {"kind": "break", "end": "2026-04-20T10:00"}
    file = file_of(*rows, notes=[text], theme=text, venue=text)
    outcome = atip(*arguments, "--agenda", file)
    assert {len(record) for record in outcome.records} == columns
    assert "a victim of lines and tabs" in " ".join(outcome.stdout.split())
    for character in "\r\x0b\x85\u2028\u2029":
        assert character not in outcome.stdout


def test_show_keeps_the_line_ends_of_a_description_alone(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"start": "2026-04-20T10:00", "title": "a\tb\nc", "description": "one\ttwo\nthree"}
    )
    lines = atip("show", "s0", "--agenda", file).stdout.splitlines()
    assert lines[0] == "title\ta b c"
    assert lines[-2:] == ["one two", "three"]


@pytest.mark.parametrize("columns", [1, 40, 80])
def test_lines_are_never_wrapped_nor_cut(
    atip: Tool, file_of: Callable[..., str], columns: int
) -> None:
    title = f"{'Very ' * 200}long: {'x' * 2000} 会議の議題"
    file = file_of({"start": "2026-04-20T16:45", "title": title, "description": title})
    for arguments in (["list"], ["next"], ["now"]):
        outcome = atip(*arguments, "--agenda", file, columns=columns)
        assert outcome.records[-1][-2] == title
    assert atip("show", "--agenda", file, columns=columns).stdout.endswith(f"\n\n{title}\n")


def test_no_line_has_a_header_colour_or_symbol(atip: Tool) -> None:
    for arguments, _ in COLUMNS:
        shown = atip(*arguments, variables={"TERM": "xterm"}).stdout
        assert not set(shown) & set("\x1b►■◇│━")


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("[red]x[/red]", "[red]x[/red]"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31m", "�31m"),
        ("a\u202eb\u2066c", "a�b�c"),
        ("bell\x07", "bell�"),
    ],
    ids=["markup", "escape", "C1", "bidi", "bell"],
)
def test_text_from_a_file_is_text(
    atip: Tool, file_of: Callable[..., str], raw: str, seen: str
) -> None:
    file = file_of({"id": raw, "title": raw, "room": raw, "start": "2026-04-20T16:45"})
    (record,) = atip("next", "--agenda", file).records
    assert record[3:] == [seen, seen, seen]


def test_an_old_encoding_gets_stand_ins_and_all_columns(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"title": "Café – “会”", "start": "2026-04-20T16:45"})
    (record,) = atip("next", "--agenda", file, encoding="ascii").records
    assert record[4] == 'Cafe - "?"'
