"""A report as JSON, and as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from qa.evaluate.baseline import Comparison
from qa.evaluate.calibrate import Recalibration
from qa.evaluate.judge import Judgement, Verdict
from qa.evaluate.run import EvaluationReport, KindReport
from qa.types import Answer

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
KIND_MEASURES = {
    "F1": "F1",
    "citation precision": "cited P",
    "citation recall": "cited R",
    "Recall@10": "R@10",
    "MRR@10": "MRR@10",
}
"""The measures shown for every kind, and their headings, short enough for a terminal."""


FIT_HEADINGS = {
    "calibration_error": "calibration error",
    "brier": "Brier score",
    "auroc": "AUROC",
}


def worst(report: EvaluationReport, limit: int) -> list[Judgement]:
    """The wrong ones: false answers before missed ones, the most confident first."""
    wrong = [judged for judged in report.judgements if judged.verdict.endswith("wrong")]
    wrong.sort(key=lambda judged: (judged.verdict != "answered_wrong", -judged.outcome.confidence))
    return wrong[:limit]


def as_json(
    report: EvaluationReport, comparisons: Sequence[Comparison], failures: int
) -> dict[str, object]:
    return {
        "k": report.k,
        **_kind_json(report.total),
        "latency_ms": {"p50": report.p50, "p95": report.p95},
        "kinds": {kind: _kind_json(members) for kind, members in report.kinds.items()},
        "comparisons": [comparison_json(comparison) for comparison in comparisons],
        "failures": [failure(judgement) for judgement in worst(report, failures)],
    }


def _kind_json(kind: KindReport) -> dict[str, object]:
    return {
        "questions": kind.questions,
        "verdicts": {verdict: kind.verdicts.get(verdict, 0) for verdict in VERDICTS},
        "measures": dict(kind.measures),
    }


def comparison_json(comparison: Comparison) -> dict[str, object]:
    return {
        "measure": comparison.measure,
        "value": comparison.value,
        "baseline": comparison.expected.value,
        "tolerance": comparison.expected.tolerance,
        "change": comparison.change,
        "regression": comparison.regression,
    }


def failure(judgement: Judgement) -> dict[str, object]:
    """What was asked, said and wanted; `gold_rank` tells a missed passage from a misread one."""
    outcome = judgement.outcome
    first = outcome.citations[0] if isinstance(outcome, Answer) else None
    ranks = [rank for rank, golds in enumerate(judgement.found, 1) if golds]
    return {
        "id": judgement.question.id,
        "kind": judgement.question.kind,
        "question": judgement.question.question,
        "verdict": judgement.verdict,
        "confidence": outcome.confidence,
        "f1": judgement.f1,
        "answer": first.answer.exact if first else None,
        "source": first.source if first else None,
        "golds": sorted(set(judgement.question.answers)),
        "gold_rank": ranks[0] if ranks else None,
    }


def measures_table(report: EvaluationReport, comparisons: Sequence[Comparison]) -> Table:
    title = f"{report.total.questions} questions, {report.k} quotes at most"
    table = values_table(title, report.total.measures, comparisons)
    table.add_section()
    table.add_row("latency p50", f"{report.p50:.0f} ms")
    table.add_row("latency p95", f"{report.p95:.0f} ms")
    return table


def values_table(
    title: str, measures: Mapping[str, float], comparisons: Sequence[Comparison]
) -> Table:
    """A row for every measure, beside its baseline where it is compared with one."""
    table = Table("measure", box=SIMPLE, title=title)
    for heading in ("value", "baseline", "change", "tolerance") if comparisons else ("value",):
        table.add_column(heading, justify="right")
    known = {comparison.measure: comparison for comparison in comparisons}
    for measure, value in measures.items():
        table.add_row(measure, f"{value:.3f}", *_compared(known.get(measure)))
    return table


def _compared(comparison: Comparison | None) -> list[Text]:
    if comparison is None:
        return []
    fallen = "bold red" if comparison.regression else ""
    return [
        Text(f"{comparison.expected.value:.3f}"),
        Text(f"{comparison.change:+.3f}", fallen),
        Text(f"{comparison.expected.tolerance:.3f}"),
    ]


def kinds_table(report: EvaluationReport) -> Table:
    table = Table(
        box=SIMPLE,
        pad_edge=False,
        collapse_padding=True,
        caption="answered, abstained: right + wrong",
    )
    table.add_column("kind", no_wrap=True)
    for heading in ("asked", "answered", "abstained", *KIND_MEASURES.values()):
        table.add_column(heading, justify="right")
    for kind, members in {**report.kinds, "all": report.total}.items():
        values = [members.measures.get(measure) for measure in KIND_MEASURES]
        shown = ["–" if value is None else f"{value:.3f}" for value in values]
        counts = (_counts(members, "answered"), _counts(members, "abstained"))
        table.add_row(Text(kind), str(members.questions), *counts, *shown)
    return table


def _counts(members: KindReport, did: str) -> str:
    named = {str(verdict): number for verdict, number in members.verdicts.items()}
    return f"{named.get(f'{did}_right', 0)} + {named.get(f'{did}_wrong', 0)}"


def fit_table(made: Recalibration) -> Table:
    """Before and after a fit to a user's own questions."""
    table = Table(
        "measure", title=f"{made.questions} questions, {made.right} first candidates right"
    )
    table.add_column("before", justify="right")
    table.add_column("after", justify="right")
    for name, heading in FIT_HEADINGS.items():
        row = (getattr(fit, name) for fit in (made.before, made.after))
        table.add_row(heading, *(f"{value:.3f}" for value in row))
    return table


def failures_table(failures: Sequence[Judgement]) -> Table:
    table = Table(
        "id", "kind", "question", "answered", "gold", "sure", "gold rank", box=SIMPLE, title="Worst"
    )
    for judgement in failures:
        row = failure(judgement)
        golds = " / ".join(dict.fromkeys(judgement.question.answers)) or "no answer"
        shown = (row["id"], row["kind"], row["question"], row["answer"] or "no answer", golds)
        sure, rank = f"{judgement.outcome.confidence:.2f}", row["gold_rank"] or "–"
        table.add_row(*(Text(str(cell)) for cell in (*shown, sure, rank)))
    return table
