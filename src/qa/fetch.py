"""A document from the web, by http or https, and never from a private network.

Whoever can name an address must not reach by it what only this machine can reach (server-side
request forgery, OWASP). So a host is resolved once, all its addresses must be public, and the
connection goes to the address that was checked, for every redirect anew; proxies are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from qa.errors import LoadError, quoted
from qa.load import SUFFIXES, Original

_REDIRECTS = 5
_TIMEOUT = 30.0  # seconds for the whole of it
_PIECE = 65_536  # bytes read at once
_MOVED = (301, 302, 303, 307, 308)
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-rst": ".rst",
    "text/csv": ".csv",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream")
"""Types with which a server says nothing, so that the path's suffix is asked."""
_HEADERS = {"Accept-Encoding": "identity", "User-Agent": "qa"}
_URL_CHARACTERS = "%/?:@!$&'()*+,;=-._~"  # RFC 3986, and "%" for what is escaped already
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_url(text: str) -> bool:
    """Whether it is the address of something on the web."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, limit: int, timeout: float = _TIMEOUT, private: bool = False) -> Original:
    """What is at `url`, at most `limit` bytes, within `timeout` seconds. Raises LoadError.

    The source is the address as it was given, wherever it redirects to. `private` lets it reach
    private addresses too: for tests, and offered nowhere.
    """
    try:
        return _followed(url, limit, time.monotonic() + timeout, private)
    except _Refused as error:
        raise LoadError(url, str(error)) from error
    except TimeoutError as error:
        raise LoadError(url, f"did not arrive within {timeout:g} seconds; try again") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise LoadError(url, f"cannot be fetched ({reason}); check the address") from error


class _Refused(Exception):
    """Why nothing is fetched, and what to do."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Message
    content: bytes


def _followed(url: str, limit: int, deadline: float, private: bool) -> Original:
    at = url
    for _ in range(_REDIRECTS + 1):
        reply = _reply(_checked(at), limit, deadline, private)
        if reply.status not in _MOVED:
            return _original(url, at, reply)
        at = urljoin(at, reply.headers.get("Location", ""))
    raise _Refused(f"redirects more than {_REDIRECTS} times; name the address it leads to")


def _checked(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise _Refused(f"leads to {quoted(url)}, which is no http or https address")
    if parts.username or parts.password:
        raise _Refused("holds a user name or a password; documents behind a login are not fetched")
    return parts


def _public_address(host: str, port: int, private: bool) -> str:
    """The address to connect to. Refused unless every address of the host is public."""
    addresses = _addresses(host, port)
    for address in addresses:
        if not private and not _is_public(address):
            raise _Refused(f"leads to {host} ({address}), which is not a public address")
    return addresses[0]


def _addresses(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def _is_public(text: str) -> bool:
    """Also by the IPv4 address inside an IPv6 one, to which a gateway would pass it on."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast


def _reply(parts: SplitResult, limit: int, deadline: float, private: bool) -> _Reply:
    with _connected(parts, deadline, private) as connection:
        connection.request("GET", _target(parts), headers=_HEADERS)
        response = connection.getresponse()
        if response.status not in (200, *_MOVED):
            raise _Refused(f"replies {response.status} {response.reason}; check the address")
        if response.getheader("Content-Encoding", "identity") != "identity":
            raise _Refused("is sent compressed although it was asked not to be; download it")
        content = b"" if response.status in _MOVED else _body(response, connection, limit, deadline)
        return _Reply(response.status, response.headers, content)


def _target(parts: SplitResult) -> str:
    """What is asked of the host: path and query, with every other character escaped."""
    path, query = (quote(part, safe=_URL_CHARACTERS) for part in (parts.path, parts.query))
    return f"{path or '/'}?{query}" if query else path or "/"


@contextmanager
def _connected(
    parts: SplitResult, deadline: float, private: bool
) -> Iterator[http.client.HTTPConnection]:
    """Connected to the very address that was checked; a certificate is checked for the name."""
    host, secure = str(parts.hostname), parts.scheme.lower() == "https"
    port = parts.port or (443 if secure else 80)
    connection = http.client.HTTPConnection(host, port)
    try:
        address = _public_address(host, port, private)
        connection.sock = socket.create_connection((address, port), _left(deadline))
        if secure:
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        yield connection
    finally:
        connection.close()


def _body(
    response: http.client.HTTPResponse,
    connection: http.client.HTTPConnection,
    limit: int,
    deadline: float,
) -> bytes:
    """Read piece by piece, so that neither an endless body nor a slow one is waited for."""
    too_large = _Refused(f"is larger than {limit:,} bytes; raise QA_FILE_SIZE")
    announced = int(response.getheader("Content-Length") or 0)
    if announced > limit:
        raise too_large
    content = bytearray()
    while piece := _piece(response, connection, deadline):
        content += piece
        if len(content) > limit:
            raise too_large
    if len(content) < announced:
        raise _Refused(f"broke off after {len(content):,} of {announced:,} bytes; try again")
    return bytes(content)


def _piece(
    response: http.client.HTTPResponse, connection: http.client.HTTPConnection, deadline: float
) -> bytes:
    if connection.sock is not None:  # closed already where the reply is to be the last
        connection.sock.settimeout(_left(deadline))
    _left(deadline)
    return response.read1(_PIECE)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _original(url: str, at: str, reply: _Reply) -> Original:
    kind = reply.headers.get_content_type() if reply.headers.get("Content-Type") else ""
    suffix = _TYPES.get(kind) or PurePosixPath(unquote(urlsplit(at).path)).suffix.lower()
    if kind not in (*_TYPES, *_UNTOLD) or suffix not in SUFFIXES:
        raise _Refused(f"is of the type {quoted(kind or 'unknown')}, which cannot be read")
    return Original(url, reply.content, suffix, charset=reply.headers.get_content_charset() or "")
