"""Run the examples in README.md and docs/*.md, and bring their output up to date.

`python docs/examples.py` runs each console block and writes what the tool prints today into the
page. `--check` writes nothing and exits with 1 if a block is out of date.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
PAGES = [FOLDER.parent / "README.md", *sorted(FOLDER.glob("*.md"))]
# Monday 20 April 2026, 15:45 in Vienna: the clock of all examples.
NOW = "2026-04-20T15:45+02:00"
# Files that the examples read; each is the only block of its language.
FILES = {"mine.json": "json", "my-calendar.ics": "ics", "events.csv": "csv"}
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


def blocks(language: str, text: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return [block for named, block in FENCED.findall(text) if named == language]


def write_files(folder: Path, text: str) -> None:
    """Write the files that the examples read, as the pages show them."""
    for name, language in FILES.items():
        (block,) = blocks(language, text)
        (folder / name).write_text(block, encoding="utf-8")


def transcript(block: str, folder: Path) -> str:
    """Return what a terminal 80 columns wide shows when a block's commands are typed."""
    import pty  # not on Windows

    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    # Print each command before running it; keep the exit status for “echo $?”.
    lines = [
        f"before=$?; printf '%s\\n' {shlex.quote(f'$ {command}')}; (exit $before)\n{command}"
        for command in commands
    ]
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)))
    variables = {
        "ATIP_AGENDA_NOW": NOW,
        "COLUMNS": "80",
        "HOME": str(folder),
        "PATH": path,
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["/bin/sh", "-c", "\n".join(lines)],
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b"".join(_read_all(ours))
    os.close(ours)
    return "".join(f"{line.rstrip(' ')}\n" for line in shown.decode("utf-8").splitlines())


def _read_all(terminal: int) -> Iterator[bytes]:
    """Yield what is written to a terminal until its last writer closes it."""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux reports a closed terminal this way
            return
        if not data:
            return
        yield data


def shortened(shown: str, block: str) -> str:
    """Return the output with lines left out where the block has a line “…”."""
    old, new = block.splitlines(), shown.splitlines()
    if LEFT_OUT not in old:
        return shown
    before = old.index(LEFT_OUT)
    after = len(old) - before - 1
    if before + after >= len(new):
        return shown
    kept = [*new[:before], LEFT_OUT, *new[len(new) - after :]]
    return "".join(f"{line}\n" for line in kept)


def refreshed(block: str, pages: str) -> str:
    """Return a console block with the output of its commands as of today.

    `pages` is the text of all pages, which shows the files that the commands read.
    """
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), pages)
        return shortened(transcript(block, Path(folder)), block)


def main(arguments: list[str]) -> int:
    """Refresh the pages, or check whether they are up to date. Return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    pages = {path: path.read_text(encoding="utf-8") for path in PAGES}
    everything = "".join(pages.values())
    stale = 0
    for path, text in pages.items():
        new = FENCED.sub(
            lambda found: (
                f"```console\n{refreshed(found[2], everything)}```"
                if found[1] == "console"
                else found[0]
            ),
            text,
        )
        if new == text:
            continue
        if arguments:
            print(f"{path}: some examples are out of date", file=sys.stderr)
            stale = 1
        else:
            path.write_text(new, encoding="utf-8", newline="\n")
            print(f"{path} updated")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
