"""X-ATIP properties: fields of an agenda for which iCalendar has no property.

When read they win over what is inferred; a value that the models refuse is ignored.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from atip_agenda.conference import Conference
from atip_agenda.formats.ics.components import properties, text_in
from atip_agenda.formats.ics.content_lines import text_line
from atip_agenda.formats.sanitize import harmless
from atip_agenda.models import Link, Session
from atip_agenda.reading import check_field

# Texts with control characters or outer blanks are written as JSON.
_FORM = "X-ATIP-FORM"
_JSON = "JSON"
_TRUE = "TRUE"
OPEN_END = "X-ATIP-OPEN-END"  # TRUE if a session has no end
GONE = "X-ATIP-GONE"  # TRUE if the agenda no longer has the session

# Lists have a line for each of their values.
_LISTS = {"speakers": "speaker", "links": "link", "notes": "note"}
_FIELDS = {
    Session: (
        *("id", "uid", "kind", "title", "status", "room", "track", "language", "speakers", "url"),
        *("links", "description"),
    ),
    Conference: (
        *("title", "theme", "status", "first_day", "last_day", "venue", "online", "url"),
        *("language", "day_change", "revision", "updated", "notes"),
    ),
}


def own_facts(component: Any, model: type[Session | Conference]) -> Iterator[tuple[str, Any]]:
    """Return the fields of a model that a component holds in X-ATIP properties."""
    for field in _FIELDS[model]:
        lines = properties(component, _name(field))
        values = [value for line in lines for value in _values(line, model, field)]
        if values:
            yield field, values if field in _LISTS else values[0]


def is_marked(component: Any, name: str) -> bool:
    """Whether an X-ATIP property is TRUE."""
    return text_in(component, name).upper() == _TRUE


def marked(name: str) -> str:
    """Return an X-ATIP property that is TRUE."""
    return text_line(name, _TRUE)


def own_lines(facts: Mapping[str, Any], model: type[Session | Conference]) -> Iterator[str]:
    """Return the lines for some fields; fields that are absent or None have none."""
    for field in _FIELDS[model]:
        value = facts.get(field)
        for one in value if field in _LISTS and value else [value]:
            if one is not None and one != ():
                yield _own_line(_name(field), _written(one))


def _name(field: str) -> str:
    return f"X-ATIP-{_LISTS.get(field, field).upper().replace('_', '-')}"


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


def _values(line: Any, model: type[Session | Conference], field: str) -> Iterator[Any]:
    """Return the value of a line if the model takes it."""
    with contextlib.suppress(ValueError, TypeError, RecursionError):
        is_json = str(line.params.get(_FORM, "")).upper() == _JSON
        value: Any = json.loads(line) if is_json else line.strip() or None
        if field == "links":
            value = dict(zip(("title", "url"), json.loads(value), strict=True))
        elif field == "revision":
            value = int(value)
        if value is not None:
            check_field(model, field, [value] if field in _LISTS else value)
            yield value
