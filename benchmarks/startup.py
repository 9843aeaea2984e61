"""Measure how long the tool takes to answer, as ratios within one run.

    python benchmarks/startup.py [RUNS]

`now` is compared with the bare stack (bare_stack.py), on a terminal and piped, and with `khal at`
on the same agenda if khal is installed beside this Python (pip install khal; 0.14 and later load
what 0.10, of some distributions, does not); the other commands with `now`. Exits with 1 if a ratio
is beyond its limit.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from measuring import Contender, check_success, race, table

from atip_agenda.loading import load
from atip_agenda.models import Session

HERE = Path(__file__).parent
TOOL = [str(Path(sys.executable).with_name("atip-agenda"))]
CLOCK = {"ATIP_AGENDA_NOW": "2026-04-20T15:45+02:00"}
FEWEST_RUNS = 20
BEYOND = "BEYOND"
COMMANDS = {
    "list": ["list"],
    "show": ["show", "panel-2"],
    "info": ["info"],
    "at": ["at", "tuesday", "10:15"],
    "next": ["next", "3"],
    "search": ["search", "victim"],
    "clashes": ["clashes", "--event", "mon 16:00-17:00 Our event"],
    "print": ["print", "monday"],
}


def main() -> None:
    """Race all commands, print the table and exit with 1 beyond a limit."""
    runs = max(int(sys.argv[1]) if len(sys.argv) > 1 else 0, FEWEST_RUNS)
    bare = [sys.executable, str(HERE / "bare_stack.py")]
    contenders = {
        "bare stack": Contender("bare stack", bare, terminal=True),
        "bare stack, piped": Contender("bare stack, piped", bare),
        "now": Contender("now", [*TOOL, "now"], terminal=True, variables=CLOCK),
        "now, piped": Contender("now, piped", [*TOOL, "now"], variables=CLOCK),
    }
    for name, words in COMMANDS.items():
        contenders[name] = Contender(name, [*TOOL, *words], terminal=True, variables=CLOCK)
    with tempfile.TemporaryDirectory() as folder:
        khal = Path(sys.executable).with_name("khal")
        if khal.exists():
            config = khal_calendar(Path(folder))
            command = [str(khal), "-c", str(config), "at", "20.04.2026", "15:45"]
            contenders["khal at"] = Contender("khal at", command, terminal=True)
        else:
            print("khal is not installed beside this Python, so it is not compared")
        check_success(list(contenders.values()))
        race(list(contenders.values()), runs)
    print(f"medians of {runs} interleaved runs, whole processes\n")
    found = [compared(*limit, contenders) for limit in limits_for(contenders)]
    print(table([("command", "ms", "against", "ms", "ratio", "limit", ""), *found]))
    if any(BEYOND in row for row in found):
        raise SystemExit(1)


def limits_for(contenders: Collection[str]) -> Iterator[tuple[str, str, float]]:
    """Yield each command, what it is compared with, and the greatest ratio."""
    yield "now", "bare stack", 0.85
    yield "now, piped", "bare stack, piped", 0.75
    if "khal at" in contenders:
        yield "now", "khal at", 0.55
    for name in COMMANDS:
        yield name, "now", 1.2


def compared(
    name: str, other: str, limit: float, contenders: Mapping[str, Contender]
) -> tuple[str, ...]:
    """Return a row: the time of a command, of the other, and their ratio with its limit."""
    ours, theirs = contenders[name].median, contenders[other].median
    beyond = BEYOND if ours / theirs > limit else ""
    times = (name, f"{ours * 1000:.0f}", other, f"{theirs * 1000:.0f}")
    return *times, f"{ours / theirs:.2f}", f"{limit:.2f}", beyond


def khal_calendar(folder: Path) -> Path:
    """Write a khal configuration with the agenda's sessions as events, and return its path."""
    calendar = folder / "agenda"
    calendar.mkdir()
    agenda = load(None, sys.stdin).agenda
    for session in agenda.sessions:
        end = agenda.until(session)
        (calendar / f"{session.id}.ics").write_text(event(session, f"{end:%Y%m%dT%H%M%SZ}"))
    config = folder / "config"
    config.write_text(
        f"[calendars]\n[[agenda]]\npath = {calendar}\n"
        "[locale]\nlocal_timezone = Europe/Vienna\ndefault_timezone = Europe/Vienna\n"
        "timeformat = %H:%M\ndateformat = %d.%m.\nlongdateformat = %d.%m.%Y\n"
        "datetimeformat = %d.%m. %H:%M\nlongdatetimeformat = %d.%m.%Y %H:%M\n"
        f"[sqlite]\npath = {folder / 'khal.db'}\n"
    )
    return config


def event(session: Session, end: str) -> str:
    """Return a session as the shortest iCalendar that khal reads."""
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//atip-agenda//benchmark//EN",
            "BEGIN:VEVENT",
            f"UID:{session.id}@benchmark",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART:{session.start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{end}",
            f"SUMMARY:{session.title.replace(',', ' ')}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


if __name__ == "__main__":
    main()
