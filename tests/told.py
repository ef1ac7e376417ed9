"""Fakes for the evaluation: a collection and a pipeline that say what they were told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from qa.concordance import Concordance
from qa.confidence import Calibration, Evidence, Weighed
from qa.errors import UnknownDocument
from qa.evaluate.questions import Gold, Question
from qa.types import (
    NO_METADATA,
    Answer,
    Candidate,
    Chunk,
    Citation,
    Document,
    Edition,
    Embeddings,
    Hit,
    Listing,
    NoAnswer,
    Outcome,
    Passage,
    Ranked,
    Span,
    document_id,
)

TEXT = "The visit lasted five hours. Seven people came. Later, seven\nof them spoke for an hour."


def document(source: str, text: str = TEXT) -> Document:
    return Document(document_id(source), source, "0" * 64, source, text)


NEWS = document("sources/news.txt")
OTHER = document("sources/old/news.txt", "The visit lasted five hours, or so they said.")


class Shelf:
    """A collection that knows its documents and finds nothing."""

    def __init__(self, *documents: Document) -> None:
        self.kept = {each.id: each for each in documents}

    def documents(self) -> tuple[Listing, ...]:
        return tuple(
            Listing(each.id, each.source, each.title, each.sha256, len(each.text), 1, each.id)
            for each in self.kept.values()
        )

    def listing(self, document_id: str) -> Listing:
        return next(each for each in self.documents() if each.id == document_id)

    def history(self, document_id: str) -> tuple[Edition, ...]:
        return ()

    def document(self, document_id: str, sha256: str | None = None) -> Document:
        if document_id not in self.kept:
            raise UnknownDocument(document_id)
        return self.kept[document_id]

    def concordance(self) -> Concordance:
        return Concordance.of((each.id, each.text) for each in self.kept.values())

    def lexical(self, query: str, limit: int, among: Set[str] | None = None) -> list[Ranked]:
        return []

    def dense(
        self, embedding: Embeddings, limit: int, among: Set[str] | None = None
    ) -> list[Ranked]:
        return []

    def hits(self, ranked: Iterable[Ranked]) -> list[Hit]:
        return []

    def lacking(self, words: Sequence[str]) -> list[str]:
        return list(words)


class Told:
    """A pipeline that says what it was told, "no answer" where it was told nothing."""

    def __init__(
        self,
        outcomes: Mapping[str, Outcome] | None = None,
        found: Sequence[Passage] = (),
        shelf: Shelf | None = None,
    ) -> None:
        self.outcomes = outcomes or {}
        self.found = list(found)
        self.shelf = shelf or Shelf(NEWS)

    def collection(self) -> Shelf:
        return self.shelf

    def ask(self, question: str, k: int) -> Outcome:
        return self.outcomes.get(question, NoAnswer(question, "none", (), 0.1, ()))

    def search(self, question: str, limit: int) -> list[Passage]:
        return self.found[:limit]


def gold(quote: str, answer: str, source: str = "news.txt") -> Gold:
    return Gold(source, quote, answer)


LASTED = Question("1", "How long?", "number", (gold("The visit lasted five hours", "five hours"),))
UNTOLD = Question("2", "Who paid?", "near_miss", ())


def span(wanted: str, of: Document = NEWS) -> Span:
    start = of.text.index(wanted)
    return Span(start, start + len(wanted))


def citation(answer: str, of: Document = NEWS) -> Citation:
    quote = of.quote(Span(0, len(of.text)))
    short = of.quote(span(answer, of))
    return Citation(quote, short, "", "", of.source, of.sha256, of.title, NO_METADATA, (), 0.9)


def answer(question: Question, *citations: Citation) -> dict[str, Outcome]:
    return {question.question: Answer(question.question, citations, 0.9, ())}


def passage(wanted: str, of: Document = NEWS) -> Passage:
    return Passage.of(of, span(wanted, of), 1.0)


def lines(folder: Path, *rows: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def row(question: Question) -> dict[str, object]:
    golds = [
        {"source": each.source, "quote": each.quote, "answer": each.answer}
        for each in question.golds
    ]
    asked = {"id": question.id, "question": question.question, "kind": question.kind}
    return {**asked, "gold": golds}


class Weighing(Told):
    """A pipeline whose candidates are told: by question, the evidence of each, and its answer."""

    reader = "told"

    def __init__(self, candidates: Mapping[str, Sequence[tuple[str, Evidence]]]) -> None:
        super().__init__()
        self.candidates = candidates

    def weighed(self, question: str) -> list[Weighed]:
        chunk = Chunk.of(NEWS, Span(0, len(NEWS.text)))
        return [
            Weighed(
                Candidate(NEWS.id, span(text), evidence.score),
                Hit(chunk, 1, 1.0),
                evidence,
                Calibration().confidence(evidence),
            )
            for text, evidence in self.candidates[question]
        ]
