"""The fields of a session that a VEVENT tells, and the X-ATIP lines of the tool's own calendars.

`OWN` names the lines that carry what a calendar has no word for; the writer of calendars writes
them, and what is read from them goes before what is inferred. One that does not fit is passed
over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from atip_agenda.formats.ids import id_of
from atip_agenda.formats.names import line_of, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from atip_agenda.formats.ics_events import Event
    from atip_agenda.formats.ics_lines import Component
    from atip_agenda.formats.ics_times import Tell

_STATUSES = ("confirmed", "tentative", "cancelled")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)


class Own(NamedTuple):
    """A line of our own: the field that it carries, and the form that its value must have."""

    field: str
    form: re.Pattern[str]
    made: Callable[[str], Any] = str


def _day(text: str) -> str:
    return dt.date.fromisoformat(text).isoformat()


_TEXT = re.compile(r".*\S.*", re.DOTALL)
OPEN_END = "X-ATIP-OPEN-END"  # TRUE where a session has no end
OWN_OF_SESSION = {
    "X-ATIP-ID": Own("id", _TEXT),
    "X-ATIP-KIND": Own("kind", re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")),
    "X-ATIP-ROOM": Own("room", _TEXT),
    "X-ATIP-TRACK": Own("track", _TEXT),
    "X-ATIP-LANGUAGE": Own("language", _TEXT),
}
SPEAKER = "X-ATIP-SPEAKER"  # a line for each
OWN_OF_CONFERENCE = {
    "X-ATIP-TITLE": Own("title", _TEXT),
    "X-ATIP-THEME": Own("theme", _TEXT),
    "X-ATIP-STATUS": Own("status", re.compile("draft|provisional|final")),
    "X-ATIP-FIRST-DAY": Own("first_day", _DATE, _day),
    "X-ATIP-LAST-DAY": Own("last_day", _DATE, _day),
    "X-ATIP-VENUE": Own("venue", _TEXT),
    "X-ATIP-ONLINE": Own("online", _TEXT),
    "X-ATIP-URL": Own("url", _TEXT),
    "X-ATIP-LANGUAGE": Own("language", _TEXT),
    "X-ATIP-DAY-CHANGE": Own("day_change", re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")),
    "X-ATIP-REVISION": Own("revision", re.compile(r"\d{1,9}", re.ASCII), int),
}
NOTE = "X-ATIP-NOTE"  # a line for each


def own_facts(component: Component, lines: Mapping[str, Own]) -> Iterator[tuple[str, Any]]:
    """The fields that lines of our own carry."""
    for name, own in lines.items():
        line = component.first(name)
        if line and own.form.fullmatch(line.text.strip()):
            with contextlib.suppress(ValueError):
                yield own.field, own.made(line.text.strip())


def fields_of(event: Event, tell: Tell) -> dict[str, Any]:
    """All fields of a session but its times; the id may be one that another has as well."""
    component = event.component
    location, url = component.first("LOCATION"), component.first("URL")
    description = component.first("DESCRIPTION")
    transparency = component.first("TRANSP")
    return {
        "id": id_of(event.title, event.uid),
        "uid": event.uid,
        "kind": _kind(component),
        "title": event.title,
        "status": _status(component, tell),
        "busy": not transparency or transparency.value.strip().upper() != "TRANSPARENT",
        "room": line_of(location.text) or None if location else None,
        "speakers": [line_of(one.text) for one in component.all(SPEAKER) if one.text.strip()],
        "url": url.value.strip() or None if url else None,
        "description": description.text.strip() or None if description else None,
    } | dict(own_facts(component, OWN_OF_SESSION))


def is_open(component: Component) -> bool:
    """Whether a session of our own has no end."""
    line = component.first(OPEN_END)
    return line is not None and line.value.strip().upper() == "TRUE"


def _kind(component: Component) -> str:
    categories = component.first("CATEGORIES")
    return (slug_of(categories.first_text) if categories else "") or "session"


def _status(component: Component, tell: Tell) -> str:
    line = component.first("STATUS")
    status = line.value.strip().lower() if line else ""
    if status and status not in _STATUSES:
        tell(f"Its status is none of {', '.join(_STATUSES)}; it is read as confirmed.")
    return status if status in _STATUSES else "confirmed"
