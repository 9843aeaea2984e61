"""Pydantic's findings in sentences that a person without a programmer at hand understands."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from atip_agenda.errors import Fault, listed
from atip_agenda.models import BYTE_ORDER_MARK, Agenda, Conference, Link, Session

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_SYNTAX = re.compile(r"Invalid JSON: (?P<what>.*) at line (?P<line>\d+) column (?P<column>\d+)")
# The parser's words, and what they mean to the person who typed the file; the others are plain.
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
_PLACES: list[tuple[re.Pattern[str], type[BaseModel]]] = [
    (re.compile(r"sessions/\d+/links/\d+"), Link),
    (re.compile(r"sessions/\d+"), Session),
    (re.compile(r"conference"), Conference),
    (re.compile(r""), Agenda),
]
_OWN_WORDS = frozenset(
    {"time_form", "time_wall", "time_none", "end_before_start", "last_before_first"}
    | {"date_form", "year", "zone"}
)


def faults_of(error: ValidationError, data: bytes | Mapping[str, Any]) -> list[Fault]:
    """All that is wrong: Pydantic's findings in the order of the models, then ids taken twice."""
    findings = error.errors(include_url=False)
    if findings[0]["type"] == "json_invalid":
        return [_syntax(findings[0], data)]
    faults = [Fault(place_of(found["loc"]), _sentence(found)) for found in findings]
    return [*faults, *taken_ids(_ids_in(data))]


def taken_ids(ids: Iterable[object]) -> list[Fault]:
    """A fault for each id that a session before has."""
    faults: list[Fault] = []
    first: dict[object, int] = {}
    for number, one in enumerate(ids):
        if isinstance(one, str) and first.setdefault(one, number) != number:
            said = f"The id is taken by sessions[{first[one]}]. Each session needs its own."
            faults.append(Fault(f"sessions[{number}].id", said))
    return faults


def _ids_in(data: bytes | Mapping[str, Any]) -> list[object]:
    """The ids of the sessions, as far as a faulty file has some."""
    try:
        whole = json.loads(data) if isinstance(data, bytes) else data
        return [one.get("id") if isinstance(one, Mapping) else None for one in whole["sessions"]]
    except (ValueError, TypeError, LookupError, RecursionError):
        return []


def place_of(steps: tuple[int | str, ...]) -> str:
    """The way to a value, as `sessions[3].end`."""
    place = ""
    for step in steps:
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            place += f".{step}" if place else step
    return place


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
    near = difflib.get_close_matches(str(key), keys, n=1, cutoff=0.0)
    return f"There is no such key; the nearest is {near[0]}."


def _one_of(found: ErrorDetails) -> str:
    if found["loc"] == ("version",):
        return f"This tool reads version 1 of the format, not {str(found['input'])[:40]}."
    words = re.findall(r"'([^']*)'", str(found["ctx"]["expected"]))
    return f"It must be {listed(words, last='or')}."


def _syntax(found: ErrorDetails, data: bytes | Mapping[str, Any]) -> Fault:
    """The one fault of a file that cannot be parsed, its place a line and a column."""
    raw = data.removeprefix(BYTE_ORDER_MARK) if isinstance(data, bytes) else b""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return Fault(_spot(raw, error.start), "An odd byte: it is no UTF-8 text. Save it as UTF-8.")
    match = _SYNTAX.search(found["msg"])
    if not match:
        return Fault("", f"It is no JSON: {found['msg'].removeprefix('Invalid JSON: ')}.")
    what = next((said for odd, said in _SYNTAX_WORDS if odd in match["what"]), match["what"])
    # The parser counts bytes, and a line's end as column 0 of the next line.
    before = raw.split(b"\n")[: int(match["line"]) - 1]
    at = sum(len(line) + 1 for line in before) + int(match["column"]) - 1
    return Fault(_spot(raw, max(at, 0)), f"It is no JSON: {what}.")


def _spot(raw: bytes, at: int) -> str:
    """The line and the column of a byte, in characters; what stands before it is sound text."""
    lines = raw[:at].decode(errors="ignore").split("\n")
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"


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
    "date_from_datetime_parsing": "It is no date of the calendar.",
    "date_parsing": "It is no date of the calendar.",
}
