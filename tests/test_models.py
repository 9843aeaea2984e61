"""The rules of an agenda file."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from atip_agenda.conference import Conference
from atip_agenda.errors import Fault, UnusableAgendaError
from atip_agenda.models import Agenda, Session, minutes_between
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE, Builder
from faults import FAULTS, Change


def faults_after(change: Change) -> list[Fault]:
    """The faults of the shipped agenda after a change."""
    data = json.loads(AGENDA_FILE.read_bytes())
    change(data)
    with pytest.raises(UnusableAgendaError) as caught:
        read_agenda(json.dumps(data).encode())
    return list(caught.value.faults)


@pytest.mark.parametrize(("change", "where", "said"), FAULTS)
def test_a_fault_is_named_by_its_place_in_plain_words(
    change: Change, where: str, said: str
) -> None:
    faults = {fault.where: fault.message for fault in faults_after(change)}
    assert said in faults[where]
    for message in faults.values():
        assert message.endswith((".", "?"))


def test_all_faults_of_a_file_come_at_once() -> None:
    def spoil(data: dict[str, Any]) -> None:
        for number, (change, _, _) in enumerate(FAULTS[:3]):
            change(data)
            data["sessions"][6 + number]["title"] = ""
        data["conference"]["timezone"] = "Nowhere/Else"

    places = [fault.where for fault in faults_after(spoil)]
    assert places == [
        "conference.timezone",
        "sessions[0].id",
        "sessions[3].end",
        "sessions[6].title",
        "sessions[7].title",
        "sessions[8].title",
        "sessions[5].id",
    ]


def test_the_zone_holds_also_where_the_sessions_come_first(build: Builder) -> None:
    data = build.data({"start": "2026-04-20T10:00"})
    turned = dict(reversed(data.items()))
    (read,) = read_agenda(json.dumps(turned).encode()).sessions
    assert read.start == dt.datetime(2026, 4, 20, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-04-20T14:30", "2026-04-20T12:30"),
        ("2026-04-20T14:30:30", "2026-04-20T12:30:30"),
        ("2026-04-20T14:30+00:00", "2026-04-20T14:30"),
        ("2026-04-20T14:30Z", "2026-04-20T14:30"),
        ("2026-01-20T14:30", "2026-01-20T13:30"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30"),
    ],
)
def test_a_time_is_the_venue_s_unless_it_has_an_offset(
    build: Builder, written: str, utc: str
) -> None:
    (read,) = build({"start": written}).sessions
    assert read.start == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


def test_sessions_stand_by_start_then_end_then_place(build: Builder) -> None:
    agenda = build(
        {"id": "open", "start": "2026-04-20T10:00"},
        {"id": "long", "start": "2026-04-20T10:00", "end": "2026-04-20T12:00"},
        {"id": "later", "start": "2026-04-20T11:00"},
        {"id": "short", "start": "2026-04-20T10:00", "end": "2026-04-20T10:30"},
        {"id": "twin", "start": "2026-04-20T10:00", "end": "2026-04-20T10:30"},
    )
    assert [one.id for one in agenda.ordered] == ["short", "twin", "long", "open", "later"]


def until(agenda: Agenda, number: int = 0) -> str:
    session = agenda.sessions[number]
    return agenda.until(session).astimezone(agenda.conference.zone).isoformat()[:16]


def test_an_open_end_lasts_until_the_last_bounded_end_of_its_day(build: Builder) -> None:
    agenda = build(
        {"start": "2026-04-20T11:30"},
        {"start": "2026-04-20T16:45", "end": "2026-04-20T17:45"},
        {"start": "2026-04-20T18:00"},
        {"start": "2026-04-21T16:45", "end": "2026-04-21T19:45"},
    )
    assert until(agenda) == "2026-04-20T17:45"


def test_an_open_end_after_all_others_lasts_until_its_day_ends(build: Builder) -> None:
    sessions = (
        {"start": "2026-04-20T18:00"},
        {"start": "2026-04-20T16:45", "end": "2026-04-20T17:45"},
    )
    assert until(build(*sessions)) == "2026-04-21T00:00"
    assert until(build(*sessions, day_change="05:00")) == "2026-04-21T05:00"


def test_a_cancelled_session_ends_nothing(build: Builder) -> None:
    agenda = build(
        {"start": "2026-04-20T11:30"},
        {"start": "2026-04-20T12:00", "end": "2026-04-20T13:00"},
        {"start": "2026-04-20T13:00", "end": "2026-04-20T20:00", "status": "cancelled"},
    )
    assert until(agenda) == "2026-04-20T13:00"


def test_a_talk_after_midnight_belongs_to_the_evening_before(build: Builder) -> None:
    agenda = build({"start": "2026-04-21T01:00"}, {"start": "2026-04-21T05:00"}, day_change="05:00")
    assert [agenda.day_of(one).day for one in agenda.sessions] == [20, 21]


def test_days_are_those_of_the_conference_and_of_stray_sessions(build: Builder) -> None:
    agenda = build({"start": "2026-04-23T10:00"})
    assert [day.day for day in agenda.days] == [20, 21, 23]


def test_minutes_are_whole_and_rounded_up() -> None:
    start = dt.datetime(2026, 4, 20, 10, tzinfo=dt.UTC)
    for seconds, minutes in ((0, 0), (1, 1), (60, 1), (61, 2)):
        assert minutes_between(start, start + dt.timedelta(seconds=seconds)) == minutes


def test_minutes_across_the_autumn_hour_are_those_that_pass(build: Builder) -> None:
    (night,) = build({"start": "2026-10-25T01:30", "end": "2026-10-25T03:30"}).sessions
    assert night.end is not None
    assert minutes_between(night.start, night.end) == 180


def test_an_agenda_without_sessions_is_legal(build: Builder) -> None:
    assert build().ordered == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b'{"version": 1,\n  "conference": }', "line 2, column 17"),
        (b'{"version": 1,}', "trailing comma"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"version": ' + b"9" * 5000 + b"}", "number"),
        (b'{"version": 1e999}', "version"),
        (b"\xff\xfe{}", "ot UTF-8"),
        (b'{"version": 1, "conference": "\xe9"}', "line 1, column 31"),
        (b"null", "object in { }"),
        (b"[]", "object in { }"),
    ],
)
def test_what_is_no_agenda_at_all_is_said_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(UnusableAgendaError) as caught:
        read_agenda(data)
    assert said in str(caught.value)


OPTIONAL = [
    (model, name)
    for model in (Conference, Session)
    for name, field in model.model_fields.items()
    if not field.is_required()
]


@pytest.mark.parametrize(("model", "name"), OPTIONAL)
@pytest.mark.parametrize("as_bytes", [True, False])
def test_a_field_that_may_be_absent_may_also_be_null(
    model: type, name: str, *, as_bytes: bool
) -> None:
    data = json.loads(AGENDA_FILE.read_bytes())
    for part in (data["conference"],) if model is Conference else data["sessions"]:
        part.pop(name, None)
    absent = read_agenda(json.dumps(data).encode())
    for part in (data["conference"],) if model is Conference else data["sessions"]:
        part[name] = None
    assert read_agenda(json.dumps(data).encode() if as_bytes else data) == absent


def test_a_null_that_means_absence_is_no_fault_beside_others() -> None:
    def change(data: dict[str, Any]) -> None:
        data["conference"]["notes"] = None
        data["sessions"][1].update(title=None, busy=None)
        data["sessions"][2]["speakers"] = [None]

    wheres = [fault.where for fault in faults_after(change)]
    assert wheres == ["sessions[1].title", "sessions[2].speakers[0]"]


def test_a_byte_order_mark_does_no_harm() -> None:
    marked = b"\xef\xbb\xbf" + AGENDA_FILE.read_bytes()
    assert read_agenda(marked).sessions == read_agenda(AGENDA_FILE.read_bytes()).sessions


def test_at_most_ten_faults_are_said_then_how_many_more() -> None:
    faults = [Fault(f"sessions[{n}].title", "It is missing.") for n in range(13)]
    sentence = str(UnusableAgendaError("a.json", faults))
    assert "sessions[9].title" in sentence
    assert "sessions[10].title" not in sentence
    assert sentence.endswith("; and 3 more, which atip-agenda check lists")
