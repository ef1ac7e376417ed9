"""Questions for what somebody says about something, over the sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qa.evaluate.measures import mean
from qa.evaluate.questions import read_questions
from qa.evaluate.run import evaluate
from qa.evaluate.suites.asked import Labels, pipeline_over
from qa.evaluate.suites.report import HELD_OUT, Case, Progress, SuiteReport, recall
from qa.settings import Settings

TEXTS = "texts"
"""The folder beside the set with texts that were written for it and others."""

SAID, UNSAID = "said", "unsaid"
LABELS = Labels(SAID, UNSAID, "something else")


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """Of what is answered, how much is what they said; of what they said, how much is answered.

    Asked over the sources and the texts beside the set. A gold answer is a sentence that has their
    words about it; a question without gold is one about which they say nothing. The rows are those
    of questions. Raises EvaluationError for a file or a row that cannot be used, and for gold that
    stands nowhere.
    """
    questions = read_questions(path)
    with pipeline_over([settings.sources, path.parent / TEXTS], settings) as pipeline:
        report = evaluate(questions, pipeline, settings.quotes, progress)
    cases = tuple(map(LABELS.case, report.judgements))
    kept = [case for case in cases if case.kind == HELD_OUT]
    verbatim = mean([all(judgement.verbatim) for judgement in report.judgements])
    measures = _measures(cases) | (_measures(kept, "held out ") if kept else {})
    measures["quote validity"] = verbatim
    return SuiteReport(measures, cases)


def _measures(cases: Sequence[Case], prefix: str = "") -> dict[str, float]:
    answered = [case.right for case in cases if case.given != UNSAID]
    return {
        f"{prefix}precision": mean(answered) if answered else 1.0,
        f"{prefix}recall": recall(cases, SAID),
        f"{prefix}refused": recall(cases, UNSAID),
    }
