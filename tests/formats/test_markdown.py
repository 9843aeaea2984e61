"""Markdown export shows all text literally."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from atip_agenda.formats import markdown as md_writing
from atip_agenda.formats.markdown import link, paragraph
from atip_agenda.formats.slugs import line_of
from conftest import Builder
from writing import written

markdown_texts = st.text("ab1 \\`*_[]()<>#+-=|.!:~&;\"'^/\n\t{}$@%,x", max_size=30)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("2) no list", r"2\) no list"),
        ("- no list\n+ nor this", "\\- no list\\\n\\+ nor this"),
        ("> no quotation", r"\> no quotation"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("[no](link)", r"\[no](link)"),
        ("*no* _emphasis_, snake_case", r"\*no\* \_emphasis\_, snake_case"),
        ("&lt; is no entity, & neither", r"\&lt; is no entity, & neither"),
        ("===", r"\==="),
        ("no end #", r"no end \#"),
        ("`no code`", r"\`no code\`"),
        ("\n\n    no code", "no code"),
    ],
)
def test_markdown_of_strangers_is_shown(text: str, markdown: str) -> None:
    assert paragraph(text) == markdown


def rendered(markdown: str) -> tuple[set[str], str]:
    """The tags and the text of the rendered page."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return set(re.findall("</?([a-z0-9]+)", page)), unescape(re.sub("<[^>]*>", "", page)).strip()


@given(markdown_texts)
def test_a_text_is_on_the_page_as_it_is(text: str) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    tags, shown = rendered(paragraph(text))
    assert tags <= {"p", "br"}
    assert shown.split("\n") == (lines or [""])
    line = line_of(text)
    assert rendered(f"### 10:00 {paragraph(line)}") == ({"h3"}, f"10:00 {line}".strip())


@given(markdown_texts, markdown_texts | markdown_texts.map(lambda text: f"https://{text}"))
def test_a_link_is_on_the_page_as_it_is(title: str, address: str) -> None:
    title, address = line_of(f"t{title}"), line_of(address)
    tags, shown = rendered(f"- {link(title, address)}")
    assert tags <= {"ul", "li", "a"}
    assert shown in {title, f"{title}: {address}".strip()}


@pytest.mark.parametrize(
    ("title", "address", "markdown"),
    [
        ("A [b]", "https://example.org", r"[A \[b\]](<https://example.org>)"),
        ("https://a.b", "https://a.b", "<https://a.b>"),
        ("No link", "javascript:alert(1)", "No link: javascript:alert(1)"),
        ("x_", "x_", r"x\_"),
    ],
)
def test_a_link_in_markdown_is_one_that_browsers_open(
    title: str, address: str, markdown: str
) -> None:
    assert link(title, address) == markdown


def test_the_programme_in_markdown(build: Builder) -> None:
    agenda = build(
        {
            "start": "2026-04-20T22:00",
            "end": "2026-04-21T01:00",
            "status": "cancelled",
            "speakers": ["Jane Doe"],
            "links": [{"title": "Slides", "url": "https://example.org/s"}],
            "url": "https://example.org",
            "description": "First.\n\nSecond,\nin two lines.",
        },
        {"start": "2026-04-21T01:30"},
        status="draft",
        day_change="05:00",
        theme="*A theme*",
        notes=["A note."],
    )
    assert written(md_writing.write, agenda) == (
        "# A conference\n\n"
        "**\\*A theme\\***\n\n"
        "DRAFT AGENDA, revision 0\n\n"
        "- Monday 20 April 2026 to Tuesday 21 April 2026\n"
        "- Times in Vienna (CEST, UTC+2)\n\n"
        "## Monday 20 April 2026\n\n"
        "### 22:00–01:00 (21 April) ~~Session 0~~\n\n"
        "- Cancelled\n"
        "- Jane Doe\n"
        "- <https://example.org>\n"
        "- [Slides](<https://example.org/s>)\n\n"
        "First.\n\n"
        "Second,\\\nin two lines.\n\n"
        "### 01:30 (21 April)–… Session 1\n\n"
        "---\n\n"
        "- A note.\n"
    )
