"""The place of a conference, and the platform by which people join it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.places import city_in, country_named
from atip_agenda.formats.documents.tokens import Text
from atip_agenda.formats.documents.vocabulary import (
    EVENT,
    OF_AGENDA,
    ONLINE,
    PLACE_LABELS,
    PLATFORM,
    VIA,
    folded,
)

LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /&]{0,30}?) ?: *(?P<value>\S.*)")
EDGES = " ,;:.–—-()[]|/·•"
_LONGEST_LINE = 250
_LONGEST_PLACE = 400
_LINES_OF_PLACE = 3
_WORDS_OF_PLACE = 14
_PARTS = re.compile(r"[,/|·•]| - | – ")
_STATE = re.compile(r"[a-z],? [A-Z]{2}$")  # Hampton VA
_PLATFORM_LAST = re.compile(
    rf"[ ,;/&+(·•–-]*(?:(?:and|or|plus) )?(?P<name>{PLATFORM}|{ONLINE})[ ).]*$", re.IGNORECASE
)


class Venue(NamedTuple):
    """A place and a platform; `where` is the line of a place that has no label."""

    place: str = ""
    online: str = ""
    where: str = ""


def is_place(line: str) -> bool:
    """Whether a line is a place: parts between commas, of which one is a city or a country."""
    if len(line) > _LONGEST_LINE or len(line.split()) > _WORDS_OF_PLACE or not line[:1].isupper():
        return False
    place, _ = _parted(line)
    parts = [part.strip(EDGES) for part in _PARTS.split(place)]
    if len(parts) > 1 and country_named(parts[-1]):
        return True
    city = city_in(place)
    return _STATE.search(place) is not None or (city is not None and city.name in parts)


def venue_of(lines: Sequence[Text], title: str) -> Venue:
    """Return the place that a front page names, behind a label or as a line of its own."""
    online = _online(lines)
    labelled = [*_labelled(lines), *_section(lines)]
    if labelled:
        place, platform = _parted(labelled[0])
        return Venue(place, platform or online)
    for text in lines:
        line = _beside_date(text) if text.tokens.days else text.text
        if is_place(line) and not line.endswith("."):
            place, platform = _parted(line)
            if place in title or " - " in place or " – " in place:
                place = _only_place(place)
            return Venue(place, platform or online, text.where if place else "")
    return Venue("", online)


def _only_place(line: str) -> str:
    """The city, and the country behind it, of a line that is the title as well."""
    city = city_in(line)
    parts = [part.strip(EDGES) for part in _PARTS.split(line)]
    if city is None or city.name not in parts:
        return line
    at = parts.index(city.name)
    return ", ".join([city.name, *(part for part in parts[at + 1 : at + 2] if country_named(part))])


def _labelled(lines: Sequence[Text]) -> Iterator[str]:
    for text in lines:
        found = LABEL.fullmatch(text.text)
        if found and found["label"].casefold() in PLACE_LABELS:
            yield found["value"]


def _section(lines: Sequence[Text]) -> Iterator[str]:
    """The lines below a heading that says “Venue”."""
    for number, text in enumerate(lines):
        if text.text.strip(" :").casefold() not in PLACE_LABELS:
            continue
        below: list[str] = []
        for line in lines[number + 1 : number + 1 + _LINES_OF_PLACE]:
            if line.level or line.text.endswith((".", ":")):
                break
            below.append(line.text)
        if below:
            yield ", ".join(below)


def _beside_date(text: Text) -> str:
    """What stands in one line with the dates: before them, or else behind them."""
    found = text.tokens.days
    if found is None or found.names.date is None:
        return ""
    before, after = found.before.strip(EDGES), found.after.strip(EDGES)
    head, _, rest = before.partition(",")
    if not folded(head) - OF_AGENDA or (rest and EVENT.search(head)):
        before = rest.strip(EDGES)  # Programme, Helsinki, 9 September 2024
    return next((part for part in (before, after) if is_place(part)), "")


def _parted(line: str) -> tuple[str, str]:
    """A place, and the platform that is named behind it."""
    line = line[:_LONGEST_PLACE]
    found = VIA.search(line) or _PLATFORM_LAST.search(line)
    if found is None:
        return line.strip(EDGES), ""
    name = found["name"]
    return line[: found.start()].strip(EDGES), name[:1].upper() + name[1:]


def _online(lines: Sequence[Text]) -> str:
    found = (VIA.search(text.text) for text in lines if len(text.text) <= _LONGEST_LINE)
    return next((one["name"] for one in found if one), "")
