"""What schedule.xml and schedule.json have in common when they are written.

Both are valid by the strict schemas of https://c3voc.de/wiki/schedule. These know neither open ends
nor sessions that are cancelled, so the subtitle says it, to people and to our own reader; and no
words as ids, which stand in the slug behind the acronym. They carry of the conference its title,
status, zone, days and page. Speakers, titles and rooms are lines, sessions stand by day and room, a
guid must be a UUID.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.formats.frab.parts import OPEN_END, SLUGGABLE, slug_holding
from atip_agenda.formats.markup import html_of
from atip_agenda.formats.slugs import line_of
from atip_agenda.models import Session, minutes_between

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from atip_agenda.models import Agenda

SLOT = "00:05"
_MINUTE = dt.timedelta(minutes=1)
_ONE_DAY = dt.timedelta(days=1)
_ADDRESS = re.compile(r"https?://[\w.~:/?@!$&'()*+,;=-]+(?:#[\w.~:/?@!$&'()*+,;=-]*)?")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "https://atip-agenda")
_CAPITAL = re.compile(r"\b[A-Z]")
_MOST_CAPITALS = 12


class Talk(NamedTuple):
    """A session as an event of a schedule, in the words of the format; an open end is empty."""

    session: Session
    number: int
    guid: str
    slug: str
    date: str
    start: str
    end: str
    minutes: int
    title: str
    subtitle: str
    track: str
    language: str
    persons: tuple[str, ...]
    url: str
    links: tuple[tuple[str, str], ...]  # title, address
    description: str


class Listed(NamedTuple):
    """A day of a schedule: from when to when, and its events by room."""

    date: str
    start: str
    end: str
    rooms: Mapping[str, list[Talk]]


class Programme(NamedTuple):
    """A schedule: what it says of the conference, and its days."""

    title: str
    acronym: str
    version: str
    start: str
    end: str
    zone: str
    url: str
    days: tuple[Listed, ...]


def programme_of(agenda: Agenda, whole: Agenda | None) -> Programme:
    """An agenda, or a part of the whole one, in the words of the format."""
    conference = agenda.conference
    acronym = _acronym(conference.title, conference.first_day.year)
    rooms: dict[dt.date, dict[str, list[Talk]]] = {day: {} for day in agenda.days}
    for talk in _talks(agenda, whole or agenda, acronym):
        room = line_of(talk.session.room or "")
        rooms[agenda.day_of(talk.session)].setdefault(room, []).append(talk)
    return Programme(
        title=line_of(conference.title),
        acronym=acronym,
        version=f"{conference.status}, revision {conference.revision}",
        start=agenda.days[0].isoformat(),
        end=agenda.days[-1].isoformat(),
        zone=conference.zone.key,
        url=conference.url if conference.url and _ADDRESS.fullmatch(conference.url) else "",
        days=tuple(
            Listed(
                day.isoformat(),
                _written(conference.start_of(day), agenda),
                _written(conference.start_of(day + _ONE_DAY), agenda),
                rooms[day],
            )
            for day in agenda.days
        ),
    )


def hours_and_minutes(minutes: int) -> str:
    """A duration as both formats have it: 01:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _talks(agenda: Agenda, whole: Agenda, acronym: str) -> Iterator[Talk]:
    numbers = _numbers([session.id for session in whole.sessions])
    guids: set[str] = set()
    for session in agenda.ordered:
        number = numbers[session.id]
        guid = _guid(agenda, session, guids)
        guids.add(guid.lower())
        opens = _ADDRESS.fullmatch(session.url or "") is not None
        named = session.id if SLUGGABLE.fullmatch(session.id) else str(number)
        others = () if opens or not session.url else (("", line_of(session.url)),)
        yield Talk(
            session=session,
            number=number,
            guid=guid,
            slug=slug_holding(acronym, named),
            date=_written(session.start, agenda),
            start=session.start.astimezone(agenda.conference.zone).strftime("%H:%M"),
            end="" if session.end is None else _written(session.end, agenda),
            minutes=minutes_between(session.start, whole.until(session)),
            title=line_of(session.title),
            subtitle=_subtitle(session),
            track=line_of(session.track or ""),
            language=line_of(session.language or ""),
            persons=tuple(dict.fromkeys(filter(None, map(line_of, session.speakers)))),
            url=session.url or "" if opens else "",
            links=(*others, *((line_of(one.title), line_of(one.url)) for one in session.links)),
            description=html_of(session.description or ""),
        )


def _numbers(ids: Sequence[str]) -> dict[str, int]:
    """A positive number for each id: itself if it is one, else one that is free."""
    numbers = {one: int(one) for one in ids if _NUMBER.fullmatch(one)}
    taken = set(numbers.values())
    free = (number for number in itertools.count(1) if number not in taken)
    return numbers | {one: next(free) for one in ids if one not in numbers}


def _guid(agenda: Agenda, session: Session, taken: Container[str]) -> str:
    """The session's uid if it is a UUID; else one that stays the same while uid or id do."""
    uid = session.uid or ""
    if _GUID.fullmatch(uid) and uid.lower() not in taken:
        return uid
    first = agenda.conference.first_day
    made = (str(uuid.uuid5(_OURS, f"{first} {one}")) for one in (uid, f"id {session.id}") if one)
    return next(one for one in made if one not in taken)


def _subtitle(session: Session) -> str:
    said = [] if session.status == "confirmed" else [session.status]
    return ", ".join([*said, *([OPEN_END] if session.end is None else [])])


def _acronym(title: str, year: int) -> str:
    """The capitals of a title, and the year.

    >>> _acronym("26th Conference of the Alliance against Trafficking in Persons", 2026)
    'catp2026'
    """
    return f"{''.join(_CAPITAL.findall(title)[:_MOST_CAPITALS]).lower() or 'conference'}{year:04}"


def _written(instant: dt.datetime, agenda: Agenda) -> str:
    """An instant with the offset at the venue, to the second."""
    local = instant.astimezone(agenda.conference.zone)
    offset = local.utcoffset() or dt.timedelta()
    return (instant if offset % _MINUTE else local).isoformat(timespec="seconds")
