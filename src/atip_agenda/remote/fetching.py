"""An agenda at an address: fetched, and kept so that the last copy answers without a network."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import httpx

from atip_agenda.errors import FileError
from atip_agenda.remote.copies import Copy, cache_folder, hash_of, keep, kept
from atip_agenda.remote.http import LIMITS, Limits, RefusedError, UnreachableError, asked

_SCHEMES = frozenset({"http", "https"})


class Fetched(NamedTuple):
    """What an address holds, and the name to show for it: the address without credentials.

    `aside` is a sentence where it is not what the server has now, but an older copy.
    """

    data: bytes
    name: str
    aside: str = ""


def fetch(
    address: str,
    now: dt.datetime,
    *,
    folder: Path | None = None,
    limits: Limits = LIMITS,
    online: bool = True,
) -> Fetched:
    """What an address holds now; where its server cannot be reached, the last copy of it.

    With `online` false no server is asked. Raises FileError, in one sentence and without the
    credentials that the address may have.
    """
    url = _url(address)
    name = str(url.copy_with(userinfo=b""))
    place = (folder or cache_folder()) / hash_of(address)
    copy = kept(place)
    if not online:
        if copy is None:
            raise FileError(name, "there is no copy of it")
        return Fetched(copy.data, name)
    try:
        fresh = asked(url, copy, now, limits=limits)
    except RefusedError as error:
        raise FileError(name, str(error)) from None
    except UnreachableError as error:
        if copy is None:
            raise FileError(name, str(error), "there is no earlier copy of it") from None
        said = f"{name}: {error}; this is what it held {_when(copy, now)}."
        return Fetched(copy.data, name, said)
    keep(place, fresh)
    return Fetched(fresh.data, name)


def _url(address: str) -> httpx.URL:
    """The address, if it is one that can be asked. Raises FileError."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError):
        shown = address.rpartition("@")[2] if "@" in address else address
        raise FileError(shown, "it is no address") from None
    name = str(url.copy_with(userinfo=b""))
    if url.scheme not in _SCHEMES:
        hint = "a calendar's webcal:// is https://" if url.scheme == "webcal" else ""
        raise FileError(name, "only http and https addresses are read", hint)
    if not url.host:
        raise FileError(name, "the address names no server")
    return url


def _when(copy: Copy, now: dt.datetime) -> str:
    """When a copy was fetched, as a reader counts it: 3 hours ago."""
    minutes = (now - copy.fetched) // dt.timedelta(minutes=1)
    if minutes < 0:  # one of the two clocks is wrong, or set for a demonstration
        return f"on {copy.fetched.day} {copy.fetched:%B %Y}"
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= 2 * length:
            return f"{minutes // length} {unit}s ago"
    return "a minute ago"
