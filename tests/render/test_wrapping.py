"""Where lines break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.render.drawing.page import Page, Segment, cells, text_of, width_of
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose, wrap_title
from strategies import titles

PANEL_1 = "Panel 1: Criminalized Survival: Exposing a Hidden Dimension of Human Trafficking"
PANEL_2 = (
    "Panel 2: From Identification to Protection: Effective and Victim-Centred Responses"
    " to Forced Criminality"
)
PANEL_3 = "Panel 3: Charting the Way Forward: Turning Insight into Impact"
OPENING = "High-level opening and keynote address"

# Titles of the conference, each with a width at which it breaks.
BREAKS = [
    (
        PANEL_1,
        47,
        "Panel 1: Criminalized Survival: Exposing|a Hidden Dimension of Human Trafficking",
    ),
    (
        PANEL_1,
        50,
        "Panel 1: Criminalized Survival:|Exposing a Hidden Dimension of Human Trafficking",
    ),
    (
        PANEL_1,
        30,
        "Panel 1: Criminalized|Survival: Exposing a Hidden|Dimension of Human Trafficking",
    ),
    (
        PANEL_2,
        47,
        (
            "Panel 2: From Identification to Protection:|Effective and Victim-Centred"
            "|Responses to Forced Criminality"
        ),
    ),
    (
        PANEL_2,
        50,
        (
            "Panel 2: From Identification to Protection:|Effective and Victim-Centred Responses"
            "|to Forced Criminality"
        ),
    ),
    (
        PANEL_2,
        30,
        (
            "Panel 2: From Identification|to Protection: Effective|and Victim-Centred Responses"
            "|to Forced Criminality"
        ),
    ),
    (
        PANEL_2,
        78,
        (
            "Panel 2: From Identification to Protection:"
            "|Effective and Victim-Centred Responses to Forced Criminality"
        ),
    ),
    (PANEL_3, 47, "Panel 3: Charting the Way Forward:|Turning Insight into Impact"),
    (PANEL_3, 30, "Panel 3: Charting|the Way Forward:|Turning Insight into Impact"),
    (OPENING, 47, OPENING),
    (OPENING, 30, "High-level opening and|keynote address"),
]


def wrapped(text: str, width: int) -> list[str]:
    return [text_of(line) for line in wrap_title([Segment(text)], width)]


@pytest.mark.parametrize(("title", "width", "expected"), BREAKS)
def test_a_title_breaks_as_in_the_look(title: str, width: int, expected: str) -> None:
    assert wrapped(title, width) == expected.split("|")


def test_the_last_line_leaves_room_for_the_stamp() -> None:
    title = "26th Conference of the Alliance against Trafficking in Persons"
    lines = wrap_title([Segment(title)], 40, 31)
    assert [text_of(line) for line in lines] == [
        "26th Conference of the Alliance",
        "against Trafficking in Persons",
    ]


@given(titles, st.integers(4, 120))
def test_a_title_loses_no_character_and_no_line_is_too_wide(title: str, width: int) -> None:
    text = Page(width).text(title)
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


@given(st.lists(st.text("abc:", min_size=1, max_size=9), min_size=1, max_size=12))
def test_a_title_takes_as_few_lines_as_prose_would(words: list[str]) -> None:
    text = " ".join(words)
    assert len(wrapped(text, 12)) == len(wrap_prose([Segment(text)], 12))


def test_a_page_long_title_is_wrapped_in_no_time() -> None:
    lines = wrapped("word " * 20_000, 40)
    assert len(lines) == 20_000 / 8


def test_roles_stay_with_their_words() -> None:
    spans = [Segment("Victim", "hit"), Segment("-Centred Responses")]
    assert wrap_title(spans, 16) == [
        (Segment("Victim", "hit"), Segment("-Centred")),
        (Segment("Responses"),),
    ]


def test_a_text_of_many_roles_is_wrapped_in_no_time() -> None:
    """Each span is measured once, not once a line."""
    spans = [Segment("word ", str(number)) for number in range(40_000)]
    start = time.process_time()
    lines = wrap_prose(spans, 40)
    assert time.process_time() - start < 10  # a hundredth of that on an idle machine
    assert len(lines) == 40_000 / 8
    assert [span.role for line in lines for span in line] == [span.role for span in spans]


def test_facts_break_between_facts_alone() -> None:
    page = Page(40)
    facts = [page.line(fact) for fact in ("Hofburg, Vienna, Austria", "Zoom", "times in Vienna")]
    assert [text_of(line) for line in wrap_facts(page, facts, 31)] == [
        "Hofburg, Vienna, Austria · Zoom",
        "times in Vienna",
    ]
    assert [text_of(line) for line in wrap_facts(page, facts, 30)] == [
        "Hofburg, Vienna, Austria",
        "Zoom · times in Vienna",
    ]


@given(st.lists(titles, max_size=5), st.integers(4, 60))
def test_no_line_of_facts_is_too_wide(facts: list[str], width: int) -> None:
    page = Page(width)
    lines = wrap_facts(page, [page.line(fact) for fact in facts], width)
    assert all(width_of(line) <= width for line in lines)
