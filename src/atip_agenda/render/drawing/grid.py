"""The grid of all screens: marker, time, symbol, body, id.

A `Row` holds the parts of one row, a `Grid` their places on a page. The eleven cells under the time
hold the badges: short words such as `45 min left`, `+1 day`, `cancelled`. On a narrow page the
badges follow the title in the body, and there are no ids.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from atip_agenda.render.drawing.page import EMPTY, Line, Page, Segment, beside, cells
from atip_agenda.render.drawing.wrapping import wrap_prose, wrap_title

TIME_AT = 2
TIME_CELLS = 11
SECOND_ZONE_AT = 15
TWO_ZONES_FROM = 73
FEWEST_TITLE_CELLS = 44
LONGEST_ID = 16
SIXTH = 6


class Times(NamedTuple):
    """The times of a row: start and end in the zone shown, the venue's range if it differs.

    What takes the whole day has it as its start, and no end.
    `day` is the weekday (or date) before them, where rows are not in day order.
    """

    start: str
    end: str
    venue: str = ""
    day: str = ""


class Note(NamedTuple):
    """Lines of the body under the title, and the badge that they explain, if any.

    On a narrow page the badge stands before the lines if it `leads`, else after them.
    """

    lines: Sequence[Line]
    badge: Segment | None = None
    leads: bool = False


class Row(NamedTuple):
    """The parts of one row; `role` is that of its time and title."""

    times: Times
    symbol: Segment
    title: Sequence[Segment]
    id: str = ""
    marker: Segment | None = None
    role: str = ""
    badges: Sequence[Segment] = ()
    notes: Sequence[Note] = ()


class Grid(NamedTuple):
    """The columns of a page, as cells from its left edge; `id_at` is None without ids."""

    page: Page
    symbol_at: int
    body_at: int
    body_width: int
    id_at: int | None
    two_zones: bool = False
    venue_zone_name: str = ""
    second_at: int = SECOND_ZONE_AT

    def lines_of(self, row: Row) -> list[Line]:
        """The lines of a row, none wider than the page."""
        page = self.page
        left, body = self._narrow(row) if page.narrow else self._wide(row)
        lines: list[Line] = []
        for number, (time, text) in enumerate(zip_longest(left, body, fillvalue=EMPTY)):
            first = number == 0
            line = beside(page.line(row.marker) if first and row.marker else (), TIME_AT, time)
            line = beside(line, self.symbol_at, page.line(row.symbol) if first else ())
            line = beside(line, self.body_at, text)
            if first and row.id and self.id_at is not None:
                line = beside(line, self.id_at, page.line((row.id, "dim")))
            lines.append(line)
        return lines

    def _wide(self, row: Row) -> tuple[list[Line], list[Line]]:
        """The lines of the time column, and those of the body."""
        page = self.page
        left = [self._times(row), *map(page.line, row.badges)]
        body = self._title(row)
        if row.times.venue and not self.two_zones:
            body += self._venue_lines(row)
        for note in row.notes:
            if note.badge:
                at = max(len(body), len(left))
                body += [EMPTY] * (at - len(body))
                left += [*[EMPTY] * (at - len(left)), page.line(note.badge)]
            body += note.lines
        return left, body

    def _narrow(self, row: Row) -> tuple[list[Line], list[Line]]:
        page, times = self.page, row.times
        end_role = row.role if "strike" in row.role else "dim"
        start, _, rest = times.start.partition(" ")  # all day
        left = [page.line((start, row.role)), page.line((times.end or rest, end_role))]
        if times.day:
            left.insert(0, page.line((times.day, row.role)))
        body = self._title(row)
        if times.venue:
            body += self._venue_lines(row)
        body += map(page.line, row.badges)
        for note in row.notes:
            badge = [page.line(note.badge)] if note.badge else []
            body += [*badge, *note.lines] if note.leads else [*note.lines, *badge]
        return left, body

    def _times(self, row: Row) -> Line:
        times = row.times
        before = self.second_at - SECOND_ZONE_AT
        day = f"{times.day:<{before}}" if times.day else ""
        dash = "–" if times.end else ""
        first = self.page.line((f"{day}{times.start}{dash}{times.end}", row.role))
        if not (self.two_zones and times.venue):
            return first
        venue = self.page.line((times.venue, row.role if "strike" in row.role else "dim"))
        return beside(first, self.second_at - TIME_AT, venue)

    def _venue_lines(self, row: Row) -> list[Line]:
        """The venue's times where there is no column for them."""
        text = f"{row.times.venue} {self.venue_zone_name}"
        return wrap_prose(self.page.line((text, "dim")), self.body_width)

    def _title(self, row: Row) -> list[Line]:
        segments = [self.page.segment(text, role or row.role) for text, role in row.title]
        return wrap_title(segments, self.body_width)


def grid_for(
    page: Page,
    ids: Iterable[str],
    *,
    days: Iterable[str] = (),
    venue_zone_name: str = "",
) -> Grid:
    """Return the grid for a page and the ids shown on it.

    `days` are the words before the times, where rows are not in day order; `venue_zone_name` is
    given where the venue's times are shown beside those of another zone.
    """
    if page.narrow:
        width = max(page.width - 10, 1)
        return Grid(page, 8, 10, width, None, venue_zone_name=venue_zone_name)
    two_zones = bool(venue_zone_name) and page.width >= TWO_ZONES_FROM
    before = max((cells(page.text(day)) + 1 for day in days), default=0)
    symbol_at = (28 if two_zones else 15) + before
    body_at = symbol_at + 2
    width = page.text_width
    longest = max((cells(page.text(one)) for one in ids), default=0)
    id_at: int | None = width - longest
    body_width = width - longest - 2 - body_at
    if not longest or body_width < FEWEST_TITLE_CELLS or longest > max(LONGEST_ID, width // SIXTH):
        id_at, body_width = None, width - body_at
    second_at = SECOND_ZONE_AT + before
    return Grid(page, symbol_at, body_at, body_width, id_at, two_zones, venue_zone_name, second_at)
