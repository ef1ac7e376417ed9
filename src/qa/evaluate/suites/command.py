"""`qa eval --set`: runs a suite, shows it, compares it with its baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from qa.bar import progress_bar
from qa.evaluate.baseline import Comparison, baseline_of, compare, write_baseline
from qa.evaluate.command import conclude, prepared
from qa.evaluate.render import comparison_json, values_table
from qa.evaluate.suites import suite
from qa.evaluate.suites.report import Case, SuiteReport
from qa.settings import Settings


def run_suite(
    name: str,
    settings: Settings,
    folder: Path = Path("eval"),
    *,
    rewrite_baseline: bool = False,
    output: Path | None = None,
    print_json: bool = False,
    failures: int = 0,
    console: Console | None = None,
) -> int:
    """The exit code: 1 where a measure fell below the baseline by more than its tolerance, else 0.

    As `run_eval`, for a set of `folder`. Raises EvaluationError where any file cannot be used.
    """
    console = console or Console()
    run, labelled = suite(name), folder / f"{name}.jsonl"
    baseline = baseline_of(labelled)
    expected = prepared(baseline, rewrite_baseline, output)
    with progress_bar("judging") as progress:
        report = run(labelled, settings, progress)
    comparisons = () if expected is None else compare(report.measures, expected)
    code = conclude(
        _as_json(report, comparisons, failures),
        _tables(report, comparisons, failures),
        comparisons,
        output=output,
        print_json=print_json,
        console=console,
    )
    if rewrite_baseline:
        write_baseline(baseline, report.measures)
    return code


def _as_json(
    report: SuiteReport, comparisons: Sequence[Comparison], failures: int
) -> dict[str, object]:
    return {
        "cases": len(report.cases),
        "measures": dict(report.measures),
        "confusion": [
            {"label": label, "given": given, "cases": count}
            for (label, given), count in sorted(report.confusion.items())
        ],
        "comparisons": [comparison_json(comparison) for comparison in comparisons],
        "failures": [_failure(case) for case in report.wrong[:failures]],
    }


def _failure(case: Case) -> dict[str, str]:
    return {
        "id": case.id,
        "kind": case.kind,
        "shown": case.shown,
        "label": case.label,
        "given": case.given,
    }


def _tables(
    report: SuiteReport, comparisons: Sequence[Comparison], failures: int
) -> Iterator[Table]:
    yield values_table(f"{len(report.cases)} cases", report.measures, comparisons)
    yield _confusion(report)
    if failures:
        yield _wrong(report.wrong[:failures])


def _confusion(report: SuiteReport) -> Table:
    """A row for every label, a column for everything given."""
    confusion = report.confusion
    labels = list(dict.fromkeys(case.label for case in report.cases))
    others = sorted({given for _, given in confusion} - set(labels))
    table = Table("labelled \\ given", box=SIMPLE)
    for given in (*labels, *others):
        table.add_column(given, justify="right")
    for label in labels:
        counts = [confusion.get((label, given), 0) for given in (*labels, *others)]
        table.add_row(label, *(str(count) if count else "·" for count in counts))
    return table


def _wrong(cases: Sequence[Case]) -> Table:
    table = Table("id", "kind", "case", "label", "given", box=SIMPLE, title="Wrong")
    for case in cases:
        table.add_row(*(Text(cell) for cell in _failure(case).values()))
    return table
