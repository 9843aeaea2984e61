"""Zones after a time: an IANA zone, UTC, `Z` or an offset. None is ever ignored.

Abbreviations (EST, CET, IST) are ambiguous, even those that are keys of the zone database. They are
refused with a hint, and so are cities.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from atip_agenda.errors import AgendaError, UnknownNameError, UnreadableWordsError
from atip_agenda.times.words import Form, Row, UnclearError, letters
from atip_agenda.zones import zone_named

_HOUR = 60  # minutes
_LONGEST = 40  # characters of a city's name
_FURTHEST = dt.timedelta(hours=14)  # Kiribati; the zones behind UTC are nearer

# Abbreviations of zones; those that are also words count only in capitals.
_ABBREVIATIONS = Form(
    r"(?:(?:[cehmp]|a[cekw]|nz?)[ds]t|ces?t|ees?t|[bgijk]st|hkt|msk|pkt|sast|sgt|wib|utc|gmt)$"
)
_CAPITALS = Form(r"(?:a[ds]?t|[cemp]t|[cew]at|ict|mes?t|wes?t|z)$")


class Offset(NamedTuple):
    """An offset after a time, as +02:00; after some times it may be a range instead.

    `apart` is true after a blank.
    """

    sign: str
    hours: str
    minutes: str
    apart: bool = False


class Zone(NamedTuple):
    """A zone by its name, or UTC with an offset."""

    zone: dt.tzinfo


def fixed(offset: Offset) -> dt.timezone:
    """Return an offset as a zone, or raise UnclearError if no clock has it."""
    away = dt.timedelta(hours=int(offset.hours), minutes=int(offset.minutes))
    if away > _FURTHEST or int(offset.minutes) >= _HOUR:
        raise UnclearError(f"no clock is {int(offset.hours)}:{offset.minutes} away from UTC")
    return dt.timezone(-away if offset.sign == "-" else away)


def _universal(match: re.Match[str]) -> Zone:
    if not match["sign"]:
        return Zone(zone_named("UTC"))
    return Zone(fixed(Offset(match["sign"], match["hours"], match["minutes"] or "00")))


def zone_refused(words: str) -> AgendaError | None:
    """Return the error for unread words if they name a city or a zone.

    "Vienna", "Vienna time" and "in Vienna" get a hint, as do EST and CET.
    """
    first, *more = words.removeprefix("in ").split(" ", 2)
    for name in (f"{first} {more[0]}" if more else first, first):
        if len(name) > _LONGEST or not name.replace(" ", "").replace("_", "").isalpha():
            continue
        try:
            zone_named(name)
        except UnknownNameError as error:
            return error
        except UnreadableWordsError as error:
            if says_zone(name):
                return error
    return None


def says_zone(word: str) -> bool:
    """Whether a word is an abbreviation of a zone."""
    return bool(_ABBREVIATIONS.match(word) or (word.isupper() and _CAPITALS.match(word)))


# Right after a time: Z, +02:00, +0200, +02
OFFSETS: list[Row[Offset | Zone]] = [
    (letters(r"Z(?!\w|[.:+-]\S)"), lambda _: Zone(zone_named("UTC"))),
    (
        letters(r"([+-])(\d\d)(?::?(\d\d))?(?!\w|[.:]\S)"),
        lambda match: Offset(
            match[1], match[2], match[3] or "00", match.string[: match.start()].endswith(" ")
        ),
    ),
]
ZONES: list[Row[Offset | Zone]] = [
    *OFFSETS,
    # UTC, GMT, UTC+2, GMT-5:30
    (
        letters(
            r"(?:UTC|GMT)(?: ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?"
            r"(?=[ ,;]|\.?$)"
        ),
        _universal,
    ),
    # America/New_York
    (
        letters(r"[A-Z_]{1,30}(?:/[A-Z][\w+-]{0,29}){1,2}(?=[ ,;]|\.?$)"),
        lambda match: Zone(zone_named(match[0])),
    ),
]
