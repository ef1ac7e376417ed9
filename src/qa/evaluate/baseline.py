"""A report against the measures agreed on before: reviewed JSON, a tolerance for each measure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qa.errors import EvaluationError
from qa.evaluate.rows import Row, check_place, json_object, write

TOLERANCE = 0.01
NO_TOLERANCE = frozenset({"quote validity", "verified precision"})
PLACES = 6
"""Decimals that a baseline keeps; smaller differences are none."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A measure may fall `tolerance` below `value`; larger is better."""

    value: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Comparison:
    measure: str
    value: float
    expected: Expected

    @property
    def change(self) -> float:
        return round(self.value - self.expected.value, PLACES)

    @property
    def regression(self) -> bool:
        return -self.change > self.expected.tolerance


def baseline_of(labelled: Path) -> Path:
    """Where the baseline of a labelled set is, unless another is named: beside it, by its name."""
    return labelled.with_suffix(".baseline.json")


def read_baseline(path: Path) -> dict[str, Expected]:
    """`{"measures": {name: {"value": x, "tolerance": t}}}`. Raises EvaluationError."""
    if not path.exists():
        raise EvaluationError(
            f"there is no baseline {path}; `qa eval --write-baseline` makes one, with the same "
            "questions or set"
        )
    measures = json_object(path).row("measures")
    return {name: _expected(measures.row(name)) for name in measures.values}


def _expected(row: Row) -> Expected:
    expected = Expected(row.number("value"), row.number("tolerance"))
    if expected.tolerance < 0:
        raise row.refused(f"'tolerance' must not be negative, not {expected.tolerance}")
    return expected


def compare(
    measures: Mapping[str, float], baseline: Mapping[str, Expected]
) -> tuple[Comparison, ...]:
    """In the order of the baseline. Raises EvaluationError unless both have the same measures."""
    if measures.keys() != baseline.keys():
        raise EvaluationError(
            "the report and the baseline do not have the same measures ("
            f"missing from the report: {_names(baseline.keys() - measures.keys())}; "
            f"missing from the baseline: {_names(measures.keys() - baseline.keys())}); "
            "`qa eval --write-baseline` makes it anew"
        )
    return tuple(
        Comparison(measure, measures[measure], expected) for measure, expected in baseline.items()
    )


def _names(measures: set[str]) -> str:
    return ", ".join(sorted(measures)) or "none"


def check_rewritable(path: Path) -> None:
    """Raises EvaluationError where `write_baseline` could not, while nothing is asked yet."""
    check_place(path)
    if path.exists():
        read_baseline(path)


def write_baseline(path: Path, measures: Mapping[str, float]) -> None:
    """The measures as the new baseline; those it has already keep their tolerances."""
    before = read_baseline(path) if path.exists() else {}
    rows = {
        measure: {
            "value": round(value, PLACES),
            "tolerance": before[measure].tolerance if measure in before else _default(measure),
        }
        for measure, value in measures.items()
    }
    write(path, json.dumps({"measures": rows}, indent=2) + "\n")


def _default(measure: str) -> float:
    return 0.0 if measure in NO_TOLERANCE else TOLERANCE
