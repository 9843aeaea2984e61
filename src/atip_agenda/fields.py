"""How the values of an agenda file are read, and the sentence for one that cannot be.

Each error is a PydanticCustomError whose message is a whole sentence. The context of a validation
is a `Reading`; the conference's zone is read into it before the sessions are.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from atip_agenda.errors import UnknownNameError, UnreadableWordsError
from atip_agenda.zones import WallTimeError, instant_of, zone_named

LONGEST_DAYS = 3660  # each day of a conference is a row somewhere; no conference lasts so long
WALL_TIME = "A wall time at the venue, as 2026-04-20T14:30, unless it has an offset or Z."
# Nothing changes a model, and an unknown key is an error.
MODEL = ConfigDict(frozen=True, extra="forbid")

_UNITS = ("minutes", "seconds")
_DATE_LENGTH = len("2026-04-20")
# What a JSON Schema can say of values that the functions below read.
_DATE = "(?!000[01]|9999)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
_OFFSET = f"Z|(?!-00:00)[+-]{_CLOCK}"
_TIME_SCHEMA = {"type": "string", "pattern": f"^{_DATE}T{_CLOCK}(:[0-5][0-9])?({_OFFSET})?$"}
_END_SCHEMA = {"anyOf": [_TIME_SCHEMA, {"type": "null"}]}
_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": f"^{_DATE}$"}
# Not an abbreviation; which names there are, `read_zone` knows.
_ZONE_SCHEMA = {"type": "string", "pattern": "/|^ *([Uu][Tt][Cc]|[Gg][Mm][Tt]) *$"}


class Reading:
    """One reading of a file: the zone of its conference, and the times read so far."""

    def __init__(self) -> None:
        self.zone: ZoneInfo | None = None
        self.times: dict[str, dt.datetime] = {}

    def instant(self, text: str) -> dt.datetime:
        """The instant of a time as the file writes it. Raises PydanticCustomError."""
        try:
            time = dt.datetime.fromisoformat(text)
        except ValueError as error:
            raise (_no_such_time(text) if _has_form(text) else _no_time_form()) from error
        # fromisoformat also takes week dates, bare dates and fractions of seconds.
        if text.replace("Z", "+00:00") not in {time.isoformat(timespec=unit) for unit in _UNITS}:
            raise _no_time_form()
        self.times[text] = instant = self.from_datetime(time)
        return instant

    def from_datetime(self, time: dt.datetime) -> dt.datetime:
        """The instant of a time, a naive one by the venue's clock. Raises PydanticCustomError."""
        # A day before and after every instant must exist, in whatever zone.
        if not dt.MINYEAR < time.year < dt.MAXYEAR:
            raise _no_such_time(time.isoformat())
        try:
            if time.tzinfo is not None:
                return time.astimezone(dt.UTC)
            # A conference without a sound zone is an error of its own; the times are still read,
            # so that all errors of a file are found at once.
            return instant_of(time, self.zone or ZoneInfo("UTC"))
        except WallTimeError as error:
            raise PydanticCustomError(
                "time_wall", "{what}; {hint}.", {"what": error.what, "hint": error.hint}
            ) from error
        except OverflowError as error:
            raise _no_such_time(time.isoformat()) from error


def _has_form(text: str) -> bool:
    """Whether an invalid time has the form of one, as 2026-02-30T10:00."""
    return re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text, re.ASCII) is not None


def _no_time_form() -> PydanticCustomError:
    message = "Not a time of the form 2026-04-20T14:30, with or without an offset."
    return PydanticCustomError("time_form", message)


def _no_such_time(text: str) -> PydanticCustomError:
    return PydanticCustomError("time_none", "{text} is not a valid date and time.", {"text": text})


def read_time(value: object, info: ValidationInfo) -> dt.datetime:
    """An instant from a wall time at the venue, or from a time with an offset."""
    reading: Reading = info.context or Reading()
    if isinstance(value, str):
        try:
            return reading.times[value]
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
        found = {"start": start, "end": end, "zone": zone or dt.UTC}  # for the sentence in `faults`
        raise PydanticCustomError("end_before_start", "It ends before it starts.", found)
    return end


def not_before_first_day(last: dt.date, info: ValidationInfo) -> dt.date:
    """A last day that does not lie before the first."""
    first = info.data.get("first_day")
    if first is not None and last < first:
        raise PydanticCustomError("last_before_first", "The last day lies before the first.")
    if first is not None and (last - first).days > LONGEST_DAYS:
        raise PydanticCustomError("last_too_late", "The last day lies ten years after the first.")
    return last


def read_version(value: object) -> object:
    """A version that is a whole number; Python would take true and 1.0 for 1 as well."""
    return value if type(value) is int else str(value)


def _read_date(value: object) -> object:
    if isinstance(value, dt.date):
        value = value.isoformat()
    # Pydantic alone would also read a number of seconds, in quotes or without.
    if isinstance(value, str) and len(value) == _DATE_LENGTH and value[4] == value[7] == "-":
        # A day before and after every day must exist, in whatever zone.
        if not f"{dt.MINYEAR:04}" < value[:4] < f"{dt.MAXYEAR:04}":
            raise _no_such_time(value)
        return value
    raise PydanticCustomError("date_form", "Not a date of the form 2026-04-20.")


def read_zone(value: object, info: ValidationInfo) -> object:
    """The zone that the conference names; left in the context for the times that follow it."""
    if not isinstance(value, str):
        raise PydanticCustomError("zone", "It must be an IANA zone, as Europe/Vienna.")
    try:
        zone = zone_named(value)
    except (UnknownNameError, UnreadableWordsError) as error:
        raise PydanticCustomError("zone", "{text}", {"text": error.sentence()}) from error
    if info.context is not None:
        info.context.zone = zone
    return zone.key


def null_as(default: Any) -> BeforeValidator:
    """Read null as a field's default: what may be absent may also be null."""
    return BeforeValidator(lambda value: default if value is None else value)


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# Plain validators: Pydantic's own look at a datetime after ours would cost a tenth more.
Instant = Annotated[dt.datetime, PlainValidator(read_time), WithJsonSchema(_TIME_SCHEMA)]
End = Annotated[dt.datetime | None, PlainValidator(read_end), WithJsonSchema(_END_SCHEMA)]
Day = Annotated[dt.date, BeforeValidator(_read_date), WithJsonSchema(_DAY_SCHEMA)]
Zone = Annotated[str, BeforeValidator(read_zone), WithJsonSchema(_ZONE_SCHEMA)]
