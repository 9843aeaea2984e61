"""schedule.xml, valid by its strict schema (https://c3voc.de/schedule/schema.xsd)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from atip_agenda.errors import CallError, quoted
from atip_agenda.formats.frab.json_writer import OURS, schedule_from
from atip_agenda.formats.sanitize import INVISIBLE, REPLACEMENT

if TYPE_CHECKING:
    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FACTS = ("title", "acronym", "start", "end", "days", "timeslot_duration", "url", "time_zone_name")
_FIELDS = (
    *("room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug"),
    *("track", "language", "description"),
)
_MOST_HOURS, _MOST_DAYS = 100, 100


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return a schedule.xml. Raises CallError where a session is too long for one."""
    schedule = schedule_from(agenda, options.whole)
    facts = schedule["conference"]
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=OURS)
    _text(root, "version", schedule["version"])
    conference = ET.SubElement(root, "conference")
    for name in _FACTS:
        text = f"{facts['daysCount']}" if name == "days" else facts.get(name)
        if text:
            _text(conference, name, text)
    for day in facts["days"]:
        times = {"date": day["date"], "start": day["day_start"], "end": day["day_end"]}
        element = ET.SubElement(root, "day", index=f"{day['index']}", **times)
        for room, events in day["rooms"].items():
            parent = ET.SubElement(element, "room", name=_held(room))
            for event in events:
                _event(parent, event)
    ET.indent(root)
    text = INVISIBLE.sub(lambda found: f"&#{ord(found[0])};", ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _event(parent: ET.Element, event: dict[str, Any]) -> None:
    element = ET.SubElement(parent, "event", guid=event["guid"], id=f"{event['id']}")
    for name in _FIELDS:
        _text(element, name, _duration(event) if name == "duration" else event[name] or "")
    persons = ET.SubElement(element, "persons")
    for person in event["persons"]:
        _text(persons, "person", person["name"])
    links = ET.SubElement(element, "links")
    for link in event["links"]:
        _text(links, "link", link["title"]).set("href", _held(link["url"]))
    if event["url"]:
        _text(element, "url", event["url"])


def _duration(event: dict[str, Any]) -> str:
    """The duration; from a hundred hours on with days, as the schema has it."""
    duration: str = event["duration"]
    hours, minutes = map(int, duration.split(":"))
    if hours < _MOST_HOURS:
        return duration
    days, hours = divmod(hours, 24)
    if days < _MOST_DAYS:
        return f"{days}:{hours:02}:{minutes:02}"
    title = quoted(event["title"])
    what = f"{title} lasts {days} days, and xml knows no more than {_MOST_DAYS - 1}"
    raise CallError(what, "leave it out, or export it as frab-json")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _held(text)
    return element


def _held(text: str) -> str:
    """A text as XML can hold it, with a sign in place of what it cannot."""
    return _NO_XML.sub(REPLACEMENT, text)
