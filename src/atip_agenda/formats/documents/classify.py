"""Classify lines and tables: headings of days, items with times, and text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atip_agenda.formats.documents.blocks import Block, Text
from atip_agenda.formats.documents.entries import Entry, Heading, Item, Passing, classify_line
from atip_agenda.formats.documents.tables import Columns, entries_of


def classify(blocks: Iterable[Block]) -> list[Entry]:
    """Return the entries of a document."""
    entries: list[Entry] = []
    above: Columns | None = None
    for block in blocks:
        if isinstance(block, Text):
            entries.append(classify_line(block))
        else:
            more, above = entries_of(block, above)
            entries += more if block.ruled else map(_unruled, more)
    return _without_spans(_with_labelled_times(entries))


def _unruled(entry: Entry) -> Entry:
    """An entry of a table whose end nothing shows: the lines below can belong to it."""
    return entry if isinstance(entry, Heading) else entry._replace(tabular=False)


def _with_labelled_times(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, where “Time: 9:00 – 10:00” belongs to an item if few others have times.

    The item takes its day from a heading right above it, as “Date: 20 April 2026”.
    """
    items = [entry for entry in entries if isinstance(entry, Item)]
    labelled = sum(item.passing is Passing.WHOLE for item in items)
    if labelled <= sum(not item.passing for item in items):
        return list(entries)
    kept: list[Entry] = []
    for entry in entries:
        if not isinstance(entry, Item) or entry.passing is not Passing.WHOLE:
            kept.append(entry)
            continue
        item = entry._replace(passing=None)
        above = kept[-1] if kept else None
        if isinstance(above, Heading) and above.names.last is None:
            kept.pop()
            item = item._replace(names=above.names, apart=above.apart)
        kept.append(item)
    return kept


def _without_spans(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, where a range of days is text and heads none of them.

    Times in the heading of a day span the day, unless nothing else has times there.
    """
    kept: list[Entry] = []
    items = False  # below the entry, and above the next heading
    for entry in reversed(entries):
        if isinstance(entry, Item):
            items = items or not entry.passing
        elif isinstance(entry, Heading) and entry.names.last is not None:
            kept.append(Text(entry.where, entry.text, entry.apart, entry.level))
            continue
        elif isinstance(entry, Heading):
            only = entry.times if entry.times and entry.times.end and not items else None
            items = False
            if only:
                where, names, text = entry.where, entry.names, entry.text
                kept.append(Item(where, only, names=names, apart=entry.apart, line=text))
                continue
        kept.append(entry)
    kept.reverse()
    return kept
