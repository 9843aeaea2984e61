"""The words by which the lines of a front page are told from each other."""

from __future__ import annotations

import re

from atip_agenda.formats.documents.blocks import words

OF_AGENDA = words(
    "draft provisional tentative preliminary indicative final agenda program programme schedule"
    " timetable version outline of the a annotated conference meeting workshop event day days at"
    " glance rev revised revision v as overview detailed and dates date title venue location place"
    " master timetables full"
)
EVENT = re.compile(
    r"\b(?:conference|meeting|forum|workshop|summit|seminar|congress|symposium|assembly|exchange"
    r"|course|school|dialogue|consultations?|convention|hearing|session|colloquium|training"
    r"|round ?table|webinar|hackathon|days?|week|camp|con|retreat|offsite|fair|festival|series"
    r"|gathering|lectures?|symposia|council|committee|group)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /&]{0,30}?) ?: *(?P<value>\S.*)")
PLACE_LABELS = frozenset({"venue", "location", "place", "where", "meeting venue", "address"})
EDGES = " ,;:.–—-()[]|/·•"
_WORD = re.compile(r"[^\W\d_]+")


def folded(text: str) -> set[str]:
    """The words of a text, all in small letters."""
    return {word.casefold() for word in _WORD.findall(text)}
