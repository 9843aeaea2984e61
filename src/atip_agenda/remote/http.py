"""A question to a web server: whatever it does, there is an answer, or one sentence on why not."""

from __future__ import annotations

import contextlib
import datetime as dt
import http
import os
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import httpx

from atip_agenda.remote.copies import Copy, hash_of

_MEGABYTE = 1024 * 1024
_GZIP = 31  # zlib's name for a gzip archive
_LATE = "it does not answer in time"
_CUT = "its answer breaks off"


class Limits(NamedTuple):
    """How long an answer may take, step by step and in all, and how much it may be."""

    step: float = 10.0  # seconds
    whole: float = 30.0
    size: int = 64 * _MEGABYTE
    redirects: int = 5


LIMITS = Limits()


class UnreachableError(Exception):
    """The server does not answer, or not wholly; its string says why. A copy will do."""


class RefusedError(Exception):
    """The address cannot be used as it is; its string says why."""


def asked(url: httpx.URL, copy: Copy | None, now: dt.datetime, *, limits: Limits = LIMITS) -> Copy:
    """What a server holds at an address; asked only for what is newer than the copy, if it can be.

    Raises UnreachableError or RefusedError.
    """
    answers: list[Copy] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(_asked(url, copy, now, limits))
        except Exception as error:  # noqa: BLE001 - it is raised below
            errors.append(error)

    # To look up a name, or to wait for a trickle of bytes, may take for ever. What is late is left
    # to itself, and a daemon goes with the process.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(limits.whole)
    if errors:
        raise errors[0]
    if not answers:
        raise UnreachableError(_LATE)
    return answers[0]


def _asked(url: httpx.URL, copy: Copy | None, now: dt.datetime, limits: Limits) -> Copy:
    try:
        # Packed by gzip alone, which is unpacked here: no more of a bomb than the limit.
        client = httpx.Client(
            headers={"Accept-Encoding": "gzip", "User-Agent": "atip-agenda"},
            follow_redirects=True,
            max_redirects=limits.redirects,
            timeout=limits.step,
            event_hooks={"response": [_refuse_to_leave_the_web]},
        )
    except (ImportError, ValueError, OSError):
        raise RefusedError("the environment names a proxy or certificates of no use") from None
    try:
        with client:
            return _answer(client, url, copy, now, limits)
    except httpx.TooManyRedirects:
        raise RefusedError("its redirections have no end") from None
    except httpx.TimeoutException:
        raise UnreachableError(_LATE) from None
    except httpx.HTTPError as error:
        raise UnreachableError(reason_of(error)) from None
    except ValueError:  # of the names that the system's resolver cannot write
        raise RefusedError("no server can have that name") from None


def _refuse_to_leave_the_web(response: httpx.Response) -> None:
    """Raise RefusedError where an answer redirects to anything but http and https."""
    if response.has_redirect_location:
        try:
            target = response.request.url.join(response.headers["Location"])
        except (httpx.InvalidURL, ValueError):
            raise RefusedError("it redirects to what is no address") from None
        if target.scheme not in {"http", "https"}:
            raise RefusedError("it redirects to what is no http or https address")


def _answer(
    client: httpx.Client, url: httpx.URL, copy: Copy | None, now: dt.datetime, limits: Limits
) -> Copy:
    """The server's answer; asked again without a copy that it takes for its own wrongly."""
    late = time.monotonic() + limits.whole
    with client.stream("GET", url, headers=_marks(copy)) as response:
        code, source = response.status_code, hash_of(str(response.url))
        if copy and code == http.HTTPStatus.NOT_MODIFIED:
            if copy.source == source:
                return copy._replace(fetched=now)
            # A hotel's gate has sent the copy in its stead.
            return _answer(client, url, None, now, limits)
        if code != http.HTTPStatus.OK:
            said = f"its server answers {code} {_phrase(code)}".rstrip()
            passing = code >= http.HTTPStatus.INTERNAL_SERVER_ERROR
            raise UnreachableError(said) if passing else RefusedError(said)
        data = bytearray()
        for piece in _unpacked(response):
            data += piece
            if len(data) > limits.size:
                raise RefusedError(f"it holds more than {limits.size / _MEGABYTE:g} MB")
            if time.monotonic() > late:
                raise UnreachableError(_LATE)
        etag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    return Copy(bytes(data), now, etag, modified, source)


def _marks(copy: Copy | None) -> dict[str, str]:
    """The headers by which a server tells whether a copy is what it has."""
    marks = {"If-None-Match": copy.etag, "If-Modified-Since": copy.modified} if copy else {}
    return {
        name: mark for name, mark in marks.items() if mark and mark.isascii() and mark.isprintable()
    }


def _phrase(code: int) -> str:
    """What a status code means; the server's own words may be anything."""
    with contextlib.suppress(ValueError):
        return http.HTTPStatus(code).phrase
    return ""


def _unpacked(response: httpx.Response) -> Iterator[bytes]:
    """The body in pieces, none of them large. Raises UnreachableError where it is cut."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from response.iter_raw()
        return
    if encoding not in {"gzip", "x-gzip"}:
        raise RefusedError("its answer is packed in a way that was not asked for")
    member = zlib.decompressobj(_GZIP)
    try:
        for chunk in response.iter_raw():
            packed = chunk
            while packed:
                if member.eof:  # one archive may follow another
                    member = zlib.decompressobj(_GZIP)
                yield member.decompress(packed, _MEGABYTE)
                packed = member.unconsumed_tail or member.unused_data
        yield member.flush()
    except zlib.error:
        raise UnreachableError("its answer cannot be unpacked") from None
    if not member.eof:
        raise UnreachableError(_CUT)


def reason_of(error: Exception) -> str:
    """Why there is no answer, in plain words."""
    if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError)):
        return _CUT
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return "no secure connection to its server can be made"
        if isinstance(cause, socket.gaierror):
            return "its server is not found, or there is no network"
        if isinstance(cause, OSError) and cause.errno:
            return f"its server cannot be reached ({os.strerror(cause.errno)})"
        cause = cause.__cause__ or cause.__context__
    return "its server cannot be reached"
