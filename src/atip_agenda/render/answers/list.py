"""The schedule: what `list` says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda import wording
from atip_agenda.models import Session
from atip_agenda.render import jsonout, records
from atip_agenda.render.view import View
from atip_agenda.schedule.moments import Moment

if TYPE_CHECKING:
    from atip_agenda.render.drawing.page import Line
    from atip_agenda.schedule.names import Names


class Listing(NamedTuple):
    """Sessions to list, what was asked for, and the moment at which they are looked at."""

    sessions: tuple[Session, ...]
    moment: Moment
    day: dt.date | None = None
    kinds: tuple[str, ...] = ()
    upcoming: bool = False
    names: Names | None = None


def screen(listing: Listing, view: View) -> list[Line]:
    """The head, each day with its rows, and under a whole list the notes."""
    from atip_agenda.render.answers import (
        list_screen as listing_screen,  # a pipe needs nothing of what draws
    )

    return listing_screen.drawn(listing, view)


def absence(listing: Listing, view: View) -> str:
    """The sentence that says there is nothing, or nothing."""
    if listing.sessions:
        return ""
    if not view.agenda.sessions:
        return "The agenda holds no session."
    kinds = " or ".join(wording.kind_name(kind) for kind in listing.kinds) or "session"
    on = f" on {wording.long_date(listing.day)}" if listing.day else ""
    of = f"{wording.among(*(listing.names or ()))}{on}"
    if listing.upcoming:
        whole = not listing.kinds and not of
        return "Nothing is left of the programme." if whole else f"No {kinds} is left{of}."
    return f"There is no {kinds}{of}."


def lines(listing: Listing, view: View) -> Iterator[str]:
    """One session a line."""
    return records.session_records(listing.sessions, view.zone)


def document(listing: Listing, view: View) -> object:
    """The sessions."""
    return jsonout.session_objects(listing.sessions, view)
