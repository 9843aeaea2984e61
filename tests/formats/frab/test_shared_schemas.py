"""Written schedules are valid by the schemas in ../shared."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from lxml import etree

from atip_agenda.formats.frab import json_writer as frab_json_writing
from atip_agenda.formats.frab import xml_writer as xml_writing
from atip_agenda.models import Agenda
from conftest import SHARED, Builder
from writing import NOTHING, any_agenda, read_json, read_xml

SCHEMAS = SHARED / "fixtures" / "schema"


@pytest.fixture(scope="module")
def xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd"))


@pytest.fixture(scope="module")
def json_schema() -> jsonschema.Draft6Validator:
    return jsonschema.Draft6Validator(json.loads((SCHEMAS / "schema.json").read_bytes()))


@given(agenda=any_agenda)
def test_a_written_schedule_is_valid(
    xsd: etree.XMLSchema, json_schema: jsonschema.Draft6Validator, agenda: Agenda
) -> None:
    xsd.assertValid(etree.fromstring(xml_writing.write(agenda, NOTHING)))
    json_schema.validate(json.loads(frab_json_writing.write(agenda, NOTHING)))


@pytest.mark.parametrize(
    "session",
    [
        {"start": "2026-04-20T10:00", "end": "2026-04-26T10:00"},
        {"start": "2026-04-20T10:00", "url": "https://example.org/a?b=c&d#e", "language": "en"},
        {"start": "2026-04-20T10:00", "url": "zoom:no address", "track": "A track"},
        {"start": "2026-04-20T10:00", "links": [{"title": "Slides", "url": "https://e.org/ä b"}]},
        {"start": "2026-04-20T10:00", "uid": "0289058F-d8b5-5dee-96e4-05b42a6e6b4a"},
        {"start": "1850-04-20T10:00"},
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "Etc/GMT-2", "GMT", "America/New_York"])
def test_odd_sessions_are_valid_too(
    session: dict[str, Any],
    zone: str,
    xsd: etree.XMLSchema,
    json_schema: jsonschema.Draft6Validator,
    build: Builder,
) -> None:
    day = session["start"][:10]
    agenda = build(
        session, session, timezone=zone, first_day=day, last_day=day, url="https://e.org"
    )
    xsd.assertValid(etree.fromstring(xml_writing.write(agenda, NOTHING)))
    json_schema.validate(json.loads(frab_json_writing.write(agenda, NOTHING)))
    for back in (read_xml(agenda), read_json(agenda)):
        assert [one.start for one in back.sessions] == [one.start for one in agenda.ordered]
        assert [one.end for one in back.sessions] == [one.end for one in agenda.ordered]
        assert back.conference.url == agenda.conference.url
