"""A service over one document of a folder, which takes others, and what is sent to it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import shared_reader, sync, write_sources
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder

from qa.answer import Pipeline
from qa.api import create_app
from qa.collection import EmbeddedCollection
from qa.settings import Settings
from qa.types import document_id
from qa.wiring import Writer

A = "sources/a.txt"
SENT = "index/uploads/sent.txt"
STREAM = {"accept": "text/event-stream"}


@pytest.fixture(scope="session")
def ingested_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = write_sources(tmp_path_factory.mktemp("made"), {"a.txt": "Zorb is in Tirana."})
    sync(index, Settings())
    return index.parent


@pytest.fixture
def over(ingested_folder: Path, tmp_path: Path) -> Settings:
    """Over one document of a folder, ingested."""
    index = Path(shutil.copytree(ingested_folder, tmp_path / "over")) / "index"
    return Settings(index=index, file_size=10_000, upload_size=40_000, upload_files=3)


@pytest.fixture
def writer(over: Settings) -> Writer:
    return Writer(over, HashedEmbedder())


@pytest.fixture
def service(over: Settings, writer: Writer) -> Iterator[TestClient]:
    def collection(as_of: object = None) -> EmbeddedCollection:
        return EmbeddedCollection.open(over.index)

    reader = shared_reader()
    pipeline = Pipeline(collection, HashedEmbedder(), reader, reader.calibration, over)
    app = create_app(lambda name: pipeline, over, lambda name: writer)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        yield client


def post(service: TestClient, *files: tuple[str, str | bytes], **more: Any) -> dict[str, Any]:
    response = service.post("/documents", files=[("files", each) for each in files], **more)
    assert response.status_code == 200, response.text
    return dict(response.json())


def texts(service: TestClient) -> dict[str, str]:
    listed = service.get("/documents").json()["documents"]
    return {d["source"]: service.get(f"/documents/{d['id']}").json()["text"] for d in listed}


def packed(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return content.getvalue()


def replace(service: TestClient, source: str, name: str, content: str | bytes) -> Any:
    return service.put(f"/documents/{document_id(source)}", files={"file": (name, content)})


def details(service: TestClient, source: str) -> tuple[str, str]:
    """Title and date."""
    listed = service.get("/documents").json()["documents"]
    return next((each["title"], each["date"]) for each in listed if each["source"] == source)
