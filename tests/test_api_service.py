"""The service says how it is, what it can do, and by which names it is called."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from serving import SETTINGS, detail

from qa.answer import Pipeline
from qa.api import create_app


def test_a_ready_service_counts_what_it_serves(client: TestClient) -> None:
    assert client.get("/readyz").json() == {
        "status": "ready",
        "collection": "default",
        "documents": 3,
        "chunks": 3,
        "question_length": SETTINGS.question_length,
        "uploads": None,
    }


def test_a_living_service_says_so(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}


def test_openapi_has_an_example_of_a_question(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Question"]["examples"][0]["question"]
    assert {*schemas["ToVerify"]["examples"][0], *schemas["ToVerify"]["examples"][1]} == {
        "text",
        "quotations",
    }


def test_openapi_tells_every_problem_as_it_is_sent(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    assert "HTTPValidationError" not in schema["components"]["schemas"]
    answers = [
        (status, told["content"])
        for path in schema["paths"].values()
        for method in path.values()
        for status, told in method["responses"].items()
    ]
    reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
    refused = [content for status, content in answers if status >= "400"]
    assert refused
    assert all(content == {"application/problem+json": reference} for content in refused)


@pytest.mark.parametrize("path", ["/ask", "/search", "/verify", "/citations/resolve"])
def test_openapi_tells_that_a_collection_may_not_be_there(client: TestClient, path: str) -> None:
    told = client.get("/openapi.json").json()["paths"][path]["post"]["responses"]
    assert {"400", "403", "404", "413", "422", "503"} < told.keys()


def test_the_page_is_served_and_may_load_nothing_from_elsewhere(client: TestClient) -> None:
    response = client.get("/")
    assert response.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "127.8.8.8:1"])
def test_the_service_is_called_by_the_names_of_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example:80", "[", ""])
def test_a_name_that_another_let_resolve_to_this_machine_is_refused(
    client: TestClient, host: str
) -> None:
    assert "QA_NAMES" in detail(client.get("/documents", headers={"host": host}), 421)


def test_the_name_of_a_proxy_can_be_set(pipeline: Pipeline) -> None:
    settings = SETTINGS.model_copy(update={"names": ("qa.example",)})
    with TestClient(create_app(lambda name: pipeline, settings), "http://qa.example") as client:
        assert client.get("/healthz").status_code == 200


def test_what_listens_to_other_machines_is_called_by_any_name(pipeline: Pipeline) -> None:
    settings = SETTINGS.model_copy(update={"host": "0.0.0.0"})
    with TestClient(create_app(lambda name: pipeline, settings), "http://any.example") as client:
        assert client.get("/healthz").status_code == 200
