"""A schedule as its file has it, in texts: from JSON, or from XML in the shape of that JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from atip_agenda.formats.frab.dialect import OURS, name_in, said_in
from atip_agenda.formats.frab.times import date_of, time_of
from atip_agenda.formats.interface import refused
from atip_agenda.formats.slugs import line_of

if TYPE_CHECKING:
    from atip_agenda.formats.issues import Issues

MARKUP = ("subtitle", "abstract", "description")  # fields that may hold HTML


class ListedDay(NamedTuple):
    """A day: its date, and when it starts."""

    date: dt.date | None = None
    start: dt.datetime | None = None


class ListedEvent(NamedTuple):
    """An event: texts by their names, and the day and the room that it is listed under.

    `time` is its start if that is written with its date.
    """

    where: str
    day: ListedDay
    room: str
    fields: Mapping[str, str]
    time: dt.datetime | None
    persons: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()  # title, address
    status: str = "confirmed"
    open_end: bool = False


class Schedule(NamedTuple):
    """The facts of the conference as texts by their names, the days and the events."""

    facts: Mapping[str, str]
    days: Sequence[ListedDay]
    events: Sequence[ListedEvent]


def schedule_of(schedule: Mapping[str, Any], generator: str, issues: Issues) -> Schedule:
    """Return the texts in a JSON schedule. Raises UnusableAgendaError where events have no place.

    Version 1 has its events under days and rooms, version 2 in one list.
    """
    conference = object_of(schedule.get("conference"))
    facts = {name: _line(value) for name, value in conference.items()}
    facts |= {
        "version": _line(schedule.get("version")),
        "schedule_url": _line(schedule.get("url")),
        "generator": generator,
        "base_url": facts.get("base_url") or _line(schedule.get("base_url")),
    }
    days = [object_of(day) for day in _list(conference.get("days"))]
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


def object_of(value: object) -> dict[str, Any]:
    """Return a JSON object; an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def text_of(value: object, language: str = "") -> str:
    """Return a text; of several languages the event's own, else English, else the first."""
    if isinstance(value, dict):
        versions = (value.get(language), value.get("en"), *value.values())
        value = next((one for one in versions if isinstance(one, str) and one), "")
    # Half of a pair of surrogates cannot be encoded.
    return value.encode(errors="replace").decode() if isinstance(value, str) else ""


def _listed(
    schedule: Mapping[str, Any], days: Sequence[dict[str, Any]]
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


def _names(values: object) -> dict[str, str]:
    """The names of tracks or rooms, by slug and guid."""
    objects = [object_of(value) for value in _list(values)]
    return {
        name: _line(one.get("name"))
        for one in objects
        for name in (text_of(one.get("slug")), text_of(one.get("guid")))
        if name
    }


def _day(day: Mapping[str, Any]) -> ListedDay:
    start = text_of(day.get("day_start")) or text_of(day.get("start"))
    return ListedDay(date_of(text_of(day.get("date"))), time_of(start))


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
    fields = {
        name: text_of(value, language) if name in MARKUP else _line(value, language)
        for name, value in event.items()
    }
    fields |= {name: _reference(event.get(name), names[name]) for name in names}
    if not fields.get("date") and time_of(fields.get("start", "")):
        fields["date"] = fields.pop("start")
    if ours:
        fields["id"] = name_in(fields.get("slug", "")) or fields.get("id", "")
    said = said_in(fields.get("subtitle", ""))
    if said:
        fields["subtitle"] = ""
    persons = [*_list(event.get("persons")), *_list(event.get("participants"))]
    return ListedEvent(
        where,
        day,
        room,
        fields,
        time_of(fields.get("date", "")),
        [_person(person) for person in persons],
        [_link(link) for link in _list(event.get("links"))],
        *(said or ()),
    )


def _reference(value: object, names: Mapping[str, str]) -> str:
    """The name of a track or a room, to which an event may refer by slug or guid."""
    if not isinstance(value, dict):
        return _line(value)
    known = (names.get(text_of(value.get(key)), "") for key in ("slug", "guid"))
    return _line(value.get("name")) or next(filter(None, known), text_of(value.get("slug")))


def _person(person: object) -> str:
    if not isinstance(person, dict):
        return _line(person)
    names = (person.get(name) for name in ("public_name", "full_public_name", "name", "full_name"))
    return next(filter(None, map(_line, names)), "")


def _link(link: object) -> tuple[str, str]:
    if not isinstance(link, dict):
        return "", _line(link)
    return _line(link.get("title")), _line(link.get("url")) or _line(link.get("href"))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _line(value: object, language: str = "") -> str:
    return line_of(text_of(value, language))
