"""Calendars that are written, in the programs that people have; where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from atip_agenda.formats.ics import writer as ics_writing
from atip_agenda.formats.ics.uids import gone_since
from atip_agenda.formats.interface import WriteOptions
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda
from conftest import AGENDA_FILE


def needs(program: str) -> pytest.MarkDecorator:
    absent = shutil.which(program) is None
    return pytest.mark.skipif(absent, reason=f"{program} is not installed")


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


@needs("khal")
def test_khal_takes_a_calendar_and_its_revision_in_the_same_events(tmp_path: Path) -> None:
    config, file = tmp_path / "khal.conf", tmp_path / "agenda.ics"
    config.write_text(KHAL.format(tmp_path), encoding="utf-8")
    (tmp_path / "calendar").mkdir()
    khal = ("khal", "-v", "WARNING", "-c", str(config))
    new = revised()
    told = WriteOptions(alarm=15, gone=gone_since(AGENDA, new))
    for data in (ics_writing.write(AGENDA, WriteOptions(alarm=15)), ics_writing.write(new, told)):
        file.write_bytes(data)
        assert run(*khal, "import", "--batch", "-a", "c", str(file), home=tmp_path) == ""
        assert len([*(tmp_path / "calendar").glob("*.ics")]) == len(AGENDA.sessions)
    form = ("--format", "{start-time} {end-time} {status}{title}", "--day-format", "")
    listed = run(*khal, "list", *form, "20.04.2026", "2d", home=tmp_path).splitlines()
    assert [line[:34] for line in listed if line][:4] == [
        "11:30 17:45 CONFIRMED Registration",
        "13:00 13:30 CONFIRMED Welcome coff",
        "13:30 14:30 CANCELLED High-level o",
        "14:30 16:30 CANCELLED Panel 1: Cri",
    ]


@needs("calcurse")
def test_calcurse_takes_a_calendar(tmp_path: Path) -> None:
    file, folder = tmp_path / "agenda.ics", tmp_path / "calcurse"
    folder.mkdir()
    file.write_bytes(ics_writing.write(AGENDA, WriteOptions(alarm=15)))
    said = run("calcurse", "-D", str(folder), "-i", str(file), home=tmp_path)
    assert f"{len(AGENDA.sessions)} apps / 0 events / 0 todos / 0 skipped" in said
    first = (folder / "apts").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("04/20/2026 @ 11:30 -> 04/20/2026 @ 17:45")
    assert first.endswith("Registration of participants")
