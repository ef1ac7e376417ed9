"""The sentence that qa is: retrieve, read, verify, answer, or say that there is no answer."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from qa.confidence import Calibration, Weighed, weigh
from qa.errors import InvalidInput
from qa.lists import members_of
from qa.near_miss import mismatches, missing_words, named, nearest_first
from qa.ports import Collection, Embedder, Reader
from qa.question import form_of, understand
from qa.question.form import Count
from qa.retrieve import retrieve, worth_reading
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import (
    Answer,
    Candidate,
    Chunk,
    Citation,
    Document,
    Hit,
    NoAnswer,
    Outcome,
    Passage,
    Span,
    Timing,
    Turn,
    Understanding,
)
from qa.verify import verify

AFFIX = 32
"""Characters of prefix and suffix that a citation carries, to find its quote again."""

NEAREST = 3
"""Sentences shown where there is no answer."""

EXAMINED = 8
"""Rejected sentences of which the nearest are shown."""

LIMIT = 50
"""The most quotes or hits that can be asked for."""


NO_TEXT = frozenset({"Cc", "Cs"})
"""Unicode's categories of control characters and lone surrogates."""


class Pipeline:
    """One a process. `collection` gives the newest published state, for each question anew."""

    def __init__(
        self,
        collection: Callable[[], Collection],
        embedder: Embedder,
        reader: Reader,
        calibration: Calibration,
        settings: Settings,
    ) -> None:
        self.collection = collection
        self._embedder = embedder
        self.reader = reader.name
        self._reader = reader
        self._calibration = calibration
        self._settings = settings

    def search(self, question: str, k: int | None = None) -> list[Hit]:
        """At most `k` hits, best first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.passages if k is None else k)
        return retrieve(question, self.collection(), self._embedder, limit)

    def ask(self, question: str, k: int | None = None, turns: Sequence[Turn] = ()) -> Outcome:
        """An answer of at most `k` quotes, or no answer. Raises InvalidInput.

        `turns` are those of the conversation so far, oldest first; a follow-up is understood
        from them.
        """
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.quotes if k is None else k)
        collection, stages = self.collection(), Stages()
        with stages.stage("understand"):
            understanding = understand(question, turns)
        with stages.stage("retrieve"):
            hits = self._hits(understanding.question, collection)
        with stages.stage("read"):
            weighed = self._weighed(understanding.question, hits)
        with stages.stage("verify"):
            count = form_of(understanding.question).count
            sure = [each for each in weighed if each.confidence >= self._settings.threshold]
            citations = self._citations(sure, collection, count, limit)
        if citations:
            best = citations[0].confidence
            return Answer(question, citations, best, stages.timings(), understanding)
        return self._near_miss(question, understanding, weighed, hits, collection, stages)

    def _near_miss(
        self,
        question: str,
        understanding: Understanding,
        weighed: Sequence[Weighed],
        hits: Sequence[Hit],
        collection: Collection,
        stages: Stages,
    ) -> NoAnswer:
        """That there is no answer, and how near the sources come to one."""
        asked = understanding.question
        with stages.stage("explain"):
            rejected = self._citations(weighed, collection, "one", EXAMINED)
            missing = missing_words(asked, collection)
            passages = _sentences_of(hits, collection) if named(asked) else []
            others = mismatches(asked, passages)
        best = rejected[0].confidence if rejected else 0.0
        return NoAnswer(
            question,
            self._reason(hits, best),
            nearest_first(asked, rejected)[:NEAREST],
            best,
            stages.timings(),
            missing,
            others,
            understanding,
        )

    def weighed(self, question: str) -> list[Weighed]:
        """All that was read for a question, the most confident first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        return self._weighed(question, self._hits(question, self.collection()))

    def _hits(self, question: str, collection: Collection) -> list[Hit]:
        found = retrieve(question, collection, self._embedder, self._settings.passages)
        return worth_reading(found, self._settings.share)

    def _weighed(self, question: str, hits: Sequence[Hit]) -> list[Weighed]:
        candidates = self._reader.read(question, [hit.chunk for hit in hits])
        return weigh(candidates, hits, self._calibration)

    def _citations(
        self, weighed: Sequence[Weighed], collection: Collection, count: Count, limit: int
    ) -> tuple[Citation, ...]:
        """The best candidate of each sentence, best first, at most `limit`."""
        found: list[Citation] = []
        for each in weighed:
            if len(found) == limit:
                break
            candidate, context = each.candidate, _context(each.candidate, each.hit.chunk)
            if not any(_overlap(context, candidate, earlier) for earlier in found):
                document = collection.document(candidate.document_id)
                members = members_of(document.text, candidate.span, context, count)
                citation = cite(document, candidate.span, context, each.confidence, members)
                verify(citation, document)
                found.append(citation)
        return tuple(found)

    def _reason(self, hits: Sequence[Hit], best: float) -> str:
        if not hits:
            return "The index holds no document; add files and run `qa ingest`."
        return (
            f"No passage answers the question: the best candidate has a confidence of {best:.0%}, "
            f"below the threshold of {self._settings.threshold:.0%}."
        )


def checked_question(question: str, longest: int) -> str:
    """The question without white space around it. Raises InvalidInput where it is none."""
    stripped = question.strip()
    if not any(character.isalnum() for character in stripped):
        raise InvalidInput(f"the question {stripped[:40]!r} has no word in it; ask in words")
    if len(stripped) > longest:
        raise InvalidInput(
            f"the question has {len(stripped):,} characters; shorten it to {longest:,} at most"
        )
    strange = (c for c in stripped if unicodedata.category(c) in NO_TEXT and c not in "\t\r\n")
    if (wrong := next(strange, None)) is not None:
        raise InvalidInput(f"the question holds {wrong!r}, which is not text; take it out")
    return stripped


def checked_limit(k: int) -> int:
    """Raises InvalidInput unless `k` is from 1 to LIMIT."""
    if not 1 <= k <= LIMIT:
        raise InvalidInput(f"k is {k:,}; it must be from 1 to {LIMIT}")
    return k


def _context(candidate: Candidate, chunk: Chunk) -> Span:
    """The full sentence or sentences, in the candidate's chunk, that hold its span."""
    around = [each for each in _sentences_in(chunk) if each.overlaps(candidate.span)]
    starts = [candidate.span.start, *(sentence.start for sentence in around)]
    ends = [candidate.span.end, *(sentence.end for sentence in around)]
    return Span(min(starts), max(ends))


def _sentences_in(chunk: Chunk) -> list[Span]:
    at = chunk.span.start
    return [Span(at + each.start, at + each.end) for each in sentences(chunk.text)]


def _sentences_of(hits: Sequence[Hit], collection: Collection) -> list[Passage]:
    """Every sentence of the hits, those of the best hit first."""
    return [
        passage(hit, collection, sentence) for hit in hits for sentence in _sentences_in(hit.chunk)
    ]


def _overlap(context: Span, candidate: Candidate, earlier: Citation) -> bool:
    same = candidate.document_id == earlier.quote.document_id
    return same and context.overlaps(earlier.quote.span)


def cite(
    document: Document,
    answer: Span,
    context: Span,
    confidence: float,
    members: Sequence[Span] = (),
) -> Citation:
    """The citation of `answer` inside `context`, with the text just before and after.

    A list whose `members` run past the context is quoted whole.
    """
    text = document.text
    context = Span(
        min([context.start, *(member.start for member in members)]),
        max([context.end, *(member.end for member in members)]),
    )
    return Citation(
        quote=document.quote(context),
        answer=document.quote(answer),
        prefix=text[max(0, context.start - AFFIX) : context.start],
        suffix=text[context.end : context.end + AFFIX],
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        page=document.page_at(answer.start),
        heading=document.heading_at(answer.start),
        confidence=confidence,
        members=tuple(map(document.quote, members)),
    )


def passage(hit: Hit, collection: Collection, part: Span | None = None) -> Passage:
    """A hit, or a part of it, as it is shown: sliced from the stored document, with its place."""
    document, span = collection.document(hit.chunk.document_id), part or hit.chunk.span
    return Passage(
        quote=document.quote(span),
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        page=document.page_at(span.start),
        heading=document.heading_at(span.start),
        score=hit.score,
    )


class Stages:
    """Measures the stages of one question."""

    def __init__(self) -> None:
        self._timings: list[Timing] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._timings.append(Timing(name, (time.perf_counter() - began) * 1000))

    def timings(self) -> tuple[Timing, ...]:
        """The stages in order, and `total`, their sum."""
        total = Timing("total", sum(timing.milliseconds for timing in self._timings))
        return (*self._timings, total)
