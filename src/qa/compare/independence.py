"""How many sources say something independently: copies and quotations of one another are one."""

from __future__ import annotations

from collections.abc import Sequence

from qa.compare.words import words
from qa.types import Citation

SHINGLE = 5
"""Words in a row that are compared (Broder 1997, "On the resemblance and containment …")."""

COPIED = 0.5
"""From this share of the shorter quote's shingles on, one copies the other."""


def independent(citations: Sequence[Citation]) -> int:
    """How many of the quotes are of documents that are no near-duplicates, and copy no other."""
    return len({_first_alike(citations, number) for number in range(len(citations))})


def _first_alike(citations: Sequence[Citation], number: int) -> int:
    """The first citation that this one copies, or copies a copy of; itself where there is none."""
    for earlier in range(number):
        if _one_source(citations[earlier], citations[number]):
            return _first_alike(citations, earlier)
    return number


def _one_source(one: Citation, other: Citation) -> bool:
    if one.quote.document_id == other.quote.document_id or one.cluster == other.cluster != "":
        return True
    few, many = sorted((_shingles(one), _shingles(other)), key=len)
    return bool(few) and len(few & many) >= COPIED * len(few)


def _shingles(citation: Citation) -> frozenset[tuple[str, ...]]:
    spoken = words(citation.quote.exact)
    return frozenset(zip(*(spoken[first:] for first in range(SHINGLE)), strict=False))
