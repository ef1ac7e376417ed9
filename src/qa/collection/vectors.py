"""The dense index: every vector compared, by FAISS."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import faiss
import numpy as np

from qa.collection.ties import Scored, ranked
from qa.types import Embeddings


class DenseIndex:
    """Rows by inner product, which is the cosine of unit vectors.

    FAISS takes one thread for a single question whatever it is allowed, so that concurrent
    searches do not compete; its thread count is left as it is.
    """

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Embeddings) -> DenseIndex:
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> DenseIndex:
        return cls(faiss.read_index(str(path)))

    def write(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self) -> Embeddings:
        """[n, dim], in the order of the rows."""
        return cast(Embeddings, self._index.reconstruct_n(0, len(self)))

    def search(self, embedding: Embeddings, limit: int) -> list[Scored]:
        """The rows nearest to `embedding` [1, dim], best first, ties by row."""
        if embedding.shape != (1, self._index.d):
            raise ValueError(f"a query is [1, {self._index.d}], not {list(embedding.shape)}")
        query = np.ascontiguousarray(embedding, dtype=np.float32)

        def nearest(size: int) -> list[Scored]:
            if not size:
                return []
            scores, rows = self._index.search(query, size)
            return list(zip(rows[0].tolist(), scores[0].tolist(), strict=True))

        return ranked(nearest, limit, len(self))
