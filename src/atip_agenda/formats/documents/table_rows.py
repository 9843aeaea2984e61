"""The items of a table: one a row, or a grid of times by rooms or by days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
from atip_agenda.formats.documents.vocabulary import NOBODY, SESSION, WORD
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
    times = [_times(row.cells, columns) for row in rows[heads:]]
    ends = _ends_below(rows[heads:], times, columns)
    for row, found, own_ends in zip(rows[heads:], times, ends, strict=True):
        entries += _row(row, found, columns, own_ends)
    return entries, columns


def _aligned(rows: Sequence[Row]) -> list[Row]:
    """The rows with a cell for each column; it is empty behind one that spans several."""
    wide = [
        [one for cell in row.cells for one in (cell, *[_EMPTY] * (cell.width - 1))][:WIDEST]
        for row in rows
    ]
    width = max(map(len, wide))
    return [
        row._replace(cells=(*cells, *[_EMPTY] * (width - len(cells))))
        for row, cells in zip(rows, wide, strict=True)
    ]


def _times(cells: Sequence[Cell], columns: Columns) -> FoundTimes | None:
    """The times of a row, with the same in other zones."""
    start = columns.of(of.START)[0]
    found = times_of(cells[start].text, hours=columns.hours)
    if found is None:
        return None
    times = found.times
    if times.end is None:  # 9:00  9:15
        texts = (
            [found.after] if is_time(found.after) else [cells[at].text for at in columns.of(of.END)]
        )
        end = next((end for text in texts if (end := leading(text, hours=True))), None)
        times = times._replace(end=end.times.start, open=False) if end else times
    for at in columns.of(of.LENGTH):
        times = times._replace(minutes=times.minutes or minutes_in(cells[at].text))
    others = times.others
    for at in columns.of(of.OTHER_ZONE):
        zone = columns.zones.get(at, "")
        if zone and (other := leading(cells[at].text, hours=True)):
            others += (other.times._replace(zone=zone),)
    zone = times.zone or columns.zones.get(start, "")
    return found._replace(times=times._replace(zone=zone, others=others))


def _ends_below(
    rows: Sequence[Row], times: Sequence[FoundTimes | None], columns: Columns
) -> list[dict[int, Clock]]:
    """The ends of the cells of a grid that span several rows, by row and column."""
    ends: list[dict[int, Clock]] = [{} for _ in rows]
    for at in columns.over:
        last: Clock | None = None
        for number in reversed(range(len(rows))):
            row_times = times[number]
            if not rows[number].cells[at].continued:
                if last:
                    ends[number][at] = last
                last = None
            elif row_times and last is None:
                last = row_times.times.end
    return ends


def _row(
    row: Row, found: FoundTimes | None, columns: Columns, ends: dict[int, Clock]
) -> Iterator[Entry]:
    """The entries of a row; `ends` are those of cells that span several."""
    start = row.cells[columns.of(of.START)[0]]
    others = [cell for cell in row.cells if cell.lines and cell is not start]
    if found is None or (not others and (found.after or found.names)):
        yield from _lines(row)
        return
    if found.names is not None:
        yield Heading(row.where, found.names, start.text)
    for column in columns.of(of.DAY):
        text = row.cells[column].text
        if column not in columns.over and (days := find_days(text)):
            yield Heading(row.where, days.names, text)
    if columns.over:
        yield from _grid(row, found.times, columns, ends)
    else:
        yield _record(row, found, columns)


def _lines(row: Row) -> Iterator[Entry]:
    """A row without times of its own: what its cells say, line by line."""
    whole = classify_line(Text(row.where, " ".join(cell.text for cell in row.cells if cell.lines)))
    if isinstance(whole, Heading):
        yield whole
        return
    for cell in row.cells:
        for line in cell.lines:
            found = classify_line(Text(row.where, line))
            yield found if isinstance(found, Heading) else found._replace(tabular=True)


def _record(row: Row, found: FoundTimes, columns: Columns) -> Item:
    """The item of a row whose columns hold its parts."""
    titles = [row.cells[at].lines for at in columns.of(of.TITLE)]
    details = [row.cells[at].lines for at in columns.of(of.DETAIL)]
    if found.after and not is_time(found.after):
        titles.append((found.after,))
    first, *others = [*filter(None, titles), *filter(None, details)] or [()]
    title, *below = _title_first(first) or [""]
    return Item(
        row.where,
        found.times,
        title,
        room=_name(row.cells, columns.of(of.ROOM)),
        track=_name(row.cells, columns.of(of.TRACK)),
        speakers=tuple(_people(row.cells, columns.of(of.SPEAKER))),
        details=(*below, *(line for lines in others for line in lines)),
        tabular=True,
    )


def _title_first(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a cell from its title on: a number above it is not the title."""
    at = next((at for at, line in enumerate(lines) if WORD.search(line)), 0)
    return lines[at:]


def _name(cells: Sequence[Cell], columns: Sequence[int]) -> str | None:
    text = next((cells[column].text for column in columns if cells[column].lines), "")
    return text if text.casefold() not in NOBODY else None


def _people(cells: Sequence[Cell], columns: Sequence[int]) -> Iterator[str]:
    for column in columns:
        for line in cells[column].lines:
            yield from (name for name in _NAMES.split(line) if name.casefold() not in NOBODY)


def _grid(row: Row, times: TimeRange, columns: Columns, ends: dict[int, Clock]) -> Iterator[Item]:
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
