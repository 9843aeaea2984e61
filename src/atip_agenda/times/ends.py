"""The start and the end of a span, which complete each other.

“tue 1:45 to 2:45 pm” names pm once for both, and an end without a day is on the day of the start.
"""

from __future__ import annotations

import datetime as dt

from atip_agenda.conference import Conference
from atip_agenda.times.clocks import HALF_DAY, Clock, time_of
from atip_agenda.times.conference_days import Named, since_midnight
from atip_agenda.times.words import UnclearError

_MIDNIGHT = dt.time()
_ONE_DAY = dt.timedelta(days=1)
# Times that the other end's am or pm may apply to: 1:45, 1.45 and 1, but not noon or 13h.
_TWELVE_HOURS = frozenset({"", "dotted", "bare"})


def shared_half(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Return both ends with the am or pm of either, if the start is then before the end."""
    if start.half and end.shape in _TWELVE_HOURS and not end.half and 1 <= end.hour <= HALF_DAY:
        shared = end._replace(half=start.half)
        if time_of(start) < time_of(shared):
            return start, shared
    if end.half and start.shape in _TWELVE_HOURS and not start.half and 1 <= start.hour <= HALF_DAY:
        shared = start._replace(half=end.half)
        if time_of(shared) <= time_of(end):
            return shared, end
    if start.shape == "bare" and start.hour <= HALF_DAY and not end.half and end.shape != "hour":
        raise UnclearError(f"{start.typed} alone is not a time")
    return start, end


def same_day(
    named: Named, first: Clock, second: Clock, conference: Conference
) -> tuple[Named, dt.time]:
    """Return the day and the time of an end without a day."""
    starts, next_day = time_of(first), Named(named.date + _ONE_DAY, dated=True)
    if second[:3] == (2 * HALF_DAY, 0, 0):
        return next_day, _MIDNIGHT
    ends = time_of(second)
    if ends > starts:
        return named, ends
    if ends == starts:
        raise UnclearError("it ends when it starts")
    # 10pm-12am ends at midnight; 11-12 am is a slip for noon.
    evening = starts >= dt.time(HALF_DAY) or not second.half
    change = conference.day_change_after
    late = bool(change) and since_midnight(ends) <= change <= since_midnight(starts)
    if late or (ends == _MIDNIGHT and evening):
        return next_day, ends
    raise UnclearError(
        "it ends before it starts; over midnight its end needs a day",
        stamped(named.date, starts, next_day.date, ends),
    )


def stamped(first: dt.date, starts: dt.time, last: dt.date, ends: dt.time) -> str:
    """Return a span in its unambiguous spelling."""
    return f"{first}T{starts:%H:%M}/{last}T{ends:%H:%M} Our event"
