"""`now`: what is running, how far along it is, and what comes next."""

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import listing_of, load_request
from atip_agenda.render.answers.now import Asked, Moments
from atip_agenda.schedule.moments import moment_at

EXAMPLES = (
    ("atip-agenda now --tz local", "the same, in your own time"),
    ("atip-agenda now --json", "for a status bar"),
)


def command(
    ctx: typer.Context,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """What is running, how long it still runs, what comes next.

    Outside the conference days it says whether the conference is over or still to come.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    asked = Asked(moment_at(request.agenda, request.now))
    request.answer(Moments([asked], single=True, listing=listing_of(agenda)), as_json=as_json)
