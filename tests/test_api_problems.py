"""What goes wrong over HTTP is told as problem details (RFC 9457)."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import ANSWERABLE, SETTINGS, detail

from qa.answer import Pipeline
from qa.api import create_app
from qa.api.limits import SECURITY
from qa.errors import CollectionCorrupt


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"question": ""}, "no word"),
        ({"question": "  \n "}, "no word"),
        ({"question": "a" * 50_000}, "50,000 characters"),
        ({"question": "What\x00?"}, "is not text"),
        ({"question": 7}, "question: Input should be a valid string; given was 7"),
        ({"question": None}, "question: Input should be a valid string"),
        ({"question": ["a"]}, "question: Input should be a valid string"),
        ({}, "question: Field required"),
        ({"question": "Who?", "k": 0}, "k is 0; it must be from 1 to 50"),
        ({"question": "Who?", "k": -1}, "k is -1"),
        ({"question": "Who?", "k": 10_000}, "k is 10,000"),
        ({"question": "Who?", "k": "3"}, "k: Input should be a valid integer"),
        ({"question": "Who?", "limit": 3}, "limit: Extra inputs"),
        ({"question": "Who?", "filter": {"tag": "x"}}, "filter.tag: Extra inputs"),
        ({"question": "Who?", "filter": {"since": "May"}}, "since is 'May'; write a date like"),
        ([], "the request's body"),
    ],
)
@pytest.mark.parametrize("path", ["/ask", "/search"])
def test_a_request_that_cannot_be_used_is_told_why(
    client: TestClient, path: str, body: object, said: str
) -> None:
    assert said in detail(client.post(path, json=body), 422)


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (
            b"{",
            422,
            "body is not JSON (Expecting property name enclosed in double quotes, character 1)",
        ),
        (b"\xff\xfe\x00", 400, "body is not UTF-8; send JSON in UTF-8"),
        (b'{"question": "\xff"}', 400, "body is not UTF-8; send JSON in UTF-8"),
        (rb'{"question": "Who \ud800?"}', 422, "is not text"),
        (rb'{"question": "Who?", "\udc00": 1}', 422, "is not text"),
    ],
)
def test_a_body_that_is_no_text_is_told_so(
    client: TestClient, content: bytes, status: int, said: str
) -> None:
    headers = {"content-type": "application/json"}
    assert said in detail(client.post("/ask", content=content, headers=headers), status)


def test_json_that_is_not_called_json_is_told_what_to_call_it(client: TestClient) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}  # curl's own
    response = client.post("/ask", content=b'{"question": "Who?"}', headers=headers)
    assert "give it Content-Type: application/json" in detail(response, 422)


def test_a_body_too_large_is_refused_however_it_is_sent(client: TestClient) -> None:
    chunks = (b"x" * 10_000 for _ in range(20))
    assert "larger than 64,000 bytes" in detail(client.post("/ask", content=chunks), 413)


def test_another_method_is_a_problem_too(client: TestClient) -> None:
    assert "Method Not Allowed" in detail(client.get("/ask"), 405)


def test_a_path_that_is_not_there_is_a_problem_too(client: TestClient) -> None:
    assert "/nothing" in detail(client.get("/nothing"), 404)


def test_an_index_that_cannot_be_read_is_told_and_not_ready() -> None:
    def broken(as_of: object = None) -> Any:
        raise CollectionCorrupt("index/qa.sqlite is damaged; run `qa ingest`")

    unready = Pipeline(broken, None, None, None, SETTINGS)  # type: ignore[arg-type]
    app = create_app(lambda name: unready, SETTINGS)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        assert "is damaged" in detail(client.get("/readyz"), 503)
        assert "is damaged" in detail(client.post("/ask", json={"question": "Who?"}), 503)


def test_an_error_of_our_own_shows_no_traceback() -> None:
    def broken(as_of: object = None) -> Any:
        raise RuntimeError("secret")

    unready = Pipeline(broken, None, None, None, SETTINGS)  # type: ignore[arg-type]
    app = create_app(lambda name: unready, SETTINGS)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        refused = client.get("/documents")
        assert "secret" not in detail(refused, 500)
        assert SECURITY.items() <= dict(refused.headers).items()


def test_a_service_that_only_reads_takes_no_documents(client: TestClient) -> None:
    files = {"files": ("a.txt", "Mine.")}
    assert "Method Not Allowed" in detail(client.post("/documents", files=files), 405)


LONG = "a" * 5000


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("GET", f"/documents/{LONG}", {}),
        ("GET", f"/{LONG}", {}),
        ("DELETE", f"/documents/{LONG}", {}),
        ("GET", f"/documents/x/pages/{LONG}", {}),
        ("GET", "/documents", {"headers": {"host": LONG}}),
        ("POST", "/ask", {"json": {"question": "." * 5000}}),
        ("POST", "/ask", {"json": {"question": ANSWERABLE, LONG: 1}}),
        ("POST", "/ask", {"json": {"question": ANSWERABLE, "speaker": "." * 5000}}),
        ("POST", "/ask", {"json": {"question": ANSWERABLE, "filter": {"since": LONG}}}),
        ("POST", "/ask", {"json": {"question": ANSWERABLE, "filter": {"tags": [" " * 5000]}}}),
    ],
)
def test_a_long_value_is_not_repeated_whole(
    client: TestClient, method: str, path: str, more: dict[str, Any]
) -> None:
    refused = client.request(method, path, **more)
    told = detail(refused, refused.status_code)
    assert "…" in told
    assert len(told) < 250
