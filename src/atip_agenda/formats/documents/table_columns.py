"""What the columns of a table hold: times, titles, names, rooms, as its header or its cells say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import Row
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
    in `days`. `zones` are those that the headers name. `hours` says that a header announces
    times, so that “9 - 10” is one.
    """

    roles: Sequence[str]
    over: dict[int, str]
    days: dict[int, DayNames]
    zones: Sequence[str]
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
    columns = [*zip(*([cell.text for cell in row.cells] for row in rows[heads:]), strict=True)]
    counts = [
        sum(_is_time(text, hours=role == START) for text in texts)
        for role, texts in zip(named, columns, strict=False)
    ]
    if not any(counts):
        return None, 0
    announced = (at for at, role in enumerate(named) if role == START and counts[at])
    start = next(announced, counts.index(max(counts)))
    roles = [
        START if at == start else _role_of(named[at], texts, counts[at] / counts[start])
        for at, texts in enumerate(columns)
    ]
    free = [at for at, text in enumerate(header) if text and not roles[at]]
    days = {at: names for at in free if (names := _day_in(header[at]))}
    is_grid = len(free) > 1 and TITLE not in roles and len(days) in {0, len(free)}
    for at, role in enumerate(roles):
        if is_grid and at in free:
            roles[at] = DAY if days else ROOM
        elif not role and not is_grid:
            roles[at] = DETAIL if TITLE in roles else TITLE
    over = {at: header[at] for at in free} if is_grid else {}
    zones = [zone_in(text) for text in header]
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


def _is_time(text: str, *, hours: bool) -> bool:
    """Whether a cell holds times and nothing else, but perhaps their day."""
    times = times_of(text, hours=hours)
    return times is not None and not WORD.search(times.after)


def _role_of(named: str, texts: Sequence[str], times: float) -> str:
    """The role of a column by its header, else by its cells; `times` is the share of its times."""
    if named not in {"", START}:
        return named
    if times > 1 / 2:
        return OTHER_ZONE
    filled = [*filter(None, texts)]
    if not any(map(WORD.search, filled)):
        return NUMBER
    return LENGTH if all(map(minutes_in, filled)) else ""


def _day_in(header: str) -> DayNames | None:
    """The day that a header names, with one word more at most."""
    days = find_days(header)
    if days is None or WORD.search(days.before) or len(WORD.findall(days.after)) > 1:
        return None
    return days.names
