"""What the front of a document says of the conference: title, theme, place, how to join, status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import words
from atip_agenda.formats.documents.dates import named_in
from atip_agenda.formats.documents.entries import Text
from atip_agenda.formats.documents.places import city_in
from atip_agenda.zones import country_named

_LINES = 60  # lines of a front page; what follows is no part of it
_LONGEST_TITLE = 250
_LONGEST_PLACE = 400
_LINES_OF_PLACE = 3
_STATUS = {
    "draft": "draft",
    **dict.fromkeys(("provisional", "tentative", "preliminary", "indicative"), "provisional"),
    "subject to change": "provisional",
    "final": "final",
}
_PARTS = re.compile(r",|/|\|| - | – ")
_STATE = re.compile(r"[a-z],? [A-Z]{2}$")  # Hampton VA
_STATUS_WORD = re.compile(rf"\b(?P<word>{'|'.join(_STATUS)})\b", re.IGNORECASE)
_AGENDA_WORD = re.compile(
    r"\b(?:agenda|program(?:me)?|schedule|timetable|version|outline)\b", re.IGNORECASE
)
_OF_AGENDA = words(
    "draft provisional tentative preliminary indicative final agenda program programme schedule"
    " timetable version outline of the a annotated conference meeting workshop event day days at"
    " glance rev revised revision v as overview detailed and dates date title venue location place"
)
_EVENT = re.compile(
    r"\b(?:conference|meeting|forum|workshop|summit|seminar|congress|symposium|assembly|exchange"
    r"|course|school|dialogue|consultations?|convention|hearing|session|colloquium|training"
    r"|round ?table|webinar|hackathon|days?|week|camp|con|retreat|offsite|fair|festival|series"
    r"|gathering|lectures?|symposia|council|committee|group)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /&]{0,30}?) ?: *(?P<value>\S.*)")
_PLACE_LABELS = frozenset({"venue", "location", "place", "where", "meeting venue", "address"})
_THEME_LABELS = frozenset({"theme", "topic", "subtitle"})
_TITLE_LABELS = frozenset({"title", "event", "conference", "meeting", "name"})
_PLATFORM = (
    r"(?:Zoom|Microsoft Teams|MS Teams|Teams|Webex|Cisco Webex|Google Meet|GoToMeeting|Interprefy"
    r"|Kudo|Whova|Jitsi(?: Meet)?|BigBlueButton|YouTube|Skype|Discord|Gather(?:\.town)?|Hopin)"
)
_VIA = re.compile(
    r"[ ,;/&+(–-]*(?:(?:and|or|plus|also|as well as|hybrid) )*"
    r"(?:(?:online|virtually|remotely|live) )?"
    rf"(?:via|on|by|over|through|with) (?P<name>{_PLATFORM})\b.*",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"[ ,;/&+(–-]*(?:(?:and|or|plus) )?(?P<name>{_PLATFORM}|online|virtual(?:ly)?)[ ).]*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = " ,;:.–—-()[]|/"
_GOES_ON = (" the", " of", " on", " and", " for", " in", ":")
_WORDS_OF_PLACE = 14


class Front(NamedTuple):
    """The facts of the front page; what it does not say is empty.

    `place_lines` are those that tell where it is, `guessed` names the facts that no label marks.
    """

    title: str = ""
    theme: str = ""
    venue: str = ""
    online: str = ""
    status: str = ""
    guessed: tuple[tuple[str, str], ...] = ()


def front_of(front: Sequence[Text], below: Sequence[Text]) -> Front:
    """The facts of the lines above the first day, and of those between it and the first item."""
    lines = list(front[:_LINES])
    every = [*lines, *below[: _LINES // 2]]
    title, theme = _titles(lines)
    venue, online = _place(every)
    if venue and (venue in title or " - " in venue or " – " in venue):
        venue = _only_place(venue)
    labels = dict(_labels(every))
    guessed = [(name, value) for name, value in (("theme", theme), ("place", venue)) if value]
    if "title" in labels:
        title = labels["title"]
    if "theme" in labels:
        theme = labels["theme"]
        guessed = [(name, value) for name, value in guessed if name != "theme"]
    return Front(title, theme, venue, online, _status(every), tuple(guessed))


def _labels(lines: Sequence[Text]) -> Iterator[tuple[str, str]]:
    for text in lines:
        found = _LABEL.fullmatch(text.text)
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
        if _AGENDA_WORD.search(said) or not _folded(said) - _OF_AGENDA:
            return _STATUS[found["word"].casefold()]
    return ""


def _folded(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _titles(lines: Sequence[Text]) -> tuple[str, str]:
    """The title, and the theme where one stands below it and above the dates."""
    above = _above_sections(lines)
    free = [text for text in _joined(above) if _is_free(text)]
    named = next((number for number, text in enumerate(free[:6]) if _EVENT.search(text.text)), 0)
    if not free:
        spare = [text for text in above if text.level] or [*_of_agenda(lines)]
        spare += [text for text in above if not text.of_a_day]
        telling = (text.text for text in spare if _folded(text.text) - _OF_AGENDA)
        return next(chain(telling, (text.text for text in spare)), ""), ""
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
    return title.text, (below.text if is_theme and below is not None else "")


def _above_sections(lines: Sequence[Text]) -> Sequence[Text]:
    """The lines above the first heading that is not the title's, and above what a label heads."""
    for number, text in enumerate(lines):
        if text.level > 1 or text.text.strip(" :").casefold() in _PLACE_LABELS:
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
    return not near or any(named_in(text) or _is_place(text) for text in near)


def _is_free(text: Text) -> bool:
    """Whether a line is none of the dates, places, labels and names of the agenda."""
    said = text.text
    found = _LABEL.fullmatch(said)
    label = found["label"].casefold() if found else ""
    return (
        bool(_folded(said) - _OF_AGENDA)
        and len(said) <= _LONGEST_TITLE
        and not said.endswith((".", ":", ";"))
        and label not in _PLACE_LABELS | _TITLE_LABELS | _THEME_LABELS | {"date", "dates", "when"}
        and not _is_dated(said)
        and not _is_place(said)
    )


def _is_dated(said: str) -> bool:
    found = named_in(said)
    return found is not None and (not found.before.strip(_EDGES) or not found.after.strip(_EDGES))


def _is_place(said: str) -> bool:
    """Whether a line is a place: parts between commas, of which one is a city or a country."""
    if len(said) > _LONGEST_TITLE or len(said.split()) > _WORDS_OF_PLACE or not said[:1].isupper():
        return False
    place, _ = _parted(said)
    parts = [part.strip(_EDGES) for part in _PARTS.split(place)]
    if len(parts) > 1 and country_named(parts[-1]):
        return True
    city = city_in(place)
    return _STATE.search(place) is not None or (city is not None and city.name in parts)


def _place(lines: Sequence[Text]) -> tuple[str, str]:
    """The place, and how to join from afar."""
    for said in (*_labelled(lines), *_section(lines)):
        place, online = _parted(said)
        return place, online or _online(lines)
    for text in lines:
        place = _beside_date(text.text) if named_in(text.text) else text.text
        if _is_place(place) and not place.endswith("."):
            place, online = _parted(place)
            return place, online or _online(lines)
    return "", _online(lines)


def _only_place(said: str) -> str:
    """The city, and the country behind it, of a line that is the title as well."""
    city = city_in(said)
    parts = [part.strip(_EDGES) for part in _PARTS.split(said)]
    if city is None or city.name not in parts:
        return said
    at = parts.index(city.name)
    return ", ".join([city.name, *(part for part in parts[at + 1 : at + 2] if country_named(part))])


def _labelled(lines: Sequence[Text]) -> Iterator[str]:
    for text in lines:
        found = _LABEL.fullmatch(text.text)
        if found and found["label"].casefold() in _PLACE_LABELS:
            yield found["value"]


def _section(lines: Sequence[Text]) -> Iterator[str]:
    """The lines below a heading that says “Venue”."""
    for number, text in enumerate(lines):
        if text.text.strip(" :").casefold() not in _PLACE_LABELS:
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
    before, after = found.before.strip(_EDGES), found.after.strip(_EDGES)
    head, _, rest = before.partition(",")
    if not _folded(head) - _OF_AGENDA or (rest and _EVENT.search(head)):
        before = rest.strip(_EDGES)  # Programme, Helsinki, 9 September 2024
    return next((part for part in (before, after) if _is_place(part)), "")


def _parted(said: str) -> tuple[str, str]:
    """A place, and the platform that is named behind it."""
    said = said[:_LONGEST_PLACE]
    found = _VIA.search(said) or _ALONE.search(said)
    if found is None:
        return said.strip(_EDGES), ""
    name = found["name"]
    return said[: found.start()].strip(_EDGES), name[:1].upper() + name[1:]


def _online(lines: Sequence[Text]) -> str:
    for text in lines:
        if len(text.text) <= _LONGEST_TITLE and (found := _VIA.search(text.text)):
            return found["name"]
    return ""
