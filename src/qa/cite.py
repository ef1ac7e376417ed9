"""A candidate to a verified citation, and a hit to what a person is shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, takewhile

from qa.confidence import Weighed
from qa.lists import members_of
from qa.ports import Collection
from qa.question.form import Form
from qa.sentences import sentences_in
from qa.types import Chunk, Citation, Hit, Passage, Span
from qa.verify import verify
from qa.voice import flags_at, grown, speech_at

EXPLAINED = ("reason", "manner")
"""Kinds of question that are answered by sentences; any other by a part of one."""

AFFIX = 32
"""Characters of prefix and suffix that a citation carries, to find its quote again."""


def citations(
    question: str,
    form: Form,
    weighed: Sequence[Weighed],
    collection: Collection,
    wanted: Callable[[Citation], bool] = lambda citation: True,
) -> Iterator[Citation]:
    """One by one, the best citation of each sentence that is `wanted`, the most confident first."""
    found: list[Citation] = []
    for each in weighed:
        citation = cite(question, form, each, collection)
        if wanted(citation) and not any(_overlap(citation, earlier) for earlier in found):
            found.append(citation)
            yield citation


def cite(question: str, form: Form, weighed: Weighed, collection: Collection) -> Citation:
    """The verified citation of a candidate.

    It quotes the sentences around the answer, what governs it, those next to it that carry an
    explanation too, and the whole of a list whose members are asked for.
    """
    answer, chunk = weighed.candidate.span, weighed.hit.chunk
    document = collection.document(weighed.candidate.document_id)
    listing = collection.listing(document.id)
    around = _sentences_around(answer, chunk)
    support = weighed.candidate.support if form.kind in EXPLAINED else ()
    carrying = _carrying(around, chunk, support)
    members = members_of(document.text, answer, around, form.count)
    speech, flags = speech_at(document, answer), flags_at(document, answer, question)
    context = _cover([grown(document, around, speech, flags), *members, *carrying])
    citation = Citation(
        quote=document.quote(context),
        answer=document.quote(answer),
        prefix=document.text[max(0, context.start - AFFIX) : context.start],
        suffix=document.text[context.end : context.end + AFFIX],
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        metadata=document.metadata,
        place=document.place_at(answer.start),
        confidence=weighed.confidence,
        speech=speech,
        flags=flags,
        members=tuple(map(document.quote, members)),
        support=tuple(map(document.quote, carrying)),
        copies=listing.copies,
        cluster=listing.cluster,
        boxes=document.boxes(answer),
        context_boxes=document.boxes(context),
        recognised=document.is_recognised(context),
    )
    verify(citation, document)
    return citation


def passage(hit: Hit, collection: Collection) -> Passage:
    """A hit as it is shown: its text sliced from the stored document, with its place."""
    return Passage.of(collection.document(hit.chunk.document_id), hit.chunk.span, hit.score)


def sentences_of(hits: Sequence[Hit], collection: Collection) -> list[Passage]:
    """Every sentence of the hits, those of the best hit first."""
    return [
        Passage.of(collection.document(hit.chunk.document_id), sentence, hit.score)
        for hit in hits
        for sentence in sentences_in(hit.chunk)
    ]


def _sentences_around(answer: Span, chunk: Chunk) -> Span:
    """The full sentence or sentences, in the chunk, that hold the answer."""
    return _cover([answer, *(each for each in sentences_in(chunk) if each.overlaps(answer))])


def _carrying(around: Span, chunk: Chunk, support: Sequence[Span]) -> list[Span]:
    """The sentences that hold the answer, and those before and after them that support it."""
    found = sentences_in(chunk)
    holding = [each for each in found if around.contains(each)]
    before = (each for each in reversed(found) if each.end <= around.start)
    after = (each for each in found if each.start >= around.end)
    carried = [list(takewhile(_supported_by(support), side)) for side in (before, after)]
    return sorted([*holding, *chain.from_iterable(carried)])


def _supported_by(support: Sequence[Span]) -> Callable[[Span], bool]:
    return lambda sentence: any(map(sentence.overlaps, support))


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _overlap(citation: Citation, earlier: Citation) -> bool:
    same = citation.quote.document_id == earlier.quote.document_id
    return same and citation.quote.span.overlaps(earlier.quote.span)
