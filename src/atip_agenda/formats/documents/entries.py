"""What a line is: the heading of a day, an item with its times, or other text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import Text
from atip_agenda.formats.documents.day_names import DayNames, FoundDays, find_days
from atip_agenda.formats.documents.kinds import kind_of
from atip_agenda.formats.documents.time_ranges import FoundTimes, TimeRange, leading, trailing
from atip_agenda.formats.documents.vocabulary import (
    BESIDE_A_DAY,
    SENTENCE,
    SESSION,
    TRANSPORT,
    WHEN_LABEL,
)

_LONGEST_HEADING = 160
_WORDS_BESIDE = 12  # of a heading, beside the names of its day
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARK_BEHIND = re.compile(r" ?(?:[:–—(|\[-]|,)")
_ENDS = (".", "!", "?")


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
    days = find_days(line.text) if len(line.text) <= _LONGEST_HEADING else None
    if days is not None:
        dated = _dated(line, days)
        if dated is not None:
            return dated
    return _timed(line) or line


def _dated(line: Text, days: FoundDays) -> Heading | Item | None:
    """What a line is that names a day: its heading, or an item with a day of its own."""
    before, after = days.before.strip(" ,:;–—-(["), days.after
    if _beside(before) and not _heads(line, days):
        return None
    found = leading(after.strip(" ,:;–—-()[]|."))
    label = WHEN_LABEL.match(before)
    if found is not None and found.after and not label and _beside(found.after):
        return _item(line, found, found.after, days.names) if not _words(before) else None
    if found is not None:
        return _heading(line, days, found.times) if not _beside(before) or line.level else None
    return _heading(line, days) if _is_heading(line, days) else None


def _heading(line: Text, days: FoundDays, times: TimeRange | None = None) -> Heading:
    return Heading(line.where, days.names, line.text, times, line.apart, line.level)


def _heads(line: Text, days: FoundDays) -> bool:
    """Whether words may stand before the name of a day in its heading."""
    few = len(_words(days.before)) <= _WORDS_BESIDE and not line.text.endswith(_ENDS)
    full = days.names.date is not None and days.names.weekday is not None
    return few and (bool(line.level) or full) and not _beside(days.after)


def _is_heading(line: Text, days: FoundDays) -> bool:
    behind = _beside(days.after)
    if not behind:
        return True
    if len(behind) > _WORDS_BESIDE or (line.text.endswith(_ENDS) and not line.level):
        return False
    mark = _MARK_BEHIND.match(days.after)
    if days.names.nth is not None or days.names.date is not None:
        return bool(mark or line.level or len(behind) <= _WORDS_BESIDE // 2)
    # "Monday, as we said, ..." is a sentence, "Monday – Workshops" a heading.
    return bool(line.level) or (mark is not None and mark[0].strip() != ",")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _beside(text: str) -> set[str]:
    """The words that say more than that there is a day."""
    return _words(text) - BESIDE_A_DAY


def _timed(line: Text) -> Item | None:
    """What a line is whose times begin or end it."""
    text, found = line.text, leading(line.text)
    if found is not None:
        item = _item(line, found, found.after)
        bus = found.times.is_start and TRANSPORT.search(found.after)
        return item._replace(passing=Passing.TRANSPORT) if bus else item
    label = WHEN_LABEL.match(text)
    labelled = leading(text[label.end() :]) if label else None
    if labelled is not None and not labelled.after:
        return _item(line, labelled, "")._replace(passing=Passing.WHOLE)
    found = trailing(line.text)
    if found is None or not found.before:
        return None
    item = _item(line, found, found.before)._replace(passing=_passing(found))
    return item._replace(details=(found.after,)) if found.after else item


def _passing(found: FoundTimes) -> Passing | None:
    """Why the times at the end of a line may be no session's; None where they are one's."""
    title = found.before
    if TRANSPORT.search(title):
        return Passing.TRANSPORT
    if SENTENCE.search(title) and found.mark != "(":
        return Passing.SENTENCE
    if found.times.is_start and (kind_of(title) == SESSION or found.mark == " "):
        return Passing.MENTION
    return None


def _item(line: Text, found: FoundTimes, title: str, names: DayNames | None = None) -> Item:
    title = title.lstrip(" ,;:–—-|/").rstrip(" ,;–—-|/")
    return Item(
        line.where, found.times, title, names, apart=line.apart, level=line.level, line=line.text
    )
