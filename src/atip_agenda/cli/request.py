"""What a command starts from: the agenda, the zone, the clock, and how the answer is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from atip_agenda.cli import output
from atip_agenda.cli.sources import loaded, own_agenda, zone_asked_for
from atip_agenda.environment import Environment
from atip_agenda.errors import (
    AgendaError,
    CallError,
    ExitStatus,
    FileError,
    UnreadableWordsError,
    quoted,
)
from atip_agenda.models import Agenda
from atip_agenda.render.view import View

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    from atip_agenda.render.drawing.page import Line
    from atip_agenda.schedule.names import Names
    from atip_agenda.schedule.own_events import Own

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
        from atip_agenda.schedule.select import known_kind

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
        from atip_agenda.schedule.names import ROOM, SPEAKER, TRACK, names_meant

        return names_meant(self.agenda, {ROOM: rooms, TRACK: tracks, SPEAKER: speakers})

    def own_events(
        self,
        spans: Sequence[str] | None,
        files: Sequence[str] | None,
        on: dt.date | None,
    ) -> list[Own]:
        """One's own events: those given as SPANs, then those of other agendas.

        A SPAN on another day than the one asked for is refused: no answer would speak of it.
        """
        from atip_agenda.schedule.own_events import events_of, typed_events

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
            events += events_of(own_agenda(self.environment, file, self.agenda))
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


def opened(
    ctx: typer.Context,
    file: str | None,
    zone: str | None,
    assumed: str | None = None,
    *,
    online: bool = True,
) -> Request:
    """The request of a command: its agenda loaded, its zone and clock settled.

    What the call does not say, ATIP_AGENDA_FILE and ATIP_AGENDA_TZ do. `assumed` is the zone of a
    file whose times have none. With `online` false an address is not asked, and nothing is said
    beside the answer. Raises AgendaError.
    """
    environment = ctx.ensure_object(Environment)
    variables = environment.variables
    now = environment.now()
    shown = zone_asked_for(environment, zone)
    if zone is None and (named := variables.get("ATIP_AGENDA_TZ")):
        try:
            shown = zone_asked_for(environment, named)
        except AgendaError as error:
            raise FileError("ATIP_AGENDA_TZ", str(error)) from None
    agenda, name = loaded(environment, file, assumed, online=online)
    view = View(
        agenda=agenda,
        file=name,
        zone=shown or agenda.conference.zone,
        now=now,
        page=output.page_of(environment),
    )
    return Request(environment, view)
