"""JSON Schemas of the answers.

`required` also asks for this order of the keys, and no key besides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema

Schema = dict[str, Any]


def in_order(
    _: object, keys: list[str], instance: object, schema: object
) -> Iterator[jsonschema.ValidationError]:
    del schema
    if isinstance(instance, dict) and list(instance) != keys:
        yield jsonschema.ValidationError(f"{list(instance)} are not the keys {keys}")


STRICT = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator,
    {"required": in_order},
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: type(value) is int
    ),
)


def validate(answer: object, schema: Schema, zone: str) -> None:
    """Hold an answer against its schema; its times must have the zone's offset at their instant."""
    formats = jsonschema.FormatChecker(formats=())

    @formats.checks("time", raises=ValueError)
    def _(value: object) -> bool:
        instant = dt.datetime.fromisoformat(str(value))
        return value == instant.astimezone(ZoneInfo(zone)).isoformat()

    formats.checks("zone")(zone.__eq__)
    STRICT(schema, format_checker=formats).validate(answer)


def record(**fields: Schema) -> Schema:
    return {"type": "object", "required": list(fields), "properties": fields}


def listing(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def maybe(schema: Schema) -> Schema:
    return {"anyOf": [{"type": "null"}, schema]}


TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TIME: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$",
    "format": "time",
}
SESSION_FIELDS: dict[str, Schema] = {
    "id": TEXT,
    "uid": maybe(TEXT),
    "kind": TEXT,
    "title": TEXT,
    "start": TIME,
    "end": maybe(TIME),
    "open_ended": FLAG,
    "day": DATE,
    "status": {"enum": ["confirmed", "tentative", "cancelled"]},
    "busy": FLAG,
    "room": maybe(TEXT),
    "track": maybe(TEXT),
    "language": maybe(TEXT),
    "speakers": listing(TEXT),
    "url": maybe(TEXT),
    "links": listing(record(title=TEXT, url=TEXT)),
    "description": maybe(TEXT),
}
SESSION = record(**SESSION_FIELDS)
SESSIONS = listing(SESSION)
MOMENT = record(
    at=TIME,
    timezone={"type": "string", "format": "zone"},
    state={"enum": ["before", "running", "break", "overnight", "after"]},
    running=listing(record(**SESSION_FIELDS, minutes_left=maybe(WHOLE))),
    next=SESSIONS,
    minutes_to_next=maybe(WHOLE),
)
MATCH = record(field=TEXT, start=WHOLE, end=WHOLE, text=TEXT)
HITS = listing(record(**SESSION_FIELDS, matches=listing(MATCH)))
CLASH_FIELDS: dict[str, Schema] = {
    "type": {"enum": ["overlap", "tight"]},
    "first": SESSION,
    "second": SESSION,
    "start": TIME,
    "end": TIME,
    "minutes": WHOLE,
}
CLASHES = record(clashes=listing(record(**CLASH_FIELDS)))
SLOT = maybe(record(start=TIME, end=TIME, minutes=WHOLE))
SUGGESTED = record(**CLASH_FIELDS, suggestions=record(earlier=SLOT, later=SLOT))
SUGGESTIONS = record(clashes=listing(SUGGESTED))
SLOTS = listing(record(start=TIME, end=TIME, minutes=WHOLE, during=listing(TEXT)))
CONFERENCE = record(
    title=TEXT,
    theme=maybe(TEXT),
    status={"enum": ["draft", "provisional", "final"]},
    timezone={"const": "Europe/Vienna"},
    first_day=DATE,
    last_day=DATE,
    venue=maybe(TEXT),
    online=maybe(TEXT),
    url=maybe(TEXT),
    language=maybe(TEXT),
    day_change=TEXT,
    revision=WHOLE,
    updated=maybe(TIME),
    notes=listing(TEXT),
    file=TEXT,
    days=listing(DATE),
    sessions=WHOLE,
)
