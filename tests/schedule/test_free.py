"""In which slots an event would meet nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import PLENARY, Agenda, Session
from atip_agenda.schedule.clashes import busy_sessions
from atip_agenda.schedule.free import FreeDay, Slot, bounds_of_days, busy_times, free_days
from atip_agenda.schedule.own_events import OwnEvent, events_of, typed_events
from conftest import Builder
from strategies import agendas, own_events

DAY = "2026-04-20T"
STEP = dt.timedelta(minutes=5)
HOUR = dt.timedelta(hours=1)


def free(
    agenda: Agenda,
    minutes: int = 60,
    margin: int = 0,
    kinds: Collection[str] = PLENARY,
    own: Sequence[OwnEvent] = (),
    on: dt.date | None = None,
    since: dt.datetime | None = None,
    inside: Collection[str] = (),
) -> list[FreeDay]:
    return free_days(
        agenda,
        kinds=kinds,
        length=dt.timedelta(minutes=minutes),
        margin=dt.timedelta(minutes=margin),
        own=own,
        on=on,
        since=since,
        inside=inside,
    )


def slots(agenda: Agenda, days: list[FreeDay]) -> list[str]:
    """The slots by the venue's clock, as 20 11:30-13:30."""
    zone = agenda.conference.zone
    return [
        f"{day.day.day} {slot.start.astimezone(zone):%H:%M}-{slot.end.astimezone(zone):%H:%M}"
        for day in days
        for slot in day.slots
    ]


def during(days: list[FreeDay]) -> list[list[str]]:
    return [[session.id for session in slot.during] for day in days for slot in day.slots]


def panel(start: str, end: str | None, **fields: object) -> dict[str, object]:
    return {"start": f"{DAY}{start}", "end": end and f"{DAY}{end}", **fields}


def side(start: str, end: str | None, **fields: object) -> dict[str, object]:
    return panel(start, end, **{"kind": "side-event", **fields})


def test_the_slots_of_the_draft(agenda: Agenda) -> None:
    days = free(agenda)
    assert slots(agenda, days) == [
        *("20 11:30-13:30", "20 16:30-17:45"),
        *("21 09:00-10:15", "21 12:15-15:00"),
    ]
    assert during(days) == [
        ["registration", "welcome-coffee"],
        ["registration", "side-events-1"],
        ["side-events-2"],
        ["lunch", "side-events-3"],
    ]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (75, ["20 11:30-13:30", "20 16:30-17:45", "21 09:00-10:15", "21 12:15-15:00"]),
        (76, ["20 11:30-13:30", "21 12:15-15:00"]),
        (121, ["21 12:15-15:00"]),
        (166, []),
    ],
)
def test_a_slot_is_at_least_as_long_as_asked_for(
    agenda: Agenda, minutes: int, expected: list[str]
) -> None:
    assert slots(agenda, free(agenda, minutes)) == expected


def test_a_day_without_a_slot_has_its_longest_free_time(agenda: Agenda) -> None:
    monday, tuesday = free(agenda, 180)
    assert (monday.slots, tuesday.slots) == ((), ())
    assert monday.longest is not None
    assert tuesday.longest is not None
    assert monday.longest.length == 2 * HOUR
    assert tuesday.longest.length == dt.timedelta(minutes=165)


def test_a_margin_is_kept_from_sessions_and_not_from_the_day_s_edges(agenda: Agenda) -> None:
    assert slots(agenda, free(agenda, 60, 15)) == [
        *("20 11:30-13:15", "20 16:45-17:45"),
        *("21 09:00-10:00", "21 12:30-14:45"),
    ]
    assert slots(agenda, free(agenda, 60, 16)) == ["20 11:30-13:14", "21 12:31-14:44"]


def test_other_kinds_are_avoided_instead(agenda: Agenda) -> None:
    days = free(agenda, 60, kinds=("side-event", "break"))
    assert slots(agenda, days) == [
        *("20 11:30-13:00", "20 13:30-16:45"),
        *("21 10:00-12:15", "21 14:45-17:15"),
    ]
    assert during(days)[1] == ["registration", "opening", "panel-1"]


def test_one_s_own_events_are_avoided(agenda: Agenda) -> None:
    start = dt.datetime(2026, 4, 20, 10, tzinfo=dt.UTC)
    own = typed_events(agenda, [(start, start + HOUR, "Ours")])
    assert slots(agenda, free(agenda, 30, own=own))[:2] == ["20 11:30-12:00", "20 13:00-13:30"]


def test_one_s_own_events_lengthen_no_day(agenda: Agenda) -> None:
    start = dt.datetime(2026, 4, 20, 18, tzinfo=dt.UTC)
    own = typed_events(agenda, [(start, start + HOUR, "Dinner")])
    assert slots(agenda, free(agenda, own=own)) == slots(agenda, free(agenda))


def test_one_day_alone(agenda: Agenda) -> None:
    days = free(agenda, on=dt.date(2026, 4, 21))
    assert slots(agenda, days) == ["21 09:00-10:15", "21 12:15-15:00"]
    assert free(agenda, on=dt.date(2026, 4, 22)) == []


def test_a_day_on_which_nothing_takes_place_has_no_slot(build: Builder) -> None:
    assert free(build()) == []
    assert free(build(panel("10:00", "11:00", status="cancelled"))) == []


@pytest.mark.parametrize(
    "change",
    [{"status": "cancelled"}, {"busy": False}, {"end": f"{DAY}10:15"}],
    ids=["cancelled", "not busy", "without length"],
)
def test_what_does_not_take_time_keeps_nothing_from_being_free(
    build: Builder, change: dict[str, object]
) -> None:
    day = side("09:00", "12:00", id="day")
    taken = panel("10:15", "10:45")
    assert slots(build(), free(build(day, taken), 80)) == []
    assert slots(build(), free(build(day, taken | change), 80)) == ["20 09:00-12:00"]


def test_what_is_not_busy_is_named_beside_a_slot_and_bounds_the_day(build: Builder) -> None:
    """It takes place, so it is said; only the time is nobody's."""
    agenda = build(panel("09:00", "12:00", id="show", busy=False), panel("10:00", "11:00"))
    days = free(agenda)
    assert slots(agenda, days) == ["20 09:00-10:00", "20 11:00-12:00"]
    assert during(days) == [["show"], ["show"]]


def test_what_is_cancelled_bounds_no_day(build: Builder) -> None:
    agenda = build(side("08:00", "20:00", status="cancelled"), side("09:00", "10:00"))
    assert slots(agenda, free(agenda)) == ["20 09:00-10:00"]


def test_an_open_ended_session_counts_until_the_last_end_of_its_day(build: Builder) -> None:
    agenda = build(side("09:00", None, id="open"), panel("10:00", "11:00"), side("11:30", "13:00"))
    days = free(agenda)
    assert slots(agenda, days) == ["20 09:00-10:00", "20 11:00-13:00"]
    assert "open" in during(days)[1]
    last = build(side("09:00", "10:00"), panel("11:00", None))
    assert slots(last, free(last)) == ["20 09:00-11:00"]


def test_an_open_ended_session_after_all_others_ends_with_its_day(build: Builder) -> None:
    agenda = build(panel("09:00", "10:00"), side("18:00", None), day_change="05:00")
    assert slots(agenda, free(agenda)) == ["20 10:00-05:00"]


def test_a_night_belongs_to_the_day_before(build: Builder) -> None:
    agenda = build(
        panel("20:00", "22:00"),
        {"kind": "party", "start": "2026-04-21T01:00", "end": "2026-04-21T04:00"},
        panel("20:00", "22:00") | {"start": "2026-04-21T09:00", "end": "2026-04-21T10:00"},
        day_change="05:00",
    )
    assert slots(agenda, free(agenda)) == ["20 22:00-04:00"]


def test_a_session_of_the_night_before_is_met_in_the_morning(build: Builder) -> None:
    agenda = build(
        panel("20:00", "22:00") | {"end": "2026-04-21T10:00"},
        {"kind": "break", "start": "2026-04-21T08:00", "end": "2026-04-21T12:00"},
    )
    assert slots(agenda, free(agenda)) == ["21 10:00-12:00"]


def test_no_time_is_of_two_days(build: Builder) -> None:
    """What lasts for days ends its own with the next one's first start."""
    agenda = build(
        {"kind": "show", "start": f"{DAY}09:00", "end": "2026-04-21T18:00"},
        panel("10:00", "11:00"),
        {"start": "2026-04-21T09:00", "end": "2026-04-21T10:00"},
        {"kind": "break", "start": "2026-04-21T12:00", "end": "2026-04-21T13:00"},
    )
    assert slots(agenda, free(agenda)) == ["20 09:00-10:00", "20 11:00-09:00", "21 10:00-13:00"]


def test_the_autumn_hour_lasts_as_long_as_it_does(build: Builder) -> None:
    agenda = build(
        {"start": "2026-10-25T00:00", "end": "2026-10-25T01:30"},
        {"start": "2026-10-25T03:30", "end": "2026-10-25T04:00"},
        first_day="2026-10-25",
        last_day="2026-10-25",
    )
    ((day,),) = (free(agenda, 180),)
    (slot,) = day.slots
    assert slot.length == 3 * HOUR
    assert free(agenda, 181)[0].slots == ()


def test_a_margin_beyond_the_calendar_is_a_margin(build: Builder) -> None:
    dates = {"first_day": "0002-01-01", "last_day": "0002-01-01"}
    agenda = build({"start": "0002-01-01T10:00", "end": "0002-01-01T11:00"}, **dates)
    assert free(agenda, 1, 1_000_000)[0].longest is None
    agenda = build(
        {"kind": "break", "start": "9998-12-31T08:00", "end": "9998-12-31T09:00"},
        {"start": "9998-12-31T10:00", "end": "9998-12-31T11:00"},
        first_day="9998-12-31",
        last_day="9998-12-31",
    )
    assert free(agenda, 1, 1_000_000)[0].longest is None


def test_busy_time_is_merged_by_how_many_take_it(build: Builder) -> None:
    agenda = build(
        *(panel("10:00", "12:00"), panel("11:00", "13:00")),
        *(panel("14:00", "15:00"), panel("15:00", "16:00")),
    )
    sessions = busy_sessions(agenda)
    found = {
        by: [f"{one.start:%H}-{one.end:%H}" for one in busy_times(sessions, dt.timedelta(), by)]
        for by in (1, 2, 3)
    }
    assert found == {1: ["08-11", "12-14"], 2: ["09-10"], 3: []}


# Whatever the agenda: looked at step by step.


def avoided(
    agenda: Agenda, own: Sequence[OwnEvent], kinds: Collection[str]
) -> list[tuple[dt.datetime, dt.datetime, Session]]:
    """What is to be kept clear, from the rules of the design alone."""
    sessions = [(one, agenda.until(one), one.kind in kinds) for one in agenda.sessions]
    sessions += [(one.session, one.until, True) for one in own]
    return [
        (one.start, until, one)
        for one, until, kept_clear in sessions
        if kept_clear and one.busy and not one.cancelled and until > one.start
    ]


def steps(start: dt.datetime, end: dt.datetime) -> list[dt.datetime]:
    return [start + number * STEP for number in range(-((start - end) // STEP))]


asked = st.tuples(
    st.integers(1, 40).map(lambda number: number * 5),
    st.integers(0, 8).map(lambda number: number * 5),
    st.sampled_from([tuple(PLENARY), ("panel",), ("break", "workshop"), ()]),
)


instants = st.integers(0, 900).map(
    lambda number: dt.datetime(2026, 4, 20, tzinfo=dt.UTC) + number * STEP
)
limits = st.tuples(
    st.none() | instants, st.sampled_from([(), (), ("side-event",), ("workshop", "panel")])
)


@given(st.data(), agendas(most=12), asked, limits)
def test_free_slots_are_what_looking_at_every_moment_finds(
    data: st.DataObject,
    agenda: Agenda,
    question: tuple[int, int, tuple[str, ...]],
    limit: tuple[dt.datetime | None, tuple[str, ...]],
) -> None:
    """They meet nothing avoided, fill the day together with it, and are as long as can be."""
    minutes, margin, kinds = question
    since, inside = limit
    blocks = [(one.start, agenda.until(one)) for one in agenda.live if one.kind in inside]
    own = data.draw(own_events(agenda))
    width = dt.timedelta(minutes=margin)
    closed = [(start - width, end + width) for start, end, _ in avoided(agenda, own, kinds)]
    days = free(agenda, minutes, margin, kinds, own, since=since, inside=inside)
    live = [one for one in agenda.sessions if not one.cancelled]
    assert [day.day for day in days] == sorted({agenda.day_of(one) for one in live})
    for number, day in enumerate(days):
        of_day = [one for one in live if agenda.day_of(one) == day.day]
        assert day.start == min(one.start for one in of_day)
        following = [later.start for later in days[number + 1 : number + 2]]
        assert day.end == min([max(map(agenda.until, of_day)), *following])
        runs: list[list[dt.datetime]] = []
        for at in steps(day.start, day.end):
            if any(start <= at < end for start, end in closed) or (since and at < since):
                continue
            if inside and not any(start <= at < end for start, end in blocks):
                continue
            if runs and runs[-1][-1] == at - STEP:
                runs[-1].append(at)
            else:
                runs.append([at])
        spans = [(run[0], run[-1] + STEP) for run in runs]
        expected = [(a, b) for a, b in spans if b - a >= dt.timedelta(minutes=minutes)]
        assert [(slot.start, slot.end) for slot in day.slots] == expected
        longest = day.longest.length if day.longest else None
        assert longest == max((b - a for a, b in spans), default=None)


@given(st.data(), agendas(most=12), asked)
def test_all_that_runs_during_a_slot_is_named(
    data: st.DataObject, agenda: Agenda, question: tuple[int, int, tuple[str, ...]]
) -> None:
    minutes, margin, kinds = question
    own = data.draw(own_events(agenda))
    kept_clear = {id(one) for *_, one in avoided(agenda, own, kinds)}
    lasting = [(one, agenda.until(one)) for one in agenda.live]
    lasting += [(one.session, one.until) for one in own]
    for day in free(agenda, minutes, margin, kinds, own):
        for slot in day.slots:
            named = {id(one) for one in slot.during}
            assert len(named) == len(slot.during)
            assert named.isdisjoint(kept_clear)
            assert named == {
                id(one)
                for one, until in lasting
                if id(one) not in kept_clear
                and one.start < slot.end
                and until > max(slot.start, one.start)
            }
            starts = [one.start for one in slot.during]
            assert starts == sorted(starts)


@given(agendas(most=12))
def test_the_question_for_a_day_is_the_same_as_that_day_of_all(agenda: Agenda) -> None:
    days = free(agenda)
    assert [free(agenda, on=day.day) for day in days] == [[day] for day in days]


@given(agendas(most=12))
def test_the_bounds_of_a_day_hold_all_that_takes_place(agenda: Agenda) -> None:
    bounds = bounds_of_days(agenda)
    for session in agenda.live:
        start, end = bounds[agenda.day_of(session)]
        assert start <= session.start
        assert agenda.until(session) <= end


def test_an_event_of_one_s_own_that_is_not_busy_is_named_and_not_avoided(
    agenda: Agenda, build: Builder
) -> None:
    own = events_of(build(panel("16:30", "17:00", id="mine", busy=False)))
    days = free(agenda, own=own)
    assert slots(agenda, days)[1] == "20 16:30-17:45"
    assert during(days)[1] == ["registration", "mine", "side-events-1"]


def test_a_slot_knows_its_length() -> None:
    start = dt.datetime(2026, 4, 20, tzinfo=dt.UTC)
    assert Slot(start, start + HOUR).length == HOUR
