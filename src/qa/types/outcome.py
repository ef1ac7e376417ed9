"""What is said to a question: citations that agree or differ, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.types.document import Document, Metadata, Period, Place, Quote
from qa.types.page import Box
from qa.types.span import Span

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
class Citation:
    """A quote with all that finds it again (W3C Web Annotation, TextQuoteSelector).

    `quote` is the full sentence or sentences, with what governs the answer; `answer` is the short
    answer inside them. `speech` is None where the document itself says it. Where the answer is a
    date which the day of writing completes ("last week"), `resolved` is the whole date. Where a
    list was asked for, `members` are those that the quote gives, in order. `support` are the
    sentences of the quote that carry the answer, in order; the others only say what governs it.
    `copies` are the other sources of the same text, and `cluster` is one for the documents that
    are near-duplicates of one another; empty where there are none.
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
    support: tuple[Quote, ...] = ()
    copies: tuple[str, ...] = ()
    cluster: str = ""
    boxes: tuple[Box, ...] = ()
    context_boxes: tuple[Box, ...] = ()
    recognised: bool = False

    @property
    def voice(self) -> Voice:
        return "reported" if self.speech else "own"


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk, or a sentence of one, as it is shown to a person: a quote without an answer.

    `boxes` are where it stands on the pages of a document that has pages; some of it may have been
    `recognised` in a picture.
    """

    quote: Quote
    source: str
    sha256: str
    title: str
    metadata: Metadata
    place: Place
    score: float
    boxes: tuple[Box, ...] = ()
    recognised: bool = False

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
            boxes=document.boxes(span),
            recognised=document.is_recognised(span),
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

    `sources` counts independent ones: what is copied or quoted from another, or a near-duplicate
    of it, counts once. `documents` counts copies too. `newest` is when the last of the documents
    was written, of those that say.
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
