"""Drop times that belong to no session: years, numbers, buses, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atip_agenda.errors import quoted
from atip_agenda.formats.documents.blocks import Text
from atip_agenda.formats.documents.entries import Entry, Item, Passing
from atip_agenda.formats.documents.vocabulary import PRACTICAL
from atip_agenda.formats.issues import Issues

_YEARS = range(1900, 2100)
_FIVE_MINUTES = 5


def drop_incidental(entries: Sequence[Entry], issues: Issues) -> list[Entry]:
    """Return the entries; those with other times than a session's become text."""
    kept: list[Entry] = []
    passing: dict[Passing, list[Item]] = {}
    for entry in _practical(_without_numbers(entries)):
        if isinstance(entry, Item) and entry.passing:
            passing.setdefault(entry.passing, []).append(entry)
            kept.append(entry.as_text())
        else:
            kept.append(entry)
    for reason, items in passing.items():
        more = f" and {len(items) - 1} more" if len(items) > 1 else ""
        issues.left_out(
            items[0].where,
            f"The time in {quoted(items[0].line)}{more} is read as {reason}, not as a session's.",
        )
    return kept


def _without_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; years and chapter numbers that look like times become text."""
    items = [entry for entry in entries if isinstance(entry, Item)]
    singles = {item for item in items if item.times.is_start and not item.tabular}
    numbers = {item for item in items if _is_year(item)}
    if any(item.times.start.shape == "compact" for item in {*items} - numbers):
        numbers = set()  # 0930 is a time here, and so is 2000
    dotted = {item for item in singles if item.times.start.shape == "dotted"}
    if any(item.times.start.minute % _FIVE_MINUTES for item in dotted):
        numbers |= dotted
    return [
        entry.as_text() if isinstance(entry, Item) and entry in numbers else entry
        for entry in entries
    ]


def _is_year(item: Item) -> bool:
    ends = [item.times.start, *([item.times.end] if item.times.end else [])]
    return all(clock.year in _YEARS for clock in ends)


def _practical(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries; times below a heading such as “Transport” are marked as passing."""
    below = False
    for entry in entries:
        if isinstance(entry, Text):
            heads = PRACTICAL.fullmatch(entry.text.rstrip(" :.")) is not None
            below = heads or (below and not entry.level)
            yield entry._replace(level=entry.level or 1) if heads else entry
        elif isinstance(entry, Item) and below and not entry.passing and not entry.tabular:
            yield entry._replace(passing=Passing.TRANSPORT)
        else:
            below = below and isinstance(entry, Item)
            yield entry
