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
    MOST_LEAD,
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


def hit(rank: int, chunk: Chunk) -> Hit:
    return Hit(chunk, rank, 1 / rank)


HITS = [
    hit(1, Chunk.of(VISIT, Span(0, len(VISIT.text)))),
    hit(2, Chunk.of(STAY, Span(0, len(STAY.text)))),
]
FIVE, SAME, WEEK = (
    Candidate(VISIT.id, Span(15, 25), 4.0),
    Candidate(STAY.id, Span(8, 22), 2.5),
    Candidate(STAY.id, Span(26, 32), 1.0),
)


def test_the_words_of_these_candidates_are_what_they_seem() -> None:
    assert [VISIT.text[15:25], STAY.text[8:22], STAY.text[26:32]] == [
        "five hours",
        "the Five Hours",
        "a week",
    ]


def test_the_lead_is_over_the_best_candidate_with_other_words() -> None:
    leads = [each.evidence.lead for each in weigh([FIVE, SAME, WEEK], HITS, Calibration())]
    assert leads == [3.0, 1.5, -3.0]


def test_a_candidate_without_a_rival_leads_by_the_most_that_counts() -> None:
    [alone] = weigh([FIVE], HITS, Calibration())
    assert alone.evidence.features()[1] == MOST_LEAD


def test_every_candidate_knows_the_passage_that_it_was_read_in() -> None:
    assert [each.hit.rank for each in weigh([FIVE, WEEK], HITS, Calibration())] == [1, 2]


def test_the_most_confident_comes_first_whatever_the_reader_preferred() -> None:
    by_lead = Calibration(score=0.1, lead=5.0)
    rival = replace(WEEK, score=4.5)
    best = weigh([replace(FIVE, score=5.0), rival, replace(SAME, score=4.6)], HITS, by_lead)
    assert best[-1].candidate == rival


def test_without_a_fit_the_confidence_is_the_readers_own_probability() -> None:
    assert Calibration().confidence(Evidence(2.0, 3.0)) == pytest.approx(1 / (1 + np.exp(-2)))


@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(0, 5))
def test_confidence_grows_with_score_and_lead(score: float, lead: float, more: float) -> None:
    sure = SHIPPED.confidence(Evidence(score, lead))
    assert 0 <= sure <= SHIPPED.confidence(Evidence(score + more, lead + more)) <= 1


def drawn(calibration: Calibration, count: int) -> list[Observation]:
    """Candidates that are right as often as the calibration says."""
    random = np.random.default_rng(5)
    evidence = [Evidence(*random.normal(0, 3, 3)) for _ in range(count)]
    return [Observation(e, random.random() < calibration.confidence(e)) for e in evidence]


def test_a_fit_finds_the_calibration_that_the_answers_were_drawn_from() -> None:
    true = Calibration(score=0.6, lead=0.3, support=0.2, intercept=-0.5)
    found = fitted(drawn(true, 20_000))
    for name in ("score", "lead", "support", "intercept"):
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
    kept = Calibration(0.5, 0.2, 0.1, -1.0)
    keep_calibration("qa", kept, tmp_path)
    assert calibration_for("qa", SHIPPED, tmp_path) == kept
    assert calibration_for("another", SHIPPED, tmp_path) == SHIPPED


def test_a_damaged_calibration_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FITTED).write_text(json.dumps({"reader": "qa"}))
    with pytest.raises(ModelError, match=r"calibration\.json.*qa calibrate"):
        calibration_for("qa", SHIPPED, tmp_path)
