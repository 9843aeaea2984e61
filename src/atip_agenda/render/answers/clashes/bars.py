"""Two sessions as bars on one scale, their overlap hatched."""

from __future__ import annotations

import datetime as dt

from atip_agenda import wording
from atip_agenda.models import PLENARY, Session, minutes_between
from atip_agenda.render.drawing import roles, rows
from atip_agenda.render.drawing.grid import Grid
from atip_agenda.render.drawing.page import Line, Segment, beside, cells
from atip_agenda.render.view import View
from atip_agenda.schedule.clashes import Clash

LONGEST = 48
PLENARY_BAR = "█"
OTHER_BAR = "▄"
OPEN_BAR = "╌"
HATCH = "╱"


def bars_of(clash: Clash, view: View, grid: Grid) -> list[Line]:
    """The ticks, then a bar for each session of a clash."""
    scale = _Scale(clash, view, min(grid.body_width, LONGEST))
    lines = [(Segment(" " * grid.body_at), *_ticks(clash, view, scale, grid.body_at))]
    for session in (clash.first, clash.second):
        symbol = rows.symbol_of(view, session)
        bar = beside((), 0, _bar(session, clash, view, scale))
        lines.append(beside(beside((), grid.symbol_at, (symbol,)), grid.body_at, bar))
    return lines


class _Scale:
    """Cells for instants: whole minutes a cell, as few as let both sessions fit."""

    def __init__(self, clash: Clash, view: View, width: int) -> None:
        sessions = (clash.first, clash.second)
        self._start = min(session.start for session in sessions)
        end = max(view.agenda.until(session) for session in sessions)
        whole = minutes_between(self._start, end)
        self._minutes = max(-(-whole // width), 1)
        self.width = max(self.cell(end), 1)

    def cell(self, instant: dt.datetime) -> int:
        """The cell at which an instant lies."""
        return round((instant - self._start) / dt.timedelta(minutes=self._minutes))


def _bar(session: Session, clash: Clash, view: View, scale: _Scale) -> Line:
    # Even the shortest bar and hatch have a cell.
    start = min(scale.cell(session.start), scale.width - 1)
    end = max(scale.cell(view.agenda.until(session)), start + 1)
    if session.end is None:
        sign = OPEN_BAR
    else:
        sign = PLENARY_BAR if session.kind in PLENARY else OTHER_BAR
    color = roles.color_of(session.kind)
    page = view.page
    parts: list[Segment] = [Segment(" " * start)]
    if clash.type == "overlap":
        left = min(scale.cell(clash.start), end - 1)
        right = max(scale.cell(clash.end), left + 1)
        parts += [
            page.segment(sign * (left - start), color),
            page.segment(HATCH * (right - left), roles.OVERLAP),
            page.segment(sign * (end - right), color),
        ]
    else:
        parts.append(page.segment(sign * (end - start), color))
    return tuple(part for part in parts if part.text)


def _ticks(clash: Clash, view: View, scale: _Scale, body_at: int) -> Line:
    """The times of all starts and ends that fit; those of the overlap or gap in bold."""
    page = view.page
    inner = {clash.start, clash.end}
    wanted: list[tuple[int, str, str]] = []
    first, last = scale.cell(clash.start), scale.cell(clash.end)
    clocks = [wording.clock(instant, view.zone) for instant in (clash.start, clash.end)]
    if last - first > cells(clocks[0]):
        wanted += [(first, clocks[0], roles.BOLD), (last, clocks[1], roles.BOLD)]
    else:
        wanted.append((first, "–".join(dict.fromkeys(clocks)), roles.BOLD))
    for session in (clash.first, clash.second):
        for instant in (session.start, view.agenda.until(session)):
            if instant not in inner:
                tick = (scale.cell(instant), wording.clock(instant, view.zone), roles.DIM)
                wanted.append(tick)
    room = page.text_width - body_at
    shown: list[tuple[int, str, str]] = []
    for cell, text, role in wanted:
        at = max(min(cell, room - cells(text)), 0)
        stop = at + cells(text)
        if all(stop < other or at > other + cells(tick) for other, tick, _ in shown):
            shown.append((at, text, role))
    line: Line = ()
    for at, text, role in sorted(shown):
        line = beside(line, at, page.line((text, role)))
    return line
