"""`check`: every fault of a file with its place, for people and for scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.cli.check import report_on
from atip_agenda.errors import Fault, UnusableAgendaError
from atip_agenda.loading import PACKAGED, Source
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from atip_agenda.schedule.check.file import Examined, examined, in_order
from atip_agenda.schedule.check.rules import doubts_in
from conftest import AGENDA_FILE, MONDAY_AFTERNOON, Builder, Tool
from faults import FAULTS
from look import drawn_screens
from strategies import agendas, odd_documents, written

MESSAGES = "It says that something is inferred. Once that is confirmed, delete the note."
FAULTY_SCREEN = """\
agenda.json: 2 errors, 2 warnings

× sessions[3].end  panel-1
  It ends at 13:30, an hour before it starts (14:30). Is 16:30 meant?

× sessions[8].id  side-events-2
  The id is taken by sessions[5]. Each session needs its own.

! sessions[6].description  panel-2
  This panel has no description.

! conference.status
  It still says draft, though the conference began on 20 April.
"""
SOUND: dict[str, Any] = {"revision": 1}


@pytest.fixture
def drawn_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write the conference's agenda with two errors and without its note."""
    data = json.loads(AGENDA_FILE.read_bytes())
    data["sessions"][3]["end"] = "2026-04-20T13:30"
    data["sessions"][8]["id"] = "side-events-2"
    del data["sessions"][6]["description"]
    del data["conference"]["notes"]
    (tmp_path / "agenda.json").write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "agenda.json"


@pytest.fixture
def named(
    file_of: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Write a small agenda into the current folder and return its name."""
    monkeypatch.chdir(tmp_path)
    return lambda *sessions, **fields: Path(file_of(*sessions, **{**SOUND, **fields})).name


def test_the_screen_is_as_it_was_approved(atip: Tool, drawn_file: str) -> None:
    outcome = atip("check", drawn_file, terminal=True)
    assert outcome.stdout == FAULTY_SCREEN
    assert (outcome.exit_code, outcome.stderr) == (1, "")
    drawings = [screen for call, screen in drawn_screens() if call.endswith("check agenda.json")]
    assert all(f"{drawing}\n" == FAULTY_SCREEN for drawing in drawings)


def test_a_wide_screen_shows_the_same(atip: Tool, drawn_file: str) -> None:
    screens = {
        atip("check", drawn_file, terminal=True, columns=columns).stdout for columns in (80, 120)
    }
    assert len(screens) == 1


def test_a_narrow_screen_wraps_and_keeps_every_id(atip: Tool, drawn_file: str) -> None:
    shown = atip("check", drawn_file, terminal=True, columns=30).stdout
    assert shown.splitlines()[:11] == [
        "agenda.json: 2 errors, 2",
        "warnings",
        "",
        "× sessions[3].end  panel-1",
        "  It ends at 13:30, an hour",
        "  before it starts (14:30). Is",
        "  16:30 meant?",
        "",
        "× sessions[8].id",
        "  side-events-2",
        "  The id is taken by",
    ]


def test_places_are_bold_ids_dim_and_signs_in_their_colours(atip: Tool, drawn_file: str) -> None:
    shown = atip("check", drawn_file, terminal=True, color=True).stdout
    assert "\x1b[1magenda.json\x1b[0m: 2 errors" in shown
    assert "\x1b[1;31m×\x1b[0m \x1b[1msessions[3].end\x1b[0m  \x1b[2mpanel-1\x1b[0m\n" in shown
    assert "\x1b[1;33m!\x1b[0m \x1b[1mconference.status\x1b[0m\n" in shown


def test_an_old_terminal_gets_signs_that_it_can_show(atip: Tool, drawn_file: str) -> None:
    shown = atip("check", drawn_file, terminal=True, encoding="ascii").stdout
    assert "\nx sessions[3].end" in shown


def test_a_pipe_gets_level_place_and_message(atip: Tool, drawn_file: str) -> None:
    records = atip("check", drawn_file).records
    assert records[0] == [
        "error",
        "sessions[3].end",
        "It ends at 13:30, an hour before it starts (14:30). Is 16:30 meant?",
    ]
    assert [record[:2] for record in records[1:]] == [
        ["error", "sessions[8].id"],
        ["warning", "sessions[6].description"],
        ["warning", "conference.status"],
    ]


def test_json_holds_the_same(atip: Tool, drawn_file: str) -> None:
    outcome = atip("check", drawn_file, "--json")
    assert outcome.json == {
        "file": "agenda.json",
        "errors": [
            {"where": where, "message": message}
            for level, where, message in atip("check", drawn_file).records
            if level == "error"
        ],
        "warnings": [
            {"where": where, "message": message}
            for level, where, message in atip("check", drawn_file).records
            if level == "warning"
        ],
    }
    assert outcome.exit_code == 1


def test_the_agenda_of_the_conference_has_two_warnings_and_exits_with_0(atip: Tool) -> None:
    """The conference runs on a draft, and its Tuesday is inferred."""
    outcome = atip("check", "--json")
    assert outcome.exit_code == 0
    assert outcome.json["file"] == PACKAGED
    assert outcome.json["errors"] == []
    places = [one["where"] for one in outcome.json["warnings"]]
    assert places == ["conference.status", "conference.notes[0]"]
    before = atip("check", "--json", now="2026-04-01T12:00+02:00").json["warnings"]
    assert before == [{"where": "conference.notes[0]", "message": MESSAGES}]
    shown = atip("check", terminal=True).stdout
    assert shown.startswith("The agenda in the package: 2 warnings\n")


def test_strict_makes_warnings_count(atip: Tool) -> None:
    assert atip("check", "--strict").exit_code == 1
    assert atip("check", "--strict").stdout == atip("check").stdout


def test_a_sound_file_is_said_to_be_sound(atip: Tool, named: Callable[..., str]) -> None:
    file = named()
    shown = atip("check", file, "--strict", terminal=True)
    assert (shown.exit_code, shown.stdout) == (0, "✓ other.json is sound.\n")
    piped = atip("check", file, "--strict")
    assert (piped.exit_code, piped.stdout, piped.stderr) == (0, "", "other.json is sound.\n")
    assert atip("check", file, "--json").json == {"file": file, "errors": [], "warnings": []}


def test_the_agenda_in_use_is_checked_where_no_file_is_named(
    atip: Tool, named: Callable[..., str]
) -> None:
    file = named()
    for outcome in (
        atip("check", "--agenda", file),
        atip("check", variables={"ATIP_AGENDA_FILE": file}),
        atip("check", file, variables={"ATIP_AGENDA_FILE": "absent.json"}),
    ):
        assert (outcome.exit_code, outcome.stderr) == (0, "other.json is sound.\n")


def test_standard_input_can_be_checked(atip: Tool, build: Builder) -> None:
    sound = atip("check", "-", stdin=json.dumps(build.data(**SOUND)).encode())
    assert (sound.exit_code, sound.stderr) == (0, "Standard input is sound.\n")
    assert atip("check", "-", stdin=b"").exit_code == 1


def test_several_files_come_one_after_the_other(atip: Tool, named: Callable[..., str]) -> None:
    a, b, c = named(name="a.json"), named(name="b.json"), named({"start": "x"}, name="c.json")
    assert atip("check", a, b).stderr == "a.json and b.json are sound.\n"

    outcome = atip("check", a, c, terminal=True)
    assert outcome.exit_code == 1
    assert outcome.stdout.startswith("✓ a.json is sound.\n\n\nc.json: 1 error\n\n× sessions[0]")

    piped = atip("check", a, c)
    assert [record[:2] for record in piped.records] == [["error", "c.json: sessions[0].start"]]
    assert piped.stderr == "a.json is sound.\n"

    documents = atip("check", a, c, "--json").json
    assert [one["file"] for one in documents] == [a, c]
    assert [len(one["errors"]) for one in documents] == [0, 1]


@pytest.mark.parametrize("extra", [[], ["--json"], ["--strict"]])
def test_a_file_that_cannot_be_read_is_a_mistake(
    atip: Tool, named: Callable[..., str], extra: list[str]
) -> None:
    for absent in ("absent.json", ".", "a\0b"):
        outcome = atip("check", named(), absent, *extra)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            ["a.json", "--agenda", "b.json"],
            "FILE and --agenda exclude each other; give one of them.",
        ),
        (["-", "a.json", "-"], "standard input can be read only once; name - once."),
    ],
)
def test_a_file_named_twice_over_is_a_mistake(atip: Tool, call: list[str], said: str) -> None:
    outcome = atip("check", *call)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"atip-agenda: {said}\n"


def test_a_file_that_cannot_be_parsed_has_an_error_with_line_and_column(atip: Tool) -> None:
    outcome = atip("check", "-", stdin=b'{"version": 1,\n  "conference": }')
    assert outcome.exit_code == 1
    assert outcome.records == [["error", "line 2, column 17", "Invalid JSON: a value is missing."]]


@pytest.mark.parametrize(
    ("data", "where", "said"),
    [
        (b"", "", "is empty"),
        (b"\xef\xbb\xbf\r\n", "", "is empty"),
        (b"[", "line 1, column 1", "ends too early"),
        (b'{"version": 1', "line 1, column 13", "ends too early"),
        (b'{"version" 1}', "line 1, column 12", "colon is missing"),
        (b'{"version": 1 "sessions": []}', "line 1, column 15", "comma is missing"),
        (b"[1 2]", "line 1, column 4", "comma is missing"),
        (b"{version: 1}", "line 1, column 2", "key in double quotes"),
        (b'{"a": tru}', "line 1, column 10", "true, false or null"),
        (b'{"version": 1,}', "line 1, column 15", "trailing comma"),
        (b"{}\n{}", "line 2, column 1", "more follows"),
        (b'{"a": "b\nc"}', "line 1, column 9", "line break"),
        (b'{"a": "\\x"}', "line 1, column 9", "backslash"),
        (b'{"a": "\\ud800"}', "line 1, column 14", "digits"),
        ('{"ä": "é" 1}'.encode(), "line 1, column 11", "comma is missing"),
        (b'\xef\xbb\xbf{"a" 1}', "line 1, column 6", "colon is missing"),
        (b'{"a":\n "\xc3\xa4\xe9"}', "line 2, column 4", "Save it as UTF-8"),
        (b"\xff\xfe{}", "line 1, column 1", "Save it as UTF-8"),
        (b"null", "", "object in { }"),
    ],
)
def test_a_place_in_the_text_counts_characters(data: bytes, where: str, said: str) -> None:
    found = examined(data)
    (error,) = found.errors
    assert error.where == where
    assert said in error.message
    assert found.agenda is None


def test_a_file_that_is_no_agenda_at_all_is_named_as_a_whole(atip: Tool) -> None:
    shown = atip("check", "-", stdin=b"[]", terminal=True).stdout
    assert shown == (
        "Standard input: 1 error\n\n× the whole file\n  It must be an object in { }.\n"
    )


def checked_after(*changes: Callable[[dict[str, Any]], Any]) -> Examined:
    """Examine the conference's agenda after changes."""
    data = json.loads(AGENDA_FILE.read_bytes())
    for change in changes:
        change(data)
    return examined(json.dumps(data).encode())


def places_of(found: Examined) -> list[str]:
    """The places of warnings in the valid part of a file."""
    assert found.agenda
    doubts = doubts_in(found.agenda, MONDAY_AFTERNOON, numbers=found.numbers, unsure=found.unsure)
    return [fault.where for fault in in_order([Fault(doubt.where, "") for doubt in doubts])]


def undescribed(data: dict[str, Any]) -> None:
    del data["sessions"][6]["description"]


WHOLE = ["sessions[6].description", "conference.status", "conference.notes[0]"]


@pytest.mark.parametrize(
    ("change", "places"),
    [
        # Faulty parts are left out, with all warnings that depend on them.
        (lambda data: data["sessions"][0].update(titel="x"), WHOLE),
        (lambda data: data["sessions"][6].update(titel="x"), WHOLE[1:]),
        (lambda data: data["sessions"][8].update(id="side-events-2"), WHOLE),
        (lambda data: data["conference"].update(theme=1), WHOLE),
        (lambda data: data["conference"].update(status="done"), [WHOLE[0], WHOLE[2]]),
        (lambda data: data["conference"].update(timezone="EST"), [WHOLE[0], WHOLE[2]]),
        (lambda data: data["conference"].update(last_day="2026-04-19"), WHOLE),
        (lambda data: data["conference"].update(first_day="x"), [WHOLE[0], WHOLE[2]]),
        (lambda data: data["conference"].update(notes="x"), WHOLE[:2]),
        (lambda data: data["conference"].pop("title"), WHOLE),
        (lambda data: data["conference"].update(titel="x"), WHOLE),
        (lambda data: data.update(conference=[]), WHOLE[:1]),
        (lambda data: data.pop("conference"), WHOLE[:1]),
        (lambda data: data.update(sesions=[]), WHOLE),
        (lambda data: data.update(sessions={}), WHOLE[1:]),
        (lambda data: data["sessions"].append(1), WHOLE),
    ],
)
def test_what_is_sound_of_a_faulty_file_is_checked_by_its_places(
    change: Callable[[dict[str, Any]], Any], places: list[str]
) -> None:
    found = checked_after(undescribed, change)
    assert found.errors
    assert places_of(found) == places


def test_a_reader_s_warnings_stand_beside_those_of_check(build: Builder) -> None:
    """A reader of another format passes on the agenda and its warnings."""
    data = build.data({"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"}, **SOUND)
    inferred = Fault("event 1", "It has no kind; panel is inferred.")
    report = report_on(Source("a.ics", data, (inferred,)), MONDAY_AFTERNOON)
    assert not report.errors
    assert [warning.where for warning in report.warnings] == ["sessions[0].description", "event 1"]


def test_a_revision_is_not_missed_where_a_format_has_none(build: Builder) -> None:
    data = build.data({"start": "2026-04-20T10:00", "end": "2026-04-20T11:00"}, status="final")
    for source, places in ((data, []), (json.dumps(data).encode(), ["conference.revision"])):
        report = report_on(Source("a", source), MONDAY_AFTERNOON)
        found = [one.where for one in report.warnings if one.where.startswith("conference")]
        assert found == places


def test_of_another_version_nothing_is_said_but_that() -> None:
    found = checked_after(undescribed, lambda data: data.update(version=2))
    assert [error.where for error in found.errors] == ["version"]
    assert found.agenda is None


def test_errors_stand_in_the_order_of_the_file() -> None:
    found = checked_after(
        lambda data: data["sessions"][5].update(id="panel-1"),
        lambda data: data["sessions"][4].update(title=""),
        lambda data: data["sessions"][10].update(title=""),
        lambda data: data["conference"].update(timezone="EST"),
        lambda data: data.update(sesions=[]),
    )
    assert [error.where for error in found.errors] == [
        "conference.timezone",
        "sesions",
        "sessions[4].title",
        "sessions[5].id",
        "sessions[10].title",
    ]


def test_a_place_and_an_id_of_a_stranger_s_are_shortened_on_a_screen(
    atip: Tool, build: Builder
) -> None:
    long = "x" * 100_000
    data = json.dumps(build.data({"start": "x", "id": long, long: 1})).encode()
    assert len(atip("check", "-", stdin=data, terminal=True).stdout) < 1000
    assert len(atip("check", "-", stdin=data).stdout) > 100_000


def test_a_key_that_stands_twice_in_an_object_is_a_warning(atip: Tool) -> None:
    """The parser silently keeps the last one, so the file loads."""
    text = AGENDA_FILE.read_text(encoding="utf-8")
    text = text.replace('"title": "Lunch"', '"title": "Dinner", "title": "x", "title": "Lunch"')
    text = text.replace('"status": "draft"', '"status": "odd", "status": "final"')
    text = text.replace('"version": 1', '"version": 2, "version": 1')
    outcome = atip("check", "-", stdin=text.encode())
    assert outcome.exit_code == 0
    said = "This key occurs {}, and only the last one counts. Keep one."
    assert outcome.records[:2] == [
        ["warning", "sessions[7].title", said.format("3 times")],
        ["warning", "conference.status", said.format("twice")],
    ]
    assert outcome.records[-1] == ["warning", "version", said.format("twice")]


def test_a_key_that_stands_twice_is_found_in_a_faulty_file_too(atip: Tool) -> None:
    text = AGENDA_FILE.read_text(encoding="utf-8").replace(
        '"title": "Lunch"', '"title": "Dinner", "title": ""'
    )
    places = [record[:2] for record in atip("check", "-", stdin=text.encode()).records]
    assert places[:2] == [["error", "sessions[7].title"], ["warning", "sessions[7].title"]]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("14:30", "13:30", "It ends at 13:30, an hour before it starts (14:30)."),
        ("14:30", "14:15", "It ends at 14:15, 15 min before it starts (14:30)."),
        # A twelve-hour clock was meant.
        ("14:30", "04:30", "It ends at 04:30, 10 h before it starts (14:30). Is 16:30 meant?"),
        (
            "12:00",
            "01:15",
            "It ends at 01:15, 10 h 45 min before it starts (12:00). Is 13:15 meant?",
        ),
        (
            "14:30",
            "02:30",
            "It ends at 02:30, 12 h before it starts (14:30). Is 2026-04-21T02:30 meant?",
        ),
        # The end has the date of the start.
        (
            "23:00",
            "01:00",
            "It ends at 01:00, 22 h before it starts (23:00). Is 2026-04-21T01:00 meant?",
        ),
        (
            "14:30",
            "02:31",
            "It ends at 02:31, 11 h 59 min before it starts (14:30). Is 14:31 meant?",
        ),
        # Seconds and dates are shown where they differ.
        ("14:30:30", "14:30", "It ends at 14:30:00, before it starts (14:30:30)."),
        (
            "14:30",
            "2026-04-19T15:30",
            "It ends at 2026-04-19 15:30, before it starts (2026-04-20 14:30).",
        ),
    ],
)
def test_an_end_before_its_start_is_said_with_what_may_be_meant(
    build: Builder, start: str, end: str, said: str
) -> None:
    end = end if "T" in end else f"2026-04-20T{end}"
    data = build.data({"start": f"2026-04-20T{start}", "end": end})
    (error,) = examined(json.dumps(data).encode()).errors
    assert error.message == said
    with pytest.raises(UnusableAgendaError) as caught:
        read_agenda(data)
    # Other commands state the fault without the question.
    assert "?" not in str(caught.value)
    assert str(caught.value).endswith(f"({start})") or "2026-04-19" in said


@pytest.mark.parametrize(
    ("start", "end", "others", "question"),
    [
        ("14:30", "13:30", ["11:00"], "Is 16:30 meant?"),
        ("14:30:00", "13:30:00", ["11:00"], "Is 16:30 meant?"),
        ("14:30", "13:30", ["11:00", "11:00"], "Is 16:30 meant?"),
        ("23:00", "13:00", ["23:00"], "Is 2026-04-21T13:00 meant?"),
        # Two wrong digits; two usual lengths; no other panel; an open-ended one.
        ("14:30", "13:40", ["11:00"], ""),
        ("14:30", "13:30", ["11:00", "11:30"], ""),
        ("14:30", "13:30", [], ""),
        ("14:30", "13:30", [None], ""),
        # A slip of twelve hours is the better guess.
        ("14:30", "04:30", ["11:30"], "Is 16:30 meant?"),
    ],
)
def test_one_digit_that_would_give_a_session_the_usual_length_of_its_kind_is_asked_about(
    build: Builder, start: str, end: str, others: list[str | None], question: str
) -> None:
    fine = [
        {"start": "2026-04-20T09:00", "end": other and f"2026-04-20T{other}"} for other in others
    ]
    longer = {"kind": "break", "start": "2026-04-20T09:00", "end": "2026-04-20T12:00"}
    data = build.data(
        {"start": f"2026-04-20T{start}", "end": f"2026-04-20T{end}"}, *fine, longer, title="A"
    )
    (error,) = examined(data).errors
    assert error.message.endswith(question or ").")


@pytest.mark.parametrize("sessions", [[], [1], [{"start": "x", "end": None}], {}])
def test_a_key_that_looks_like_the_place_of_an_end_is_a_key(sessions: object) -> None:
    places = [
        fault.where for fault in examined({"sessions[0].end": 1, "sessions": sessions}).errors
    ]
    assert "sessions[0].end" in places


def test_an_end_that_the_autumn_hour_makes_look_later_is_said_with_offsets(build: Builder) -> None:
    data = build.data({"start": "2026-10-25T02:30+01:00", "end": "2026-10-25T02:45+02:00"})
    (error,) = examined(json.dumps(data).encode()).errors
    assert error.message == (
        "It ends at 2026-10-25T02:45+02:00, before it starts (2026-10-25T02:30+01:00)."
    )


@st.composite
def odd_files(draw: st.DrawFn) -> bytes:
    """The bytes of an odd document, sometimes truncated."""
    written = json.dumps(draw(odd_documents())).encode()
    if draw(st.integers(0, 9)):
        return written
    return written[: draw(st.integers(0, len(written)))]


def loads(data: bytes) -> bool:
    """Whether the other commands can use these bytes."""
    try:
        read_agenda(data)
    except UnusableAgendaError:
        return False
    return True


@given(data=odd_files() | st.binary(max_size=50))
def test_a_file_has_no_error_exactly_if_it_loads(data: bytes) -> None:
    found = examined(data)
    assert loads(data) == (not found.errors)
    if found.agenda:
        places_of(found)


@given(agenda=agendas())
def test_an_agenda_that_loads_has_no_error(agenda: Agenda) -> None:
    found = examined(json.dumps(written(agenda)).encode())
    assert not found.errors
    assert found.agenda == agenda
    assert list(found.numbers) == list(range(len(agenda.sessions)))
    places_of(found)


@pytest.mark.parametrize(("change", "where", "said"), FAULTS)
def test_every_error_of_a_file_is_shown_by_its_place(
    atip: Tool, change: Callable[[dict[str, Any]], Any], where: str, said: str
) -> None:
    data = json.loads(AGENDA_FILE.read_bytes())
    change(data)
    outcome = atip("check", "-", stdin=json.dumps(data).encode())
    assert outcome.exit_code == 1
    assert [
        message for level, place, message in outcome.records if (level, place) == ("error", where)
    ]
    assert re.search(re.escape(said), outcome.stdout)
