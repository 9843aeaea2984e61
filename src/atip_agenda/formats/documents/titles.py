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
    def items(self) -> list[Item]:
        """All that has times."""
        return [entry for entry in self.entries if isinstance(entry, Item)]


def attach_titles(entries: Sequence[Entry]) -> Titled:
    """Return the days and items of a document, each item with its title if it has one."""
    segments = [_Segment(None, [])]
    for entry in entries:
        if isinstance(entry, Text):
            segments[-1].texts.append(entry)
        else:
            segments.append(_Segment(entry, []))
    if _titles_stand_above(segments):
        for above, segment in reversed([*pairwise(segments)]):
            if _untitled(segment.entry):
                segment.texts[:0] = _take_title(above.texts)
    front = _front(segments)
    titled = [
        _titled(entry, texts) if isinstance(entry, Item) else entry
        for entry, texts in segments
        if entry is not None
    ]
    return Titled(*front, titled, [entry for entry in entries if isinstance(entry, Text)])


def _titled(item: Item, texts: list[Text]) -> Item:
    """An item with its title, and with its room and description from the lines below."""
    takes_title = _untitled(item) and texts and _may_be_title(texts[0])
    parts = [texts.pop(0).text if takes_title else item.title]
    while texts and parts[0] and len(parts) < _LINES_OF_TITLE and not texts[0].apart:
        if not goes_on(parts[-1], texts[0]):
            break
        parts.append(texts.pop(0).text)
    return _described(item._replace(title=" ".join(parts).rstrip(" :")), texts)


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
    above: list[int] = []
    below: list[int] = []
    for before, (entry, texts) in pairwise(segments):
        if isinstance(entry, Item) and _untitled(entry):
            above += [entry.apart for text in before.texts[-1:] if _looks_like_title(text)]
            below += [text.apart for text in texts[:1] if _looks_like_title(text)]
    return (len(above), sum(below)) > (len(below), sum(above))


def _looks_like_title(text: Text) -> bool:
    return _may_be_title(text) and not text.text.endswith((".", ";"))


def _may_be_title(text: Text) -> bool:
    label = _LABEL.match(text.text)
    is_detail = label is not None and label["word"].casefold() in DETAIL_LABELS
    return len(text.text) <= _LONGEST_TITLE and not is_detail


def _take_title(texts: list[Text]) -> list[Text]:
    """Take the title from the end of some lines, with what stands below it.

    Lines that stand together are one block, which the title begins. Where no empty line shows where
    the block begins, the title is the last line.
    """
    for length in range(1, min(len(texts), _LINES_OF_TITLE) + 1):
        if texts[-length].apart:
            break
    else:
        length = 1
    block = texts[-length:]
    del texts[-length:]
    return block


def goes_on(line: str, below: Text) -> bool:
    """Whether a line goes on in the one below."""
    return below.wraps or line.casefold().endswith(GOES_ON)


def _described(item: Item, texts: Sequence[Text]) -> Item:
    """An item with its room and its description, from the lines below it."""
    details = [*item.details]
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
        else:
            details.append(DESCRIPTION_LABEL.sub("", text.text, count=1))
    return item._replace(details=tuple(details), room=room)
