"""All errors of an agenda file, and the agenda of what is sound in it.

The sound part of a file with errors is still checked for warnings, so that an editor can fix
everything in one go.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from atip_agenda.conference import Conference
from atip_agenda.errors import Fault, UnusableAgendaError
from atip_agenda.faults import place_of, session_at, taken_ids
from atip_agenda.models import BYTE_ORDER_MARK, Agenda, Session
from atip_agenda.reading import read_agenda

# Replace the faulty fields of a conference; no warning relies on them.
_STAND_INS = {"title": "A conference", "status": "final", "timezone": "UTC"}
_ANY_DAY = "2026-04-20"
_NO_FIELD = re.compile(r"|line \d+, column \d+")
_LAST = float("inf")


class Examined(NamedTuple):
    """What `check` knows of a file.

    `errors` are in the order of the file; `repeated` are keys that one object has twice, of which
    the parser keeps the last. `agenda` is made of what is sound, or None; `numbers` are the places
    of its sessions in the file, `unsure` the fields of its conference that are not the file's.
    `ids` are those of all sessions in the file, None where one is missing.
    """

    errors: Sequence[Fault]
    repeated: Sequence[Fault] = ()
    agenda: Agenda | None = None
    numbers: Sequence[int] = ()
    unsure: Collection[str] = ()
    ids: Sequence[str | None] = ()


def examined(data: bytes | Mapping[str, Any]) -> Examined:
    """The errors and the sound part of JSON, or of an object of its shape. Raises nothing."""
    try:
        agenda = read_agenda(data)
    except UnusableAgendaError as error:
        # In file order; what concerns the whole file comes first, as it may explain the rest.
        errors = sorted(error.faults, key=lambda fault: _number(fault, without=-1))
        if _NO_FIELD.fullmatch(errors[0].where):
            return Examined(errors)
        return _partly(errors, _parsed(data))
    whole = _parsed(data)
    ids = [session.id for session in agenda.sessions]
    return Examined((), list(_repeated_keys(whole)), agenda, range(len(ids)), (), ids)


def in_order(warnings: Sequence[Fault]) -> list[Fault]:
    """Warnings by session and field; those on the whole file come last, as notes do."""

    def key(fault: Fault) -> tuple[float, int]:
        fields = list((Conference if session_at(fault.where) is None else Session).model_fields)
        *_, last = fault.where.split(".")
        name, _, _ = last.partition("[")
        return _number(fault, without=_LAST), fields.index(name) if name in fields else len(fields)

    return sorted(warnings, key=key)


def _number(fault: Fault, *, without: float) -> float:
    number = session_at(fault.where)
    return without if number is None else number


class _Repeating(dict[str, Any]):
    """An object with repeated keys: the last value of each, and how often each occurs."""

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _ in pairs)
        self.repeated = [(key, number) for key, number in counts.items() if number > 1]


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    return whole if len(whole) == len(pairs) else _Repeating(pairs)


def _parsed(data: bytes | Mapping[str, Any]) -> object:
    """The file as plain values; None where Python's parser cannot read what Pydantic's can."""
    if not isinstance(data, bytes):
        return data
    try:
        return json.loads(data.removeprefix(BYTE_ORDER_MARK), object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return None


def _repeated_keys(whole: object) -> Iterator[Fault]:
    """A fault for each key that one object has more than once."""
    waiting: list[tuple[tuple[int | str, ...], object]] = [((), whole)]
    while waiting:
        way, value = waiting.pop()
        if isinstance(value, _Repeating):
            for key, number in value.repeated:
                often = "twice" if number == 2 else f"{number} times"  # noqa: PLR2004
                message = f"This key occurs {often}, and only the last one counts. Keep one."
                yield Fault(place_of((*way, key)), message)
        inside: Iterable[tuple[int | str, object]] = ()
        if isinstance(value, dict):
            inside = value.items()
        elif isinstance(value, list):
            inside = enumerate(value)
        waiting += [((*way, step), one) for step, one in inside if isinstance(one, dict | list)]


def _partly(errors: Sequence[Fault], whole: object) -> Examined:
    """The sound part of a file with errors: sessions without any, sound fields of the conference.

    A session whose only error is a repeated id counts as sound.
    """
    if not isinstance(whole, Mapping):
        return Examined(errors)
    sessions = whole.get("sessions")
    sessions = sessions if isinstance(sessions, list) else []
    ids = [_id_of(session) for session in sessions]
    taken = set(taken_ids(ids))
    faulty = {session_at(fault.where) for fault in errors if fault not in taken}
    numbers = [number for number in range(len(sessions)) if number not in faulty]
    unsure = _faulty_fields(errors)
    conference = _without(unsure, whole.get("conference"))
    agenda = None
    # The fields of another version may mean anything.
    if not any(fault.where == "version" for fault in errors):
        agenda = _agenda_of(conference, [sessions[number] for number in numbers])
    usual = _usual_lengths(agenda) if agenda else {}
    errors = [_with_question(fault, sessions, usual) for fault in errors]
    return Examined(errors, list(_repeated_keys(whole)), agenda, numbers, unsure, ids)


def _with_question(
    fault: Fault, sessions: Sequence[object], usual: Mapping[str, dt.timedelta]
) -> Fault:
    """Add a question to an end before its start where one mistyped digit explains it.

    The digit must give the session the usual length of its kind.
    """
    number = session_at(fault.where)
    session = sessions[number] if number is not None and number < len(sessions) else None
    if not isinstance(session, Mapping) or fault.where != f"sessions[{number}].end":
        return fault
    kind, start, end = (session.get(field) for field in ("kind", "start", "end"))
    if not (isinstance(kind, str) and isinstance(start, str) and isinstance(end, str)):
        return fault
    try:
        meant = dt.datetime.fromisoformat(start) + usual[kind]
        too_early = dt.datetime.fromisoformat(end) < dt.datetime.fromisoformat(start)
    except (KeyError, ValueError, TypeError, OverflowError):
        return fault
    form = meant.isoformat(timespec="minutes")
    digits = sum(a != b for a, b in zip(form, end, strict=False))
    if too_early and digits == 1 and not fault.message.endswith("?"):
        said = f"{meant:%H:%M}" if f"{meant:%Y-%m-%d}" in end else form
        return fault._replace(message=f"{fault.message} Is {said} meant?")
    return fault


def _usual_lengths(agenda: Agenda) -> dict[str, dt.timedelta]:
    """For each kind whose sessions all have the same length, that length."""
    lengths: dict[str, set[dt.timedelta]] = {}
    for session in agenda.live:
        if session.end is not None:
            lengths.setdefault(session.kind, set()).add(session.end - session.start)
    return {kind: of_kind.pop() for kind, of_kind in lengths.items() if len(of_kind) == 1}


def _faulty_fields(errors: Sequence[Fault]) -> frozenset[str]:
    """The fields of the conference that have an error; all if it has one as a whole."""
    places = [fault.where for fault in errors]
    if "conference" in places:
        return frozenset(Conference.model_fields)
    inside = [place.split(".")[1] for place in places if place.startswith("conference.")]
    return frozenset(name.partition("[")[0] for name in inside)


def _without(unsure: Collection[str], conference: object) -> dict[str, Any]:
    """A conference of the sound fields, with stand-ins for required ones that are not."""
    given = conference if isinstance(conference, Mapping) else {}
    known = Conference.model_fields.keys() - unsure
    sound = {name: value for name, value in given.items() if name in known}
    # A stand-in for one day must not be far from the other.
    day = sound.get("first_day") or sound.get("last_day") or _ANY_DAY
    return {**_STAND_INS, "first_day": day, "last_day": day, **sound}


def _agenda_of(conference: Mapping[str, Any], sessions: Sequence[object]) -> Agenda | None:
    data = {"version": 1, "conference": conference, "sessions": sessions}
    try:
        return read_agenda(data, repeated_ids=True)
    except UnusableAgendaError:
        return None


def _id_of(session: object) -> str | None:
    one = session.get("id") if isinstance(session, Mapping) else None
    return one if isinstance(one, str) else None
