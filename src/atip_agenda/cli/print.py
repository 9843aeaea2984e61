"""`print`: the programme for paper."""

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Day, Zone
from atip_agenda.cli.request import load_request
from atip_agenda.render.answers.print import Programme
from atip_agenda.schedule.select import sessions_of

EXAMPLES = (
    ("atip-agenda print monday > monday.txt", "a day as a text file"),
    ("atip-agenda print | lpr", "the whole programme, on paper"),
)


def command(
    ctx: typer.Context,
    day: Day = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """The programme for paper, with full descriptions.

    Plain text as wide as the terminal (or COLUMNS, or 80 cells), without colours.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    chosen = request.day(day)
    programme = Programme(sessions_of(request.agenda, days=[chosen] if chosen else ()), chosen)
    request.answer(programme, as_json=as_json)
