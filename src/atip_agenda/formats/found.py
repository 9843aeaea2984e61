"""The interface of all readers: what they are told, and what they find in a file.

A reader is a module with `read(data, assumed) -> Found`. What it finds has the shape of
data/agenda.json, so that the models' rules are stated once, for every format.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError, Fault, UnusableAgendaError


class Assumed(NamedTuple):
    """What holds for a file that does not say it itself.

    `zone` is that of times without one: `--assume-tz`, or the conference's for one's own events;
    None where nobody has said. `first_day` and `last_day` are the days that matter, those of the
    conference for one's own events: a calendar of ten years is read for them alone.
    """

    zone: ZoneInfo | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None


class Found(NamedTuple):
    """An agenda as JSON would hold it, and a warning for all that was inferred or left out.

    A warning's place is where a person would look for it: `line 12`, `event 3`, `sessions[2].end`.
    """

    agenda: Mapping[str, Any]
    warnings: tuple[Fault, ...] = ()


class NoZoneError(AgendaError):
    """The times of a file have no zone, and nobody has said which it should be."""


def refused(message: str, where: str = "") -> UnusableAgendaError:
    """The error for a file that is none of a format; whoever opened it adds its name."""
    return UnusableAgendaError("", [Fault(where, message)])
