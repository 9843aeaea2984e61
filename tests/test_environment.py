"""The environment of one run: clock, zone, terminal and width."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from atip_agenda.environment import Environment
from atip_agenda.errors import CallError, FileError
from conftest import MONDAY_AFTERNOON, Stream


def world(
    variables: Mapping[str, str] | None = None, *, terminal: bool = False, encoding: str = "utf-8"
) -> Environment:
    return Environment(
        variables or {},
        Stream(),
        Stream(terminal=terminal, encoding=encoding),
        Stream(terminal=terminal, encoding=encoding),
        lambda: MONDAY_AFTERNOON,
    )


# The clock


@pytest.mark.parametrize("variables", [{}, {"ATIP_AGENDA_NOW": ""}], ids=["absent", "empty"])
def test_without_a_variable_the_clock_says_what_time_it_is(variables: dict[str, str]) -> None:
    assert world(variables).now() == MONDAY_AFTERNOON


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-04-20T15:45+02:00", "2026-04-20T13:45"),
        ("2026-04-20T15:45:30+02:00", "2026-04-20T13:45:30"),
        ("2026-04-20T13:45Z", "2026-04-20T13:45"),
        ("2026-04-20T22:45:00+09:00", "2026-04-20T13:45"),
        ("20260420T154500+0200", "2026-04-20T13:45"),
    ],
)
def test_atip_agenda_now_sets_the_clock(text: str, utc: str) -> None:
    now = world({"ATIP_AGENDA_NOW": text}).now()
    assert now == dt.datetime.fromisoformat(f"{utc}+00:00")
    assert now.tzinfo is dt.UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-20T15:45",
        "2026-04-20",
        "15:45",
        "now",
        "yesterday",
        " ",
        "2026-04-31T15:45+02:00",
        "2026-04-20T25:00+02:00",
        "2026-04-20T15:45 Europe/Vienna",
        "9999-12-31T23:59-14:00",
        "9999-12-31T23:59:59+00:00",
        "0001-01-01T00:00:00+00:00",
        "x" * 100_000,
    ],
    ids=lambda text: text[:30],
)
def test_a_clock_set_wrong_is_refused(text: str) -> None:
    with pytest.raises(CallError) as caught:
        world({"ATIP_AGENDA_NOW": text}).now()
    assert "ATIP_AGENDA_NOW" in caught.value.what
    assert "2026-04-20T15:45+02:00" in caught.value.hint
    assert len(str(caught.value)) < 200


def test_the_clock_of_this_process_ticks_in_utc() -> None:
    before = dt.datetime.now(dt.UTC)  # noqa: TID251 - what it is compared with
    now = Environment.of_this_process()._replace(variables={}).now()
    assert before <= now <= dt.datetime.now(dt.UTC)  # noqa: TID251


# The zone


@pytest.mark.parametrize(
    ("tz", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("Pacific/Kiritimati", "Pacific/Kiritimati"),
        ("UTC0", "UTC"),
        ("GMT0", "UTC"),
        ("<UTC>-0:00", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_the_local_zone_is_tz_s(tz: str, zone: str) -> None:
    assert world({"TZ": tz}).local_zone().key == zone


@pytest.mark.parametrize(
    ("tz", "winter", "summer"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "+0100 CET", "+0200 CEST"),
        (":CET-1CEST,M3.5.0,M10.5.0/3", "+0100 CET", "+0200 CEST"),
        ("EST5EDT,M3.2.0,M11.1.0", "-0500 EST", "-0400 EDT"),
        ("EST5EDT", "-0500 EST", "-0400 EDT"),
        ("GMT0BST,M3.5.0/1,M10.5.0", "+0000 GMT", "+0100 BST"),
        ("EST5", "-0500 EST", "-0500 EST"),
        ("JST-9", "+0900 JST", "+0900 JST"),
        ("<+0330>-3:30", "+0330 +0330", "+0330 +0330"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "-0200 -02", "-0100 -01"),
    ],
)
def test_the_local_zone_may_be_a_posix_rule(tz: str, winter: str, summer: str) -> None:
    zone = world({"TZ": tz}).local_zone()
    assert zone.key == "local time"
    for month, shown in ((1, winter), (4, summer)):
        noon = dt.datetime(2026, month, 20, 12, tzinfo=dt.UTC)
        assert f"{noon.astimezone(zone):%z %Z}" == shown
    for other in (2100, 1970):
        assert dt.datetime(other, 1, 1, tzinfo=zone).strftime("%z %Z") == winter


def test_a_rule_changes_the_clocks_when_the_zone_does() -> None:
    rule, vienna = (
        world({"TZ": "CET-1CEST,M3.5.0,M10.5.0/3"}).local_zone(),
        ZoneInfo("Europe/Vienna"),
    )
    start = dt.datetime(2026, 1, 1, 0, 30, tzinfo=dt.UTC)
    hours = (start + dt.timedelta(hours=number) for number in range(24 * 365))
    assert all(
        hour.astimezone(rule).utcoffset() == hour.astimezone(vienna).utcoffset() for hour in hours
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A zone database of two files, of which localtime is a link to one."""
    folder = tmp_path / "zoneinfo"
    (folder / "Europe").mkdir(parents=True)
    data = resources.files("tzdata.zoneinfo.Europe").joinpath("Vienna").read_bytes()
    for path in (folder / "Europe" / "Vienna", folder / "Mine", tmp_path / "copy"):
        path.write_bytes(data)
    (tmp_path / "localtime").symlink_to(folder / "Europe" / "Vienna")
    (tmp_path / "cut").write_bytes(data[:60])
    (tmp_path / "text").write_text("Europe/Vienna")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("localtime", "Europe/Vienna"),
        ("zoneinfo/Europe/Vienna", "Europe/Vienna"),
        ("zoneinfo/Mine", "local time"),
        ("copy", "local time"),
    ],
)
@pytest.mark.parametrize("colon", ["", ":"])
def test_the_local_zone_may_be_a_file(database: Path, path: str, key: str, colon: str) -> None:
    zone = world({"TZ": f"{colon}{database / path}"}).local_zone()
    assert zone.key == key
    assert dt.datetime(2026, 4, 20, tzinfo=zone).utcoffset() == dt.timedelta(hours=2)


@pytest.mark.parametrize("path", ["nowhere", "cut", "text", "zoneinfo"])
def test_a_file_without_a_zone_is_refused(database: Path, path: str) -> None:
    with pytest.raises(FileError, match="TZ: unknown zone"):
        world({"TZ": str(database / path)}).local_zone()


@pytest.mark.parametrize("tz", ["CET-1CEST,M3", "CET-1CEST,M3.5.0", "EST99", "E5", "EST5\nX"])
def test_a_rule_that_cannot_be_read_is_refused(tz: str) -> None:
    with pytest.raises(FileError, match=r"TZ: (unknown|invalid) zone"):
        world({"TZ": tz}).local_zone()


@pytest.mark.parametrize(
    "variables", [{}, {"TZ": ""}, {"TZ": ":"}], ids=["absent", "empty", "colon"]
)
def test_without_tz_the_local_zone_is_the_system_s(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "America/Vancouver")
    assert world(variables).local_zone().key == "America/Vancouver"


@pytest.mark.parametrize("found", [None, ""])
def test_a_system_without_a_zone_is_told_to_name_one(
    monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: found)
    with pytest.raises(CallError, match=r"names no time zone; .*--tz Europe/Vienna"):
        world().local_zone()


@pytest.mark.parametrize("error", [LookupError, ValueError, OSError])
def test_a_system_whose_zone_cannot_be_found_is_told_to_name_one(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr("tzlocal.get_localzone_name", fail)
    with pytest.raises(CallError, match="names no time zone"):
        world().local_zone()


def test_an_abbreviation_in_tz_is_refused() -> None:
    with pytest.raises(FileError, match="TZ: invalid zone “EST”"):
        world({"TZ": "EST"}).local_zone()


# The terminal


@pytest.mark.parametrize(
    ("variables", "terminal", "seen"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "true"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"NO_COLOR": "1"}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, True),
    ],
)
def test_a_terminal_or_force_color_is_read_by_eyes(
    variables: dict[str, str], *, terminal: bool, seen: bool
) -> None:
    assert world(variables, terminal=terminal).terminal is seen
    assert world(variables, terminal=terminal).stderr_terminal is seen


def test_stdout_and_stderr_are_asked_apart() -> None:
    one = world()._replace(stderr=Stream(terminal=True))
    assert (one.terminal, one.stderr_terminal) == (False, True)


@pytest.mark.parametrize(
    ("variables", "color"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "0"}, False), ({"NO_COLOR": ""}, True)],
)
def test_no_color_that_is_not_empty_takes_the_colours(
    variables: dict[str, str], *, color: bool
) -> None:
    assert world(variables).color is color


@pytest.mark.parametrize(
    ("variables", "styled"),
    [
        ({}, True),
        ({"TERM": ""}, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "unknown"}, False),
    ],
)
def test_a_dumb_terminal_gets_no_escapes(variables: dict[str, str], *, styled: bool) -> None:
    assert world(variables).styled is styled


def test_the_encoding_is_stdout_s() -> None:
    assert world(encoding="cp1252").encoding == "cp1252"


def test_a_stream_without_an_encoding_counts_as_ascii() -> None:
    assert world()._replace(stdout=io.StringIO()).encoding == "ascii"


# The width


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("40", 40),
        ("120", 120),
        ("1", 1),
        ("0", 80),
        ("-5", 80),
        ("", 80),
        ("wide", 80),
        ("80.5", 80),
        ("²", 80),
    ],
)
def test_columns_sets_the_width_where_it_is_a_number(columns: str, width: int) -> None:
    assert world({"COLUMNS": columns}).columns == width


def test_an_endless_figure_is_a_wide_page() -> None:
    assert world({"COLUMNS": "9" * 10_000}).columns > 114


def test_without_columns_the_width_is_the_terminal_s(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(Stream):
        def fileno(self) -> int:
            return 1

    one = world()._replace(stdout=Screen(terminal=True))
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((123, 40)))
    assert one.columns == 123
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    assert one.columns == 80


def test_a_stream_that_is_no_file_is_80_cells_wide() -> None:
    assert world().columns == 80


# This process


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_has_a_stand_in(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, name, None)
    one: Any = getattr(Environment.of_this_process(), name)
    assert one.name == os.devnull
    assert one.writable() is (name == "stderr")
    one.close()


def test_an_environment_is_frozen() -> None:
    with pytest.raises(AttributeError):
        world().stdin = Stream()  # type: ignore[misc]
