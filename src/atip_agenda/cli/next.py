"""`next`: what starts next."""

import datetime as dt
from typing import Annotated

import typer

from atip_agenda.cli import numbers
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Rooms, Speakers, Tracks, Zone
from atip_agenda.cli.request import Request, opened
from atip_agenda.errors import CallError, listed, quoted
from atip_agenda.render.answers import next as upcoming
from atip_agenda.schedule.moments import next_after

EXAMPLES = (
    ("atip-agenda next 3", "the next three sessions"),
    ("atip-agenda next --within 15 && notify", "for cron and prompts: exits with 1 on nothing"),
)


def command(
    ctx: typer.Context,
    count: Annotated[
        int | None,
        typer.Argument(
            metavar="N",
            parser=numbers.count,
            help="That many; else all that share the next start.",
            show_default=False,
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="After that time instead of now.", show_default=False),
    ] = None,
    within: Annotated[
        int | None,
        typer.Option(
            metavar="MIN",
            parser=numbers.minutes,
            help="Only what starts in that many minutes; exits with 1 on nothing.",
            show_default=False,
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

    What has begun is not next: only starts strictly later count.
    """
    request = opened(ctx, agenda, tz, assume_tz)
    after = request.now if at is None else _moment(request, at)
    limit = None if within is None else dt.timedelta(minutes=within)
    names = request.names(room, track, speaker)
    chosen = names.hold if names else None
    found = upcoming.Upcoming(
        next_after(request.agenda, after, count=count, within=limit, chosen=chosen),
        after,
        count,
        within,
        names,
    )
    found_in_time = within is None or bool(found.sessions)
    request.answer(upcoming, found, as_json=as_json, yes=found_in_time)


def _moment(request: Request, words: str) -> dt.datetime:
    """The one moment that words mean; where they can mean several, the day is asked for."""
    from atip_agenda.times.whens import moments_named

    moments = moments_named(words, request.agenda, request.now)
    if len(moments) == 1:
        return moments[0].instant
    named = [request.agenda.conference.day_and_time(moment.instant) for moment in moments]
    raise CallError(f"{quoted(words)} can mean {listed(named, last='or')}", "name the day as well")
