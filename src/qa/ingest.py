"""Make a collection agree with files and folders: add, change, remove; embed only what is new."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath

from qa.chunk import chunks, worded_sentences
from qa.errors import LoadError
from qa.fetch import fetch
from qa.load import SUFFIXES, Original, loaded, original, require_ocr, unpacked
from qa.ports import Drafts, Embedder
from qa.progress import UNSEEN, Progress
from qa.settings import Settings
from qa.survey import survey
from qa.types import Chunk, Document, Embeddings, Sentence, Span, document_id
from qa.view import viewed

BATCH = 256
"""Sentences embedded at once; documents are staged as soon as so many wait, or so many documents,
or none has to."""

STEPS = 6
"""Counted up whenever loading, chunking or what is embedded would be otherwise."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Sources by what became of them, each in one list.

    `moved` are pairs, from and to: the same bytes at another path. `failed` has the reasons; an
    earlier edition of one stays. `warnings` say what of a file that was read in this run is not in
    its document's text. `sentences` were told apart in this run, and `embedded` of them were new.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    warnings: tuple[tuple[str, str], ...]
    sentences: int
    embedded: int


def ingest(
    paths: Sequence[Path],
    drafts: Drafts,
    embedder: Embedder,
    settings: Settings,
    progress: Progress = UNSEEN,
    urls: Sequence[str] = (),
    read: Sequence[Document] = (),
) -> IngestReport:
    """Make the part of the collection below each path equal to the files there, and publish it.

    What `urls` name is fetched and added besides. A file whose document has been `read` already is
    not read again. Interrupted, it leaves what was published before, and goes on where it was when
    run again. With rehearsed drafts and a rehearsed embedder it tells what would happen, and
    nothing does. Raises InvalidInput for a path that neither exists nor is the source of a
    document, ModelError for OCR that is not installed.
    """
    if settings.ocr:
        require_ocr()
    known = drafts.editions()
    found = survey(paths, known, SUFFIXES, settings.index)
    documents = {(each.source, each.edition): each for each in read}
    run = _Run(drafts, embedder, settings, progress, found.failed, documents)
    steps = _steps(found.files, urls, settings)
    progress.begin(len(steps))
    for source, obtain in steps:
        run.take(source, obtain)
        progress.advance(source)
    run.stage()
    gone = found.gone(known, run.met, [source for source, _ in steps])
    drafts.publish(run.current, gone)
    come = {source: edition for source, edition in run.current.items() if source not in known}
    moved = _moved(come, {source: known[source] for source in gone})
    left, arrived = dict(moved), {new for _, new in moved}
    return IngestReport(
        added=tuple(source for source in come if source not in arrived),
        changed=tuple(source for source in run.current if source in known),
        moved=moved,
        unchanged=tuple(run.unchanged),
        removed=tuple(source for source in gone if source not in left),
        skipped=tuple(sorted(found.skipped)),
        failed=tuple(sorted(run.failed.items())),
        warnings=tuple(run.warnings),
        sentences=run.sentences,
        embedded=run.embedded,
    )


def _moved(come: Mapping[str, str], gone: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs of a source that went and one that came as the same edition, in order."""
    waiting = defaultdict(list)
    for source, edition in sorted(come.items(), reverse=True):
        waiting[edition].append(source)
    return tuple(
        (source, waiting[edition].pop())
        for source, edition in sorted(gone.items())
        if waiting.get(edition)
    )


def _steps(
    files: Mapping[str, Path], urls: Sequence[str], settings: Settings
) -> list[tuple[str, Callable[[], Original]]]:
    """Each source, and what gives its bytes."""
    limit = settings.file_size
    read = [(source, partial(original, path, source, limit)) for source, path in files.items()]
    fetched = [(url, partial(fetch, url, limit)) for url in dict.fromkeys(urls)]
    return [*sorted(read), *fetched]


def document_of(given: Original, settings: Settings, progress: Progress) -> Document:
    """Its document; scanned pages are recognised where the settings say so. Raises LoadError."""
    return loaded(given, progress.recognise if settings.ocr else None)


def recipe(length: int) -> str:
    """Names how documents are cut; editions of another recipe are made again."""
    return f"steps {STEPS}, chunks of {length}"


def embedding_texts(document: Document, chunks: Sequence[Chunk]) -> Iterator[tuple[Span, str]]:
    """The sentences of the chunks, and what of each is embedded: its view.

    Before the first of a chunk stand title and heading, a line for each, since it may only say "it
    was". A title that is only the file's name is left out, so that a moved file is not embedded
    again.
    """
    if document.title == PurePath(document.source).stem:
        document = replace(document, title="")
    for chunk in chunks:
        first, *others = worded_sentences(chunk)
        yield first, viewed(document.in_context(first))
        yield from ((span, viewed(document.quote(span).exact)) for span in others)


def embedding_key(embedder: str, text: str) -> str:
    """The same for the same text and embedder, wherever the text stands."""
    return hashlib.sha256(f"{embedder}\0{text}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Edition:
    document: Document
    chunks: list[Chunk]
    sentences: Sequence[Span]
    keys: list[str]


@dataclass(slots=True)
class _Run:
    """Files to staged editions. Documents wait until there are enough texts to embed at once."""

    drafts: Drafts
    embedder: Embedder
    settings: Settings
    progress: Progress
    failed: dict[str, str]
    read: Mapping[tuple[str, str], Document]
    met: set[str] = field(default_factory=set)
    current: dict[str, str] = field(default_factory=dict)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    sentences: int = 0
    embedded: int = 0
    _waiting: list[_Edition] = field(default_factory=list)
    _missing: dict[str, str] = field(default_factory=dict)

    def take(self, source: str, obtain: Callable[[], Original]) -> None:
        """Take the file that `source` names, or all that are in it."""
        try:
            found = unpacked(obtain(), self.settings.file_size)
        except LoadError as error:
            found = [error]
        for each in found:
            self.met.add(each.source)
            if isinstance(each, LoadError):
                self.failed[each.source] = each.reason
            else:
                self._take(each)

    def _take(self, given: Original) -> None:
        """Leave a file that is published or staged as it is now; load any other."""
        source, edition = given.source, given.edition
        try:
            if not self.drafts.staged(document_id(source), edition):
                self._load(given)
        except LoadError as error:
            self.failed[source] = error.reason
        else:
            if self.drafts.stands(source, edition):
                self.unchanged.append(source)
            else:
                self.current[source] = edition

    def stage(self) -> None:
        """Embed the texts that wait and store their editions, each in its own transaction."""
        vectors = dict(zip(self._missing, self._embedded(), strict=True))
        self.embedded += len(vectors)
        for edition in self._waiting:
            known = {**self.drafts.embeddings(edition.keys), **vectors}
            sentences = [
                Sentence(span, key, known[key])
                for span, key in zip(edition.sentences, edition.keys, strict=True)
            ]
            self.drafts.stage(edition.document, edition.chunks, sentences)
        self._waiting, self._missing = [], {}

    def _embedded(self) -> Iterator[Embeddings]:
        """A vector for each text that waits."""
        texts = list(self._missing.values())
        for start in range(0, len(texts), BATCH):
            self.progress.embed(start, len(texts))
            yield from self.embedder.documents(texts[start : start + BATCH])
        if texts:
            self.progress.embed(len(texts), len(texts))

    def _load(self, given: Original) -> None:
        document = self.read.get((given.source, given.edition)) or document_of(
            given, self.settings, self.progress
        )
        self.warnings += [(document.source, warning) for warning in document.warnings]
        cut = chunks(document, self.settings.chunk_length)
        sentences, texts = zip(*embedding_texts(document, cut), strict=True) if cut else ((), ())
        keys = [embedding_key(self.embedder.name, text) for text in texts]
        stored = self.drafts.embeddings(keys)
        self._missing |= {
            key: text for key, text in zip(keys, texts, strict=True) if key not in stored
        }
        self._waiting.append(_Edition(document, cut, sentences, keys))
        self.sentences += len(sentences)
        if not 0 < len(self._missing) < BATCH or len(self._waiting) >= BATCH:
            self.stage()
