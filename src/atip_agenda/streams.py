"""Writing to a stream, with the two ways in which that fails told apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from atip_agenda.errors import FileError


class ClosedPipe(Exception):  # noqa: N818 - no error: the reader has seen enough
    """Nobody reads any more; a run ends quietly then."""


def write(stream: TextIO, text: str) -> None:
    """Write an answer, at once. Raises ClosedPipe, or FileError where it cannot be written."""
    with _failing_as_ours():
        stream.write(text)
        stream.flush()


def write_bytes(stream: TextIO, data: bytes) -> None:
    """Write bytes past the stream's encoding, as `write` does."""
    with _failing_as_ours():
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()


@contextmanager
def _failing_as_ours() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ClosedPipe from None
    except OSError as error:
        why = f"the answer cannot be written ({error.strerror or error})"
        raise FileError("standard output", why) from None
