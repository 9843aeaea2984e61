"""What a hundred thousand sessions cost, against a process that only json.loads the same file.

    python benchmarks/scale.py [RUNS]

For each command: the time as a multiple of json.load's, the growth from 10,000 to 100,000
sessions, and the peak memory as a multiple of the file.
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
TIME_LIMIT, GROWTH_LIMIT, MEMORY_LIMIT = 3, 11, 6


def main() -> None:
    """Race all on both files, and print the table."""
    runs = max(int(sys.argv[1]) if len(sys.argv) > 1 else 0, FEWEST_RUNS)
    with tempfile.TemporaryDirectory() as folder:
        files = {number: Path(folder, f"{number}.json") for number in (SMALL, LARGE)}
        for number, file in files.items():
            # In a process of its own: a child's peak memory counts its parent's at the fork.
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
    print(table(rows(contenders, size)))


def commands_on(file: Path) -> dict[str, list[str]]:
    """The commands to time on a file, the yardstick first."""
    program = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"
    tool = {name: [*TOOL, *words, "--agenda", str(file)] for name, words in COMMANDS.items()}
    return {"json.load": [sys.executable, "-c", program, str(file)], **tool}


def rows(contenders: dict[tuple[str, int], Contender], size: int) -> list[tuple[str, ...]]:
    """A line for each command: time, growth, memory, each beside what was promised."""
    yardstick = contenders["json.load", LARGE].median
    found: list[tuple[str, ...]] = [
        ("command", "s", "x json.load", "at most", "growth", "at most", "x file", "at most")
    ]
    for name in ("json.load", *COMMANDS):
        large, small = contenders[name, LARGE], contenders[name, SMALL]
        found.append(
            (
                name,
                f"{large.median:.2f}",
                f"{large.median / yardstick:.2f}",
                f"{TIME_LIMIT}",
                f"{large.median / small.median:.1f}",
                f"{GROWTH_LIMIT}",
                f"{large.peak_bytes / size:.1f}",
                f"{MEMORY_LIMIT}",
            )
        )
    return found


if __name__ == "__main__":
    main()
