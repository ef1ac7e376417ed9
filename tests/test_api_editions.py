"""Earlier editions can be read and asked over HTTP, and old citations resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest
from conftest import shared_reader, sync, write_sources
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from serving import ANSWERABLE, SETTINGS, SOURCES, ask, detail

from qa.answer import Pipeline
from qa.api import create_app
from qa.collection import EmbeddedCollection


@pytest.fixture(scope="module")
def edited(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[TestClient, dict[str, Any], str]]:
    """A service, a citation that it gave, and the time of it; then the document was edited."""
    index = write_sources(tmp_path_factory.mktemp("edited"), SOURCES)
    news = index.parent / "sources" / "news.md"
    sync(index, SETTINGS)

    def collection(as_of: datetime | None = None) -> EmbeddedCollection:
        return EmbeddedCollection.open(index, "hashed", 16, as_of)

    reader = shared_reader()
    pipeline = Pipeline(collection, HashedEmbedder(), reader, reader.calibration, SETTINGS)
    app = create_app(lambda name: pipeline, SETTINGS)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        citation, asked = ask(client)["citations"][0], datetime.now(UTC).isoformat()
        news.write_text("# Before\n\n" + news.read_text().replace("five hours", "seven hours"))
        sync(index, SETTINGS)
        yield client, citation, asked


Edited: TypeAlias = tuple[TestClient, dict[str, Any], str]


def test_the_edition_that_was_quoted_can_still_be_read(edited: Edited) -> None:
    client, citation, _ = edited
    document = citation["document"]
    text = client.get(f"/documents/{document['id']}?sha256={document['sha256']}").json()["text"]
    assert text[citation["context_start"] : citation["context_end"]] == citation["exact"]
    assert text != client.get(f"/documents/{document['id']}").json()["text"]


def test_an_edition_that_never_was_is_a_problem(edited: Edited) -> None:
    client, citation, _ = edited
    path = f"/documents/{citation['document']['id']}?sha256=nosuchedition"
    assert "no edition 'nosuchedition'" in detail(client.get(path), 404)


def test_editions_are_listed_with_their_times(edited: Edited) -> None:
    client, citation, asked = edited
    path = f"/documents/{citation['document']['id']}/editions"
    newest, oldest = client.get(path).json()["editions"]
    assert oldest["sha256"] == citation["document"]["sha256"]
    assert newest["until"] is None
    times = [datetime.fromisoformat(each) for each in (oldest["since"], asked, oldest["until"])]
    assert times == sorted(times)
    assert "'never'" in detail(client.get("/documents/never/editions"), 404)


def test_an_old_citation_is_resolved_with_a_diff(edited: Edited) -> None:
    client, citation, _ = edited
    body = {"citations": [citation]}
    (found,) = client.post("/citations/resolve", json=body).json()["resolutions"]
    assert found["fate"] == "edited"
    parts = {kind: "".join(c["text"] for c in found["diff"] if c["kind"] != kind) for kind in DIFF}
    assert parts["added"] == citation["exact"]
    assert parts["removed"] == found["passage"]["exact"]
    text = client.get(f"/documents/{citation['document']['id']}").json()["text"]
    assert text[found["passage"]["start"] : found["passage"]["end"]] == found["passage"]["exact"]


DIFF = ("added", "removed")


@pytest.mark.parametrize("place", ["id", "sha256", "prefix"])
def test_a_citation_with_half_of_a_character_is_refused(client: TestClient, place: str) -> None:
    document = {"id": "a", "sha256": "b"}
    cited = {"exact": "a", "start": 0, "prefix": "", "document": document}
    (document if place in document else cited)[place] = "\ud83d"
    headers = {"content-type": "application/json"}
    sent = json.dumps({"citations": [cited]})
    response = client.post("/citations/resolve", content=sent, headers=headers)
    assert "'\\ud83d' is half of a character" in detail(response, 422)


def test_the_documents_are_asked_as_they_stood(edited: Edited) -> None:
    client, citation, asked = edited
    assert ask(client, as_of=asked)["citations"][0]["exact"] == citation["exact"]
    assert ask(client)["citations"][0]["exact"] != citation["exact"]
    hits = client.post("/search", json={"question": ANSWERABLE, "as_of": asked}).json()["hits"]
    assert citation["document"] in [hit["document"] for hit in hits]


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2001-01-01T00:00:00Z", "is not remembered; the history begins at"),
        ("2999-01-01T00:00:00Z", "is still to come"),
        ("0001-01-01T00:00:00+01:00", "is no time in UTC"),
        ("9999-12-31T23:59:59-01:00", "is no time in UTC"),
        ("2026-01-01T00:00:00", "as_of: Input should have timezone info"),
        ("yesterday", "as_of: Input should be a valid datetime"),
    ],
)
def test_a_time_that_cannot_be_asked_for_is_told_why(edited: Edited, as_of: str, said: str) -> None:
    body = {"question": ANSWERABLE, "as_of": as_of}
    assert said in detail(edited[0].post("/ask", json=body), 422)
