"""`check`: every fault of an agenda file, by its place."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from atip_agenda.cli import output
from atip_agenda.cli.options import AgendaFile, AsJson
from atip_agenda.cli.request import answer, file_in_use
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError
from atip_agenda.examining import examined, in_order
from atip_agenda.loading import Source, source_of
from atip_agenda.render import reporting
from atip_agenda.render.doubting import warnings_of
from atip_agenda.schedule.checking import doubts_in

EXAMPLES = (
    ("atip-agenda check", "the agenda in use"),
    ("atip-agenda check - --json", "an agenda from a pipe, for a script"),
    ("atip-agenda check --strict && git commit", "only what is sound without a warning"),
)


def command(
    ctx: typer.Context,
    file: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="An agenda file; several can be named, - is standard input.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where there is a warning, too.")
    ] = False,
    agenda: AgendaFile = None,
    as_json: AsJson = False,
) -> None:
    """Every fault of an agenda file, by its place.

    Errors keep a file from being used; warnings are what is probably a slip. Exits with 1 where
    there are errors.
    """
    environment = ctx.ensure_object(Environment)
    if file and agenda is not None:
        raise CallError("the file to check is named twice", "leave out --agenda")
    files = file or (file_in_use(environment, agenda),)
    now = environment.now()
    sources = [source_of(one, environment.stdin) for one in files]
    reports = [_report(source, now) for source in sources]
    no = any(report.errors or (strict and report.warnings) for report in reports)
    page = output.page_of(environment)
    answer(environment, reporting, reports, page, as_json=as_json, yes=not no)


def _report(source: Source, now: dt.datetime) -> reporting.Report:
    found = examined(source.data)
    warnings = list(found.repeated)
    if found.agenda:
        doubts = doubts_in(found.agenda, now, numbers=found.numbers, unsure=found.unsure)
        warnings += warnings_of(doubts, found.agenda, now)
    return reporting.Report(source.name, found.errors, in_order(warnings), found.ids)
