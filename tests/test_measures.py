"""SQuAD's measures against a published scorer.

The expected values are those of the official SQuAD 2.0 evaluation (as transformers 4.57 ships
it) on the same texts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluate.measures import (
    best_threshold,
    exact_match,
    f1,
    mean,
    normalised,
    split,
)

OFFICIAL: Sequence[tuple[str, list[str], float, float]] = [
    ("the Denver Broncos!", ["Denver Broncos"], 1, 1.0),
    ("Broncos", ["Denver Broncos", "the Broncos of Denver"], 0, 0.666667),
    ("10th and 11th centuries", ["in the 10th and 11th centuries", "10th century"], 0, 0.888889),
    ("U.S.", ["US", "U. S."], 1, 1.0),
    ("24–10", ["24-10", "24–10"], 1, 1.0),
    ("a b a b", ["b a b"], 1, 1.0),
    ("“Levi’s” Stadium", ["Levi's Stadium"], 0, 0.5),
    ("naïve  Manëz", ["Manëz"], 0, 0.666667),
    ("The", ["the"], 1, 1.0),
    ("", ["Paris"], 0, 0.0),
    ("Paris", [], 0, 0.0),
    ("", [], 1, 1.0),
    ("new new york", ["new york york"], 0, 0.666667),
    ("state-of-the-art", ["state of the art"], 0, 0.0),
    ("theatre an", ["theatre"], 1, 1.0),
]

# (text, golds, score)
SCORED: Sequence[tuple[str, list[str], float]] = [
    ("Paris", ["Paris"], 3.0),
    ("in Paris", ["Paris"], 2.0),
    ("Rome", [], 1.5),
    ("Berlin wall", ["the Berlin Wall"], 1.0),
    ("Oslo", ["Bergen"], 0.5),
    ("Lima", [], 0.0),
    ("Quito city", ["Quito"], -1.0),
    ("Cairo", [], -2.0),
]

words = st.text("ab the,.ü–", max_size=12)
golds = st.lists(words, max_size=4)
scored = st.lists(
    st.tuples(st.integers(-3, 3), st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([0.0, 1.0])),
    min_size=1,
)


@pytest.mark.parametrize(("text", "golds", "expected_exact_match", "expected_f1"), OFFICIAL)
def test_exact_match_and_f1_are_those_of_the_official_script(
    text: str, golds: list[str], expected_exact_match: float, expected_f1: float
) -> None:
    found = exact_match(text, golds), f1(text, golds)
    assert found == pytest.approx((expected_exact_match, expected_f1), abs=1e-6)


def test_totals_at_a_threshold_are_those_of_the_official_script() -> None:
    texts = [text if score >= 1.5 else "" for text, _, score in SCORED]
    found = split(texts, [golds for _, golds, _ in SCORED])
    assert found.has_answer
    assert found.no_answer
    assert (found.total.exact_match, found.total.f1) == pytest.approx((0.375, 0.4583333333))
    assert (found.has_answer.exact_match, found.has_answer.f1) == pytest.approx((0.2, 1 / 3))
    assert (found.no_answer.questions, found.no_answer.f1) == pytest.approx((3, 2 / 3))


@pytest.mark.parametrize(
    ("measure", "value", "threshold"), [(exact_match, 0.5, 3), (f1, 7 / 12, 2)]
)
def test_the_best_threshold_is_that_of_the_official_script(
    measure: Callable[[str, Sequence[str]], float], value: float, threshold: float
) -> None:
    best = best_threshold(
        [score for _, _, score in SCORED],
        [measure(text, golds) for text, golds, _ in SCORED],
        [measure("", golds) for _, golds, _ in SCORED],
    )
    assert (best.value, best.threshold) == pytest.approx((value, threshold))


@given(scored)
def test_no_threshold_does_better_than_the_best(rows: list[tuple[int, float, float]]) -> None:
    scores, answered, abstained = zip(*rows, strict=True)

    def at(threshold: float) -> float:
        return mean([right if score >= threshold else none for score, right, none in rows])

    best = best_threshold(scores, answered, abstained)
    assert best.value == pytest.approx(max(at(threshold) for threshold in [*scores, math.inf]))


@given(scored)
def test_the_best_threshold_gives_its_value(rows: list[tuple[int, float, float]]) -> None:
    scores, answered, abstained = zip(*rows, strict=True)
    best = best_threshold(scores, answered, abstained)
    earned = [right if score >= best.threshold else none for score, right, none in rows]
    assert mean(earned) == pytest.approx(best.value)


@given(scored)
def test_the_best_threshold_does_not_depend_on_the_order(
    rows: list[tuple[int, float, float]],
) -> None:
    as_given = best_threshold(*zip(*rows, strict=True))
    assert best_threshold(*zip(*reversed(rows), strict=True)) == as_given


@given(words, golds)
def test_exact_match_is_never_above_f1(text: str, golds: list[str]) -> None:
    assert 0 <= exact_match(text, golds) <= f1(text, golds) <= 1


@given(words, golds)
def test_the_order_of_golds_does_not_matter(text: str, golds: list[str]) -> None:
    assert f1(text, golds) == f1(text, golds[::-1])


@given(words, words)
def test_f1_is_symmetric_between_text_and_gold(text: str, gold: str) -> None:
    assert f1(text, [gold]) == pytest.approx(f1(gold, [text]))


@given(words, st.lists(words, min_size=1), words)
def test_another_gold_never_lowers_f1_below_one_that_counts(
    text: str, golds: list[str], more: str
) -> None:
    if any(normalised(gold) for gold in golds):
        assert f1(text, [*golds, more]) >= f1(text, golds)


@given(words)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_no_question_has_no_totals() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        split([], [])


def test_a_kind_of_question_that_was_not_asked_has_no_total() -> None:
    assert split(["Paris"], [["Paris"]]).no_answer is None
