"""What several tests share: an embedder without a model, documents, a folder to index them in."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import hypothesis
import pytest
from hashed_embedder import HashedEmbedder
from tokenizers import Tokenizer

from qa.answer import Pipeline
from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.ingest import ingest, recipe
from qa.load import load
from qa.read import SpanReader, shipped_reader
from qa.read.shipped import WEIGHTS
from qa.settings import Settings
from qa.types import Chunk, Document, Sentence, Span, document_id

hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")

pytest_plugins = ["chromium", "ingesting", "on_disk", "serving", "uploading"]

RECIPE = "by line"
SERVED = {
    "visit.md": "# The visit\n\nIt rained 😀. Mike Pompeo spent five hours at Ashraf 3 in Manëz. "
    "He left in the evening.",
    "bread.txt": "Bread rises because yeast makes gas.",
}
UNREAD = "; if it is scanned, OCR recognises it (`qa ingest --ocr`, QA_OCR)"
LIMIT = 10_000_000
"""Bytes of a file that is loaded, at most."""


def pytest_collection_finish() -> None:
    """What is imported by now stays: no garbage collection need look through it again."""
    gc.freeze()


Write: TypeAlias = Callable[[str, str | bytes], Document]
Publish: TypeAlias = Callable[..., None]
Open: TypeAlias = Callable[[], EmbeddedCollection]


def document_of(source: str, text: str, title: str = "") -> Document:
    digest = sha256((title + text).encode()).hexdigest()
    return Document(document_id(source), source, digest, title, text)


def chunks_of(document: Document) -> list[Chunk]:
    """One for every line that is not empty."""
    found, start = [], 0
    for line in document.text.split("\n"):
        if line:
            found.append(Chunk.of(document, Span(start, start + len(line))))
        start += len(line) + 1
    return found


def stage(drafts: EmbeddedDrafts, document: Document, embedder: HashedEmbedder) -> None:
    """Each chunk as one sentence."""
    chunks = chunks_of(document)
    vectors = embedder.documents([chunk.text for chunk in chunks])
    sentences = [
        Sentence(chunk.span, key_of(chunk.text), vector)
        for chunk, vector in zip(chunks, vectors, strict=True)
    ]
    drafts.stage(document, chunks, sentences)


def publish_in(
    folder: Path,
    embedder: HashedEmbedder,
    *documents: Document | Mapping[str, str],
    removed: tuple[str, ...] = (),
) -> None:
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts:
        added = {}
        for document in _documents(documents):
            stage(drafts, document, embedder)
            added[document.source] = document.edition
        drafts.publish(added, removed)


def key_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """That of the reader that ships."""
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and loads it."""

    def write_and_load(name: str, content: str | bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(path, name, LIMIT)

    return write_and_load


@pytest.fixture
def embedder() -> HashedEmbedder:
    return HashedEmbedder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index is; it does not exist yet."""
    return tmp_path / "index"


@pytest.fixture
def publish(folder: Path, embedder: HashedEmbedder) -> Publish:
    """Publishes documents, or texts by source, and removes sources."""
    return partial(publish_in, folder, embedder)


@pytest.fixture
def open_collection(folder: Path, embedder: HashedEmbedder) -> Open:
    return lambda: EmbeddedCollection.open(folder, embedder.name, embedder.dim)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real index, made by `qa ingest` with the real embedder."""
    index = write_sources(tmp_path_factory.mktemp("served"), SERVED)
    qa("ingest", str(index.parent / "sources"), "--index", str(index))
    return index


@pytest.fixture(scope="session")
def server_url(served: Path) -> Iterator[str]:
    """Where a real `qa serve` over `served` listens, on a free port."""
    command = [sys.executable, "-m", "qa", "serve", "--index", str(served), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().split()[-1]
        process.terminate()


def qa(
    *arguments: str, code: int = 0, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """`qa` with these arguments, in a process of its own, which must end with `code`.

    `given` is its standard input.
    """
    ended = subprocess.run(
        [sys.executable, "-m", "qa", *arguments],
        input=given,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        env=os.environ | environment,
        check=False,
    )
    assert ended.returncode == code, ended.stderr
    return ended


def _documents(given: tuple[Document | Mapping[str, str], ...]) -> list[Document]:
    documents: list[Document] = []
    for each in given:
        if isinstance(each, Document):
            documents.append(each)
        else:
            documents += [document_of(source, text) for source, text in each.items()]
    return documents


def write_sources(folder: Path, sources: Mapping[str, str]) -> Path:
    """The folder of an index beside a folder of sources, both below `folder`."""
    (folder / "sources").mkdir()
    for name, text in sources.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    return folder / "index"


@cache
def shared_reader() -> SpanReader:
    """The one that ships, on one thread: loaded once for all tests."""
    return shipped_reader(1)


def ask_over(index: Path, settings: Settings) -> Pipeline:
    """What a question needs over the sources beside `index`: all real but for the embedder."""
    embedder = HashedEmbedder()
    sync(index, settings)
    collection = EmbeddedCollection.open(index, embedder.name, embedder.dim)
    reader = shared_reader()
    return Pipeline(lambda as_of=None: collection, embedder, reader, reader.calibration, settings)


def sync(index: Path, settings: Settings) -> None:
    """Ingests the sources beside `index`."""
    embedder, settings = HashedEmbedder(), settings.model_copy(update={"index": index})
    cut = recipe(settings.chunk_length)
    with EmbeddedDrafts.open(index, embedder.name, embedder.dim, cut) as drafts:
        ingest([index.parent / "sources"], drafts, embedder, settings)
