"""Line breaks: titles evenly, prose when full, facts only between facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atip_agenda.render.drawing.page import (
    EMPTY,
    PROSE,
    Line,
    Page,
    Segment,
    cells,
    text_of,
    width_of,
)

BETWEEN_FACTS = " · "
_WORD = re.compile(r"\S+")
# Even lines cost the square of the number of words; a longer "title" is broken as prose.
_MOST_WORDS = 120
# A short last line counts a little less than other short lines: readers expect it. Any value from
# 2/3 to 0.708 breaks the approved screens as they are.
_LAST_LINE = 0.7

Slice = tuple[int, int]


def wrap_title(
    segments: Sequence[Segment], width: int, last_width: int | None = None
) -> list[Line]:
    """Break a title into as few lines as possible, after a colon or else evenly.

    A break after a colon counts if the line is at least half full. `last_width` is the width of
    the last line, if that is less.
    """
    text = text_of(segments)
    words = _words(text, width)
    if not words:
        return [EMPTY]
    if len(words) > _MOST_WORDS:
        return _cut(segments, _filled(text, words, width))
    last = width if last_width is None else last_width
    slices = _even(text, words, width, last)
    return _cut(segments, slices)


def wrap_prose(segments: Sequence[Segment], width: int) -> list[Line]:
    """Break prose into full lines of at most 80 cells."""
    text = text_of(segments)
    width = min(width, PROSE)
    words = _words(text, width)
    return _cut(segments, _filled(text, words, width)) if words else [EMPTY]


def wrap_facts(
    page: Page, facts: Sequence[Sequence[Segment]], width: int, dot_role: str = ""
) -> list[Line]:
    """Join facts by “ · ” and break only there; a fact wider than a line breaks like prose."""
    dot = page.segment(BETWEEN_FACTS, dot_role)
    lines: list[Line] = []
    current: Line = ()
    for fact in facts:
        joined = (*current, dot, *fact) if current else tuple(fact)
        if width_of(joined) <= width:
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = wrap_prose(fact, width)
        lines += full
    return [*lines, current] if current else lines


def _words(text: str, width: int) -> list[Slice]:
    """The slices of the words; one wider than a line is cut into pieces that fit."""
    return [piece for match in _WORD.finditer(text) for piece in _pieces(text, match.span(), width)]


def _pieces(text: str, word: Slice, width: int) -> Iterator[Slice]:
    start, end = word
    width = max(width, 1)  # even on a page narrower than the grid
    while cells(text[start:end]) > width:
        stop = max(_fitting(text, start, width), start + 1)
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def _fitting(text: str, start: int, width: int) -> int:
    """The end of the longest piece from `start` that fits."""
    stop = start
    taken = 0
    while stop < len(text):
        taken += cells(text[stop])
        if taken > width:
            break
        stop += 1
    return stop


def _filled(text: str, words: Sequence[Slice], width: int) -> list[Slice]:
    lines: list[Slice] = [words[0]]
    for start, end in words[1:]:
        if cells(text[lines[-1][0] : end]) <= width:
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((start, end))
    return lines


# The cost of breaks: the number of lines, then of good colons, then unevenness.
_Cost = tuple[int, int, float]


def _even(text: str, words: Sequence[Slice], width: int, last_width: int) -> list[Slice]:
    """Find the best breaks from each word to the end, from the last word backwards."""
    best: list[tuple[_Cost, int]] = [((0, 0, 0.0), 0)] * (len(words) + 1)
    for first in range(len(words) - 1, -1, -1):
        ways: list[tuple[_Cost, int]] = []
        for after in range(first + 1, len(words) + 1):
            taken = cells(text[words[first][0] : words[after - 1][1]])
            is_last = after == len(words)
            # A lone word may be too wide for the last line.
            if taken > (last_width if is_last else width) and after > first + 1:
                if taken > width:
                    break
                continue
            colon = not is_last and text[words[after - 1][1] - 1] == ":" and 2 * taken >= width
            slack = (width - taken) ** 2 * (_LAST_LINE if is_last else 1)
            lines, colons, cost = best[after][0]
            ways.append(((lines + 1, colons - colon, cost + slack), after))
        best[first] = min(ways)
    slices: list[Slice] = []
    at = 0
    while at < len(words):
        after = best[at][1]
        slices.append((words[at][0], words[after - 1][1]))
        at = after
    return slices


def _cut(segments: Sequence[Segment], slices: Sequence[Slice]) -> list[Line]:
    """Cut segments at slices of their joined text, which are in order."""
    lines: list[Line] = []
    first, first_at = 0, 0
    for start, end in slices:
        while first < len(segments) and first_at + len(segments[first].text) <= start:
            first_at += len(segments[first].text)
            first += 1
        line: list[Segment] = []
        number, at = first, first_at
        while number < len(segments) and at < end:
            text, role = segments[number]
            if piece := text[max(start - at, 0) : end - at]:
                line.append(Segment(piece, role))
            at += len(text)
            number += 1
        lines.append(tuple(line))
    return lines
