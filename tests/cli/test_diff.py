"""`diff`: what changed between two versions, on screens, in pipes, as JSON and as a note."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from atip_agenda.models import Agenda, Session
from atip_agenda.render import jsonout
from atip_agenda.render.answers.diff.answer import Comparison
from atip_agenda.render.answers.diff.words import apart
from atip_agenda.render.drawing.page import Page
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import differences_between
from conftest import AGENDA_FILE, MONDAY_AFTERNOON, Outcome, Tool
from look import drawn_screens
from strategies import versions

MONDAY = "2026-04-20T"
TUESDAY = "2026-04-21T"
ESCAPES = re.compile(r"\x1b\[[\d;]*m")
FileOf = Callable[..., str]


def plain(outcome: Outcome) -> str:
    """Return what a terminal shows, without escapes and trailing blanks."""
    lines = ESCAPES.sub("", outcome.stdout).splitlines()
    return "\n".join(line.rstrip() for line in lines)


@pytest.fixture
def look_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the two agendas that LOOK compares into the current folder."""
    monkeypatch.chdir(tmp_path)
    text = AGENDA_FILE.read_text(encoding="utf-8")
    Path("draft.json").write_text(text, encoding="utf-8")
    document = json.loads(text)
    document["conference"] |= {"status": "provisional", "revision": 1}
    sessions = {session["id"]: session for session in document["sessions"]}
    del sessions["welcome-coffee"]
    sessions["side-events-1"] |= {"start": f"{MONDAY}17:00", "end": f"{MONDAY}18:00"}
    sessions["panel-3"]["title"] = (
        "Panel 3: Charting the Way Forward: Turning Commitments into Action"
    )
    sessions["closing"]["end"] = f"{TUESDAY}17:30"
    sessions["reception"] = {
        "id": "reception",
        "kind": "break",
        "title": "Reception",
        "start": f"{MONDAY}18:30",
        "end": f"{MONDAY}20:00",
    }
    document["sessions"] = list(sessions.values())
    Path("agenda.json").write_text(json.dumps(document), encoding="utf-8")


LOOK = """\
draft.json → agenda.json: 1 added, 1 removed, 3 changed

The conference
~ status         draft → provisional
~ revision       0 → 1

Monday 20 April 2026
− 13:00–13:30  ○ Welcome coffee                                   welcome-coffee
  removed
~ 17:00–18:00  ◇ Side events                                      side-events-1
  moved          15 min later, was 16:45–17:45
+ 18:30–20:00  ○ Reception                                        reception
  added

Tuesday 21 April 2026
~ 15:00–17:00  ■ Panel 3: Charting the Way Forward:               panel-3
  retitled       Turning [-Insight-] {+Commitments+}
                 into [-Impact-] {+Action+}
~ 17:00–17:30  ▼ Closing session                                  closing
  longer         by 15 min, was 17:00–17:15"""
LOOK_40 = """\
draft.json → agenda.json: 1 added, 1
removed, 3 changed

The conference
~ status      draft → provisional
~ revision    0 → 1

Monday 20 April 2026
− 13:00 ○ Welcome coffee
  13:30   removed
~ 17:00 ◇ Side events
  18:00   moved
          15 min later, was 16:45–17:45
+ 18:30 ○ Reception
  20:00   added

Tuesday 21 April 2026
~ 15:00 ■ Panel 3: Charting the Way
  17:00   Forward: Turning [-Insight-]
          {+Commitments+} into
          [-Impact-] {+Action+}
          retitled
~ 17:00 ▼ Closing session
  17:30   longer
          by 15 min, was 17:00–17:15"""
LOOK_TOKYO = """\
Monday 20 April 2026
  Tokyo        Vienna
− 20:00–20:30  13:00–13:30  ○ Welcome coffee
  removed
~ 00:00–01:00  17:00–18:00  ◇ Side events
  +1 day
  moved                       15 min later, was Mon 23:45–00:45
+ 01:30–03:00  18:30–20:00  ○ Reception
  added
  +1 day
"""


@pytest.mark.usefixtures("look_files")
@pytest.mark.parametrize("color", [False, True])
def test_the_screen_without_colour_is_as_it_was_drawn(atip: Tool, *, color: bool) -> None:
    variables = {"NO_COLOR": "1"}
    shown = atip(
        "diff", "draft.json", "agenda.json", terminal=True, color=color, variables=variables
    )
    assert plain(shown) == LOOK
    drawings = [screen for command, screen in drawn_screens() if " diff " in command]
    assert drawings in ([], [LOOK])


@pytest.mark.usefixtures("look_files")
def test_on_forty_cells_the_words_stand_before_what_explains_them(atip: Tool) -> None:
    shown = atip("diff", "draft.json", "agenda.json", terminal=True, columns=40)
    assert plain(shown) == LOOK_40


@pytest.mark.usefixtures("look_files")
def test_in_colour_words_out_and_in_need_no_signs(atip: Tool) -> None:
    shown = atip("diff", "draft.json", "agenda.json", terminal=True, color=True)
    # Without the signs the title takes two lines.
    signed = "Turning [-Insight-] {+Commitments+}\n                 into [-Impact-] {+Action+}"
    unsigned = "Turning Insight Commitments into Impact Action"
    assert plain(shown) == LOOK.replace(signed, unsigned)
    for words in (
        "\x1b[9;31mInsight\x1b[0m",
        "\x1b[1;4;32mCommitments\x1b[0m",
        "\x1b[9;31mdraft\x1b[0m → \x1b[1;32mprovisional\x1b[0m",
        "\x1b[1;31m−\x1b[0m \x1b[2;9m13:00–13:30\x1b[0m  \x1b[33m○\x1b[0m \x1b[2;9mWelcome coffee",
        "\x1b[1;31mremoved\x1b[0m",
        "\x1b[1;33m~\x1b[0m 17:00–18:00  \x1b[35m◇\x1b[0m Side events",
        "\x1b[1mmoved\x1b[0m          15 min later, was \x1b[2;9m16:45–17:45\x1b[0m",
        "\x1b[1;32m+\x1b[0m 18:30–20:00",
        "\x1b[1;32madded\x1b[0m",
    ):
        assert words in shown.stdout


@pytest.mark.usefixtures("look_files")
def test_another_zone_stands_beside_the_venue_s(atip: Tool) -> None:
    shown = atip("diff", "draft.json", "agenda.json", "--tz", "Asia/Tokyo", terminal=True)
    assert LOOK_TOKYO in plain(shown)


@pytest.mark.usefixtures("look_files")
def test_exits_0_on_the_same_and_1_on_another_agenda(atip: Tool) -> None:
    assert atip("diff", "draft.json", "draft.json").exit_code == 0
    assert atip("diff", "draft.json", "agenda.json").exit_code == 1
    assert atip("diff", "draft.json", "agenda.json", "--json").exit_code == 1
    assert atip("diff", "draft.json", "agenda.json", "--md").exit_code == 1


@pytest.mark.usefixtures("look_files")
@pytest.mark.parametrize("extra", [[], ["--md"]])
def test_no_difference_is_a_sentence(atip: Tool, extra: list[str]) -> None:
    seen = atip("diff", "draft.json", *extra, terminal=True)
    assert (seen.stdout, seen.stderr) == ("No difference.\n", "")
    piped = atip("diff", "draft.json", *extra)
    assert (piped.stdout, piped.stderr) == ("", "No difference.\n")


@pytest.mark.usefixtures("look_files")
def test_no_difference_as_json_holds_nothing(atip: Tool) -> None:
    assert atip("diff", "draft.json", "--json").json == {
        "conference": [],
        "added": [],
        "removed": [],
        "changed": [],
    }


@pytest.mark.usefixtures("look_files")
def test_the_newer_one_is_the_agenda_in_use(atip: Tool) -> None:
    variables = {"ATIP_AGENDA_FILE": "agenda.json"}
    named = atip("diff", "draft.json", "agenda.json").stdout
    assert atip("diff", "draft.json", "--agenda", "agenda.json").stdout == named
    assert atip("diff", "draft.json", variables=variables).stdout == named
    # The call goes before the environment.
    assert atip("diff", "draft.json", "draft.json", variables=variables).exit_code == 0


@pytest.mark.usefixtures("look_files")
def test_either_may_come_from_standard_input(atip: Tool) -> None:
    draft = Path("draft.json").read_bytes()
    named = atip("diff", "draft.json", "agenda.json").stdout
    assert atip("diff", "-", "agenda.json", stdin=draft).stdout == named
    back = atip("diff", "agenda.json", "draft.json").stdout
    assert atip("diff", "agenda.json", "-", stdin=draft).stdout == back
    assert atip("diff", "agenda.json", "--agenda", "-", stdin=draft).stdout == back


@pytest.mark.usefixtures("look_files")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("", "missing argument “OLD”; see atip-agenda diff --help"),
        ("- -", "OLD and NEW cannot both be standard input; name a file for one of them"),
        ("- --agenda -", "OLD and NEW cannot both be standard input; name a file for one of them"),
        (
            "draft.json agenda.json --agenda a",
            "NEW and --agenda exclude each other; give one of them",
        ),
        ("draft.json --md --json", "--md and --json exclude each other; give one of them"),
        ("absent.json", "absent.json: no such file"),
        ("draft.json absent.json", "absent.json: no such file"),
        (
            "draft.json agenda.json a",
            "diff: unexpected argument “a”; see atip-agenda diff --help",
        ),
    ],
)
def test_a_mistake_in_the_call_is_one_sentence_and_exit_2(atip: Tool, call: str, said: str) -> None:
    outcome = atip("diff", *call.split())
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"atip-agenda: {said}.\n"


def test_a_faulty_older_agenda_is_named(atip: Tool, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text("{}", encoding="utf-8")
    outcome = atip("diff", str(path))
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith(f"atip-agenda: {path} cannot be used: version: ")


@pytest.mark.usefixtures("look_files")
def test_a_pipe_has_one_difference_a_line(atip: Tool) -> None:
    conference = "26th Conference of the Alliance against Trafficking in Persons"
    panel = "Panel 3: Charting the Way Forward: Turning"
    assert atip("diff", "draft.json", "agenda.json").records == [
        ["changed", "", conference, "status", "draft", "provisional"],
        ["changed", "", conference, "revision", "0", "1"],
        ["removed", "welcome-coffee", "Welcome coffee", "", "", ""],
        [
            *("changed", "side-events-1", "Side events (Mon 17:00)", "start"),
            *(f"{MONDAY}16:45+02:00", f"{MONDAY}17:00+02:00"),
        ],
        [
            *("changed", "side-events-1", "Side events (Mon 17:00)", "end"),
            *(f"{MONDAY}17:45+02:00", f"{MONDAY}18:00+02:00"),
        ],
        ["added", "reception", "Reception", "", "", ""],
        [
            *("changed", "panel-3", f"{panel} Commitments into Action", "title"),
            *(f"{panel} Insight into Impact", f"{panel} Commitments into Action"),
        ],
        [
            *("changed", "closing", "Closing session", "end"),
            *(f"{TUESDAY}17:15+02:00", f"{TUESDAY}17:30+02:00"),
        ],
    ]


@pytest.mark.usefixtures("look_files")
def test_json_has_the_shape_of_the_design(atip: Tool) -> None:
    found = atip("diff", "draft.json", "agenda.json", "--json", "--tz", "UTC").json
    assert found["conference"] == [
        {"field": "status", "old": "draft", "new": "provisional"},
        {"field": "revision", "old": 0, "new": 1},
    ]
    assert [one["id"] for one in found["added"]] == ["reception"]
    assert found["added"][0]["start"] == f"{MONDAY}16:30:00+00:00"
    assert [one["id"] for one in found["removed"]] == ["welcome-coffee"]
    assert found["changed"][0] == {
        "id": "side-events-1",
        "old_id": "side-events-1",
        "changes": [
            {
                "field": "start",
                "old": f"{MONDAY}14:45:00+00:00",
                "new": f"{MONDAY}15:00:00+00:00",
            },
            {"field": "end", "old": f"{MONDAY}15:45:00+00:00", "new": f"{MONDAY}16:00:00+00:00"},
        ],
    }


@given(versions())
def test_the_json_makes_the_new_sessions_of_the_old(pair: tuple[Agenda, Agenda]) -> None:
    old, new = pair
    view = View(new, "new.json", ZoneInfo("Asia/Tokyo"), MONDAY_AFTERNOON, Page(80))
    found = Comparison(old, "old.json", differences_between(old, new)).document(view)
    document = json.loads(jsonout.encoded(found, "utf-8"))
    sessions = {one.id: fields(jsonout.session_object(one, view)) for one in old.sessions}
    for one in document["removed"]:
        assert sessions.pop(one["id"]) == fields(one)
    changed = [(sessions.pop(one["old_id"]), one) for one in document["changed"]]
    for session, one in changed:
        session |= {change["field"]: change["new"] for change in one["changes"]}
        sessions[one["id"]] = session
    sessions |= {one["id"]: fields(one) for one in document["added"]}
    expected = {one.id: fields(jsonout.session_object(one, view)) for one in new.sessions}
    assert sessions == expected


def fields(session: dict[str, Any]) -> dict[str, Any]:
    """A session of the JSON by its own fields, as JSON has them."""
    plain_json: dict[str, Any] = json.loads(json.dumps(session))
    return {field: plain_json[field] for field in Session.model_fields}


NOTE = """\
# 26th Conference of the Alliance against Trafficking in Persons: what has changed

1 added, 1 removed, 3 changed; times in Vienna (CEST, UTC+2).

## The conference

- status: draft → **provisional**
- revision: 0 → **1**

## Monday 20 April 2026

- 13:00–13:30 **Welcome coffee** – removed
- 17:00–18:00 **Side events** – moved 15 min later, was 16:45–17:45
- 18:30–20:00 **Reception** – added

## Tuesday 21 April 2026

- 15:00–17:00 **Panel 3: Charting the Way Forward: Turning Commitments into Action** – retitled, \
was “Panel 3: Charting the Way Forward: Turning Insight into Impact”
- 17:00–17:30 **Closing session** – longer by 15 min, was 17:00–17:15
"""


@pytest.mark.usefixtures("look_files")
@pytest.mark.parametrize("terminal", [False, True])
def test_a_note_for_an_e_mail(atip: Tool, *, terminal: bool) -> None:
    shown = atip("diff", "draft.json", "agenda.json", "--md", terminal=terminal)
    assert shown.stdout == NOTE


@pytest.mark.usefixtures("look_files")
def test_a_note_names_both_zones(atip: Tool) -> None:
    shown = atip("diff", "draft.json", "agenda.json", "--md", "--tz", "Asia/Tokyo")
    assert "changed; times in Tokyo (JST, UTC+9), beside Vienna (CEST, UTC+2).\n" in shown.stdout
    assert "- 01:30–03:00 (18:30–20:00 Vienna) **Reception** – added\n" in shown.stdout


def test_a_note_lists_what_happened_and_obeys_no_markdown(atip: Tool, file_of: FileOf) -> None:
    one = {"start": f"{MONDAY}10:00", "end": f"{MONDAY}11:00", "title": "*A* [link](x)"}
    old = file_of({**one, "id": "a", "description": "The old words."}, name="old.json")
    new = file_of(
        {**one, "id": "a", "description": "The <b> words.", "room": "R_1", "url": "http://a/b_c"},
        {"start": f"{MONDAY}12:00", "title": "#2", "id": "b", "room": "Foyer", "speakers": ["Jo"]},
    )
    shown = atip("diff", old, new, "--md").stdout
    assert shown.endswith(
        "\n- 10:00–11:00 **\\*A\\* \\[link](x)**\n"
        "  - room: none → **R_1**\n"
        "  - rewritten: The ~~old~~ **\\<b>** words.\n"
        "  - link: none → **http://a/b_c**\n"
        "- 12:00–… **#2** – added (Foyer · Jo)\n"
    )


SESSION = {
    "id": "s",
    "title": "A talk",
    "start": f"{MONDAY}10:00",
    "end": f"{MONDAY}11:00",
    "room": "Room 1",
}
# A difference, its text in the slot and its text beside it.
SAYINGS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (
        {},
        {"start": f"{MONDAY}10:15", "end": f"{MONDAY}11:15"},
        "moved 15 min later, was 10:00–11:00",
    ),
    (
        {},
        {"start": f"{MONDAY}08:30", "end": f"{MONDAY}09:30"},
        "moved 1 h 30 min earlier, was 10:00–11:00",
    ),
    (
        {},
        {"start": f"{TUESDAY}10:00", "end": f"{TUESDAY}11:00"},
        "moved 1 day later, was Mon 10:00–11:00",
    ),
    (
        {},
        {"start": f"{TUESDAY}11:30", "end": f"{TUESDAY}12:00"},
        "moved 1 day 1 h 30 min later, was Mon 10:00–11:00 | shorter by 30 min",
    ),
    ({}, {"end": f"{MONDAY}12:00"}, "longer by 1 h, was 10:00–11:00"),
    ({}, {"end": f"{MONDAY}10:30"}, "shorter by 30 min, was 10:00–11:00"),
    ({}, {"end": None}, "open end was 10:00–11:00"),
    ({"end": None}, {}, "end set was 10:00–…"),
    (
        {},
        {"start": f"{MONDAY}10:30", "end": None},
        "open end | moved 30 min later, was 10:00–11:00",
    ),
    ({"end": None}, {"start": f"{MONDAY}10:30", "end": None}, "moved 30 min later, was 10:00–…"),
    ({}, {"status": "cancelled"}, "cancelled"),
    ({"status": "cancelled"}, {}, "reinstated"),
    ({"status": "cancelled"}, {"status": "tentative"}, "reinstated as tentative"),
    ({}, {"status": "tentative"}, "tentative"),
    ({"status": "tentative"}, {}, "confirmed"),
    (
        {"status": "tentative"},
        {"status": "tentative", "kind": "a-b"},
        "tentative | kind panel → a b",
    ),
    ({}, {"room": "Room 2"}, "other room Room 1 → Room 2"),
    ({}, {"room": None}, "room Room 1 → none"),
    ({}, {"room": ""}, "room Room 1 → “”"),
    ({"room": None}, {"room": "none"}, "room “none” → “none”"),
    ({}, {"title": "A long talk"}, "retitled"),
    ({}, {"title": "A  talk"}, "retitled the same words, spaced otherwise"),
    ({}, {"description": "Two words."}, "description {+Two words.+}"),
    ({"description": "Two words."}, {}, "description [-Two words.-]"),
    (
        {"description": "Two words."},
        {"description": "Three words."},
        "rewritten [-Two-] {+Three+} words.",
    ),
    (
        {"description": "Two words."},
        {"description": "Two\n\nwords."},
        "rewritten the same words, spaced otherwise",
    ),
    ({}, {"busy": False}, "not busy counts in no clash"),
    ({"busy": False}, {}, "busy counts in clashes"),
    (
        {"speakers": ["Jane", "John"]},
        {"speakers": ["Jane", "Max"]},
        "speakers Jane · [-John-] · {+Max+}",
    ),
    ({}, {"track": "A"}, "track none → A"),
    ({"language": "en"}, {"language": "fr"}, "language en → fr"),
    ({}, {"url": "http://a"}, "link none → http://a"),
    ({}, {"links": [{"title": "Slides", "url": "x"}]}, "links {+Slides: x+}"),
    ({"uid": "u"}, {"uid": "u", "id": "t"}, "id s → t"),
    ({}, {"uid": "u"}, "uid none → u"),
]


@pytest.mark.parametrize(("before", "after", "expected"), SAYINGS)
def test_each_difference_is_said_in_plain_words(
    atip: Tool, file_of: FileOf, before: dict[str, Any], after: dict[str, Any], expected: str
) -> None:
    old = file_of(SESSION | before, name="old.json")
    shown = atip("diff", old, file_of(SESSION | after), terminal=True)
    assert shown.exit_code == 1
    _, _, rows = plain(shown).partition("April 2026\n")
    first, *others = rows.splitlines()
    assert first.startswith("~ ")
    assert " | ".join(" ".join(line.split()) for line in others) == expected


def test_every_field_of_a_session_is_said() -> None:
    texts = " ".join(str(after) for _, after, _ in SAYINGS)
    assert not {field for field in Session.model_fields if f"'{field}'" not in texts}


def test_a_cancelled_session_is_struck_through(atip: Tool, file_of: FileOf) -> None:
    old = file_of(SESSION, name="old.json")
    shown = atip("diff", old, file_of(SESSION | {"status": "cancelled"}), terminal=True, color=True)
    assert "\x1b[1;33m~\x1b[0m \x1b[2;9m10:00–11:00\x1b[0m" in shown.stdout
    assert "\x1b[1;31mcancelled\x1b[0m" in shown.stdout


CONFERENCE_FACTS: list[tuple[dict[str, Any], str]] = [
    ({"title": "A summit"}, "title A [-conference-] {+summit+}"),
    ({"title": "A  conference"}, "title A conference | the same words, spaced otherwise"),
    ({"theme": "New"}, "theme none → New"),
    ({"last_day": "2026-04-22"}, "last day Tuesday 21 April 2026 → Wednesday 22 April 2026"),
    ({"timezone": "Europe/Berlin"}, "timezone Europe/Vienna → Europe/Berlin"),
    ({"url": "http://a"}, "link none → http://a"),
    ({"day_change": "05:00"}, "day change 00:00 → 05:00"),
    ({"updated": f"{MONDAY}10:00"}, "updated none → Monday 20 April 2026, 10:00"),
    ({"notes": ["A note."]}, "notes {+A note.+}"),
]


@pytest.mark.parametrize(("after", "expected"), CONFERENCE_FACTS)
def test_each_fact_of_the_conference_is_said(
    atip: Tool, file_of: FileOf, after: dict[str, Any], expected: str
) -> None:
    old = file_of(SESSION, name="old.json")
    shown = plain(atip("diff", old, file_of(SESSION, **after), terminal=True))
    head, _, rows = shown.partition("\n\nThe conference\n")
    assert " ".join(head.split()).endswith(": no session changed")
    assert rows.startswith("~ ")
    assert " | ".join(" ".join(line.split()) for line in rows[2:].splitlines()) == expected


def test_a_title_that_occurs_twice_is_told_apart_in_a_pipe(atip: Tool, file_of: FileOf) -> None:
    lunch = {"title": "Lunch", "start": f"{MONDAY}12:00"}
    other = {"title": "Lunch", "start": f"{TUESDAY}12:00"}
    old = file_of(lunch, other, name="old.json")
    records = atip("diff", old, file_of(lunch)).records
    assert records == [["removed", "s1", "Lunch (Tue 12:00)", "", "", ""]]


def test_a_removed_session_of_a_kind_that_is_no_more_has_its_symbol(
    atip: Tool, file_of: FileOf
) -> None:
    talk = {"id": "talk", "kind": "talk", "start": f"{MONDAY}10:00", "title": "A talk"}
    workshop = {"id": "w", "kind": "workshop", "start": f"{MONDAY}09:00", "title": "Hands on"}
    shown = atip("diff", file_of(talk, workshop, name="old.json"), file_of(talk), terminal=True)
    assert "− 09:00–…      ● Hands on" in plain(shown)


def test_over_days_the_clocks_of_the_zone_count() -> None:
    """The night on which the clocks change counts as one day."""
    vienna = ZoneInfo("Europe/Vienna")
    saturday = dt.datetime(2026, 3, 28, 10, tzinfo=vienna).astimezone(dt.UTC)
    sunday = dt.datetime(2026, 3, 29, 10, tzinfo=vienna).astimezone(dt.UTC)
    assert sunday - saturday == dt.timedelta(hours=23)
    assert apart(saturday, sunday, vienna) == "1 day later"
    assert apart(sunday, saturday, vienna) == "1 day earlier"
    early, late = (dt.datetime(2026, 3, 29, hour, tzinfo=dt.UTC) for hour in (0, 2))
    assert apart(early, late, vienna) == "2 h later"


def test_on_a_wide_page_prose_takes_no_more_than_eighty_cells(atip: Tool, file_of: FileOf) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    old = file_of(SESSION, name="old.json")
    new = file_of(SESSION | {"description": words})
    rows = plain(atip("diff", old, new, terminal=True, columns=200)).splitlines()
    assert 80 < max(len(row) for row in rows if "word" in row) <= 17 + 80
