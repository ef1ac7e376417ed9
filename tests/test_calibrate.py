"""`qa calibrate`: confidence fitted on a user's own questions."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from told import LASTED, Weighing, lines, row

from qa.confidence import FITTED, Calibration, Evidence, Weighed, calibration_for
from qa.errors import EvaluationError, InvalidInput
from qa.evaluate.calibrate import LEAST_QUESTIONS
from qa.evaluate.command import run_calibrate


def asked(folder: Path, count: int, right: float) -> tuple[Path, Weighing]:
    """Questions of which this share has a first candidate that is right; the reader is too sure."""
    random = np.random.default_rng(3)
    rows, candidates = [], {}
    for number in range(count):
        question = f"How long did visit {number} last?"
        well = random.random() < right
        rows.append(row(LASTED) | {"id": f"q{number}", "question": question})
        text = "five hours" if well else "Seven people"
        rivals = float(random.normal(4.0 if well else 8.0))
        candidates[question] = [(text, Evidence(9.0, rivals))]
    return lines(folder, *rows), Weighing(candidates)


def calibrate(questions: Path, pipeline: Weighing, index: Path | None) -> dict[str, object]:
    console = Console(file=io.StringIO(), width=160)
    run_calibrate(lambda: pipeline, questions, index, print_json=True, console=console)
    assert isinstance(console.file, io.StringIO)
    shown: dict[str, object] = json.loads(console.file.getvalue())
    return shown


def test_the_fit_is_shown_before_and_after(tmp_path: Path) -> None:
    shown = calibrate(*asked(tmp_path, 200, 0.5), tmp_path)
    before, after = shown["before"], shown["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert before["calibration_error"] > 0.3 > 0.15 > after["calibration_error"]
    assert after["auroc"] > 0.9 > before["auroc"]


def test_what_was_fitted_is_kept_beside_the_index_for_this_reader(tmp_path: Path) -> None:
    questions, pipeline = asked(tmp_path, 200, 0.5)
    shown = calibrate(questions, pipeline, tmp_path)
    kept = calibration_for("told", Calibration(), tmp_path)
    assert shown["calibration"] == asdict(kept)


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    assert calibrate(*asked(tmp_path, 200, 0.5), None)["kept"] is None
    assert not (tmp_path / FITTED).exists()


def unloaded() -> Weighing:
    raise AssertionError("the models were loaded")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "cannot be read"), (LEAST_QUESTIONS - 1, "too few")]
)
def test_a_file_that_cannot_be_used_is_refused_before_anything_is_loaded(
    tmp_path: Path, count: int, said: str
) -> None:
    questions = asked(tmp_path, count, 0.5)[0] if count else tmp_path / "nowhere.jsonl"
    with pytest.raises(EvaluationError, match=said):
        run_calibrate(unloaded, questions, None)


def test_too_few_questions_are_refused_with_how_many_are_needed(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=f"99 questions are too few.*{LEAST_QUESTIONS}"):
        calibrate(*asked(tmp_path, 99, 0.5), tmp_path)


@pytest.mark.parametrize(("share", "kind"), [(0.05, "right"), (0.95, "wrong")])
def test_questions_of_one_kind_only_are_refused(tmp_path: Path, share: float, kind: str) -> None:
    with pytest.raises(EvaluationError, match=f"first candidates are {kind}"):
        calibrate(*asked(tmp_path, 150, share), tmp_path)


def test_the_measures_after_hold_whatever_rhythm_the_questions_come_in(tmp_path: Path) -> None:
    """Of every five the first is right, so that a fold of each fifth would have all of them."""
    rows, candidates = [], {}
    for number in range(200):
        question, well = f"How long did visit {number} last?", number % 5 == 0
        rows.append(row(LASTED) | {"id": f"q{number}", "question": question})
        text = "five hours" if well else "Seven people"
        candidates[question] = [(text, Evidence(9.0, 4.0 if well else 8.0))]
    shown = calibrate(lines(tmp_path, *rows), Weighing(candidates), None)
    after = shown["after"]
    assert isinstance(after, dict)
    assert after["auroc"] == 1.0


def test_a_fit_that_cannot_be_kept_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"cannot be kept in .*: No such file.*--dry-run"):
        calibrate(*asked(tmp_path, 200, 0.5), tmp_path / "nowhere")


class Refusing(Weighing):
    def weighed(self, question: str) -> list[Weighed]:
        if "visit 7 " in question:
            raise InvalidInput("the question has 1,001 characters; it may have 1,000")
        return super().weighed(question)


def test_a_question_that_cannot_be_asked_is_named(tmp_path: Path) -> None:
    questions, pipeline = asked(tmp_path, 200, 0.5)
    with pytest.raises(EvaluationError, match="q7 cannot be asked: the question has 1,001"):
        calibrate(questions, Refusing(pipeline.candidates), None)
