"""Changes of the conference's agenda that make it unusable, with the fault that each makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Change = Callable[[dict[str, Any]], Any]


def conference(**values: Any) -> Change:
    return lambda data: data["conference"].update(values)


def session(number: int, **values: Any) -> Change:
    return lambda data: data["sessions"][number].update(values)


FAULTS = [
    (session(3, end="2026-04-20T13:30"), "sessions[3].end", "before it starts"),
    (session(5, id="panel-1"), "sessions[5].id", "taken by sessions[3]"),
    (session(0, id=""), "sessions[0].id", "must not be empty"),
    (session(0, id=" "), "sessions[0].id", "must not be empty"),
    (session(1, title=""), "sessions[1].title", "must not be empty"),
    (session(1, title=None), "sessions[1].title", "text in quotes"),
    (session(1, kind="Side Event"), "sessions[1].kind", "small letters"),
    (session(1, start=1500), "sessions[1].start", "time in quotes"),
    (session(1, start="1500"), "sessions[1].start", "2026-04-20T14:30"),
    (session(1, start="2026-04-20"), "sessions[1].start", "2026-04-20T14:30"),
    (session(1, start="2026-W17-1T10:00"), "sessions[1].start", "2026-04-20T14:30"),
    (session(1, start="2026-02-30T10:00"), "sessions[1].start", "not a valid date and time"),
    (session(1, start="2026-03-29T02:30"), "sessions[1].start", "does not exist"),
    (session(1, start="2026-10-25T02:30"), "sessions[1].start", "comes twice"),
    (session(10, end="9999-12-31T23:59-14:00"), "sessions[10].end", "not a valid date and time"),
    (session(2, busy="yes"), "sessions[2].busy", "true or false"),
    (session(2, speakers="Jane"), "sessions[2].speakers", "list in [ ]"),
    (session(2, status="off"), "sessions[2].status", "confirmed, tentative or cancelled"),
    (session(2, titel="x"), "sessions[2].titel", "the nearest is title"),
    (session(2, links=[{"href": "x"}]), "sessions[2].links[0].title", "missing"),
    (session(2, links=[{"title": "x", "urll": "x"}]), "sessions[2].links[0].url", "missing"),
    (conference(timezone="EST"), "conference.timezone", "abbreviation"),
    (conference(timezone="Europe/Wien"), "conference.timezone", "Europe/Vienna"),
    (conference(timezone=1), "conference.timezone", "IANA"),
    (conference(status="done"), "conference.status", "draft, provisional or final"),
    (conference(last_day="9999-12-31"), "conference.last_day", "not a valid date and time"),
    (conference(last_day="2036-06-01"), "conference.last_day", "ten years after"),
    (
        session(1, start="9999-12-31T10:00"),
        "sessions[1].start",
        "9999-12-31T10:00:00 is not a valid",
    ),
    (lambda data: data.update(version=True), "version", "reads version 1"),
    (lambda data: data.update(version=1.0), "version", "reads version 1 of the format, not 1.0"),
    (conference(first_day="20 April"), "conference.first_day", "of the form 2026-04-20"),
    (conference(first_day="2026-02-30"), "conference.first_day", "Not a valid date"),
    (conference(first_day=20260420), "conference.first_day", "of the form 2026-04-20"),
    (conference(last_day="2026-04-19"), "conference.last_day", "before the first"),
    (conference(day_change="25:00"), "conference.day_change", "as 05:00"),
    (conference(revision=-1), "conference.revision", "less than 0"),
    (conference(revision=1.5), "conference.revision", "whole number"),
    (conference(revision="1"), "conference.revision", "whole number"),
    (conference(title=""), "conference.title", "must not be empty"),
    (lambda data: data.update(version=2), "version", "reads version 1"),
    (lambda data: data.update(version="1"), "version", "reads version 1"),
    (lambda data: data.update(sesions=[]), "sesions", "the nearest is sessions"),
    (lambda data: data.update(schema="x"), "schema", "the nearest is $schema"),
    (lambda data: data.pop("sessions"), "sessions", "missing"),
    (lambda data: data.update(sessions={}), "sessions", "list in [ ]"),
    (lambda data: data.update(sessions=[1]), "sessions[0]", "object in { }"),
    (lambda data: data["conference"].pop("timezone"), "conference.timezone", "missing"),
    (lambda data: data["sessions"][4].pop("end"), "sessions[4].end", "missing"),
]
