"""Plain text and Markdown as lines and tables, without the marks that people type around words.

Every pattern ends at the next mark of its kind, so a hostile line costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import groupby
from operator import itemgetter

from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Row, Table, Text, tidy

# Metadata at the top, and code.
_HIDDEN = re.compile(
    r"\A---[ \t]*\n(?:.*\n){0,99}?---[ \t]*$|^[ \t]*(```|~~~)(?s:.*?)(?:^[ \t]*\1.*|\Z)",
    re.MULTILINE,
)
_PAGE_NUMBER = re.compile(r"(?:page )?[-–]? ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})? ?[-–]?", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+| {3,}")
_WIDE = 50  # characters; a line that was broken has at least so many
_ESCAPED_BAR, _HELD_BAR = "\\|", "\ue000"  # the second is private: no text has it
_HEADING = re.compile(r"(#{1,6}(?!#))\s*(\S.*)")
_BULLET = re.compile(r"[-*+•‣▪●◦·–—→►✓] +|-(?=[A-Za-z])")
_RULE = re.compile(r"[-–—_=*~. #|+:─━═]+$")

# What is around the words of a line, and what is left of it.
_MARKS: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"<br ?/?>", re.IGNORECASE), "\n"),
    (
        re.compile(
            r"</?(?:a|abbr|b|center|code|div|em|font|h[1-6]|hr|i|img|p|small|span|strong|sub|sup|u)"
            r"(?:\s[^<>]*)?/?>",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});", re.ASCII),
        lambda entity: unescape(entity[0]),
    ),
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"(\*\*|__)(?=[^\s*_])([^*_]+)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+)_(?![\w_])"), r"\1"),
    (re.compile(r"(?<!`)`++([^`]+)`++"), r"\1"),
]


def blocks_of(text: str, first_line: int = 1) -> list[Block]:
    """Return the lines and tables of a text, each with its place as an editor counts it."""
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\f", "\n" if "\n" not in text else " ")
    text = _HIDDEN.sub(lambda hidden: "\n" * hidden[0].count("\n"), text)
    blocks: list[Block] = []
    for ruled, pieces in groupby(_pieces(text, first_line), itemgetter(0)):
        found = [piece for _, piece in pieces]
        rows = tuple(piece for piece in found if isinstance(piece, Row))
        if rows:
            blocks.append(Table(rows, ruled is True))
        blocks += [piece for piece in found if isinstance(piece, Text)]
    return blocks


def _pieces(text: str, first_line: int) -> Iterator[tuple[bool | None, Row | Text | None]]:
    """The lines, and the rows of tables with whether bars divide their cells.

    An empty line ends a table.
    """
    apart, before = 0, ""
    for number, raw in enumerate(text.split("\n"), first_line):
        if not raw.strip():
            apart, before = apart + 1, ""
            yield None, None
            continue
        where = f"line {number}"
        cells = _cells(raw)
        if cells:
            yield "|" in raw, Row(where, cells)
        elif cells is None and not _is_rule(raw.strip()):
            for line in _lines(where, raw, before, apart):
                yield None, line
        apart, before = 0, raw


def _cells(raw: str) -> tuple[Cell, ...] | None:
    """The cells of a row; none for a rule between two rows, None for a line that is no row."""
    line = raw.strip()
    if line.startswith("|") or line.endswith("|") or " | " in line:
        line = line.replace(_ESCAPED_BAR, _HELD_BAR)
        parts = line.removeprefix("|").removesuffix("|").split("|")
        if _is_rule(line):
            return ()
    else:
        parts = _COLUMNS.split(line)
        # In "9:00   –   10:00" the dash stands between blanks.
        if len(parts) == 1 or parts[0].endswith(":") or any(map(_is_rule, parts)):
            return None
    if len(parts) > WIDEST:
        return None
    return tuple(_cell(part.replace(_HELD_BAR, "|")) for part in parts)


def _cell(text: str) -> Cell:
    lines = (without_bullet(tidy(line)) for line in unmarked(text.strip()).split("\n"))
    return Cell(tuple(line for line in lines if line))


def _lines(where: str, raw: str, before: str, apart: int) -> Iterator[Text]:
    """The line, or several where it holds `<br>`."""
    heading = _HEADING.match(raw.strip())
    words = heading[2].rstrip("# ") if heading else raw.strip()
    level = len(heading[1]) if heading else 0
    if not level and _PAGE_NUMBER.fullmatch(words):
        return
    # A paragraph that was broken at some width goes on with a small letter.
    wraps = not apart and len(before.rstrip()) >= _WIDE and words[:1].islower()
    for count, part in enumerate(unmarked(words).split("\n")):
        text = tidy(part if wraps else without_bullet(tidy(part)))
        if text:
            yield Text(where, text, 0 if count else apart, level, wraps and not count)


def _is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return _RULE.match(text) is not None


def unmarked(text: str) -> str:
    """Return the words of a line without the marks around them; `<br>` becomes a line break.

    >>> unmarked("**Panel 1**: [Connecting](../mqtt) over *MQTT* &amp; HTTP")
    'Panel 1: Connecting over MQTT & HTTP'
    """
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    return text


def without_bullet(text: str) -> str:
    """Return a line without the mark of a list; a number may belong to the item, and stays."""
    return text[match.end() :].lstrip() if (match := _BULLET.match(text)) else text
