"""Search finds what a reader expects, best first, and says exactly where."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, CallError
from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.search.fold import folded_text
from atip_agenda.schedule.search.match import Hit, Match, search
from conftest import Builder
from slow_search import slow_search
from strategies import agendas

START = "2026-04-20T10:00"


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.session.id for hit in hits]


def text_of(session: Session, match: Match) -> str:
    if match.field.startswith("speakers["):
        return session.speakers[int(match.field[len("speakers[") : -1])]
    value = getattr(session, match.field)
    assert isinstance(value, str)
    return value


class Finder:
    """Searches in agendas of a few texts, for tests that ask what finds what."""

    def __init__(self, build: Builder) -> None:
        self.build = build

    def __call__(self, words: str, *texts: str, **conference: Any) -> list[list[str]]:
        """What is found in each of the texts; nothing where a text does not hold the words."""
        sessions = [{"start": START, "title": "-", "description": text} for text in texts]
        agenda = self.build(*sessions, **conference)
        found = {hit.session.id: hit.matches for hit in search(agenda, agenda.ordered, words)}
        return [[match.text for match in found.get(f"s{n}", ())] for n in range(len(texts))]


@pytest.fixture(scope="session")
def finds(build: Builder) -> Finder:
    return Finder(build)


# What the agenda of the conference holds.


def test_a_hit_in_a_title_comes_before_the_others(agenda: Agenda) -> None:
    hits = search(agenda, agenda.ordered, "victim")
    assert ids(hits) == ["panel-2", "panel-1", "panel-3"]
    assert [len(hit.matches) for hit in hits] == [5, 4, 1]
    assert hits[0].matches[0] == Match("title", 58, 64, "Victim")


@pytest.mark.parametrize(
    ("words", "sessions"),
    [
        ("VICTIM", "panel-2 panel-1 panel-3"),
        ("victims", "panel-2 panel-1 panel-3"),
        ("ｖｉｃｔｉｍ", "panel-2 panel-1 panel-3"),
        ("víctim", "panel-2 panel-1 panel-3"),
        ("victim's", "panel-2 panel-1 panel-3"),
        ("victims’", "panel-2 panel-1 panel-3"),
        ("trafficked", "panel-1 panel-3 panel-2"),
        ("trafficker", "panel-1 panel-3 panel-2"),
        ("cooperation", "panel-3"),
        ("co operation", "panel-3"),
        ("co-operation", "panel-3"),
        ("co\u2011operation", "panel-3"),
        ("“co operation”", "panel-3"),
        ("nonpunishment", "panel-3"),
        ("non punishment", "panel-3"),
        ("punishment", "panel-3"),
        ("followup", "panel-3"),
        ("follow up", "panel-3"),
        ("victim-centered", "panel-2 panel-1 panel-3"),
        ("victimcentered", "panel-2 panel-1 panel-3"),
        ("coordinated", "panel-2"),
        ("crossborder", "panel-3"),
        ("rights based", "panel-1"),
        ("centre", "panel-2 panel-1 panel-3"),
        ("labor", "panel-2"),
        ("labour inspector", "panel-2"),
        ("organised crime", "panel-1"),
        ("analyzing", "panel-1"),
        ("analyses", "panel-1"),
        ("child", "panel-2 panel-1"),
        ("rights", "panel-1"),
        ("“human security”", "panel-1 panel-3"),
        ('"human security"', "panel-1 panel-3"),
        ("«human security» prevention", "panel-3 panel-1"),
        ('"security human"', ""),
        ("security human", "panel-1 panel-3"),
        ("prosecutors, labour (inspectors)!", "panel-2"),
        ("coffee", "welcome-coffee"),
        ("side event", "side-events-1 side-events-2 side-events-3"),
        ("in form", ""),
        ("crimina", ""),
        ("victim lunch", ""),
        ("persecutors", ""),
    ],
)
def test_the_agenda_is_found_as_a_reader_expects(agenda: Agenda, words: str, sessions: str) -> None:
    assert ids(search(agenda, agenda.ordered, words)) == sessions.split()


def test_only_the_sessions_given_are_searched(agenda: Agenda) -> None:
    monday = agenda.ordered[:5]
    assert ids(search(agenda, monday, "victim")) == ["panel-1"]
    assert search(agenda, (), "victim") == ()


# What finds what.


@pytest.mark.parametrize(
    "forms",
    [
        ("cooperation", "co operation", "co-operation", "co‑operation", "co–operation"),
        ("co\u00adoperation", "co-\noperation", "Co-Operation", "co−operations", "co\noperation"),
        ("nonpunishment", "non-punishment", "non punishment"),
        ("cross-border", "crossborder", "cross border", "Cross\u2010Borders"),
        ("e-mail", "email", "E-Mails"),
        ("health care", "healthcare", "health-care"),
        ("state-of-the-art", "stateoftheart"),
        ("U.N.", "UN", "u.n"),
        ("O'Brien", "O’Brien", "OBrien"),
        ("don't", "don’t", "dont"),
        ("victim's", "victim’s", "victims’", "VICTIMS", "victim"),
        ("centre", "center", "Centres"),
        ("organised", "organized", "organising"),
        ("labour", "labor"),
        ("Straße", "STRASSE", "strasse"),
        ("İstanbul", "istanbul", "ISTANBUL"),
        ("Łódź", "Lodz", "ŁÓDŹ"),
        ("naïve", "naive", "nai\u0308ve"),
        ("Ёлка", "елка", "ёлка"),
        ("Σίσυφος", "ΣΙΣΥΦΟΣ", "σισυφος"),
        ("ﬁnal", "final", "ＦＩＮＡＬ"),
        ("16", "１６", "١٦"),
    ],
)
def test_they_all_find_each_other(finds: Finder, forms: tuple[str, ...]) -> None:
    texts = [f"on {form}, today" for form in forms]
    for form in forms:
        assert all(finds(form, *texts)), form
        assert all(finds(f'"{form}"', *texts)), form


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("inform", "in form and substance"),
        ("in form", "we inform"),
        ("away", "a way forward"),
        ("within", "with in-depth talks"),
        ("four", "for"),
        ("prize", "prise"),
        ("victim", "victimhood"),
        ("operation", "cooperation"),
        ("border", "borderless"),
        ("traff.*", "traffic.*"),
        ('"human trafficking"', "human. and trafficking"),
        ('"human trafficking"', "trafficking human"),
        ("co-operation", "co, and an operation"),
        ("brien", "obrien"),
    ],
)
def test_these_do_not(finds: Finder, words: str, text: str) -> None:
    assert finds(words, text) == [[]]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("punishment", "the non-punishment principle", ["punishment"]),
        ("cross border", "a cross-border case", ["cross-border"]),
        ("cross border", "to cross a border", ["cross", "border"]),
        ("cross border", "the crossborder case", ["crossborder"]),
        ("human trafficking", "Human Trafficking", ["Human", "Trafficking"]),
        ("“human trafficking”", "Human Trafficking", ["Human Trafficking"]),
        ('"human trafficking"', "human-trafficking; human, trafficked", 2),
        ('"state of the art"', "a state-of-the-art tool", ["state-of-the-art"]),
        ("victim", "victim's victims’ Victim", ["victim", "victims", "Victim"]),
        ('"victims rights"', "the victim’s rights", ["victim’s rights"]),
        ("victim", "vic\u00adtims\u00ad", ["vic\u00adtims"]),
        ("cafe", "un cafe\u0301!", ["cafe\u0301"]),
        ("1", "a ½", ["½"]),
        ("人身取引", "国際的な人身取引の防止", ["人身取引"]),
        ("取引", "人身取引", ["取引"]),
        ("한국", "한국어로", ["한국"]),
        ("ค้า", "การค้ามนุษย์", ["ค้า"]),
        ("L'homme", "de l’homme", ["l’homme"]),
        ("homme", "de l’homme", ["homme"]),
        ("16 45", "at 16:45", ["16", "45"]),
        ("16.45", "at 16.45", ["16.45"]),
        ("C++", "C (and c)", ["C", "c"]),
    ],
)
def test_a_match_is_exactly_what_stands_there(
    finds: Finder, words: str, text: str, found: list[str] | int
) -> None:
    (matches,) = finds(words, text)
    assert (len(matches) if isinstance(found, int) else matches) == found


@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "„”", "«»", "»«", "““", "＂＂", "「」"])
def test_a_phrase_stands_in_quotes_of_any_style(finds: Finder, quotes: str) -> None:
    phrase = f"{quotes[0]}human trafficking{quotes[1]}"
    assert finds(phrase, "human trafficking", "trafficking, human") == [["human trafficking"], []]


def test_an_open_phrase_reaches_to_the_end(finds: Finder) -> None:
    assert finds('on "human trafficking', "on human trafficking", "on trafficking, human") == [
        ["on", "human trafficking"],
        [],
    ]
    assert finds('victim"', "a victim") == [["victim"]]


def test_words_are_found_in_any_field_and_phrases_in_one(build: Builder) -> None:
    agenda = build(
        {
            "start": START,
            "title": "Human",
            "description": "trafficking",
            "speakers": ["Jane Doe", "Ana Łopez"],
            "room": "Room 3",
            "track": "Law",
        },
        {"start": START, "title": "Law", "speakers": ["Ana Maria"], "track": "Lopez"},
    )
    assert search(agenda, agenda.ordered, "law lopez room doe human trafficking")[0].matches == (
        Match("title", 0, 5, "Human"),
        Match("description", 0, 11, "trafficking"),
        Match("speakers[0]", 5, 8, "Doe"),
        Match("speakers[1]", 4, 9, "Łopez"),
        Match("room", 0, 4, "Room"),
        Match("track", 0, 3, "Law"),
    )
    assert search(agenda, agenda.ordered, '"human trafficking"') == ()
    assert search(agenda, agenda.ordered, '"doe ana"') == ()
    assert ids(search(agenda, agenda.ordered, '"ana lopez"')) == ["s0"]
    assert ids(search(agenda, agenda.ordered, "3 3")) == ["s0"]


def test_a_compound_is_looked_for_before_its_parts(finds: Finder) -> None:
    texts = ("co-operation", "co-ordinated operations")
    assert finds("co operation", *texts) == [["co-operation"], []]
    assert finds("co operation", texts[1]) == [["co", "operations"]]


def test_the_stems_are_those_of_the_sessions_language(build: Builder) -> None:
    text = {"start": START, "title": "Opfern, utilisées, prosecuting"}
    agenda = build({**text, "language": "de"}, {**text, "language": "fr"}, text, language="en-GB")
    assert ids(search(agenda, agenda.ordered, "Opfer")) == ["s0"]
    assert ids(search(agenda, agenda.ordered, "utilisation")) == ["s1"]
    assert ids(search(agenda, agenda.ordered, "prosecutes")) == ["s2"]
    assert ids(search(agenda, agenda.ordered, "UTILISEES")) == ["s0", "s1", "s2"]


def test_most_words_in_the_title_then_as_typed_then_most_places_come_first(build: Builder) -> None:
    texts = [
        ("other", "victim protection"),
        ("other", "victims protected, victims, victims"),
        ("other", "victims protected"),
        ("other", "victim protection, victim"),
        ("Victims", "protected"),
        ("Victim", "protection"),
        ("Protected victims", ""),
        ("other", "victim protection"),
    ]
    agenda = build(
        *({"start": START, "title": title, "description": text} for title, text in texts)
    )
    hits = search(agenda, agenda.ordered, "victim protection")
    assert ids(hits) == ["s6", "s5", "s4", "s3", "s0", "s7", "s1", "s2"]


# What is refused.


@pytest.mark.parametrize(
    "words", ["", "  ", "\t\n", '""', "“”", "—", "...", "\u00ad", "\ud800", "🎉"]
)
def test_a_search_for_no_word_is_refused(agenda: Agenda, words: str) -> None:
    with pytest.raises(CallError, match="no word to search for"):
        search(agenda, agenda.ordered, words)


def test_a_phrase_of_endless_length_is_refused(agenda: Agenda) -> None:
    with pytest.raises(CallError, match="257 words is too long"):
        search(agenda, agenda.ordered, '"' + "of " * 257 + '"')


@pytest.mark.parametrize(
    "words",
    [
        " ".join(f"word{number}" for number in range(12_000)),
        "the " * 25_000,
        "co " * 30_000,
        "a" * 100_000,
        "co" * 50_000,
        '"' * 100_000 + "a",
        "\u0301\u0323" * 50_000 + "a",
        "victim" + "-" * 100_000 + "centred",
        "(((((a.*)+)+)+)+$" * 5_000,
        "ab" + "\u00ad" * 100_000,
    ],
    ids=lambda words: words[:12],
)
def test_a_pasted_page_takes_no_time(agenda: Agenda, words: str) -> None:
    started = time.process_time()
    search(agenda, agenda.ordered, words)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        "co-" * 30_000,
        "co " * 30_000,
        "co" * 50_000,
        "a-\n \n" * 20_000,
        "'s" * 50_000,
        "co-" + " " * 99_999,
    ],
    ids=lambda text: text[:6],
)
def test_a_hostile_description_takes_no_time(build: Builder, text: str) -> None:
    agenda = build({"start": START, "description": text})
    started = time.process_time()
    for words in ("cooperation", "co operation", '"co co co"', "a"):
        search(agenda, agenda.ordered, words)
    assert time.process_time() - started < 10


# What holds of every search.

WRITTEN = """
    victim Victims victim’s victim-centred victimcentered co-operation co‑operation cooperation
    co operation operational nonpunishment non-punishment punish follow-up followup follow up
    organised organized organ labour labor centre dying die happily possibility possible hoping
    state-of-the-art stateoftheart state of the art in form informed within with a way away U.N.
    UN e-mail email 16 16:45 2026 café cafe résumé Ärzte Häuser Haus Straße strasse présentées
    presentees présenté жертва жертвы й ё 人身取引 人身 ไทย anti anti-trafficking trafficked traffic
    criminality grey gray women woman children child crisis crises analysis paediatric pediatric
    manoeuvre programme program o'brien l'homme homme ﬁnal ½ pre- and post-conflict
"""
POOL = WRITTEN.split()
JOINTS = [
    " ",
    " ",
    "-",
    " - ",
    "-\n",
    "’s ",
    ", ",
    ". ",
    "\n",
    "‑",
    "\u00ad",
    "",
    "'",
    ".",
    "/",
    "— ",
]
LANGUAGES = st.sampled_from([None, None, "en", "de", "fr", "ru", "nl", "xx"])
words = (
    st.sampled_from(POOL)
    | st.text("coperatinvms", min_size=1, max_size=7)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=3)
)
QUOTES = st.sampled_from(["", "", "", '""', "“”", "„“", "«»"])


def texts(most: int) -> st.SearchStrategy[str]:
    parts = st.tuples(words, st.sampled_from(JOINTS)).map("".join)
    return st.lists(parts, max_size=most).map("".join)


@st.composite
def queries(draw: st.DrawFn) -> str:
    parts = []
    for text in draw(st.lists(texts(3), min_size=1, max_size=3)):
        quotes = draw(QUOTES)
        parts.append(f"{quotes[0]}{text}{quotes[1]}" if quotes else text)
    return " ".join(parts)


@st.composite
def written_agendas(draw: st.DrawFn) -> Agenda:
    sessions = st.lists(
        st.fixed_dictionaries(
            {
                "start": st.just(START),
                "title": texts(4).map("t {}".format),
                "description": st.none() | texts(12),
                "speakers": st.lists(texts(3), max_size=2),
                "room": st.none() | texts(2),
                "track": st.none() | texts(2),
                "language": LANGUAGES,
            }
        ),
        min_size=1,
        max_size=3,
    )
    return Builder()(*draw(sessions), language=draw(LANGUAGES))


@st.composite
def searches(draw: st.DrawFn) -> tuple[Agenda, str]:
    """An agenda, and what is looked for in it: any words, or a piece of it."""
    agenda = draw(written_agendas())
    if draw(st.booleans()):
        return agenda, draw(queries())
    session = draw(st.sampled_from(agenda.sessions))
    text = f"{session.title} {session.description or ''} {session.room or ''}"
    start = draw(st.integers(0, len(text)))
    piece = text[start : start + draw(st.integers(1, 25))]
    return agenda, f'"{piece}"' if draw(st.booleans()) else piece


def found(agenda: Agenda, query: str) -> tuple[Hit, ...]:
    """What is found; nothing where nothing was asked for."""
    try:
        return search(agenda, agenda.ordered, query)
    except AgendaError:
        return ()


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(searches())
def test_the_quick_way_finds_what_the_slow_way_finds(case: tuple[Agenda, str]) -> None:
    agenda, query = case
    try:
        hits = search(agenda, agenda.ordered, query)
    except AgendaError:
        return
    assert hits == slow_search(agenda, agenda.ordered, query)


@given(searches())
def test_each_match_is_what_stands_at_its_place(case: tuple[Agenda, str]) -> None:
    for hit in found(*case):
        assert hit.matches
        for match in hit.matches:
            assert text_of(hit.session, match)[match.start : match.end] == match.text != ""


@given(searches())
def test_matches_stand_in_reading_order_and_never_overlap(case: tuple[Agenda, str]) -> None:
    order = ["title", "description", "speakers[0]", "speakers[1]", "room", "track"]
    for hit in found(*case):
        places = [(order.index(one.field), one.start, one.end) for one in hit.matches]
        for (field, _, end), (next_field, next_start, _) in pairwise(places):
            assert field < next_field or (field == next_field and end <= next_start)


@given(written_agendas(), st.data())
def test_the_words_of_a_session_find_it(agenda: Agenda, data: st.DataObject) -> None:
    session = data.draw(st.sampled_from(agenda.sessions))
    field = data.draw(st.sampled_from([session.title, session.description or session.title]))
    sentence = data.draw(st.sampled_from(field.split(".")))
    if not any(map(str.isalnum, folded_text(sentence))):
        return
    quoted = f'"{sentence}"'
    assert session in [hit.session for hit in search(agenda, agenda.ordered, quoted)]


@pytest.mark.parametrize("field", ["title", "description"])
def test_the_words_of_every_sentence_of_the_agenda_find_its_session(
    agenda: Agenda, field: str
) -> None:
    for session in agenda.ordered:
        for sentence in (getattr(session, field) or "").split("."):
            if sentence.strip():
                for asked in (sentence, sentence.upper(), f"“{sentence}”"):
                    assert session in [hit.session for hit in search(agenda, agenda.ordered, asked)]


@given(written_agendas(), st.lists(st.sampled_from(POOL), min_size=2, max_size=3, unique=True))
def test_the_order_of_whole_words_does_not_matter(agenda: Agenda, asked: list[str]) -> None:
    # Neighbours that make one word are one thing more to be found; commas keep them apart.
    found_in = [set(ids(found(agenda, ", ".join(order)))) for order in permutations(asked)]
    assert all(sessions == found_in[0] for sessions in found_in)


@given(agendas(), st.text(max_size=60) | queries())
@example(Builder()({"start": START}), "\ud800 '\"\x00")
def test_no_text_makes_a_search_fail(agenda: Agenda, query: str) -> None:
    found(agenda, query)
