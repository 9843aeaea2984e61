"""schedule.json of frab and pretalx, in versions 1 and 2 (https://c3voc.de/schema/schedule2).

The XML reader has the same schedule, in the shape of that JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from atip_agenda.errors import quoted
from atip_agenda.formats.frab.json_writer import OURS, said_in
from atip_agenda.formats.frab.reader import agenda_of
from atip_agenda.formats.frab.schedule import ListedDay, ListedEvent, Schedule
from atip_agenda.formats.frab.times import date_of, time_of
from atip_agenda.formats.html_text import plain_text
from atip_agenda.formats.interface import refused
from atip_agenda.formats.issues import Issues
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    from atip_agenda.formats.interface import ReadOptions, ReadResult

MARKUP = ("subtitle", "abstract", "description")  # fields that may hold HTML


def read(data: bytes, options: ReadOptions) -> ReadResult:
    """Return the agenda of a schedule.json. Raises UnusableAgendaError and NoZoneError."""
    document = _object(_parsed(data))
    schedule = _object(document.get("schedule"))
    if not _object(schedule.get("conference")):
        raise refused("It is JSON, but no schedule: it has no “schedule” with a “conference”.")
    issues = Issues()
    generator = _text(_object(document.get("generator")).get("name"))
    return agenda_of(schedule_of(schedule, generator, issues), options, issues)


def schedule_of(schedule: Mapping[str, Any], generator: str, issues: Issues) -> Schedule:
    """Return the texts in a JSON schedule. Raises UnusableAgendaError where events have no place.

    Version 1 has its events under days and rooms, version 2 in one list.
    """
    conference = _object(schedule.get("conference"))
    facts = {name: _line(value) for name, value in conference.items()}
    facts |= {
        "version": _line(schedule.get("version")),
        "schedule_url": _line(schedule.get("url")),
        "generator": generator,
        "base_url": facts.get("base_url") or _line(schedule.get("base_url")),
    }
    days = [_object(day) for day in _list(conference.get("days"))]
    names = {name: _names(conference.get(f"{name}s")) for name in ("track", "room")}
    events: list[ListedEvent] = []
    for day, room, value in _listed(schedule, days):
        if isinstance(value, dict):
            name = _line(value.get("id"))
            where = f"event {name}" if name else f"the event in place {len(events) + 1}"
            events.append(_event(where, day, room, value, names, ours=generator == OURS))
        else:
            issues.left_out(f"room {room}", "What is no event is left out.")
    return Schedule(facts, [_day(day) for day in days], events)


def _parsed(data: bytes) -> object:
    """Parse JSON, with all numbers as texts: then none is too large."""
    try:
        return json.loads(
            data, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once
        )
    except json.JSONDecodeError as error:
        place = f"in line {error.lineno}, column {error.colno}"
        raise refused(f"It is no JSON: {error.msg[:1].lower()}{error.msg[1:]}, {place}.") from None
    except UnicodeDecodeError:
        raise refused("It is no JSON: its bytes are no UTF-8 text.") from None
    except RecursionError:
        raise refused("It is no schedule: its brackets are nested too deeply.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object. One that repeats a room with other events is refused, not read in part."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        for name, value in pairs:
            if value != whole[name]:
                raise refused(f"It holds {quoted(name)} twice in one object, and not the same.")
    return whole


def _listed(
    schedule: Mapping[str, Any], days: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[ListedDay, str, object]]:
    """Every event with its day and room."""
    if not any("rooms" in day for day in days) and "events" not in schedule:
        raise refused("It has no events in a form known here, neither in rooms nor in one list.")
    for day in days:
        rooms = day.get("rooms") or {}
        if not isinstance(rooms, dict):
            raise refused("The rooms of its days are in no form known here.")
        for room, listed in rooms.items():
            values = listed if isinstance(listed, list) else [listed]
            yield from ((_day(day), line_of(room), value) for value in values)
    yield from ((ListedDay(), "", value) for value in _list(schedule.get("events")))


def _day(day: Mapping[str, Any]) -> ListedDay:
    return ListedDay(date_of(_line(day.get("date"))), time_of(_named(day, "day_start", "start")))


def _names(values: object) -> dict[str, str]:
    """The names of tracks or rooms, by slug and guid."""
    objects = [_object(value) for value in _list(values)]
    return {
        _line(one.get(key)): _line(one.get("name")) for key in ("slug", "guid") for one in objects
    }


def _event(
    where: str,
    day: ListedDay,
    room: str,
    event: dict[str, Any],
    names: Mapping[str, Mapping[str, str]],
    *,
    ours: bool,
) -> ListedEvent:
    language = _line(event.get("language"))
    fields = {name: _line(value, language) for name, value in event.items()}
    fields |= {name: _reference(event.get(name), names[name]) for name in names}
    if not fields.get("date") and time_of(fields.get("start", "")):
        fields["date"] = fields.pop("start")
    if ours:
        fields["id"] = fields.get("slug", "").partition("-")[2].lstrip("-") or fields.get("id", "")
    said = said_in(fields.get("subtitle", ""))
    texts = [_text(event.get(name), language) for name in (MARKUP[1:] if said else MARKUP)]
    fields["description"] = _description(map(plain_text, texts))
    persons = [*_list(event.get("persons")), *_list(event.get("participants"))]
    return ListedEvent(
        where,
        day,
        room,
        fields,
        time_of(fields.get("date", "")),
        [_named(one, "public_name", "full_public_name", "name", "full_name") for one in persons],
        [
            (_line(_object(link).get("title")), _named(link, "url", "href"))
            for link in _list(event.get("links"))
        ],
        *(said or ()),
    )


def _description(texts: Iterable[str]) -> str:
    """Subtitle, abstract and description; one with which the next begins is left out."""
    kept: list[str] = []
    for text in filter(None, texts):
        if kept and f"{text}\n".startswith(f"{kept[-1]}\n"):
            kept.pop()
        kept.append(text)
    return "\n\n".join(kept)


def _reference(value: object, names: Mapping[str, str]) -> str:
    """The name of a track or a room, to which an event may refer by slug or guid."""
    named = _named(value, "name")
    if named or not isinstance(value, dict):
        return named
    slug, guid = _line(value.get("slug")), _line(value.get("guid"))
    return (slug and names.get(slug)) or (guid and names.get(guid)) or slug


def _named(value: object, *keys: str) -> str:
    """The first of the texts in an object that is not empty; another value itself."""
    if not isinstance(value, dict):
        return _line(value)
    return next(filter(None, (_line(value.get(key)) for key in keys)), "")


def _object(value: object) -> dict[str, Any]:
    """A JSON object; an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _line(value: object, language: str = "") -> str:
    return line_of(_text(value, language))


def _text(value: object, language: str = "") -> str:
    """A text; of several languages the event's own, else English, else the first."""
    if isinstance(value, dict):
        versions = (value.get(language), value.get("en"), *value.values())
        value = next((one for one in versions if isinstance(one, str) and one), "")
    # Half of a pair of surrogates cannot be encoded.
    return value.encode(errors="replace").decode() if isinstance(value, str) else ""
