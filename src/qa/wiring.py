"""The root: the only file that names concrete adapters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from qa.answer import Pipeline
from qa.collection import EmbeddedCollection, EmbeddedDrafts, published_documents
from qa.confidence import calibration_for
from qa.embed import SentenceTransformerEmbedder
from qa.ingest import recipe
from qa.ports import Collection, Drafts, Embedder, Reader
from qa.read import huggingface_reader, shipped_reader
from qa.settings import Settings
from qa.types import Listing
from qa.verify import Checker


def embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name. Raises ModelError."""
    return SentenceTransformerEmbedder(settings.embedder, settings.threads)


def reader(settings: Settings) -> Reader:
    """The reader that the settings name. Raises ModelError."""
    if settings.reader:
        return huggingface_reader(settings.reader)
    return shipped_reader(settings.threads)


def pipeline(settings: Settings) -> Pipeline:
    """All that a question needs. Raises CollectionError or ModelError.

    Whether there is an index is found out first, since loading the models takes seconds; the
    first question finds them loaded.
    """
    documents(settings)
    loaded = embedder(settings)
    loaded.question("Is the model loaded?")
    reading = reader(settings)
    calibration = calibration_for(reading.name, reading.calibration, settings.index)
    return Pipeline(Newest(settings, loaded), loaded, reading, calibration, settings)


def documents(settings: Settings) -> tuple[Listing, ...]:
    """The documents of the index, by source: no model is needed. Raises CollectionError."""
    return published_documents(settings.index)


@contextmanager
def collection(settings: Settings) -> Iterator[Collection]:
    """The published state of the index, whichever embedder made it. Raises CollectionError."""
    with EmbeddedCollection.open(settings.index) as opened:
        yield opened


@contextmanager
def checker(settings: Settings) -> Iterator[Checker]:
    """Judges quotations against the index as it is now: no model is needed.

    Raises CollectionError.
    """
    with collection(settings) as opened:
        yield Checker(lambda: opened)


@contextmanager
def writer(settings: Settings) -> Iterator[tuple[Drafts, Embedder]]:
    """The one writer of the index, and the embedder of its chunks. Raises CollectionError."""
    loaded = embedder(settings)
    cut = recipe(settings.chunk_length)
    with EmbeddedDrafts.open(settings.index, loaded.name, loaded.dim, cut) as drafts:
        yield drafts, loaded


class Newest:
    """The newest published state of the index, opened anew when there is a newer one.

    A question that is under way keeps the state that it began with.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._lock = Lock()
        self._collection = self._opened()

    def __call__(self) -> Collection:
        if self._collection.stale():
            with self._lock:
                if self._collection.stale():
                    self._collection = self._opened()
        return self._collection

    def _opened(self) -> EmbeddedCollection:
        return EmbeddedCollection.open(
            self._settings.index, self._embedder.name, self._embedder.dim
        )
