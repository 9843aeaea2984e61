"""On any agenda, no line is too wide and no text commands the terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from atip_agenda.errors import Fault
from atip_agenda.models import Agenda, Session
from atip_agenda.render.answers import free as freeing
from atip_agenda.render.answers import info as conference
from atip_agenda.render.answers import list as listing
from atip_agenda.render.answers import next as upcoming
from atip_agenda.render.answers import now as moment
from atip_agenda.render.answers import print as programme
from atip_agenda.render.answers import show as showing
from atip_agenda.render.answers.check import answer as reporting
from atip_agenda.render.answers.check.warnings import warnings_of
from atip_agenda.render.answers.clashes import answer as clashing
from atip_agenda.render.answers.diff import answer as differing
from atip_agenda.render.answers.diff import note as change_note
from atip_agenda.render.answers.diff.words import Comparison
from atip_agenda.render.drawing.page import Line, Page, plain, width_of
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


def results(view: View) -> dict[str, tuple[object, object]]:
    """Return each rendering with a result to render."""
    agenda, now = view.agenda, view.now
    sessions = busy_sessions(agenda)
    margin = dt.timedelta(minutes=30)
    old = draft_of(agenda)
    compared = Comparison(old, "draft\x1b.json", differences_between(old, agenda))
    clashes = clashes_among(sessions, ANY_TWO, margin)
    own = typed_events(agenda, [(now, now + margin, "[red]Ours\x1b")])
    kinds = agenda.kinds[:2]
    free = free_days(agenda, kinds=kinds, length=margin, own=own)
    return {
        "diff": (differing, compared),
        "diff --md": (change_note, compared),
        "list": (listing, listing.Listing(agenda.ordered, moment_at(agenda, now))),
        "now": (moment, moment.Moments([moment.Asked(moment_at(agenda, now))])),
        "next": (upcoming, upcoming.Upcoming(next_after(agenda, now, count=3), now, 3)),
        "show": (showing, agenda.ordered),
        "info": (conference, None),
        "print": (programme, programme.Programme(agenda.ordered)),
        "clashes": (
            clashing,
            clashing.Report(
                clashes,
                ANY_TWO,
                tightest_gaps(agenda, sessions, ANY_TWO),
                (),
                30,
                suggestions_for(agenda, clashes, ANY_TWO, margin),
                "atip-agenda free --agenda '\x1b[31m'",
            ),
        ),
        "check": (reporting, [report_on(view), reporting.Report("sound.json", (), ())]),
        "free": (freeing, freeing.Freedom(free, 30, kinds, None, 0, own)),
        "free alone": (freeing, freeing.Freedom([], 30, (), agenda.days[0], 5, own)),
    }


def report_on(view: View) -> reporting.Report:
    """A report of `check` with errors at hostile places."""
    agenda = view.agenda
    texts = [agenda.conference.title, *(session.title for session in agenda.sessions)]
    errors = [Fault("", "It is no agenda.")]
    errors += [Fault(f"sessions[{at}].{text}", f"{text}.") for at, text in enumerate(texts)]
    warnings = warnings_of(doubts_in(agenda, view.now), agenda, view.now)
    return reporting.Report(texts[0], errors, warnings, [one.id for one in agenda.sessions])


def seen_by(name: str, view: View) -> object:
    """The second argument of a rendering: the view, or only its page."""
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
    rendered = results(view)
    for name in SCREENS:
        rendering, result = rendered[name]
        screen: Callable[[object, object], list[Line]] = rendering.screen  # type: ignore[attr-defined]
        lines = screen(result, seen_by(name, view))
        for line in lines:
            assert width_of(line) <= view.page.width, (name, plain(line))
            assert harmless(plain(line)), name
        assert lines[0] != (), name
        assert lines[-1] != (), name
        if view.page.stand_ins is not None:
            "".join(map(plain, lines)).encode(view.page.stand_ins.encoding)


@settings(max_examples=100)
@given(view=views)
def test_no_line_of_a_pipe_nor_json_is_obeyed(view: View) -> None:
    for name, (rendering, result) in results(view).items():
        seen = seen_by(name, view)
        for line in rendering.lines(result, seen):  # type: ignore[attr-defined]
            assert harmless(line.replace("\t", "")), name
        text = encoded(rendering.document(result, seen), "utf-8")  # type: ignore[attr-defined]
        assert harmless(text.replace("\n", "")), name


@given(view=views)
def test_only_the_tool_s_own_colours_are_drawn(view: View) -> None:
    """Escape sequences come from roles: attributes, and colours 1 to 6."""
    rendered = results(view)
    for name in ("list", "diff"):
        rendering, result = rendered[name]
        lines = rendering.screen(result, view)  # type: ignore[attr-defined]
        text = drawn(lines, color=True, styled=True)
        for part in text.split("\x1b[")[1:]:
            codes = part.partition("m")[0].split(";")
            assert set(codes) <= {"0", "1", "2", "4", "7", "9", *(f"3{n}" for n in range(1, 7))}


def test_markup_of_a_file_is_shown(build: Callable[..., Agenda]) -> None:
    agenda = build({"start": "2026-04-20T10:00", "title": "[red]x[/red]"})
    view = View(agenda, "f", ZoneInfo("UTC"), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), Page(80))
    screen = listing.screen(listing.Listing(agenda.ordered, moment_at(agenda, view.now)), view)
    assert "[red]x[/red]" in drawn(screen, color=True, styled=True)
