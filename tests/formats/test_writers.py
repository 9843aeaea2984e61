"""Rules of every writer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from atip_agenda.formats import agenda_json as json_writing
from atip_agenda.formats import markdown as md_writing
from atip_agenda.formats.csv import writer as csv_writing
from atip_agenda.formats.frab import json_writer as frab_json_writing
from atip_agenda.formats.frab import xml_writer as xml_writing
from atip_agenda.formats.ics import writer as ics_writing
from atip_agenda.formats.interface import WriteOptions
from atip_agenda.formats.registry import WRITERS
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE, Builder
from writing import NOTHING, any_agenda, written

WRITES = [
    csv_writing.write,
    ics_writing.write,
    json_writing.write,
    md_writing.write,
    frab_json_writing.write,
    xml_writing.write,
]
# Control characters except tabs and line breaks, and bidirectional overrides.
COMMANDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("one", WRITERS, ids=lambda one: one.name)
def test_a_file_s_name_ends_as_its_format_asks(one: Any) -> None:
    assert one.suffix.startswith(".")
    assert one.name == one.name.casefold()


@given(agenda=any_agenda)
def test_untrusted_text_in_a_file_commands_no_terminal(agenda: Agenda) -> None:
    for write in WRITES:
        text = written(write, agenda).removeprefix("\ufeff")
        assert not COMMANDING.search(text), write.__module__
        assert text.endswith("\n")


@pytest.mark.parametrize(
    "write",
    WRITES,
    ids=lambda write: write.__module__.rpartition(".")[2],
)
class TestEach:
    def test_the_same_agenda_makes_the_same_bytes(
        self, write: Callable[[Agenda, WriteOptions], bytes], agenda: Agenda
    ) -> None:
        again = read_agenda(AGENDA_FILE.read_bytes())
        assert write(agenda, NOTHING) == write(again, NOTHING)

    def test_an_agenda_without_sessions_is_written(
        self, write: Callable[[Agenda, WriteOptions], bytes], build: Builder
    ) -> None:
        assert write(build(), NOTHING)
