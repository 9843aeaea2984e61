"""schedule.xml of frab, pentabarf and pretalx."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from lxml import etree

from atip_agenda.errors import quoted
from atip_agenda.formats.frab.json_reader import MARKUP, schedule_of
from atip_agenda.formats.frab.reader import agenda_of
from atip_agenda.formats.interface import refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.xml import tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from atip_agenda.formats.interface import ReadOptions, ReadResult


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda of a schedule.xml. Raises UnusableAgendaError and NoZoneError."""
    root = tree_of(data)
    if _name(root) != "schedule":
        raise refused(f"It is XML, but no schedule: its root is {quoted(_name(root))}.")
    days = _days(root)
    if not days:
        raise refused("It is a schedule without a day.")
    parts = {_name(child): child for child in root}
    conference = {_name(child): _text(child) for child in parts.get("conference", ())}
    schedule: dict[str, Any] = {"conference": {**conference, "days": days}}
    schedule |= {name: _text(parts[name]) for name in ("version", "url") if name in parts}
    generator = parts["generator"].get("name", "") if "generator" in parts else ""
    issues = Issues()
    return agenda_of(schedule_of(schedule, generator, issues), options, issues)


def _days(root: Element) -> list[dict[str, Any]]:
    """The days as schedule.json has them: events by room, "" for those outside all rooms."""
    days: list[dict[str, Any]] = []
    for day in root.iter("{*}day"):
        rooms: dict[str, list[dict[str, Any]]] = {}
        for event in day.iter("{*}event"):
            room = next(event.iterancestors("{*}room"), None)
            if next(event.iterancestors("{*}event"), None) is None:
                name = "" if room is None else room.get("name", "")
                rooms.setdefault(name, []).append(_event(event))
        facts = {name: day.get(name, "") for name in ("date", "start")}
        days.append({**facts, "rooms": rooms})
    return days


def _event(element: Element) -> dict[str, Any]:
    parts = {_name(child): child for child in element}
    return {
        **{name: element.get(name, "") for name in ("id", "guid", "code")},
        **{name: _html(part) if name in MARKUP else _text(part) for name, part in parts.items()},
        "persons": [_text(one).strip() or one.get("name", "") for one in parts.get("persons", ())],
        "links": [
            {"title": _text(link), "url": link.get("href", "")} for link in parts.get("links", ())
        ],
    }


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def _html(element: Element) -> str:
    """The HTML that an element holds: written as its text, or as elements of its own."""
    text = element.text or ""
    if not len(element):
        return text
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return "".join([html.escape(text), *inner])
