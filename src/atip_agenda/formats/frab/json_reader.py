"""schedule.json of frab and pretalx, in versions 1 and 2 (https://c3voc.de/schema/schedule2)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from atip_agenda.errors import quoted
from atip_agenda.formats.frab.reader import agenda_of
from atip_agenda.formats.frab.schedule import object_of, schedule_of, text_of
from atip_agenda.formats.interface import refused
from atip_agenda.formats.issues import Issues

if TYPE_CHECKING:
    from atip_agenda.formats.interface import ReadOptions, ReadResult


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda of a schedule.json. Raises UnusableAgendaError and NoZoneError."""
    document = object_of(_parsed(data))
    schedule = object_of(document.get("schedule"))
    if not object_of(schedule.get("conference")):
        raise refused("It is JSON, but no schedule: it has no “schedule” with a “conference”.")
    issues = Issues()
    generator = text_of(object_of(document.get("generator")).get("name"))
    return agenda_of(schedule_of(schedule, generator, issues), options, issues)


def _parsed(data: bytes) -> object:
    """Parse JSON, with all numbers as texts: then none is too large."""
    try:
        return json.loads(
            data,
            object_pairs_hook=_object_of,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
        )
    except json.JSONDecodeError as error:
        place = f"in line {error.lineno}, column {error.colno}"
        raise refused(f"It is no JSON: {error.msg[:1].lower()}{error.msg[1:]}, {place}.") from None
    except UnicodeDecodeError:
        raise refused("It is no JSON: its bytes are no UTF-8 text.") from None
    except RecursionError:
        raise refused("It is no schedule: its brackets are nested too deeply.") from None


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object. One that repeats a room with other events is refused, not read in part."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        for name, value in pairs:
            if value != whole[name]:
                raise refused(f"It holds {quoted(name)} twice in one object, and not the same.")
    return whole
