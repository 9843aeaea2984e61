"""What a line is: the heading of a day, an item with its times, or other text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from atip_agenda.formats.documents import vocabulary
from atip_agenda.formats.documents.blocks import Text
from atip_agenda.formats.documents.day_names import DayNames, FoundDays, find_days
from atip_agenda.formats.documents.kinds import kind_of
from atip_agenda.formats.documents.time_ranges import FoundTimes, TimeRange, leading, trailing

_WORDS_BESIDE = 12  # of a heading, beside the names of its day
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARK_BEHIND = re.compile(r" ?[:–—(|\[-]")
_EDGES = " ,:;–—-()[]|."


class Passing(StrEnum):
    """What the times of a line can be that are no session's."""

    TRANSPORT = "a bus or a train"
    SENTENCE = "a sentence"
    WHOLE = "the span of the whole"
    MENTION = "a time that is mentioned"


class Heading(NamedTuple):
    """The heading of a day; `times` is the span of the whole day, where it has one."""

    where: str
    names: DayNames
    text: str
    times: TimeRange | None = None
    apart: int = 0
    level: int = 0

    def as_text(self) -> Text:
        """The heading as a line of the front page."""
        return Text(self.where, self.text, self.apart, self.level, of_a_day=True)


class Item(NamedTuple):
    """What has times. Its title may be missing, for it can stand above or below.

    `names` is a day of its own, `apart` counts the empty lines above it, `line` is the whole of
    what was typed, and `passing` says why it may be no session.
    """

    where: str
    times: TimeRange
    title: str = ""
    names: DayNames | None = None
    details: tuple[str, ...] = ()
    room: str | None = None
    track: str | None = None
    speakers: tuple[str, ...] = ()
    apart: int = 0
    passing: Passing | None = None
    tabular: bool = False
    level: int = 0
    line: str = ""

    def as_text(self) -> Text:
        """The line that has no session's times after all."""
        text = self.line or self.title
        return Text(self.where, text, self.apart, self.level, tabular=self.tabular)


Entry = Heading | Item | Text


def classify_line(line: Text) -> Entry:
    """Return the entry that a line is."""
    if line.wraps:
        return line
    days = find_days(line.text)
    return (_dated(line, days) if days else None) or _timed(line) or line


def _dated(line: Text, days: FoundDays) -> Heading | Item | None:
    """What a line is that names a day: its heading, or an item with a day of its own."""
    before = _beside(days.before)
    is_full = days.names.date is not None and days.names.weekday is not None
    if before and (_is_prose(line, before) or not (line.level or is_full) or _beside(days.after)):
        return None
    found = leading(days.after.strip(_EDGES))
    if found is None:
        times, heads = None, _is_heading(line, days)
    elif _beside(found.after) and not vocabulary.WHEN_LABEL.match(days.before.strip(_EDGES)):
        return None if before else _item(line, found, found.after, days.names)
    else:
        times, heads = found.times, not before or line.level > 0
    heading = Heading(line.where, days.names, line.text, times, line.apart, line.level)
    return heading if heads else None


def _is_heading(line: Text, days: FoundDays) -> bool:
    """Whether what stands behind the names of a day leaves the line a heading."""
    behind = _beside(days.after)
    if _is_prose(line, behind):
        return False
    # "Monday, as we said, ..." is a sentence, "Monday – Workshops" a heading.
    short = days.names.nth is not None or days.names.date is not None
    few = not behind or (short and len(behind) <= _WORDS_BESIDE // 2)
    return few or line.level > 0 or _MARK_BEHIND.match(days.after) is not None


def _is_prose(line: Text, words: set[str]) -> bool:
    """Whether there is too much beside the names of a day for a heading."""
    ends = line.text.endswith((".", "!", "?")) and not line.level
    return len(words) > _WORDS_BESIDE or (ends and bool(words))


def _beside(text: str) -> set[str]:
    """The words that say more than that there is a day."""
    return {word.casefold() for word in _WORD.findall(text)} - vocabulary.BESIDE_A_DAY


def _timed(line: Text) -> Item | None:
    """What a line is whose times begin or end it."""
    found = leading(line.text)
    if found is not None:
        item = _item(line, found, found.after)
        bus = found.times.is_start and vocabulary.TRANSPORT.search(found.after)
        return item._replace(passing=Passing.TRANSPORT) if bus else item
    label = vocabulary.WHEN_LABEL.match(line.text)
    found = leading(line.text[label.end() :]) if label else None
    if found is not None and not found.after:
        return _item(line, found, "")._replace(passing=Passing.WHOLE)
    found = trailing(line.text)
    if found is None or not found.before:
        return None
    details = (found.after,) if found.after else ()
    return _item(line, found, found.before)._replace(passing=_passing(found), details=details)


def _passing(found: FoundTimes) -> Passing | None:
    """Why the times at the end of a line may be no session's; None where they are one's."""
    title = found.before
    if vocabulary.TRANSPORT.search(title):
        return Passing.TRANSPORT
    if vocabulary.SENTENCE.search(title) and found.mark != "(":
        return Passing.SENTENCE
    if found.times.is_start and (kind_of(title) == vocabulary.SESSION or found.mark == " "):
        return Passing.MENTION
    return None


def _item(line: Text, found: FoundTimes, title: str, names: DayNames | None = None) -> Item:
    title = title.lstrip(" ,;:–—-|/").rstrip(" ,;–—-|/")
    return Item(
        line.where, found.times, title, names, apart=line.apart, level=line.level, line=line.text
    )
