"""What the steps ask of a model or a store. Shapes, order, ties and the empty case are the law.

Larger scores are better. Rankings break ties by document id, then by start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

from qa.concordance import Concordance
from qa.confidence import Calibration
from qa.types import (
    Candidate,
    Chunk,
    Document,
    Edition,
    Embeddings,
    Hit,
    Listing,
    Ranked,
    Sentence,
)


class Embedder(Protocol):
    """Text to unit vectors. `name` changes whenever the vectors would."""

    name: str

    @property
    def dim(self) -> int: ...

    def documents(self, texts: Sequence[str]) -> Embeddings:
        """[len(texts), dim], in the order given."""
        ...

    def question(self, text: str) -> Embeddings:
        """[1, dim]."""
        ...


class Reader(Protocol):
    """Finds the spans of passages that answer a question.

    `calibration` turns its scores into confidence.
    """

    name: str
    calibration: Calibration

    def read(self, question: str, chunks: Sequence[Chunk]) -> list[Candidate]:
        """Candidates of all chunks, best first, none overlapping another of the same chunk.

        A candidate lies in one sentence. A chunk gives its best spans, however bad, unless there
        is no word in them; no chunks give an empty list.
        """
        ...


class Collection(Protocol):
    """Documents that can be searched. Reads see one published generation, never half of one."""

    def documents(self) -> tuple[Listing, ...]:
        """All documents, by source."""
        ...

    def listing(self, document_id: str) -> Listing:
        """The document as `documents` lists it. Raises UnknownDocument."""
        ...

    def document(self, document_id: str, sha256: str | None = None) -> Document:
        """As it is, or an earlier edition of it. Raises UnknownDocument, UnknownEdition."""
        ...

    def history(self, document_id: str) -> tuple[Edition, ...]:
        """The editions that are remembered of a document, newest first; it may be removed."""
        ...

    def concordance(self) -> Concordance:
        """The words of all documents, by source; its texts are named by their ids."""
        ...

    def lexical(self, query: str, limit: int, among: Set[str] | None = None) -> list[Ranked]:
        """By BM25, best first. Any text is a query; one without a known word finds nothing.

        `among` names the documents that are searched, all where it is None: as many come as if
        there were no others.
        """
        ...

    def dense(
        self, embedding: Embeddings, limit: int, among: Set[str] | None = None
    ) -> list[Ranked]:
        """By the mean of two cosines with `embedding` [1, dim]: that of all that a chunk says, and
        that of its nearest sentence. Best first, `among` as above."""
        ...

    def hits(self, ranked: Iterable[Ranked]) -> list[Hit]:
        """What was found, with its text, in the order given."""
        ...

    def lacking(self, words: Sequence[str]) -> list[str]:
        """Those of `words`, in order, that no chunk holds in any form that `lexical` would find."""
        ...


class Drafts(Protocol):
    """The writer's side of a collection: editions are staged unseen, then published at once."""

    def editions(self) -> Mapping[str, str]:
        """Source to edition (`Document.edition`) of every published document."""
        ...

    def staged(self, document_id: str, edition: str) -> bool:
        """Whether this edition is stored, published or not."""
        ...

    def stands(self, source: str, edition: str) -> bool:
        """Whether this edition is what is published."""
        ...

    def embeddings(self, keys: Sequence[str]) -> Mapping[str, Embeddings]:
        """Key to [dim] vector, for those keys whose text was embedded before."""
        ...

    def stage(
        self, document: Document, chunks: Sequence[Chunk], sentences: Sequence[Sentence]
    ) -> None:
        """Store an edition, durable but unseen; of every chunk there is a sentence."""
        ...

    def publish(self, added: Mapping[str, str], removed: Iterable[str]) -> None:
        """Make staged editions (by source) current and drop `removed` sources, at once."""
        ...
