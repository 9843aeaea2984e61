"""What differs, as Markdown to be pasted into an e-mail: what `diff --md` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atip_agenda import wording
from atip_agenda.formats.markdown_text import escaped
from atip_agenda.models import Session
from atip_agenda.render.answers.diff import answer as differing
from atip_agenda.render.answers.diff.rewriting import Mark, Piece
from atip_agenda.render.answers.diff.words import (
    Comparison,
    Saying,
    conference_saying,
    retitled,
    sayings_of,
    summary,
)
from atip_agenda.render.drawing import blocks
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.drawing.text import clean
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import Changed

_AROUND: dict[Mark, str] = {"out": "~~", "in": "**", "new": "**"}

absence = differing.absence
document = differing.document


def screen(comparison: Comparison, view: View) -> list[Line]:
    """The note as it is in a pipe, its lines unbroken, to be copied."""
    if comparison.differences.none:
        return differing.screen(comparison, view)
    return [view.page.line(line) if line else EMPTY for line in lines(comparison, view)]


def lines(comparison: Comparison, view: View) -> Iterator[str]:
    """A heading, how much differs, the conference, then each day with its sessions."""
    differences = comparison.differences
    if differences.none:
        return  # the sentence that says so is no part of a note
    title = _escaped(view.agenda.conference.title)
    zone = blocks.zone_fact(view)
    yield f"# {title}: what has changed"
    yield ""
    yield f"{_capital(summary(differences))}; {_escaped(zone)}."
    if differences.conference:
        yield from ("", f"## {differing.CONFERENCE}", "")
        for change in differences.conference:
            yield f"- {_said(conference_saying(change, view))}"
    for day, entries in differing.days_of(differences, view.agenda):
        yield from ("", f"## {wording.long_date(day)}", "")
        for entry in entries:
            yield from _entry(entry, view)


def _entry(entry: differing.Entry, view: View) -> Iterator[str]:
    """A session on a line with what happened to it; where that is several things, below."""
    session = entry.session
    head = f"- {_times(session, view)} **{_escaped(session.title)}**"
    if entry.changed is None:
        facts = blocks.details_of(session)
        where = f" ({_escaped(' · '.join(facts))})" if facts and entry.word == "added" else ""
        yield f"{head} – {entry.word}{where}"
        return
    said = list(_happened(entry.changed, view))
    if len(said) == 1:
        yield f"{head} – {said[0]}"
        return
    yield head
    for one in said:
        yield f"  - {one}"


def _happened(changed: Changed, view: View) -> Iterator[str]:
    """What happened to a session, one thing each."""
    if retitled(changed):
        yield f"retitled, was “{_escaped(changed.old.title)}”"
    yield from map(_said, sayings_of(changed, view))


def _said(saying: Saying) -> str:
    text = " ".join(_marked(pieces) for pieces in saying.lines)
    return f"{saying.word}{saying.joins}{text}" if text else saying.word


def _marked(pieces: Iterable[Piece]) -> str:
    """The pieces with what is out struck through and what is in bold."""
    marked = ""
    for text, mark in pieces:
        around = _AROUND.get(mark, "")
        marked += f"{around}{_escaped(text.strip() if around else text)}{around}"
    return marked


def _times(session: Session, view: View) -> str:
    here = view.times(session)
    if not view.two_zones:
        return here
    there = wording.range_of(session.start, session.end, view.venue)
    return f"{here} ({there} {_escaped(view.venue_place)})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _escaped(text: str) -> str:
    return escaped(clean(text))
