"""Time whole processes side by side: interleaved runs, medians, peak memory."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

KIBIBYTE = 1024  # the unit of ru_maxrss on Linux


@dataclass
class Contender:
    """A command to time, on a real pty if `terminal` is true."""

    name: str
    command: Sequence[str]
    terminal: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    peak_bytes: int = 0

    @property
    def median(self) -> float:
        """The median of its runs, in seconds."""
        return statistics.median(self.seconds)

    def run(self) -> None:
        """Run once and record the time."""
        world = {
            name: value
            for name, value in os.environ.items()
            if name not in {"FORCE_COLOR", "NO_COLOR", "COLUMNS", "PYTHONDONTWRITEBYTECODE"}
        }
        world |= {"TERM": "xterm-256color", **self.variables}
        if self.terminal:
            self._run_on_terminal(world)
            return
        start = time.perf_counter()
        with subprocess.Popen(
            self.command,
            env=world,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            while process.stdout.read(1 << 20):
                pass
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds.append(time.perf_counter() - start)
        self.peak_bytes = max(self.peak_bytes, usage.ru_maxrss * KIBIBYTE)

    def _run_on_terminal(self, world: Mapping[str, str]) -> None:
        reader, terminal = pty.openpty()
        drain = threading.Thread(target=_drain, args=(reader,), daemon=True)
        drain.start()
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, env=world, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
        )
        process.wait()
        self.seconds.append(time.perf_counter() - start)
        os.close(terminal)
        drain.join(timeout=1)
        os.close(reader)


def _drain(reader: int) -> None:
    while True:
        try:
            if not os.read(reader, 65536):
                return
        except OSError:
            return


def race(contenders: Sequence[Contender], runs: int) -> None:
    """Run all in turn, A B C A B C …, so that a busy machine slows all of them alike."""
    for contender in contenders:  # warm up the page cache and the bytecode
        contender.run()
        contender.seconds.clear()
    for _ in range(runs):
        for contender in contenders:
            contender.run()


def check_success(contenders: Sequence[Contender]) -> None:
    """Exit if a command fails."""
    for contender in contenders:
        done = subprocess.run(
            contender.command,
            env={**os.environ, **contender.variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
            message = f"{contender.name}: exit {done.returncode}: {done.stderr.decode()[-400:]}"
            raise SystemExit(message)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as aligned columns, the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        first, *others = row
        cells = [first.ljust(widths[0])]
        cells += [text.rjust(width) for text, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
