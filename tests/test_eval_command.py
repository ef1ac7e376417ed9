from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from told import LASTED, UNTOLD, Told, answer, citation, lines, row
from typer.testing import CliRunner

from qa.cli.commands import app
from qa.cli.evaluation import evaluate
from qa.errors import EvaluationError, InvalidInput
from qa.evaluate.baseline import baseline_of
from qa.evaluate.command import run_eval
from qa.types import Outcome


def shown() -> Console:
    return Console(file=io.StringIO(), width=160)


def text_of(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_report_that_holds_exits_with_0(tmp_path: Path) -> None:
    questions, baseline = lines(tmp_path, row(LASTED), row(UNTOLD)), tmp_path / "baseline.json"
    run_eval(Told, questions, 5, baseline=baseline, rewrite_baseline=True, console=shown())
    assert run_eval(Told, questions, 5, baseline=baseline, console=shown()) == 0


def test_a_fall_exits_with_1_and_is_named(tmp_path: Path) -> None:
    questions, baseline = lines(tmp_path, row(LASTED)), tmp_path / "baseline.json"
    good = Told(answer(LASTED, citation("five hours")))
    run_eval(lambda: good, questions, 5, baseline=baseline, rewrite_baseline=True, console=shown())
    console = shown()
    assert run_eval(Told, questions, 5, baseline=baseline, console=console) == 1
    assert "HasAns F1 fell from 1.000 to 0.000" in text_of(console)


def test_the_json_holds_measures_verdicts_and_latency(tmp_path: Path) -> None:
    output, console = tmp_path / "report.json", shown()
    questions = lines(tmp_path, row(LASTED), row(UNTOLD))
    run_eval(Told, questions, 5, output=output, print_json=True, console=console)
    report = json.loads(output.read_text(encoding="utf-8"))
    assert report == json.loads(text_of(console))
    assert report["verdicts"] == {
        "answered_right": 0,
        "answered_wrong": 0,
        "abstained_right": 1,
        "abstained_wrong": 1,
    }
    assert report["measures"]["F1"] == 0.5
    assert report["latency_ms"].keys() == {"p50", "p95"}


def test_false_answers_are_the_worst_failures(tmp_path: Path) -> None:
    output = tmp_path / "report.json"
    questions = lines(tmp_path, row(LASTED), row(UNTOLD))
    told = Told(answer(UNTOLD, citation("Seven people")))
    run_eval(lambda: told, questions, 5, output=output, failures=2, console=shown())
    failures = json.loads(output.read_text(encoding="utf-8"))["failures"]
    assert [(each["id"], each["answer"]) for each in failures] == [
        ("2", "Seven people"),
        ("1", None),
    ]


def test_brackets_in_a_question_are_shown_as_they_stand(tmp_path: Path) -> None:
    questions, console = lines(tmp_path, row(replace(LASTED, question="How [red]long?"))), shown()
    run_eval(Told, questions, 5, failures=1, console=console)
    assert "How [red]long?" in text_of(console)


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    questions = lines(tmp_path, row(LASTED))
    with pytest.raises(EvaluationError, match="cannot be written"):
        run_eval(Told, questions, 5, output=tmp_path / "no" / "report.json", console=shown())


def unloaded() -> Told:
    raise AssertionError("the models were loaded")


@pytest.mark.parametrize(
    ("baseline", "output", "complaint"),
    [
        ("broken.json", None, "broken.json: not JSON"),
        ("no/baseline.json", None, "no/baseline.json cannot be written: its folder is not there"),
        (".", None, "cannot be written: it is a folder"),
        ("new.json", "no/report.json", "no/report.json cannot be written"),
    ],
)
def test_a_file_that_cannot_be_used_in_the_end_is_refused_before_anything_is_loaded(
    tmp_path: Path, baseline: str, output: str | None, complaint: str
) -> None:
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(EvaluationError, match=complaint):
        run_eval(
            unloaded,
            lines(tmp_path, row(LASTED)),
            5,
            baseline=tmp_path / baseline,
            rewrite_baseline=True,
            output=tmp_path / output if output else None,
            console=shown(),
        )


@pytest.mark.parametrize("questions", ["nowhere.jsonl", "."])
def test_questions_that_cannot_be_read_are_refused_before_anything_is_loaded(
    tmp_path: Path, questions: str
) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        run_eval(unloaded, tmp_path / questions, 5, console=shown())


def test_each_set_of_questions_has_a_baseline_of_its_own() -> None:
    assert baseline_of(Path("eval/questions.jsonl")) == Path("eval/questions.baseline.json")
    assert baseline_of(Path("mine.jsonl")) == Path("mine.baseline.json")


@pytest.mark.parametrize("k", [0, -1, 51])
def test_how_many_quotes_are_asked_for_is_checked_before_anything_is_loaded(k: int) -> None:
    refused = CliRunner().invoke(app, ["eval", "-k", str(k)]).exception
    assert isinstance(refused, InvalidInput)
    assert str(refused) == f"k is {k}; it must be from 1 to 50"


def test_a_file_that_a_set_would_pass_over_is_refused() -> None:
    with pytest.raises(InvalidInput, match="--questions is 'mine', but --set has questions of its"):
        evaluate(named="lists", questions=Path("mine"))
    with pytest.raises(InvalidInput, match="--baseline is 'mine', but --set has baseline of its"):
        evaluate(named="lists", baseline=Path("mine"))


def test_a_report_that_finds_no_room_on_its_disk_is_shown_all_the_same(tmp_path: Path) -> None:
    questions, console = lines(tmp_path, row(LASTED)), shown()
    with pytest.raises(EvaluationError, match=r"/dev/full cannot be written \(No space left on"):
        run_eval(Told, questions, 5, output=Path("/dev/full"), console=console)
    assert "HasAns F1" in text_of(console)


class Refusing(Told):
    def ask(self, question: str, k: int, /) -> Outcome:
        raise InvalidInput("the question has 1,001 characters; it may have 1,000")


def test_a_question_that_cannot_be_asked_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="2 cannot be asked: the question has 1,001"):
        run_eval(Refusing, lines(tmp_path, row(UNTOLD)), 5, console=shown())
