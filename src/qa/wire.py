"""What leaves qa as JSON: the same over HTTP and from `qa … --json`. pydantic, here only."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from qa.answer import passage
from qa.ingest import IngestReport
from qa.ports import Collection
from qa.types import (
    Answer,
    Citation,
    Document,
    Hit,
    Listing,
    Mismatch,
    NoAnswer,
    Outcome,
    Passage,
    Quote,
    Turn,
    Understanding,
)


class Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class TurnIn(BaseModel):
    """An earlier turn: its question, and the short answer and quotes that it got, if any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: StrictStr = Field(max_length=1000)
    answer: StrictStr = Field("", max_length=1000)
    quotes: list[StrictStr] = Field(default_factory=list, max_length=50)

    def turn(self) -> Turn:
        return Turn(self.question, self.answer, tuple(self.quotes))


class DocumentRef(Wire):
    """Which document, and (`sha256` of the file's bytes) which edition of it."""

    id: str = Field(examples=["5b1f0c7ab5cf4d0e"])
    title: str
    source: str = Field(examples=["sources/news/pompeo-visits-ashraf-3.html"])
    sha256: str


class SpanOut(Wire):
    """`text[start:end] == exact` in the citation's document."""

    exact: str = Field(examples=["2018"])
    start: int
    end: int

    @classmethod
    def of(cls, quote: Quote) -> SpanOut:
        return cls(exact=quote.exact, start=quote.span.start, end=quote.span.end)


class CitationOut(Wire):
    """`text[start:end] == answer` and `text[context_start:context_end] == exact`.

    Offsets are Unicode code points into the document's text. `members` are those of the list that
    was asked for, each inside `exact`; empty where it is no list.
    """

    answer: str = Field(examples=["five hours"])
    exact: str
    start: int
    end: int
    context_start: int
    context_end: int
    prefix: str
    suffix: str
    confidence: float
    document: DocumentRef
    page: int | None
    heading: str | None
    members: list[SpanOut]

    @classmethod
    def of(cls, citation: Citation) -> CitationOut:
        return cls(
            answer=citation.answer.exact,
            exact=citation.quote.exact,
            start=citation.answer.span.start,
            end=citation.answer.span.end,
            context_start=citation.quote.span.start,
            context_end=citation.quote.span.end,
            prefix=citation.prefix,
            suffix=citation.suffix,
            confidence=round(citation.confidence, 4),
            document=document_ref(citation),
            page=citation.page,
            heading=citation.heading,
            members=[SpanOut.of(member) for member in citation.members],
        )


class PassageOut(Wire):
    """`text[start:end] == exact` in the document's text."""

    exact: str
    start: int
    end: int
    score: float
    document: DocumentRef
    page: int | None
    heading: str | None

    @classmethod
    def of(cls, passage: Passage) -> PassageOut:
        return cls(
            exact=passage.quote.exact,
            start=passage.quote.span.start,
            end=passage.quote.span.end,
            score=round(passage.score, 4),
            document=document_ref(passage),
            page=passage.page,
            heading=passage.heading,
        )


class MismatchOut(Wire):
    """The sources give `found`, not `asked`: what is asked, for another year, place or name."""

    kind: str = Field(examples=["year"])
    asked: str = Field(examples=["2019"])
    found: SpanOut
    sentence: PassageOut

    @classmethod
    def of(cls, mismatch: Mismatch) -> MismatchOut:
        return cls(
            kind=mismatch.kind,
            asked=mismatch.asked,
            found=SpanOut.of(mismatch.found),
            sentence=PassageOut.of(mismatch.sentence),
        )


class OutcomeOut(Wire):
    """An answer with citations, best first; or no answer, with why and the nearest sentences.

    `understood` is the question as it was searched for; `unresolved` are words of a follow-up that
    the turns before it do not explain. Where there is no answer, `missing` are words that occur in
    no document, and each of `nearest` has the answer that it would have given.
    """

    question: str
    understood: str = Field(examples=["When was the Iranian ambassador expelled?"])
    unresolved: list[str]
    answered: bool
    confidence: float = Field(ge=0, le=1)
    reason: str | None
    citations: list[CitationOut]
    nearest: list[CitationOut]
    missing: list[str] = Field(examples=[["minaret"]])
    mismatches: list[MismatchOut]
    timings_ms: dict[str, float]

    @classmethod
    def of(cls, outcome: Outcome) -> OutcomeOut:
        answer = outcome if isinstance(outcome, Answer) else None
        refused = outcome if isinstance(outcome, NoAnswer) else None
        understanding = outcome.understanding or Understanding(outcome.question)
        return cls(
            question=outcome.question,
            understood=understanding.question,
            unresolved=list(understanding.unresolved),
            answered=answer is not None,
            confidence=round(outcome.confidence, 4),
            reason=refused.reason if refused else None,
            citations=[CitationOut.of(each) for each in (answer.citations if answer else ())],
            nearest=[CitationOut.of(each) for each in (refused.nearest if refused else ())],
            missing=list(refused.missing if refused else ()),
            mismatches=[MismatchOut.of(each) for each in (refused.mismatches if refused else ())],
            timings_ms={t.stage: round(t.milliseconds, 1) for t in outcome.timings},
        )


class HitsOut(Wire):
    """The passages found, best first."""

    question: str
    hits: list[PassageOut]

    @classmethod
    def of(cls, question: str, hits: list[Hit], collection: Collection) -> HitsOut:
        return cls(
            question=question, hits=[PassageOut.of(passage(hit, collection)) for hit in hits]
        )


class ListingOut(Wire):
    """A document in the list; `characters` and `chunks` are counts."""

    id: str
    source: str
    title: str
    sha256: str
    characters: int
    chunks: int

    @classmethod
    def of(cls, listing: Listing) -> ListingOut:
        return cls(**{name: getattr(listing, name) for name in cls.model_fields})


class ListingsOut(Wire):
    documents: list[ListingOut]

    @classmethod
    def of(cls, listings: Sequence[Listing]) -> ListingsOut:
        return cls(documents=[ListingOut.of(listing) for listing in listings])


class HeadingOut(Wire):
    start: int
    level: int
    title: str


class DocumentOut(Wire):
    """A document's text; `pages` and `headings` map offsets to what a person sees."""

    id: str
    source: str
    title: str
    sha256: str
    text: str
    pages: list[int]
    headings: list[HeadingOut]

    @classmethod
    def of(cls, document: Document) -> DocumentOut:
        return cls(
            id=document.id,
            source=document.source,
            title=document.title,
            sha256=document.sha256,
            text=document.text,
            pages=list(document.pages),
            headings=[
                HeadingOut(start=h.start, level=h.level, title=h.title) for h in document.headings
            ],
        )


class FailureOut(Wire):
    """A file that could not be read, and why."""

    source: str
    reason: str


class IngestOut(Wire):
    """Sources by what became of them; `chunks` were made in this run, `embedded` were new."""

    added: list[str]
    changed: list[str]
    unchanged: list[str]
    removed: list[str]
    skipped: list[str]
    failed: list[FailureOut]
    chunks: int
    embedded: int

    @classmethod
    def of(cls, report: IngestReport) -> IngestOut:
        return cls(
            added=list(report.added),
            changed=list(report.changed),
            unchanged=list(report.unchanged),
            removed=list(report.removed),
            skipped=list(report.skipped),
            failed=[FailureOut(source=source, reason=why) for source, why in report.failed],
            chunks=report.chunks,
            embedded=report.embedded,
        )


def document_ref(place: Citation | Passage) -> DocumentRef:
    return DocumentRef(
        id=place.quote.document_id, title=place.title, source=place.source, sha256=place.sha256
    )
