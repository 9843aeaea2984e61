"""Tables as text (CSV): a session a row, as a spreadsheet writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import (
    Fault,
    UnknownNameError,
    UnreadableWordsError,
    UnusableAgendaError,
    listed,
    quoted,
)
from atip_agenda.formats.csv.rows import Row, Table, looks_like, table_of
from atip_agenda.formats.csv.times import Slot, Times, UnreadableCellError
from atip_agenda.formats.interface import NoZoneError, ReadOptions, ReadResult, refused
from atip_agenda.formats.slugs import UNTITLED, id_of, line_of, made_unique, slug_of
from atip_agenda.formats.spans import Span, days_of, doubts_of, written
from atip_agenda.zones import fixed_zone, zone_named

__all__ = ["looks_like", "read"]

_STATUSES = {name: name for name in ("confirmed", "tentative", "cancelled")}
_STATUSES["canceled"] = "cancelled"
_UTC = ZoneInfo("UTC")
_PARTED = re.compile(r"[;\n\r]+")  # commas are part of names


class Timed(NamedTuple):
    """A row, when it is, as it is written, and the zone that a cell of its own names."""

    row: Row
    slot: Slot
    zone: ZoneInfo | None = None


class Said:
    """What is wrong in a table, and what was inferred, by row."""

    def __init__(self, table: Table) -> None:
        self.faults = [*table.faults]
        self.warnings = [*table.warnings]

    def fault(self, row: Row, message: str) -> None:
        """Say what is wrong in a row."""
        self.faults.append(Fault(f"row {row.number}", message))

    def warn(self, row: Row, message: str) -> None:
        """Say what is doubtful in a row."""
        self.warnings.append(Fault(f"row {row.number}", message))


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that a table holds.

    Raises UnusableAgendaError with the faults of all rows at once, and NoZoneError.
    """
    table = table_of(data)
    if not (table.rows or table.faults):
        raise refused("It has no row but the first.")
    said = Said(table)
    timed = _timed(table.rows, said)
    usual = assumed.zone or _usual_zone(timed)
    zone = _zone([one.slot for one in timed], usual)
    spans = _spans(timed, zone or _UTC, said)
    fields = [_fields(row, said) for row in table.rows]
    _check_ids(table.rows, said)
    if said.faults:
        raise UnusableAgendaError("", sorted(said.faults, key=_row_of))
    if zone is None:
        raise NoZoneError("its times have no zone; name one, as --assume-tz Europe/Vienna")
    order = sorted(range(len(spans)), key=lambda n: (spans[n].start, fields[n]["room"] or ""))
    ids = made_unique([one["id"] for one in fields], order)
    sessions = [
        {
            **one,
            "id": unique,
            "start": written(start, zone),
            "end": end and written(end, zone),
        }
        for one, unique, (start, end) in zip(fields, ids, spans, strict=True)
    ]
    at_large: list[Fault] = []
    if not assumed.first_day:
        said_of_title = f"A table has no title of its own; it is called {UNTITLED}."
        at_large.append(Fault("", said_of_title))
    if not usual and not any(one.slot.zones[0] == zone for one in timed):
        at_large.append(Fault("", f"No zone is named; days and times are those of {zone.key}."))
    agenda = {"version": 1, "conference": _conference(spans, zone), "sessions": sessions}
    return ReadResult(agenda, (*at_large, *doubts_of(spans), *sorted(said.warnings, key=_row_of)))


def _timed(rows: Sequence[Row], said: Said) -> list[Timed]:
    times = Times()
    timed: list[Timed] = []
    for row in rows:
        cells = (row.cells.get(name, "") for name in ("date", "start", "end"))
        try:
            slot = times.slot(*cells)
            zone = _own_zone(row)
        except UnreadableCellError as error:
            said.fault(row, str(error))
        else:
            if slot.zones[0] is None:
                slot = slot._replace(zones=(zone, slot.zones[1]))
            timed.append(Timed(row, slot, zone))
            for inferred in slot.inferred:
                said.warn(row, inferred)
    return timed


def _own_zone(row: Row) -> ZoneInfo | None:
    """The zone that a cell names; None where none does. Raises UnreadableCellError."""
    name = row.cells.get("timezone")
    try:
        return zone_named(name) if name else None
    except (UnknownNameError, UnreadableWordsError) as error:
        said = str(error)
        raise UnreadableCellError(f"{said[:1].upper()}{said[1:]}.") from None


def _usual_zone(timed: Sequence[Timed]) -> ZoneInfo | None:
    """The zone that the cells of all rows name; None where they do not."""
    zones = {one.zone for one in timed}
    return zones.pop() if len(zones) == 1 else None


def _zone(slots: Sequence[Slot], assumed: ZoneInfo | None) -> ZoneInfo | None:
    """The zone of the conference: the one assumed, unless all rows agree on another; else None."""
    zones = {slot.zones[0] for slot in slots}
    if assumed or None in zones or not zones:
        return assumed
    named = [zone for zone in zones if isinstance(zone, ZoneInfo)]
    if len(zones) == len(named) == 1:
        return named[0]
    offsets = {slot.start.replace(tzinfo=slot.zones[0]).utcoffset() for slot in slots}
    return fixed_zone(offsets.pop() or dt.timedelta()) if len(offsets) == 1 else _UTC


def _spans(timed: Sequence[Timed], zone: ZoneInfo, said: Said) -> list[Span]:
    spans: list[Span] = []
    for row, slot, _ in timed:
        try:
            spans.append(slot.span(zone))
        except UnreadableCellError as error:
            said.fault(row, str(error))
    return spans


def _conference(spans: Sequence[Span], zone: ZoneInfo) -> dict[str, Any]:
    first, last = days_of(spans, zone)
    return {
        "title": UNTITLED,
        "status": "final",
        "timezone": zone.key,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
    }


def _fields(row: Row, said: Said) -> dict[str, Any]:
    """The fields of a session but its times; the id may be one that another has as well."""
    cells = row.cells
    title = line_of(cells.get("title", ""))
    if not title:
        said.fault(row, "It has no title.")
    status = _STATUSES.get(cells.get("status", "confirmed").casefold())
    if status is None:
        known = listed([*dict.fromkeys(_STATUSES.values())], last="or")
        said.fault(row, f"Its status {quoted(cells['status'])} is none; write {known}.")
    kind = slug_of(cells.get("kind", ""))
    if "kind" in cells and not kind:
        said.warn(row, f"Its kind {quoted(cells['kind'])} is no word of a to z; it is a session.")
    return {
        "id": cells.get("id") or id_of(title, f"{row.number}"),
        "uid": cells.get("uid"),
        "kind": kind or "session",
        "title": title,
        "status": status,
        "room": line_of(cells.get("room", "")) or None,
        "track": line_of(cells.get("track", "")) or None,
        "language": cells.get("language"),
        "speakers": [
            name for one in _PARTED.split(cells.get("speakers", "")) if (name := one.strip())
        ],
        "url": cells.get("url"),
        "description": cells.get("description"),
    }


def _check_ids(rows: Sequence[Row], said: Said) -> None:
    """Say of each id that a row before has."""
    first: dict[str, Row] = {}
    for row in rows:
        if "id" in row.cells:
            taken = first.setdefault(row.cells["id"], row)
            if taken is not row:
                name = quoted(row.cells["id"])
                said.fault(row, f"The id {name} is taken by row {taken.number}.")


def _row_of(fault: Fault) -> int:
    """The number of the row that a fault is in; 0 where it is in none."""
    return int(fault.where.removeprefix("row ") or 0)
