"""From when to when the sessions of a file last: the days they make, and how they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import Fault
from atip_agenda.fields import LONGEST_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_DAY = dt.timedelta(days=1)
_A_MOMENT = dt.timedelta(microseconds=1)
_LONGEST = dt.timedelta(days=LONGEST_DAYS)


class Span(NamedTuple):
    """The instants of a session; an end of None is open."""

    start: dt.datetime
    end: dt.datetime | None


def days_of(spans: Sequence[Span], zone: dt.tzinfo) -> tuple[dt.date, dt.date]:
    """The first and the last day of a conference, which are no more than ten years apart.

    A session counts for the day it starts on, for it may end in the night; one that lasts for
    days counts for all of them.
    """
    starts = [span.start.astimezone(zone).date() for span in spans]
    ends = [
        (span.end - _A_MOMENT).astimezone(zone).date()
        for span in spans
        if span.end is not None and span.end - span.start >= _ONE_DAY
    ]
    first = min(starts)
    return first, min(max(starts + ends), first + _LONGEST)


def doubts_of(spans: Sequence[Span]) -> Iterator[Fault]:
    """A warning where the sessions lie too far apart for a conference."""
    starts = [span.start for span in spans]
    if starts and max(starts) - min(starts) > _LONGEST:
        years = f"{min(starts).year} to {max(starts).year}"
        yield Fault("", f"Its sessions are from {years}: no conference lasts so long.")


def written(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """An instant as an agenda has it, with the offset at the conference."""
    local = instant.astimezone(zone)
    return local.isoformat(timespec="seconds" if local.second else "minutes")
