"""What several screens share: the head, a day's heading, a session's row, the notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from atip_agenda import wording
from atip_agenda.models import Session, minutes_between
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.grid import (
    SECOND_ZONE_AT,
    TIME_AT,
    Grid,
    Note,
    Row,
    Times,
    grid_for,
)
from atip_agenda.render.drawing.page import EMPTY, Line, Page, Span, beside, width_of
from atip_agenda.render.drawing.wrapping import wrap_facts, wrap_prose, wrap_title
from atip_agenda.render.view import View
from atip_agenda.zones import offset_name, place_of

STAMP_GAP = 2
VALUE_AT = 12  # where what a label names begins


def title_lines(view: View) -> list[Line]:
    """The conference's title with its stamp at the page's edge, and its theme."""
    page, conference = view.page, view.agenda.conference
    width = page.text_width
    title = [page.span(conference.title, roles.BOLD)]
    stamp = stamp_of(view)
    if not stamp:
        lines = wrap_title(title, width)
    else:
        at = width - width_of(stamp)
        lines = wrap_title(title, width, max(at - STAMP_GAP, 1))
        if width_of(lines[-1]) > at - STAMP_GAP:
            lines.append(())
        lines[-1] = beside(lines[-1], at, stamp) if lines[-1] else (Span(" " * at), *stamp)
    if conference.theme:
        lines += wrap_title([page.span(conference.theme)], width)
    return lines


def stamp_of(view: View) -> Line:
    """DRAFT or PROVISIONAL, a blank on each side; nothing on a final agenda."""
    status = view.agenda.conference.status
    if status == "final":
        return ()
    return view.page.line((f" {status.upper()} ", roles.STAMP))


def place_facts(view: View) -> list[str]:
    """Where the conference is, and how to join it from afar."""
    conference = view.agenda.conference
    return [fact for fact in (conference.venue, conference.online) if fact]


def offsets_in(view: View, *, venue: bool) -> str:
    """The offsets that hold on the conference's days, as CEST, UTC+2."""
    zone = view.venue if venue else view.zone
    conference = view.agenda.conference
    starts = [session.start for session in view.agenda.ordered]
    starts = starts or [conference.start_of(conference.first_day)]
    return ", then ".join(dict.fromkeys(offset_name(start, zone) for start in starts))


def zone_fact(view: View) -> str:
    """In which zone the times of a screen are."""
    venue = _zone_label(view.venue_place, offsets_in(view, venue=True))
    if not view.two_zones:
        return f"times in {venue}"
    return f"times in {_zone_label(view.place, offsets_in(view, venue=False))}, beside {venue}"


def _zone_label(place: str, offsets: str) -> str:
    """A zone's name with its offsets, where they say more: Vienna (CEST, UTC+2), UTC."""
    return place if place in offsets.split(", ") else f"{place} ({offsets})"


def day_heading(view: View, day: dt.date) -> list[Line]:
    """A day's heading; on the day that is today it says so, and the time."""
    page = view.page
    facts = [page.line((wording.long_date(day), roles.BOLD))]
    if view.agenda.conference.day_at(view.now) == day:
        today = f"today, {wording.clock(view.now, view.zone)}"
        if view.two_zones:
            today += f" in {view.place}"
        facts.append(page.line((today, roles.NOW)))
    return wrap_facts(page, facts, page.text_width)


def zone_names(view: View, grid: Grid, *, after_blank: bool = False) -> list[Line]:
    """The names of both zones above their columns, where there are two."""
    if not grid.two_zones:
        return []
    page = view.page
    names = [page.line((name, roles.DIM)) for name in (view.place, view.venue_place)]
    first_at = TIME_AT + grid.second_at - SECOND_ZONE_AT
    line = beside(beside((), first_at, names[0]), grid.second_at, names[1])
    return [*([EMPTY] if after_blank else []), line]


def zone_line(view: View) -> list[Line]:
    """In which zones the times are, under an answer that has no other place for it."""
    if not view.two_zones:
        return []
    return faded_facts(view.page, [zone_fact(view)], view.page.text_width)


def grid_of(view: View, also: Iterable[str] = ()) -> Grid:
    """The grid for sessions in day order, its ids' column the same on all such screens.

    It is as wide as the longest id of the agenda, and of what `also` stands in it.
    """
    ids = (*(session.id for session in view.agenda.sessions), *also)
    venue_place = view.second_place
    return grid_for(view.page, ids, venue_place=venue_place)


def times_of(view: View, session: Session, day: str = "") -> Times:
    """When a session is, as a row shows it."""
    return times_between(view, session.start, session.end, day)


def times_between(view: View, start: dt.datetime, end: dt.datetime | None, day: str = "") -> Times:
    """A time as a row shows it: in the zone shown, and in the venue's if that is another one."""
    last = wording.clock(end, view.zone) if end else wording.OPEN_END
    venue = wording.range_of(start, end, view.venue) if view.two_zones else ""
    return Times(wording.clock(start, view.zone), last, venue, day)


def symbol_of(view: View, session: Session, role: str | None = None) -> Span:
    """A session's symbol in its kind's colour, or in a role of its own."""
    color = roles.color_of(session.kind) if role is None else role
    return view.page.span(view.symbols.get(session.kind, ""), color)


def name_in_short(view: View, session: Session) -> str:
    """What stands before a title's first colon, with day and time where the title occurs again."""
    told_apart = view.agenda.told_apart(session).removeprefix(session.title)
    return f"{wording.before_colon(session.title)}{told_apart}"


def day_slots(view: View, session: Session, day: dt.date) -> list[Span]:
    """What the slot says of a date that is not the heading's: +1 day, ends +1 day."""
    return shift_slots(view, session.start, session.end, day)


def shift_slots(
    view: View, start: dt.datetime, end: dt.datetime | None, day: dt.date
) -> list[Span]:
    """The same of any time, with an end or without."""
    first = wording.shift(start, day, view.zone)
    last = wording.shift(end, day, view.zone) if end else first
    slots = []
    if first:
        slots.append(Span(wording.shift_words(first), roles.BOLD))
    if last not in {first, 0}:
        slots.append(Span(f"ends {wording.shift_words(last)}", roles.BOLD))
    return slots


def date_slots(view: View, session: Session) -> list[Span]:
    """What the slot says of an end on another date than the start."""
    return day_slots(view, session, session.start.astimezone(view.zone).date())


def in_zone(zone: dt.tzinfo, at: dt.datetime) -> str:
    """The words for a zone after a time: in New York, or at UTC+9 for a bare offset."""
    if isinstance(zone, ZoneInfo):
        return f"in {place_of(zone)}"
    return f"at {offset_name(at, zone)}"


def joining_facts(view: View, session: Session) -> list[str]:
    """How to join a session: the place, the platform, the link."""
    url = session.url or view.agenda.conference.url
    return [*place_facts(view), *([url] if url else [])]


def status_slots(session: Session) -> list[Span]:
    """What the slot says of a session that is not confirmed."""
    if session.status == "confirmed":
        return []
    return [Span(session.status, roles.STRUCK if session.cancelled else "")]


def details_of(session: Session) -> list[str]:
    """Room, track and speakers, where a session has them."""
    facts = (session.room, session.track, *session.speakers)
    return [fact for fact in facts if fact and not fact.isspace()]


def detail_notes(view: View, session: Session, width: int, role: str = roles.DIM) -> list[Note]:
    """The same as facts under its title."""
    facts = details_of(session)
    if not facts:
        return []
    return [Note(faded_facts(view.page, facts, width, role))]


def faded_facts(page: Page, facts: Iterable[str], width: int, role: str = roles.DIM) -> list[Line]:
    """Facts in one role, the dots between them as well."""
    return wrap_facts(page, [page.line((fact, role)) for fact in facts], width, role)


def plain_row(
    view: View,
    session: Session,
    grid: Grid,
    *,
    role: str = "",
    marker: Span | None = None,
    slots: Sequence[Span] = (),
    notes: Sequence[Note] = (),
    day: str = "",
) -> Row:
    """A session's row; a role that dims or strikes it takes its symbol's colour as well."""
    faded = role in {roles.PAST, roles.GONE}
    return Row(
        times=times_of(view, session, day),
        symbol=symbol_of(view, session, role if faded else None),
        title=[Span(session.title)],
        id=session.id,
        marker=marker,
        role=role,
        slots=slots,
        notes=(*detail_notes(view, session, grid.body_width), *notes),
    )


def days_until(view: View, instant: dt.datetime, now: dt.datetime) -> int:
    """Calendar days, by the venue's clock, until an instant."""
    return (instant.astimezone(view.venue).date() - now.astimezone(view.venue).date()).days


def slot_until(view: View, session: Session, now: dt.datetime) -> Span:
    """The slot's word on when a session starts: in 17 h 15."""
    minutes = minutes_between(now, session.start)
    return Span(wording.slot_wait(minutes, days_until(view, session.start, now)), roles.NOW)


def slot_left(view: View, session: Session, now: dt.datetime) -> Span:
    """The slot's word on how long a bounded session still runs: 45 min left."""
    until = view.agenda.until(session)
    words = wording.slot_left(minutes_between(now, until), days_until(view, until, now))
    return Span(words, roles.NOW)


def facts_of(page: Page, facts: Iterable[tuple[str, str]], width: int) -> list[Line]:
    """Facts, each in its role, joined by dots."""
    return wrap_facts(page, [page.line(fact) for fact in facts], width)


def labelled_width(page: Page) -> int:
    """The cells beside the labels."""
    return max(page.text_width - VALUE_AT, 1)


def labelled(page: Page, facts: Iterable[tuple[str, Iterable[Line]]]) -> list[Line]:
    """Labels, dim, and beside each the lines that answer it."""
    lines: list[Line] = []
    for label, values in facts:
        for number, value in enumerate(values):
            left = page.line("  ", ("" if number else label, roles.DIM))
            lines.append(beside(left, VALUE_AT, value))
    return lines


def note_lines(view: View) -> list[Line]:
    """The agenda's notes as they stand at a screen's foot."""
    page: Page = view.page
    lines: list[Line] = []
    for note in view.agenda.conference.notes:
        spans = page.line(("Note: ", roles.DIM), note)
        lines += wrap_prose(spans, page.text_width)
    return lines


def sentence(view: View, text: str) -> list[Line]:
    """A sentence as prose over the page."""
    return wrap_prose(view.page.line(text), view.page.text_width)
