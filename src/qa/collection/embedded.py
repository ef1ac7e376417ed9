"""The reader's side of a collection in a folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import closing
from datetime import datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Self

from qa.collection import derived, publications, stored
from qa.collection.indexes import SearchIndexes
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
from qa.errors import CollectionError, UnknownDocument, UnknownEdition
from qa.types import Chunk, Document, Edition, Embeddings, Hit, Listing, Ranked, document_id

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

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        state: State,
        indexes: SearchIndexes,
        moment: str,
    ) -> None:
        self._folder = folder
        self._connection = connection
        self._state = state
        self._moment = moment
        self._lock = Lock()
        self._indexes = indexes
        # Not a method of self: whoever drops the collection closes it at once, without a cycle.
        read = partial(_read_document, folder, connection, self._lock)
        self._document = lru_cache(DOCUMENTS_KEPT)(read)

    @classmethod
    def open(
        cls,
        folder: Path,
        embedder_name: str | None = None,
        dim: int | None = None,
        as_of: datetime | None = None,
    ) -> EmbeddedCollection:
        """The published generation in `folder`. Raises CollectionError, which says what to do.

        The embedder is the one whose embeddings will be searched for; without it, any may have
        made the index. `as_of` opens the collection as it stood then, with search indexes made in
        memory from the stored embeddings; InvalidInput is raised for a time not remembered.
        """
        connection = open_to_read(folder)
        try:
            state = validate(connection, folder, embedder_name, dim)
            missing_unless_published(state, folder)
            with refusals(folder):
                if as_of is None:
                    indexes = derived.stored_indexes(folder, state)
                    if indexes is None:
                        if _is_overtaken(folder, state):
                            # Its folder was swept: the newer is there, this one long to make.
                            connection.close()
                            return cls.open(folder, embedder_name, dim)
                        indexes = derived.made_again(folder, connection, state)
                    return cls(folder, connection, state, indexes, state.published)
                moment = publications.moment_of(connection, state, as_of)
                publications.look_back(connection, moment)
                return cls(folder, connection, state, derived.made(connection, state), moment)
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
        return _is_overtaken(self._folder, self._state)

    def stood(self, time: datetime) -> bool:
        """Whether this is the collection as it stood then. Raises InvalidInput: see `open`."""
        with self._lock, refusals(self._folder):
            return publications.moment_of(self._connection, self._state, time) == self._moment

    def documents(self) -> tuple[Listing, ...]:
        """All documents, by source."""
        return tuple(self._listings.values())

    def listing(self, document_id: str) -> Listing:
        """Raises UnknownDocument."""
        with self._lock, refusals(self._folder):
            listing = stored.listing(self._connection, document_id)
        if listing is None:
            raise UnknownDocument(document_id)
        return listing

    @cached_property
    def _listings(self) -> Mapping[str, Listing]:
        """By id, in the order of the sources; read when they are first asked for."""
        with self._lock, refusals(self._folder):
            return {each.id: each for each in stored.listings(self._connection)}

    def document(self, document_id: str, sha256: str | None = None) -> Document:
        """As it is, or the edition that these bytes were. Raises UnknownDocument, UnknownEdition.

        Earlier editions are there until they are forgotten, those of removed documents too.
        """
        return self._document(document_id, sha256)

    def history(self, document_id: str) -> tuple[Edition, ...]:
        """The editions that are remembered, newest first; the document may have been removed."""
        with self._lock, refusals(self._folder):
            return publications.history(self._connection, document_id)

    def concordance(self) -> Concordance:
        """The words of all documents, by source; its texts are named by their ids."""
        return self._indexes.concordance

    def lexical(self, query: str, limit: int, among: Set[str] | None = None) -> list[Ranked]:
        """By BM25 of title, heading and text, best first, ties by document id, then by start."""
        cited = self._cited(among)
        return self._ranked(self._indexes.by_words(query, limit, self._among(cited)), cited)

    def dense(
        self, embedding: Embeddings, limit: int, among: Set[str] | None = None
    ) -> list[Ranked]:
        """By the mean of the cosines of a chunk and of its nearest sentence with `embedding`
        [1, dim], best first, ties by document id, then by start."""
        cited = self._cited(among)
        return self._ranked(self._indexes.by_vector(embedding, limit, self._among(cited)), cited)

    def _cited(self, among: Set[str] | None) -> Mapping[str, str] | None:
        """Of each text that is searched the document indexed for it, and the one it is cited by.

        Of copies any that is admitted admits the text; the first of these is cited.
        """
        if among is None:
            return None
        admitted = [each for each in self._listings if each in among]  # by source
        return {_indexed(self._listings[each]): each for each in reversed(admitted)}

    def _among(self, documents: Iterable[str] | None) -> Rows | None:
        """The rows of these documents, in order."""
        return None if documents is None else self._indexes.rows_of(documents)

    def lacking(self, words: Sequence[str]) -> list[str]:
        """Those of `words`, in order, that occur in no title, heading or text in any form."""
        return [word for word in words if self._indexes.lexical.lacks(word)]

    def hits(self, ranked: Iterable[Ranked]) -> list[Hit]:
        """What was found, with its text, in the order given."""
        return [
            Hit(Chunk.of(self.document(each.document_id), each.span), each.rank, each.score)
            for each in ranked
        ]

    def _ranked(self, found: list[Scored], cited: Mapping[str, str] | None) -> list[Ranked]:
        places = (self._indexes.row(row) for row, _ in found)
        return [
            Ranked(cited[at.document_id] if cited else at.document_id, at.span, rank, score)
            for rank, (at, (_, score)) in enumerate(zip(places, found, strict=True), start=1)
        ]


def _is_overtaken(folder: Path, state: State) -> bool:
    """Whether another generation is published now. One that cannot be read is not."""
    try:
        with closing(open_to_read(folder)) as connection, refusals(folder):
            return read_state(connection).stamp != state.stamp
    except CollectionError:
        return False


def _indexed(listing: Listing) -> str:
    """The id of the document that is indexed for this one and its copies."""
    return document_id(min((listing.source, *listing.copies)))


def _read_document(
    folder: Path,
    connection: sqlite3.Connection,
    lock: Lock,
    document_id: str,
    sha256: str | None = None,
) -> Document:
    with lock, refusals(folder):
        if sha256 is None:
            edition = stored.edition(connection, document_id)
        else:
            edition = publications.edition_of(connection, document_id, sha256)
        if edition is not None:
            return stored.document(connection, edition)
    raise UnknownEdition(document_id, sha256) if sha256 else UnknownDocument(document_id)
