"""What a collection holds and finds, and what a reader makes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.types.document import NO_METADATA, Document, Metadata
from qa.types.span import Span

Embeddings: TypeAlias = NDArray[np.float32]
"""[n, dim] float32, every row of unit length, so that an inner product is a cosine."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage that is indexed and read as one. Raises ValueError unless `text` fills `span`."""

    document_id: str
    span: Span
    text: str

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError(f"a chunk at {self.span} cannot have {len(self.text)} characters")

    @classmethod
    def of(cls, document: Document, span: Span) -> Chunk:
        return cls(document.id, span, document.quote(span).exact)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a chunk, which is found by its meaning.

    `key` is the same for the same text and embedder, wherever the text stands; `vector` is [dim],
    of length 1.
    """

    span: Span
    key: str
    vector: Embeddings


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where a search found a chunk; `rank` counts from 1, a larger `score` is better.

    Far more are ranked than are read, so that the text is left in the collection.
    """

    document_id: str
    span: Span
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found by a search; `rank` counts from 1, a larger `score` is better."""

    chunk: Chunk
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a reader returns: a place and a score, no text, so that it cannot lie.

    `score` is the log-odds of the span against "no answer" in its own passage: comparable across
    passages, larger is better. `support` are the sentences of the passage that carry an answer, in
    order, as far as they were read; readers that do not tell give none. `reversal` is the log-odds
    that the passage takes the answer back: denies, undoes or only supposes it; who does not tell
    gives -inf.
    """

    document_id: str
    span: Span
    score: float
    support: tuple[Span, ...] = ()
    reversal: float = -math.inf


@dataclass(frozen=True, slots=True)
class Listing:
    """A document as a list of the collection shows it; `characters` and `chunks` are counts.

    Near-duplicates share a `cluster`: sources that differ in it are independent. `copies` are the
    other sources of the same text, in order; all of them are searched and quoted as one.
    """

    id: str
    source: str
    title: str
    sha256: str
    characters: int
    chunks: int
    cluster: str
    copies: tuple[str, ...] = ()
    metadata: Metadata = NO_METADATA
    encoding: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The bytes that a document had from `since` until `until`, or has if that is None.

    `sidecar` is the sha256 of the metadata beside them, or empty. Times are ISO 8601 in UTC.
    """

    document_id: str
    source: str
    sha256: str
    sidecar: str
    since: str
    until: str | None
