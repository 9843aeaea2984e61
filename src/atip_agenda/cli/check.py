"""`check`: every fault of an agenda file, by its place."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from atip_agenda.cli import output
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone
from atip_agenda.cli.sources import read_source
from atip_agenda.conference import Conference
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError, UnusableAgendaError
from atip_agenda.loading import STANDARD_INPUT, Source
from atip_agenda.render.answers.check.answer import CheckResult, Report
from atip_agenda.render.answers.check.warnings import warnings_of
from atip_agenda.schedule.check.file import examined, in_order
from atip_agenda.schedule.check.rules import doubts_in

EXAMPLES = (
    ("atip-agenda check", "the agenda in use"),
    ("atip-agenda check - --json", "an agenda from a pipe, for a script"),
    ("atip-agenda check --strict && git commit", "only without a warning"),
)


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="An agenda file, - for standard input (default: the agenda in use).",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when there are warnings as well.")
    ] = False,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    as_json: AsJson = False,
) -> None:
    """Every fault of an agenda file, by its place.

    A file with errors cannot be used; warnings are probable mistakes. Exits with 1 when there are
    errors.
    """
    if files and agenda is not None:
        raise CallError("FILE and --agenda exclude each other", "give one of them")
    if (files or []).count(STANDARD_INPUT) > 1:
        raise CallError("standard input can be read only once", "name - once")
    environment = ctx.ensure_object(Environment)
    reports = [_report(environment, file, assume_tz) for file in files or (agenda,)]
    result = CheckResult(reports, strict)
    output.write_answer(environment, result, output.page_of(environment), as_json=as_json)


def _report(environment: Environment, file: str | None, assumed: str | None) -> Report:
    """Report on a file; if it cannot be read as an agenda, the reader's faults."""
    try:
        source = read_source(environment, file, assumed)
    except UnusableAgendaError as error:
        return Report(error.file, error.faults, ())
    if source.aside:
        output.write_aside(environment, source.aside)
    return report_on(source, environment.now())


def report_on(source: Source, now: dt.datetime) -> Report:
    """Report errors by the models, and warnings of the reader, the text and the schedule."""
    found = examined(source.agenda)
    warnings = [*source.warnings, *found.repeated]
    if found.agenda:
        # A field that the file's format does not have is no mistake of its author.
        unset = () if isinstance(source.agenda, bytes) else _unset(source.agenda)
        unsure = {*found.unsure, *unset}
        doubts = doubts_in(found.agenda, now, numbers=found.numbers, unsure=unsure)
        warnings += warnings_of(doubts, found.agenda, now)
    return Report(source.name, found.errors, in_order(warnings), found.ids)


def _unset(agenda: Mapping[str, Any]) -> set[str]:
    """The fields of the conference that the reader has not set."""
    return set(Conference.model_fields) - set(agenda["conference"])
