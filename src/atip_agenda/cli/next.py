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
from atip_agenda.cli.request import listing_of, load_request
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
    after = request.now if at is None else request.moment(at)
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
