"""`list`: the schedule, or a day of it."""

from typing import Annotated

import typer

from atip_agenda.cli.options import (
    AgendaFile,
    AsJson,
    AssumedZone,
    Day,
    Kinds,
    Rooms,
    Speakers,
    Tracks,
    Zone,
)
from atip_agenda.cli.request import join_words, load_request
from atip_agenda.render.answers.list import Listing
from atip_agenda.schedule.moments import moment_at
from atip_agenda.schedule.select import sessions_of

EXAMPLES = (
    ("atip-agenda list monday", "Monday's sessions"),
    ("atip-agenda list --kind panel", "the panels"),
    ("atip-agenda list --upcoming --tz local", "what is left, in your own time"),
)


def command(
    ctx: typer.Context,
    day: Day = None,
    kind: Kinds = None,
    room: Rooms = None,
    track: Tracks = None,
    speaker: Speakers = None,
    upcoming: Annotated[
        bool, typer.Option("--upcoming", help="Leave out sessions that are over.")
    ] = False,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """The schedule, or one day of it.

    Running sessions are marked, past ones dim, cancelled ones struck through.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    days = () if day is None else request.days([join_words(day, "day")])
    kinds = request.kinds(kind)
    names = request.names(room, track, speaker)
    listing = Listing(
        sessions=sessions_of(
            request.agenda,
            days=days,
            kinds=kinds,
            names=names,
            not_over_at=request.now if upcoming else None,
        ),
        moment=moment_at(request.agenda, request.now),
        days=days,
        kinds=kinds,
        upcoming=upcoming,
        names=names,
    )
    request.answer(listing, as_json=as_json)
