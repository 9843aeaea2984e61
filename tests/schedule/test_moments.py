"""What is on at a moment: `now`, `at` and `next` ask the same engine."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import Agenda
from atip_agenda.schedule.moments import State, moment_at, next_after
from conftest import Builder
from strategies import agendas, instants


def vienna(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-04-{text}+02:00").astimezone(dt.UTC)


STATES = [
    ("17T09:00", "before", [], ["registration"]),
    ("20T11:29", "before", [], ["registration"]),
    ("20T11:30", "running", ["registration"], ["welcome-coffee"]),
    ("20T13:30", "running", ["opening", "registration"], ["panel-1"]),
    ("20T15:45", "running", ["panel-1", "registration"], ["side-events-1"]),
    ("20T16:30", "running", ["registration"], ["side-events-1"]),
    ("20T17:44", "running", ["side-events-1", "registration"], ["side-events-2"]),
    ("20T17:45", "overnight", [], ["side-events-2"]),
    ("21T07:00", "overnight", [], ["side-events-2"]),
    ("21T09:00", "running", ["side-events-2"], ["panel-2"]),
    ("21T10:00", "break", [], ["panel-2"]),
    ("21T10:07", "break", [], ["panel-2"]),
    ("21T12:15", "running", ["lunch"], ["side-events-3"]),
    ("21T17:00", "running", ["closing"], []),
    ("21T17:15", "after", [], []),
]


@pytest.mark.parametrize(("at", "state", "running", "coming"), STATES)
def test_the_state_of_a_moment_speaks_of_the_clock(
    agenda: Agenda, at: str, state: State, running: list[str], coming: list[str]
) -> None:
    moment = moment_at(agenda, vienna(at))
    assert moment.state is state
    assert [one.id for one in moment.running] == running
    assert [one.id for one in moment.next] == coming


def test_the_end_of_the_conference_is_that_of_the_last_session(agenda: Agenda) -> None:
    assert moment_at(agenda, vienna("30T09:00")).ended == vienna("21T17:15")


def test_an_agenda_without_sessions_is_over_and_never_ended(build: Builder) -> None:
    moment = moment_at(build(), vienna("20T09:00"))
    assert moment.state == "after"
    assert moment.ended is None


def test_a_session_without_length_runs_at_no_moment_but_comes_next(build: Builder) -> None:
    agenda = build({"start": "2026-04-20T10:00", "end": "2026-04-20T10:00"})
    assert moment_at(agenda, vienna("20T09:00")).next == agenda.sessions
    assert moment_at(agenda, vienna("20T10:00")).running == ()


def test_a_cancelled_session_neither_runs_nor_comes(build: Builder) -> None:
    agenda = build({"start": "2026-04-20T10:00", "status": "cancelled"})
    moment = moment_at(agenda, vienna("20T09:00"))
    assert (moment.state, moment.running, moment.next) == ("after", (), ())


def test_the_autumn_hour_is_counted_once_each_time(build: Builder) -> None:
    agenda = build(
        {"id": "first", "start": "2026-10-25T02:30+02:00", "end": "2026-10-25T02:45+02:00"},
        {"id": "second", "start": "2026-10-25T02:15+01:00", "end": "2026-10-25T02:45+01:00"},
        first_day="2026-10-25",
        last_day="2026-10-25",
    )
    assert [one.id for one in agenda.ordered] == ["first", "second"]
    at = dt.datetime.fromisoformat("2026-10-25T02:30+02:00").astimezone(dt.UTC)
    assert [one.id for one in moment_at(agenda, at).running] == ["first"]
    assert [one.id for one in moment_at(agenda, at).next] == ["second"]


@given(agendas(), instants)
def test_a_moment_agrees_with_a_scan_of_all_sessions(agenda: Agenda, at: dt.datetime) -> None:
    live = [one for one in agenda.sessions if not one.cancelled]
    running = {one.id for one in live if one.start <= at < agenda.until(one)}
    later = sorted({one.start for one in live if one.start > at})
    moment = moment_at(agenda, at)
    assert {one.id for one in moment.running} == running
    assert {one.id for one in moment.next} == {
        one.id for one in live if later and one.start == later[0]
    }
    assert (moment.state == "running") == bool(running)
    if not running:
        assert (moment.state == "after") == (not later)
    open_ended = [one.end is None for one in moment.running]
    assert open_ended == sorted(open_ended)


@given(agendas(), instants, st.integers(1, 5))
def test_next_n_is_exactly_n_in_order_where_there_are_as_many(
    agenda: Agenda, at: dt.datetime, count: int
) -> None:
    later = [one for one in agenda.live if one.start > at]
    assert list(next_after(agenda, at, count=count)) == later[:count]


@given(agendas(), instants, st.integers(0, 500))
def test_within_leaves_out_what_starts_later(agenda: Agenda, at: dt.datetime, minutes: int) -> None:
    limit = dt.timedelta(minutes=minutes)
    found = next_after(agenda, at, count=100, within=limit)
    assert list(found) == [one for one in agenda.live if at < one.start <= at + limit]


@given(agendas())
def test_every_state_in_the_course_of_time_comes_in_order(agenda: Agenda) -> None:
    """Before, then anything, then after for ever: no state comes back from the dead."""
    marks = sorted({t for one in agenda.live for t in (one.start, agenda.until(one))})
    states = [moment_at(agenda, mark).state for mark in marks]
    assert "before" not in states
    assert "after" not in states[:-1]
