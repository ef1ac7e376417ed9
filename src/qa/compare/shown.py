"""Which citations an answer shows, and how they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.compare.groups import Comparison
from qa.types import Agreement, Citation, Document

CONTRADICTION = 0.08
"""The least confidence with which a quote below the threshold contradicts one above (`eval/`)."""


def compare(
    question: str,
    citations: Sequence[Citation],
    documents: Mapping[str, Document],
    passages: Sequence[str],
    threshold: float,
    corroboration: float,
    limit: int,
) -> tuple[tuple[Citation, ...], Agreement]:
    """The citations to show, and how they agree.

    One below `threshold` is shown only where it confirms one above, from a confidence of
    `corroboration` on, or contradicts the first, from CONTRADICTION on. Of each group
    the best has its place before the second of any other, so that no answer hides another; the
    verdict is over all, whatever the limit. `citations` are best first, the first at or above the
    threshold.
    """
    comparison = Comparison(question, citations, documents, passages)
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
    answers = [n for n, each in enumerate(citations) if each.confidence >= threshold]

    def counts(place: int) -> bool:
        confidence = citations[place].confidence
        if confidence >= corroboration and comparison.confirms(place, answers):
            return True
        return confidence >= CONTRADICTION and comparison.contradicts(place, answers)

    return answers + [place for place in range(len(answers), len(citations)) if counts(place)]


def _shown(groups: Sequence[Sequence[int]], kept: Sequence[int], limit: int) -> list[int]:
    """The first of each group, then the others, best first; at most `limit`, in their order."""
    heads = [group[0] for group in groups]
    return sorted([*heads, *(place for place in kept if place not in heads)][:limit])
