"""The HTTP face: the same outcome as JSON."""

from __future__ import annotations

import pytest
from conftest import shared_reader
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from serving import ANSWERABLE, SETTINGS, SOURCES, ask, detail

from qa.answer import Pipeline
from qa.api import create_app


def test_offsets_of_an_answer_lead_to_its_text(client: TestClient) -> None:
    for citation in ask(client)["citations"]:
        text = client.get(f"/documents/{citation['document']['id']}").json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["answer"]
        assert text[citation["context_start"] : citation["context_end"]] == citation["exact"]


def test_a_citation_names_the_heading_it_stands_under(client: TestClient) -> None:
    best = ask(client)["citations"][0]
    assert (best["heading"], best["page"]) == (best["place"][-1]["name"], None)


def test_an_answer_has_every_promised_field(client: TestClient) -> None:
    outcome = ask(client)
    assert set(outcome) == {
        "question", "understood", "unresolved", "answered", "confidence", "reason", "citations",
        "agreement", "nearest", "missing", "mismatches", "timings_ms",
    }  # fmt: skip
    assert outcome["answered"] is True
    assert outcome["reason"] is None
    assert set(outcome["citations"][0]) == {
        "answer", "exact", "start", "end", "context_start", "context_end", "prefix", "suffix",
        "confidence", "document", "place", "page", "heading", "voice", "speech", "flags",
        "resolved", "members", "support", "copies", "boxes", "context_boxes",
        "recognised",
    }  # fmt: skip


def test_no_answer_has_a_reason_and_the_nearest_passages(client: TestClient) -> None:
    outcome = ask(client, question="What is the boiling point of tungsten?")
    assert (outcome["answered"], outcome["citations"]) == (False, [])
    assert "below the threshold" in outcome["reason"]
    assert outcome["nearest"]


def test_an_answer_says_who_says_it(client: TestClient) -> None:
    best = ask(client)["citations"][0]
    assert (best["voice"], best["speech"], best["flags"]) == ("own", None, [])


def test_only_the_voice_asked_for_is_quoted(client: TestClient) -> None:
    assert ask(client, voice="own")["answered"]
    assert not ask(client, voice="reported")["answered"]


@pytest.mark.parametrize(
    "wanted", [{"voice": "loud"}, {"speaker": "?"}, {"speaker": "Pompeo", "voice": "own"}]
)
def test_a_voice_that_cannot_be_is_refused(client: TestClient, wanted: dict[str, str]) -> None:
    assert client.post("/ask", json={"question": "How long?", **wanted}).status_code == 422


def test_k_bounds_the_quotes(client: TestClient) -> None:
    assert len(ask(client, k=1)["citations"]) == 1


def test_search_gives_passages_that_stand_in_their_documents(client: TestClient) -> None:
    hits = client.post("/search", json={"question": "bread yeast", "k": 2}).json()["hits"]
    assert hits[0]["exact"] == SOURCES["bread.txt"]
    text = client.get(f"/documents/{hits[0]['document']['id']}").json()["text"]
    assert text[hits[0]["start"] : hits[0]["end"]] == hits[0]["exact"]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ({"paths": ["*.txt"]}, {"bread.txt", "opinion.txt"}),
        ({"paths": ["*news.md", "*bread.txt"]}, {"news.md", "bread.txt"}),
        ({"genres": ["poem"]}, set()),
    ],
)
def test_a_filter_narrows_what_is_searched(
    client: TestClient, only: dict[str, list[str]], found: set[str]
) -> None:
    body = {"question": "Pompeo bread", "filter": only}
    hits = client.post("/search", json=body).json()["hits"]
    assert {hit["document"]["source"].rpartition("/")[2] for hit in hits} == found


def test_an_answer_comes_from_the_documents_admitted_or_not_at_all(client: TestClient) -> None:
    outcome = ask(client, filter={"paths": ["*/opinion.txt"]})
    assert [c["document"]["source"].rpartition("/")[2] for c in outcome["citations"]] == [
        "opinion.txt"
    ]
    outcome = ask(client, filter={"tags": ["sport"]})
    assert (outcome["answered"], outcome["nearest"]) == (False, [])
    assert "No passage of the documents and voices asked for" in outcome["reason"]


def test_documents_are_listed_by_source(client: TestClient) -> None:
    sources = [d["source"].rsplit("/")[-1] for d in client.get("/documents").json()["documents"]]
    assert sources == ["bread.txt", "news.md", "opinion.txt"]


def test_a_document_has_its_text_and_headings(client: TestClient) -> None:
    listed = client.get("/documents").json()["documents"][1]
    document = client.get(f"/documents/{listed['id']}").json()
    assert document["text"] == SOURCES["news.md"]
    heading = {"kind": "heading", "start": 0, "name": "The visit", "level": 1}
    assert document["landmarks"] == {"heading": [heading]}


def test_an_unknown_document_is_named(client: TestClient) -> None:
    assert "'nosuchdocument'" in detail(client.get("/documents/nosuchdocument"), 404)


@pytest.mark.parametrize(("length", "status"), [(3000, 200), (1000, 422)])
def test_a_question_that_may_be_asked_may_be_followed_up(
    pipeline: Pipeline, length: int, status: int
) -> None:
    settings = SETTINGS.model_copy(update={"question_length": length})
    reader = shared_reader()
    asked = Pipeline(pipeline.collection, HashedEmbedder(), reader, reader.calibration, settings)
    body = {"question": ANSWERABLE, "turns": [{"question": "Who was he? " * 100}]}
    with TestClient(create_app(lambda name: asked, settings), "http://localhost") as client:
        assert client.post("/ask", json=body).status_code == status
