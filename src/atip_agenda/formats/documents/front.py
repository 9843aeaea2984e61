"""The front page of a document: title, theme, status, place, and how to join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.formats.documents.titles import Titled
from atip_agenda.formats.documents.tokens import Text, Tokens
from atip_agenda.formats.documents.venue import EDGES, LABEL, Venue, is_place, venue_of
from atip_agenda.formats.documents.vocabulary import (
    AGENDA_WORD,
    DATE_LABELS,
    ENGLISH,
    EVENT,
    GOES_ON,
    OF_AGENDA,
    PLACE_LABELS,
    STATUSES,
    THEME_LABELS,
    TITLE_LABELS,
    folded,
    whole,
)
from atip_agenda.formats.issues import Issues

NO_TITLE = "Agenda"
_LINES = 60  # lines of a front page
_LONGEST_TITLE = 250
_LONGEST_WRITTEN = 300  # characters of a title in the agenda
_EARLY = 6  # lines among which one that names an event is the title
_STATUS_WORD = whole(",".join(STATUSES))
_ALL_LABELS = PLACE_LABELS | TITLE_LABELS | THEME_LABELS | DATE_LABELS


class Front(NamedTuple):
    """The facts of the front page; what it does not say is empty."""

    title: str
    theme: str
    status: str
    venue: Venue
    language: str


def read_front(titled: Titled, issues: Issues) -> Front:
    """Return the facts in the lines above the first item."""
    lines = list(titled.front[:_LINES])
    every = [*lines, *titled.below[: _LINES // 2]]
    title, theme = _titles(lines)
    labels = dict(_labelled(every))
    if theme and "theme" not in labels:
        issues.inferred(theme.where, _taken_for("theme", theme.text))
    venue = venue_of(every, title)
    if venue.where:
        issues.inferred(venue.where, _taken_for("place", venue.place))
    only = titled.items[0].title if len(titled.items) == 1 else ""
    title = (labels.get("title") or title or only)[:_LONGEST_WRITTEN].strip() or NO_TITLE
    if title == NO_TITLE:
        issues.inferred("", "It has no title.")
    status = _status(every)
    if not status:
        issues.inferred("", "It does not say whether it is a draft or final: taken as provisional.")
    language = ""
    if any(map(ENGLISH.search, titled.words)):
        language = "en"
        issues.inferred("", "The language is taken to be English.")
    return Front(title, labels.get("theme", theme.text if theme else ""), status, venue, language)


def _taken_for(name: str, value: str) -> str:
    return f"By its place this line is taken for the {name}: {quoted(value)}."


def _labelled(lines: Sequence[Text]) -> Iterator[tuple[str, str]]:
    for text in lines:
        found = LABEL.fullmatch(text.text)
        if found and found["label"].casefold() in THEME_LABELS:
            yield "theme", found["value"]
        elif found and found["label"].casefold() in TITLE_LABELS:
            yield "title", found["value"]


def _status(lines: Sequence[Text]) -> str:
    """Whether the agenda is called a draft, provisional or final."""
    for text in lines:
        found = _STATUS_WORD.search(text.text)
        if found is None or len(text.text) > _LONGEST_TITLE:
            continue
        if AGENDA_WORD.search(text.text) or not folded(text.text) - OF_AGENDA:
            return STATUSES[found["word"].casefold()]
    return ""


def _titles(lines: Sequence[Text]) -> tuple[str, Text | None]:
    """The title, and the theme where one stands below it."""
    above = _above_sections(lines)
    free = [text for text in _joined(above) if _is_free(text)]
    if not free:
        return _title_of_last_resort(lines, above), None
    title = next((text for text in free[:_EARLY] if EVENT.search(text.text)), free[0])
    at = lines.index(title) if title in lines else 0
    below = lines[at + 1] if at + 1 < len(lines) else None
    has_theme = (
        below is not None
        and not title.level
        and not below.level
        and _is_free(below)
        and not below.text.endswith((".", ";"))
    )
    return title.text, below if has_theme else None


def _title_of_last_resort(lines: Sequence[Text], above: Sequence[Text]) -> str:
    """A heading, or any line that is not that of a day, best one that says more than “Agenda”."""
    headings = [text for text in above if text.level]
    headings = headings or [text for text in lines if text.level and AGENDA_WORD.search(text.text)]
    spare = [text.text for text in (*headings, *(text for text in above if not text.of_a_day))]
    telling = (text for text in spare if folded(text) - OF_AGENDA)
    return next(chain(telling, spare), "")


def _above_sections(lines: Sequence[Text]) -> Sequence[Text]:
    """The lines above the first heading that is not the title's, and above what a label heads."""
    for number, text in enumerate(lines):
        if text.level > 1 or text.text.strip(" :").casefold() in PLACE_LABELS:
            return lines[:number]
    return lines


def _joined(lines: Sequence[Text]) -> Iterator[Text]:
    """The lines, a title that was broken in two as one."""
    held: Text | None = None
    for text in lines:
        broken = held is not None and not text.apart and held.text.casefold().endswith(GOES_ON)
        if held is not None and (text.wraps or broken):
            held = held._replace(tokens=Tokens(f"{held.text} {text.text}"))
            continue
        if held is not None:
            yield held
        held = text
    if held is not None:
        yield held


def _is_free(text: Text) -> bool:
    """Whether a line is no date, no place, no label and no name of the agenda."""
    found = LABEL.fullmatch(text.text)
    label = found["label"].casefold() if found else ""
    return (
        bool(folded(text.text) - OF_AGENDA)
        and len(text.text) <= _LONGEST_TITLE
        and not text.text.endswith((".", ":", ";"))
        and label not in _ALL_LABELS
        and not _is_dated(text)
        and not is_place(text.text)
    )


def _is_dated(text: Text) -> bool:
    found = text.tokens.days
    return found is not None and (not found.before.strip(EDGES) or not found.after.strip(EDGES))
