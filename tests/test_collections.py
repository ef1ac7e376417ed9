"""Several collections in one index, each by its name; the models are shared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import shared_reader, write_sources
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from pydantic import ValidationError
from serving import detail

from qa.api import create_app
from qa.errors import CollectionMissing, UnknownCollection, quoted
from qa.ingest import ingest
from qa.settings import Settings
from qa.types import document_id
from qa.wiring import Pipelines, Writer, Writers, collections, documents

QUESTION = "Who leads the camp?"
A = "sources/a.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = write_sources(tmp_path_factory.mktemp("made"), {"a.txt": "Zorb Klag leads the camp."})
    settings = Settings(index=index)
    fill(settings)
    (index.parent / "sources" / "a.txt").write_text("Ada Mufk leads the camp.")
    fill(settings.of("papers"))
    return index.parent


@pytest.fixture
def settings(made: Path, tmp_path: Path) -> Settings:
    """Over the default collection and one that is called papers, with a document each."""
    index = Path(shutil.copytree(made, tmp_path / "over")) / "index"
    return Settings(index=index, threshold=0.1)


def fill(settings: Settings) -> None:
    with Writer(settings, HashedEmbedder())() as (drafts, embedder):
        ingest([settings.index.parent / "sources"], drafts, embedder, settings)


@pytest.fixture
def client(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr("qa.wiring.reader", lambda settings: shared_reader())
    embedder = HashedEmbedder()
    app = create_app(Pipelines(settings, embedder), settings, Writers(settings, embedder))
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        yield client


def test_the_default_collection_stands_in_the_index_itself(settings: Settings) -> None:
    assert settings.folder == settings.index
    assert settings.of("papers").folder == settings.index / "collections" / "papers"


def test_one_file_has_one_source_in_every_collection(settings: Settings) -> None:
    found = collections(settings)
    assert list(found) == ["default", "papers"]
    assert {each.source for listings in found.values() for each in listings} == {A}


@pytest.mark.parametrize(
    ("collection", "answer"), [({}, "Zorb Klag"), ({"collection": "papers"}, "Ada Mufk")]
)
def test_a_collection_answers_from_its_own_documents(
    client: TestClient, collection: dict[str, str], answer: str
) -> None:
    asked = {"question": QUESTION, **collection}
    assert client.post("/ask", json=asked).json()["citations"][0]["answer"] == answer
    (hit,) = client.post("/search", json=asked).json()["hits"]
    assert hit["exact"] == f"{answer} leads the camp."
    text = client.get(f"/documents/{document_id(A)}", params=collection).json()["text"]
    assert text == hit["exact"]
    quoted = {"quotations": [{"quote": text}], **collection}
    assert client.post("/verify", json=quoted).json()["verified"]


def test_the_collections_are_listed(client: TestClient) -> None:
    assert client.get("/collections").json()["collections"] == [
        {"name": "default", "documents": 1, "chunks": 1},
        {"name": "papers", "documents": 1, "chunks": 1},
    ]


def test_where_there_is_no_index_there_is_no_list_but_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CollectionMissing, match=r"no index in .*/nowhere: run `qa ingest`"):
        collections(Settings(index=tmp_path / "nowhere"))


@pytest.mark.parametrize("name", ["never", "../default", "..", "a/b", "x" * 200])
def test_a_collection_that_is_not_there_is_refused_with_those_that_are(
    client: TestClient, settings: Settings, name: str
) -> None:
    told = f"there is no collection {quoted(name)}; there are: default, papers"
    assert detail(client.post("/ask", json={"question": QUESTION, "collection": name}), 404) == told
    assert detail(client.get("/documents", params={"collection": name}), 404) == told
    files = {"files": ("a.txt", "Mine.")}
    sent = client.post("/documents", files=files, params={"collection": name})
    assert detail(sent, 404) == told
    with pytest.raises(UnknownCollection, match="there are: default, papers"):
        documents(settings.of(name))


def test_what_is_sent_to_a_collection_stays_in_it(client: TestClient, settings: Settings) -> None:
    files = {"files": ("sent.txt", "Tirana is sent.")}
    client.post("/documents", files=files, params={"collection": "papers"})
    sent = "index/collections/papers/uploads/sent.txt"
    assert [each.source for each in documents(settings)] == [A]
    assert [each.source for each in documents(settings.of("papers"))] == [sent, A]
    listed = client.get("/documents", params={"collection": "papers"}).json()["documents"]
    assert [each["upload"] for each in listed] == ["sent.txt", ""]
    client.delete(f"/documents/{document_id(sent)}", params={"collection": "papers"})
    assert not (settings.index.parent / sent).exists()


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "x" * 65, "naïve"])
def test_a_name_that_leads_elsewhere_makes_no_collection(name: str) -> None:
    with pytest.raises(ValidationError, match="collection"):
        Settings(collection=name)
