"""What a shell completes: days, kinds, rooms, tracks, speakers, session ids, zones."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from atip_agenda.errors import AgendaError
from atip_agenda.models import Agenda

_HARMLESS_IN_NAMES = frozenset("-_./+")
_HARMLESS_IN_WORDS = frozenset(" -–,.:()/’")


def days(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The conference's days, by weekday, or by date where a weekday occurs twice."""
    from atip_agenda.wording import day_to_type, long_date

    agenda = _agenda(ctx)
    if agenda is None:
        return []
    named = ((day_to_type(day, agenda.days), long_date(day)) for day in agenda.days)
    return _beginning(incomplete, named)


def kinds(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The kinds that the agenda has."""
    agenda = _agenda(ctx)
    if agenda is None:
        return []
    return _beginning(incomplete, ((kind, "") for kind in agenda.kinds))


def rooms(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The rooms that the agenda has."""
    return _names(ctx, incomplete, "room")


def tracks(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The tracks that the agenda has."""
    return _names(ctx, incomplete, "track")


def speakers(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The speakers that the agenda has."""
    return _names(ctx, incomplete, "speaker")


def sessions(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the sessions, each with its title; one that occurs again with day and time."""
    from atip_agenda.render.view import short_name

    agenda = _agenda(ctx)
    if agenda is None:
        return []
    return _beginning(incomplete, ((one.id, short_name(agenda, one)) for one in agenda.ordered))


def formats(incomplete: str) -> list[tuple[str, str]]:
    """The formats that are written."""
    from atip_agenda.formats.registry import WRITERS

    return _beginning(incomplete, ((one.name, f"{one.suffix[1:]} file") for one in WRITERS))


def zones(incomplete: str) -> list[tuple[str, str]]:
    """The zones there are."""
    from zoneinfo import available_timezones

    names = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    return _beginning(incomplete, ((name, "") for name in ("local", *names)))


def _names(ctx: typer.Context, incomplete: str, sort: str) -> list[tuple[str, str]]:
    """The names of a sort, each as one word to the shell: great-hall, which means Great Hall."""
    from atip_agenda.schedule.names import names_in, plain_words

    agenda = _agenda(ctx)
    if agenda is None:
        return []
    names = names_in(agenda, sort)
    return _beginning(incomplete, ((plain_words(name).replace(" ", "-"), name) for name in names))


def _agenda(ctx: typer.Context) -> Agenda | None:
    """The agenda that the command line so far asks for; None where it cannot be used."""
    from atip_agenda.cli.request import load_request

    try:
        # A shell waits for the answer: of an address the last copy must do.
        return load_request(ctx, ctx.params.get("agenda"), None, online=False).agenda
    except AgendaError:
        # An error message has no place in a completion; the command itself will give it.
        return None


def _beginning(incomplete: str, candidates: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The candidates that begin with what is typed, each with a few words on it.

    What comes back is source code to a shell (zsh evaluates it) and markup to Rich: a candidate
    that holds anything but letters, digits and harmless signs is left out, such words go without.
    """
    wanted = incomplete.casefold()
    return [
        (name, "".join(one for one in said if one.isalnum() or one in _HARMLESS_IN_WORDS))
        for name, said in candidates
        if name.casefold().startswith(wanted)
        and all(one.isalnum() or one in _HARMLESS_IN_NAMES for one in name)
    ]
