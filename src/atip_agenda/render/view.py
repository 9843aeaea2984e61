"""What every rendering has to know besides its result."""

import datetime as dt
from typing import NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.models import Agenda, Session
from atip_agenda.render.drawing.page import Page
from atip_agenda.zones import place_of


class View(NamedTuple):
    """An agenda seen from a zone at a moment, on a page; `file` is where it came from."""

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
    def place(self) -> str:
        """The name of the zone shown, as Tokyo."""
        return place_of(self.zone)

    @property
    def venue_place(self) -> str:
        """The name of the venue's zone, as Vienna."""
        return place_of(self.venue)

    @property
    def second_place(self) -> str:
        """The venue's place where its times stand beside those shown, else nothing."""
        return self.venue_place if self.two_zones else ""

    @property
    def symbols(self) -> dict[str, str]:
        """The symbol of each kind that the agenda has."""
        from atip_agenda.render.drawing.roles import (  # what draws is loaded for eyes alone
            symbols_for,
        )

        return symbols_for(self.agenda.kinds)

    def times(self, session: Session) -> str:
        """When a session is, in the zone shown: 14:30–16:30."""
        from atip_agenda import wording

        return wording.range_of(session.start, session.end, self.zone)
