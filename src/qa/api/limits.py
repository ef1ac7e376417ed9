"""What a request may hold, and what every response carries."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.api.problems import problem
from qa.errors import quoted

SECURITY = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Documents are other people's text: nothing in them may run, load or frame anything."""

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""


class BodyLimit:
    """Refuses a request body that is too large with a problem, however it is sent.

    `limit` and `upload_limit` are in bytes; the latter holds for what is sent to /documents.
    """

    def __init__(self, app: ASGIApp, limit: int, upload_limit: int) -> None:
        self._app = app
        self._limit = limit
        self._upload_limit = upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            uploading = scope["path"].startswith("/documents")
            receive = _counted(receive, self._upload_limit if uploading else self._limit)
        await self._app(scope, receive, send)


def _counted(receive: Receive, limit: int) -> Receive:
    """Raises HTTPException in whoever reads more than the limit."""
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            detail = f"the request's body is larger than {limit:,} bytes; send a shorter one"
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
        return message

    return counted


class SameOrigin:
    """Refuses what another site's page asks a browser to send here.

    A form may be posted across origins without asking; so whoever opens a page elsewhere could
    have documents put into the collection of this machine (cross-site request forgery, OWASP).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE or _is_same(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        detail = "this was sent by the page of another site; only qa's own page may send it"
        await problem(HTTPStatus.FORBIDDEN, detail)(scope, receive, send)


def _is_same(headers: Headers) -> bool:
    """What a browser says; whatever is no browser says nothing."""
    if site := headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


class OwnName:
    """Refuses a request that calls this machine by the name of another.

    A page elsewhere may let its own name resolve to this machine, and is then of one origin with
    it to a browser (DNS rebinding). `names` are those that are its own besides localhost and the
    loopback addresses.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_own(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
            return
        detail = (
            f"the host {quoted(Headers(scope=scope).get('host', ''))} is not this machine's name; "
            "where it is, set QA_NAMES to it"
        )
        await problem(HTTPStatus.MISDIRECTED_REQUEST, detail)(scope, receive, send)

    def _is_own(self, host: str) -> bool:
        name = _name_of(host)
        return name in self._names or is_loopback(name)


def _name_of(host: str) -> str:
    """Without the port; empty where it is no host."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_loopback(name: str) -> bool:
    """Whether only this machine is reached by it."""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


class StandingHeaders:
    """What every response carries. Whatever a browser has kept it asks for again, at little cost:
    scripts of two versions of the page do not work together, and documents change."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(SECURITY)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        await self._app(scope, receive, with_headers)
