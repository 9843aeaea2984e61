"""schedule.xml of frab, pentabarf and pretalx, read event by event.

A document type that declares entities is refused before anything else is read, so that neither
bombs nor files of this machine get in; expat itself reads nothing external.
"""

from __future__ import annotations

import contextlib
import html
import io
import re
from typing import TYPE_CHECKING, NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from atip_agenda.errors import UnusableAgendaError, quoted
from atip_agenda.formats.decoding import without_mark
from atip_agenda.formats.frab import times as frab_times
from atip_agenda.formats.frab.parts import Day, Event, Schedule
from atip_agenda.formats.frab.reader import found
from atip_agenda.formats.interface import refused
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    from atip_agenda.formats.interface import ReadOptions, ReadResult

ROOT = "schedule"
_BEGINNING = re.compile(
    r"(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->)|(?><!DOCTYPE\s[^<>\[]*(?:\[.*?\]\s*)?>))*+"
    rf"<(?:[\w.-]+:)?{ROOT}[\s/>]",
    re.DOTALL,
)
_ATTRIBUTES = ("id", "guid", "code")
_MARKUP = ("subtitle", "abstract", "description")
_FACTS = (
    *("title", "acronym", "subtitle", "venue", "city", "start", "end", "day_change"),
    *("time_zone_name", "url", "base_url"),
)


def looks_like(head: bytes) -> bool:
    """Whether what begins like that may be a schedule.xml."""
    return _BEGINNING.match(without_mark(head).decode(errors="replace")) is not None


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that a schedule.xml holds. Raises UnusableAgendaError or NoZoneError."""
    try:
        _refuse_entities(data)
        schedule = _schedule(data)
    except expat.ExpatError as error:
        raise _malformed(error.code, error.lineno, error.offset) from None
    except ET.ParseError as error:
        raise _malformed(error.code, *error.position) from None
    except (LookupError, ValueError):
        raise refused("It is XML in an encoding that cannot be read.") from None
    return found(schedule, assumed)


def _malformed(code: int, line: int, column: int) -> UnusableAgendaError:
    what = expat.ErrorString(code)
    return refused(f"It is no XML: {what}, in line {line}, column {column + 1}.")


class _Root(Exception):  # noqa: N818 - no error: the first element has been reached
    """What comes before the root element is harmless."""


def _refuse_entities(data: bytes) -> None:
    """Read up to the root. Raises UnusableAgendaError for an entity that is declared there."""

    def refuse(*_: object) -> NoReturn:
        raise refused("It declares entities (<!ENTITY>); such XML is not read.")

    def stop(*_: object) -> NoReturn:
        raise _Root

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = stop
    with contextlib.suppress(_Root):
        parser.Parse(data, True)  # noqa: FBT003 - it is the last of it


class _Place:
    """Where the reading stands: how deep, on which day, in which room and event."""

    def __init__(self) -> None:
        self.path: list[ET.Element] = []
        self.day = Day()
        self.room = ""
        self.event: ET.Element | None = None


def _schedule(data: bytes) -> Schedule:
    facts: dict[str, str] = {}
    days: list[Day] = []
    events: list[Event] = []
    place = _Place()
    for step, element in ET.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314 - see above
        name = _name(element)
        if step == "start":
            if not place.path and name != ROOT:
                raise refused(f"It is XML, but no schedule: its root is {quoted(name)}.")
            _enter(place, element, name, days)
        else:
            place.path.pop()
            if place.event is not None and element is place.event:
                events.append(_event(place, element, len(events)))
                place.event = None
                # What has been read need not be kept; the room's own fields have been.
                place.path[-1].clear()
            elif place.event is None and len(place.path) == 1:
                facts |= _facts(element, name)
    if not days:
        raise refused("It is a schedule without a day.")
    return Schedule(facts, days, events)


def _enter(place: _Place, element: ET.Element, name: str, days: list[Day]) -> None:
    """Take what an element says before what it holds is read."""
    if place.event is None:
        if name == "day":
            date = frab_times.date_of(element.get("date", "").strip())
            place.day = Day(date, frab_times.time_of(element.get("start", "").strip()))
            place.room = ""
            days.append(place.day)
        elif name == "room":
            place.room = line_of(element.get("name", ""))
        elif name == "event" and days:
            place.event = element
    place.path.append(element)


def _facts(element: ET.Element, name: str) -> dict[str, str]:
    """What a child of the root says of the conference."""
    if name == "conference":
        return {_name(child): _line(child) for child in element}
    if name == "generator":
        return {"generator": element.get("name", "")}
    own = {"version": "version", "url": "schedule_url"}.get(name)
    return {own: _line(element)} if own else {}


def _event(place: _Place, element: ET.Element, number: int) -> Event:
    parts = {_name(child): child for child in element}
    fields = {name: line_of(element.get(name, "")) for name in _ATTRIBUTES}
    for name, part in parts.items():
        fields[name] = _markup(part) if name in _MARKUP else _line(part)
    persons = [
        _line(person) or line_of(person.get("name", "")) for person in parts.get("persons", ())
    ]
    links = [(_line(link), line_of(link.get("href", ""))) for link in parts.get("links", ())]
    where = f"event {fields['id']}" if fields["id"] else f"the event in place {number + 1}"
    return Event(where, place.day, place.room, fields, persons, links)


def _name(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _line(element: ET.Element) -> str:
    return line_of("".join(element.itertext()))


def _markup(element: ET.Element) -> str:
    """The HTML that an element holds: written as its text, or as elements of its own."""
    text = element.text or ""
    if not len(element):
        return text
    try:
        inner = [ET.tostring(child, encoding="unicode", method="html") for child in element]
    except RecursionError:
        return "".join(element.itertext())
    return html.escape(text) + "".join(inner)
