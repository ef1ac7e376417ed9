"""Rankings are fused as the papers say."""

from __future__ import annotations

import pytest

from qa.retrieve import min_max, reciprocal_rank, worth_reading
from qa.types import Chunk, Hit, Ranked, Span


def ranking(**scores: float) -> list[Ranked]:
    return [Ranked(name, Span(0, 1), n, scores[name]) for n, name in enumerate(scores, 1)]


def hits(**scores: float) -> list[Hit]:
    found = ranking(**scores)
    return [Hit(Chunk(r.document_id, r.span, "x"), r.rank, r.score) for r in found]


def fused(found: list[Ranked]) -> dict[str, float]:
    return {each.document_id: each.score for each in found}


def test_min_max_adds_scores_scaled_to_one() -> None:
    lexical, dense = ranking(a=20, b=15, c=10), ranking(b=0.9, c=0.5)
    assert fused(min_max([lexical, dense], [0.5, 0.5])) == {"b": 0.75, "a": 0.5, "c": 0.0}


def test_min_max_weighs_its_rankings() -> None:
    best = min_max([ranking(a=2, b=1), ranking(b=2, a=1)], [0.3, 0.7])[0]
    assert (best.document_id, best.score) == ("b", 0.7)


def test_reciprocal_rank_counts_places_only() -> None:
    found = fused(reciprocal_rank([ranking(a=100, b=1), ranking(b=0.2)]))
    assert found == pytest.approx({"b": 1 / 62 + 1 / 61, "a": 1 / 61})


def test_passages_far_below_the_best_are_not_worth_reading() -> None:
    first = dict.fromkeys("abcde", 0.9)
    kept = worth_reading(hits(**first, f=0.45, g=0.44), 0.5)
    assert [hit.chunk.document_id for hit in kept] == list("abcdef")


def test_the_first_passages_are_read_however_far_below_the_best() -> None:
    found = hits(a=1.0, b=0.1, c=0.0)
    assert worth_reading(found, 1) == found


def test_with_a_share_of_nothing_every_passage_is_read() -> None:
    found = hits(a=1.0, b=0.0)
    assert worth_reading(found, 0) == found
    assert worth_reading([], 0.5) == []


def test_ranks_count_from_one() -> None:
    assert [hit.rank for hit in reciprocal_rank([ranking(a=3, b=2, c=1)])] == [1, 2, 3]


def test_ties_go_by_document() -> None:
    found = min_max([ranking(b=1), ranking(a=1)], [0.5, 0.5])
    assert [each.document_id for each in found] == ["a", "b"]


def test_nothing_found_is_nothing_fused() -> None:
    assert min_max([[], []], [0.5, 0.5]) == []
