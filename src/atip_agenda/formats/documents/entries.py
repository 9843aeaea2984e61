"""What a line of a document is: the heading of a day, an item with its times, or other text."""

from __future__ import annotations

import re
from typing import NamedTuple

from atip_agenda.formats.documents.blocks import Line, words
from atip_agenda.formats.documents.dates import Days, Named, named_in
from atip_agenda.formats.documents.kinds import SESSION, kind_of
from atip_agenda.formats.documents.slots import Beside, Slot, leading, trailing


class Heading(NamedTuple):
    """The heading of a day; `slot` is the span of the whole day, where it has one."""

    where: str
    days: Days
    text: str
    slot: Slot | None = None
    apart: int = 0
    level: int = 0


class Item(NamedTuple):
    """What has times. A title may be missing, for it can stand above or below.

    `days` is a day of its own, `apart` is how far it stands from the line above, `line` the whole
    of what was typed, and `passing` why it may be no session: a sentence, a bus, a mention.
    """

    where: str
    slot: Slot
    title: str = ""
    days: Days | None = None
    details: tuple[str, ...] = ()
    room: str | None = None
    track: str | None = None
    speakers: tuple[str, ...] = ()
    apart: int = 0
    passing: str = ""
    tabular: bool = False
    level: int = 0
    line: str = ""


class Text(NamedTuple):
    """A line that has no times; `of_a_day` marks one of the front that is the heading of a day."""

    where: str
    text: str
    apart: int = 0
    level: int = 0
    wraps: bool = False
    tabular: bool = False
    of_a_day: bool = False


Entry = Heading | Item | Text

BUS = "a bus or a train"
SENTENCE = "a sentence"
LABEL = "the span of the whole"
MENTION = "a time that is mentioned"

_LONGEST_HEADING = 160
_WORDS_BESIDE = 12  # of a heading, beside the names of its day
_LONGEST_TITLE = 200
_FILLERS = words(
    "agenda programme program schedule timetable draft provisional tentative final preliminary the"
    " a for of on day date dates morning afternoon evening session sessions continued cont'd cont"
    " conference meeting workshop week and overview detailed time when"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARK_BEHIND = re.compile(r" ?(?:[:–—(|\[-]|,)")
_RECURRING = re.compile(
    r"\b(?:every|each|daily|weekly|monthly|weekdays|office hours|opening hours|deadlines?|due"
    r"|(?:mon|tues?|wed|thu|fri)[a-z]{0,6}\.? ?(?:-|–|to) ?(?:thu|fri|sat|sun)[a-z]{0,5}(?! ?\d)"
    r")\b",
    re.IGNORECASE,
)
_TRANSPORT = re.compile(
    r"\b(?:bus|buses|shuttles?|trains?|coach(?:es)?|flights?|metro|tram|ferry|taxis?|transfers?"
    r"|depart(?:s|ures?|ing)?|airport)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:is|are|was|were|will|be|been|can|could|should|must|may|please|opens?|leaves?|departs?"
    r"|arrives?|starts?|begins?|closes|ends|available|expected|asked|until|before|after|by|we|you)"
    r"\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:date and time|date|time|when|hours|duration)\b ?[:–-]? ?", re.IGNORECASE)
_MAYBE = re.compile(r"\d|\b(?:noon|midday|midnight|day|mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


def entry_of(line: Line) -> Entry:
    """What a line is."""
    text = line.text
    plain = Text(line.where, text, line.apart, line.level, line.wraps)
    if line.wraps or not _MAYBE.search(text):
        return plain
    named = named_in(text) if len(text) <= _LONGEST_HEADING else None
    if named is not None and not _RECURRING.search(text):
        dated = _dated(line, named)
        if dated is not None:
            return dated
    return _timed(line, text) or plain


def _dated(line: Line, named: Named) -> Entry | None:
    """What a line is that names a day: its heading, or an item with a day of its own."""
    before, after = named.before.strip(" ,:;–—-(["), named.after
    if _words(before) - _FILLERS and not _heads(line, named):
        return None
    label = _LABEL.match(before)
    rest = after.strip(" ,:;–—-()[]|.")
    found = leading(rest)
    if found is None:
        at_end = trailing(rest)
        # “May 17, 2023 - Teleconference (8:00 am - 10:00 am)”
        if at_end and at_end.slot.end and not label and not _words(before):
            return _item(line, at_end, at_end.before, named.days)
    elif found.after and not label and _words(found.after) - _FILLERS:
        return _item(line, found, found.after, named.days) if not _words(before) else None
    elif not _words(before) - _FILLERS or line.level:
        return _heading(line, named, found.slot)
    if found is None and _is_heading(line, named):
        return _heading(line, named, None)
    return None


def _heading(line: Line, named: Named, slot: Slot | None) -> Heading:
    return Heading(line.where, named.days, line.text, slot, line.apart, line.level)


def _heads(line: Line, named: Named) -> bool:
    """Whether words may stand before the name of a day in its heading."""
    few = len(_words(named.before)) <= _WORDS_BESIDE and not line.text.endswith((".", "!", "?"))
    full = named.days.certain and named.days.weekday is not None
    return few and (bool(line.level) or full) and not _words(named.after) - _FILLERS


def _is_heading(line: Line, named: Named) -> bool:
    days, after = named.days, named.after
    behind = _words(after) - _FILLERS
    if not behind:
        return True
    if line.text.endswith((".", "!", "?")) and not line.level:
        return False
    if len(behind) > _WORDS_BESIDE:
        return False
    mark = _MARK_BEHIND.match(after)
    if days.nth is not None or days.certain:
        return bool(mark or line.level or len(behind) <= _WORDS_BESIDE // 2)
    # "Monday, as we said, ..." is a sentence, "Monday – Workshops" a heading.
    return bool(line.level) or (mark is not None and mark[0].strip() != ",")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _timed(line: Line, text: str) -> Item | None:
    found = leading(text)
    label = None if found else _LABEL.match(text)
    if label and label.end() < len(text):
        found = leading(text[label.end() :])
        if found is not None and not found.after:
            return _item(line, found, "", None)._replace(passing=LABEL)
        found = None
    if found is not None:
        item = _item(line, found, found.after, None)
        single = found.slot.end is None and not found.slot.open
        if single and _TRANSPORT.search(found.after):
            return item._replace(passing=BUS)
        return item
    found = trailing(text)
    if found is None:
        return None
    if not found.before:
        return None
    item = _item(line, found, found.before, None)
    if found.after:
        item = item._replace(details=(found.after,))
    return item._replace(passing=_passing(found, text))


def _passing(found: Beside, text: str) -> str:
    """Why the time at the end of a line may be that of no session; empty where it is of one."""
    title = found.before
    if _RECURRING.search(text):
        return MENTION
    if _TRANSPORT.search(title):
        return BUS
    if len(title) > _LONGEST_TITLE or (_SAYING.search(title) and found.mark != "("):
        return SENTENCE
    if found.slot.end is None and not found.slot.open:
        return "" if kind_of(title) != SESSION and found.mark != " " else MENTION
    return ""


def _item(line: Line, found: Beside, title: str, days: Days | None) -> Item:
    title = title.lstrip(" ,;:–—-|/").rstrip(" ,;–—-|/")
    return Item(
        line.where, found.slot, title, days, apart=line.apart, level=line.level, line=line.text
    )
