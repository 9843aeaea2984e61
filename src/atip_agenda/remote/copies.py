"""Copies of agendas at addresses, in the user's cache folder.

A copy is one file named by a hash of its address: a line of JSON (when it was fetched, its ETag and
Last-Modified), then the body.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import tempfile
from pathlib import Path
from typing import NamedTuple

import platformdirs


class Copy(NamedTuple):
    """What an address held when it was last fetched."""

    data: bytes
    fetched: dt.datetime
    etag: str = ""
    modified: str = ""
    source: str = ""  # a hash of the address after redirects


def cache_folder() -> Path:
    """The folder of this user's copies."""
    return platformdirs.user_cache_path("atip-agenda", appauthor=False)


def hash_of(address: str) -> str:
    """A file name for an address that does not reveal it."""
    return hashlib.sha256(address.encode()).hexdigest()


def read_copy(path: Path) -> Copy | None:
    """The copy in a file; None if it is missing or damaged."""
    try:
        head, _, data = path.read_bytes().partition(b"\n")
        facts = json.loads(head)
        fetched = dt.datetime.fromisoformat(facts["fetched"])
        marks = [str(facts[name]) for name in ("etag", "modified", "source")]
        if facts["sha256"] != hashlib.sha256(data).hexdigest() or fetched.tzinfo is None:
            return None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return Copy(data, fetched, *marks)


def write_copy(path: Path, copy: Copy) -> None:
    """Replace the copy in a file, in one step; a folder that cannot be written is ignored."""
    head = {
        "fetched": copy.fetched.isoformat(),
        "etag": copy.etag,
        "modified": copy.modified,
        "source": copy.source,
        "sha256": hashlib.sha256(copy.data).hexdigest(),
    }
    written: Path | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            written = Path(file.name)
            file.write(json.dumps(head).encode() + b"\n" + copy.data)
        written.replace(path)
    except OSError:
        if written is not None:
            with contextlib.suppress(OSError):
                written.unlink()
