"""An answer or no answer, as JSON."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from qa.compare import counts, days, label
from qa.types import (
    Agreement,
    Answer,
    Citation,
    Flag,
    Governor,
    Mismatch,
    NoAnswer,
    Outcome,
    Period,
    Quote,
    Speech,
    Turn,
    Understanding,
    Verdict,
    Voice,
    heading_in,
    page_in,
)
from qa.wire.place import DocumentRef, LandmarkOut, PassageOut, Wire, document_ref


class TurnIn(BaseModel):
    """An earlier turn: its question, and the short answer and quotes that it got, if any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: StrictStr = Field(max_length=1000)
    answer: StrictStr = Field("", max_length=1000)
    quotes: list[StrictStr] = Field(default_factory=list, max_length=50)

    def turn(self) -> Turn:
        return Turn(self.question, self.answer, tuple(self.quotes))


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
    page: int | None
    heading: str | None
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
            page=page_in(citation.place),
            heading=heading_in(citation.place),
            voice=citation.voice,
            speech=SpeechOut.of(citation.speech) if citation.speech else None,
            flags=[FlagOut.shown(flag) for flag in citation.flags],
            resolved=PeriodOut.of(citation.resolved) if citation.resolved else None,
            members=[SliceOut.of(member) for member in citation.members],
            copies=list(citation.copies),
        )


class GroupOut(Wire):
    """The places in `citations`, from 0, of those that give the same answer, best first.

    `sources` counts independent ones: what is copied or quoted from another, or a near-duplicate
    of it, counts once. `documents` counts copies too.
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


def _slice(quote: Quote | None) -> SliceOut | None:
    return SliceOut.of(quote) if quote else None
