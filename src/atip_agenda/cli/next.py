"""`next`: what starts next."""

import datetime as dt
from typing import Annotated

import typer

from atip_agenda.cli.options import (
    MOST,
    AgendaFile,
    AsJson,
    AssumedZone,
    Rooms,
    Speakers,
    Tracks,
    Zone,
)
from atip_agenda.cli.request import Request, listing_of, load_request
from atip_agenda.errors import CallError, listed, quoted
from atip_agenda.render.answers.next import Upcoming
from atip_agenda.schedule.moments import moment_at, next_after

EXAMPLES = (
    ("atip-agenda next 3", "the next three sessions"),
    ("atip-agenda next --within 15 && notify", "for cron and prompts"),
)


def command(
    ctx: typer.Context,
    count: Annotated[
        int | None,
        typer.Argument(
            metavar="N",
            min=1,
            max=MOST,
            help="Number of sessions (default: all that start next).",
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="After that time instead of now."),
    ] = None,
    within: Annotated[
        int | None,
        typer.Option(
            metavar="MIN",
            min=0,
            max=MOST,
            help="Only sessions that start within MIN minutes; exit with 1 if there are none.",
        ),
    ] = None,
    room: Rooms = None,
    track: Tracks = None,
    speaker: Speakers = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """What starts next.

    Only sessions that start strictly later count.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    after = request.now if at is None else _moment(request, at)
    limit = None if within is None else dt.timedelta(minutes=within)
    names = request.names(room, track, speaker)
    chosen = names.hold if names else None
    upcoming = Upcoming(
        next_after(request.agenda, after, count=count, within=limit, chosen=chosen),
        moment_at(request.agenda, after),
        count,
        within,
        names,
        then=at is not None,
        listing=listing_of(agenda),
    )
    request.answer(upcoming, as_json=as_json)


def _moment(request: Request, words: str) -> dt.datetime:
    """Return the one moment that words mean. Raises CallError where they can mean several."""
    from atip_agenda.times.whens import moments_named

    moments = moments_named(words, request.agenda, request.now)
    if len(moments) == 1:
        return moments[0].instant
    named = [request.agenda.conference.day_and_time(moment.instant) for moment in moments]
    raise CallError(f"{quoted(words)} can mean {listed(named, last='or')}", "name the day as well")
