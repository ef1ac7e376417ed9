"""Which texts are near-duplicates, by the runs of words that they share.

A text is known by hashes of its shingles, runs of SHINGLE words (Broder 1997), of which long texts
keep the least ones only (bottom-k). How much two texts share is measured against the smaller of
the two, so that a cut and a quoted whole count as near-duplicates of what they come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from qa.collection.shingles import NEIGHBOURS, ShingleIndex, Shingles, shared

SHARED = 0.28
"""Of the smaller text's shingles so many are shared from which two are near-duplicates.

Chosen by `benchmarks.near_duplicates`, which says what it finds and misses.
"""

COUPLED = 0.1
"""Of the smaller of two shared parts so much is common from which they are the same part."""

FEWEST = 8
"""Shared shingles without which there is no saying."""

_BLOCK = 4_000_000  # shingles whose pairs are counted at once


def clusters(texts: Sequence[Shingles]) -> list[int]:
    """For each text the first one of its cluster; itself where it has no near-duplicate.

    Two near-duplicates of one text are in one cluster only where they share the same of it: who
    joins two reports makes no single source of them. (As link communities, Ahn et al. 2010: the
    links are clustered, and a text goes where its strongest link does.)
    """
    links = _links(texts)
    leader = _Leaders(len(links))
    for own in _links_by_text(links).values():
        for one, other in _coupled(own, links):
            leader.join(one, other)
    home: dict[int, tuple[float, int]] = {}
    for number, (one, other, _, part) in enumerate(links):
        for text in (one, other):
            home[text] = min(home.get(text, (0.0, 0)), (-part, leader.of(number)))
    first: dict[int, int] = {}
    found = list(range(len(texts)))
    for text in sorted(home):
        found[text] = first.setdefault(home[text][1], text)
    return found


def part_shared(one: Shingles, other: Shingles) -> float:
    """How much of the smaller text two share; 0 where that is too little to say."""
    common, part = shared(one, other)
    return part if len(common) >= FEWEST else 0.0


Link: TypeAlias = tuple[int, int, Shingles, float]
"""Two texts, what they share, and how much of the smaller that is."""


def _links(texts: Sequence[Shingles]) -> list[Link]:
    found = []
    for one, other in _pairs(texts):
        common, part = shared(texts[one], texts[other])
        if len(common) >= FEWEST and part >= SHARED:
            found.append((one, other, common, part))
    return found


def _pairs(texts: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """The texts, two by two, that may share enough, by sorting all shingles.

    What two strangers share are phrases that are everywhere, of which NEIGHBOURS leaves little;
    half of SHARED is asked of what is left. Texts are taken block by block, for want of memory.
    """
    lengths = np.array([len(text) for text in texts])
    index = ShingleIndex.of(texts)
    hashes, owners = index.hashes, index.owners.astype(np.int64)
    blocks = 1 + len(hashes) // _BLOCK
    for block in np.array_split(np.arange(len(texts)), blocks):
        met = [np.empty(0, dtype=np.int64)]
        for step in range(1, NEIGHBOURS + 1):
            same = hashes[step:] == hashes[:-step]
            if blocks > 1:
                same &= (owners[:-step] >= block[0]) & (owners[:-step] <= block[-1])
            met.append(owners[:-step][same] * len(texts) + owners[step:][same])
        pairs, counts = np.unique(np.concatenate(met), return_counts=True)
        one, other = np.divmod(pairs, max(1, len(texts)))
        enough = np.maximum(FEWEST, SHARED / 2 * np.minimum(lengths[one], lengths[other]))
        likely = counts >= enough
        yield from zip(one[likely].tolist(), other[likely].tolist(), strict=True)


def _links_by_text(links: Sequence[Link]) -> dict[int, list[int]]:
    """The links of each text, strongest first."""
    found = defaultdict(list)
    for number in sorted(range(len(links)), key=lambda number: -links[number][3]):
        for text in links[number][:2]:
            found[text].append(number)
    return found


def _coupled(own: Sequence[int], links: Sequence[Link]) -> Iterator[tuple[int, int]]:
    """Of the links of one text those, two by two, that stand on the same part of it."""
    parts: list[tuple[int, Shingles]] = []
    for number in own:
        common = links[number][2]
        for place, (first, part) in enumerate(parts):
            if shared(common, part)[1] >= COUPLED:
                parts[place] = (first, np.union1d(part, common))
                yield first, number
                break
        else:
            parts.append((number, common))


class _Leaders:
    """Disjoint sets of numbers (Tarjan 1975); the least one speaks for its set."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))

    def of(self, number: int) -> int:
        while self._leader[number] != number:
            self._leader[number] = number = self._leader[self._leader[number]]
        return number

    def join(self, one: int, other: int) -> None:
        least, greatest = sorted((self.of(one), self.of(other)))
        self._leader[greatest] = least
