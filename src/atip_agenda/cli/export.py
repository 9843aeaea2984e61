"""`export`: the agenda, or a part of it, in a format that other programs read."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer

from atip_agenda.cli import completion as completing
from atip_agenda.cli import numbers, output
from atip_agenda.cli.options import AgendaFile, AssumedZone, DayOption, Kinds
from atip_agenda.cli.request import opened
from atip_agenda.cli.saving import refuse_to_overwrite, save
from atip_agenda.cli.sources import file_asked_for, loaded
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError, FileError, listed, quoted
from atip_agenda.formats.interface import UNSTAMPED, WriteOptions
from atip_agenda.formats.registry import WRITERS, Format, write_of, writer_named
from atip_agenda.loading import STANDARD_INPUT
from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.select import only, sessions_named, sessions_of
from atip_agenda.wording import counted

EXAMPLES = (
    ("atip-agenda export ics -o agenda.ics", "for a calendar"),
    ("atip-agenda export ics panel-1 --alarm 15 > panel-1.ics", "one, with a reminder"),
    ("atip-agenda export csv --day monday", "Monday as a table"),
    ("atip-agenda export xml --agenda draft.json", "another agenda, for a schedule app"),
)
STANDARD_OUTPUT = "-"
_DIGITS = 15  # of a number of seconds that is still to be told from another
_EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def command(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"What to write: {listed([one.name for one in WRITERS], last='or')}.",
            show_default=False,
            autocompletion=completing.formats,
        ),
    ],
    session: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SESSION...",
            help="An id, or any unambiguous piece of a title; without one, all.",
            show_default=False,
            autocompletion=completing.sessions,
        ),
    ] = None,
    day: DayOption = None,
    kind: Kinds = None,
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to that file, and not to standard output.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
    alarm: Annotated[
        str | None,
        typer.Option(
            "--alarm",
            metavar="MIN",
            help="In ics: ring that many minutes before each session.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="OLD",
            help="In ics: cancel what that older agenda had and this one has not.",
            show_default=False,
        ),
    ] = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
) -> None:
    """The agenda, or a part of it, in a format that other programs read.

    Together with --agenda it converts between formats.
    """
    environment = ctx.ensure_object(Environment)
    writer = writer_named(name)
    _check(writer, alarm, since, session)
    if since == file_asked_for(environment, agenda) == STANDARD_INPUT:
        raise CallError("both agendas cannot be standard input", "name a file for one of them")
    if out is not None and not out.strip():
        raise CallError("the name of the file to write is empty", "name one, as -o agenda.ics")
    if out is not None and out != STANDARD_OUTPUT and not force:
        refuse_to_overwrite(out)
    request = opened(ctx, agenda, None, assume_tz)
    on, kinds = request.day(day), request.kinds(kind)
    found: Sequence[Session] = sessions_of(request.agenda, day=on, kinds=kinds)
    if session:
        named = sessions_named(request.agenda, session)
        found = [one for one in found if one in named]
    chosen = only(request.agenda, found)
    told = WriteOptions(
        stamp=_stamp(environment, request.agenda),
        alarm=None if alarm is None else numbers.minutes(alarm),
        whole=request.agenda,
    )
    if since is not None:
        from atip_agenda.formats.ics.uids import gone_since

        old = loaded(environment, since, assume_tz).agenda
        asked = {one.id for one in sessions_of(old, day=on, kinds=kinds)}
        gone = tuple(one for one in gone_since(old, request.agenda) if one.id in asked)
        told = told._replace(gone=gone, since=old.conference.revision)
    data = write_of(writer)(chosen, told)
    if out is None or out == STANDARD_OUTPUT:
        output.write_bytes(environment, data)
    else:
        save(out, data)
        output.write_aside(environment, f"Wrote {_counted(chosen, told)} to {out}.")


def _check(
    writer: Format, alarm: str | None, since: str | None, session: Sequence[str] | None
) -> None:
    """Raise CallError where an option says nothing to the format."""
    for option, given in (("--alarm", alarm), ("--since", since)):
        if given is not None and not writer.calendar:
            raise CallError(f"{option} is for ics alone", f"leave it out of {writer.name}")
    if since is not None and session:
        raise CallError("--since compares whole agendas", "name no SESSION beside it")


def _stamp(environment: Environment, agenda: Agenda) -> dt.datetime:
    """When the agenda was issued: as it says, else as SOURCE_DATE_EPOCH does."""
    if agenda.conference.updated is not None:
        return agenda.conference.updated
    text = environment.variables.get(_EPOCH, "")
    if not text:
        return UNSTAMPED
    try:
        if text.isascii() and text.isdecimal():
            return UNSTAMPED + dt.timedelta(seconds=int(text[:_DIGITS]))
    except OverflowError:
        pass
    raise FileError(_EPOCH, f"{quoted(text)} is no number of seconds since 1970")


def _counted(agenda: Agenda, told: WriteOptions) -> str:
    """How many sessions were written, and how many that there are no more."""
    number = counted(len(agenda.sessions), "session")
    return f"{number}, and {len(told.gone)} cancelled," if told.gone else number
