"""`free`: the slots in which an event would meet no plenary session."""

import datetime as dt
from typing import Annotated

import typer

from atip_agenda.cli import completion as completing
from atip_agenda.cli import numbers
from atip_agenda.cli.options import AgendaFile, AsJson, AssumedZone, Day, Events, Files, Zone
from atip_agenda.cli.request import opened
from atip_agenda.models import PLENARY
from atip_agenda.render.answers import free as freeing
from atip_agenda.schedule.free import free_days

EXAMPLES = (
    ("atip-agenda free monday", "an hour on Monday"),
    ("atip-agenda free --for 90 --margin 15", "longer, and with time to change rooms"),
    ("atip-agenda free --avoid panel --avoid side-event", "clear of these kinds instead"),
)


def command(
    ctx: typer.Context,
    day: Day = None,
    length: Annotated[
        int | None,
        typer.Option(
            "--for",
            metavar="MIN",
            parser=numbers.length,
            help="How long the event lasts; 60 without it.",
            show_default=False,
        ),
    ] = None,
    margin: Annotated[
        int | None,
        typer.Option(
            metavar="MIN",
            parser=numbers.minutes,
            help="Stay that far from every session avoided.",
            show_default=False,
        ),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Avoid that kind instead of plenary ones; can be repeated.",
            show_default=False,
            autocompletion=completing.kinds,
        ),
    ] = None,
    event: Events = None,
    with_: Files = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """The slots in which an event would meet no plenary session.

    Plenary are opening, panels and closing. Slots lie between a day's first start and its last end,
    and what else runs then is named. Exits with 1 where there is none.
    """
    request = opened(ctx, agenda, tz, assume_tz)
    chosen = request.day(day)
    plenary = [kind for kind in request.agenda.kinds if kind in PLENARY]
    kinds = request.kinds(avoid) or plenary
    own = request.own_events(event, with_, chosen)
    minutes, apart = length or numbers.USUAL_LENGTH, margin or 0
    days = free_days(
        request.agenda,
        kinds=kinds,
        length=dt.timedelta(minutes=minutes),
        margin=dt.timedelta(minutes=apart),
        own=own,
        on=chosen,
    )
    freedom = freeing.Freedom(days, minutes, kinds, chosen, apart, own)
    request.answer(freeing, freedom, as_json=as_json, yes=bool(freedom.slots))
