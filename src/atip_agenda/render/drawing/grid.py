"""The one grid of all screens (look.md, section 1): marker, time, symbol, body, id.

`Row` says what stands in a row, `Grid` where it stands on a page of some width.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atip_agenda.render.drawing.page import EMPTY, Line, Page, Span, beside, cells
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

    `day` is the weekday (or date) before them, where rows do not stand in day order.
    """

    start: str
    end: str
    venue: str = ""
    day: str = ""


class Note(NamedTuple):
    """Lines of the body under the title, with the slot's word that they explain, if any.

    On a narrow page, where the word stands in the body as well, it comes first if it `leads`.
    """

    lines: Sequence[Line]
    slot: Span | None = None
    leads: bool = False


class Row(NamedTuple):
    """What stands in one row; `role` is that of its time and title."""

    times: Times
    symbol: Span
    title: Sequence[Span]
    id: str = ""
    marker: Span | None = None
    role: str = ""
    slots: Sequence[Span] = ()
    notes: Sequence[Note] = ()


class Grid(NamedTuple):
    """The columns of a page, as cells from its left edge; `id_at` is None without ids."""

    page: Page
    symbol_at: int
    body_at: int
    body_width: int
    id_at: int | None
    two_zones: bool = False
    venue_place: str = ""
    second_at: int = SECOND_ZONE_AT

    def lines_of(self, row: Row) -> list[Line]:
        """The lines of a row, none wider than the page."""
        return self._narrow(row) if self.page.narrow else self._wide(row)

    def _wide(self, row: Row) -> list[Line]:
        page = self.page
        left: dict[int, Sequence[Span]] = {0: self._time_cells(row)}
        for number, slot in enumerate(row.slots, start=1):
            left[number] = (page.span(*slot),)
        body = list(self._title(row))
        if row.times.venue and not self.two_zones:
            body += self._venue_lines(row)
        for note in row.notes:
            if note.slot:
                at = max(len(body), max(left) + 1)
                body += [EMPTY] * (at - len(body))
                left[at] = (page.span(*note.slot),)
            body += note.lines
        lines: list[Line] = []
        for number in range(max(len(body), max(left) + 1)):
            marker = [page.span(*row.marker)] if row.marker and number == 0 else []
            line = beside(marker, TIME_AT, left.get(number, ()))
            if number == 0:
                line = beside(line, self.symbol_at, (page.span(*row.symbol),))
            if number < len(body):
                line = beside(line, self.body_at, body[number])
            if number == 0 and self.id_at is not None and row.id:
                line = beside(line, self.id_at, (page.span(row.id, "dim"),))
            lines.append(line)
        return lines

    def _time_cells(self, row: Row) -> Line:
        times = row.times
        before = self.second_at - SECOND_ZONE_AT
        day = f"{times.day:<{before}}" if times.day else ""
        first = self.page.span(f"{day}{times.start}–{times.end}", row.role)
        if not (self.two_zones and times.venue):
            return (first,)
        venue = self.page.span(times.venue, row.role if "strike" in row.role else "dim")
        return beside((first,), self.second_at - TIME_AT, (venue,))

    def _narrow(self, row: Row) -> list[Line]:
        page = self.page
        times = row.times
        end_role = row.role if "strike" in row.role else "dim"
        left = [page.line((times.start, row.role)), page.line((times.end, end_role))]
        if times.day:
            left.insert(0, page.line((times.day, row.role)))
        body = list(self._title(row))
        if times.venue:
            body += self._venue_lines(row)
        body += [page.line(slot) for slot in row.slots]
        for note in row.notes:
            word = [page.line(note.slot)] if note.slot else []
            body += [*word, *note.lines] if note.leads else [*note.lines, *word]
        lines: list[Line] = []
        for number in range(max(len(body), len(left))):
            marker = [page.span(*row.marker)] if row.marker and number == 0 else []
            line = beside(marker, TIME_AT, left[number] if number < len(left) else ())
            if number == 0:
                line = beside(line, self.symbol_at, (page.span(*row.symbol),))
            if number < len(body):
                line = beside(line, self.body_at, body[number])
            lines.append(line)
        return lines

    def _venue_lines(self, row: Row) -> list[Line]:
        """The venue's times where there is no column for them."""
        text = f"{row.times.venue} {self.venue_place}"
        return wrap_prose(self.page.line((text, "dim")), self.body_width)

    def _title(self, row: Row) -> list[Line]:
        spans = [self.page.span(text, role or row.role) for text, role in row.title]
        return wrap_title(spans, self.body_width)


def grid_for(
    page: Page,
    ids: Iterable[str],
    *,
    days: Iterable[str] = (),
    venue_place: str = "",
) -> Grid:
    """The grid for a page and the ids shown on it.

    `days` are the words before the times, where rows do not stand in day order; `venue_place` is
    given where the venue's times stand beside those of another zone.
    """
    if page.narrow:
        width = max(page.width - 10, 1)
        return Grid(page, 8, 10, width, None, venue_place=venue_place)
    two_zones = bool(venue_place) and page.width >= TWO_ZONES_FROM
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
    return Grid(page, symbol_at, body_at, body_width, id_at, two_zones, venue_place, second_at)
