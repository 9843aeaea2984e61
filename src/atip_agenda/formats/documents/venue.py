"""Where a conference takes place, and how one joins it from afar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda.formats.documents.cities import country_named
from atip_agenda.formats.documents.dates import named_in
from atip_agenda.formats.documents.entries import Text
from atip_agenda.formats.documents.places import city_in
from atip_agenda.formats.documents.terms import EDGES, EVENT, LABEL, OF_AGENDA, PLACE_LABELS, folded

_LONGEST_LINE = 250
_LONGEST_PLACE = 400
_LINES_OF_PLACE = 3
_PARTS = re.compile(r"[,/|·•]| - | – ")
_STATE = re.compile(r"[a-z],? [A-Z]{2}$")  # Hampton VA
_PLATFORM = (
    r"(?:Zoom|Microsoft Teams|MS Teams|Teams|Webex|Cisco Webex|Google Meet|GoToMeeting|Interprefy"
    r"|Kudo|Whova|Jitsi(?: Meet)?|BigBlueButton|YouTube|Skype|Discord|Gather(?:\.town)?|Hopin)"
)
_VIA = re.compile(
    r"[ ,;/&+(·•–-]*(?:(?:and|or|plus|also|as well as|hybrid) )*"
    r"(?:(?:online|virtually|remotely|live) )?"
    rf"(?:via|on|by|over|through|with) (?P<name>{_PLATFORM})\b.*",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"[ ,;/&+(·•–-]*(?:(?:and|or|plus) )?(?P<name>{_PLATFORM}|online|virtual(?:ly)?)[ ).]*$",
    re.IGNORECASE,
)
_WORDS_OF_PLACE = 14


class Venue(NamedTuple):
    """A place and a platform, and the line that names the place without a label."""

    place: str = ""
    online: str = ""
    guessed: str = ""


def is_place(said: str) -> bool:
    """Whether a line is a place: parts between commas, of which one is a city or a country."""
    if len(said) > _LONGEST_LINE or len(said.split()) > _WORDS_OF_PLACE or not said[:1].isupper():
        return False
    place, _ = _parted(said)
    parts = [part.strip(EDGES) for part in _PARTS.split(place)]
    if len(parts) > 1 and country_named(parts[-1]):
        return True
    city = city_in(place)
    return _STATE.search(place) is not None or (city is not None and city.name in parts)


def venue_of(lines: Sequence[Text], title: str) -> Venue:
    """The place that a front page names, behind a label or as a line of its own."""
    online = _online(lines)
    for said in (*_labelled(lines), *_section(lines)):
        place, platform = _parted(said)
        return Venue(place, platform or online)
    for text in lines:
        said = _beside_date(text.text) if named_in(text.text) else text.text
        if is_place(said) and not said.endswith("."):
            place, platform = _parted(said)
            if place in title or " - " in place or " – " in place:
                place = _only_place(place)
            return Venue(place, platform or online, text.where)
    return Venue("", online)


def _only_place(said: str) -> str:
    """The city, and the country behind it, of a line that is the title as well."""
    city = city_in(said)
    parts = [part.strip(EDGES) for part in _PARTS.split(said)]
    if city is None or city.name not in parts:
        return said
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


def _beside_date(said: str) -> str:
    """What stands in one line with the dates: before them, or else behind them."""
    found = named_in(said)
    if found is None or not found.days.certain:
        return ""
    before, after = found.before.strip(EDGES), found.after.strip(EDGES)
    head, _, rest = before.partition(",")
    if not folded(head) - OF_AGENDA or (rest and EVENT.search(head)):
        before = rest.strip(EDGES)  # Programme, Helsinki, 9 September 2024
    return next((part for part in (before, after) if is_place(part)), "")


def _parted(said: str) -> tuple[str, str]:
    """A place, and the platform that is named behind it."""
    said = said[:_LONGEST_PLACE]
    found = _VIA.search(said) or _ALONE.search(said)
    if found is None:
        return said.strip(EDGES), ""
    name = found["name"]
    return said[: found.start()].strip(EDGES), name[:1].upper() + name[1:]


def _online(lines: Sequence[Text]) -> str:
    for text in lines:
        if len(text.text) <= _LONGEST_LINE and (found := _VIA.search(text.text)):
            return found["name"]
    return ""
