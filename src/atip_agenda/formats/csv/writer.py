"""CSV for a spreadsheet and for our own reader.

It has no columns for links, for whether a session is busy, and for the conference but its zone.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from atip_agenda.formats.assemble import wall_field
from atip_agenda.formats.csv.rows import COLUMNS, neutralised
from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    import datetime as dt
    from zoneinfo import ZoneInfo

    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda, Session

WRITTEN = tuple(name for name in COLUMNS if name != "date")


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return a table with a row for each session, in order.

    It begins with a byte order mark: without one Excel does not read UTF-8 as such.
    """
    del options
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, WRITTEN)
    rows.writeheader()
    for session in agenda.ordered:
        cells = _cells(session, agenda.conference.zone)
        rows.writerow({name: neutralised(harmless(cell)) for name, cell in cells.items()})
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _cells(session: Session, zone: ZoneInfo) -> dict[str, str]:
    start, end = _times(session.start, session.end, zone)
    # Semicolons divide names, so no name may hold one.
    names = (line_of(harmless(name)).replace(";", ",") for name in session.speakers)
    own = {"start": start, "end": end, "timezone": zone.key, "speakers": "; ".join(names)}
    return {name: own.get(name, getattr(session, name, None) or "") for name in WRITTEN}


def _times(start: dt.datetime, end: dt.datetime | None, zone: ZoneInfo) -> list[str]:
    """Start and end as spreadsheets read them: 2026-04-20 14:30.

    Both have an offset if one of them needs it.
    """
    texts = [wall_field(one, zone) if one else "" for one in (start, end)]
    if any(len(text) > len("2026-04-20T14:30:00") for text in texts):
        return [one.astimezone(zone).isoformat() if one else "" for one in (start, end)]
    return [text.replace("T", " ") for text in texts]
