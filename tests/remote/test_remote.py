"""Agendas at an address (remote/), asked of a real server on this machine."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from atip_agenda.cli import completion as completing
from atip_agenda.environment import Environment
from atip_agenda.errors import FileError
from atip_agenda.remote import copies, fetching
from atip_agenda.remote.fetching import Fetched, fetch
from atip_agenda.remote.http import Limits, reason_of
from conftest import MONDAY_AFTERNOON, Builder, Stream, Tool
from hostile import HOSTILE, obeyed

Behaviour = Callable[["Handler"], None]
QUICK = Limits(step=0.3, whole=2.0, size=1024 * 1024)
LATER = MONDAY_AFTERNOON + dt.timedelta(hours=3)


class Handler(BaseHTTPRequestHandler):
    """A request, answered as the test says for its path."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.pages[self.path](self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """A web server whose pages are functions."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Behaviour] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.ended = threading.Event()

    def handle_error(self, *_: Any) -> None:
        """A client that goes away is what these tests are about."""

    def page(self, behaviour: Behaviour, path: str = "/agenda.json") -> str:
        """Have a page behave so; its address."""
        self.pages[path] = behaviour
        return f"http://127.0.0.1:{self.server_port}{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.ended.set()
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def get(tmp_path: Path) -> Callable[..., Fetched]:
    """Fetch an address, with a cache folder of the test's own."""

    def call(
        address: str, now: dt.datetime = MONDAY_AFTERNOON, *, limits: Limits = QUICK, **more: Any
    ) -> Fetched:
        return fetch(address, now, folder=tmp_path / "cache", limits=limits, **more)

    return call


Get = Callable[..., Fetched]


def failing(get: Get, address: str, **more: Any) -> FileError:
    with pytest.raises(FileError) as caught:
        get(address, **more)
    assert "\n" not in str(caught.value)
    return caught.value


def sending(body: bytes, code: int = 200, **headers: str) -> Behaviour:
    return lambda handler: handler.answer(code, body, **headers)


# What goes well


def test_what_an_address_holds_is_fetched_and_kept(
    server: Server, get: Get, tmp_path: Path
) -> None:
    address = server.page(sending(b"{}"))
    assert get(address) == Fetched(b"{}", address)
    (copy,) = (tmp_path / "cache").iterdir()
    assert len(copy.name) == 64
    assert set(copy.name) <= set("0123456789abcdef")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_copy_that_is_still_right_is_not_sent_again(server: Server, get: Get) -> None:
    def page(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == '"one"':
            handler.answer(304)
        else:
            handler.answer(
                200, b"body", ETag='"one"', Last_Modified="Mon, 20 Apr 2026 10:00:00 GMT"
            )

    address = server.page(page)
    assert get(address) == get(address, LATER) == Fetched(b"body", address)
    assert server.asked[1][1]["If-Modified-Since"] == "Mon, 20 Apr 2026 10:00:00 GMT"
    # and it has been right since then
    server.page(lambda handler: handler.answer(503))
    assert get(address, LATER + dt.timedelta(minutes=5)).aside.endswith("held 5 minutes ago.")


def test_a_new_version_takes_the_place_of_the_copy(server: Server, get: Get) -> None:
    address = server.page(sending(b"old", ETag='"1"'))
    assert get(address).data == b"old"
    server.page(sending(b"new"))
    assert get(address).data == b"new"
    assert get(address).data == b"new"
    assert "If-None-Match" not in server.asked[2][1]


def test_a_copy_from_elsewhere_is_no_copy_of_this_server(server: Server, get: Get) -> None:
    """Before a hotel's gate is paid, it answers for everyone; its page must not stay."""
    server.page(sending(b"pay", Last_Modified="Mon, 20 Apr 2026 10:00:00 GMT"), "/gate")
    address = server.page(sending(b"", 302, Location="/gate"))
    assert get(address).data == b"pay"

    def page(handler: Handler) -> None:
        known = "If-Modified-Since" in handler.headers
        handler.answer(304 if known else 200, b"" if known else b"agenda")

    server.page(page)
    assert get(address).data == b"agenda"


def test_redirections_are_followed(server: Server, get: Get) -> None:
    server.page(sending(b"here"), "/there")
    address = server.page(sending(b"", 301, Location="/there"))
    assert get(address) == Fetched(b"here", address)


@pytest.mark.parametrize("parts", [1, 2])
def test_a_packed_answer_is_unpacked(server: Server, get: Get, parts: int) -> None:
    body = os.urandom(4000) + b"x" * 4000
    packed = b"".join(gzip.compress(body) for _ in range(parts))
    address = server.page(sending(packed, Content_Encoding="gzip"))
    assert get(address).data == body * parts
    assert server.asked[0][1]["Accept-Encoding"] == "gzip"


# What goes wrong


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (404, "its server answers 404 Not Found"),
        (403, "its server answers 403 Forbidden"),
        (500, "its server answers 500 Internal Server Error"),
        (304, "its server answers 304 Not Modified"),
        (302, "its server answers 302 Found"),
        (204, "its server answers 204 No Content"),
        (799, "its server answers 799"),
    ],
)
def test_an_answer_without_an_agenda_is_an_error(
    server: Server, get: Get, code: int, why: str
) -> None:
    error = failing(get, server.page(sending(b"", code)))
    assert error.why == why


def stalls_at_once(handler: Handler) -> None:
    handler.server.ended.wait()


def stalls_in_its_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"x")
    handler.server.ended.wait()


def trickles_its_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.ended.wait(0.05):
        handler.wfile.write(b"x")


def trickles_its_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.ended.wait(0.05):
        handler.wfile.write(b"x")


@pytest.mark.parametrize(
    "page", [stalls_at_once, stalls_in_its_body, trickles_its_head, trickles_its_body]
)
def test_a_server_that_stalls_is_given_up(server: Server, get: Get, page: Behaviour) -> None:
    limits = QUICK._replace(whole=0.6)
    assert failing(get, server.page(page), limits=limits).why == "it does not answer in time"


def cut_short(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"x" * 50)
    handler.close_connection = True


def cut_between_chunks(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"5\r\nhello\r\n")
    handler.close_connection = True


def cut_archive(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(gzip.compress(os.urandom(1000))[:500])
    handler.close_connection = True


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    handler.close_connection = True


def nothing_at_all(handler: Handler) -> None:
    handler.close_connection = True


@pytest.mark.parametrize(
    "page", [cut_short, cut_between_chunks, cut_archive, no_http, nothing_at_all]
)
def test_an_answer_that_breaks_off_is_none(server: Server, get: Get, page: Behaviour) -> None:
    assert failing(get, server.page(page)).why == "its answer breaks off"


def test_an_archive_that_is_none_is_an_error(server: Server, get: Get) -> None:
    address = server.page(sending(b"no archive", Content_Encoding="gzip"))
    assert failing(get, address).why == "its answer cannot be unpacked"
    address = server.page(sending(b"x", Content_Encoding="br"))
    assert failing(get, address).why == "its answer is packed in a way that was not asked for"


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.ended.is_set():
        handler.wfile.write(b"x" * 10_000)


BOMB = gzip.compress(b"\0" * 50_000_000)
MANY_BOMBS = gzip.compress(b"\0" * 1000) * 2000
bomb = sending(BOMB, Content_Encoding="gzip")
bombs = sending(MANY_BOMBS, Content_Encoding="gzip")


@pytest.mark.parametrize("page", [endless, bomb, bombs])
def test_a_body_without_end_is_cut_at_the_limit(server: Server, get: Get, page: Behaviour) -> None:
    limits = QUICK._replace(whole=20.0)
    assert failing(get, server.page(page), limits=limits).why == "it holds more than 1 MB"


def test_redirections_without_end_are_given_up(server: Server, get: Get) -> None:
    address = server.page(sending(b"", 302, Location="/agenda.json"))
    assert failing(get, address).why == "it redirects too often"
    assert len(server.asked) == QUICK.redirects + 1


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "data:,x"]
)
def test_a_redirection_to_anything_but_the_web_is_not_followed(
    server: Server, get: Get, target: str
) -> None:
    address = server.page(sending(b"", 302, Location=target))
    assert failing(get, address).why == "it redirects away from http and https"


def test_a_redirection_to_nonsense_is_an_error(server: Server, get: Get) -> None:
    address = server.page(sending(b"", 302, Location="http://[::1"))
    assert failing(get, address).why == "it redirects to an invalid address"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://x.org/a.json", "only http and https addresses are read"),
        ("file:///etc/passwd", "only http and https addresses are read"),
        ("webcal://x.org/a.ics", "only http and https addresses are read"),
        ("http://", "the address names no server"),
        ("http:///a.json", "the address names no server"),
        ("http://[::1", "not a valid address"),
        ("http://x.org:port/", "not a valid address"),
        ("http://x.org/\udcff", "not a valid address"),
        (f"http://{'x' * 70}.org/", "not a valid server name"),
    ],
)
def test_what_is_no_web_address_is_said(get: Get, address: str, why: str) -> None:
    assert failing(get, address).why == why


def test_a_server_that_is_not_there_is_said(get: Get) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = failing(get, f"http://127.0.0.1:{port}/a.json")
    assert error.why == "its server cannot be reached (Connection refused)"
    assert error.hint == "no earlier copy of it is kept"
    error = failing(get, "http://nowhere.invalid/a.json")
    late = "it does not answer in time"
    assert error.why in {"its server is not found, or there is no network", late}


def test_a_server_without_encryption_is_no_https_server(server: Server, get: Get) -> None:
    address = server.page(sending(b"x")).replace("http:", "https:")
    assert failing(get, address).why == "no secure connection to its server can be made"


def test_a_certificate_that_nobody_trusts_is_said(get: Get, tmp_path: Path, server: Server) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes a certificate, is not installed")
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    subprocess.run(
        [openssl, "req", *options, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    address = server.page(sending(b"x")).replace("http:", "https:")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    said = "its certificate is not trusted (self-signed certificate)"
    assert failing(get, address).why.replace("self signed", "self-signed") == said


def test_a_failure_without_a_cause_has_a_reason() -> None:
    assert reason_of(httpx.ConnectError("x")) == "its server cannot be reached"


@pytest.mark.parametrize(
    ("name", "value"), [("HTTP_PROXY", "nonsense://x"), ("SSL_CERT_FILE", "/nowhere/at/all.pem")]
)
def test_an_environment_that_makes_no_sense_is_said(
    get: Get, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    why = failing(get, "http://127.0.0.1:9/x").why
    assert why == "the environment names a proxy or certificates that do not work"


# Without a network


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (dt.timedelta(seconds=10), "a minute ago"),
        (dt.timedelta(minutes=119), "119 minutes ago"),
        (dt.timedelta(hours=3, minutes=59), "3 hours ago"),
        (dt.timedelta(hours=47), "47 hours ago"),
        (dt.timedelta(days=30), "30 days ago"),
        (-dt.timedelta(days=1), "on 20 April 2026"),
    ],
)
def test_without_a_network_the_last_copy_answers_and_says_how_old_it_is(
    server: Server, get: Get, after: dt.timedelta, said: str
) -> None:
    address = server.page(sending(b"body"))
    get(address)
    server.page(cut_short)
    assert get(address, MONDAY_AFTERNOON + after) == Fetched(
        b"body", address, f"{address}: its answer breaks off; this is what it held {said}."
    )


@pytest.mark.parametrize("page", [stalls_at_once, no_http, sending(b"", 503)])
def test_a_copy_answers_for_a_server_in_trouble(server: Server, get: Get, page: Behaviour) -> None:
    address = server.page(sending(b"body"))
    get(address)
    server.page(page)
    assert get(address).data == b"body"


@pytest.mark.parametrize(
    "page", [sending(b"", 404), endless, sending(b"", 302, Location="file:/x")]
)
def test_no_copy_answers_for_an_address_that_is_wrong(
    server: Server, get: Get, page: Behaviour
) -> None:
    address = server.page(sending(b"body"))
    get(address)
    server.page(page)
    failing(get, address)


def test_offline_no_server_is_asked(server: Server, get: Get) -> None:
    address = server.page(sending(b"body"))
    assert failing(get, address, online=False).why == "no copy of it is kept"
    get(address)
    assert get(address, online=False) == Fetched(b"body", address)
    assert len(server.asked) == 1


# The copies


def test_a_folder_that_cannot_be_written_is_no_error(server: Server, tmp_path: Path) -> None:
    address = server.page(sending(b"body"))
    (tmp_path / "file").touch()
    assert fetch(address, LATER, folder=tmp_path / "file", limits=QUICK).data == b"body"


def test_a_disk_that_is_full_leaves_the_old_copy_and_nothing_else(
    server: Server, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = server.page(sending(b"old"))
    get(address)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    server.page(sending(b"new"))
    assert get(address).data == b"new"
    assert get(address, online=False).data == b"old"
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:-1],
        lambda whole: whole[:20],
        lambda _: b"",
        lambda _: b"[]\nbody",
        lambda _: b"[" * 100_000,
        lambda whole: whole.replace(b"+00:00", b""),
        lambda whole: whole.replace(b"2026", b"never"),
        lambda whole: b"\xff" + whole,
    ],
)
def test_a_damaged_copy_is_none(
    server: Server, get: Get, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    address = server.page(sending(b"body", ETag='"1"'))
    get(address)
    (copy,) = (tmp_path / "cache").iterdir()
    copy.write_bytes(damage(copy.read_bytes()))
    assert get(address).data == b"body"
    assert "If-None-Match" not in server.asked[1][1]


def test_marks_that_no_header_can_hold_are_not_sent_back(server: Server, get: Get) -> None:
    address = server.page(sending(b"body", ETag='"\xe9\x80"'))
    get(address)
    assert get(address).data == b"body"
    assert "If-None-Match" not in server.asked[1][1]


def test_many_at_once_do_no_harm(server: Server, get: Get, tmp_path: Path) -> None:
    bodies = iter([bytes([65 + number]) * 50_000 for number in range(20)])
    address = server.page(lambda handler: handler.answer(200, next(bodies)))
    results: list[Fetched] = []
    threads = [
        threading.Thread(target=lambda: results.append(get(address, limits=Limits())))
        for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.data for one in results}) == 10
    assert get(address, online=False).data in {one.data for one in results}
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_the_cache_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert copies.cache_folder().name == "atip-agenda"


# Credentials


def test_credentials_are_sent_and_never_shown(server: Server, get: Get, tmp_path: Path) -> None:
    plain = server.page(sending(b"body"))
    address = plain.replace("http://", "http://ann:secret@")
    fetched = get(address)
    assert fetched == Fetched(b"body", plain)
    assert server.asked[0][1]["Authorization"].startswith("Basic ")
    server.page(cut_short)
    assert "secret" not in get(address).aside
    server.page(sending(b"", 401))
    assert "secret" not in str(failing(get, address))
    for bad in ("http://ann:secret@", "http://ann:secret@[::1", "ftp://ann:secret@x.org"):
        assert "secret" not in str(failing(get, bad))
    (copy,) = (tmp_path / "cache").iterdir()
    assert b"secret" not in copy.read_bytes()


def test_credentials_are_not_handed_on_to_another_server(server: Server, get: Get) -> None:
    server.page(sending(b"body"), "/other")
    target = f"http://localhost:{server.server_port}/other"
    address = server.page(sending(b"", 302, Location=target)).replace("//", "//ann:secret@")
    assert get(address).data == b"body"
    assert "Authorization" in server.asked[0][1]
    assert "Authorization" not in server.asked[1][1]


# The tool


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_an_address_is_text(atip: Tool, text: str) -> None:
    for address in (f"http://127.0.0.1:9/{text}", f"http://[{text}", f"{text}://x.org"):
        outcome = atip("list", "--agenda", address)
        assert (outcome.exit_code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
        assert not obeyed(outcome.stderr[:-1])


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(fetching, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path


def agenda_page(build: Builder) -> Behaviour:
    sessions = [{"start": "2026-04-20T10:00", "end": "2026-04-20T11:00", "kind": "side-event"}]
    return sending(json.dumps(build.data(*sessions)).encode())


@pytest.mark.usefixtures("home")
def test_an_address_stands_wherever_a_file_may(server: Server, atip: Tool, build: Builder) -> None:
    address = server.page(agenda_page(build)).replace("//", "//ann:secret@")
    for arguments in (
        ("list", "--agenda", address),
        ("clashes", "--agenda", address, "--with", address, "--all"),
        ("diff", address, address),
    ):
        outcome = atip(*arguments)
        assert outcome.stderr.count("atip-agenda:") == 0, outcome.stderr
    outcome = atip("info", "--json", variables={"ATIP_AGENDA_FILE": address})
    assert outcome.json["file"] == address.replace("ann:secret@", "")


@pytest.mark.usefixtures("home")
def test_the_age_of_a_copy_stands_beside_the_answer(
    server: Server, atip: Tool, build: Builder
) -> None:
    address = server.page(agenda_page(build))
    atip("list", "--agenda", address)
    server.page(cut_short)
    outcome = atip("list", "--agenda", address, now=LATER)
    assert len(outcome.records) == 1
    assert outcome.stderr == (
        f"{address}: its answer breaks off; this is what it held 3 hours ago.\n"
    )


@pytest.mark.usefixtures("home")
def test_an_address_that_cannot_be_read_is_one_sentence(server: Server, atip: Tool) -> None:
    address = server.page(sending(b"", 404))
    outcome = atip("now", variables={"ATIP_AGENDA_FILE": address})
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    said = "its server answers 404 Not Found; ATIP_AGENDA_FILE names it"
    assert outcome.stderr == f"atip-agenda: {address}: {said}.\n"
    outcome = atip("list", "--agenda", "ftp://x.org/a.json")
    assert outcome.exit_code == 2


@pytest.mark.usefixtures("home")
def test_completion_asks_no_server(server: Server, atip: Tool, build: Builder) -> None:
    address = server.page(agenda_page(build))
    environment = Environment({}, Stream(), Stream(), Stream(), lambda: LATER)
    call: Any = SimpleNamespace(params={"agenda": address}, ensure_object=lambda _: environment)
    assert completing.kinds(call, "") == []
    assert server.asked == []
    atip("list", "--agenda", address)
    assert completing.kinds(call, "") == [("side-event", "")]
    assert len(server.asked) == 1


def test_a_process_leaves_a_server_that_stalls_behind(server: Server, tmp_path: Path) -> None:
    """The thread that still waits does not hold the process."""
    script = (
        "import datetime, pathlib, sys; from atip_agenda.remote import fetching, http\n"
        "limits = http.Limits(step=60.0, whole=0.2)\n"
        "now = datetime.datetime(2026, 4, 20, tzinfo=datetime.UTC)\n"
        "try: fetching.fetch(sys.argv[1], now, folder=pathlib.Path(sys.argv[2]), limits=limits)\n"
        "except Exception as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, server.page(stalls_at_once), str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        timeout=30,
    )
    assert "it does not answer in time" in done.stdout
    assert done.stderr == ""
