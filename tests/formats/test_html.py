"""HTML fragments as plain text (formats/html_text.py)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.formats.html_text import plain_text

FRAGMENTS = [
    # paragraphs and lines
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<p>One\n   more</p>\n\n<p>Two", "One more\n\nTwo"),
    ("<P CLASS='x'>One</P >", "One"),
    ("One<br>two<br/>three<BR />four", "One\ntwo\nthree\nfour"),
    ("One<br><br><br><br>two", "One\n\ntwo"),
    ("<div>One</div><div>Two</div>", "One\nTwo"),
    ("<h2>Head</h2>text<hr>more", "Head\n\ntext\n\nmore"),
    ("<p></p><p>&nbsp;</p>", ""),
    ("", ""),
    # inside a line
    ("<p>a <b>bold</b> <i>word</i>, <code>x</code>.</p>", "a bold word, x."),
    ("<p>un<em>believ</em>able</p>", "unbelievable"),
    ("<p>one\n<b>\ntwo\n</b>three</p>", "one two three"),
    # lists and tables
    ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
    ("<p>So:</p><ol>\n<li>One\n<li>Two</ol><p>End</p>", "So:\n\n1. One\n2. Two\n\nEnd"),
    ("<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>", "- A\n  - B\n- C"),
    ("<ul><li><p>One</p><p>more</p></li><li></li><li>Two</li></ul>", "- One\n  more\n- Two"),
    ("<li>Lone", "- Lone"),
    ("</ul>x", "x"),
    ("<table><tr><th>A<th>B</tr><tr><td>1</td> <td>2</td></tr></table>", "A | B\n1 | 2"),
    ("<p>a</p><pre>\n b\n\n c</pre>", "a\n\n b\n\n c"),
    ("<pre>\n  x = 1\n    y</pre><p>a  b</p>", "x = 1\n    y\n\na b"),
    # links
    ('<a href="https://x.org/a">text</a>', "text (https://x.org/a)"),
    ("<a target=_blank href=https://x.org/a>text</a>.", "text (https://x.org/a)."),
    ("<a data-href='https://no.org' HREF = 'https://x.org/?a&amp;b'>t</a>", "t (https://x.org/?a&b)"),
    ('<a href="https://x.org/">https://x.org</a>', "https://x.org"),
    ('<a href="https://www.x.org/">x.org</a>', "x.org"),
    ('<p>See <a href="https://x.org"></a> there</p>', "See https://x.org there"),
    ('<a href="mailto:a@x.org">a@x.org</a>', "a@x.org"),
    ('<a href="MAILTO:b@x.org">B</a>', "B (b@x.org)"),
    ('<a href="javascript:alert(1)">a</a><a href="/b">b</a><a href="#c">c</a><a>d</a>', "abcd"),
    ('<a href="https://x.org">x y <a href="https://y.org">z', "x y (https://x.org) z (https://y.org)"),
    ('<p>a <a href="https://x.org">b </a>c</p>', "a b (https://x.org) c"),
    ('<img src="x.png" alt="A map"> here', "A map here"),
    ("<img src=x>", ""),
    # entities
    ("<p>a &lt; b &amp;amp; &#8364; &#x20AC; &eacute;</p>", "a < b &amp; € € é"),
    ("<p>&nope; &copy=2 &amp", "&nope; &copy=2 &amp"),
    ("&lt;b&gt; is no tag", "<b> is no tag"),
    ("<p>&#0;&#1114112;</p>", "\ufffd\ufffd"),
    # what is not seen
    ("a<script>if (a<b) { '<p>' }</script>b<style>p{}</style>c", "abc"),
    ("a<!-- <p>b</p> -->c<!---->d", "acd"),
    ("<!DOCTYPE html><?php x ?><![CDATA[y]]><p>z", "z"),
    ("a <script> b <b>c</b>", "a <script> b c"),
    ("</script>a<script></script>b", "ab"),
    ("<p>a <!-- b <p>c <!--</p>", "a <!-- b\n\nc <!--"),
    ('<p title="a > b">c</p>', "c"),
    ('<p title="a>c</p>', '<p title="a>c'),
    # plain text
    ("One\n\n  Two\r\nThree", "One\n\n  Two\nThree"),
    ("* one\n* two", "* one\n* two"),
    ("1 < 2 > 0 <3 <->", "1 < 2 > 0 <3 <->"),
    ("<me@x.org> <https://x.org> List<String>", "<me@x.org> <https://x.org> List<String>"),
    ("AT&T, R&D; https://x.org/?a=1&copy=2", "AT&T, R&D; https://x.org/?a=1&copy=2"),
    ("One <b>bold</b>\nTwo <i>more</i>", "One bold\nTwo more"),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "text"), FRAGMENTS)
def test_a_fragment_is_read_as_its_text(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text


pieces = st.sampled_from(
    re.findall(
        r"\S+",
        "< > / \" ' = & ; - ! a b p br li ul ol td tr pre script <a <p> </p> <li> <ul> </ul> <ol>"
        " <pre> </pre> <br> <a/href='https://x.org'> </a> <!-- --> <script> </script> &amp; &#",
    )
) | st.sampled_from(" \n\té\0")


@given(st.text() | st.lists(pieces, max_size=60).map("".join))
def test_no_text_makes_a_fragment_fail(text: str) -> None:
    assert plain_text(text) == plain_text(text).strip()


@given(st.text(alphabet=st.characters(exclude_characters="<&\r")))
def test_a_text_without_tags_and_entities_is_left_as_it_is(text: str) -> None:
    assert plain_text(text) == text.strip()


@pytest.mark.parametrize(
    "piece",
    ["<", "<a", "<a ", "<a '\"", '<a "\'', "<!--", "<!", "&", "&#", "<ul><li>x", "<a href=", "<p>"],
)  # fmt: skip
def test_hostile_markup_takes_no_longer_than_its_length(piece: str) -> None:
    """Nothing is timed: what is not linear does not end within a test's patience."""
    assert len(plain_text(piece * 50_000)) < 40 * 50_000
