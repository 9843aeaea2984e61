"""The rules of schedule.xml and schedule.json (formats/frab*.py), each asked of both forms."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from atip_agenda.errors import UnusableAgendaError
from atip_agenda.formats.frab import json_reader as frab_json
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.interface import NoZoneError, ReadOptions
from frab_files import VIENNA, Listed, Written, as_json, as_xml, event, one_day, read_both, said

NIGHT = "2024-02-03T09:00:00+01:00"


def local(instant: dt.datetime | None, zone: ZoneInfo = VIENNA) -> str:
    return f"{instant.astimezone(zone):%d %H:%M:%S}" if instant else "open"


# What an event becomes


def test_an_event_becomes_a_session() -> None:
    full = event(
        69,
        guid="1ed6fafa-20a6-466c-8086-89ae4d3b29e5",
        room="Hall",
        title="Opening\n   speech",
        subtitle="Privacy <now>",
        track="Main Track",
        language="de",
        abstract="<p>One &amp; two</p>",
        description="<ul><li>three</li></ul>",
        url="https://x.org/69",
        persons=[{"public_name": name} for name in ("Ann", " ", "Bea", "Ann")],
        links=[
            {"title": title, "url": url}
            for title, url in (("Slides", "https://x.org/s"), ("", "https://y.org"), ("none", ""))
        ],
    )
    found, agenda = read_both(one_day(full))
    assert found.warnings == ()
    (session,) = agenda.sessions
    assert (session.id, session.uid) == ("69", "1ed6fafa-20a6-466c-8086-89ae4d3b29e5")
    assert (session.kind, session.title, session.track) == (
        "lecture",
        "Opening speech",
        "Main Track",
    )
    assert (local(session.start), local(session.end)) == ("03 10:00:00", "03 10:30:00")
    assert (session.room, session.language, session.url) == ("Hall", "de", "https://x.org/69")
    assert session.speakers == ("Ann", "Bea")
    assert [tuple(link.model_dump().values()) for link in session.links] == [
        ("Slides", "https://x.org/s"),
        ("https://y.org", "https://y.org"),
    ]
    assert session.description == "Privacy <now>\n\nOne & two\n\n- three"


def test_what_an_event_does_not_say_is_absent() -> None:
    _, agenda = read_both(one_day(event()))
    (session,) = agenda.sessions
    absent = (session.uid, session.track, session.language, session.url, session.description)
    assert absent == (None,) * 5
    assert (session.speakers, session.links, session.room) == ((), (), "Hall")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "Lightning Talk", "track": "x"}, "lightning-talk"),
        ({"type": "Übung/Straße (45 min)"}, "ubung-strasse-45-min"),
        ({"type": "", "track": "Main Track"}, "main-track"),
        ({"type": "доклад", "track": "Main"}, "main"),
        ({"type": None}, "session"),
        ({"type": " - ", "track": "会"}, "session"),
    ],
)
def test_a_kind_is_the_slug_of_the_type_else_of_the_track(fields: Any, kind: str) -> None:
    _, agenda = read_both(one_day(event(**fields)))
    assert agenda.sessions[0].kind == kind


@pytest.mark.parametrize(
    ("texts", "description"),
    [
        (("A", "B", "C"), "A\n\nB\n\nC"),
        (("", "Same", "Same"), "Same"),
        (("", "Begin", "Begin\n\nand more"), "Begin\n\nand more"),
        (("AI", "AI is all", ""), "AI\n\nAI is all"),
        (("<p> </p>", "", ""), None),
    ],
)
def test_a_description_says_nothing_twice(texts: tuple[str, ...], description: str | None) -> None:
    fields: dict[str, Any] = dict(zip(("subtitle", "abstract", "description"), texts, strict=True))
    _, agenda = read_both(one_day(event(**fields)))
    assert agenda.sessions[0].description == description


def test_an_event_without_a_title_says_so() -> None:
    found, agenda = read_both(one_day(event(title="")))
    assert agenda.sessions[0].title == "(untitled)"
    assert said(found) == ["event 1: it has no title"]


def test_an_event_s_own_room_counts_and_another_is_said_once() -> None:
    events = [event(number, room="Studio") for number in (1, 2)]
    found, agenda = read_both(one_day(*events, event(3)))
    assert [one.room for one in agenda.sessions] == ["Studio", "Studio", "Hall"]
    assert said(found) == ["room Hall: events that are listed in it name “Studio”, that counts (2)"]


# Names


def test_names_that_occur_again_get_numbers_and_that_is_said() -> None:
    events = [event(7, guid="g"), event(7, guid="g"), event(7, guid=""), event("7-2", guid="g-2")]
    found, agenda = read_both(one_day(*events))
    assert [one.id for one in agenda.sessions] == ["7", "7-3", "7-4", "7-2"]
    assert [one.uid for one in agenda.sessions] == ["g", "g-3", None, "g-2"]
    assert said(found) == [
        "event 7: another event has the id “7”, this one is “7-3”",
        "event 7: another event has the guid “g”, this one is “g-3”",
        "event 7: another event has the id “7”, this one is “7-4”",
    ]


def test_the_numbers_stay_when_a_file_is_only_sorted_anew() -> None:
    events = [
        event(7, date=f"2024-02-03T1{hour}:00:00+01:00", start=f"1{hour}:00", guid="g")
        for hour in (2, 0, 1)
    ]
    _, one = read_both(one_day(*events))
    _, other = read_both(one_day(*reversed(events)))
    names = [(session.id, session.uid, session.start) for session in one.ordered]
    assert names == [(session.id, session.uid, session.start) for session in other.ordered]
    assert [session.id for session in one.ordered] == ["7", "7-2", "7-3"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"code": "ABC", "slug": "s", "guid": "g"}, "ABC"),
        ({"slug": "a-talk", "guid": "g"}, "a-talk"),
        ({"guid": "g"}, "g"),
        ({}, "talk-1"),
        ({"title": "会"}, "event"),
    ],
)
def test_an_event_without_an_id_is_called_by_what_it_has(fields: Any, name: str) -> None:
    _, agenda = read_both(one_day(event(**{"id": None, **fields})))
    assert agenda.sessions[0].id == name


# Starts and ends


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({}, "03 10:00:00"),
        ({"date": "2024-02-03T09:00:00Z"}, "03 10:00:00"),
        ({"date": "2024-02-03 10:00:30 +0100"}, "03 10:00:30"),
        ({"date": "2024-02-03 09:00:00 UTC"}, "03 10:00:00"),
        ({"date": "2024-02-03T10:00:00.000+01:00"}, "03 10:00:00"),
        ({"date": "2024-02-03T10:00:00"}, "03 10:00:00"),
        ({"date": "2024-02-03"}, "03 10:00:00"),
        ({"date": None}, "03 10:00:00"),
        ({"date": None, "start": "9:05"}, "03 09:05:00"),
        ({"date": None, "start": "09:05:00"}, "03 09:05:00"),
        ({"date": None, "start": "25:30"}, "04 01:30:00"),
        ({"date": "2024-02-04", "start": "01:30"}, "04 01:30:00"),
    ],
)
def test_a_start_is_the_date_s_else_that_of_the_clock_on_its_day(fields: Any, start: str) -> None:
    found, agenda = read_both(one_day(event(**fields)))
    assert local(agenda.sessions[0].start) == start
    assert not [one for one in said(found) if "start" in one]


def test_where_date_and_start_differ_the_date_wins() -> None:
    found, agenda = read_both(one_day(event(start="19:30")))
    assert local(agenda.sessions[0].start) == "03 10:00:00"
    assert said(found) == [
        "event 1: it starts at 10:00 by its date, at 19:30 by its start, the date counts"
    ]


def test_a_date_that_is_none_leaves_it_to_the_start() -> None:
    found, agenda = read_both(one_day(event(date="soon")))
    assert local(agenda.sessions[0].start) == "03 10:00:00"
    assert said(found) == ["event 1: “soon” is no date, its start counts"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"date": None, "start": None}, "it has no start"),
        ({"date": "later", "start": "late"}, "“later” is no start"),
        ({"date": None, "start": "30:00"}, "“30:00” is no start"),
        ({"date": None, "start": "10:60"}, "“10:60” is no start"),
        ({"date": "9999-12-31T10:00:00Z", "start": None}, "“9999-12-31T10:00:00Z” is no start"),
        ({"date": "9998-12-31T20:00:00Z", "start": None}, "“9998-12-31T20:00:00Z” is no start"),
        ({"date": "0001-01-01T10:00:00Z", "start": None}, "“0001-01-01T10:00:00Z” is no start"),
        ({"date": "9999-12-31", "start": "25:00"}, "“9999-12-31” is no start"),
    ],
)
def test_an_event_without_a_start_is_left_out_and_that_is_said(fields: Any, why: str) -> None:
    found, agenda = read_both(one_day(event(1, **fields), event(2)))
    assert [one.id for one in agenda.sessions] == ["2"]
    assert said(found) == [f"event 1: {why}, the event is left out"]


def test_events_of_which_none_has_a_start_are_no_empty_agenda() -> None:
    for read, data in (
        (frab_xml.read, as_xml(one_day(event(date="x", start="y")))),
        (frab_json.read, as_json(one_day(event(date="x", start="y")))),
    ):
        with pytest.raises(UnusableAgendaError, match="“x” is no start, the event is left out"):
            read(data, ReadOptions(VIENNA))


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("0:45", "03 10:45:00"),
        ("00:45", "03 10:45:00"),
        ("1:05", "03 11:05:00"),
        ("36:00", "04 22:00:00"),
        ("1:02:30", "04 12:30:00"),
        ("2:00:00", "05 10:00:00"),
        ("00:00", "03 10:00:00"),
        # no day has 45 hours: these are hours, minutes and seconds
        ("00:45:00", "03 10:45:00"),
        ("01:30:15", "03 11:30:15"),
    ],
)
def test_durations_are_hours_and_minutes_after_days(duration: str, end: str) -> None:
    found, agenda = read_both(one_day(event(duration=duration)))
    (session,) = agenda.sessions
    assert session.end is not None
    assert local(session.end) == end
    odd = session.end - session.start > dt.timedelta(hours=12)
    assert [one.endswith("that may be a slip") for one in said(found)] == [True] * odd


def test_a_duration_that_can_be_of_days_or_of_hours_is_said() -> None:
    found, agenda = read_both(one_day(event(1, duration="01:00:00")))
    assert local(agenda.sessions[0].end) == "04 10:00:00"
    assert said(found) == [
        "event 1: “01:00:00” is read as days, hours and minutes",
        "event 1: “Talk 1” lasts 24 h as it is written, that may be a slip",
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"duration": None}, "it has no duration"),
        ({"duration": "45"}, "“45” is no end or duration"),
        ({"duration": "0:75"}, "“0:75” is no end or duration"),
        ({"duration": "00:75:75"}, "“00:75:75” is no end or duration"),
        ({"duration": "99:99:10"}, "“99:99:10” is no end or duration"),
        ({"duration": None, "end": "2024-02-03T09:00:00+01:00"}, "“2024-02-03T09:00:00+01:00” is"),
    ],
)
def test_an_event_without_a_length_is_open_and_that_is_said(fields: Any, why: str) -> None:
    found, agenda = read_both(one_day(event(**fields), date=None))
    assert agenda.sessions[0].end is None
    assert said(found)[-1].startswith(f"event 1: {why}")
    assert said(found)[-1].endswith("its end is open")


def test_an_end_counts_before_a_duration() -> None:
    found, agenda = read_both(
        one_day(
            event(1, end="2024-02-03T11:00:00+01:00"),
            event(2, end="2024-02-03T11:00:00+01:00", duration=None),
            event(3, end="2024-02-03T10:30:00+01:00"),
        )
    )
    assert [local(one.end)[3:8] for one in agenda.sessions] == ["11:00", "11:00", "10:30"]
    assert said(found) == [
        "event 1: it ends at 2024-02-03T11:00:00+01:00, and lasts 00:30, the end counts"
    ]


# Days


def test_a_day_changes_when_the_earliest_of_the_days_starts() -> None:
    days = [
        Listed("2024-02-03", {"Hall": [event(1)]}, "2024-02-03T10:00:00+01:00"),
        Listed("2024-02-04", {}, "2024-02-04T06:00:00+01:00"),
    ]
    found, agenda = read_both(Written(days))
    assert agenda.conference.day_change == "06:00"
    assert found.warnings == ()


def test_the_conference_s_own_day_change_counts_first() -> None:
    written = one_day(event(date="2024-02-03T10:00:00+01:00"), start=NIGHT)
    facts = {**written.conference, "day_change": "08:00:00"}
    _, agenda = read_both(written._replace(conference=facts))
    assert agenda.conference.day_change == "08:00"
    found, agenda = read_both(written._replace(conference=facts | {"day_change": "27:00"}))
    assert agenda.conference.day_change == "09:00"
    assert said(found) == ["day_change: “27:00” is no time of the day"]


def test_without_a_start_days_change_at_midnight() -> None:
    _, agenda = read_both(one_day(event()))
    assert agenda.conference.day_change == "00:00"
    # a start on another date than the day's is none of the day's
    _, agenda = read_both(one_day(event(), start="2024-02-02T23:00:00+01:00"))
    assert agenda.conference.day_change == "00:00"


def test_what_is_on_past_midnight_belongs_to_the_evening_before() -> None:
    late = event(1, date="2024-02-04T01:00:00+01:00", start="01:00")
    found, agenda = read_both(one_day(late, event(2, date=None, start="01:30"), start=NIGHT))
    assert [local(one.start) for one in agenda.sessions] == ["04 01:00:00", "04 01:30:00"]
    assert {agenda.day_of(one) for one in agenda.sessions} == {dt.date(2024, 2, 3)}
    assert agenda.days == (dt.date(2024, 2, 3),)
    assert found.warnings == ()


def test_where_a_day_disagrees_the_clock_wins() -> None:
    night = event(1, date="2024-02-03T01:00:00+01:00", start="01:00")
    found, agenda = read_both(one_day(night, start=NIGHT))
    assert agenda.day_of(agenda.sessions[0]) == dt.date(2024, 2, 2)
    assert said(found) == [
        "event 1: it is listed under 2024-02-03, by its time it belongs to 2024-02-02"
    ]


@pytest.mark.parametrize("date", ["2024-02-03T08:30:00+01:00", None])
def test_a_breakfast_before_the_day_starts_belongs_to_no_evening(date: str | None) -> None:
    found, agenda = read_both(one_day(event(1, date=date, start="08:30"), event(2), start=NIGHT))
    assert agenda.conference.day_change == "08:30"
    assert agenda.days == (dt.date(2024, 2, 3),)
    assert said(found) == ["event 1: the days start at 09:00, and this before, they begin with it"]


def test_the_days_are_those_of_the_conference_and_of_its_days() -> None:
    facts = {"start": "2024-02-01", "end": "2024-02-04T03:00:00+01:00", "time_zone_name": "UTC"}
    _, agenda = read_both(Written([Listed("2024-02-03", {}, "2024-02-03T06:00:00Z")], facts))
    assert (agenda.days[0], agenda.days[-1]) == (dt.date(2024, 2, 1), dt.date(2024, 2, 3))
    _, agenda = read_both(one_day(event(), date=None))
    assert agenda.days == (dt.date(2024, 2, 3),)


def test_a_schedule_without_any_day_is_refused() -> None:
    written = Written([Listed(None)])
    for read, data in ((frab_xml.read, as_xml(written)), (frab_json.read, as_json(written))):
        with pytest.raises(UnusableAgendaError, match="a schedule without a day"):
            read(data, ReadOptions())


# Zones


def zone_of(
    *events: Any, name: str = "", assumed: str | None = None, start: str | None = None
) -> tuple[str, list[str]]:
    written = one_day(*events, start=start)._replace(
        conference={"title": "x", "time_zone_name": name}
    )
    found, agenda = read_both(written, ReadOptions(ZoneInfo(assumed) if assumed else None))
    return agenda.conference.timezone, said(found)


def at(*times: str) -> list[dict[str, Any]]:
    return [event(number, date=time, start=None) for number, time in enumerate(times)]


@pytest.mark.parametrize(
    ("times", "zone"),
    [
        (["2024-02-03T10:00:00+01:00"], "Etc/GMT-1"),
        (["2024-02-03T10:00:00-05:00", "2024-02-03T10:00:00-0500"], "Etc/GMT+5"),
        (["2024-02-03T10:00:00Z"], "UTC"),
        (["2024-02-03T10:00:00+05:30"], "UTC"),
        (["2024-02-03T10:00:00+01:00", "2024-02-03T10:00:00+02:00"], "UTC"),
    ],
)
def test_without_a_zone_offsets_tell_it(times: list[str], zone: str) -> None:
    found, warnings = zone_of(*at(*times))
    assert found == zone
    said = f"no zone is named, {zone} is taken, by the offsets, --assume-tz can name one"
    assert warnings == [f"time_zone_name: {said}"]


def test_a_day_s_offset_tells_the_zone_of_times_without_one() -> None:
    assert zone_of(event(date=None), start=NIGHT)[0] == "Etc/GMT-1"


def test_an_assumed_zone_that_agrees_with_the_offsets_is_the_zone() -> None:
    assert zone_of(*at("2024-02-03T10:00:00+01:00"), assumed="Europe/Vienna") == (
        "Europe/Vienna",
        [],
    )
    assert zone_of(*at("2024-02-03T10:00:00+01:00"), assumed="Asia/Tokyo")[0] == "Etc/GMT-1"


def test_times_without_any_zone_ask_for_one() -> None:
    assert zone_of(event(date=None), assumed="Asia/Tokyo") == ("Asia/Tokyo", [])
    with pytest.raises(NoZoneError, match="--assume-tz"):
        zone_of(event(date=None))
    with pytest.raises(NoZoneError):
        zone_of(*at("2024-02-03T10:00:00+01:00", "2024-02-03T10:00:00+02:00"), event(9, date=None))


def test_a_schedule_without_times_needs_no_zone() -> None:
    said = "time_zone_name: no zone is named, UTC is taken, --assume-tz can name one"
    assert zone_of() == ("UTC", [said])
    assert zone_of(assumed="Asia/Tokyo") == ("Asia/Tokyo", [])


def test_the_zone_that_is_named_counts_before_offsets_and_assumptions() -> None:
    times = at("2024-02-03T10:00:00+01:00", "2024-02-03T10:00:00Z")
    assert zone_of(*times, name="Europe/Vienna", assumed="Asia/Tokyo") == ("Europe/Vienna", [])
    zone, warnings = zone_of(*times, name="America/New_York")
    assert zone == "America/New_York"
    assert warnings[0] == (
        "time_zone_name: “2024-02-03T10:00:00+01:00” has another offset than America/New_York,"
        " the zone of the conference, the offsets count (1 such times)"
    )


def test_a_city_names_its_zone_and_what_names_none_is_said() -> None:
    times = at("2024-02-03T10:00:00+01:00")
    assert zone_of(*times, name="Berlin") == (
        "Europe/Berlin",
        ["time_zone_name: “Berlin” is no zone, it is read as Europe/Berlin"],
    )
    zone, warnings = zone_of(*times, name="Eastern Time (US & Canada)")
    assert zone == "Etc/GMT-1"
    assert warnings[0].startswith("time_zone_name: invalid zone “Eastern Time (US & Canada)”")
    assert zone_of(*times, name="Europe/Nowhere")[1][0].startswith("time_zone_name: unknown zone")


@pytest.mark.parametrize(
    ("wall", "start", "why"),
    [
        ("2024-03-31T02:30:00", "31 03:30:00", "02:30 does not exist on 31 March 2024 in Vienna"),
        ("2024-10-27T02:30:00", "27 02:30:00", "02:30 comes twice on 27 October 2024 in Vienna"),
    ],
)
def test_a_wall_time_of_two_or_no_instants_is_read_as_rfc_5545_has_it(
    wall: str, start: str, why: str
) -> None:
    found, agenda = read_both(one_day(event(date=wall, start=None), date=wall[:10]))
    assert local(agenda.sessions[0].start) == start
    assert agenda.sessions[0].start.hour in {0, 1}
    assert said(found)[0].startswith(f"event 1: {why}, it is read as {wall[:10]}T")


# The conference


def test_the_conference_is_described_by_what_the_file_says() -> None:
    facts = {
        "title": "Congress",
        "subtitle": "We come in peace",
        "venue": "bcc",
        "city": "Berlin",
        "base_url": "https://x.org/",
        "time_zone_name": "Europe/Berlin",
    }
    _, agenda = read_both(one_day(event())._replace(conference=facts, version="0.35b"))
    conference = agenda.conference
    assert (conference.title, conference.theme) == ("Congress", "We come in peace")
    assert (conference.venue, conference.url) == ("bcc, Berlin", "https://x.org/")
    assert conference.notes == ("Version of the schedule: 0.35b",)
    facts |= {"venue": "bcc, Berlin", "url": "https://y.org/", "title": "", "acronym": "27c3"}
    _, agenda = read_both(one_day(event())._replace(conference=facts, version=""))
    conference = agenda.conference
    assert (conference.venue, conference.url, conference.title) == (
        "bcc, Berlin",
        "https://y.org/",
        "27c3",
    )
    assert conference.notes == ()


def test_a_conference_without_a_title_says_so() -> None:
    found, agenda = read_both(one_day(event())._replace(conference={"time_zone_name": "UTC"}))
    assert agenda.conference.title == "(untitled)"
    assert said(found)[-1] == "conference.title: the conference has no title"


@pytest.mark.parametrize(
    ("version", "status"),
    [
        ("v1.1", "final"),
        ("", "final"),
        ("Draft 3", "draft"),
        ("0.1-draft", "draft"),
        ("Entwurf", "draft"),
        ("WIP", "draft"),
        ("swipe", "final"),
        ("preliminary", "provisional"),
        ("Vorläufig", "provisional"),
    ],
)
def test_a_version_s_name_tells_the_status(version: str, status: str) -> None:
    _, agenda = read_both(one_day(event())._replace(version=version))
    assert agenda.conference.status == status
