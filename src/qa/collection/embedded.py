"""The reader's side of a collection in a folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence, Set
from contextlib import closing
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np

from qa.collection import derived, stored
from qa.collection.refusals import refusals
from qa.collection.schema import (
    State,
    missing_unless_published,
    open_to_read,
    read_state,
    validate,
)
from qa.collection.ties import Rows, Scored
from qa.concordance import Concordance
from qa.errors import CollectionError, UnknownDocument
from qa.types import Chunk, Document, Embeddings, Hit, Listing

DOCUMENTS_KEPT = 64
"""Documents that stay in memory after use."""


def published_documents(folder: Path) -> tuple[Listing, ...]:
    """The documents of the published generation, by source; its search indexes are left shut.

    Raises CollectionError, as `EmbeddedCollection.open` does.
    """
    with closing(open_to_read(folder)) as connection:
        missing_unless_published(validate(connection, folder), folder)
        with refusals(folder):
            return stored.listings(connection)


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
        self._places = _places(self._rows)
        self._listings = stored.listings(connection)
        self._derived = derived.obtain(folder, connection, state)
        # Not a method of self: whoever drops the collection closes it at once, without a cycle.
        editions = stored.editions(connection)
        read = partial(_read_document, folder, connection, self._lock, editions)
        self._document = lru_cache(DOCUMENTS_KEPT)(read)

    @classmethod
    def open(
        cls, folder: Path, embedder_name: str | None = None, dim: int | None = None
    ) -> EmbeddedCollection:
        """The published generation in `folder`. Raises CollectionError, which says what to do.

        The embedder is the one whose embeddings will be searched for; without it, any may have
        made the index.
        """
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
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

    def concordance(self) -> Concordance:
        """The words of all documents, by source; its texts are named by their ids."""
        return self._derived.concordance

    def lexical(self, query: str, limit: int, among: Set[str] | None = None) -> list[Hit]:
        """By BM25 of title, heading and text, best first, ties by document id, then by start."""
        return self._hits(self._derived.lexical.search(query, limit, self._among(among)))

    def dense(self, embedding: Embeddings, limit: int, among: Set[str] | None = None) -> list[Hit]:
        """By cosine with `embedding` [1, dim], best first, ties by document id, then by start."""
        return self._hits(self._derived.dense.search(embedding, limit, self._among(among)))

    def _among(self, documents: Set[str] | None) -> Rows | None:
        """The rows of these documents, in order."""
        if documents is None:
            return None
        places = sorted(self._places[name] for name in documents if name in self._places)
        return np.array([row for rows in places for row in range(*rows)], dtype=np.int64)

    def lacking(self, words: Sequence[str]) -> list[str]:
        """Those of `words`, in order, that occur in no title, heading or text in any form."""
        return [word for word in words if self._derived.lexical.lacks(word)]

    def _hits(self, found: list[Scored]) -> list[Hit]:
        return [Hit(self._chunk(row), rank, score) for rank, (row, score) in enumerate(found, 1)]

    def _chunk(self, row: int) -> Chunk:
        place = self._rows[row]
        return Chunk.of(self.document(place.document_id), place.span)


def _places(rows: Sequence[stored.Row]) -> dict[str, tuple[int, int]]:
    """The first row of each document, and the row after its last: they stand together."""
    places = {}
    numbered = groupby(enumerate(rows), key=lambda each: each[1].document_id)
    for name, group in numbered:
        numbers = [number for number, _ in group]
        places[name] = (numbers[0], numbers[-1] + 1)
    return places


def _read_document(
    folder: Path,
    connection: sqlite3.Connection,
    lock: Lock,
    editions: Mapping[str, int],
    document_id: str,
) -> Document:
    edition = editions.get(document_id)
    if edition is None:
        raise UnknownDocument(document_id)
    with lock, refusals(folder):
        return stored.document(connection, edition)
