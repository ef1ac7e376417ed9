"""What leaves qa as JSON: the same over HTTP and from `qa … --json`. pydantic, here only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qa.answer import LIMIT, passage
from qa.collection import Verdict
from qa.errors import UnknownDocument
from qa.ingest import IngestReport
from qa.ports import Collection
from qa.resolve import Fate, Reference, Resolution, resolve
from qa.types import (
    Answer,
    Citation,
    Document,
    Edition,
    Hit,
    Kind,
    Landmark,
    Listing,
    Outcome,
    Passage,
    Span,
)


class Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class LandmarkOut(Wire):
    """Something by which a person finds a place, and the offset at which it begins."""

    kind: Kind
    start: int
    name: str = Field(examples=["3", "The visit", "B7", "00:01:05"])
    level: int

    @classmethod
    def of(cls, landmark: Landmark) -> LandmarkOut:
        return cls(**asdict(landmark))


class Described(Wire):
    """A document's metadata; `date` is ISO 8601, to the day, month or year; empty: not known."""

    authors: list[str]
    publisher: str
    date: str = Field(examples=["2022-05-18"])
    genre: str = Field(examples=["news"])
    tags: list[str]


class DocumentRef(Described):
    """Which document, and (`sha256` of the file's bytes) which edition of it."""

    id: str = Field(examples=["5b1f0c7ab5cf4d0e"])
    title: str
    source: str = Field(examples=["sources/news/pompeo-visits-ashraf-3.html"])
    sha256: str


class CitationOut(Wire):
    """`text[start:end] == answer` and `text[context_start:context_end] == exact`.

    Offsets are Unicode code points into the document's text.
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
    place: list[LandmarkOut]
    copies: list[str] = Field(description="other sources of the same text")

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
            place=[LandmarkOut.of(landmark) for landmark in citation.place],
            copies=list(citation.copies),
        )


class PassageOut(Wire):
    """`text[start:end] == exact` in the document's text."""

    exact: str
    start: int
    end: int
    score: float
    document: DocumentRef
    place: list[LandmarkOut]

    @classmethod
    def of(cls, passage: Passage) -> PassageOut:
        return cls(
            exact=passage.quote.exact,
            start=passage.quote.span.start,
            end=passage.quote.span.end,
            score=round(passage.score, 4),
            document=document_ref(passage),
            place=[LandmarkOut.of(landmark) for landmark in passage.place],
        )


class OutcomeOut(Wire):
    """An answer with citations, best first; or no answer, with why and the nearest passages."""

    question: str
    answered: bool
    confidence: float = Field(ge=0, le=1)
    reason: str | None
    citations: list[CitationOut]
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


class ListingOut(Described):
    """A document in the list; `characters` and `chunks` are counts.

    Near-duplicates share a `cluster`; `copies` are the other sources of the same text. `encoding`
    is the one the file was decoded by, empty where the format has its own; `warnings` say what of
    the file is not in the text.
    """

    id: str
    source: str
    title: str
    sha256: str
    characters: int
    chunks: int
    cluster: str
    copies: list[str]
    encoding: str
    warnings: list[str]

    @classmethod
    def of(cls, listing: Listing) -> ListingOut:
        fields = asdict(listing)
        return cls(**fields.pop("metadata"), **fields)


class ListingsOut(Wire):
    documents: list[ListingOut]

    @classmethod
    def of(cls, listings: Sequence[Listing]) -> ListingsOut:
        return cls(documents=[ListingOut.of(listing) for listing in listings])


class DocumentOut(Described):
    """A document's text; `landmarks`, by kind, map its offsets to what a person sees."""

    id: str
    source: str
    title: str
    sha256: str
    encoding: str
    warnings: list[str]
    text: str
    landmarks: dict[Kind, list[LandmarkOut]]

    @classmethod
    def of(cls, document: Document) -> DocumentOut:
        return cls(
            **asdict(document.metadata),
            id=document.id,
            source=document.source,
            title=document.title,
            sha256=document.sha256,
            encoding=document.encoding,
            warnings=list(document.warnings),
            text=document.text,
            landmarks={
                kind: [LandmarkOut.of(landmark) for landmark in landmarks]
                for kind, landmarks in document.landmarks.items()
            },
        )


class FailureOut(Wire):
    """A file that could not be read, and why."""

    source: str
    reason: str


class WarningOut(Wire):
    """What of a file is not in the document's text, or not as it was."""

    source: str
    warning: str


class MoveOut(Wire):
    """The same bytes at another path."""

    source: str
    to: str


class IngestOut(Wire):
    """Sources by what became of them; `chunks` were made in this run, `embedded` were new.

    With `dry_run` nothing has been done: it is what would be.
    """

    dry_run: bool
    added: list[str]
    changed: list[str]
    moved: list[MoveOut]
    unchanged: list[str]
    removed: list[str]
    skipped: list[str]
    failed: list[FailureOut]
    warnings: list[WarningOut]
    chunks: int
    embedded: int

    @classmethod
    def of(cls, report: IngestReport, dry_run: bool = False) -> IngestOut:
        return cls(
            dry_run=dry_run,
            moved=[MoveOut(source=source, to=new) for source, new in report.moved],
            added=list(report.added),
            changed=list(report.changed),
            unchanged=list(report.unchanged),
            removed=list(report.removed),
            skipped=list(report.skipped),
            failed=[FailureOut(source=source, reason=why) for source, why in report.failed],
            warnings=[WarningOut(source=source, warning=what) for source, what in report.warnings],
            chunks=report.chunks,
            embedded=report.embedded,
        )


class EditionOut(Wire):
    """The bytes that a document had from `since` until `until`, or has if that is null.

    `sidecar` is the sha256 of the metadata beside them, or empty.
    """

    document_id: str
    source: str
    sha256: str
    sidecar: str
    since: datetime
    until: datetime | None


class EditionsOut(Wire):
    """The remembered editions of a document, newest first."""

    editions: list[EditionOut]

    @classmethod
    def of(cls, document_id: str, editions: Sequence[Edition]) -> EditionsOut:
        if not editions:
            raise UnknownDocument(document_id)
        return cls(editions=[EditionOut.model_validate(asdict(each)) for each in editions])


class CitedDocument(Wire):
    id: str
    sha256: str


class CitationIn(Wire):
    """A citation as `ask` gave it, or a passage as `search` did; what else it holds is not read.

    The words are `exact`, at `context_start` or, for a passage, at `start`.
    """

    exact: str = Field(min_length=1)
    start: int = Field(ge=0)
    context_start: int | None = Field(None, ge=0)
    prefix: str = ""
    suffix: str = ""
    document: CitedDocument

    def reference(self) -> Reference:
        start = self.start if self.context_start is None else self.context_start
        return Reference(
            self.document.id,
            self.document.sha256,
            Span(start, start + len(self.exact)),
            self.exact,
            self.prefix,
            self.suffix,
        )


class CitationsIn(Wire):
    """Citations to resolve: the outcome of `ask` will do as it is."""

    citations: list[CitationIn] = Field(min_length=1, max_length=LIMIT)


class ChangeOut(Wire):
    kind: Literal["same", "removed", "added"]
    text: str


class ResolutionOut(Wire):
    """What has become of a citation.

    `passage` is where its words stand, or for an edited one those in their place; of its `diff`
    same and removed, joined, are the words cited, same and added those that stand now.
    """

    fate: Fate
    reason: str
    cited: CitationIn
    passage: PassageOut | None
    diff: list[ChangeOut]

    @classmethod
    def of(cls, cited: CitationIn, resolution: Resolution) -> ResolutionOut:
        place = resolution.passage
        return cls(
            fate=resolution.fate,
            reason=resolution.reason,
            cited=cited,
            passage=PassageOut.of(place) if place else None,
            diff=[ChangeOut.model_validate(asdict(change)) for change in resolution.diff],
        )


class ResolutionsOut(Wire):
    resolutions: list[ResolutionOut]

    @classmethod
    def of(cls, asked: CitationsIn, collection: Collection) -> ResolutionsOut:
        return cls(
            resolutions=[
                ResolutionOut.of(each, resolve(each.reference(), collection))
                for each in asked.citations
            ]
        )


class FaultOut(Wire):
    """What does not agree, and whether it can be made again from what is stored."""

    what: str
    mendable: bool


class VerdictOut(Wire):
    """How much of the index was checked, what does not agree, and what was mended."""

    sound: bool
    generation: int
    documents: int
    editions: int
    drafts: int
    chunks: int
    embeddings: int
    faults: list[FaultOut]
    leftovers: list[str]
    mended: list[FaultOut]

    @classmethod
    def of(cls, verdict: Verdict) -> VerdictOut:
        return cls.model_validate({"sound": not verdict.faults, **asdict(verdict)})


class ForgottenOut(Wire):
    """How many editions were forgotten, and how many days are remembered."""

    forgotten: int
    days: float
    bytes_before: int
    bytes_after: int


def document_ref(place: Citation | Passage) -> DocumentRef:
    return DocumentRef(
        **asdict(place.metadata),
        id=place.quote.document_id,
        title=place.title,
        source=place.source,
        sha256=place.sha256,
    )
