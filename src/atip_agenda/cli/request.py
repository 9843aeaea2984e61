"""A call of a command: its agenda, zone and time, and its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from atip_agenda.cli import output
from atip_agenda.cli.sources import find_zone, load_agenda, load_own_events
from atip_agenda.environment import Environment
from atip_agenda.errors import (
    AgendaError,
    CallError,
    FileError,
    UnreadableWordsError,
    listed,
    quoted,
)
from atip_agenda.models import Agenda
from atip_agenda.render.view import View

if TYPE_CHECKING:
    from atip_agenda.render.answer import Answer
    from atip_agenda.schedule.names import Names
    from atip_agenda.schedule.own_events import OwnEvent


class Request(NamedTuple):
    """One call: its environment, and the agenda in the zone asked for."""

    environment: Environment
    view: View

    @property
    def agenda(self) -> Agenda:
        """The agenda of the call."""
        return self.view.agenda

    @property
    def now(self) -> dt.datetime:
        """The instant of the call."""
        return self.view.now

    def day(self, words: Sequence[str] | None) -> dt.date | None:
        """Return the day that all words together name; None without words."""
        return None if words is None else self.days([join_words(words, "day")])[0]

    def days(self, texts: Sequence[str] | None) -> tuple[dt.date, ...]:
        """Return the day that each text names."""
        if not texts:
            return ()
        from atip_agenda.times.days import day_named

        return tuple(day_named(text, self.agenda, self.now) for text in texts)

    def moment(self, words: str) -> dt.datetime:
        """Return the one moment that words mean. Raises CallError where they can mean several."""
        from atip_agenda.times.whens import moments_named

        moments = moments_named(words, self.agenda, self.now)
        if len(moments) == 1:
            return moments[0].instant
        named = [self.agenda.conference.day_and_time(moment.instant) for moment in moments]
        what = f"{quoted(words)} can mean {listed(named, last='or')}"
        raise CallError(what, "name the day as well")

    def kinds(self, names: Sequence[str] | None) -> tuple[str, ...]:
        """Return the kinds, if the agenda has each of them. Raises UnknownNameError."""
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
        """Return the rooms, tracks and speakers named by parts; None without any."""
        if not (rooms or tracks or speakers):
            return None
        from atip_agenda.schedule.names import ROOM, SPEAKER, TRACK, names_meant

        return names_meant(self.agenda, {ROOM: rooms, TRACK: tracks, SPEAKER: speakers})

    def own_events(
        self,
        spans: Sequence[str] | None,
        files: Sequence[str] | None,
        on: dt.date | None,
    ) -> list[OwnEvent]:
        """Return the user's own events: those given as SPANs, then those of other agendas.

        A SPAN on another day than the one asked for is refused: no answer would mention it.
        """
        from atip_agenda.schedule.own_events import events_of, typed_events

        events: list[OwnEvent] = []
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
            events += events_of(load_own_events(self.environment, file, self.agenda))
        return events

    def answer(self, answer: Answer[View], *, as_json: bool) -> None:
        """Write an answer in the form asked for; exit with 1 where it is no."""
        output.write_answer(self.environment, answer, self.view, as_json=as_json)


def join_words(words: Sequence[str], sort: str) -> str:
    """Join words into one text. Raises UnreadableWordsError where one of several is empty."""
    if len(words) > 1 and not all(word.strip() for word in words):
        raise UnreadableWordsError(sort, "", "", "leave it out")
    return " ".join(words)


def listing_of(file: str | None) -> str:
    """Return the command that lists the whole programme of a file, ready to paste."""
    from shlex import quote  # only what needs it pays for it

    return f"{output.PROGRAM} list{'' if file is None else f' --agenda {quote(file)}'}"


def load_request(
    ctx: typer.Context,
    file: str | None,
    zone: str | None,
    assumed: str | None = None,
    *,
    online: bool = True,
) -> Request:
    """Load the agenda, the zone and the time that a command needs.

    What the call does not say, ATIP_AGENDA_FILE and ATIP_AGENDA_TZ do. `assumed` is the zone of a
    file whose times have none. With `online` false nothing is fetched, and no warning is written.
    """
    environment = ctx.ensure_object(Environment)
    now = environment.now()
    shown = find_zone(environment, zone)
    if zone is None and (named := environment.variables.get("ATIP_AGENDA_TZ")):
        try:
            shown = find_zone(environment, named)
        except AgendaError as error:
            raise FileError("ATIP_AGENDA_TZ", str(error)) from None
    agenda, name = load_agenda(environment, file, assumed, online=online)
    page = output.page_of(environment)
    return Request(environment, View(agenda, name, shown or agenda.conference.zone, now, page))
