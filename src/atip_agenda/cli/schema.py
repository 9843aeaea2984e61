"""`schema`: the JSON Schema of the agenda file."""

import typer

from atip_agenda.cli import output
from atip_agenda.environment import Environment
from atip_agenda.render.jsonout import encoded
from atip_agenda.schema import agenda_schema

EXAMPLES = (
    ("atip-agenda schema > agenda.schema.json", 'for "$schema": "./agenda.schema.json" in a file'),
)


def command(ctx: typer.Context) -> None:
    """The JSON Schema of the agenda file.

    Editors use it to complete and check an agenda file.
    """
    environment = ctx.ensure_object(Environment)
    output.write(environment, encoded(agenda_schema(), environment.encoding))
