"""What is too much, no form of files, or sent by the page of another site is refused."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from fastapi.testclient import TestClient
from serving import detail
from uploading import SENT, A, post, texts


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "there is none"),
        ({"json": {"files": []}}, "there is none"),
        ({"data": {"files": "text"}}, "'files' is none"),
        ({"files": {"other": ("a.txt", "A.")}}, "'other' is none"),
    ],
)
def test_what_is_no_form_of_files_is_told_so(
    service: TestClient, sent: dict[str, Any], said: str
) -> None:
    assert said in detail(service.post("/documents", **sent), 422)


def test_a_broken_form_is_a_problem(service: TestClient) -> None:
    headers = {"content-type": "multipart/form-data"}
    assert "boundary" in detail(service.post("/documents", content=b"x", headers=headers), 400)


def test_whoever_leaves_while_sending_is_no_error_of_our_own(
    service: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    async def left() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def unheard(message: object) -> None:
        pass

    headers = [(b"host", b"localhost"), (b"content-type", b"multipart/form-data; boundary=b")]
    sending = {"type": "http", "method": "POST", "path": "/documents", "query_string": b""}
    anyio.run(service.app, {**sending, "headers": headers}, left, unheard)
    assert caplog.records == []
    assert set(texts(service)) == {A}


def test_too_many_files_are_refused(service: TestClient) -> None:
    files = [("files", (f"{number}.txt", "A.")) for number in range(4)]
    assert "Too many files" in detail(service.post("/documents", files=files), 400)


def test_an_upload_that_is_too_large_is_refused(service: TestClient) -> None:
    files = {"files": ("large.txt", "x" * 50_000)}
    assert "larger than 40,000 bytes" in detail(service.post("/documents", files=files), 413)


def test_a_file_that_is_too_large_is_refused_and_the_rest_goes_on(service: TestClient) -> None:
    report = post(service, ("large.txt", "x" * 20_000), ("sent.txt", "Klag leads."))
    assert "more than the 10,000 allowed" in report["failed"][0]["reason"]
    assert report["added"] == [SENT]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
def test_the_page_of_another_site_can_send_nothing(
    service: TestClient, headers: dict[str, str]
) -> None:
    files = {"files": ("sent.txt", "Klag leads.")}
    response = service.post("/documents", files=files, headers=headers)
    assert "another site" in detail(response, 403)
    assert set(texts(service)) == {A}


def test_our_own_page_can_send(service: TestClient) -> None:
    post(service, ("sent.txt", "Klag leads."), headers={"origin": "http://localhost"})
    post(service, ("b.txt", "Mufk leads."), headers={"sec-fetch-site": "same-origin"})
    assert {name.rpartition("/")[2] for name in texts(service)} > {"sent.txt", "b.txt"}


def test_what_may_be_sent_is_told(service: TestClient) -> None:
    limits = service.get("/readyz").json()["uploads"]
    assert ".pdf" in limits.pop("suffixes")
    assert limits == {"files": 3, "file_size": 10_000, "upload_size": 40_000}


def test_openapi_tells_how_files_are_sent(service: TestClient) -> None:
    path = service.get("/openapi.json").json()["paths"]["/documents"]["post"]
    assert "multipart/form-data" in path["requestBody"]["content"]
    assert "event: report" in path["responses"]["200"]["content"]["text/event-stream"]["example"]
