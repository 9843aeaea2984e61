"""Sentences on what is odd in an agenda, and how to mend it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atip_agenda import wording
from atip_agenda.errors import Fault, quoted, shortened
from atip_agenda.models import Agenda, Session, minutes_between
from atip_agenda.schedule.check.rules import ENOUGH_TO_CHANGE_ROOMS, Doubt, Other, Rule, begins

CHARACTERS = 5  # shown in a sentence; a binary file pasted into a title has hundreds

_SENTENCES = {
    Rule.CONTROLS: "It holds control characters ({codes}). Delete them.",
    Rule.OUTSIDE: "Its day is {day}, but the conference is on {dates}. Correct one of them.",
    Rule.UNDESCRIBED: "This panel has no description.",
    Rule.LONG: "This {kind} lasts {length}. Are its start and its end right?",
    Rule.TITLES: "Only case or spaces tell it from {title} of {other}. Write both alike.",
    Rule.ROOM: "It shares the room with {other} until {until}{more}. Move one of them.",
    Rule.PLENARY: (
        "It overlaps another plenary session, {other}, until {until}{more}. Move one of them."
    ),
    Rule.GAP: "It follows {other} {gap}, in another room. Leave {enough} or more.",
    Rule.DRAFT: "It still says draft, though the conference began on {began}.",
    Rule.REVISION: "It is still 0, though the status is final. Each issue of the agenda raises it.",
    Rule.INFERRED: "It says that something is inferred. Once that is confirmed, delete the note.",
}


def warnings_of(doubts: Iterable[Doubt], agenda: Agenda, now: dt.datetime) -> list[Fault]:
    """Return a warning for each doubt; the year is left out in the year of `now`."""
    of_all = _words_of_all(agenda, now)
    return [Fault(doubt.where, _sentence(doubt, agenda, of_all)) for doubt in doubts]


def _sentence(doubt: Doubt, agenda: Agenda, of_all: dict[str, str]) -> str:
    words = {**of_all, "codes": _codes(doubt.text)}
    if doubt.session:
        words |= _words_of(doubt.session, agenda)
    if doubt.session and doubt.other:
        words |= _words_of_both(doubt.session, doubt.other, agenda)
        words["more"] = f", and {doubt.more} more" if doubt.more else ""
    return _SENTENCES[doubt.rule].format_map(words)


def _words_of_all(agenda: Agenda, now: dt.datetime) -> dict[str, str]:
    conference = agenda.conference
    began = conference.day_at(begins(agenda))
    this_year = began.year == now.astimezone(conference.zone).year
    return {
        "dates": wording.date_span(conference.first_day, conference.last_day),
        "began": wording.day_and_month(began) if this_year else wording.date(began),
        "enough": wording.duration(ENOUGH_TO_CHANGE_ROOMS // dt.timedelta(minutes=1)),
    }


def _words_of(session: Session, agenda: Agenda) -> dict[str, str]:
    return {
        "day": wording.long_date(agenda.day_of(session)),
        "kind": wording.kind_name(session.kind),
        "length": wording.duration(minutes_between(session.start, agenda.until(session))),
    }


def _words_of_both(session: Session, other: Other, agenda: Agenda) -> dict[str, str]:
    until = min(other.until, agenda.until(session))
    gap = minutes_between(other.until, session.start)
    return {
        "other": f"sessions[{other.number}] ({shortened(other.session.id)})",
        "title": quoted(other.session.title),
        "until": agenda.conference.day_and_time(until),
        "gap": f"after {wording.duration(gap)}" if gap else "at once",
    }


def _codes(text: str) -> str:
    """Code points of characters that cannot be shown: U+001B."""
    codes = [f"U+{ord(one):04X}" for one in text[:CHARACTERS]]
    if len(text) > CHARACTERS:
        codes.append(f"{len(text) - CHARACTERS} more")
    return ", ".join(codes)
