"""On any agenda, no line is too wide and no text commands the terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from atip_agenda.errors import Fault
from atip_agenda.models import Agenda, Session
from atip_agenda.render.answer import Answer
from atip_agenda.render.answers.check.answer import CheckResult, Report
from atip_agenda.render.answers.check.warnings import warnings_of
from atip_agenda.render.answers.clashes.answer import ClashReport
from atip_agenda.render.answers.diff.answer import Comparison
from atip_agenda.render.answers.diff.note import ChangeNote
from atip_agenda.render.answers.free.answer import FreeSlots
from atip_agenda.render.answers.info import ConferenceInfo
from atip_agenda.render.answers.list import Listing
from atip_agenda.render.answers.next import Upcoming
from atip_agenda.render.answers.now import Asked, Moments
from atip_agenda.render.answers.print import Programme
from atip_agenda.render.answers.show import Details
from atip_agenda.render.drawing.page import Page, text_of, width_of
from atip_agenda.render.drawing.terminal import drawn
from atip_agenda.render.drawing.text import stand_ins_for
from atip_agenda.render.jsonout import encoded
from atip_agenda.render.view import View
from atip_agenda.schedule.check.rules import doubts_in
from atip_agenda.schedule.clashes import ANY_TWO, busy_sessions, clashes_among, tightest_gaps
from atip_agenda.schedule.diff.changes import differences_between
from atip_agenda.schedule.free import free_days
from atip_agenda.schedule.moments import moment_at, next_after
from atip_agenda.schedule.own_events import typed_events
from atip_agenda.schedule.suggest import suggestions_for
from hostile import harmless
from strategies import agendas, instants

NARROWEST = 24
# All but the note of `diff --md`, whose lines are not wrapped so that they can be copied.
SCREENS = ["list", "now", "next", "show", "info", "print", "clashes", "free", "free alone"]
SCREENS += ["diff", "check"]


def answers(view: View) -> dict[str, Answer[Any]]:
    """An answer of every kind."""
    agenda, now = view.agenda, view.now
    sessions = busy_sessions(agenda)
    margin = dt.timedelta(minutes=30)
    old = draft_of(agenda)
    compared = old, "draft\x1b.json", differences_between(old, agenda)
    clashes = clashes_among(sessions, ANY_TWO, margin)
    own = typed_events(agenda, [(now, now + margin, "[red]Ours\x1b")])
    kinds = agenda.kinds[:2]
    free = free_days(agenda, kinds=kinds, length=margin, own=own)
    return {
        "diff": Comparison(*compared),
        "diff --md": ChangeNote(*compared),
        "list": Listing(agenda.ordered, moment_at(agenda, now)),
        "now": Moments([Asked(moment_at(agenda, now))]),
        "next": Upcoming(
            next_after(agenda, now, count=3), moment_at(agenda, now), 3, listing="\x1b[31m"
        ),
        "show": Details(agenda.ordered),
        "info": ConferenceInfo(),
        "print": Programme(agenda.ordered),
        "clashes": ClashReport(
            clashes,
            ANY_TWO,
            tightest_gaps(agenda, sessions, ANY_TWO),
            (),
            30,
            suggestions_for(agenda, clashes, ANY_TWO, margin),
            "atip-agenda free --agenda '\x1b[31m'",
        ),
        "check": CheckResult([report_on(view), Report("sound.json", (), ())]),
        "free": FreeSlots(free, 30, kinds, None, 0, own),
        "free alone": FreeSlots([], 30, (), agenda.days[0], 5, own),
    }


def report_on(view: View) -> Report:
    """What `check` says of an agenda, and errors at places that a hostile file may have."""
    agenda = view.agenda
    texts = [agenda.conference.title, *(session.title for session in agenda.sessions)]
    errors = [Fault("", "It is no agenda.")]
    errors += [Fault(f"sessions[{at}].{text}", f"{text}.") for at, text in enumerate(texts)]
    warnings = warnings_of(doubts_in(agenda, view.now), agenda, view.now)
    return Report(texts[0], errors, warnings, [one.id for one in agenda.sessions])


def seen_by(name: str, view: View) -> object:
    """What an answer is drawn for: the agenda, or the page alone."""
    return view.page if name == "check" else view


views = st.builds(
    View,
    agenda=agendas(),
    file=st.just("agenda.json"),
    zone=st.sampled_from(["Europe/Vienna", "Asia/Tokyo", "America/St_Johns"]).map(ZoneInfo),
    now=instants,
    page=st.builds(
        Page,
        st.integers(NARROWEST, 200),
        st.sampled_from(["utf-8", "ascii", "cp1252"]).map(stand_ins_for),
        st.booleans(),
    ),
)


def draft_of(agenda: Agenda) -> Agenda:
    """An older version: four of five fields come from the session before."""
    sessions = [
        session.model_copy(
            update={
                field: getattr(before, field)
                for number, field in enumerate(Session.model_fields)
                if number and (number + place) % 5
            }
        )
        for place, (before, session) in enumerate(
            zip(agenda.sessions[-1:] + agenda.sessions, agenda.sessions, strict=False)
        )
    ]
    conference = agenda.conference.model_copy(
        update={"title": agenda.conference.venue or "a", "venue": None, "notes": ("\x1b[1m",)}
    )
    gone = [
        session.model_copy(update={"id": "gone\x1b", "title": "[b]gone", "kind": "odd"})
        for session in agenda.sessions[:1]
    ]
    return Agenda.model_construct(version=1, conference=conference, sessions=(*sessions[1:], *gone))


@settings(max_examples=100)
@given(view=views)
def test_no_line_is_wider_than_the_page_nor_obeyed(view: View) -> None:
    all_answers = answers(view)
    for name in SCREENS:
        lines = all_answers[name].screen(seen_by(name, view))
        for line in lines:
            assert width_of(line) <= view.page.width, (name, text_of(line))
            assert harmless(text_of(line)), name
        assert lines[0] != (), name
        assert lines[-1] != (), name
        if view.page.stand_ins is not None:
            "".join(map(text_of, lines)).encode(view.page.stand_ins.encoding)


@settings(max_examples=100)
@given(view=views)
def test_no_line_of_a_pipe_nor_json_is_obeyed(view: View) -> None:
    for name, answer in answers(view).items():
        seen = seen_by(name, view)
        for line in answer.lines(seen):
            assert harmless(line.replace("\t", "")), name
        text = encoded(answer.document(seen), "utf-8")
        assert harmless(text.replace("\n", "")), name


@given(view=views)
def test_only_the_tool_s_own_colours_are_drawn(view: View) -> None:
    """Escape sequences come from roles: attributes, and colours 1 to 6."""
    all_answers = answers(view)
    for name in ("list", "diff"):
        text = drawn(all_answers[name].screen(view), color=True, styled=True)
        for part in text.split("\x1b[")[1:]:
            codes = part.partition("m")[0].split(";")
            assert set(codes) <= {"0", "1", "2", "4", "7", "9", *(f"3{n}" for n in range(1, 7))}


def test_markup_of_a_file_is_shown(build: Callable[..., Agenda]) -> None:
    agenda = build({"start": "2026-04-20T10:00", "title": "[red]x[/red]"})
    view = View(agenda, "f", ZoneInfo("UTC"), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), Page(80))
    screen = Listing(agenda.ordered, moment_at(agenda, view.now)).screen(view)
    assert "[red]x[/red]" in drawn(screen, color=True, styled=True)
