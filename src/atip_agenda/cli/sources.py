"""Read the files and zones that a call names; write what their readers warn of to stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atip_agenda.cli import output
from atip_agenda.environment import Environment
from atip_agenda.errors import FAULTS_SHOWN, CallError, FileError, check_call
from atip_agenda.loading import Loaded, Source, agenda_in, source_of
from atip_agenda.zones import zone_named, zone_of_key

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from atip_agenda.models import Agenda

LOCAL = "local"


def find_zone(environment: Environment, name: str | None) -> ZoneInfo | None:
    """Return the zone of that name, or this machine's; None without a name."""
    if name is None:
        return None
    return environment.local_zone() if name.casefold() == LOCAL else zone_named(name)


def agenda_file(environment: Environment, file: str | None) -> str | None:
    """Return the file that the call or else the environment names; None for neither."""
    return file if file is not None else environment.variables.get("ATIP_AGENDA_FILE") or None


def read_source(
    environment: Environment, file: str | None, assumed: str | None, *, online: bool = True
) -> Source:
    """Read the file that a call names; times without a zone are in the assumed one."""
    named = agenda_file(environment, file)
    zone = find_zone(environment, assumed)
    if zone and zone_of_key(zone.key) is None:
        raise CallError("TZ holds a zone without a name", "name one, as --assume-tz Europe/Vienna")
    try:
        return source_of(named, environment.stdin, now=environment.now(), online=online, zone=zone)
    except FileError as error:
        if file is not None or named is None:
            raise
        hint = error.hint or "ATIP_AGENDA_FILE names it"
        raise FileError(error.file, error.why, hint) from None


def load_agenda(
    environment: Environment, file: str | None, assumed: str | None, *, online: bool = True
) -> Loaded:
    """Load the agenda that a call names, and write its warnings, unless for a completion."""
    source = read_source(environment, file, assumed, online=online)
    loaded = agenda_in(source)
    if online:
        write_warnings(environment, source)
    return loaded


def load_own_events(environment: Environment, file: str, agenda: Agenda) -> Agenda:
    """Load a file of the user's own events.

    Times without a zone are those of the conference; of a calendar only its days matter.
    """
    days = agenda.days[0], agenda.days[-1]
    zone = agenda.conference.zone
    source = source_of(file, environment.stdin, now=environment.now(), zone=zone, days=days)
    loaded = agenda_in(source)
    write_warnings(environment, source)
    return loaded.agenda


def write_warnings(environment: Environment, source: Source) -> None:
    """Write that a source is an old copy, and what its reader warns of."""
    sentences = [source.aside] if source.aside else []
    for where, message in source.warnings[:FAULTS_SHOWN]:
        sentences.append(f"{source.name}{f', {where}' if where else ''}: {message}")
    more = len(source.warnings) - FAULTS_SHOWN
    if more > 0:
        sentences.append(f"{source.name}: {more} more, which {check_call(source.file)} lists.")
    for sentence in sentences:
        output.write_aside(environment, sentence)
    if sentences and environment.stderr_terminal:
        output.write_aside(environment, "")  # set apart from the answer
