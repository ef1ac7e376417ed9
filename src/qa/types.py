"""The vocabulary: one immutable text, and everything else a span over it.

Offsets are Unicode code points, half-open. All types are frozen; none carries text that could
differ from the document it points into.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal, TypeAlias, get_args

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


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both within it. Raises ValueError where last is before."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end on {self.last}, before {self.first}")

    def overlaps(self, other: Period) -> bool:
        return self.first <= other.last and other.first <= self.last


Kind: TypeAlias = Literal[
    "message", "sheet", "slide", "page", "heading", "row", "cell", "time", "line", "field"
]
"""What a person finds a place by. The first three hold what follows them up to the next one."""

KINDS: tuple[Kind, ...] = get_args(Kind)
SECTIONS: tuple[Kind, ...] = ("message", "sheet", "slide", "heading")
"""The kinds over whose beginnings no chunk runs."""
_HOLDING: tuple[Kind, ...] = ("message", "sheet", "slide")


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something by which a person finds a place, and the offset at which it begins.

    `name` is how it is called: page "3", heading "The visit", cell "B7", time "00:01:05", field
    "/people/0/name" (RFC 6901). `level` 1 is the outermost; only headings have others.
    """

    kind: Kind
    start: int
    name: str
    level: int = 1


Place: TypeAlias = tuple[Landmark, ...]
"""The landmarks under which an offset stands, the outermost first."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a reader of news asks of a document before its text.

    `date` is ISO 8601, to the day, month or year. Whatever is not known is empty.
    """

    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    genre: str = ""
    tags: tuple[str, ...] = ()


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Document:
    """A stored text, with the map from its offsets to what a person uses to find a place.

    `text` never changes from load on. `id` names the source, `sha256` (of the file's bytes, hex)
    the edition. `landmarks` holds those of each kind in the order of the text; a kind that the
    format doesn't have is missing. `encoding` is the one the file was decoded by, empty where the
    format has its own. `warnings` say what of the file is not in the text. `sidecar` is the sha256
    of the file that gave metadata of its own, empty without one.
    """

    id: str
    source: str
    sha256: str
    title: str
    text: str
    landmarks: Mapping[Kind, Place] = field(default_factory=dict, hash=False)
    metadata: Metadata = NO_METADATA
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    sidecar: str = ""

    @property
    def edition(self) -> str:
        """Names what the document was made of: the file, and its sidecar where it has one."""
        return edition_of(self.sha256, self.sidecar)

    def quote(self, span: Span) -> Quote:
        """The only way to a quote. Raises ValueError where the span runs past the text."""
        if span.end > len(self.text):
            raise ValueError(f"{self.source} has {len(self.text)} characters; no quote at {span}")
        return Quote(self.id, span, self.text[span.start : span.end])

    def place_at(self, offset: int) -> Place:
        """The landmarks under which `offset` stands; of headings the whole path."""
        place: list[Landmark] = []
        held_from = 0
        for kind in KINDS:
            path = _path(self.landmarks.get(kind, ()), offset)
            place += [landmark for landmark in path if landmark.start >= held_from]
            if kind in _HOLDING and path:
                held_from = max(held_from, path[-1].start)
        return tuple(place)

    def heading_at(self, offset: int) -> str | None:
        """The name of the heading, else of the sheet, under which `offset` stands."""
        return heading_in(self.place_at(offset))

    def in_context(self, span: Span) -> str:
        """What an index knows a passage by: title, heading and its own text, a line for each."""
        lines = (self.title, self.heading_at(span.start), self.quote(span).exact)
        return "\n".join(line for line in dict.fromkeys(lines) if line)


def heading_in(place: Place) -> str | None:
    """The name of the innermost heading, else of the sheet."""
    names = {landmark.kind: landmark.name for landmark in place}
    return names.get("heading") or names.get("sheet")


def _path(landmarks: Place, offset: int) -> list[Landmark]:
    """The last landmark at or before `offset`, after those of lower levels that it stands under."""
    path: list[Landmark] = []
    for at in range(bisect_right(landmarks, offset, key=lambda each: each.start) - 1, -1, -1):
        if not path or landmarks[at].level < path[-1].level:
            path.append(landmarks[at])
        if path[-1].level == 1:
            break
    return path[::-1]


def document_id(source: str) -> str:
    """The id of a source: the first 16 hex digits of the SHA-256 of its path."""
    return sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def edition_of(sha256: str, sidecar: str) -> str:
    """The name of an edition, from the sha256 of the file and that of its sidecar, or ""."""
    return f"{sha256}+{sidecar}" if sidecar else sha256


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
    metadata: Metadata = NO_METADATA
    encoding: str = ""
    warnings: tuple[str, ...] = ()


Voice: TypeAlias = Literal["own", "reported"]
"""Whether a document says something itself, or reports what someone says."""

Governor: TypeAlias = Literal[
    "denied", "not", "alleged", "estimated", "possible", "if", "planned", "asked"
]
"""What may keep a sentence from stating its content as a fact."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Someone's words in a document: `direct` inside quotation marks, or told in the document's.

    `cue` is what shows it ("said", "according to"), `mention` the words that name the speaker
    there ("he"), `speaker` the fullest name that the document has for them ("Mike Pompeo"), or
    None where the text does not tell. All are slices of the document.
    """

    direct: bool
    cue: Quote | None
    mention: Quote | None
    speaker: Quote | None


@dataclass(frozen=True, slots=True)
class Flag:
    """What governs an answer, shown by `cue`; `reverses` where a plain question must not get it.

    "The firm denied that the plant leaked" reverses "leaked", "an estimated 40" does not "40".
    """

    label: Governor
    cue: Quote
    reverses: bool


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


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with all that finds it again (W3C Web Annotation, TextQuoteSelector).

    `quote` is the full sentence or sentences, with what governs the answer; `answer` is the short
    answer inside them. `speech` is None where the document itself says it. Where the answer is a
    date which the day of writing completes ("last week"), `resolved` is the whole date. Where a
    list was asked for, `members` are those that the quote gives, in order. `copies` are the other
    sources of the same text.
    """

    quote: Quote
    answer: Quote
    prefix: str
    suffix: str
    source: str
    sha256: str
    title: str
    metadata: Metadata
    place: Place
    confidence: float
    speech: Speech | None = None
    flags: tuple[Flag, ...] = ()
    resolved: Period | None = None
    members: tuple[Quote, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def voice(self) -> Voice:
        return "reported" if self.speech else "own"


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk, or a sentence of one, as it is shown to a person: a quote without an answer."""

    quote: Quote
    source: str
    sha256: str
    title: str
    metadata: Metadata
    place: Place
    score: float

    @classmethod
    def of(cls, document: Document, span: Span, score: float) -> Passage:
        return cls(
            quote=document.quote(span),
            source=document.source,
            sha256=document.sha256,
            title=document.title,
            metadata=document.metadata,
            place=document.place_at(span.start),
            score=score,
        )


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The sources give it for another year, month, place or name than was asked about.

    `asked` is the question's own wording; `found` stands in its place in the sentence.
    """

    kind: str
    asked: str
    found: Quote
    sentence: Passage


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier turn of a conversation; without an answer, `answer` and `quotes` are empty."""

    question: str
    answer: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """The question as it is searched for, and its words that the turns before do not explain."""

    question: str
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a stage took, in milliseconds."""

    stage: str
    milliseconds: float


Verdict: TypeAlias = Literal["single", "agree", "differ", "several", "unclear"]
"""Of one citation, single; else whether all give one answer, or answers of which only one can hold,
or several that all hold, or answers that differ and may all hold or not."""


@dataclass(frozen=True, slots=True)
class Group:
    """The places, in an answer's citations, of those that give the same answer, best first.

    `sources` counts independent ones: what is copied or quoted from another counts once.
    `newest` is when the last of the documents was written, of those that say.
    """

    citations: tuple[int, ...]
    sources: int
    documents: int
    newest: Period | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether the citations of an answer agree; groups by their best evidence."""

    verdict: Verdict
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """At least one citation, best first; `confidence` (0-1) is the first one's.

    `question` is as it was asked, `understanding` as it was searched for.
    """

    question: str
    citations: tuple[Citation, ...]
    confidence: float
    timings: tuple[Timing, ...]
    agreement: Agreement = Agreement("single", ())
    understanding: Understanding | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("an answer without a citation is no answer")


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The sources do not answer: why, and the sentences that came nearest.

    Each of `nearest` has the answer it would have given, and its confidence; `confidence` (0-1) is
    the best one's. `missing` are words of the question that occur nowhere in the collection.
    """

    question: str
    reason: str
    nearest: tuple[Citation, ...]
    confidence: float
    timings: tuple[Timing, ...]
    missing: tuple[str, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    understanding: Understanding | None = None


Outcome: TypeAlias = Answer | NoAnswer


def turn_of(outcome: Outcome) -> Turn:
    """The outcome as a turn for the questions that follow it."""
    if isinstance(outcome, NoAnswer):
        return Turn(outcome.question)
    quotes = tuple(citation.quote.exact for citation in outcome.citations)
    return Turn(outcome.question, outcome.citations[0].answer.exact, quotes)
