"""The labelled pairs of answers: enough of them, read strictly, and judged as before."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from qa.errors import EvaluationError
from qa.evaluate.suites.agreement import read_pairs, run
from qa.evaluate.suites.command import run_suite
from qa.settings import Settings

SHIPPED = Path("eval/agreement.jsonl")
PAIR = {
    "id": "1",
    "split": "dev",
    "kind": "number",
    "question": "How long?",
    "relation": "different",
    "one": {"answer": "five hours", "context": "It took five hours."},
    "other": {"answer": "six hours", "context": "It took six hours."},
}
HELD_OUT = PAIR | {"id": "2", "split": "held-out"}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "agreement.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_there_are_enough_pairs_and_a_third_is_held_out() -> None:
    pairs = list(read_pairs(SHIPPED))
    assert len(pairs) >= 120
    assert 3 * sum(pair.held_out for pair in pairs) >= len(pairs)
    assert len({pair.id for pair in pairs}) == len(pairs)
    assert min(Counter(pair.relation for pair in pairs).values()) >= 9


def test_what_ships_is_as_good_as_its_baseline() -> None:
    assert run_suite("agreement", Settings()) == 0


def test_the_measures_are_those_of_the_pairs(tmp_path: Path) -> None:
    agreeing = HELD_OUT | {"id": "3", "relation": "same"}
    report = run(write(tmp_path, PAIR, HELD_OUT, agreeing), Settings(), lambda done, total: None)
    assert report.measures["disagreement precision"] == pytest.approx(2 / 3)
    assert report.measures["disagreement recall"] == 1.0
    assert report.measures["held-out disagreement F1"] == pytest.approx(2 / 3)
    assert [case.id for case in report.wrong] == ["3"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([PAIR | {"relation": "odd"}, HELD_OUT], "'odd' is not one of same, compatible"),
        ([PAIR | {"one": {"answer": "six", "context": "five"}}, HELD_OUT], "not inside its"),
        ([PAIR | {"one": PAIR["one"] | {"written": "May"}}, HELD_OUT], "must be a date"),  # type: ignore[operator]
        ([PAIR], "needs pairs that are held out"),
    ],
)
def test_a_pair_that_cannot_be_used_is_refused(
    tmp_path: Path, rows: list[object], said: str
) -> None:
    with pytest.raises(EvaluationError, match=said):
        run(write(tmp_path, *rows), Settings(), lambda done, total: None)
