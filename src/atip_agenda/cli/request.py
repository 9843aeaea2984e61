"""What a command starts from: the agenda, the zone, the clock, and how the answer is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import typer

from atip_agenda.cli import output
from atip_agenda.environment import Environment
from atip_agenda.errors import (
    AgendaError,
    CallError,
    ExitStatus,
    FileError,
    UnreadableWordsError,
    quoted,
)
from atip_agenda.loading import Source, agenda_in, load, source_of
from atip_agenda.models import Agenda
from atip_agenda.render.view import View
from atip_agenda.zones import zone_named

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    from atip_agenda.render.page import Line
    from atip_agenda.schedule.own import Own

    Result_contra = TypeVar("Result_contra", contravariant=True)

    View_contra = TypeVar("View_contra", contravariant=True)

    class Rendering(Protocol[Result_contra, View_contra]):
        """The forms of one kind of answer; a module of `render` is one.

        Most see an agenda (a View); what is said of a file that may hold none needs a Page alone.
        """

        def screen(self, result: Result_contra, view: View_contra, /) -> list[Line]:
            """The answer for eyes."""

        def lines(self, result: Result_contra, view: View_contra, /) -> Iterable[str]:
            """The answer for a pipe."""

        def document(self, result: Result_contra, view: View_contra, /) -> object:
            """The answer as JSON."""

        def absence(self, result: Result_contra, view: View_contra, /) -> str:
            """The sentence that there is nothing; empty where there is something."""


LOCAL = "local"


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

    def own_events(
        self,
        spans: Sequence[str] | None,
        files: Sequence[str] | None,
        on: dt.date | None,
    ) -> list[Own]:
        """One's own events: those given as SPANs, then those of other agendas.

        A SPAN on another day than the one asked for is refused: no answer would speak of it.
        """
        from atip_agenda.schedule.own import events_of, typed_events

        events: list[Own] = []
        if spans:
            from atip_agenda.times.spans import span_named

            understood = [span_named(span, self.agenda, self.now) for span in spans]
            events += typed_events(self.agenda, understood)
        for event in events:
            if on is not None and self.agenda.day_of(event.session) != on:
                start = self.agenda.conference.day_and_time(event.session.start)
                title = quoted(event.session.title)
                raise CallError(
                    f"{title} ({start}) is not on the day asked for", "leave the day out"
                )
        for file in files or ():
            events += events_of(load(file, self.environment.stdin).agenda)
        return events

    def answer(
        self,
        rendering: Rendering[Result_contra, View],
        result: Result_contra,
        *,
        as_json: bool,
        yes: bool = True,
    ) -> None:
        """Write the result in the form asked for; exit with 1 where the answer is no."""
        answer(self.environment, rendering, result, self.view, as_json=as_json, yes=yes)


def answer(
    environment: Environment,
    rendering: Rendering[Result_contra, View_contra],
    result: Result_contra,
    view: View_contra,
    *,
    as_json: bool,
    yes: bool = True,
) -> None:
    """Write a result in the form asked for; exit with 1 where the answer is no."""
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


def opened(ctx: typer.Context, file: str | None, zone: str | None) -> Request:
    """The request of a command: its agenda loaded, its zone and clock settled.

    What the call does not say, ATIP_AGENDA_FILE and ATIP_AGENDA_TZ do. Raises AgendaError.
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
    loaded = agenda_in(source_asked_for(environment, file))
    view = View(
        agenda=loaded.agenda,
        file=loaded.file,
        zone=shown or loaded.agenda.conference.zone,
        now=now,
        page=output.page_of(environment),
    )
    return Request(environment, view)


def file_asked_for(environment: Environment, file: str | None) -> str | None:
    """The file that a call names, else the one that the environment does; None for neither."""
    return file if file is not None else environment.variables.get("ATIP_AGENDA_FILE") or None


def source_asked_for(environment: Environment, file: str | None) -> Source:
    """What stands in that file. Raises FileError, which says when the environment names it."""
    asked_for = file_asked_for(environment, file)
    try:
        return source_of(asked_for, environment.stdin)
    except FileError as error:
        if file is not None or asked_for is None:
            raise
        raise FileError(error.file, error.why, "ATIP_AGENDA_FILE names it") from None


def _zone(environment: Environment, name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    return environment.local_zone() if name.casefold() == LOCAL else zone_named(name)
