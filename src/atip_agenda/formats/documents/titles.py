"""The title and the description of each item.

A title beside its times is its own. Where times stand alone, the title is the line above or below
them: a document keeps to one of both, and the lines around all its times tell which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from atip_agenda.formats.documents.entries import Entry, Heading, Item
from atip_agenda.formats.documents.tokens import Text
from atip_agenda.formats.documents.vocabulary import (
    DESCRIPTION_LABEL,
    DETAIL_LABELS,
    GOES_ON,
    ROOM_LABEL,
)

_LONGEST_TITLE = 160
_LINES_OF_TITLE = 4
_LABEL = re.compile(r"(?P<word>[^\W\d_]+)(?:\(s\))? ?:(?: |$)")


class _Segment(NamedTuple):
    """The lines between two entries that have times or name a day."""

    above: Heading | Item | None
    texts: tuple[Text, ...]
    below: Heading | Item | None


class Titled(NamedTuple):
    """The days and items of a document, each item with its title and description.

    `front` is the text above the first day, `below` the text between it and its first item, and
    `texts` are all lines without times.
    """

    front: tuple[Text, ...]
    below: tuple[Text, ...]
    entries: tuple[Heading | Item, ...]
    texts: tuple[Text, ...]

    @property
    def words(self) -> list[str]:
        """All that it says, line by line."""
        return [*(text.text for text in self.texts), *(item.title for item in self.items)]

    @property
    def items(self) -> list[Item]:
        """All that has times."""
        return [entry for entry in self.entries if isinstance(entry, Item)]

    @property
    def headings(self) -> list[Heading]:
        """The headings of days."""
        return [entry for entry in self.entries if isinstance(entry, Heading)]


def attach_titles(entries: Sequence[Entry]) -> Titled:
    """Return the days and items of a document, each item with its title if it has one."""
    segments = _segments(entries)
    texts = [list(segment.texts) for segment in segments]
    titles: dict[int, str] = {}
    if _titles_stand_above(segments):
        for number, segment in enumerate(segments):
            if _untitled(segment.below) and texts[number]:
                titles[number + 1], more = _take_last(texts[number])
                texts[number + 1][:0] = more
    titled: list[Heading | Item] = []
    for number, segment in enumerate(segments):
        entry, below = segment.above, texts[number]
        if _untitled(entry) and number not in titles and below and _is_title(below[0]):
            titles[number] = below.pop(0).text
        if isinstance(entry, Item):
            title = _completed(entry.title or titles.get(number, ""), below).rstrip(" :")
            entry = _described(entry._replace(title=title), below)
        if entry is not None:
            titled.append(entry)
    every = tuple(entry for entry in entries if isinstance(entry, Text))
    return Titled(*_front(segments, texts), tuple(titled), every)


def _front(
    segments: Sequence[_Segment], texts: Sequence[Sequence[Text]]
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The text above the day of the first item, and that between it and the item."""
    entries = [segment.below for segment in segments]
    item = next((number for number, one in enumerate(entries) if isinstance(one, Item)), 0)
    day = next((n for n in range(item - 1, -1, -1) if isinstance(entries[n], Heading)), item)
    parts: tuple[list[Text], list[Text]] = ([], [])
    for number, entry in enumerate(entries[: item + 1]):
        part = parts[number > day]
        part += texts[number]
        if number < item and isinstance(entry, Heading):
            part.append(entry.as_text())
    return tuple(parts[0]), tuple(parts[1])


def _segments(entries: Sequence[Entry]) -> list[_Segment]:
    segments: list[_Segment] = []
    above: Heading | Item | None = None
    texts: list[Text] = []
    for entry in entries:
        if isinstance(entry, Text):
            texts.append(entry)
            continue
        segments.append(_Segment(above, tuple(texts), entry))
        above, texts = entry, []
    segments.append(_Segment(above, tuple(texts), None))
    return segments


def _untitled(entry: Heading | Item | None) -> bool:
    return isinstance(entry, Item) and not entry.title and not entry.tabular


def _titles_stand_above(segments: Sequence[_Segment]) -> bool:
    """Whether the titles of times that stand alone are the lines above them."""
    above = below = near_above = near_below = 0
    for before, after in pairwise(segments):
        item = before.below
        if not isinstance(item, Item) or not _untitled(item):
            continue
        if before.texts and _is_title(before.texts[-1]):
            above += 1
            near_above += item.apart
        if after.texts and _is_title(after.texts[0]):
            below += 1
            near_below += after.texts[0].apart
    return (above, near_below) > (below, near_above)


def _is_title(text: Text) -> bool:
    label = _LABEL.match(text.text)
    return (
        len(text.text) <= _LONGEST_TITLE
        and not text.text.endswith((".", ";"))
        and not (label and label["word"].casefold() in DETAIL_LABELS)
    )


def _take_last(texts: list[Text]) -> tuple[str, list[Text]]:
    """Take the title from the end of some lines; return it, and what stands below it.

    Lines that stand together are one block, which the title begins. Where no empty line shows where
    the block begins, the title is the last line.
    """
    start = len(texts) - 1
    while start and not texts[start].apart and len(texts) - start < _LINES_OF_TITLE:
        start -= 1
    if not texts[start].apart:
        start = len(texts) - 1
        while start and goes_on(texts[start - 1].text, texts[start]):
            start -= 1
    block = texts[start:]
    del texts[start:]
    title = _completed(block.pop(0).text, block)
    return title, block


def goes_on(line: str, below: Text) -> bool:
    """Whether a line goes on in the one below."""
    return below.wraps or line.casefold().endswith(GOES_ON)


def _completed(title: str, texts: list[Text]) -> str:
    """A title with the lines on which it goes on; they are taken away."""
    parts = [title] if title else []
    while texts and parts and len(parts) < _LINES_OF_TITLE:
        if texts[0].apart or not goes_on(parts[-1], texts[0]):
            break
        parts.append(texts.pop(0).text)
    return " ".join(parts)


def _described(item: Item, texts: Sequence[Text]) -> Item:
    """An item with its room and its description, from the lines below it."""
    lines = [[line] for line in item.details]
    room = item.room
    for text in texts:
        # What follows a heading or a table belongs to the document, not to the item.
        if text.level and (text.level <= item.level or not item.level):
            break
        if item.tabular and not text.tabular:
            break
        room_line = ROOM_LABEL.fullmatch(text.text)
        if room_line and room is None:
            room = room_line["room"]
        elif text.wraps and lines:
            lines[-1].append(text.text)
        else:
            lines.append([DESCRIPTION_LABEL.sub("", text.text, count=1)])
    return item._replace(details=tuple(" ".join(parts) for parts in lines), room=room)
