"""`show`: sessions in full."""

from collections.abc import Sequence
from typing import Annotated

import typer

from atip_agenda.cli import completion, output
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import Request, load_request
from atip_agenda.errors import CallError
from atip_agenda.models import Session
from atip_agenda.render.answers.show import Details, heading
from atip_agenda.render.drawing.page import text_of
from atip_agenda.schedule.select import described, sessions_named

EXAMPLES = (
    ("atip-agenda show panel 2", "Panel 2 and its description"),
    ("atip-agenda show panel-1 panel-3", "two of them, in that order"),
    ("atip-agenda show charting", "by a piece of its title"),
    ("atip-agenda show panel-1 --qr", "for a phone's camera"),
)


def command(
    ctx: typer.Context,
    session: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SESSION...",
            help="An id, or any unambiguous piece of a title; several by id or quoted.",
            autocompletion=completion.sessions,
        ),
    ] = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    as_code: Annotated[
        bool, typer.Option("--qr", help="Show a QR code that adds the session to a phone.")
    ] = False,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """A session in full: time, place, how to join, description.

    Without SESSION, every session that has a description.
    """
    if as_code and as_json:
        raise CallError("--qr and --json exclude each other", "give one of them")
    if as_code and not session:
        raise CallError("a QR code holds one session", "name one, as panel-1")
    request = load_request(ctx, agenda, tz, assume_tz)
    found = sessions_named(request.agenda, session) if session else described(request.agenda)
    if as_code:
        _show_code(request, found)
    else:
        request.answer(Details(found), as_json=as_json)


def _show_code(request: Request, found: Sequence[Session]) -> None:
    """Draw the session's QR code under its title."""
    from atip_agenda.formats.ics.qr import event_of
    from atip_agenda.render.drawing.qr import code_of  # no other answer needs segno

    if len(found) > 1:
        raise CallError("a QR code holds one session", "name one, as panel-1")
    (session,) = found
    environment, view = request
    colored = environment.terminal and environment.color and environment.styled
    code = code_of(event_of(session, view.agenda.conference), view.page, colored=colored)
    title = map(text_of, heading(session, view))
    output.write(environment, "".join(f"{line}\n" for line in (*title, "", *code)))
    if not colored:
        output.write_aside(
            environment, "Without colours, a camera reads it on a light background only."
        )
