"""`show --qr` draws a code that a camera can read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

import icalendar
import pytest
import zxingcpp
from PIL import Image

from conftest import Tool

MODULES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
PIXELS = 4  # of a module, as a camera sees it
INK = "\x1b[38;5;16;48;5;231m"
FileOf = Callable[..., str]


def code_in(screen: str) -> list[str]:
    """The lines of the code: those of blocks alone."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", screen)
    return [line for line in plain.splitlines() if line and not set(line) - set(MODULES)]


def seen(lines: Sequence[str]) -> str:
    """Decode the lines as a camera would."""
    rows = [[MODULES[character][half] for character in line] for line in lines for half in (0, 1)]
    image = Image.new("L", (len(rows[0]), len(rows)), 255)
    image.putdata([255 * (1 - module) for row in rows for module in row])
    larger = image.resize((image.width * PIXELS, image.height * PIXELS), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcodes(larger, try_invert=False)
    return found[0].text if found else ""


def event_in(text: str) -> icalendar.Event:
    event = icalendar.Event.from_ical(text)
    assert isinstance(event, icalendar.Event)
    return event


def test_a_camera_reads_the_session(atip: Tool) -> None:
    shown = atip("show", "panel", "1", "--qr", terminal=True, color=True)
    event = event_in(seen(code_in(shown.stdout)))
    assert str(event["SUMMARY"]).startswith("Panel 1: Criminalized Survival: Exposing a Hidden")
    assert event.start == dt.datetime(2026, 4, 20, 12, 30, tzinfo=dt.UTC)
    assert event.end == dt.datetime(2026, 4, 20, 14, 30, tzinfo=dt.UTC)
    assert event["LOCATION"] == "Hofburg, Vienna, Austria, Zoom"


def test_the_code_has_its_own_colours_whatever_the_terminal_s(atip: Tool) -> None:
    shown = atip("show", "closing", "--qr", terminal=True, color=True)
    drawn = [line for line in shown.stdout.splitlines() if "\x1b" in line]
    assert len(drawn) == len(code_in(shown.stdout))
    assert all(line.startswith(INK) and line.endswith("\x1b[0m") for line in drawn)
    assert shown.stderr == ""


def test_a_quiet_zone_of_four_modules_is_around_the_code(atip: Tool) -> None:
    lines = code_in(atip("show", "closing", "--qr").stdout)
    assert not "".join(lines[:2] + lines[-2:]).strip()
    assert all(line.startswith("    ") and line.endswith("    ") for line in lines)
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("terminal", [False, True])
def test_without_colours_it_says_where_a_camera_reads_it(atip: Tool, *, terminal: bool) -> None:
    shown = atip(
        "show", "closing", "--qr", terminal=terminal, color=True, variables={"NO_COLOR": "1"}
    )
    assert "\x1b" not in shown.stdout.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "Without colours, a camera reads it on a light background only." in shown.stderr
    assert seen(code_in(shown.stdout)).startswith("BEGIN:VEVENT")


def test_above_the_code_stands_which_session_it_is(atip: Tool) -> None:
    lines = atip("show", "closing", "--qr", "--tz", "Asia/Tokyo").stdout.splitlines()
    assert lines[:3] == ["Closing session", "Wednesday 22 April 2026, 00:00–00:15 in Tokyo", ""]


def test_an_event_says_what_a_phone_needs(atip: Tool, file_of: FileOf) -> None:
    file = file_of(
        {
            "title": "Küche; Herd, \\ \x1b[31m\n会議",
            "start": "2026-04-20T10:00",
            "status": "cancelled",
            "room": "Hall",
            "url": "https://example.org/join",
        },
        url="https://example.org",
    )
    event = event_in(seen(code_in(atip("show", "s0", "--qr", "--agenda", file).stdout)))
    assert event["SUMMARY"] == "CANCELLED: Küche; Herd, \\ �[31m 会議"
    assert event["LOCATION"] == "Hall"
    assert event["URL"] == "https://example.org/join"
    assert "DTEND" not in event


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["panel-1", "panel-2"], "a QR code holds one session; name one, as panel-1."),
        ([], "a QR code holds one session; name one, as panel-1."),
        (["panel-1", "--json"], "--qr and --json exclude each other; give one of them."),
    ],
)
def test_a_code_holds_one_session(arguments: list[str], sentence: str, atip: Tool) -> None:
    outcome = atip("show", *arguments, "--qr")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"atip-agenda: {sentence}\n"


def test_what_is_too_narrow_for_the_code_gets_a_sentence(atip: Tool) -> None:
    outcome = atip("show", "panel-1", "--qr", columns=60)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "the QR code needs 61 columns, and there are 60" in outcome.stderr
    assert atip("show", "panel-1", "--qr", columns=61).exit_code == 0


def test_what_is_too_long_for_a_code_gets_a_sentence(atip: Tool, file_of: FileOf) -> None:
    file = file_of({"title": "x" * 3000, "start": "2026-04-20T10:00"})
    outcome = atip("show", "s0", "--qr", "--agenda", file)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "the session is too long for a QR code" in outcome.stderr


def test_a_stream_that_cannot_write_blocks_gets_a_sentence(atip: Tool) -> None:
    outcome = atip("show", "closing", "--qr", encoding="ascii")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "encoding has no blocks for a QR code" in outcome.stderr
