"""Plain text and Markdown as lines and tables, without the marks that people type around words.

Every pattern ends at the next mark of its kind, so a hostile line costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from atip_agenda.formats.documents.blocks import WIDEST, Block, Cell, Row, Table, Text, tidy

_FENCE = ("```", "~~~")
_METADATA = "---"
_METADATA_LINES = 100
_PAGE_NUMBER = re.compile(r"(?:page )?[-–]? ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})? ?[-–]?", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+| {3,}")
_WIDE = 50  # characters; a line that was broken has at least so many
_ESCAPED_BAR, _HELD_BAR = "\\|", "\ue000"  # the second is private: no text has it

_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?=[^\s*_])(?P<text>[^*_]+)(?P=mark)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<text>[^*]+)\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_(?=[^\s_])(?P<text>[^_]+)_(?![\w_])")
_CODE = re.compile(r"(?<!`)`++(?P<text>[^`]+)`++")
_PAIRS = (("**", _STRONG), ("__", _STRONG), ("*", _EMPHASIS), ("_", _UNDERLINED), ("`", _CODE))
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|center|code|div|em|font|h[1-6]|hr|i|img|p|small|span|strong|sub|sup|u)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});", re.ASCII)
_BULLET = re.compile(r"(?:[-*+•‣▪●◦·–—→►✓]|[oO](?= {2})) +|-(?=[A-Za-z])")
_DEEPEST = 6
_RULE = re.compile(r"[-–—_=*~. #|+:─━═]+$")


def blocks_of(text: str, first_line: int = 1) -> list[Block]:
    """Return the lines and tables of a text, each with its place as an editor counts it."""
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.replace("\f", "\n" if "\n" not in text else " ").split("\n")
    blocks: list[Block] = []
    rows: list[Row] = []
    apart = 0
    before = ""
    ruled = False
    for number, raw in _prose(lines):
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
        elif not _is_rule(raw.strip()):
            _close(rows, blocks, ruled=ruled)
            blocks.extend(_lines(where, raw, before, apart))
        before, apart = raw, 0
    _close(rows, blocks, ruled=ruled)
    return blocks


def _close(rows: list[Row], blocks: list[Block], *, ruled: bool) -> None:
    """End a table; one whose columns only blanks divide is not ruled."""
    if rows:
        blocks.append(Table(tuple(rows), ruled))
        rows.clear()


def _prose(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines without metadata and code, each with its number."""
    start = 0
    if lines and lines[0].strip() == _METADATA:
        metadata = [line.strip() for line in lines[1:_METADATA_LINES]]
        start = metadata.index(_METADATA) + 2 if _METADATA in metadata else 0
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
    """The cells of a row; none for a rule between two rows, None for a line that is no row."""
    line = raw.strip()
    if line.count("|") > WIDEST:
        return None
    if line.startswith("|") or line.endswith("|") or " | " in line:
        line = line.replace(_ESCAPED_BAR, _HELD_BAR)
        parts = line.removeprefix("|").removesuffix("|").split("|")
        if all(_is_rule(part.strip()) or not part.strip() for part in parts):
            return ()
        return tuple(_cell(part.replace(_HELD_BAR, "|")) for part in parts)
    if line.startswith("+") and _is_rule(line):
        return ()
    parts = _COLUMNS.split(line)
    # In "9:00   –   10:00" the dash stands between blanks.
    if not 1 < len(parts) <= WIDEST or parts[0].endswith(":") or any(map(_is_rule, parts)):
        return None
    return tuple(_cell(part) for part in parts)


def _cell(text: str) -> Cell:
    lines = (without_bullet(tidy(line)) for line in unmarked(text.strip()).split("\n"))
    return Cell(tuple(line for line in lines if line))


def _lines(where: str, raw: str, before: str, apart: int) -> Iterator[Text]:
    """The line, or several where it holds `<br>`."""
    level, words = _heading(raw.strip())
    if not level and _PAGE_NUMBER.fullmatch(words):
        return
    # A paragraph that was broken at some width goes on with a small letter.
    wraps = not apart and len(before.rstrip()) >= _WIDE and words[:1].islower()
    for count, part in enumerate(unmarked(words).split("\n")):
        text = tidy(part if wraps else without_bullet(tidy(part)))
        if text:
            yield Text(where, text, 0 if count else apart, level, wraps and not count)


def _heading(text: str) -> tuple[int, str]:
    """The level of a Markdown heading (0: none), and its words."""
    words = text.lstrip("#")
    level = len(text) - len(words)
    if not 1 <= level <= _DEEPEST or not words.strip():
        return 0, text
    return level, words.rstrip("#").strip()


def _is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return bool(text) and _RULE.match(text) is not None


def unmarked(text: str) -> str:
    """Return the words of a line without the marks around them; `<br>` becomes a line break.

    >>> unmarked("**Panel 1**: [Connecting](../mqtt) over *MQTT* &amp; HTTP")
    'Panel 1: Connecting over MQTT & HTTP'
    """
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\g<text>", text)
    for mark, pattern in _PAIRS:
        if mark in text:
            text = pattern.sub(r"\g<text>", text)
    return text


def without_bullet(text: str) -> str:
    """Return a line without the mark of a list; a number may belong to the item, and stays."""
    match = _BULLET.match(text)
    return text[match.end() :].lstrip() if match else text
