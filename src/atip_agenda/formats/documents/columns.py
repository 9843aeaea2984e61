"""What the columns of a table hold: times, titles, names, rooms; as header or cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import WIDEST, Cell, Row
from atip_agenda.formats.documents.dates import Days, Named, named_in
from atip_agenda.formats.documents.slots import Beside, leading, minutes_in, zone_in

START, END, TITLE, DETAIL = "start", "end", "title", "detail"
SPEAKER, ROOM, TRACK, DAY, NUMBER, LENGTH = "speaker", "room", "track", "day", "number", "length"
TIMES = "times"  # the same in another zone

_ROLES = {
    START: "time times when hour hours timing slot start starts begin begins from schedule",
    END: "end ends finish to until till",
    TITLE: (
        "title session sessions subject topic topics activity activities event events item items"
        " agenda programme program talk talks theme task tasks presentation lecture what we do"
        " information"
    ),
    DETAIL: (
        "description details detail notes note remarks comments abstract content contents"
        " presentations materials slides documents document link links resources objective"
    ),
    SPEAKER: (
        "speaker speakers presenter presenters instructor instructors lecturer lecturers lead"
        " leads leader leaders responsible chair chairs moderator moderators facilitator"
        " facilitators who panellist panellists panelist panelists host hosts person persons"
        " manager led author authors"
    ),
    ROOM: "room rooms venue location place where hall",
    TRACK: "track tracks stream strand type format",
    DAY: "day date days dates",
    LENGTH: "duration length min mins minutes",
    NUMBER: "no nr number",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_LINKING = frozenset({"of", "the", "by", "and", "name", "local", "s", "in", "for", "session"})
_ROOMS = re.compile(
    r"\b(?:room|hall|saal|salle|sala|auditorium|theatre|theater|salon|floor|lab|cent(?:re|er)"
    r"|ballroom|foyer|library|building|gallery|online|zoom|stage)\b",
    re.IGNORECASE,
)
_TRACKS = re.compile(
    r"\b(?:track|stream|strand|session|parallel|group|workshop|plenary|level)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


class Columns(NamedTuple):
    """What the columns hold.

    `roles` has one for each; `over` are the headers of a grid, by their column: rooms or days, each
    of which has its own item at a time. `days` says that they are days. `zones` are those that the
    headers of the times name. `hours` says that a header announces times, so that “9 - 10” is one.
    """

    roles: tuple[str, ...]
    over: dict[int, str]
    days: dict[int, Named]
    zones: dict[int, str]
    hours: bool

    def of(self, role: str) -> list[int]:
        """The columns of a role."""
        return [column for column, held in enumerate(self.roles) if held == role]


class Times(NamedTuple):
    """The times in a cell, and the day that stands before them."""

    slot: Beside
    days: Days | None = None


def spread(row: Row) -> list[Cell]:
    """The cells of a row by their columns: one that spans several leaves empty ones behind it."""
    cells: list[Cell] = []
    for cell in row.cells:
        if len(cells) >= WIDEST:
            break
        cells += [cell, *[Cell(width=0)] * (cell.width - 1)]
    return cells[:WIDEST]


def is_time(text: str, *, alone: bool = False) -> bool:
    """Whether a cell holds times and nothing else."""
    found = leading(text, alone=alone)
    return found is not None and not _WORD.search(found.after)


def _has_time(cells: Sequence[Cell], at: int, *, alone: bool) -> bool:
    """Whether a cell holds times, or times of a day that it names as well.

    “Tuesday (09:00 – 17:00)” without anything beside it is the heading of a day.
    """
    text = cells[at].text
    if is_time(text, alone=alone):
        return True
    found = times_in(text, alone=alone)
    others = any(cell.lines for number, cell in enumerate(cells) if number != at)
    return found is not None and others and not _WORD.search(found.slot.after)


def times_in(text: str, *, alone: bool) -> Times | None:
    """The times that a cell begins with, and their day where one stands before them."""
    found = leading(text, alone=alone)
    if found is not None:
        return Times(found)
    day = named_in(text)
    if day is None or _WORD.search(day.before):
        return None
    found = leading(day.after.lstrip(" ,;:–—-|"), alone=alone)
    return None if found is None else Times(found, day.days)


def columns_of(rows: Sequence[Row]) -> tuple[Columns | None, int]:
    """What the columns of a table hold, and how many rows are its header.

    None where no column has times of its own.
    """
    cells = [spread(row) for row in rows]
    width = max(map(len, cells))
    head = next((at for at, row in enumerate(cells) if _is_header(row, first=not at)), None)
    header = cells[head] if head is not None else []
    roles = [_role(header[at].text) if at < len(header) else "" for at in range(width)]
    counts = [
        sum(_has_time(row, at, alone=roles[at] == START) for row in cells if at < len(row))
        for at in range(width)
    ]
    if not any(counts):
        return None, 0
    start = roles.index(START) if START in roles and counts[roles.index(START)] else _most(counts)
    hours = roles[start] == START
    roles = ["" if role == START else role for role in roles]
    roles[start] = START
    for at, role in enumerate(roles):
        if role == END and not counts[at]:
            roles[at] = ""
        elif role == "" and counts[at] * 2 > counts[start]:
            roles[at] = TIMES
    return _named(roles, header, rows if head is None else rows[head + 1 :])._replace(
        hours=hours
    ), (0 if head is None else head + 1)


def _most(counts: Sequence[int]) -> int:
    return max(range(len(counts)), key=lambda at: (counts[at], -at))


def _is_header(cells: Sequence[Cell], *, first: bool) -> bool:
    """Whether a row names columns: no times, and words that tell what stands below them."""
    texts = [cell.text for cell in cells if cell.lines]
    if len(texts) == 1 or not texts or any(map(is_time, texts)):
        return False
    days = all((day := named_in(text)) and _is_day(day) for text in texts)
    return (
        days
        or any(map(_role, texts))
        or (first and (not cells[0].lines or any(map(_ROOMS.search, texts))))
    )


def _role(header: str) -> str:
    """The role that a header names with all its words; empty for “Room 1”, which is a name."""
    if not header or any(character.isdigit() for character in header):
        return ""
    words = [word.casefold() for word in _WORD.findall(header)]
    roles = [_ROLE_OF[word] for word in words if word in _ROLE_OF]
    if not roles or any(word not in _ROLE_OF and word not in _LINKING for word in words):
        return ""
    return TITLE if TITLE in roles and SPEAKER not in roles else roles[-1]


def _named(roles: list[str], header: Sequence[Cell], rows: Sequence[Row]) -> Columns:
    """The columns, those without a role as what is left to be: titles, or a grid."""
    for at, role in enumerate(roles):
        if not role:
            roles[at] = _role_of_cells(rows, at)
    free = [at for at, role in enumerate(roles) if not role]
    named = [at for at in free if at < len(header) and header[at].lines]
    days = {at: day for at in named if (day := named_in(header[at].text)) and _is_day(day)}
    grid = len(named) > 1 and TITLE not in roles and (len(days) in {0, len(named)})
    if grid:
        for at in named:
            roles[at] = DAY if at in days else (TRACK if _is_track(header[at].text) else ROOM)
        over = {at: header[at].text for at in named}
        return Columns(tuple(roles), over, days, _zones(roles, header), hours=False)
    for at in free:
        roles[at] = DETAIL if TITLE in roles else TITLE
    return Columns(tuple(roles), {}, {}, _zones(roles, header), hours=False)


def _zones(roles: Sequence[str], header: Sequence[Cell]) -> dict[int, str]:
    zones = {
        at: zone_in(cell.text) for at, cell in enumerate(header) if roles[at] in {START, TIMES}
    }
    return {at: zone for at, zone in zones.items() if zone}


def _role_of_cells(rows: Sequence[Row], at: int) -> str:
    """The role of a column that has no more than numbers of items, or lengths; else none."""
    texts = [cells[at].text for cells in map(spread, rows) if len(cells) > at and cells[at].lines]
    if not any(map(_WORD.search, texts)):
        return NUMBER
    return LENGTH if texts and all(map(minutes_in, texts)) else ""


def _is_day(named: Named) -> bool:
    return not _WORD.search(named.before) and len(_WORD.findall(named.after)) <= 1


def _is_track(header: str) -> bool:
    return bool(_TRACKS.search(header)) and not _ROOMS.search(header)
