"""The marks that people type to set a text: emphasis, links, bullets, headings.

They are taken off a title; the words stay as they are. Every pattern ends at the next mark of its
kind, so that a hostile line costs linear time.
"""

from __future__ import annotations

import re
from html import unescape

_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?=[^\s*_])(?P<text>[^*_]+)(?P=mark)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<text>[^*]+)\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_(?=[^\s_])(?P<text>[^_]+)_(?![\w_])")
_CODE = re.compile(r"(?<!`)`++(?P<text>[^`]+)`++")
_PAIRS = (*(("**", _STRONG), ("__", _STRONG), ("*", _EMPHASIS), ("_", _UNDERLINED), ("`", _CODE)),)
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


def unmarked(text: str) -> str:
    """The words of a line without the marks around them; `<br>` becomes a line break.

    >>> unmarked("**Panel 1**: [Connecting](../mqtt) over *MQTT*")
    'Panel 1: Connecting over MQTT'
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
    """A line without the mark of a list; a number is no mark, for it can be that of an item."""
    match = _BULLET.match(text)
    return text[match.end() :].lstrip() if match else text


def heading_in(text: str) -> tuple[int, str]:
    """The level of a Markdown heading (0: none), and its words."""
    words = text.lstrip("#")
    level = len(text) - len(words)
    if not 1 <= level <= _DEEPEST or not words.strip():
        return 0, text
    return level, words.rstrip("#").strip()


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return bool(text) and _RULE.match(text) is not None
