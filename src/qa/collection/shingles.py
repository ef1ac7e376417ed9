"""The shingles of texts: what near-duplicates share, and an index of who holds which."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.collection.arrays import read_array
from qa.collection.bm25 import plain

Shingles: TypeAlias = NDArray[np.uint32]
"""[n], ascending, without repeats."""

SHINGLE = 2
"""Words in a shingle."""

KEPT = 1024
"""Shingles kept of a text, at most."""

NEIGHBOURS = 16
"""Texts compared with a text on the word of one shingle; common phrases would pair all with all."""

_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio (Knuth 6.4)
_HASHES, _OWNERS = "shingles.npy", "owners.npy"


def shingles(text: str) -> Shingles:
    """The hashes of the shingles of a text, whatever its case and punctuation."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(plain(text).lower())]
    if len(words) < SHINGLE:
        return np.empty(0, dtype="<u4")
    mixed = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        window = np.array(words[place : place + len(mixed)], dtype=np.uint64)
        mixed = (mixed + window) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype("<u4"))[:KEPT]


def shared(one: Shingles, other: Shingles) -> tuple[Shingles, float]:
    """What two texts share, and which part (0-1) of the smaller that is.

    Both are looked at only as far as both are known, up to where the shorter list was cut.
    """
    end = min(_end(one), _end(other))
    one, other = one[one <= end], other[other <= end]
    common = np.intersect1d(one, other, assume_unique=True)
    return common, len(common) / max(1, min(len(one), len(other)))


class ShingleIndex:
    """All shingles of some texts, ascending, each with the number of the text that holds it."""

    def __init__(self, hashes: Shingles, owners: NDArray[np.uint32]) -> None:
        self.hashes = hashes
        self.owners = owners

    @classmethod
    def of(cls, texts: Sequence[Shingles]) -> ShingleIndex:
        none = np.empty(0, dtype=np.uint32)
        hashes = np.concatenate([none, *texts])
        owners = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(text) for text in texts])
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], owners[order])

    @classmethod
    def read(cls, folder: Path) -> ShingleIndex:
        """Mapped, not loaded."""
        return cls(*(read_array(folder / name) for name in (_HASHES, _OWNERS)))

    def write(self, folder: Path) -> None:
        np.save(folder / _HASHES, self.hashes)
        np.save(folder / _OWNERS, self.owners)

    def same_as(self, other: ShingleIndex) -> bool:
        return np.array_equal(self.hashes, other.hashes) and np.array_equal(
            self.owners, other.owners
        )

    def of_texts(self, kept: NDArray[np.bool_]) -> ShingleIndex:
        """The index of those texts alone that a mask keeps."""
        those = kept[self.owners]
        numbers = np.cumsum(kept, dtype=np.uint32) - np.uint32(1)
        return ShingleIndex(self.hashes[those], numbers[self.owners[those]])

    def near(self, text: Shingles, least: int) -> list[int]:
        """The numbers of the texts that hold `least` of a text's shingles or more, most first.

        Of a shingle that is everywhere only NEIGHBOURS holders are looked at.
        """
        lows, highs = (np.searchsorted(self.hashes, text, side) for side in ("left", "right"))
        taken = [
            self.owners[low : min(high, low + NEIGHBOURS)]
            for low, high in zip(lows.tolist(), highs.tolist(), strict=True)
        ]
        owners, counts = np.unique(np.concatenate([*taken, self.owners[:0]]), return_counts=True)
        enough = np.argsort(-counts, kind="stable")[: int((counts >= least).sum())]
        return [int(owner) for owner in owners[enough]]


def _end(text: Shingles) -> int:
    return int(text[-1]) if len(text) == KEPT else 2**32 - 1
