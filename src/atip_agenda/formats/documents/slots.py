"""The times that a line names: “9.00 am – 10.30 am”, “12:30-1:30PM”, “11.30 onwards”, “19:00-”.

The times of the day are those of `times.clocks`; what stands here is how a document puts two of
them together, and what may stand beside them. A time that a sentence mentions is no slot: a slot
begins its line, ends it, or stands alone in brackets.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from atip_agenda.errors import UnknownNameError
from atip_agenda.times.clocks import CLOCKS, HALF_DAY, Clock, time_of
from atip_agenda.times.offsets import ZONES, says_zone
from atip_agenda.times.words import Form, UnclearError, figures, first_of, plain


class Slot(NamedTuple):
    """A start and perhaps an end, as typed.

    `open` says that no end is meant (onwards, till late), `minutes` is the length where that is
    written instead; `zone` is the zone written behind the times, and `others` tells of more times
    behind them, which are those of other zones.
    """

    start: Clock
    end: Clock | None = None
    open: bool = False
    zone: str = ""
    others: tuple[tuple[Clock, Clock | None, str], ...] = ()
    minutes: int = 0


class Beside(NamedTuple):
    """A slot, and the words of its line before and behind it; `mark` is what stood before it."""

    slot: Slot
    before: str
    after: str
    mark: str = ""


_SHOWN = frozenset({"", "dotted", "compact", "hour", "word"})  # no seconds, no timestamps
_TAIL = 90  # characters at the end of a line in which its slot may stand
_BRACKETED = 6  # opening brackets that are looked behind
_DAY = 24
_BRACKETS = str.maketrans("()[]{}|", "       ")
_DASH = Form(r" ?(?:-{1,3}|–{1,2}|~|→|(?:to|until|till|til|bis|through)(?= )) ?")
_AND = Form(r" and (?=\d)")
_BARE = figures(r"(\d{1,2})(?=\.?(?: ?[-–~→]| (?:to|until|till|til|bis) ?)|$)")
_BARE_END = figures(r"(\d{1,2})(?=$| ?[:;,]? ?$|[:;,] | ?[-–] )")
# "9.30 - 11 Discussion" has an end, "9.30 - 12 short talks" a title.
_HOUR_BEFORE_TITLE = re.compile(r"(\d{1,2})(?= [A-Z])")
_OPEN = re.compile(
    r" ?(?:[-–]{1,2} ?|(?:to|until|till) )?"
    r"(?:onwards?|late|open[ -]end(?:ed)?|open|\.\.\.|…|\+)(?=[ ,;:.–-]|$)",
    re.IGNORECASE,
)
_NO_END = re.compile(r" ?[-–]{1,2}$")
_FROM = re.compile(
    r"(?:(?P<open>from|as of|as from|starting(?: at)?|begins at|after)|between|at|ca|circa|approx"
    r"|approximately|around|about|starts?(?: at)?)(?![a-z])[.:]? ?|[~@] ?",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[^\w~@#.:-]{1,4}(?=\w|~)")
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)] (?=\d)", re.IGNORECASE)
_APPROXIMATE = re.compile(
    r" *(?:approx(?:\.|imately)?|ca\.|sharp|tbc|tba|hrs?\.?|hours|h)(?=[ ,;:.–-]|$)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"[( ]*(?P<number>\d{1,3}) ?(?:(?P<minutes>min(?:ute)?s?|mins?|')|h|hrs?|hours?)(?![a-z])\.?\)?"
    r"(?= |[:,;–-]|$)",
    re.IGNORECASE,
)
_ZONE_WORD = re.compile(r" {0,2}(?P<word>[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?)(?=[ ,;:.–-]|$)")
_ZONE_TIME = re.compile(
    r" {0,2}(?P<word>(?:local|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}))"
    r" (?:standard |daylight |summer )?time(?=[ ,;:.–-]|$)"
)
_SEPARATORS = " ,;:–-.|/=\t"
_OTHER = re.compile(r"[ ,;/|=–-]*(?:or )?(?=\d)")
_BEGINS = re.compile(r"\d|noon|mid", re.IGNORECASE)
_STARTS = re.compile(r"(?<![\w.:/+€$£-])(?=\d|noon|midday|midnight)", re.IGNORECASE)
_ISH = "-ish"
_MARKS = " ,;:.…–|([-"


def leading(text: str, *, alone: bool = False) -> Beside | None:
    """The slot that a line begins with; `alone`, as in a column of times, “9 - 10” is one."""
    words = _flat(text)
    at = 0
    opens = False
    begin = _SYMBOLS.match(words)
    first = begin.end() if begin else 0
    numbered = _NUMBERED.match(words, first)
    for skip in (numbered.end(), first) if numbered else (first,):
        at, opens = skip, False
        head = _FROM.match(words, at)
        if head:
            at, opens = head.end(), bool(head["open"])
        found = _slot_at(words, at, alone=alone)
        if found:
            break
    else:
        return None
    slot, at = found
    if opens and slot.end is None:
        slot = slot._replace(open=True)
    slot, at = _zones(words, at, slot)
    at += len(_ISH) if text[at:].startswith(_ISH) else 0
    length = _LENGTH.match(words, at)
    if length:
        at = length.end()
        slot = slot._replace(minutes=_minutes(length))
    return Beside(slot, text[:0], text[at:].lstrip(_SEPARATORS + ")]}"))


def minutes_in(text: str) -> int:
    """The length that a cell tells of, in minutes; 0 where it tells of none."""
    length = _LENGTH.match(plain(text))
    return _minutes(length) if length else 0


def _minutes(length: re.Match[str]) -> int:
    number = int(length["number"])
    return number if length["minutes"] else number * 60


def trailing(text: str) -> Beside | None:
    """The slot that a line ends with, or that stands in brackets of its own."""
    words = _flat(text)
    for start in _STARTS.finditer(words, max(0, len(words) - _TAIL)):
        at = start.start()
        found = _slot_at(words, at, alone=False)
        if found is None or (found[0].start.shape == "bare" and not _bracket(text, at)):
            continue
        slot, end = _zones(words, found[1], found[0])
        if slot.start.shape == "compact" and slot.end is None:
            continue  # a year, a telephone number
        rest = text[end:].strip(" .,;:*)]")
        if not rest:
            return _beside(text, at, len(text), slot)
        if rest.startswith("(") and text.endswith(")"):
            return _beside(text, at, end, slot)  # Lunch 12:30 – 13:30 (own arrangements)
    return _in_brackets(text, words)


def _in_brackets(text: str, words: str) -> Beside | None:
    at = -1
    for _ in range(_BRACKETED):
        at = text.find("(", at + 1)
        if at < 0:
            return None
        found = _slot_at(words, at + 1, alone=False)
        if found is None or found[0].end is None:
            continue
        slot, end = _zones(words, found[1], found[0])
        if text[end : end + 1] != ")":
            continue
        beside = _beside(text, at + 1, end + 1, slot)
        if text[end + 1 : end + 2] == ":":  # Session 1 (9:00 – 10:30): New things
            return beside._replace(before=f"{beside.before}: {beside.after}", after="")
        return beside
    return None


def _beside(text: str, at: int, end: int, slot: Slot) -> Beside:
    head = text[:at]
    stripped = head.rstrip(_MARKS)
    mark = head[len(stripped) :].strip()
    word = stripped.rpartition(" ")[2].casefold()
    if word in {"at", "from", "between"}:
        stripped = stripped[: -len(word)].rstrip(_SEPARATORS)
    else:
        word = ""
    return Beside(slot, stripped, text[end:].strip(_SEPARATORS), word or mark or " ")


def _bracket(text: str, at: int) -> bool:
    return text[at - 1 : at] in {"(", "["}


def _flat(text: str) -> str:
    """The text with plain dashes and without brackets, character for character."""
    words = plain(text).translate(_BRACKETS).replace(_ISH, " " * len(_ISH))
    return words if len(words) == len(text) else text


def _slot_at(text: str, at: int, *, alone: bool) -> tuple[Slot, int] | None:
    """The start, and perhaps the end, at a place of a text."""
    while text[at : at + 1] == " ":
        at += 1
    if not _BEGINS.match(text, at):
        return None
    start = _clock_at(text, at) or _bare_at(text, at)
    if start is None or start[0].hour == _DAY:
        return None
    clock, at = start
    at = _approximate(text, at)
    opened = _OPEN.match(text, at) or _NO_END.match(text, at)
    if opened and clock.shape != "bare":
        return Slot(clock, open=True), opened.end()
    dash = _DASH.match(text, at) or _AND.match(text, at)
    end = _end_at(text, dash.end(), clock, alone=alone) if dash else None
    if end is None:
        return None if clock.shape == "bare" else (Slot(clock), at)
    return Slot(clock, end[0]), _approximate(text, end[1])


def _clock_at(text: str, at: int) -> tuple[Clock, int] | None:
    """A time of the day at a place of a text; 24:00 ends a day."""
    try:
        found = first_of(CLOCKS, text, at)
        if found is None or found[0].shape not in _SHOWN:
            return None
        if found[0][:2] != (_DAY, 0):
            time_of(found[0])
    except UnclearError:
        return None
    return found


def _bare_at(text: str, at: int) -> tuple[Clock, int] | None:
    bare = _BARE.match(text, at)
    if bare is None or int(bare[1]) > _DAY:
        return None
    return Clock(int(bare[1]), shape="bare", typed=bare[0]), bare.end()


def _end_at(text: str, at: int, start: Clock, *, alone: bool) -> tuple[Clock, int] | None:
    """The end of a slot; where only hours stand, what is beside them has to say that they are."""
    found = _clock_at(text, at)
    if found is None:
        bare = _BARE_END.match(text, at)
        if bare is None and (bare := _HOUR_BEFORE_TITLE.match(text, at)):
            bare = bare if start.hour < int(bare[1]) else None
        if bare is None or int(bare[1]) > _DAY or (start.shape == "bare" and not alone):
            return None
        found = Clock(int(bare[1]), shape="bare", typed=bare[0]), bare.end()
    end = found[0]
    if start.shape == "bare" and start.hour > HALF_DAY and end.half:
        return None
    return found


def _approximate(text: str, at: int) -> int:
    match = _APPROXIMATE.match(text, at)
    return match.end() if match else at


def _zones(text: str, at: int, slot: Slot) -> tuple[Slot, int]:
    """The slot with the zone that is named behind it, and with the same in other zones."""
    zone, at = _zone_at(text, at)
    others: list[tuple[Clock, Clock | None, str]] = []
    for _ in range(_BRACKETED):
        gap = _OTHER.match(text, at)
        found = _slot_at(text, gap.end(), alone=False) if gap and gap.end() > at else None
        if found is None:
            break
        other, end = _zone_at(text, found[1])
        if not other:
            break
        others.append((found[0].start, found[0].end, other))
        at = end
    return slot._replace(zone=zone, others=tuple(others)), at


def _zone_at(text: str, at: int) -> tuple[str, int]:
    """The zone that is named at a place of a text, as typed, and where the text goes on."""
    named = _ZONE_TIME.match(text, at)
    if named:
        return named["word"], named.end()
    begin = len(text) - len(text[at:].lstrip(" "))
    try:
        if first_of(ZONES, text, begin) is not None:
            word = text[begin:].split(" ", 1)[0].rstrip(",;:.")
            return word, begin + len(word)
    except (UnclearError, UnknownNameError):
        return "", at
    match = _ZONE_WORD.match(text, at)
    if match is None:
        return "", at
    word = match["word"]
    # What is a word as well ("ICT", "ART") is a zone where nothing but a mark follows.
    closed = not text[match.end() :].lstrip(" ") or text[match.end() : match.end() + 1] in ",;:"
    if (says_zone(word.lower()) and word != word.lower()) or (says_zone(word) and closed):
        return word, match.end()
    return "", at


def zone_in(header: str) -> str:
    """The zone that the header of a column of times names: “Time (CET)”, “New York time”."""
    words = _flat(header)
    for start in re.finditer(r"(?<!\S)(?=[A-Z])", words):
        zone, _ = _zone_at(words, start.start())
        if zone:
            return zone
    return ""
