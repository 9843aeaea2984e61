"""What is odd in a sound agenda: slips that no rule forbids, each by its place in the file."""

from __future__ import annotations

import datetime as dt
import heapq
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from atip_agenda.models import PANEL, PLENARY, Agenda, Conference, Link, Session
from atip_agenda.schedule.clashes import Scheduled, busy_sessions

BREAK = "break"
ENOUGH_TO_CHANGE_ROOMS = dt.timedelta(minutes=10)
LONGEST_BREAK = dt.timedelta(hours=4)
LONGEST_SESSION = dt.timedelta(hours=12)

_INFERRED = re.compile(r"\binferred\b", re.IGNORECASE)
# A description has paragraphs; elsewhere a line's end is a slip.
_LAYOUT = frozenset("\t\n\r")
# Unicode's bidirectional classes of overrides, embeddings and isolates, and of their ends.
_OVERRIDES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class Rule(StrEnum):
    """What can be odd."""

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
    """A session that another one is odd beside: its number in the file; `until` it counts."""

    number: int
    session: Session
    until: dt.datetime


class Doubt(NamedTuple):
    """One thing that is odd, and where: `sessions[3].end`.

    `session` is the one that it is said of, None for the conference; `other` one that it is odd
    beside, with `more` of them further on; `text` what is odd in a text.
    """

    rule: Rule
    where: str
    session: Session | None = None
    other: Other | None = None
    more: int = 0
    text: str = ""


class _Checked(NamedTuple):
    """An agenda under check: each of its sessions with its number in the file."""

    agenda: Agenda
    now: dt.datetime
    numbers: dict[int, int]  # by identity: two sessions may be equal

    def place(self, session: Session, field: str) -> str:
        return f"sessions[{self.numbers[id(session)]}].{field}"

    def other(self, session: Session) -> Other:
        return Other(self.numbers[id(session)], session, self.agenda.until(session))


def doubts_in(
    agenda: Agenda,
    now: dt.datetime,
    *,
    numbers: Sequence[int] | None = None,
    unsure: Collection[str] = (),
) -> list[Doubt]:
    """All that is odd in an agenda at an instant, rule by rule.

    Where the agenda is only what is sound of a file, `numbers` are those of its sessions there, and
    `unsure` the fields of the conference on which nothing can rest.
    """
    if numbers is None:
        numbers = range(len(agenda.sessions))
    places = {id(one): number for one, number in zip(agenda.sessions, numbers, strict=True)}
    checked = _Checked(agenda, now, places)
    return [
        doubt for rule, rests_on in _RULES if rests_on.isdisjoint(unsure) for doubt in rule(checked)
    ]


def begins(agenda: Agenda) -> dt.datetime:
    """The instant of the first start on the conference's days; without one, of the first day."""
    conference = agenda.conference
    first = conference.start_of(conference.first_day)
    return next((one.start for one in agenda.live if one.start >= first), first)


def _controls(checked: _Checked) -> Iterator[Doubt]:
    """Text that holds characters which command a terminal or turn a line around."""
    for name, text in _texts_of(checked.agenda.conference):
        if found := _controls_in(text):
            yield Doubt(Rule.CONTROLS, f"conference.{name}", text=found)
    for session in checked.agenda.sessions:
        for name, text in _texts_of(session):
            found = _controls_in(text, allowed=_LAYOUT if name == "description" else frozenset())
            if found:
                yield Doubt(Rule.CONTROLS, checked.place(session, name), session, text=found)


def _outside(checked: _Checked) -> Iterator[Doubt]:
    """Sessions on no day of the conference."""
    conference = checked.agenda.conference
    for session in checked.agenda.sessions:
        if not conference.first_day <= checked.agenda.day_of(session) <= conference.last_day:
            yield Doubt(Rule.OUTSIDE, checked.place(session, "start"), session)


def _undescribed(checked: _Checked) -> Iterator[Doubt]:
    """Panels of which nothing is said."""
    for session in checked.agenda.live:
        if session.kind == PANEL and not (session.description or "").strip():
            yield Doubt(Rule.UNDESCRIBED, checked.place(session, "description"), session)


def _long(checked: _Checked) -> Iterator[Doubt]:
    """Sessions that last longer than anybody sits."""
    for session in checked.agenda.live:
        most = LONGEST_BREAK if session.kind == BREAK else LONGEST_SESSION
        if session.end is not None and session.end - session.start > most:
            yield Doubt(Rule.LONG, checked.place(session, "end"), session)


def _titles(checked: _Checked) -> Iterator[Doubt]:
    """Titles that differ from another one, which is more usual, in case or spaces alone."""
    alike: dict[str, list[Session]] = {}
    for session in checked.agenda.sessions:
        alike.setdefault(_folded(session.title), []).append(session)
    for sessions in alike.values():
        ((usual, _),) = Counter(session.title for session in sessions).most_common(1)
        first = next(session for session in sessions if session.title == usual)
        for session in sessions:
            if session.title != usual:
                place = checked.place(session, "title")
                yield Doubt(Rule.TITLES, place, session, checked.other(first))


def _rooms(checked: _Checked) -> Iterator[Doubt]:
    """Sessions in a room that holds another one at that time."""
    rooms: dict[str, list[Scheduled]] = {}
    for one in busy_sessions(checked.agenda):
        if room := _room_of(one.session):
            rooms.setdefault(room, []).append(one)
    for sessions in rooms.values():
        yield from _overlaps(Rule.ROOM, "room", checked, sessions)


def _plenary(checked: _Checked) -> Iterator[Doubt]:
    """Plenary sessions that overlap: nobody can be at both."""
    yield from _overlaps(Rule.PLENARY, "start", checked, _plenary_of(checked.agenda))


def _gaps(checked: _Checked) -> Iterator[Doubt]:
    """Plenary sessions that follow one in another room too soon for all to move."""
    sessions = [one for one in _plenary_of(checked.agenda) if _room_of(one.session)]
    ending = iter(sorted(sessions, key=lambda one: one.until))
    ends = next(ending, None)
    # The session that was the last to end in each room; the latest of them stands last.
    last: dict[str, Scheduled] = {}
    for later in sessions:
        while ends and ends.until <= later.start:
            room = _room_of(ends.session)
            last.pop(room, None)
            last[room] = ends
            ends = next(ending, None)
        elsewhere = (last[room] for room in reversed(last) if room != _room_of(later.session))
        before = next(elsewhere, None)
        if before and later.start - before.until < ENOUGH_TO_CHANGE_ROOMS:
            place = checked.place(later.session, "start")
            yield Doubt(Rule.GAP, place, later.session, checked.other(before.session))


def _draft(checked: _Checked) -> Iterator[Doubt]:
    """A draft of what has begun."""
    if checked.agenda.conference.status == "draft" and begins(checked.agenda) <= checked.now:
        yield Doubt(Rule.DRAFT, "conference.status")


def _revision(checked: _Checked) -> Iterator[Doubt]:
    """A final agenda that was never issued."""
    conference = checked.agenda.conference
    if conference.status == "final" and not conference.revision:
        yield Doubt(Rule.REVISION, "conference.revision")


def _inferred(checked: _Checked) -> Iterator[Doubt]:
    """Notes which say that something in the agenda is inferred."""
    for number, note in enumerate(checked.agenda.conference.notes):
        if _INFERRED.search(note):
            yield Doubt(Rule.INFERRED, f"conference.notes[{number}]")


_DAYS = frozenset({"timezone", "day_change"})
# Each rule, and the fields of the conference that it rests on.
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
    """A doubt for each session that starts while others run, not for each pair of them."""
    running: list[tuple[dt.datetime, int, Scheduled]] = []
    for later in sessions:
        while running and running[0][0] <= later.start:
            heapq.heappop(running)
        if running:
            _, _, first_to_end = running[0]
            place, other = checked.place(later.session, field), checked.other(first_to_end.session)
            yield Doubt(rule, place, later.session, other, more=len(running) - 1)
        heapq.heappush(running, (later.until, later.number, later))


def _plenary_of(agenda: Agenda) -> list[Scheduled]:
    return [one for one in busy_sessions(agenda) if one.session.kind in PLENARY]


def _texts_of(model: Conference | Session | Link) -> Iterator[tuple[str, str]]:
    """Every text of a model, by its place in it."""
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
    """The characters of a text that command rather than show, each once."""
    if text.isprintable():
        return ""
    return "".join(
        one
        for one in dict.fromkeys(text)
        if one not in allowed
        and (unicodedata.category(one) == "Cc" or unicodedata.bidirectional(one) in _OVERRIDES)
    )


def _room_of(session: Session) -> str:
    """The room as it counts: one name in any case and spacing."""
    return _folded(session.room or "")


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
