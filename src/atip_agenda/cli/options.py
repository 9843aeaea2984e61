"""The options that commands share, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from atip_agenda.cli import completion as completing

AgendaFile = Annotated[
    str | None,
    typer.Option(
        "--agenda",
        metavar="FILE",
        help="Another agenda; - is standard input (or ATIP_AGENDA_FILE).",
        show_default=False,
    ),
]
Zone = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Times in that zone beside the venue's: an IANA name, UTC or local"
        " (or ATIP_AGENDA_TZ).",
        show_default=False,
        autocompletion=completing.zones,
    ),
]
AssumedZone = Annotated[
    str | None,
    typer.Option(
        "--assume-tz",
        metavar="ZONE",
        help="The zone of a file whose times have none.",
        show_default=False,
        autocompletion=completing.zones,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only sessions of that kind; can be repeated.",
        show_default=False,
        autocompletion=completing.kinds,
    ),
]
Rooms = Annotated[
    list[str] | None,
    typer.Option(
        "--room",
        metavar="NAME",
        help="Only sessions in that room, by any piece of its name; can be repeated.",
        show_default=False,
        autocompletion=completing.rooms,
    ),
]
Tracks = Annotated[
    list[str] | None,
    typer.Option(
        "--track",
        metavar="NAME",
        help="Only sessions of that track, likewise.",
        show_default=False,
        autocompletion=completing.tracks,
    ),
]
Speakers = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only sessions with that speaker, likewise.",
        show_default=False,
        autocompletion=completing.speakers,
    ),
]
Day = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DAY",
        help="A day of the conference, as monday, 20 April, 2026-04-20 or today.",
        show_default=False,
        autocompletion=completing.days,
    ),
]
DayOption = Annotated[
    str | None,
    typer.Option(
        "--day",
        metavar="DAY",
        help="Only sessions of that day.",
        show_default=False,
        autocompletion=completing.days,
    ),
]

Events = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        metavar="SPAN",
        help='An event of your own, as "mon 16:00-17:00 Our event"; can be repeated.',
        show_default=False,
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="FILE",
        help="The events of another agenda; can be repeated.",
        show_default=False,
    ),
]
