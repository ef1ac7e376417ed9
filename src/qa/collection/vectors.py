"""The dense index: every vector compared, by FAISS."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import faiss
import numpy as np

from qa.collection.ties import Rows, Scored, ranked
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

    def search(self, embedding: Embeddings, limit: int, among: Rows | None = None) -> list[Scored]:
        """The rows (`among` some, or all) nearest to `embedding` [1, dim], best first.

        Ties go by row.
        """
        if embedding.shape != (1, self._index.d):
            raise ValueError(f"a query is [1, {self._index.d}], not {list(embedding.shape)}")
        query = np.ascontiguousarray(embedding, dtype=np.float32)
        params = None if among is None else self._only(among)

        def nearest(size: int) -> list[Scored]:
            if not size:
                return []
            scores, rows = self._index.search(query, size, params=params)
            return list(zip(rows[0].tolist(), scores[0].tolist(), strict=True))

        return ranked(nearest, limit, len(self) if among is None else len(among))

    def _only(self, rows: Rows) -> faiss.SearchParameters:
        admitted = np.zeros(len(self), dtype=bool)
        admitted[rows] = True
        bits = np.packbits(admitted, bitorder="little")
        # FAISS's stubs know only the C++ arguments.
        selector = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]
        return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
