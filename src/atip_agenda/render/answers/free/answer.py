"""The answer of `free`: the slots in which an event meets nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from atip_agenda import wording
from atip_agenda.errors import listed
from atip_agenda.render import jsonout, records
from atip_agenda.render.answer import Answer
from atip_agenda.render.answers.free import during
from atip_agenda.render.drawing import blocks, roles, rows
from atip_agenda.render.drawing.grid import Grid, Row, grid_for
from atip_agenda.render.drawing.page import EMPTY, Line, beside, cells, indented
from atip_agenda.render.drawing.wrapping import wrap_prose
from atip_agenda.render.moments import over_message
from atip_agenda.render.view import View
from atip_agenda.schedule.free import FreeDay, Slot
from atip_agenda.schedule.moments import Moment
from atip_agenda.schedule.own_events import OwnEvent

LENGTH_CELLS = 10  # 1 h 15 min
GAP = 2
_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class FreeSlots(Answer[View]):
    """Days with their free slots, and what was asked for.

    The slots are clear of `kinds` and of the user's `own` events, and within sessions of the kinds
    `inside`, if any. `day` is the one asked for, if any; `minutes` is the length asked for, and
    `margin` is in minutes as well. Slots start at `since` or later, or at any time if it is None;
    `moment` is the one asked about, and `following` the first slot of the days after `day`.
    """

    days: Sequence[FreeDay]
    minutes: int
    kinds: Sequence[str]
    day: dt.date | None = None
    margin: int = 0
    own: Sequence[OwnEvent] = ()
    moment: Moment | None = None
    since: dt.datetime | None = None
    following: Slot | None = None
    inside: Sequence[str] = ()

    @property
    def slots(self) -> list[Slot]:
        """The slots of all days, in order."""
        return [slot for day in self.days for slot in day.slots]

    @property
    def is_no(self) -> bool:
        """Whether there is no slot."""
        return not self.slots

    def screen(self, view: View) -> list[Line]:
        """What the slots are clear of, each day with its slots, and the user's own events."""
        page = view.page
        if not self.slots:
            answer, reason = _no_slot_at_all(self, view)
        else:
            answer = f"Free for {self.minutes} min or more"
            reason = f"{_after(self, view)}{_within(self, ', ')}{_clear_of(self)}"
        lines = wrap_prose(page.line((answer, roles.BOLD), reason), page.text_width)
        lines += blocks.zone_line(view)
        if self.slots:
            if self.moment and self.moment.state == "after":  # says why slots of the past are shown
                lines += [EMPTY, *blocks.sentence(view, over_message(self.moment, view))]
            lines += self._days(view)
        return [*lines, *_own_events(self, view)]

    def _days(self, view: View) -> list[Line]:
        page = view.page
        lines: list[Line] = []
        grid = grid_for(page, (), venue_zone_name=view.second_zone_name)
        lengths = [cells(wording.duration(_minutes(slot))) for slot in self.slots]
        beside_at = grid.symbol_at + max(LENGTH_CELLS, *lengths) + GAP
        for day in self.days:
            if self.since and day.end <= self.since:
                continue
            lines += [EMPTY, *blocks.day_heading(view, day.day)]
            if not day.slots:
                said = "".join(_no_slot(self, view, [day], day.day))
                none = wrap_prose(page.line((said, roles.DIM)), page.text_width - 2)
                lines += indented(none, 2)
                continue
            lines += blocks.zone_names(view, grid)
            for slot in day.slots:
                lines += _slot(slot, day.day, self, view, grid, beside_at)
        return lines

    def absence(self, view: View) -> str:
        """Message where there is no slot, else ""."""
        return "" if self.slots else "".join(_no_slot_at_all(self, view))

    def lines(self, view: View) -> Iterator[str]:
        """One slot a line: start, end, minutes, the ids of what else runs then."""
        for slot in self.slots:
            yield records.record(
                (
                    records.time_field(slot.start, view.zone),
                    records.time_field(slot.end, view.zone),
                    str(_minutes(slot)),
                    ",".join(session.id for session in slot.during),
                )
            )

    def document(self, view: View) -> list[dict[str, object]]:
        """The slots as objects."""
        return [
            {
                "start": jsonout.time_value(slot.start, view.zone),
                "end": jsonout.time_value(slot.end, view.zone),
                "minutes": _minutes(slot),
                "during": [session.id for session in slot.during],
            }
            for slot in self.slots
        ]


def _minutes(slot: Slot) -> int:
    """Whole minutes, rounded down so that an event of that length fits."""
    return slot.length // _MINUTE


def _clear_of(free: FreeSlots) -> str:
    """What the slots are clear of: opening, panels, closing and your event."""
    names = [wording.kind_name(kind, 2) for kind in dict.fromkeys(free.kinds)]
    yours = sum(one.session.busy and one.until > one.session.start for one in free.own)
    if yours:
        names.append("your event" if yours == 1 else f"your {yours} events")
    if not names:
        return ""
    margin = f"at least {free.margin} min from" if free.margin else "clear of"
    return f", {margin} {listed(names)}"


def _within(free: FreeSlots, before: str) -> str:
    """The kinds within which the slots lie, after some sign."""
    names = [wording.kind_name(kind, 2) for kind in free.inside]
    return f"{before}within {listed(names)}" if names else ""


def _after(free: FreeSlots, view: View) -> str:
    """The time asked about, unless it is now."""
    if not free.since or not free.moment or free.moment.at == view.now:
        return ""
    return f" after {wording.when(free.since, view.zone)} in {view.zone_name}"


def _no_slot_at_all(free: FreeSlots, view: View) -> tuple[str, str]:
    """The answer that there is no slot, and what there is instead."""
    on = ""
    if free.day:
        today = _partly_over(free, free.days) and free.day == view.agenda.conference.day_at(
            view.now
        )
        on = " today" if today else f" on {_day_name(free.day, view)}"
    where = f"{on}{_within(free, ' ')}{_after(free, view)}"
    return _no_slot(free, view, free.days, free.day, where)


def _partly_over(free: FreeSlots, days: Sequence[FreeDay]) -> bool:
    """Whether time of these days is over, so that no slot of it is offered."""
    return any(free.since and day.start < free.since for day in days)


def _no_slot(
    free: FreeSlots,
    view: View,
    days: Sequence[FreeDay],
    known_day: dt.date | None,
    where: str = "",
) -> tuple[str, str]:
    """The answer that these days have no slot, and what there is instead.

    The reader knows `known_day`, so that it is not named again.
    """
    over = _partly_over(free, days)
    answer = f"No slot of {free.minutes} min{' is left' if over else ''}{where}"
    if over and free.following:
        return answer, f"; the next is {_when(free.following, known_day, view)}."
    gaps = [day.longest for day in days if day.longest]
    if gaps:
        longest = max(gaps, key=lambda slot: slot.length)
        length = wording.duration(_minutes(longest))
        return answer, f"; the longest is {length}, {_when(longest, known_day, view)}."
    if days:
        return answer, "." if over else "; nothing is free."
    return answer, f"; no session takes place{' then' if free.day else ''}."


def _day_name(day: dt.date, view: View) -> str:
    """A day's name in a sentence: Monday, or its date where a weekday occurs twice."""
    return f"{day:%A}" if wording.weekdays_differ(view.agenda.days) else wording.long_date(day)


def _when(slot: Slot, day: dt.date | None, view: View) -> str:
    """When a slot is, with its day unless the reader knows it."""
    date = slot.start.astimezone(view.zone).date()
    before = "" if date == day else f"{view.agenda.conference.short_day(date)} "
    where = f" in {view.zone_name}" if view.two_zones else ""
    return f"{before}{wording.range_of(slot.start, slot.end, view.zone)}{where}"


def _slot(
    slot: Slot, day: dt.date, free: FreeSlots, view: View, grid: Grid, beside_at: int
) -> list[Line]:
    """A slot's row: its time, its length, and what else runs; dim when over."""
    page, moment = view.page, free.moment
    over = moment and moment.state != "after" and slot.end <= moment.at
    role = roles.PAST if over else ""
    times = rows.times_between(view, slot.start, slot.end)
    length = page.segment(wording.duration(_minutes(slot)), role)
    row = Row(times, length, (), role=role or roles.BOLD)
    at = grid.symbol_at if page.narrow else beside_at
    venue: list[Line] = []
    if times.venue and not grid.two_zones:
        row = row._replace(times=times._replace(venue=""))
        text = page.line((f"{times.venue} {view.venue_zone_name}", roles.DIM))
        venue = wrap_prose(text, max(page.text_width - at, 1))
    shifted = rows.day_badges(view, slot.start, slot.end, day)
    groups = [*during.grouped(slot.during, [one.session for one in free.own], free.inside)]
    titles_at = at if page.narrow else at + during.TITLES_AT
    titles = during.titles_of(groups, view, titles_at, role)
    if page.narrow:
        first, *left = grid.lines_of(row)
        first, *beneath = during.narrow(titles, view, first, role)
        left = [first, *left]
        words = [page.line(word) for word in shifted]
        right = [EMPTY, *beneath, *words, *venue]
    else:
        left = grid.lines_of(row._replace(badges=shifted))
        right = [*during.wide(titles, view), *venue]
    pairs = zip_longest(left, right, fillvalue=EMPTY)
    return [beside(one, at, other) for one, other in pairs]


def _own_events(free: FreeSlots, view: View) -> list[Line]:
    """The user's own events, as they were understood."""
    events = sorted((one.session for one in free.own), key=lambda one: one.start)
    if not events:
        return []
    page, conference = view.page, view.agenda.conference
    dates = [one.start.astimezone(view.zone).date() for one in events]
    days = [conference.short_day(date) for date in dates]
    grid = grid_for(page, (), days=days, venue_zone_name=view.second_zone_name)
    heading = "Your event" if len(events) == 1 else "Your events"
    lines = [EMPTY, page.line((heading, roles.BOLD)), *blocks.zone_names(view, grid)]
    for session, day in zip(events, days, strict=True):
        badges = rows.end_badges(view, session)
        lines += grid.lines_of(rows.session_row(view, session, grid, badges=badges, day=day))
    return lines
