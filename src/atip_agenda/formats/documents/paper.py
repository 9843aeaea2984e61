"""A typed text as lines and tables: plain text, Markdown, and what is between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Line, Row, Table, tidy
from atip_agenda.formats.documents.marks import (
    heading_in,
    is_rule,
    unmarked,
    without_bullet,
)

_FENCE = ("```", "~~~")
_FRONT = "---"
_FRONT_TITLE = re.compile(r"title:\s*(?P<title>\S.*)", re.IGNORECASE)
_FRONT_LINES = 100
_PAGE_NUMBER = re.compile(r"(?:page )?[-–]? ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})? ?[-–]?", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+| {3,}")
_LEADER = re.compile(r"[-–—.…_ ]+$")
_WIDE = 50  # characters; a line that was broken has at least so many
_ESCAPED = "\\|"
_HELD = "\ue000"  # in place of an escaped bar; private, so that no text has it


def blocks_of(text: str, first_line: int = 1) -> list[Block]:
    """The lines and tables of a text, each with its place as an editor counts it."""
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.replace("\f", "\n" if "\n" not in text else " ").split("\n")
    blocks: list[Block] = []
    rows: list[Row] = []
    apart = 0
    before = ""
    ruled = False
    for number, raw in _written(lines):
        if not raw.strip():
            apart += 1
            before = ""
            _close(rows, blocks, ruled=ruled)
            continue
        where = f"line {number + first_line - 1}"
        cells = _cells(raw)
        if cells is not None:
            if ruled != ("|" in raw):
                _close(rows, blocks, ruled=ruled)
                ruled = not ruled
            if cells:
                rows.append(Row(where, cells))
        elif not is_rule(raw.strip()):
            _close(rows, blocks, ruled=ruled)
            blocks.extend(_line(where, raw, before, apart))
        before, apart = raw, 0
    _close(rows, blocks, ruled=ruled)
    return blocks


def _close(rows: list[Row], blocks: list[Block], *, ruled: bool) -> None:
    """End a table; one whose columns are divided by blanks alone is not ruled."""
    if rows:
        blocks.append(Table(tuple(rows), ruled))
        rows.clear()


def _written(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that say something to a reader, by their number: no metadata, no code."""
    start = 0
    if lines and lines[0].strip() == _FRONT:
        metadata = [line.strip() for line in lines[1:_FRONT_LINES]]
        end = metadata.index(_FRONT) + 1 if _FRONT in metadata else 0
        for at in range(1, end):
            title = _FRONT_TITLE.match(lines[at])
            if title:
                yield at + 1, f"# {title['title'].strip(chr(34) + chr(39) + ' ')}"
        start = end + 1 if end else 0
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        head = line.lstrip()[:3]
        if fence:
            fence = "" if head == fence else fence
        elif head in _FENCE:
            fence = head
        else:
            yield number, line


def _cells(raw: str) -> tuple[Cell, ...] | None:
    """The cells of a row, none for a rule between two rows, None for a line that is no row."""
    line = raw.strip()
    if line.count("|") > WIDEST:
        return None
    if line.startswith("|") or line.endswith("|") or " | " in line:
        line = line.replace(_ESCAPED, _HELD)
        parts = line.removeprefix("|").removesuffix("|").split("|")
        if all(is_rule(part.strip()) or not part.strip() for part in parts):
            return ()
        return tuple(_cell(part.replace(_HELD, "|")) for part in parts)
    if line.startswith("+") and is_rule(line):
        return ()
    parts = _COLUMNS.split(line)
    # "9:00   –   10:00" has its dash between blanks, "Opening ...   9:00" dots to lead the eye.
    if (
        not 1 < len(parts) <= WIDEST
        or parts[0].endswith(":")
        or any(_LEADER.match(part) for part in parts)
    ):
        return None
    return tuple(_cell(part) for part in parts)


def _cell(text: str) -> Cell:
    lines = (without_bullet(tidy(line)) for line in unmarked(text.strip()).split("\n"))
    return Cell(tuple(line for line in lines if line))


def _line(where: str, raw: str, before: str, apart: int) -> Iterator[Line]:
    """The line, or several where a break is written in it."""
    level, words = heading_in(raw.strip())
    if not level and _PAGE_NUMBER.fullmatch(words):
        return
    # A paragraph that was broken at some width goes on with a small letter.
    wraps = not apart and len(before.rstrip()) >= _WIDE and words[:1].islower()
    for count, part in enumerate(unmarked(words).split("\n")):
        text = tidy(part if wraps else without_bullet(tidy(part)))
        if text:
            yield Line(where, text, 0 if count else apart, level, wraps and not count)
