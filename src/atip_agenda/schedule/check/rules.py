"""Doubts about a valid agenda: likely slips that no rule forbids, each with its path."""

from __future__ import annotations

import datetime as dt
import heapq
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from atip_agenda.conference import Conference
from atip_agenda.models import PANEL, PLENARY, Agenda, Link, Session, start_then_end
from atip_agenda.schedule.clashes import Scheduled, busy_sessions

BREAK = "break"
ENOUGH_TO_CHANGE_ROOMS = dt.timedelta(minutes=10)
_LONGEST_BREAK = dt.timedelta(hours=4)
_LONGEST_SESSION = dt.timedelta(hours=12)

_INFERRED = re.compile(r"\binferred\b", re.IGNORECASE)
# Allowed in descriptions, which have paragraphs.
_LAYOUT = frozenset("\t\n\r")
# Bidirectional classes of overrides, embeddings and isolates, and of their ends.
_OVERRIDES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def lasts_too_long(kind: str, length: dt.timedelta) -> bool:
    """Whether a session is too long to be meant: 4 hours for a break, 12 for all others."""
    return length > (_LONGEST_BREAK if kind == BREAK else _LONGEST_SESSION)


class Rule(StrEnum):
    """The checks, by name."""

    CONTROLS = "controls"
    OUTSIDE = "outside"
    UNDESCRIBED = "undescribed"
    LONG = "long"
    TITLES = "titles"
    ROOM = "room"
    PLENARY = "plenary"
    GAP = "gap"
    DRAFT = "draft"
    REVISION = "revision"
    INFERRED = "inferred"


class Other(NamedTuple):
    """The other session of a doubt: its number in the file and its effective end."""

    number: int
    session: Session
    until: dt.datetime


class Doubt(NamedTuple):
    """One doubt and its path in the file, as `sessions[3].end`.

    `session` is None for the conference. `other` is a session in conflict with it, one of `more`
    besides. `text` holds the suspicious characters.
    """

    rule: Rule
    where: str
    session: Session | None = None
    other: Other | None = None
    more: int = 0
    text: str = ""


class _Checked(NamedTuple):
    """An agenda under check, its sessions with their numbers in the file."""

    agenda: Agenda
    now: dt.datetime
    sessions: list[tuple[int, Session]]  # in the order of the file
    live: list[tuple[int, Session]]  # in listing order, as in the agenda

    def number_of(self, one: Scheduled) -> int:
        """Return the number in the file of a session in listing order."""
        return self.live[one.number][0]

    def other(self, one: Scheduled) -> Other:
        return Other(self.number_of(one), one.session, one.until)


def doubts_in(
    agenda: Agenda,
    now: dt.datetime,
    *,
    numbers: Sequence[int] | None = None,
    unsure: Collection[str] = (),
) -> list[Doubt]:
    """Return all doubts about an agenda at an instant, rule by rule.

    If the agenda has only the valid sessions of a file, `numbers` are their numbers there. `unsure`
    names the conference's invalid fields; rules that depend on one of them are skipped.
    """
    if numbers is None:
        numbers = range(len(agenda.sessions))
    sessions = list(zip(numbers, agenda.sessions, strict=True))
    live = [(number, session) for number, session in sessions if not session.cancelled]
    live.sort(key=lambda item: start_then_end(item[1]))
    checked = _Checked(agenda, now, sessions, live)
    return [doubt for rule, needs in _RULES if needs.isdisjoint(unsure) for doubt in rule(checked)]


def begins(agenda: Agenda) -> dt.datetime:
    """Return the first start on the conference's days, else the start of its first day."""
    conference = agenda.conference
    first = conference.start_of(conference.first_day)
    return next((one.start for one in agenda.live if one.start >= first), first)


def _controls(checked: _Checked) -> Iterator[Doubt]:
    """Terminal control characters, and characters that change the direction of text."""
    for name, text in _texts_of(checked.agenda.conference):
        if found := _controls_in(text):
            yield Doubt(Rule.CONTROLS, f"conference.{name}", text=found)
    for number, session in checked.sessions:
        for name, text in _texts_of(session):
            found = _controls_in(text, allowed=_LAYOUT if name == "description" else frozenset())
            if found:
                yield Doubt(Rule.CONTROLS, _path(number, name), session, text=found)


def _outside(checked: _Checked) -> Iterator[Doubt]:
    """Sessions on no day of the conference."""
    conference = checked.agenda.conference
    for number, session in checked.sessions:
        if not conference.first_day <= checked.agenda.day_of(session) <= conference.last_day:
            yield Doubt(Rule.OUTSIDE, _path(number, "start"), session)


def _undescribed(checked: _Checked) -> Iterator[Doubt]:
    """Panels without a description."""
    for number, session in checked.live:
        if session.kind == PANEL and not (session.description or "").strip():
            yield Doubt(Rule.UNDESCRIBED, _path(number, "description"), session)


def _long(checked: _Checked) -> Iterator[Doubt]:
    """Sessions that are too long to be meant."""
    for number, session in checked.live:
        if session.end is not None and lasts_too_long(session.kind, session.end - session.start):
            yield Doubt(Rule.LONG, _path(number, "end"), session)


def _titles(checked: _Checked) -> Iterator[Doubt]:
    """Titles that differ from a more usual one only in case or spaces."""
    alike: dict[str, list[tuple[int, Session]]] = {}
    for number, session in checked.sessions:
        alike.setdefault(_folded(session.title), []).append((number, session))
    for sessions in alike.values():
        ((usual, _),) = Counter(session.title for _, session in sessions).most_common(1)
        first = next(item for item in sessions if item[1].title == usual)
        for number, session in sessions:
            if session.title != usual:
                other = Other(*first, checked.agenda.until(first[1]))
                yield Doubt(Rule.TITLES, _path(number, "title"), session, other)


def _rooms(checked: _Checked) -> Iterator[Doubt]:
    """Sessions in a room that is taken at that time."""
    rooms: dict[str, list[Scheduled]] = {}
    for one in busy_sessions(checked.agenda):
        if room := _room_of(one.session):
            rooms.setdefault(room, []).append(one)
    for sessions in rooms.values():
        yield from _overlaps(Rule.ROOM, "room", checked, sessions)


def _plenary(checked: _Checked) -> Iterator[Doubt]:
    """Plenary sessions that overlap."""
    yield from _overlaps(Rule.PLENARY, "start", checked, _plenary_of(checked.agenda))


def _gaps(checked: _Checked) -> Iterator[Doubt]:
    """Plenary sessions too soon after one in another room."""
    sessions = [one for one in _plenary_of(checked.agenda) if _room_of(one.session)]
    by_end = sorted(sessions, key=lambda one: one.until)
    ended = 0
    last: dict[str, Scheduled] = {}  # to end in each room, the latest at the end
    for later in sessions:
        while ended < len(by_end) and by_end[ended].until <= later.start:
            one = by_end[ended]
            last.pop(_room_of(one.session), None)
            last[_room_of(one.session)] = one
            ended += 1
        elsewhere = (last[room] for room in reversed(last) if room != _room_of(later.session))
        before = next(elsewhere, None)
        if before and later.start - before.until < ENOUGH_TO_CHANGE_ROOMS:
            path = _path(checked.number_of(later), "start")
            yield Doubt(Rule.GAP, path, later.session, checked.other(before))


def _draft(checked: _Checked) -> Iterator[Doubt]:
    """A draft although the conference has begun."""
    if checked.agenda.conference.status == "draft" and begins(checked.agenda) <= checked.now:
        yield Doubt(Rule.DRAFT, "conference.status")


def _revision(checked: _Checked) -> Iterator[Doubt]:
    """A final agenda without a revision number."""
    conference = checked.agenda.conference
    if conference.status == "final" and not conference.revision:
        yield Doubt(Rule.REVISION, "conference.revision")


def _inferred(checked: _Checked) -> Iterator[Doubt]:
    """Notes that call something inferred."""
    for number, note in enumerate(checked.agenda.conference.notes):
        if _INFERRED.search(note):
            yield Doubt(Rule.INFERRED, f"conference.notes[{number}]")


_DAYS = frozenset({"timezone", "day_change"})
# Each rule with the fields of the conference that it depends on.
_RULES = (
    (_controls, frozenset[str]()),
    (_outside, _DAYS | {"first_day", "last_day"}),
    (_undescribed, frozenset[str]()),
    (_long, frozenset({"timezone"})),
    (_titles, frozenset[str]()),
    (_rooms, _DAYS),
    (_plenary, _DAYS),
    (_gaps, _DAYS),
    (_draft, _DAYS | {"status", "first_day"}),
    (_revision, frozenset({"status", "revision"})),
    (_inferred, frozenset[str]()),
)


def _overlaps(
    rule: Rule, field: str, checked: _Checked, sessions: Iterable[Scheduled]
) -> Iterator[Doubt]:
    """Yield one doubt for each session that starts while others run, not one for each pair."""
    # A heap by end, as a hostile file may have thousands of sessions at once.
    running: list[tuple[dt.datetime, int, Scheduled]] = []
    for later in sessions:
        while running and running[0][0] <= later.start:
            heapq.heappop(running)
        if running:
            path, other = _path(checked.number_of(later), field), checked.other(running[0][2])
            yield Doubt(rule, path, later.session, other, more=len(running) - 1)
        heapq.heappush(running, (later.until, later.number, later))


def _path(number: int, field: str) -> str:
    return f"sessions[{number}].{field}"


def _plenary_of(agenda: Agenda) -> list[Scheduled]:
    return [one for one in busy_sessions(agenda) if one.session.kind in PLENARY]


def _texts_of(model: Conference | Session | Link) -> Iterator[tuple[str, str]]:
    """Yield the texts of a model with their paths."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, str):
            yield name, value
        for number, one in enumerate(value if isinstance(value, tuple) else ()):
            inside: Iterable[tuple[str, str]] = [("", one)]
            if isinstance(one, Link):
                inside = ((f".{inner}", text) for inner, text in _texts_of(one))
            yield from ((f"{name}[{number}]{inner}", text) for inner, text in inside)


def _controls_in(text: str, allowed: frozenset[str] = frozenset()) -> str:
    """Return the control characters of a text, each once."""
    if text.isprintable():
        return ""
    return "".join(
        one
        for one in dict.fromkeys(text)
        if one not in allowed
        and (unicodedata.category(one) == "Cc" or unicodedata.bidirectional(one) in _OVERRIDES)
    )


def _room_of(session: Session) -> str:
    """Return the room without case and spaces."""
    return _folded(session.room or "")


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
