"""Copies of what addresses hold, kept in the user's cache folder.

A copy is one file, named by a hash of its address: a line of JSON on it (when it was fetched, by
which marks the server knows it), then what the server sent.
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
    source: str = ""  # a hash of the address at which redirections ended


def cache_folder() -> Path:
    """Where copies are kept for this user."""
    return platformdirs.user_cache_path("atip-agenda", appauthor=False)


def hash_of(address: str) -> str:
    """The name of an address where nobody may read it."""
    return hashlib.sha256(address.encode()).hexdigest()


def kept(place: Path) -> Copy | None:
    """The copy in a file; None where there is none, or it is damaged."""
    try:
        head, _, data = place.read_bytes().partition(b"\n")
        said = json.loads(head)
        fetched = dt.datetime.fromisoformat(said["fetched"])
        marks = [str(said[name]) for name in ("etag", "modified", "source")]
        if said["sha256"] != hashlib.sha256(data).hexdigest() or fetched.tzinfo is None:
            return None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return Copy(data, fetched, *marks)


def keep(place: Path, copy: Copy) -> None:
    """Keep a copy, in one step; a folder that cannot be written is no mistake of the user's."""
    head = {
        "fetched": copy.fetched.isoformat(),
        "etag": copy.etag,
        "modified": copy.modified,
        "source": copy.source,
        "sha256": hashlib.sha256(copy.data).hexdigest(),
    }
    written: Path | None = None
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            written = Path(file.name)
            file.write(json.dumps(head).encode() + b"\n" + copy.data)
        written.replace(place)
    except OSError:
        if written is not None:
            with contextlib.suppress(OSError):
                written.unlink()
