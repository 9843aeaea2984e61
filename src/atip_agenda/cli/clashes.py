"""`clashes`: side events that overlap panels, and one's own among them."""

import datetime as dt
import shlex
from collections.abc import Sequence
from typing import Annotated

import typer

from atip_agenda.cli import numbers, output
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Day, Events, Files, Zone
from atip_agenda.cli.request import Request, opened
from atip_agenda.errors import CallError
from atip_agenda.models import SIDE_EVENT, Agenda, minutes_between
from atip_agenda.render.answers.clashes import answer as clashing
from atip_agenda.schedule.clashes import (
    ANY_TWO,
    SIDE_EVENTS_AND_PANELS,
    Clash,
    Pairing,
    busy_sessions,
    clashes_among,
    tightest_gaps,
)
from atip_agenda.wording import day_to_type

EXAMPLES = (
    ('atip-agenda clashes --event "mon 16:00-17:00 Our event"', "yours against the panels"),
    ("atip-agenda clashes --margin 20", "gaps shorter than 20 minutes as well"),
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
            parser=numbers.minutes,
            help="Report gaps shorter than MIN as well.",
            show_default=False,
        ),
    ] = None,
    any_two: Annotated[bool, typer.Option("--all", help="Compare any two sessions.")] = False,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="KIND KIND", help="Compare these kinds instead.", show_default=False),
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Name the nearest free slots before and after.")
    ] = False,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """Side events that overlap panels, yours among them.

    Your own events count as side events. Exits with 1 where something clashes.
    """
    request = opened(ctx, agenda, tz, assume_tz)
    chosen = request.day(day)
    pairing = _pairing(request, between, any_two=any_two)
    own = request.own_events(event, with_, chosen)
    sessions = busy_sessions(request.agenda, own)
    width = dt.timedelta(minutes=margin or 0)
    found = _on(request, chosen, clashes_among(sessions, pairing, width))
    gaps = [] if found or margin else tightest_gaps(request.agenda, sessions, pairing, chosen)
    suggestions = None
    if suggest:
        from atip_agenda.schedule.suggest import suggestions_for

        suggestions = suggestions_for(request.agenda, found, pairing, width, own)
    hint = ""
    if found and pairing == SIDE_EVENTS_AND_PANELS:
        hint = _free_slots(request.agenda, found, margin, agenda)
    report = clashing.Report(found, pairing, gaps, own, margin, suggestions, hint)
    request.answer(clashing, report, as_json=as_json, yes=not found)


def _pairing(request: Request, between: tuple[str, str] | None, *, any_two: bool) -> Pairing:
    if between is None:
        return ANY_TWO if any_two else SIDE_EVENTS_AND_PANELS
    if any_two:
        raise CallError("--all and --between exclude each other", "give one of them")
    # One's own events are side events, also where the agenda has none.
    known = [kind if kind == SIDE_EVENT else request.kinds([kind])[0] for kind in between]
    return Pairing(known[0], known[1])


def _on(request: Request, day: dt.date | None, clashes: list[Clash]) -> list[Clash]:
    """The clashes in which a session of that day takes part; all without a day."""
    if day is None:
        return clashes
    day_of = request.agenda.day_of
    return [clash for clash in clashes if day in {day_of(clash.first), day_of(clash.second)}]


def _free_slots(
    agenda: Agenda, clashes: Sequence[Clash], margin: int | None, file: str | None
) -> str:
    """The command that names the slots in which each of the side events would be free."""
    words = [f"{output.PROGRAM} free"]
    events = [clash.pair[0] for clash in clashes]
    days = {agenda.day_of(one.session) for one in events}
    if len(days) == 1 and not days.isdisjoint(agenda.days):
        words.append(day_to_type(days.pop(), agenda.days))
    longest = max(minutes_between(one.start, one.until) for one in events)
    if longest != numbers.USUAL_LENGTH:
        words.append(f"--for {min(longest, numbers.MOST)}")
    if margin:
        words.append(f"--margin {margin}")
    if file is not None:
        words.append(f"--agenda {shlex.quote(file)}")
    return " ".join(words)
