"""The front page of a document: title, theme, status, place, and how to join."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from atip_agenda.errors import quoted
from atip_agenda.formats.documents.blocks import Text
from atip_agenda.formats.documents.day_names import find_days
from atip_agenda.formats.documents.places import city_in, country_named
from atip_agenda.formats.documents.titles import Titled, goes_on
from atip_agenda.formats.documents.vocabulary import (
    AGENDA_WORD,
    ENGLISH,
    EVENT,
    LABELS,
    OF_AGENDA,
    ONLINE,
    PLATFORM,
    STATUSES,
    VIA,
    folded,
    whole,
)
from atip_agenda.formats.issues import Issues

_EDGES = " ,;:.–—-()[]|/·•"
_LONGEST_LINE = 250
_LONGEST_PLACE = 120
_LINES_OF_PLACE = 3
_STATE = re.compile(r"[a-z],? [A-Z]{2}$")  # Hampton VA
_PLATFORM_LAST = re.compile(
    rf"[ ,;/&+(·•–-]*(?:(?:and|or|plus) )?(?P<name>{PLATFORM}|{ONLINE})[ ).]*$", re.IGNORECASE
)
_NO_TITLE = "Agenda"
_LINES = 60  # lines of a front page
_LONGEST_TITLE = 250
_LONGEST_WRITTEN = 300  # characters of a title in the agenda
_STATUS_WORD = whole(",".join(STATUSES))


class Front(NamedTuple):
    """The facts of the front page; what it does not say is empty or None.

    `where` is the line of a place that has no label.
    """

    title: str
    theme: str | None
    status: str | None
    place: str
    online: str
    where: str
    language: str | None


def read_front(titled: Titled, issues: Issues) -> Front:
    """Return the facts in the lines above the first item."""
    lines = list(titled.front[:_LINES])
    every = [*lines, *titled.below[: _LINES // 2]]
    labels = _labels(every)
    only = titled.items[0].title if len(titled.items) == 1 else ""
    title, theme = _titles(_joined(lines))
    place, online, where = _venue(every, labels, title)
    if theme and "theme" not in labels:
        issues.inferred(theme.where, _taken_for("theme", theme.text))
    if where:
        issues.inferred(where, _taken_for("place", place))
    title = (labels.get("title") or title or only)[:_LONGEST_WRITTEN].strip()
    if not title:
        issues.inferred("", "It has no title.")
    status = _status(every)
    if status is None:
        issues.inferred("", "It does not say whether it is a draft or final: taken as provisional.")
    words = [*(text.text for text in titled.texts), *(item.title for item in titled.items)]
    language = "en" if any(map(ENGLISH.search, words)) else None
    if language:
        issues.inferred("", "The language is taken to be English.")
    theme_text = labels.get("theme") or (theme.text if theme else None)
    return Front(title or _NO_TITLE, theme_text, status, place, online, where, language)


def _taken_for(name: str, value: str) -> str:
    return f"By its place this line is taken for the {name}: {quoted(value)}."


def _label(text: Text) -> tuple[str, str]:
    """What the label of a line announces, and the words behind it; either may be empty."""
    label, _, words = text.text.partition(":")
    return LABELS.get(label.strip().casefold(), ""), words.strip()


def _labels(lines: Sequence[Text]) -> dict[str, str]:
    """The words behind labels, or those below a heading that says “Venue”."""
    labels: dict[str, str] = {}
    for number, text in enumerate(lines):
        role, words = _label(text)
        if role == "place" and not words:
            below = lines[number + 1 : number + 1 + _LINES_OF_PLACE]
            section = takewhile(lambda one: not (one.level or one.text.endswith((".", ":"))), below)
            words = ", ".join(one.text for one in section)
        if role and words:
            labels.setdefault(role, words)
    return labels


def _status(lines: Sequence[Text]) -> str | None:
    """Whether the agenda is called a draft, provisional or final."""
    for text in lines:
        found = _STATUS_WORD.search(text.text)
        if found and (AGENDA_WORD.search(text.text) or _names_only_agenda(text)):
            return STATUSES[found["word"].casefold()]
    return None


def _titles(lines: Sequence[Text]) -> tuple[str, Text | None]:
    """The title, and the theme where one stands below it."""
    above = list(takewhile(lambda text: text.level <= 1, lines)) or lines
    free = [text for text in above if _is_free(text)]
    if not free:
        # A heading first, and “Agenda” last; a date alone is no title.
        spare = [text for text in above if text.level == 1 or not text.of_a_day]
        spare += [text for text in above if AGENDA_WORD.search(text.text)]
        spare.sort(key=lambda text: (_names_only_agenda(text), not text.level))
        return spare[0].text if spare else "", None
    # The name of an event, as the organization may stand above it.
    title = next((text for text in free if EVENT.search(text.text)), free[0])
    below = next(iter(lines[lines.index(title) + 1 :]), None)
    has_theme = below and not title.level and not below.level and _is_free(below)
    return title.text, below if has_theme else None


def _names_only_agenda(text: Text) -> bool:
    return not folded(text.text) - OF_AGENDA


def _joined(lines: Sequence[Text]) -> list[Text]:
    """The lines, a title that was broken in two as one."""
    joined: list[Text] = []
    for text in lines:
        if joined and not text.apart and goes_on(joined[-1].text, text):
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {text.text}")
        else:
            joined.append(text)
    return joined


def _is_free(text: Text) -> bool:
    """Whether a line can be a title: not a date, a place, a label or “Agenda” alone."""
    return (
        find_days(text.text) is None
        and not _names_only_agenda(text)
        and len(text.text) <= _LONGEST_TITLE
        and not text.text.endswith((".", ":", ";"))
        and not all(_label(text))
        and not _is_place(text.text)
    )


def _venue(lines: Sequence[Text], labels: Mapping[str, str], title: str) -> tuple[str, str, str]:
    """The place, the platform, and the line of a place that has no label."""
    found = (VIA.search(text.text[:_LONGEST_LINE]) for text in lines)
    online = next((one["name"] for one in found if one), "")
    if "place" in labels:
        place, platform = _parted(labels["place"])
        return place, platform or online, ""
    for text in lines:
        days = find_days(text.text)
        sides = [side.strip(_EDGES) for side in (days.before, days.after)] if days else [text.text]
        for side in filter(_is_place, sides):
            place, platform = _parted(side)
            city = city_in(place)
            if city and (place in title or " - " in place):
                place = city.full_name
            return place, platform or online, text.where if place else ""
    return "", online, ""


def _is_place(line: str) -> bool:
    """Whether a line ends with a city, with a country behind a comma, or with a state."""
    if len(line) > _LONGEST_PLACE or line.endswith("."):
        return False
    place, _ = _parted(line)
    _, comma, last = place.rpartition(",")
    in_country = comma and country_named(last)
    return bool(in_country or _STATE.search(place) or city_in(place))


def _parted(line: str) -> tuple[str, str]:
    """A place, and the platform that is named behind it."""
    line = line[:_LONGEST_LINE]
    found = VIA.search(line) or _PLATFORM_LAST.search(line)
    if found is None:
        return line.strip(_EDGES), ""
    name = found["name"]
    return line[: found.start()].strip(_EDGES), name[:1].upper() + name[1:]
