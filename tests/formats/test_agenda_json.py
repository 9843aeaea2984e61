"""The agenda file format, written and read back."""

from __future__ import annotations

import json

from hypothesis import given

from atip_agenda.formats import agenda_json as json_writing
from atip_agenda.formats.registry import reader_of
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE, Builder
from writing import AUTUMN, NOTHING, ONCE_AND_AGAIN, any_agenda


def test_the_agenda_is_written_as_its_editors_wrote_it(agenda: Agenda) -> None:
    assert json_writing.write(agenda, NOTHING) == AGENDA_FILE.read_bytes()


@given(any_agenda)
def test_our_own_format_gives_back_the_same_agenda(agenda: Agenda) -> None:
    data = json_writing.write(agenda, NOTHING)
    assert reader_of(data) is None
    assert read_agenda(data) == agenda


def test_our_own_format_carries_every_field(build: Builder) -> None:
    session = {
        "start": "2026-04-20T10:00:30",
        "uid": "u",
        "track": "t",
        "language": "en",
        "url": "https://example.org",
        "links": [{"title": "Slides", "url": "https://example.org/s"}],
        "speakers": ["Jane Doe"],
        "busy": False,
    }
    whole = build(session, url="https://example.org", language="en", revision=3)
    assert read_agenda(json_writing.write(whole, NOTHING)) == whole


def test_a_time_has_an_offset_only_where_the_clocks_show_it_twice(build: Builder) -> None:
    agenda = build(*ONCE_AND_AGAIN, **AUTUMN)
    first, second = json.loads(json_writing.write(agenda, NOTHING))["sessions"]
    assert (first["start"], first["end"]) == ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")
    assert (second["start"], second["end"]) == ("2026-10-25T10:00", "2026-10-25T11:00")


def test_a_time_at_the_calendar_s_end_is_written_in_utc(build: Builder) -> None:
    agenda = build({"start": "9998-12-31T20:00Z"}, timezone="Pacific/Kiritimati")
    assert read_agenda(json_writing.write(agenda, NOTHING)) == agenda
