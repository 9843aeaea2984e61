"""The times that a line names: “9.00 am – 10.30 am”, “12:30-1:30PM”, “11.30 onwards”, “19:00-”.

A time of the day is a row of `times.clocks`; this module adds what documents write around it. A
time in the middle of a sentence does not count: times begin their line, end it, or stand in
brackets.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from atip_agenda.errors import UnknownNameError
from atip_agenda.formats.documents import vocabulary
from atip_agenda.formats.documents.day_names import DayNames
from atip_agenda.times.clocks import CLOCKS, Clock, time_of
from atip_agenda.times.offsets import ZONES, says_zone
from atip_agenda.times.words import Form, Row, UnclearError, figures, first_of, plain


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


_LONGEST = 1000  # characters; a longer line is a paragraph, whose times are those of no session
_ZONES = 6  # times in other zones
_DAY = 24
_BRACKETS = str.maketrans("()[]{}|", "       ")
_SEPARATORS = " ,;:–-.|/=\t"
_STOP = r"(?=[ ,;:.–-]|$)"


def _bare(match: re.Match[str]) -> Clock:
    return Clock(int(match[1]), shape="bare", typed=match[1])


# A number alone is a time where something beside it says so.
_STARTS: list[Row[Clock]] = [
    *CLOCKS,
    # 9 – 10:45
    (figures(rf"(\d{{1,2}})(?=\.? ?[-–~→]| (?:{vocabulary.RANGE}) )"), _bare),
]
_ENDS: list[Row[Clock]] = [
    *CLOCKS,
    # 9.30 - 11: Discussion
    (figures(r"(\d{1,2})(?= *[:;,]? *$|[:;,] | ?[-–] )"), _bare),
    # 9.30 - 11 Discussion; but in "9.30 - 12 short talks" the number belongs to the title
    (figures(r"(\d{1,2})(?= (?-i:[A-Z]))"), _bare),
]

# What may stand around times, in their order: a sign, the number of the item, a preposition.
_BEFORE = Form(
    r"(?:[^\w~@#.:-]{1,4}(?=\w|~))?(?:(?:\d{1,2}|[a-z])[.)] (?=\d))?"
    rf"(?:(?:{vocabulary.FROM})(?![a-z])[.:]? ?|[~@] ?)? *"
)
_ABOUT = Form(rf" *(?:{vocabulary.ABOUT}){_STOP}")
_OPEN = Form(
    rf" ?(?:[-–]{{1,2}} ?|(?:to|until|till) )?(?:{vocabulary.OPEN_END}){_STOP}| ?[-–]{{1,2}}$"
)
_DASH = Form(rf" ?(?:-{{1,3}}|–{{1,2}}|~|→|(?:{vocabulary.RANGE})(?= )) ?")
_ZONE = Form(r" *(?P<word>[a-z+-][^ ,;]{0,60}?)(?:(?P<closed>[.:]{0,3}(?:[,;]| *$))|(?=[.:]? |–))")
_OTHER = Form(r"[ ,;/|=–-]+(?:or )?(?=\d)")
_LENGTH = Form(
    rf"[( ]*(?P<number>\d{{1,3}}) ?(?:(?P<minutes>{vocabulary.MINUTES})|{vocabulary.HOURS})"
    r"(?![a-z])\.?\)?(?= |[:,;–-]|$)"
)
_BEGINS = re.compile(r"(?<![\w.:/+€$£-])(?=\d|noon|midday|midnight)", re.IGNORECASE)


@lru_cache
def leading(text: str, *, hours: bool = False) -> FoundTimes | None:
    """Return the times that a line begins with; under a header of `hours`, “9 - 10” is one."""
    flat = _flat(text)
    found = _times_at(flat, _after(_BEFORE, flat, 0), hours=hours)
    if found is None:
        return None
    times, at = found
    minutes, at = _length_at(flat, at)
    after = text[at:].lstrip(_SEPARATORS + ")]}")
    return FoundTimes(times._replace(minutes=minutes), "", after)


def trailing(text: str) -> FoundTimes | None:
    """Return the times that a line ends with, or that stand in brackets of their own."""
    flat = _flat(text)
    for start in _BEGINS.finditer(flat if len(flat) <= _LONGEST else ""):
        at = start.start()
        found = _times_at(flat, at)
        if found is None or found[0].start.shape == "bare":
            continue
        times, end = found
        if times.start.shape == "compact" and times.end is None:
            continue  # a year, a telephone number
        in_brackets = text[at - 1 : at] in {"(", "["}
        rest = text[end:].strip(" .,;:*)]")
        if not rest:
            end = len(text)
        elif in_brackets and times.end and text[end] == ")":
            end += 1
        elif not (rest.startswith("(") and text.endswith(")")):
            continue  # but Lunch 12:30 – 13:30 (own arrangements)
        before = text[:at].rstrip(" ,;:.…–|([-")
        mark = text[len(before) : at].strip() or " "
        head, _, word = before.rpartition(" ")
        if word.casefold() in vocabulary.BEFORE_TIMES:
            before, mark = head.rstrip(_SEPARATORS), word
        after = text[end:].strip(_SEPARATORS)
        if in_brackets and text[end:].startswith(":"):  # Session 1 (9:00 – 10:30): New things
            before, after = f"{before}: {after}", ""
        return FoundTimes(times, before, after, mark)
    return None


def is_time(text: str) -> bool:
    """Whether a text holds times and nothing else."""
    found = leading(text)
    return found is not None and not vocabulary.WORD.search(found.after)


def minutes_in(text: str) -> int:
    """Return the length that a cell names, in minutes; 0 without one."""
    return _length_at(plain(text), 0)[0]


def zone_in(header: str) -> str:
    """Return the zone in the header of a column of times, as CET in “Time (CET)”; else ""."""
    return next((word for word in _flat(header).split() if _is_zone(word, closed=True)), "")


def _length_at(text: str, at: int) -> tuple[int, int]:
    """The minutes that are named at a place of a text, and where it goes on."""
    length = _LENGTH.match(text, at)
    if length is None:
        return 0, at
    number = int(length["number"])
    return number if length["minutes"] else number * 60, length.end()


def _flat(text: str) -> str:
    """The text with plain dashes and without brackets, character for character."""
    flat = plain(text).translate(_BRACKETS).replace("-ish", " ish")
    return flat if len(flat) == len(text) else text


def _after(form: Form, text: str, at: int) -> int:
    """Where a text goes on after a form that may stand at a place of it."""
    match = form.match(text, at)
    return match.end() if match else at


def _times_at(text: str, at: int, *, hours: bool = False) -> tuple[TimeRange, int] | None:
    """The times at a place of a text, with their zone and the same in other zones."""
    found = _range_at(text, at, hours=hours)
    if found is None:
        return None
    times, at = found
    zone, at = _zone_at(text, at)
    others: list[TimeRange] = []
    while len(others) < _ZONES and (gap := _OTHER.match(text, at)):
        found = _range_at(text, gap.end())
        other, end = _zone_at(text, found[1]) if found else ("", at)
        if found is None or not other:
            break
        others.append(found[0]._replace(zone=other))
        at = end
    return times._replace(zone=zone, others=tuple(others)), at


def _range_at(text: str, at: int, *, hours: bool = False) -> tuple[TimeRange, int] | None:
    """The start, and perhaps the end, at a place of a text."""
    start = _clock_at(_STARTS, text, at)
    if start is None or start[0].hour == _DAY:
        return None
    clock, at = start
    at = _after(_ABOUT, text, at)
    is_bare = clock.shape == "bare"
    opened = None if is_bare else _OPEN.match(text, at)
    if opened:
        return TimeRange(clock, open=True), opened.end()
    dash = _DASH.match(text, at)
    end = dash and _clock_at(CLOCKS if is_bare and not hours else _ENDS, text, dash.end())
    if (
        end
        and end[0].shape == "bare"
        and end[0].hour <= clock.hour
        and text.startswith(" ", end[1])
    ):
        end = None  # the number belongs to the title: 10:00 - 2 Panels
    if end:
        return TimeRange(clock, end[0]), _after(_ABOUT, text, end[1])
    return None if is_bare else (TimeRange(clock), at)


def _clock_at(rows: list[Row[Clock]], text: str, at: int) -> tuple[Clock, int] | None:
    """A time of the day at a place of a text; 24:00 ends a day."""
    try:
        found = first_of(rows, text, at)
        if found is None or found[0].shape in {"iso", "seconds"}:
            return None
        if found[0][:2] != (_DAY, 0):
            time_of(found[0])
    except UnclearError:
        return None
    return found


def _zone_at(text: str, at: int) -> tuple[str, int]:
    """The zone that is named at a place of a text, as typed, and where the text goes on."""
    match = _ZONE.match(text, at)
    if match and _is_zone(match["word"], closed=match["closed"] is not None):
        return match["word"], match.end("word")
    return "", at


def _is_zone(word: str, *, closed: bool) -> bool:
    """Whether a word is a zone; ICT and ART only where a mark or nothing follows."""
    try:
        if first_of(ZONES, word, 0) is not None:
            return True
    except (UnclearError, UnknownNameError):
        return False
    return word.isupper() and (says_zone(word.lower()) or (closed and says_zone(word)))
