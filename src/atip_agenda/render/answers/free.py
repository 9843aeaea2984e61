"""The slots in which an event would meet nothing: what `free` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from atip_agenda import wording
from atip_agenda.errors import listed
from atip_agenda.models import Session
from atip_agenda.render import jsonout, records
from atip_agenda.render.drawing import blocks, roles
from atip_agenda.render.drawing.grid import Grid, Row, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, beside, cells, indented, width_of
from atip_agenda.render.drawing.wrapping import wrap_prose, wrap_title
from atip_agenda.render.view import View
from atip_agenda.schedule.free import FreeDay, Slot
from atip_agenda.schedule.own_events import Own

BESIDE = "beside"
LENGTH_CELLS = 10  # 1 h 15 min
GAP = 2
_MINUTE = dt.timedelta(minutes=1)


class Freedom(NamedTuple):
    """The days looked at with their free slots, and what was asked for.

    `kinds` are those that are kept clear, besides the events of one's `own`; `day` is the one asked
    for, if any. `minutes` is the length asked for, `margin` is in minutes as well.
    """

    days: Sequence[FreeDay]
    minutes: int
    kinds: Sequence[str]
    day: dt.date | None = None
    margin: int = 0
    own: Sequence[Own] = ()

    @property
    def slots(self) -> list[Slot]:
        """The slots of all days, in order."""
        return [slot for day in self.days for slot in day.slots]


def screen(freedom: Freedom, view: View) -> list[Line]:
    """What the slots are clear of, each day with its slots, and one's own events, read back."""
    page = view.page
    if not freedom.slots:
        answer, reason = _no_slot(freedom, view)
        lines = wrap_prose(page.line((answer, roles.BOLD), reason), page.text_width)
        return [*lines, *blocks.zone_line(view), *_own_events(freedom, view)]
    answer = f"Free for {freedom.minutes} min or more"
    lines = wrap_prose(page.line((answer, roles.BOLD), _clear_of(freedom)), page.text_width)
    lines += blocks.zone_line(view)
    if said := absence(freedom, view):
        lines += [EMPTY, *blocks.sentence(view, said)]
    grid = grid_for(page, (), venue_place=view.second_place)
    lengths = [cells(wording.duration(_minutes(slot))) for slot in freedom.slots]
    beside_at = grid.symbol_at + max(LENGTH_CELLS, *lengths) + GAP
    for day in freedom.days:
        lines += [EMPTY, *blocks.day_heading(view, day.day)]
        if not day.slots:
            said = "".join(_no_slot(freedom._replace(days=[day]), view, day.day))
            lines += indented(wrap_prose(page.line((said, roles.DIM)), page.text_width - 2), 2)
            continue
        lines += blocks.zone_names(view, grid)
        for slot in day.slots:
            lines += _slot(slot, day.day, view, grid, beside_at)
    return [*lines, *_own_events(freedom, view)]


def absence(freedom: Freedom, view: View) -> str:
    """The sentence that there is no slot, or that nothing stands in the way of one."""
    if not freedom.slots:
        return "".join(_no_slot(freedom, view))
    if freedom.kinds:
        return ""
    kind = view.agenda.kinds[0]
    return f"The agenda has no plenary session; name what to avoid, as --avoid {kind}."


def lines(freedom: Freedom, view: View) -> Iterator[str]:
    """One slot a line: start, end, minutes, the ids of what else runs then."""
    for slot in freedom.slots:
        yield records.record(
            (
                records.time_field(slot.start, view.zone),
                records.time_field(slot.end, view.zone),
                str(_minutes(slot)),
                ",".join(session.id for session in slot.during),
            )
        )


def document(freedom: Freedom, view: View) -> list[dict[str, object]]:
    """The slots as objects."""
    return [
        {
            "start": jsonout.time_value(slot.start, view.zone),
            "end": jsonout.time_value(slot.end, view.zone),
            "minutes": _minutes(slot),
            "during": [session.id for session in slot.during],
        }
        for slot in freedom.slots
    ]


def _minutes(slot: Slot) -> int:
    """Whole minutes, rounded down: a slot is never said to be longer than it is."""
    return slot.length // _MINUTE


def _clear_of(freedom: Freedom) -> str:
    """What the slots are clear of: clear of opening, panels, closing and your event."""
    names = [wording.kind_name(kind, 2) for kind in dict.fromkeys(freedom.kinds)]
    yours = sum(one.session.busy and one.until > one.session.start for one in freedom.own)
    if yours:
        names.append("your event" if yours == 1 else f"your {yours} events")
    if not names:
        return ""
    margin = f"at least {freedom.margin} min from" if freedom.margin else "clear of"
    return f", {margin} {listed(names)}"


def _no_slot(freedom: Freedom, view: View, under: dt.date | None = None) -> tuple[str, str]:
    """The sentence that there is no slot, its answer apart from what there is instead.

    It may stand `under` a day's heading.
    """
    on = f" on {_day_name(freedom.day, view)}" if freedom.day else ""
    answer = f"No slot of {freedom.minutes} min{on}"
    longest = max(
        (day.longest for day in freedom.days if day.longest),
        key=lambda slot: slot.length,
        default=None,
    )
    if longest:
        length = wording.duration(_minutes(longest))
        return answer, f"; the longest is {length}, {_when(longest, under or freedom.day, view)}."
    if freedom.days:
        return answer, "; nothing is free."
    return answer, f"; no session takes place{' then' if freedom.day else ''}."


def _day_name(day: dt.date, view: View) -> str:
    """A day's name in a sentence: Monday, or its date where a weekday occurs twice."""
    return f"{day:%A}" if wording.weekdays_differ(view.agenda.days) else wording.long_date(day)


def _when(slot: Slot, day: dt.date | None, view: View) -> str:
    """When a slot is, with its day where the sentence does not say that."""
    date = slot.start.astimezone(view.zone).date()
    before = "" if date == day else f"{view.agenda.conference.short_day(date)} "
    where = f" in {view.place}" if view.two_zones else ""
    return f"{before}{wording.range_of(slot.start, slot.end, view.zone)}{where}"


def _slot(slot: Slot, day: dt.date, view: View, grid: Grid, beside_at: int) -> list[Line]:
    """A slot's row: its time, its length, and what runs beside it; dim when it is over."""
    page = view.page
    role = roles.PAST if slot.end <= view.now else ""
    times = blocks.times_between(view, slot.start, slot.end)
    length = page.span(wording.duration(_minutes(slot)), role)
    row = Row(times, length, (), role=role or roles.BOLD)
    at = grid.symbol_at if page.narrow else beside_at
    venue: list[Line] = []
    if times.venue and not grid.two_zones:
        row = row._replace(times=times._replace(venue=""))
        text = page.line((f"{times.venue} {view.venue_place}", roles.DIM))
        venue = wrap_prose(text, max(page.text_width - at, 1))
    shifted = blocks.shift_slots(view, slot.start, slot.end, day)
    if page.narrow:
        first, *left = grid.lines_of(row)
        first, *titles = _beside_narrow(slot, view, first, at, role)
        left = [first, *left]
        words = [page.line(word) for word in shifted]
        right = [EMPTY, *titles, *words, *venue]
    else:
        left = grid.lines_of(row._replace(slots=shifted))
        right = [*_beside_wide(slot, view, at, role), *venue]
    pairs = zip_longest(left, right, fillvalue=EMPTY)
    return [beside(one, at, other) for one, other in pairs]


def _beside_wide(slot: Slot, view: View, at: int, role: str) -> list[Line]:
    """What else runs during a slot, behind the word that says so."""
    title_at = cells(BESIDE) + 1
    titles = [line for one in slot.during for line in _title(one, view, at + title_at, role)]
    if not titles:
        return []
    first = beside(view.page.line((BESIDE, roles.DIM)), title_at, titles[0])
    return [first, *indented(titles[1:], title_at)]


def _beside_narrow(slot: Slot, view: View, first: Line, at: int, role: str) -> list[Line]:
    """The first line of a slot, with the word behind it where it fits, then what else runs."""
    page = view.page
    titles = [line for one in slot.during for line in _title(one, view, at, role)]
    if not titles:
        return [first]
    word = page.line((", ", role), (BESIDE, roles.DIM))
    if width_of(first) + width_of(word) > page.width:
        return [first, word[1:], *titles]
    return [(*first, *word), *titles]


def _title(session: Session, view: View, at: int, role: str) -> list[Line]:
    """A session's symbol, which stands at a cell of the page, and its title under itself."""
    page = view.page
    symbol = blocks.symbol_of(view, session, role or None)
    title = wrap_title([page.span(session.title, role)], max(page.text_width - at - GAP, 1))
    return [beside((symbol,), GAP, title[0]), *indented(title[1:], GAP)]


def _own_events(freedom: Freedom, view: View) -> list[Line]:
    """The events typed in the call, read back."""
    typed = sorted((one.session for one in freedom.own if one.typed), key=lambda one: one.start)
    if not typed:
        return []
    page, conference = view.page, view.agenda.conference
    dates = [one.start.astimezone(view.zone).date() for one in typed]
    days = [conference.short_day(date) for date in dates]
    grid = grid_for(page, (), days=days, venue_place=view.second_place)
    heading = "Your event" if len(typed) == 1 else "Your events"
    lines = [EMPTY, page.line((heading, roles.BOLD)), *blocks.zone_names(view, grid)]
    for session, day in zip(typed, days, strict=True):
        slots = blocks.date_slots(view, session)
        lines += grid.lines_of(blocks.plain_row(view, session, grid, slots=slots, day=day))
    return lines
