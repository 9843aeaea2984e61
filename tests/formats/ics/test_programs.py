"""Calendars that are written, in icalendar and in the programs that are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import icalendar
import pytest

from atip_agenda.formats.ics import writer as ics_writing
from atip_agenda.formats.ics.uids import gone_since
from atip_agenda.formats.interface import WriteOptions
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE


def installed(*programs: str) -> list[str]:
    """Those programs that are there; icalendar always is."""
    return [name for name in programs if name == "icalendar" or shutil.which(name)]


AGENDA = read_agenda(AGENDA_FILE.read_bytes())
KHAL = """
[calendars]
[[c]]
path = {0}/calendar
[locale]
local_timezone = Europe/Vienna
default_timezone = Europe/Vienna
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
[sqlite]
path = {0}/khal.db
"""


def run(*words: str, home: Path) -> str:
    """What a program says, to both streams."""
    places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **places, "TZ": "Europe/Vienna", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout + done.stderr


def revised() -> Agenda:
    """The agenda in a later revision, without its opening and with Panel 1 cancelled."""
    conference = AGENDA.conference.model_copy(update={"revision": 1, "status": "final"})
    sessions = [
        session.model_copy(update={"status": "cancelled"}) if session.id == "panel-1" else session
        for session in AGENDA.sessions
        if session.id != "opening"
    ]
    fields = {"version": 1, "conference": conference, "sessions": tuple(sessions)}
    return Agenda.model_validate(fields)


def entries_of(data: bytes) -> dict[str, str]:
    """The events of a calendar by UID, as icalendar reads them: start, end, status and title."""
    events: list[Any] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {
        str(one["UID"]): f"{one['DTSTART'].dt:%H:%M} {one['DTEND'].dt:%H:%M} "
        f"{one['STATUS']} {one['SUMMARY']}"
        for one in events
    }


def by_icalendar(versions: list[bytes], _: Path) -> list[str]:
    known: dict[str, str] = {}
    for data in versions:
        known |= entries_of(data)
        assert len(known) == len(AGENDA.sessions)
    return list(known.values())


def by_khal(versions: list[bytes], home: Path) -> list[str]:
    config, file = home / "khal.conf", home / "agenda.ics"
    config.write_text(KHAL.format(home), encoding="utf-8")
    (home / "calendar").mkdir()
    khal = ("khal", "-v", "WARNING", "-c", str(config))
    for data in versions:
        file.write_bytes(data)
        assert run(*khal, "import", "--batch", "-a", "c", str(file), home=home) == ""
        assert len([*(home / "calendar").glob("*.ics")]) == len(AGENDA.sessions)
    form = ("--format", "{start-time} {end-time} {status}{title}", "--day-format", "")
    listed = run(*khal, "list", *form, "20.04.2026", "2d", home=home).splitlines()
    return [line for line in listed if line]


@pytest.mark.parametrize("program", installed("icalendar", "khal"))
def test_a_program_takes_a_calendar_and_its_revision_in_the_same_events(
    program: str, tmp_path: Path
) -> None:
    new = revised()
    told = WriteOptions(alarm=15, gone=gone_since(AGENDA, new))
    versions = [
        ics_writing.write(AGENDA, WriteOptions(alarm=15)),
        ics_writing.write(new, told),
    ]
    listed = {"icalendar": by_icalendar, "khal": by_khal}[program](versions, tmp_path)
    assert [line[:34] for line in listed][:4] == [
        "11:30 17:45 CONFIRMED Registration",
        "13:00 13:30 CONFIRMED Welcome coff",
        "13:30 14:30 CANCELLED High-level o",
        "14:30 16:30 CANCELLED Panel 1: Cri",
    ]


def by_calcurse(data: bytes, home: Path) -> list[str]:
    file, folder = home / "agenda.ics", home / "calcurse"
    folder.mkdir()
    file.write_bytes(data)
    said = run("calcurse", "-D", str(folder), "-i", str(file), home=home)
    assert f"{len(AGENDA.sessions)} apps / 0 events / 0 todos / 0 skipped" in said
    lines = (folder / "apts").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"\d\d/\d\d/\d{4} @ | ->|\[\d+\]|[|!]", "", line) for line in lines]


@pytest.mark.parametrize("program", installed("icalendar", "calcurse"))
def test_a_program_takes_a_calendar(program: str, tmp_path: Path) -> None:
    data = ics_writing.write(AGENDA, WriteOptions(alarm=15))
    by_program = {
        "icalendar": lambda data, _: [*entries_of(data).values()],
        "calcurse": by_calcurse,
    }
    listed = by_program[program](data, tmp_path)
    assert len(listed) == len(AGENDA.sessions)
    assert listed[0].startswith("11:30 17:45")
    assert listed[0].endswith("Registration of participants")
