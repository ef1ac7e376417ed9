"""All questions through the pipeline that serves, to one report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

import numpy as np

from qa.errors import EvaluationError
from qa.evaluate.judge import Judgement, Verdict, judge
from qa.evaluate.measures import (
    citation_precision,
    citation_recall,
    mean,
    recall_at,
    reciprocal_rank_at,
    success_at,
)
from qa.evaluate.questions import Place, Question, locate, naming
from qa.ports import Collection
from qa.types import Outcome, Passage

DEPTH = 10
"""How many passages a search is asked for."""


class Pipeline(Protocol):
    """What is evaluated: the same object that the service asks."""

    def collection(self) -> Collection: ...

    def ask(self, question: str, k: int, /) -> Outcome: ...

    def search(self, question: str, limit: int, /) -> list[Passage]: ...


@dataclass(frozen=True, slots=True)
class KindReport:
    """The questions of one kind, or all: their measures by name, and how many got each verdict.

    A measure that none of the questions can have (HasAns where all are unanswerable) is left out.
    """

    questions: int
    verdicts: Mapping[Verdict, int]
    measures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """`k` is how many quotes an answer was allowed; latency is that of `ask`, in milliseconds."""

    k: int
    total: KindReport
    kinds: Mapping[str, KindReport]
    p50: float
    p95: float
    judgements: tuple[Judgement, ...]


def evaluate(
    questions: Sequence[Question],
    pipeline: Pipeline,
    k: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> EvaluationReport:
    """Asks every question, once, in order.

    Raises EvaluationError where there is no question, one that cannot be asked, or gold that stands
    nowhere in the sources.
    """
    if not questions:
        raise EvaluationError("no question was given; there is nothing to evaluate")
    collection = pipeline.collection()
    places = locate(questions, collection)
    judgements = []
    for done, question in enumerate(questions, 1):
        standing = [places[gold] for gold in question.golds]
        with naming(question):
            judgements.append(_judged(question, standing, pipeline, collection, k))
        progress(done, len(questions))
    return _report(judgements, k)


def _judged(
    question: Question,
    places: Sequence[Sequence[Place]],
    pipeline: Pipeline,
    collection: Collection,
    k: int,
) -> Judgement:
    began = perf_counter()
    outcome = pipeline.ask(question.question, k)
    milliseconds = 1000 * (perf_counter() - began)
    found = pipeline.search(question.question, DEPTH)
    return judge(question, places, outcome, found, collection, milliseconds)


def _report(judgements: Sequence[Judgement], k: int) -> EvaluationReport:
    kinds = defaultdict[str, list[Judgement]](list)
    for judgement in judgements:
        kinds[judgement.question.kind].append(judgement)
    p50, p95 = np.percentile([judgement.milliseconds for judgement in judgements], [50, 95])
    return EvaluationReport(
        k,
        _kind_report(judgements),
        {kind: _kind_report(members) for kind, members in sorted(kinds.items())},
        float(p50),
        float(p95),
        tuple(judgements),
    )


def _kind_report(judgements: Sequence[Judgement]) -> KindReport:
    answerable = [judgement for judgement in judgements if judgement.question.golds]
    unanswerable = [judgement for judgement in judgements if not judgement.question.golds]
    measures = _of_all(judgements)
    if answerable:
        measures |= _of_answerable(answerable)
    if unanswerable:
        measures["NoAns"] = mean([judgement.f1 for judgement in unanswerable])
    verdicts = Counter(judgement.verdict for judgement in judgements)
    return KindReport(len(judgements), dict(verdicts), measures)


def _of_all(judgements: Sequence[Judgement]) -> dict[str, float]:
    verbatim = [valid for judgement in judgements for valid in judgement.verbatim]
    right = [judgement.verdict.endswith("right") for judgement in judgements]
    return {
        "EM": mean([judgement.exact_match for judgement in judgements]),
        "F1": mean([judgement.f1 for judgement in judgements]),
        "best F1": mean([judgement.best_f1 for judgement in judgements]),
        "right": mean(right),
        "citation precision": citation_precision([judgement.cited for judgement in judgements]),
        "quote validity": mean(verbatim) if verbatim else 1.0,  # nothing shown, nothing false
    }


def _of_answerable(judgements: Sequence[Judgement]) -> dict[str, float]:
    found = [(judgement.found, len(judgement.question.golds)) for judgement in judgements]
    golds = sum(number for _, number in found)
    return {
        "HasAns EM": mean([judgement.exact_match for judgement in judgements]),
        "HasAns F1": mean([judgement.f1 for judgement in judgements]),
        "citation recall": citation_recall([judgement.cited for judgement in judgements], golds),
        **{f"Recall@{k}": mean([recall_at(hits, n, k) for hits, n in found]) for k in (1, 5, 10)},
        **{f"Success@{k}": mean([success_at(hits, k) for hits, _ in found]) for k in (1, 5, 10)},
        "MRR@10": mean([reciprocal_rank_at(hits, 10) for hits, _ in found]),
    }
