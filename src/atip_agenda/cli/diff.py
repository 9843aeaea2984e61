"""`diff`: what changed between two versions of an agenda."""

from typing import TYPE_CHECKING, Annotated

import typer

from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Zone
from atip_agenda.cli.request import opened
from atip_agenda.cli.sources import file_asked_for, loaded
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError
from atip_agenda.loading import STANDARD_INPUT
from atip_agenda.render.answers.diff import answer as differing
from atip_agenda.render.answers.diff import note as change_note
from atip_agenda.render.answers.diff.words import Comparison
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import differences_between

if TYPE_CHECKING:
    from atip_agenda.cli.request import Rendering

EXAMPLES = (
    ("atip-agenda diff draft.json", "from a draft to the agenda in use"),
    ("atip-agenda diff draft.json agenda.json", "from one file to another"),
    ("atip-agenda diff draft.json agenda.json --md > note.md", "a note for an e-mail"),
)


def command(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="The older agenda; - is standard input.", show_default=False
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="The newer one; without it, the agenda in use.",
            show_default=False,
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
    where anything differs.
    """
    if as_note and as_json:
        raise CallError("--md and --json exclude each other", "give one of them")
    if new is not None and agenda is not None:
        raise CallError("NEW and --agenda say the same", "give one of them")
    environment = ctx.ensure_object(Environment)
    newer = file_asked_for(environment, agenda if new is None else new)
    if old == newer == STANDARD_INPUT:
        raise CallError("OLD and NEW cannot both be standard input", "name a file for one of them")
    request = opened(ctx, newer, tz, assume_tz)
    before = loaded(environment, old, assume_tz)
    found = Comparison(
        before.agenda, before.file, differences_between(before.agenda, request.agenda)
    )
    rendering: Rendering[Comparison, View] = change_note if as_note else differing
    request.answer(rendering, found, as_json=as_json, yes=found.differences.none)
