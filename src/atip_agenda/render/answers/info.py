"""The conference as a whole: what `info` shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from atip_agenda import wording
from atip_agenda.render import jsonout, records
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.page import EMPTY, Line, Page, Span, padded, width_of
from atip_agenda.render.drawing.wrapping import wrap_prose, wrap_title
from atip_agenda.render.view import View

GAP = 2


def screen(result: None, view: View) -> list[Line]:
    """The title, the facts, the kinds with their symbols (the only legend), the notes."""
    del result
    page = view.page
    lines = [*blocks.title_lines(view), EMPTY, *blocks.labelled(page, _facts(view))]
    if view.agenda.sessions:
        lines += [EMPTY, *blocks.labelled(page, [("Kinds", _kinds(view))])]
    for number, note in enumerate(view.agenda.conference.notes):
        note_lines = wrap_title([page.span(note)], blocks.labelled_width(page))
        lines += [*([] if number else [EMPTY]), *blocks.labelled(page, [("Note", note_lines)])]
    return lines


def absence(result: None, view: View) -> str:
    """Never anything: there is always a conference."""
    del result, view
    return ""


def lines(result: None, view: View) -> Iterator[str]:
    """The conference's fields as `key<TAB>value` lines."""
    for key, value in document(result, view).items():
        values = value if isinstance(value, list | tuple) else [value]
        for one in values:
            yield records.record((key.replace("_", " "), "" if one is None else str(one)))


def document(result: None, view: View) -> dict[str, object]:
    """The conference's fields, the file, the days, the number of sessions."""
    del result
    conference = view.agenda.conference
    return {
        **conference.model_dump(mode="json", exclude={"updated", "notes"}),
        "updated": conference.updated and jsonout.time_value(conference.updated, view.zone),
        "notes": conference.notes,
        "file": view.file,
        "days": [day.isoformat() for day in view.agenda.days],
        "sessions": len(view.agenda.sessions),
    }


def _facts(view: View) -> Iterator[tuple[str, Iterable[Line]]]:
    page, conference = view.page, view.agenda.conference
    dates = wording.date_span(conference.first_day, conference.last_day, weekdays=True)
    status = f"{conference.status}, revision {conference.revision}"
    if conference.updated:
        status += f", updated {wording.when(conference.updated, view.zone)} in {view.place}"
    times = [f"{view.venue.key} ({blocks.offsets_in(view, venue=True)})"]
    if view.two_zones:
        times.insert(0, f"{view.zone.key} ({blocks.offsets_in(view, venue=False)})")
        times[1] = f"beside {times[1]}"
    for label, values in (
        ("Dates", [dates]),
        ("Times", times),
        ("Where", [conference.venue]),
        ("Online", [conference.online]),
        ("Link", [conference.url]),
        ("Status", [status]),
        ("File", [view.file]),
    ):
        found: list[Line] = []
        for value in values:
            if value:
                found += wrap_prose(page.line(value), blocks.labelled_width(page))
        if found:
            yield label, found


def _kinds(view: View) -> list[Line]:
    """How many sessions there are of each kind, in as many columns as fit."""
    page = view.page
    counts = Counter(session.kind for session in view.agenda.ordered)
    entries = [_kind(page, view.symbols[kind], kind, number) for kind, number in counts.items()]
    width = blocks.labelled_width(page)
    column = max(map(width_of, entries)) + GAP
    across = (width + GAP) // column
    if not across:
        return [line for entry in entries for line in wrap_prose(entry, width)]
    lines: list[Line] = []
    for at in range(0, len(entries), across):
        line: tuple[Span, ...] = ()
        for number, entry in enumerate(entries[at : at + across]):
            line = (*padded(line, number * column), *entry)
        lines.append(line)
    return lines


def _kind(page: Page, symbol: str, kind: str, number: int) -> Line:
    name = wording.kind_name(kind, number)
    return page.line((symbol, roles.color_of(kind)), f" {number} {name}")
