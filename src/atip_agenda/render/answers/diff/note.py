"""The answer of `diff --md`: the differences in Markdown, for an e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atip_agenda import wording
from atip_agenda.formats.markdown import escaped
from atip_agenda.models import Session
from atip_agenda.render.answers.diff.answer import CONFERENCE, Comparison, SessionDiff, days_of
from atip_agenda.render.answers.diff.rewriting import Mark, Piece
from atip_agenda.render.answers.diff.words import (
    Remark,
    conference_remark,
    remarks_of,
    retitled,
    summary,
)
from atip_agenda.render.drawing import blocks, rows
from atip_agenda.render.drawing.page import EMPTY, Line
from atip_agenda.render.drawing.text import clean
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import Changed

_AROUND: dict[Mark, str] = {"out": "~~", "in": "**", "new": "**"}


class ChangeNote(Comparison):
    """A comparison as a note in Markdown."""

    def screen(self, view: View) -> list[Line]:
        """The note as in a pipe, its lines unbroken, to be copied."""
        if self.differences.none:
            return super().screen(view)
        return [view.page.line(line) if line else EMPTY for line in self.lines(view)]

    def lines(self, view: View) -> Iterator[str]:
        """A heading, the numbers, the conference, then each day with its sessions."""
        differences = self.differences
        if differences.none:
            return
        title = _escaped(view.agenda.conference.title)
        zone = blocks.zone_fact(view)
        yield f"# {title}: what has changed"
        yield ""
        yield f"{_capital(summary(differences))}; {_escaped(zone)}."
        if differences.conference:
            yield from ("", f"## {CONFERENCE}", "")
            for change in differences.conference:
                yield f"- {_sentence(conference_remark(change, view))}"
        for day, sessions in days_of(differences, view.agenda):
            yield from ("", f"## {wording.long_date(day)}", "")
            for one in sessions:
                yield from _entry(one, view)


def _entry(one: SessionDiff, view: View) -> Iterator[str]:
    """A session on a line with its remark; several remarks on lines below."""
    session = one.session
    head = f"- {_times(session, view)} **{_escaped(session.title)}**"
    if one.changed is None:
        facts = rows.details_of(session)
        where = f" ({_escaped(' · '.join(facts))})" if facts and one.word == "added" else ""
        yield f"{head} – {one.word}{where}"
        return
    remarks = list(_remarks(one.changed, view))
    if len(remarks) == 1:
        yield f"{head} – {remarks[0]}"
        return
    yield head
    for remark in remarks:
        yield f"  - {remark}"


def _remarks(changed: Changed, view: View) -> Iterator[str]:
    """The remarks on a session."""
    if retitled(changed):
        yield f"retitled, was “{_escaped(changed.old.title)}”"
    yield from map(_sentence, remarks_of(changed, view))


def _sentence(remark: Remark) -> str:
    text = " ".join(_marked(pieces) for pieces in remark.lines)
    return f"{remark.word}{remark.joins}{text}" if text else remark.word


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
    return f"{here} ({there} {_escaped(view.venue_zone_name)})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _escaped(text: str) -> str:
    return escaped(clean(text))
