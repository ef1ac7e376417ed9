"""Question to hits: BM25 and dense search, fused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from typing import TypeAlias

from qa.ports import Collection, Embedder
from qa.types import Hit, Ranked, Span
from qa.view import viewed

DEPTH = 50
"""Hits taken of each ranking before fusion."""

DENSE_WEIGHT = 0.5
"""Chosen on 2,000 questions over the texts of `training/dossiers.jsonl`; BM25 has the rest."""

ALWAYS_READ = 5
"""Hits that are read whatever their score: sources that agree are to be shown together."""

Place: TypeAlias = tuple[str, Span]


def retrieve(
    question: str,
    collection: Collection,
    embedder: Embedder,
    limit: int,
    among: Set[str] | None = None,
) -> list[Hit]:
    """At most `limit` hits, best first, by the weighted sum of min-max normalised scores.

    `among` names the documents that are searched, all where it is None.
    """
    depth = max(DEPTH, limit)
    lexical = collection.lexical(question, depth, among)
    dense = collection.dense(embedder.question(viewed(question)), depth, among)
    return collection.hits(min_max([lexical, dense], [1 - DENSE_WEIGHT, DENSE_WEIGHT])[:limit])


def worth_reading(hits: Sequence[Hit], share: float) -> list[Hit]:
    """The first ALWAYS_READ hits, and those whose score is at least `share` (0-1) of the best's.

    Where one passage stands out those far behind hardly ever hold the answer; where many are
    alike, all are kept.
    """
    return [hit for hit in hits if hit.rank <= ALWAYS_READ or hit.score >= share * hits[0].score]


def min_max(rankings: Sequence[Sequence[Ranked]], weights: Sequence[float]) -> list[Ranked]:
    """Fused by the weighted sum of scores, each ranking's scaled to 0-1 (Fox & Shaw 1994, CombSUM).

    A chunk that a ranking does not hold has 0 there, as its last one has.
    """
    scales = [_scale(ranking) for ranking in rankings]
    return _fused(rankings, lambda which, found: weights[which] * scales[which](found.score))


def reciprocal_rank(rankings: Sequence[Sequence[Ranked]], k: int = 60) -> list[Ranked]:
    """Fused by the sum of 1 / (k + rank) (Cormack, Clarke & Büttcher 2009)."""
    return _fused(rankings, lambda _, found: 1 / (k + found.rank))


def _scale(ranking: Sequence[Ranked]) -> Callable[[float], float]:
    scores = [found.score for found in ranking]
    low, high = min(scores, default=0.0), max(scores, default=0.0)
    return lambda score: (score - low) / (high - low) if high > low else 1.0


def _fused(
    rankings: Sequence[Sequence[Ranked]], share: Callable[[int, Ranked], float]
) -> list[Ranked]:
    scores: defaultdict[Place, float] = defaultdict(float)
    for which, ranking in enumerate(rankings):
        for found in ranking:
            scores[found.document_id, found.span] += share(which, found)
    ordered = sorted(scores, key=lambda place: (-scores[place], place))
    return [Ranked(*place, rank, scores[place]) for rank, place in enumerate(ordered, start=1)]
