"""The shapes of all JSON answers: keys in order, types, zones and null."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from answer_schemas import (
    CLASHES,
    CONFERENCE,
    HITS,
    MOMENT,
    SESSION,
    SESSIONS,
    SLOTS,
    SUGGESTIONS,
    WHOLE,
    Schema,
    listing,
    validate,
)
from calls import typed
from conftest import AGENDA_FILE, Tool

ZONES = ["Europe/Vienna", "Asia/Tokyo", "America/St_Johns", "UTC"]

FULL_SESSION = {
    "id": "talk",
    "uid": "talk@example.org",
    "kind": "talk",
    "title": "A talk",
    "start": "2026-04-20T22:00",
    "end": "2026-04-21T01:00",
    "status": "tentative",
    "busy": False,
    "room": "Orangerie",
    "track": "Finance",
    "language": "fr",
    "speakers": ["Jane Doe", "Ada Lovelace"],
    "url": "https://example.org/talk",
    "links": [{"title": "Slides", "url": "https://example.org/slides"}],
    "description": "One.\n\nTwo.",
}


ANSWERS: list[tuple[tuple[str, ...], Schema]] = [
    (("list",), SESSIONS),
    (("list", "monday", "--kind", "panel"), SESSIONS),
    (("show",), SESSIONS),
    (("show", "lunch", "panel 1"), SESSIONS),
    (("next",), SESSIONS),
    (("next", "4"), SESSIONS),
    (("print",), SESSIONS),
    (("info",), CONFERENCE),
    (("now",), MOMENT),
    (("at", "tue 10:05"), listing(MOMENT)),
    (("search", "victim"), HITS),
    (("clashes",), CLASHES),
    (("clashes", "--all", "--margin", "20"), CLASHES),
    (("clashes", "--event", "mon 16:00-17:00"), CLASHES),
    (("clashes", "--suggest", "--all", "--margin", "20"), SUGGESTIONS),
    (("clashes", "--suggest", "--event", "mon 16:00-17:00"), SUGGESTIONS),
    (("free",), SLOTS),
    (("free", "--for", "180"), SLOTS),
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("arguments", "schema"), ANSWERS, ids=typed)
def test_an_answer_has_its_shape_in_every_zone(
    atip: Tool, arguments: tuple[str, ...], schema: Schema, zone: str
) -> None:
    outcome = atip(*arguments, "--json", "--tz", zone)
    assert outcome.exit_code in {0, 1}, outcome.stderr
    validate(outcome.json, schema, zone)


@pytest.mark.parametrize(("arguments", "schema"), ANSWERS, ids=typed)
def test_an_answer_about_a_session_with_every_field_has_its_shape(
    atip: Tool, file_of: Callable[..., str], arguments: tuple[str, ...], schema: Schema
) -> None:
    file = file_of(
        {**FULL_SESSION, "id": "panel-1", "kind": "panel", "description": "A victim."},
        {**FULL_SESSION, "id": "lunch", "kind": "side-event", "start": "2026-04-20T15:00"},
        theme="Theme",
        url="https://example.org",
    )
    outcome = atip(*arguments, "--json", "--agenda", file)
    assert outcome.exit_code in {0, 1}, outcome.stderr
    validate(outcome.json, schema, "Europe/Vienna")


def test_the_schemas_know_what_is_wrong(atip: Tool) -> None:
    """Each wrong value is refused."""
    (lunch,) = atip("show", "lunch", "--json").json
    validate(lunch, SESSION, "Europe/Vienna")
    wrong: list[dict[str, Any]] = [
        dict(reversed(lunch.items())),
        lunch | {"more": 1},
        {key: value for key, value in lunch.items() if key != "url"},
        lunch | {"busy": 1},
        lunch | {"start": "2026-04-21T12:15"},
        lunch | {"start": "2026-04-21T19:15:00+09:00"},
        lunch | {"day": "Tuesday"},
        lunch | {"speakers": None},
    ]
    for one in wrong:
        with pytest.raises(jsonschema.ValidationError):
            validate(one, SESSION, "Europe/Vienna")
    for value in (1.0, True, "1"):
        with pytest.raises(jsonschema.ValidationError):
            validate(value, WHOLE, "Europe/Vienna")


# Sessions


def test_what_a_session_lacks_is_null_or_an_empty_list(atip: Tool) -> None:
    assert atip("show", "lunch", "--json").json == [
        {
            "id": "lunch",
            "uid": None,
            "kind": "break",
            "title": "Lunch",
            "start": "2026-04-21T12:15:00+02:00",
            "end": "2026-04-21T13:45:00+02:00",
            "open_ended": False,
            "day": "2026-04-21",
            "status": "confirmed",
            "busy": True,
            "room": None,
            "track": None,
            "language": None,
            "speakers": [],
            "url": None,
            "links": [],
            "description": None,
        }
    ]


def test_what_a_session_has_comes_back_as_it_was_written(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    (talk,) = atip("list", "--json", "--agenda", file_of(FULL_SESSION)).json
    times = {
        "start": "2026-04-20T22:00:00+02:00",
        "end": "2026-04-21T01:00:00+02:00",
        "open_ended": False,
        "day": "2026-04-20",
    }
    assert talk == {**FULL_SESSION, **times}


def test_an_open_end_is_null_and_says_so(atip: Tool) -> None:
    (registration,) = atip("show", "registration", "--json").json
    assert registration["end"] is None
    assert registration["open_ended"] is True


def test_the_day_is_the_conference_s_whatever_the_zone(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"id": "evening", "start": "2026-04-20T23:00"},
        {"id": "night", "start": "2026-04-21T01:00"},
        {"id": "morning", "start": "2026-04-21T05:00"},
        day_change="05:00",
    )
    for zone in ("Europe/Vienna", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        answer = atip("list", "--json", "--agenda", file, "--tz", zone).json
        assert [one["day"] for one in answer] == ["2026-04-20", "2026-04-20", "2026-04-21"]


def test_times_across_the_autumn_hour_have_their_own_offsets(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"start": "2026-10-25T01:30", "end": "2026-10-25T03:30"},
        first_day="2026-10-25",
        last_day="2026-10-25",
    )
    answer = atip("now", "--json", "--agenda", file, now="2026-10-25T02:30+02:00").json
    (night,) = answer["running"]
    assert (night["start"], night["end"]) == (
        "2026-10-25T01:30:00+02:00",
        "2026-10-25T03:30:00+01:00",
    )
    assert night["minutes_left"] == 120


# info


def test_info_holds_the_conference_as_its_file_has_it(atip: Tool) -> None:
    written = json.loads(AGENDA_FILE.read_bytes())
    assert atip("info", "--json").json == {
        **written["conference"],
        "file": "the agenda in the package",
        "days": ["2026-04-20", "2026-04-21"],
        "sessions": 11,
    }


def test_info_fills_in_what_a_file_leaves_out(atip: Tool, file_of: Callable[..., str]) -> None:
    answer = atip("info", "--json", "--agenda", file_of()).json
    absent = {
        key: answer[key] for key in ("theme", "venue", "online", "url", "language", "updated")
    }
    assert set(absent.values()) == {None}
    assert (answer["day_change"], answer["revision"], answer["notes"]) == ("00:00", 0, [])
    assert answer["sessions"] == 0


# now, at


@pytest.mark.parametrize(
    ("now", "left", "to_next"),
    [
        ("2026-04-20T15:45+02:00", 45, 60),
        ("2026-04-20T15:44:59+02:00", 46, 61),
        ("2026-04-20T15:45:01+02:00", 45, 60),
        ("2026-04-20T16:29:59+02:00", 1, 16),
        ("2026-04-20T16:29:59.999+02:00", 1, 16),
        ("2026-04-20T14:30+02:00", 120, 135),
    ],
)
def test_minutes_are_whole_and_rounded_up(atip: Tool, now: str, left: int, to_next: int) -> None:
    answer = atip("now", "--json", now=now).json
    assert answer["running"][0]["minutes_left"] == left
    assert answer["minutes_to_next"] == to_next


def test_bounded_sessions_come_before_open_ended_ones_whose_minutes_are_null(atip: Tool) -> None:
    running = atip("now", "--json").json["running"]
    assert [(one["id"], one["minutes_left"]) for one in running] == [
        ("panel-1", 45),
        ("registration", None),
    ]


def test_with_nothing_to_come_there_are_no_minutes_to_it(atip: Tool) -> None:
    answer = atip("now", "--json", now="2026-04-21T18:00+02:00").json
    assert answer == {
        "at": "2026-04-21T18:00:00+02:00",
        "timezone": "Europe/Vienna",
        "state": "after",
        "running": [],
        "next": [],
        "minutes_to_next": None,
    }


def test_timezone_is_the_zone_shown(atip: Tool) -> None:
    """Not the one in which the moment was asked."""
    (asked,) = atip("at", "mon 09:00 America/New_York", "--json", "--tz", "Asia/Tokyo").json
    assert (asked["at"], asked["timezone"]) == ("2026-04-20T22:00:00+09:00", "Asia/Tokyo")


def test_at_is_a_list_also_of_one_moment(atip: Tool) -> None:
    assert len(atip("at", "mon 15:00", "--json").json) == 1
    assert len(atip("at", "15:00", "--json", now="2026-04-10T12:00+02:00").json) == 2


# search


def test_a_match_is_the_exact_text_and_its_place_in_the_field(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {
            "start": "2026-04-20T10:00",
            "title": "Victims first",
            "speakers": ["Jane Doe", "Vic Tim, victim"],
            "description": "A naïve 👩‍👩‍👧 line\nand a victim’s own words.",
        }
    )
    (found,) = atip("search", "victim", "--json", "--agenda", file).json
    values = {
        "title": found["title"],
        "description": found["description"],
        "speakers[1]": found["speakers"][1],
    }
    assert {match["field"] for match in found["matches"]} == set(values)
    for match in found["matches"]:
        assert values[match["field"]][match["start"] : match["end"]] == match["text"]
    assert [match["text"] for match in found["matches"] if match["field"] == "title"] == ["Victims"]


def test_search_without_a_hit_is_an_empty_list(atip: Tool) -> None:
    outcome = atip("search", "persecutors", "--json")
    assert (outcome.exit_code, outcome.json) == (1, [])


# clashes


def clash_of(answer: Any) -> tuple[object, ...]:
    (clash,) = answer["clashes"]
    keys = ("type", "start", "end", "minutes")
    return (*(clash[key] for key in keys), clash["first"]["id"], clash["second"]["id"])


def test_an_overlap_is_what_both_share_the_side_event_first(atip: Tool) -> None:
    answer = atip("clashes", "--event", "mon 14:00-15:00 Ours", "--json").json
    assert clash_of(answer) == (
        "overlap",
        "2026-04-20T14:30:00+02:00",
        "2026-04-20T15:00:00+02:00",
        30,
        "your-event",
        "panel-1",
    )


def test_a_tight_clash_is_the_gap(atip: Tool) -> None:
    answer = atip("clashes", "monday", "--margin", "20", "--json").json
    assert clash_of(answer) == (
        "tight",
        "2026-04-20T16:30:00+02:00",
        "2026-04-20T16:45:00+02:00",
        15,
        "side-events-1",
        "panel-1",
    )


@pytest.mark.parametrize(
    ("arguments", "first", "second"),
    [
        (["--between", "panel", "registration"], "panel-1", "registration"),
        (["--between", "registration", "panel"], "registration", "panel-1"),
    ],
    ids=typed,
)
def test_between_gives_its_kinds_in_the_order_asked(
    atip: Tool, arguments: list[str], first: str, second: str
) -> None:
    assert clash_of(atip("clashes", *arguments, "--json").json)[-2:] == (first, second)


def test_all_gives_each_pair_in_listing_order(atip: Tool) -> None:
    found = atip("clashes", "--all", "--json").json["clashes"]
    order = [one["id"] for one in atip("list", "--json").json]
    places = [(order.index(one["first"]["id"]), order.index(one["second"]["id"])) for one in found]
    assert places == [(0, 1), (0, 2), (0, 3), (0, 4)]


def test_an_event_of_one_s_own_is_a_side_event(atip: Tool) -> None:
    (clash,) = atip("clashes", "--event", "mon 16:00-17:00 Ours", "--json").json["clashes"]
    own = clash["first"]
    assert (own["kind"], own["title"], own["day"]) == ("side-event", "Ours", "2026-04-20")
    assert (own["start"], own["end"]) == ("2026-04-20T16:00:00+02:00", "2026-04-20T17:00:00+02:00")


def test_no_clash_is_an_empty_list(atip: Tool) -> None:
    assert atip("clashes", "--json").json == {"clashes": []}


# The text


@pytest.mark.parametrize("arguments", [answer[0] for answer in ANSWERS], ids=typed)
def test_json_is_one_document_and_a_line_end(atip: Tool, arguments: tuple[str, ...]) -> None:
    outcome = atip(*arguments, "--json")
    assert outcome.stdout.endswith(("]\n", "}\n"))
    assert json.loads(outcome.stdout) == outcome.json
    assert outcome.stderr == ""


HOSTILE = "\x1b[31m \x9b31m \u202eleft\u2066 \x00 \u2028 [red]x[/red] \U0001f469 \x7f\ttab\nline"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_hostile_text_is_escaped_and_nothing_is_lost(
    atip: Tool, file_of: Callable[..., str], encoding: str
) -> None:
    file = file_of({"start": "2026-04-20T10:00", "title": HOSTILE, "description": HOSTILE})
    outcome = atip("list", "--json", "--agenda", file, encoding=encoding)
    (found,) = outcome.json
    assert (found["title"], found["description"]) == (HOSTILE, HOSTILE)
    for character in "\x1b\x9b\u202e\u2066\x00\u2028\x7f\t":
        assert character not in outcome.stdout
    if encoding != "utf-8":
        assert outcome.stdout.isascii()


def test_suggestions_are_the_slots_before_and_after(atip: Tool) -> None:
    call = ("clashes", "--event", "mon 16:00-17:00 Ours", "--suggest", "--json")
    outcome = atip(*call, now="2026-04-20T12:00+02:00")
    (clash,) = outcome.json["clashes"]
    assert clash["suggestions"] == {
        "earlier": {
            "start": "2026-04-20T12:30:00+02:00",
            "end": "2026-04-20T13:30:00+02:00",
            "minutes": 60,
        },
        "later": {
            "start": "2026-04-20T16:30:00+02:00",
            "end": "2026-04-20T17:30:00+02:00",
            "minutes": 60,
        },
    }


def test_a_suggestion_is_null_where_nothing_is_free(atip: Tool) -> None:
    call = ("clashes", "--event", "mon 12:00-16:00 Ours", "--suggest", "--json")
    outcome = atip(*call, now="2026-04-20T08:00+02:00")
    (clash,) = outcome.json["clashes"]
    assert clash["suggestions"]["earlier"] is None
    assert clash["suggestions"]["later"]["start"] == "2026-04-20T16:30:00+02:00"


# free


def test_free_names_by_id_what_runs_during_a_slot(atip: Tool) -> None:
    first, second = atip("free", "monday", "--past", "--json", "--tz", "Asia/Tokyo").json
    assert first == {
        "start": "2026-04-20T18:30:00+09:00",
        "end": "2026-04-20T20:30:00+09:00",
        "minutes": 120,
        "during": ["registration", "welcome-coffee"],
    }
    assert second["during"] == ["registration", "side-events-1"]
    assert second["minutes"] == 75


def test_a_slot_is_never_said_to_be_longer_than_it_is(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(
        {"kind": "break", "start": "2026-04-20T10:00", "end": "2026-04-20T12:00"},
        {"start": "2026-04-20T10:30:59", "end": "2026-04-20T12:00"},
    )
    call = ("free", "--past", "--json", "--agenda", file)
    (slot,) = atip(*call, "--for", "30").json
    assert slot["minutes"] == 30
    assert atip(*call, "--for", "31").json == []
