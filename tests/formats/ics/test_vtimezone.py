"""The zones that a calendar describes, against the zone database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atip_agenda.formats.ics.components import components_of
from atip_agenda.formats.ics.tzid import Zones
from atip_agenda.formats.ics.vtimezone import zone_lines
from atip_agenda.formats.issues import Issues

ZONES = (
    *("Europe/Vienna", "America/New_York", "Asia/Kathmandu", "Africa/Casablanca", "UTC"),
    *("Etc/GMT-2", "Europe/Dublin", "America/Nuuk", "America/Santiago", "Australia/Lord_Howe"),
    *("Asia/Gaza", "Pacific/Kiritimati", "Africa/Monrovia", "Asia/Jerusalem", "Europe/Amsterdam"),
    "Africa/Freetown",
    "America/Recife",
)
YEARS = (1900, 1939, 1945, 1972, 1996, 2000, 2024, 2026, 2038, 2098)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def lines_of(zone: str, first: int, last: int | None = None) -> list[str]:
    return [*zone_lines(ZoneInfo(zone), first, last or first)]


def described(lines: list[str]) -> dt.tzinfo:
    """The zone as our own reader understands it, under a name that tells it nothing."""
    named = ["TZID:Unheard of" if line.startswith("TZID:") else line for line in lines]
    text = "\n".join(["BEGIN:VCALENDAR", *named, "END:VCALENDAR"])
    (_, definition, *_) = components_of(text.encode(), Issues())
    zone = Zones([definition]).get("Unheard of")
    assert zone is not None
    return zone


def by_icalendar(lines: list[str]) -> dt.tzinfo:
    """The zone as icalendar understands it, without looking it up."""
    component: Any = icalendar.Timezone.from_ical("\r\n".join([*lines, ""]))
    zone: dt.tzinfo = component.to_tz(lookup_tzid=False)
    return zone


def instants(year: int, zone: ZoneInfo) -> Iterator[dt.datetime]:
    """From the year before to the year after; where the clocks change, each half hour."""
    at, end = (dt.datetime(n, 1, 2, 12, tzinfo=dt.UTC) for n in (year - 1, year + 2))
    while at < end - DAY * 2:
        yield at
        if at.astimezone(zone).utcoffset() != (at + DAY).astimezone(zone).utcoffset():
            yield from (at + n * HOUR / 2 for n in range(48))
        at += DAY


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", ZONES)
def test_a_zone_is_described_as_it_is(name: str, year: int) -> None:
    zone, ours = ZoneInfo(name), described(lines_of(name, year))
    for at in instants(year, zone):
        assert at.astimezone(ours).utcoffset() == at.astimezone(zone).utcoffset(), at


@pytest.mark.parametrize("name", ZONES)
def test_icalendar_understands_the_description(name: str) -> None:
    zone, theirs = ZoneInfo(name), by_icalendar(lines_of(name, 2026))
    for at in instants(2026, zone):
        wall = at.astimezone(zone)
        if wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset():
            assert wall.replace(tzinfo=theirs, fold=0).utcoffset() == wall.utcoffset(), wall


@settings(max_examples=30)
@given(st.sampled_from(ZONES), st.integers(1900, 2098), st.integers(0, 10), st.data())
def test_a_zone_is_described_for_all_years_of_a_conference(
    name: str, first: int, more: int, data: st.DataObject
) -> None:
    last = min(first + more, 2098)  # our reader knows no later year than 2099
    zone, ours = ZoneInfo(name), described(lines_of(name, first, last))
    seconds = st.integers(0, (last - first + 3) * 365 * 86_400 - 86_400 * 2)
    begin = dt.datetime(first - 1, 1, 2, tzinfo=dt.UTC)
    for second in data.draw(st.lists(seconds, max_size=50)):
        at = begin + dt.timedelta(seconds=second)
        assert at.astimezone(ours).utcoffset() == at.astimezone(zone).utcoffset(), at


def test_a_rule_is_written_where_there_is_one() -> None:
    # Outlook reads rules, and no lists of dates.
    assert lines_of("Europe/Vienna", 2026) == [
        *("BEGIN:VTIMEZONE", "TZID:Europe/Vienna"),
        *("BEGIN:DAYLIGHT", "DTSTART:20240331T020000"),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST"),
        *("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"),
        *("BEGIN:STANDARD", "DTSTART:20241027T030000"),
        *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"),
        *("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"),
    ]
    rules = [line for line in lines_of("America/New_York", 2026) if line.startswith("RRULE")]
    assert rules == [
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    ]


def test_clocks_that_never_change_are_standard_ones() -> None:
    assert lines_of("Asia/Kathmandu", 2026) == [
        *("BEGIN:VTIMEZONE", "TZID:Asia/Kathmandu", "BEGIN:STANDARD", "DTSTART:20240101T000000"),
        *("TZOFFSETFROM:+0545", "TZOFFSETTO:+0545", "TZNAME:+0545"),
        *("END:STANDARD", "END:VTIMEZONE"),
    ]


def test_changes_without_a_rule_stand_by_themselves() -> None:
    lines = lines_of("Africa/Casablanca", 2026)
    assert not [line for line in lines if line.startswith("RRULE")]
    # In Ramadan the clocks go back: its time is the standard one to other programs.
    begins = [line for line in lines if line in {"BEGIN:STANDARD", "BEGIN:DAYLIGHT"}]
    assert begins == ["BEGIN:DAYLIGHT", *["BEGIN:STANDARD", "BEGIN:DAYLIGHT"] * 4]


def test_summer_is_daylight_time_in_ireland_too() -> None:
    lines = lines_of("Europe/Dublin", 2026)
    assert lines[lines.index("TZNAME:IST") - 4] == "BEGIN:DAYLIGHT"
    assert lines[lines.index("TZNAME:GMT") - 4] == "BEGIN:STANDARD"


def test_offsets_may_have_seconds() -> None:
    assert "TZOFFSETTO:-004430" in lines_of("Africa/Monrovia", 1960)
