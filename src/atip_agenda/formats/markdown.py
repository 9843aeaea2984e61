"""The programme in Markdown, with descriptions, for a page, a wiki or a mail; not read back."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from atip_agenda.formats.sanitize import harmless
from atip_agenda.formats.slugs import line_of
from atip_agenda.wording import OPEN_END, clock, day_and_month, long_date
from atip_agenda.zones import offset_name, place_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from atip_agenda.conference import Conference
    from atip_agenda.formats.interface import WriteOptions
    from atip_agenda.models import Agenda, Session

# Markup anywhere in a line, and a # that ends a heading. Underscores inside a word are no markup.
_MARKUP = re.compile(r"([\\`*\[<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|#(?=#*\s*$))")
# Markup at the start of a line: headings, quotations, lists, rules, tables; 1. and 1).
_BEGINNING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[#>+=:|-]))")
_ADDRESS = re.compile(r"https?://[^\s<>\\`\"]+", re.IGNORECASE)


def write(agenda: Agenda, options: WriteOptions) -> bytes:
    """Return the conference, its days, each session under a heading, and the notes at the foot."""
    del options
    blocks = [*_head(agenda)]
    for day, sessions in groupby(agenda.ordered, agenda.day_of):
        blocks.append(f"## {long_date(day)}")
        for session in sessions:
            blocks += _session(session, day, agenda.conference)
    blocks += _foot(agenda.conference)
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).split("\n")).encode()


def _head(agenda: Agenda) -> Iterator[str]:
    conference = agenda.conference
    yield f"# {_text(conference.title)}"
    if conference.theme:
        yield f"**{_text(conference.theme)}**"
    if conference.status != "final":
        yield f"{conference.status.upper()} AGENDA, revision {conference.revision}"
    first, last = long_date(conference.first_day), long_date(conference.last_day)
    yield _items(
        first if first == last else f"{first} to {last}",
        _text(conference.venue),
        _text(conference.online),
        _address(conference.url),
        _zone(agenda),
    )


def _zone(agenda: Agenda) -> str:
    """The place whose times are shown, with the offset if it never changes."""
    zone = agenda.conference.zone
    starts = [session.start for session in agenda.ordered]
    names = {offset_name(start, zone) for start in starts}
    offset = f" ({names.pop()})" if len(names) == 1 else ""
    return f"Times in {escaped(place_of(zone))}{offset}"


def _session(session: Session, day: dt.date, conference: Conference) -> Iterator[str]:
    title = _text(session.title)
    if session.cancelled:
        title = f"~~{title}~~"
    yield f"### {_times(session, day, conference)} {title}"
    facts = _items(
        "" if session.status == "confirmed" else session.status.capitalize(),
        *map(_text, (session.room, session.track, session.language, ", ".join(session.speakers))),
        _address(session.url),
        *(_link(one.title, one.url) for one in session.links),
    )
    if facts:
        yield facts
    for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", harmless(session.description or "")):
        if part.strip():
            yield paragraph(part)


def _times(session: Session, day: dt.date, conference: Conference) -> str:
    """Start and end; with the date where it is not that of the day, or changes."""
    zone = conference.zone
    parts: list[str] = []
    for instant in filter(None, (session.start, session.end)):
        date = instant.astimezone(zone).date()
        parts.append(clock(instant, zone) + ("" if date == day else f" ({day_and_month(date)})"))
        day = date
    return "–".join(parts if session.end else [*parts, OPEN_END])


def _foot(conference: Conference) -> Iterator[str]:
    notes = [note for note in map(_text, conference.notes) if note]
    if notes:
        yield "---"
        yield _items(*notes)


def _items(*items: str) -> str:
    """A list of the items that are not empty."""
    return "\n".join(f"- {item}" for item in items if item)


def _address(url: str | None) -> str:
    return _link(url, url) if url else ""


def _link(title: str, address: str) -> str:
    return link(line_of(harmless(title)), line_of(harmless(address)))


def _text(text: str | None) -> str:
    """Untrusted text on one line, which it may begin."""
    return paragraph(line_of(harmless(text or "")))


def escaped(text: str) -> str:
    """Return text that stands inside a line."""
    return _MARKUP.sub(r"\\\1", text)


def paragraph(text: str) -> str:
    r"""Return a text as a paragraph that keeps its line breaks.

    >>> print(paragraph("1. *Opening*"))
    1\. \*Opening\*
    """
    lines = (escaped(line.strip()) for line in text.splitlines() if line.strip())
    return "\\\n".join(_BEGINNING.sub(r"\1\\", line) for line in lines)


def link(title: str, address: str) -> str:
    """Return a link; title and address as text where browsers would not open the address."""
    if not _ADDRESS.fullmatch(address):
        return paragraph(address if title == address else f"{title}: {address}")
    if title == address:
        return f"<{address}>"
    text = escaped(title).replace("]", r"\]")
    return f"[{text}](<{address}>)"
