"""An answer or no answer, as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from qa.compare import counts, label
from qa.types import (
    Agreement,
    Answer,
    Mismatch,
    NoAnswer,
    Outcome,
    Turn,
    Understanding,
    Verdict,
)
from qa.wire.citation import CitationOut, PeriodOut, SliceOut
from qa.wire.place import PassageOut, Wire


class TurnIn(BaseModel):
    """An earlier turn: its question, and the short answer and quotes that it got, if any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: StrictStr
    answer: StrictStr = Field("", max_length=1000)
    quotes: list[StrictStr] = Field(default_factory=list, max_length=50)

    def turn(self) -> Turn:
        return Turn(self.question, self.answer, tuple(self.quotes))


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
