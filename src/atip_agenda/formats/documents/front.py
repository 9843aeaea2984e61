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

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /&]{0,30}?) ?: *(?P<value>\S.*)")
_EDGES = " ,;:.–—-()[]|/·•"
_LONGEST_LINE = 250
_LONGEST_PLACE = 400
_LINES_OF_PLACE = 3
_WORDS_OF_PLACE = 14
_PARTS = re.compile(r"[,/|·•]| - | – ")
_STATE = re.compile(r"[a-z],? [A-Z]{2}$")  # Hampton VA
_PLATFORM_LAST = re.compile(
    rf"[ ,;/&+(·•–-]*(?:(?:and|or|plus) )?(?P<name>{PLATFORM}|{ONLINE})[ ).]*$", re.IGNORECASE
)
_NO_TITLE = "Agenda"
_LINES = 60  # lines of a front page
_LONGEST_TITLE = 250
_LONGEST_WRITTEN = 300  # characters of a title in the agenda
_EARLY = 6  # lines among which one that names an event is the title
_STATUS_WORD = whole(",".join(STATUSES))


class Front(NamedTuple):
    """The facts of the front page; what it does not say is empty.

    `where` is the line of a place that has no label.
    """

    title: str
    theme: str
    status: str
    place: str
    online: str
    where: str
    language: str


def read_front(titled: Titled, issues: Issues) -> Front:
    """Return the facts in the lines above the first item."""
    lines = list(titled.front[:_LINES])
    every = [*lines, *titled.below[: _LINES // 2]]
    labels = _labels(every)
    only = titled.items[0].title if len(titled.items) == 1 else ""
    title, theme = _titles(lines)
    place, online, where = _venue(every, labels, title)
    if theme and "theme" not in labels:
        issues.inferred(theme.where, _taken_for("theme", theme.text))
    if where:
        issues.inferred(where, _taken_for("place", place))
    title = (labels.get("title") or title or only)[:_LONGEST_WRITTEN].strip()
    if not title:
        issues.inferred("", "It has no title.")
    status = _status(every)
    if not status:
        issues.inferred("", "It does not say whether it is a draft or final: taken as provisional.")
    language = "en" if any(map(ENGLISH.search, titled.words)) else ""
    if language:
        issues.inferred("", "The language is taken to be English.")
    theme_text = labels.get("theme") or (theme.text if theme else "")
    return Front(title or _NO_TITLE, theme_text, status, place, online, where, language)


def _taken_for(name: str, value: str) -> str:
    return f"By its place this line is taken for the {name}: {quoted(value)}."


def _label(text: Text) -> tuple[str, str]:
    """What the label of a line announces, and the words behind it; empty without one."""
    found = _LABEL.fullmatch(text.text)
    role = LABELS.get(found["label"].casefold(), "") if found else ""
    return (role, found["value"]) if found and role else ("", "")


def _labels(lines: Sequence[Text]) -> dict[str, str]:
    """The words behind labels, or those below a heading that says “Venue”."""
    labels: dict[str, str] = {}
    for number, text in enumerate(lines):
        role, value = _label(text)
        if not role and LABELS.get(text.text.strip(" :").casefold()) == "place":
            below = lines[number + 1 : number + 1 + _LINES_OF_PLACE]
            section = takewhile(lambda one: not (one.level or one.text.endswith((".", ":"))), below)
            role, value = "place", ", ".join(one.text for one in section)
        if role and value:
            labels.setdefault(role, value)
    return labels


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
    lines = _joined(lines)
    above = list(takewhile(lambda text: text.level <= 1, lines)) or lines
    free = [text for text in above if _is_free(text)]
    if not free:
        spare = [text for text in above if text.level == 1 or not text.of_a_day]
        spare += [text for text in above if AGENDA_WORD.search(text.text)]
        # A heading first, and “Agenda” last.
        spare.sort(key=lambda text: (not folded(text.text) - OF_AGENDA, not text.level))
        return spare[0].text if spare else "", None
    title = next((text for text in free[:_EARLY] if EVENT.search(text.text)), free[0])
    below = next(iter(lines[lines.index(title) + 1 :]), None)
    has_theme = below and not title.level and not below.level and _is_free(below)
    return title.text, below if has_theme else None


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
    """Whether a line is no date, no place, no label and no name of the agenda."""
    days = find_days(text.text)
    return (
        bool(folded(text.text) - OF_AGENDA)
        and len(text.text) <= _LONGEST_TITLE
        and not text.text.endswith((".", ":", ";"))
        and not _label(text)[0]
        and (days is None or bool(days.before.strip(_EDGES) and days.after.strip(_EDGES)))
        and not _is_place(text.text)
    )


def _venue(lines: Sequence[Text], labels: Mapping[str, str], title: str) -> tuple[str, str, str]:
    """The place, the platform, and the line of a place that has no label."""
    found = (VIA.search(text.text) for text in lines if len(text.text) <= _LONGEST_LINE)
    online = next((one["name"] for one in found if one), "")
    if "place" in labels:
        place, platform = _parted(labels["place"])
        return place, platform or online, ""
    for text in lines:
        line = _beside_date(text) if find_days(text.text) else text.text
        if not _is_place(line) or line.endswith("."):
            continue
        place, platform = _parted(line)
        city = city_in(place)
        if city and (place in title or " - " in place or " – " in place):
            country = place.partition(city.name)[2].strip(_EDGES)
            place = f"{city.name}, {country}" if country_named(country) else city.name
        return place, platform or online, text.where if place else ""
    return "", online, ""


def _is_place(line: str) -> bool:
    """Whether a line is a place: parts between commas, of which one is a city or a country."""
    if len(line) > _LONGEST_LINE or len(line.split()) > _WORDS_OF_PLACE or not line[:1].isupper():
        return False
    place, _ = _parted(line)
    parts = [part.strip(_EDGES) for part in _PARTS.split(place)]
    if len(parts) > 1 and country_named(parts[-1]):
        return True
    city = city_in(place)
    return _STATE.search(place) is not None or (city is not None and city.name in parts)


def _beside_date(text: Text) -> str:
    """The place in one line with the dates."""
    found = find_days(text.text)
    if found is None or found.names.date is None:
        return ""
    return next(filter(_is_place, (found.before.strip(_EDGES), found.after.strip(_EDGES))), "")


def _parted(line: str) -> tuple[str, str]:
    """A place, and the platform that is named behind it."""
    line = line[:_LONGEST_PLACE]
    found = VIA.search(line) or _PLATFORM_LAST.search(line)
    if found is None:
        return line.strip(_EDGES), ""
    name = found["name"]
    return line[: found.start()].strip(_EDGES), name[:1].upper() + name[1:]
