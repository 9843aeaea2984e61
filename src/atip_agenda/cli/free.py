"""`free`: the slots in which an event would meet no plenary session."""

import datetime as dt
from functools import partial
from typing import Annotated

import typer

from atip_agenda.cli import completion
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
from atip_agenda.cli.request import load_request
from atip_agenda.errors import CallError
from atip_agenda.models import PLENARY
from atip_agenda.render.answers.free.answer import FreeSlots
from atip_agenda.schedule.free import free_days, offered_from
from atip_agenda.schedule.moments import moment_at
from atip_agenda.schedule.own_events import on_day

EXAMPLES = (
    ("atip-agenda free monday", "an hour on Monday"),
    ("atip-agenda free --for 90 --margin 15", "longer, and with time to change rooms"),
    ("atip-agenda free --avoid panel --avoid side-event", "clear of these kinds instead"),
    ("atip-agenda free --inside side-event", "within the programme's side events"),
)


def command(
    ctx: typer.Context,
    day: Day = None,
    length: Annotated[
        int,
        typer.Option(
            "--for",
            metavar="MIN",
            min=1,
            max=MOST,
            help=f"Length of the event in minutes (default: {USUAL_LENGTH}).",
        ),
    ] = USUAL_LENGTH,
    margin: Annotated[
        int,
        typer.Option(
            metavar="MIN",
            min=0,
            max=MOST,
            help="Stay MIN minutes away from every session avoided.",
        ),
    ] = 0,
    avoid: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Avoid this kind instead of plenary ones; can be repeated.",
            autocompletion=completion.kinds,
        ),
    ] = None,
    inside: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only within the programme's sessions of this kind; can be repeated.",
            autocompletion=completion.kinds,
        ),
    ] = None,
    past: Annotated[bool, typer.Option("--past", help="Also slots that are over.")] = False,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help="From that time on instead of now.")
    ] = None,
    event: Events = None,
    with_: Files = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """The slots in which an event would meet no plenary session.

    Plenary are opening, panels and closing. Slots lie between a day's first start and its last end,
    and what else runs then is named. Until the conference is over, slots start now or later. Exits
    with 1 where there is none.
    """
    if past and at is not None:
        raise CallError("--past and --at exclude each other", "give one of them")
    request = load_request(ctx, agenda, tz, assume_tz)
    chosen = request.day(day)
    plenary = [kind for kind in request.agenda.kinds if kind in PLENARY]
    kinds = request.kinds(avoid) or plenary
    own = request.own_events(event, with_, chosen)
    blocks = request.kinds(inside)
    if request.agenda.sessions and not (kinds or own or blocks):
        raise CallError(
            "the agenda has no plenary session to keep clear of",
            f"name a kind to avoid, as --avoid {request.agenda.kinds[0]}",
        )
    moment = moment_at(request.agenda, request.now if at is None else request.moment(at))
    since = None if past else offered_from(moment)
    free_on = partial(
        free_days,
        request.agenda,
        kinds=kinds,
        length=dt.timedelta(minutes=length),
        margin=dt.timedelta(minutes=margin),
        own=own,
        since=since,
        inside=blocks,
    )
    days = free_on(on=chosen)
    following = None
    if since and chosen and not any(day.slots for day in days):
        following = next((slot for day in free_on() for slot in day.slots), None)
    # The slots avoid plenary sessions anyway; within blocks only what was asked for is named.
    named = request.kinds(avoid) if blocks else kinds
    shown = on_day(request.agenda, own, chosen)
    slots = FreeSlots(days, length, named, chosen, margin, shown, moment, since, following, blocks)
    request.answer(slots, as_json=as_json)
