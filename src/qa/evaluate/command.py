"""`qa eval`: asks, shows, compares."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from qa.bar import progress_bar
from qa.confidence import Calibration, keep_calibration
from qa.errors import EvaluationError
from qa.evaluate import calibrate
from qa.evaluate.baseline import (
    Comparison,
    Expected,
    check_rewritable,
    compare,
    read_baseline,
    write_baseline,
)
from qa.evaluate.questions import read_questions
from qa.evaluate.render import (
    as_json,
    failures_table,
    fit_table,
    kinds_table,
    measures_table,
    worst,
)
from qa.evaluate.rows import check_place, write
from qa.evaluate.run import EvaluationReport, Pipeline, evaluate


def run_eval(
    pipeline: Callable[[], Pipeline],
    questions: Path,
    k: int,
    *,
    baseline: Path | None = None,
    rewrite_baseline: bool = False,
    output: Path | None = None,
    print_json: bool = False,
    failures: int = 0,
    console: Console | None = None,
) -> int:
    """The exit code: 1 where a measure fell below `baseline` by more than its tolerance, else 0.

    Without `baseline` nothing is compared; with `rewrite_baseline` the report becomes it. The JSON
    goes to `output`, and with `print_json` to the console in place of the tables. `failures` is how
    many of the worst to list. Raises EvaluationError where any file cannot be used, before
    `pipeline` is called, which loads the models.
    """
    console = console or Console()
    asked = read_questions(questions)
    expected = prepared(baseline, rewrite_baseline, output)
    loaded = pipeline()
    with progress_bar("asking") as progress:
        report = evaluate(asked, loaded, k, progress)
    comparisons = () if expected is None else compare(report.total.measures, expected)
    code = conclude(
        as_json(report, comparisons, failures),
        _tables(report, comparisons, failures),
        comparisons,
        output=output,
        print_json=print_json,
        console=console,
    )
    if baseline and rewrite_baseline:
        write_baseline(baseline, report.total.measures)
    return code


def prepared(
    baseline: Path | None, rewrite_baseline: bool, output: Path | None
) -> Mapping[str, Expected] | None:
    """What to compare with, None for nothing.

    A run takes minutes: a file that cannot be used in the end raises EvaluationError here.
    """
    if output:
        check_place(output)
    if baseline and rewrite_baseline:
        check_rewritable(baseline)
        return None
    return read_baseline(baseline) if baseline else None


def conclude(
    told: Mapping[str, object],
    tables: Iterable[Table],
    comparisons: Sequence[Comparison],
    *,
    output: Path | None,
    print_json: bool,
    console: Console,
) -> int:
    """Write and show what came out, as JSON or as tables; 1 where a measure fell, else 0.

    It took minutes, and is shown where it cannot be written, too.
    """
    text = json.dumps(told, ensure_ascii=False, indent=2)
    try:
        if output:
            write(output, text + "\n")
    finally:
        if print_json:
            console.print_json(text)
        else:
            for table in tables:
                console.print(table)
            _show_regressions(comparisons, console)
    return int(any(comparison.regression for comparison in comparisons))


def run_calibrate(
    pipeline: Callable[[], calibrate.Pipeline],
    questions: Path,
    index: Path | None,
    *,
    print_json: bool = False,
    console: Console | None = None,
) -> None:
    """Shows the fit on `questions` before and after, and keeps it in the folder `index` if given.

    Raises EvaluationError where the questions cannot be used; where that is so without asking them,
    before `pipeline` is called, which loads the models.
    """
    console = console or Console()
    asked = calibrate.enough(read_questions(questions))
    loaded = pipeline()
    with progress_bar("asking") as progress:
        made = calibrate.recalibrate(asked, loaded, progress)
    kept = _kept(loaded.reader, made.calibration, index) if index else None
    if print_json:
        console.print_json(json.dumps(asdict(made) | {"kept": kept and str(kept)}))
    else:
        console.print(fit_table(made))
        console.print(f"Kept in {kept}; it counts from the next start." if kept else "Not kept.")


def _kept(reader: str, fitted: Calibration, index: Path) -> Path:
    try:
        return keep_calibration(reader, fitted, index)
    except OSError as error:
        raise EvaluationError(
            f"the fit cannot be kept in {index}: {error.strerror}; `qa calibrate --dry-run` shows "
            "it without keeping it"
        ) from error


def _tables(
    report: EvaluationReport, comparisons: Sequence[Comparison], failures: int
) -> Iterator[Table]:
    yield measures_table(report, comparisons)
    yield kinds_table(report)
    if failures:
        yield failures_table(worst(report, failures))


def _show_regressions(comparisons: Sequence[Comparison], console: Console) -> None:
    """A line for every measure that fell by more than its tolerance."""
    for fallen in (comparison for comparison in comparisons if comparison.regression):
        console.print(
            f"{fallen.measure} fell from {fallen.expected.value:.3f} to {fallen.value:.3f}, "
            f"more than the tolerance of {fallen.expected.tolerance}",
            style="bold red",
        )
