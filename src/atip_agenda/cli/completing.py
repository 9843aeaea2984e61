"""What a shell completes: days, kinds, session ids, zones."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from atip_agenda.errors import AgendaError
from atip_agenda.models import Agenda
from atip_agenda.render.text import clean

_NO_MARKUP = str.maketrans("[]", "()")


def days(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The conference's days, by weekday, or by date where a weekday occurs twice."""
    from atip_agenda.render.wording import long_date

    agenda = _agenda(ctx)
    if agenda is None:
        return []
    names = [f"{day:%A}".lower() for day in agenda.days]
    if len(set(names)) < len(names):
        names = [day.isoformat() for day in agenda.days]
    return _beginning(incomplete, zip(names, map(long_date, agenda.days), strict=True))


def kinds(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The kinds that the agenda has."""
    agenda = _agenda(ctx)
    if agenda is None:
        return []
    return _beginning(incomplete, ((kind, "") for kind in agenda.kinds))


def sessions(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the sessions, each with its title; one that occurs again with day and time."""
    agenda = _agenda(ctx)
    if agenda is None:
        return []
    return _beginning(incomplete, ((one.id, agenda.told_apart(one)) for one in agenda.ordered))


def zones(incomplete: str) -> list[tuple[str, str]]:
    """The zones there are."""
    from zoneinfo import available_timezones

    names = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    return _beginning(incomplete, ((name, "") for name in ("local", *names)))


def _agenda(ctx: typer.Context) -> Agenda | None:
    """The agenda that the command line so far asks for; None where it cannot be used."""
    from atip_agenda.cli.request import opened

    try:
        return opened(ctx, ctx.params.get("agenda"), None).agenda
    except AgendaError:
        # An error message has no place in a completion; the command itself will give it.
        return None


def _beginning(incomplete: str, candidates: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The candidates that begin with what is typed, each with a few words on it.

    Typer hands the words to Rich, which would obey markup in them and wrap a long title.
    """
    wanted = incomplete.casefold()
    return [
        (clean(name), clean(said).partition(":")[0].translate(_NO_MARKUP))
        for name, said in candidates
        if name.casefold().startswith(wanted)
    ]
