"""Documents from the web: what is fetched from a real server, and what is never connected to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from qa.errors import LoadError
from qa.fetch import fetch, is_url
from qa.load import loaded

LIMIT = 100_000
PAGE = "<html><title>Café</title><p>“It is open.”"
here = partial(fetch, limit=LIMIT, private=True)
"""The test's own server has a private address; no setting of qa's allows one."""


class Site(BaseHTTPRequestHandler):
    """A path is what the server does."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        getattr(self, f"give_{self.path.strip('/').partition('?')[0].partition('.')[0]}")()

    def give_page(self) -> None:
        self._reply(PAGE.encode(), "text/html; charset=utf-8")

    def give_xml(self) -> None:
        page = "<html><head><title/><script src='a.js'/></head><body>It is open.</body></html>"
        self._reply(page.encode(), "application/xhtml+xml")

    def give_latin(self) -> None:
        self._reply(PAGE.encode("cp1252"), "text/html; charset=ISO-8859-1")

    def give_file(self) -> None:
        self._reply(b"name,age\nAda,36\n", "application/octet-stream")

    def give_picture(self) -> None:
        self._reply(b"\x89PNG", "image/png")

    def give_large(self) -> None:
        self._reply(b"x" * (LIMIT + 1), "text/plain")

    def give_endless(self) -> None:
        self._head(200, {"Content-Type": "text/plain"})
        for _ in range(LIMIT):
            self.wfile.write(b"x" * 1000)

    def give_slow(self) -> None:
        self._head(200, {"Content-Type": "text/plain", "Content-Length": "1000"})
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def give_zipped(self) -> None:
        self._head(200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"})

    def give_cut(self) -> None:
        self._head(200, {"Content-Type": "text/plain", "Content-Length": "1000"})
        self.wfile.write(b"Only the beginning.")

    def give_moved(self) -> None:
        self._head(302, {"Location": "/page"})

    def give_circle(self) -> None:
        self._head(301, {"Location": "/circle"})

    def give_inwards(self) -> None:
        self._head(302, {"Location": "http://169.254.169.254/latest/meta-data"})

    def give_disk(self) -> None:
        self._head(302, {"Location": "file:///etc/passwd"})

    def give_gone(self) -> None:
        self._head(410, {})

    def log_message(self, *_: object) -> None:
        pass

    def _reply(self, content: bytes, kind: str) -> None:
        self._head(200, {"Content-Type": kind, "Content-Length": str(len(content))})
        self.wfile.write(content)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A reader who leaves early is what these tests are about."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def reason(url: str, **more: object) -> str:
    with pytest.raises(LoadError) as refused:
        here(url, **more)  # type: ignore[arg-type]
    assert refused.value.source == url
    return refused.value.reason


def test_a_page_is_a_document_whose_source_is_its_address(site: str) -> None:
    document = loaded(here(f"{site}/page"))
    assert (document.source, document.title) == (f"{site}/page", "Café")
    assert document.text == "“It is open.”"


def test_a_page_that_is_sent_as_xml_is_read_as_xml(site: str) -> None:
    assert loaded(here(f"{site}/xml")).text == "It is open."


def test_the_encoding_is_that_which_the_server_gives(site: str) -> None:
    document = loaded(here(f"{site}/latin"))
    assert (document.text, document.encoding) == ("“It is open.”", "cp1252")


def test_the_suffix_tells_the_format_where_the_server_does_not(site: str) -> None:
    assert loaded(here(f"{site}/file.csv?x=ä b")).text == "name | age\nAda | 36"


def test_a_redirect_is_followed_and_the_source_stays(site: str) -> None:
    assert here(f"{site}/moved").source == f"{site}/moved"


def test_a_redirect_in_a_circle_ends(site: str) -> None:
    assert "redirects more than 5 times" in reason(f"{site}/circle")


@pytest.mark.parametrize("path", ["large", "endless"])
def test_what_is_too_large_is_refused_however_it_is_sent(site: str, path: str) -> None:
    assert "larger than 100,000 bytes" in reason(f"{site}/{path}")


def test_a_server_that_drips_is_not_waited_for(site: str) -> None:
    began = time.monotonic()
    assert "did not arrive within 0.5 seconds" in reason(f"{site}/slow", timeout=0.5)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("picture", "of the type 'image/png', which cannot be read"),
        ("file.exe", "of the type 'application/octet-stream'"),
        ("zipped", "is sent compressed"),
        ("gone", "replies 410 Gone"),
        ("cut", "broke off after 19 of 1,000 bytes"),
        ("disk", "leads to 'file:///etc/passwd', which is no http or https address"),
    ],
)
def test_what_is_no_document_is_refused(site: str, path: str, said: str) -> None:
    assert said in reason(f"{site}/{path}")


def test_a_name_that_is_not_known_is_told() -> None:
    assert "cannot be fetched" in reason("http://nowhere.invalid/")


def test_a_closed_port_is_told() -> None:
    assert "cannot be fetched (Connection refused)" in reason("http://127.0.0.1:9/")


def test_an_address_with_a_password_is_refused() -> None:
    assert "a user name or a password" in reason("https://ada:secret@example.org/")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "[::1]", "[fc00::1]", "[fe80::1]", "[::ffff:127.0.0.1]"),
        *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "localhost", "127.1", "2130706433", "0x7f.1"),
    ],
)
def test_a_private_address_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(LoadError, match="not a public address"):
        fetch(f"http://{host}/", LIMIT)


def test_a_name_of_which_one_address_is_private_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("qa.fetch._addresses", lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(LoadError, match=r"leads to example\.org \(10\.0\.0\.1\)"):
        fetch("https://example.org/", LIMIT)


def test_a_redirect_inwards_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address passes here, as a public one would."""
    monkeypatch.setattr("qa.fetch._is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(LoadError, match=r"leads to 169\.254\.169\.254"):
        fetch(f"{site}/inwards", LIMIT)


def test_the_connection_goes_to_the_address_that_was_checked(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that has another address the next time it is asked for (DNS rebinding)."""
    answers = iter([["127.0.0.1"], ["192.0.2.1"]])
    monkeypatch.setattr("qa.fetch._addresses", lambda *_: next(answers))
    port = site.rpartition(":")[2]
    assert loaded(here(f"http://rebinding.example:{port}/page")).title == "Café"
    assert next(answers) == ["192.0.2.1"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("https://a.org/b", True), ("HTTP://a.org", True), ("http:/a", False), ("a/b.txt", False)],
)
def test_addresses_are_told_from_paths(text: str, is_one: bool) -> None:
    assert is_url(text) is is_one
