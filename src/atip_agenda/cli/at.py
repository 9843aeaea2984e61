"""`at`: what is on at a given time."""

from typing import Annotated

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import join_words, load_request
from atip_agenda.render.answers.now import Asked, Moments
from atip_agenda.schedule.moments import moment_at
from atip_agenda.times.whens import moments_named

EXAMPLES = (
    ("atip-agenda at tuesday 10:15", "what runs at that time"),
    ("atip-agenda at 13.30", "on each day, or today during the conference"),
    ('atip-agenda at "mon 09:00 America/New_York"', "a time in another zone"),
    ("atip-agenda at +45m", "in three quarters of an hour"),
)


def command(
    ctx: typer.Context,
    when: Annotated[
        list[str],
        typer.Argument(
            metavar="WHEN",
            help="A time, with a day unless it is today: 15:00, mon 15.00, 21 April 3pm.",
        ),
    ],
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """What is running at a given time, and what comes next.

    The time is the venue's unless WHEN names a zone or an offset.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    asked = [
        Asked(moment_at(request.agenda, meant.instant), meant.zone)
        for meant in moments_named(join_words(when, "time"), request.agenda, request.now)
    ]
    request.answer(Moments(asked), as_json=as_json)
