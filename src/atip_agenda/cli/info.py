"""`info`: the conference as a whole."""

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import load_request
from atip_agenda.render.answers.info import ConferenceInfo

EXAMPLES = (("atip-agenda info", "theme, dates, place, how to join"),)


def command(
    ctx: typer.Context,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """The conference: theme, dates, place, how to join.

    It also says which file the agenda comes from, and what each symbol means.
    """
    load_request(ctx, agenda, tz, assume_tz).answer(ConferenceInfo(), as_json=as_json)
