"""The root: the only file that names concrete adapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock

from qa.answer import Pipeline
from qa.collection import (
    EmbeddedCollection,
    EmbeddedDrafts,
    RehearsedDrafts,
    Soundness,
    checked,
    mended,
    published_documents,
)
from qa.confidence import calibration_for
from qa.embed import RehearsedEmbedder, SentenceTransformerEmbedder
from qa.errors import CollectionMissing, UnknownCollection
from qa.ingest import recipe
from qa.load import require_ocr
from qa.ports import Collection, Drafts, Embedder
from qa.progress import Looking, unwatched
from qa.read import SpanReader, huggingface_reader, shipped_reader
from qa.settings import COLLECTIONS, DEFAULT, Settings
from qa.types import Document, Listing, Span
from qa.verify import Checker
from qa.voice import speech_at


def embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name. Raises ModelError."""
    return SentenceTransformerEmbedder(settings.embedder, settings.threads)


def reader(settings: Settings) -> SpanReader:
    """The reader that the settings name. Raises ModelError."""
    if settings.reader:
        return huggingface_reader(settings.reader)
    return shipped_reader(settings.threads)


class Pipelines:
    """All that a question needs, for each collection: the models are shared."""

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        """Raises ModelError. The first question finds the models loaded."""
        self._settings = settings
        self._embedder = embedder
        embedder.question("Is the model loaded?")
        self._reader = reader(settings)
        self._lock = Lock()
        self._made: dict[str, Pipeline] = {}

    def __call__(self, collection: str | None = None) -> Pipeline:
        """Of this collection, else of the settings'. Raises CollectionError, UnknownCollection."""
        settings = self._settings.of(collection)
        with self._lock:
            if settings.collection not in self._made:
                self._made[settings.collection] = self._pipeline(settings)
            return self._made[settings.collection]

    def _pipeline(self, settings: Settings) -> Pipeline:
        newest = Newest(settings, self._embedder)
        name, own = self._reader.name, self._reader.calibration
        calibration = calibration_for(name, own, settings.folder)
        return Pipeline(newest, self._embedder, self._reader, calibration, settings)


def pipelines(settings: Settings, embedder: Embedder) -> Pipelines:
    """Of all collections; that of the settings is there. Raises CollectionError or ModelError.

    Whether there is an index is found out first, since loading the models takes seconds.
    """
    documents(settings)
    made = Pipelines(settings, embedder)
    made()
    return made


def pipeline(settings: Settings) -> Pipeline:
    """Of the settings' collection alone. Raises CollectionError or ModelError."""
    return pipelines(settings, embedder(settings))()


def collections(settings: Settings) -> Mapping[str, tuple[Listing, ...]]:
    """The documents of every collection that there is, by its name.

    Raises CollectionError, CollectionMissing where there is none.
    """
    found = {}
    for name in _names(settings):
        with suppress(CollectionMissing):
            found[name] = documents(settings.of(name))
    return found or {DEFAULT: documents(settings.of(DEFAULT))}


def _names(settings: Settings) -> list[str]:
    beneath = sorted((settings.index / COLLECTIONS).glob("*/"))
    return [DEFAULT, *(folder.name for folder in beneath)]


def _folder(settings: Settings) -> Path:
    """Of a collection that is to be read. Raises UnknownCollection."""
    names = _names(settings)
    if settings.collection not in names:
        raise UnknownCollection(settings.collection, names)
    return settings.folder


def documents(settings: Settings) -> tuple[Listing, ...]:
    """The documents of the collection, by source: no model is needed. Raises CollectionError."""
    return published_documents(_folder(settings))


def collection(settings: Settings) -> EmbeddedCollection:
    """The published state, to look things up: no model is needed. Raises CollectionError."""
    return EmbeddedCollection.open(_folder(settings))


@contextmanager
def checker(settings: Settings) -> Iterator[Checker]:
    """Judges quotations against the index as it is now: no model is needed.

    Raises CollectionError.
    """
    with collection(settings) as opened:
        yield checker_of(lambda: opened)


def checker_of(collection: Callable[[], Collection]) -> Checker:
    """Judges quotations against the newest state, and hears who speaks."""
    return Checker(collection, speakers=speaker_at)


def speaker_at(document: Document, span: Span) -> str | None:
    """The full name of whoever speaks at `span`; None for the document itself, and for a speaker
    who is only described ("one source") or has a single name, since two may share it."""
    speech = speech_at(document, span)
    words = speech.speaker.exact.split() if speech and speech.speaker else []
    return " ".join(words) if len(words) > 1 and all(w[0].isupper() for w in words) else None


class Writer:
    """Opens the index for writing, with the embedder of its sentences.

    Writers of this process wait for one another; another process that writes raises
    CollectionBusy.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        """Raises ModelError for OCR that is not installed, before anything waits for it."""
        if settings.ocr:
            require_ocr()
        self._settings = settings
        self._embedder = embedder
        self._turn = Lock()

    @contextmanager
    def __call__(self) -> Iterator[tuple[Drafts, Embedder]]:
        """Raises CollectionError."""
        folder, ocr = self._settings.folder, self._settings.ocr
        cut = recipe(self._settings.chunk_length)
        name, dim = self._embedder.name, self._embedder.dim
        with self._turn, EmbeddedDrafts.open(folder, name, dim, cut, ocr) as drafts:
            yield drafts, self._embedder


class Writers:
    """A writer for each collection."""

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        """Raises ModelError as a writer does."""
        if settings.ocr:
            require_ocr()
        self._of = cache(lambda name: Writer(settings.of(name), embedder))
        self._settings = settings

    def __call__(self, collection: str | None = None) -> Writer:
        """Of this collection, else of the settings'. Raises UnknownCollection."""
        settings = self._settings.of(collection)
        _folder(settings)
        return self._of(settings.collection)


def writer(settings: Settings) -> AbstractContextManager[tuple[Drafts, Embedder]]:
    """The one writer of the index, and the embedder of its sentences. Raises CollectionError."""
    return Writer(settings, embedder(settings))()


@contextmanager
def rehearsal(settings: Settings) -> Iterator[tuple[Drafts, Embedder]]:
    """What `writer` gives, to see what it would do: nothing is written, nothing embedded."""
    loaded = RehearsedEmbedder(embedder(settings))
    cut, ocr = recipe(settings.chunk_length), settings.ocr
    with RehearsedDrafts.open(settings.folder, loaded.name, loaded.dim, cut, ocr) as drafts:
        yield drafts, loaded


def gc(settings: Settings) -> int:
    """Forget the editions that the settings no longer remember; how many there were.

    Raises CollectionError.
    """
    before = datetime.now(UTC) - timedelta(days=settings.history)
    with EmbeddedDrafts.reopen(_folder(settings)) as drafts:
        return drafts.forget(before)


def check(settings: Settings, repair: bool = False, looking: Looking = unwatched) -> Soundness:
    """Whether all that the index holds agrees. Raises CollectionError where there is none."""
    return (mended if repair else checked)(_folder(settings), looking)


class Newest:
    """The newest published state of the index, opened anew when there is a newer one.

    A question that is under way keeps the state that it began with. The last state of the past
    that was asked for is kept too, since its search indexes take time to make.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._lock = Lock()
        self._collection = self._opened()
        self._past: EmbeddedCollection | None = None

    def __call__(self, as_of: datetime | None = None) -> Collection:
        if self._collection.stale():
            with self._lock:
                if self._collection.stale():
                    self._collection, self._past = self._opened(), None
        if as_of is None or self._collection.stood(as_of):
            return self._collection
        with self._lock:
            if self._past is None or not self._past.stood(as_of):
                self._past = self._opened(as_of)
            return self._past

    def _opened(self, as_of: datetime | None = None) -> EmbeddedCollection:
        return EmbeddedCollection.open(
            _folder(self._settings), self._embedder.name, self._embedder.dim, as_of
        )
