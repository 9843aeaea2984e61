"""`search`: find sessions by words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from atip_agenda.cli.options import (
    AgendaFile,
    AsJson,
    AssumedZone,
    Days,
    Kinds,
    Rooms,
    Speakers,
    Tracks,
    Zone,
)
from atip_agenda.cli.request import Request, join_words, load_request
from atip_agenda.models import Session
from atip_agenda.render.answers.search import SearchResult
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
        ),
    ],
    day: Days = None,
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

    They may be in the title, description, speakers, room or track. Exits with 1 when nothing is
    found.
    """
    request = load_request(ctx, agenda, tz, assume_tz)
    asked = join_words(words, "search")
    on, kinds = request.days(day), request.kinds(kind)
    names = request.names(room, track, speaker)
    sessions = sessions_of(request.agenda, days=on, kinds=kinds, names=names)
    hits = search(request.agenda, sessions, asked)
    near = () if hits else _nearest(request, sessions, asked)
    result = SearchResult(asked, hits, near, kinds, on, names)
    request.answer(result, as_json=as_json)


def _nearest(request: Request, sessions: Sequence[Session], words: str) -> "tuple[Near, ...]":
    from atip_agenda.schedule.search.nearest import (
        nearest_words,
    )  # only after a search without a hit

    return nearest_words(request.agenda, sessions, words)
