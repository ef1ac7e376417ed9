"""The vocabulary: one immutable text, and everything else a span over it.

Offsets are Unicode code points, half-open. All types are frozen; none carries text that could
differ from the document it points into.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Embeddings: TypeAlias = NDArray[np.float32]
"""[n, dim] float32, every row of unit length, so that an inner product is a cosine."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open: `0 <= start < end`. Raises ValueError otherwise."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that begins at `start`; `level` 1 is the outermost."""

    start: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """A stored text, with the map from its offsets to what a person uses to find a place.

    `text` never changes from load on. `id` names the source, `sha256` (of the file's bytes, hex)
    the edition. `pages` holds the offset at which each page begins, page 1 first; it is empty for
    formats without pages. `headings` are in the order of the text.
    """

    id: str
    source: str
    sha256: str
    title: str
    text: str
    pages: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()

    def quote(self, span: Span) -> Quote:
        """The only way to a quote. Raises ValueError where the span runs past the text."""
        if span.end > len(self.text):
            raise ValueError(f"{self.source} has {len(self.text)} characters; no quote at {span}")
        return Quote(self.id, span, self.text[span.start : span.end])

    def page_at(self, offset: int) -> int | None:
        """The number, from 1, of the page on which `offset` stands."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def heading_at(self, offset: int) -> str | None:
        """The title of the heading under which `offset` stands."""
        above = bisect_right(self.headings, offset, key=lambda heading: heading.start)
        return self.headings[above - 1].title if above else None

    def in_context(self, span: Span) -> str:
        """What an index knows a passage by: title, heading and its own text, a line for each."""
        lines = (self.title, self.heading_at(span.start), self.quote(span).exact)
        return "\n".join(line for line in dict.fromkeys(lines) if line)


def document_id(source: str) -> str:
    """The id of a source: the first 16 hex digits of the SHA-256 of its path."""
    return sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim slice. Made by `Document.quote` and nowhere else."""

    document_id: str
    span: Span
    exact: str


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
    passages, larger is better.
    """

    document_id: str
    span: Span
    score: float


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


@dataclass(frozen=True, slots=True)
class Edition:
    """The bytes that a document had from `since` until `until`, or has if that is None.

    Times are ISO 8601 in UTC.
    """

    document_id: str
    source: str
    sha256: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with all that finds it again (W3C Web Annotation, TextQuoteSelector).

    `quote` is the full sentence or sentences; `answer` is the short answer inside them. `copies`
    are the other sources of the same text.
    """

    quote: Quote
    answer: Quote
    prefix: str
    suffix: str
    source: str
    sha256: str
    title: str
    page: int | None
    heading: str | None
    confidence: float
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved chunk as it is shown to a person: a quote without an answer in it."""

    quote: Quote
    source: str
    sha256: str
    title: str
    page: int | None
    heading: str | None
    score: float

    @classmethod
    def of(cls, document: Document, span: Span, score: float) -> Passage:
        return cls(
            quote=document.quote(span),
            source=document.source,
            sha256=document.sha256,
            title=document.title,
            page=document.page_at(span.start),
            heading=document.heading_at(span.start),
            score=score,
        )


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a stage took, in milliseconds."""

    stage: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """At least one citation, best first; `confidence` (0-1) is the first one's."""

    question: str
    citations: tuple[Citation, ...]
    confidence: float
    timings: tuple[Timing, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("an answer without a citation is no answer")


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The sources do not answer: why, and the passages that came nearest.

    `confidence` (0-1) is what the best rejected candidate had.
    """

    question: str
    reason: str
    nearest: tuple[Passage, ...]
    confidence: float
    timings: tuple[Timing, ...]


Outcome: TypeAlias = Answer | NoAnswer
