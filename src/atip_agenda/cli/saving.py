"""Save an answer to a file: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from atip_agenda.errors import FileError


def refuse_to_overwrite(file: str) -> None:
    """Raise FileError if the file exists."""
    if _kept(file):
        raise FileError(file, "already exists", "use --force to overwrite")


def save(file: str, data: bytes) -> None:
    """Write the data to a file; until all of it is on the disk, the old contents stay.

    A link is followed, and the file keeps its mode. A device or a named pipe is written to.
    Raises FileError.
    """
    try:
        if _is_no_file(file):
            Path(file).write_bytes(data)
        else:
            _replace(Path(os.path.realpath(file)), data)
    except IsADirectoryError:
        raise FileError(file, "is a folder, not a file") from None
    except FileNotFoundError:
        raise FileError(file, "no such folder") from None
    except OSError as error:
        why = f"it cannot be written ({os.strerror(error.errno or 0)})"
        raise FileError(file, why) from None
    except ValueError:  # a NUL in the name
        raise FileError(file, "no file can have that name") from None


def _kept(file: str) -> bool:
    """Whether there is a file whose contents would be lost."""
    try:
        return stat.S_ISREG(Path(file).stat().st_mode)
    except (OSError, ValueError):
        return False


def _is_no_file(file: str) -> bool:
    """Whether the name is that of a device, a pipe or a folder."""
    try:
        return not stat.S_ISREG(Path(file).stat().st_mode)
    except OSError:
        return False


def _replace(path: Path, data: bytes) -> None:
    """Write a new file beside the old one, and put it in its place."""
    beside = path.with_name(f".atip-agenda-{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            with contextlib.suppress(FileNotFoundError):
                beside.chmod(stat.S_IMODE(path.stat().st_mode))
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
