"""Hypothesis strategies for agendas: small, crowded and odd."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from hypothesis import strategies as st
from pydantic_core import to_json

from atip_agenda.conference import Conference
from atip_agenda.models import Agenda, Link, Session
from atip_agenda.reading import read_agenda
from atip_agenda.schedule.own_events import OwnEvent, events_of, typed_events
from conftest import AGENDA_FILE

KINDS = ("panel", "side-event", "break", "opening", "workshop", "hack-night")
ZONES = ("Europe/Vienna", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC")
FIRST = dt.datetime(2026, 4, 20)  # noqa: DTZ001 - wall time

texts = st.text(max_size=20).map(lambda text: f"a{text}")
# What hostile files hold: markup, escapes, overrides, wide and combining characters, long words.
NASTY = (
    "[red]not red[/red]",
    "\x1b[31mred\x1b[0m",
    "\x9b31mred",
    "a\u202eb\u2066c\u2069",
    "tab\there\nand there",
    "会議の議題 ワークショップ",
    "e\u0301\u0302\u0303" * 9,
    "x" * 200,
    "👩‍👩‍👧 family: a talk",
    "Panel 1: Something: Else",
    "\u200bzero\u200bwidth",
    "%s {0} \\ \x00",
)
nasty = st.sampled_from(NASTY)
titles = texts | nasty
minutes = st.integers(0, 3 * 24 * 4).map(lambda quarter: quarter * 15)

# An agenda draws two texts, then indexes into its pool of texts: drawing a text is slow.
TITLES = len(NASTY) + 2
title_numbers = st.integers(0, TITLES - 1)
# An index past the last title means no text.
maybe_title_numbers = st.integers(0, TITLES * 3 // 2)
session_numbers = st.tuples(
    st.integers(0, 3 * 24 * 4),
    st.integers(-1, 40),
    st.sampled_from(KINDS),
    st.sampled_from(["confirmed", "confirmed", "tentative", "cancelled"]),
    st.booleans(),
    title_numbers,
    st.lists(maybe_title_numbers, min_size=5, max_size=5),
)


def session_data(drawn: tuple[Any, ...], number: int, pool: list[str | None]) -> dict[str, Any]:
    """One session's JSON, on a quarter of an hour within three days."""
    quarter, quarters, kind, status, busy, title, others = drawn
    start = FIRST + dt.timedelta(minutes=15 * quarter)
    end = None if quarters < 0 else start + dt.timedelta(minutes=15 * quarters)
    name, room, first, second, description = (pool[other] for other in others)
    return {
        "id": f"s{number}" if name is None else f"{number} {name}",
        "kind": kind,
        "title": pool[title],
        "start": start.isoformat(timespec="minutes"),
        "end": end and end.isoformat(timespec="minutes"),
        "status": status,
        "busy": busy,
        "room": room,
        "speakers": [speaker for speaker in (first, second) if speaker is not None],
        "description": description,
    }


conference_numbers = st.tuples(
    st.sampled_from(["draft", "provisional", "final"]),
    st.sampled_from(ZONES),
    st.sampled_from(["00:00", "05:00"]),
    st.none() | st.just("2026-03-02T09:00"),
    title_numbers,
    st.lists(maybe_title_numbers, min_size=5, max_size=5),
)


@st.composite
def agendas(draw: st.DrawFn, most: int = 8) -> Agenda:
    """An agenda of a few sessions in some zone."""
    pool = [draw(texts), draw(texts), *NASTY]
    absent = [None] * (TITLES * 3 // 2 + 1 - TITLES)
    texts_or_none: list[str | None] = [*pool, *absent]
    status, zone, day_change, updated, title, others = draw(conference_numbers)
    theme, venue, online, *notes = (texts_or_none[other] for other in others)
    sessions = [draw(session_numbers) for _ in range(draw(st.integers(0, most)))]
    return read_agenda(
        {
            "version": 1,
            "conference": {
                "title": pool[title],
                "theme": theme,
                "status": status,
                "timezone": zone,
                "first_day": "2026-04-20",
                "last_day": "2026-04-22",
                "venue": venue,
                "online": online,
                "day_change": day_change,
                "updated": updated,
                "notes": [note for note in notes if note is not None],
            },
            "sessions": [
                session_data(drawn, number, texts_or_none) for number, drawn in enumerate(sessions)
            ],
        }
    )


@st.composite
def own_events(draw: st.DrawFn, agenda: Agenda) -> list[OwnEvent]:
    """The user's own events: some typed, some from another agenda."""
    spans = []
    for number in range(draw(st.integers(0, 2))):
        start = FIRST.replace(tzinfo=dt.UTC) + dt.timedelta(minutes=draw(minutes))
        length = dt.timedelta(minutes=15 * draw(st.integers(1, 12)))
        spans.append((start, start + length, f"Ours {number}"))
    return [*typed_events(agenda, spans), *events_of(draw(agendas(most=2)))]


instants = minutes.map(
    lambda number: (
        (FIRST - dt.timedelta(hours=20)).replace(tzinfo=dt.UTC) + dt.timedelta(minutes=number * 1.3)
    )
)

few_titles = st.sampled_from(
    ["Lunch", "LUNCH", "Lunch break", "Side events", "Panel 1: A way", "Panel 2: A way forward"]
)
field_values: dict[str, st.SearchStrategy[Any]] = {
    "id": st.integers(0, 99).map(lambda number: f"n{number}"),
    "uid": st.none() | st.sampled_from(["u1", "u2", "u3"]),
    "kind": st.sampled_from(KINDS),
    "title": few_titles | titles,
    "status": st.sampled_from(["confirmed", "tentative", "cancelled"]),
    "busy": st.booleans(),
    "room": st.none() | titles,
    "track": st.none() | titles,
    "language": st.none() | st.sampled_from(["en", "fr"]),
    "speakers": st.lists(titles, max_size=3).map(tuple),
    "url": st.none() | titles,
    "links": st.lists(st.builds(Link, title=titles, url=titles), max_size=2).map(tuple),
    "description": st.none() | st.lists(nasty | titles, max_size=12).map(" ".join),
}


changed_fields = st.sets(st.sampled_from([*field_values, "start"]), max_size=4)
kept_facts = st.sets(st.sampled_from(sorted(Conference.model_fields)))
one_of_five = st.integers(0, 4)
shifts = st.integers(-2000, 2000)
lengths = st.none() | st.integers(0, 200)


@st.composite
def revised(draw: st.DrawFn, session: Session) -> Session:
    """The session with some fields changed."""
    fields = draw(changed_fields)
    update = {field: draw(field_values[field]) for field in sorted(fields - {"start"})}
    if "start" in fields:
        start = session.start + dt.timedelta(minutes=draw(shifts))
        length = draw(lengths)
        end = None if length is None else start + dt.timedelta(minutes=length)
        update |= {"start": start, "end": end}
    return session.model_copy(update=update)


def facts_of(conference: Conference) -> dict[str, Any]:
    """The fields of a conference."""
    return {field: getattr(conference, field) for field in Conference.model_fields}


@st.composite
def versions(draw: st.DrawFn) -> tuple[Agenda, Agenda]:
    """An agenda and a revision: sessions changed, removed, added and reordered."""
    old, other = draw(agendas()), draw(agendas(most=3))
    sessions: dict[str, Session] = {}
    for session in (*old.sessions, *other.sessions):
        if draw(one_of_five):
            one = draw(revised(session))
            sessions.setdefault(one.id, one)
    kept = draw(kept_facts)
    facts = facts_of(other.conference)
    facts |= {field: getattr(old.conference, field) for field in kept}
    facts["revision"] = draw(st.integers(0, 2))
    facts["updated"] = draw(st.none() | instants)
    new = Agenda(
        version=1,
        conference=Conference.model_validate(facts),
        sessions=tuple(draw(st.permutations(list(sessions.values())))),
    )
    return old, new


def written(agenda: Agenda) -> dict[str, Any]:
    """The JSON object of an agenda, with times in UTC."""
    document: dict[str, Any] = json.loads(to_json(agenda.model_dump(by_alias=True)))
    return document


nearly_right = st.sampled_from(
    [
        "2026-04-20T10:00",
        "2026-02-30T10:00Z",
        "2026-03-29T02:30",
        "2026-04-20T10:00-00:00",
        "9999-01-01T00:00",
        "2026-04-22",
        "2026-02-30",
        "05:00",
        "24:00",
        "Europe/Vienna",
        "EST",
        "utc",
        "panel",
        "panel-1",
        "draft",
        "final",
        "1",
    ]
)
odd_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.floats()
    | st.text(max_size=9)
    | nearly_right,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def odd_documents(draw: st.DrawFn) -> dict[str, Any]:
    """The conference's agenda with values changed or removed and keys added."""
    data: dict[str, Any] = json.loads(AGENDA_FILE.read_bytes())
    for _ in range(draw(st.integers(0, 4))):
        inside: Any = data
        while True:
            keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            key = draw(st.sampled_from(keys)) if keys else None
            if key is None or not isinstance(inside[key], dict | list) or draw(st.booleans()):
                break
            inside = inside[key]
        if isinstance(inside, dict) and draw(st.booleans()):
            name = draw(st.text(max_size=9) | st.sampled_from(list(inside) or ["x"]))
            inside[name] = draw(odd_values)
        elif key is not None and draw(st.booleans()):
            inside[key] = draw(odd_values)
        elif key is not None:
            del inside[key]
    return data
