"""The JSON Schema of the agenda file: with it an editor completes and checks what is typed.

The rules come from the models. What is said of each field stands here and not beside it: every
command loads the models, and no other one needs these words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from atip_agenda.models import Agenda, Conference, Link, Session

DIALECT = "https://json-schema.org/draft/2020-12/schema"


# What a schema can say of dates, times and zones, which the models read by functions of their own.
_DATE = "(?!000[01]|9999)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
_OFFSET = f"Z|(?!-00:00)[+-]{_CLOCK}"
DAY = {"type": "string", "format": "date", "pattern": f"^{_DATE}$"}
TIME = {"type": "string", "pattern": f"^{_DATE}T{_CLOCK}(:[0-5][0-9])?({_OFFSET})?$"}
TIME_OR_NULL = {"anyOf": [TIME, {"type": "null"}]}
# No abbreviation; which names there are, the reader knows.
ZONE = {"type": "string", "pattern": "/|^ *([Uu][Tt][Cc]|[Gg][Mm][Tt]) *$"}


class About(NamedTuple):
    """What is said of a field, an example of what it may hold, and rules that no model states."""

    description: str
    example: object
    rules: Mapping[str, object] = MappingProxyType({})


_TIME = "A wall time at the venue, as 2026-04-20T14:30; with an offset or Z, the time that that is."
_OPEN_SESSION = {
    "id": "registration",
    "kind": "registration",
    "title": "Registration of participants",
    "start": "2026-04-20T11:30",
    "end": None,
}
_CONFERENCE = {
    "title": "26th Conference of the Alliance against Trafficking in Persons",
    "status": "draft",
    "timezone": "Europe/Vienna",
    "first_day": "2026-04-20",
    "last_day": "2026-04-21",
}
_LINK = {"title": "Slides", "url": "https://example.org/slides.pdf"}

FIELDS: dict[type, dict[str, About]] = {
    Agenda: {
        "$schema": About(
            "Where editors find this schema: a path beside the file, or an address.",
            "./agenda.schema.json",
        ),
        "version": About("The version of this format.", 1),
        "conference": About("What holds for the conference as a whole.", _CONFERENCE),
        "sessions": About("The items of the agenda, in any order.", [_OPEN_SESSION]),
    },
    Conference: {
        "title": About("What the conference is called.", _CONFERENCE["title"]),
        "theme": About(
            "Its theme, shown under the title.",
            "The Rise of Forced Criminality: Addressing a Security Blind Spot",
        ),
        "status": About("How settled the agenda is: all but a final one is stamped.", "draft"),
        "timezone": About(
            "The zone of the venue, by its IANA name: no abbreviation, no offset. All times and"
            " days of the file are those of its clocks.",
            "Europe/Vienna",
            ZONE,
        ),
        "first_day": About("The date of the first day.", "2026-04-20", DAY),
        "last_day": About("The date of the last day, not before the first.", "2026-04-21", DAY),
        "venue": About("Where the conference is.", "Hofburg, Vienna, Austria"),
        "online": About("How to take part from elsewhere.", "Zoom"),
        "url": About(
            "The link by which to join, or the page of the conference.", "https://example.org"
        ),
        "language": About("The language of the agenda's texts, by its code.", "en"),
        "day_change": About(
            "The time at which a day of the conference begins: with 05:00, a talk at 01:00 belongs"
            " to the evening before.",
            "05:00",
        ),
        "revision": About("A whole number, raised by 1 with each issue of the agenda.", 0),
        "updated": About(
            f"When the agenda was last changed. {_TIME}", "2026-03-02T09:00", TIME_OR_NULL
        ),
        "notes": About(
            "Sentences at the foot of the agenda. One that says that something is inferred is a"
            " warning of atip-agenda check until it is deleted.",
            ["Interpretation is provided in English and French."],
        ),
    },
    Session: {
        "id": About("The name by which the session is called: no other session has it.", "panel-1"),
        "uid": About(
            "A name that stays the same in calendars, also when the id changes.",
            "panel-1@example.org",
        ),
        "kind": About(
            "What sort of item it is, a word in small letters. Opening, panel and closing are"
            " plenary; break, registration and side-event have a symbol, and any other is allowed.",
            "panel",
        ),
        "title": About("What the session is called.", "Panel 1: Criminalized Survival"),
        "start": About(f"When it starts. {_TIME}", "2026-04-20T14:30", TIME),
        "end": About(
            f"When it ends, or null where that is open. {_TIME}", "2026-04-20T16:30", TIME_OR_NULL
        ),
        "status": About(
            "Whether it takes place; a cancelled session is listed, and counts for nothing.",
            "confirmed",
        ),
        "busy": About("Whether it takes up one's time; if not, it clashes with nothing.", True),  # noqa: FBT003
        "room": About("The room, where the venue has several.", "Neuer Saal"),
        "track": About("The strand of the programme that it belongs to.", "Prevention"),
        "language": About("The language that is spoken, by its code.", "en"),
        "speakers": About("Who speaks, each by name.", ["Jane Doe"]),
        "url": About("The link by which to join this session.", "https://example.org/panel-1"),
        "links": About("Further links.", [_LINK]),
        "description": About(
            "What the session is about: plain text, paragraphs parted by an empty line.",
            "This first panel sets the scene.",
        ),
    },
    Link: {
        "title": About("What the link leads to.", _LINK["title"]),
        "url": About("Its address.", _LINK["url"]),
    },
}


def agenda_schema() -> dict[str, Any]:
    """The schema, each field with a description and an example."""
    schema = Agenda.model_json_schema()
    parts = schema.pop("$defs")
    for model, fields in FIELDS.items():
        part = schema if model is Agenda else parts[model.__name__]
        part.pop("title")
        for name, about in fields.items():
            rules = part["properties"][name]
            rules.pop("title", None)
            part["properties"][name] = {
                "description": about.description,
                **_or_null({**rules, **about.rules}, required=name in part["required"]),
                "examples": [about.example],
            }
    return {"$schema": DIALECT, "title": "An agenda of atip-agenda", **schema, "$defs": parts}


def _or_null(rules: Mapping[str, object], *, required: bool) -> Mapping[str, object]:
    """The rules of a field; one that may be absent may also be null."""
    if required or "anyOf" in rules:
        return rules
    kept = {key: value for key, value in rules.items() if key == "default"}
    return {"anyOf": [{k: v for k, v in rules.items() if k not in kept}, {"type": "null"}], **kept}
