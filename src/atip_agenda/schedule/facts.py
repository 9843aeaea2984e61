"""A session's facts besides its time, in the order in which people ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atip_agenda.conference import Conference
    from atip_agenda.models import Session


def facts_of(session: Session, conference: Conference) -> Iterator[tuple[str, str]]:
    """Return labels and values: where it is, how to join, who speaks."""
    facts = (
        ("Where", conference.venue),
        ("Room", session.room),
        ("Online", conference.online),
        ("Link", session.url or conference.url),
        ("Track", session.track),
        ("Speakers", " · ".join(session.speakers)),
        ("Language", session.language),
        *(("See", f"{link.title}: {link.url}") for link in session.links),
    )
    return ((label, value) for label, value in facts if value)
