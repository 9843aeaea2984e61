"""The fields of an agenda file: how a value is read, and what is said of one that cannot be.

Each finding is a PydanticCustomError whose message is a whole sentence; `faults` hands it on. A
validation's context holds the conference's zone, once that is read, and the ids seen so far.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from atip_agenda.errors import UnknownNameError, UnreadableWordsError
from atip_agenda.zones import WallTimeError, instant_of, zone_named

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


def not_before_start(end: dt.datetime | None, info: ValidationInfo) -> dt.datetime | None:
    """An end that does not lie before the start."""
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
        info.context["zone"] = zone
    return zone.key


def unseen(identifier: str, info: ValidationInfo) -> str:
    """An id that no session before has."""
    seen = info.context["ids"] if info.context else set()
    if identifier in seen:
        raise PydanticCustomError("id_taken", "The id is taken. Each session needs its own.")
    seen.add(identifier)
    return identifier


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Instant = Annotated[dt.datetime, BeforeValidator(_read_time)]
Day = Annotated[dt.date, BeforeValidator(_read_date)]
