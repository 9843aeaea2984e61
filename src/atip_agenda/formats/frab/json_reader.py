"""schedule.json of frab and pretalx.

Version 1 has its events under days and rooms, version 2 in one list
(https://c3voc.de/schema/schedule2). JSON of the same systems that is no schedule, such as a single
event, is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from atip_agenda.errors import Fault, quoted
from atip_agenda.formats.frab import times as frab_times
from atip_agenda.formats.frab.json_head import looks_like
from atip_agenda.formats.frab.parts import Day, Event, Schedule
from atip_agenda.formats.frab.reader import found
from atip_agenda.formats.interface import refused
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    from atip_agenda.formats.interface import ReadOptions, ReadResult

__all__ = ["looks_like", "read"]

_MARKUP = ("subtitle", "abstract", "description")


def read(data: bytes, assumed: ReadOptions) -> ReadResult:
    """The agenda that a schedule.json holds. Raises UnusableAgendaError or NoZoneError."""
    return found(_schedule(_parsed(data)), assumed)


def _parsed(data: bytes) -> object:
    """The JSON, all its numbers as they are written: none is too large then."""
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
    """A JSON object; of a room named twice with other events the first would be lost unsaid."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        for name, value in pairs:
            if value != whole[name]:
                raise refused(f"It holds {quoted(name)} twice in one object, and not the same.")
    return whole


def _schedule(whole: object) -> Schedule:
    schedule = _object(_object(whole).get("schedule"))
    conference = _object(schedule.get("conference"))
    if not conference:
        raise refused("It is JSON, but no schedule: it has no “schedule” with a “conference”.")
    days = [_object(day) for day in _list(conference.get("days"))]
    facts = {name: line_of(_text(value)) for name, value in conference.items()}
    facts |= {
        "version": line_of(_text(schedule.get("version"))),
        "schedule_url": line_of(_text(schedule.get("url"))),
        "generator": _text(_object(_object(whole).get("generator")).get("name")),
        "base_url": facts.get("base_url") or line_of(_text(schedule.get("base_url"))),
    }
    names = _Names(_named(conference.get("tracks")), _named(conference.get("rooms")))
    events: list[Event] = []
    warnings: list[Fault] = []
    for day, room, value in _events(schedule, days):
        if isinstance(value, dict):
            events.append(_event(day, room, value, names, len(events)))
        else:
            warnings.append(Fault(f"room {room}", "What is no event is left out."))
    return Schedule(facts, [_day(day) for day in days], events, warnings)


def _events(
    schedule: Mapping[str, Any], days: Iterable[dict[str, Any]]
) -> Iterator[tuple[Day, str, object]]:
    """Every event with its day and room. Raises UnusableAgendaError where none has a place."""
    if not any("rooms" in day for day in days) and "events" not in schedule:
        raise refused("It has no events in a form known here, neither in rooms nor in one list.")
    for day in days:
        rooms = day.get("rooms") or {}
        if not isinstance(rooms, dict):
            raise refused("The rooms of its days are in no form known here.")
        for room, listed in rooms.items():
            values = listed if isinstance(listed, list) else [listed]
            yield from ((_day(day), line_of(room), value) for value in values)
    yield from ((Day(), "", value) for value in _list(schedule.get("events")))


class _Names(NamedTuple):
    """The names of tracks and rooms, by what events call them: slug or guid."""

    tracks: Mapping[str, str]
    rooms: Mapping[str, str]


def _named(values: object) -> dict[str, str]:
    objects = [_object(value) for value in _list(values)]
    return {
        name: line_of(_text(one.get("name")))
        for one in objects
        for name in (_text(one.get("slug")), _text(one.get("guid")))
        if name
    }


def _day(day: Mapping[str, Any]) -> Day:
    start = _text(day.get("day_start")) or _text(day.get("start"))
    return Day(frab_times.date_of(_text(day.get("date"))), frab_times.time_of(start))


def _event(day: Day, room: str, event: dict[str, Any], names: _Names, number: int) -> Event:
    language = line_of(_text(event.get("language")))
    fields = {
        name: _text(value, language) if name in _MARKUP else line_of(_text(value, language))
        for name, value in event.items()
    }
    fields["track"] = _reference(event.get("track"), names.tracks)
    fields["room"] = _reference(event.get("room"), names.rooms)
    if not fields.get("date") and frab_times.time_of(fields.get("start", "")):
        fields["date"] = fields.pop("start")
    where = f"event {fields['id']}" if fields.get("id") else f"the event in place {number + 1}"
    persons = [*_list(event.get("persons")), *_list(event.get("participants"))]
    links = [_link(link) for link in _list(event.get("links"))]
    return Event(where, day, room, fields, [_person(person) for person in persons], links)


def _reference(value: object, names: Mapping[str, str]) -> str:
    """The name of a track or a room, which an event may call by its slug or guid alone."""
    if not isinstance(value, dict):
        return line_of(_text(value))
    known = (names.get(_text(value.get(key)), "") for key in ("slug", "guid"))
    return line_of(_text(value.get("name"))) or next(filter(None, known), _text(value.get("slug")))


def _person(person: object) -> str:
    if not isinstance(person, dict):
        return line_of(_text(person))
    names = (person.get(name) for name in ("public_name", "full_public_name", "name", "full_name"))
    return line_of(next(filter(None, map(_text, names)), ""))


def _link(link: object) -> tuple[str, str]:
    """The title and the address of a link."""
    if not isinstance(link, dict):
        return "", line_of(_text(link))
    address = _text(link.get("url")) or _text(link.get("href"))
    return line_of(_text(link.get("title"))), line_of(address)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object, language: str = "") -> str:
    """A text; of one in several languages that of the event, else English, else the first."""
    if isinstance(value, dict):
        versions = (value.get(language), value.get("en"), *value.values())
        value = next((one for one in versions if isinstance(one, str) and one), "")
    if not isinstance(value, str):
        return ""
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a pair of surrogates
        return value.encode(errors="replace").decode()
    return value
