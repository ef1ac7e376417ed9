"""Which citations an answer shows, and how they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.compare.groups import Comparison
from qa.ports import Embedder
from qa.types import Agreement, Citation, Document

FAINT = 0.01
"""The least confidence of a quote that confirms or contradicts an answer by its own words: the
reader doubts what is told in other words than the question's."""


def compare(
    question: str,
    citations: Sequence[Citation],
    documents: Mapping[str, Document],
    passages: Sequence[str],
    embedder: Embedder,
    threshold: float,
    corroboration: float,
    limit: int,
) -> tuple[tuple[Citation, ...], Agreement]:
    """The citations to show, and how they agree.

    One that gives no beginning or end where that is asked for, and the first gives it, is left out.
    One below `threshold` is shown only where it contradicts the first, or confirms an answer: from
    a confidence of `corroboration` on, or with the same words around it. Of each group the best has
    its place before the second of any other, so that no answer hides another; the verdict is over
    all, whatever the limit. `citations` are best first, the first at or above the threshold.
    """
    comparison = Comparison(question, citations, documents, passages, embedder)
    kept = _kept(comparison, citations, threshold, corroboration)
    groups = comparison.groups(kept)
    shown = _shown(groups, kept, limit)
    agreement = Agreement(
        comparison.verdict(groups),
        tuple(comparison.group(shown, members) for members in groups if {*members} & {*shown}),
    )
    return tuple(map(comparison.resolved, shown)), agreement


def _kept(
    comparison: Comparison, citations: Sequence[Citation], threshold: float, corroboration: float
) -> list[int]:
    """Those at or above the threshold, and those below that confirm or contradict one of them."""
    sure = [n for n, each in enumerate(citations) if each.confidence >= threshold]
    answers = [place for place in sure if not comparison.misses(place)]

    def counts(place: int) -> bool:
        likely = citations[place].confidence >= corroboration
        confirms = comparison.confirms if likely else comparison.told_alike
        return confirms(place, answers) or comparison.contradicts(place, answers)

    return answers + [place for place in range(len(sure), len(citations)) if counts(place)]


def _shown(groups: Sequence[Sequence[int]], kept: Sequence[int], limit: int) -> list[int]:
    """The first of each group, then the others, best first; at most `limit`, in their order."""
    heads = [group[0] for group in groups]
    return sorted([*heads, *(place for place in kept if place not in heads)][:limit])
