"""Which lines are the title and the description of what has times.

A title beside its times is its own. Where times stand alone, the title is the line above them, or
that below; a document keeps to one of both, and the lines around all its times tell which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import words
from atip_agenda.formats.documents.entries import Entry, Heading, Item, Text

_LONGEST_TITLE = 160
_LABEL = re.compile(r"(?P<word>[^\W\d_]+)(?:\(s\))? ?:(?: |$)")
_DESCRIPTION = re.compile(r"(?:description|abstract|summary) ?: *(?=\S)", re.IGNORECASE)
_ROOM = re.compile(r"(?:room|venue|location|place|where) ?: *(?P<room>\S.{0,119})", re.IGNORECASE)
_LABELS = words(
    "description abstract summary speaker speakers moderator moderators chair chairs chairperson"
    " room venue location place where note notes facilitator facilitators panellists panelists"
    " introduction rapporteur contact objective objectives language languages presenter"
)
_GOES_ON = (":", ",", " and", " of", " the", " for", " in", " to", " on", " a", " –", " -")
_LINES_OF_TITLE = 4


class _Segment(NamedTuple):
    """The lines between two entries that have times or name a day."""

    above: Heading | Item | None
    texts: tuple[Text, ...]
    below: Heading | Item | None


class Paired(NamedTuple):
    """The days and items of a document, each with its title and description.

    `front` is the text above the first of them, `below` that between the first day and its items.
    """

    front: tuple[Text, ...]
    below: tuple[Text, ...]
    entries: tuple[Heading | Item, ...]


def with_titles(entries: Sequence[Entry]) -> Paired:
    """The days and items of a document, each item with its title as far as there is one."""
    segments = _segments(entries)
    texts = [list(segment.texts) for segment in segments]
    titles: dict[int, str] = {}
    if _titles_stand_above(segments):
        for number, segment in enumerate(segments):
            if _untitled(segment.below) and texts[number]:
                titles[number + 1], more = _last(texts[number])
                texts[number + 1][:0] = more
    for number, segment in enumerate(segments):
        below = texts[number]
        if _untitled(segment.above) and number not in titles and below and _is_title(below[0]):
            titles[number] = below.pop(0).text
    paired: list[Heading | Item] = []
    for number, segment in enumerate(segments):
        entry = segment.above
        if isinstance(entry, Item):
            title = _completed(entry.title or titles.get(number, ""), texts[number]).rstrip(" :")
            entry = _described(entry._replace(title=title), texts[number])
        if entry is not None:
            paired.append(entry)
    above, between = _around(segments, texts)
    return Paired(above, between, tuple(paired))


def _around(
    segments: Sequence[_Segment], texts: Sequence[Sequence[Text]]
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The text above the day of the first item, and that between it and the item."""
    entries = [segment.below for segment in segments]
    item = next((number for number, one in enumerate(entries) if isinstance(one, Item)), 0)
    day = next((n for n in range(item - 1, -1, -1) if isinstance(entries[n], Heading)), item)
    lines: list[list[Text]] = [list(between) for between in texts[: item + 1]]
    for number, entry in enumerate(entries[:item]):
        if isinstance(entry, Heading):
            one = Text(entry.where, entry.text, entry.apart, entry.level, of_a_day=True)
            lines[number].append(one)
    above = [text for between in lines[: day + 1] for text in between]
    return tuple(above), tuple(text for between in lines[day + 1 :] for text in between)


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
        and not (label and label["word"].casefold() in _LABELS)
    )


def _last(texts: list[Text]) -> tuple[str, list[Text]]:
    """The title at the end of some lines, which is taken away, and what stands below it.

    Lines that stand together are one block: the title is the first of them. Where no empty line
    shows where the block begins, it is the last line.
    """
    start = len(texts) - 1
    while start and not texts[start].apart and len(texts) - start < _LINES_OF_TITLE:
        start -= 1
    if not texts[start].apart:
        start = len(texts) - 1
        while start and (texts[start].wraps or texts[start - 1].text.casefold().endswith(_GOES_ON)):
            start -= 1
    block = texts[start:]
    del texts[start:]
    title = _completed(block.pop(0).text, block)
    return title, block


def _completed(title: str, texts: list[Text]) -> str:
    """A title with the lines on which it goes on, which are taken away."""
    parts = [title] if title else []
    while texts and parts and len(parts) < _LINES_OF_TITLE:
        below = texts[0]
        if below.apart or not (below.wraps or parts[-1].casefold().endswith(_GOES_ON)):
            break
        parts.append(texts.pop(0).text)
    return " ".join(parts)


def _described(item: Item, texts: Sequence[Text]) -> Item:
    """An item with the lines below it: its room, and its description."""
    lines = [[line] for line in item.details]
    room = item.room
    for text in texts:
        # What follows a heading, or a table, is a part of the document and not of the item.
        if text.level and (text.level <= item.level or not item.level):
            break
        if item.tabular and not text.tabular:
            break
        said = _ROOM.fullmatch(text.text)
        if said and room is None:
            room = said["room"]
        elif text.wraps and lines:
            lines[-1].append(text.text)
        else:
            lines.append([_DESCRIPTION.sub("", text.text, count=1)])
    details = tuple(_without_emphasis(" ".join(parts)) for parts in lines)
    return item._replace(details=details, room=room)


def _without_emphasis(line: str) -> str:
    """A line without the asterisks around the whole of it."""
    inner = line[1:-1]
    whole = line[:1] == line[-1:] == "*" and inner and "*" not in inner
    return inner if whole else line
