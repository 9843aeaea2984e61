"""What the columns of a table hold: times, titles, names, rooms, as its header or its cells say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import Cell, Row
from atip_agenda.formats.documents.day_names import DayNames, find_days
from atip_agenda.formats.documents.time_ranges import (
    FoundTimes,
    is_time,
    leading,
    minutes_in,
    zone_in,
)
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
    days: dict[int, DayNames]
    zones: dict[int, str]
    hours: bool

    def of(self, role: str) -> list[int]:
        """The columns of a role."""
        return [column for column, held in enumerate(self.roles) if held == role]


def times_of(text: str, *, hours: bool) -> FoundTimes | None:
    """Return the times that a cell begins with, and their day where it names one."""
    found, days = leading(text, hours=hours), find_days(text)
    if found is not None or days is None or WORD.search(days.before):
        return found
    found = leading(days.after.lstrip(" ,;:–—-|"), hours=hours)
    return found._replace(names=days.names) if found else None


def columns_of(rows: Sequence[Row]) -> tuple[Columns | None, int]:
    """Return what the columns of a table hold, and how many rows are its header.

    None where no column has times.
    """
    heads = next((at + 1 for at, row in enumerate(rows) if _is_header(row, first=not at)), 0)
    header = [cell.text for cell in rows[heads - 1].cells] if heads else [""] * len(rows[0].cells)
    named = [_named_role(text) for text in header]
    counts = [
        sum(_has_time(row, at, hours=role == START) for row in rows)
        for at, role in enumerate(named)
    ]
    if not any(counts):
        return None, 0
    announced = (at for at, role in enumerate(named) if role == START and counts[at])
    start = next(announced, counts.index(max(counts)))
    roles = []
    for at, role in enumerate(named):
        if at == start:
            roles.append(START)
        elif role in {"", START} and counts[at] * 2 > counts[start]:
            roles.append(OTHER_ZONE)
        elif role in {"", START}:
            roles.append(_role_of_cells([row.cells[at] for row in rows[heads:]]))
        else:
            roles.append(role)
    free = [at for at, text in enumerate(header) if text and not roles[at]]
    days = {at: names for at in free if (names := _day_in(header[at]))}
    is_grid = len(free) > 1 and TITLE not in roles and len(days) in {0, len(free)}
    for at, role in enumerate(roles):
        if is_grid and at in free:
            roles[at] = DAY if days else ROOM
        elif not role and not is_grid:
            roles[at] = DETAIL if TITLE in roles else TITLE
    over = {at: header[at] for at in free} if is_grid else {}
    zones = {
        at: zone_in(text) for at, text in enumerate(header) if roles[at] in {START, OTHER_ZONE}
    }
    return Columns(roles, over, days if is_grid else {}, zones, named[start] == START), heads


def _is_header(row: Row, *, first: bool) -> bool:
    """Whether a row names columns: no times, and words for what stands below them."""
    texts = [cell.text for cell in row.cells if cell.lines]
    if len(texts) <= 1 or any(map(is_time, texts)):
        return False
    named = all(map(_day_in, texts)) or any(map(_named_role, texts))
    return named or (first and not row.cells[0].lines)


def _named_role(header: str) -> str:
    """The role that a header names with all its words; empty for “Room 1”, which is a name."""
    words = [word.casefold() for word in WORD.findall(header)]
    roles = [_ROLE_OF[word] for word in words if word in _ROLE_OF]
    others = any(word not in _ROLE_OF and word not in LINKING for word in words)
    if not roles or others or any(character.isdigit() for character in header):
        return ""
    return TITLE if TITLE in roles and SPEAKER not in roles else roles[-1]


def _has_time(row: Row, at: int, *, hours: bool) -> bool:
    """Whether a cell holds times and nothing else, but perhaps their day.

    “Tuesday (09:00 – 17:00)” without anything beside it is the heading of a day.
    """
    times = times_of(row.cells[at].text, hours=hours)
    if times is None or WORD.search(times.after):
        return False
    return times.names is None or any(cell.lines for cell in row.cells if cell is not row.cells[at])


def _role_of_cells(cells: Sequence[Cell]) -> str:
    """The role of a column that holds only numbers, or lengths; else none."""
    texts = [cell.text for cell in cells if cell.lines]
    if not any(map(WORD.search, texts)):
        return NUMBER
    return LENGTH if all(map(minutes_in, texts)) else ""


def _day_in(header: str) -> DayNames | None:
    """The day that a header names, with one word more at most."""
    days = find_days(header)
    if days is None or WORD.search(days.before) or len(WORD.findall(days.after)) > 1:
        return None
    return days.names
