"""The root: the only file that names concrete adapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock

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
from qa.embed import SentenceTransformerEmbedder
from qa.errors import QaError
from qa.ingest import IngestReport, RehearsedEmbedder, ingest, recipe
from qa.ports import Collection, Drafts, Embedder, Reader
from qa.progress import UntilStopped
from qa.read import huggingface_reader, shipped_reader
from qa.settings import Settings
from qa.types import Document, Listing, Span
from qa.uploads import Writing, kept
from qa.verify import Checker
from qa.voice import speech_at
from qa.watch import watch


def embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name. Raises ModelError."""
    return SentenceTransformerEmbedder(settings.embedder, settings.threads)


def reader(settings: Settings) -> Reader:
    """The reader that the settings name. Raises ModelError."""
    if settings.reader:
        return huggingface_reader(settings.reader)
    return shipped_reader(settings.threads)


def pipeline(settings: Settings, loaded: Embedder | None = None) -> Pipeline:
    """All that a question needs, over an embedder that is there already or the settings' own.

    Whether there is an index is found out first, since loading the models takes seconds; the
    first question finds them loaded. Raises CollectionError or ModelError.
    """
    documents(settings)
    loaded = loaded or embedder(settings)
    loaded.question("Is the model loaded?")
    reading = reader(settings)
    calibration = calibration_for(reading.name, reading.calibration, settings.index)
    return Pipeline(Newest(settings, loaded), loaded, reading, calibration, settings)


def documents(settings: Settings) -> tuple[Listing, ...]:
    """The documents of the index, by source: no model is needed. Raises CollectionError."""
    return published_documents(settings.index)


def collection(settings: Settings) -> EmbeddedCollection:
    """The published state, to look things up: no model is needed. Raises CollectionError."""
    return EmbeddedCollection.open(settings.index)


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
    """Opens the index for writing, with the embedder of its chunks.

    Writers of this process wait for one another; another process that writes raises
    CollectionBusy.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._turn = Lock()

    @contextmanager
    def __call__(self) -> Iterator[tuple[Drafts, Embedder]]:
        """Raises CollectionError."""
        folder, cut = self._settings.index, recipe(self._settings.chunk_length)
        name, dim = self._embedder.name, self._embedder.dim
        with self._turn, EmbeddedDrafts.open(folder, name, dim, cut) as drafts:
            yield drafts, self._embedder


def writer(settings: Settings) -> AbstractContextManager[tuple[Drafts, Embedder]]:
    """The one writer of the index, and the embedder of its chunks. Raises CollectionError."""
    return Writer(settings, embedder(settings))()


def sync(
    folders: Sequence[Path], settings: Settings, writing: Writing, stop: Event
) -> IngestReport:
    """Make the index equal to the folders and to what was sent; `stop` ends it. Raises QaError."""
    with writing() as (drafts, embedder):
        paths = [*folders, *kept(settings)]
        return ingest(paths, drafts, embedder, settings, UntilStopped(stop))


def watch_folders(
    folders: Sequence[Path],
    settings: Settings,
    writing: Writing,
    tell: Callable[[IngestReport | QaError], None],
    stop: Event,
) -> None:
    """Keep the index equal to the folders until `stop` is set. Raises InvalidInput."""
    watch(folders, settings.index, lambda: sync(folders, settings, writing, stop), tell, stop)


@contextmanager
def rehearsal(settings: Settings) -> Iterator[tuple[Drafts, Embedder]]:
    """What `writer` gives, to see what it would do: nothing is written, nothing embedded."""
    loaded = RehearsedEmbedder(embedder(settings))
    cut = recipe(settings.chunk_length)
    with RehearsedDrafts.open(settings.index, loaded.name, loaded.dim, cut) as drafts:
        yield drafts, loaded


def gc(settings: Settings) -> int:
    """Forget the editions that the settings no longer remember; how many there were.

    Raises CollectionError.
    """
    before = datetime.now(UTC) - timedelta(days=settings.history)
    with EmbeddedDrafts.reopen(settings.index) as drafts:
        return drafts.forget(before)


def check(settings: Settings, repair: bool = False) -> Soundness:
    """Whether all that the index holds agrees. Raises CollectionError where there is none."""
    return mended(settings.index) if repair else checked(settings.index)


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
            self._settings.index, self._embedder.name, self._embedder.dim, as_of
        )
