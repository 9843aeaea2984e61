"""`show`: sessions in full."""

from typing import Annotated

import typer

from atip_agenda.cli import completing
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import opened
from atip_agenda.render import showing
from atip_agenda.schedule.selecting import described, sessions_named

EXAMPLES = (
    ("atip-agenda show panel 2", "Panel 2 and its description"),
    ("atip-agenda show panel-1 panel-3", "two of them, in that order"),
    ("atip-agenda show charting", "by a piece of its title"),
)


def command(
    ctx: typer.Context,
    session: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SESSION...",
            help="An id, or any unambiguous piece of a title; several by id or quoted.",
            show_default=False,
            autocompletion=completing.sessions,
        ),
    ] = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """A session in full: time, place, how to join, description.

    Without SESSION, every session that has a description.
    """
    request = opened(ctx, agenda, tz, assume_tz)
    found = sessions_named(request.agenda, session) if session else described(request.agenda)
    request.answer(showing, found, as_json=as_json)
