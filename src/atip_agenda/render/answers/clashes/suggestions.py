"""Free slots for an event that clashes: what `clashes --suggest` adds."""

from __future__ import annotations

from atip_agenda import wording
from atip_agenda.models import minutes_between
from atip_agenda.render import jsonout, records
from atip_agenda.render.drawing import blocks, rows
from atip_agenda.render.drawing.grid import Grid, Row
from atip_agenda.render.drawing.page import Line, Segment
from atip_agenda.render.view import View, short_name
from atip_agenda.schedule.clashes import Clash
from atip_agenda.schedule.free import Slot
from atip_agenda.schedule.suggest import Suggestion


def suggested(suggestion: Suggestion, clash: Clash, view: View, grid: Grid) -> list[Line]:
    """The nearest free slots as rows under the block of a clash."""
    event = suggestion.event
    title = short_name(view.agenda, event)
    slots = [slot for slot in (suggestion.earlier, suggestion.later) if slot]
    if not slots:
        return blocks.sentence(view, f"No slot of that day is free for {title}.")
    lines = blocks.sentence(view, f"The nearest free slots for {title}:")
    day = clash.start.astimezone(view.zone).date()
    for slot in slots:
        row = Row(
            times=rows.times_between(view, slot.start, slot.end),
            symbol=rows.symbol_of(view, event),
            title=[Segment(_distance(slot, suggestion))],
            badges=rows.day_badges(view, slot.start, slot.end, day),
        )
        lines += grid.lines_of(row)
    return lines


def suggestion_fields(suggestion: Suggestion, view: View) -> tuple[str, ...]:
    """Start and end of the earlier slot, then of the later one; empty where there is none."""
    slots = (suggestion.earlier, suggestion.later)
    return tuple(
        records.time_field(instant, view.zone)
        for slot in slots
        for instant in ((slot.start, slot.end) if slot else (None, None))
    )


def suggestion_object(suggestion: Suggestion, view: View) -> dict[str, object]:
    """Both slots as objects, null where there is none."""
    return {
        "earlier": _slot_object(suggestion.earlier, view),
        "later": _slot_object(suggestion.later, view),
    }


def _slot_object(slot: Slot | None, view: View) -> dict[str, object] | None:
    if slot is None:
        return None
    return {
        "start": jsonout.time_value(slot.start, view.zone),
        "end": jsonout.time_value(slot.end, view.zone),
        "minutes": minutes_between(slot.start, slot.end),
    }


def _distance(slot: Slot, suggestion: Suggestion) -> str:
    """By how much the event would move: 30 min later."""
    start = suggestion.event.start
    if slot.start < start:
        return f"{wording.duration(minutes_between(slot.start, start))} earlier"
    return f"{wording.duration(minutes_between(start, slot.start))} later"
