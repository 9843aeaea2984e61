"""`diff`: what changed between two versions of an agenda."""

from typing import Annotated

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import load_request
from atip_agenda.cli.sources import agenda_file, load_agenda
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError
from atip_agenda.loading import STANDARD_INPUT
from atip_agenda.render.answers.diff.answer import Comparison
from atip_agenda.render.answers.diff.note import ChangeNote
from atip_agenda.schedule.diff.changes import differences_between

EXAMPLES = (
    ("atip-agenda diff draft.json", "from a draft to the agenda in use"),
    ("atip-agenda diff draft.json agenda.json", "from one file to another"),
    ("atip-agenda diff draft.json agenda.json --md > note.md", "a note for an e-mail"),
)


def command(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="The older agenda; - is standard input."),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="The newer one; without it, the agenda in use.",
        ),
    ] = None,
    as_note: Annotated[
        bool, typer.Option("--md", help="A change note in Markdown, for an e-mail.")
    ] = False,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """What changed between two versions of an agenda.

    Sessions are matched by uid, then id, then the most similar title on the same day. Exits with 1
    when anything differs.
    """
    if as_note and as_json:
        raise CallError("--md and --json exclude each other", "give one of them")
    if new is not None and agenda is not None:
        raise CallError("NEW and --agenda exclude each other", "give one of them")
    environment = ctx.ensure_object(Environment)
    newer = agenda_file(environment, agenda if new is None else new)
    if old == newer == STANDARD_INPUT:
        raise CallError("OLD and NEW cannot both be standard input", "name a file for one of them")
    request = load_request(ctx, newer, tz, assume_tz)
    before = load_agenda(environment, old, assume_tz)
    form = ChangeNote if as_note else Comparison
    differences = differences_between(before.agenda, request.agenda)
    request.answer(form(before.agenda, before.file, differences), as_json=as_json)
