"""The fields of an agenda file: how a value is read, and what is said of one that cannot be.

Each finding is a PydanticCustomError whose message is a whole sentence; `faults` hands it on. A
validation's context is a `Reading`, to which the conference's zone comes before its sessions.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from atip_agenda.errors import UnknownNameError, UnreadableWordsError, duration
from atip_agenda.zones import WallTimeError, instant_of, steady_midnight, zone_named

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_DATE_LENGTH = len("2026-04-20")
_MINUTE = dt.timedelta(minutes=1)
_HOUR = dt.timedelta(hours=1)
_HALF_DAY = dt.timedelta(hours=12)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

DateT = TypeVar("DateT", bound=dt.date)


class Reading:
    """One reading of a file: the zone of its conference, and the times read so far.

    Most times of a large agenda share their days and their times of day, and most days keep their
    offset: then an instant is a midnight and a length of time, both looked up.
    """

    def __init__(self) -> None:
        self.zone: ZoneInfo | None = None
        self.midnights: dict[str, dt.datetime] = {}
        self.times: dict[str, dt.timedelta] = {}

    def instant(self, text: str) -> dt.datetime:
        """The instant of a time as the file writes it. Raises PydanticCustomError."""
        # fromisoformat alone also takes week dates, bare dates and fractions of seconds.
        if not _TIME.fullmatch(text):
            raise PydanticCustomError(
                "time_form", "It is no time of the form 2026-04-20T14:30, with or without offset."
            )
        try:
            time = dt.datetime.fromisoformat(text)
        except ValueError as error:
            raise _no_such_time(text) from error
        instant = self.from_datetime(time)
        self._remember(text, time)
        return instant

    def from_datetime(self, time: dt.datetime) -> dt.datetime:
        """The instant of a time, a naive one by the venue's clock. Raises PydanticCustomError."""
        try:
            if time.tzinfo is not None:
                return _not_at_an_end_of_the_calendar(time.astimezone(dt.UTC))
            # Where the conference names no sound zone that is a fault of its own; the times are
            # still read, so that all faults of a file are found at once.
            return _not_at_an_end_of_the_calendar(instant_of(time, self.zone or ZoneInfo("UTC")))
        except WallTimeError as error:
            raise PydanticCustomError(
                "time_wall", "{what}; {hint}.", {"what": error.what, "hint": error.hint}
            ) from error
        except OverflowError as error:
            raise _no_such_time(time.isoformat()) from error

    def _remember(self, text: str, wall: dt.datetime) -> None:
        if wall.tzinfo is not None or self.zone is None:
            return
        midnight = steady_midnight(wall.date(), self.zone)
        if midnight is not None:
            self.midnights[text[:_DATE_LENGTH]] = midnight
            self.times[text[_DATE_LENGTH:]] = wall - dt.datetime.combine(wall, dt.time())


def _not_at_an_end_of_the_calendar(at: DateT) -> DateT:
    """A date or time around which there is room: in every zone, and for the days beside it."""
    if dt.MINYEAR < at.year < dt.MAXYEAR:
        return at
    raise PydanticCustomError("year", "The year must lie between 0002 and 9998.")


def _no_such_time(text: str) -> PydanticCustomError:
    return PydanticCustomError("time_none", "{text} is no time of the calendar.", {"text": text})


def read_time(value: object, info: ValidationInfo) -> dt.datetime:
    """An instant from a wall time at the venue, or from a time with an offset."""
    reading: Reading = info.context or Reading()
    if isinstance(value, str):
        try:
            return reading.midnights[value[:_DATE_LENGTH]] + reading.times[value[_DATE_LENGTH:]]
        except KeyError:
            return reading.instant(value)
    if isinstance(value, dt.datetime):
        return reading.from_datetime(value)
    raise PydanticCustomError("time_form", "It must be a time in quotes, as 2026-04-20T14:30.")


def read_end(value: object, info: ValidationInfo) -> dt.datetime | None:
    """An instant that does not lie before the start, or None for an open end."""
    if value is None:
        return None
    end = read_time(value, info)
    start = info.data.get("start")
    if start is not None and end < start:
        zone = info.context.zone if info.context else None
        said = _ends_too_early(start, end, zone or ZoneInfo("UTC"))
        raise PydanticCustomError("end_before_start", "{said}", {"said": said})
    return end


def _ends_too_early(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> str:
    """What is said of an end before its start: how far before, and what may be meant."""
    ahead = start - end
    starts, ends = (at.astimezone(zone).replace(tzinfo=None) for at in (start, end))
    if starts.date() != ends.date():
        return f"It ends at {ends:%Y-%m-%d %H:%M}, before it starts ({starts:%Y-%m-%d %H:%M})."
    if starts <= ends:  # so the autumn hour's clocks show it; their offsets tell
        forms = [at.astimezone(zone).isoformat(timespec="minutes") for at in (start, end)]
        return f"It ends at {forms[1]}, before it starts ({forms[0]})."
    if ahead % _MINUTE:
        return f"It ends at {ends:%H:%M:%S}, before it starts ({starts:%H:%M:%S})."
    length = "an hour" if ahead == _HOUR else duration(ahead // _MINUTE)
    meant = _meant(starts, ends)
    return f"It ends at {ends:%H:%M}, {length} before it starts ({starts:%H:%M}).{meant}"


def _meant(start: dt.datetime, end: dt.datetime) -> str:
    """The question what end is meant, where a common slip explains one before its start.

    A time of the afternoon without its twelve hours; a time after midnight with the date of the
    evening. An end that would make the session longer than that is not guessed at.
    """
    afternoon, next_day = end + _HALF_DAY, end + 2 * _HALF_DAY
    if afternoon.date() == start.date() and afternoon > start:
        return f" Is {afternoon:%H:%M} meant?"
    if next_day - start <= _HALF_DAY:
        return f" Is {next_day.isoformat(timespec='minutes')} meant?"
    return ""


def not_before_first_day(last: dt.date, info: ValidationInfo) -> dt.date:
    """A last day that does not lie before the first."""
    first = info.data.get("first_day")
    if first is not None and last < first:
        raise PydanticCustomError("last_before_first", "The last day lies before the first.")
    return last


def _read_date(value: object) -> object:
    if isinstance(value, dt.date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_form", "It is no date of the form 2026-04-20.")


def read_zone(value: object, info: ValidationInfo) -> object:
    """The zone that the conference names; left in the context for the times that follow it."""
    if not isinstance(value, str):
        raise PydanticCustomError("zone", "It must be an IANA zone, as Europe/Vienna.")
    try:
        zone = zone_named(value)
    except (UnknownNameError, UnreadableWordsError) as error:
        raise PydanticCustomError("zone", "{text}.", {"text": str(error)}) from error
    if info.context is not None:
        info.context.zone = zone
    return zone.key


# What a JSON Schema can say of them; the readers above know more (of calendars, clocks, zones).
_YEAR = "(?!000[01]|9999)[0-9]{4}"
_DATE_PATTERN = f"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK_PATTERN = "([01][0-9]|2[0-3]):[0-5][0-9]"
_TIME_SCHEMA = {
    "type": "string",
    "pattern": f"^{_DATE_PATTERN}T{_CLOCK_PATTERN}(:[0-5][0-9])?(Z|[+-]{_CLOCK_PATTERN})?$",
}

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# Plain validators: Pydantic's own look at a datetime after ours would cost a tenth more.
Instant = Annotated[dt.datetime, PlainValidator(read_time), WithJsonSchema(_TIME_SCHEMA)]
End = Annotated[
    dt.datetime | None,
    PlainValidator(read_end),
    WithJsonSchema({"anyOf": [_TIME_SCHEMA, {"type": "null"}]}),
]
Day = Annotated[
    dt.date,
    BeforeValidator(_read_date),
    AfterValidator(_not_at_an_end_of_the_calendar),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DATE_PATTERN}$"}),
]
TimeOfDay = Annotated[str, Field(pattern=f"^{_CLOCK_PATTERN}$")]
# Not an abbreviation; which names there are, the reader knows.
Zone = Annotated[
    str,
    BeforeValidator(read_zone),
    WithJsonSchema({"type": "string", "pattern": "/|^ *([Uu][Tt][Cc]|[Gg][Mm][Tt]) *$"}),
]
