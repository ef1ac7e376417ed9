from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from qa.confidence import Calibration
from qa.errors import EvaluationError
from qa.evaluate.squad import SquadQuestion, read_squad, score_reader
from qa.types import Candidate, Chunk, Span

CONTEXT = "Manëz lies in Albania. It is a small town."
ANSWER = {"text": "Albania", "start": 14}
ROW = {
    "id": "1",
    "title": "Manëz",
    "context": CONTEXT,
    "question": "Where is Manëz?",
    "answers": [ANSWER],
    "unanswerable": False,
}
QUESTION = SquadQuestion("1", "Manëz", CONTEXT, "Where is Manëz?", (Span(14, 21),))


def lines(folder: Path, *rows: object) -> Path:
    path = folder / "dev.jsonl.gz"
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_bytes(gzip.compress(text.encode()))
    return path


def official(folder: Path, **question: object) -> Path:
    row = {
        "id": "1",
        "question": "Where is Manëz?",
        "answers": [{"text": "Albania", "answer_start": 14}],
        **question,
    }
    article = {"title": "Manëz", "paragraphs": [{"context": CONTEXT, "qas": [row]}]}
    path = folder / "dev.json"
    path.write_text(json.dumps({"version": "1.1", "data": [article]}), encoding="utf-8")
    return path


class FixedReader:
    """Gives each question the span and score it was told."""

    name = "fixed"
    calibration = Calibration()

    def __init__(self, spans: Mapping[str, tuple[Span, float]]) -> None:
        self.spans = spans

    def read(self, question: str, chunks: Sequence[Chunk]) -> list[Candidate]:
        return [Candidate(chunk.document_id, *self.spans[question]) for chunk in chunks]


UNANSWERABLE = SquadQuestion("2", "Manëz", CONTEXT, "Who built Manëz?", ())
READER = FixedReader(
    {QUESTION.question: (Span(14, 21), 2.0), UNANSWERABLE.question: (Span(0, 5), 1.0)}
)


def test_json_lines_are_read(tmp_path: Path) -> None:
    assert read_squad(lines(tmp_path, ROW)) == [QUESTION]


def test_official_squad_1_is_read(tmp_path: Path) -> None:
    assert read_squad(official(tmp_path)) == [QUESTION]


def test_official_squad_2_is_read(tmp_path: Path) -> None:
    plausible = [{"text": "town", "answer_start": 37}]
    path = official(tmp_path, answers=[], is_impossible=True, plausible_answers=plausible)
    assert read_squad(path)[0].answers == ()


def test_golds_are_slices_of_the_context() -> None:
    assert QUESTION.golds == ("Albania",)


def test_a_line_separator_inside_a_text_is_no_line_end(tmp_path: Path) -> None:
    row = {**ROW, "context": CONTEXT + "\u2028More."}
    assert read_squad(lines(tmp_path, row))[0].context.endswith("\u2028More.")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"question": " "}, "line 2: 'question' must be a text that is not empty"),
        ({"id": 7}, "line 2: 'id' must be a text that is not empty, not 7"),
        ({"id": "1"}, "line 2: the id '1' was used before"),
        ({"context": None}, "line 2: 'context' must be"),
        ({"answers": "Albania"}, "line 2: 'answers' must be a list"),
        ({"answers": ["Albania"]}, r"line 2: answers\[0\]: must be an object"),
        ({"answers": [{**ANSWER, "start": 15}]}, "'Albania' does not stand at 15"),
        ({"answers": [{**ANSWER, "start": -1}]}, "'start' must be a whole number from 0, not -1"),
        ({"unanswerable": True}, "says unanswerable: True, yet has 1 answers"),
        ({"unanswerable": "no"}, "'unanswerable' must be true or false"),
    ],
)
def test_a_malformed_line_is_refused_at_its_place(
    tmp_path: Path, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(EvaluationError, match=complaint):
        read_squad(lines(tmp_path, ROW, {**ROW, "id": "2", **change}))


def test_a_malformed_official_set_is_refused_at_its_place(tmp_path: Path) -> None:
    path = official(tmp_path, answers=[{"text": "Albania", "answer_start": 3}])
    place = r"dev\.json: data\[0\]\.paragraphs\[0\]\.qas\[0\]\.answers\[0\]: the answer 'Albania'"
    with pytest.raises(EvaluationError, match=place):
        read_squad(path)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("dev.jsonl", b"{", "line 1: not JSON"),
        ("dev.jsonl", b"\xff", "cannot be read"),
        ("dev.jsonl", b"\n", "holds no question"),
        ("dev.json", b'{"data": []}', "holds no question"),
        ("dev.json", b'{"rows": []}', "'data' must be a list, not null"),
        ("dev.jsonl.gz", b"not gzip", "cannot be read"),
        ("dev.jsonl.gz", gzip.compress(b"{}")[:-9], "cannot be read"),
    ],
)
def test_a_file_that_is_no_dev_set_is_named(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EvaluationError, match=rf"{name}.*{complaint}"):
        read_squad(tmp_path / name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"nowhere\.json cannot be read"):
        read_squad(tmp_path / "nowhere.json")


def test_without_a_threshold_every_question_is_answered() -> None:
    scores = score_reader([QUESTION, UNANSWERABLE], READER, None)
    assert (scores.fixed.total.exact_match, scores.fixed.total.f1) == (0.5, 0.5)


def test_a_span_below_the_threshold_is_no_answer() -> None:
    scores = score_reader([QUESTION, UNANSWERABLE], READER, 3.0)
    assert scores.fixed.has_answer
    assert scores.fixed.no_answer
    assert (scores.fixed.has_answer.f1, scores.fixed.no_answer.f1) == (0, 1)


def test_a_span_at_the_threshold_is_an_answer() -> None:
    assert score_reader([QUESTION], READER, 2.0).fixed.total.f1 == 1


def test_the_best_threshold_lies_between_the_answerable_and_the_other() -> None:
    scores = score_reader([QUESTION, UNANSWERABLE], READER, None)
    assert (scores.best.total.f1, scores.best_f1.threshold) == (1, 2.0)


def test_progress_is_told_after_every_question() -> None:
    told: list[tuple[int, int]] = []
    score_reader([QUESTION, UNANSWERABLE], READER, 0, lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]


def test_no_question_cannot_be_scored() -> None:
    with pytest.raises(EvaluationError, match="nothing to score"):
        score_reader([], READER, 0)
