"""Error sentences: parts that recur, and how to read one from a run."""

from __future__ import annotations

from conftest import Outcome

DAYS = "the days are Monday 20 and Tuesday 21 April 2026"
KINDS = "the kinds are registration, break, opening, panel, side-event and closing"
ZONE_FORM = "write an IANA name, as Europe/Vienna, or UTC"
SPAN_FORM = "expected DAY START-END [TITLE], as monday 16:00-17:00 Our event"
TIME_FORM = "write a time, or a day and a time, as monday 15:00"
NUMBER = "invalid value “{}” for “{}”; input should be {}"
WHOLE = "a valid integer, unable to parse string as an integer"
ABBREVIATION = "invalid zone “{}”: an abbreviation can mean several zones; " + ZONE_FORM
CLOCK_FORM = "it takes a date and time with offset, as 2026-04-20T15:45+02:00"


def sentence(outcome: Outcome) -> str:
    """The one sentence of a failed run, without the program's name and its final period."""
    assert outcome.exit_code == 2, outcome.stdout
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("atip-agenda: ")
    assert outcome.stderr.endswith((".\n", "?\n"))
    assert outcome.stderr.count("\n") == 1
    return outcome.stderr.removeprefix("atip-agenda: ").removesuffix("\n").removesuffix(".")
