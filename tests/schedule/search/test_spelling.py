"""British and American spelling are one; no two words become one by it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.schedule.search.spelling import american
from atip_agenda.schedule.search.stems import Stems

SAME = """
    centre center, centres centers, centred centered, centring centering
    victimcentred victimcentered, metre meter, theatres theaters, fibre fiber, calibre caliber
    manoeuvring maneuvering, labour labor, labourers laborers, colour color, coloured colored
    behaviour behavior, behavioural behavioral, favourite favorite, favourable favorable
    neighbourhoods neighborhoods, honour honor, endeavours endeavors, harbouring harboring
    rumour rumor, harbour harbor, organise organize, organised organized, organising organizing
    organisation organization, organisers organizers, organisational organizational
    criminalised criminalized, criminalisation criminalization, prioritise prioritize
    recognised recognized, victimised victimized, stigmatising stigmatizing
    mobilisation mobilization, digitalisation digitalization, utilise utilize
    emphasise emphasize, summarised summarized, analyse analyze, analysed analyzed
    analysing analyzing, analyser analyzer, paralysed paralyzed, catalogue catalog
    catalogued cataloged, dialogue dialog, dialogues dialogs, analogue analog, defence defense
    defences defenses, offence offense, offences offenses, licence license, licences licenses
    pretence pretense, practise practice, practising practicing, travelling traveling
    travelled traveled, traveller traveler, counsellor counselor, counselling counseling
    councillors councilors, modelling modeling, labelled labeled, cancelled canceled
    panellists panelists, marvellous marvelous, jewellery jewelry, fulfil fulfill
    fulfilment fulfillment, enrol enroll, enrolment enrollment, skilful skillful
    instalment installment, wilful willful, woollen woolen, programme program
    programmes programs, kilogramme kilogram, grey gray, greying graying, judgement judgment
    judgements judgments, acknowledgement acknowledgment, ageing aging, sceptical skeptical
    mould mold, plough plow, moustache mustache, artefacts artifacts, gaol jail, gaoled jailed
    enquiry inquiry, enquiries inquiries, focussed focused, anaemia anemia, paediatric pediatric
    paedophile pedophile, gynaecologist gynecologist, encyclopaedia encyclopedia
    oestrogen estrogen, foetus fetus, archaeology archeology, mediaeval medieval
    aesthetic esthetic, leukaemia leukemia, diarrhoea diarrhea, women woman
    policewomen policewoman, men man, chairmen chairman, children child, grandchildren grandchild
    crisis crises, analysis analyses, hypothesis hypotheses, analysis analyse
    connexion connection, sizeable sizable, likeable likable
"""
APART = """
    four for, hour hor, tour tor, your yor, pour por, sour sor, flour flor, contour contor
    prise prize, wise wize, promise prom, paradise parade, parade paradox, expertise expert
    merchandise merchant, franchise franc, concise conciliate, exercise exert, premise premium
    raise raze, noise nose, improvise improve, revise reverse, surprise surplus, rise rice
    treatise treat, advertise adverse, wiser wizard, arise arid, central centeral, metric meteric
    acre acer, are aer, were weer, here heer, litany liter, seller seler, filling filing
    filled filed, tiller tiler, pallor palor, vogue vog, rogue rog, league leag, tongue tong
    morgue morg, vague vag, fence fense, sentence sentense, absence absense, science sciense
    they thay, prey pray, greyhound gray, greyhounds grays, specimen speciman, regimen regiman
    omen oman, hymen hyman, children chill, poem pem, shoe she, does des, aerial erial
    michael michel, goes ges, basis bases, oasis oases, thesis these, tennis tennes
    chassis chasses, lens less, size siss, prize prise, maize maise
"""
NEVER_IZE = """
    advertise advised arising chastise circumcised compromise comprising concise demise despised
    devise disguise enterprise excise exercises expertise franchised improvisation incise
    merchandise otherwise paradise precise premises promising raised revision rise supervised
    surmised surprising televised treatise wise noise disable visit island miser
"""
STEMS = Stems("en")


def pairs(table: str) -> list[tuple[str, str]]:
    """The pairs of words in a table."""
    rows = [row for line in table.splitlines() for row in line.split(",") if row.strip()]
    return [(one, other) for one, other in (row.split() for row in rows)]


def key(word: str) -> frozenset[str]:
    return STEMS.keys(word, word)


@pytest.mark.parametrize(("british", "us"), pairs(SAME))
def test_a_word_is_one_in_both_spellings(british: str, us: str) -> None:
    assert key(british) == key(us)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "word",
    NEVER_IZE.split(),
)
def test_words_that_nobody_writes_with_ize_are_left_alone(word: str) -> None:
    assert american(word) == word


@given(st.sampled_from(sorted(set(itertools.chain(*pairs(SAME + APART))))))
def test_a_word_in_american_spelling_is_left_alone(word: str) -> None:
    assert american(american(word)) == american(word)
