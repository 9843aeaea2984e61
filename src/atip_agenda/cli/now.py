"""`now`: what is running, how far along it is, and what comes next."""

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import opened
from atip_agenda.render.answers import now as moment
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

    Before, between and after the days it says so.
    """
    request = opened(ctx, agenda, tz, assume_tz)
    asked = moment.Asked(moment_at(request.agenda, request.now))
    request.answer(moment, moment.Moments([asked], single=True), as_json=as_json)
