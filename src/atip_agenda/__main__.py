"""`python -m atip_agenda`, and the command of the same name."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the tool on this process's arguments and streams; the exit code."""
    # A run lives for a fifth of a second: what it allocates is given back by its end, and looking
    # for cycles meanwhile costs 48 ms of 260.
    gc.disable()
    # No plugin has anything to add to these models; looking for them costs 7 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        if sys.argv[1:2] == ["--version"]:
            return _version()
        from atip_agenda.cli.run import run
        from atip_agenda.environment import Environment

        return run(sys.argv[1:], Environment.of_this_process())
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()


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
    sys.exit(main())
