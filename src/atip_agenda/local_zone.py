"""The zone that the variable TZ sets, in each of its forms.

Europe/Vienna, :Europe/Vienna   a key of the zone database
:/etc/localtime, /usr/share/…   a file of a zone database
UTC0, CET-1CEST,M3.5.0,M10.5.0  a POSIX rule
"""

import datetime as dt
import io
import os
import re
import struct
from pathlib import Path
from zoneinfo import ZoneInfo

from atip_agenda.zones import zone_named, zone_of_key

NAMELESS = "local time"  # the key of a zone that the database does not have

# EST5, <+0330>-3:30: how a rule begins
_RULE = re.compile(r"(?:[A-Za-z]{3,9}|<[A-Za-z0-9+-]{3,9}>)[+-]?\d[!-~]{0,80}\Z")
# A header that counts one type and one character, and both of them, empty (RFC 9636).
_NO_TRANSITION = b"TZif2" + bytes(31) + b"\0\0\0\1" * 2 + bytes(7)


def zone_of_tz(value: str) -> ZoneInfo:
    """Return the zone of a value of TZ. Raises the errors of `zone_named` for any other text."""
    name = value.removeprefix(":")
    zone = _of_file(name) if name.startswith("/") else zone_of_key(name) or _of_rule(name)
    return zone or zone_named(name)


def _of_rule(rule: str) -> ZoneInfo | None:
    """The zone of a POSIX rule; summer time without dates has the American ones, as in libc."""
    if not _RULE.match(rule):
        return None
    for dates in ("", ",M3.2.0,M11.1.0"):
        # A zone file without transitions, whose last line is the rule.
        file = _NO_TRANSITION * 2 + f"\n{rule}{dates}\n".encode()
        try:
            zone = ZoneInfo.from_file(io.BytesIO(file), key=NAMELESS)
        except ValueError:
            continue
        winter, summer = (dt.datetime(2026, month, 1, tzinfo=zone) for month in (1, 7))
        at_utc = winter.utcoffset() == summer.utcoffset() == dt.timedelta()
        return zone_of_key("UTC") if at_utc else zone
    return None


def _of_file(path: str) -> ZoneInfo | None:
    """The zone of a file, by its key in the database if the path tells it."""
    real = os.path.realpath(path)
    _, found, key = real.rpartition("/zoneinfo/")
    zone = zone_of_key(re.sub("^(posix|right)/", "", key)) if found else None
    if zone is not None or not Path(real).is_file():  # a pipe may have no end
        return zone
    try:
        with Path(real).open("rb") as file:
            return ZoneInfo.from_file(file, key=NAMELESS)
    except (OSError, ValueError, IndexError, struct.error):
        return None
