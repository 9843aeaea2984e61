"""Write an agenda as iCalendar (RFC 5545) for Outlook, Google and Apple, and for `reader`.

There is no METHOD: this is a calendar to subscribe to or to import, not an invitation. Fields for
which iCalendar has no property are X-ATIP properties (x_atip.py).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from atip_agenda.conference import Conference
from atip_agenda.formats.ics.content_lines import folded, line, text_line
from atip_agenda.formats.ics.uids import uids_of
from atip_agenda.formats.ics.vevent import Edition, address_in, event_lines
from atip_agenda.formats.ics.vtimezone import zone_lines
from atip_agenda.formats.ics.x_atip import own_lines
from atip_agenda.formats.interface import UNSTAMPED, WriteOptions
from atip_agenda.formats.slugs import UNTITLED, line_of
from atip_agenda.models import Agenda
from atip_agenda.times.words import FIRST_YEAR, LAST_YEAR

__all__ = ["write"]

_PRODUCT = "-//atip-agenda//atip-agenda//EN"
_HOURLY = "PT1H"  # how often subscribers should look again
_DRAFTS = {"draft": "The agenda is a draft.", "provisional": "The agenda is provisional."}
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return the agenda as a calendar; the same agenda always gives the same bytes."""
    return b"".join(map(folded, _calendar(agenda, options)))


def _calendar(agenda: Agenda, options: WriteOptions) -> Iterator[str]:
    conference = agenda.conference
    whole = options.whole or agenda
    stamp = (conference.updated or options.stamp).astimezone(dt.UTC)
    tag = conference.language or ""
    edition = Edition(whole, options, stamp, {"LANGUAGE": tag} if _TAG.fullmatch(tag) else {})
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield text_line("PRODID", _PRODUCT)
    yield line("CALSCALE", "GREGORIAN")
    yield from _names(conference)
    yield text_line("X-WR-TIMEZONE", conference.timezone)
    yield line("REFRESH-INTERVAL", _HOURLY, {"VALUE": "DURATION"})
    yield line("X-PUBLISHED-TTL", _HOURLY)
    if edition.stamp != UNSTAMPED:
        yield line("LAST-MODIFIED", edition.stamped)
    if url := address_in(conference.url):
        yield line("URL", url)
    yield from own_lines(dict(conference), Conference)
    yield from zone_lines(conference.zone, *_years(whole, options))
    names = [session.id for session in whole.sessions]
    uids = dict(zip(names, uids_of(whole.sessions, conference), strict=True))
    for session in agenda.sessions:
        yield from event_lines(session, uids[session.id], edition)
    known = {*uids.values()}
    for session, uid in zip(options.gone, uids_of(options.gone, conference), strict=True):
        if uid not in known:
            yield from event_lines(session, uid, edition, gone=True)
    yield line("END", "VCALENDAR")


def _names(conference: Conference) -> Iterator[str]:
    """Name and description of the calendar: by RFC 7986, and as programs had them before it."""
    title = line_of(conference.title) or UNTITLED
    draft = _DRAFTS.get(conference.status, "")
    about = "\n".join(filter(None, [conference.theme, draft, *conference.notes]))
    for name, description in (("NAME", "DESCRIPTION"), ("X-WR-CALNAME", "X-WR-CALDESC")):
        yield text_line(name, title)
        if about:
            yield text_line(description, about)


def _years(agenda: Agenda, options: WriteOptions) -> tuple[int, int]:
    """Return the first and the last year that the zone must be described for."""
    conference = agenda.conference
    zone: ZoneInfo = conference.zone
    years = {conference.first_day.year, conference.last_day.year}
    for session in (*agenda.sessions, *options.gone):
        years |= {at.astimezone(zone).year for at in (session.start, agenda.until(session))}
    return (
        min(max(min(years), FIRST_YEAR), LAST_YEAR),
        max(min(max(years), LAST_YEAR), FIRST_YEAR),
    )
