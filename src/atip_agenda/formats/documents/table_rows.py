"""The items of a table: one a row, or a grid of times by rooms or by days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atip_agenda.formats.documents import table_columns as of
from atip_agenda.formats.documents.entries import Entry, Heading, Item, classify_line
from atip_agenda.formats.documents.kinds import kind_of
from atip_agenda.formats.documents.table_columns import Columns, columns_of, times_of
from atip_agenda.formats.documents.time_ranges import FoundTimes, TimeRange, minutes_in
from atip_agenda.formats.documents.tokens import (
    EMPTY,
    TableCell,
    TableRow,
    Text,
    Tokens,
    TokenTable,
)
from atip_agenda.formats.documents.vocabulary import NOBODY, SESSION, WORD
from atip_agenda.times.clocks import Clock

_NAMES = re.compile(r"\s*(?:/|;|\||\n| & | and )\s*")


def entries_of(table: TokenTable, above: Columns | None) -> tuple[list[Entry], Columns | None]:
    """Return the entries of a table, and what its columns hold.

    `above` is what those of the table before hold: a table that a heading interrupts goes on
    without a header of its own.
    """
    columns, heads = columns_of(table.rows)
    if columns is None:
        return [entry for row in table.rows for entry in _lines(row)], above
    if not heads and above is not None and len(above.roles) == len(columns.roles):
        columns = above
    entries: list[Entry] = []
    if not columns.days:
        heading = (entry for row in table.rows[:heads] for entry in _lines(row))
        entries += [entry for entry in heading if isinstance(entry, Heading)]
    rows = [_filled(row, columns) for row in table.rows[heads:]]
    times = [_times(row.cells, columns) for row in rows]
    ends = _ends_below(rows, times, columns)
    for number, row in enumerate(rows):
        entries += _row(row, times[number], columns, ends[number])
    return entries, columns


def _filled(row: TableRow, columns: Columns) -> TableRow:
    missing = len(columns.roles) - len(row.cells)
    return row._replace(cells=[*row.cells, *[EMPTY] * missing])


def _times(cells: Sequence[TableCell], columns: Columns) -> FoundTimes | None:
    """The times of a row, with the same in other zones."""
    start = columns.of(of.START)[0]
    found = times_of(cells[start], hours=columns.hours)
    if found is None:
        return None
    times = found.times
    if times.end is None:
        ends = [Tokens(found.after)]  # 9:00  9:15
        if not ends[0].is_time:
            ends = [cells[at].tokens for at in columns.of(of.END)]
        end = next((tokens.hours for tokens in ends if tokens.hours), None)
        times = times._replace(end=end.times.start, open=False) if end else times
    for at in columns.of(of.LENGTH):
        times = times._replace(minutes=times.minutes or minutes_in(cells[at].text))
    others = times.others
    for at in columns.of(of.OTHER_ZONE):
        zone = columns.zones.get(at, "")
        if zone and (other := cells[at].tokens.hours):
            others += (other.times._replace(zone=zone),)
    zone = times.zone or columns.zones.get(start, "")
    return found._replace(times=times._replace(zone=zone, others=others))


def _ends_below(
    rows: Sequence[TableRow], times: Sequence[FoundTimes | None], columns: Columns
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
    row: TableRow, found: FoundTimes | None, columns: Columns, ends: dict[int, Clock]
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
        cell = row.cells[column]
        if column not in columns.over and cell.tokens.days:
            yield Heading(row.where, cell.tokens.days.names, cell.text)
    if columns.over:
        yield from _grid(row, found.times, columns, ends)
    else:
        yield _record(row, found, columns)


def _lines(row: TableRow) -> Iterator[Entry]:
    """A row without times of its own: what its cells say, line by line."""
    whole = classify_line(Text(row.where, Tokens(" ".join(c.text for c in row.cells if c.lines))))
    if isinstance(whole, Heading):
        yield whole
        return
    for cell in row.cells:
        for line in cell.lines:
            found = classify_line(Text(row.where, Tokens(line)))
            yield found if isinstance(found, Heading) else found._replace(tabular=True)


def _record(row: TableRow, found: FoundTimes, columns: Columns) -> Item:
    """The item of a row whose columns hold its parts."""
    titles = [row.cells[at].lines for at in columns.of(of.TITLE)]
    details = [row.cells[at].lines for at in columns.of(of.DETAIL)]
    if found.after and not Tokens(found.after).is_time:
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


def _name(cells: Sequence[TableCell], columns: Sequence[int]) -> str | None:
    text = next((cells[column].text for column in columns if cells[column].lines), "")
    return text if text.casefold() not in NOBODY else None


def _people(cells: Sequence[TableCell], columns: Sequence[int]) -> Iterator[str]:
    for column in columns:
        for line in cells[column].lines:
            yield from (name for name in _NAMES.split(line) if name.casefold() not in NOBODY)


def _grid(
    row: TableRow, times: TimeRange, columns: Columns, ends: dict[int, Clock]
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
            yield from (item._replace(names=columns.days[day].names) for day in spans)
            continue
        # A break that is alone in its row is for all rooms.
        alone = len(filled) == 1 and kind_of(title) != SESSION
        if not (everywhere or alone or len(spans) == len(columns.over)):
            item = item._replace(room=", ".join(columns.over[other] for other in spans))
        yield item
