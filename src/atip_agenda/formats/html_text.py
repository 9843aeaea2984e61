"""Fragments of HTML (descriptions) as plain text, and the tags and the parser of all HTML."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import count, repeat
from typing import TYPE_CHECKING

from lxml import etree

from atip_agenda.formats.documents.blocks import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

HEADINGS = words("h1 h2 h3 h4 h5 h6")
PARAGRAPHS = HEADINGS | words(
    "address article aside blockquote dl fieldset figure footer form header hr main nav ol p pre"
    " section table ul"
)
_LINES = words("caption dd div dt figcaption li option tr")
CELLS = words("td th")
BREAKING = PARAGRAPHS | _LINES | {"br"}
_LISTS = words("ol ul")
_INLINE = CELLS | words(
    "a abbr acronym b bdi bdo big body center cite code data del dfn em font head html i iframe img"
    " input ins kbd label link mark meta q s samp small span strike strong sub sup tbody tfoot"
    " thead time tt u var video wbr"
)
UNSEEN = words("script style template title")
_DEEPEST = 8  # levels of lists that are indented further

_ENTITY = r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"
# Only with its semicolon is it surely an entity: "?a=1&copy=2" has none.
_ENTITIES = re.compile(_ENTITY, re.ASCII | re.IGNORECASE)
# What a parser must not take for markup: `<` before anything but a known tag or a declaration, and
# `&`. Comments and scripts are markup where they end. Each match looks no further than the next
# `<`: the time is linear.
_TEXT = re.compile(
    rf"<(?P<unseen>!--|(?:{'|'.join(UNSEEN)})(?=[\s/>]))|{_ENTITY}|&"
    rf"|<(?!/?(?:{'|'.join(BREAKING | _INLINE | UNSEEN)})(?=[\s/>])"
    r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|[!?][a-z\[][^<>]*>)""",
    re.ASCII | re.IGNORECASE,
)
_TAGS = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


def plain_text(html: str) -> str:
    r"""Return the text of an HTML fragment, without surrounding blanks.

    Paragraphs are set apart, list items get lines of their own, links are followed by their
    addresses. A text without tags stays as it is, except for its entities.

    >>> plain_text('<p>Read <a href="https://osce.org">this</a> &amp; that.</p><ul><li>One</ul>')
    'Read this (https://osce.org) & that.\n\n- One'
    >>> plain_text("1 < 2, <none@example.org>")
    '1 < 2, <none@example.org>'
    """
    html = _unified(html)
    if "<" not in html:
        return _ENTITIES.sub(lambda entity: unescape(entity[0]), html).strip()
    fragment = _only_markup(html)
    root = tree_of(f"<span>{fragment}</span>")
    if root is None:
        return unescape(_TAGS.sub(" ", fragment)).strip()
    text = _Text(root)
    text.read(root)
    return "".join(text.parts).strip()


def html_of(text: str) -> str:
    """Return HTML whose plain text is the given text: itself if it holds no markup.

    >>> html_of("1 < 2"), html_of("<b>not bold</b>")
    ('1 < 2', '&lt;b&gt;not bold&lt;/b&gt;')
    """
    text = _unified(text).strip()
    return text if plain_text(text) == text else escape(text, quote=False)


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _only_markup(html: str) -> str:
    """Escape what only looks like markup; a description may speak of <script>."""
    lower = html.lower()
    ends = {"!--": lower.rfind("-->")} | {name: lower.rfind(f"</{name}") for name in UNSEEN}

    def escaped(found: re.Match[str]) -> str:
        closed = found.end() <= ends.get((found["unseen"] or "").lower(), 0)
        return found[0] if closed else escape(unescape(found[0]))

    return _NO_XML.sub("\ufffd", _TEXT.sub(escaped, html))


def tree_of(html: str) -> Element | None:
    """Parse HTML; None where it holds nothing, or nests deeper than the parser goes (2,048)."""
    if not html.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    root: Element | None = etree.fromstring(_unified(html).encode(errors="replace"), parser)
    return None if parser.error_log.filter_from_fatals() else root


class _Text:
    """The text of a fragment so far, and what is due before its next word."""

    def __init__(self, root: Element) -> None:
        self.parts: list[str] = []
        self._breaks = 0
        self._glue = ""
        self._marker = ""
        self._lists: list[Iterator[str]] = []  # the markers of the open ones
        self._links: list[int] = []  # where the open ones begin
        # Without a tag that breaks lines, the line breaks of the source count.
        self._keeps_lines = self._verbatim = next(root.iter(*BREAKING), None) is None

    def read(self, root: Element) -> None:
        """Add what an element holds."""
        walker = etree.iterwalk(root, ("start", "end"))
        for event, element in walker:
            tag = str(element.tag)
            if event == "end":
                self._end(tag, element)
                self._write(element.tail or "")
            elif tag in UNSEEN:
                walker.skip_subtree()
            else:
                self._start(tag, element)
                self._write(element.text or "")

    def _start(self, tag: str, element: Element) -> None:
        self._break_around(tag)
        if tag == "a":
            self._links.append(len(self.parts))
        elif tag == "img":
            self._write(element.get("alt") or "")
        elif tag in CELLS:
            self._glue = " | "
        elif tag in _LISTS:
            self._lists.append(map("{}. ".format, count(1)) if tag == "ol" else repeat("- "))
            self._marker = ""
        elif tag == "li":
            self._marker = next(self._lists[-1]) if self._lists else "- "
        elif tag == "pre":
            self._verbatim = True

    def _end(self, tag: str, element: Element) -> None:
        if tag == "a":
            self._end_link(_address(element.get("href") or ""), self._links.pop())
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "pre":
            self._verbatim = self._keeps_lines
        if tag != "br":
            self._break_around(tag)

    def _break_around(self, tag: str) -> None:
        """Start the next word on a new line, or below an empty one."""
        if tag in BREAKING:
            lines = 2 if tag in PARAGRAPHS and not self._lists else 1
            if tag == "br":
                lines = min(self._breaks + 1, 2)
            self._breaks, self._glue = max(self._breaks, lines), ""

    def _write(self, text: str) -> None:
        if self._verbatim:
            text = text.removeprefix("\n") if self._breaks else text
        else:
            text = _BLANKS.sub(" ", text)
            self._glue = self._glue or text[: text.startswith(" ")]
            text = text.lstrip(" ")
        plain = text.rstrip(" ")
        if plain:
            self._add(plain)
        self._glue += text[len(plain) :]

    def _add(self, plain: str) -> None:
        before = self._glue
        if self._breaks or not self.parts:
            depth = min(len(self._lists), _DEEPEST) - bool(self._marker)
            before = "\n" * self._breaks * bool(self.parts) + "  " * depth + self._marker
            self._breaks, self._marker = 0, ""
        self._glue = ""
        self.parts += [before, plain]

    def _end_link(self, address: str, start: int) -> None:
        text = "".join(self.parts[start:]).strip()
        bare = address.rstrip("/")
        short = bare.partition("://")[2] or bare
        if address and not text:
            self._add(address)
        elif text.rstrip("/") not in {address, bare, short, short.removeprefix("www.")} and address:
            self.parts.append(f" ({address})")


def _address(href: str) -> str:
    """Return a complete address, a mail address without its scheme; empty for all others."""
    address = href.strip().replace(" ", "%20")
    if not _ABSOLUTE.match(address) or not address.isprintable():
        return ""
    return address[len("mailto:") :] if address[:7].lower() == "mailto:" else address
