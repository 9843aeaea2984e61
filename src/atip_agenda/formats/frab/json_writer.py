"""schedule.json, version 1, written as its JSON Schema asks (https://c3voc.de/schedule/schema.json)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from atip_agenda.formats.agenda_json import encoded
from atip_agenda.formats.frab.parts import OURS
from atip_agenda.formats.frab.writer import SLOT, Talk, hours_and_minutes, programme_of

if TYPE_CHECKING:
    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda

SCHEMA = "https://c3voc.de/schedule/schema.json"
# The zones that the schema knows; where there is another, the offsets of all times are left.
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")


def write(agenda: Agenda, told: WriteOptions) -> bytes:
    """The agenda as a schedule.json."""
    programme = programme_of(agenda, told.whole)
    conference: dict[str, Any] = {
        "acronym": programme.acronym,
        "title": programme.title,
        "start": programme.start,
        "end": programme.end,
        "daysCount": len(programme.days),
        "timeslot_duration": SLOT,
    }
    if _ZONE.fullmatch(programme.zone):
        conference["time_zone_name"] = programme.zone
    if programme.url:
        conference["url"] = programme.url
    conference["days"] = [
        {
            "index": number,
            "date": day.date,
            "day_start": day.start,
            "day_end": day.end,
            "rooms": {room: [_event(talk, room) for talk in day.rooms[room]] for room in day.rooms},
        }
        for number, day in enumerate(programme.days, 1)
    ]
    return encoded(
        {
            "$schema": SCHEMA,
            "generator": {"name": OURS},
            "schedule": {"version": programme.version, "conference": conference},
        }
    )


def _event(talk: Talk, room: str) -> dict[str, Any]:
    return {
        "guid": talk.guid,
        "id": talk.number,
        "date": talk.date,
        "start": talk.start,
        **({"end": talk.end} if talk.end else {}),
        "duration": hours_and_minutes(talk.minutes),
        "room": room,
        "slug": talk.slug,
        "url": talk.url,
        "title": talk.title,
        "subtitle": talk.subtitle,
        "track": talk.track or None,
        "type": talk.session.kind,
        "language": talk.language or None,
        "abstract": "",
        "description": talk.description,
        "persons": [{"name": name} for name in talk.persons],
        "links": [{"url": address, "title": title} for title, address in talk.links],
    }
