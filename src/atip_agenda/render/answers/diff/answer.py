"""The answer of `diff`: what differs between two versions of an agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from atip_agenda.models import Agenda, Link, Session, start_then_end
from atip_agenda.render import jsonout, records
from atip_agenda.render.answer import Answer
from atip_agenda.render.answers.diff.rewriting import segments_of
from atip_agenda.render.answers.diff.words import (
    Remark,
    conference_remark,
    remarks_of,
    retitled,
    summary,
    title_in_place,
)
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.grid import Grid, Note, Row
from atip_agenda.render.drawing.page import EMPTY, Line, Segment, beside
from atip_agenda.render.drawing.wrapping import wrap_prose
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import Change, Changed, Differences

CONFERENCE = "The conference"
NO_DIFFERENCE = "No difference."
FACT_AT = 17
FACT_AT_WHEN_NARROW = 14


class SessionDiff(NamedTuple):
    """A session that was added, removed or changed; `changed` is set for the last."""

    word: str
    session: Session
    changed: Changed | None = None


@dataclass(frozen=True)
class Comparison(Answer[View]):
    """An older agenda, the name of its file, and how the one that is viewed differs."""

    old: Agenda
    file: str
    differences: Differences

    @property
    def is_no(self) -> bool:
        """Whether the versions differ."""
        return not self.differences.none

    def screen(self, view: View) -> list[Line]:
        """The answer, how the conference differs, and each day with its sessions that differ."""
        page, differences = view.page, self.differences
        if differences.none:
            return blocks.sentence(view, NO_DIFFERENCE)
        answer = page.line(
            (self.file, roles.BOLD),
            f" {roles.ARROW} ",
            (view.file, roles.BOLD),
            f": {summary(differences)}",
        )
        lines = wrap_prose(answer, page.text_width)
        if differences.conference:
            lines += [EMPTY, page.line((CONFERENCE, roles.BOLD))]
            for change in differences.conference:
                lines += _conference_lines(conference_remark(change, view), view)
        both = _with_removed(view, differences.removed)
        grid = blocks.grid_of(both)
        for day, sessions in days_of(differences, view.agenda):
            lines += [EMPTY, *wrap_prose(blocks.date_heading(view, day), page.width)]
            lines += blocks.zone_names(both, grid)
            for one in sessions:
                lines += grid.lines_of(_row(one, both, day, grid))
        return lines

    def absence(self, _: View) -> str:
        """Message where nothing differs, else ""."""
        return NO_DIFFERENCE if self.differences.none else ""

    def lines(self, view: View) -> Iterator[str]:
        """One difference a line: added, removed or changed; id, title; field, old, new."""
        differences = self.differences
        title = view.agenda.conference.title
        for change in differences.conference:
            yield _record("changed", "", title, change, view)
        for word, session, changed in sessions_of(differences):
            agenda = self.old if word == "removed" else view.agenda
            for change in changed.changes if changed else (Change("", None, None),):
                yield _record(word, session.id, agenda.told_apart(session), change, view)

    def document(self, view: View) -> dict[str, object]:
        """All differences."""
        differences = self.differences
        return {
            "conference": [_change_object(change, view) for change in differences.conference],
            "added": jsonout.session_objects(differences.added, view),
            "removed": jsonout.session_objects(differences.removed, view),
            "changed": [
                {
                    "id": changed.new.id,
                    "old_id": changed.old.id,
                    "changes": [_change_object(change, view) for change in changed.changes],
                }
                for changed in differences.changed
            ],
        }


def sessions_of(differences: Differences) -> list[SessionDiff]:
    """The sessions that differ, in listing order; a removed one where it was."""
    found = [SessionDiff("removed", session) for session in differences.removed]
    found += [SessionDiff("changed", changed.new, changed) for changed in differences.changed]
    found += [SessionDiff("added", session) for session in differences.added]
    return sorted(found, key=lambda one: start_then_end(one.session))


def days_of(
    differences: Differences, agenda: Agenda
) -> Iterator[tuple[dt.date, Iterable[SessionDiff]]]:
    """The sessions that differ, by day."""
    return groupby(sessions_of(differences), lambda one: agenda.day_of(one.session))


def _with_removed(view: View, removed: Iterable[Session]) -> View:
    """The view with the removed sessions added, so that their symbols and ids are known."""
    agenda = view.agenda
    sessions = (*agenda.sessions, *removed)
    both = Agenda.model_construct(version=1, conference=agenda.conference, sessions=sessions)
    return view._replace(agenda=both)


def _conference_lines(remark: Remark, view: View) -> list[Line]:
    page = view.page
    at = FACT_AT_WHEN_NARROW if page.narrow else FACT_AT
    left = page.line((roles.CHANGED, roles.TIGHT), f" {remark.word}")
    lines: list[Line] = []
    for pieces in remark.lines:
        for line in wrap_prose(segments_of(pieces, page), max(page.text_width - at, 1)):
            lines.append(beside(left, at, line))
            left = ()
    return lines


def _row(one: SessionDiff, view: View, day: dt.date, grid: Grid) -> Row:
    """A session's row: what happened to it as badges, and the explanations beside them."""
    session = one.session
    dates = rows.day_badges(view, session.start, session.end, day)
    if one.word == "added":
        badges = [Segment("added", roles.GOOD), *rows.status_badges(session), *dates]
        marker = Segment(roles.ADDED, roles.GOOD)
        return rows.session_row(view, session, grid, marker=marker, badges=badges)
    if one.changed is None:
        badges = [Segment("removed", roles.BAD), *dates]
        return _gone(view, session, grid, Segment(roles.REMOVED, roles.BAD), badges)
    return _changed_row(one.changed, view, grid, dates)


def _gone(view: View, session: Session, grid: Grid, marker: Segment, badges: list[Segment]) -> Row:
    """A row struck through; its symbol keeps its colour, which tells the kind."""
    row = rows.session_row(view, session, grid, role=roles.GONE, marker=marker, badges=badges)
    return row._replace(symbol=rows.symbol_of(view, session), notes=())


def _changed_row(changed: Changed, view: View, grid: Grid, dates: list[Segment]) -> Row:
    page, session = view.page, changed.new
    marker = Segment(roles.CHANGED, roles.TIGHT)
    remarks = list(remarks_of(changed, view))
    title = [Segment(session.title)]
    if renamed := retitled(changed):
        title = segments_of(title_in_place(changed), page)
        remarks.insert(0, renamed)
    # A remark without an explanation stands beside the title.
    badges = [Segment(one.word, one.role) for one in remarks if not one.lines]
    if changed.old.status == session.status:
        badges += rows.status_badges(session)
    notes = [
        Note(_explained(one, view, grid), Segment(one.word, one.role), leads=True)
        for one in remarks
        if one.lines
    ]
    badges += dates
    if session.cancelled:
        row = _gone(view, session, grid, marker, badges)
    else:
        row = rows.session_row(view, session, grid, marker=marker, badges=badges)
    return row._replace(title=title, notes=notes)


def _explained(remark: Remark, view: View, grid: Grid) -> list[Line]:
    page = view.page
    return [
        line
        for pieces in remark.lines
        for line in wrap_prose(segments_of(pieces, page), grid.body_width)
    ]


def _change_object(change: Change, view: View) -> dict[str, object]:
    return {
        "field": change.field,
        "old": _json_value(change.old, view),
        "new": _json_value(change.new, view),
    }


def _json_value(value: object, view: View) -> object:
    if isinstance(value, dt.datetime):
        return jsonout.time_value(value, view.zone)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_json_value(one, view) for one in value]
    if isinstance(value, Link):
        return {"title": value.title, "url": value.url}
    return value


def _record(word: str, one: str, title: str, change: Change, view: View) -> str:
    values = (_field(value, view) for value in (change.old, change.new))
    return records.record((word, one, title, change.field, *values))


def _field(value: object, view: View) -> str:
    if isinstance(value, dt.datetime):
        return records.time_field(value, view.zone)
    if isinstance(value, tuple):
        return "; ".join(_field(one, view) for one in value)
    if isinstance(value, Link):
        return f"{value.title} {value.url}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
