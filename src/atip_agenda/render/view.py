"""What answers are shown for: an agenda in a zone, at a moment, on a page."""

import datetime as dt
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda import wording
from atip_agenda.models import SIDE_EVENT, Agenda, Session
from atip_agenda.render.drawing.page import Page
from atip_agenda.zones import place_of


class View(NamedTuple):
    """An agenda seen from a zone at a moment, on a page; `file` is the name of its source."""

    agenda: Agenda
    file: str
    zone: ZoneInfo
    now: dt.datetime
    page: Page

    @property
    def venue(self) -> ZoneInfo:
        """The zone of the venue."""
        return self.agenda.conference.zone

    @property
    def two_zones(self) -> bool:
        """Whether times are shown in another zone than the venue's."""
        return self.zone.key != self.venue.key

    @property
    def zone_name(self) -> str:
        """The name of the zone shown, as Tokyo."""
        return place_of(self.zone)

    @property
    def venue_zone_name(self) -> str:
        """The name of the venue's zone, as Vienna."""
        return place_of(self.venue)

    @property
    def second_zone_name(self) -> str:
        """The name of the venue's zone if its times stand beside others, else ""."""
        return self.venue_zone_name if self.two_zones else ""

    @property
    def symbols(self) -> dict[str, str]:
        """The symbol of each kind of the agenda, and of the user's own events."""
        from atip_agenda.render.drawing.roles import symbols_for  # a pipe draws none

        return symbols_for((*self.agenda.kinds, SIDE_EVENT))

    def times(self, session: Session) -> str:
        """A session's times in the zone shown: 14:30–16:30."""
        return wording.range_of(session.start, session.end, self.zone)

    def days_between(self, start: dt.datetime, end: dt.datetime) -> int:
        """Calendar days from one instant to another, by the venue's clock."""
        return (end.astimezone(self.venue).date() - start.astimezone(self.venue).date()).days


def short_name(agenda: Agenda, session: Session) -> str:
    """A title up to its first colon, with day and time if it occurs more than once."""
    told_apart = agenda.told_apart(session).removeprefix(session.title)
    return f"{wording.before_colon(session.title)}{told_apart}"
