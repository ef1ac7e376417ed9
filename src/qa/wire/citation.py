"""A citation, who speaks in it and what governs it, as JSON."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from qa.compare import days
from qa.types import (
    Citation,
    Flag,
    Governor,
    Period,
    Quote,
    Speech,
    Voice,
    heading_in,
    page_in,
)
from qa.wire.place import BoxOut, DocumentRef, LandmarkOut, Wire, document_ref


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
    list that was asked for, each inside `exact`; empty where it is no list. `support` are the
    sentences of `exact` that carry the answer; the others say what governs it. `boxes` are where
    `answer`, and `context_boxes` where `exact` stands on the pages of a PDF, a box a line; empty
    for other formats. What was `recognised` in a picture may have been misread.
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
    boxes: list[BoxOut]
    context_boxes: list[BoxOut]
    recognised: bool
    voice: Voice
    speech: SpeechOut | None
    flags: list[FlagOut]
    resolved: PeriodOut | None
    members: list[SliceOut]
    support: list[SliceOut]
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
            boxes=[BoxOut.of(box) for box in citation.boxes],
            context_boxes=[BoxOut.of(box) for box in citation.context_boxes],
            recognised=citation.recognised,
            voice=citation.voice,
            speech=SpeechOut.of(citation.speech) if citation.speech else None,
            flags=[FlagOut.shown(flag) for flag in citation.flags],
            resolved=PeriodOut.of(citation.resolved) if citation.resolved else None,
            members=[SliceOut.of(member) for member in citation.members],
            support=[SliceOut.of(sentence) for sentence in citation.support],
            copies=list(citation.copies),
        )


def _slice(quote: Quote | None) -> SliceOut | None:
    return SliceOut.of(quote) if quote else None
