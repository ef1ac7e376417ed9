"""One question and its outcome to a judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.errors import UnknownDocument
from qa.evaluate.measures import exact_match, f1
from qa.evaluate.questions import Place, Question
from qa.ports import Collection
from qa.types import Answer, Citation, Outcome, Passage, Quote, Span

Verdict: TypeAlias = Literal[
    "answered_right", "answered_wrong", "abstained_right", "abstained_wrong"
]
Cover: TypeAlias = frozenset[int]
"""The numbers of a question's golds that a passage or a citation shows."""

RIGHT_F1 = 0.5
"""A first answer at least this near to a gold answer is right, wherever it is from."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an outcome did; `found` is passage by passage, `cited` citation by citation.

    `verbatim` tells of every quote shown whether it is its slice of the stored document.
    """

    question: Question
    outcome: Outcome
    verdict: Verdict
    exact_match: float
    f1: float
    best_f1: float
    cited: tuple[Cover, ...]
    found: tuple[Cover, ...]
    verbatim: tuple[bool, ...]
    milliseconds: float


def judge(
    question: Question,
    places: Sequence[Sequence[Place]],
    outcome: Outcome,
    found: Sequence[Passage],
    collection: Collection,
    milliseconds: float,
) -> Judgement:
    """`places` are those of each of the question's golds, in their order."""
    citations = outcome.citations if isinstance(outcome, Answer) else ()
    texts = [citation.answer.exact for citation in citations] or [""]
    return Judgement(
        question,
        outcome,
        _verdict(question, places, citations),
        exact_match(texts[0], question.answers),
        f1(texts[0], question.answers),
        max(f1(text, question.answers) for text in texts),
        tuple(_cover(citation, places) for citation in citations),
        tuple(_shown(each.quote, places) for each in found),
        tuple(_verbatim(quote, collection) for quote in _quotes(outcome)),
        milliseconds,
    )


def _verdict(
    question: Question, places: Sequence[Sequence[Place]], citations: Sequence[Citation]
) -> Verdict:
    if not citations:
        return "abstained_wrong" if question.golds else "abstained_right"
    right = is_right(citations[0].answer, question, places)
    return "answered_right" if right else "answered_wrong"


def is_right(answer: Quote, question: Question, places: Sequence[Sequence[Place]]) -> bool:
    """Whether an answer is near to a gold answer in words, or stands where one stands."""
    near = bool(question.golds) and f1(answer.exact, question.answers) >= RIGHT_F1
    return near or _at_a_gold_answer(answer, places)


def _at_a_gold_answer(answer: Quote, places: Sequence[Sequence[Place]]) -> bool:
    return any(
        place.document_id == answer.document_id and any(map(answer.span.overlaps, place.answers))
        for standing in places
        for place in standing
    )


def _cover(citation: Citation, places: Sequence[Sequence[Place]]) -> Cover:
    """The golds whose quote the citation's short answer overlaps, in the same document."""
    answer = citation.answer
    return frozenset(
        number
        for number, standing in enumerate(places)
        for place in standing
        if place.document_id == answer.document_id and place.quote.overlaps(answer.span)
    )


def _shown(found: Quote, places: Sequence[Sequence[Place]]) -> Cover:
    """The golds of whose quote what was found holds at least half."""
    return frozenset(
        number
        for number, standing in enumerate(places)
        for place in standing
        if place.document_id == found.document_id
        and 2 * _common(place.quote, found.span) >= len(place.quote)
    )


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _quotes(outcome: Outcome) -> Iterator[Quote]:
    """All that is shown as verbatim: quotes, short answers, members, and what is given instead."""
    for citation in outcome.citations if isinstance(outcome, Answer) else outcome.nearest:
        yield from (citation.quote, citation.answer, *citation.members)
    for mismatch in () if isinstance(outcome, Answer) else outcome.mismatches:
        yield from (mismatch.found, mismatch.sentence.quote)


def _verbatim(quote: Quote, collection: Collection) -> bool:
    try:
        return collection.document(quote.document_id).quote(quote.span) == quote
    except (UnknownDocument, ValueError):  # ValueError: the span runs past the text
        return False
