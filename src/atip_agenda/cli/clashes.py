"""`clashes`: side events that overlap panels."""

import datetime as dt
import shlex
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from atip_agenda.cli import output
from atip_agenda.cli.options import (
    MOST,
    USUAL_LENGTH,
    AgendaFile,
    AsJson,
    AssumedZone,
    Day,
    Events,
    Files,
    Zone,
)
from atip_agenda.cli.request import Request, load_request
from atip_agenda.errors import CallError, listed
from atip_agenda.models import SIDE_EVENT, Agenda, minutes_between
from atip_agenda.render.answers.clashes.answer import ClashReport
from atip_agenda.schedule.clashes import (
    ANY_TWO,
    OWN_ALONE,
    SIDE_EVENTS_AND_PANELS,
    Clash,
    Pairing,
    busy_sessions,
    clashes_among,
    missing_kinds,
    tightest_gaps,
)
from atip_agenda.schedule.own_events import OwnEvent
from atip_agenda.wording import day_to_type, kind_name

EXAMPLES = (
    ('atip-agenda clashes --event "mon 16:00-17:00 Our event"', "yours against the panels"),
    ("atip-agenda clashes --margin 20", "also gaps shorter than 20 minutes"),
    ("atip-agenda clashes --all monday", "any two sessions of a day"),
)


def command(
    ctx: typer.Context,
    day: Day = None,
    event: Events = None,
    with_: Files = None,
    margin: Annotated[
        int | None,
        typer.Option(
            metavar="MIN",
            min=0,
            max=MOST,
            help="Also report gaps shorter than MIN minutes.",
        ),
    ] = None,
    any_two: Annotated[bool, typer.Option("--all", help="Compare any two sessions.")] = False,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="KIND KIND", help="Compare these two kinds instead."),
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Suggest the nearest free slots before and after.")
    ] = False,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """Side events that overlap panels, yours among them.

    Your own events count as side events, and are compared with each other too. Exits with 1 when
    something clashes.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    chosen = request.day(day)
    own = request.own_events(event, with_, chosen)
    pairing = _pairing(request, between, any_two=any_two)
    if missing_kinds(request.agenda, pairing, own):
        pairing = _own_alone(request.agenda, pairing, own)
    sessions = busy_sessions(request.agenda, own)
    width = dt.timedelta(minutes=margin or 0)
    found = _on(request, chosen, clashes_among(sessions, pairing, width))
    gaps = [] if found or margin else tightest_gaps(request.agenda, sessions, pairing, chosen)
    suggestions = None
    if suggest:
        from atip_agenda.schedule.free import EVER, offered_from
        from atip_agenda.schedule.moments import moment_at
        from atip_agenda.schedule.suggest import suggestions_for

        since = offered_from(moment_at(request.agenda, request.now)) or EVER
        suggestions = suggestions_for(request.agenda, found, pairing, width, own, since)
    hint = ""
    with_panels = [clash for clash in found if not clash.between_own]
    if with_panels and pairing == SIDE_EVENTS_AND_PANELS:
        hint = _free_slots(request.agenda, with_panels, margin, agenda)
    # An event of another day may clash on that day, which is not the question.
    shown = [one for one in own if chosen in {None, request.agenda.day_of(one.session)}]
    report = ClashReport(found, pairing, gaps, shown, margin, suggestions, hint)
    request.answer(report, as_json=as_json)


def _pairing(request: Request, between: tuple[str, str] | None, *, any_two: bool) -> Pairing:
    if between is None:
        return ANY_TWO if any_two else SIDE_EVENTS_AND_PANELS
    if any_two:
        raise CallError("--all and --between exclude each other", "give one of them")
    # The user's own events are side events, even if the agenda has none.
    known = [kind if kind == SIDE_EVENT else request.kinds([kind])[0] for kind in between]
    return Pairing(known[0], known[1])


def _own_alone(agenda: Agenda, pairing: Pairing, own: Sequence[OwnEvent]) -> Pairing:
    """Compare the user's own events alone. Raises CallError without two of them."""
    if len(own) > 1:
        return OWN_ALONE
    missing = [f"no {kind_name(kind)}" for kind in missing_kinds(agenda, pairing, own)]
    numbers = Counter(session.kind for session in agenda.ordered)
    common = [kind for kind, _ in numbers.most_common(2)]
    hint = "--all compares any two sessions" if common else ""
    if len(common) > 1:
        hint += f", --between {' '.join(common)} two kinds"
    raise CallError(f"the agenda has {listed(missing)} to compare", hint)


def _on(request: Request, day: dt.date | None, clashes: list[Clash]) -> list[Clash]:
    """The clashes with a session on that day; all without a day."""
    if day is None:
        return clashes
    day_of = request.agenda.day_of
    return [clash for clash in clashes if day in {day_of(clash.first), day_of(clash.second)}]


def _free_slots(
    agenda: Agenda, clashes: Sequence[Clash], margin: int | None, file: str | None
) -> str:
    """The command that lists slots long enough for each of the side events."""
    words = [f"{output.PROGRAM} free"]
    events = [clash.pair[0] for clash in clashes]
    days = {agenda.day_of(one.session) for one in events}
    if len(days) == 1 and not days.isdisjoint(agenda.days):
        words.append(day_to_type(days.pop(), agenda.days))
    longest = max(minutes_between(one.start, one.until) for one in events)
    if longest != USUAL_LENGTH:
        words.append(f"--for {min(longest, MOST)}")
    if margin:
        words.append(f"--margin {margin}")
    if file is not None:
        words.append(f"--agenda {shlex.quote(file)}")
    return " ".join(words)
