"""The items of a table: one a row, or a grid of times by rooms or by days.

The header of a column says what it holds, or else its cells do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import WIDEST, Cell, Row, Table, Text
from atip_agenda.formats.documents.day_names import DayNames, find_days
from atip_agenda.formats.documents.entries import Entry, Heading, Item, classify_line
from atip_agenda.formats.documents.kinds import kind_of
from atip_agenda.formats.documents.time_ranges import (
    FoundTimes,
    TimeRange,
    is_time,
    leading,
    minutes_in,
    zone_in,
)
from atip_agenda.formats.documents.vocabulary import LINKING, NOTHING, ROLES, SESSION, WORD
from atip_agenda.times.clocks import Clock

START, END, TITLE, DETAIL = "start", "end", "title", "detail"
SPEAKER, ROOM, TRACK, DAY, NUMBER, LENGTH = "speaker", "room", "track", "day", "number", "length"
OTHER_ZONE = "other zone"  # the times once more

_NAMES = re.compile(r"\s*(?:/|;|\||\n| & | and )\s*")
_EMPTY = Cell(width=0)
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


def entries_of(table: Table, above: Columns | None) -> tuple[list[Entry], Columns | None]:
    """Return the entries of a table, and what its columns hold.

    `above` is what those of the table before hold: a table that a heading interrupts goes on
    without a header of its own.
    """
    rows = _aligned(table.rows)
    columns, heads = _columns_of(rows)
    if columns is None:
        return [entry for row in rows for entry in _lines(row)], above
    if not heads and above is not None and len(above.roles) == len(columns.roles):
        columns = above
    entries: list[Entry] = []
    if not columns.days:
        heading = (entry for row in rows[:heads] for entry in _lines(row))
        entries += [entry for entry in heading if isinstance(entry, Heading)]
    below: list[list[Entry]] = []
    ends: dict[int, Clock] = {}  # of cells that go on from the rows above, by column
    for row in reversed(rows[heads:]):
        found = _times(row.cells, columns)
        below.append([*_row(row, found, columns, ends)])
        for at in columns.over:
            if not row.cells[at].continued:
                ends.pop(at, None)
            elif found and found.times.end:
                ends.setdefault(at, found.times.end)
    return [*entries, *chain.from_iterable(reversed(below))], columns


def _aligned(rows: Sequence[Row]) -> list[Row]:
    """The rows with a cell for each column; it is empty behind one that spans several."""
    spread = [
        [one for cell in row.cells for one in (cell, *[_EMPTY] * (cell.width - 1))][:WIDEST]
        for row in rows
    ]
    width = max(map(len, spread))
    padded = [(*cells, *[_EMPTY] * (width - len(cells))) for cells in spread]
    return [Row(row.where, cells) for row, cells in zip(rows, padded, strict=True)]


def _times(cells: Sequence[Cell], columns: Columns) -> FoundTimes | None:
    """The times of a row, with the same in other zones."""
    start = columns.of(START)[0]
    found = _times_of(cells[start].text, hours=columns.hours)
    if found is None:
        return None
    times = found.times
    if times.end is None:
        texts = [found.after] if is_time(found.after) else _texts(cells, columns, END)
        ends = [end.times.start for text in texts if (end := leading(text, hours=True))]
        times = times._replace(end=ends[0], open=False) if ends else times
    lengths = map(minutes_in, _texts(cells, columns, LENGTH))
    others = [
        other.times._replace(zone=columns.zones[at])
        for at in columns.of(OTHER_ZONE)
        if columns.zones[at] and (other := leading(cells[at].text, hours=True))
    ]
    times = times._replace(
        minutes=times.minutes or next(filter(None, lengths), 0),
        zone=times.zone or columns.zones[start],
        others=(*times.others, *others),
    )
    return found._replace(times=times)


def _texts(cells: Sequence[Cell], columns: Columns, role: str) -> list[str]:
    """What the cells of a role say, other than nothing."""
    return [cells[at].text for at in columns.of(role) if cells[at].text.casefold() not in NOTHING]


def _row(
    row: Row, found: FoundTimes | None, columns: Columns, ends: Mapping[int, Clock]
) -> Iterator[Entry]:
    """The entries of a row; `ends` are those of cells that span several."""
    start = row.cells[columns.of(START)[0]]
    if found is None or not any(cell.lines for cell in row.cells if cell is not start):
        yield from _lines(row)
        return
    if found.names is not None:
        yield Heading(row.where, found.names, start.text)
    for text in () if columns.days else _texts(row.cells, columns, DAY):
        if days := find_days(text):
            yield Heading(row.where, days.names, text)
    if columns.over:
        yield from _grid(row, found.times, columns, ends)
    else:
        yield _record(row, found, columns)


def _lines(row: Row) -> Iterator[Entry]:
    """A row without times of its own: what its cells say, line by line."""
    for line in chain.from_iterable(cell.lines for cell in row.cells):
        found = classify_line(Text(row.where, line))
        yield found if isinstance(found, Heading) else found._replace(tabular=True)


def _record(row: Row, found: FoundTimes, columns: Columns) -> Item:
    """The item of a row whose columns hold its parts."""
    titles = [row.cells[at].lines for at in columns.of(TITLE)]
    details = [row.cells[at].lines for at in columns.of(DETAIL)]
    if found.after and not is_time(found.after):
        titles.append((found.after,))
    first, *others = [*filter(None, titles), *filter(None, details)] or [("",)]
    title, *below = _title_first(first)
    people = chain.from_iterable(row.cells[at].lines for at in columns.of(SPEAKER))
    names = chain.from_iterable(map(_NAMES.split, people))
    return Item(
        row.where,
        found.times,
        title,
        room=next(iter(_texts(row.cells, columns, ROOM)), None),
        track=next(iter(_texts(row.cells, columns, TRACK)), None),
        speakers=tuple(name for name in names if name.casefold() not in NOTHING),
        details=(*below, *chain.from_iterable(others)),
        tabular=True,
    )


def _title_first(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a cell from its title on: a number above it is not the title."""
    at = next((at for at, line in enumerate(lines) if WORD.search(line)), 0)
    return lines[at:]


def _grid(
    row: Row, times: TimeRange, columns: Columns, ends: Mapping[int, Clock]
) -> Iterator[Item]:
    """The items of a row that has one for each day, or for each room."""
    filled = [at for at in columns.over if row.cells[at].lines]
    texts = {row.cells[at].text for at in filled}
    everywhere = len(filled) == len(columns.over) and len(texts) == 1
    for at in filled[:1] if everywhere and not columns.days else filled:
        cell = row.cells[at]
        title, *below = _title_first(cell.lines)
        own = times._replace(end=ends.get(at, times.end))
        item = Item(row.where, own, title, details=tuple(below), tabular=True)
        spans = [other for other in columns.over if at <= other < at + cell.width]
        if columns.days:
            yield from (item._replace(names=columns.days[day]) for day in spans)
            continue
        # A break that is alone in its row is for all rooms.
        alone = len(filled) == 1 and kind_of(title) != SESSION
        if not (everywhere or alone or len(spans) == len(columns.over)):
            item = item._replace(room=", ".join(columns.over[other] for other in spans))
        yield item


def _times_of(text: str, *, hours: bool) -> FoundTimes | None:
    """The times that a cell begins with, and their day where it names one."""
    found, days = leading(text, hours=hours), find_days(text)
    if found is not None or days is None or WORD.search(days.before):
        return found
    found = leading(days.after.lstrip(" ,;:–—-|"), hours=hours)
    return found._replace(names=days.names) if found else None


def _columns_of(rows: Sequence[Row]) -> tuple[Columns | None, int]:
    """What the columns of a table hold, and how many rows are its header.

    None where no column has times.
    """
    heads = next((at + 1 for at, row in enumerate(rows) if _is_header(row, first=not at)), 0)
    header = [cell.text for cell in rows[heads - 1].cells] if heads else [""] * len(rows[0].cells)
    named = [_named_role(text) for text in header]
    columns = [*zip(*([cell.text for cell in row.cells] for row in rows[heads:]), strict=True)]
    counts = [
        sum(_is_time(text, hours=named[at] == START) for text in texts)
        for at, texts in enumerate(columns)
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
    times = _times_of(text, hours=hours)
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
