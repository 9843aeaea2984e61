"""What a search without a hit suggests."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError
from atip_agenda.models import Agenda
from atip_agenda.schedule.search.match import search
from atip_agenda.schedule.search.nearest import Near, nearest_words
from conftest import Builder
from strategies import agendas

START = "2026-04-20T10:00"


def near(agenda: Agenda, words: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.wanted, one.word, [session.id for session in one.sessions])
        for one in nearest_words(agenda, agenda.ordered, words)
    ]


def test_the_nearest_words_are_named_with_the_sessions_that_hold_them(agenda: Agenda) -> None:
    panels = {session.id: session for session in agenda.sessions}
    assert nearest_words(agenda, agenda.ordered, "persecutors") == (
        Near("prosecutors", (panels["panel-2"],), "persecutors", held=False),
        Near("perpetrators", (panels["panel-3"],), "persecutors", held=False),
    )


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("victm", "victim"),
        ("vitcim", "victim"),
        ("traficking", "trafficking"),
        ("exploitaton", "exploitation"),
        ("securty", "security"),
        ("ofenders", "offenders"),
        ("Lunh", "Lunch"),
        ("OCSE", "OSCE"),
        ("crimina", "criminal"),
        ("osecurity", "security"),
        ("hictim", "victim"),
    ],
)
def test_a_misspelt_word_suggests_the_word_as_the_agenda_spells_it(
    agenda: Agenda, words: str, suggested: str
) -> None:
    assert near(agenda, words)[0][1] == suggested


@pytest.mark.parametrize("words", ["zzzz", "qqq", "x" * 5_000, "人身", "12345"])
def test_where_nothing_is_near_nothing_is_suggested(agenda: Agenda, words: str) -> None:
    assert near(agenda, words) == []


def test_only_words_that_no_session_holds_need_suggestions(agenda: Agenda) -> None:
    assert near(agenda, "lunch victm securty") == [
        ("victm", "victim", ["panel-1", "panel-2", "panel-3"]),
        ("securty", "security", ["panel-1", "panel-2", "panel-3"]),
    ]
    assert near(agenda, '"lunch securty"') == [
        ("securty", "security", ["panel-1", "panel-2", "panel-3"])
    ]


@pytest.mark.parametrize("words", ["Coffee, prosecutor", '"coffee prosecutor"'])
def test_words_that_are_held_but_never_together_are_told_so(agenda: Agenda, words: str) -> None:
    suggestions = nearest_words(agenda, agenda.ordered, words)
    assert all(one.held for one in suggestions)
    assert [(one.wanted.lower(), one.word) for one in suggestions] == [
        ("coffee", "coffee"),
        ("prosecutor", "prosecutors"),
    ]
    assert [session.id for session in suggestions[1].sessions] == ["panel-2"]


def test_inflections_of_one_word_are_suggested_once(build: Builder) -> None:
    agenda = build({"start": START, "title": "Prosecutor, prosecutors and prosecuted persons"})
    assert [word for _, word, _ in near(agenda, "prosecutorz")] == ["Prosecutor", "prosecuted"]


def test_the_commonest_spelling_is_shown(build: Builder) -> None:
    titles = ["Victims first", "On victims", "For victims"]
    agenda = build(*({"start": START, "title": title} for title in titles))
    assert near(agenda, "victimz") == [("victimz", "victims", ["s0", "s1", "s2"])]


def test_a_pasted_page_takes_no_time(agenda: Agenda) -> None:
    started = time.process_time()
    suggestions = near(agenda, " ".join(f"word{number}" for number in range(12_000)))
    assert time.process_time() - started < 10
    assert len(suggestions) < 30


@given(agendas(), st.text(max_size=60))
def test_no_text_makes_it_fail_and_suggestions_are_there_to_be_found(
    agenda: Agenda, words: str
) -> None:
    try:
        if search(agenda, agenda.ordered, words):
            return
    except AgendaError:
        return
    for one in nearest_words(agenda, agenda.ordered, words):
        assert one.sessions
        hits = search(agenda, agenda.ordered, one.word)
        assert set(one.sessions) <= {hit.session for hit in hits}
