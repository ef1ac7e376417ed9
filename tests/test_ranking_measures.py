"""The measures of rankings and citations; trec_eval is asked what it says of the same rankings."""

from __future__ import annotations

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluate.measures import (
    citation_precision,
    citation_recall,
    recall_at,
    reciprocal_rank_at,
    success_at,
)

MEASURES = {"recall.1,5,10", "success.1,5,10", "recip_rank"}

covers = st.lists(st.frozensets(st.integers(0, 4)), max_size=12)


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.sampled_from([1, 5, 10]))
def test_ranking_measures_are_those_of_trec_eval(relevant: list[bool], k: int) -> None:
    if not any(relevant):
        relevant = [*relevant, True]
    hits = [frozenset({rank} if right else ()) for rank, right in enumerate(relevant)]
    scores = {f"d{rank}": float(-rank) for rank in range(len(relevant))}
    qrels = {f"d{rank}": int(right) for rank, right in enumerate(relevant)}
    evaluator = pytrec_eval.RelevanceEvaluator({"q": qrels}, MEASURES)
    expected = evaluator.evaluate({"q": scores})["q"]
    assert recall_at(hits, sum(relevant), k) == pytest.approx(expected[f"recall_{k}"])
    assert success_at(hits, k) == expected[f"success_{k}"]
    assert reciprocal_rank_at(hits, len(hits)) == pytest.approx(expected["recip_rank"])


@given(covers)
def test_recall_never_falls_with_depth(found: list[frozenset[int]]) -> None:
    assert recall_at(found, 5, 1) <= recall_at(found, 5, 5) <= recall_at(found, 5, 10) <= 1


def test_two_hits_that_show_one_gold_count_once_in_recall() -> None:
    assert recall_at([frozenset({0}), frozenset({0})], 2, 10) == 0.5


def test_a_gold_below_rank_k_earns_no_reciprocal_rank() -> None:
    assert reciprocal_rank_at([frozenset()] * 10 + [frozenset({0})], 10) == 0


def test_citation_precision_counts_every_citation_shown() -> None:
    cited = [[frozenset({0}), frozenset()], [frozenset[int]()], []]
    assert citation_precision(cited) == pytest.approx(1 / 3)


def test_citation_recall_counts_every_gold_wanted() -> None:
    assert citation_recall([[frozenset({0}), frozenset({0, 1})], []], golds=4) == 0.5


def test_nothing_cited_has_no_precision() -> None:
    assert citation_precision([[], []]) == 0
