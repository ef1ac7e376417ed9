"""The sentence that qa is: understand, retrieve, read, verify, compare, answer, or say why not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Protocol

from qa.cite import citations, passage, sentences_of
from qa.compare import FAINT, compare
from qa.confidence import Calibration, Weighed, percent, weigh
from qa.errors import InvalidInput, quoted
from qa.fit import asserted, weighed_fitting
from qa.near_miss import distinct, mismatches, missing_words, named, nearest_first
from qa.ports import Collection, Embedder, Reader
from qa.question import form_of, understand
from qa.retrieve import worth_reading
from qa.sayings import is_beside_the_speaker, is_reversed, with_sayings
from qa.scope import ALL, Scope, hits_in
from qa.settings import Settings
from qa.stages import Stages
from qa.types import Agreement, Answer, Citation, Hit, NoAnswer, Outcome, Passage, Turn
from qa.voice import asked_speaker, is_anothers, is_speaker

NEAREST = 3
"""Sentences shown where there is no answer."""

EXAMINED = 8
"""Rejected sentences of which the nearest are shown."""

LIMIT = 50
"""The most quotes or hits that can be asked for."""

EMPTY = "The index holds no document; add files and run `qa ingest`."
NOTHING_IN_SCOPE = (
    "No passage of the documents and voices asked for was found; ask more widely, or see "
    "`qa documents --json`."
)
UNSAID = (
    "What the passages say is denied or supposed there, or said by someone else than asked for."
)

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

    def search(self, question: str, k: int | None = None, scope: Scope = ALL) -> list[Passage]:
        """At most `k` passages in the scope, best first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        limit = checked_limit(self._settings.passages if k is None else k)
        collection = self.collection(scope.as_of)
        hits = hits_in(scope, question, collection, self._embedder, limit)
        return [passage(hit, collection) for hit in hits]

    def ask(
        self,
        question: str,
        k: int | None = None,
        scope: Scope = ALL,
        turns: Sequence[Turn] = (),
    ) -> Outcome:
        """An answer of at most `k` quotes from the scope, or no answer. Raises InvalidInput.

        `turns` are those of the conversation so far, oldest first; a follow-up is understood
        from them.
        """
        question = checked_question(question, self._settings.question_length)
        for turn in turns:
            _require_length(turn.question, self._settings.question_length, "an earlier question")
        limit = checked_limit(self._settings.quotes if k is None else k)
        collection, stages = self.collection(scope.as_of), Stages()
        with stages.stage("understand"):
            understanding = understand(question, turns)
        asked = understanding.question
        with stages.stage("retrieve"):
            found = self._found(asked, collection, scope)
            hits = worth_reading(found, self._settings.share)
        with stages.stage("read"):
            read = self._reader.read(asked, [hit.chunk for hit in hits])
            fit = weighed_fitting(asked, read, hits, self._calibration)
            heard = with_sayings(asked, fit, found, collection)
            weighed = asserted(heard)
        with stages.stage("verify"):
            cited = self._cited(asked, weighed, collection, scope)
        if cited:
            with stages.stage("compare"):
                shown, agreement = self._compared(asked, cited, hits, collection, limit)
            best = shown[0].confidence
            return Answer(question, shown, best, stages.timings(), agreement, understanding)
        best = heard[0].confidence if heard else 0.0
        reason = self._reason(hits, best, scope)
        with stages.stage("explain"):
            rejected = _rejected(weigh(asked, read, hits, self._calibration), heard)
            nearest = self._nearest(asked, rejected, collection)
            missing = missing_words(asked, collection)
            others = mismatches(asked, sentences_of(found, collection)) if named(asked) else ()
        timings = stages.timings()
        return NoAnswer(question, reason, nearest, best, timings, missing, others, understanding)

    def weighed(self, question: str) -> list[Weighed]:
        """All that can answer a question, the most confident first. Raises InvalidInput."""
        question = checked_question(question, self._settings.question_length)
        found = self._found(question, self.collection(), ALL)
        hits = worth_reading(found, self._settings.share)
        read = self._reader.read(question, [hit.chunk for hit in hits])
        return asserted(weighed_fitting(question, read, hits, self._calibration))

    def _found(self, question: str, collection: Collection, scope: Scope) -> list[Hit]:
        return hits_in(scope, question, collection, self._embedder, self._settings.passages)

    def _cited(
        self, question: str, weighed: Sequence[Weighed], collection: Collection, scope: Scope
    ) -> list[Citation]:
        """Citations in the scope, best first; none where all are below the threshold.

        After those at or above it come those that could only confirm or contradict one of them.
        What its sentence turns into the opposite is no answer. Where the question asks what
        someone says, what is in their mouth comes first, and what is in another's is no answer.
        """
        form, speaker = form_of(question), asked_speaker(question)
        threshold = self._settings.threshold
        least = min(self._settings.corroboration, FAINT, threshold)
        near = [each for each in weighed if each.confidence >= least]

        def wanted(citation: Citation) -> bool:
            heard = scope.heard.fits(citation.speech) and not is_anothers(speaker, citation.speech)
            beside = is_beside_the_speaker(citation, question)
            return heard and not beside and not is_reversed(citation, question, collection)

        found = list(citations(question, form, near, collection, wanted))
        if not found or found[0].confidence < threshold:
            return []

        def order(citation: Citation) -> tuple[bool, bool]:
            return citation.confidence < threshold, not is_speaker(speaker, citation.speech)

        return sorted(found, key=order)

    def _compared(
        self,
        question: str,
        cited: Sequence[Citation],
        hits: Sequence[Hit],
        collection: Collection,
        limit: int,
    ) -> tuple[tuple[Citation, ...], Agreement]:
        """At most `limit` citations to show, and how they agree."""
        ids = {citation.quote.document_id for citation in cited}
        documents = {each: collection.document(each) for each in ids}
        texts = [hit.chunk.text for hit in hits]
        bars = self._settings.threshold, self._settings.corroboration
        return compare(question, cited, documents, texts, self._embedder, *bars, limit)

    def _nearest(
        self, question: str, weighed: Sequence[Weighed], collection: Collection
    ) -> tuple[Citation, ...]:
        """The rejected sentences that come nearest, each with the answer that it would give."""
        form = replace(form_of(question), count="one")
        found = distinct(citations(question, form, weighed, collection))
        rejected = list(islice(found, EXAMINED))
        return nearest_first(question, rejected, self._settings.threshold)[:NEAREST]

    def _reason(self, hits: Sequence[Hit], best: float, scope: Scope) -> str:
        if not hits:
            return NOTHING_IN_SCOPE if scope != ALL else EMPTY
        if best >= self._settings.threshold:
            return UNSAID
        return (
            "No passage answers the question: the best candidate has a confidence of "
            f"{percent(best)}, below the threshold of {percent(self._settings.threshold)}."
        )


def _rejected(read: Sequence[Weighed], fitting: Sequence[Weighed]) -> list[Weighed]:
    """All that was read, in its order; what cannot be the answer has no confidence."""
    kept = {(each.candidate.document_id, each.candidate.span.start): each for each in fitting}
    starts = ((each.candidate.document_id, each.candidate.span.start) for each in read)
    return [
        kept.get(start) or replace(each, confidence=0.0)
        for each, start in zip(read, starts, strict=True)
    ]


def checked_question(question: str, longest: int) -> str:
    """The question without white space around it. Raises InvalidInput where it is none."""
    stripped = question.strip()
    if not any(character.isalnum() for character in stripped):
        raise InvalidInput(f"the question {quoted(stripped)} has no word in it; ask in words")
    _require_length(stripped, longest, "the question")
    strange = (c for c in stripped if unicodedata.category(c) in NO_TEXT and c not in "\t\r\n")
    if (wrong := next(strange, None)) is not None:
        raise InvalidInput(f"the question holds {wrong!r}, which is not text; take it out")
    return stripped


def _require_length(question: str, longest: int, what: str) -> None:
    if len(question) > longest:
        raise InvalidInput(
            f"{what} has {len(question):,} characters; shorten it to {longest:,} at most"
        )


def checked_limit(k: int) -> int:
    """Raises InvalidInput unless `k` is from 1 to LIMIT."""
    if not 1 <= k <= LIMIT:
        raise InvalidInput(f"k is {k:,}; it must be from 1 to {LIMIT}")
    return k
