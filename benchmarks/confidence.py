"""Whether the confidence means what it says, on open questions over SQuAD dev paragraphs.

    python -m benchmarks.confidence ../shared/data/dev/squad_v2.0_dev.jsonl.gz --plot docs/confidence.svg

Every question is asked of all paragraphs as one collection; its first candidate is right when its
F1 with a gold answer is 0.5 or more. Intervals hold 95 % of 1,000 bootstrap samples.
"""  # noqa: E501

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeAlias

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.evaluate.calibration import (
    Confidences,
    Right,
    Risk,
    auroc,
    bins,
    brier,
    calibration_error,
    risk_coverage,
    widest,
)
from qa.evaluate.squad import read_squad
from qa.settings import Settings
from qa.wiring import reader
from training.asked import ask_all
from training.paragraphs import drawn

Measure: TypeAlias = Callable[[Confidences, Right], float]

MEASURES: dict[str, Measure] = {
    "expected calibration error": calibration_error,
    "AUROC": auroc,
    "Brier score": brier,
}
RISKS = (0.02, 0.05, 0.1, 0.2, 0.3)
SAMPLES = 1000


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 2.0: official JSON, or JSON lines")],
    questions: Annotated[
        int | None, typer.Option(min=100, help="drawn by a fixed seed; all of them")
    ] = None,
    plot: Annotated[Path | None, typer.Option(help="draw reliability and risk here")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Calibration, discrimination, and the coverage that a risk allows."""
    confidences, right = _asked(file, questions)
    measured = {name: _interval(measure, confidences, right) for name, measure in MEASURES.items()}
    risks = risk_coverage(confidences, right)
    if plot:
        draw(plot, confidences, right, risks)
    if as_json:
        at = {f"{most}": asdict(found) for most in RISKS if (found := widest(risks, most))}
        result = {"questions": len(right), "measures": measured, "widest_at_risk": at}
        typer.echo(json.dumps(result, indent=2))
    else:
        Console().print(_measures_table(measured, len(right)))
        Console().print(_risk_table(risks))


def _asked(file: Path, count: int | None) -> tuple[Confidences, Right]:
    settings, squad = Settings(), read_squad(file)
    asking = reader(settings)
    first = [
        (each.first(each.hits, asking.calibration), each)
        for each in ask_all(
            drawn(squad, count), squad, asking, settings, settings.passages, settings.share
        )
    ]
    confidences = np.array([best.confidence if best else 0.0 for best, _ in first])
    return confidences, np.array([best is not None and each.right(best) for best, each in first])


def _interval(
    measure: Measure, confidences: Confidences, right: Right
) -> tuple[float, float, float]:
    """The measure, and the ends of its interval."""
    random = np.random.default_rng(0)
    samples = (random.integers(0, len(right), len(right)) for _ in range(SAMPLES))
    low, high = np.quantile([measure(confidences[s], right[s]) for s in samples], [0.025, 0.975])
    return measure(confidences, right), float(low), float(high)


def _measures_table(measured: dict[str, tuple[float, float, float]], questions: int) -> Table:
    table = Table("measure", "value", "95 % interval", title=f"{questions:,} open questions")
    for name, (value, low, high) in measured.items():
        table.add_row(name, f"{value:.4f}", f"{low:.4f} to {high:.4f}")
    return table


def _risk_table(risks: Sequence[Risk]) -> Table:
    table = Table("shown answers that are right", "confidence from", "questions answered")
    for most in RISKS:
        found = widest(risks, most)
        row = (f"{found.threshold:.2f}", f"{found.coverage:.1%}") if found else ("–", "0 %")
        table.add_row(f"{1 - most:.0%}", *row)
    return table


def draw(path: Path, confidences: Confidences, right: Right, risks: Sequence[Risk]) -> None:
    """A reliability diagram beside the risk–coverage curve, as SVG."""
    import matplotlib.pyplot as plt

    plt.rcParams["svg.hashsalt"] = "qa"  # the same figures give the same file
    figure, (reliability, risk) = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    reliability.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    points = [(confidences[each].mean(), right[each].mean()) for each in bins(confidences)]
    reliability.plot(*zip(*points, strict=True), marker="o")
    reliability.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    risk.plot([each.coverage for each in risks], [each.risk for each in risks])
    risk.set(xlabel="questions answered", ylabel="of these wrong", xlim=(0, 1), ylim=(0, None))
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    run(main)
