"""Parts that several screens share: the head, day headings, facts, notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atip_agenda import wording
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.grid import SECOND_ZONE_AT, TIME_AT, Grid, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, Page, Segment, beside, width_of
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose, wrap_title
from atip_agenda.render.view import View
from atip_agenda.zones import offset_name

STAMP_GAP = 2
VALUE_AT = 12  # where the value beside a label begins


def title_lines(view: View) -> list[Line]:
    """The conference's title with its stamp at the page's edge, and its theme."""
    page, conference = view.page, view.agenda.conference
    width = page.text_width
    title = [page.segment(conference.title, roles.BOLD)]
    if conference.status == "final":
        lines = wrap_title(title, width)
    else:
        stamp = page.line((f" {conference.status.upper()} ", roles.STAMP))
        at = width - width_of(stamp)
        lines = wrap_title(title, width, max(at - STAMP_GAP, 1))
        if width_of(lines[-1]) > at - STAMP_GAP:
            lines.append(())
        lines[-1] = beside(lines[-1], at, stamp) if lines[-1] else (Segment(" " * at), *stamp)
    if conference.theme:
        lines += wrap_title([page.segment(conference.theme)], width)
    return lines


def venue_facts(view: View) -> list[str]:
    """Where the conference is, and how to join it remotely."""
    conference = view.agenda.conference
    return [fact for fact in (conference.venue, conference.online) if fact]


def offsets_in(view: View, *, venue: bool) -> str:
    """The offsets on the conference's days, as CEST, UTC+2."""
    zone = view.venue if venue else view.zone
    conference = view.agenda.conference
    starts = [session.start for session in view.agenda.ordered]
    starts = starts or [conference.start_of(conference.first_day)]
    return ", then ".join(dict.fromkeys(offset_name(start, zone) for start in starts))


def zone_fact(view: View) -> str:
    """The zone or zones of the times on a screen."""
    venue = _zone_label(view.venue_zone_name, offsets_in(view, venue=True))
    if not view.two_zones:
        return f"times in {venue}"
    return f"times in {_zone_label(view.zone_name, offsets_in(view, venue=False))}, beside {venue}"


def _zone_label(name: str, offsets: str) -> str:
    """A zone's name with its offsets, where they say more: Vienna (CEST, UTC+2), UTC."""
    return name if name in offsets.split(", ") else f"{name} ({offsets})"


def day_heading(view: View, day: dt.date) -> list[Line]:
    """A day's heading, with the time if the day is today."""
    page = view.page
    facts = [page.line((wording.long_date(day), roles.BOLD))]
    if view.agenda.conference.day_at(view.now) == day:
        facts.append(page.line((_today(view, day), roles.NOW)))
    return wrap_facts(page, facts, page.text_width)


def _today(view: View, day: dt.date) -> str:
    """The time now, under today's heading; with its weekday by clocks that show another date."""
    here, there = (wording.clock(view.now, zone, beside=day) for zone in (view.venue, view.zone))
    if not view.two_zones:
        return f"today, {here}"
    same_date = there == wording.clock(view.now, view.zone)
    return f"today, {there if same_date else f'{here}; {there}'} in {view.zone_name}"


def date_heading(view: View, date: dt.date) -> Line:
    """A date as a heading."""
    return view.page.line((wording.long_date(date), roles.BOLD))


def zone_names(view: View, grid: Grid, *, after_blank: bool = False) -> list[Line]:
    """The names of both zones above their columns, if there are two."""
    if not grid.two_zones:
        return []
    page = view.page
    names = [page.line((name, roles.DIM)) for name in (view.zone_name, view.venue_zone_name)]
    first_at = TIME_AT + grid.second_at - SECOND_ZONE_AT
    line = beside(beside((), first_at, names[0]), grid.second_at, names[1])
    return [*([EMPTY] if after_blank else []), line]


def zone_line(view: View) -> list[Line]:
    """The zones of the times, under an answer without another place for them."""
    if not view.two_zones:
        return []
    return faded_facts(view.page, [zone_fact(view)], view.page.text_width)


def grid_of(view: View, also: Iterable[str] = ()) -> Grid:
    """The grid for sessions in day order.

    Its id column is as wide as the longest id of the agenda and of what else stands in it.
    """
    ids = (*(session.id for session in view.agenda.sessions), *also)
    return grid_for(view.page, ids, venue_zone_name=view.second_zone_name)


def faded_facts(page: Page, facts: Iterable[str], width: int, role: str = roles.DIM) -> list[Line]:
    """Facts in one role, the dots between them as well."""
    return wrap_facts(page, [page.line((fact, role)) for fact in facts], width, role)


def labelled_width(page: Page) -> int:
    """The width beside the labels."""
    return max(page.text_width - VALUE_AT, 1)


def labelled(page: Page, facts: Iterable[tuple[str, Iterable[Line]]]) -> list[Line]:
    """Dim labels, and beside each its lines."""
    lines: list[Line] = []
    for label, values in facts:
        for number, value in enumerate(values):
            left = page.line("  ", ("" if number else label, roles.DIM))
            lines.append(beside(left, VALUE_AT, value))
    return lines


def note_lines(view: View) -> list[Line]:
    """The agenda's notes at a screen's foot."""
    page = view.page
    notes = [page.line(("Note: ", roles.DIM), note) for note in view.agenda.conference.notes]
    return [line for note in notes for line in wrap_prose(note, page.text_width)]


def sentence(view: View, text: str) -> list[Line]:
    """A sentence over the width of the page."""
    return wrap_prose(view.page.line(text), view.page.text_width)


def hint(view: View, label: str, call: str) -> list[Line]:
    """A command to paste, below an empty line."""
    line = view.page.line((f"{label}: ", roles.DIM), call)
    return [EMPTY, *wrap_prose(line, view.page.text_width)]


def stacked(blocks: Iterable[Iterable[Line]], gap: int = 1) -> list[Line]:
    """Blocks below each other, with empty lines between them."""
    lines: list[Line] = []
    for block in blocks:
        lines += [*([EMPTY] * gap if lines else []), *block]
    return lines
