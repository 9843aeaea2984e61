"""`python -m atip_agenda`, and the command of the same name."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

_ZONE_FOLDERS = (
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
)


def main() -> NoReturn:
    """Run the tool on this process's arguments and streams, and end it with the exit code."""
    # A run lives for a fifth of a second: what it allocates is given back by its end, and looking
    # for cycles meanwhile costs 48 ms of 260.
    gc.disable()
    # No plugin has anything to add to these models; looking for them costs 7 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Where the zones lie (PEP 615): else Python reads its whole build configuration to find out,
    # for 1.5 ms. What is not there comes from the tzdata package, as it would without this.
    os.environ.setdefault("PYTHONTZPATH", os.pathsep.join(_ZONE_FOLDERS))
    try:
        status = _version() if sys.argv[1:2] == ["--version"] else _run()
    except KeyboardInterrupt:
        status = 130
    # Every answer is flushed where it is written (streams.write). Taking all modules apart before
    # the end would cost 5 ms more.
    os._exit(status)


def _run() -> int:
    """Run a command."""
    from atip_agenda.cli.run import run
    from atip_agenda.environment import Environment

    return run(sys.argv[1:], Environment.of_this_process())


def _version() -> int:
    """Say the version, past everything that a command needs."""
    from importlib.metadata import version

    from atip_agenda.errors import ExitStatus, FileError
    from atip_agenda.streams import ClosedPipe, write

    try:
        write(sys.stdout, f"atip-agenda {version('atip-agenda')}\n")
    except ClosedPipe:
        pass
    except FileError as error:
        sys.stderr.write(f"atip-agenda: {error}.\n")
        return ExitStatus.MISTAKE
    return ExitStatus.DONE


if __name__ == "__main__":
    main()
