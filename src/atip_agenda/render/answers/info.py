"""The answer of `info`: the conference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from atip_agenda import wording
from atip_agenda.render import jsonout, records
from atip_agenda.render.answer import Answer
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.page import Line, Page, Segment, padded, width_of
from atip_agenda.render.drawing.wrapping import wrap_prose, wrap_title
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import moment_at

GAP = 2


class ConferenceInfo(Answer[View]):
    """The conference of the agenda that is viewed."""

    def screen(self, view: View) -> list[Line]:
        """The title, the facts, the kinds with their symbols (the only legend), the notes."""
        page = view.page
        facts = [blocks.title_lines(view), blocks.labelled(page, _facts(view))]
        if view.agenda.sessions:
            facts.append(blocks.labelled(page, [("Kinds", _kinds(view))]))
        width = blocks.labelled_width(page)
        notes = view.agenda.conference.notes
        labelled = [("Note", wrap_title([page.segment(note)], width)) for note in notes]
        if notes:
            facts.append(blocks.labelled(page, labelled))
        return blocks.stacked(facts)

    def lines(self, view: View) -> Iterator[str]:
        """The conference's fields as `key<TAB>value` lines."""
        for key, value in self.document(view).items():
            values = value if isinstance(value, list | tuple) else [value]
            for one in values:
                yield records.record((key.replace("_", " "), "" if one is None else str(one)))

    def document(self, view: View) -> dict[str, object]:
        """The conference's fields, the file, the days, the number of sessions."""
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
    if distance := _distance(view):
        dates += f" · {distance}"
    status = f"{conference.status}, revision {conference.revision}"
    if conference.updated:
        status += f", updated {wording.when(conference.updated, view.zone)} in {view.zone_name}"
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


def _distance(view: View) -> str:
    """How far off the conference is: in 12 days, or over; "" while it takes place."""
    today, days = view.agenda.conference.day_at(view.now), view.agenda.days
    if today < days[0]:
        return f"in {wording.counted((days[0] - today).days, 'day')}"
    over = today > days[-1] or moment_at(view.agenda, view.now).ended
    return "over" if over else ""


def _kinds(view: View) -> list[Line]:
    """The number of sessions of each kind, in as many columns as fit."""
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
        line: tuple[Segment, ...] = ()
        for number, entry in enumerate(entries[at : at + across]):
            line = (*padded(line, number * column), *entry)
        lines.append(line)
    return lines


def _kind(page: Page, symbol: str, kind: str, number: int) -> Line:
    name = wording.kind_name(kind, number)
    return page.line((symbol, roles.color_of(kind)), f" {number} {name}")
