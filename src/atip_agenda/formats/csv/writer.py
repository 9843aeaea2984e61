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
    from collections.abc import Iterator
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
        cells = dict(_cells(session, agenda.conference.zone))
        rows.writerow({name: neutralised(harmless(cell)) for name, cell in cells.items()})
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _cells(session: Session, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    start, end = _times(session.start, session.end, zone)
    yield from (("start", start), ("end", end), ("timezone", zone.key))
    # Semicolons divide names, so no name may hold one.
    names = (line_of(harmless(name)).replace(";", ",") for name in session.speakers)
    yield "speakers", "; ".join(names)
    for name in WRITTEN:
        if name not in {"start", "end", "timezone", "speakers"}:
            yield name, getattr(session, name) or ""


def _times(start: dt.datetime, end: dt.datetime | None, zone: ZoneInfo) -> tuple[str, str]:
    """Start and end as spreadsheets read them: 2026-04-20 14:30.

    Both have an offset if one of them needs it.
    """
    texts = [wall_field(one, zone) for one in (start, end) if one]
    if any(len(text) > len("2026-04-20T14:30:00") for text in texts):
        texts = [one.astimezone(zone).isoformat() for one in (start, end) if one]
    else:
        texts = [text.replace("T", " ") for text in texts]
    return texts[0], texts[1] if len(texts) > 1 else ""
