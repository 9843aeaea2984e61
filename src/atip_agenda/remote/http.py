"""HTTP requests that end within their limits, with an answer or one sentence on why not."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import http
import io
import os
import socket
import ssl
import threading
import time
import zlib
from typing import NamedTuple

import httpx

from atip_agenda.remote.copies import Copy, hash_of

_MEGABYTE = 1024 * 1024
_LATE = "it does not answer in time"
_CUT = "its answer breaks off"


class Limits(NamedTuple):
    """How long a request may take (seconds), and how large its answer may be (bytes)."""

    step: float = 10.0
    whole: float = 30.0
    size: int = 64 * _MEGABYTE
    redirects: int = 5


LIMITS = Limits()


class UnreachableError(Exception):
    """The server does not answer, or not completely; a copy will do."""


class RefusedError(Exception):
    """The address cannot be used as it is."""


def get(url: httpx.URL, copy: Copy | None, now: dt.datetime, *, limits: Limits = LIMITS) -> Copy:
    """What a server holds at an address; the copy itself where the server has nothing newer.

    Raises UnreachableError or RefusedError.
    """
    answers: list[Copy] = []
    errors: list[Exception] = []

    def send() -> None:
        try:
            answers.append(_send(url, copy, now, limits))
        except Exception as error:  # noqa: BLE001 - it is raised below
            errors.append(error)

    # Looking up a name, or a trickle of bytes, may take forever. A timed-out request stays in its
    # daemon thread, which ends with the process.
    request = threading.Thread(target=send, daemon=True)
    request.start()
    request.join(limits.whole)
    if errors:
        raise errors[0]
    if not answers:
        raise UnreachableError(_LATE)
    return answers[0]


def _send(url: httpx.URL, copy: Copy | None, now: dt.datetime, limits: Limits) -> Copy:
    try:
        # Only gzip is asked for, which is unpacked here, up to the limit.
        client = httpx.Client(
            headers={"Accept-Encoding": "gzip", "User-Agent": "atip-agenda"},
            follow_redirects=True,
            max_redirects=limits.redirects,
            timeout=limits.step,
            event_hooks={"response": [_refuse_to_leave_the_web]},
        )
    except (ImportError, ValueError, OSError):
        raise RefusedError(
            "the environment names a proxy or certificates that do not work"
        ) from None
    try:
        with client:
            return _answer(client, url, copy, now, limits)
    except httpx.TooManyRedirects:
        raise RefusedError("it redirects too often") from None
    except httpx.TimeoutException:
        raise UnreachableError(_LATE) from None
    except httpx.HTTPError as error:
        raise UnreachableError(reason_of(error)) from None
    except ValueError:  # the resolver cannot write such a name
        raise RefusedError("not a valid server name") from None


def _refuse_to_leave_the_web(response: httpx.Response) -> None:
    """Raise RefusedError where an answer redirects to anything but http and https."""
    if response.has_redirect_location:
        try:
            target = response.request.url.join(response.headers["Location"])
        except (httpx.InvalidURL, ValueError):
            raise RefusedError("it redirects to an invalid address") from None
        if target.scheme not in {"http", "https"}:
            raise RefusedError("it redirects away from http and https")


def _answer(
    client: httpx.Client, url: httpx.URL, copy: Copy | None, now: dt.datetime, limits: Limits
) -> Copy:
    """The server's answer."""
    late = time.monotonic() + limits.whole
    with client.stream("GET", url, headers=_marks(copy)) as response:
        code, source = response.status_code, hash_of(str(response.url))
        if copy and code == http.HTTPStatus.NOT_MODIFIED:
            if copy.source == source:
                return copy._replace(fetched=now)
            # A captive portal answered for another server: ask again without the copy.
            return _answer(client, url, None, now, limits)
        if code != http.HTTPStatus.OK:
            said = f"its server answers {code} {_phrase(code)}".rstrip()
            passing = code >= http.HTTPStatus.INTERNAL_SERVER_ERROR
            raise UnreachableError(said) if passing else RefusedError(said)
        data = bytearray()
        for piece in response.iter_raw():
            data += piece
            if len(data) > limits.size:
                raise RefusedError(_too_large(limits))
            if time.monotonic() > late:
                raise UnreachableError(_LATE)
        body = _unpacked(bytes(data), response.headers.get("Content-Encoding", ""), limits)
        etag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    return Copy(body, now, etag, modified, source)


def _marks(copy: Copy | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, 13.1)."""
    marks = {"If-None-Match": copy.etag, "If-Modified-Since": copy.modified} if copy else {}
    return {
        name: mark for name, mark in marks.items() if mark and mark.isascii() and mark.isprintable()
    }


def _phrase(code: int) -> str:
    """The name of a status code; the server's own words are not trusted."""
    with contextlib.suppress(ValueError):
        return http.HTTPStatus(code).phrase
    return ""


def _unpacked(data: bytes, encoding: str, limits: Limits) -> bytes:
    """The body without its content encoding. Raises UnreachableError where it is cut.

    httpx would take a cut archive for a whole one, and drop what follows the first of several.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return data
    if encoding not in {"gzip", "x-gzip"}:
        raise RefusedError("its answer is packed in a way that was not asked for")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as archive:
            body = archive.read(limits.size + 1)
    except EOFError:
        raise UnreachableError(_CUT) from None
    except (OSError, zlib.error):
        raise UnreachableError("its answer cannot be unpacked") from None
    if len(body) > limits.size:
        raise RefusedError(_too_large(limits))
    return body


def _too_large(limits: Limits) -> str:
    return f"it holds more than {limits.size / _MEGABYTE:g} MB"


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
