"""`search`: sessions that hold words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from atip_agenda.cli.options import (
    AgendaFile,
    AsJson,
    AssumedZone,
    DayOption,
    Kinds,
    Rooms,
    Speakers,
    Tracks,
    Zone,
)
from atip_agenda.cli.request import Request, joined, opened
from atip_agenda.models import Session
from atip_agenda.render.answers import search as finding
from atip_agenda.schedule.search.match import search
from atip_agenda.schedule.select import sessions_of

if TYPE_CHECKING:
    from atip_agenda.schedule.search.nearest import Near

EXAMPLES = (
    ("atip-agenda search labour", "labor, or labour"),
    ("atip-agenda search victim protection", "both words, in any order and place"),
    ("atip-agenda search '\"civil society\"'", "the phrase"),
)


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help="Whole words in any spelling and inflection; a phrase in double quotes.",
            show_default=False,
        ),
    ],
    day: DayOption = None,
    kind: Kinds = None,
    room: Rooms = None,
    track: Tracks = None,
    speaker: Speakers = None,
    agenda: AgendaFile = None,
    assume_tz: AssumedZone = None,
    tz: Zone = None,
    as_json: AsJson = False,
) -> None:
    """Sessions that hold all the words, best first.

    They may stand in title, description, speakers, room or track. Exits with 1 on no hit.
    """
    request = opened(ctx, agenda, tz, assume_tz)
    asked = joined(words, "search")
    on, kinds = request.day(day), request.kinds(kind)
    names = request.names(room, track, speaker)
    sessions = sessions_of(request.agenda, day=on, kinds=kinds, names=names)
    hits = search(request.agenda, sessions, asked)
    near = () if hits else _nearest(request, sessions, asked)
    found = finding.Finding(asked, hits, near, kinds, on, names)
    request.answer(finding, found, as_json=as_json, yes=bool(hits))


def _nearest(request: Request, sessions: Sequence[Session], words: str) -> "tuple[Near, ...]":
    from atip_agenda.schedule.search.nearest import nearest_words  # only a search without hit asks

    return nearest_words(request.agenda, sessions, words)
