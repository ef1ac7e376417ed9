"""The evaluation's questions, and where their gold stands in a collection.

Gold is verbatim text with the document it is from, so that it survives chunking anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qa.errors import EvaluationError, InvalidInput
from qa.evaluate.rows import Row, labelled_rows
from qa.ports import Collection
from qa.types import Document, Span


@dataclass(frozen=True, slots=True)
class Gold:
    """`quote` stands in `source`, a path below the sources, and holds the short `answer`."""

    source: str
    quote: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question without `golds` is one that the sources do not answer."""

    id: str
    question: str
    kind: str
    golds: tuple[Gold, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(gold.answer for gold in self.golds)


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a gold stands, with every place of its answer in it."""

    document_id: str
    quote: Span
    answers: tuple[Span, ...]


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    return [_question(row) for row in labelled_rows(path, "question")]


@contextmanager
def naming(question: Question) -> Iterator[None]:
    """Raises EvaluationError that names the question, where it cannot be asked."""
    try:
        yield
    except InvalidInput as error:
        raise EvaluationError(f"{question.id} cannot be asked: {error}") from error


def _question(row: Row) -> Question:
    golds = tuple(_gold(gold) for gold in row.rows("gold"))
    return Question(row.text("id"), row.text("question"), row.text("kind"), golds)


def _gold(row: Row) -> Gold:
    gold = Gold(row.text("source"), row.text("quote"), row.text("answer"))
    if not _occurrences(gold.answer, gold.quote):
        raise row.refused(f"the answer {gold.answer!r} is not inside its quote {gold.quote!r}")
    return gold


def locate(questions: Sequence[Question], collection: Collection) -> dict[Gold, tuple[Place, ...]]:
    """Every place where each gold stands. Raises EvaluationError listing all that stand nowhere."""
    documents = [collection.document(listing.id) for listing in collection.documents()]
    places = {
        gold: tuple(_places(gold, documents)) for question in questions for gold in question.golds
    }
    stale = [
        f"{question.id}: {gold.source}: {gold.quote!r}"
        for question in questions
        for gold in question.golds
        if not places[gold]
    ]
    if stale:
        raise EvaluationError(
            "a gold quote that no longer stands in the sources; mend the questions, or ingest the "
            "sources they were written for:\n  " + "\n  ".join(stale)
        )
    return places


def _places(gold: Gold, documents: Sequence[Document]) -> list[Place]:
    document = _document(gold.source, documents)
    if document is None:
        return []
    return [
        Place(document.id, quote, tuple(_occurrences(gold.answer, document.text, quote)))
        for quote in _occurrences(gold.quote, document.text)
    ]


def _document(source: str, documents: Sequence[Document]) -> Document | None:
    """The one whose source ends in this path; of several, the one with the least before it."""
    ending = [each for each in documents if f"/{each.source}".endswith(f"/{source}")]
    return min(ending, key=lambda each: len(each.source), default=None)


def _occurrences(wanted: str, text: str, within: Span | None = None) -> list[Span]:
    """Where `wanted` stands in `text`, first to last; any white space is as good as another.

    The line ends of a PDF, and non-breaking spaces, are not what a gold quote is about.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())))
    start, end = (within.start, within.end) if within else (0, len(text))
    return [Span(*match.span()) for match in pattern.finditer(text, start, end)]
