"""Which sessions overlap, and which gaps are tight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import Agenda
from atip_agenda.schedule.clashes import (
    ANY_TWO,
    OWN_ALONE,
    SIDE_EVENTS_AND_PANELS,
    Clash,
    Pairing,
    Scheduled,
    busy_sessions,
    clashes_among,
    missing_kinds,
    tightest_gaps,
)
from atip_agenda.schedule.own_events import events_of, typed_events
from conftest import Builder
from strategies import agendas, own_events

DAY = "2026-04-20T"


def pairs(clashes: list[Clash]) -> list[tuple[str, str, str, int]]:
    return [
        (
            clash.type,
            clash.first.id,
            clash.second.id,
            (clash.end - clash.start) // dt.timedelta(minutes=1),
        )
        for clash in clashes
    ]


def clashes_in(
    agenda: Agenda, pairing: Pairing = SIDE_EVENTS_AND_PANELS, margin: int = 0
) -> list[tuple[str, str, str, int]]:
    return pairs(clashes_among(busy_sessions(agenda), pairing, dt.timedelta(minutes=margin)))


def test_no_side_event_of_the_draft_overlaps_a_panel(agenda: Agenda) -> None:
    assert clashes_in(agenda) == []


def test_a_gap_of_exactly_the_margin_is_wide_enough(agenda: Agenda) -> None:
    assert clashes_in(agenda, margin=15) == []
    assert clashes_in(agenda, margin=16) == [
        ("tight", "side-events-1", "panel-1", 15),
        ("tight", "side-events-2", "panel-2", 15),
        ("tight", "side-events-3", "panel-3", 15),
    ]


def test_the_tightest_gap_of_the_draft_comes_three_times(agenda: Agenda) -> None:
    gaps = tightest_gaps(agenda, busy_sessions(agenda), SIDE_EVENTS_AND_PANELS)
    assert [(one.id, other.id) for one, other in gaps] == [
        ("panel-1", "side-events-1"),
        ("side-events-2", "panel-2"),
        ("side-events-3", "panel-3"),
    ]


def test_touching_sessions_overlap_nowhere_and_are_tight_by_nothing(build: Builder) -> None:
    agenda = build(
        {"id": "p", "start": f"{DAY}10:00", "end": f"{DAY}11:00"},
        {"id": "s", "kind": "side-event", "start": f"{DAY}11:00", "end": f"{DAY}12:00"},
    )
    assert clashes_in(agenda) == []
    assert clashes_in(agenda, margin=1) == [("tight", "s", "p", 0)]


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"busy": False}])
def test_what_is_cancelled_or_not_busy_clashes_with_nothing(
    build: Builder, change: dict[str, object]
) -> None:
    agenda = build(
        {"start": f"{DAY}10:00", "end": f"{DAY}11:00"},
        {"kind": "side-event", "start": f"{DAY}10:00", "end": f"{DAY}11:00", **change},
    )
    assert clashes_in(agenda) == []


def test_a_session_without_length_overlaps_nothing(build: Builder) -> None:
    agenda = build(
        {"start": f"{DAY}10:00", "end": f"{DAY}11:00"},
        {"kind": "side-event", "start": f"{DAY}10:30", "end": f"{DAY}10:30"},
    )
    assert clashes_in(agenda) == []


def test_an_open_ended_session_clashes_until_the_last_end_of_its_day(build: Builder) -> None:
    agenda = build(
        {"id": "s", "kind": "side-event", "start": f"{DAY}09:00"},
        {"id": "p", "start": f"{DAY}10:00", "end": f"{DAY}11:00"},
    )
    assert clashes_in(agenda) == [("overlap", "s", "p", 60)]


def test_an_event_of_one_s_own_ends_no_open_session_of_the_agenda(agenda: Agenda) -> None:
    """Registration lasts until the agenda's last end, not until my dinner's."""
    start = dt.datetime(2026, 4, 20, 18, tzinfo=dt.UTC)
    own = typed_events(agenda, [(start, start + dt.timedelta(hours=2), "Dinner")])
    assert clashes_among(busy_sessions(agenda, own), Pairing("side-event", "registration")) == (
        clashes_among(busy_sessions(agenda), Pairing("side-event", "registration"))
    )


def test_own_events_count_as_side_events(agenda: Agenda) -> None:
    start = dt.datetime(2026, 4, 20, 14, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    own = typed_events(agenda, [(start, start + hour, "A"), (start, start + hour, "B")])
    found = pairs(clashes_among(busy_sessions(agenda, own), SIDE_EVENTS_AND_PANELS))
    assert found == [
        ("overlap", "your-event", "panel-1", 30),
        ("overlap", "your-event", "your-event-2", 60),
        ("overlap", "your-event-2", "panel-1", 30),
    ]


def test_the_sessions_of_another_agenda_count_as_side_events(
    agenda: Agenda, build: Builder
) -> None:
    other = build({"id": "mine", "start": f"{DAY}15:00", "end": f"{DAY}16:00"})
    found = pairs(clashes_among(busy_sessions(agenda, events_of(other)), SIDE_EVENTS_AND_PANELS))
    assert found == [("overlap", "mine", "panel-1", 60)]


def test_a_title_that_no_file_could_hold_is_still_shown(build: Builder) -> None:
    start = dt.datetime(2026, 4, 20, 14, tzinfo=dt.UTC)
    (own,) = typed_events(build(), [(start, start, "a\udcff")])
    assert own.session.title == "a?"


def test_ids_of_own_events_are_none_of_the_agenda_s(build: Builder) -> None:
    agenda = build({"id": "your-event", "start": f"{DAY}10:00"})
    start = dt.datetime(2026, 4, 20, 14, tzinfo=dt.UTC)
    (own,) = typed_events(agenda, [(start, start, "A")])
    assert own.session.id == "your-event-2"


@pytest.mark.parametrize(
    ("pairing", "expected"),
    [
        (SIDE_EVENTS_AND_PANELS, ["side-event"]),
        (Pairing("panel", "panel"), []),
        (Pairing("talk", "side-event"), ["talk", "side-event"]),
        (ANY_TWO, []),
        (OWN_ALONE, []),
    ],
)
def test_kinds_to_compare_may_be_missing(
    build: Builder, pairing: Pairing, expected: list[str]
) -> None:
    agenda = build({"start": f"{DAY}10:00"})
    assert missing_kinds(agenda, pairing) == expected
    own = typed_events(agenda, [(agenda.sessions[0].start, agenda.sessions[0].start, "Ours")])
    assert missing_kinds(agenda, pairing, own) == [one for one in expected if one != "side-event"]


@pytest.mark.parametrize(
    "pairing", [SIDE_EVENTS_AND_PANELS, OWN_ALONE, Pairing("closing", "opening")]
)
def test_one_s_own_events_have_gaps_between_them(agenda: Agenda, pairing: Pairing) -> None:
    start = dt.datetime(2026, 4, 20, 17, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    spans = [(start, start + hour, "A"), (start + hour, start + 2 * hour, "B")]
    sessions = busy_sessions(agenda, typed_events(agenda, spans))
    margin = dt.timedelta(minutes=1)
    ((earlier, later),) = tightest_gaps(agenda, sessions, pairing)
    assert (earlier.title, later.title) == ("A", "B")
    (clash,) = clashes_among(sessions, pairing, margin)
    assert (clash.type, clash.first.title, clash.between_own) == ("tight", "A", True)


def slowly(
    sessions: list[Scheduled], pairing: Pairing, margin: dt.timedelta
) -> Iterator[tuple[str, str, str, dt.datetime, dt.datetime]]:
    """Every pair looked at, one by one."""
    for one, other in combinations(sessions, 2):
        kinds = (one.session.kind, other.session.kind)
        if pairing == ANY_TWO or kinds == tuple(pairing):
            first, second = one, other
        elif kinds == (pairing.second, pairing.first):
            first, second = other, one
        else:
            continue
        start, end = max(one.start, other.start), min(one.until, other.until)
        if start < end:
            yield "overlap", first.session.id, second.session.id, start, end
        elif start - end < margin:
            yield "tight", first.session.id, second.session.id, end, start


pairings = st.sampled_from(
    [
        SIDE_EVENTS_AND_PANELS,
        ANY_TWO,
        Pairing("panel", "panel"),
        Pairing("break", "workshop"),
    ]
)


@given(agendas(most=12), pairings, st.sampled_from([0, 1, 15, 16, 60]))
def test_the_sweep_finds_what_looking_at_every_pair_finds(
    agenda: Agenda, pairing: Pairing, margin: int
) -> None:
    sessions, width = busy_sessions(agenda), dt.timedelta(minutes=margin)
    found = [
        (clash.type, clash.first.id, clash.second.id, clash.start, clash.end)
        for clash in clashes_among(sessions, pairing, width)
    ]
    assert sorted(found) == sorted(slowly(sessions, pairing, width))
    assert [one[3] for one in found] == sorted(one[3] for one in found)


@given(st.data(), agendas(most=6), pairings, st.sampled_from([0, 15, 60]))
def test_one_s_own_events_are_compared_with_each_other_whatever_the_pairing(
    data: st.DataObject, agenda: Agenda, pairing: Pairing, margin: int
) -> None:
    sessions = busy_sessions(agenda, data.draw(own_events(agenda)))
    width = dt.timedelta(minutes=margin)
    found = {
        (clash.type, *sorted(one.number for one in clash.pair))
        for clash in clashes_among(sessions, pairing, width)
        if clash.between_own
    }
    own = [one for one in sessions if one.own]
    by_itself = clashes_among(own, ANY_TWO, width)
    assert found == {(clash.type, *(one.number for one in clash.pair)) for clash in by_itself}


@given(agendas(most=12), pairings)
def test_overlap_is_symmetric(agenda: Agenda, pairing: Pairing) -> None:
    sessions = busy_sessions(agenda)
    there = clashes_among(sessions, pairing)
    back = clashes_among(sessions, Pairing(pairing.second, pairing.first))
    assert {frozenset((one.first.id, one.second.id)) for one in there} == {
        frozenset((one.first.id, one.second.id)) for one in back
    }
    assert len(there) == len(back)


@given(agendas(most=12), pairings)
def test_no_gap_within_a_day_is_tighter_than_the_tightest(agenda: Agenda, pairing: Pairing) -> None:
    sessions = busy_sessions(agenda)
    until = {one.session.id: one.until for one in sessions}
    found = tightest_gaps(agenda, sessions, pairing)
    gaps: dict[dt.timedelta, set[frozenset[str]]] = {}
    for one, other in combinations(sessions, 2):
        kinds = (one.session.kind, other.session.kind)
        if pairing != ANY_TWO and kinds not in {tuple(pairing), tuple(pairing)[::-1]}:
            continue
        if agenda.day_of(one.session) != agenda.day_of(other.session):
            continue
        if one.until <= other.start:
            pair = frozenset((one.session.id, other.session.id))
            gaps.setdefault(other.start - one.until, set()).add(pair)
    assert {frozenset((one.id, other.id)) for one, other in found} == (
        gaps[min(gaps)] if gaps else set()
    )
    for earlier, later in found:
        assert later.start - until[earlier.id] == min(gaps)
