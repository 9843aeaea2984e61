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


def message_for(moment: Moment, view: View) -> str:
    """The message for a moment at which nothing runs."""
    match moment.state:
        case "before":
            return "The conference has not begun."
        case "overnight" if moment.latest:
            return f"{view.agenda.day_of(moment.latest):%A}’s sessions are over."
        case "after" if moment.ended:
            ended = moment.ended.astimezone(view.zone)
            where = f" in {view.zone_name}" if view.two_zones else ""
            date = wording.long_date(ended.date())
            return f"The conference is over. It ended on {date} at {ended:%H:%M}{where}."
        case "after" if view.agenda.sessions:
            return "No session takes place."
        case "after":
            return "The agenda holds no session."
        case _:
            return "Nothing is on just now."


def other_clocks(at: dt.datetime, asked: dt.tzinfo | None, view: View) -> Iterator[str]:
    """The same moment by the venue's clock, and by that of the zone it was asked in."""
    here = at.astimezone(view.zone)
    shown = {here.utcoffset()}
    zones = [view.venue] if view.two_zones else []
    for zone in (*zones, *([asked] if asked else [])):
        there = at.astimezone(zone)
        if zone is not view.venue and there.utcoffset() in shown:
            continue
        shown.add(there.utcoffset())
        date = "" if there.date() == here.date() else f"{wording.long_date(there.date())}, "
        place = (
            f"in {place_of(zone)}" if isinstance(zone, ZoneInfo) else f"at {offset_name(at, zone)}"
        )
        yield f"{date}{there:%H:%M} {place}"
