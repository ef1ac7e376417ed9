"""What leaves qa as JSON: the same over HTTP and from `qa … --json`. pydantic, here only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from qa.answer import passage
from qa.compare import counts, days, label
from qa.ingest import IngestReport
from qa.ports import Collection
from qa.types import (
    Agreement,
    Answer,
    Citation,
    Document,
    Hit,
    Listing,
    Outcome,
    Passage,
    Period,
    Verdict,
)


class Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class DocumentRef(Wire):
    """Which document, and (`sha256` of the file's bytes) which edition of it."""

    id: str = Field(examples=["5b1f0c7ab5cf4d0e"])
    title: str
    source: str = Field(examples=["sources/news/pompeo-visits-ashraf-3.html"])
    sha256: str


class PeriodOut(Wire):
    """The days from `first` to `last`, both within it."""

    first: date = Field(examples=["2022-05-16"])
    last: date = Field(examples=["2022-05-16"])
    label: str = Field(examples=["2022-05-16", "2022-05"])

    @classmethod
    def of(cls, period: Period) -> PeriodOut:
        return cls(first=period.first, last=period.last, label=days(period))


class CitationOut(Wire):
    """`text[start:end] == answer` and `text[context_start:context_end] == exact`.

    Offsets are Unicode code points into the document's text. `resolved` is the whole date where
    the answer is one that the document's own date completes, such as "last week".
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
    resolved: PeriodOut | None

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
            resolved=PeriodOut.of(citation.resolved) if citation.resolved else None,
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


class GroupOut(Wire):
    """The places in `citations`, from 0, of those that give the same answer, best first.

    `sources` counts independent ones: what is copied or quoted from another counts once.
    """

    citations: list[int] = Field(examples=[[0, 1]])
    sources: int = Field(examples=[2])
    documents: int = Field(examples=[2])
    label: str = Field(examples=["2 independent sources, 2 documents"])
    newest: PeriodOut | None = Field(description="when the last of the dated documents was written")


class AgreementOut(Wire):
    """Whether the citations agree: groups by their best evidence, and the verdict in words.

    `differ`: of answers that differ only one can hold; `several`: all can; `unclear`: the question
    does not tell. `single`: there is one citation.
    """

    verdict: Verdict = Field(examples=["differ"])
    label: str = Field(examples=["The quotes differ: ordered by confidence"])
    groups: list[GroupOut]

    @classmethod
    def of(cls, agreement: Agreement) -> AgreementOut:
        groups = [
            GroupOut(
                citations=list(group.citations),
                sources=group.sources,
                documents=group.documents,
                label=counts(group),
                newest=PeriodOut.of(group.newest) if group.newest else None,
            )
            for group in agreement.groups
        ]
        return cls(verdict=agreement.verdict, label=label(agreement), groups=groups)


class OutcomeOut(Wire):
    """An answer with citations, best first; or no answer, with why and the nearest passages."""

    question: str
    answered: bool
    confidence: float = Field(ge=0, le=1)
    reason: str | None
    citations: list[CitationOut]
    agreement: AgreementOut | None
    nearest: list[PassageOut]
    timings_ms: dict[str, float]

    @classmethod
    def of(cls, outcome: Outcome) -> OutcomeOut:
        answered = isinstance(outcome, Answer)
        return cls(
            question=outcome.question,
            answered=answered,
            confidence=round(outcome.confidence, 4),
            reason=None if isinstance(outcome, Answer) else outcome.reason,
            citations=[CitationOut.of(c) for c in outcome.citations]
            if isinstance(outcome, Answer)
            else [],
            agreement=AgreementOut.of(outcome.agreement) if isinstance(outcome, Answer) else None,
            nearest=[]
            if isinstance(outcome, Answer)
            else [PassageOut.of(p) for p in outcome.nearest],
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
