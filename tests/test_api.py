"""The HTTP face: the same outcome as JSON, and errors as problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest
from conftest import ask_over, shared_reader, sync, write_sources
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from test_answer import ANSWERABLE, SOURCES

from qa.answer import Pipeline
from qa.api import create_app
from qa.api.limits import SECURITY
from qa.collection import EmbeddedCollection
from qa.errors import CollectionCorrupt
from qa.settings import Settings

SETTINGS = Settings()


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return ask_over(write_sources(tmp_path_factory.mktemp("qa"), SOURCES), SETTINGS)


@pytest.fixture(scope="module")
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


def test_a_quotation_in_a_text_is_marked_at_its_place(client: TestClient) -> None:
    text = "It is said that “bread rises because yeast makes noise” every day."
    checked = client.post("/verify", json={"text": text}).json()
    (found,) = checked["quotations"]
    quotation = found["quotation"]
    assert text[quotation["start"] : quotation["end"]] == quotation["exact"]
    assert (checked["verified"], found["verdict"]) == (False, "altered")
    stored = client.get(f"/documents/{found['nearest']['document']['id']}").json()["text"]
    nearest = found["nearest"]
    assert stored[nearest["start"] : nearest["end"]] == nearest["exact"]
    assert [p["text"] for p in found["difference"] if p["side"] == "quotation"] == ["noise"]


def test_quotations_with_a_claimed_source_are_judged_by_it(client: TestClient) -> None:
    body = {
        "quotations": [
            {"quote": SOURCES["bread.txt"], "source": "bread.txt"},
            {"quote": SOURCES["bread.txt"], "source": "news.md"},
        ]
    }
    found = client.post("/verify", json=body).json()
    assert [each["verdict"] for each in found["quotations"]] == ["verified", "misattributed"]
    assert (found["verdicts"]["verified"], found["verified"]) == (1, False)


def test_a_text_without_a_quotation_holds_nothing_false(client: TestClient) -> None:
    found = client.post("/verify", json={"text": "Nothing is quoted."}).json()
    assert (found["verified"], found["quotations"]) == (True, [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "give either text or quotations"),
        ({"text": "a", "quotations": []}, "give either text or quotations"),
        ({"text": " "}, "the text is blank"),
        ({"text": 7}, "text: Input should be a valid string; given was 7"),
        ({"text": "“a \ud800 b”"}, "is not text"),
        ({"quotations": [{"quote": "a", "source": "\udfff"}]}, "is not text"),
        ({"quotations": [{"quote": "  "}]}, "quotation 1 is blank"),
        ({"quotations": [{}]}, "quotations.0.quote: Field required"),
        ({"quotations": [{"quote": "a", "by": "b"}]}, "quotations.0.by: Extra inputs"),
        ({"text": '"a b" ' * 201}, "201 quotations are more than 200"),
    ],
)
def test_what_cannot_be_verified_is_told_why(client: TestClient, body: object, said: str) -> None:
    headers = {"content-type": "application/json"}
    assert said in detail(client.post("/verify", content=json.dumps(body), headers=headers), 422)


def test_a_text_too_large_to_verify_is_refused(client: TestClient) -> None:
    assert "larger than" in detail(client.post("/verify", json={"text": "x" * 70_000}), 413)


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


def test_a_ready_service_counts_what_it_serves(client: TestClient) -> None:
    assert client.get("/readyz").json() == {
        "status": "ready",
        "collection": "default",
        "documents": 3,
        "chunks": 3,
        "question_length": SETTINGS.question_length,
        "uploads": None,
    }


def test_a_service_that_only_reads_takes_no_documents(client: TestClient) -> None:
    files = {"files": ("a.txt", "Mine.")}
    assert "Method Not Allowed" in detail(client.post("/documents", files=files), 405)


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
