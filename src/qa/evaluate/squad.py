"""A SQuAD dev set, and how the reader alone does on it: each question with its own paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from qa.errors import EvaluationError
from qa.evaluate.measures import Best, Split, best_threshold, exact_match, f1, split
from qa.evaluate.rows import Row, json_lines, json_object
from qa.ports import Reader
from qa.types import Candidate, Chunk, Document, Span, document_id


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question put to one context; without `answers` the context does not answer it."""

    id: str
    title: str
    context: str
    question: str
    answers: tuple[Span, ...]

    @property
    def golds(self) -> tuple[str, ...]:
        return tuple(self.context[span.start : span.end] for span in self.answers)


def read_squad(path: Path) -> list[SquadQuestion]:
    """The questions of a dev set, in order: JSON lines (`.jsonl`), or official SQuAD 1.1 or 2.0.

    Either may be gzipped. Raises EvaluationError naming the file, the place in it and what.
    """
    found: dict[str, SquadQuestion] = {}
    for row, question in _rows(path):
        if question.id in found:
            raise row.refused(f"the id {question.id!r} was used before")
        found[question.id] = question
    if not found:
        raise EvaluationError(f"{path} holds no question")
    return list(found.values())


def read_training(path: Path) -> list[SquadQuestion]:
    """As `read_squad`, for training sets, which may put a question to several contexts."""
    return [question for _, question in _rows(path)]


def _rows(path: Path) -> Iterator[tuple[Row, SquadQuestion]]:
    return _of_lines(path) if ".jsonl" in path.suffixes else _of_articles(path)


def _of_lines(path: Path) -> Iterator[tuple[Row, SquadQuestion]]:
    for row in json_lines(path):
        unanswerable = row.flag("unanswerable")
        yield row, _question(row, row, row.text("title"), unanswerable, "start")


def _of_articles(path: Path) -> Iterator[tuple[Row, SquadQuestion]]:
    for article in json_object(path).rows("data"):
        for paragraph in article.rows("paragraphs"):
            for row in paragraph.rows("qas"):
                unanswerable = row.flag("is_impossible")
                title = article.text("title")
                yield row, _question(row, paragraph, title, unanswerable, "answer_start")


def _question(
    row: Row, paragraph: Row, title: str, unanswerable: bool | None, start: str
) -> SquadQuestion:
    context = paragraph.text("context")
    answers = tuple(_answer(answer, context, start) for answer in row.rows("answers"))
    if unanswerable is not None and unanswerable == bool(answers):
        raise row.refused(f"says unanswerable: {unanswerable}, yet has {len(answers)} answers")
    return SquadQuestion(row.text("id"), title, context, row.text("question"), answers)


def _answer(row: Row, context: str, start: str) -> Span:
    text, at = row.text("text"), row.position(start)
    if not context.startswith(text, at):
        raise row.refused(f"the answer {text!r} does not stand at {at} in its context")
    return Span(at, at + len(text))


@dataclass(frozen=True, slots=True)
class SquadScores:
    """At `threshold` (None: every question is answered) and at the one that is best for F1."""

    threshold: float | None
    fixed: Split
    best: Split
    best_f1: Best
    best_exact_match: Best


def score_reader(
    questions: Sequence[SquadQuestion],
    reader: Reader,
    threshold: float | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> SquadScores:
    """Asks `reader` every question; its best span is the answer if it scores `threshold` or more.

    `progress` is called with how many questions are done, and of how many. Raises EvaluationError
    where there is no question.
    """
    if not questions:
        raise EvaluationError("no question was given; there is nothing to score")
    return scores_of(questions, best_candidates(questions, reader, progress), threshold)


def best_candidates(
    questions: Sequence[SquadQuestion],
    reader: Reader,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Candidate]:
    """The best candidate of every question in its own context; offsets are into that."""
    found = []
    with ThreadPoolExecutor() as pool:
        read = pool.map(lambda question: _read(question, reader), questions)
        for done, candidate in enumerate(read, 1):
            found.append(candidate)
            progress(done, len(questions))
    return found


def _read(question: SquadQuestion, reader: Reader) -> Candidate:
    source = f"{question.title}/{question.id}"
    document = Document(document_id(source), source, "", question.title, question.context)
    return reader.read(question.question, [Chunk.of(document, Span(0, len(document.text)))])[0]


def scores_of(
    questions: Sequence[SquadQuestion], found: Sequence[Candidate], threshold: float | None
) -> SquadScores:
    """`score_reader`, of what it has found."""
    texts = [
        question.context[each.span.start : each.span.end]
        for question, each in zip(questions, found, strict=True)
    ]
    scores = [each.score for each in found]
    golds = [question.golds for question in questions]
    pairs = list(zip(texts, golds, strict=True))
    abstained = [exact_match("", gold) for gold in golds]
    best_f1 = best_threshold(scores, [f1(*pair) for pair in pairs], abstained)
    best_exact_match = best_threshold(scores, [exact_match(*pair) for pair in pairs], abstained)

    def at(least: float | None) -> Split:
        return split(_answered(texts, scores, least), golds)

    return SquadScores(threshold, at(threshold), at(best_f1.threshold), best_f1, best_exact_match)


def _answered(texts: Sequence[str], scores: Sequence[float], threshold: float | None) -> list[str]:
    """The texts, empty where the score falls short of the threshold."""
    return [
        text if threshold is None or score >= threshold else ""
        for text, score in zip(texts, scores, strict=True)
    ]
