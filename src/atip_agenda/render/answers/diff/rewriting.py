"""Text changes in place: words taken out and words put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.page import Page, Segment
from atip_agenda.render.drawing.wrapping import BETWEEN_FACTS
from atip_agenda.schedule.diff.rewording import Run

CONTEXT = 4  # words shown on each side of a change
SLACK = 3  # words; eliding fewer saves nothing
LONGEST = 30  # words of one change
MOST_PASSAGES = 12
ELLIPSIS = "…"
_BEFORE_CUT = " ,;:.-–—"

Mark = Literal["", "out", "in", "old", "new", "was", "aside"]
_ROLES: dict[Mark, str] = {
    "": "",
    "out": roles.OUT,
    "in": roles.IN,
    "old": roles.OUT,
    "new": roles.NEW,
    "was": roles.GONE,
    "aside": roles.DIM,
}
_SIGNS: dict[Mark, tuple[str, str]] = {"out": ("[-", "-]"), "in": ("{+", "+}")}


class Piece(NamedTuple):
    """A piece of text and its mark.

    Words were taken `out` or put `in`; a value is `old` or `new`; a time `was` the old one; a
    remark stands `aside`.
    """

    text: str
    mark: Mark = ""


Pieces = tuple[Piece, ...]


def segments_of(pieces: Iterable[Piece], page: Page) -> list[Segment]:
    """The pieces in their roles; without colour, with signs around words out or in."""
    segments = []
    for text, mark in pieces:
        if mark in _SIGNS and not page.colored:
            before, after = _SIGNS[mark]
            segments.append(page.segment(f"{before}{text}{after}"))
        else:
            segments.append(page.segment(text, _ROLES[mark]))
    return segments


def in_place(runs: Sequence[Run]) -> Pieces:
    """A whole text, with the words out and in."""
    pieces: list[Piece] = []
    for run in runs:
        blank = [Piece(" ")] if pieces and run.spaced else []
        pieces += [*blank, Piece(run.text, _mark(run))]
    return tuple(pieces)


def entries_in_place(runs: Iterable[Run]) -> Pieces:
    """A whole list, with the entries out and in."""
    pieces: list[Piece] = []
    for run in runs:
        for entry in run.tokens:
            dot = [Piece(BETWEEN_FACTS)] if pieces else []
            pieces += [*dot, Piece(entry, _mark(run))]
    return tuple(pieces)


def passages_of(runs: Sequence[Run]) -> list[Pieces]:
    """The changes, each with a few words around it.

    Changes close to each other share a passage. No change gives no passage.
    """
    if all(run.sort == "kept" for run in runs):
        return []
    passages: list[list[Piece]] = [[]]
    for number, run in enumerate(runs):
        first, last = number == 0, number == len(runs) - 1
        sides = 2 - first - last
        if run.sort == "kept" and run.number > CONTEXT * sides + SLACK:
            if not first:
                passages[-1] += [*_blank(passages[-1], run), Piece(_cut(run.first(CONTEXT)))]
                passages.append([])
            if not last:
                passages[-1].append(Piece(f"{ELLIPSIS}{run.last(CONTEXT)}"))
        else:
            passages[-1] += [*_blank(passages[-1], run), *_shortened(run)]
    return [tuple(passage) for passage in _at_most(MOST_PASSAGES, passages)]


def _at_most(most: int, passages: Sequence[Sequence[Piece]]) -> Iterator[Sequence[Piece]]:
    found = [passage for passage in passages if passage]
    yield from found[:most]
    if len(found) > most:
        yield (Piece(f"and {len(found) - most} more", "aside"),)


def _blank(before: Sequence[Piece], run: Run) -> list[Piece]:
    return [Piece(" ")] if before and run.spaced else []


def _shortened(run: Run) -> list[Piece]:
    """A run, cut short where it is a long change."""
    more = run.number - LONGEST
    if run.sort == "kept" or more <= SLACK:
        return [Piece(run.text, _mark(run))]
    text = _cut(run.first(LONGEST))
    return [Piece(text, _mark(run)), Piece(f" (and {more} more words)", "aside")]


def _cut(text: str) -> str:
    return f"{text.rstrip(_BEFORE_CUT) or text}{ELLIPSIS}"


def _mark(run: Run) -> Mark:
    return "" if run.sort == "kept" else run.sort
