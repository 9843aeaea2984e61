"""The options that commands share, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from atip_agenda.cli import completion

MOST = 1_000_000  # minutes or sessions; a limit within the calendar
USUAL_LENGTH = 60  # minutes of an event

AgendaFile = Annotated[
    str | None,
    typer.Option(
        "--agenda",
        metavar="FILE",
        help="Another agenda, - for standard input (or ATIP_AGENDA_FILE).",
    ),
]
Zone = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show times in ZONE beside the venue's: an IANA name, UTC or local"
        " (or ATIP_AGENDA_TZ).",
        autocompletion=completion.zones,
    ),
]
AssumedZone = Annotated[
    str | None,
    typer.Option(
        "--assume-tz",
        metavar="ZONE",
        help="The zone of a file whose times have none.",
        autocompletion=completion.zones,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write the answer as JSON.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only sessions of this kind; can be repeated.",
        autocompletion=completion.kinds,
    ),
]
Rooms = Annotated[
    list[str] | None,
    typer.Option(
        "--room",
        metavar="NAME",
        help="Only sessions in this room, by any part of its name; can be repeated.",
        autocompletion=completion.rooms,
    ),
]
Tracks = Annotated[
    list[str] | None,
    typer.Option(
        "--track",
        metavar="NAME",
        help="Only sessions of this track, likewise.",
        autocompletion=completion.tracks,
    ),
]
Speakers = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only sessions with this speaker, likewise.",
        autocompletion=completion.speakers,
    ),
]
Day = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DAY",
        help="A day of the conference, as monday, 20 April, 2026-04-20 or today.",
        autocompletion=completion.days,
    ),
]
Days = Annotated[
    list[str] | None,
    typer.Option(
        "--day",
        metavar="DAY",
        help="Only sessions of this day; can be repeated.",
        autocompletion=completion.days,
    ),
]

Events = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        metavar="SPAN",
        help='An event of your own, as "mon 16:00-17:00 Our event"; can be repeated.',
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="FILE",
        help="The events of another agenda; can be repeated.",
    ),
]
