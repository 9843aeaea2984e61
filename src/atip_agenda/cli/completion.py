"""Shell completion: days, kinds, rooms, tracks, speakers, session ids, zones."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from atip_agenda.errors import AgendaError
from atip_agenda.models import Agenda

_HARMLESS_IN_NAMES = frozenset("-_./+")
_HARMLESS_IN_WORDS = frozenset(" -–,.:()/’")


def days(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The conference's days, by weekday, or by date where a weekday occurs twice."""
    from atip_agenda.wording import day_to_type, long_date

    def named(agenda: Agenda) -> Iterable[tuple[str, str]]:
        return ((day_to_type(day, agenda.days), long_date(day)) for day in agenda.days)

    return _of_agenda(ctx, incomplete, named)


def kinds(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The kinds of the agenda."""
    return _of_agenda(ctx, incomplete, lambda agenda: ((kind, "") for kind in agenda.kinds))


def rooms(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The rooms of the agenda."""
    return _of_agenda(ctx, incomplete, lambda agenda: _names(agenda, "room"))


def tracks(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The tracks of the agenda."""
    return _of_agenda(ctx, incomplete, lambda agenda: _names(agenda, "track"))


def speakers(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The speakers of the agenda."""
    return _of_agenda(ctx, incomplete, lambda agenda: _names(agenda, "speaker"))


def sessions(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the sessions, each with its short title."""
    from atip_agenda.render.view import short_name

    def named(agenda: Agenda) -> Iterable[tuple[str, str]]:
        return ((session.id, short_name(agenda, session)) for session in agenda.ordered)

    return _of_agenda(ctx, incomplete, named)


def formats(incomplete: str) -> list[tuple[str, str]]:
    """The formats of `export`."""
    from atip_agenda.formats.registry import WRITERS

    return _beginning(incomplete, ((one.name, f"{one.suffix[1:]} file") for one in WRITERS))


def zones(incomplete: str) -> list[tuple[str, str]]:
    """All zones."""
    from zoneinfo import available_timezones

    names = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    return _beginning(incomplete, ((name, "") for name in ("local", *names)))


def _names(agenda: Agenda, sort: str) -> Iterable[tuple[str, str]]:
    """The names of a sort, each as one word: great-hall for Great Hall."""
    from atip_agenda.schedule.names import names_in, plain_words

    return ((plain_words(name).replace(" ", "-"), name) for name in names_in(agenda, sort))


def _of_agenda(
    ctx: typer.Context, incomplete: str, named: Callable[[Agenda], Iterable[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """What begins with the text in the agenda that the command line names so far."""
    from atip_agenda.cli.request import load_request

    try:
        # A shell waits for the answer, so nothing is fetched.
        agenda = load_request(ctx, ctx.params.get("agenda"), None, online=False).agenda
    except AgendaError:
        return []  # the command itself will report the error
    return _beginning(incomplete, named(agenda))


def _beginning(incomplete: str, candidates: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The candidates that begin with what is typed, each with a description.

    zsh evaluates what is returned, and Rich reads markup in it. So a candidate with other
    characters than letters, digits and harmless signs is left out, and a description loses them.
    """
    wanted = incomplete.casefold()
    return [
        (name, "".join(one for one in words if one.isalnum() or one in _HARMLESS_IN_WORDS))
        for name, words in candidates
        if name.casefold().startswith(wanted)
        and all(one.isalnum() or one in _HARMLESS_IN_NAMES for one in name)
    ]
