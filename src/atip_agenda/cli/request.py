"""What a command starts from: the agenda, the zone, the clock, and how the answer is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar
from zoneinfo import ZoneInfo

import typer

from atip_agenda.cli import output
from atip_agenda.environment import Environment
from atip_agenda.errors import AgendaError, ExitStatus, FileError, UnreadableWordsError
from atip_agenda.loading import Loaded, load
from atip_agenda.models import Agenda
from atip_agenda.render.page import Line
from atip_agenda.render.view import View
from atip_agenda.zones import zone_named

if TYPE_CHECKING:
    from atip_agenda.schedule.naming import Names
    from atip_agenda.schedule.own import Own

LOCAL = "local"
Result_contra = TypeVar("Result_contra", contravariant=True)


class Rendering(Protocol[Result_contra]):
    """The forms of one kind of answer; a module of `render` is one."""

    def screen(self, result: Result_contra, view: View, /) -> list[Line]:
        """The answer for eyes."""

    def lines(self, result: Result_contra, view: View, /) -> Iterable[str]:
        """The answer for a pipe."""

    def document(self, result: Result_contra, view: View, /) -> object:
        """The answer as JSON."""

    def absence(self, result: Result_contra, view: View, /) -> str:
        """The sentence that there is nothing; empty where there is something."""


class Request(NamedTuple):
    """One call: the world it is made in, and the agenda seen from the zone asked for."""

    environment: Environment
    view: View

    @property
    def agenda(self) -> Agenda:
        """The agenda asked about."""
        return self.view.agenda

    @property
    def now(self) -> dt.datetime:
        """The instant of the call."""
        return self.view.now

    def day(self, words: Sequence[str] | str | None) -> dt.date | None:
        """The day that words name; None without words."""
        if words is None:
            return None
        from atip_agenda.times.days import day_named

        text = words if isinstance(words, str) else joined(words, "day")
        return day_named(text, self.agenda, self.now)

    def kinds(self, names: Sequence[str] | None) -> tuple[str, ...]:
        """The kinds of those names, each one that the agenda has."""
        if not names:
            return ()
        from atip_agenda.schedule.selecting import known_kind

        return tuple(known_kind(self.agenda, name) for name in names)

    def names(
        self,
        rooms: Sequence[str] | None,
        tracks: Sequence[str] | None,
        speakers: Sequence[str] | None,
    ) -> Names | None:
        """The rooms, tracks and speakers that pieces of their names mean; None without any."""
        if not (rooms or tracks or speakers):
            return None
        from atip_agenda.schedule.naming import ROOM, SPEAKER, TRACK, names_meant

        return names_meant(self.agenda, {ROOM: rooms, TRACK: tracks, SPEAKER: speakers})

    def own_events(self, spans: Sequence[str] | None, files: Sequence[str] | None) -> list[Own]:
        """One's own events: those given as SPANs, then those of other agendas."""
        from atip_agenda.schedule.own import events_of, typed_events

        events: list[Own] = []
        if spans:
            from atip_agenda.times.spans import span_named

            understood = [span_named(span, self.agenda, self.now) for span in spans]
            events += typed_events(self.agenda, understood)
        for file in files or ():
            events += events_of(loaded(self.environment, file).agenda)
        return events

    def answer(
        self,
        rendering: Rendering[Result_contra],
        result: Result_contra,
        *,
        as_json: bool,
        yes: bool = True,
    ) -> None:
        """Write the result in the form asked for; exit with 1 where the answer is no."""
        environment, view = self.environment, self.view
        if as_json:
            from atip_agenda.render.jsonout import encoded

            document = rendering.document(result, view)
            output.write(environment, encoded(document, environment.encoding))
        elif environment.terminal:
            output.write_screen(environment, rendering.screen(result, view))
        else:
            output.write_lines(environment, rendering.lines(result, view))
            if absent := rendering.absence(result, view):
                output.write_aside(environment, absent)
        if not yes:
            raise typer.Exit(ExitStatus.NO)


def joined(words: Sequence[str], sort: str) -> str:
    """Words as one text. Raises UnreadableWordsError where one of several is empty."""
    if len(words) > 1 and not all(word.strip() for word in words):
        raise UnreadableWordsError(sort, "", "", "leave it out")
    return " ".join(words)


def opened(
    ctx: typer.Context, file: str | None, zone: str | None, *, online: bool = True
) -> Request:
    """The request of a command: its agenda loaded, its zone and clock settled.

    What the call does not say, ATIP_AGENDA_FILE and ATIP_AGENDA_TZ do. With `online` false an
    address is not asked. Raises AgendaError.
    """
    environment = ctx.ensure_object(Environment)
    variables = environment.variables
    now = environment.now()
    shown = _zone(environment, zone)
    if zone is None and (named := variables.get("ATIP_AGENDA_TZ")):
        try:
            shown = _zone(environment, named)
        except AgendaError as error:
            raise FileError("ATIP_AGENDA_TZ", str(error)) from None
    agenda = _asked_for(environment, file, online=online)
    view = View(
        agenda=agenda.agenda,
        file=agenda.file,
        zone=shown or agenda.agenda.conference.zone,
        now=now,
        page=output.page_of(environment),
    )
    return Request(environment, view)


def file_asked_for(environment: Environment, file: str | None) -> str | None:
    """The file that a call names, else the one that the environment does; None for neither."""
    return file if file is not None else environment.variables.get("ATIP_AGENDA_FILE") or None


def loaded(environment: Environment, file: str | None, *, online: bool = True) -> Loaded:
    """The agenda of a file or an address; that it is an older copy is said beside the answer."""
    found = load(file, environment.stdin, environment.now(), online=online)
    if found.aside:
        output.write_aside(environment, found.aside)
    return found


def _asked_for(environment: Environment, file: str | None, *, online: bool) -> Loaded:
    try:
        return loaded(environment, file_asked_for(environment, file), online=online)
    except FileError as error:
        if file is not None:
            raise
        raise FileError(error.file, error.why, "ATIP_AGENDA_FILE names it") from None


def _zone(environment: Environment, name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    return environment.local_zone() if name.casefold() == LOCAL else zone_named(name)
