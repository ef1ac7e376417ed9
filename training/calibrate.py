"""Fit the reader's confidence on open questions, and show what a threshold buys.

    python -m training.calibrate ../shared/data/dev/squad_v2.0_dev.jsonl.gz --weights src/qa/weights

Questions are asked of all paragraphs of the set as one collection, through the retrieval and the
reading that serve. A candidate is right when its F1 with a gold answer is 0.5 or more; any
candidate for an unanswerable question is wrong. The logistic of the best candidate's score (Platt
1999) is fitted on one half of the questions and reported on the other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, TypeAlias

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from benchmarks.open_squad import Asked, ask_all
from benchmarks.paragraphs import drawn
from qa.evaluate.squad import read_squad
from qa.read.shipped import ReaderCard, shipped_reader
from qa.settings import Settings

Numbers: TypeAlias = NDArray[np.float64]
"""[questions]."""

BINS = 15
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 2.0: official JSON, or JSON lines")],
    weights: Annotated[Path, typer.Option(help="folder whose reader.json is fitted")],
    questions: Annotated[int, typer.Option(min=100, help="drawn by a fixed seed")] = 3000,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="report, write nothing")] = False,
) -> None:
    """Fit slope and intercept, write them to reader.json, print calibration and risk."""
    settings = Settings()
    squad = read_squad(file)
    reader = shipped_reader(settings.threads, weights)
    chosen = drawn(squad, questions)
    asked = list(ask_all(chosen, squad, reader, settings, settings.passages, settings.share))
    scores, right = _observed(asked)
    half = len(asked) // 2
    slope, intercept = _fitted(scores[:half], right[:half])
    card = replace(ReaderCard.beside(weights), slope=slope, intercept=intercept)
    confidences = np.array([card.confidence(score) for score in scores[half:]])
    answerable = np.array([bool(each.question.answers) for each in asked[half:]])
    Console().print(_table(confidences, right[half:], answerable))
    typer.echo(
        f"slope {slope:.4f}, intercept {intercept:.4f}; "
        f"expected calibration error {calibration_error(confidences, right[half:]):.4f}"
    )
    if not dry_run:
        text = json.dumps(asdict(card), indent=2) + "\n"
        (weights / "reader.json").write_text(text, encoding="utf-8")


def _observed(asked: Sequence[Asked]) -> tuple[Numbers, Numbers]:
    """For every question, the best answer's score and whether it is right (1) or not (0)."""
    best = [each.best(each.hits) for each in asked]
    right = [float(each.right(text)) for each, (text, _, _) in zip(asked, best, strict=True)]
    return np.array([score for _, score, _ in best]), np.array(right)


def _fitted(scores: Numbers, right: Numbers) -> tuple[float, float]:
    """Slope and intercept of the logistic of largest likelihood."""
    model = LogisticRegression(C=np.inf).fit(scores[:, None], right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def calibration_error(confidences: Numbers, right: Numbers) -> float:
    """Expected calibration error over BINS bins of equal mass (Naeini et al. 2015)."""
    bins = np.array_split(np.argsort(confidences, kind="stable"), BINS)
    gaps = (len(b) * abs(confidences[b].mean() - right[b].mean()) for b in bins)
    return float(sum(gaps) / len(confidences))


def _table(confidences: Numbers, right: Numbers, answerable: NDArray[np.bool_]) -> Table:
    """What each threshold buys: answers that are right, and abstentions that are."""
    table = Table(
        "threshold", "answered", "of these right", "abstained rightly", "decided well",
        title=f"{len(right):,} open questions, {answerable.mean():.0%} answerable",
    )  # fmt: skip
    for threshold in THRESHOLDS:
        shown = confidences >= threshold
        precision = right[shown].mean() if shown.any() else float("nan")
        silent = (~shown & ~answerable).sum() / max(1, (~answerable).sum())
        well = (right[shown].sum() + (~shown & ~answerable).sum()) / len(right)
        row = (shown.mean(), precision, silent, well)
        table.add_row(f"{threshold:.1f}", *(f"{value:.1%}" for value in row))
    return table


if __name__ == "__main__":
    typer.run(main)
