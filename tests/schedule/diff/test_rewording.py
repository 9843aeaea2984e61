"""Which words of a text are kept, left out and put in, and how that is shown."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.render.answers.diff.rewriting import (
    entries_in_place,
    in_place,
    passages_of,
    segments_of,
)
from atip_agenda.render.drawing.page import Page, text_of
from atip_agenda.schedule.diff.rewording import Run, relisting, rewording
from strategies import nasty

REWORDINGS = [
    ("Insight into Impact", "Commitments into Action", "[-Insight-] {+Commitments+} into …"),
    ("The panel will", "Panel will", "[-The panel-] {+Panel+} will"),
    ("of victims.", "of victims and survivors;", "of victims[-.-] {+and survivors;+}"),
    ("co-operation", "cooperation", "[-co-operation-] {+cooperation+}"),
    ("victim's", "victims'", "[-victim's-] {+victims'+}"),
    ("one\ntwo  three", "one two three", "one two three"),
    ("", "New words.", "{+New words.+}"),
    ("Old words.", "", "[-Old words.-]"),
    ("会議の議題", "会議の新議題", "会議の{+新+}議題"),
    ("a b c d e f g", "t u v d x y z", "[-a b c d e f g-] {+t u v d x y z+}"),
    ("a b c d e", "a x c y e", "a [-b-] {+x+} c [-d-] {+y+} e"),
]

words = st.lists(st.sampled_from(["a", "b", "the", "co-op", ",", ".", "“x”"]), max_size=60)
texts = words.map(" ".join) | st.lists(nasty, max_size=3).map(" ".join) | st.text()


def shown(runs: tuple[Run, ...]) -> str:
    return text_of(segments_of(in_place(runs), Page(80)))


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("old", "new", "expected"), REWORDINGS)
def test_words_are_shown_in_their_place(old: str, new: str, expected: str) -> None:
    start, cut, _ = expected.partition("…")
    text = shown(rewording(old, new))
    assert text.startswith(start) if cut else text == expected


@given(texts, texts)
def test_what_is_kept_and_out_is_the_old_text_and_what_is_kept_and_in_the_new(
    old: str, new: str
) -> None:
    runs = rewording(old, new)
    for text, sort in ((old, "out"), (new, "in")):
        assert letters(text) == letters(
            "".join(one.text for one in runs if one.sort != other(sort))
        )
    assert all(run.tokens for run in runs)


def other(sort: str) -> str:
    return {"in": "out", "out": "in"}[sort]


@given(texts)
def test_a_text_keeps_all_its_words(text: str) -> None:
    assert {run.sort for run in rewording(text, text)} <= {"kept"}
    assert passages_of(rewording(text, text)) == []


@given(st.lists(st.text(), max_size=9), st.lists(st.text(), max_size=9))
def test_a_list_is_compared_entry_by_entry(old: list[str], new: list[str]) -> None:
    runs = relisting(old, new)
    assert [one for run in runs if run.sort != "in" for one in run.tokens] == old
    assert [one for run in runs if run.sort != "out" for one in run.tokens] == new


def test_entries_stand_between_dots() -> None:
    pieces = entries_in_place(relisting(["Jane Doe", "John Roe"], ["Jane Doe", "Max Moe"]))
    assert text_of(segments_of(pieces, Page(80))) == "Jane Doe · [-John Roe-] · {+Max Moe+}"


def test_colours_stand_for_the_signs() -> None:
    spans = segments_of(in_place(rewording("old text", "new text")), Page(80, colored=True))
    assert spans == [
        ("old", "red strike"),
        (" ", ""),
        ("new", "bold underline green"),
        (" ", ""),
        ("text", ""),
    ]


def passages(old: str, new: str) -> list[str]:
    return [text_of(segments_of(one, Page(80))) for one in passages_of(rewording(old, new))]


COUNTED = " ".join(f"w{number}" for number in range(40))


def test_of_a_long_text_only_what_changed_is_shown() -> None:
    assert passages(COUNTED, COUNTED.replace("w9 ", "x ").replace("w30", "y")) == [
        "…w5 w6 w7 w8 [-w9-] {+x+} w10 w11 w12 w13…",
        "…w26 w27 w28 w29 [-w30-] {+y+} w31 w32 w33 w34…",
    ]


def test_changes_near_to_each_other_share_a_passage() -> None:
    assert passages(COUNTED, COUNTED.replace("w9 ", "x ").replace("w14", "y")) == [
        "…w5 w6 w7 w8 [-w9-] {+x+} w10 w11 w12 w13 [-w14-] {+y+} w15 w16 w17 w18…",
    ]


def test_the_beginning_and_the_end_are_no_cuts() -> None:
    assert passages(COUNTED, f"{COUNTED}.") == ["…w36 w37 w38 w39{+.+}"]
    assert passages(COUNTED, f"So {COUNTED}") == ["{+So+} w0 w1 w2 w3…"]


def test_the_end_of_a_long_change_is_counted() -> None:
    (passage,) = passages("", COUNTED)
    assert passage.endswith("w28 w29…+} (and 10 more words)")


def test_no_more_than_twelve_passages_are_shown() -> None:
    old = vocabulary(400)
    new = [word if number % 20 else "x" for number, word in enumerate(old)]
    found = passages(" ".join(old), " ".join(new))
    assert len(found) == 13
    assert found[-1] == "and 8 more"


def vocabulary(number: int) -> list[str]:
    return [f"w{one}" for one in range(number)]


CHANCE = random.Random(1)  # noqa: S311 - no secret
HOSTILE = {
    "one word": ("a " * 50_000, "b a " * 25_000),
    "two words": ("a b " * 25_000, "b a a " * 17_000),
    "no blanks": ("a" * 100_000, "b" * 100_000),
    "signs": ("!" * 100_000, "?!" * 50_000),
    "a few words": tuple(" ".join(CHANCE.choices(vocabulary(20), k=30_000)) for _ in range(2)),
    "many words": tuple(" ".join(CHANCE.choices(vocabulary(9_000), k=15_000)) for _ in range(2)),
    "every second word": (
        " ".join(f"a{number} x{number}" for number in range(9_000)),
        " ".join(f"a{number} y{number}" for number in range(9_000)),
    ),
    "all reversed": (" ".join(vocabulary(15_000)), " ".join(vocabulary(15_000)[::-1])),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hundred_kilobytes_take_no_time(name: str) -> None:
    old, new = HOSTILE[name]
    start = time.perf_counter()
    runs = rewording(old, new)
    passages_of(runs)
    assert time.perf_counter() - start < 5  # a twentieth of that on an idle machine
    assert letters(new) == letters("".join(one.text for one in runs if one.sort != "out"))


def test_a_long_text_with_a_few_changes_is_compared_word_by_word() -> None:
    old = " ".join(CHANCE.choices(vocabulary(3_000), k=15_000))
    new = " ".join(
        "new" if number % 1_000 == 500 else word for number, word in enumerate(old.split())
    )
    runs = rewording(old, new)
    assert sum(len(run.tokens) for run in runs if run.sort == "in") == 15
