"""Conference, Session, Agenda: frozen models, and the rules of design.md, section 2.

Times in the file are wall times at the venue; in the models they are instants (aware datetimes in
UTC, see `zones`). Intervals are half-open: at 16:30 sharp a session that ends at 16:30 is over.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from atip_agenda.errors import UnknownNameError, UnreadableWordsError, UnusableAgendaError
from atip_agenda.zones import WallTimeError, instant_of, start_of_day, zone_named

PLENARY = frozenset({"opening", "panel", "closing"})
SIDE_EVENT = "side-event"
PANEL = "panel"

_MINUTE = dt.timedelta(minutes=1)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _read_time(value: object, info: ValidationInfo) -> object:
    """An instant from a wall time at the venue, or from a time with an offset."""
    if isinstance(value, str):
        # fromisoformat alone also takes week dates, bare dates and fractions of seconds.
        if not _TIME.fullmatch(value):
            raise PydanticCustomError(
                "time_form", "It is no time of the form 2026-04-20T14:30, with or without offset."
            )
        text = value
        try:
            value = dt.datetime.fromisoformat(text)
        except ValueError as error:
            raise _no_such_time(text) from error
    elif not isinstance(value, dt.datetime):
        raise PydanticCustomError("time_form", "It must be a time in quotes, as 2026-04-20T14:30.")
    zone = info.context["zone"] if info.context else None
    try:
        if value.tzinfo is not None:
            return value.astimezone(dt.UTC)
        # Where the conference names no sound zone that is a fault of its own; the times are still
        # read, so that all faults of a file are found at once.
        return instant_of(value, zone or ZoneInfo("UTC"))
    except WallTimeError as error:
        raise PydanticCustomError(
            "time_wall", "{what}; {hint}.", {"what": error.what, "hint": error.hint}
        ) from error
    except OverflowError as error:
        raise _no_such_time(value.isoformat()) from error


def _no_such_time(text: str) -> PydanticCustomError:
    return PydanticCustomError("time_none", "{text} is no time of the calendar.", {"text": text})


def _not_before_start(end: dt.datetime | None, info: ValidationInfo) -> dt.datetime | None:
    start = info.data.get("start")
    if end is not None and start is not None and end < start:
        zone = (info.context or {}).get("zone") or ZoneInfo("UTC")
        raise PydanticCustomError(
            "end_before_start",
            "It ends at {end}, before it starts ({start}).",
            {
                name: f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
                for name, at in (("start", start), ("end", end))
            },
        )
    return end


def _not_before_first_day(last: dt.date, info: ValidationInfo) -> dt.date:
    first = info.data.get("first_day")
    if first is not None and last < first:
        raise PydanticCustomError("last_before_first", "The last day lies before the first.")
    return last


def _read_date(value: object) -> object:
    if isinstance(value, dt.date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_form", "It is no date of the form 2026-04-20.")


def _read_zone(value: object, info: ValidationInfo) -> object:
    """The zone that the conference names; left in the context for the times that follow it."""
    if not isinstance(value, str):
        raise PydanticCustomError("zone", "It must be an IANA zone, as Europe/Vienna.")
    try:
        zone = zone_named(value)
    except (UnknownNameError, UnreadableWordsError) as error:
        raise PydanticCustomError("zone", "{text}.", {"text": str(error)}) from error
    if info.context is not None:
        info.context["zone"] = zone
    return zone.key


def _unseen(identifier: str, info: ValidationInfo) -> str:
    seen = info.context["ids"] if info.context else set()
    if identifier in seen:
        raise PydanticCustomError("id_taken", "The id is taken. Each session needs its own.")
    seen.add(identifier)
    return identifier


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Instant = Annotated[dt.datetime, BeforeValidator(_read_time)]
Day = Annotated[dt.date, BeforeValidator(_read_date)]


class Model(BaseModel):
    """What all models share: nothing changes them, and no unknown key slips in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(Model):
    """A link of a session: what it leads to, and where."""

    title: Text
    url: Text


class Conference(Model):
    """What holds for the conference as a whole; dates are days by the venue's clock."""

    title: Text
    theme: str | None = None
    status: Literal["draft", "provisional", "final"]
    timezone: Annotated[str, BeforeValidator(_read_zone)]
    first_day: Day
    last_day: Annotated[Day, AfterValidator(_not_before_first_day)]
    venue: str | None = None
    online: str | None = None
    url: str | None = None
    language: str | None = None
    day_change: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "00:00"
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
        wall = instant.astimezone(self.zone).replace(tzinfo=None)
        return (wall - self.day_change_after).date()

    def start_of(self, day: dt.date) -> dt.datetime:
        """The instant at which a conference day begins."""
        return start_of_day(day, self.day_change_after, self.zone)


class Session(Model):
    """One item of the agenda; `start` and `end` are instants, `end` is None when it is open."""

    id: Annotated[Text, AfterValidator(_unseen)]
    uid: str | None = None
    kind: Slug
    title: Text
    start: Instant
    end: Annotated[Instant | None, AfterValidator(_not_before_start)]
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


class Agenda(Model):
    """A conference and its sessions, these in the order of the file."""

    schema_uri: str | None = Field(default=None, alias="$schema")
    version: Literal[1]
    conference: Conference
    sessions: tuple[Session, ...]

    @cached_property
    def ordered(self) -> tuple[Session, ...]:
        """All sessions by start, then end (open-ended last), then place in the file."""
        return tuple(sorted(self.sessions, key=start_then_end))

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


def read_agenda(data: bytes | Mapping[str, Any]) -> Agenda:
    """The agenda that JSON, or an object of its shape, holds.

    Raises UnusableAgendaError with all faults at once, each by its place.
    """
    context: dict[str, Any] = {"zone": None, "ids": set()}
    try:
        if isinstance(data, bytes):
            return Agenda.model_validate_json(data, context=context)
        return Agenda.model_validate(data, context=context)
    except ValidationError as error:
        from atip_agenda.faults import faults_of  # only a file with faults needs the sentences

        raise UnusableAgendaError("", faults_of(error, data)) from None
