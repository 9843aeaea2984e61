"""What several answers say of a moment: why nothing runs, and what other clocks show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from atip_agenda import wording
from atip_agenda.schedule.moments import Moment
from atip_agenda.zones import offset_name, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atip_agenda.render.view import View


def message_for(moment: Moment, view: View, *, then: bool = False) -> str:
    """The message for a moment at which nothing runs; `then` for another one than now."""
    match moment.state:
        case "before":
            return f"The conference has not begun{' then' if then else ''}."
        case "overnight" if moment.latest:
            day = view.agenda.day_of(moment.latest)
            return f"{day:%A}’s sessions are over{' then' if then else ''}."
        case "after" if moment.ended:
            # A last session that ends at midnight belongs to the day before.
            day = view.agenda.conference.day_at(moment.ended - dt.timedelta.resolution)
            verb = "ended" if moment.ended <= view.now else "ends"
            start = "That is after the end" if then else "Nothing more is to come"
            return f"{start}: the conference {verb} on {wording.long_date(day)}."
        case "after":
            return _no_session(view)
        case _:
            return f"Nothing is on {'then' if then else 'just now'}."


def _no_session(view: View) -> str:
    """The message where no session of the agenda takes place."""
    return "No session takes place." if view.agenda.sessions else "The agenda holds no session."


def over_message(moment: Moment, view: View) -> str:
    """The message on a list of the programme once it is over."""
    if moment.ended is None:
        return _no_session(view)
    ended = moment.ended.astimezone(view.zone)
    where = f" in {view.zone_name}" if view.two_zones else ""
    date = wording.long_date(ended.date())
    return f"The conference is over. It ended on {date} at {ended:%H:%M}{where}."


def main_clock(at: dt.datetime, view: View) -> tuple[str, str]:
    """A moment with its date, and the place of that clock.

    It is the zone shown, or the venue where the dates differ: the day that heads a screen is the
    venue's, as in a list.
    """
    zone = _main_zone(at, view)
    return wording.when(at, zone), f" in {place_of(zone)}"


def _main_zone(at: dt.datetime, view: View) -> ZoneInfo:
    same = at.astimezone(view.zone).date() == at.astimezone(view.venue).date()
    return view.zone if same else view.venue


def other_clocks(at: dt.datetime, asked: dt.tzinfo | None, view: View) -> Iterator[str]:
    """The same moment by the other of both clocks, and by that of the zone it was asked in."""
    main = _main_zone(at, view)
    here = at.astimezone(main)
    zones: list[dt.tzinfo] = [view.zone, view.venue] if view.two_zones else [main]
    zones.remove(main)
    shown = {at.astimezone(zone).utcoffset() for zone in (main, *zones)}
    if asked and at.astimezone(asked).utcoffset() not in shown:
        zones.append(asked)
    for zone in zones:
        there = at.astimezone(zone)
        date = "" if there.date() == here.date() else f"{wording.long_date(there.date())}, "
        place = (
            f"in {place_of(zone)}" if isinstance(zone, ZoneInfo) else f"at {offset_name(at, zone)}"
        )
        yield f"{date}{there:%H:%M} {place}"
