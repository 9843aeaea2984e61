"""The files that a call names, read; and what their readers inferred said beside the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atip_agenda.cli import output
from atip_agenda.environment import Environment
from atip_agenda.errors import FAULTS_SHOWN, FileError, check_call
from atip_agenda.loading import Loaded, Source, agenda_in, source_of
from atip_agenda.zones import zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from atip_agenda.models import Agenda

LOCAL = "local"


def zone_asked_for(environment: Environment, name: str | None) -> ZoneInfo | None:
    """The zone of that name, or this machine's; None without a name. Raises AgendaError."""
    if name is None:
        return None
    return environment.local_zone() if name.casefold() == LOCAL else zone_named(name)


def file_asked_for(environment: Environment, file: str | None) -> str | None:
    """The file that a call names, else the one that the environment does; None for neither."""
    return file if file is not None else environment.variables.get("ATIP_AGENDA_FILE") or None


def source_asked_for(
    environment: Environment, file: str | None, assumed: str | None, *, online: bool = True
) -> Source:
    """What stands in that file, its times in the assumed zone where they have none.

    Raises FileError, which says when the environment names the file, and UnusableAgendaError.
    """
    asked_for = file_asked_for(environment, file)
    zone = zone_asked_for(environment, assumed)
    try:
        return source_of(
            asked_for, environment.stdin, now=environment.now(), online=online, zone=zone
        )
    except FileError as error:
        if file is not None or asked_for is None:
            raise
        raise FileError(error.file, error.why, error.hint or "ATIP_AGENDA_FILE names it") from None


def loaded(
    environment: Environment, file: str | None, assumed: str | None, *, online: bool = True
) -> Loaded:
    """The agenda of that file; what its reader inferred is said, but not to a shell's completion.

    Raises AgendaError.
    """
    source = source_asked_for(environment, file, assumed, online=online)
    found = agenda_in(source)
    if online:
        say(environment, source)
    return found


def own_agenda(environment: Environment, file: str, agenda: Agenda) -> Agenda:
    """The agenda of one's own events in a file.

    Times without a zone are those of the conference; of a calendar only its days matter.
    """
    days = agenda.days[0], agenda.days[-1]
    source = source_of(
        file, environment.stdin, now=environment.now(), zone=agenda.conference.zone, days=days
    )
    found = agenda_in(source)
    say(environment, source)
    return found.agenda


def say(environment: Environment, source: Source) -> None:
    """Say beside the answer that a source is an old copy, and what its reader warns of."""
    said = [source.aside] if source.aside else []
    for where, message in source.warnings[:FAULTS_SHOWN]:
        said.append(f"{source.name}{f', {where}' if where else ''}: {message}")
    more = len(source.warnings) - FAULTS_SHOWN
    if more > 0:
        said.append(f"{source.name}: {more} more, which {check_call(source.file)} lists.")
    for sentence in said:
        output.write_aside(environment, sentence)
    if said and environment.stderr_terminal:
        output.write_aside(environment, "")  # the answer stands apart from it
