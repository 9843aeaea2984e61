"""Conference, Session, Agenda: frozen models, and the rules of design.md, section 2.

Times in the file are wall times at the venue; in the models they are instants (aware datetimes in
UTC, see `zones`). Intervals are half-open: at 16:30 sharp a session that ends at 16:30 is over.
"""

# No `from __future__ import annotations`: Pydantic would have to compile each annotation out of a
# string, a quarter of what these models cost at start-up.
import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
)

from atip_agenda.fields import (
    Day,
    End,
    Instant,
    Slug,
    Text,
    not_before_first_day,
    read_version,
    read_zone,
)
from atip_agenda.zones import start_of_day, zone_named

PLENARY = frozenset({"opening", "panel", "closing"})
SIDE_EVENT = "side-event"
PANEL = "panel"

DAYS_OF_WEEK = 7

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MINUTE = dt.timedelta(minutes=1)
# What all models share: nothing changes them, and no unknown key slips in. (A common base class
# would be one model more to build.)
_SHARED = ConfigDict(frozen=True, extra="forbid")


class Link(BaseModel):
    """A link of a session: what it leads to, and where."""

    model_config = _SHARED

    title: Text
    url: Text


class Conference(BaseModel):
    """What holds for the conference as a whole; dates are days by the venue's clock."""

    model_config = _SHARED

    title: Text
    theme: str | None = None
    status: Literal["draft", "provisional", "final"]
    timezone: Annotated[str, BeforeValidator(read_zone)]
    first_day: Day
    last_day: Annotated[Day, AfterValidator(not_before_first_day)]
    venue: str | None = None
    online: str | None = None
    url: str | None = None
    language: str | None = None
    day_change: Annotated[str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "00:00"
    revision: Annotated[StrictInt, Field(ge=0)] = 0
    updated: Instant | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the venue."""
        return zone_named(self.timezone)

    @cached_property
    def day_change_after(self) -> dt.timedelta:
        """How long after midnight a conference day begins."""
        hours, minutes = self.day_change.split(":")
        return dt.timedelta(hours=int(hours), minutes=int(minutes))

    def day_at(self, instant: dt.datetime) -> dt.date:
        """The conference day of an instant, by the venue's clock shifted by `day_change`."""
        # In one zone Python subtracts by wall time, which is what a day goes by.
        return (instant.astimezone(self.zone) - self.day_change_after).date()

    def short_day(self, day: dt.date) -> str:
        """A day as it stands before a time: Mon, or 20 Apr where a weekday occurs twice."""
        longer_than_a_week = (self.last_day - self.first_day).days >= DAYS_OF_WEEK
        return f"{day.day} {day:%b}" if longer_than_a_week else f"{day:%a}"

    def day_and_time(self, instant: dt.datetime) -> str:
        """Day and time by the venue's clock, as they tell sessions apart: Mon 16:45."""
        wall = instant.astimezone(self.zone)
        return f"{self.short_day(wall.date())} {wall:%H:%M}"

    def start_of(self, day: dt.date) -> dt.datetime:
        """The instant at which a conference day begins."""
        return start_of_day(day, self.day_change_after, self.zone)


class Session(BaseModel):
    """One item of the agenda; `start` and `end` are instants, `end` is None when it is open."""

    model_config = _SHARED

    id: Text
    uid: str | None = None
    kind: Slug
    title: Text
    start: Instant
    end: End
    status: Literal["confirmed", "tentative", "cancelled"] = "confirmed"
    busy: StrictBool = True
    room: str | None = None
    track: str | None = None
    language: str | None = None
    speakers: tuple[str, ...] = ()
    url: str | None = None
    links: tuple[Link, ...] = ()
    description: str | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place: it is listed, and counts in no answer."""
        return self.status == "cancelled"


class Agenda(BaseModel):
    """A conference and its sessions, these in the order of the file."""

    model_config = _SHARED

    schema_uri: str | None = Field(default=None, alias="$schema")
    version: Annotated[Literal[1], BeforeValidator(read_version)]
    conference: Conference
    sessions: tuple[Session, ...]

    @cached_property
    def ordered(self) -> tuple[Session, ...]:
        """All sessions by start, then end (open-ended last), then place in the file."""
        return tuple(sorted(self.sessions, key=start_then_end))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds there are, as they appear."""
        return tuple(dict.fromkeys(session.kind for session in self.ordered))

    @cached_property
    def live(self) -> tuple[Session, ...]:
        """The sessions that take place, in order: all but the cancelled ones."""
        return tuple(session for session in self.ordered if session.status != "cancelled")

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days there are: from the first to the last, and any other day of a session."""
        first, last = self.conference.first_day, self.conference.last_day
        between = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(sorted({*between, *map(self.day_of, self.sessions)}))

    @cached_property
    def _repeated_titles(self) -> frozenset[str]:
        seen: set[str] = set()
        repeated: set[str] = set()
        for session in self.sessions:
            (repeated if session.title in seen else seen).add(session.title)
        return frozenset(repeated)

    def told_apart(self, session: Session) -> str:
        """A title as it stands without its day and time beside it.

        One that occurs more than once is followed by them: Side events (Mon 16:45).
        """
        if session.title not in self._repeated_titles:
            return session.title
        return f"{session.title} ({self.conference.day_and_time(session.start)})"

    def day_of(self, session: Session) -> dt.date:
        """The conference day that a session belongs to: the one on which it starts."""
        return self.conference.day_at(session.start)

    def until(self, session: Session) -> dt.datetime:
        """The instant until which a session counts as lasting.

        Its end; where that is open, the last bounded end of its day that is later than its start,
        else its day's end.
        """
        if session.end is not None:
            return session.end
        day = self.day_of(session)
        last = self._last_bounded_ends.get(day)
        if last is not None and last > session.start:
            return last
        return self.conference.start_of(day + dt.timedelta(days=1))

    @cached_property
    def _last_bounded_ends(self) -> Mapping[dt.date, dt.datetime]:
        last: dict[dt.date, dt.datetime] = {}
        for session in self.live:
            if session.end is not None:
                day = self.day_of(session)
                last[day] = max(session.end, last.get(day, session.end))
        return last


FOREVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def start_then_end(session: Session) -> tuple[dt.datetime, dt.datetime]:
    """The key of the order in which sessions stand everywhere; sorts are stable."""
    return session.start, session.end or FOREVER


def minutes_between(start: dt.datetime, end: dt.datetime) -> int:
    """Whole minutes from one instant to another, rounded up."""
    return -((start - end) // _MINUTE)
