"""Tables as text (CSV), written for a spreadsheet and for our own reader.

What has no column is not carried: the conference's facts but its zone, links, whether one is busy.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from atip_agenda.formats.agenda_json import wall_time
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


def write(agenda: Agenda, told: WriteOptions) -> bytes:
    """A session a row, in order.

    It begins with a byte order mark: without one Excel takes UTF-8 for the encoding of its country.
    """
    del told
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
    # Names are parted by semicolons and line breaks, which none may hold.
    names = (line_of(harmless(name)).replace(";", ",") for name in session.speakers)
    yield "speakers", "; ".join(names)
    for name in WRITTEN:
        if name not in {"start", "end", "timezone", "speakers"}:
            yield name, getattr(session, name) or ""


def _times(start: dt.datetime, end: dt.datetime | None, zone: ZoneInfo) -> tuple[str, str]:
    """Start and end as spreadsheets know them: 2026-04-20 14:30.

    Where one of them is not clear without its offset, both have it.
    """
    texts = [wall_time(one, zone) for one in (start, end) if one]
    if any(len(text) > len("2026-04-20T14:30:00") for text in texts):
        texts = [one.astimezone(zone).isoformat() for one in (start, end) if one]
    else:
        texts = [text.replace("T", " ") for text in texts]
    return texts[0], texts[1] if len(texts) > 1 else ""
