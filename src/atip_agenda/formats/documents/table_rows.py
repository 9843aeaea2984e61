"""The items of a table: one a row, or a grid of times by rooms or by days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from atip_agenda.formats.documents import table_columns as of
from atip_agenda.formats.documents.blocks import WIDEST, Cell, Row, Table, Text
from atip_agenda.formats.documents.day_names import find_days
from atip_agenda.formats.documents.entries import Entry, Heading, Item, classify_line
from atip_agenda.formats.documents.kinds import kind_of
from atip_agenda.formats.documents.table_columns import Columns, columns_of, times_of
from atip_agenda.formats.documents.time_ranges import (
    FoundTimes,
    TimeRange,
    is_time,
    leading,
    minutes_in,
)
from atip_agenda.formats.documents.vocabulary import NOTHING, SESSION, WORD
from atip_agenda.times.clocks import Clock

_NAMES = re.compile(r"\s*(?:/|;|\||\n| & | and )\s*")
_EMPTY = Cell(width=0)


def entries_of(table: Table, above: Columns | None) -> tuple[list[Entry], Columns | None]:
    """Return the entries of a table, and what its columns hold.

    `above` is what those of the table before hold: a table that a heading interrupts goes on
    without a header of its own.
    """
    rows = _aligned(table.rows)
    columns, heads = columns_of(rows)
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
        [one for cell in row.cells for one in (cell, *[_EMPTY] * (cell.width - 1))] for row in rows
    ]
    width = min(max(map(len, spread)), WIDEST)
    return [
        Row(row.where, (*cells, *[_EMPTY] * width)[:width])
        for row, cells in zip(rows, spread, strict=True)
    ]


def _times(cells: Sequence[Cell], columns: Columns) -> FoundTimes | None:
    """The times of a row, with the same in other zones."""
    start = columns.of(of.START)[0]
    found = times_of(cells[start].text, hours=columns.hours)
    if found is None:
        return None
    times = found.times
    if times.end is None:
        texts = [found.after] if is_time(found.after) else _texts(cells, columns, of.END)
        ends = [end.times.start for text in texts if (end := leading(text, hours=True))]
        times = times._replace(end=ends[0], open=False) if ends else times
    lengths = map(minutes_in, _texts(cells, columns, of.LENGTH))
    others = [
        other.times._replace(zone=columns.zones[at])
        for at in columns.of(of.OTHER_ZONE)
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
    start = row.cells[columns.of(of.START)[0]]
    if found is None or not any(cell.lines for cell in row.cells if cell is not start):
        yield from _lines(row)
        return
    if found.names is not None:
        yield Heading(row.where, found.names, start.text)
    for text in () if columns.days else _texts(row.cells, columns, of.DAY):
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
    titles = [row.cells[at].lines for at in columns.of(of.TITLE)]
    details = [row.cells[at].lines for at in columns.of(of.DETAIL)]
    if found.after and not is_time(found.after):
        titles.append((found.after,))
    first, *others = [*filter(None, titles), *filter(None, details)] or [("",)]
    title, *below = _title_first(first)
    people = (_NAMES.split(text) for text in _texts(row.cells, columns, of.SPEAKER))
    return Item(
        row.where,
        found.times,
        title,
        room=next(iter(_texts(row.cells, columns, of.ROOM)), None),
        track=next(iter(_texts(row.cells, columns, of.TRACK)), None),
        speakers=tuple(name for names in people for name in names if name),
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
