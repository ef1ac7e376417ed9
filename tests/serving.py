"""Three documents, the questions that are put to them, and a service that answers over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from conftest import ask_over, write_sources
from fastapi.testclient import TestClient

from qa.answer import Pipeline
from qa.api import create_app
from qa.settings import Settings

ANSWERABLE = "How long did Pompeo spend at Ashraf 3?"
SOURCES = {
    "news.md": "# The visit\n\nIt rained 😀. Mike Pompeo spent five hours at Ashraf 3 in Manëz. "
    "He left in the evening.",
    "opinion.txt": "Pompeo spent 5 hours in Ashraf 3 last week.",
    "bread.txt": "Bread rises because yeast makes gas.",
}
SETTINGS = Settings()


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return ask_over(write_sources(tmp_path_factory.mktemp("qa"), SOURCES), SETTINGS)


@pytest.fixture(scope="session")
def client(pipeline: Pipeline) -> Iterator[TestClient]:
    app = create_app(lambda name: pipeline, SETTINGS)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        yield client


def ask(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/ask", json={"question": ANSWERABLE, **body})
    assert response.status_code == 200
    return dict(response.json())


def detail(response: Any, status: int) -> str:
    """The detail of a problem, once its form is that of RFC 9457."""
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert response.status_code == problem["status"] == status
    return str(problem["detail"])
