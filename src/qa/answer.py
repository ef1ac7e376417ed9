"""The sentence that qa is: retrieve, read, verify, answer, or say that there is no answer."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol

from qa.confidence import Calibration, Weighed, weigh
from qa.errors import InvalidInput
from qa.filter import EVERYTHING, Filter
from qa.ports import Collection, Embedder, Reader
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
)
from qa.verify import verify

AFFIX = 32
"""Characters of prefix and suffix that a citation carries, to find its quote again."""

NEAREST = 3
"""Passages shown where there is no answer."""

LIMIT = 50
"""The most quotes or hits that can be asked for."""


NO_TEXT = frozenset({"Cc", "Cs"})
"""Unicode's categories of control characters and lone surrogates."""


class Collections(Protocol):
    """The collection as it stood at a time, or as it is. Raises InvalidInput, CollectionError."""

    def __call__(self, as_of: datetime | None = None) -> Collection: ...


class Pipeline:
    """One a process. `collection` gives the newest published state, for each question anew.

    Of a time that is given, it gives the state that was published then.
    """

    def __init__(
        self,
        collection: Collections,
        embedder: Embedder,
        reader: Reader,
        calibration: Calibration,
        settings: Settings,
    ) -> None:
        self.collection = collection
        self._embedder = embedder
        self._reader = reader
        self._calibration = calibration
        self._settings = settings

    @property
    def reader(self) -> str:
        """The name of the reader, for which a calibration is fitted."""
        return self._reader.name

    def search(
        self,
        question: str,
        k: int | None = None,
        only: Filter = EVERYTHING,
        as_of: datetime | None = None,
    ) -> list[Hit]:
        """At most `k` hits in the documents that `only` admits as they stood, best first.

        Raises InvalidInput.
        """
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.passages if k is None else k)
        collection = self.collection(as_of)
        return retrieve(question, collection, self._embedder, limit, admitted(collection, only))

    def ask(
        self,
        question: str,
        k: int | None = None,
        only: Filter = EVERYTHING,
        as_of: datetime | None = None,
    ) -> Outcome:
        """An answer of at most `k` quotes from the documents that `only` admits, or no answer.

        `as_of` asks the documents as they stood then.

        Raises InvalidInput.
        """
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.quotes if k is None else k)
        collection, stages = self.collection(as_of), Stages()
        with stages.stage("retrieve"):
            hits = self._hits(question, collection, only)
        with stages.stage("read"):
            weighed = self._weighed(question, hits)
        with stages.stage("verify"):
            citations = self._citations(weighed, collection)[:limit]
        if citations:
            return Answer(question, tuple(citations), citations[0].confidence, stages.timings())
        best = weighed[0].confidence if weighed else 0.0
        nearest = tuple(passage(hit, collection) for hit in hits[:NEAREST])
        return NoAnswer(question, self._reason(hits, best, only), nearest, best, stages.timings())

    def weighed(self, question: str) -> list[Weighed]:
        """All that was read for a question, the most confident first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        return self._weighed(question, self._hits(question, self.collection()))

    def _hits(self, question: str, collection: Collection, only: Filter = EVERYTHING) -> list[Hit]:
        among = admitted(collection, only)
        found = retrieve(question, collection, self._embedder, self._settings.passages, among)
        return worth_reading(found, self._settings.share)

    def _weighed(self, question: str, hits: Sequence[Hit]) -> list[Weighed]:
        candidates = self._reader.read(question, [hit.chunk for hit in hits])
        return weigh(candidates, hits, self._calibration)

    def _citations(self, weighed: Sequence[Weighed], collection: Collection) -> list[Citation]:
        """Of the candidates at or above the threshold, the best of each sentence, best first."""
        found: list[Citation] = []
        for each in weighed:
            if each.confidence < self._settings.threshold:
                break
            candidate, context = each.candidate, _context(each.candidate, each.hit.chunk)
            if not any(_overlap(context, candidate, earlier) for earlier in found):
                document = collection.document(candidate.document_id)
                copies = collection.listing(document.id).copies
                citation = cite(document, candidate.span, context, each.confidence, copies)
                verify(citation, document)
                found.append(citation)
        return found

    def _reason(self, hits: Sequence[Hit], best: float, only: Filter) -> str:
        if not hits and only:
            return "No document passes the filter; widen it, or see `qa documents --json`."
        if not hits:
            return "The index holds no document; add files and run `qa ingest`."
        return (
            f"No passage answers the question: the best candidate has a confidence of {best:.0%}, "
            f"below the threshold of {self._settings.threshold:.0%}."
        )


def admitted(collection: Collection, only: Filter) -> frozenset[str] | None:
    """The ids of the documents that pass, None where there is no condition."""
    if not only:
        return None
    return frozenset(each.id for each in collection.documents() if only.admits(each))


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
    at = chunk.span.start
    inside = [Span(at + each.start, at + each.end) for each in sentences(chunk.text)]
    around = [sentence for sentence in inside if sentence.overlaps(candidate.span)]
    starts = [candidate.span.start, *(sentence.start for sentence in around)]
    ends = [candidate.span.end, *(sentence.end for sentence in around)]
    return Span(min(starts), max(ends))


def _overlap(context: Span, candidate: Candidate, earlier: Citation) -> bool:
    same = candidate.document_id == earlier.quote.document_id
    return same and context.overlaps(earlier.quote.span)


def cite(
    document: Document,
    answer: Span,
    context: Span,
    confidence: float,
    copies: tuple[str, ...] = (),
) -> Citation:
    """The citation of `answer` inside `context`, with the text just before and after."""
    text = document.text
    return Citation(
        quote=document.quote(context),
        answer=document.quote(answer),
        prefix=text[max(0, context.start - AFFIX) : context.start],
        suffix=text[context.end : context.end + AFFIX],
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        metadata=document.metadata,
        place=document.place_at(answer.start),
        confidence=confidence,
        copies=copies,
    )


def passage(hit: Hit, collection: Collection) -> Passage:
    """A hit as it is shown: its text sliced from the stored document, with its place."""
    return Passage.of(collection.document(hit.chunk.document_id), hit.chunk.span, hit.score)


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
