"""The schedules in ../shared are read correctly."""

from __future__ import annotations

from collections import Counter

from atip_agenda.formats.frab import json_reader as frab_json
from atip_agenda.formats.frab import xml_reader as frab_xml
from atip_agenda.formats.interface import ReadOptions
from atip_agenda.reading import read_agenda
from conftest import SHARED
from frab_files import VIENNA, said

FRAB = SHARED / "fixtures" / "frab"


def test_fosdem_has_its_hundred_and_eight_talks_in_five_rooms() -> None:
    data = (FRAB / "fosdem-2024-cut.xml").read_bytes()
    found = frab_xml.read(data, ReadOptions())
    agenda = read_agenda(found.agenda)
    assert (len(agenda.sessions), len({one.room for one in agenda.sessions})) == (108, 5)
    assert Counter(one.kind for one in agenda.sessions)["devroom"] == 59
    conference = agenda.conference
    assert (conference.timezone, conference.day_change) == ("Europe/Brussels", "09:00")
    assert conference.venue == "ULB (Université Libre de Bruxelles), Brussels"
    assert not [one for one in agenda.sessions if "<" in (one.description or "")[:1]]
    # 26 talks name another room than the one they are listed in.
    assert [fault.where for fault in found.warnings] == ["room K.3.401"]


def test_frab_s_date_wins_over_its_start() -> None:
    data = (FRAB / "frab_schedule_minimal_2.xml").read_bytes()
    found = frab_xml.read(data, ReadOptions(VIENNA))
    assert found.agenda["conference"]["timezone"] == "Europe/Vienna"
    assert said(found) == [
        "event 70: it starts at 10:30 by its date, at 19:30 by its start, the date counts"
    ]


def test_what_is_no_valid_schedule_and_still_clear_is_read() -> None:
    """Ids that are not numbers and misplaced rooms do not hide its one event."""
    data = (FRAB / "invalid-example.json").read_bytes()
    (session,) = read_agenda(frab_json.read(data, ReadOptions()).agenda).sessions
    assert (session.id, session.room, session.speakers) == ("2814", "Winterchaos", ("Mänu",))
