"""Documents that were sent: files in a folder of the index, under the rules of an ingest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeAlias

from qa.errors import CollectionError, InvalidInput, LoadError, NotUploaded, UnknownDocument, quoted
from qa.filename import filename, shown
from qa.ingest import IngestReport, document_of, ingest
from qa.load import SIDECAR, original, require_sidecar, unpacked
from qa.ports import Drafts, Embedder
from qa.progress import UNSEEN, Progress
from qa.settings import Settings
from qa.survey import source_of
from qa.types import Document, document_id

FOLDER = "uploads"
INCOMING = ".incoming"
"""Where a file stands until it is whole and has been read; an ingest passes it over."""

Writing: TypeAlias = Callable[[], AbstractContextManager[tuple[Drafts, Embedder]]]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: the name that it gives itself, and its bytes, to be read once."""

    name: str
    content: BinaryIO


@dataclass(slots=True)
class _Received:
    """Files that are whole and readable, by name; those refused, with the reasons; and what has
    been read on the way, as it will be when each is in its place."""

    names: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    read: list[Document] = field(default_factory=list)

    def refuse(self, name: str, reason: str) -> None:
        """Take it back."""
        self.names.remove(name)
        self.refused.append((name, reason))


def kept(settings: Settings) -> list[Path]:
    """The folder of what was sent to this collection, if there is one: ingest it with any other."""
    folder = settings.folder / FOLDER
    return [folder] if folder.is_dir() else []


def uploads_source(settings: Settings) -> str:
    """The source of that folder: what was sent has one that begins with it."""
    return source_of(settings.folder / FOLDER, settings.base)


class Uploads:
    """Takes in, replaces and removes what is sent, each in one publication.

    All raise CollectionBusy where another process is writing, before anything is kept or removed,
    and CollectionError where the index cannot be written: the next ingest then publishes what has
    been kept, or removed.
    """

    def __init__(self, settings: Settings, writing: Writing) -> None:
        self._settings = settings
        self._writing = writing
        self._folder = settings.folder / FOLDER

    def add(self, sent: Sequence[Upload], progress: Progress = UNSEEN) -> IngestReport:
        """Each file becomes a document, or the next edition of the one that has its name.

        A `NAME.meta.toml` describes the document NAME, sent with it or before. What is refused is
        in the report's `failed`, by the name it was sent with.
        """
        with self._writing() as (drafts, embedder), self._incoming():
            received = self._received(sent, progress)
            return self._ingested(received, drafts, embedder, progress)

    def replace(self, document_id: str, sent: Upload, progress: Progress = UNSEEN) -> IngestReport:
        """The document gets another edition, whatever the file is called.

        Raises UnknownDocument, NotUploaded for one that is not a sent file by itself, InvalidInput
        for a file of another format, LoadError for one that cannot be read.
        """
        with self._writing() as (drafts, embedder), self._incoming():
            source, path = self._file_of(document_id, drafts.editions())
            if _within(source, self._settings) != (path.name,):
                raise NotUploaded(f"{source} is in the archive {path.name}; upload that again")
            suffix = PurePosixPath(sent.name).suffix.lower()
            if suffix != path.suffix.lower():
                raise InvalidInput(
                    f"{shown(sent.name)} has the suffix {quoted(suffix)}, {source} has "
                    f"{path.suffix!r}; upload it as a document of its own"
                )
            received = _Received()
            self._receive(Upload(path.name, sent.content), received, progress)
            return self._ingested(received, drafts, embedder, progress)

    def remove(self, document_id: str, archive: bool = False) -> IngestReport:
        """The document leaves; its editions are remembered.

        One from an archive leaves only with all others in it, if `archive` says so. Raises
        UnknownDocument, and NotUploaded.
        """
        with self._writing() as (drafts, embedder):
            source, path = self._file_of(document_id, drafts.editions())
            if _within(source, self._settings) != (path.name,) and not archive:
                raise NotUploaded(
                    f"{source} is in the archive {path.name}, and leaves only with all that is in "
                    "it; say archive=true to remove them all"
                )
            with _writable(self._folder):
                _beside(path).unlink(missing_ok=True)  # first: by itself it would describe another
                path.unlink(missing_ok=True)
            return ingest([path], drafts, embedder, self._settings)

    def _ingested(
        self, received: _Received, drafts: Drafts, embedder: Embedder, progress: Progress
    ) -> IngestReport:
        """Of the files received, now put in their places, and of those refused."""
        with _writable(self._folder):
            for name in received.names:
                (self._folder / INCOMING / name).replace(self._folder / name)
        documents = {name.removesuffix(SIDECAR) for name in received.names}
        paths = [self._folder / each for each in documents]
        report = ingest(paths, drafts, embedder, self._settings, progress, read=received.read)
        return replace(report, failed=(*report.failed, *received.refused))

    def _received(self, sent: Sequence[Upload], progress: Progress) -> _Received:
        received = _Received()
        # What describes a document comes first, since it is read with it.
        for each in sorted(sent, key=lambda each: not each.name.endswith(SIDECAR)):
            try:
                self._receive(each, received, progress)
            except LoadError as error:
                received.refused.append((error.source, error.reason))
        refused = {name for name, _ in received.refused}
        for name in [each for each in received.names if each.endswith(SIDECAR)]:
            document = name.removesuffix(SIDECAR)
            if document in refused:
                received.refuse(name, f"describes {document}, which was refused; send both again")
            elif document not in received.names and not (self._folder / document).exists():
                received.refuse(name, f"describes {document}, which is not here; send that too")
        return received

    def _receive(self, sent: Upload, received: _Received, progress: Progress) -> None:
        """Put the file among those that are incoming. Raises LoadError."""
        name = filename(sent.name)
        path = self._folder / INCOMING / name
        if path.exists():
            raise LoadError(name, "was sent twice, and the first is taken; give it another name")
        with _writable(self._folder), path.open("wb") as written:
            shutil.copyfileobj(sent.content, written)
            written.flush()
            os.fsync(written.fileno())
        try:
            if name.endswith(SIDECAR):
                require_sidecar(path, name)
            else:
                document = _first_document(path, name, self._settings, progress)
                source = source_of(self._folder / document.source, self._settings.base)
                received.read.append(replace(document, id=document_id(source), source=source))
        except LoadError:
            path.unlink()
            raise
        received.names.append(name)

    @contextmanager
    def _incoming(self) -> Iterator[None]:
        """An empty place for files that are not yet taken."""
        folder = self._folder / INCOMING
        with _writable(self._folder):
            shutil.rmtree(folder, ignore_errors=True)  # of a process that was killed
            folder.mkdir(parents=True)
        try:
            yield
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _file_of(self, name: str, known: Mapping[str, str]) -> tuple[str, Path]:
        """The source of the document with this id, and the file that was sent."""
        source = next((each for each in known if document_id(each) == name), None)
        if source is None:
            raise UnknownDocument(name)
        within = _within(source, self._settings)
        if not within:
            raise NotUploaded(
                f"{source} was not uploaded; change or remove it where it is, and run `qa ingest`"
            )
        return source, self._folder / within[0]


def _beside(path: Path) -> Path:
    """The file that describes this one."""
    return path.with_name(path.name + SIDECAR)


def _within(source: str, settings: Settings) -> tuple[str, ...]:
    """The parts of the source below the folder of what was sent; none for any other source."""
    folder, path = uploads_source(settings), PurePosixPath(source)
    return path.relative_to(folder).parts if path.is_relative_to(folder) else ()


def _first_document(path: Path, name: str, settings: Settings, progress: Progress) -> Document:
    """What is in the file, or the first of what is in it. Raises LoadError where nothing is."""
    limit = settings.file_size
    refused = LoadError(name, "holds no file that can be read; pack it again")
    for each in unpacked(original(path, name, limit), limit):
        try:
            if isinstance(each, LoadError):
                raise each
            return document_of(each, settings, progress)
        except LoadError as error:
            refused = error
    raise refused


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CollectionError(
            f"{folder} cannot be written ({error.strerror or error}); check its permissions and "
            "the space that is left"
        ) from error
