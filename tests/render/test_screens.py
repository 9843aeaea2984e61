"""The screens, whole: tests/screens/NAME-WIDTH.txt holds what a terminal of that width shows.

`UPDATE_SCREENS=1 pytest tests/render/test_screens.py` rewrites them. Read what changes: a file is
right because somebody compared it with the design, not because the tool drew it. Blanks at the end
of a line do not count.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Builder, Outcome, Tool

SCREENS = Path(__file__).parents[1] / "screens"
UPDATE = bool(os.environ.get("UPDATE_SCREENS"))
WIDTHS = (40, 80, 120)
TOKYO = ("--tz", "Asia/Tokyo")
NEW_YORK = ("--tz", "America/New_York")
OURS = ("--event", "mon 16:00-17:00 Survivors’ voices")
SUGGESTED = ("--event", "tue 16:00-18:00 Survivors’ voices", "--suggest")

MONDAY = "2026-04-20T15:45+02:00"
BREAK = "2026-04-21T10:07+02:00"
NIGHT = "2026-04-20T20:30+02:00"
BEFORE = "2026-04-17T09:00+02:00"
AFTER = "2026-04-21T18:00+02:00"
LATE = "2026-04-20T23:30+02:00"

# An agenda with what the conference's lacks: rooms, tracks, speakers, links, wide and long titles,
# other kinds, sessions that are cancelled, tentative, open-ended or past midnight.
FAIR: dict[str, Any] = {
    "title": "Annual Meeting of the Society for Agendas of Every Kind",
    "theme": "Everything at Once",
    "status": "provisional",
    "day_change": "05:00",
    "venue": "Hall of Halls",
    "online": "Webex",
    "url": "https://example.org/join",
    "revision": 3,
    "updated": None,
    "notes": ["Coffee is free.", "Rooms may change."],
}
FAIR_SESSIONS: list[dict[str, Any]] = [
    {
        "id": "keynote",
        "kind": "keynote",
        "title": "会議の議題: 国際的な協力についての長い題名",
        "start": "2026-04-20T09:00",
        "end": "2026-04-20T10:00",
        "room": "Great Hall",
        "track": "Opening day",
        "language": "ja",
        "speakers": ["Jane Doe", "Ada Lovelace"],
        "url": "https://example.org/keynote",
        "links": [{"title": "Slides", "url": "https://example.org/slides"}],
        "description": "The first paragraph,\nof two lines.\n\nThe second paragraph.",
    },
    {
        "id": "workshop-a",
        "kind": "workshop",
        "title": "Workshop A: Drawing",
        "start": "2026-04-20T10:00",
        "end": "2026-04-20T12:00",
        "room": "Room 2",
        "status": "tentative",
    },
    {
        "id": "workshop-b",
        "kind": "workshop",
        "title": "Workshop B: Painting",
        "start": "2026-04-20T10:00",
        "end": "2026-04-20T12:00",
        "room": "Room 3",
        "status": "cancelled",
    },
    {
        "id": "demo",
        "kind": "demo",
        "title": "Donaudampfschifffahrtsgesellschaftskapitänskajütentürschlüsselanhänger",
        "start": "2026-04-20T14:00",
        "end": "2026-04-20T15:00",
    },
    {
        "id": "vote",
        "kind": "vote",
        "title": "A vote",
        "start": "2026-04-20T16:00",
        "end": "2026-04-20T16:00",
    },
    {
        "id": "party",
        "kind": "party",
        "title": "Party",
        "start": "2026-04-20T22:00",
        "end": "2026-04-21T02:00",
    },
    {
        "id": "late-talk",
        "kind": "talk",
        "title": "A talk past midnight",
        "start": "2026-04-21T01:00",
        "end": "2026-04-21T03:00",
    },
    {"id": "breakfast", "kind": "break", "title": "Breakfast", "start": "2026-04-21T07:00"},
    {
        "id": "our-side",
        "kind": "side-event",
        "title": "A side event on many things",
        "start": "2026-04-21T09:30",
        "end": "2026-04-21T10:30",
    },
    {
        "id": "the-panel",
        "kind": "panel",
        "title": "The panel",
        "start": "2026-04-21T10:00",
        "end": "2026-04-21T11:00",
    },
]


class Case(NamedTuple):
    """A screen: a call, and when it is made."""

    name: str
    call: tuple[str, ...]
    now: str = MONDAY
    fair: bool = False


CASES = [
    Case("list", ("list",)),
    Case("list-break", ("list", "tuesday"), BREAK),
    Case("list-tokyo", ("list", *TOKYO)),
    Case("list-kind", ("list", "--kind", "panel")),
    Case("list-upcoming", ("list", "--upcoming"), BREAK),
    Case("list-nothing-left", ("list", "--upcoming"), AFTER),
    Case("show", ("show", "panel-2")),
    Case("show-two", ("show", "registration", "lunch")),
    Case("show-tokyo", ("show", "side-events-1", *TOKYO)),
    Case("info", ("info",)),
    Case("info-tokyo", ("info", *TOKYO)),
    Case("now-before", ("now",), BEFORE),
    Case("now-running", ("now",)),
    Case("now-break", ("now",), BREAK),
    Case("now-overnight", ("now",), NIGHT),
    Case("now-after", ("now",), AFTER),
    Case("now-running-tokyo", ("now", *TOKYO)),
    Case("now-overnight-tokyo", ("now", *TOKYO), NIGHT),
    Case("at-two-moments", ("at", "15:00"), BEFORE),
    Case("now-late-tokyo", ("now", *TOKYO), LATE),
    Case("at-then", ("at", "tuesday", "10:07")),
    Case("at-elsewhere", ("at", "mon 09:00 America/New_York", *TOKYO)),
    Case("next", ("next",)),
    Case("next-three", ("next", "3")),
    Case("next-all", ("next", "99"), BREAK),
    Case("next-at-tokyo", ("next", "3", "--at", "mon 18:00", *TOKYO)),
    Case("next-after", ("next",), AFTER),
    Case("next-nothing-soon", ("next", "--within", "5")),
    Case("search", ("search", "victim")),
    Case("search-title", ("search", "side")),
    Case("search-nothing", ("search", "persecutors")),
    Case("clashes-none", ("clashes",)),
    Case("clashes-event", ("clashes", *OURS)),
    Case("clashes-event-tokyo", ("clashes", *OURS, *TOKYO)),
    Case("clashes-free-event", ("clashes", "--event", "mon 17:00-18:00 Ours", "--margin", "5")),
    Case("clashes-own", ("clashes", *OURS, "--event", "mon 16:15-16:45 Film")),
    Case("clashes-margin", ("clashes", "--margin", "20")),
    Case("clashes-suggest", ("clashes", *OURS, "--suggest")),
    Case("clashes-suggest-tokyo", ("clashes", "tuesday", *SUGGESTED, *TOKYO)),
    Case("free", ("free",)),
    Case("free-tokyo", ("free", *TOKYO)),
    Case("free-long", ("free", "--for", "150")),
    Case("free-event", ("free", "monday", *OURS, "--margin", "10", "--for", "30")),
    Case("free-avoid", ("free", "tuesday", "--avoid", "side-event")),
    Case("free-past", ("free", "--past")),
    Case("free-inside", ("free", "--inside", "side-event", "--inside", "break")),
    Case("free-at", ("free", "--at", "mon 12:00")),
    Case("free-left", ("free", "today"), NIGHT),
    Case("free-after", ("free", "monday"), AFTER),
    Case("free-none", ("free", "monday", "--for", "180")),
    Case("free-none-tokyo", ("free", "--for", "180", *OURS, *TOKYO)),
    Case("print-tuesday", ("print", "tuesday")),
    Case("check", ("check",)),
    Case("help-list", ("list", "--help")),
    Case("help-clashes", ("clashes", "--help")),
    Case("help-free", ("free", "--help")),
    Case("error-session", ("show", "panel-5")),
    Case("error-day", ("list", "wednesday")),
    Case("fair-list", ("list",), LATE, fair=True),
    Case("fair-list-night", ("list", "monday"), "2026-04-21T00:30+02:00", fair=True),
    Case("fair-list-new-york", ("list", *NEW_YORK), LATE, fair=True),
    Case("fair-show", ("show", "keynote", "workshop-b", "party"), LATE, fair=True),
    Case("fair-info", ("info",), LATE, fair=True),
    Case("fair-now", ("now",), "2026-04-21T01:30+02:00", fair=True),
    Case("fair-next", ("next", "4"), LATE, fair=True),
    Case("fair-search", ("search", "room"), LATE, fair=True),
    Case("fair-check", ("check",), LATE, fair=True),
    Case("fair-free", ("free",), LATE, fair=True),
    Case("fair-free-new-york", ("free", "--avoid", "talk", *NEW_YORK), LATE, fair=True),
    Case("fair-clashes", ("clashes", "--suggest"), LATE, fair=True),
    Case("fair-print", ("print", "monday"), LATE, fair=True),
    Case("fair-print-new-york", ("print", "monday", *NEW_YORK), LATE, fair=True),
]
COLORED = [
    Case("list", ("list",)),
    Case("list-cancelled", ("list", "monday"), LATE, fair=True),
    Case("list-late-tokyo", ("list", "monday", *TOKYO), LATE),
    Case("list-after-tokyo", ("list", *TOKYO), AFTER),
    Case("now", ("now",)),
    Case("search", ("search", "victim", "--day", "monday")),
    Case("clashes", ("clashes", *OURS)),
    Case("clashes-margin", ("clashes", "monday", "--margin", "20")),
    Case("clashes-none", ("clashes",)),
    Case("check", ("check",)),
    Case("clashes-suggest", ("clashes", *OURS, "--suggest")),
    Case("free", ("free",)),
    Case("error", ("show", "panel-5")),
    Case("help", ("next", "--help")),
]


def fair_agenda(build: Builder) -> bytes:
    sessions = [{"end": None, **session} for session in FAIR_SESSIONS]
    return json.dumps(build.data(*sessions, **FAIR)).encode()


def run(atip: Tool, build: Builder, case: Case, columns: int, *, color: bool = False) -> Outcome:
    elsewhere = ("--agenda", "-") if case.fair else ()
    return atip(
        *case.call,
        *elsewhere,
        now=case.now,
        columns=columns,
        terminal=True,
        color=color,
        stdin=fair_agenda(build) if case.fair else b"",
    )


def trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def compare(path: Path, shown: str) -> None:
    """Compare a screen with its golden file, or rewrite the file."""
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"{path.name} is missing; UPDATE_SCREENS=1 writes it"
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_screen_is_as_it_was_approved(
    atip: Tool, build: Builder, case: Case, columns: int
) -> None:
    outcome = run(atip, build, case, columns)
    compare(SCREENS / f"{case.name}-{columns}.txt", trimmed(outcome.stdout + outcome.stderr))


@pytest.mark.parametrize("case", COLORED, ids=lambda case: case.name)
def test_a_coloured_screen_is_as_it_was_approved(atip: Tool, build: Builder, case: Case) -> None:
    """The files show escapes readably: ‹1;36› begins bold cyan, ‹0› ends it."""
    outcome = run(atip, build, case, 80, color=True)
    readable = re.sub(r"\x1b\[([\d;]*)m", r"‹\1›", outcome.stdout + outcome.stderr)
    compare(SCREENS / f"colour-{case.name}-80.txt", trimmed(readable))


@pytest.mark.parametrize("case", COLORED, ids=lambda case: case.name)
def test_colour_changes_no_text(atip: Tool, build: Builder, case: Case) -> None:
    plain = run(atip, build, case, 80)
    colored = run(atip, build, case, 80, color=True)
    bare = re.sub(r"\x1b\[[\d;]*m", "", colored.stdout + colored.stderr)
    assert bare == plain.stdout + plain.stderr


def test_no_screen_is_left_behind() -> None:
    """Every golden file belongs to a case."""
    names = {f"{case.name}-{columns}.txt" for case in CASES for columns in WIDTHS}
    names |= {f"colour-{case.name}-80.txt" for case in COLORED}
    assert {path.name for path in SCREENS.iterdir()} == names


# Text on a screen and the escape codes of its role.
ROLES = [
    (Case("", ("list",)), " DRAFT ", "1;7"),
    (Case("", ("list",)), "Monday 20 April 2026", "1"),
    (Case("", ("list",)), "today, 15:45", "32"),
    (Case("", ("list",)), "►", "32"),
    (Case("", ("list",)), "45 min left", "32"),
    (Case("", ("list",)), "14:30–16:30", "1"),
    (Case("", ("list",)), "13:00–13:30", "2"),
    (Case("", ("list",)), "Welcome coffee", "2"),
    (Case("", ("list",)), "■", "36"),
    (Case("", ("list",)), "◇", "35"),
    (Case("", ("list", "tuesday")), "▼", "34"),
    (Case("", ("list", "tuesday")), "○", "33"),
    (Case("", ("list",)), "○", "2"),
    (Case("", ("list",)), "panel-2", "2"),
    (Case("", ("list", *TOKYO)), "09:00–10:00", "2"),
    (Case("", ("list",), LATE, fair=True), "Workshop B: Painting", "2;9"),
    (Case("", ("list",), LATE, fair=True), "cancelled", "31"),
    (Case("", ("list",), LATE, fair=True), "ends +1 day", "1"),
    (Case("", ("now",)), "45 min left", "32"),
    (Case("", ("now",)), "Next", "1"),
    (Case("", ("search", "victim")), "Victims", "1;4"),
    (Case("", ("clashes", *OURS)), "×", "1;31"),
    (Case("", ("clashes", *OURS)), "╱" * 8, "7;31"),
    (Case("", ("clashes", "--margin", "20")), "!", "1;33"),
    (Case("", ("clashes",)), "✓ ", "1;32"),
    (Case("", ("clashes", *OURS)), "Free slots: ", "2"),
    (Case("", ("free",)), "Free for 60 min or more", "1"),
    (Case("", ("free", "--past")), "11:30–13:30", "2"),
    (Case("", ("free", "--past")), "Welcome coffee", "2"),
    (Case("", ("free",)), "16:30–17:45", "1"),
    (Case("", ("free",)), "beside", "2"),
    (Case("", ("free",)), "within", "2"),
    (Case("", ("free",)), "◇", "35"),
    (Case("", ("show", "panel-5")), "atip-agenda:", "1;31"),
    (Case("", ("show", "panel-5")), "“panel-5”", "1"),
]


@pytest.mark.parametrize(
    ("case", "text", "codes"),
    ROLES,
    ids=[f"{' '.join(case.call)}: {text.strip()}" for case, text, _ in ROLES],
)
def test_a_role_has_its_colour(
    atip: Tool, build: Builder, case: Case, text: str, codes: str
) -> None:
    outcome = run(atip, build, case, 80, color=True)
    assert f"\x1b[{codes}m{text}\x1b[0m" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_attributes_and_colours_1_to_6_are_used(
    atip: Tool, build: Builder, case: Case
) -> None:
    """Other colours are unreadable in some themes."""
    outcome = run(atip, build, case, 80, color=True)
    found = re.findall(r"\x1b\[([\d;]*)m", outcome.stdout + outcome.stderr)
    codes = {code for group in found for code in group.split(";")}
    assert codes <= {"0", "1", "2", "4", "7", "9", *(f"3{number}" for number in range(1, 7))}
