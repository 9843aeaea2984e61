"""Text without case, width, accents and kinds of punctuation, and where each character stood."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atip_agenda.schedule.search.fold import alphabet_of, fold, folded_text

ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from("e\u0301\u0323\u0308\u0327 и\u0306 か\u3099 \u1112\u1161\u11ab ß İ ı ﬁ ½ … ’s"),
    st.sampled_from("abcS' -.\n"),
)
BEYOND_LETTERS = 0x12000  # the scripts in use; beyond are cuneiform and pictures
ANY_TEXT = st.text(ALPHABET, max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Victim-CENTRED", "victim-centred"),
        ("STRASSE Straße", "strasse strasse"),
        ("İstanbul ISPARTA ısı", "istanbul isparta isi"),
        ("ＦＵＬＬ width", "full width"),
        ("ﬁnal ﬂag", "final flag"),
        ("naïve café résumé", "naive cafe resume"),
        ("cafe\u0301 a\u0323\u0308", "cafe a"),
        ("Łódź Đà Øre Þór Ærø Œuvre", "lodz da ore thor aero oeuvre"),
        ("co\u00adop\u200beration", "cooperation"),
        (
            "co\u2010op co\u2011op co\u2012op co\u2013op co\u2014op co\u2015op",
            " ".join(["co-op"] * 6),
        ),
        ("co\u2212op co\ufe58op co\ufe63op co\uff0dop", " ".join(["co-op"] * 4)),
        ("victims’ victim’s victim's VICTIM'S", "victims' victim'' victim'' victim''"),
        ("l’homme don't o'school 's", "l'homme don't o'school 's"),
        ("Ёлка й и\u0306", "елка й й"),
        ("Σίσυφος ΟΔΟΣ", "σισυφοσ οδοσ"),
        ("\u0661\u0662 ²½", "12 21|2"),
        ("no\u00a0break\u2009thin", "no break thin"),
        ("أَهْلًا", "اهلا"),
        ("か\u3099 が", "が が"),
        ("\u1112\u1161\u11ab 한", "한 한"),
        ("ไม่ หิน्", "ไม่ หิน्"),
        ("a_b", "a_b"),
        ("\ud800 \x00", "| \x00"),
    ],
)
def test_folds_case_width_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text).text == folded
    assert folded_text(text) == folded


@given(ANY_TEXT)
@example("é\u0323’")
@example("ΑΣ\u0301Σ")
def test_both_ways_to_fold_agree(text: str) -> None:
    assert fold(text).text == folded_text(text)


@given(ANY_TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    once = folded_text(text)
    assert folded_text(once) == once


@given(ANY_TEXT)
def test_case_and_composition_make_no_difference(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert folded_text(unicodedata.normalize(form, text)) == folded_text(text)
    assert folded_text(text.casefold()) == folded_text(text)


@given(ANY_TEXT)
def test_places_are_those_of_the_original_in_order(text: str) -> None:
    folded = fold(text)
    places = [folded.offsets(at, at + 1) for at in range(len(folded.text))]
    for start, end in places:
        assert 0 <= start < end <= len(text)
    for (start, end), (next_start, next_end) in itertools.pairwise(places):
        assert start <= next_start
        assert end <= next_end
        assert end <= next_start or (start, end) == (next_start, next_end)


@given(ANY_TEXT)
def test_what_stands_at_a_words_place_folds_to_the_word(text: str) -> None:
    folded = fold(text)
    for match in alphabet_of(folded.text).word.finditer(folded.text):
        start, end = folded.offsets(*match.span())
        assert match[0] in folded_text(text[start:end])


@pytest.mark.parametrize(
    ("text", "word", "written"),
    [
        ("un cafe\u0301.", "cafe", "cafe\u0301"),
        ("the ﬁnal", "final", "ﬁnal"),
        ("a co\u00adoperation\u00ad b", "cooperation", "co\u00adoperation"),
        ("x … Straße", "strasse", "Straße"),
    ],
)
def test_a_place_holds_all_of_a_character(text: str, word: str, written: str) -> None:
    folded = fold(text)
    at = folded.text.index(word)
    start, end = folded.offsets(at, at + len(word))
    assert text[start:end] == written


def test_every_letter_is_folded_like_its_capital() -> None:
    letters = (chr(code) for code in range(BEYOND_LETTERS) if chr(code).isalpha())
    unlike = [one for one in letters if folded_text(one) != folded_text(one.upper())]
    assert unlike == []


def test_nothing_but_letters_digits_and_their_marks_is_kept_beyond_ascii() -> None:
    kept = {
        unicodedata.category(part)[0]
        for code in range(BEYOND_LETTERS)
        for part in folded_text(chr(code))
        if not part.isascii()
    }
    assert kept == {"L", "M", "N"}


def test_a_pile_of_marks_takes_no_time() -> None:
    pile = "e" + "\u0301\u0323" * 50_000 + " Zalgo"
    assert fold(pile).text == "e zalgo"
