"""Several send at once, are told how it goes, and keep nobody waiting."""

from __future__ import annotations

import json
from threading import Thread

import pytest
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from serving import detail
from uploading import SENT, STREAM, A, post, texts

from qa.collection import EmbeddedDrafts
from qa.ingest import recipe
from qa.settings import Settings
from qa.uploads import FOLDER
from qa.wiring import Writer


def test_the_progress_is_told_by_events_and_ends_in_the_report(service: TestClient) -> None:
    files = [("files", ("sent.txt", "Klag leads.")), ("files", ("bad.pdf", "no"))]
    response = service.post("/documents", files=files, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [each.split("\n") for each in response.text.strip().split("\n\n")]
    names = [name.removeprefix("event: ") for name, _ in events]
    contents = [json.loads(content.removeprefix("data: ")) for _, content in events]
    assert names == ["progress"] * (len(names) - 1) + ["report"]
    assert [(each["done"], each["total"]) for each in contents[:-1]][-1] == (1, 1)
    assert (contents[-2]["embedded"], contents[-2]["to_embed"]) == (1, 1)
    assert contents[-1]["added"] == [SENT]
    assert contents[-1]["failed"][0]["source"] == "bad.pdf"


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_while_another_process_writes_an_upload_is_a_conflict(
    service: TestClient, over: Settings, headers: dict[str, str]
) -> None:
    embedder = HashedEmbedder()
    with EmbeddedDrafts.open(over.index, embedder.name, embedder.dim, recipe(900)):
        files = {"files": ("sent.txt", "Klag leads.")}
        response = service.post("/documents", files=files, headers=headers)
        assert "another process is writing" in detail(response, 409)
    assert not (over.index / FOLDER).exists()


def test_those_who_send_at_once_wait_for_one_another(service: TestClient) -> None:
    names = [f"{number}.txt" for number in range(4)]
    sending = [Thread(target=post, args=(service, (name, f"Of {name}."))) for name in names]
    for each in sending:
        each.start()
    for each in sending:
        each.join()
    assert set(texts(service)) == {A, *(f"index/uploads/{name}" for name in names)}


def test_the_service_answers_while_an_upload_waits(service: TestClient, writer: Writer) -> None:
    with writer():
        sending = Thread(target=post, args=(service, ("sent.txt", "Klag leads.")))
        sending.start()
        for _ in range(50):
            assert service.get("/healthz").json() == {"status": "alive"}
        assert set(texts(service)) == {A}
    sending.join()
    assert set(texts(service)) == {A, SENT}
