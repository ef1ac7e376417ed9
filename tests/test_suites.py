"""Labelled sets beside the questions: read or refused, measured, compared with a baseline."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from conftest import Publish
from rich.console import Console

from qa.errors import EvaluationError
from qa.evaluate.suites.command import run_suite
from qa.evaluate.suites.quotations import VERDICTS, read_quotations
from qa.evaluate.suites.report import Case, accuracy, macro_f1, precision
from qa.settings import Settings

RIGHT = {
    "id": "1",
    "kind": "short",
    "quote": "It rained",
    "verdict": "verified",
    "where": ["a.txt"],
}
FALSE = {"id": "2", "kind": "short", "quote": "rained all day", "verdict": "absent", "where": []}
BEFORE = {
    **{"id": "3", "kind": "number", "quote": "It snowed twice", "verdict": "changed_since"},
    **{"where": ["a.txt"], "earlier": [{"source": "a.txt", "text": "It snowed twice. Then rain."}]},
}


def case(label: str, given: str) -> Case:
    return Case("1", "short", "", label, given)


CASES = [case("a", "a"), case("a", "b"), case("b", "b"), case("b", "b")]


def test_the_measures_of_labels_are_the_textbook_ones() -> None:
    assert accuracy(CASES) == 3 / 4
    assert (precision(CASES, "a"), precision(CASES, "b"), precision(CASES, "c")) == (1, 2 / 3, 1)
    assert macro_f1(CASES) == pytest.approx((2 / 3 + 4 / 5) / 2)


def lines(folder: Path, *rows: object) -> Path:
    path = folder / "quotations.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def run(folder: Path, index: Path, rewrite: bool = False) -> tuple[int, str]:
    console = Console(file=io.StringIO(), width=120)
    settings = Settings(index=index)
    code = run_suite(
        "quotations", settings, folder, rewrite_baseline=rewrite, failures=9, console=console
    )
    assert isinstance(console.file, io.StringIO)
    return code, console.file.getvalue()


def test_a_false_verified_is_a_regression_without_tolerance(
    tmp_path: Path, folder: Path, publish: Publish
) -> None:
    publish({"sources/a.txt": "It rained all day. Then it was dry."})
    lines(tmp_path, RIGHT, BEFORE)
    assert run(tmp_path, folder, rewrite=True)[0] == 0
    assert run(tmp_path, folder)[0] == 0
    lines(tmp_path, RIGHT, BEFORE, FALSE)
    code, shown = run(tmp_path, folder)
    assert code == 1
    assert "verified precision fell from 1.000 to 0.500" in shown


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**RIGHT, "verdict": "true"}, "'true' is not one of verified"),
        ({**RIGHT, "where": "a.txt"}, "'where' must be a list"),
        ({**RIGHT, "quote": ""}, "'quote' must be a text"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(
    tmp_path: Path, row: dict[str, object], said: str
) -> None:
    with pytest.raises(EvaluationError, match=said):
        list(read_quotations(lines(tmp_path, row)))


def test_the_set_has_every_verdict_and_no_id_twice() -> None:
    shipped = list(read_quotations(Path("eval/quotations.jsonl")))
    assert {each.verdict for each in shipped} == set(VERDICTS)
    assert len({each.id for each in shipped}) == len(shipped) >= 200
