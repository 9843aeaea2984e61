"""schedule.json, version 1; `schedule_from` gives the XML writer the same schedule.

Both files are valid by the strict schemas of https://c3voc.de/wiki/schedule. The format knows
neither open ends nor cancelled sessions: the subtitle says so. Ids that are words stand in the
slug, behind the acronym. Of the conference it carries title, status, zone, days and page.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import uuid
from typing import TYPE_CHECKING, Any

from atip_agenda.formats.agenda_json import encoded
from atip_agenda.formats.html_text import html_of
from atip_agenda.formats.slugs import line_of
from atip_agenda.models import Session, minutes_between

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda

OURS = "atip-agenda"  # the generator that our files name
SLUGGABLE = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?")
_OPEN_END = "open end"
_STATUSES = ("cancelled", "tentative")
_SCHEMA = "https://c3voc.de/schedule/schema.json"
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")  # as the schema has it
_MINUTE = dt.timedelta(minutes=1)
_ONE_DAY = dt.timedelta(days=1)
_ADDRESS = re.compile(r"https?://[\w.~:/?@!$&'()*+,;=-]+(?:#[\w.~:/?@!$&'()*+,;=-]*)?")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "https://atip-agenda")
_CAPITAL = re.compile(r"\b[A-Z]")
_MOST_CAPITALS = 12


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return a schedule.json; without its zone where the schema rejects that."""
    schedule = schedule_from(agenda, options.whole)
    if not _ZONE.fullmatch(schedule["conference"]["time_zone_name"]):
        del schedule["conference"]["time_zone_name"]
    return encoded({"$schema": _SCHEMA, "generator": {"name": OURS}, "schedule": schedule})


def schedule_from(agenda: Agenda, whole: Agenda | None) -> dict[str, Any]:
    """Return the schedule of an agenda, or of a part of the whole one."""
    conference = agenda.conference
    acronym = _acronym(conference.title, conference.first_day.year)
    rooms: dict[dt.date, dict[str, list[Any]]] = {day: {} for day in agenda.days}
    for session, event in _events(agenda, whole or agenda, acronym):
        rooms[agenda.day_of(session)].setdefault(event["room"], []).append(event)
    facts: dict[str, Any] = {
        "acronym": acronym,
        "title": line_of(conference.title),
        "start": conference.first_day.isoformat(),
        "end": conference.last_day.isoformat(),
        "daysCount": len(agenda.days),
        "timeslot_duration": "00:05",
        "time_zone_name": conference.zone.key,
    }
    if conference.url and _ADDRESS.fullmatch(conference.url):
        facts["url"] = conference.url
    facts["days"] = [
        {
            "index": number,
            "date": day.isoformat(),
            "day_start": _time(conference.start_of(day), agenda),
            "day_end": _time(conference.start_of(day + _ONE_DAY), agenda),
            "rooms": rooms[day],
        }
        for number, day in enumerate(agenda.days, 1)
    ]
    version = f"{conference.status}, revision {conference.revision}"
    return {"version": version, "conference": facts}


def said_in(subtitle: str) -> tuple[str, bool] | None:
    """Return status and open end if a subtitle says nothing else, in a file of anybody.

    >>> said_in("Cancelled, open end"), said_in("How we did it")
    (('cancelled', True), None)
    """
    words = {word.strip() for word in subtitle.casefold().split(",")}
    if not words <= {*_STATUSES, _OPEN_END}:
        return None
    return next((one for one in _STATUSES if one in words), "confirmed"), _OPEN_END in words


def _events(
    agenda: Agenda, whole: Agenda, acronym: str
) -> Iterator[tuple[Session, dict[str, Any]]]:
    """Each session, and as an event."""
    numbers = _numbers([session.id for session in whole.sessions])
    guids: set[str] = set()
    for session in agenda.ordered:
        guid = _guid(agenda, session, guids)
        guids.add(guid.lower())
        number = numbers[session.id]
        named = session.id if SLUGGABLE.fullmatch(session.id) else str(number)
        hours, minutes = divmod(minutes_between(session.start, whole.until(session)), 60)
        opens = _ADDRESS.fullmatch(session.url or "") is not None
        links = [{"url": line_of(one.url), "title": line_of(one.title)} for one in session.links]
        if session.url and not opens:
            links.insert(0, {"url": line_of(session.url), "title": ""})
        persons = dict.fromkeys(filter(None, map(line_of, session.speakers)))
        yield (
            session,
            {
                "guid": guid,
                "id": number,
                "date": _time(session.start, agenda),
                "start": session.start.astimezone(agenda.conference.zone).strftime("%H:%M"),
                **({"end": _time(session.end, agenda)} if session.end else {}),
                "duration": f"{hours:02}:{minutes:02}",
                "room": line_of(session.room or ""),
                "slug": f"{acronym}-{named:->4}",
                "url": session.url if opens else "",
                "title": line_of(session.title),
                "subtitle": _subtitle(session),
                "track": line_of(session.track or "") or None,
                "type": session.kind,
                "language": line_of(session.language or "") or None,
                "abstract": "",
                "description": html_of(session.description or ""),
                "persons": [{"name": name} for name in persons],
                "links": links,
            },
        )


def _subtitle(session: Session) -> str:
    """The status and the open end, which the format does not know."""
    status = "" if session.status == "confirmed" else session.status
    return ", ".join(filter(None, (status, "" if session.end else _OPEN_END)))


def _numbers(ids: Sequence[str]) -> dict[str, int]:
    """A positive number for each id: itself if it is one, else one that is free."""
    numbers = {one: int(one) for one in ids if _NUMBER.fullmatch(one)}
    taken = set(numbers.values())
    free = (number for number in itertools.count(1) if number not in taken)
    return numbers | {one: next(free) for one in ids if one not in numbers}


def _guid(agenda: Agenda, session: Session, taken: Container[str]) -> str:
    """The session's uid if it is a UUID; else a UUID made from its uid or id."""
    uid = session.uid or ""
    if _GUID.fullmatch(uid) and uid.lower() not in taken:
        return uid
    first = agenda.conference.first_day
    made = (str(uuid.uuid5(_OURS, f"{first} {one}")) for one in (uid, f"id {session.id}") if one)
    return next(one for one in made if one not in taken)


def _acronym(title: str, year: int) -> str:
    """The capitals of a title, and the year.

    >>> _acronym("26th Conference of the Alliance against Trafficking in Persons", 2026)
    'catp2026'
    """
    return f"{''.join(_CAPITAL.findall(title)[:_MOST_CAPITALS]).lower() or 'conference'}{year:04}"


def _time(instant: dt.datetime, agenda: Agenda) -> str:
    """A time with the offset at the venue, to the second; in UTC where that offset is odd."""
    local = instant.astimezone(agenda.conference.zone)
    offset = local.utcoffset() or dt.timedelta()
    return (instant if offset % _MINUTE else local).isoformat(timespec="seconds")
