"""Zones that a calendar describes itself, and bytes whose encoding is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.formats.ics.components import components_of
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.issues import Issues
from atip_agenda.zones import fixed_zone, zone_of_key


def zone_in(parts: Sequence[str], *lines: str, name: str = "Own") -> dt.tzinfo | None:
    text = "\n".join(["BEGIN:VTIMEZONE", f"TZID:{name}", *lines, *parts, "END:VTIMEZONE"])
    return Zones(components_of(text.encode(), Issues())[:1]).get(name)


def part(start: str, before: str, after: str, *lines: str, sort: str = "STANDARD") -> str:
    head = [f"BEGIN:{sort}", f"DTSTART:{start}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}"]
    return "\n".join([*head, *lines, f"END:{sort}"])


def offset(zone: dt.tzinfo | None, *time: int, fold: int = 0) -> float:
    """The hours from UTC at a wall time."""
    assert zone
    found = dt.datetime(*time, tzinfo=zone, fold=fold).utcoffset()  # type: ignore[arg-type,misc]
    assert found is not None
    return found / dt.timedelta(hours=1)


SUMMER = [
    part("16010101T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    part(
        *("16010101T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        sort="DAYLIGHT",
    ),
]
OWN = zone_in(SUMMER)
years_of_the_rule = st.datetimes(dt.datetime(1997, 1, 1), dt.datetime(2037, 1, 1))  # noqa: DTZ001


@given(years_of_the_rule, st.sampled_from([0, 1]))
def test_a_described_zone_is_the_one_it_describes(time: dt.datetime, fold: int) -> None:
    own, berlin = OWN, ZoneInfo("Europe/Berlin")
    wall = time.replace(fold=fold)
    assert wall.replace(tzinfo=own).utcoffset() == wall.replace(tzinfo=berlin).utcoffset()
    instant = time.replace(tzinfo=dt.UTC)
    shown, expected = instant.astimezone(own), instant.astimezone(berlin)
    assert shown.replace(tzinfo=None) == expected.replace(tzinfo=None)
    assert shown.fold == expected.fold
    assert shown.astimezone(dt.UTC) == instant


@pytest.mark.parametrize("hour", [1, 2, 3])
@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25)])
def test_a_described_zone_changes_its_clocks_at_the_right_hour(
    day: tuple[int, int, int], hour: int, fold: int
) -> None:
    own, berlin = zone_in(SUMMER), ZoneInfo("Europe/Berlin")
    time = (*day, hour, 30)
    assert offset(own, *time, fold=fold) == offset(berlin, *time, fold=fold)


def test_before_all_onsets_standard_time_counts() -> None:
    parts = [
        part("20200329T020000", "+0100", "+0200", sort="DAYLIGHT"),
        part("20201025T030000", "+0200", "+0100"),
    ]
    for one in (parts, parts[::-1]):
        zone = zone_in(one)
        assert [offset(zone, 2019, 7, 1), offset(zone, 2020, 7, 1), offset(zone, 2021, 7, 1)] == [
            1,
            2,
            1,
        ]
    alone = zone_in(parts[:1])
    assert offset(alone, 2019, 1, 1) == offset(alone, 2030, 1, 1) == 2


def test_onsets_are_dates_and_rules_that_end() -> None:
    zone = zone_in(
        [
            part("20200101", "+0100", "+0100", "RDATE:20210101T000000,,20230101T000000Z/PT1H"),
            part("20200601T000000", "+0100", "+053045", "RRULE:FREQ=YEARLY;COUNT=2"),
            part("20210901T000000", "+0100", "-03", sort="X"),
            part("20220601T000000", "+0100", "-0330", "RRULE:FREQ=YEARLY;UNTIL=20230531T230000Z"),
        ]
    )
    assert offset(zone, 2020, 7, 1) == pytest.approx(5.5125)
    assert offset(zone, 2021, 2, 1) == 1
    assert offset(zone, 2021, 7, 1) == pytest.approx(5.5125)
    assert offset(zone, 2022, 7, 1) == -3.5
    assert offset(zone, 2023, 2, 1) == 1
    assert offset(zone, 2023, 6, 2) == -3.5
    assert offset(zone, 2024, 6, 2) == -3.5
    assert zone
    assert str(zone) == "Own"
    assert zone.utcoffset(None) is None
    assert zone.dst(None) is None


@pytest.mark.parametrize(
    "parts",
    [
        [],
        ["BEGIN:STANDARD\nEND:STANDARD"],
        [part("", "+0100", "+0200")],
        [part("20200101T000000", "+0100", "")],
        [part("20200101T000000", "+0100", "+9900")],
        [part("20200101T000000", "+5744", "+0100")],
        [part("00010101T000000", "+0100", "+0200")],
        [part("99991231T235959", "+1400", "+1500")],
        [part("99990101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY")],
        [part("20200101T000000", "+0100", "+0200", "RRULE:FREQ=DAILY")],
        [part("20200101T000000", "+0100", "+0200", "RRULE:FREQ=SECONDLY")],
        [part("20200101T000000", "+0100", "+0200", "RRULE:nonsense")],
        [part("20200101T000000", "+0100", "+0200", "RDATE:soon")],
        [part("19200101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY")] * 300,
    ],
)
def test_a_zone_whose_description_is_not_sound_is_none(parts: list[str]) -> None:
    assert zone_in(parts) is None


def test_a_zone_that_the_world_knows_is_not_taken_from_its_description() -> None:
    assert zone_in(SUMMER, name="Tokyo Standard Time") == ZoneInfo("Asia/Tokyo")
    assert zone_in(SUMMER, "X-LIC-LOCATION:Asia/Tokyo") == ZoneInfo("Asia/Tokyo")
    assert zone_in(SUMMER, "X-LIC-LOCATION:Nowhere") != ZoneInfo("Asia/Tokyo")
    assert zone_in(SUMMER, name="x" * 200) is not None


@pytest.mark.parametrize(
    ("key", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("America/Los Angeles", "America/Los_Angeles"),
        ("utc", "UTC"),
        ("GMT", "GMT"),
        ("EST", None),
        ("Cuba", None),
        ("Europe", None),
        ("right/Europe/Vienna", None),
        ("../Europe/Vienna", None),
        ("a/\0", None),
        ("", None),
    ],
)
def test_a_key_of_the_database_names_its_zone(key: str, zone: str | None) -> None:
    found = zone_of_key(key)
    assert (found and found.key) == zone


@pytest.mark.parametrize(
    ("hours", "key"),
    [
        *((0, "UTC"), (1, "Etc/GMT-1"), (-12, "Etc/GMT+12"), (14, "Etc/GMT-14")),
        *((15, "UTC"), (-13, "UTC"), (5.5, "UTC")),
    ],
)
def test_an_offset_all_year_round_has_a_zone_of_its_own(hours: float, key: str) -> None:
    zone = fixed_zone(dt.timedelta(hours=hours))
    assert zone.key == key
    if key != "UTC":
        moment = dt.datetime(2026, 7, 1, tzinfo=zone)
        assert moment.utcoffset() == dt.timedelta(hours=hours)
