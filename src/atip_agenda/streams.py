"""Writing to a stream, with the two ways in which that fails told apart."""

from __future__ import annotations

import os
from typing import TextIO

from atip_agenda.errors import FileError


class ClosedPipe(Exception):  # noqa: N818 - no error: the reader has seen enough
    """Nobody reads any more; a run ends quietly then."""


def write(stream: TextIO, text: str) -> None:
    """Write an answer, at once. Raises ClosedPipe, or FileError where it cannot be written."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        give_up(stream)
        raise ClosedPipe from None
    except OSError as error:
        give_up(stream)
        why = f"the answer cannot be written ({error.strerror or error})"
        raise FileError("standard output", why) from None


def give_up(stream: TextIO) -> None:
    """Let what is left in the stream's buffer vanish, or Python complains of it on its way out."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
    except (OSError, ValueError):  # no real file behind the stream: nothing to vanish
        pass
