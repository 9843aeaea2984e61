"""A hit in its context, on one line (look.md, section 6)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from atip_agenda.render import roles
from atip_agenda.render.page import Line, Page, Span, cells, width_of
from atip_agenda.schedule.searching import Match

# Where a hit stands best: far enough in that what leads to it can be read.
TWO_FIFTHS = 0.4
ELLIPSIS = "…"
_WORD = re.compile(r"\S+")
_BEFORE_CUT = " ,;:.-–—"


Place = tuple[int, int]


class Snippet(NamedTuple):
    """A line around a hit; `places` counts the hits that it shows."""

    line: Line
    places: int


def snippets_of(text: str, matches: Sequence[Match], width: int, page: Page) -> list[Snippet]:
    """Lines that show all the hits of a text, each at most `width` cells, in order."""
    words = [match.span() for match in _WORD.finditer(text)]
    snippets: list[Snippet] = []
    at = 0
    while at < len(matches):
        start, end = _window(text, words, matches[at], width, page)
        # A hit wider than the line is shown as far as it goes.
        number = max(sum(match.end <= end for match in matches[at:]), 1)
        shown = matches[at : at + number]
        snippets.append(Snippet(_line(text, (start, end), shown, page), number))
        at += number
    return snippets


def _window(text: str, words: Sequence[Place], match: Match, width: int, page: Page) -> Place:
    """The part of a text around a hit that fills a line best.

    Its words are whole; the fewer cells stay empty, and the nearer the hit begins to two fifths of
    the line, the better.
    """
    first = bisect_right(words, match.start, key=lambda place: place[0]) - 1
    best: tuple[float, Place] | None = None
    for number in range(first, -1, -1):
        start = words[number][0]
        before = cells(page.text(text[start : match.start])) + bool(text[:start].strip())
        end = _end(text, words, number, width, page)
        if end < match.end or before > width:
            break
        empty = width - _taken(text, start, end, page)
        # A full line is worth more than a well placed hit; by half, all of look.md comes out.
        cost = empty + abs(before - TWO_FIFTHS * width) / 2
        if best is None or cost < best[0]:
            best = (cost, (start, end))
    if best is not None:
        return best[1]
    room = width - 2 * cells(page.text(ELLIPSIS))
    end = match.start
    while end < match.end and cells(page.text(text[match.start : end + 1])) <= room:
        end += 1
    return match.start, end


def _end(text: str, words: Sequence[Place], first: int, width: int, page: Page) -> int:
    """Where the last word ends that fits on a line which begins with a word; 0 if none does."""
    start = words[first][0]
    last = 0
    for number in range(first, len(words)):
        end = words[number][1]
        if number + 1 < len(words):
            # No comma stands before an ellipsis.
            end = start + len(text[start:end].rstrip(_BEFORE_CUT))
        if _taken(text, start, end, page) > width:
            break
        last = max(end, last)
    return last


def _taken(text: str, start: int, end: int, page: Page) -> int:
    """The cells that a part of a text takes, with ellipses where more stands beside it."""
    return width_of(_line(text, (start, end), (), page))


def _line(text: str, place: Place, shown: Sequence[Match], page: Page) -> Line:
    """A part of a text, dim, with its hits in their role and an ellipsis at each cut."""
    start, end = place
    parts = [ELLIPSIS] if text[:start].strip() else []
    spans = [Span(part, roles.DIM) for part in parts]
    at = start
    for match in shown:
        stop = min(match.end, end)
        spans += [
            Span(text[at : match.start], roles.DIM),
            Span(text[match.start : stop], roles.HIT),
        ]
        at = stop
    spans.append(Span(text[at:end], roles.DIM))
    if text[end:].strip():
        spans.append(Span(ELLIPSIS, roles.DIM))
    return page.line(*(span for span in spans if span.text))
