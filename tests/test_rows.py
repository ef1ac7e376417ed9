"""JSON that people wrote is read as they wrote it, or refused with its place and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest

from qa.errors import EvaluationError
from qa.evaluate.questions import read_questions
from qa.evaluate.rows import json_object
from qa.evaluate.suites import followups, lists
from qa.evaluate.suites.agreement import read_pairs as read_agreement
from qa.evaluate.suites.followups import read_followups
from qa.evaluate.suites.lists import read_lists
from qa.evaluate.suites.near_misses import read_near_misses
from qa.evaluate.suites.pairs import read_pairs
from qa.evaluate.suites.quotations import read_quotations
from qa.evaluate.suites.speakers import read_speakers
from qa.settings import Settings

EVAL = Path(__file__).parent.parent / "eval"

Read: TypeAlias = Callable[[Path], Iterable[object]]

READERS: dict[str, Read] = {
    "agreement": read_agreement,
    "contexts": read_pairs,
    "followups": read_followups,
    "lists": read_lists,
    "near_misses": read_near_misses,
    "questions": read_questions,
    "quotations": read_quotations,
    "speakers": read_speakers,
}

LIST = {
    **{"id": "1", "split": "dev", "question": "Who came?", "quote": "Ann and Bob came."},
    **{"answer": "Ann and Bob", "members": ["Ann", "Bob"]},
}
ALONE = {
    **{"id": "1", "split": "dev", "turns": [], "question": "Who came?"},
    **{"accepted": ["Who came?"], "unresolved": False},
}


def file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "set.jsonl"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("name", READERS)
def test_an_id_that_was_used_before_is_refused_in_every_set(tmp_path: Path, name: str) -> None:
    line = (EVAL / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[0]
    with pytest.raises(EvaluationError, match=r"line 2: the id '.*' was used before"):
        list(READERS[name](file(tmp_path, f"{line}\n{line}\n")))


@pytest.mark.parametrize("name", READERS)
def test_a_set_without_a_row_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(EvaluationError, match=r"holds no .*; write one a line"):
        list(READERS[name](file(tmp_path, "\n")))


def test_a_set_of_which_nothing_is_held_out_has_no_measures_of_that(tmp_path: Path) -> None:
    for run, row in ((lists.run, LIST), (followups.run, ALONE)):
        report = run(file(tmp_path, json.dumps(row)), Settings(), lambda done, total: None)
        assert report.measures
        assert not [name for name in report.measures if name.startswith("held out")]


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert len(list(read_lists(file(tmp_path, json.dumps(LIST), "utf-8-sig")))) == 1


@pytest.mark.parametrize(
    ("number", "complaint"),
    [("1" + 400 * "0", "'value' must be a number"), ("1" + 5000 * "0", "not JSON: Exceeds")],
)
def test_a_number_that_no_float_holds_is_refused(
    tmp_path: Path, number: str, complaint: str
) -> None:
    with pytest.raises(EvaluationError, match=complaint):
        json_object(file(tmp_path, f'{{"value": {number}}}')).number("value")
