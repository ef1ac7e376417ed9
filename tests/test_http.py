"""HTTP as such: methods and caching. No model and no index is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.answer import Pipeline
from qa.api import create_app
from qa.errors import CollectionCorrupt
from qa.settings import Settings


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    def broken(as_of: object = None) -> Any:
        raise CollectionCorrupt("index/qa.sqlite is damaged; run `qa ingest`")

    settings = Settings()
    unready = Pipeline(broken, None, None, None, settings)  # type: ignore[arg-type]
    app = create_app(lambda name: unready, settings)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/web/app.js", "/web/style.css", "/healthz"])
def test_after_an_upgrade_no_browser_goes_on_with_the_old_page(
    client: TestClient, path: str
) -> None:
    assert client.get(path).headers["cache-control"] == "no-cache"


def test_what_of_the_page_is_unchanged_is_not_sent_again(client: TestClient) -> None:
    known = {"if-none-match": client.get("/web/app.js").headers["etag"]}
    assert client.get("/web/app.js", headers=known).status_code == 304


@pytest.mark.parametrize("path", ["/", "/healthz", "/web/app.js", "/readyz", "/nothing"])
def test_head_tells_of_an_address_what_get_does_without_the_content(
    client: TestClient, path: str
) -> None:
    told, given = client.head(path), client.get(path)
    assert (told.status_code, told.content) == (given.status_code, b"")
    assert told.headers["content-type"] == given.headers["content-type"]
    assert told.headers["content-length"] == given.headers["content-length"]


def test_head_is_no_way_to_send_a_question(client: TestClient) -> None:
    assert client.head("/ask").status_code == 405
