"""`check`: every fault of an agenda file, by its place."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from atip_agenda.cli import output
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone
from atip_agenda.cli.request import answer
from atip_agenda.cli.sources import source_asked_for
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError, UnusableAgendaError
from atip_agenda.loading import STANDARD_INPUT, Source
from atip_agenda.models import Conference
from atip_agenda.render.answers.check import answer as reporting
from atip_agenda.render.answers.check.warnings import warnings_of
from atip_agenda.schedule.check.file import examined, in_order
from atip_agenda.schedule.check.rules import doubts_in

EXAMPLES = (
    ("atip-agenda check", "the agenda in use"),
    ("atip-agenda check - --json", "an agenda from a pipe, for a script"),
    ("atip-agenda check --strict && git commit", "only what is sound without a warning"),
)


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="An agenda file; - is standard input. Without one, the agenda in use.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where there is a warning, too.")
    ] = False,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    as_json: AsJson = False,
) -> None:
    """Every fault of an agenda file, by its place.

    Errors keep a file from being used; warnings are what is probably a slip. Exits with 1 where
    there are errors.
    """
    if files and agenda is not None:
        raise CallError("FILE and --agenda say the same", "give one of them")
    if (files or []).count(STANDARD_INPUT) > 1:
        raise CallError("standard input can be read only once", "name - once")
    environment = ctx.ensure_object(Environment)
    reports = [_report(environment, file, assume_tz) for file in files or (agenda,)]
    no = any(report.errors or (strict and report.warnings) for report in reports)
    page = output.page_of(environment)
    answer(environment, reporting, reports, page, as_json=as_json, yes=not no)


def _report(environment: Environment, file: str | None, assumed: str | None) -> reporting.Report:
    """What is wrong with a file; where its reader cannot use it, what that says."""
    try:
        source = source_asked_for(environment, file, assumed)
    except UnusableAgendaError as error:
        return reporting.Report(error.file, error.faults, ())
    if source.aside:
        output.write_aside(environment, source.aside)
    return report_on(source, environment.now())


def report_on(source: Source, now: dt.datetime) -> reporting.Report:
    """What is wrong by the models' rules; what its reader, its text and its schedule warn of."""
    found = examined(source.agenda)
    warnings = [*source.warnings, *found.repeated]
    if found.agenda:
        # What another format has no word for is no slip of whoever wrote the file.
        unsaid = () if isinstance(source.agenda, bytes) else _unsaid(source.agenda)
        unsure = {*found.unsure, *unsaid}
        doubts = doubts_in(found.agenda, now, numbers=found.numbers, unsure=unsure)
        warnings += warnings_of(doubts, found.agenda, now)
    return reporting.Report(source.name, found.errors, in_order(warnings), found.ids)


def _unsaid(agenda: Mapping[str, Any]) -> set[str]:
    """The fields of the conference that a reader has not set."""
    return set(Conference.model_fields) - set(agenda["conference"])
