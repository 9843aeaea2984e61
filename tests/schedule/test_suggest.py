"""Where else an event could be held that clashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import PLENARY, SIDE_EVENT, Agenda, Session
from atip_agenda.schedule.clashes import (
    ANY_TWO,
    SIDE_EVENTS_AND_PANELS,
    Clash,
    Pairing,
    Scheduled,
    busy_sessions,
    clashes_among,
)
from atip_agenda.schedule.free import EVER, Slot
from atip_agenda.schedule.own_events import OwnEvent, events_of, typed_events
from atip_agenda.schedule.suggest import Suggestion, suggestions_for
from conftest import Builder
from strategies import agendas, own_events

DAY = "2026-04-20T"
STEP = dt.timedelta(minutes=5)
HOUR = dt.timedelta(hours=1)


def suggested(
    agenda: Agenda,
    own: Sequence[OwnEvent] = (),
    pairing: Pairing = SIDE_EVENTS_AND_PANELS,
    margin: int = 0,
    since: dt.datetime = EVER,
) -> list[tuple[Clash, Suggestion]]:
    width = dt.timedelta(minutes=margin)
    clashes = clashes_among(busy_sessions(agenda, own), pairing, width)
    found = suggestions_for(agenda, clashes, pairing, width, own, since)
    return list(zip(clashes, found, strict=True))


def ours(agenda: Agenda, start: str, end: str, title: str = "Ours") -> list[OwnEvent]:
    """An event of one's own, by the venue's clock."""
    zone = agenda.conference.zone
    span = [dt.datetime.fromisoformat(time).replace(tzinfo=zone) for time in (start, end)]
    first, last = (time.astimezone(dt.UTC) for time in span)
    return typed_events(agenda, [(first, last, title)])


def shown(slot: Slot | None, agenda: Agenda) -> str:
    """A slot by the venue's clock, as 20 12:30-13:30."""
    if slot is None:
        return ""
    zone = agenda.conference.zone
    start = slot.start.astimezone(zone)
    return f"{start.day} {start:%H:%M}-{slot.end.astimezone(zone):%H:%M}"


def both(agenda: Agenda, suggestion: Suggestion) -> tuple[str, str]:
    return shown(suggestion.earlier, agenda), shown(suggestion.later, agenda)


@pytest.mark.parametrize(
    ("start", "end", "margin", "expected"),
    [
        # clear of the opening and the panel, whatever else runs
        ("2026-04-20T16:00", "2026-04-20T17:00", 0, ("20 12:30-13:30", "20 16:30-17:30")),
        ("2026-04-20T15:00", "2026-04-20T17:00", 0, ("20 11:30-13:30", "20 16:30-18:30")),
        # nothing is long enough before
        ("2026-04-20T14:00", "2026-04-20T16:05", 0, ("", "20 16:30-18:35")),
        # clear of the closing session as well, and past the day's last end
        ("2026-04-21T16:30", "2026-04-21T17:30", 0, ("21 14:00-15:00", "21 17:15-18:15")),
        ("2026-04-21T11:00", "2026-04-21T11:30", 10, ("21 09:35-10:05", "21 12:25-12:55")),
        # a gap that is too short
        ("2026-04-21T14:30", "2026-04-21T14:50", 15, ("21 14:25-14:45", "21 17:30-17:50")),
        # longer than what is left of the day
        ("2026-04-21T12:00", "2026-04-21T16:00", 0, ("", "21 17:15-21:15")),
    ],
)
def test_the_nearest_free_slots_of_the_event_s_length(
    agenda: Agenda, start: str, end: str, margin: int, expected: tuple[str, str]
) -> None:
    own = ours(agenda, start, end)
    found = [
        suggestion
        for clash, suggestion in suggested(agenda, own, margin=margin)
        if clash.first is own[0].session
    ]
    assert {both(agenda, one) for one in found} == {expected}
    assert all(one.event is own[0].session for one in found)


def test_the_agenda_s_own_side_events_get_suggestions(build: Builder) -> None:
    agenda = build(
        {"id": "s", "kind": "side-event", "start": f"{DAY}10:30", "end": f"{DAY}11:00"},
        {"id": "p", "start": f"{DAY}10:00", "end": f"{DAY}12:00"},
        {"id": "b", "kind": "break", "start": f"{DAY}09:15", "end": f"{DAY}10:00"},
    )
    ((_, suggestion),) = suggested(agenda)
    assert both(agenda, suggestion) == ("20 09:30-10:00", "20 12:00-12:30")


def test_the_events_of_another_agenda_get_suggestions(agenda: Agenda, build: Builder) -> None:
    other = build({"start": f"{DAY}16:00", "end": f"{DAY}16:45"})
    ((_, suggestion),) = suggested(agenda, events_of(other))
    assert both(agenda, suggestion) == ("20 12:45-13:30", "20 16:30-17:15")


def test_one_s_other_events_are_kept_clear(agenda: Agenda) -> None:
    own = [
        *ours(agenda, "2026-04-20T16:00", "2026-04-20T17:00"),
        *ours(agenda, "2026-04-20T17:00", "2026-04-20T18:00"),
    ]
    ((_, suggestion),) = suggested(agenda, own)
    assert both(agenda, suggestion) == ("20 12:30-13:30", "20 18:00-19:00")


def test_an_event_is_not_in_its_own_way(agenda: Agenda) -> None:
    own = ours(agenda, "2026-04-20T16:25", "2026-04-20T17:25")
    ((_, suggestion),) = suggested(agenda, own)
    assert both(agenda, suggestion)[1] == "20 16:30-17:30"


@pytest.mark.parametrize("pairing", [SIDE_EVENTS_AND_PANELS, Pairing("panel", SIDE_EVENT), ANY_TWO])
def test_it_is_one_s_own_event_that_moves(agenda: Agenda, pairing: Pairing) -> None:
    own = ours(agenda, "2026-04-20T15:00", "2026-04-20T16:00")
    for clash, suggestion in suggested(agenda, own, pairing):
        if own[0].session in (clash.first, clash.second):
            assert suggestion.event is own[0].session


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("panel", "side-event"), "side-event"),
        (("break", "side-event"), "side-event"),
        (("panel", "break"), "break"),
        (("opening", "panel"), "opening"),
        (("break", "workshop"), "break"),
    ],
)
def test_among_the_agenda_s_own_a_side_event_moves_or_what_is_not_plenary(
    build: Builder, kinds: tuple[str, str], expected: str
) -> None:
    agenda = build(
        {"kind": kinds[0], "start": f"{DAY}10:00", "end": f"{DAY}12:00"},
        {"kind": kinds[1], "start": f"{DAY}11:00", "end": f"{DAY}13:00"},
    )
    ((_, suggestion),) = suggested(agenda, pairing=ANY_TWO)
    assert suggestion.event.kind == expected


def test_there_may_be_no_slot_on_the_event_s_day(build: Builder) -> None:
    agenda = build(
        {"kind": "side-event", "start": f"{DAY}11:00", "end": f"{DAY}12:00"},
        {"start": f"{DAY}10:00", "end": "2026-04-21T00:00"},
    )
    ((_, suggestion),) = suggested(agenda)
    assert both(agenda, suggestion) == ("", "")


def test_before_the_day_s_first_start_nothing_is_suggested(agenda: Agenda) -> None:
    """Nobody is there yet; after the last end some still are."""
    own = [
        *ours(agenda, "2026-04-20T07:00", "2026-04-20T08:00"),
        *ours(agenda, "2026-04-20T07:30", "2026-04-20T08:30"),
    ]
    ((_, suggestion),) = [
        (clash, one)
        for clash, one in suggested(agenda, own, Pairing(SIDE_EVENT, SIDE_EVENT))
        if one.event is own[0].session
    ]
    assert both(agenda, suggestion) == ("", "20 11:30-12:30")


def test_events_on_a_day_without_sessions_can_move_back_to_back(build: Builder) -> None:
    agenda = build()
    own = [
        *ours(agenda, "2026-04-20T10:00", "2026-04-20T11:00"),
        *ours(agenda, "2026-04-20T10:30", "2026-04-20T11:30"),
    ]
    ((_, suggestion),) = suggested(agenda, own, ANY_TWO)
    assert both(agenda, suggestion) == ("", "20 11:30-12:30")


def test_nothing_is_suggested_beyond_the_calendar(build: Builder) -> None:
    agenda = build(
        {"kind": "side-event", "start": "9998-12-31T22:30", "end": "9998-12-31T23:30"},
        {"start": "9998-12-31T22:00", "end": "9998-12-31T23:00"},
        first_day="9998-12-31",
        last_day="9998-12-31",
    )
    ((_, near),) = suggested(agenda)
    assert both(agenda, near) == ("", "31 23:00-00:00")
    long = [
        event._replace(until=dt.datetime(9998, 12, 31, 22, tzinfo=dt.UTC))
        for event in ours(agenda, "0003-01-01T00:00", "9998-12-31T23:00")
    ]
    for _, suggestion in suggested(agenda, long):
        assert suggestion.later is None or suggestion.later.end.year <= dt.MAXYEAR


# Whatever the agenda.


pairings = st.sampled_from(
    [
        SIDE_EVENTS_AND_PANELS,
        ANY_TWO,
        Pairing("panel", "side-event"),
        Pairing("side-event", "side-event"),
        Pairing("break", "workshop"),
    ]
)
margins = st.sampled_from([0, 5, 15, 40])


def moved(
    agenda: Agenda, own: Sequence[OwnEvent], session: Session, slot: Slot
) -> tuple[list[Scheduled], Session]:
    """All that can clash, with one session at another time, and that session."""
    there = session.model_copy(update={"start": slot.start, "end": slot.end})
    others = [
        one._replace(number=number)
        for number, one in enumerate(busy_sessions(agenda, own))
        if one.session is not session
    ]
    number = len(others) + 1
    sessions = [*others, Scheduled(slot.start, slot.end, number, there)]
    return sorted(sessions, key=lambda one: (one.start, one.until)), there


@given(st.data(), agendas(most=12), pairings, margins)
def test_a_suggestion_never_clashes(
    data: st.DataObject, agenda: Agenda, pairing: Pairing, margin: int
) -> None:
    own = data.draw(own_events(agenda))
    for _, suggestion in suggested(agenda, own, pairing, margin):
        for slot in (suggestion.earlier, suggestion.later):
            if slot is None:
                continue
            sessions, there = moved(agenda, own, suggestion.event, slot)
            for clash in clashes_among(sessions, pairing, dt.timedelta(minutes=margin)):
                assert clash.first is not there
                assert clash.second is not there


sinces = st.just(EVER) | st.integers(0, 900).map(
    lambda number: dt.datetime(2026, 4, 20, tzinfo=dt.UTC) + number * STEP
)


@given(st.data(), agendas(most=12), pairings, margins, sinces)
def test_suggestions_are_the_nearest_that_looking_at_every_moment_finds(
    data: st.DataObject, agenda: Agenda, pairing: Pairing, margin: int, since: dt.datetime
) -> None:
    own = data.draw(own_events(agenda))
    found = suggested(agenda, own, pairing, margin, since)
    until = {id(one.session): one.until for one in busy_sessions(agenda, own)}
    for _, (event, earlier, later) in found:
        length = until[id(event)] - event.start
        assert all(slot.length == length for slot in (earlier, later) if slot)
        closed = closed_to(event, agenda, own, pairing, margin)
        day = agenda.day_of(event)
        starts = [one.start for one in agenda.live if agenda.day_of(one) == day]
        first = max(min(starts, default=event.start), since)
        ends = agenda.conference.start_of(day + dt.timedelta(days=1))

        def free(start: dt.datetime, length: dt.timedelta, closed: Spans) -> bool:
            return all(b <= start or start + length <= a for a, b in closed)

        before = [at for at in grid(first, event.start) if free(at, length, closed)]
        after = [at for at in grid(max(first, event.start), ends) if free(at, length, closed)]
        assert (earlier.start if earlier else None) == max(before, default=None)
        assert (later.start if later else None) == min(after, default=None)


Spans = list[tuple[dt.datetime, dt.datetime]]


def grid(start: dt.datetime, end: dt.datetime) -> list[dt.datetime]:
    """Every fifth minute: all times of these agendas, and all margins, lie there."""
    return [start + number * STEP for number in range(-((start - end) // STEP))]


def closed_to(
    event: Session, agenda: Agenda, own: Sequence[OwnEvent], pairing: Pairing, margin: int
) -> Spans:
    """What an event must not meet, with the margin around it, from the rules alone."""
    width = dt.timedelta(minutes=margin)
    yours = {id(one.session) for one in own}
    partners = {pairing.first, pairing.second} - {event.kind} or {event.kind}
    if event.kind not in pairing:  # one's own, which clashes with another of one's own
        partners = set()
    return [
        (one.start - width, one.until + width)
        for one in busy_sessions(agenda, own)
        if one.session is not event
        and (
            pairing == ANY_TWO or one.session.kind in partners | PLENARY or id(one.session) in yours
        )
    ]


def test_a_day_full_of_short_gaps_is_passed_over(build: Builder) -> None:
    """A second of break after each second of talk, and an event that needs two."""
    panels = [
        {
            "start": f"{DAY}{10 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}",
            "end": f"{DAY}{10 + second // 3600:02}:{second // 60 % 60:02}:{second % 60 + 1:02}",
        }
        for second in range(0, 2000, 2)
    ]
    middle = {"kind": "side-event", "start": f"{DAY}10:15:00", "end": f"{DAY}10:15:02"}
    early = {"kind": "side-event", "start": f"{DAY}09:59:00", "end": f"{DAY}09:59:01"}
    agenda = build(middle, early, *panels)
    ((_, suggestion),) = suggested(agenda)
    assert suggestion.earlier is not None
    assert suggestion.later is not None
    zone = agenda.conference.zone
    assert f"{suggestion.earlier.end.astimezone(zone):%H:%M:%S}" == "10:00:00"
    assert f"{suggestion.later.start.astimezone(zone):%H:%M:%S}" == "10:33:19"
