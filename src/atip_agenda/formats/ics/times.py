"""The times of an iCalendar file: as they are written, and the instants that they mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import quoted
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR
from atip_agenda.zones import WallTimeError, instant_of, start_of_day

if TYPE_CHECKING:
    from atip_agenda.formats.ics.lines import Property

_TIME = re.compile(r"(\d{8})(?:T(\d{4})(\d\d)?(Z)?)?", re.ASCII)
# No year is so far away that these figures would lead beyond the last.
_DURATION = re.compile(
    r"([+-]?)P(?=T?\d)(?:(\d{1,5})W)?(?:(\d{1,5})D)?"
    r"(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?",
    re.ASCII,
)
_UTC = ZoneInfo("UTC")
_NOTHING = dt.timedelta()
ONE_DAY = dt.timedelta(days=1)

Tell = Callable[[str], None]


class UnreadableError(Exception):
    """A value that means no time, no length, no rule; its words say why."""


class Written(NamedTuple):
    """A time as it is written: by a zone's clocks, by any (None, floating), or a whole day."""

    wall: dt.datetime
    zone: dt.tzinfo | None
    day: bool = False


class Length(NamedTuple):
    """A duration: days by the calendar, and what is exact."""

    days: dt.timedelta
    exact: dt.timedelta


class Clocks(NamedTuple):
    """The clocks of a file: the zones that it names, and the one of times without."""

    zones: Mapping[str, dt.tzinfo | None]
    floating: ZoneInfo


def written(one: Property, zones: Mapping[str, dt.tzinfo | None], tell: Tell) -> Written:
    """The time that a line holds. Raises UnreadableError."""
    return _written(one.value, one, zones, tell)


def period(
    value: str, one: Property, zones: Mapping[str, dt.tzinfo | None], tell: Tell
) -> tuple[Written, Written | Length | None]:
    """A time of a list, and of a period its end or its length. Raises UnreadableError."""
    start, slash, rest = value.partition("/")
    end: Written | Length | None = None
    if slash:
        is_length = rest.lstrip(" +-").upper().startswith("P")
        end = length_of(rest) if is_length else _written(rest, one, zones, tell)
    return _written(start, one, zones, tell), end


def length_of(value: str) -> Length:
    """The length that a duration names. Raises UnreadableError."""
    match = _DURATION.fullmatch(value.strip().upper())
    if match is None:
        raise UnreadableError(f"{quoted(value)} is no duration")
    sign = -1 if match[1] == "-" else 1
    weeks, days, hours, minutes, seconds = (sign * int(number) for number in match.groups("0")[1:])
    return Length(
        dt.timedelta(weeks=weeks, days=days),
        dt.timedelta(hours=hours, minutes=minutes, seconds=seconds),
    )


def instant(time: Written, floating: ZoneInfo, tell: Tell) -> dt.datetime:
    """The instant of a time, a floating one by the clocks given.

    Of a time that the clocks skip or show twice it is what RFC 5545 says (3.3.5): the offset
    before the change counts, and the first of the two.
    """
    zone = time.zone or floating
    try:
        if time.day:
            return start_of_day(time.wall.date(), _NOTHING, floating)
        if isinstance(zone, ZoneInfo):
            return instant_of(time.wall, zone)
        return time.wall.replace(tzinfo=zone).astimezone(dt.UTC)
    except WallTimeError as error:
        found = time.wall.replace(tzinfo=zone).astimezone(dt.UTC)
        tell(f"{error.what}: it is read as {found.astimezone(zone).isoformat(timespec='minutes')}.")
        return found


def wall_in(time: Written, zone: dt.tzinfo | None, floating: ZoneInfo) -> dt.datetime:
    """What the clocks of a series' zone show at a time; one without a zone is by these already."""
    if time.day or time.zone is None or time.zone == zone:
        return time.wall
    at = time.wall.replace(tzinfo=time.zone)
    return at.astimezone(zone or floating).replace(tzinfo=None)


def bare_time(value: str) -> Written:
    """A time as it is written, of any year, without its zone but for Z. Raises UnreadableError."""
    match = _TIME.fullmatch(value.strip().upper())
    if match is None:
        raise UnreadableError(f"{quoted(value.strip()) if value.strip() else 'nothing'} is no time")
    date, clock, seconds, utc = match.groups()
    # A leap second is the last of its minute (RFC 5545, 3.3.12).
    second = "59" if seconds == "60" else seconds or "00"
    try:
        wall = dt.datetime.fromisoformat(f"{date}T{clock or '0000'}{second}")
    except ValueError:
        raise UnreadableError(f"{quoted(value.strip())} is no time of the calendar") from None
    return Written(wall, _UTC if utc else None, day=clock is None)


def _written(
    value: str, one: Property, zones: Mapping[str, dt.tzinfo | None], tell: Tell
) -> Written:
    time = bare_time(value)
    if not FIRST_YEAR <= time.wall.year <= LAST_YEAR:
        why = f"the year {time.wall.year:04} lies outside {FIRST_YEAR} to {LAST_YEAR}"
        raise UnreadableError(why)
    name = one.parameters.get("TZID", "").strip()
    if time.day or not name:
        return time
    if time.zone is None:
        return time._replace(zone=zones.get(name))
    if zones.get(name) != _UTC:
        tell(f"{one.name} has both Z and the zone {quoted(name)}: it is read as UTC.")
    return time
