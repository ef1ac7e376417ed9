"""The vectors of chunks, by FAISS: every one compared while that is fast, else the likely ones.

Up to EXACT vectors are compared one by one. More are put into lists around centroids (an inverted
file) as 8 bits a dimension; the lists nearest to a question are scanned, and the best of them
compared again by the vectors themselves. docs/scale.md has the curve that EXACT and PROBED are
read from.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, cast

import faiss
import numpy as np
from faiss.contrib.inspect_tools import get_invlist
from numpy.typing import NDArray

from qa.collection.arrays import RowsOnDisk
from qa.collection.ties import Rows, Scored
from qa.types import Embeddings

EXACT = 20_000
"""Vectors that are compared one by one: of all, or of those that a filter leaves."""

PROBED = 128
"""Lists that are scanned for a question."""

RERANKED = 2
"""Times as many candidates are compared again as are asked for."""

PER_LIST = 40
"""Vectors a list that the centroids are learnt from: about as many as FAISS wants at least."""

_SAME = 1e-6  # by which a component may differ where another processor sums otherwise
_ROUNDED = 1  # by which a code may, where it rounds otherwise

_INDEX, _VECTORS = "dense.faiss", "vectors"

Taken: TypeAlias = Callable[[Rows], Embeddings]
"""The vectors of some rows: [rows, dim]."""


def lists_for(count: int) -> int:
    """How many lists so many vectors are put into: four times the root, as a power of two."""
    return int(2 ** round(np.log2(4 * count**0.5)))


class Admitted:
    """The rows that a search may find, as a mask over all; the same for any number of searches."""

    def __init__(self, mask: NDArray[np.bool_]) -> None:
        self.mask = mask
        self.count = int(np.count_nonzero(mask))
        # FAISS's stubs know only the C++ arguments.
        self._bits = np.packbits(mask, bitorder="little")
        self.selector = faiss.IDSelectorBitmap(self._bits)  # type: ignore[call-arg, arg-type]

    def rows(self) -> Rows:
        return np.flatnonzero(self.mask)


class DenseIndex:
    """Rows by inner product, which is the cosine of unit vectors.

    FAISS takes one thread for a single question whatever it is allowed, so that concurrent
    searches do not compete; its thread count is left as it is.
    """

    def __init__(self, index: faiss.Index, taken: Taken) -> None:
        self._index = index
        self._taken = taken
        self._lists = getattr(index, "nlist", 0)

    @classmethod
    def of(cls, vectors: Embeddings) -> DenseIndex:
        """Of vectors [n, dim], in the order of their rows."""
        stored = np.ascontiguousarray(vectors, dtype=np.float32)
        return cls(_index_of(stored), lambda rows: stored[rows])

    @classmethod
    def read(cls, folder: Path) -> DenseIndex:
        """Mapped, not loaded: pages come into memory as they are searched."""
        index = faiss.read_index(str(folder / _INDEX), faiss.IO_FLAG_MMAP_IFC)
        if _is_exact(index):
            return cls(index, index.reconstruct_batch)
        return cls(index, RowsOnDisk(folder / _VECTORS, "<f4", index.d, index.ntotal))

    def write(self, folder: Path) -> None:
        faiss.write_index(self._index, str(folder / _INDEX))
        if not _is_exact(self._index):
            self._taken(np.arange(len(self))).tofile(folder / _VECTORS)

    @property
    def dim(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def same_as(self, rows: Rows, vectors: Embeddings) -> bool:
        """Whether these rows hold these vectors [rows, dim], and their lists the codes of these."""
        if len(rows) != len(vectors) or not np.allclose(self._taken(rows), vectors, atol=_SAME):
            return False
        return _is_exact(self._index) or _same_codes(cast(Any, self._index), rows, vectors)

    def search(
        self, query: Embeddings, size: int, admitted: Admitted | None = None
    ) -> list[Scored]:
        """The `size` rows (those `admitted`, or all) nearest to `query` [1, dim], in any order
        of ties.

        No row is missing for want of lists that are scanned: where too few come, more are.
        """
        if query.shape != (1, self._index.d):
            raise ValueError(f"a query is [1, {self._index.d}], not {list(query.shape)}")
        query = np.ascontiguousarray(query, dtype=np.float32)
        size = min(size, admitted.count if admitted else len(self))
        if not size:
            return []
        only = {"sel": admitted.selector} if admitted else {}
        if _is_exact(self._index):
            return self._found(query, size, faiss.SearchParameters(**only))
        if admitted and admitted.count <= EXACT:
            return self._compared(query, admitted.rows(), size)
        probed = PROBED
        while True:
            # As with selectors, FAISS's stubs know only the C++ arguments.
            params = faiss.SearchParametersIVF(nprobe=probed, **only)  # type: ignore[call-arg]
            rows = [row for row, _ in self._found(query, RERANKED * size, params)]
            if len(rows) >= size or probed >= self._lists:
                return self._compared(query, np.sort(np.array(rows, dtype=np.int64)), size)
            probed *= 4

    def _found(self, query: Embeddings, size: int, params: faiss.SearchParameters) -> list[Scored]:
        scores, rows = self._index.search(query, min(size, len(self)), params=params)
        found = zip(rows[0].tolist(), scores[0].tolist(), strict=True)
        return [(row, score) for row, score in found if row >= 0]

    def _compared(self, query: Embeddings, rows: Rows, size: int) -> list[Scored]:
        scores = self._taken(rows) @ query[0]
        best = np.argsort(-scores, kind="stable")[:size]
        return list(zip(rows[best].tolist(), scores[best].tolist(), strict=True))


def _index_of(vectors: Embeddings) -> faiss.Index:
    dim = vectors.shape[1]
    flat = faiss.IndexFlatIP(dim)
    if len(vectors) <= EXACT:
        flat.add(vectors)
        return flat
    index = faiss.IndexIVFScalarQuantizer(
        flat,
        dim,
        lists_for(len(vectors)),
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    drawn = np.random.default_rng(0).permutation(len(vectors))[: PER_LIST * index.nlist]
    index.train(vectors[np.sort(drawn)])
    index.add(vectors)
    return index


def _same_codes(index: faiss.IndexIVF, rows: Rows, vectors: Embeddings) -> bool:
    """Whether each row stands in a list once, with the code that its vector has there.

    What comes back from a code says less: an unusual vector is cut to the range of the usual ones.
    """
    place = np.full(index.ntotal, -1)
    place[rows] = np.arange(len(rows))
    seen = np.zeros(index.ntotal, dtype=np.int64)
    for number in range(index.nlist):
        ids, codes = get_invlist(index.invlists, number)  # type: ignore[no-untyped-call]
        if not ((ids >= 0) & (ids < index.ntotal)).all():
            return False
        np.add.at(seen, ids, 1)
        own = place[ids] >= 0
        wanted = _codes(index, vectors[place[ids[own]]], number)
        if (np.abs(codes[own].astype(np.int16) - wanted) > _ROUNDED).any():
            return False
    return bool((seen[rows] == 1).all())


def _codes(index: faiss.IndexIVF, vectors: Embeddings, number: int) -> NDArray[np.uint8]:
    """Those of the vectors in the list of this number: [vectors, bytes of a code]."""
    given = np.ascontiguousarray(vectors, dtype=np.float32)
    numbers = np.full(len(given), number, dtype=np.int64)
    codes = np.empty((len(given), index.code_size), dtype=np.uint8)
    index.encode_vectors(len(given), *(faiss.swig_ptr(each) for each in (given, numbers, codes)))
    return codes


def _is_exact(index: faiss.Index) -> bool:
    return isinstance(index, faiss.IndexFlat)
