"""The title and the description of each item.

A title beside its times is its own. Where times stand alone, the title is the line above or below
them: a document keeps to one of both, and the lines around all its times tell which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import Text
from atip_agenda.formats.documents.entries import Entry, Heading, Item
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
    """An entry that has times or names a day, and the lines below it."""

    entry: Heading | Item | None
    texts: list[Text]


class Titled(NamedTuple):
    """The days and items of a document, each item with its title and description.

    `front` is the text above the first day, `below` the text between it and its first item, and
    `texts` are all lines without times.
    """

    front: Sequence[Text]
    below: Sequence[Text]
    entries: Sequence[Heading | Item]
    texts: Sequence[Text]

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
    segments = [_Segment(None, [])]
    for entry in entries:
        if isinstance(entry, Text):
            segments[-1].texts.append(entry)
        else:
            segments.append(_Segment(entry, []))
    titles = [""] * len(segments)
    if _titles_stand_above(segments):
        for number, (above, segment) in enumerate(pairwise(segments), 1):
            if _untitled(segment.entry) and above.texts:
                titles[number], more = _take_last(above.texts)
                segment.texts[:0] = more
    titled = [
        _titled(segment.entry, title, segment.texts)
        if isinstance(segment.entry, Item)
        else segment.entry
        for title, segment in zip(titles, segments, strict=True)
        if segment.entry is not None
    ]
    every = [entry for entry in entries if isinstance(entry, Text)]
    return Titled(*_front(segments), titled, every)


def _titled(item: Item, above: str, texts: list[Text]) -> Item:
    """An item with the title from above it, or from the lines below, which also describe it."""
    if _untitled(item) and not above and texts and _is_title(texts[0]):
        above = texts.pop(0).text
    title = _completed(item.title or above, texts).rstrip(" :")
    return _described(item._replace(title=title), texts)


def _front(segments: Sequence[_Segment]) -> tuple[list[Text], list[Text]]:
    """The text above the day of the first item, and that between it and the item."""
    first = next((at for at, one in enumerate(segments) if isinstance(one.entry, Item)), 1)
    front = list(segments[0].texts)
    for segment in segments[1:first]:
        if isinstance(segment.entry, Heading):
            front.append(segment.entry.as_text())
        front += segment.texts if segment is not segments[first - 1] else []
    return front, segments[first - 1].texts if first > 1 else []


def _untitled(entry: Heading | Item | None) -> bool:
    return isinstance(entry, Item) and not entry.title and not entry.tabular


def _titles_stand_above(segments: Sequence[_Segment]) -> bool:
    """Whether the titles of times that stand alone are the lines above them."""
    above = below = near_above = near_below = 0
    for before, (entry, texts) in pairwise(segments):
        if not isinstance(entry, Item) or not _untitled(entry):
            continue
        if before.texts and _is_title(before.texts[-1]):
            above += 1
            near_above += entry.apart
        if texts and _is_title(texts[0]):
            below += 1
            near_below += texts[0].apart
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
