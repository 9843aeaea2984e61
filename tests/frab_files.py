"""Build frab schedules, as XML and as JSON, from the fields a test cares about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from atip_agenda.formats.frab import json_reader as frab_json
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.interface import ReadOptions, ReadResult
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda

VIENNA = ZoneInfo("Europe/Vienna")
NO_ONE = ReadOptions()
_ATTRIBUTES = ("id", "guid", "code")


class Listed(NamedTuple):
    """A day with its rooms, and the events in each."""

    date: str | None = "2024-02-03"
    rooms: Mapping[str, Sequence[Any]] = {}
    start: str | None = None


class Written(NamedTuple):
    """A schedule, written the same in both forms."""

    days: Sequence[Listed]
    conference: Mapping[str, str] = {"title": "A conference", "time_zone_name": "Europe/Vienna"}
    version: str = "1.0"


def one_day(*events: Any, **day: Any) -> Written:
    """A schedule of one day with events in the hall."""
    return Written([Listed(rooms={"Hall": events})._replace(**day)])


def event(number: int | str = 1, **fields: Any) -> dict[str, Any]:
    """An event of half an hour at ten."""
    usual = {
        "id": str(number),
        "title": f"Talk {number}",
        "date": "2024-02-03T10:00:00+01:00",
        "start": "10:00",
        "duration": "00:30",
        "type": "lecture",
    }
    return {name: value for name, value in (usual | fields).items() if value is not None}


def as_xml(written: Written) -> bytes:
    parts = [
        "<?xml version='1.0' encoding='utf-8'?><schedule>",
        f"<version>{escape(written.version)}</version><conference>",
        *_elements(written.conference),
        "</conference>",
    ]
    for day in written.days:
        parts.append(f"<day{_attributes({'date': day.date, 'start': day.start})}>")
        for room, events in day.rooms.items():
            parts.append(f"<room name={quoteattr(room)}>")
            for one in events:
                own = {name: one.get(name) for name in _ATTRIBUTES}
                parts += [f"<event{_attributes(own)}>", *_event_elements(one), "</event>"]
            parts.append("</room>")
        parts.append("</day>")
    return "".join([*parts, "</schedule>"]).encode()


def as_json(written: Written) -> bytes:
    days = [
        {"date": day.date, "day_start": day.start, "rooms": dict(day.rooms)} for day in written.days
    ]
    conference = {**written.conference, "days": days}
    schedule = {"version": written.version, "conference": conference}
    return json.dumps({"schedule": schedule}, default=str).encode()


def read_both(written: Written, assumed: ReadOptions = NO_ONE) -> tuple[ReadResult, Agenda]:
    """Return what both readers find, which must be equal, and its agenda."""
    by_xml = frab_xml.read(as_xml(written), assumed)
    by_json = frab_json.read(as_json(written), assumed)
    assert by_xml == by_json
    return by_xml, read_agenda(by_xml.agenda)


def said(found: ReadResult) -> list[str]:
    """The warnings, as clauses."""
    return [fault.clause() for fault in found.warnings]


def _attributes(values: Mapping[str, object]) -> str:
    given = {name: value for name, value in values.items() if value is not None}
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in given.items())


def _elements(values: Mapping[str, object]) -> list[str]:
    return [f"<{name}>{escape(str(value))}</{name}>" for name, value in values.items()]


def _event_elements(one: Mapping[str, Any]) -> list[str]:
    plain = {name: value for name, value in one.items() if isinstance(value, str)}
    parts = _elements({name: plain[name] for name in plain if name not in _ATTRIBUTES})
    persons = [
        f"<person>{escape(person['public_name'])}</person>" for person in one.get("persons", [])
    ]
    links = [
        f"<link href={quoteattr(link['url'])}>{escape(link['title'])}</link>"
        for link in one.get("links", [])
    ]
    return [*parts, "<persons>", *persons, "</persons><links>", *links, "</links>"]
