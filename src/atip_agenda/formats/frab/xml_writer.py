"""schedule.xml, written as its strict schema asks (https://c3voc.de/schedule/schema.xsd)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from atip_agenda.errors import CallError, quoted
from atip_agenda.formats.frab.parts import OURS
from atip_agenda.formats.frab.writer import SLOT, Talk, hours_and_minutes, programme_of
from atip_agenda.formats.sanitize import REPLACEMENT

if TYPE_CHECKING:
    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# XML can hold these, and a terminal would obey them.
_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MOST_HOURS, _MOST_DAYS = 100, 100


def write(agenda: Agenda, told: WriteOptions) -> bytes:
    """The agenda as a schedule.xml. Raises CallError where a session is too long for one."""
    programme = programme_of(agenda, told.whole)
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=OURS)
    _text(root, "version", programme.version)
    conference = ET.SubElement(root, "conference")
    for name, text in (
        ("title", programme.title),
        ("acronym", programme.acronym),
        ("start", programme.start),
        ("end", programme.end),
        ("days", f"{len(programme.days)}"),
        ("timeslot_duration", SLOT),
        ("url", programme.url),
        ("time_zone_name", programme.zone),
    ):
        if text:
            _text(conference, name, text)
    for number, day in enumerate(programme.days, 1):
        element = ET.SubElement(
            root, "day", index=f"{number}", date=day.date, start=day.start, end=day.end
        )
        for room, talks in day.rooms.items():
            place = ET.SubElement(element, "room", name=_held(room))
            for talk in talks:
                _event(place, talk, room)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    whole = _OBEYED.sub(lambda found: f"&#{ord(found[0])};", text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode()


def _event(place: ET.Element, talk: Talk, room: str) -> None:
    event = ET.SubElement(place, "event", guid=talk.guid, id=f"{talk.number}")
    for name, text in (
        ("room", room),
        ("title", talk.title),
        ("subtitle", talk.subtitle),
        ("type", talk.session.kind),
        ("date", talk.date),
        ("start", talk.start),
        ("duration", _duration(talk)),
        ("abstract", ""),
        ("slug", talk.slug),
        ("track", talk.track),
        ("language", talk.language),
        ("description", talk.description),
    ):
        _text(event, name, text)
    persons = ET.SubElement(event, "persons")
    for name in talk.persons:
        _text(persons, "person", name)
    links = ET.SubElement(event, "links")
    for title, address in talk.links:
        _text(links, "link", title).set("href", _held(address))
    if talk.url:
        _text(event, "url", talk.url)


def _duration(talk: Talk) -> str:
    """How long it is; from a hundred hours on with days, as the schema has it."""
    hours, minutes = divmod(talk.minutes, 60)
    if hours < _MOST_HOURS:
        return hours_and_minutes(talk.minutes)
    days, hours = divmod(hours, 24)
    if days < _MOST_DAYS:
        return f"{days}:{hours:02}:{minutes:02}"
    what = f"{quoted(talk.title)} lasts {days} days, and xml knows no more than {_MOST_DAYS - 1}"
    raise CallError(what, "leave it out, or export it as frab-json")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _held(text)
    return element


def _held(text: str) -> str:
    """A text as XML can hold it: a sign stands for each character that it cannot."""
    return _NO_XML.sub(REPLACEMENT, text)
