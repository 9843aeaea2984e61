"""The tool as a process of its own, and an agenda that fills a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "atip_agenda"]


def world(**changes: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("ATIP_") and name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    }
    return {**kept, "ATIP_AGENDA_NOW": "2026-04-20T15:45+02:00", "TZ": "Asia/Tokyo", **changes}


def run(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        env=world(**changes),
        capture_output=True,
        check=False,
        cwd=cwd,
    )


def large_agenda(path: Path, sessions: int = 3000) -> Path:
    """An agenda whose listing does not fit into a pipe's buffer."""
    document = {
        "version": 1,
        "conference": {
            "title": "Large",
            "status": "final",
            "timezone": "UTC",
            "first_day": "2026-04-20",
            "last_day": "2026-04-20",
        },
        "sessions": [
            {
                "id": f"s{number}",
                "kind": "panel",
                "title": "A title of some length",
                "start": "2026-04-20T10:00",
                "end": "2026-04-20T11:00",
            }
            for number in range(sessions)
        ],
    }
    path.write_text(json.dumps(document))
    return path
