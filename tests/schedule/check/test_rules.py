"""What is odd in an agenda, rule by rule: what earns a warning, and what does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import PLENARY, Agenda
from atip_agenda.render.answers.check.warnings import warnings_of
from atip_agenda.render.drawing.text import REPLACEMENT, clean
from atip_agenda.schedule.check.rules import Rule, doubts_in
from atip_agenda.schedule.clashes import busy_sessions
from conftest import MONDAY_AFTERNOON, Builder
from strategies import agendas, instants

Fields = dict[str, Any]
TEN_MINUTES = dt.timedelta(minutes=10)


def at(start: str, end: str | None = None, day: int = 20, **fields: Any) -> Fields:
    """A session on a day of April, of a kind that no rule looks at."""
    date = f"2026-04-{day}"
    return {
        "kind": "workshop",
        "start": f"{date}T{start}",
        "end": end and (end if "-" in end else f"{date}T{end}"),
        **fields,
    }


def panel(start: str, end: str | None = None, **fields: Any) -> Fields:
    return at(start, end, **{"kind": "panel", "description": "On it.", **fields})


# The sessions, what the conference has besides, and what is found: rule and place.
TABLE: dict[str, tuple[Sequence[Fields], Fields, set[tuple[Rule, str]]]] = {
    "two sessions in one room at once": (
        [at("10:00", "11:00", room="A"), at("10:59", "12:00", room="A")],
        {},
        {(Rule.ROOM, "sessions[1].room")},
    ),
    "one room in another spelling": (
        [at("10:00", "11:00", room="Room 1"), at("10:30", "12:00", room=" room  1")],
        {},
        {(Rule.ROOM, "sessions[1].room")},
    ),
    "the later one is named, wherever it stands in the file": (
        [at("10:30", "12:00", room="A"), at("10:00", "11:00", room="A")],
        {},
        {(Rule.ROOM, "sessions[0].room")},
    ),
    "one warning for each session in a room with others": (
        [at("10:00", "11:00", room="A"), *[at("10:10", "12:00", room="A")] * 2],
        {},
        {(Rule.ROOM, "sessions[1].room"), (Rule.ROOM, "sessions[2].room")},
    ),
    "an open end holds the room": (
        [at("09:00", None, room="A"), at("10:00", "11:00", room="A")],
        {},
        {(Rule.ROOM, "sessions[1].room")},
    ),
    "sessions in one room that touch": (
        [at("10:00", "11:00", room="A"), at("11:00", "12:00", room="A")],
        {},
        set(),
    ),
    "sessions in two rooms at once": (
        [at("10:00", "11:00", room="A"), at("10:00", "11:00", room="B")],
        {},
        set(),
    ),
    "sessions in no room at once": ([at("10:00", "11:00"), at("10:00", "11:00")], {}, set()),
    "a blank room is none": (
        [at("10:00", "11:00", room=" "), at("10:00", "11:00", room=" ")],
        {},
        set(),
    ),
    "a session in the room of one that is not busy": (
        [at("10:00", "11:00", room="A", busy=False), at("10:00", "11:00", room="A")],
        {},
        set(),
    ),
    "a session in the room of one that is cancelled": (
        [at("10:00", "11:00", room="A", status="cancelled"), at("10:00", "11:00", room="A")],
        {},
        set(),
    ),
    "a session without length in a room": (
        [at("10:00", "11:00", room="A"), at("10:30", "10:30", room="A")],
        {},
        set(),
    ),
    "a session after the last day": (
        [at("10:00", "11:00", day=22)],
        {},
        {(Rule.OUTSIDE, "sessions[0].start")},
    ),
    "a session before the first day": (
        [at("10:00", "11:00", day=19)],
        {},
        {(Rule.OUTSIDE, "sessions[0].start")},
    ),
    "a cancelled session outside of the days is listed too": (
        [at("10:00", "11:00", day=22, status="cancelled")],
        {},
        {(Rule.OUTSIDE, "sessions[0].start")},
    ),
    "a night that ends after the last day": (
        [at("23:00", "2026-04-22T02:00", day=21)],
        {},
        set(),
    ),
    "a talk after midnight of the last evening": (
        [at("01:00", "02:00", day=22)],
        {"day_change": "05:00"},
        set(),
    ),
    "a talk before the first morning": (
        [at("01:00", "02:00", day=20)],
        {"day_change": "05:00"},
        {(Rule.OUTSIDE, "sessions[0].start")},
    ),
    "a panel without description": (
        [panel("10:00", "11:00", description=None)],
        {},
        {(Rule.UNDESCRIBED, "sessions[0].description")},
    ),
    "a panel with a blank description": (
        [panel("10:00", "11:00", description=" \n")],
        {},
        {(Rule.UNDESCRIBED, "sessions[0].description")},
    ),
    "a panel with a description": ([panel("10:00", "11:00")], {}, set()),
    "a workshop without description": ([at("10:00", "11:00")], {}, set()),
    "a cancelled panel without description": (
        [panel("10:00", "11:00", description=None, status="cancelled")],
        {},
        set(),
    ),
    "two plenary sessions that overlap": (
        [panel("10:00", "11:00"), at("10:30", "12:00", kind="closing")],
        {},
        {(Rule.PLENARY, "sessions[1].start")},
    ),
    "two plenary sessions with one start": (
        [panel("10:00", "11:00"), at("10:00", "12:00", kind="opening")],
        {},
        {(Rule.PLENARY, "sessions[1].start")},
    ),
    "plenary sessions that touch": ([panel("10:00", "11:00"), panel("11:00", "12:00")], {}, set()),
    "a panel beside a side event": (
        [panel("10:00", "11:00"), at("10:00", "11:00", kind="side-event")],
        {},
        set(),
    ),
    "a panel beside one that is cancelled": (
        [panel("10:00", "11:00"), panel("10:00", "11:00", status="cancelled")],
        {},
        set(),
    ),
    "a gap of nine minutes to a plenary session in another room": (
        [panel("10:00", "11:00", room="A"), panel("11:09", "12:00", room="B")],
        {},
        {(Rule.GAP, "sessions[1].start")},
    ),
    "no gap to a plenary session in another room": (
        [panel("10:00", "11:00", room="A"), panel("11:00", "12:00", room="B")],
        {},
        {(Rule.GAP, "sessions[1].start")},
    ),
    "a gap of ten minutes": (
        [panel("10:00", "11:00", room="A"), panel("11:10", "12:00", room="B")],
        {},
        set(),
    ),
    "a short gap in one room": (
        [panel("10:00", "11:00", room="A"), panel("11:05", "12:00", room="a")],
        {},
        set(),
    ),
    "a short gap to a room that is not named": (
        [panel("10:00", "11:00", room="A"), panel("11:05", "12:00")],
        {},
        set(),
    ),
    "a short gap to a workshop": (
        [panel("10:00", "11:00", room="A"), at("11:05", "12:00", room="B")],
        {},
        set(),
    ),
    "the session that ended last in another room is the one that is named": (
        [
            panel("10:00", "11:00", room="A"),
            panel("11:00", "11:02", room="B"),
            panel("11:03", "12:00", room="B"),
        ],
        {},
        {(Rule.GAP, "sessions[1].start"), (Rule.GAP, "sessions[2].start")},
    ),
    "overlapping sessions have no gap": (
        [panel("10:00", "11:00", room="A"), panel("10:55", "12:00", room="B")],
        {},
        {(Rule.PLENARY, "sessions[1].start")},
    ),
    "a gap among sessions that overlap": (
        [
            panel("10:00", "11:00", room="A"),
            panel("10:30", "11:30", room="A"),
            panel("11:05", "12:00", room="B"),
        ],
        {},
        {
            (Rule.ROOM, "sessions[1].room"),
            (Rule.PLENARY, "sessions[1].start"),
            (Rule.PLENARY, "sessions[2].start"),
            (Rule.GAP, "sessions[2].start"),
        },
    ),
    "a break of over four hours": (
        [at("10:00", "14:01", kind="break")],
        {},
        {(Rule.LONG, "sessions[0].end")},
    ),
    "a break of four hours": ([at("10:00", "14:00", kind="break")], {}, set()),
    "a workshop of over four hours": ([at("10:00", "14:01")], {}, set()),
    "a workshop of over twelve hours": (
        [at("08:00", "20:01")],
        {},
        {(Rule.LONG, "sessions[0].end")},
    ),
    "a workshop of twelve hours": ([at("08:00", "20:00")], {}, set()),
    "an open end is not long": ([at("01:00")], {}, set()),
    "twelve hours of a night on which the clocks go back": (
        [{"kind": "night", "start": "2026-10-24T20:00", "end": "2026-10-25T07:30"}],
        {"first_day": "2026-10-24", "last_day": "2026-10-25"},
        {(Rule.LONG, "sessions[0].end")},
    ),
    "titles that differ in case": (
        [at("10:00", "11:00", title="Side events"), at("12:00", "13:00", title="Side Events")],
        {},
        {(Rule.TITLES, "sessions[1].title")},
    ),
    "titles that differ in spaces": (
        [at("10:00", "11:00", title="Coffee break"), at("12:00", "13:00", title="Coffee  break ")],
        {},
        {(Rule.TITLES, "sessions[1].title")},
    ),
    "a space more is one": (
        [at("10:00", "11:00", title="Coffeebreak"), at("12:00", "13:00", title="Coffee break")],
        {},
        {(Rule.TITLES, "sessions[1].title")},
    ),
    "the rarer spelling is the odd one": (
        [
            at("10:00", "11:00", title="Side Events"),
            at("12:00", "13:00", title="Side events"),
            at("14:00", "15:00", title="Side events"),
        ],
        {},
        {(Rule.TITLES, "sessions[0].title")},
    ),
    "identical titles": (
        [at("10:00", "11:00", title="Lunch"), at("12:00", "13:00", title="Lunch")],
        {},
        set(),
    ),
    "titles that differ in a letter": (
        [at("10:00", "11:00", title="Panel 1"), at("12:00", "13:00", title="Panel 2")],
        {},
        set(),
    ),
    "notes that say inferred": (
        [],
        {"notes": ["Zoom for all.", "The day is Inferred."]},
        {(Rule.INFERRED, "conference.notes[1]")},
    ),
    "notes that say nothing of the kind": ([], {"notes": ["Nothing was uninferred here."]}, set()),
    "control characters": (
        [
            at("10:00", "11:00", title="a\x1b[31mb"),
            at("11:00", "12:00", speakers=["Jane", "J\u202eoe"]),
            at("12:00", "13:00", links=[{"title": "x", "url": "y\x9b"}]),
            at("13:00", "14:00", description="a\x00b"),
        ],
        {"title": "A\u2066 conference", "notes": ["a\x07"]},
        {
            (Rule.CONTROLS, "sessions[0].title"),
            (Rule.CONTROLS, "sessions[1].speakers[1]"),
            (Rule.CONTROLS, "sessions[2].links[0].url"),
            (Rule.CONTROLS, "sessions[3].description"),
            (Rule.CONTROLS, "conference.title"),
            (Rule.CONTROLS, "conference.notes[0]"),
        },
    ),
    "a line's end in a title": (
        [at("10:00", "11:00", title="a\nb")],
        {},
        {(Rule.CONTROLS, "sessions[0].title")},
    ),
    "paragraphs of a description": (
        [at("10:00", "11:00", description="One.\r\n\n\tTwo.")],
        {},
        set(),
    ),
    "characters that only look odd": (
        [at("10:00", "11:00", title="会\u00a0e\u0301\u200b👩‍👧")],
        {"title": "A “conference” – in Vienna"},
        set(),
    ),
    "a final agenda of revision 0": (
        [],
        {"status": "final", "revision": 0},
        {(Rule.REVISION, "conference.revision")},
    ),
    "a final agenda of revision 1": ([], {"status": "final", "revision": 1}, set()),
    "a draft of revision 0 before the conference": (
        [at("16:00", "17:00")],
        {"status": "draft", "revision": 0},
        set(),
    ),
    "a draft after the first start": (
        [at("15:45", "17:00"), at("16:00", "17:00")],
        {"status": "draft"},
        {(Rule.DRAFT, "conference.status")},
    ),
    "a draft on the morning of the first day": (
        [at("15:46", "17:00")],
        {"status": "draft"},
        set(),
    ),
    "a draft whose first session is cancelled": (
        [at("10:00", "11:00", status="cancelled"), at("16:00", "17:00")],
        {"status": "draft"},
        set(),
    ),
    "a draft without sessions, on the first day": (
        [],
        {"status": "draft"},
        {(Rule.DRAFT, "conference.status")},
    ),
    "a draft before the first day": (
        [],
        {"status": "draft", "first_day": "2026-04-21"},
        set(),
    ),
    "a provisional agenda after the first start": (
        [at("10:00", "11:00")],
        {"status": "provisional"},
        set(),
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_is_odd_is_found_and_nothing_else(build: Builder, case: str) -> None:
    sessions, conference, expected = TABLE[case]
    agenda = build(*sessions, **{"revision": 1, **conference})
    found = doubts_in(agenda, MONDAY_AFTERNOON)
    assert {(doubt.rule, doubt.where) for doubt in found} == expected
    assert len(found) == len(expected)


def test_every_rule_has_a_row_that_fires() -> None:
    fired = {rule for _, _, expected in TABLE.values() for rule, _ in expected}
    assert fired == set(Rule)


# A row of the table, and what is said of it.
SENTENCES = {
    "two sessions in one room at once": (
        "It shares the room with sessions[0] (s0) until Mon 11:00. Move one of them."
    ),
    "a session after the last day": (
        "Its day is Wednesday 22 April 2026, but the conference is on 20–21 April 2026."
        " Correct one of them."
    ),
    "a panel without description": "This panel has no description.",
    "two plenary sessions that overlap": (
        "It overlaps another plenary session, sessions[0] (s0), until Mon 11:00. Move one of them."
    ),
    "a gap of nine minutes to a plenary session in another room": (
        "It follows sessions[0] (s0) after 9 min, in another room. Leave 10 min or more."
    ),
    "no gap to a plenary session in another room": (
        "It follows sessions[0] (s0) at once, in another room. Leave 10 min or more."
    ),
    "a break of over four hours": ("This break lasts 4 h 1 min. Are its start and its end right?"),
    "titles that differ in case": (
        "Only case or spaces tell it from “Side events” of sessions[0] (s0). Write both alike."
    ),
    "notes that say inferred": (
        "It says that something is inferred. Once that is confirmed, delete the note."
    ),
    "a line's end in a title": "It holds control characters (U+000A). Delete them.",
    "a final agenda of revision 0": (
        "It is still 0, though the status is final. Each issue of the agenda raises it."
    ),
    "a draft after the first start": (
        "It still says draft, though the conference began on 20 April."
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_it_is_said_in_a_sentence_or_two(build: Builder, case: str) -> None:
    sessions, conference, _ = TABLE[case]
    agenda = build(*sessions, **{"revision": 1, **conference})
    (warning,) = warnings_of(doubts_in(agenda, MONDAY_AFTERNOON), agenda, MONDAY_AFTERNOON)
    assert warning.message == SENTENCES[case]


def test_further_sessions_are_counted_and_not_named(build: Builder) -> None:
    agenda = build(*[at("10:00", f"1{hour}:00", room="A") for hour in (1, 2, 3, 4)], revision=1)
    said = [
        one.message
        for one in warnings_of(doubts_in(agenda, MONDAY_AFTERNOON), agenda, MONDAY_AFTERNOON)
    ]
    assert said[-1] == (
        "It shares the room with sessions[0] (s0) until Mon 11:00, and 2 more. Move one of them."
    )


def test_at_most_five_control_characters_are_named(build: Builder) -> None:
    agenda = build(at("10:00", "11:00", title="a\x01\x02\x03\x04\x05\x06\x07\x01"), revision=1)
    (warning,) = warnings_of(doubts_in(agenda, MONDAY_AFTERNOON), agenda, MONDAY_AFTERNOON)
    assert "(U+0001, U+0002, U+0003, U+0004, U+0005, 2 more)" in warning.message


def test_a_draft_of_last_year_is_said_with_its_year(build: Builder) -> None:
    agenda = build(status="draft")
    later = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    (warning,) = warnings_of(doubts_in(agenda, later), agenda, later)
    assert warning.message.endswith("began on 20 April 2026.")


def test_a_draft_is_said_to_have_begun_on_the_day_of_its_first_session(build: Builder) -> None:
    agenda = build(at("10:00", "11:00", day=21), status="draft")
    later = MONDAY_AFTERNOON + dt.timedelta(days=1)
    (warning,) = warnings_of(doubts_in(agenda, later), agenda, later)
    assert warning.message.endswith("began on 21 April.")


def test_what_a_screen_replaces_is_a_control_character(build: Builder) -> None:
    """The warning and the cleaning of text agree on every character there is."""
    shown = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    replaced = {one for one in shown if clean(one) == REPLACEMENT} - {REPLACEMENT}
    agenda = build(at("10:00", "11:00", description="".join(shown)), revision=1)
    (doubt,) = doubts_in(agenda, MONDAY_AFTERNOON)
    assert replaced < {*doubt.text}
    assert {*doubt.text} - replaced == {"\v", "\f", "\x85"}  # line ends, which no file needs


def test_of_a_part_of_a_file_only_what_can_be_known_is_said(build: Builder) -> None:
    sessions, _, expected = TABLE["a gap among sessions that overlap"]
    agenda = build(*sessions, at("10:00", "11:00", day=22), title="a\x1b", status="draft")
    found = doubts_in(agenda, MONDAY_AFTERNOON, numbers=[2, 5, 7, 8], unsure={"last_day"})
    moved = {0: 2, 1: 5, 2: 7}
    places = {(rule, f"sessions[{moved[int(where[9])]}]{where[11:]}") for rule, where in expected}
    assert {(one.rule, one.where) for one in found} == {
        *places,
        (Rule.CONTROLS, "conference.title"),
        (Rule.DRAFT, "conference.status"),
    }
    timeless = doubts_in(agenda, MONDAY_AFTERNOON, unsure={"timezone", "last_day"})
    assert [doubt.rule for doubt in timeless] == [Rule.CONTROLS]


@given(agenda=agendas(), now=instants)
def test_any_agenda_can_be_checked(agenda: Agenda, now: dt.datetime) -> None:
    doubts = doubts_in(agenda, now)
    warnings = warnings_of(doubts, agenda, now)
    assert len(warnings) == len(doubts)
    for warning in warnings:
        assert warning.message.endswith((".", "?"))


@st.composite
def crowded(draw: st.DrawFn) -> list[Fields]:
    """Sessions of two hours in two rooms."""
    quarters = st.integers(0, 24).map(lambda number: dt.timedelta(minutes=5 * number))
    lengths = st.integers(0, 12).map(lambda number: dt.timedelta(minutes=5 * number))
    sessions = []
    for _ in range(draw(st.integers(0, 7))):
        start = MONDAY_AFTERNOON + draw(quarters)
        sessions.append(
            {
                "kind": draw(st.sampled_from(["panel", "opening", "side-event"])),
                "start": start.isoformat(),
                "end": (start + draw(lengths)).isoformat(),
                "room": draw(st.sampled_from([None, "A", "B", " a"])),
                "busy": draw(st.integers(0, 9)) > 0,
            }
        )
    return sessions


@given(sessions=crowded())
def test_rooms_overlaps_and_gaps_are_those_of_all_pairs(sessions: list[Fields]) -> None:
    agenda = Builder()(*sessions, revision=1)
    expected = set()
    lasting = busy_sessions(agenda)
    for one, later in combinations(lasting, 2):
        rooms = [(each.session.room or "").strip().casefold() for each in (one, later)]
        plenary = {one.session.kind, later.session.kind} <= PLENARY
        gap = later.start - one.until
        place = f"sessions[{agenda.sessions.index(later.session)}]"
        if one.until > later.start and rooms[0] and rooms[0] == rooms[1]:
            expected.add((Rule.ROOM, f"{place}.room"))
        if one.until > later.start and plenary:
            expected.add((Rule.PLENARY, f"{place}.start"))
        if dt.timedelta() <= gap < TEN_MINUTES and plenary and all(rooms) and len(set(rooms)) > 1:
            expected.add((Rule.GAP, f"{place}.start"))
    asked = {Rule.ROOM, Rule.PLENARY, Rule.GAP}
    found = [(doubt.rule, doubt.where) for doubt in doubts_in(agenda, MONDAY_AFTERNOON)]
    assert {one for one in found if one[0] in asked} == expected


def test_thousands_of_sessions_at_once_are_checked_in_a_moment(build: Builder) -> None:
    """A warning for each, not for each pair."""
    one = panel("10:00", "11:00", room="A")
    agenda = build(*[one] * 3000, revision=1)
    assert len(doubts_in(agenda, MONDAY_AFTERNOON)) == 2 * 2999


def test_thousands_of_sessions_that_follow_each_other_are_checked_in_a_moment(
    build: Builder,
) -> None:
    before, after = panel("10:00", "11:00", room="A"), panel("11:00", "12:00", room="A")
    elsewhere = panel("11:05", "12:00", room="B")
    agenda = build(*[before] * 3000, *[after] * 3000, elsewhere, revision=1)
    gaps = [one for one in doubts_in(agenda, MONDAY_AFTERNOON) if one.rule is Rule.GAP]
    assert [one.where for one in gaps] == ["sessions[6000].start"]
