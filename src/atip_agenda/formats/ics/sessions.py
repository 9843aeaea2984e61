"""The fields of a session that a VEVENT tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atip_agenda.formats.ics.x_atip import OWN_OF_SESSION, own_facts
from atip_agenda.formats.slugs import id_of, line_of, slug_of

if TYPE_CHECKING:
    from atip_agenda.formats.ics.events import Event
    from atip_agenda.formats.ics.lines import Component
    from atip_agenda.formats.ics.times import Tell

_STATUSES = ("confirmed", "tentative", "cancelled")
# Of an event of our own the calendar's lines say more than the session does, or something else.
_NOT_OURS = ("uid", "room", "description")


def fields_of(event: Event, tell: Tell) -> dict[str, Any]:
    """All fields of a session but its times; the id may be one that another has as well."""
    component = event.component
    location, url = component.first("LOCATION"), component.first("URL")
    description = component.first("DESCRIPTION")
    transparency = component.first("TRANSP")
    own = dict(own_facts(component, OWN_OF_SESSION))
    inferred = {
        "id": id_of(event.title, event.uid),
        "uid": event.uid,
        "kind": _kind(component),
        "title": event.title,
        "status": _status(component, tell),
        "busy": not transparency or transparency.value.strip().upper() != "TRANSPARENT",
        "room": line_of(location.text) or None if location else None,
        "url": url.value.strip() or None if url else None,
        "description": description.text.strip() or None if description else None,
    }
    return inferred | (dict.fromkeys(_NOT_OURS) if "id" in own else {}) | own


def _kind(component: Component) -> str:
    categories = component.first("CATEGORIES")
    return (slug_of(categories.first_text) if categories else "") or "session"


def _status(component: Component, tell: Tell) -> str:
    line = component.first("STATUS")
    status = line.value.strip().lower() if line else ""
    if status and status not in _STATUSES:
        tell(f"Its status is none of {', '.join(_STATUSES)}; it is read as confirmed.")
    return status if status in _STATUSES else "confirmed"
