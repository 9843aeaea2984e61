"""The interface of all readers and writers.

A reader is a module with `read(data, options) -> ReadResult`. What it returns has the shape of
data/agenda.json, so that the models' rules are stated once, for every format.

A writer is a module with `write(agenda, options) -> bytes`. It does not read the clock, so an
unchanged agenda is written byte by byte as before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError, Fault, UnusableAgendaError
from atip_agenda.models import Agenda, Session

UNSTAMPED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class ReadOptions(NamedTuple):
    """Defaults for what a file omits.

    `zone` is that of times without one: `--assume-tz`, or the conference's for one's own events.
    `first_day` and `last_day` are the days that matter, those of the conference for one's own
    events: a calendar of ten years is read for them alone.
    """

    zone: ZoneInfo | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None


class ReadResult(NamedTuple):
    """An agenda as JSON would hold it, and warnings of what was inferred or left out.

    A warning's place is where a person would look for it: `line 12`, `event 3`, `sessions[2].end`.
    """

    agenda: Mapping[str, Any]
    warnings: tuple[Fault, ...] = ()


class WriteOptions(NamedTuple):
    """What a writer may need besides the agenda.

    `stamp` says when the agenda was issued: its `updated`, else SOURCE_DATE_EPOCH, else UNSTAMPED.
    `alarm` is how many minutes before each session to ring, None for no alarm. `gone` holds the
    sessions that an older version had and this one has not, with the UIDs they had there; `since`
    is the revision of that version. `whole` is the agenda of which only a part is written, so that
    a session written alone has the name and the end that it has among the others.
    """

    stamp: dt.datetime = UNSTAMPED
    alarm: int | None = None
    gone: tuple[Session, ...] = ()
    since: int = 0
    whole: Agenda | None = None


class NoZoneError(AgendaError):
    """The times of a file have no usable zone; `called` is the abbreviation they go by, if any."""

    def __init__(self, called: str = "") -> None:
        super().__init__(called)
        self.called = called

    def __str__(self) -> str:
        why = "its times have no zone"
        if self.called:
            why = f"its times are in {self.called}, which can mean several zones"
        return f"{why}; say which it is, as --assume-tz Europe/Vienna"


def refused(message: str, where: str = "") -> UnusableAgendaError:
    """The error for a file that a reader cannot use; the caller adds the file's name."""
    return UnusableAgendaError("", [Fault(where, message)])
