"""The JSON Schema describes each field and refuses what the loader refuses."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from atip_agenda.conference import Conference
from atip_agenda.models import Agenda, Link, Session
from atip_agenda.schedule.check.file import examined
from atip_agenda.schema import agenda_schema
from conftest import AGENDA_FILE, ROOT, Tool
from faults import FAULTS
from strategies import agendas, odd_documents, written

SCHEMA = agenda_schema()
# `format` is asserted as well: so do editors.
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
# A JSON Schema cannot check that dates, times and zones exist, that one comes before another, or
# that a value is unique.
BEYOND = {
    ("sessions[3].end", "before it starts"),
    ("sessions[5].id", "taken by sessions[3]"),
    ("sessions[1].start", "not a valid date and time"),
    ("sessions[1].start", "does not exist"),
    ("sessions[1].start", "comes twice"),
    ("conference.timezone", "Europe/Vienna"),
    ("conference.last_day", "before the first"),
    ("conference.last_day", "ten years after"),
    # To a JSON Schema 1.0 is the number 1.
    ("version", "reads version 1 of the format, not 1.0"),
}


def shipped() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(AGENDA_FILE.read_bytes())
    return document


def part_of(model: type) -> dict[str, Any]:
    part: dict[str, Any] = SCHEMA if model is Agenda else SCHEMA["$defs"][model.__name__]
    return part


def test_the_command_prints_the_schema(atip: Tool) -> None:
    outcome = atip("schema")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.json == SCHEMA
    assert outcome.stdout == atip("schema", terminal=True).stdout


def test_the_schema_beside_the_agenda_is_the_one_that_is_printed(atip: Tool) -> None:
    named = AGENDA_FILE.parent / shipped()["$schema"]
    assert named.resolve() == ROOT / "data" / "agenda.schema.json"
    kept = json.loads(named.read_bytes())
    assert kept == atip("schema").json, "atip-agenda schema > data/agenda.schema.json"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_agenda_of_the_conference_is_valid() -> None:
    VALIDATOR.validate(shipped())


def test_a_field_that_may_be_absent_may_also_be_null() -> None:
    document = shipped()
    for part, model in ((document["conference"], Conference), (document["sessions"][0], Session)):
        optional = {name for name, field in model.model_fields.items() if not field.is_required()}
        part.update(dict.fromkeys(optional))
    VALIDATOR.validate(document)


@given(agenda=agendas())
def test_every_agenda_that_loads_is_valid(agenda: Agenda) -> None:
    VALIDATOR.validate(written(agenda))


@pytest.mark.parametrize(("change", "where", "said"), FAULTS)
def test_what_the_loader_refuses_is_refused_as_far_as_a_schema_can(
    change: Callable[[dict[str, Any]], Any], where: str, said: str
) -> None:
    data = shipped()
    change(data)
    assert VALIDATOR.is_valid(data) == ((where, said) in BEYOND)


def test_what_a_schema_cannot_say_is_little() -> None:
    assert {(where, said) for _, where, said in FAULTS} > BEYOND


@given(document=odd_documents())
def test_the_schema_and_the_loader_agree_on_every_file_as_far_as_a_schema_can(
    document: dict[str, Any],
) -> None:
    faults = examined(document).errors
    if VALIDATOR.is_valid(document):
        said = {said for _, said in BEYOND}
        assert all(any(one in fault.message for one in said) for fault in faults), faults
    else:
        assert faults


@pytest.mark.parametrize("model", [Agenda, Conference, Session, Link])
def test_every_field_has_a_description_and_an_example_that_is_valid(model: type) -> None:
    properties = part_of(model)["properties"]
    for name, rules in properties.items():
        assert rules["description"].endswith("."), name
        (example,) = rules["examples"]
        alone = {**copy.deepcopy(rules), "$defs": SCHEMA["$defs"]}
        Draft202012Validator(alone).validate(example)


@pytest.mark.parametrize(
    "time",
    ["2026-04-20T14:30", "2026-04-20T14:30:30", "2026-04-20T14:30Z", "2026-04-20T14:30:00+02:00"],
)
def test_a_time_can_be_written_as_the_loader_reads_it(time: str) -> None:
    data = shipped()
    data["sessions"][0].update(start=time, end=None)
    VALIDATOR.validate(data)


@pytest.mark.parametrize(
    "time",
    [
        "2026-04-20T24:00",
        "2026-13-20T14:30",
        "2026-04-20 14:30",
        "2026-04-20T14:30+0200",
        "0001-01-01T00:00",
        "9999-12-31T00:00",
        "",
    ],
)
def test_a_time_that_is_none_is_refused(time: str) -> None:
    data = shipped()
    data["sessions"][0].update(start=time)
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize(
    ("zone", "valid"),
    [("Europe/Vienna", True), ("UTC", True), ("gmt", True), ("CET", False), ("+02:00", False)],
)
def test_a_zone_is_a_name_and_no_abbreviation(zone: str, *, valid: bool) -> None:
    data = shipped()
    data["conference"].update(timezone=zone)
    assert VALIDATOR.is_valid(data) == valid


def test_no_host_is_named_but_the_dialect_s_and_the_one_for_examples() -> None:
    text = json.dumps(SCHEMA).replace(SCHEMA["$schema"], "").replace("https://example.org", "")
    assert "//" not in text
