"""`qa calibrate`: fit the confidence on a user's own labelled questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

from qa.confidence import Calibration, Weighed
from qa.errors import EvaluationError
from qa.evaluate.calibration import (
    Confidences,
    Observation,
    Right,
    auroc,
    brier,
    calibration_error,
    fitted,
    observations,
)
from qa.evaluate.judge import is_right
from qa.evaluate.questions import Question, locate, naming
from qa.ports import Collection

LEAST_QUESTIONS = 100
LEAST_OF_EACH = 30
"""Of right and of wrong first candidates: ten for each of three numbers (Peduzzi et al. 1996)."""

FOLDS = 5


class Pipeline(Protocol):
    """What is calibrated: the same object that the service asks."""

    @property
    def reader(self) -> str: ...

    def collection(self) -> Collection: ...

    def weighed(self, question: str, /) -> list[Weighed]: ...


@dataclass(frozen=True, slots=True)
class Fit:
    """How well confidence tells right first candidates from wrong ones."""

    calibration_error: float
    brier: float
    auroc: float


@dataclass(frozen=True, slots=True)
class Recalibration:
    """`after` is measured on questions that took no part in their fit, in five folds."""

    calibration: Calibration
    questions: int
    right: int
    before: Fit
    after: Fit


def enough(questions: Sequence[Question]) -> Sequence[Question]:
    """The questions. Raises EvaluationError where they are too few."""
    if len(questions) < LEAST_QUESTIONS:
        raise EvaluationError(
            f"{len(questions)} questions are too few to fit a confidence on; "
            f"label {LEAST_QUESTIONS} or more, a third of them without an answer"
        )
    return questions


def recalibrate(
    questions: Sequence[Question],
    pipeline: Pipeline,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Recalibration:
    """Of `enough` questions. Raises EvaluationError where one cannot be asked, or their gold stands
    nowhere.
    """
    asked = _asked(questions, pipeline, progress)
    _check(asked)
    before = np.array([weighed[0].confidence for weighed, _ in asked])
    after = _cross_validated(asked)
    right = np.array([well[0] for _, well in asked])
    return Recalibration(
        fitted(_observed(asked)),
        len(questions),
        int(right.sum()),
        _fit(before, right),
        _fit(after, right),
    )


def _fit(confidences: Confidences, right: Right) -> Fit:
    return Fit(
        calibration_error(confidences, right),
        brier(confidences, right),
        auroc(confidences, right),
    )


Asked: TypeAlias = tuple[list[Weighed], list[bool]]
"""A question's candidates, and of each whether it is right."""


def _asked(
    questions: Sequence[Question], pipeline: Pipeline, progress: Callable[[int, int], None]
) -> list[Asked]:
    """Those of every question for which anything was read."""
    collection = pipeline.collection()
    places, found = locate(questions, collection), []
    for done, question in enumerate(questions, 1):
        standing = [places[gold] for gold in question.golds]
        with naming(question):
            weighed = pipeline.weighed(question.question)
        answers = [
            collection.document(each.candidate.document_id).quote(each.candidate.span)
            for each in weighed
        ]
        found.append((weighed, [is_right(answer, question, standing) for answer in answers]))
        progress(done, len(questions))
    return [(weighed, right) for weighed, right in found if weighed]


def _check(asked: Sequence[Asked]) -> None:
    right = sum(well[0] for _, well in asked)
    for kind, count in (("right", right), ("wrong", len(asked) - right)):
        if count < LEAST_OF_EACH:
            raise EvaluationError(
                f"only {count} of the {len(asked)} first candidates are {kind}, and a fit needs "
                f"{LEAST_OF_EACH}; label more questions that come out {kind}"
            )


def _cross_validated(asked: Sequence[Asked]) -> Confidences:
    """For each question, its first candidate's confidence after a fit on the other folds."""
    confidences, folds = np.empty(len(asked)), _folds([right[0] for _, right in asked])
    for fold in range(FOLDS):
        others = [each for each, its in zip(asked, folds, strict=True) if its != fold]
        calibration = fitted(_observed(others))
        for number, (weighed, _) in enumerate(asked):
            if folds[number] == fold:
                confidences[number] = calibration.confidence(weighed[0].evidence)
    return confidences


def _folds(right: Sequence[bool]) -> list[int]:
    """The fold of each: the right ones are dealt out in turn, then the wrong ones.

    Every fold has its share of both, also where the order of a file has a rhythm of its own.
    """
    dealt = sorted(range(len(right)), key=lambda number: not right[number])
    turns = {number: turn for turn, number in enumerate(dealt)}
    return [turns[number] % FOLDS for number in range(len(right))]


def _observed(asked: Sequence[Asked]) -> list[Observation]:
    return [each for weighed, right in asked for each in observations(weighed, right)]
