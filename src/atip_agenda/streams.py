"""Write to a stream; a closed pipe and other failures raise different errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from atip_agenda.errors import FileError


class ClosedPipe(Exception):  # noqa: N818 - not an error: the reader has seen enough
    """The reader closed the pipe; the run ends quietly."""


def write(stream: TextIO, text: str) -> None:
    """Write and flush text. Raises ClosedPipe or FileError."""
    with _failing_as_ours():
        stream.write(text)
        stream.flush()


def write_bytes(stream: TextIO, data: bytes) -> None:
    """Write and flush bytes. Raises ClosedPipe or FileError."""
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
