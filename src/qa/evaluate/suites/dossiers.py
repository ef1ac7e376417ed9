"""Questions over many short documents, a few each about one matter, as collections hold them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qa.evaluate.measures import mean
from qa.evaluate.questions import read_questions
from qa.evaluate.run import evaluate
from qa.evaluate.suites.asked import Labels, pipeline_over
from qa.evaluate.suites.report import Case, Progress, SuiteReport, recall
from qa.settings import Settings

ANSWER, NONE = "answer", "no answer"
LABELS = Labels(ANSWER, NONE, "another answer")


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """Of what is answered, how much is right; of what can be answered, how much is; and of what
    no document answers, how much is refused.

    Asked over the folder beside the set that has its name. The rows are those of questions. Raises
    EvaluationError for a file or a row that cannot be used, and for gold that stands nowhere.
    """
    questions = read_questions(path)
    with pipeline_over([path.with_suffix("")], settings) as pipeline:
        report = evaluate(questions, pipeline, settings.quotes, progress)
    cases = tuple(map(LABELS.case, report.judgements))
    cited = report.total.measures
    kept = {name: cited[name] for name in ("citation precision", "citation recall", "Recall@10")}
    return SuiteReport(_measures(cases) | kept | {"quote validity": cited["quote validity"]}, cases)


def _measures(cases: Sequence[Case]) -> dict[str, float]:
    kinds = sorted({case.kind for case in cases if case.label == ANSWER})
    answered = [case.right for case in cases if case.given != NONE]
    by_kind = {
        f"{kind}: answered": recall([case for case in cases if case.kind == kind], ANSWER)
        for kind in kinds
    }
    return {
        "right of answers": mean(answered) if answered else 1.0,
        "answered": recall(cases, ANSWER),
        "refused": recall(cases, NONE),
        **by_kind,
    }
