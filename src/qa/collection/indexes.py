"""All search indexes of one generation: rows by meaning, rows by BM25, words in their order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from qa.collection.bm25 import LexicalIndex
from qa.collection.parts import Part
from qa.collection.stored import Row
from qa.collection.ties import Rows, Scored, ranked
from qa.collection.vectors import Admitted
from qa.concordance import Concordance
from qa.types import Embeddings, Span


class SearchIndexes:
    """The parts, by their first rows, and the lexical index of the rows of all of them."""

    def __init__(self, parts: Iterable[Part], lexical: LexicalIndex) -> None:
        self.parts = tuple(sorted(parts, key=lambda part: part.first))
        self.lexical = lexical
        self._firsts = [part.first for part in self.parts]

    def __len__(self) -> int:
        """How many rows there are that are not gone."""
        return sum(part.admitted.count if part.admitted else len(part.rows) for part in self.parts)

    @property
    def made_at_once(self) -> bool:
        """Whether nothing came or went since all was made."""
        return len(self.parts) == 1 and not self.parts[0].gone.any()

    @cached_property
    def concordance(self) -> Concordance:
        return Concordance([part.words for part in self.parts], [part.gone for part in self.parts])

    def row(self, number: int) -> Row:
        document, _, start, past = self._record(number)
        return Row(document.decode(), Span(start, past))

    def rows_of(self, documents: Iterable[str]) -> Rows:
        """The rows of these documents, in order."""
        names = np.array(sorted(documents), dtype="S16")
        none = np.empty(0, dtype=np.int64)
        return np.concatenate([none, *(part.rows_of(names) for part in self.parts)])

    def by_words(self, query: str, limit: int, among: Rows | None = None) -> list[Scored]:
        """The rows (`among` some, or all) that share a word with `query`, best first.

        Ties go by document id, then by span.
        """
        count = len(self) if among is None else len(among)
        return ranked(
            lambda size: self.lexical.search(query, size, among), limit, count, self._order
        )

    def by_vector(
        self, embedding: Embeddings, limit: int, among: Rows | None = None
    ) -> list[Scored]:
        """The rows (`among` some, or all) nearest to `embedding` [1, dim] as a whole and by one of
        their sentences, ties as above."""
        admitted = [part.admitted if among is None else _of(part, among) for part in self.parts]

        def nearest(size: int) -> list[Scored]:
            found = [
                (part.first + row, score)
                for part, those in zip(self.parts, admitted, strict=True)
                for row, score in part.meanings.search(embedding, size, those)
            ]
            return sorted(found, key=lambda hit: -hit[1])[:size]

        count = len(self) if among is None else len(among)
        return ranked(nearest, limit, count, self._order)

    def _record(self, number: int) -> tuple[bytes, int, int, int]:
        part = self.parts[int(np.searchsorted(self._firsts, number, side="right")) - 1]
        record: tuple[bytes, int, int, int] = part.rows[number - part.first].item()
        return record

    def _order(self, number: int) -> tuple[bytes, int, int]:
        document, _, start, past = self._record(number)
        return document, start, past


def _of(part: Part, among: Rows) -> Admitted:
    mask = np.zeros(len(part.rows), dtype=bool)
    own = among[(among >= part.first) & (among < part.first + len(part.rows))]
    mask[own - part.first] = True
    return Admitted(mask)
