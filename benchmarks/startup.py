"""How long the tool takes to answer, as ratios measured in one run.

    python benchmarks/startup.py [RUNS]

The yardstick is the bare stack (bare_stack.py), on a terminal or piped as what is held against it.
Where khal is installed, `khal at` on the same agenda is timed as well.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from measuring import Contender, check_success, race, table

from atip_agenda.loading import load
from atip_agenda.models import Session

HERE = Path(__file__).parent
TOOL = [str(Path(sys.executable).with_name("atip-agenda"))]
CLOCK = {"ATIP_AGENDA_NOW": "2026-04-20T15:45+02:00"}
FEWEST_RUNS = 20
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
    """Race all, and print the table."""
    runs = max(int(sys.argv[1]) if len(sys.argv) > 1 else 0, FEWEST_RUNS)
    bare = [sys.executable, str(HERE / "bare_stack.py")]
    contenders = {
        "bare stack": Contender("bare stack", bare, terminal=True),
        "bare stack, piped": Contender("bare stack, piped", bare),
        "now": Contender("now", [*TOOL, "now"], terminal=True, variables=CLOCK),
        "now, piped": Contender("now, piped", [*TOOL, "now"], variables=CLOCK),
        "--version": Contender("--version", [*TOOL, "--version"], terminal=True),
    }
    for name, words in COMMANDS.items():
        contenders[name] = Contender(name, [*TOOL, *words], terminal=True, variables=CLOCK)
    with tempfile.TemporaryDirectory() as folder:
        khal = shutil.which("khal")
        if khal:
            config = khal_calendar(Path(folder))
            command = [khal, "-c", str(config), "at", "20.04.2026", "15:45"]
            contenders["khal at"] = Contender("khal at", command, terminal=True)
        else:
            print("khal is not installed: not measured")
        check_success(list(contenders.values()))
        race(list(contenders.values()), runs)
    print(f"medians of {runs} interleaved runs, whole processes\n")
    print(table(list(rows(contenders))))


def rows(contenders: dict[str, Contender]) -> list[tuple[str, ...]]:
    """A line for each promise: what was measured, against what, and what was promised."""
    promises = [("now", "bare stack", 0.85), ("now, piped", "bare stack, piped", 0.75)]
    if "khal at" in contenders:
        promises.append(("now", "khal at", 0.55))
    promises += [(name, "now", 1.15) for name in COMMANDS]
    promises.append(("--version", "bare stack", 0.45))
    found: list[tuple[str, ...]] = [("command", "ms", "against", "ms", "ratio", "at most")]
    for name, other, most in promises:
        ours, theirs = contenders[name].median, contenders[other].median
        found.append(
            (
                name,
                f"{ours * 1000:.0f}",
                other,
                f"{theirs * 1000:.0f}",
                f"{ours / theirs:.2f}",
                f"{most:.2f}",
            )
        )
    return found


def khal_calendar(folder: Path) -> Path:
    """A khal configuration with the agenda's sessions as events; its path."""
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
    """A session as the shortest iCalendar that khal reads."""
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
