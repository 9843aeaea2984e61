"""CSV tables as spreadsheets write them, with a row for each session."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from atip_agenda.errors import Fault, UnusableAgendaError, listed, quoted
from atip_agenda.formats.assemble import Event, check_years, days_of, instant_at, sessions_of
from atip_agenda.formats.csv.rows import Row, rows_of
from atip_agenda.formats.csv.times import RowTimes, UnreadableCellError, times_in
from atip_agenda.formats.interface import NoZoneError, ReadOptions, ReadResult
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import UNTITLED, id_of, line_of, slug_of
from atip_agenda.zones import fixed_zone

_STATUSES = {name: name for name in ("confirmed", "tentative", "cancelled")}
_STATUSES["canceled"] = "cancelled"
_UTC = ZoneInfo("UTC")
_DIVIDERS = re.compile(r"[;\n\r]+")  # of names, which may hold commas


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda of a table.

    Raises NoZoneError, and UnusableAgendaError with the faults of all rows at once.
    """
    of_table, of_rows = Issues(), Issues()
    faults: list[Fault] = []
    rows = rows_of(data, of_table, faults)
    timed = _timed(rows, of_rows, faults)
    owns = {times.own for _, times in timed}
    usual = options.zone or (owns.pop() if len(owns) == 1 else None)
    zone = _zone([times for _, times in timed], usual)
    events = _events(timed, zone or _UTC, of_rows, faults)
    faults += _taken_ids(rows)
    if faults:
        raise UnusableAgendaError("", sorted(faults, key=_row_of))
    if zone is None:
        raise NoZoneError
    sessions = sessions_of(events, zone, of_rows)
    if not options.first_day:
        of_table.inferred("", f"A table has no title of its own; it is called {UNTITLED}.")
    if not usual and not any(times.zone == zone for _, times in timed):
        of_table.inferred("", f"No zone is named; days and times are those of {zone.key}.")
    check_years(events, of_table)
    first, last = days_of(events, zone)
    conference = {
        "title": UNTITLED,
        "status": "final",
        "timezone": zone.key,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
    }
    agenda = {"version": 1, "conference": conference, "sessions": sessions}
    return ReadResult(agenda, (*of_table.warnings, *sorted(of_rows.warnings, key=_row_of)))


def _timed(rows: Sequence[Row], issues: Issues, faults: list[Fault]) -> list[tuple[Row, RowTimes]]:
    timed: list[tuple[Row, RowTimes]] = []
    for row in rows:
        try:
            times = times_in(row.cells)
        except UnreadableCellError as error:
            faults.append(Fault(row.where, str(error)))
        else:
            timed.append((row, times))
            for message in times.inferred:
                issues.inferred(row.where, message)
    return timed


def _zone(rows: Sequence[RowTimes], assumed: ZoneInfo | None) -> ZoneInfo | None:
    """The zone of the conference: the one assumed, else the one on which all rows agree."""
    zones = {times.zone for times in rows}
    if assumed or None in zones or not zones:
        return assumed
    if len(zones) == 1 and isinstance(zone := zones.pop(), ZoneInfo):
        return zone
    offsets = {times.start.replace(tzinfo=times.zone).utcoffset() for times in rows}
    return fixed_zone(offsets.pop() or dt.timedelta()) if len(offsets) == 1 else _UTC


def _events(
    timed: Sequence[tuple[Row, RowTimes]], zone: ZoneInfo, issues: Issues, faults: list[Fault]
) -> list[Event]:
    events: list[Event] = []
    for row, times in timed:
        fields = _fields(row, issues, faults)
        start = instant_at(times.start, times.zone or zone, row.where, issues)
        end = times.end and instant_at(times.end, times.end_zone or zone, row.where, issues)
        if end and end < start:
            faults.append(Fault(row.where, "It ends before it starts."))
        else:
            events.append(Event(row.where, fields, start, end))
    return events


def _fields(row: Row, issues: Issues, faults: list[Fault]) -> dict[str, Any]:
    """The fields of a session except its times; another row may have the same id."""
    cells = row.cells
    title = line_of(cells.get("title", ""))
    if not title:
        faults.append(Fault(row.where, "It has no title."))
    status = _STATUSES.get(cells.get("status", "confirmed").casefold())
    if status is None:
        known = listed([*dict.fromkeys(_STATUSES.values())], last="or")
        message = f"Its status {quoted(cells['status'])} is unknown; write {known}."
        faults.append(Fault(row.where, message))
    kind = slug_of(cells.get("kind", ""))
    if "kind" in cells and not kind:
        message = f"Its kind {quoted(cells['kind'])} has no letter from a to z; it is a session."
        issues.inferred(row.where, message)
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
            name for one in _DIVIDERS.split(cells.get("speakers", "")) if (name := one.strip())
        ],
        "url": cells.get("url"),
        "description": cells.get("description"),
    }


def _taken_ids(rows: Sequence[Row]) -> Iterator[Fault]:
    """A fault for each id that an earlier row already has."""
    first: dict[str, Row] = {}
    for row in rows:
        if name := row.cells.get("id"):
            taken = first.setdefault(name, row)
            if taken is not row:
                yield Fault(row.where, f"The id {quoted(name)} is already used by {taken.where}.")


def _row_of(fault: Fault) -> int:
    """The number of a fault's row; 0 for the whole table."""
    return int(fault.where.removeprefix("row ") or 0)
