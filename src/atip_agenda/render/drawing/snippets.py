"""A hit in its context, on one line."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.page import Line, Page, Segment, cells
from atip_agenda.render.drawing.text import clean
from atip_agenda.schedule.search.match import Match

# The best place of a hit on its line: the words before it can be read as well.
TWO_FIFTHS = 0.4
ELLIPSIS = "…"
_WORD = re.compile(r"\S+")
_BEFORE_CUT = " ,;:.-–—"

Extent = tuple[int, int]


class Snippet(NamedTuple):
    """A line around a hit, and the number of `hits` in it."""

    line: Line
    hits: int


def snippets_of(raw: str, matches: Sequence[Match], width: int, page: Page) -> Iterator[Snippet]:
    """Return lines that show all hits of a text, each at most `width` cells wide."""
    text = _Text(raw, page)
    at = 0
    while at < len(matches):
        start, end = text.window(*_extent(matches[at]), width)
        # A hit wider than the line is cut.
        number = max(sum(match.end <= end for match in matches[at:]), 1)
        yield Snippet(text.line(start, end, matches[at : at + number]), number)
        at += number


def context_of(raw: str, match: Match, width: int) -> str:
    """A hit in its context as plain text for pipes, at most `width` cells wide."""
    start, end = _extent(match)
    far = 2 * width
    first = max(start - far, 0)
    near = raw[first : end + far]
    # In ASCII a cell is a character, so the text near the hit is enough.
    if not (near.isascii() and near[:width].strip() and near[-width:].strip()):
        first, near = 0, raw
    text = _Text(near, Page(width))
    return text.part(*text.window(start - first, end - first, width))


def _extent(match: Match) -> Extent:
    return match.start, match.end


class _Text:
    """A text, its words, and the widths of its parts on a page."""

    def __init__(self, raw: str, page: Page) -> None:
        # Cleaning keeps the length, and so the offsets of matches.
        self._text = clean(raw)
        self._page = page
        words = [match.span() for match in _WORD.finditer(self._text)]
        self._starts = [start for start, _ in words]
        self._ends = [end for _, end in words]
        self._ellipsis = cells(page.text(ELLIPSIS))
        self._cell_a_character = self._text.isascii()

    def window(self, hit: int, hit_end: int, width: int) -> Extent:
        """The whole words around a hit that best fill a line.

        The hit should begin at two fifths of the line.
        """
        best: Extent | None = None
        least = float("inf")
        for number in range(bisect_right(self._starts, hit) - 1, -1, -1):
            start = self._starts[number]
            before = self._cells(start, hit) + (self._ellipsis if number else 0)
            # A full line is worth more than a well placed hit.
            misplaced = abs(before - TWO_FIFTHS * width) / 2
            if misplaced >= least:
                if before > TWO_FIFTHS * width:
                    break
                continue
            end = self._end(number, width)
            if end < hit_end or before > width:
                break
            cost = width - self._taken(start, end) + misplaced
            if cost < least:
                best, least = (start, end), cost
        return best or self._cut(hit, hit_end, width)

    def part(self, start: int, end: int) -> str:
        """A part with an ellipsis at each cut."""
        before = ELLIPSIS if self._cut_before(start) else ""
        return f"{before}{self._text[start:end]}{ELLIPSIS if self._cut_after(end) else ''}"

    def line(self, start: int, end: int, shown: Sequence[Match]) -> Line:
        """A dim part with its hits highlighted and an ellipsis at each cut."""
        text = self._text
        segments = [Segment(ELLIPSIS, roles.DIM)] if self._cut_before(start) else []
        at = start
        for match in shown:
            stop = min(match.end, end)
            segments.append(Segment(text[at : match.start], roles.DIM))
            segments.append(Segment(text[match.start : stop], roles.HIT))
            at = stop
        segments.append(Segment(text[at:end], roles.DIM))
        if self._cut_after(end):
            segments.append(Segment(ELLIPSIS, roles.DIM))
        return self._page.line(*(segment for segment in segments if segment.text))

    def _end(self, first: int, width: int) -> int:
        """The end of the last word that fits on a line beginning with a given word; 0 if none."""
        start = self._starts[first]
        # A character takes at least a cell (combining ones apart), so only the next word might
        # fit as well, without the comma behind it.
        number = bisect_right(self._ends, start + width)
        for last in range(min(number, len(self._ends) - 1), first - 1, -1):
            end = self._ends[last]
            if last + 1 < len(self._ends):
                # no comma before an ellipsis
                end = start + len(self._text[start:end].rstrip(_BEFORE_CUT))
            if self._taken(start, end) <= width:
                return end
        return 0

    def _cut(self, hit: int, hit_end: int, width: int) -> Extent:
        """As much of a hit as fits between two ellipses."""
        room = width - 2 * self._ellipsis
        end = hit
        while end < hit_end and self._cells(hit, end + 1) <= room:
            end += 1
        return hit, end

    def _taken(self, start: int, end: int) -> int:
        """The cells of a part with the ellipses beside it."""
        cuts = self._cut_before(start) + self._cut_after(end)
        return self._cells(start, end) + cuts * self._ellipsis

    def _cells(self, start: int, end: int) -> int:
        if self._cell_a_character:
            return end - start
        return cells(self._page.text(self._text[start:end]))

    def _cut_before(self, start: int) -> bool:
        return start > self._starts[0]

    def _cut_after(self, end: int) -> bool:
        return end < self._ends[-1]
