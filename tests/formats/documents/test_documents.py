"""The organisers' document and others like it: what is typed is what is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from atip_agenda.errors import AgendaError, UnusableAgendaError
from atip_agenda.formats.documents.reader import read
from atip_agenda.formats.interface import NoZoneError, ReadOptions, ReadResult
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE, SHARED, Tool
from typed_agendas import DOCUMENTS, TYPED, Typed


def found_in(text: str, zone: str | None = None) -> ReadResult:
    """What is found in a text, which the models accept."""
    found = read(text.encode(), ReadOptions(ZoneInfo(zone) if zone else None))
    read_agenda(found.agenda)
    return found


def sessions_in(agenda: Mapping[str, Any]) -> list[str]:
    """The sessions of an agenda, a line for each."""
    return [
        f"{one['start'][:10]} {one['start'][11:]}-{(one['end'] or '')[11:16]} {one['title']}"
        + (f" @ {one['room']}" if "room" in one else "")
        for one in agenda["sessions"]
    ]


def said_of(found: ReadResult) -> str:
    """All warnings, a line for each."""
    return "\n".join(f"{one.where}: {one.message}" for one in found.warnings)


# --- drafts like the organisers' ---


class Draft(NamedTuple):
    """A draft, its agenda, and what is inferred of it."""

    path: Path
    agenda: Path
    inferred: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


DRAFTS = [
    Draft(
        DOCUMENTS / "a-draft.txt",
        DOCUMENTS / "a-draft.json",
        (
            "line 21: Tuesday 21 April 2026 has no heading",
            "line 2: By its place this line is taken for the theme: “The Rise of the Tide",
            "line 5: By its place this line is taken for the place: “Kursaal, Vienna",
        ),
    ),
    Draft(
        SHARED / "source" / "draft-agenda.txt",
        AGENDA_FILE,
        (
            "line 41: Tuesday 21 April 2026 has no heading",
            "line 7: By its place this line is taken for the theme: “The Rise of Forced",
            "line 11: By its place this line is taken for the place: “Hofburg, Vienna",
        ),
    ),
]
EACH_DRAFT = pytest.mark.parametrize(
    "draft", [one for one in DRAFTS if one.path.exists()], ids=lambda draft: draft.path.stem
)


@EACH_DRAFT
def test_a_draft_is_read_to_the_letter(draft: Draft) -> None:
    kept = json.loads(draft.agenda.read_text(encoding="utf-8"))
    kept.pop("$schema", None)  # for editors alone
    assert found_in(draft.text).agenda == kept


@EACH_DRAFT
def test_all_that_is_inferred_of_a_draft_is_said(draft: Draft) -> None:
    said = said_of(found_in(draft.text))
    assert [line for line in draft.inferred if line not in said] == []
    assert "times start again at 09.00" in said
    assert "those of Vienna: Europe/Vienna" in said
    assert "taken to be English" in said


@EACH_DRAFT
def test_another_zone_than_the_city_s_is_not_used_and_it_is_said(draft: Draft) -> None:
    found = found_in(draft.text, "Asia/Tokyo")
    assert found.agenda["conference"]["timezone"] == "Europe/Vienna"
    assert "Asia/Tokyo is not used" in said_of(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"])
@EACH_DRAFT
def test_a_draft_is_the_same_however_it_was_saved(
    draft: Draft, encoding: str, line_end: str
) -> None:
    data = draft.text.replace("\n", line_end).encode(encoding)
    assert read(data, ReadOptions()).agenda == found_in(draft.text).agenda


def test_an_encoding_that_is_guessed_is_said() -> None:
    text = f"{DAY}9:00 – 10:00 Café\n"
    found = read(text.encode("cp1252"), ReadOptions(ZoneInfo("UTC")))
    assert found.agenda["sessions"][0]["title"] == "Café"
    assert ": It is not UTF-8 and is read as Windows-1252" in said_of(found)


# --- other people's documents ---


def expected_of(path: Path) -> list[dict[str, Any]]:
    sessions: list[dict[str, Any]] = json.loads(
        path.with_suffix(".expected.json").read_text(encoding="utf-8")
    )
    return sessions


def unexpected(found: ReadResult, expected: list[dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """The sessions that are missing, and those that nobody expects."""
    left = [
        (one["start"][:10], one["start"][11:], (one["end"] or "")[11:] or None, one["title"])
        for one in found.agenda["sessions"]
    ]
    missing = []
    for one in expected:
        times = one["day"], one["start"], one["end"]
        hits = [held for held in left if held[:3] == times and one["title"] in held[3]]
        if hits:
            left.remove(hits[0])
        elif not one.get("optional"):
            missing.append(one)
    return missing, left


SHARED_TEXTS = SHARED / "fixtures" / "text"
WEEKS = [
    (DOCUMENTS / "a-week.md", "2023-03-22"),
    (SHARED_TEXTS / "wmo-wis2-windhoek-2023.md", "2023-03-24"),
]


@pytest.mark.parametrize(
    ("path", "last"), [one for one in WEEKS if one[0].exists()], ids=lambda one: str(one)[-20:]
)
def test_days_of_markdown_tables_are_read_session_by_session(path: Path, last: str) -> None:
    found = read(path.read_bytes(), ReadOptions())
    assert unexpected(found, expected_of(path)) == ([], [])
    conference = found.agenda["conference"]
    assert conference["timezone"] == "Africa/Windhoek"
    assert (conference["first_day"], conference["last_day"]) == ("2023-03-20", last)


PLACELESS = [
    (DOCUMENTS / "text-out-of-a-pdf.txt", 4, "Agenda of the 3rd meeting"),
    (SHARED_TEXTS / "g20-2018.txt", 26, "1st Meeting of the Anti-Corruption Working Group"),
]


@pytest.mark.parametrize(
    ("path", "sessions", "title"),
    [one for one in PLACELESS if one[0].exists()],
    ids=lambda one: str(one)[-20:],
)
def test_an_agenda_that_names_no_place_asks_for_its_zone(
    path: Path, sessions: int, title: str
) -> None:
    data = path.read_bytes()
    with pytest.raises(NoZoneError, match="--assume-tz"):
        read(data, ReadOptions())
    agenda = read_agenda(read(data, ReadOptions(ZoneInfo("America/Argentina/Buenos_Aires"))).agenda)
    assert len(agenda.sessions) == sessions
    assert agenda.conference.title == title


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed.name)
def test_what_people_type_is_read_as_a_person_reads_it(typed: Typed) -> None:
    found = found_in(typed.text, typed.assumed)
    assert sessions_in(found.agenda) == typed.sessions
    assert found.agenda["conference"]["timezone"] == typed.timezone


DAY = "Forum\nMonday 20 April 2026\n"


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("9.00 am – 10.30 am: Talk", "09:00-10:30 Talk"),
        ("12:30-1:30PM Talk", "12:30-13:30 Talk"),
        ("9:00-9:30AM Talk", "09:00-09:30 Talk"),
        ("11:00 - 1:00 pm Talk", "11:00-13:00 Talk"),
        ("8:00 - 9:00 pm Talk", "20:00-21:00 Talk"),
        ("11:00 AM – 1:00 Talk", "11:00-13:00 Talk"),
        ("11h30-12:15 Talk", "11:30-12:15 Talk"),
        ("8h30 - 9h Talk", "08:30-09:00 Talk"),
        ("10 - 10:45 Talk", "10:00-10:45 Talk"),
        ("1500 - 1510 Talk", "15:00-15:10 Talk"),
        ("11:30 - noon Talk", "11:30-12:00 Talk"),
        ("noon – 1 pm Talk", "12:00-13:00 Talk"),
        ("12 noon to 2 p.m. Talk", "12:00-14:00 Talk"),
        ("11.30 onwards Talk", "11:30- Talk"),
        ("19:00- Talk", "19:00-"),
        ("9-10am Talk", "09:00-10:00 Talk"),
        ("16-17h Talk", "16:00-17:00 Talk"),
        ("9.30 - 11 Talk", "09:30-11:00 Talk"),
        ("9.30 - 12 short talks", "09:30-"),
        ("from 9:00 to 10:00 Talk", "09:00-10:00 Talk"),
        ("10:30 -- 11:00 Talk", "10:30-11:00 Talk"),
        ("10:30 ‑ 11:00 Talk", "10:30-11:00 Talk"),
        ("09.00 Uhr – 10.00 Uhr: Talk", "09:00-10:00 Talk"),
        ("23:00 – 24:00 Talk", "23:00-00:00 Talk"),
        ("22:00 – 01:30 Talk", "22:00-01:30 Talk"),
        ("Talk (9:00 – 10:00)", "09:00-10:00 Talk"),
        ("Talk, 9:00 – 10:00", "09:00-10:00 Talk"),
        ("Talk: 9:00 – 10:00", "09:00-10:00 Talk"),
        ("Talk\n9:00 – 10:00", "09:00-10:00 Talk"),
        ("9:00 – 10:00\nTalk", "09:00-10:00 Talk"),
        ("| 9:00 – 10:00 | Talk |", "09:00-10:00 Talk"),
        ("9:00 – 10:00\tTalk", "09:00-10:00 Talk"),
        ("- **9:00 – 10:00** – Talk", "09:00-10:00 Talk"),
        ("1. 9:00 – 10:00 Talk", "09:00-10:00 Talk"),
        ("9:00 (45 min) Talk", "09:00-09:45 Talk"),
        ("| 9:00 – 10:00 | Talk A\\|B |", "09:00-10:00 Talk A|B"),
        ("9:00 – 10:00 Talk &amp; tea", "09:00-10:00 Talk & tea"),
    ],
)
def test_times_are_read_as_people_type_them(line: str, read_as: str) -> None:
    (session,) = sessions_in(found_in(DAY + line, "Europe/Vienna").agenda)
    assert session.removeprefix("2026-04-20 ").startswith(read_as)


@pytest.mark.parametrize(
    "line",
    [
        "The bus leaves at 08:15.",
        "Buses: 08:15 – 08:45",
        "08:10 Shuttle from the hotel",
        "Train to the airport 17:04 – 17:20",
        "The desk is open from 8:00 to 18:00",
        "Please be seated by 9.15",
        "Deadline for slides: 17:00",
        "Lunch is served daily 12:00 – 13:00",
        "Introduction by the chair (10 minutes)",
        "Adopted in 1999 – 2001",
        "Reports 2014-2015",
        "Tel. 0900 1234",
        "2026 – 2030 strategy",
        "Transport\nLine 1: 8:00 – 8:30\nLine 2: 9:00 – 9:30",
    ],
)
def test_a_time_that_is_no_session_s_stays_out(line: str) -> None:
    found = found_in(f"{DAY}10:00 – 11:00 Talk\n{line}", "Europe/Vienna")
    assert sessions_in(found.agenda) == ["2026-04-20 10:00-11:00 Talk"]


def test_times_that_are_left_out_are_named() -> None:
    found = found_in(f"{DAY}10:00 – 11:00 Talk\nThe bus leaves at 12:15.", "Europe/Vienna")
    assert "line 4: The time in “The bus leaves at 12:15.” is read as a bus" in said_of(found)


def test_the_same_in_another_zone_stays_out() -> None:
    found = found_in(f"{DAY}14:30 – 16:30 (08:30 – 10:30 EDT) Talk", "Europe/Vienna")
    assert sessions_in(found.agenda) == ["2026-04-20 14:30-16:30 Talk"]


def test_times_in_universal_time_keep_it() -> None:
    found = found_in(f"{DAY}9:00 – 10:00 Opening\n14:00 – 15:00 UTC Talk", "Europe/Vienna")
    assert found.agenda["sessions"][1]["start"] == "2026-04-20T14:00+00:00"


def test_times_in_a_zone_that_nobody_knows_are_left_out() -> None:
    found = found_in(f"{DAY}9:00 – 10:00 Opening\n14:00 – 15:00 EST Talk", "Europe/Vienna")
    assert len(found.agenda["sessions"]) == 1
    assert "line 4: “Talk” is left out: “EST” can mean several zones" in said_of(found)


def test_a_slip_is_read_as_written_and_said() -> None:
    found = found_in(f"{DAY}11.00 am – 11.30 pm Coffee break", "Europe/Vienna")
    assert sessions_in(found.agenda) == ["2026-04-20 11:00-23:30 Coffee break"]
    assert "line 3: “Coffee break” lasts 12 h 30 min as it is written" in said_of(found)


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(UnusableAgendaError, match="line 3: it ends at 14:00, before it starts"):
        found_in(f"{DAY}15:00 – 14:00 Talk", "Europe/Vienna")


def test_times_without_am_or_pm_are_said_to_be_in_the_afternoon() -> None:
    text = f"{DAY}11:00 – 12:00 Talk\n12:00 – 1:00 Lunch\n1:00 – 2:00 Talk"
    found = found_in(text, "Europe/Vienna")
    assert [one["start"][11:] for one in found.agenda["sessions"]] == ["11:00", "12:00", "13:00"]
    assert "line 4: 1:00 is read as 13:00, and 1 more likewise." in said_of(found)


def test_a_row_without_a_time_belongs_to_the_one_above() -> None:
    table = "| Time | Item |\n|---|---|\n| 9:00 – 10:00 | Talk |\n| | Anna |\n| | Bo |\n"
    (session,) = found_in(DAY + table, "Europe/Vienna").agenda["sessions"]
    assert session["description"] == "Anna\nBo"


def test_names_and_rooms_of_columns_are_kept() -> None:
    table = "| Time | Talk | Speakers | Venue |\n|---|---|---|---|\n| 9 - 10 | A | B / C | Hall |\n"
    (session,) = found_in(DAY + table, "Europe/Vienna").agenda["sessions"]
    assert (session["speakers"], session["room"]) == (["B", "C"], "Hall")


# --- days ---


def days_in(text: str) -> list[str]:
    agenda = found_in(text, "Europe/Vienna").agenda
    return sorted({one["start"][:10] for one in agenda["sessions"]})


ITEM = "\n9:00 – 10:00 Talk\n"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"20 - 24 March 2023\nDay 1{ITEM}Day 3{ITEM}", ["2023-03-20", "2023-03-22"]),
        (f"1-3 October 2019\nTuesday{ITEM}Thursday{ITEM}", ["2019-10-01", "2019-10-03"]),
        (f"Forum 2023\n20 March{ITEM}21 March{ITEM}", ["2023-03-20", "2023-03-21"]),
        (f"Monday 20 March 2023{ITEM}Tuesday{ITEM}", ["2023-03-20", "2023-03-21"]),
        (f"Monday 20 March 2023{ITEM}Tuesday 21{ITEM}", ["2023-03-20", "2023-03-21"]),
        (f"Course, March 2023\nMonday 20th{ITEM}", ["2023-03-20"]),
        (f"Day 1: 20 March 2023{ITEM}Day 2{ITEM}", ["2023-03-20", "2023-03-21"]),
        (f"Day 1\n20 March 2023{ITEM}", ["2023-03-20"]),
        (f"30 December 2025{ITEM}1 January{ITEM}", ["2025-12-30", "2026-01-01"]),
        (f"28 February – 1 March 2018\nDay One{ITEM}Day Two{ITEM}", ["2018-02-28", "2018-03-01"]),
        (f"March 10-13, 2015\nFriday (9:00 – 17:00){ITEM}", ["2015-03-13"]),
        (f"Report of 2019-09-29\n1-3 October 2019\nTuesday{ITEM}", ["2019-10-01"]),
        (f"20/04/2026{ITEM}", ["2026-04-20"]),
        (f"4/20/2026{ITEM}", ["2026-04-20"]),
        (f"20.04.2026{ITEM}", ["2026-04-20"]),
        (f"Vienna, 20 April 2026{ITEM}", ["2026-04-20"]),
        (f"## Tuesday, 21st of April 2026 – Neuer Saal{ITEM}", ["2026-04-21"]),
        (
            "20-21 April 2026\n9:00 – 10:00 A\n14:00 – 17:00 B\n9:00 – 10:00 C",
            ["2026-04-20", "2026-04-21"],
        ),
    ],
)
def test_the_days_are_those_that_are_meant(text: str, days: list[str]) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Forum\nMonday 20 April{ITEM}", "line 2: no year is named .* write it once"),
        (f"Forum{ITEM}", "no day is named for the times, write it above them"),
        (f"Forum\nMonday{ITEM}", "line 2: the date of “Monday” cannot be known"),
        (f"Forum\nDay 1{ITEM}", "the date of “Day 1” cannot be known: no first day is named"),
        (f"1-3 October 2019\nMonday{ITEM}", "no day from 1 to 3 is a Monday"),
        (f"1-3 October 2019\nDay 4{ITEM}", "the last day is Thursday 3 October 2019"),
        (f"2024 and 2025\n20 April{ITEM}", "it can be in 2024 or in 2025"),
        (f"Forum 2025\nMonday 31 April{ITEM}", "April has no day 31"),
        (f"Forum\nMonday 20{ITEM}", "its month is not named"),
    ],
)
def test_a_day_that_nobody_can_know_is_asked_for(text: str, said: str) -> None:
    with pytest.raises(UnusableAgendaError, match=said):
        found_in(text, "Europe/Vienna")


def test_the_heading_of_a_day_with_nothing_below_it_is_its_session() -> None:
    found = found_in("Forum on ropes\nMonday 20 April 2026, 14:00 – 15:30\n", "UTC")
    assert sessions_in(found.agenda) == ["2026-04-20 14:00-15:30 Forum on ropes"]


def test_a_weekday_that_is_not_the_date_s_is_said() -> None:
    said = said_of(found_in(f"Monday 21 April 2026{ITEM}", "Europe/Vienna"))
    assert "line 1: Tuesday 21 April 2026 is no Monday, as is written." in said


def test_times_that_go_back_within_a_day_begin_no_other() -> None:
    text = "20-21 April 2026\n9:00 – 17:00 All\n14:00 – 15:00 A\n15:00 – 16:00 B\n14:00 – 15:00 C\n"
    assert days_in(text) == ["2026-04-20"]


# --- the zone ---


@pytest.mark.parametrize(
    ("front", "zone"),
    [
        ("Kathmandu, Nepal", "Asia/Kathmandu"),
        ("Hotel Safari, 9000 Windhoek, Namibia", "Africa/Windhoek"),
        ("Vienna International Centre, Vienna", "Europe/Vienna"),
        ("New York, NY", "America/New_York"),
        ("Venue: Palais, Brussels", "Europe/Brussels"),
        ("All times are UTC", "UTC"),
        ("Times are given in Europe/Madrid", "Europe/Madrid"),
        ("All times in Vienna time", "Europe/Vienna"),
        ("Vienna, Austria\nTimes are CET", "Europe/Vienna"),
    ],
)
def test_the_zone_is_that_of_the_city_or_the_one_that_is_stated(front: str, zone: str) -> None:
    found = found_in(f"Forum\n{front}\n20 April 2026{ITEM}")
    assert found.agenda["conference"]["timezone"] == zone


def test_a_zone_behind_all_times_is_theirs() -> None:
    found = found_in(f"{DAY}9:00 – 10:00 Europe/Oslo Talk\n10:00 – 11:00 Europe/Oslo Tea")
    assert found.agenda["conference"]["timezone"] == "Europe/Oslo"
    assert found.agenda["sessions"][0]["start"] == "2026-04-20T09:00"


@pytest.mark.parametrize("place", ["", "Vienna, Austria\n"])
def test_an_abbreviation_of_several_zones_is_named(place: str) -> None:
    with pytest.raises(NoZoneError, match="its times are in EST, which can mean several zones"):
        found_in(f"Forum\n{place}All times are in EST\n20 April 2026{ITEM}")


@pytest.mark.parametrize(
    ("line", "start", "said"),
    [
        ("2:30 – 4:00 Talk", "2026-10-25T02:30+02:00", "2026-10-25T02:30+02:00"),
        ("9:00 – 10:00 Talk", "2026-10-25T09:00", ""),
    ],
)
def test_the_hour_that_clocks_show_twice_is_the_first(line: str, start: str, said: str) -> None:
    found = found_in(f"Forum\n25 October 2026\n{line}\n14:00 – 15:00 Tea", "Europe/Vienna")
    assert found.agenda["sessions"][0]["start"] == start
    assert said in said_of(found)


@pytest.mark.parametrize(
    "front",
    [
        "Vienna, Virginia",
        "Paris, TX",
        "Córdoba, Spain",
        "St. Petersburg, Russia",
        "Geneva, Switzerland",
        "Online via Zoom",
        "Vienna, Austria\nAll times are EST",
        "Athens, Georgia",
    ],
)
def test_no_zone_is_guessed(front: str) -> None:
    with pytest.raises(NoZoneError):
        found_in(f"Forum\n{front}\n20 April 2026{ITEM}")


# --- the conference ---


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("DRAFT AGENDA", "draft"),
        ("Agenda (draft 2)", "draft"),
        ("Draft", "draft"),
        ("PROVISIONAL AGENDA", "provisional"),
        ("Tentative programme", "provisional"),
        ("This schedule is preliminary.", "provisional"),
        ("FINAL PROGRAMME", "final"),
        ("Drafting a treaty", "provisional"),
        ("Agenda", "provisional"),
    ],
)
def test_the_status_is_what_the_agenda_is_called(line: str, status: str) -> None:
    found = found_in(f"Forum\n{line}\n20 April 2026{ITEM}", "Europe/Vienna")
    assert found.agenda["conference"]["status"] == status


def test_a_status_that_nothing_says_is_said() -> None:
    assert "whether it is a draft" in said_of(found_in(f"Forum\n20 April 2026{ITEM}", "UTC"))


@pytest.mark.parametrize(
    ("line", "venue", "online"),
    [
        ("Hofburg, Vienna, Austria and via Zoom", "Hofburg, Vienna, Austria", "Zoom"),
        ("Hofburg, Vienna, Austria", "Hofburg, Vienna, Austria", None),
        ("Vienna, Austria / online via Webex", "Vienna, Austria", "Webex"),
        ("Venue: Hall 3, Vienna", "Hall 3, Vienna", None),
        ("Online via Microsoft Teams", None, "Microsoft Teams"),
    ],
)
def test_place_and_platform_are_told_apart(line: str, venue: str, online: str) -> None:
    found = found_in(f"Forum\n{line}\n20 April 2026{ITEM}", "Europe/Vienna")
    conference = found.agenda["conference"]
    assert (conference["venue"], conference["online"]) == (venue, online)


def test_labels_say_what_is_the_theme_and_the_title() -> None:
    text = f"Title: The Forum\nTheme: All of us\nDate: 20 April 2026{ITEM}"
    conference = found_in(text, "UTC").agenda["conference"]
    assert (conference["title"], conference["theme"]) == ("The Forum", "All of us")


def test_text_below_a_line_with_columns_belongs_to_it() -> None:
    text = f"{DAY}9:00 – 10:00   Opening   Hall\nWelcome by the mayor\n10:00 – 11:00   Talk   Hall"
    sessions = found_in(text, "UTC").agenda["sessions"]
    assert sessions[0]["description"] == "Hall\nWelcome by the mayor"


def test_text_below_a_table_belongs_to_no_row() -> None:
    text = f"{DAY}| 9:00 – 10:00 | Opening |\n\nWrite to us.\n"
    (session,) = found_in(text, "UTC").agenda["sessions"]
    assert "description" not in session


def test_titles_that_recur_have_ids_of_their_own() -> None:
    text = f"{DAY}9:00 – 10:00 Panel 1: One\n10:00 – 11:00 Lunch\n11:00 – 12:00 Lunch"
    ids = [one["id"] for one in found_in(text, "UTC").agenda["sessions"]]
    assert ids == ["panel-1", "lunch-1", "lunch-2"]


def test_what_has_no_title_says_so() -> None:
    found = found_in(f"{DAY}9:00 – 10:00 Talk\n10:00 – 11:00", "UTC")
    assert found.agenda["sessions"][1]["title"] == "(untitled)"
    assert "line 4: Nothing beside these times is a title." in said_of(found)


def test_starts_alone_last_until_the_next_and_it_is_said() -> None:
    found = found_in(f"{DAY}9:00 Talk\n10:00 Tea\n11:00 Talk", "UTC")
    assert [one["end"] for one in found.agenda["sessions"]] == [
        "2026-04-20T10:00",
        "2026-04-20T11:00",
        None,
    ]
    assert "The times name starts alone" in said_of(found)


def test_a_start_alone_among_ranges_is_left_open_and_it_is_said() -> None:
    text = (
        "Meeting\nVienna, 12 October 2026\n\n09:00 Welcome\n09:15 - 10:15 Keynote\n"
        "10:15 - 11:00 Talk\n11:00 onwards Drinks\n"
    )
    found = found_in(text)
    assert [one["end"] is None for one in found.agenda["sessions"]] == [True, False, False, True]
    said = [line for line in said_of(found).splitlines() if "left open" in line]
    assert said == ["line 4: It names no end of “Welcome”, which is left open."]


def test_a_start_among_ends_stays_open() -> None:
    found = found_in(f"{DAY}9:00 – 10:00 Talk\n10:00 – 11:00 Tea\n19:00 Dinner", "UTC")
    assert found.agenda["sessions"][2]["end"] is None


def test_every_error_is_one_of_the_house() -> None:
    with pytest.raises(AgendaError):
        found_in("")


@pytest.mark.parametrize("columns", [80, 100])
def test_the_programme_that_the_tool_prints_is_read_again(
    agenda: Agenda, atip: Tool, columns: int
) -> None:
    printed = atip("print", columns=columns).stdout
    again = read_agenda(found_in(printed).agenda)
    assert [one.model_dump(exclude={"description"}) for one in again.sessions] == [
        one.model_dump(exclude={"description"}) for one in agenda.sessions
    ]
    assert again.conference.venue == agenda.conference.venue
