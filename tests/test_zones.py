"""Zones have IANA names; a wall time names one instant or is refused."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnknownNameError, UnreadableWordsError
from atip_agenda.zones import (
    WallTimeError,
    instant_of,
    offset_name,
    place_of,
    start_of_day,
    zone_named,
)

VIENNA = ZoneInfo("Europe/Vienna")
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            *("Europe/Vienna", "Europe/Dublin", "America/New_York", "America/St_Johns", "UTC"),
            *("Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"),
        )
    ]
)
WALLS = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2090, 1, 1))  # noqa: DTZ001 - wall time


def wall(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        (" Europe/Vienna ", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("EUROPE/VIENNA", "Europe/Vienna"),
        ("America/New York", "America/New_York"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("US/Eastern", "US/Eastern"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
        ("GMT", "GMT"),
    ],
)
def test_an_iana_name_is_a_zone(name: str, key: str) -> None:
    assert zone_named(name).key == key


@pytest.mark.parametrize("name", sorted(available_timezones()))
def test_every_name_with_a_slash_is_known_and_no_other_key(name: str) -> None:
    if "/" in name or name in {"UTC", "GMT"}:
        assert zone_named(name).key == name
    else:
        with pytest.raises(AgendaError):
            zone_named(name)


@pytest.mark.parametrize(
    "name",
    [
        *("EST", "CET", "CEST", "IST", "MST", "PST", "est", "GB", "Cuba", "ET", "Z", "local", ""),
        "\0",
    ],
)
def test_an_abbreviation_is_refused_with_a_hint_even_where_the_database_has_it(name: str) -> None:
    with pytest.raises(UnreadableWordsError) as caught:
        zone_named(name)
    assert str(caught.value).endswith("write an IANA name, as Europe/Vienna, or UTC")


@pytest.mark.parametrize("name", ["+02:00", "UTC+2", "GMT-5", "EST5EDT", "2"])
def test_an_offset_is_no_zone(name: str) -> None:
    with pytest.raises(UnreadableWordsError, match="an offset is not a zone"):
        zone_named(name)


@pytest.mark.parametrize(
    ("name", "zones"),
    [
        ("Vienna", ("Europe/Vienna",)),
        ("vienna", ("Europe/Vienna",)),
        ("new york", ("America/New_York",)),
        ("New_York", ("America/New_York",)),
    ],
)
def test_a_city_alone_is_refused_with_its_zone(name: str, zones: tuple[str, ...]) -> None:
    with pytest.raises(UnknownNameError) as caught:
        zone_named(name)
    assert caught.value.candidates == zones


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("Europe/Viena", "Europe/Vienna"),
        ("Europe/Wien", "Europe/Kiev"),
        ("America/NewYork", "America/New_York"),
        ("America/", ""),
        ("/Europe/Vienna", "Europe/Vienna"),
        ("../Europe/Vienna", "Europe/Vienna"),
        ("Europe/Vienna\0", "Europe/Vienna"),
        ("right/Europe/Vienna", ""),
        ("Mars/Phobos", ""),
        ("Europe/\udcff", ""),
        ("a/" * 50_000, ""),
    ],
    ids=lambda text: repr(text)[:40],
)
def test_an_unknown_name_is_refused_with_the_nearest(name: str, candidate: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        zone_named(name)
    assert candidate in {"", *caught.value.candidates}
    assert len(str(caught.value)) < 300


@given(st.text() | st.text().map(lambda text: f"Europe/{text}") | st.text().map("{0}/{0}".format))
def test_any_text_is_a_zone_or_one_refusal(name: str) -> None:
    try:
        zone = zone_named(name)
    except AgendaError as error:
        message = str(error)
    else:
        message = zone.key
    assert message


@pytest.mark.parametrize(
    ("time", "zone", "utc"),
    [
        ("2026-04-20T14:30", "Europe/Vienna", "2026-04-20T12:30"),
        ("2026-02-20T14:30", "Europe/Vienna", "2026-02-20T13:30"),
        ("2026-04-20T14:30", "Asia/Kathmandu", "2026-04-20T08:45"),
        ("2026-04-20T01:00", "Pacific/Kiritimati", "2026-04-19T11:00"),
        ("2026-03-29T01:59", "Europe/Vienna", "2026-03-29T00:59"),
        ("2026-03-29T03:00", "Europe/Vienna", "2026-03-29T01:00"),
        ("2026-10-25T01:59", "Europe/Vienna", "2026-10-24T23:59"),
        ("2026-10-25T03:00", "Europe/Vienna", "2026-10-25T02:00"),
        ("2026-10-26T00:00", "Europe/Vienna", "2026-10-25T23:00"),
    ],
)
def test_a_wall_time_is_one_instant(time: str, zone: str, utc: str) -> None:
    assert instant_of(wall(time), ZoneInfo(zone)) == wall(utc).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("time", "zone", "before", "after"),
    [
        ("2026-03-29T02:30", "Europe/Vienna", "2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00"),
        ("2026-03-29T02:00", "Europe/Vienna", "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00"),
        (
            "2026-03-08T02:30",
            "America/New_York",
            "2026-03-08T01:30-05:00",
            "2026-03-08T03:30-04:00",
        ),
        (
            "2026-10-04T02:15",
            "Australia/Lord_Howe",
            "2026-10-04T01:45+10:30",
            "2026-10-04T02:45+11:00",
        ),
        ("2011-12-30T12:00", "Pacific/Apia", "2011-12-29T12:00-10:00", "2011-12-31T12:00+14:00"),
    ],
)
def test_a_time_that_the_clocks_skip_names_those_around_it(
    time: str, zone: str, before: str, after: str
) -> None:
    with pytest.raises(WallTimeError, match=r"does not exist on .* the clocks skip it") as caught:
        instant_of(wall(time), ZoneInfo(zone))
    assert caught.value.forms == (before, after)


@pytest.mark.parametrize(
    ("time", "zone", "first", "second"),
    [
        ("2026-10-25T02:30", "Europe/Vienna", "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"),
        ("2026-10-25T02:00", "Europe/Vienna", "2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00"),
        (
            "2026-11-01T01:30",
            "America/New_York",
            "2026-11-01T01:30-04:00",
            "2026-11-01T01:30-05:00",
        ),
        (
            "2026-04-05T01:45",
            "Australia/Lord_Howe",
            "2026-04-05T01:45+11:00",
            "2026-04-05T01:45+10:30",
        ),
    ],
)
def test_a_time_that_comes_twice_names_both_offsets(
    time: str, zone: str, first: str, second: str
) -> None:
    with pytest.raises(WallTimeError, match="comes twice on") as caught:
        instant_of(wall(time), ZoneInfo(zone))
    assert caught.value.forms == (first, second)
    assert caught.value.hint == f"write {first} or {second}"


@given(WALLS, ZONES)
def test_an_instant_shows_the_wall_time_it_was_made_of(time: dt.datetime, zone: ZoneInfo) -> None:
    try:
        instant = instant_of(time, zone)
    except WallTimeError as error:
        first, second = map(wall, error.forms)
        assert first < second
    else:
        assert instant.tzinfo is dt.UTC
        assert instant.astimezone(zone).replace(tzinfo=None, fold=0) == time


@pytest.mark.parametrize("time", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_outside_the_years_that_python_knows_is_an_overflow(time: str) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        try:
            assert instant_of(wall(time), ZoneInfo(zone)).tzinfo is dt.UTC
        except OverflowError:
            continue


def test_a_day_begins_at_its_change_by_the_venue_s_clocks() -> None:
    change = dt.timedelta(hours=5)
    day = dt.date(2026, 4, 20)
    assert start_of_day(day, dt.timedelta(), VIENNA) == wall("2026-04-19T22:00+00:00")
    assert start_of_day(day, change, VIENNA) == wall("2026-04-20T03:00+00:00")


def test_a_day_that_begins_in_the_gap_begins_when_the_clocks_go_on() -> None:
    change = dt.timedelta(hours=2, minutes=30)
    start = start_of_day(dt.date(2026, 3, 29), change, VIENNA)
    assert start == wall("2026-03-29T03:30+02:00")
    twice = start_of_day(dt.date(2026, 10, 25), change, VIENNA)
    assert twice == wall("2026-10-25T02:30+02:00")


@pytest.mark.parametrize(
    ("zone", "instant", "name"),
    [
        ("Europe/Vienna", "2026-04-20T12:00", "CEST, UTC+2"),
        ("Europe/Vienna", "2026-01-20T12:00", "CET, UTC+1"),
        ("Asia/Kathmandu", "2026-04-20T12:00", "UTC+5:45"),
        ("America/St_Johns", "2026-04-20T12:00", "NDT, UTC-2:30"),
        ("America/Sao_Paulo", "2026-04-20T12:00", "UTC-3"),
        ("UTC", "2026-04-20T12:00", "UTC"),
        ("GMT", "2026-04-20T12:00", "GMT, UTC"),
    ],
)
def test_an_offset_is_named_as_people_write_it(zone: str, instant: str, name: str) -> None:
    assert offset_name(wall(instant).replace(tzinfo=dt.UTC), ZoneInfo(zone)) == name


def test_a_fixed_offset_is_named_without_an_abbreviation() -> None:
    offset = dt.timezone(dt.timedelta(hours=-4))
    assert offset_name(wall("2026-04-20T12:00+00:00"), offset) == "UTC-4"


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        ("Europe/Vienna", "Vienna"),
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_known_by_its_city(zone: str, place: str) -> None:
    assert place_of(ZoneInfo(zone)) == place
