"""Pydantic's errors as plain sentences for whoever edits an agenda file."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from atip_agenda.conference import Conference
from atip_agenda.errors import Fault, listed, nearest
from atip_agenda.models import BYTE_ORDER_MARK, Agenda, Link, Session
from atip_agenda.wording import duration

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_SYNTAX = re.compile(r"Invalid JSON: (?P<what>.*) at line (?P<line>\d+) column (?P<column>\d+)")
# The parser's words, and what they mean to the editor of the file; the others are plain.
_SYNTAX_WORDS = [
    ("EOF", "it ends too early"),
    ("recursion", "brackets are nested too deeply"),
    ("expected `:`", "a colon is missing after a key"),
    ("expected `,` or `]`", "a comma is missing, or the ] of a list"),
    ("expected `,` or `}`", "a comma is missing, or the } of an object"),
    ("key must be a string", "a key in double quotes is missing"),
    ("expected value", "a value is missing"),
    ("expected ident", "it must be true, false or null"),
    ("trailing comma", "a trailing comma, with nothing after it"),
    ("trailing characters", "more follows after its end"),
    ("control character", "a line break, tab or control character within quotes"),
    ("hex escape", "a \\u without the digits of a character"),
    ("invalid escape", "a backslash that begins no escape; a backslash itself is \\\\"),
]
_IN_SESSION = re.compile(r"sessions\[([0-9]{1,9})\]")
_MINUTE = dt.timedelta(minutes=1)
_HOUR = dt.timedelta(hours=1)
_HALF_DAY = dt.timedelta(hours=12)
_PLACES: list[tuple[re.Pattern[str], type[BaseModel]]] = [
    (re.compile(r"sessions/\d+/links/\d+"), Link),
    (re.compile(r"sessions/\d+"), Session),
    (re.compile(r"conference"), Conference),
    (re.compile(r""), Agenda),
]
_OWN_WORDS = frozenset(
    {"time_form", "time_wall", "time_none", "date_form", "zone"}
    | {"last_before_first", "last_too_late"}
)


def faults_of(error: ValidationError, data: bytes | Mapping[str, Any]) -> list[Fault]:
    """All faults of a file: Pydantic's errors in the order of the models, then repeated ids."""
    findings = error.errors(include_url=False)
    if isinstance(data, bytes) and findings[0]["type"] == "json_invalid":
        return [_syntax(findings[0], data.removeprefix(BYTE_ORDER_MARK))]
    faults = [Fault(place_of(found["loc"]), _sentence(found)) for found in findings]
    return [*faults, *taken_ids(_ids_in(data))]


def taken_ids(ids: Iterable[object]) -> list[Fault]:
    """A fault for each id that an earlier session has."""
    faults: list[Fault] = []
    first: dict[object, int] = {}
    for number, one in enumerate(ids):
        if isinstance(one, str) and first.setdefault(one, number) != number:
            said = f"The id is taken by sessions[{first[one]}]. Each session needs its own."
            faults.append(Fault(f"sessions[{number}].id", said))
    return faults


def _ids_in(data: bytes | Mapping[str, Any]) -> list[object]:
    """The ids of the sessions, as far as a faulty file has them."""
    try:
        whole = json.loads(data) if isinstance(data, bytes) else data
        return [one.get("id") if isinstance(one, Mapping) else None for one in whole["sessions"]]
    except (ValueError, TypeError, LookupError, RecursionError):
        return []


def place_of(steps: tuple[int | str, ...]) -> str:
    """The path to a value, as `sessions[3].end`."""
    place = ""
    for step in steps:
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            place += f".{step}" if place else step
    return place


def session_at(place: str) -> int | None:
    """The number of the session at a place; None outside of the sessions."""
    match = _IN_SESSION.match(place)
    return int(match[1]) if match else None


def _sentence(found: ErrorDetails) -> str:
    sort = found["type"]
    if sort in _OWN_WORDS:
        return found["msg"]
    words = _SENTENCES.get(sort)
    if words is None:
        return f"{found['msg']}."
    return words if isinstance(words, str) else words(found)


def _unknown_key(found: ErrorDetails) -> str:
    *way, key = found["loc"]
    path = "/".join(map(str, way))
    model = next(model for pattern, model in _PLACES if pattern.fullmatch(path))
    keys = [field.alias or name for name, field in model.model_fields.items()]
    near = nearest(str(key), keys, most=1)
    if not near:
        return f"Unknown key; the known ones are {listed(keys)}."
    return f"Unknown key; the nearest is {near[0]}."


def _one_of(found: ErrorDetails) -> str:
    if found["loc"] == ("version",):
        return f"This tool reads version 1 of the format, not {str(found['input'])[:40]}."
    words = re.findall(r"'([^']*)'", str(found["ctx"]["expected"]))
    return f"It must be {listed(words, last='or')}."


def _syntax(found: ErrorDetails, text: bytes) -> Fault:
    """The fault of a file that cannot be parsed, at its line and column."""
    if not text.strip():
        return Fault("", "It is empty.")
    try:
        text.decode()
    except UnicodeDecodeError as error:
        message = "Not UTF-8 text. Save it as UTF-8."
        return Fault(_line_and_column(text, error.start), message)
    match = _SYNTAX.search(found["msg"])
    if not match:
        return Fault("", f"Invalid JSON: {found['msg'].removeprefix('Invalid JSON: ')}.")
    what = next((said for odd, said in _SYNTAX_WORDS if odd in match["what"]), match["what"])
    # The parser counts bytes, and a line's end as column 0 of the next line.
    before = text.split(b"\n")[: int(match["line"]) - 1]
    at = sum(len(line) + 1 for line in before) + int(match["column"]) - 1
    return Fault(_line_and_column(text, max(at, 0)), f"Invalid JSON: {what}.")


def _line_and_column(text: bytes, at: int) -> str:
    """The place of a byte, its column in characters."""
    lines = text[:at].decode(errors="ignore").split("\n")
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"


def _ends_too_early(found: ErrorDetails) -> str:
    """The sentence for an end before its start: how far before, and what may be meant."""
    start, end, zone = (found["ctx"][name] for name in ("start", "end", "zone"))
    ahead = start - end
    starts, ends = (at.astimezone(zone).replace(tzinfo=None) for at in (start, end))
    if starts <= ends:  # so the autumn hour's clocks show it; their offsets tell
        forms = [at.astimezone(zone).isoformat(timespec="minutes") for at in (start, end)]
        return f"It ends at {forms[1]}, before it starts ({forms[0]})."
    if starts.date() != ends.date():
        return f"It ends at {ends:%Y-%m-%d %H:%M}, before it starts ({starts:%Y-%m-%d %H:%M})."
    if ahead % _MINUTE:
        return f"It ends at {ends:%H:%M:%S}, before it starts ({starts:%H:%M:%S})."
    length = "an hour" if ahead == _HOUR else duration(ahead // _MINUTE)
    meant = _meant(starts, ends)
    return f"It ends at {ends:%H:%M}, {length} before it starts ({starts:%H:%M}).{meant}"


def _meant(start: dt.datetime, end: dt.datetime) -> str:
    """Ask for the end that is probably meant, else "".

    Two common slips: an afternoon time without its twelve hours, and a time after midnight with
    the date of the evening. An end that would make the session longer is not suggested.
    """
    afternoon, next_day = end + _HALF_DAY, end + 2 * _HALF_DAY
    if afternoon.date() == start.date() and afternoon > start:
        return f" Is {afternoon:%H:%M} meant?"
    if next_day - start <= _HALF_DAY:
        return f" Is {next_day.isoformat(timespec='minutes')} meant?"
    return ""


def _pattern(found: ErrorDetails) -> str:
    last = found["loc"][-1]
    if last == "kind":
        return "It must be small letters, digits and hyphens, as side-event."
    if last == "day_change":
        return "It must be a time of the day in quotes, as 05:00."
    return _EMPTY


_EMPTY = "It must not be empty."
_LIST = "It must be a list in [ ]."
_OBJECT = "It must be an object in { }."
_SENTENCES: dict[str, str | Callable[[ErrorDetails], str]] = {
    "missing": "It is missing.",
    "extra_forbidden": _unknown_key,
    "end_before_start": _ends_too_early,
    "literal_error": _one_of,
    "string_type": "It must be text in quotes.",
    "string_too_short": _EMPTY,
    "string_pattern_mismatch": _pattern,
    "bool_type": "It must be true or false, without quotes.",
    "int_type": "It must be a whole number, without quotes.",
    "int_parsing_size": "The number is too large.",
    "greater_than_equal": "It must not be less than 0.",
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "date_from_datetime_parsing": "Not a valid date.",
    "date_parsing": "Not a valid date.",
}
