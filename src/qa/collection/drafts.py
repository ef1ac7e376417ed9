"""The writer's side of a collection in a folder."""

from __future__ import annotations

import json
import uuid
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import cast

import numpy as np

from qa.collection import derived, pages, publications, stored
from qa.collection.directions import directions
from qa.collection.known import Known
from qa.collection.lock import alone
from qa.collection.publications import iso
from qa.collection.refusals import refusals
from qa.collection.schema import (
    State,
    open_to_read,
    open_to_write,
    read_state,
    transaction,
    validate,
)
from qa.collection.shingles import shingles
from qa.errors import CollectionError, QuoteMismatch
from qa.types import Chunk, Document, Sentence


class EmbeddedDrafts(Known):
    """The one writer of a folder, until it is closed or its process dies."""

    @classmethod
    def open(
        cls, folder: Path, embedder_name: str, dim: int, recipe: str, ocr: bool = False
    ) -> EmbeddedDrafts:
        """Makes the folder and its database where there are none.

        Raises CollectionBusy while another writer has it, CollectionForeign where it is not ours.
        """
        with ExitStack() as opening:
            opening.enter_context(alone(folder))
            connection = opening.enter_context(closing(open_to_write(folder, embedder_name, dim)))
            return cls(folder, connection, recipe, ocr, opening.pop_all())

    @classmethod
    def reopen(cls, folder: Path) -> EmbeddedDrafts:
        """As the embedder made it that made it, for whoever adds nothing. Raises CollectionError.

        Where there is no index none is made.
        """
        with closing(open_to_read(folder)) as connection:
            state = validate(connection, folder)
        return cls.open(folder, state.embedder, state.dim, "")

    def stage(
        self, document: Document, chunks: Sequence[Chunk], sentences: Sequence[Sentence]
    ) -> None:
        """Store an edition, durable but unseen, in one transaction.

        An edition that is stored already stays as it is. Raises QuoteMismatch for a chunk that is
        not a slice of the document, ValueError where the sentences are not those of the chunks.
        """
        _require_slices(document, chunks)
        _require_sentences(document, chunks, sentences, self._dim)
        if self.staged(document.id, document.edition):
            return
        with refusals(self._folder), transaction(self._connection):
            self._store(document, chunks, sentences)

    def publish(self, added: Mapping[str, str], removed: Iterable[str]) -> None:
        """Make the staged editions (by source) current and drop `removed` sources, at once.

        Staged editions that are not named are dropped too. Where nothing changes there is no new
        generation.
        """
        with self._publishing():
            state = self._publish(added, removed)
        derived.sweep(self._folder, state)

    def forget(self, before: datetime) -> int:
        """Drop the editions that were replaced or removed by `before`; how many there were.

        What stands is never dropped. Raises CollectionError.
        """
        with self._publishing():
            last = state = read_state(self._connection)
            count = publications.forget(self._connection, iso(before))
            if count:
                state = self._next_generation(last)
                derived.write(self._folder, self._connection, state, last)
        derived.sweep(self._folder, state)
        with refusals(self._folder):
            self._connection.execute("VACUUM")  # so that what was forgotten leaves the disk too
            self._connection.execute("PRAGMA busy_timeout = 0")  # who reads may do so for hours
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def mend(self) -> None:
        """Make what is derived again, and drop embeddings that nothing refers to."""
        with self._publishing():
            state = read_state(self._connection)
            publications.drop_orphans(self._connection)
            if state.generation:
                derived.write(self._folder, self._connection, state)
        derived.sweep(self._folder, state)

    @contextmanager
    def _publishing(self) -> Iterator[None]:
        try:
            with refusals(self._folder), transaction(self._connection):
                yield
        except OSError as error:
            raise CollectionError(
                f"the index in {self._folder} cannot be written ({error.strerror or error}); "
                "nothing was published, and what was embedded is kept"
            ) from error

    def _publish(self, added: Mapping[str, str], removed: Iterable[str]) -> State:
        last = state = read_state(self._connection)
        now = publications.moment_after(last.published)
        changes = sum(self._make_current(*edition, now) for edition in added.items())
        changes += sum(publications.end(self._connection, source, now) for source in removed)
        publications.purge(self._connection)
        if changes or not state.generation:
            state = self._next_generation(last, now)
            # Before the commit: whoever sees the generation finds its indexes.
            derived.write(self._folder, self._connection, state, last)
        return state

    def _make_current(self, source: str, named: str, now: str) -> bool:
        edition = self.edition("source", source, named)
        if edition is None:
            raise ValueError(f"no edition {named} of {source} has been staged")
        return publications.begin(self._connection, source, edition, now)

    def _next_generation(self, state: State, now: str | None = None) -> State:
        self._connection.execute(
            "UPDATE state SET generation = generation + 1, stamp = ?, published = ?",
            (uuid.uuid4().hex, now or state.published),
        )
        return read_state(self._connection)

    def _store(
        self, document: Document, chunks: Sequence[Chunk], sentences: Sequence[Sentence]
    ) -> None:
        landmarks = stored.landmarks_json(document.landmarks)
        metadata = json.dumps(asdict(document.metadata))
        inserted = self._connection.execute(
            f"INSERT INTO editions VALUES (NULL{', ?' * 15})",
            (
                document.id,
                document.sha256,
                self._recipe_with(any(page.recognised for page in document.pages)),
                document.source,
                document.title,
                document.text,
                landmarks,
                metadata,
                document.encoding,
                json.dumps(document.warnings),
                document.sidecar,
                len(document.text),
                stored.checksum(document.title, document.text, landmarks, metadata),
                stored.checksum(document.text),
                shingles(document.text).tobytes(),
            ),
        )
        edition = cast("int", inserted.lastrowid)
        pages.write(self._connection, edition, document.pages)
        self._connection.executemany(
            "INSERT INTO chunks VALUES (?, ?, ?)",
            [(edition, chunk.span.start, chunk.span.end) for chunk in chunks],
        )
        self._store_sentences(edition, sentences)

    def _store_sentences(self, edition: int, sentences: Sequence[Sentence]) -> None:
        if not sentences:
            return
        codes = directions(np.stack([each.vector for each in sentences]))
        self._connection.executemany(
            "INSERT OR IGNORE INTO embeddings VALUES (NULL, ?, ?)",
            [(each.key, row.tobytes()) for each, row in zip(sentences, codes, strict=True)],
        )
        self._connection.executemany(
            "INSERT INTO sentences SELECT ?, ?, ?, id FROM embeddings WHERE key = ?",
            [(edition, each.span.start, each.span.end, each.key) for each in sentences],
        )


def _require_slices(document: Document, chunks: Sequence[Chunk]) -> None:
    for chunk in chunks:
        if chunk.document_id != document.id or document.quote(chunk.span).exact != chunk.text:
            raise QuoteMismatch(f"the chunk at {chunk.span} is not a slice of {document.source}")


def _require_sentences(
    document: Document, chunks: Sequence[Chunk], sentences: Sequence[Sentence], dim: int
) -> None:
    """One or more in every chunk, and none elsewhere, each with a vector."""
    starts = [chunk.span.start for chunk in chunks]
    holders = [bisect_right(starts, each.span.start) - 1 for each in sentences]
    held = all(
        number >= 0 and chunks[number].span.contains(each.span)
        for number, each in zip(holders, sentences, strict=True)
    )
    if not held or {*holders} != {*range(len(chunks))}:
        raise ValueError(f"the sentences given are not those of the chunks of {document.source}")
    if any(each.vector.shape != (dim,) for each in sentences):
        raise ValueError(f"the vector of each sentence must be [{dim}]")
