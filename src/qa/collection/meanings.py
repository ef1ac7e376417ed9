"""What the chunks of a part say: each as a whole, and each of its sentences.

A chunk is found by the mean of two cosines with the question: that of its own vector, which is the
mean of its sentences', and that of the sentence nearest to the question (as a passage is ranked by
the best of its parts: Callan 1994; Dai & Callan 2019, MaxP). The first says what the chunk is
about, the second whether it says what is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.collection.arrays import RowsOnDisk, read_array
from qa.collection.directions import Directions, unit
from qa.collection.ties import Rows, Scored, ranked
from qa.collection.vectors import Admitted, DenseIndex
from qa.types import Embeddings

NEARER = 3
"""Times as many chunks as are asked for have their sentences compared: of those that would be found
by comparing all, nearly all are among them (see docs/decisions.md)."""

_BLOCK = 4096  # chunks whose mean vectors are made, or sentences written, at once
_COMPARED = 512  # chunks whose sentences are compared at once
_SENTENCES, _EDGES = "sentences", "edges.npy"

Lengths: TypeAlias = NDArray[np.int64]
"""[sentences], in characters."""

Edges: TypeAlias = NDArray[np.int64]
"""[chunks + 1]: the sentences of chunk i are those from edges[i] up to edges[i + 1]."""


class Meanings:
    """`whole` are the vectors of the chunks, `taken` gives the directions of some sentences."""

    def __init__(
        self, whole: DenseIndex, edges: Edges, taken: Callable[[Rows], Directions]
    ) -> None:
        if len(edges) != len(whole) + 1:
            raise ValueError(f"{len(edges)} edges do not part the sentences of {len(whole)} chunks")
        self._whole = whole
        self._edges = edges
        self._taken = taken

    @classmethod
    def of(cls, sentences: Directions, lengths: Lengths, edges: Edges) -> Meanings:
        """Of sentences [n, dim], so many characters long, as the edges part them."""
        means = mean_vectors(sentences, lengths, edges)
        return cls(DenseIndex.of(means), edges, lambda rows: sentences[rows])

    @classmethod
    def read(cls, folder: Path) -> Meanings:
        """Raises OSError, ValueError or RuntimeError for files that are missing or damaged."""
        whole, edges = DenseIndex.read(folder), read_array(folder / _EDGES)
        count = int(edges[-1]) if len(edges) else 0
        return cls(whole, edges, RowsOnDisk(folder / _SENTENCES, np.int8, whole.dim, count))

    def write(self, folder: Path) -> None:
        self._whole.write(folder)
        np.save(folder / _EDGES, self._edges)
        with (folder / _SENTENCES).open("wb") as file:
            for first in range(0, len(self), _BLOCK):
                bounds = self._edges[first : first + _BLOCK + 1]
                self._taken(np.arange(bounds[0], bounds[-1])).tofile(file)

    def __len__(self) -> int:
        """How many chunks there are."""
        return len(self._whole)

    def same_as(self, rows: Rows, sentences: Directions, lengths: Lengths, edges: Edges) -> bool:
        """Whether these rows hold these sentences, as `of` takes them, and nothing else."""
        own = self._sentences_of(rows)
        if not np.array_equal(self._counts(rows), np.diff(edges)):
            return False
        if not np.array_equal(self._taken(own), sentences):
            return False
        return self._whole.same_as(rows, mean_vectors(sentences, lengths, edges))

    def search(
        self, query: Embeddings, size: int, admitted: Admitted | None = None
    ) -> list[Scored]:
        """The `size` rows (those `admitted`, or all) nearest to `query` [1, dim], in any order of
        ties."""
        count = admitted.count if admitted else len(self)
        if not count:
            return []
        # Of chunks that are as near as a whole the first are compared, however FAISS cuts a tie.
        found = ranked(
            partial(self._whole.search, query, admitted=admitted), NEARER * size, count, _in_order
        )
        rows, wholes = (np.array(each) for each in zip(*sorted(found), strict=True))
        scores = (wholes + self._nearest(query, rows)) / 2
        best = np.argsort(-scores, kind="stable")[:size]
        return list(zip(rows[best].tolist(), scores[best].tolist(), strict=True))

    def _nearest(self, query: Embeddings, rows: Rows) -> Embeddings:
        """The cosine of the nearest sentence of each row."""
        found = np.empty(len(rows), dtype=np.float32)
        for first in range(0, len(rows), _COMPARED):
            some = rows[first : first + _COMPARED]
            cosines = unit(self._taken(self._sentences_of(some))) @ query[0]
            counts = self._counts(some)
            starts = np.cumsum(counts) - counts
            found[first : first + _COMPARED] = np.maximum.reduceat(cosines, starts)
        return found

    def _sentences_of(self, rows: Rows) -> Rows:
        """The numbers of the sentences of these rows, in order."""
        counts = self._counts(rows)
        before = np.cumsum(counts) - counts
        numbers: Rows = np.arange(counts.sum()) + np.repeat(self._edges[rows] - before, counts)
        return numbers

    def _counts(self, rows: Rows) -> Rows:
        """How many sentences each row has."""
        counts: Rows = self._edges[rows + 1] - self._edges[rows]
        return counts


def _in_order(row: int) -> tuple[bytes, int, int]:
    """The rows of a part stand by document and span already."""
    return b"", row, row


def mean_vectors(sentences: Directions, lengths: Lengths, edges: Edges) -> Embeddings:
    """[chunks, dim], of length 1: the means of their sentences, by the roots of their lengths.

    A long sentence says more, though not as much more as it is longer.
    """
    means = np.empty((len(edges) - 1, sentences.shape[1]), dtype=np.float32)
    for first in range(0, len(means), _BLOCK):
        bounds = edges[first : first + _BLOCK + 1]
        own = slice(bounds[0], bounds[-1])
        weighed = unit(sentences[own]) * np.sqrt(lengths[own], dtype=np.float32)[:, None]
        means[first : first + _BLOCK] = unit(np.add.reduceat(weighed, bounds[:-1] - bounds[0]))
    return means
