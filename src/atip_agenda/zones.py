"""Time zones: IANA names, and wall times turned into instants.

An *instant* is an aware datetime in UTC. Python compares and subtracts two datetimes of one and
the same zone by their wall times, which is wrong across the autumn hour; so the models hold
instants only, and a zone comes back in when a time is shown.
"""

from __future__ import annotations

import datetime as dt
import functools
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from atip_agenda.errors import UnknownNameError, UnreadableWordsError

# The two names without a slash whose offset is beyond doubt (RFC 9557, common use).
PLAIN_NAMES = frozenset({"UTC", "GMT"})
_FURTHEST_WEST, _FURTHEST_EAST = 12, 14  # hours; the ends of the Etc zones
_FORM = "write an IANA name, as Europe/Vienna, or UTC"


def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name.

    Abbreviations (EST, CET, IST) are refused even where the zone database has such a key: they
    mean different offsets to different readers, or one offset all year round.

    Raises UnreadableWordsError for an abbreviation, UnknownNameError for an unknown name.
    """
    key = name.strip()
    if key.upper() in PLAIN_NAMES:
        return _zone(key.upper())
    if "/" not in key:
        if any(character.isdigit() for character in key):
            raise UnreadableWordsError("zone", name, "an offset is not a zone", _FORM)
        cities = [
            zone for zone in known_keys() if zone.rpartition("/")[2].casefold() == slug_of_key(key)
        ]
        if cities:
            raise UnknownNameError("zone", name, candidates=cities[:3])
        raise UnreadableWordsError("zone", name, "an abbreviation can mean several zones", _FORM)
    zone = zone_of_key(key)
    if zone:
        return zone
    raise UnknownNameError("zone", name, known_keys(), _FORM)


def zone_of_key(key: str) -> ZoneInfo | None:
    """Return the zone of a key of the zone database in any case, or of UTC or GMT; else None.

    Keys without a slash, as EST and Cuba, do not count.
    """
    if key.upper() in PLAIN_NAMES:
        return _zone(key.upper())
    # "right/…" counts leap seconds and would be 27 seconds off. A key without a capital letter is
    # found by file systems that ignore case alone; the database's own spelling is what is shown.
    if "/" in key and not key.startswith(("right/", "posix/")) and not key.islower():
        try:
            return _zone(key)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    spelled = _by_slug().get(slug_of_key(key))
    return _zone(spelled) if spelled else None


def fixed_zone(offset: dt.timedelta) -> ZoneInfo:
    """The zone that is so far from UTC all year round; UTC itself where there is none.

    >>> fixed_zone(dt.timedelta(hours=-5)).key
    'Etc/GMT+5'
    """
    hours, rest = divmod(offset, dt.timedelta(hours=1))
    if not hours or rest or not -_FURTHEST_WEST <= hours <= _FURTHEST_EAST:
        return _zone("UTC")
    return _zone(f"Etc/GMT{-hours:+}")  # POSIX counts hours west of Greenwich


def place_of(zone: ZoneInfo) -> str:
    """The name by which people know a zone: its city.

    >>> place_of(ZoneInfo("America/Argentina/Buenos_Aires"))
    'Buenos Aires'
    """
    key = zone.key
    if key.startswith("Etc/"):
        return key
    return key.rpartition("/")[2].replace("_", " ")


def offset_name(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """Abbreviation and UTC offset of a zone at an instant.

    >>> offset_name(dt.datetime(2026, 4, 20, 12, tzinfo=dt.UTC), ZoneInfo("Europe/Vienna"))
    'CEST, UTC+2'
    """
    local = instant.astimezone(zone)
    offset = local.utcoffset() or dt.timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    digits = f"{hours}:{rest:02}" if rest else f"{hours}"
    utc = f"UTC{'-' if minutes < 0 else '+'}{digits}" if minutes else "UTC"
    short = local.tzname() or ""
    # Where the database knows no abbreviation it gives the offset ("-03"): once is enough.
    return f"{short}, {utc}" if short.isalpha() and short != utc else utc


class WallTimeError(ValueError):
    """A wall time that names no instant, or two; `hint` is what would tell them apart.

    `forms` are the two nearest times that are clear, with their offsets: before and after the
    spring gap, or both times of the autumn hour.
    """

    def __init__(self, what: str, hint: str, forms: tuple[str, str]) -> None:
        super().__init__(f"{what}; {hint}")
        self.what = what
        self.hint = hint
        self.forms = forms


def instant_of(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The instant at which the clocks of a zone show a naive wall time.

    Raises WallTimeError where they never do (the spring gap) or do twice (the autumn hour), and
    OverflowError outside the years that Python knows.
    """
    offset = _offset_all_day(wall.date(), zone)
    if offset is not None:
        utc = wall - offset
        # combine() costs a fifth of replace(tzinfo=…) on Python 3.11.
        return dt.datetime.combine(utc, utc.time(), dt.UTC)
    early = wall.replace(tzinfo=zone, fold=0)
    late = wall.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(dt.UTC)
    first, second = sorted(time.astimezone(dt.UTC) for time in (early, late))
    forms = (
        first.astimezone(zone).isoformat(timespec="minutes"),
        second.astimezone(zone).isoformat(timespec="minutes"),
    )
    if first.astimezone(zone).replace(tzinfo=None) != wall:
        raise WallTimeError(
            f"{wall:%H:%M} does not exist on {wall.day} {wall:%B %Y} in {place_of(zone)}",
            "the clocks skip it",
            forms,
        )
    raise WallTimeError(
        f"{wall:%H:%M} comes twice on {wall.day} {wall:%B %Y} in {place_of(zone)}",
        f"write {forms[0]} or {forms[1]}",
        forms,
    )


def start_of_day(day: dt.date, change: dt.timedelta, zone: ZoneInfo) -> dt.datetime:
    """The instant at which a conference day begins: `change` after midnight by the zone's clocks.

    Where the clocks skip that time the day begins when they go on, where they show it twice at
    the first of the two.
    """
    wall = dt.datetime.combine(day, dt.time()) + change
    return wall.replace(tzinfo=zone).astimezone(dt.UTC)


@functools.lru_cache(maxsize=4096)
def _offset_all_day(day: dt.date, zone: ZoneInfo) -> dt.timedelta | None:
    """The zone's UTC offset on a day, or None where it changes on or next to that day."""
    try:
        noons = [
            dt.datetime.combine(day, dt.time(12), zone) + dt.timedelta(days=step)
            for step in (-1, 0, 1)
        ]
    except OverflowError:
        return None
    offsets = {noon.utcoffset() for noon in noons}
    return offsets.pop() if len(offsets) == 1 else None


@functools.cache
def _zone(key: str) -> ZoneInfo:
    return ZoneInfo(key)


@functools.cache
def known_keys() -> tuple[str, ...]:
    """The keys of the zone database that have a slash, in order."""
    return tuple(sorted(name for name in available_timezones() if "/" in name))


@functools.cache
def _by_slug() -> dict[str, str]:
    return {name.casefold(): name for name in known_keys()}


def slug_of_key(text: str) -> str:
    """A name in the form in which keys are compared: new york is new_york."""
    return text.casefold().replace(" ", "_")
