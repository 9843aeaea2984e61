"""Measure 100,000 sessions against a process that only json.loads the same file.

    python benchmarks/scale.py [RUNS]

Prints for each command the time as a multiple of json.load's, the growth from 10,000 to 100,000
sessions and the peak memory as a multiple of the file. Exits with 1 if one is beyond its limit.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Contender, check_success, race, table

FEWEST_RUNS = 3
MAKER = Path(__file__).with_name("large_agenda.py")
SMALL, LARGE = 10_000, 100_000
TOOL = [str(Path(sys.executable).with_name("atip-agenda"))]
CLOCK = {"ATIP_AGENDA_NOW": "2026-01-06T10:05+01:00"}
COMMANDS = {
    "list": ["list"],
    "at": ["at", "2026-01-07 10:05"],
    "search, one in twenty": ["search", "victim", "witness"],
    "search, one in a thousand": ["search", "vozuti"],
    "search, none": ["search", "whistleblower"],
    "clashes": ["clashes"],
    "clashes --suggest": ["clashes", "--suggest"],
    "free": ["free"],
}
TIME_LIMITS = {"list": 3, "at": 3, "search": 7, "clashes": 4, "free": 4}  # by first word
GROWTH_LIMIT, MEMORY_LIMIT = 12, 6
BEYOND = "BEYOND"
HEADING = ("command", "s", "x json.load", "limit", "growth", "limit", "x file", "limit", "")


def main() -> None:
    """Race all commands on both files, print the table and exit with 1 beyond a limit."""
    runs = max(int(sys.argv[1]) if len(sys.argv) > 1 else 0, FEWEST_RUNS)
    with tempfile.TemporaryDirectory() as folder:
        files = {number: Path(folder, f"{number}.json") for number in (SMALL, LARGE)}
        for number, file in files.items():
            # In a separate process: a child's peak memory includes its parent's at the fork.
            subprocess.run([sys.executable, str(MAKER), str(number), str(file)], check=True)
        contenders = {
            (name, number): Contender(f"{name} {number}", command, variables=CLOCK)
            for number, file in files.items()
            for name, command in commands_on(file).items()
        }
        check_success(list(contenders.values()))
        race(list(contenders.values()), runs)
        size = files[LARGE].stat().st_size
    print(f"{LARGE:,} sessions, {size / 1e6:.0f} MB; medians of {runs} interleaved runs\n")
    found = [measured(name, contenders, size) for name in COMMANDS]
    print(table([HEADING, *found]))
    if any(BEYOND in row for row in found):
        raise SystemExit(1)


def commands_on(file: Path) -> dict[str, list[str]]:
    """Return the commands to time on a file, the yardstick first."""
    program = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"
    tool = {name: [*TOOL, *words, "--agenda", str(file)] for name, words in COMMANDS.items()}
    return {"json.load": [sys.executable, "-c", program, str(file)], **tool}


def measured(name: str, contenders: dict[tuple[str, int], Contender], size: int) -> tuple[str, ...]:
    """Return a command's row: time, growth and memory, each with its limit."""
    yardstick = contenders["json.load", LARGE].median
    large, small = contenders[name, LARGE], contenders[name, SMALL]
    ratios = (
        (large.median / yardstick, TIME_LIMITS[COMMANDS[name][0]]),
        (large.median / small.median, GROWTH_LIMIT),
        (large.peak_bytes / size, MEMORY_LIMIT),
    )
    cells = [cell for ratio, limit in ratios for cell in (f"{ratio:.2f}", f"{limit}")]
    beyond = any(ratio > limit for ratio, limit in ratios)
    return name, f"{large.median:.2f}", *cells, BEYOND if beyond else ""


if __name__ == "__main__":
    main()
