from __future__ import annotations

from pathlib import Path

import pytest
from told import LASTED, NEWS, OTHER, UNTOLD, Shelf, document, gold, lines, row, span

from qa.errors import EvaluationError
from qa.evaluate.questions import Gold, Question, locate, read_questions
from qa.types import Document, Span


def test_questions_are_read_as_they_were_written(tmp_path: Path) -> None:
    assert read_questions(lines(tmp_path, row(LASTED), row(UNTOLD))) == [LASTED, UNTOLD]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": "1"}, "line 2: the id '1' was used before"),
        ({"question": "  "}, "line 2: 'question' must be a text that is not empty"),
        ({"gold": None}, "line 2: 'gold' must be a list, not null"),
        ({"gold": [{"source": "a", "quote": "b"}]}, r"line 2: gold\[0\]: 'answer' must be"),
        (
            {"gold": [{"source": "a", "quote": "b", "answer": "c"}]},
            r"gold\[0\]: the answer 'c' is not inside its quote 'b'",
        ),
    ],
)
def test_a_malformed_question_is_refused_at_its_line(
    tmp_path: Path, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(EvaluationError, match=complaint):
        read_questions(lines(tmp_path, row(LASTED), {**row(UNTOLD), **change}))


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="holds no question"):
        read_questions(lines(tmp_path))


def places(wanted: Gold, *documents: Document) -> list[tuple[str, Span]]:
    asked = Question("1", "?", "x", (wanted,))
    return [
        (place.document_id, place.quote) for place in locate([asked], Shelf(*documents))[wanted]
    ]


def test_gold_is_found_wherever_it_stands() -> None:
    twice = document("sources/news.txt", "Yes. Yes.")
    assert places(gold("Yes.", "Yes"), twice) == [(twice.id, Span(0, 4)), (twice.id, Span(5, 9))]


def test_gold_stands_across_a_line_end() -> None:
    assert places(gold("seven of them", "seven"), NEWS) == [(NEWS.id, span("seven\nof them"))]


def test_a_source_is_a_path_from_its_end() -> None:
    wanted = gold("lasted five hours", "five hours", "old/news.txt")
    assert places(wanted, NEWS, OTHER) == [(OTHER.id, span("lasted five hours", OTHER))]


def test_a_source_is_not_the_end_of_another_name() -> None:
    with pytest.raises(EvaluationError):
        places(gold("lasted five hours", "five hours"), document("sources/bad-news.txt"))


def test_all_gold_that_no_longer_stands_is_listed() -> None:
    stale = Question("3", "?", "x", (gold("six hours", "six"), gold("two days", "two")))
    message = r"(?s)no longer stands in the sources.*3: news\.txt: 'six hours'.*'two days'"
    with pytest.raises(EvaluationError, match=message):
        locate([LASTED, stale], Shelf(NEWS))
