"""Words and their inflections share a key, and begin alike."""

from __future__ import annotations

import pytest
import snowballstemmer  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.models import Agenda
from atip_agenda.schedule.search.fold import alphabet_of, folded_text
from atip_agenda.schedule.search.stems import Stems

LANGUAGES = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "abcdefghijklmnoprstuwzäöüß",
    "fr": "abcdefghilmnopqrstuvxyzéèêëàâçîïôùû",
    "es": "abcdefghilmnopqrstuvxyzáéíóúñü",
    "it": "abcdefghilmnopqrstuvzàèéìòù",
    "pt": "abcdefghilmnopqrstuvxzáàãâéêíóõôúç",
    "sv": "abcdefghijklmnoprstuvxyåäö",
    "da": "abcdefghijklmnoprstuvxyåæø",
    "nb": "abcdefghijklmnoprstuvxyåæø",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "nl": "abcdefghijklmnoprstuvwxyzëï",
    "fi": "abdefghijklmnoprstuvyäö",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "el": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς",
    "xx": "abcdefghijklmnopqrstuvwxyzé",
}
ENDINGS = """
    s es ed ing ings er ers or ors ion ions ation ations ational ize izes ized izing izer
    ization ise ises ised ising iser isation our ours oured ouring re res red ring ogue ogues og
    l ll lled lling ler ence ences ense enses y ies ied ying ability abilities able ably al ally
    alism ality ful fully fulness ness less lessly ous ously ousness ive ively iveness ivity ic
    ical ically ement ements ment ent ant ance ancy ency e ee eed eedly edly ingly ly li logy
    logist gramme man men child children sis ses lyse lyze lysis en ent ung ungen lich keit heit
    em ern et ais ait ons ez ement euse euses eux ité ités és ée ées er ir ato ando zione zioni
    mente ción ciones ção ções ость остью ого ему ами ях ий ая ые ей ть ться ён а е и ы у ος ων
    ους ες
"""
BEGINNINGS = """
    victim traffick crimin organ centr cent labour lab col neighbour neighb analys ana programm
    program travel counsel practis judge paed ped oestr estr foet fet manoeuv maneuv grey gray d
    l t h sk skies aem em hum honor arbor is iz liz lys enquir inquir gaol jail wo police grand
    cris hypothe connex connect focus focuss defen defenc stat tract ge be über häus str é pré
    жертв соверш организ θυμ
"""


def words_of(alphabet: str) -> st.SearchStrategy[str]:
    random = st.text(alphabet, min_size=1, max_size=8)
    ending = st.sampled_from([ending for ending in ENDINGS.split() if set(ending) <= set(alphabet)])
    beginning = st.sampled_from([one for one in BEGINNINGS.split() if set(one) <= set(alphabet)])
    return st.one_of(
        random,
        st.tuples(random, ending).map("".join),
        st.tuples(beginning, ending).map("".join),
        st.tuples(beginning, random, ending).map("".join),
        st.tuples(beginning, ending, ending).map("".join),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_all_words_with_a_key_begin_alike(language: str, data: st.DataObject) -> None:
    stems = Stems(language)
    word = data.draw(words_of(LANGUAGES[language]))
    folded = folded_text(word)
    keys = stems.keys(folded, word)
    for key in keys:
        # Whatever word shares this key is found by its beginnings, this one among them.
        beginnings = stems.beginnings(folded, frozenset({key}))
        assert folded.startswith(beginnings)


def test_words_of_the_agenda_with_one_stem_are_one(agenda: Agenda) -> None:
    stems = Stems("en")
    stemmer = snowballstemmer.stemmer("english")
    text = folded_text(" ".join(f"{one.title} {one.description}" for one in agenda.sessions))
    keys_by_stem: dict[str, set[frozenset[str]]] = {}
    for word in alphabet_of(text).word.findall(text):
        keys_by_stem.setdefault(stemmer.stemWord(word), set()).add(stems.keys(word, word))
    assert len(keys_by_stem) > 200
    assert [stem for stem, keys in keys_by_stem.items() if len(keys) > 1] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "victim victims"),
        ("en-GB", "trafficked trafficking traffics trafficker traffick traffic"),
        ("EN_us", "prosecute prosecuted prosecuting prosecution"),
        ("english", "State States"),
        ("en", "criminal criminality criminalized criminalization"),
        ("en", "policy policies"),
        ("de", "Opfer Opfern"),
        ("de-AT", "Haus Häuser Hauses"),
        ("fr", "présenté présentée présentées"),
        ("fr", "présentées presentees"),
        ("fr", "organisation organisations"),
        ("ru", "жертва жертвы жертвами"),
        ("es", "víctima víctimas victimas"),
        (None, "victim victims"),
        ("", "victim victims"),
    ],
)
def test_inflections_share_a_key_in_the_language(language: str | None, words: str) -> None:
    stems = Stems(language)
    first, *others = words.split()
    for other in others:
        assert stems.keys(folded_text(first), first) & stems.keys(folded_text(other), other)


@pytest.mark.parametrize("language", ["tlh", "zz-ZZ", "xx", "123"])
def test_an_unknown_language_has_no_inflections(language: str) -> None:
    stems = Stems(language)
    assert stems.keys("victims", "victims") == {"victims"}
    assert stems.beginnings("victims", frozenset({"victims"})) == ("victims",)


def test_nothing_longer_than_a_word_is_stemmed() -> None:
    stems = Stems("en")
    long = "traffickings" * 10_000
    assert stems.keys(long, long) == {long}
    assert long.startswith(stems.beginnings(long, frozenset({long})))
