"""The entries of a whole document, seen together: which of its times are those of sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from atip_agenda.errors import Fault, quoted
from atip_agenda.formats.documents.blocks import Block, Line
from atip_agenda.formats.documents.columns import Columns
from atip_agenda.formats.documents.entries import (
    BUS,
    LABEL,
    MENTION,
    Entry,
    Heading,
    Item,
    Text,
    entry_of,
)
from atip_agenda.formats.documents.slots import Slot
from atip_agenda.formats.documents.tables import entries_of
from atip_agenda.times.clocks import Clock

_YEARS = range(1900, 2100)
_FIVE_MINUTES = 5
_USUAL = 3  # as many times at the ends of lines are a habit
# Under such a heading stand the times of buses and desks, not those of sessions.
_ELSEWHERE = re.compile(
    r"(?:practical (?:information|matters)|logistics|transport(?:ation)?|travel(?: information)?"
    r"|getting (?:there|here)|how to (?:get there|reach us)|directions|accommodation|hotels?"
    r"|(?:bus(?:es)?|shuttle(?: bus(?:es)?)?|trains?|airport)"
    r"(?: (?:schedule|timetable|times|service|transfers?|connections?))?"
    r"|contacts?|(?:opening|office|desk) hours|useful information)[:.]?$",
    re.IGNORECASE,
)


def entries_in(blocks: Iterable[Block]) -> tuple[list[Entry], list[Fault]]:
    """The entries of a document's lines and tables in their order, and what was left out."""
    entries: list[Entry] = []
    above: Columns | None = None
    for block in blocks:
        if isinstance(block, Line):
            entries.append(entry_of(block))
        else:
            more, above = entries_of(block, above)
            entries += more if block.ruled else map(_unruled, more)
    entries = _without_numbers(_with_spans(_with_labels(entries)))
    return _without_passing(list(_elsewhere(entries)))


def _unruled(entry: Entry) -> Entry:
    """An entry of a table whose end nothing shows: the lines below can belong to it."""
    return entry if isinstance(entry, Heading) else entry._replace(tabular=False)


def _with_labels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, where “Time: 9:00 – 10:00” is that of an item if others are few.

    A day right above it, as in “Date: 20 April 2026”, is its own.
    """
    labels = sum(isinstance(entry, Item) and entry.passing == LABEL for entry in entries)
    others = sum(isinstance(entry, Item) and not entry.passing for entry in entries)
    if labels < others or not labels or (labels == 1 and others):
        return list(entries)
    kept: list[Entry] = []
    for entry in entries:
        if not isinstance(entry, Item) or entry.passing != LABEL:
            kept.append(entry)
            continue
        item = entry._replace(passing="")
        above = kept[-1] if kept else None
        if isinstance(above, Heading) and above.days.last is None:
            kept.pop()
            item = item._replace(days=above.days, apart=above.apart)
        kept.append(item)
    return kept


def _with_spans(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, where a range of days is no heading of one.

    Times in the heading of a day are the span of the day, unless nothing else has times there.
    """
    kept: list[Entry] = []
    items = False  # below the entry, and above the next heading
    for entry in reversed(entries):
        if isinstance(entry, Item):
            items = items or not entry.passing
            kept.append(entry)
        elif not isinstance(entry, Heading):
            kept.append(entry)
        elif entry.days.last is not None:
            kept.append(Text(entry.where, entry.text, entry.apart, entry.level))
        else:
            slot = entry.slot if entry.slot and entry.slot.end and not items else None
            kept.append(_spanned(entry, slot) if slot else entry)
            items = False
    kept.reverse()
    return kept


def _spanned(heading: Heading, slot: Slot) -> Item:
    return Item(heading.where, slot, days=heading.days, apart=heading.apart, line=heading.text)


def _without_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without numbers that only look like times: years, and those of chapters."""
    items = [entry for entry in entries if isinstance(entry, Item)]
    compact = any(item.slot.start.shape == "compact" and not _is_year(item) for item in items)
    singles = [item for item in items if _alone(item) and item.slot.start.shape == "dotted"]
    dotted = all(item.slot.start.minute % _FIVE_MINUTES == 0 for item in singles)
    kept: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Item):
            shape = entry.slot.start.shape
            year = _is_year(entry) and not compact
            count = _alone(entry) and shape == "compact" and not compact
            if year or count or (_alone(entry) and shape == "dotted" and not dotted):
                kept.append(_as_text(entry))
                continue
        kept.append(entry)
    return kept


def _alone(item: Item) -> bool:
    return item.slot.end is None and not item.slot.open and not item.tabular


def _is_year(item: Item) -> bool:
    ends: list[Clock] = [item.slot.start, *([item.slot.end] if item.slot.end else [])]
    return all(clock.year in _YEARS for clock in ends)


def _as_text(item: Item) -> Text:
    return Text(item.where, item.line or item.title, item.apart, item.level, tabular=item.tabular)


def _elsewhere(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, where the times below a heading such as “Transport” are passing ones."""
    away = False
    for entry, after in pairwise([*entries, None]):
        if isinstance(entry, Heading):
            away = False
        elif isinstance(entry, Text):
            titled = isinstance(after, Item) and not after.title
            found = _ELSEWHERE.match(entry.text) is not None and not titled
            away = found or (away and not entry.level)
            if found:
                yield entry._replace(level=entry.level or 1)  # it heads what follows
                continue
        elif isinstance(entry, Item) and away and not entry.passing and not entry.tabular:
            yield entry._replace(passing=BUS)
            continue
        if entry is not None:
            yield entry


def _without_passing(entries: Sequence[Entry]) -> tuple[list[Entry], list[Fault]]:
    """The entries whose times are those of sessions; the others are text, and it is said."""
    items = [entry for entry in entries if isinstance(entry, Item)]
    ends = [item for item in items if item.passing == MENTION and item.title]
    usual = len(ends) >= _USUAL and len(ends) > sum(not item.passing for item in items)
    kept: list[Entry] = []
    left: dict[str, list[Item]] = {}
    for entry in entries:
        if isinstance(entry, Item) and entry.passing and not (usual and entry in ends):
            left.setdefault(entry.passing, []).append(entry)
            kept.append(_as_text(entry))
        else:
            kept.append(entry)
    return kept, [_left_out(reason, said) for reason, said in left.items()]


def _left_out(reason: str, items: Sequence[Item]) -> Fault:
    shown = ", ".join(quoted(item.line) for item in items[:1])
    more = f" and {len(items) - 1} more" if len(items) > 1 else ""
    return Fault(
        items[0].where, f"The time in {shown}{more} is read as {reason}, not as a session's."
    )
