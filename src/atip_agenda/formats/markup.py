"""An HTML fragment, such as a description, as plain text.

`html.parser` of Python 3.11 takes quadratic time over hostile input (CVE-2025-6069), so the tags
are found here: each match ends before the next `<`, whatever the text.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)"
    r"""(?P<attributes>(?=[\s/>])(?:(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+(?=>)|[^<>]*+))>"""
    r"|<!--|<[!?][a-zA-Z\[][^<>]*+>"
)
_HREF = re.compile(
    r"""(?<![^\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_ALT = re.compile(r"""(?<![^\s"'/])alt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
# With its semicolon alone an entity is certain: "?a=1&copy=2" has none.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});", re.ASCII)
_BLANKS = re.compile(r"[ \t\n\r\f]+")

_UNSEEN = frozenset({"script", "style", "template", "title"})
_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "dl", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section",
    "table", "ul",
})  # fmt: skip
_LINES = frozenset({"caption", "dd", "div", "dt", "figcaption", "li", "option", "tr"})
_BREAKING = _PARAGRAPHS | _LINES | {"br"}
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "body", "center", "cite", "code", "data",
    "del", "dfn", "em", "font", "head", "html", "i", "iframe", "img", "input", "ins", "kbd",
    "label", "link", "mark", "meta", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "tbody", "td", "tfoot", "th", "thead", "time", "tt", "u", "var", "video", "wbr",
})  # fmt: skip
_ACTING = _BREAKING | {"a", "img", "td", "th"}
_KNOWN = _BREAKING | _INLINE | _UNSEEN
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_DEEPEST = 8  # levels of lists that are indented further


def plain_text(html: str) -> str:
    r"""The text of an HTML fragment, without surrounding blanks.

    Paragraphs stand apart, items have their own lines, a link is followed by its address; a text
    without HTML's tags is left as it is, but for its entities.

    >>> plain_text('<p>Read <a href="https://osce.org">this</a> &amp; that.</p><ul><li>One</ul>')
    'Read this (https://osce.org) & that.\n\n- One'
    >>> plain_text("1 < 2, <none@example.org>")
    '1 < 2, <none@example.org>'
    """
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in html:
        return _decoded(html).strip()
    found = ((tag, (tag["name"] or "").lower()) for tag in _TAG.finditer(html))
    tags = [(tag, name) for tag, name in found if name in _KNOWN or not name]
    # A line break of the source is one of the text where no tag makes any.
    text = _Text(keeps_lines=_BREAKING.isdisjoint(name for _, name in tags))
    at = 0
    for start, end, tag, name in _seen(html, tags):
        if start > at:
            text.write(html[at:start])
        at = end
        if name in _ACTING:
            text.tag(name, tag["attributes"], ends=bool(tag["end"]))
    text.write(html[at:])
    return text.whole()


def html_of(text: str) -> str:
    """The HTML fragment whose plain text is that: the text itself, if HTML sees nothing in it.

    >>> html_of("1 < 2"), html_of("<b>not bold</b>")
    ('1 < 2', '&lt;b&gt;not bold&lt;/b&gt;')
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return unified if plain_text(unified) == unified else escape(unified, quote=False)


def _seen(
    html: str, tags: Sequence[tuple[re.Match[str], str]]
) -> Iterator[tuple[int, int, re.Match[str], str]]:
    """The tags with their places; a comment or a script is one, from its beginning to its end.

    Where it has no end it is text: a description may speak of <script>.
    """
    last_comment_end = html.rfind("-->")
    last_ends = {name: tag.start() for tag, name in tags if tag["end"] and name in _UNSEEN}
    at = 0
    unseen = None
    for tag, name in tags:
        start, end = tag.span()
        if unseen:
            if tag["end"] and name == unseen[1]:
                yield unseen[0].start(), end, *unseen
                unseen = None
        elif start < at:  # within a comment
            continue
        elif name in _UNSEEN and not tag["end"]:
            unseen = (tag, name) if last_ends.get(name, 0) >= end else None
        elif name or tag[0] != "<!--":
            yield start, end, tag, name
        elif end <= last_comment_end:
            at = html.index("-->", end) + len("-->")
            yield start, at, tag, name


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


class _Text:
    """The text so far, and what is due before its next word: line breaks, or a blank."""

    def __init__(self, *, keeps_lines: bool) -> None:
        self._parts: list[str] = []
        self._breaks = 0
        self._glue = ""
        self._marker = ""
        self._lists: list[int | None] = []  # of an ordered one the last number
        self._verbatim = keeps_lines
        self._keeps_lines = keeps_lines
        self._address = ""
        self._link_at = 0

    def write(self, source: str) -> None:
        """Add text between two tags."""
        if self._verbatim:
            if self._breaks:
                source = source.removeprefix("\n")
            words = source.rstrip(" ")
            if words:
                self._begin()
                self._parts.append(_decoded(words))
            self._glue += " " * (len(source) - len(words))
            return
        collapsed = _BLANKS.sub(" ", source)
        words = collapsed.strip(" ")
        if collapsed.startswith(" ") and not self._glue:
            self._glue = " "
        if words:
            self._begin()
            self._parts.append(_decoded(words))
            self._glue = " " if collapsed.endswith(" ") else ""

    def tag(self, name: str, attributes: str, *, ends: bool) -> None:
        """Do what a tag asks for."""
        if name == "a":
            self._close_link()
            if not ends:
                self._address, self._link_at = _address(attributes), len(self._parts)
        elif name == "br":
            self._break(self._breaks + 1)
        elif name in {"td", "th"}:
            self._glue = self._glue if ends else " | "
        elif name == "img":
            alt = _ALT.search(attributes)
            self.write(alt[1] or alt[2] or "" if alt else "")
        else:
            self._break(1 if name in _LINES or self._lists else 2)
            self._block(name, ends=ends)

    def whole(self) -> str:
        """The text."""
        self._close_link()
        return "".join(self._parts).strip()

    def _block(self, name: str, *, ends: bool) -> None:
        if name in {"ul", "ol"}:
            if not ends:
                self._lists.append(0 if name == "ol" else None)
            elif self._lists:
                self._lists.pop()
                self._break(1 if self._lists else 2)
            self._marker = ""
        elif name == "pre":
            self._verbatim = self._keeps_lines or not ends
        elif name == "li" and not ends:
            number = self._lists[-1] if self._lists else None
            if number is not None:
                self._lists[-1] = number + 1
            self._marker = "- " if number is None else f"{number + 1}. "

    def _begin(self) -> None:
        """Write what is due before a word."""
        if self._breaks or not self._parts:
            depth = min(len(self._lists), _DEEPEST) - bool(self._marker)
            breaks = "\n" * self._breaks if self._parts else ""
            self._parts.append(f"{breaks}{'  ' * depth}{self._marker}")
            self._breaks, self._marker = 0, ""
        elif self._glue:
            self._parts.append(self._glue)
        self._glue = ""

    def _break(self, lines: int) -> None:
        """Have the next word stand on a new line, or after an empty one."""
        if lines > self._breaks:
            self._breaks = min(lines, 2)
        self._glue = ""

    def _close_link(self) -> None:
        if self._address:
            said = "".join(self._parts[self._link_at :]).strip()
            if not said:
                self._begin()
                self._parts.append(self._address)
            elif said.rstrip("/") not in {self._address, *_short_forms(self._address)}:
                self._parts.append(f" ({self._address})")
        self._address = ""


def _short_forms(address: str) -> set[str]:
    """The ways in which a link's own text names its address."""
    bare = address.rstrip("/")
    without_scheme = bare.partition("://")[2] or bare
    return {bare, without_scheme, without_scheme.removeprefix("www.")}


def _address(attributes: str) -> str:
    """Where a link leads, if that is an address in full; a mail address without its scheme."""
    href = _HREF.search(attributes)
    written = unescape(href[1] or href[2] or href[3] or "") if href else ""
    address = written.strip().replace(" ", "%20")
    if not _ABSOLUTE.match(address) or not address.isprintable():
        return ""
    return address[len("mailto:") :] if address[:7].lower() == "mailto:" else address
