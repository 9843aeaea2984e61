"""The times that a line names: “9.00 am – 10.30 am”, “12:30-1:30PM”, “11.30 onwards”, “19:00-”.

A time of the day is a row of `times.clocks`; this table adds what documents write around it. A time
in the middle of a sentence does not count: times begin their line, end it, or stand in brackets.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from atip_agenda.errors import UnknownNameError
from atip_agenda.formats.documents.day_names import DayNames
from atip_agenda.formats.documents.vocabulary import (
    ABOUT,
    BEFORE_TIMES,
    FROM,
    HOURS,
    MINUTES,
    OPEN_END,
    RANGE,
)
from atip_agenda.times.clocks import CLOCKS, HALF_DAY, Clock, time_of
from atip_agenda.times.offsets import ZONES, says_zone
from atip_agenda.times.words import Form, UnclearError, figures, first_of, plain


class TimeRange(NamedTuple):
    """A start and perhaps an end, as typed.

    `open` says that no end is meant (onwards, till late), `minutes` is a length that is written
    instead; `zone` is the zone behind the times, and `others` are the same times in other zones.
    """

    start: Clock
    end: Clock | None = None
    open: bool = False
    zone: str = ""
    others: tuple[TimeRange, ...] = ()
    minutes: int = 0

    @property
    def is_start(self) -> bool:
        """Whether it names no end, and does not say that there is none."""
        return self.end is None and not self.open


class FoundTimes(NamedTuple):
    """Times in a line, and the words before and behind them.

    `mark` stands right before them, and `names` is the day that a cell names before them.
    """

    times: TimeRange
    before: str
    after: str
    mark: str = ""
    names: DayNames | None = None


_SHAPES = frozenset({"", "dotted", "compact", "hour", "word"})  # no seconds, no timestamps
_TAIL = 90  # characters at the end of a line in which its times may stand
_BRACKETED = 6  # opening brackets that are looked behind
_DAY = 24
_BRACKETS = str.maketrans("()[]{}|", "       ")
_SEPARATORS = " ,;:–-.|/=\t"
_MARKS = " ,;:.…–|([-"
_STOP = r"(?=[ ,;:.–-]|$)"

# What may stand around a time, in the order in which it is tried.
_SYMBOL = re.compile(r"[^\w~@#.:-]{1,4}(?=\w|~)")
_ITEM_NUMBER = Form(r"(?:\d{1,2}|[a-z])[.)] (?=\d)")
_FROM = Form(rf"(?:{FROM})(?![a-z])[.:]? ?|[~@] ?")
_BEGINS = Form(r"\d|noon|mid")
_BARE = figures(rf"(\d{{1,2}})(?=\.?(?: ?[-–~→]| (?:{RANGE}) ?)|$)")
_ABOUT = Form(rf" *(?:{ABOUT}){_STOP}")
_OPEN = Form(rf" ?(?:[-–]{{1,2}} ?|(?:to|until|till) )?(?:{OPEN_END}){_STOP}| ?[-–]{{1,2}}$")
_DASH = Form(rf" ?(?:-{{1,3}}|–{{1,2}}|~|→|(?:{RANGE})(?= )) ?")
_BARE_END = figures(r"(\d{1,2})(?=$| ?[:;,]? ?$|[:;,] | ?[-–] )")
# "9.30 - 11 Discussion" has an end, "9.30 - 12 short talks" a title.
_HOUR_BEFORE_TITLE = re.compile(r"(\d{1,2})(?= [A-Z])")
_ZONE_WORD = Form(rf" {{0,2}}(?P<word>[A-Z]{{1,5}}(?:[+-]\d{{1,2}}(?::?\d\d)?)?){_STOP}")
_OTHER = Form(r"[ ,;/|=–-]*(?:or )?(?=\d)")
_LENGTH = Form(
    rf"[( ]*(?P<number>\d{{1,3}}) ?(?:(?P<minutes>{MINUTES})|{HOURS})(?![a-z])\.?\)?(?= |[:,;–-]|$)"
)
_STARTS = re.compile(r"(?<![\w.:/+€$£-])(?=\d|noon|midday|midnight)", re.IGNORECASE)
_ZONE_STARTS = re.compile(r"(?<!\S)(?=[A-Z])")


def leading(text: str, *, hours: bool = False) -> FoundTimes | None:
    """Return the times that a line begins with; under a header of `hours`, “9 - 10” is one."""
    flat = _flat(text)
    start = _after(_SYMBOL, flat, 0)
    for skip in dict.fromkeys((_after(_ITEM_NUMBER, flat, start), start)):
        found = _range_at(flat, _after(_FROM, flat, skip), hours=hours)
        if found:
            break
    else:
        return None
    times, at = found
    times, at = _with_zones(flat, at, times)
    length = _LENGTH.match(flat, at)
    if length:
        at = length.end()
        times = times._replace(minutes=_minutes(length))
    return FoundTimes(times, "", text[at:].lstrip(_SEPARATORS + ")]}"))


def trailing(text: str) -> FoundTimes | None:
    """Return the times that a line ends with, or that stand in brackets of their own."""
    flat = _flat(text)
    bracketed = 0
    for start in _STARTS.finditer(flat):
        at = start.start()
        in_brackets = text[at - 1 : at] in {"(", "["}
        bracketed += in_brackets
        if len(flat) - at > _TAIL and not (in_brackets and bracketed <= _BRACKETED):
            continue
        found = _range_at(flat, at)
        if found is None or (found[0].start.shape == "bare" and not in_brackets):
            continue
        times, end = _with_zones(flat, found[1], found[0])
        if times.start.shape == "compact" and times.end is None:
            continue  # a year, a telephone number
        rest = text[end:].strip(" .,;:*)]")
        if not rest:
            return _found(text, at, len(text), times)
        if rest.startswith("(") and text.endswith(")"):
            return _found(text, at, end, times)  # Lunch 12:30 – 13:30 (own arrangements)
        if in_brackets and times.end and text[end : end + 1] == ")":
            whole = _found(text, at, end + 1, times)
            if text[end + 1 : end + 2] == ":":  # Session 1 (9:00 – 10:30): New things
                return whole._replace(before=f"{whole.before}: {whole.after}", after="")
            return whole
    return None


def minutes_in(text: str) -> int:
    """Return the length that a cell names, in minutes; 0 without one."""
    length = _LENGTH.match(plain(text))
    return _minutes(length) if length else 0


def zone_in(header: str) -> str:
    """Return the zone in the header of a column of times, as CET in “Time (CET)”; else ""."""
    flat = _flat(header)
    zones = (_zone_at(flat, start.start())[0] for start in _ZONE_STARTS.finditer(flat))
    return next(filter(None, zones), "")


def _minutes(length: re.Match[str]) -> int:
    number = int(length["number"])
    return number if length["minutes"] else number * 60


def _found(text: str, at: int, end: int, times: TimeRange) -> FoundTimes:
    head = text[:at]
    before = head.rstrip(_MARKS)
    mark = head[len(before) :].strip()
    word = before.rpartition(" ")[2]
    if word.casefold() in BEFORE_TIMES:
        before, mark = before[: -len(word)].rstrip(_SEPARATORS), word
    return FoundTimes(times, before, text[end:].strip(_SEPARATORS), mark or " ")


def _flat(text: str) -> str:
    """The text with plain dashes and without brackets, character for character."""
    flat = plain(text).translate(_BRACKETS).replace("-ish", " ish")
    return flat if len(flat) == len(text) else text


def _after(form: Form | re.Pattern[str], text: str, at: int) -> int:
    """Where a text goes on after a form that may stand at a place of it."""
    match = form.match(text, at)
    return match.end() if match else at


def _range_at(text: str, at: int, *, hours: bool = False) -> tuple[TimeRange, int] | None:
    """The start, and perhaps the end, at a place of a text."""
    while text[at : at + 1] == " ":
        at += 1
    if not _BEGINS.match(text, at):
        return None
    start = _clock_at(text, at) or _hour_at(_BARE.match(text, at))
    if start is None or start[0].hour == _DAY:
        return None
    clock, at = start
    at = _after(_ABOUT, text, at)
    opened = _OPEN.match(text, at)
    if opened and clock.shape != "bare":
        return TimeRange(clock, open=True), opened.end()
    dash = _DASH.match(text, at)
    end = _end_at(text, dash.end(), clock, hours=hours) if dash else None
    if end is None:
        return None if clock.shape == "bare" else (TimeRange(clock), at)
    return TimeRange(clock, end[0]), _after(_ABOUT, text, end[1])


def _clock_at(text: str, at: int) -> tuple[Clock, int] | None:
    """A time of the day at a place of a text; 24:00 ends a day."""
    try:
        found = first_of(CLOCKS, text, at)
        if found is None or found[0].shape not in _SHAPES:
            return None
        if found[0][:2] != (_DAY, 0):
            time_of(found[0])
    except UnclearError:
        return None
    return found


def _hour_at(bare: re.Match[str] | None) -> tuple[Clock, int] | None:
    if bare is None or int(bare[1]) > _DAY:
        return None
    return Clock(int(bare[1]), shape="bare", typed=bare[0]), bare.end()


def _end_at(text: str, at: int, start: Clock, *, hours: bool) -> tuple[Clock, int] | None:
    """The end of a range; a number alone needs something beside it that says it is an hour."""
    found = _clock_at(text, at)
    if found is None and (start.shape != "bare" or hours):
        found = _hour_at(_BARE_END.match(text, at))
        if found is None and (before_title := _HOUR_BEFORE_TITLE.match(text, at)):
            found = _hour_at(before_title) if start.hour < int(before_title[1]) else None
    if found and start.shape == "bare" and start.hour > HALF_DAY and found[0].half:
        return None
    return found


def _with_zones(text: str, at: int, times: TimeRange) -> tuple[TimeRange, int]:
    """The range with the zone that is named behind it, and with the same in other zones."""
    zone, at = _zone_at(text, at)
    others: list[TimeRange] = []
    for _ in range(_BRACKETED):
        gap = _OTHER.match(text, at)
        found = _range_at(text, gap.end()) if gap and gap.end() > at else None
        if found is None:
            break
        other, end = _zone_at(text, found[1])
        if not other:
            break
        others.append(found[0]._replace(zone=other))
        at = end
    return times._replace(zone=zone, others=tuple(others)), at


def _zone_at(text: str, at: int) -> tuple[str, int]:
    """The zone that is named at a place of a text, as typed, and where the text goes on."""
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
    # ICT and ART are also words: they are zones only where a mark or nothing follows.
    closed = not text[match.end() :].lstrip(" ") or text[match.end() : match.end() + 1] in ",;:"
    if (says_zone(word.lower()) and word != word.lower()) or (says_zone(word) and closed):
        return word, match.end()
    return "", at
