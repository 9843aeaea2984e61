"""X-ATIP properties: fields of an agenda for which iCalendar has no property.

The tables map each property to its field, for the writer and the reader. When read they win over
what is inferred; a value of the wrong form is ignored.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from atip_agenda.formats.ics.components import properties, text_in
from atip_agenda.formats.ics.content_lines import text_line
from atip_agenda.formats.sanitize import harmless
from atip_agenda.models import Link

# Python takes these four control characters for blanks, JSON and the models do not.
_TEXT = re.compile(r".*[\S\x1c-\x1f].*", re.DOTALL)
_ANY = re.compile(r".*", re.DOTALL)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d", re.ASCII)
# Texts with control characters or outer blanks are written as JSON.
_FORM = "X-ATIP-FORM"
_JSON = "JSON"

OPEN_END = "X-ATIP-OPEN-END"  # TRUE if a session has no end
GONE = "X-ATIP-GONE"  # TRUE if the agenda no longer has the session
_TRUE = "TRUE"


class Own(NamedTuple):
    """A field, and the form that its value must have; `many` is a list with a line for each."""

    field: str
    form: re.Pattern[str] = _ANY
    made: Callable[[str], Any] = str
    many: bool = False


def _day(text: str) -> str:
    return dt.date.fromisoformat(text).isoformat()


def _instant(text: str) -> str:
    time = dt.datetime.fromisoformat(text)
    if not dt.MINYEAR < time.year < dt.MAXYEAR:
        raise ValueError
    return text


def _link(text: str) -> dict[str, str]:
    """Return a link from the JSON of its title and address. Raises ValueError or TypeError."""
    title, url = json.loads(text)
    if not (_TEXT.fullmatch(title) and _TEXT.fullmatch(url)):
        raise ValueError
    return {"title": _sound(title), "url": _sound(url)}


OWN_OF_SESSION = {
    "X-ATIP-ID": Own("id", _TEXT),
    "X-ATIP-UID": Own("uid"),
    "X-ATIP-KIND": Own("kind", re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")),
    "X-ATIP-TITLE": Own("title", _TEXT),
    "X-ATIP-STATUS": Own("status", re.compile("confirmed|tentative|cancelled")),
    "X-ATIP-ROOM": Own("room"),
    "X-ATIP-TRACK": Own("track"),
    "X-ATIP-LANGUAGE": Own("language"),
    "X-ATIP-SPEAKER": Own("speakers", many=True),
    "X-ATIP-URL": Own("url"),
    "X-ATIP-LINK": Own("links", made=_link, many=True),
    "X-ATIP-DESCRIPTION": Own("description"),
}
OWN_OF_CONFERENCE = {
    "X-ATIP-TITLE": Own("title", _TEXT),
    "X-ATIP-THEME": Own("theme"),
    "X-ATIP-STATUS": Own("status", re.compile("draft|provisional|final")),
    "X-ATIP-FIRST-DAY": Own("first_day", _DATE, _day),
    "X-ATIP-LAST-DAY": Own("last_day", _DATE, _day),
    "X-ATIP-VENUE": Own("venue"),
    "X-ATIP-ONLINE": Own("online"),
    "X-ATIP-URL": Own("url"),
    "X-ATIP-LANGUAGE": Own("language"),
    "X-ATIP-DAY-CHANGE": Own("day_change", re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)),
    "X-ATIP-REVISION": Own("revision", re.compile(r"\d{1,18}", re.ASCII), int),
    "X-ATIP-UPDATED": Own("updated", _TIME, _instant),
    "X-ATIP-NOTE": Own("notes", many=True),
}


def own_facts(component: Any, lines: Mapping[str, Own]) -> Iterator[tuple[str, Any]]:
    """Return the fields that a component holds in X-ATIP properties."""
    for name, own in lines.items():
        values = [value for line in properties(component, name) for value in _values(line, own)]
        if values:
            yield own.field, values if own.many else values[0]


def is_marked(component: Any, name: str) -> bool:
    """Whether an X-ATIP property is TRUE."""
    return text_in(component, name).upper() == _TRUE


def marked(name: str) -> str:
    """Return an X-ATIP property that is TRUE."""
    return text_line(name, _TRUE)


def own_lines(facts: Mapping[str, Any], lines: Mapping[str, Own]) -> Iterator[str]:
    """Return the lines for some fields; fields that are absent or None have none."""
    for name, own in lines.items():
        value = facts.get(own.field)
        for one in value if own.many and value else [value]:
            if one is not None and one != ():
                yield _own_line(name, _written(one))


def _own_line(name: str, text: str) -> str:
    if text and text == harmless(text).strip():
        return text_line(name, text)
    return text_line(name, json.dumps(text), {_FORM: _JSON})


def _written(value: Any) -> str:
    """Return a field's value as one text."""
    if isinstance(value, Link):
        return json.dumps([value.title, value.url])
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="seconds")
    return str(value)


def _values(line: Any, own: Own) -> Iterator[Any]:
    """Return the value of a line if it has the right form."""
    with contextlib.suppress(ValueError, TypeError, RecursionError):
        if str(line.params.get(_FORM, "")).upper() == _JSON:
            text = _sound(json.loads(line))
        else:
            text = line.strip()
            if not text:
                return
        if own.form.fullmatch(text):
            yield own.made(text)


def _sound(text: str) -> str:
    """Return the text. Raises ValueError for a lone surrogate, TypeError for anything else."""
    if not isinstance(text, str):
        raise TypeError
    text.encode()
    return text
