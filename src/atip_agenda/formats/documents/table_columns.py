"""What the columns of a table hold: times, titles, names, rooms, as its header or its cells say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.day_names import FoundDays
from atip_agenda.formats.documents.time_ranges import FoundTimes, leading, minutes_in, zone_in
from atip_agenda.formats.documents.tokens import TableCell, TableRow
from atip_agenda.formats.documents.vocabulary import LINKING, ROLES, WORD

START, END, TITLE, DETAIL = "start", "end", "title", "detail"
SPEAKER, ROOM, TRACK, DAY, NUMBER, LENGTH = "speaker", "room", "track", "day", "number", "length"
OTHER_ZONE = "other zone"  # the times once more

_ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split()}


class Columns(NamedTuple):
    """The role of each column.

    In a grid, `over` holds the headers of the columns that have an item each: rooms, or the days
    in `days`. `zones` are those that headers of times name. `hours` says that a header announces
    times, so that “9 - 10” is one.
    """

    roles: Sequence[str]
    over: dict[int, str]
    days: dict[int, FoundDays]
    zones: dict[int, str]
    hours: bool

    def of(self, role: str) -> list[int]:
        """The columns of a role."""
        return [column for column, held in enumerate(self.roles) if held == role]


def times_of(cell: TableCell, *, hours: bool) -> FoundTimes | None:
    """Return the times that a cell begins with, and their day where it names one."""
    found, days = cell.tokens.hours if hours else cell.tokens.leading, cell.tokens.days
    if found is not None or days is None or WORD.search(days.before):
        return found
    found = leading(days.after.lstrip(" ,;:–—-|"), hours=hours)
    return found._replace(names=days.names) if found else None


def columns_of(rows: Sequence[TableRow]) -> tuple[Columns | None, int]:
    """Return what the columns of a table hold, and how many rows are its header.

    None where no column has times.
    """
    width = max(len(row.cells) for row in rows)
    heads = next((at + 1 for at, row in enumerate(rows) if _is_header(row, first=not at)), 0)
    header = rows[heads - 1].cells if heads else []
    roles = [_named_role(header[at].text) if at < len(header) else "" for at in range(width)]
    counts = [sum(_has_time(row, at, roles[at]) for row in rows) for at in range(width)]
    if not any(counts):
        return None, 0
    hours = _mark_times(roles, counts)
    below = [row.cells for row in rows[heads:]]
    for at, role in enumerate(roles):
        roles[at] = role or _role_of_cells([cells[at] for cells in below if at < len(cells)])
    named = [at for at, cell in enumerate(header) if cell.lines and not roles[at]]
    days = {at: day for at in named if (day := header[at].tokens.days) and _is_day(day)}
    is_grid = len(named) > 1 and TITLE not in roles and len(days) in {0, len(named)}
    over = {at: header[at].text for at in named} if is_grid else {}
    for at, role in enumerate(roles):
        if at in over:
            roles[at] = DAY if days else ROOM
        elif not role and not is_grid:
            roles[at] = DETAIL if TITLE in roles else TITLE
    zones = {
        at: zone
        for at, cell in enumerate(header)
        if roles[at] in {START, OTHER_ZONE} and (zone := zone_in(cell.text))
    }
    return Columns(roles, over, days if is_grid else {}, zones, hours), heads


def _is_header(row: TableRow, *, first: bool) -> bool:
    """Whether a row names columns: no times, and words for what stands below them."""
    cells = [cell for cell in row.cells if cell.lines]
    if len(cells) <= 1 or any(cell.tokens.is_time for cell in cells):
        return False
    days = all((day := cell.tokens.days) and _is_day(day) for cell in cells)
    named = any(_named_role(cell.text) for cell in cells)
    return days or named or (first and not row.cells[0].lines)


def _named_role(header: str) -> str:
    """The role that a header names with all its words; empty for “Room 1”, which is a name."""
    if not header or any(character.isdigit() for character in header):
        return ""
    words = [word.casefold() for word in WORD.findall(header)]
    roles = [_ROLE_OF[word] for word in words if word in _ROLE_OF]
    if not roles or any(word not in _ROLE_OF and word not in LINKING for word in words):
        return ""
    return TITLE if TITLE in roles and SPEAKER not in roles else roles[-1]


def _has_time(row: TableRow, at: int, role: str) -> bool:
    """Whether a cell holds times and nothing else, but perhaps their day.

    “Tuesday (09:00 – 17:00)” without anything beside it is the heading of a day.
    """
    if at >= len(row.cells):
        return False
    times = times_of(row.cells[at], hours=role == START)
    if times is None or WORD.search(times.after):
        return False
    others = any(cell.lines for number, cell in enumerate(row.cells) if number != at)
    return times.names is None or others


def _mark_times(roles: list[str], counts: Sequence[int]) -> bool:
    """Mark the columns of times; return whether a header announces the first of them."""
    announced = (at for at, role in enumerate(roles) if role == START and counts[at])
    start = next(announced, counts.index(max(counts)))
    hours = roles[start] == START
    for at, role in enumerate(roles):
        if at == start:
            roles[at] = START
        elif role in {"", START}:
            roles[at] = OTHER_ZONE if counts[at] * 2 > counts[start] else ""
    return hours


def _role_of_cells(cells: Sequence[TableCell]) -> str:
    """The role of a column that holds only numbers, or lengths; else none."""
    texts = [cell.text for cell in cells if cell.lines]
    if not any(map(WORD.search, texts)):
        return NUMBER
    return LENGTH if all(map(minutes_in, texts)) else ""


def _is_day(days: FoundDays) -> bool:
    return not WORD.search(days.before) and len(WORD.findall(days.after)) <= 1
