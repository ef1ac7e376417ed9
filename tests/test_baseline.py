from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa.errors import EvaluationError
from qa.evaluate.baseline import Expected, compare, read_baseline, write_baseline

EXPECTED = {"F1": Expected(0.8, 0.01)}


def file(folder: Path, content: object) -> Path:
    path = folder / "baseline.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("value", "regression"), [(0.9, False), (0.8, False), (0.79, False), (0.789, True)]
)
def test_only_a_fall_beyond_the_tolerance_is_a_regression(value: float, regression: bool) -> None:
    (comparison,) = compare({"F1": value}, EXPECTED)
    assert comparison.regression is regression


def test_without_tolerance_any_fall_is_a_regression() -> None:
    (comparison,) = compare({"quote validity": 0.9999}, {"quote validity": Expected(1.0, 0.0)})
    assert comparison.regression


def test_measures_that_only_one_side_has_are_all_named() -> None:
    with pytest.raises(EvaluationError, match=r"report: EM, F1; missing from the baseline: MRR@10"):
        compare({"MRR@10": 1.0}, {"F1": Expected(1, 0), "EM": Expected(1, 0)})


def test_what_is_written_compares_equal(tmp_path: Path) -> None:
    measures = {"F1": 2 / 3, "quote validity": 1.0}
    write_baseline(tmp_path / "baseline.json", measures)
    compared = compare(measures, read_baseline(tmp_path / "baseline.json"))
    assert [comparison.change for comparison in compared] == [0, 0]


def test_a_new_measure_gets_the_default_tolerance_and_quote_validity_none(tmp_path: Path) -> None:
    write_baseline(tmp_path / "baseline.json", {"F1": 0.5, "quote validity": 1.0})
    found = read_baseline(tmp_path / "baseline.json")
    assert found == {"F1": Expected(0.5, 0.01), "quote validity": Expected(1.0, 0.0)}


def test_writing_anew_keeps_tolerances(tmp_path: Path) -> None:
    path = file(tmp_path, {"measures": {"F1": {"value": 0.5, "tolerance": 0.05}}})
    write_baseline(path, {"F1": 0.6})
    assert read_baseline(path) == {"F1": Expected(0.6, 0.05)}


def test_a_missing_baseline_is_named_with_what_makes_it(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"nowhere\.json; `qa eval --write-baseline`"):
        read_baseline(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ([], "must be an object"),
        ({}, "measures: must be an object"),
        ({"measures": {"F1": 0.5}}, r"measures\.F1: must be an object, not 0\.5"),
        ({"measures": {"F1": {"value": "x", "tolerance": 0}}}, r"F1: 'value' must be a number"),
        ({"measures": {"F1": {"value": 1}}}, "'tolerance' must be a number, not null"),
        ({"measures": {"F1": {"value": 1, "tolerance": -1}}}, "must not be negative"),
        ({"measures": {"F1": {"value": float("nan"), "tolerance": 0}}}, "must be a number"),
    ],
)
def test_a_malformed_baseline_is_refused_at_its_place(
    tmp_path: Path, content: object, complaint: str
) -> None:
    with pytest.raises(EvaluationError, match=complaint):
        read_baseline(file(tmp_path, content))
