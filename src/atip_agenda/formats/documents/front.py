"""What the front of a document says of the conference: title, theme, place, how to join, status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from atip_agenda.formats.documents.dates import named_in
from atip_agenda.formats.documents.entries import Text
from atip_agenda.formats.documents.terms import EDGES, EVENT, LABEL, OF_AGENDA, PLACE_LABELS, folded
from atip_agenda.formats.documents.venue import is_place, venue_of

_LINES = 60  # lines of a front page; what follows is no part of it
_LONGEST_TITLE = 250
_STATUS = {
    "draft": "draft",
    **dict.fromkeys(("provisional", "tentative", "preliminary", "indicative"), "provisional"),
    "subject to change": "provisional",
    "final": "final",
}
_STATUS_WORD = re.compile(rf"\b(?P<word>{'|'.join(_STATUS)})\b", re.IGNORECASE)
_AGENDA_WORD = re.compile(
    r"\b(?:agenda|program(?:me)?|schedule|timetable|version|outline)\b", re.IGNORECASE
)
_THEME_LABELS = frozenset({"theme", "topic", "subtitle"})
_TITLE_LABELS = frozenset({"title", "event", "conference", "meeting", "name"})
_GOES_ON = (" the", " of", " on", " and", " for", " in", ":")


class Front(NamedTuple):
    """The facts of the front page; what it does not say is empty.

    `guessed` holds the facts that no label marks, each with its name and its line.
    """

    title: str = ""
    theme: str = ""
    venue: str = ""
    online: str = ""
    status: str = ""
    guessed: tuple[tuple[str, str, str], ...] = ()


def front_of(front: Sequence[Text], below: Sequence[Text]) -> Front:
    """The facts of the lines above the first day, and of those between it and the first item."""
    lines = list(front[:_LINES])
    every = [*lines, *below[: _LINES // 2]]
    title, theme = _titles(lines)
    venue = venue_of(every, title)
    labels = dict(_labels(every))
    guessed = [("place", venue.place, venue.guessed)] if venue.place and venue.guessed else []
    if theme and "theme" not in labels:
        guessed.insert(0, ("theme", theme.text, theme.where))
    return Front(
        labels.get("title", title),
        labels.get("theme", theme.text if theme else ""),
        venue.place,
        venue.online,
        _status(every),
        tuple(guessed),
    )


def _labels(lines: Sequence[Text]) -> Iterator[tuple[str, str]]:
    for text in lines:
        found = LABEL.fullmatch(text.text)
        if found is None:
            continue
        label = found["label"].casefold()
        for name, labels in (("theme", _THEME_LABELS), ("title", _TITLE_LABELS)):
            if label in labels:
                yield name, found["value"]


def _status(lines: Sequence[Text]) -> str:
    """Whether the agenda is called a draft, provisional or final."""
    for text in lines:
        said = text.text
        found = _STATUS_WORD.search(said)
        if found is None or len(said) > _LONGEST_TITLE:
            continue
        if _AGENDA_WORD.search(said) or not folded(said) - OF_AGENDA:
            return _STATUS[found["word"].casefold()]
    return ""


def _titles(lines: Sequence[Text]) -> tuple[str, Text | None]:
    """The title, and the theme where one stands below it and above the dates."""
    above = _above_sections(lines)
    free = [text for text in _joined(above) if _is_free(text)]
    named = next((number for number, text in enumerate(free[:6]) if EVENT.search(text.text)), 0)
    if not free:
        spare = [text for text in above if text.level] or [*_of_agenda(lines)]
        spare += [text for text in above if not text.of_a_day]
        telling = (text.text for text in spare if folded(text.text) - OF_AGENDA)
        return next(chain(telling, (text.text for text in spare)), ""), None
    title = free[named]
    at = lines.index(title) if title in lines else 0
    below = lines[at + 1] if at + 1 < len(lines) else None
    is_theme = (
        below is not None
        and not title.level
        and not below.level
        and _is_free(below)
        and not below.text.endswith((".", ";"))
        and _dates_below(lines[at + 2 :])
    )
    return title.text, below if is_theme else None


def _above_sections(lines: Sequence[Text]) -> Sequence[Text]:
    """The lines above the first heading that is not the title's, and above what a label heads."""
    for number, text in enumerate(lines):
        if text.level > 1 or text.text.strip(" :").casefold() in PLACE_LABELS:
            return lines[:number]
    return lines


def _of_agenda(lines: Sequence[Text]) -> list[Text]:
    """The headings that are called an agenda."""
    return [text for text in lines if text.level and _AGENDA_WORD.search(text.text)]


def _joined(lines: Sequence[Text]) -> Iterator[Text]:
    """The lines, a title that was broken in two as one."""
    held: Text | None = None
    for text in lines:
        if held is not None and (
            text.wraps or (not text.apart and held.text.casefold().endswith(_GOES_ON))
        ):
            held = held._replace(text=f"{held.text} {text.text}")
            continue
        if held is not None:
            yield held
        held = text
    if held is not None:
        yield held


def _dates_below(lines: Sequence[Text]) -> bool:
    """Whether a date or a place stands near, as it does below a theme, or nothing more."""
    near = [text.text for text in lines[:3]]
    return not near or any(named_in(text) or is_place(text) for text in near)


def _is_free(text: Text) -> bool:
    """Whether a line is none of the dates, places, labels and names of the agenda."""
    said = text.text
    found = LABEL.fullmatch(said)
    label = found["label"].casefold() if found else ""
    return (
        bool(folded(said) - OF_AGENDA)
        and len(said) <= _LONGEST_TITLE
        and not said.endswith((".", ":", ";"))
        and label not in PLACE_LABELS | _TITLE_LABELS | _THEME_LABELS | {"date", "dates", "when"}
        and not _is_dated(said)
        and not is_place(said)
    )


def _is_dated(said: str) -> bool:
    found = named_in(said)
    return found is not None and (not found.before.strip(EDGES) or not found.after.strip(EDGES))
