"""The reader's side of a collection in a folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType

from qa.collection import derived, stored
from qa.collection.refusals import refusals
from qa.collection.schema import (
    State,
    missing_unless_published,
    open_to_read,
    read_state,
    validate,
)
from qa.collection.ties import Scored
from qa.errors import CollectionError, UnknownDocument
from qa.types import Chunk, Document, Embeddings, Hit, Listing

DOCUMENTS_KEPT = 64
"""Documents that stay in memory after use."""


class EmbeddedCollection:
    """One published generation, as it was at `open`, for any number of threads.

    It holds a snapshot: what is published later, even from another process, is not seen;
    `stale` tells that there is something newer to open.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, state: State) -> None:
        self._folder = folder
        self._connection = connection
        self._state = state
        self._lock = Lock()
        self._rows = stored.rows(connection)
        self._editions = stored.editions(connection)
        self._listings = stored.listings(connection)
        self._derived = derived.obtain(folder, connection, state)
        self._document = lru_cache(DOCUMENTS_KEPT)(self._read_document)

    @classmethod
    def open(cls, folder: Path, embedder_name: str, dim: int) -> EmbeddedCollection:
        """The published generation in `folder`. Raises CollectionError, which says what to do."""
        connection = open_to_read(folder)
        try:
            state = validate(connection, folder, embedder_name, dim)
            missing_unless_published(state, folder)
            with refusals(folder):
                return cls(folder, connection, state)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __enter__(self) -> EmbeddedCollection:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def generation(self) -> int:
        """Counts the publications; 1 is the first."""
        return self._state.generation

    def stale(self) -> bool:
        """Whether another generation has been published since. One that cannot be read is not."""
        try:
            with closing(open_to_read(self._folder)) as connection, refusals(self._folder):
                return read_state(connection).stamp != self._state.stamp
        except CollectionError:
            return False

    def documents(self) -> tuple[Listing, ...]:
        """All documents, by source."""
        return self._listings

    def document(self, document_id: str) -> Document:
        """Raises UnknownDocument."""
        return self._document(document_id)

    def lexical(self, query: str, limit: int) -> list[Hit]:
        """By BM25 of title, heading and text, best first, ties by document id, then by start."""
        return self._hits(self._derived.lexical.search(query, limit))

    def dense(self, embedding: Embeddings, limit: int) -> list[Hit]:
        """By cosine with `embedding` [1, dim], best first, ties by document id, then by start."""
        return self._hits(self._derived.dense.search(embedding, limit))

    def _hits(self, found: list[Scored]) -> list[Hit]:
        return [Hit(self._chunk(row), rank, score) for rank, (row, score) in enumerate(found, 1)]

    def _chunk(self, row: int) -> Chunk:
        place = self._rows[row]
        return Chunk.of(self.document(place.document_id), place.span)

    def _read_document(self, document_id: str) -> Document:
        edition = self._editions.get(document_id)
        if edition is None:
            raise UnknownDocument(document_id)
        with self._lock, refusals(self._folder):
            return stored.document(self._connection, edition)
