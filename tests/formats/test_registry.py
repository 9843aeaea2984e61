"""The format of a file is detected from its contents."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError
from atip_agenda.formats import registry
from atip_agenda.formats.detect import SIGNATURES
from atip_agenda.formats.registry import FORMATS, reader_of
from atip_agenda.loading import load, source_of
from conftest import AGENDA_FILE, DATA, SHARED, Stream, Tool

FILES = [
    (DATA / "schedule.xml", "frab.xml_reader"),
    (DATA / "schedule.json", "frab.json_reader"),
    (DATA / "written.xml", "frab.xml_reader"),
    (DATA / "written.json", "frab.json_reader"),
    (DATA / "organisers-draft.txt", "documents.reader"),
]
FILES += [
    (path, module)
    for pattern, module in (
        ("ics/*.ics", "ics.reader"),
        ("frab/*.xml", "frab.xml_reader"),
        ("frab/*.json", "frab.json_reader"),
        ("docx/*.docx", "docx"),
        ("text/*.txt", "documents.reader"),
        ("text/*.md", "documents.reader"),
        ("other/*.json", "frab.json_reader"),  # which says what they are not
    )
    for path in sorted((SHARED / "fixtures").glob(pattern))
]
ICS = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Call\r\nDTSTART:20260420T130000Z\r\nEND:VEVENT\r\n"
)
XML = '<?xml version="1.0"?>\n<schedule><conference><title>C</title></conference></schedule>'
PLAIN = "Agenda\nVienna, 20 April 2026\n09:00 - 10:00 Opening\n10:00 - 11:00 Panel\n"
BEGINNINGS = [
    ('{"version": 1, "conference": {}}', None),
    ("", None),
    ("  \n", None),
    ('{"schedule": {"conference": {}}}', "frab.json_reader"),
    (ICS, "ics.reader"),
    (XML, "frab.xml_reader"),
    ("<!DOCTYPE html><html><body>", "html"),
    ("title,start,end\n", "csv.reader"),
    ("Date;Start;End;Title\n", "csv.reader"),
    (PLAIN, "documents.reader"),
]


def named(data: bytes) -> str | None:
    reader = reader_of(data)
    return reader.__module__.removeprefix("atip_agenda.formats.") if reader else None


@pytest.mark.parametrize(("text", "module"), BEGINNINGS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_format_is_told_by_what_a_file_holds(
    text: str, module: str | None, encoding: str
) -> None:
    assert named(text.encode(encoding)) == module


@pytest.mark.parametrize(("path", "module"), FILES, ids=lambda value: Path(value).name)
def test_real_files_are_told(path: Path, module: str) -> None:
    assert named(path.read_bytes()) == module


def test_the_agenda_of_the_conference_needs_no_reader() -> None:
    assert reader_of(AGENDA_FILE.read_bytes()) is None


def test_every_format_has_its_modules_and_its_signature() -> None:
    folder = Path(registry.__file__).parent
    for one in FORMATS:
        for name in filter(None, (one.reader, one.writer)):
            assert (folder / f"{name.replace('.', '/')}.py").is_file()
    told = [name for name, _ in SIGNATURES]
    assert told == [one.name for one in FORMATS if one.reader or one.name == "json"]


def test_a_signature_loads_no_library() -> None:
    program = (
        "import sys; from atip_agenda.formats.detect import format_of;"
        "[format_of(head) for head in (b'title,start', b'<html>', b'PK', b'x', b'{')];"
        "print({'lxml', 'icalendar', 'dateutil'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout == "set()\n"


@given(data=st.binary(max_size=200))
def test_any_bytes_are_an_agenda_or_one_sentence(data: bytes) -> None:
    said = "read"
    try:
        load("-", Stream(data))
    except AgendaError as error:
        said = str(error)
    assert said
    assert "\n" not in said


def test_times_without_a_zone_ask_for_one(atip: Tool, file_of_text: Callable[..., str]) -> None:
    file = file_of_text("events.csv", "date,start,end,title\n2026-04-20,10:00,11:00,Ours\n")
    refused = atip("list", "--agenda", file)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "its times have no zone; say which it is, as --assume-tz Europe/Vienna" in refused.stderr
    assert atip("check", file).exit_code == 2
    for zone, start in (
        ("Asia/Tokyo", "2026-04-20T10:00+09:00"),
        ("UTC", "2026-04-20T10:00+00:00"),
    ):
        read = atip("list", "--agenda", file, "--assume-tz", zone)
        assert read.records[0][0] == start
        assert "events.csv: A table has no title of its own" in read.stderr


@pytest.mark.parametrize("zone", ["EST", "Mars/Crater"])
def test_an_assumed_zone_is_a_zone(atip: Tool, zone: str) -> None:
    assert atip("list", "--assume-tz", zone).exit_code == 2


def test_one_s_own_events_without_a_zone_are_in_the_conference_s(
    atip: Tool, file_of_text: Callable[..., str]
) -> None:
    file = file_of_text("events.csv", "date,start,end,title\n2026-04-20,16:00,17:00,Ours\n")
    found = atip("clashes", "--with", file)
    assert found.exit_code == 1
    assert found.records[0][:2] == ["overlap", "30"]
    assert found.stderr == ""


def test_what_a_reader_infers_is_said_ten_times_at_most(
    atip: Tool, file_of_text: Callable[..., str]
) -> None:
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20260420T{n:02}0000Z\r\nEND:VEVENT\r\n"
        for n in range(12)
    )
    file = file_of_text("a.ics", f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:C\r\n{events}END:VCALENDAR\r\n")
    said = atip("list", "--agenda", file).stderr.splitlines()
    assert len(said) == 11
    assert said[-1].endswith(f"more, which atip-agenda check {file} lists.")
    warnings = [one for one in atip("check", file).records if one[0] == "warning"]
    assert len(warnings) == 10 + int(said[-1].split()[1])


def test_check_lists_the_faults_that_a_reader_finds(
    atip: Tool, file_of_text: Callable[..., str]
) -> None:
    file = file_of_text("a.csv", "title,start,end\nOurs,2026-13-01 10:00,2026-04-20 11:00\n")
    outcome = atip("check", file)
    assert outcome.exit_code == 1
    assert [one[:2] for one in outcome.records] == [["error", "row 2"]]


def test_a_calendar_is_read_for_the_days_of_the_conference(tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text(ICS + "END:VCALENDAR\n", newline="")
    agenda = load(None, Stream()).agenda
    days = agenda.days[0], agenda.days[-1]
    source = source_of(str(file), Stream(), zone=agenda.conference.zone, days=days)
    assert not source.warnings
