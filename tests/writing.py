"""Agendas and options for the tests of the writers."""

from __future__ import annotations

from collections.abc import Callable

from atip_agenda.formats.frab import json_reader as frab_json
from atip_agenda.formats.frab import json_writer as frab_json_writing
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.frab import xml_writer as xml_writing
from atip_agenda.formats.interface import ReadOptions, WriteOptions
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from strategies import agendas, versions

# Revised agendas also have links, languages, UIDs and odd minutes.
any_agenda = agendas() | versions().map(lambda pair: pair[1])
NOTHING = WriteOptions()
NOBODY = ReadOptions()
AUTUMN = {"timezone": "Europe/Vienna", "first_day": "2026-10-24", "last_day": "2026-10-26"}
ONCE_AND_AGAIN = (
    {"start": "2026-10-25T02:30+02:00", "end": "2026-10-25T02:30+01:00"},
    {"start": "2026-10-25T10:00", "end": "2026-10-25T11:00"},
)


def written(write: Callable[[Agenda, WriteOptions], bytes], agenda: Agenda) -> str:
    return write(agenda, NOTHING).decode()


def read_xml(agenda: Agenda) -> Agenda:
    return read_agenda(frab_xml.read(xml_writing.write(agenda, NOTHING), NOBODY).agenda)


def read_json(agenda: Agenda) -> Agenda:
    return read_agenda(frab_json.read(frab_json_writing.write(agenda, NOTHING), NOBODY).agenda)
