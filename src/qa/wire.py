"""What leaves qa as JSON: the same over HTTP and from `qa … --json`. pydantic, here only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from qa.answer import LIMIT
from qa.cite import passage
from qa.collection import Soundness
from qa.compare import counts, days, label
from qa.errors import UnknownDocument
from qa.ingest import IngestReport
from qa.ports import Collection
from qa.resolve import Fate, Reference, Resolution, resolve
from qa.types import (
    Agreement,
    Answer,
    Citation,
    Document,
    Edition,
    Flag,
    Governor,
    Hit,
    Kind,
    Landmark,
    Listing,
    Mismatch,
    NoAnswer,
    Outcome,
    Passage,
    Period,
    Quote,
    Span,
    Speech,
    Turn,
    Understanding,
    Verdict,
    Voice,
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


class SliceOut(Wire):
    """`text[start:end] == exact` in the document's text."""

    exact: str = Field(examples=["said"])
    start: int
    end: int

    @classmethod
    def of(cls, quote: Quote) -> SliceOut:
        return cls(exact=quote.exact, start=quote.span.start, end=quote.span.end)


class SpeechOut(Wire):
    """Someone's words, `direct` in quotation marks or reported in the document's own.

    `cue` is what shows it ("said"), `mention` names the speaker there ("he"), `speaker` is the
    fullest name in the document ("Mike Pompeo"); null where the text does not tell.
    """

    direct: bool
    cue: SliceOut | None
    mention: SliceOut | None
    speaker: SliceOut | None

    @classmethod
    def of(cls, speech: Speech) -> SpeechOut:
        return cls(
            direct=speech.direct,
            cue=_slice(speech.cue),
            mention=_slice(speech.mention),
            speaker=_slice(speech.speaker),
        )


class FlagOut(SliceOut):
    """What keeps the quote from stating the answer as a fact, and the words that show it."""

    label: Governor = Field(examples=["alleged"])

    @classmethod
    def shown(cls, flag: Flag) -> FlagOut:
        return cls(label=flag.label, **SliceOut.of(flag.cue).model_dump())


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

    Offsets are Unicode code points into the document's text. `voice` is "reported" where `speech`
    is given, and the document's own where it is null. `resolved` is the whole date where the answer
    is one that the document's own date completes, such as "last week". `members` are those of the
    list that was asked for, each inside `exact`; empty where it is no list.
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
    voice: Voice
    speech: SpeechOut | None
    flags: list[FlagOut]
    resolved: PeriodOut | None
    members: list[SliceOut]
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
            voice=citation.voice,
            speech=SpeechOut.of(citation.speech) if citation.speech else None,
            flags=[FlagOut.shown(flag) for flag in citation.flags],
            resolved=PeriodOut.of(citation.resolved) if citation.resolved else None,
            members=[SliceOut.of(member) for member in citation.members],
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


class MismatchOut(Wire):
    """The sources give `found`, not `asked`: what is asked, for another year, place or name."""

    kind: str = Field(examples=["year"])
    asked: str = Field(examples=["2019"])
    found: SliceOut
    sentence: PassageOut

    @classmethod
    def of(cls, mismatch: Mismatch) -> MismatchOut:
        return cls(
            kind=mismatch.kind,
            asked=mismatch.asked,
            found=SliceOut.of(mismatch.found),
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
    agreement: AgreementOut | None
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
            agreement=AgreementOut.of(answer.agreement) if answer else None,
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


def _slice(quote: Quote | None) -> SliceOut | None:
    return SliceOut.of(quote) if quote else None


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


class SoundnessOut(Wire):
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
    def of(cls, soundness: Soundness) -> SoundnessOut:
        return cls.model_validate({"sound": not soundness.faults, **asdict(soundness)})


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
