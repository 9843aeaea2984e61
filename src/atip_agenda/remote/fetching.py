"""Fetch an agenda from an address, and keep a copy for when there is no network."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import httpx

from atip_agenda.errors import FileError
from atip_agenda.remote.copies import Copy, cache_folder, hash_of, read_copy, write_copy
from atip_agenda.remote.http import LIMITS, Limits, RefusedError, UnreachableError, get
from atip_agenda.wording import date

_SCHEMES = frozenset({"http", "https"})


class Fetched(NamedTuple):
    """What an address holds, and the address without credentials.

    `aside` is a sentence where this is an older copy.
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
    """What an address holds now, or the last copy where its server cannot be reached.

    With `online` false no request is sent. Raises FileError, whose sentence leaves out the
    credentials of the address.
    """
    url = _url(address)
    name = str(url.copy_with(userinfo=b""))
    path = (folder or cache_folder()) / hash_of(address)
    copy = read_copy(path)
    if not online:
        if copy is None:
            raise FileError(name, "no copy of it is kept")
        return Fetched(copy.data, name)
    try:
        fresh = get(url, copy, now, limits=limits)
    except RefusedError as error:
        raise FileError(name, str(error)) from None
    except UnreachableError as error:
        if copy is None:
            raise FileError(name, str(error), "no earlier copy of it is kept") from None
        said = f"{name}: {error}; this is what it held {_when(copy, now)}."
        return Fetched(copy.data, name, said)
    write_copy(path, fresh)
    return Fetched(fresh.data, name)


def _url(address: str) -> httpx.URL:
    """The parsed address. Raises FileError unless it is http or https."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError):
        shown = address.rpartition("@")[2] if "@" in address else address
        raise FileError(shown, "not a valid address") from None
    name = str(url.copy_with(userinfo=b""))
    if url.scheme not in _SCHEMES:
        hint = "a calendar's webcal:// is https://" if url.scheme == "webcal" else ""
        raise FileError(name, "only http and https addresses are read", hint)
    if not url.host:
        raise FileError(name, "the address names no server")
    return url


def _when(copy: Copy, now: dt.datetime) -> str:
    """When a copy was fetched, as "3 hours ago"."""
    minutes = (now - copy.fetched) // dt.timedelta(minutes=1)
    if minutes < 0:  # the clock was wrong then, or is set by ATIP_AGENDA_NOW
        return f"on {date(copy.fetched.date())}"
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= 2 * length:
            return f"{minutes // length} {unit}s ago"
    return "a minute ago"
