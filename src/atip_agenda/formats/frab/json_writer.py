"""schedule.json, version 1, valid by its JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atip_agenda.formats.agenda_json import encoded
from atip_agenda.formats.frab.dialect import OURS
from atip_agenda.formats.frab.writer import schedule_from

if TYPE_CHECKING:
    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda

SCHEMA = "https://c3voc.de/schedule/schema.json"
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")  # as the schema has it


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return a schedule.json; without its zone where the schema rejects that."""
    schedule = schedule_from(agenda, options.whole)
    if not _ZONE.fullmatch(schedule["conference"]["time_zone_name"]):
        del schedule["conference"]["time_zone_name"]
    return encoded({"$schema": SCHEMA, "generator": {"name": OURS}, "schedule": schedule})
