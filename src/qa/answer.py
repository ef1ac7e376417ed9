"""The sentence that qa is: retrieve, read, verify, compare, answer, or say that there is none."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from qa.compare import compare
from qa.confidence import Calibration, Weighed, weigh
from qa.errors import InvalidInput
from qa.filter import EVERYTHING, Filter
from qa.ports import Collection, Embedder, Reader
from qa.retrieve import DEPTH, retrieve, worth_reading
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import (
    Agreement,
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
from qa.voice import Heard, asked_speaker, flags_at, grown, hears, is_speaker, speech_at

AFFIX = 32
"""Characters of prefix and suffix that a citation carries, to find its quote again."""

NEAREST = 3
"""Passages shown where there is no answer."""

LIMIT = 50
"""The most quotes or hits that can be asked for."""

EMPTY = "The index holds no document; add files and run `qa ingest`."
NOTHING_HELD = "No passage found has a word in the voice asked for; ask without it."

ANYONE = Heard()
"""No filter: every voice is heard."""


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
        self._reader = reader
        self._calibration = calibration
        self._settings = settings

    @property
    def reader(self) -> str:
        """The name of the reader, for which a calibration is fitted."""
        return self._reader.name

    def search(self, question: str, k: int | None = None, only: Filter = EVERYTHING) -> list[Hit]:
        """At most `k` hits in the documents that `only` admits, best first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.passages if k is None else k)
        collection = self.collection()
        return retrieve(question, collection, self._embedder, limit, admitted(collection, only))

    def ask(self, question: str, k: int | None = None, only: Filter = EVERYTHING) -> Outcome:
        """An answer of at most `k` quotes from the documents that `only` admits, or no answer.

        Raises InvalidInput.
        """
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.quotes if k is None else k)
        collection, stages = self.collection(), Stages()
        with stages.stage("retrieve"):
            hits = self._hits(question, collection, only)
        with stages.stage("read"):
            weighed = self._weighed(question, hits)
        with stages.stage("verify"):
            citations = self._citations(question, weighed, collection, heard)[:limit]
        if citations:
            return Answer(question, tuple(citations), citations[0].confidence, stages.timings())
        best = weighed[0].confidence if weighed else 0.0
        nearest = tuple(passage(hit, collection) for hit in hits[:NEAREST])
        return NoAnswer(question, self._reason(hits, best, only), nearest, best, stages.timings())

    def weighed(self, question: str) -> list[Weighed]:
        """All that was read for a question, the most confident first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        return self._weighed(question, self._hits(question, self.collection(), ANYONE))

    def _hits(self, question: str, collection: Collection, only: Filter = EVERYTHING) -> list[Hit]:
        among = admitted(collection, only)
        found = retrieve(question, collection, self._embedder, self._settings.passages, among)
        return worth_reading(found, self._settings.share)

    def _retrieved(
        self, question: str, collection: Collection, limit: int, heard: Heard
    ) -> list[Hit]:
        """The hits; where not every voice is to be heard, those of a deeper search that hold it."""
        if heard == ANYONE:
            return retrieve(question, collection, self._embedder, limit)
        found = retrieve(question, collection, self._embedder, DEPTH)
        ids = {hit.chunk.document_id for hit in found}
        documents = {each: collection.document(each) for each in ids}
        held = [
            hit for hit in found if hears(heard, documents[hit.chunk.document_id], hit.chunk.span)
        ]
        return [replace(hit, rank=rank) for rank, hit in enumerate(held[:limit], start=1)]

    def _weighed(self, question: str, hits: Sequence[Hit]) -> list[Weighed]:
        candidates = self._reader.read(question, [hit.chunk for hit in hits])
        return weigh(candidates, hits, self._calibration)

    def _citations(
        self, question: str, weighed: Sequence[Weighed], collection: Collection, heard: Heard
    ) -> list[Citation]:
        """Of the candidates at or above the threshold, the best of each sentence, best first.

        What its sentence turns into the opposite is no answer. Where the question asks what
        someone says, what is in their mouth comes first.
        """
        found: list[Citation] = []
        for each in weighed:
            if each.confidence < (self._least_confirming if found else self._settings.threshold):
                break
            citation = _cited(question, each, collection)
            wanted = heard.fits(citation.speech) and not _is_reversed(citation)
            if wanted and not any(_overlap(citation, earlier) for earlier in found):
                found.append(citation)
        speaker = asked_speaker(question)
        return sorted(found, key=lambda each: not is_speaker(speaker, each.speech))

    def _reason(self, hits: Sequence[Hit], best: float, only: Filter) -> str:
        if not hits and only:
            return "No document passes the filter; widen it, or see `qa documents --json`."
        if not hits:
            return NOTHING_HELD if heard != ANYONE else EMPTY
        if best >= self._settings.threshold:
            return (
                "What the passages say is denied or supposed there, or said by someone else than "
                "asked for."
            )
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


def _cited(question: str, weighed: Weighed, collection: Collection) -> Citation:
    """The verified citation of a candidate."""
    candidate = weighed.candidate
    document = collection.document(candidate.document_id)
    sentence = _context(candidate, weighed.hit.chunk)
    citation = cite(document, candidate.span, sentence, weighed.confidence, question)
    verify(citation, document)
    return citation


def _is_reversed(citation: Citation) -> bool:
    """Whether the quote says the opposite of its answer."""
    return any(flag.reverses for flag in citation.flags)


def _overlap(citation: Citation, earlier: Citation) -> bool:
    same = citation.quote.document_id == earlier.quote.document_id
    return same and citation.quote.span.overlaps(earlier.quote.span)


def cite(
    document: Document, answer: Span, sentence: Span, confidence: float, question: str
) -> Citation:
    """The citation of `answer` inside its `sentence`, with what governs it and the text around."""
    text = document.text
    speech, flags = speech_at(document, answer), flags_at(document, answer, question)
    context = grown(document, sentence, speech, flags)
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
        speech=speech,
        flags=flags,
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
