"""The screens match those drawn in ../shared/look/look.md."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from conftest import Tool
from look import LOOK, drawn_screens

MOMENTS = {
    "Tuesday 10:07": "2026-04-21T10:07+02:00",
    "Monday 20:30": "2026-04-20T20:30+02:00",
    "Friday 17 April 09:00": "2026-04-17T09:00+02:00",
    "Tuesday 18:00": "2026-04-21T18:00+02:00",
    "asked on 10 April: two moments": "2026-04-10T12:00+02:00",
}
MONDAY = "2026-04-20T15:45+02:00"
# Screens of other agendas, which test_check.py and test_diff.py compare, and of commands that do
# not exist.
LEFT_OUT = ("one cancelled", "timeline", "check", "diff", "--help")
# Where the tool differs, and why.
DIFFERENT = {
    # A slot that is over is not offered, and one is within side events, beside the rest.
    "  11:30–13:30  2 h         beside □ Registration of participants\n"
    "                                  ○ Welcome coffee\n"
    "  16:30–17:45  1 h 15 min  beside □ Registration of participants\n"
    "                                  ◇ Side events": (
        "  16:30–17:45  1 h 15 min  within ◇ Side events\n"
        "                           beside □ Registration of participants"
    ),
    "beside ◇ Side events\n": "within ◇ Side events\n",
    "beside ○ Lunch\n                                  ◇ Side events": (
        "within ◇ Side events\n                           beside ○ Lunch"
    ),
    # One form for all unknown names: did you mean …?
    "atip-agenda: no session “panel-5”; the nearest are panel-1 (Mon 14:30), panel-2\n"
    "(Tue 10:15) and panel-3 (Tue 15:00).": (
        "atip-agenda: unknown session “panel-5”; did you mean panel-1 (Mon 14:30),\n"
        "panel-2 (Tue 10:15) or panel-3 (Tue 15:00)?"
    ),
    # Issue 11: at speaks of then, and after the end now says that nothing is to come.
    "Next, in 2 h": "Next, 2 h later",
    "The conference is over. It ended on Tuesday 21 April 2026 at 17:15.": (
        "Nothing more is to come: the conference ended on Tuesday 21 April 2026.\n"
        "\n"
        "The whole programme: atip-agenda list"
    ),
    # A note is printed unchanged also where a day is printed alone.
    "Draft, revision 0. The draft prints no heading for this day:\n"
    "it is inferred where the times start again at 09.00.": (
        "Draft, revision 0. The draft prints no heading for Tuesday 21 April:\n"
        "the day is inferred where the times start again at 09.00."
    ),
}


def screens() -> list[tuple[str, str]]:
    """The screens of the conference's agenda."""
    return [
        (command, screen)
        for command, screen in drawn_screens()
        if not any(word in command for word in LEFT_OUT)
    ]


def pattern_of(screen: str) -> str:
    """A pattern for a screen; ⋮ stands for more lines."""
    for theirs, ours in DIFFERENT.items():
        screen = screen.replace(theirs, ours)
    lines = [
        r"(?:.*\n)*?.*" if line.strip() == "⋮" else re.escape(line) for line in screen.splitlines()
    ]
    # A shortened screen may end before the tool's.
    more = r"(?:\n.*)*" if len(lines) > screen.count("⋮") > 0 else ""
    return "\n".join(lines) + more


@pytest.mark.parametrize(("command", "screen"), screens())
def test_a_screen_is_as_it_was_drawn(atip: Tool, command: str, screen: str) -> None:
    call, _, remark = command.partition("#")
    columns = 40 if "40 cells" in remark else 80
    words = shlex.split(call)[1:]
    outcome = atip(*words, now=MOMENTS.get(remark.strip(), MONDAY), columns=columns, terminal=True)
    shown = outcome.stderr if "stderr" in remark else outcome.stdout
    plain = "\n".join(line.rstrip() for line in shown.splitlines())
    assert re.fullmatch(pattern_of(screen), plain), plain


def test_the_page_of_the_look_holds_screens() -> None:
    assert len(screens()) > 15
    assert Path(LOOK).is_file()
