"""The items of a table: a row for each, or a grid of times by rooms or by days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from atip_agenda.formats.documents import columns as of
from atip_agenda.formats.documents.blocks import Cell, Line, Row, Table
from atip_agenda.formats.documents.columns import (
    Columns,
    Times,
    columns_of,
    is_time,
    spread,
    times_in,
)
from atip_agenda.formats.documents.dates import named_in
from atip_agenda.formats.documents.entries import Entry, Heading, Item, entry_of
from atip_agenda.formats.documents.kinds import SESSION, kind_of
from atip_agenda.formats.documents.slots import Beside, Slot, leading, minutes_in
from atip_agenda.times.clocks import Clock

_NAMES = re.compile(r"\s*(?:/|;|\||\n| & | and )\s*")
_LETTERS = re.compile(r"[^\W\d_]")
_NOBODY = frozenset({"", "*", "-", "–", "—", "--", "n/a", "tbc", "tba", "tbd", "?"})


def entries_of(table: Table, above: Columns | None) -> tuple[list[Entry], Columns | None]:
    """The entries of a table, and what its columns hold.

    `above` is what those of the table before hold: one that is interrupted by a heading goes on
    without a header of its own.
    """
    columns, heads = columns_of(table.rows)
    if columns is None:
        return [entry for row in table.rows for entry in _lines(row)], above
    width = len(columns.roles)
    if not heads and above is not None and len(above.roles) == width:
        columns = above
    entries: list[Entry] = []
    if not columns.days:
        heading = (entry for row in table.rows[:heads] for entry in _lines(row))
        entries += [entry for entry in heading if isinstance(entry, Heading)]
    rows = [_filled(row, columns) for row in table.rows[heads:]]
    times = [_time(cells, columns) for cells in rows]
    lasting = _lasting(rows, times, columns)
    for number, (row, cells) in enumerate(zip(table.rows[heads:], rows, strict=True)):
        ends = {at: end for at in columns.over if (end := lasting.get((number, at)))}
        entries += _row(row, cells, times[number], columns, ends)
    return entries, columns


def _filled(row: Row, columns: Columns) -> list[Cell]:
    cells = spread(row)
    return [*cells, *[Cell()] * (len(columns.roles) - len(cells))]


def _time(cells: Sequence[Cell], columns: Columns) -> Times | None:
    """The times of a row, with the same in other zones."""
    start = columns.of(of.START)[0]
    times = times_in(cells[start].text, alone=columns.hours) if cells[start].lines else None
    if times is None:
        return None
    found = times.slot
    slot = found.slot
    if slot.end is None and (end := leading(found.after, alone=True)) and is_time(found.after):
        slot = slot._replace(end=end.slot.start)  # 9:00  9:15
    if slot.end is None:
        ends = (leading(cells[at].text, alone=True) for at in columns.of(of.END))
        slot = next((slot._replace(end=end.slot.start, open=False) for end in ends if end), slot)
    for at in columns.of(of.LENGTH):
        slot = slot._replace(minutes=slot.minutes or minutes_in(cells[at].text))
    others = slot.others
    for at in columns.of(of.TIMES):
        zone = columns.zones.get(at, "")
        if zone and (other := leading(cells[at].text, alone=True)):
            others += ((other.slot.start, other.slot.end, zone),)
    zone = slot.zone or columns.zones.get(start, "")
    slot = slot._replace(zone=zone, others=others)
    return Times(found._replace(slot=slot), times.days)


def _lasting(
    rows: Sequence[Sequence[Cell]], times: Sequence[Times | None], columns: Columns
) -> dict[tuple[int, int], Clock]:
    """The ends of what spans several rows of a grid, by row and column."""
    ends: dict[tuple[int, int], Clock] = {}
    going_on: dict[int, Clock] = {}
    for number in range(len(rows) - 1, -1, -1):
        time = times[number]
        for at in columns.over:
            if rows[number][at].continued:
                if time and time.slot.slot.end:
                    going_on.setdefault(at, time.slot.slot.end)
            elif at in going_on:
                ends[number, at] = going_on.pop(at)
    return ends


def _row(
    row: Row,
    cells: Sequence[Cell],
    times: Times | None,
    columns: Columns,
    ends: Mapping[int, Clock],
) -> Iterator[Entry]:
    """The entries of a row; `ends` are those of what spans several."""
    start = cells[columns.of(of.START)[0]]
    others = [cell for cell in cells if cell.lines and cell is not start]
    if times is None or (not others and (times.slot.after or times.days)):
        yield from _lines(row)
        return
    slot = times.slot
    if times.days is not None:
        yield Heading(row.where, times.days, start.text)
    for column in columns.of(of.DAY):
        text = cells[column].text
        if column not in columns.over and (
            day := named_in(f"day {text}" if text.isdecimal() else text)
        ):
            yield Heading(row.where, day.days, text)
    if columns.over:
        yield from _grid(row, cells, slot.slot, columns, ends)
    else:
        yield from _record(row, cells, slot, columns)


def _lines(row: Row) -> Iterator[Entry]:
    """A row without times of its own: what its cells say, line by line."""
    whole = " ".join(cell.text for cell in row.cells if cell.lines)
    entry = entry_of(Line(row.where, whole))
    if isinstance(entry, Heading):
        yield entry
        return
    for cell in row.cells:
        for line in cell.lines:
            found = entry_of(Line(row.where, line))
            yield found if isinstance(found, Heading) else found._replace(tabular=True)


def _record(row: Row, cells: Sequence[Cell], slot: Beside, columns: Columns) -> Iterator[Entry]:
    """The item of a row whose columns hold its parts."""
    titles = [cells[at] for at in columns.of(of.TITLE) if cells[at].lines]
    rest = [cells[at] for at in columns.of(of.DETAIL) if cells[at].lines]
    if slot.after and not is_time(slot.after):
        titles.append(Cell((slot.after,)))
    named, others = ([*titles, *rest][:1], [*titles, *rest][1:])
    lines = _title_first([line for cell in named for line in cell.lines])
    below = [line for cell in others for line in cell.lines]
    item = Item(
        row.where,
        slot.slot,
        lines[0] if lines else "",
        room=_first(cells, columns.of(of.ROOM)),
        track=_first(cells, columns.of(of.TRACK)),
        speakers=tuple(_people(cells, columns.of(of.SPEAKER))),
        tabular=True,
    )
    yield from _with_parts(item, [*lines[1:], *below])


def _title_first(lines: Sequence[str]) -> list[str]:
    """The lines of a cell; a number above its title is none."""
    at = next((at for at, line in enumerate(lines) if _LETTERS.search(line)), 0)
    return list(lines[at:])


def _first(cells: Sequence[Cell], at: Sequence[int]) -> str | None:
    texts = [cells[column].text for column in at if cells[column].lines]
    return texts[0] if texts and texts[0].casefold() not in _NOBODY else None


def _people(cells: Sequence[Cell], at: Sequence[int]) -> Iterator[str]:
    for column in at:
        for line in cells[column].lines:
            for name in _NAMES.split(line):
                if name.casefold() not in _NOBODY:
                    yield name


def _with_parts(item: Item, lines: Sequence[str]) -> Iterator[Entry]:
    """An item, and the timed parts that the lines of its cell tell of."""
    parts: list[Item] = []
    details: list[str] = []
    for line in lines:
        part = entry_of(Line(item.where, line))
        if isinstance(part, Item) and part.slot.end and part.title and not part.passing:
            parts.append(part._replace(room=item.room, track=item.track, tabular=True))
        elif parts:
            parts[-1] = parts[-1]._replace(details=(*parts[-1].details, line))
        else:
            details.append(line)
    yield item._replace(details=tuple(details))
    yield from parts


def _grid(
    row: Row, cells: Sequence[Cell], slot: Slot, columns: Columns, ends: Mapping[int, Clock]
) -> Iterator[Entry]:
    """The items of a row that has one for each room, or for each day."""
    filled = [at for at in columns.over if at < len(cells) and cells[at].lines]
    texts = {cells[at].text for at in filled}
    # What is alone in its row, or stands in each of its cells, is for all.
    everywhere = len(filled) == len(columns.over) > 1 and len(texts) == 1
    for at in filled[:1] if everywhere and not columns.days else filled:
        cell = cells[at]
        spans = [other for other in columns.over if at <= other < at + cell.width]
        title, *below = _title_first(cell.lines)
        own = entry_of(Line(row.where, title))
        times = slot._replace(end=ends[at]) if at in ends else slot
        item = Item(row.where, times, title, tabular=True)
        if isinstance(own, Item) and own.title and not own.passing:
            item = item._replace(slot=own.slot, title=own.title)
        if columns.days:
            for day in spans:
                yield from _with_parts(item._replace(days=columns.days[day].days), below)
            continue
        alone = len(filled) == 1 and kind_of(title) != SESSION
        if not (everywhere or alone or len(spans) == len(columns.over)):
            name = ", ".join(columns.over[other] for other in spans)
            named = columns.roles[at] == of.TRACK
            item = item._replace(track=name) if named else item._replace(room=name)
        yield from _with_parts(item, below)
