"""A confidence is a probability, and what it is reckoned from is what was read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import document_of
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss

from qa.confidence import (
    FITTED,
    Calibration,
    Evidence,
    calibration_for,
    keep_calibration,
    percent,
    weigh,
)
from qa.errors import ModelError
from qa.evaluate.calibration import (
    Observation,
    auroc,
    brier,
    calibration_error,
    fitted,
    risk_coverage,
    widest,
)
from qa.read.shipped import WEIGHTS, ReaderCard
from qa.types import Candidate, Chunk, Hit, Span

SHIPPED = ReaderCard.beside(WEIGHTS).calibration
VISIT = document_of("a.txt", "The visit took five hours.")
STAY = document_of("b.txt", "It took the Five Hours of a week.")
LASTED = "How long did the visit last?"


def hit(rank: int, chunk: Chunk) -> Hit:
    return Hit(chunk, rank, 1 / rank)


HITS = [
    hit(1, Chunk.of(VISIT, Span(0, len(VISIT.text)))),
    hit(2, Chunk.of(STAY, Span(0, len(STAY.text)))),
]
FIVE, SAME, WEEK = (
    Candidate(VISIT.id, Span(15, 25), 3.5),
    Candidate(STAY.id, Span(8, 22), 2.5),
    Candidate(STAY.id, Span(26, 32), 1.0),
)


def test_the_words_of_these_candidates_are_what_they_seem() -> None:
    assert [VISIT.text[15:25], STAY.text[8:22], STAY.text[26:32]] == [
        "five hours",
        "the Five Hours",
        "a week",
    ]


def rivals(*candidates: Candidate) -> list[float]:
    """Of each candidate, the most confident first."""
    return [each.evidence.rivals for each in weigh(LASTED, candidates, HITS, Calibration())]


def test_only_what_says_something_else_is_a_rival() -> None:
    week, five, same = (float(np.logaddexp(0, each.score)) for each in (WEEK, FIVE, SAME))
    assert rivals(FIVE, SAME, WEEK) == pytest.approx([week, week, five + same])


def test_what_is_more_precise_is_no_rival() -> None:
    assert rivals(replace(FIVE, span=Span(10, 25)), SAME) == [0.0, 0.0]


def test_what_is_hardly_an_answer_is_hardly_a_rival() -> None:
    assert rivals(FIVE, replace(WEEK, score=-8.0))[0] < 0.001


def test_however_sure_a_rival_is_it_does_not_rule_out_the_other() -> None:
    sure, surer = (replace(WEEK, score=score) for score in (12.0, 20.0))
    assert rivals(sure, FIVE)[1] == rivals(surer, FIVE)[1]


@pytest.mark.parametrize(
    ("question", "share"),
    [("Did Ann see the Visit?", 0.5), ("How long in 1988?", 0), (LASTED, 1)],
)
def test_names_is_the_share_of_the_questions_names_that_the_passage_has(
    question: str, share: float
) -> None:
    [weighed] = weigh(question, [FIVE], HITS, Calibration())
    assert weighed.evidence.names == share


def test_every_candidate_knows_the_passage_that_it_was_read_in() -> None:
    assert [each.hit.rank for each in weigh(LASTED, [FIVE, WEEK], HITS, Calibration())] == [1, 2]


def test_the_most_confident_comes_first_whatever_the_reader_preferred() -> None:
    by_rivals = Calibration(score=0.1, rivals=-0.5)
    rival = replace(WEEK, score=9.0)
    best = weigh(LASTED, [rival, FIVE, replace(SAME, score=6.0)], HITS, by_rivals)
    assert best[-1].candidate == rival


def test_without_a_fit_the_confidence_is_the_readers_own_probability() -> None:
    assert Calibration().confidence(Evidence(2.0, 3.0, 0.5)) == pytest.approx(1 / (1 + np.exp(-2)))


@given(st.floats(-20, 20), st.floats(0, 40), st.floats(0, 0.5), st.floats(0, 0.5))
def test_confidence_grows_with_score_and_names_and_falls_with_rivals(
    score: float, rivals: float, names: float, more: float
) -> None:
    sure = SHIPPED.confidence(Evidence(score, rivals + more, names))
    surer = SHIPPED.confidence(Evidence(score + more, rivals, names + more))
    assert 0 <= sure <= surer <= 1


def drawn(calibration: Calibration, count: int) -> list[Observation]:
    """Candidates that are right as often as the calibration says."""
    random = np.random.default_rng(5)
    evidence = [Evidence(*random.normal(0, 3, 3)) for _ in range(count)]
    return [Observation(e, random.random() < calibration.confidence(e)) for e in evidence]


def test_a_fit_finds_the_calibration_that_the_answers_were_drawn_from() -> None:
    true = Calibration(score=0.6, rivals=-0.3, names=0.2, intercept=-0.5)
    found = fitted(drawn(true, 20_000))
    for name in ("score", "rivals", "names", "intercept"):
        assert getattr(found, name) == pytest.approx(getattr(true, name), abs=0.08), name


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [(0.5499, "54%"), (0.55, "55%"), (0.57, "57%"), (0.999, "99%"), (1, "100%")],
)
def test_what_falls_short_of_a_percentage_is_not_shown_as_it(confidence: float, shown: str) -> None:
    assert percent(confidence) == shown


def test_calibration_error_is_the_mean_gap_of_equal_bins() -> None:
    confidences = np.repeat([0.25, 0.75], 15 * 4)
    right = np.tile([False, False, False, True], 30)
    by_bin = [0.0] * 7 + [0.25] + [0.5] * 7  # the middle one holds both
    assert calibration_error(confidences, right) == pytest.approx(sum(by_bin) / 15)


def test_calibration_error_does_not_depend_on_the_order_of_equal_confidences() -> None:
    confidences, right = np.full(60, 0.5), np.arange(60) < 30
    assert calibration_error(confidences, right) == 0
    assert calibration_error(confidences, right[::-1]) == 0


SURE = np.array([0.9, 0.8, 0.8, 0.4, 0.1])
WELL = np.array([True, True, False, True, False])


def test_the_brier_score_is_the_published_one() -> None:
    assert brier(SURE, WELL) == pytest.approx(brier_score_loss(WELL, SURE))


def test_auroc_counts_the_pairs_in_the_right_order() -> None:
    # of six pairs, right beside wrong: four in order, one tied, one not
    assert auroc(SURE, WELL) == pytest.approx(4.5 / 6)


def test_risk_is_the_share_of_shown_answers_that_are_wrong() -> None:
    risks = risk_coverage(SURE, WELL)
    assert [round(each.risk, 3) for each in risks] == [0, 0, 0.333, 0.25, 0.4]
    assert [each.coverage for each in risks] == [0.2, 0.4, 0.6, 0.8, 1.0]


def test_the_widest_coverage_within_a_risk_is_found() -> None:
    found = widest(risk_coverage(SURE, WELL), 0.25)
    assert found is not None
    assert (found.threshold, found.coverage) == (0.4, 0.8)


def test_a_kept_calibration_counts_for_its_reader_only(tmp_path: Path) -> None:
    kept = Calibration(0.5, -0.2, 0.1, -1.0)
    keep_calibration("qa", kept, tmp_path)
    assert calibration_for("qa", SHIPPED, tmp_path) == kept
    assert calibration_for("another", SHIPPED, tmp_path) == SHIPPED


def test_a_damaged_calibration_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FITTED).write_text(json.dumps({"reader": "qa"}))
    with pytest.raises(ModelError, match=r"calibration\.json.*qa calibrate"):
        calibration_for("qa", SHIPPED, tmp_path)
