"""What differs between two versions of an agenda: what `diff` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from atip_agenda import wording
from atip_agenda.models import Agenda, Link, Session, start_then_end
from atip_agenda.render import jsonout, records
from atip_agenda.render.answers.diff.rewriting import spans_of
from atip_agenda.render.answers.diff.words import (
    NO_DIFFERENCE,
    Comparison,
    Saying,
    conference_saying,
    retitled,
    sayings_of,
    summary,
    title_in_place,
)
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.grid import Grid, Note, Row
from atip_agenda.render.drawing.page import EMPTY, Line, Span, beside
from atip_agenda.render.drawing.wrapping import wrap_prose
from atip_agenda.render.view import View
from atip_agenda.schedule.diff.changes import Change, Changed, Differences

CONFERENCE = "The conference"
FACT_AT = 17
FACT_AT_WHEN_NARROW = 14


class Entry(NamedTuple):
    """A session that differs, as it stands in the list of differences.

    `changed` is None where it was added or removed.
    """

    word: str
    session: Session
    changed: Changed | None = None


def screen(comparison: Comparison, view: View) -> list[Line]:
    """The answer, what differs in the conference, and each day with its sessions that differ."""
    page, differences = view.page, comparison.differences
    if differences.none:
        return blocks.sentence(view, NO_DIFFERENCE)
    answer = page.line(
        (comparison.file, roles.BOLD),
        f" {roles.ARROW} ",
        (view.file, roles.BOLD),
        f": {summary(differences)}",
    )
    lines = wrap_prose(answer, page.text_width)
    if differences.conference:
        lines += [EMPTY, page.line((CONFERENCE, roles.BOLD))]
        for change in differences.conference:
            lines += _conference_lines(conference_saying(change, view), view)
    both = _with_removed(view, differences.removed)
    grid = blocks.grid_of(both)
    for day, entries in days_of(differences, view.agenda):
        lines += [EMPTY, *wrap_prose(page.line((wording.long_date(day), roles.BOLD)), page.width)]
        lines += blocks.zone_names(both, grid)
        for entry in entries:
            lines += grid.lines_of(_row(entry, both, day, grid))
    return lines


def absence(comparison: Comparison, view: View) -> str:
    """The sentence that nothing differs."""
    del view
    return NO_DIFFERENCE if comparison.differences.none else ""


def lines(comparison: Comparison, view: View) -> Iterator[str]:
    """One difference a line: added, removed or changed; id, title; field, old, new."""
    differences = comparison.differences
    title = view.agenda.conference.title
    for change in differences.conference:
        yield _record("changed", "", title, change, view)
    for entry in entries_of(differences):
        word, session, changed = entry
        agenda = comparison.old if word == "removed" else view.agenda
        for change in changed.changes if changed else (Change("", None, None),):
            yield _record(word, session.id, agenda.told_apart(session), change, view)


def document(comparison: Comparison, view: View) -> dict[str, object]:
    """All that differs."""
    differences = comparison.differences
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


def entries_of(differences: Differences) -> list[Entry]:
    """All sessions that differ, in listing order; a removed one where it was."""
    entries = [Entry("removed", session) for session in differences.removed]
    entries += [Entry("changed", changed.new, changed) for changed in differences.changed]
    entries += [Entry("added", session) for session in differences.added]
    return sorted(entries, key=lambda entry: start_then_end(entry.session))


def days_of(differences: Differences, agenda: Agenda) -> Iterator[tuple[dt.date, Iterable[Entry]]]:
    """The same by day."""
    return groupby(entries_of(differences), lambda entry: agenda.day_of(entry.session))


def _with_removed(view: View, removed: Iterable[Session]) -> View:
    """The view of an agenda in which the removed sessions stand as well.

    So they have their symbols, and their ids a column that is wide enough.
    """
    agenda = view.agenda
    sessions = (*agenda.sessions, *removed)
    both = Agenda.model_construct(version=1, conference=agenda.conference, sessions=sessions)
    return view._replace(agenda=both)


def _conference_lines(saying: Saying, view: View) -> list[Line]:
    page = view.page
    at = FACT_AT_WHEN_NARROW if page.narrow else FACT_AT
    left = page.line((roles.CHANGED, roles.TIGHT), f" {saying.word}")
    lines: list[Line] = []
    for pieces in saying.lines:
        for line in wrap_prose(spans_of(pieces, page), max(page.text_width - at, 1)):
            lines.append(beside(left, at, line))
            left = ()
    return lines


def _row(entry: Entry, view: View, day: dt.date, grid: Grid) -> Row:
    """A session's row: what happened to it in the slot, and beside that what explains it."""
    session = entry.session
    dates = blocks.day_slots(view, session, day)
    if entry.word == "added":
        slots = [Span("added", roles.GOOD), *blocks.status_slots(session), *dates]
        marker = Span(roles.ADDED, roles.GOOD)
        return blocks.plain_row(view, session, grid, marker=marker, slots=slots)
    if entry.changed is None:
        slots = [Span("removed", roles.BAD), *dates]
        return _gone(view, session, grid, Span(roles.REMOVED, roles.BAD), slots)
    return _changed_row(entry.changed, view, grid, dates)


def _gone(view: View, session: Session, grid: Grid, marker: Span, slots: list[Span]) -> Row:
    """A row struck through; its symbol keeps its colour, and says the kind."""
    row = blocks.plain_row(view, session, grid, role=roles.GONE, marker=marker, slots=slots)
    return row._replace(symbol=blocks.symbol_of(view, session), notes=())


def _changed_row(changed: Changed, view: View, grid: Grid, dates: list[Span]) -> Row:
    page, session = view.page, changed.new
    marker = Span(roles.CHANGED, roles.TIGHT)
    sayings = list(sayings_of(changed, view))
    title = [Span(session.title)]
    if renamed := retitled(changed):
        title = spans_of(title_in_place(changed), page)
        sayings.insert(0, renamed)
    # What needs no explanation stands beside the title.
    slots = [Span(one.word, one.role) for one in sayings if not one.lines]
    if changed.old.status == session.status:
        slots += blocks.status_slots(session)
    notes = [
        Note(_explained(one, view, grid), Span(one.word, one.role), leads=True)
        for one in sayings
        if one.lines
    ]
    slots += dates
    if session.cancelled:
        row = _gone(view, session, grid, marker, slots)
    else:
        row = blocks.plain_row(view, session, grid, marker=marker, slots=slots)
    return row._replace(title=title, notes=notes)


def _explained(saying: Saying, view: View, grid: Grid) -> list[Line]:
    page = view.page
    return [
        line
        for pieces in saying.lines
        for line in wrap_prose(spans_of(pieces, page), grid.body_width)
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
