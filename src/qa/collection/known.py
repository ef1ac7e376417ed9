"""What a folder holds already, for whoever writes to it or rehearses that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Self

import numpy as np

from qa.collection import stored
from qa.collection.directions import unit
from qa.collection.refusals import refusals
from qa.collection.schema import in_memory, open_to_read, read_state, validate
from qa.errors import CollectionMissing
from qa.types import Chunk, Document, Embeddings, Sentence, edition_of

_KNOWN = "IN (SELECT value FROM json_each(?))"
_HAS_UNREAD = "EXISTS (SELECT 1 FROM pages WHERE edition = editions.id AND glyphs = x'')"
"""Pages on which there may be something to recognise."""


class Known:
    """What is stored already, for whoever writes or rehearses.

    An edition belongs to a `recipe`: the way its text was cut into chunks. Editions of another
    recipe, published or not, count as not staged, and are replaced as they are staged again. What
    was recognised has a recipe of its own, which only whoever asks for `ocr` goes by.
    """

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        recipe: str,
        ocr: bool,
        opened: ExitStack,
    ) -> None:
        self._folder = folder
        self._connection = connection
        self._recipe = recipe
        self._ocr = ocr
        self._opened = opened
        self._dim = read_state(connection).dim

    def close(self) -> None:
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def editions(self) -> Mapping[str, str]:
        """Source to edition of every published document."""
        with refusals(self._folder):
            found = self._connection.execute(
                "SELECT documents.source, sha256, sidecar "
                "FROM documents JOIN editions ON editions.id = documents.edition"
            ).fetchall()
        return {source: edition_of(*digests) for source, *digests in found}

    def staged(self, document_id: str, edition: str) -> bool:
        """Whether this edition is stored under this recipe, published or not."""
        with refusals(self._folder):
            return self.edition("document_id", document_id, edition) is not None

    def stands(self, source: str, edition: str) -> bool:
        """Whether this edition is what is published, and under this recipe."""
        with refusals(self._folder):
            found = self._connection.execute(
                "SELECT 1 FROM documents WHERE source = ? AND edition = ?",
                (source, self.edition("source", source, edition)),
            ).fetchone()
        return found is not None

    def embeddings(self, keys: Sequence[str]) -> Mapping[str, Embeddings]:
        """Key to [dim] vector, for those keys whose text was embedded before."""
        with refusals(self._folder):
            found = self._connection.execute(
                f"SELECT key, vector FROM embeddings WHERE key {_KNOWN}", (json.dumps(list(keys)),)
            ).fetchall()
        if not found:
            return {}
        codes = np.stack([stored.direction_of(blob, self._dim) for _, blob in found])
        return dict(zip((key for key, _ in found), unit(codes), strict=True))

    def edition(self, column: str, name: str, edition: str) -> int | None:
        """The number of the edition that has `name` in this column, under this recipe."""
        sha256, _, sidecar = edition.partition("+")
        found = self._connection.execute(
            f"SELECT id FROM editions WHERE {column} = ? AND sha256 = ? AND sidecar = ? "
            f"AND (recipe = ? OR (recipe = ? AND NOT (? AND {_HAS_UNREAD})))",
            (name, sha256, sidecar, self._recipe_with(self._ocr), self._recipe, self._ocr),
        ).fetchone()
        return found[0] if found else None

    def _recipe_with(self, ocr: bool) -> str:
        return f"{self._recipe}, OCR" if ocr else self._recipe


class RehearsedDrafts(Known):
    """Says what `EmbeddedDrafts` would, and writes nothing: any number beside the one writer."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        recipe: str,
        ocr: bool,
        opened: ExitStack,
    ) -> None:
        super().__init__(folder, connection, recipe, ocr, opened)
        self._rehearsed: dict[str, Embeddings] = {}

    @classmethod
    def open(
        cls, folder: Path, embedder_name: str, dim: int, recipe: str, ocr: bool = False
    ) -> RehearsedDrafts:
        """Over what is published in `folder`, or over nothing. Raises CollectionError."""
        with ExitStack() as opening:
            try:
                connection = opening.enter_context(closing(open_to_read(folder)))
                validate(connection, folder, embedder_name, dim)
            except CollectionMissing:
                connection = opening.enter_context(closing(in_memory(embedder_name, dim)))
            return cls(folder, connection, recipe, ocr, opening.pop_all())

    def embeddings(self, keys: Sequence[str]) -> Mapping[str, Embeddings]:
        rehearsed = {key: self._rehearsed[key] for key in keys if key in self._rehearsed}
        return {**rehearsed, **super().embeddings(keys)}

    def stage(
        self, document: Document, chunks: Sequence[Chunk], sentences: Sequence[Sentence]
    ) -> None:
        self._rehearsed.update((each.key, each.vector) for each in sentences)

    def publish(self, added: Mapping[str, str], removed: Iterable[str]) -> None:
        pass
