"""The lines of an iCalendar file, unfolded and in their components (RFC 5545, 3.1).

Of `icalendar` the tool uses the values, not the parser of whole files: that stops at the first
line it cannot take, folds no character back together that was cut in two, and keeps the zones of
one file for the next. Here nothing is refused; what cannot be read is noted where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from atip_agenda.formats.decoding import decoded, without_mark

_HEAD = re.compile(rb"\s*BEGIN[ \t]*:[ \t]*V[A-Z]+", re.IGNORECASE)
# The value stands behind the first colon that no quotation marks enclose.
_LINE = re.compile(r'[ \t]*([\w.-]+)[ \t]*((?:;(?:[^":]|"[^"]*")*)?):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';[ \t]*([\w-]+)[ \t]*=[ \t]*("[^"]*"|[^";]*)')
_EMPTY_LINES = re.compile(rb"\n{2,}")
_ESCAPE = re.compile(r'\\([\\;,:"nN])')
_FIRST_OF_LIST = re.compile(r"(?:\\.|[^\\,])*", re.DOTALL)
_NO_EVENTS = ("VTODO", "VJOURNAL", "VFREEBUSY")


class Property(NamedTuple):
    """A line: its name in capitals, its parameters, and the value as it is written."""

    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        r"""The value as text, its escapes undone in one pass: `\\n` is a backslash and an n."""
        return text_of(self.value)

    @property
    def first_text(self) -> str:
        """The first text of a list."""
        match = _FIRST_OF_LIST.match(self.value)
        return text_of(match[0]) if match else ""


class Component(NamedTuple):
    """A component without the parts of other kinds in it.

    `odd` holds the lines that are none, `whole` says whether its end was found, and `number`
    counts the events of a file from 1.
    """

    name: str
    properties: Sequence[Property]
    parts: Sequence[Component]
    odd: Sequence[str]
    whole: bool
    number: int

    def all(self, name: str) -> Iterator[Property]:
        """The lines of a name."""
        return (one for one in self.properties if one.name == name)

    def first(self, name: str) -> Property | None:
        """The first line of a name."""
        return next(self.all(name), None)


class Contents(NamedTuple):
    """What an iCalendar file holds, of however many calendars; `others` counts what is no event."""

    calendars: Sequence[Component]
    events: Sequence[Component]
    zones: Sequence[Component]
    others: Mapping[str, int]
    guessed: bool


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with these bytes is an iCalendar file."""
    return _HEAD.match(without_mark(head)) is not None


def contents_of(data: bytes) -> Contents:
    """The components of a file, in the order of their beginnings."""
    text, guessed = decoded(_unfolded(without_mark(data)))
    reader = _Reader()
    for line in text.split("\n"):
        if line and not line.isspace():
            reader.take(line)
    return reader.contents(guessed=guessed)


def text_of(value: str) -> str:
    r"""A value of the type TEXT as it is meant.

    >>> text_of(r"a\, b\n\\n")
    'a, b\n\\n'
    """
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _unfolded(data: bytes) -> bytes:
    """The bytes with one line feed after each line; before decoding, for a fold may cut letters."""
    # Some programs turn the line feeds of CR LF into CR LF once more.
    lines = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Early Mozilla leaves an empty line before the rest of a folded one.
    lines = _EMPTY_LINES.sub(b"\n", lines)
    return lines.replace(b"\n ", b"").replace(b"\n\t", b"")


class _Open:
    """A component whose end has not come yet."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.number = number
        self.properties: list[Property] = []
        self.parts: list[Component] = []
        self.odd: list[str] = []

    def take(self, line: str) -> None:
        parsed = _LINE.match(line)
        if parsed is None:
            self.odd.append(line)
            return
        name, parameters, value = parsed.groups()
        self.properties.append(Property(name.upper(), _parameters(parameters), value))


def _parameters(text: str) -> Mapping[str, str]:
    """The parameters of a line; of a list the first value."""
    if not text:
        return {}
    found: dict[str, str] = {}
    for name, value in _PARAMETER.findall(text):
        found.setdefault(name.upper(), value.strip(' \t"'))
    return found


class _Reader:
    """The components that are open at a line, innermost last, and those that have ended."""

    # Others (alarms, a program's own) are gone through, and their lines belong to nothing.
    KEPT = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.names: Counter[str] = Counter()  # of those that are open
        self.ended: list[Component] = []
        self.others: Counter[str] = Counter()
        self.events = 0

    def take(self, line: str) -> None:
        word, _, value = line.partition(":")
        match word.strip().upper():
            case "BEGIN":
                self._begin(value.strip().upper())
            case "END":
                self._end(value.strip().upper())
            case _ if self.open and self.open[-1].name in self.KEPT:
                self.open[-1].take(line)

    def contents(self, *, guessed: bool) -> Contents:
        while self.open:
            self._close(whole=False)
        named = {name: [one for one in self.ended if one.name == name] for name in self.KEPT}
        events = sorted(named["VEVENT"], key=lambda event: event.number)
        return Contents(named["VCALENDAR"], events, named["VTIMEZONE"], self.others, guessed)

    def _begin(self, name: str) -> None:
        self.events += name == "VEVENT"
        self.others[name] += name in _NO_EVENTS
        self.names[name] += 1
        self.open.append(_Open(name, self.events))

    def _end(self, name: str) -> None:
        """Close a component, and with it what is open in it; an end of nothing is passed over."""
        while self.names[name]:
            if self._close(whole=True) == name:
                break

    def _close(self, *, whole: bool) -> str:
        last = self.open.pop()
        self.names[last.name] -= 1
        ended = Component(last.name, last.properties, last.parts, last.odd, whole, last.number)
        if ended.name in {"STANDARD", "DAYLIGHT"}:
            if self.open and self.open[-1].name == "VTIMEZONE":
                self.open[-1].parts.append(ended)
        elif ended.name in self.KEPT:
            self.ended.append(ended)
        return ended.name
