"""Verdicts on quotations as JSON: the same over HTTP and from `qa verify --json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Self, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StrictStr, model_validator

from qa.verify import Checker, Quotation, Verdict, Verification
from qa.verify.verdicts import SeenThrough
from qa.wire.place import PassageOut, Wire
from qa.wire.sent import Sent

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


TEXT = """The paper says that the regime is "clearly at its strongest point in decades"."""
EXAMPLES: list[JsonValue] = [
    {"text": TEXT},
    {
        "quotations": [
            {"quote": "Tirana is the capital of Albania", "source": "background/people.docx"}
        ]
    },
]


class Quoted(BaseModel):
    """Words, and the document (id, path, file name or title) or person they are ascribed to."""

    model_config = ConfigDict(extra="forbid")

    quote: StrictStr
    source: StrictStr | None = None
    speaker: StrictStr | None = None


class ToVerify(Sent):
    """Either a text with quotations in it, Markdown or plain, or quotations by themselves."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": EXAMPLES})

    text: StrictStr | None = None
    quotations: list[Quoted] | None = None
    collection: StrictStr | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.text is None) == (self.quotations is None):
            raise ValueError("give either text or quotations")
        return self

    def checked(self, checker: Checker, most: int | None = None) -> list[Verification]:
        """A verdict for each quotation. Raises InvalidInput for what cannot be checked."""
        if self.text is not None:
            return checker.check_text(self.text, most)
        given = self.quotations or []
        quoted = [Quotation(each.quote, None, each.source, each.speaker) for each in given]
        return checker.check(quoted, most)


class QuotationOut(Wire):
    """`text[start:end] == exact` in the text that was checked; null for a quotation by itself."""

    exact: str = Field(examples=["clearly at its strongest point in decades"])
    start: int | None
    end: int | None
    source: str | None = Field(description="what it is ascribed to, if anything")
    speaker: str | None

    @classmethod
    def of(cls, quotation: Quotation) -> QuotationOut:
        span = quotation.span
        return cls(
            exact=quotation.exact,
            start=span.start if span else None,
            end=span.end if span else None,
            source=quotation.source,
            speaker=quotation.speaker,
        )


class PieceOut(Wire):
    """A piece of a word diff: in `both`, in the `quotation` only, in the `source` only."""

    side: str = Field(examples=["both", "quotation", "source"])
    text: str


class PartOut(Wire):
    """`exact[start:end]` of the quotation stands in `passage`."""

    start: int
    end: int
    passage: PassageOut


class VerificationOut(Wire):
    """A verdict and the places that it rests on.

    `passages` are the first places, 20 at most, where the quotation stands, or, for
    `changed_since`, stood in an earlier edition. `left_out` are the words for which an ellipsis
    stands in the first. `parts` are those of a stitched quotation. `nearest` is the passage of
    today's documents that comes nearest to what does not stand; `difference` turns it into the
    quotation.
    """

    quotation: QuotationOut
    verdict: Verdict
    reason: str
    passages: list[PassageOut]
    seen_through: list[SeenThrough]
    left_out: list[str]
    parts: list[PartOut]
    nearest: PassageOut | None
    difference: list[PieceOut]

    @classmethod
    def of(cls, found: Verification) -> VerificationOut:
        return cls(
            quotation=QuotationOut.of(found.quotation),
            verdict=found.verdict,
            reason=found.reason,
            passages=[PassageOut.of(passage) for passage in found.passages],
            seen_through=list(found.seen_through),
            left_out=[quote.exact for quote in found.left_out],
            parts=[
                PartOut(
                    start=part.span.start, end=part.span.end, passage=PassageOut.of(part.passage)
                )
                for part in found.parts
            ],
            nearest=PassageOut.of(found.nearest) if found.nearest else None,
            difference=[PieceOut(side=piece.side, text=piece.text) for piece in found.difference],
        )


class VerificationsOut(Wire):
    """Every quotation in its order, and how many got each verdict."""

    verified: bool = Field(description="whether every quotation is verified")
    verdicts: dict[Verdict, int]
    quotations: list[VerificationOut]

    @classmethod
    def of(cls, found: Sequence[Verification]) -> VerificationsOut:
        counts = Counter(each.verdict for each in found)
        return cls(
            verified=counts["verified"] == len(found),
            verdicts={verdict: counts[verdict] for verdict in VERDICTS},
            quotations=[VerificationOut.of(each) for each in found],
        )
