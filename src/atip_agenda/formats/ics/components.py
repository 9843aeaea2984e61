"""The components of an iCalendar file (RFC 5545, 3.6), cut apart for icalendar to read.

Given a whole file, icalendar stops at the first line outside an event that it cannot parse, and it
unfolds text where a fold may cut a letter in two. So the bytes are unfolded and cut into components
here, and icalendar parses one component at a time. It also keeps the zones of one file for the
next, and guesses at names: it gets the name of a zone as X-TZID, which it does not look up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from atip_agenda.formats.decoding import GUESSED, decoded, without_mark
from atip_agenda.formats.sanitize import harmless

if TYPE_CHECKING:
    from atip_agenda.formats.issues import Issues

TZID = "X-TZID"  # the parameter that holds the name of a property's zone
TIMES = ("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID")
_LISTS = ("RDATE", "EXDATE")

# The value stands behind the first colon outside quotation marks.
_LINE = re.compile(r'[ \t]*([\w.-]+)[ \t]*((?:;(?:[^":]|"[^"]*")*)?):(.*)', re.DOTALL | re.ASCII)
_PARAMETER = re.compile(
    r';[ \t]*(TZID|RANGE|X-ATIP-FORM)[ \t]*=[ \t]*("[^"]*"|[^";]*)', re.IGNORECASE
)
_EMPTY_LINES = re.compile(rb"\n{2,}")
_OWN = "X-ATIP-"
_KNOWN = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
# Durations too: icalendar drops the unit, but P1D and PT24H differ when the clocks change.
_TEXTS = frozenset(
    {
        *("NAME", "DESCRIPTION", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE", "UID", "SUMMARY"),
        *("LOCATION", "STATUS", "TRANSP", "SEQUENCE", "DURATION", "TZID", "X-LIC-LOCATION"),
    }
)
_OTHERS = frozenset({"URL", "CATEGORIES", "RRULE", "EXRULE", "TZOFFSETFROM", "TZOFFSETTO"})
_READ = _TEXTS | _OTHERS | frozenset(TIMES)  # all other properties stay unparsed
_IS_TEXT = ";VALUE=TEXT"
_ESCAPED = re.compile(r'\\([\\,;:nN"])')
_NO_SECONDS = re.compile(r"T\d{4}(?!\d)", re.ASCII)
_LEAP_SECOND = re.compile(r"(T\d{4})60", re.ASCII)


class UnreadableError(Exception):
    """A component or value that cannot be read; its words say why."""


class Component:
    """One component, without the components inside it.

    `lines` are the properties that are read, `odd` the lines that cannot be parsed. `parts` are
    the onsets of a VTIMEZONE. `whole` is false where the file ends before the component does.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.odd: list[str] = []
        self.parts: list[Component] = []
        self.whole = False

    def add(self, line: str) -> None:
        """Add a line; properties that are not read are dropped."""
        match = _LINE.match(line)
        if match is None:
            self.odd.append(line)
            return
        name = match[1].upper()
        if self.name in _KNOWN and (name in _READ or name.startswith(_OWN)):
            self.lines += _mended(name, match[2], match[3])

    def parsed(self) -> Any:
        """Return the properties as icalendar reads them.

        They are read as those of an event, where icalendar keeps values that it cannot read. Plain
        texts are not for it: it looks at each of their letters, which is slow.
        """
        import icalendar

        lines: list[str] = []
        texts: list[tuple[str, str]] = []
        for line in self.lines:
            name, is_text, value = line.partition(f"{_IS_TEXT}:")
            if is_text and name in _TEXTS:
                texts.append((name, _ESCAPED.sub(_unescaped, value)))
            else:
                lines.append(line)
        event = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
        for name, text in texts:
            event.add(name, icalendar.vText(text))
        return event


def components_of(data: bytes, issues: Issues) -> list[Component]:
    """Return all components of a file, in the order in which they begin."""
    text, guessed = decoded(_unfolded(without_mark(data)))
    if guessed:
        issues.inferred("", GUESSED)
    found: list[Component] = []
    opened: list[Component] = []
    names: Counter[str] = Counter()  # of the components that are open
    for line in filter(str.strip, text.split("\n")):
        word, _, value = line.partition(":")
        name = value.strip().upper()
        match word.strip().upper():
            case "BEGIN":
                found.append(Component(name))
                if opened and opened[-1].name == "VTIMEZONE":
                    opened[-1].parts.append(found[-1])
                opened.append(found[-1])
                names[name] += 1
            case "END":
                while names[name]:  # it also ends the components inside it; without BEGIN, none
                    last = opened.pop()
                    last.whole = True
                    names[last.name] -= 1
                    if last.name == name:
                        break
            case _ if opened:
                opened[-1].add(line)
    return found


def properties(component: Any, name: str) -> list[Any]:
    """Return all properties of that name in a parsed component."""
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def text_in(component: Any, name: str) -> str:
    """Return the text of the first property of that name, or nothing."""
    found = properties(component, name)
    return str(found[0]).strip() if found else ""


def _unfolded(data: bytes) -> bytes:
    """Return the bytes with a line feed after each line and no folds."""
    # Some programs turn the line feed of CR LF into CR LF once more.
    lines = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Early Mozilla leaves an empty line before the rest of a folded one.
    lines = _EMPTY_LINES.sub(b"\n", lines)
    return lines.replace(b"\n ", b"").replace(b"\n\t", b"")


def _unescaped(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]


def _mended(name: str, head: str, value: str) -> list[str]:
    """Return a line without the slips of real programs for which icalendar would drop it.

    A list of times becomes a line for each, so that one that is no time costs no other.
    """
    parameters = {key.upper(): text.strip(' \t"') for key, text in _PARAMETER.findall(head)}
    values = [value.strip()]
    if name in TIMES:
        value = "".join(value.upper().split())
        value = _LEAP_SECOND.sub(r"\g<1>59", _NO_SECONDS.sub(r"\g<0>00", value))
        values = [*filter(None, value.split(","))] if name in _LISTS else [value]
    elif name == "RRULE":
        values = [";".join(filter(None, "".join(value.upper().split()).split(";")))]
    kept = _IS_TEXT if name in _TEXTS or name.startswith(_OWN) else ""
    for key, text in parameters.items():
        kept += f';{TZID if key == "TZID" else key}="{harmless(text)}"'
    return [f"{name}{kept}:{one}" for one in values]
