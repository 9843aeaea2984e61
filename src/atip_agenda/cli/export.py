"""`export`: write the agenda, or part of it, in a format for other programs."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer

from atip_agenda import streams
from atip_agenda.cli import completion, output
from atip_agenda.cli.options import MOST, AgendaFile, AssumedZone, Days, Kinds
from atip_agenda.cli.request import load_request
from atip_agenda.cli.saving import refuse_to_overwrite, save
from atip_agenda.cli.sources import agenda_file, load_agenda
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
_DIGITS = 15  # of a number of seconds; more overflow in any case
_EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def command(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"What to write: {listed([one.name for one in WRITERS], last='or')}.",
            autocompletion=completion.formats,
        ),
    ],
    session: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SESSION...",
            help="An id, or any unambiguous piece of a title; without one, all.",
            autocompletion=completion.sessions,
        ),
    ] = None,
    day: Days = None,
    kind: Kinds = None,
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to FILE instead of standard output.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    alarm: Annotated[
        int | None,
        typer.Option(
            "--alarm",
            metavar="MIN",
            min=0,
            max=MOST,
            help="In ics: ring MIN minutes before each session.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="OLD",
            help="In ics: cancel the sessions that only the older agenda OLD has.",
        ),
    ] = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
) -> None:
    """Write the agenda, or part of it, in a format for other programs.

    With --agenda it converts between formats.
    """
    environment = ctx.ensure_object(Environment)
    writer = writer_named(name)
    _check(writer, alarm, since, session)
    if since == agenda_file(environment, agenda) == STANDARD_INPUT:
        raise CallError("both agendas cannot be standard input", "name a file for one of them")
    if out is not None and not out.strip():
        raise CallError("the name of the file to write is empty", "name one, as -o agenda.ics")
    if out is not None and out != STANDARD_OUTPUT and not force:
        refuse_to_overwrite(out)
    request = load_request(ctx, agenda, None, assume_tz)
    on, kinds = request.days(day), request.kinds(kind)
    found: Sequence[Session] = sessions_of(request.agenda, days=on, kinds=kinds)
    if session:
        named = sessions_named(request.agenda, session)
        found = [one for one in found if one in named]
    chosen = only(request.agenda, found)
    options = WriteOptions(
        stamp=_stamp(environment, request.agenda),
        alarm=alarm,
        whole=request.agenda,
    )
    if since is not None:
        from atip_agenda.formats.ics.uids import gone_since

        old = load_agenda(environment, since, assume_tz).agenda
        asked = {one.id for one in sessions_of(old, days=on, kinds=kinds)}
        gone = tuple(one for one in gone_since(old, request.agenda) if one.id in asked)
        options = options._replace(gone=gone, since=old.conference.revision)
    data = write_of(writer)(chosen, options)
    if out is None or out == STANDARD_OUTPUT:
        streams.write_bytes(environment.stdout, data)
    else:
        save(out, data)
        output.write_aside(environment, f"Wrote {_number(chosen, options)} to {out}.")


def _check(
    writer: Format, alarm: int | None, since: str | None, session: Sequence[str] | None
) -> None:
    """Raise CallError where an option does not fit the format."""
    for option, given in (("--alarm", alarm), ("--since", since)):
        if given is not None and not writer.calendar:
            raise CallError(f"{option} is for ics only", f"leave it out for {writer.name}")
    if since is not None and session:
        raise CallError("--since compares whole agendas", "name no SESSION beside it")


def _stamp(environment: Environment, agenda: Agenda) -> dt.datetime:
    """When the agenda was issued, by itself or else by SOURCE_DATE_EPOCH."""
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
    raise FileError(_EPOCH, f"{quoted(text)} is not a number of seconds since 1970")


def _number(agenda: Agenda, options: WriteOptions) -> str:
    """The number of sessions written, and of those cancelled."""
    number = counted(len(agenda.sessions), "session")
    return f"{number}, and {len(options.gone)} cancelled," if options.gone else number
